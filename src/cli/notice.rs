//! `notice prepare`, `notice publish`, `notice list`, `notice reprint`, `notice correct`, `notice layout`: what hangs on the
//! board, frozen byte for byte.

mod looking;
mod material;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::chain::root;
use crate::cli::due::first_to_tell;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::notice::looking::{Reprint, correct, list};
use crate::cli::session::Session;
use crate::cli::status::due_month;
use crate::desk::witnessing::newest_seen;
use crate::desk::{Desk, Recorded, verifier};
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::{Books, NoticeFacts};
use crate::ledger::command::Command;
use crate::ledger::event::{NoticeFile, NoticePosted, NoticePrepared};
use crate::ledger::field::Count;
use crate::ledger::name::Text;
use crate::ledger::period::Month;
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Reading, Span};
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Holder, Mode};
use crate::render::{pack, terminal};
use crate::report::keepers::Keepers;
use crate::report::{Footed, MonthNotice, NoticeAsked, NoticeError, Posting, Seal, Seen, Signers};
use crate::store::{Store, StoreError, papers};
use crate::text::Question;

/// The checkpoint a notice was drawn from.
const CHECKPOINT: &str = "checkpoint.note";

/// How it will hang, where that was said before it was approved.
const PLANNED: &str = "posting.json";

/// How long a notice hangs unless somebody says otherwise, in days.
const DAYS_ON_THE_BOARD: i32 = 7;
/// As above, with 公共收益 on it (聊城市物业管理条例).
const DAYS_WITH_COMMON_INCOME: i32 = 30;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Notice {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().notice_prepare)]
    Prepare(Publish),
    #[command(about = help().notice_publish)]
    Publish(Publish),
    #[command(about = help().notice_list)]
    List,
    #[command(about = help().notice_reprint)]
    Reprint(Reprint),
    #[command(about = help().notice_correct)]
    Correct {
        #[arg(value_name = "NUMBER", help = help().notice_number)]
        number: Option<String>,
    },
    #[command(about = help().notice_layout)]
    Layout,
}

#[derive(Debug, Args)]
struct Publish {
    #[arg(value_name = "YYYY-MM", help = help().notice_month)]
    month: Option<String>,
    #[arg(long, help = help().notice_place)]
    place: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().notice_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().notice_until)]
    until: Option<String>,
    #[arg(long, help = help().notice_objections)]
    objections: Option<String>,
    #[arg(long, value_name = "NAME", help = help().notice_reviewed_by)]
    reviewed_by: Option<String>,
    #[arg(long, value_name = "NAME", help = help().notice_supervised_by)]
    supervised_by: Option<String>,
    #[arg(long, value_name = "FILE", help = help().notice_layout_file)]
    layout: Option<PathBuf>,
}

impl Notice {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Prepare(publish) => publish.prepare(session, &mut session.desk()?, false),
            Action::Publish(publish) => publish.run(session),
            Action::List => list(session),
            Action::Reprint(reprint) => reprint.run(session),
            Action::Correct { number } => correct(session, number.as_deref()),
            Action::Layout => material::layout(session),
        }
    }
}

impl Publish {
    /// The next step: a notice that was prepared is posted; where one person may, it is prepared and posted at once; else
    /// it is prepared, and waits for somebody's approval.
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let books = desk.store().books();
        let (last, mode) = (books.last_notice(), mode(&books));
        books.fault()?;
        match last.filter(|notice| !notice.posted) {
            Some(notice) => self.post(session, &mut desk, notice),
            None => self.prepare(session, &mut desk, mode == Mode::OnePerson),
        }
    }

    /// Hangs up what was prepared.
    fn post(&self, session: &Session<'_>, desk: &mut Desk, notice: NoticeFacts) -> Result<(), Failure> {
        let month = session.maybe(Question::Month, self.month.as_deref())?;
        let is_another = month.is_some_and(|month: Month| month != notice.period);
        month.map_or(Ok(()), |month| it_does_not_hang(session, desk, month))?;
        if is_another || !self.is_as_drawn(session, desk, notice.number)? {
            return Err(Refusal::NoticeMustBePostedFirst { number: notice.number }.into());
        }
        let posting = self.as_printed(session, desk, notice)?;
        if self.says_how_it_hangs() {
            hangs_as_it_should(session, desk, &posting, notice.period)?;
        }
        let Posting { place, from, until } = posting;
        let posted = NoticePosted { from, notice: notice.number, place, until };
        session.record(desk, &Command::PostNotice(posted), &[])?;
        if !session.dry_run {
            let folder = desk.store().folder().notice(notice.number.0);
            let all = desk.store().reading()?.notices()?;
            let prepared = all.into_iter().find(|one| one.prepared.number == notice.number);
            let files = prepared.map(|one| one.prepared.files).unwrap_or_default();
            let names: Vec<String> = files.iter().map(|file| file.name.to_string()).collect();
            session.console.say(session.words.notice_posted(notice.number, notice.period, &names, &folder));
        }
        Ok(())
    }

    /// Whether everything that is drawn stands there as it is asked for now: the command that prepared it posts it, too.
    fn is_as_drawn(&self, session: &Session<'_>, desk: &Desk, number: Count) -> Result<bool, Failure> {
        if let Some(path) = &self.layout {
            let wanted = session.form(path)?.1.into_bytes();
            if material::of_notice(session, desk.store(), number, pack::layout::FILE)? != Some(wanted) {
                return Ok(false);
            }
        }
        let asked = [&self.objections, &self.reviewed_by, &self.supervised_by].into_iter().flatten();
        let asked: Vec<Text> =
            asked.map(|text| session.text(Question::Sentence, Some(text))).collect::<Result<_, Failure>>()?;
        if asked.is_empty() {
            return Ok(true);
        }
        let cover = material::of_notice(session, desk.store(), number, pack::cover::FILE)?.unwrap_or_default();
        let cover = String::from_utf8_lossy(&cover).into_owned();
        Ok(asked.iter().all(|text| cover.contains(text.as_str())))
    }

    /// How it hangs: as the paper says, unless somebody says otherwise, who is told that the paper says another thing.
    fn as_printed(&self, session: &Session<'_>, desk: &Desk, notice: NoticeFacts) -> Result<Posting, Failure> {
        let Some(printed) = material::printed(session, desk.store(), notice.number)? else {
            return self.posting(session, desk, notice.period);
        };
        let place = self.place.as_deref().map(|place| session.text(Question::Place, Some(place))).transpose()?;
        let from = session.maybe(Question::Day, self.from.as_deref())?.unwrap_or(printed.from);
        let until = session.maybe(Question::Day, self.until.as_deref())?.unwrap_or(printed.until);
        let posting = Posting { place: place.unwrap_or_else(|| printed.place.clone()), from, until };
        if posting != printed {
            let dates = session.words.posting_dates(printed.from, printed.until);
            let said = session.words.side_by_side(&dates, printed.place.as_str());
            session.console.remark(session.words.posted_otherwise(&said));
        }
        Ok(posting)
    }

    /// Whether somebody said how it will hang.
    const fn says_how_it_hangs(&self) -> bool {
        self.place.is_some() || self.from.is_some() || self.until.is_some()
    }

    /// Reads, foots, draws, signs and freezes the notice of a month; posts it too where one person may.
    fn prepare(&self, session: &Session<'_>, desk: &mut Desk, and_post: bool) -> Result<(), Failure> {
        let month = self.month(session, desk)?;
        it_is_its_turn(session, desk, month)?;
        let asked = self.asked(session, desk, month, and_post)?;
        let notice = self.compose(session, desk, asked)?;
        for (sheet, figures) in notice.added() {
            session.console.remark(session.words.layout_added(sheet, &figures));
        }
        if session.dry_run {
            let asked = &notice.foot.asked;
            session.console.remark(session.words.notice_rehearsed(asked.number, month));
            session.console.hand_over(&terminal::notice(&notice, session.words, Session::width()));
            return Ok(());
        }
        let (_, note) = desk.signed_head()?;
        let mut files = drawn(session, &notice, note);
        // Hung up at once, it stands in the entry that does so.
        files.extend(notice.foot.asked.posting.as_ref().filter(|_| !and_post).map(planned));
        let number = notice.foot.asked.number;
        let kept = keep(desk, number, &files)?;
        let prepared = record(session, desk, &notice, kept, and_post);
        if prepared.is_err() {
            // Files no entry names would be mistaken for a notice.
            let _ = std::fs::remove_dir_all(desk.store().folder().notice(number.0));
        }
        let prepared = prepared?;
        if desk.store().books().closed_month().is_none_or(|closed| closed < month) {
            session.console.remark(session.words.month_not_closed(month));
        }
        let names: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
        let folder = desk.store().folder().notice(number.0);
        if and_post {
            session.console.say(session.words.notice_posted(number, month, &names, &folder));
            return Ok(());
        }
        session.console.say(session.words.notice_prepared(number, month, &names, &folder));
        session.waits(desk, &prepared)
    }

    /// The month asked for, else the one that is due.
    fn month(&self, session: &Session<'_>, desk: &Desk) -> Result<Month, Failure> {
        if let Some(month) = session.maybe(Question::Month, self.month.as_deref())? {
            return Ok(month);
        }
        let due = due_month(desk.store(), desk.today())?;
        due.ok_or_else(|| Failure::refused(session.words.no_notice_due()))
    }

    /// Where it hangs, and how long.
    fn posting(&self, session: &Session<'_>, desk: &Desk, month: Month) -> Result<Posting, Failure> {
        let from = session.day(self.from.as_deref(), desk.today())?;
        let until = match session.maybe(Question::Day, self.until.as_deref())? {
            Some(until) => until,
            None => from.plus_days(days_on_the_board(desk.store(), month)?)?,
        };
        let place = self.place.as_deref().unwrap_or_else(|| session.words.board());
        Ok(Posting { place: session.text(Question::Place, Some(place))?, from, until })
    }

    /// The notice, or the cell that does not foot.
    fn compose(&self, session: &Session<'_>, desk: &Desk, asked: NoticeAsked) -> Result<Footed<MonthNotice>, Failure> {
        let material = material::of(session, desk.store(), asked.span.period, desk.today(), self.layout.as_deref())?;
        MonthNotice::compose(&desk.store().reading()?, asked, material).map_err(|error| match error {
            NoticeError::File(error) => Failure::from(error),
            NoticeError::NotFooting(fault) => Failure::refused(session.words.not_footing(&fault)),
            NoticeError::BeyondRange => Failure::from(Refusal::TotalsMustStayInRange),
        })
    }

    fn asked(&self, session: &Session<'_>, desk: &Desk, month: Month, and_post: bool) -> Result<NoticeAsked, Failure> {
        let books = desk.store().books();
        let last = books.last_notice();
        books.fault()?;
        let (size, _) = desk.store().head()?;
        let root = root(&desk.store().nodes(), size)?;
        let keeper = Keepers::of(&desk.store().reading()?)?.operator(desk.by());
        Ok(NoticeAsked {
            number: last.map_or(Count(1), |notice| notice.number.and_one()),
            span: Span { period: month, from: last.map_or(Count(0), |notice| notice.size), size: Count(size) },
            posting: if and_post || self.says_how_it_hangs() {
                let posting = self.posting(session, desk, month)?;
                can_hang(&posting, month)?;
                hangs_as_it_should(session, desk, &posting, month)?;
                Some(posting)
            } else {
                None
            },
            objections: session.text(Question::Place, self.objections.as_deref())?,
            seal: Seal {
                root: root.to_string(),
                root_groups: root.short_groups(),
                key: verifier(desk.opened())?.fingerprint(),
                seen: newest_seen(desk.store())?.map(|(by, size)| Seen { by, size: Count(size) }),
            },
            signers: Signers {
                prepared_by: session.text(Question::Operator, Some(&keeper))?,
                reviewed_by: session.text(Question::Name, self.reviewed_by.as_deref())?,
                supervised_by: session.text(Question::Name, self.supervised_by.as_deref())?,
            },
        })
    }
}

/// Whether a month comes next; asked before anything is drawn, because another month cannot follow the last closing.
fn it_is_its_turn(session: &Session<'_>, desk: &Desk, month: Month) -> Result<(), Failure> {
    it_does_not_hang(session, desk, month)?;
    let books = desk.store().books();
    let last = books.last_notice();
    books.fault()?;
    if let Some(due) = last.map(|notice| notice.period.next()).filter(|due| *due != month) {
        return Err(Refusal::NoticeMustFollowTheLast { due }.into());
    }
    let first = first_to_tell(desk.store())?;
    match first.filter(|first| last.is_none() && month < *first) {
        Some(first) => Err(Failure::refused(session.words.nothing_to_tell_before(month, first))),
        None => Ok(()),
    }
}

/// What hangs is not hung again: whoever asks wants another print of it, or the next month.
fn it_does_not_hang(session: &Session<'_>, desk: &Desk, month: Month) -> Result<(), Failure> {
    let notices = desk.store().reading()?.notices()?;
    let hangs = notices.iter().find(|notice| notice.prepared.period == month && notice.posted.is_some());
    let next = notices.last().map_or(month, |last| last.prepared.period.next());
    hangs.map_or(Ok(()), |one| Err(Failure::refused(session.words.hangs_already(one.prepared.number, month, next))))
}

/// A notice with a quarter of 公共收益 hangs longer.
fn days_on_the_board(store: &Store, month: Month) -> Result<i32, Failure> {
    let ends_a_quarter = Quarter::of(month.last()).last() == month.last();
    let of_owners = store.accounts()?.iter().any(|account| account.holder == Holder::OwnersCommittee);
    Ok(if ends_a_quarter && of_owners { DAYS_WITH_COMMON_INCOME } else { DAYS_ON_THE_BOARD })
}

/// The faces of a notice, and the checkpoint it was drawn from.
fn drawn(session: &Session<'_>, notice: &Footed<MonthNotice>, note: String) -> Vec<pack::File> {
    let mut files = pack::files(notice, session.words);
    files.push((CHECKPOINT.to_owned(), note.into_bytes()));
    files
}

/// How a notice will hang, as it is printed.
fn planned(posting: &Posting) -> pack::File {
    (PLANNED.to_owned(), serde_json::to_vec_pretty(posting).expect("strings cannot fail to be written"))
}

/// What the rules will say when it is hung up, said before it is printed: a frozen page cannot be mended.
fn can_hang(posting: &Posting, month: Month) -> Result<(), Refusal> {
    if posting.until <= posting.from {
        return Err(Refusal::PostingMustLast);
    }
    if posting.from <= month.last() {
        return Err(Refusal::PostingMustFollowItsMonth { period: month });
    }
    Ok(())
}

/// How far ahead somebody may say that a notice will hang, in days. Until it hangs nobody has read it, and its month stays due.
const DAYS_AHEAD: i32 = 31;

/// What owners are entitled to, and nobody can put right later: their sheet hangs its whole term (聊城市物业管理条例, 30 days), and
/// a notice that is announced hangs soon.
fn hangs_as_it_should(session: &Session<'_>, desk: &Desk, posting: &Posting, month: Month) -> Result<(), Failure> {
    let latest = desk.today().plus_days(DAYS_AHEAD)?;
    if posting.from > latest {
        return Err(Failure::refused(session.words.posting_is_far_ahead(posting.from, latest)));
    }
    let term = days_on_the_board(desk.store(), month)?;
    let least = posting.from.plus_days(term)?;
    if term == DAYS_WITH_COMMON_INCOME && posting.until < least {
        return Err(Failure::refused(session.words.common_income_must_hang(posting.until, least)));
    }
    Ok(())
}

/// Puts the files where they stay. What an interrupted publication left there is swept.
fn keep(desk: &Desk, number: Count, files: &[pack::File]) -> Result<Vec<NoticeFile>, Failure> {
    let folder = desk.store().folder();
    let place = folder.notice(number.0);
    if place.exists() {
        std::fs::remove_dir_all(&place).map_err(StoreError::file(&place))?;
    }
    let mut kept = Vec::new();
    for (name, bytes) in files {
        let digest = papers::put_notice(folder, number.0, name, bytes)?;
        let name = Text::typed(name).expect("a name of letters cannot be wrong");
        kept.push(NoticeFile { digest, name });
    }
    Ok(kept)
}

/// Prepared, and where one person may, posted in the same transaction.
fn record(
    session: &Session<'_>,
    desk: &mut Desk,
    notice: &Footed<MonthNotice>,
    files: Vec<NoticeFile>,
    and_post: bool,
) -> Result<Recorded, Failure> {
    let asked = &notice.foot.asked;
    let prepared = NoticePrepared {
        files,
        from: asked.span.from,
        language: session.language,
        layout: notice.layout.name.clone(),
        layout_version: notice.layout.version,
        number: asked.number,
        period: asked.span.period,
        sheets: notice.sheet_totals(),
        size: asked.span.size,
    };
    let mut batch = desk.batch()?;
    let prepared = batch.record(&Command::PrepareNotice(prepared), &[])?;
    if let Some(Posting { place, from, until }) = asked.posting.clone().filter(|_| and_post) {
        let posted = NoticePosted { from, notice: asked.number, place, until };
        batch.record(&Command::PostNotice(posted), &[])?;
    }
    batch.commit()?;
    Ok(prepared)
}
