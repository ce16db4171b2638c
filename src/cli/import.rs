//! `import donations FILE`: a list of gifts, all of it or nothing.
//!
//! The file is read twice: once to judge every row and make its key, once to record. Between the two only verdicts and keys
//! are held. What was recognised, left out and doubted is told in one summary whose figures add up to the file.

use std::fs::File;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{EntropyError, Hash};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::roster;
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::desk::importing::{Imported, Ordinals, ReadSlip, Standing, standing};
use crate::desk::sealing::Terms;
use crate::import::{
    AsideRow, Asked, ColumnMap, FileError, List, Outcome, Profile, Row, Rows, canonical_row, write_bad_rows,
};
use crate::ledger::books::{Books, Tally};
use crate::ledger::event::ImportRecorded;
use crate::ledger::field::Count;
use crate::ledger::name::{Code, Digest, RowKey, Text};
use crate::ledger::slip::{Giver, Slip};
use crate::ledger::words::Means;
use crate::ledger::yuan::Yuan;
use crate::report::{Cell, Heading, Table, Title};
use crate::store::{StoredBooks, papers};
use crate::text::{BadRow, ImportSummary, Question};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "PROFILE", help = help().import_profile)]
    profile: Option<String>,
    #[arg(value_name = "FILE", help = help().import_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "FIELD=HEADING,…", help = help().import_map)]
    map: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().import_date)]
    date: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "public|directed", default_value = "public", help = help().donate_channel)]
    channel: String,
    #[arg(long, value_name = "bank|wechat|alipay|pos|cash", default_value = "bank", help = help().donate_means)]
    means: String,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, value_name = "NAME", help = help().import_source)]
    source: Option<String>,
    #[arg(long, value_name = "masked|named|anonymous", help = help().display)]
    display: Option<String>,
    #[arg(long, value_name = "CODE", help = help().service.import_activity)]
    activity: Option<String>,
    #[arg(long, help = help().import_clean)]
    clean: bool,
    #[arg(long, value_name = "NUMBER", help = help().import_paper)]
    paper: Option<String>,
    #[arg(long, help = help().import_skip_bad)]
    skip_bad: bool,
}

/// The most bad rows printed one by one; the rest are counted, and all of them are in the CSV of `--skip-bad`.
const SHOWN_BAD_ROWS: usize = 200;

/// Why the second reading stopped.
#[derive(Debug)]
enum Stop {
    File(FileError),
    Entropy(EntropyError),
}

impl From<EntropyError> for Stop {
    fn from(error: EntropyError) -> Self {
        Self::Entropy(error)
    }
}

impl Import {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let name: String = session.need(Question::File, self.profile.as_deref())?;
        if name == "list" {
            list_profiles(session);
            return Ok(());
        }
        let Some(file) = self.file.clone() else {
            return Err(unknown(session, &name));
        };
        if self.skip_bad && roster::LISTS.contains(&name.as_str()) {
            return Err(Failure::refused(session.words.roster_is_whole()));
        }
        let asked = roster::Asked { file: &file, map: self.map.as_deref(), date: self.date.as_deref() };
        match name.as_str() {
            "volunteers" => return roster::volunteers(session, asked),
            "openings" => return roster::openings(session, asked, self.paper.as_deref()),
            "items" => return roster::items(session, asked),
            "hours" => return roster::hours(session, asked, self.activity.as_deref()),
            _ => {}
        }
        let mut desk = session.desk()?;
        let (profile, profile_digest) = self.profile(session, &name)?;
        let list = self.open(session, &desk, &file, profile)?;
        let terms = self.terms(session, &desk)?;
        session.known_project(&desk, terms.project.as_ref())?;
        let secret = desk.row_secret()?;
        let (judged, digest) = std::thread::scope(|scope| {
            let digest = scope.spawn(|| File::open(&file).and_then(Hash::of_reader));
            let judged = judge(session, &desk, &terms.source, &list, Ordinals::new(secret));
            (judged, digest.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        let judged = judged?;
        let summary = summary(&list, &judged);
        session.console.remark(session.words.import_read(&file, &summary));
        self.refuse_bad(session, &file, &list, &judged)?;
        if judged.fresh.count.0 == 0 {
            session.console.say(session.words.import_nothing_new(&summary));
            return Ok(());
        }
        let announced = ImportRecorded {
            file: Digest(*digest.map_err(|e| Failure::file(session.words, &file, e))?.as_bytes()),
            known: judged.known.count,
            profile: session.text(Question::Name, Some(&name))?,
            profile_digest,
            rows: judged.fresh.count,
            skipped: Count(u64::try_from(judged.bad_rows()).unwrap_or(u64::MAX)),
            sum: judged.fresh.total,
        };
        let imported = record(session, &mut desk, announced, &terms, &list, &judged)?;
        if session.dry_run {
            session.console.remark(session.words.rehearsed(imported.import));
        }
        session.console.say(session.words.import_done(&summary, &imported, session.dry_run));
        Ok(())
    }

    fn profile(&self, session: &Session<'_>, name: &str) -> Result<(Profile, Digest), Failure> {
        let map = self.map.as_deref().unwrap_or("");
        if let Some(profile) = Profile::built_in(name) {
            return Ok((profile, papers::digest(format!("{name}\n{map}").as_bytes())));
        }
        let path = Path::new(name);
        if !path.exists() {
            return Err(unknown(session, name));
        }
        let (_, toml) = session.form(path)?;
        let profile = Profile::from_toml(&toml).map_err(|e| Failure::refused(session.words.profile_fault(path, &e)))?;
        Ok((profile, papers::digest(format!("{toml}\n{map}").as_bytes())))
    }

    fn open(&self, session: &Session<'_>, desk: &Desk, file: &Path, profile: Profile) -> Result<List, Failure> {
        let map: ColumnMap = match self.map.as_deref() {
            Some(map) => map.parse().map_err(|fault| Failure::refused(session.words.map_fault(&fault)))?,
            None => ColumnMap::default(),
        };
        let asked = Asked {
            profile,
            map,
            date: session.maybe(Question::Day, self.date.as_deref())?,
            project: session.maybe(Question::ProjectCode, self.project.as_deref())?,
            clean: self.clean,
            today: desk.today(),
            offset: desk.opened().utc_offset,
        };
        List::open(file, asked).map_err(|error| failed(session, file, &error))
    }

    fn terms(&self, session: &Session<'_>, desk: &Desk) -> Result<Terms, Failure> {
        let means: Means = session.need(Question::Means, Some(&self.means))?;
        Ok(Terms {
            account: session.account(desk, self.account.as_deref(), means == Means::Cash)?,
            appeal: session.need(Question::Channel, Some(&self.channel))?,
            display: session.maybe(Question::Display, self.display.as_deref())?,
            import: None,
            means,
            project: session.maybe(Question::ProjectCode, self.project.as_deref())?,
            relayed_by: Text::default(),
            replaces: None,
            source: session.text(Question::Source, Some(self.source.as_deref().unwrap_or("list")))?,
        })
    }

    /// Bad rows are all listed; without `--skip-bad` nothing is written, with it they go into a CSV of their own.
    fn refuse_bad(&self, session: &Session<'_>, file: &Path, list: &List, judged: &Judged) -> Result<(), Failure> {
        if judged.bad.is_empty() {
            return Ok(());
        }
        for bad in judged.bad.iter().take(SHOWN_BAD_ROWS) {
            session.console.remark(session.words.bad_row(bad));
        }
        let rest = judged.bad.len().saturating_sub(SHOWN_BAD_ROWS);
        if rest > 0 {
            session.console.remark(session.words.more_bad_rows(rest));
        }
        if !self.skip_bad {
            return Err(Failure::refused(session.words.import_refused(judged.bad_rows())));
        }
        if session.dry_run {
            return Ok(());
        }
        let aside = aside_path(file);
        write_aside(session, file, list, judged, &aside)?;
        session.console.remark(session.words.put_aside(judged.bad_rows(), &aside));
        Ok(())
    }
}

/// The first reading: every row is judged by one look at the books.
fn judge(
    session: &Session<'_>,
    desk: &Desk,
    source: &Text,
    list: &List,
    ordinals: Ordinals,
) -> Result<Judged, Failure> {
    let _held = desk.store().hold()?;
    let books = desk.store().books();
    Judge { session, books: &books, source }.read(list, ordinals)
}

/// The second reading: the new rows are recorded in one transaction.
fn record(
    session: &Session<'_>,
    desk: &mut Desk,
    announced: ImportRecorded,
    terms: &Terms,
    list: &List,
    judged: &Judged,
) -> Result<Imported, Failure> {
    let mut bar = session.console.progress(announced.rows.0, session.words.recording());
    let rows = list.rows().map_err(|error| failed(session, Path::new(""), &error))?;
    let slips = Slips { rows, verdicts: judged.verdicts.iter() };
    let imported = desk.import(announced, terms, slips, session.dry_run, |done| bar.reach(done))?;
    imported.map_err(|stop| match stop {
        Stop::File(error) => failed(session, Path::new(""), &error),
        Stop::Entropy(error) => Failure::from(error),
    })
}

/// The gifts of the second reading, with the verdicts of the first.
struct Slips<'l> {
    rows: Rows<'l>,
    verdicts: std::slice::Iter<'l, Verdict>,
}

impl Iterator for Slips<'_> {
    type Item = ReadSlip<Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.rows.next()? {
                Ok(row) => row,
                Err(error) => return Some(Err(Stop::File(error))),
            };
            if let Outcome::Gift(slip) = row.outcome
                && let Some(Verdict::New(key)) = self.verdicts.next()
            {
                return Some(Ok((slip, *key)));
            }
        }
    }
}

/// What the first reading thought of a row that reads as a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// It is recorded, under the key of its row if it has no id.
    New(Option<RowKey>),
    Known,
    Bad,
}

/// The first reading.
#[derive(Debug, Default)]
struct Judged {
    fresh: Tally,
    known: Tally,
    bad: Vec<BadRow>,
    verdicts: Vec<Verdict>,
    totals: u64,
    headings: u64,
    blanks: u64,
    trimmed: u64,
    removed: u64,
}

impl Judged {
    /// How many rows are bad: a row may have several troubles.
    fn bad_rows(&self) -> usize {
        let mut lines: Vec<u64> = self.bad.iter().map(BadRow::line).collect();
        lines.dedup();
        lines.len()
    }
}

/// Why the first reading stopped.
#[derive(Debug)]
enum Halt {
    File(FileError),
    Failure(Failure),
}

impl From<FileError> for Halt {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Judges every row of a file.
struct Judge<'a> {
    session: &'a Session<'a>,
    books: &'a StoredBooks<'a>,
    source: &'a Text,
}

impl Judge<'_> {
    fn read(&self, list: &List, mut ordinals: Ordinals) -> Result<Judged, Failure> {
        let mut judged = Judged::default();
        let mut bar = self.session.console.progress(0, self.session.words.reading());
        let mut place = 0_u64;
        let read = list.each_chunk(|rows| -> Result<(), Halt> {
            bar.reach(place);
            let mut keys = ordinals.keys(&canonical_rows(rows)).into_iter();
            for row in rows {
                place = place.saturating_add(1);
                judged.trimmed = judged.trimmed.saturating_add(row.cleaned.trimmed.into());
                judged.removed = judged.removed.saturating_add(row.cleaned.removed.into());
                match &row.outcome {
                    Outcome::Gift(slip) => self.gift(&mut judged, row.line, slip, keys.next().flatten())?,
                    Outcome::Bad(troubles) => judged.bad.extend(troubles.iter().cloned().map(BadRow::Trouble)),
                    Outcome::Total(_) => judged.totals = judged.totals.saturating_add(1),
                    Outcome::Heading => judged.headings = judged.headings.saturating_add(1),
                    Outcome::Blank => judged.blanks = judged.blanks.saturating_add(1),
                }
            }
            Ok(())
        });
        match read {
            Ok(()) => Ok(judged),
            Err(Halt::Failure(failure)) => Err(failure),
            Err(Halt::File(error)) => Err(failed(self.session, Path::new(""), &error)),
        }
    }

    fn gift(&self, judged: &mut Judged, line: u64, slip: &Slip, key: Option<RowKey>) -> Result<(), Failure> {
        let verdict = if let Some(bad) = self.unknown(line, slip) {
            judged.bad.push(bad);
            Verdict::Bad
        } else {
            match standing(self.books, self.source, slip, key)? {
                Standing::New => match self.closed(line, slip) {
                    Some(bad) => {
                        judged.bad.push(bad);
                        Verdict::Bad
                    }
                    None => Verdict::New(key),
                },
                Standing::Known => Verdict::Known,
                Standing::Other(seq) => {
                    judged.bad.push(BadRow::OtherGift { line, id: slip.external_id.to_string(), seq });
                    Verdict::Bad
                }
            }
        };
        match verdict {
            Verdict::New(_) => judged.fresh = add(judged.fresh, slip.amount)?,
            Verdict::Known => judged.known = add(judged.known, slip.amount)?,
            Verdict::Bad => {}
        }
        judged.verdicts.push(verdict);
        Ok(())
    }

    /// A new gift for a project that takes no more; one recorded before is known, and no fault.
    fn closed(&self, line: u64, slip: &Slip) -> Option<BadRow> {
        let is_closed = |code: &&Code| self.books.project(code).is_some_and(|outline| outline.is_closed);
        let code = slip.project.as_ref().filter(is_closed)?;
        Some(BadRow::ClosedProject { line, code: code.to_string() })
    }

    /// What only the ledger knows to be wrong: a project or a number nobody registered.
    fn unknown(&self, line: u64, slip: &Slip) -> Option<BadRow> {
        if let Some(code) = slip.project.as_ref().filter(|code| self.books.project(code).is_none()) {
            return Some(BadRow::UnknownProject { line, code: code.to_string() });
        }
        match slip.giver {
            Giver::Registered(number) if self.books.person(number).is_none() => {
                Some(BadRow::UnknownPerson { line, number })
            }
            Giver::Registered(_) | Giver::Anonymous | Giver::Unlinked(_) | Giver::Organisation(..) => None,
        }
    }
}

/// The gifts among some rows in their canonical form, as far as they have no id.
fn canonical_rows(rows: &[Row]) -> Vec<Option<String>> {
    let slips = rows.iter().filter_map(|row| if let Outcome::Gift(slip) = &row.outcome { Some(slip) } else { None });
    slips.map(|slip| slip.external_id.is_empty().then(|| canonical_row(slip))).collect()
}

/// A tally with one more; a sum beyond range is refused.
fn add(tally: Tally, amount: Yuan) -> Result<Tally, Failure> {
    let total = tally.total.plus(amount).ok_or(crate::ledger::refusal::Refusal::TotalsMustStayInRange)?;
    Ok(Tally { count: tally.count.and_one(), total })
}

fn summary(list: &List, judged: &Judged) -> ImportSummary {
    ImportSummary {
        kind: list.kind(),
        encoding: list.encoding(),
        sheet: list.sheet().map(ToOwned::to_owned),
        other_sheets: list.other_sheets().map(ToOwned::to_owned).collect(),
        header_line: list.header_line(),
        columns: list.columns().read().map(|column| (column.field, column.heading.to_owned())).collect(),
        fresh: judged.fresh,
        known: judged.known,
        bad: judged.bad_rows(),
        totals: judged.totals,
        headings: judged.headings,
        blanks: judged.blanks,
        trimmed: judged.trimmed,
        removed: judged.removed,
    }
}

/// `gifts.csv` → `gifts.bad.csv` beside it.
fn aside_path(file: &Path) -> PathBuf {
    file.with_extension("bad.csv")
}

/// The bad rows with their reasons, in the words of this session.
fn write_aside(session: &Session<'_>, file: &Path, list: &List, judged: &Judged, aside: &Path) -> Result<(), Failure> {
    let fail = |error| Failure::file(session.words, aside, error);
    if aside.exists() {
        return Err(Failure::refused(session.words.file_exists(aside)));
    }
    let mut rows = list.rows().map_err(|error| failed(session, file, &error))?;
    let mut aside_rows = Vec::new();
    let mut reasons: std::collections::BTreeMap<u64, String> = std::collections::BTreeMap::new();
    for bad in &judged.bad {
        let reason = reasons.entry(bad.line()).or_default();
        if !reason.is_empty() {
            reason.push_str("; ");
        }
        reason.push_str(&session.words.bad_row(bad));
    }
    while let Some(row) = rows.next() {
        let row = row.map_err(|error| failed(session, file, &error))?;
        if let Some(reason) = reasons.remove(&row.line) {
            aside_rows.push(AsideRow { line: row.line, cells: rows.cells(), reason });
        }
    }
    let mut bytes = Vec::new();
    write_bad_rows(&mut bytes, session.words.aside_headings(), list.columns().headings(), aside_rows).map_err(fail)?;
    crate::store::system::write_whole(aside, &bytes).map_err(fail)
}

fn failed(session: &Session<'_>, file: &Path, error: &FileError) -> Failure {
    match error {
        FileError::Io(_) | FileError::Changed => {
            Failure::Said(crate::cli::failure::Exit::Fault, session.words.file_error(file, error))
        }
        FileError::Empty
        | FileError::Encoding { .. }
        | FileError::NoHeader { .. }
        | FileError::NoListHeader { .. }
        | FileError::AidColumns { .. }
        | FileError::MissingColumn { .. }
        | FileError::UnknownHeading { .. }
        | FileError::TwoColumns { .. }
        | FileError::TwoListColumns { .. }
        | FileError::Statement { .. }
        | FileError::TooManyColumns { .. }
        | FileError::RowTooLong { .. }
        | FileError::Spreadsheet(_) => Failure::refused(session.words.file_error(file, error)),
    }
}

/// Every kind of list that is read without a file saying how.
fn known_lists() -> impl Iterator<Item = &'static str> {
    Profile::BUILT_IN.into_iter().chain(roster::LISTS)
}

/// No such kind of list; the nearest one, where two characters at most are wrong.
fn unknown(session: &Session<'_>, name: &str) -> Failure {
    let nearest = nearest_first(name, known_lists()).first().copied();
    let nearest = nearest.filter(|known| strsim::damerau_levenshtein(name, known) <= 2);
    Failure::refused(session.words.unknown_profile(name, nearest))
}

fn list_profiles(session: &Session<'_>) {
    let mut table = Table::new(Title::Profiles, &[Heading::Code, Heading::Memo]);
    for name in known_lists() {
        table.push([Cell::from(name), Cell::from(session.words.profile_about(name))]);
    }
    session.list(&table);
}
