//! `points award|deduct|expire|transfer`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::points::{figure, kind, tell_paid, warn_of_cover};
use crate::cli::session::Session;
use crate::desk::{Batch, Recorded};
use crate::ledger::books::Books;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{
    DeedsWaiting, account, account_of, ending_by, is_to_join, worth_of_deed,
};
use crate::ledger::command::Command;
use crate::ledger::event::{
    DeedRecorded, PointsDeducted, PointsExpired, PointsJoined, PointsPublished, PointsTransferred,
    VolunteerOpeningRecorded,
};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::PointsKind;
use crate::report::points;
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Award {
    #[arg(value_name = "ACT", help = help().points.act)]
    act: Option<String>,
    #[arg(long, value_name = "pN", help = help().points.volunteer)]
    to: Option<String>,
    #[arg(long, value_name = "TEXT", help = help().points.description)]
    what: Option<String>,
    #[arg(long, value_name = "pN", help = help().points.witness)]
    witness: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().points.gift)]
    gift: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().points.wish)]
    wish: Option<String>,
    #[arg(long, help = help().points.party)]
    party: bool,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Award {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let deed = DeedRecorded {
            act: session.need(Question::Act, self.act.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            description: session.need_text(Question::Sentence, self.what.as_deref())?,
            gift: Maybe(session.maybe(Question::Seq, self.gift.as_deref())?),
            points_kind: kind(self.party),
            volunteer: session.need(Question::PersonNumber, self.to.as_deref())?,
            wish: Maybe(session.maybe(Question::Seq, self.wish.as_deref())?),
            witness: session.need(Question::Witness, self.witness.as_deref())?,
        };
        let capped = {
            let books = desk.store().books();
            let rule = RuleBook::on(&books, deed.date).and_then(|book| book.act(&deed.act).map(|act| act.points));
            let worth = worth_of_deed(&books, &deed).filter(|worth| rule.is_some_and(|rule| *worth < rule));
            books.fault()?;
            worth
        };
        session.record(&mut desk, &Command::RecordDeed(deed), &[])?;
        if let Some(points) = capped {
            session.console.remark(session.words.deed_is_capped(points));
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Publish {
    #[arg(long, help = help().points.place)]
    place: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Publish {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let books = desk.store().books();
        let last = Seq(books.size().0.saturating_sub(1));
        let waiting = DeedsWaiting::up_to(&books, last);
        let book = RuleBook::on(&books, desk.today());
        books.fault()?;
        let count = Count(u64::try_from(waiting.deeds.len()).unwrap_or(u64::MAX));
        let published = PointsPublished {
            activity: Maybe::EMPTY,
            count,
            date,
            helped: Count(0),
            minutes: Minutes::ZERO,
            place: session.text(Question::Place, self.place.as_deref().or(Some(session.words.board())))?,
            points: waiting.points,
            points_party: waiting.points_party,
            up_to: waiting.deeds.last().map_or(last, |(seq, _)| *seq),
        };
        let recorded = session.record(&mut desk, &Command::PublishPoints(published), &[])?;
        let waits = Session::waits_for_another(&desk, recorded.seq)?;
        if let Some(book) = book.filter(|_| !session.dry_run && !waits) {
            session.console.say(session.words.entries_published(count, book.counts_from(desk.today())));
            tell_paid(session, &desk, (recorded.seq, date))?;
            warn_of_cover(session, &desk)?;
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Deduct {
    #[arg(value_name = "ACT", help = help().points.act)]
    act: Option<String>,
    #[arg(long, value_name = "pN", help = help().points.volunteer)]
    from: Option<String>,
    #[arg(long, value_name = "TEXT", help = help().points.why)]
    reason: Option<String>,
    #[arg(long, help = help().points.party)]
    party: bool,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Deduct {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let act: Code = session.need(Question::Act, self.act.as_deref())?;
        let volunteer: PersonNumber = session.need(Question::PersonNumber, self.from.as_deref())?;
        let (date, points_kind) = (session.day(self.date.as_deref(), desk.today())?, kind(self.party));
        let (asked, points) = {
            let books = desk.store().books();
            let asked = RuleBook::on(&books, date).and_then(|book| book.act(&act).map(|act| act.points));
            let code = account_of(&books, volunteer, points_kind, date);
            let available = account(&books, points_kind, &code).available_on(date);
            books.fault()?;
            let asked = asked.unwrap_or_default();
            (asked, asked.min(available))
        };
        let reason = session.need_text(Question::Reason, self.reason.as_deref())?;
        let deducted = PointsDeducted { act, date, points, points_kind, reason, volunteer };
        session.record(&mut desk, &Command::DeductPoints(deducted), &[])?;
        if points < asked && !session.dry_run {
            session.console.remark(session.words.deduction_is_cut(asked, points));
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Expire {
    #[arg(long, help = help().points.forecast)]
    forecast: bool,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().points.expire_until)]
    until: Option<String>,
}

impl Expire {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        if self.forecast {
            session.list(&points::forecast(&session.store()?.reading()?)?);
            return Ok(());
        }
        let mut desk = session.desk()?;
        let date = session.day(self.until.as_deref(), desk.today().plus_days(-1)?)?;
        session.record_as_it_stands(&mut desk, |batch| vec![expiry(batch.books(), date)]).map(drop)
    }
}

/// All that ended by a day.
fn expiry(books: &impl Books, date: Day) -> Command {
    let ending = ending_by(books, date);
    Command::ExpirePoints(PointsExpired {
        accounts: Count(u64::try_from(ending.len()).unwrap_or(u64::MAX)),
        // Beyond range is refused: it is not what the rule reckons.
        points: Points::sum(ending.iter().map(|(_, _, points)| *points)).unwrap_or_default(),
        date,
    })
}

#[derive(Debug, Args)]
pub(super) struct Transfer {
    #[arg(value_name = "POINTS", help = help().points.how_many)]
    points: Option<String>,
    #[arg(long, value_name = "pN|CODE", help = help().points.account)]
    from: Option<String>,
    #[arg(long, value_name = "pN|CODE", help = help().points.account)]
    to: Option<String>,
    #[arg(long, value_name = "TEXT", help = help().points.why)]
    reason: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Transfer {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let transferred = PointsTransferred {
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.need(Question::PointsAccount, self.from.as_deref())?,
            points: figure(session, self.points.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            to: session.need(Question::PointsAccount, self.to.as_deref())?,
        };
        session.record(&mut desk, &Command::TransferPoints(transferred), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Join {
    #[arg(value_name = "pN", help = help().points.join_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Join {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let from: PersonNumber = session.need(Question::PersonNumber, self.from.as_deref())?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let joined = {
            let books = desk.store().books();
            let joined = joined(&books, from, date);
            books.fault()?;
            joined
        };
        session.record(&mut desk, &Command::JoinPoints(joined), &[]).map(drop)
    }
}

/// Everything under a number, on its way to the one that stayed.
fn joined(books: &impl Books, from: PersonNumber, date: Day) -> PointsJoined {
    let held = |kind| account(books, kind, &from.to_string()).left();
    let (points, points_party) = (held(PointsKind::Exchange), held(PointsKind::Party));
    PointsJoined { date, from, into: stayed(books, from), points, points_party }
}

/// Everything under a number goes to the one that stayed, once it is merged; nothing is recorded where there is nothing.
pub(in crate::cli) fn join(batch: &mut Batch<'_>, from: PersonNumber, date: Day) -> Result<Option<Recorded>, Failure> {
    let joined = joined(batch.books(), from, date);
    if joined.into == from || !is_to_join(batch.books(), from) {
        return Ok(None);
    }
    Ok(Some(batch.record(&Command::JoinPoints(joined), &[])?))
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    #[arg(value_name = "pN", help = help().points.volunteer)]
    volunteer: Option<String>,
    #[arg(long, value_name = "POINTS", help = help().points.how_many)]
    points: Option<String>,
    #[arg(long, value_name = "MINUTES", default_value = "0", help = help().points.opening_minutes)]
    minutes: String,
    #[arg(long, value_name = "NUMBER", help = help().points.opening_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Opening {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let opening = VolunteerOpeningRecorded {
            date,
            minutes: session.need(Question::HowMany, Some(&self.minutes))?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            points: figure(session, self.points.as_deref())?,
            volunteer: session.need(Question::PersonNumber, self.volunteer.as_deref())?,
        };
        let recorded = session.record(&mut desk, &Command::RecordVolunteerOpening(opening), &[])?;
        if session.dry_run || Session::waits_for_another(&desk, recorded.seq)? {
            return Ok(());
        }
        tell_paid(session, &desk, (recorded.seq, date))?;
        warn_of_cover(session, &desk)
    }
}
