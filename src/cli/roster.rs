//! `import volunteers|openings|items FILE`, `import hours FILE --activity CODE`: a list in one transaction, all rows or
//! none, every bad row told with its line, column, value and cure. A row that says what the ledger knows adds nothing.

mod hours;
mod items;
mod openings;
mod volunteers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::str::FromStr;

use crate::chain::Hash;
use crate::cli::failure::{Exit, Failure};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::rosters::List;
use crate::desk::sealing::Private;
use crate::import::{FileError, Roster, RosterColumn, RosterMap, RosterRow, TimeUnit, duration, roster};
use crate::ledger::books::Record;
use crate::ledger::books::registers::volunteers::VolunteerFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{Kind, PrivateField, RosterImported};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Digest, PersonNumber, Text, private_number};
use crate::ledger::refusal::{Refusal, ServiceRefusal};
use crate::ledger::spelling::spelled;
use crate::store::{PrivateText, Store};
use crate::text::{BadRosterRow, Question, RosterSummary, Told};

pub(super) use hours::hours;
pub(super) use items::items;
pub(super) use openings::openings;
pub(super) use volunteers::volunteers;

/// What these lists are called.
pub(super) const LISTS: [&str; 4] = ["volunteers", "hours", "openings", "items"];

/// What is asked of every list.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Asked<'a> {
    /// The file.
    pub(in crate::cli) file: &'a Path,
    /// Which headings its columns have, where it was said.
    pub(in crate::cli) map: Option<&'a str>,
    /// The day of whatever names none.
    pub(in crate::cli) date: Option<&'a str>,
}

/// A list on its way into the ledger.
struct Reading<'s> {
    session: &'s Session<'s>,
    file: &'s Path,
    list: Roster,
    summary: RosterSummary,
    bad: Vec<BadRosterRow>,
    /// Persons to be registered before the rows.
    persons: Vec<(Command, Vec<Private>)>,
    /// What each new row asks, with its line.
    rows: Vec<(u64, Command)>,
}

impl<'s> Reading<'s> {
    fn new(session: &'s Session<'s>, asked: Asked<'s>, columns: &[RosterColumn]) -> Result<Self, Failure> {
        let file = asked.file;
        let map = RosterMap::read(asked.map.unwrap_or(""), columns).map_err(|part| {
            let fields: Vec<&str> = columns.iter().filter_map(|column| column.words.last().copied()).collect();
            Failure::refused(session.words.roster_map_fault(&part, &fields))
        })?;
        let told = |error: FileError| {
            let said = session.words.file_error(file, &error);
            let is_fault = matches!(error, FileError::Io(_) | FileError::Changed);
            if is_fault { Failure::Said(Exit::Fault, said) } else { Failure::refused(said) }
        };
        let list = roster(file, columns, &map).map_err(told)?;
        let summary = RosterSummary { rows: list.rows.len(), ..RosterSummary::default() };
        Ok(Self { session, file, list, summary, bad: Vec::new(), persons: Vec::new(), rows: Vec::new() })
    }

    /// The rows, without those of which a spreadsheet lost a part; these are blamed.
    fn take_rows(&mut self) -> Vec<RosterRow> {
        let (whole, rounded) = std::mem::take(&mut self.list.rows).into_iter().partition(|row| row.rounded.is_none());
        let rounded: Vec<RosterRow> = rounded;
        for row in &rounded {
            self.blame(row, row.rounded, self.session.words.digits_lost());
        }
        whole
    }

    /// Totals rows must say what the rows above them add up to; what a total leaves out is not asked.
    fn total_agrees(&mut self, column: usize, sum: &str, is_same: impl Fn(&str) -> bool) {
        for row in std::mem::take(&mut self.list.totals) {
            let stated = row.cell(column).to_owned();
            if !stated.is_empty() && !is_same(&stated) {
                let told = self.session.words.total_differs(&stated, sum);
                self.blame(&row, Some(column), told);
            }
            self.list.totals.push(row);
        }
    }

    /// The same of time, however the list spells it.
    fn time_agrees(&mut self, columns: (usize, usize), sum: Minutes) {
        for row in std::mem::take(&mut self.list.totals) {
            if let Ok(Some(stated)) = time_given(self, &row, columns)
                && stated != sum
            {
                let column = if row.cell(columns.0).is_empty() { columns.1 } else { columns.0 };
                let told = self.session.words.total_differs(&stated.to_string(), &sum.to_string());
                self.blame(&row, Some(column), told);
            }
            self.list.totals.push(row);
        }
    }

    /// The same of a column whose value is private: it is not repeated.
    fn blame_private(&mut self, row: &RosterRow, column: usize, told: Told) {
        self.blame(row, Some(column), told);
        if let Some(bad) = self.bad.last_mut() {
            bad.value.clear();
        }
    }

    /// The row cannot be recorded, because of what stands in a column; `None` is the whole row.
    fn blame(&mut self, row: &RosterRow, column: Option<usize>, told: Told) {
        let heading = column.and_then(|at| self.list.headings.get(at)).cloned().unwrap_or_default();
        let value = column.map(|at| crate::import::trouble::shown(row.cell(at)));
        // Not even a wrong number is said again.
        let value = value.filter(|value| private_number(value).is_none());
        self.bad.push(BadRosterRow { line: row.line, column: heading, value: value.unwrap_or_default(), told });
    }

    /// A value of a cell; nothing when it is empty.
    fn value<T: FromStr>(&self, row: &RosterRow, column: usize, asked: Question) -> Result<Option<T>, (usize, Told)> {
        let cell = row.cell(column);
        let wrong = || (column, self.session.words.wrong(asked, cell));
        Some(cell).filter(|cell| !cell.is_empty()).map(|cell| cell.parse().map_err(|_| wrong())).transpose()
    }

    /// A text of a cell; nothing when it is empty.
    fn text(&self, row: &RosterRow, column: usize) -> Result<Option<Text>, (usize, Told)> {
        let text = Text::typed(row.cell(column)).map_err(|fault| (column, self.session.words.text_fault(&fault)))?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// Records everything, or tells what is wrong with each row and records nothing.
    fn finish(mut self, desk: &mut Desk, of: Kind) -> Result<(), Failure> {
        let (session, file) = (self.session, self.file);
        let blamed = self.bad.len();
        let recorded = if self.rows.is_empty() { None } else { self.record(desk, of)? };
        self.summary.fresh = self.rows.len().saturating_sub(self.bad.len().saturating_sub(blamed));
        // Each of them has a row of his own; those of bad rows are not counted.
        self.summary.persons = self.persons.len().min(self.summary.fresh);
        self.bad.sort_by_key(|row| row.line);
        self.summary.bad = self.bad.len();
        let headings: Vec<&str> =
            self.list.headings.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        session.console.remark(session.words.roster_read(file, self.summary, &headings));
        if !self.bad.is_empty() {
            for row in &self.bad {
                session.console.remark(session.words.bad_roster_row(row));
            }
            return Err(Failure::refused(session.words.roster_refused(self.bad.len())));
        }
        match recorded {
            None if self.summary.rows == 0 => return Err(Failure::refused(session.words.roster_has_no_rows())),
            None => session.console.say(session.words.roster_nothing_new()),
            Some(seq) if session.dry_run => session.console.remark(session.words.rehearsed(seq)),
            Some(seq) => {
                session.console.say(session.words.roster_recorded(seq, self.summary));
                if Session::waits_for_another(desk, seq.next())? {
                    let last = Seq(seq.0.saturating_add(u64::try_from(self.rows.len()).unwrap_or(u64::MAX)));
                    session.console.say(session.words.rows_wait((seq.next(), last), seq, of));
                }
            }
        }
        Ok(())
    }

    /// The rules judge every row against the ledger and the rows above it. Nothing is kept when one is bad.
    fn record(&mut self, desk: &mut Desk, of: Kind) -> Result<Option<Seq>, Failure> {
        let words = self.session.words;
        let announced = RosterImported {
            file: digest_of(self.session, self.file)?,
            of: Text::typed(of.word()).unwrap_or_default(),
            rows: Count(u64::try_from(self.rows.len()).unwrap_or(u64::MAX)),
        };
        let list = List { persons: &self.persons, announced, rows: &self.rows };
        let listed = desk.record_list(list, self.session.dry_run || !self.bad.is_empty())?;
        let refused: BTreeSet<u64> = listed.refused.iter().map(|(line, _)| *line).collect();
        let kept: Vec<u64> = self.rows.iter().map(|(line, _)| *line).filter(|line| !refused.contains(line)).collect();
        for (line, refusal) in listed.refused {
            let told =
                words.row_refusal(&refusal, overlapped(&refusal, listed.seq).and_then(|at| kept.get(at)).copied());
            self.bad.push(BadRosterRow { line, column: String::new(), value: String::new(), told });
        }
        Ok(Some(listed.seq))
    }
}

/// Which of the rows before it a row overlaps, counted from 0; nothing when that stood in the ledger before the list.
fn overlapped(refusal: &Refusal, announced: Seq) -> Option<usize> {
    let Refusal::Service(ServiceRefusal::HoursMustNotOverlap { entry }) = refusal else { return None };
    usize::try_from(entry.0.checked_sub(announced.0.checked_add(1)?)?).ok()
}

fn digest_of(session: &Session<'_>, file: &Path) -> Result<Digest, Failure> {
    let hash = File::open(file).and_then(Hash::of_reader).map_err(|e| Failure::file(session.words, file, e))?;
    Ok(Digest(*hash.as_bytes()))
}

/// The columns in which a row says whom it is about.
#[derive(Clone, Copy, Debug)]
struct Who {
    number: usize,
    name: usize,
    phone: usize,
}

/// Registered persons by name, telephone and identity, each name looked up once.
pub(super) struct Known<'d> {
    store: &'d Store,
    named: BTreeMap<String, Vec<PersonNumber>>,
    /// Whose identity numbers are; read when the first is asked for.
    identities: Option<BTreeMap<String, Vec<PersonNumber>>>,
}

impl<'d> Known<'d> {
    pub(super) fn new(store: &'d Store) -> Self {
        Self { store, named: BTreeMap::new(), identities: None }
    }

    /// Who has this identity number, under whatever name.
    pub(super) fn identified(&mut self, identity: &Text) -> Result<Option<PersonNumber>, Failure> {
        if self.identities.is_none() {
            let mut all: BTreeMap<String, Vec<PersonNumber>> = BTreeMap::new();
            for (number, text) in self.store.texts_of(PrivateField::Identity)? {
                all.entry(text.to_uppercase()).or_default().push(number);
            }
            self.identities = Some(all);
        }
        let spelled = identity.as_str().to_uppercase();
        let had = self.identities.as_ref().and_then(|all| all.get(&spelled)).cloned().unwrap_or_default();
        let books = self.store.books();
        for number in had {
            // What was amended since is his no more.
            let text = self.current(number, PrivateField::Identity)?;
            if text.is_some_and(|text| text.to_uppercase() == spelled) {
                return Ok(Some(crate::ledger::books::registers::paying::stayed(&books, number)));
            }
        }
        Ok(None)
    }

    /// Who is registered already: by identity number, else by name and telephone where no identity tells two apart; and
    /// whether it was the identity.
    pub(super) fn registered(
        &mut self,
        name: &str,
        phone: Option<&Text>,
        identity: Option<&Text>,
    ) -> Result<Option<(PersonNumber, bool)>, Failure> {
        if let Some(number) = identity.map(|identity| self.identified(identity)).transpose()?.flatten() {
            return Ok(Some((number, true)));
        }
        let same = if phone.is_some() { self.find(name, phone, identity)? } else { Vec::new() };
        Ok(same.first().map(|number| (*number, false)))
    }

    /// Who bears a name, and a telephone or identity where one is given.
    fn find(
        &mut self,
        name: &str,
        phone: Option<&Text>,
        identity: Option<&Text>,
    ) -> Result<Vec<PersonNumber>, Failure> {
        if !self.named.contains_key(name) {
            self.named.insert(name.to_owned(), self.store.persons_named(name)?);
        }
        let found = self.named.get(name).cloned().unwrap_or_default();
        if phone.is_none() && identity.is_none() {
            return Ok(found);
        }
        let phone = phone.map(|phone| spelled(PrivateField::Phone, phone));
        let identity = identity.map(|identity| spelled(PrivateField::Identity, identity));
        let mut fits = Vec::new();
        for number in found {
            if self.fits(number, phone.as_ref(), identity.as_ref())? {
                fits.push(number);
            }
        }
        Ok(fits)
    }

    /// Whether somebody is the one with this telephone and identity: the identity decides where both are known, else the
    /// telephone. What was never written down of him contradicts nothing, or he would be registered a second time.
    fn fits(&self, number: PersonNumber, phone: Option<&Text>, identity: Option<&Text>) -> Result<bool, Failure> {
        let same = |field, text: Option<&Text>| match text {
            Some(text) => self.is(number, field, text),
            None => Ok(None),
        };
        Ok(match (same(PrivateField::Identity, identity)?, same(PrivateField::Phone, phone)?) {
            (Some(same), _) | (None, Some(same)) => same,
            (None, None) => false,
        })
    }

    /// Whether somebody bears a name, as far as that can be read: a slip in a number credits somebody else.
    fn bears(&mut self, number: PersonNumber, name: &Text) -> Result<bool, Failure> {
        let is_found = self.find(name.as_str(), None, None)?.contains(&number);
        Ok(is_found || self.is(number, PrivateField::Name, name)? != Some(false))
    }

    /// Whether a private field of somebody holds this, however it is spelled; nothing where it holds none that can be read.
    fn is(&self, number: PersonNumber, field: PrivateField, text: &Text) -> Result<Option<bool>, Failure> {
        let is_same =
            |known: &str| Text::typed(known).is_ok_and(|known| spelled(field, &known) == spelled(field, text));
        Ok(self.current(number, field)?.as_deref().map(is_same))
    }

    /// What a private field of somebody holds now, as far as it can be read.
    fn current(&self, number: PersonNumber, field: PrivateField) -> Result<Option<String>, Failure> {
        let Some(said) = crate::desk::register::in_force(self.store, number)? else { return Ok(None) };
        let Some(commitment) = said.commitment(field) else { return Ok(None) };
        Ok(match self.store.opening_of(number, field, &commitment)? {
            PrivateText::Open(known) => Some(known),
            PrivateText::Sealed | PrivateText::Withheld => None,
        })
    }

    /// The volunteer of a row: by number; else by name, and by telephone where several bear it.
    fn volunteer_in(
        &mut self,
        reading: &Reading<'_>,
        row: &RosterRow,
        who: Who,
    ) -> Result<Result<PersonNumber, (usize, Told)>, Failure> {
        match reading.value(row, who.number, Question::PersonNumber) {
            Err(blame) => return Ok(Err(blame)),
            Ok(Some(number)) => {
                let name = reading.text(row, who.name).ok().flatten();
                return Ok(match name {
                    Some(name) if !self.bears(number, &name)? => {
                        Err((who.name, reading.session.words.row_names_another(number)))
                    }
                    Some(_) | None => Ok(number),
                });
            }
            Ok(None) => {}
        }
        let words = reading.session.words;
        let (name, phone) = match (reading.text(row, who.name), reading.text(row, who.phone)) {
            (Ok(Some(name)), Ok(phone)) => (name, phone),
            (Ok(None), _) => return Ok(Err((who.name, words.missing(Question::Name)))),
            (Err(blame), _) | (_, Err(blame)) => return Ok(Err(blame)),
        };
        let mut volunteers = Vec::new();
        for number in self.find(name.as_str(), phone.as_ref(), None)? {
            if self.volunteer(number)?.is_some() {
                volunteers.push(number);
            }
        }
        Ok(match volunteers.as_slice() {
            [] => Err((who.name, words.nobody_is_called())),
            [number] => Ok(*number),
            several => Err((who.name, words.several_are_called(several))),
        })
    }

    fn volunteer(&self, number: PersonNumber) -> Result<Option<VolunteerFacts>, Failure> {
        let books = self.store.books();
        let facts = VolunteerFacts::find(&books, &number);
        books.fault()?;
        Ok(facts)
    }
}

impl Known<'_> {
    /// Another person of a row, a witness say: by number, or by name where one person bears it.
    fn person_in(
        &mut self,
        reading: &Reading<'_>,
        row: &RosterRow,
        column: usize,
    ) -> Result<Result<Option<PersonNumber>, (usize, Told)>, Failure> {
        let said = row.cell(column);
        if said.is_empty() {
            return Ok(Ok(None));
        }
        if let Ok(number) = said.parse() {
            return Ok(Ok(Some(number)));
        }
        let words = reading.session.words;
        Ok(match self.find(said, None, None)?.as_slice() {
            [] => Err((column, words.nobody_bears())),
            [number] => Ok(Some(*number)),
            several => Err((column, words.several_are_called(several))),
        })
    }
}

/// A number with a minus before it, the typewriter's or the printer's.
fn is_below_zero(cell: &str) -> bool {
    cell.strip_prefix(['-', '−', '－']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// How long a row says, in a column of minutes or in one headed otherwise; where both do, they must agree.
fn time_given(
    reading: &Reading<'_>,
    row: &RosterRow,
    columns: (usize, usize),
) -> Result<Option<Minutes>, (usize, Told)> {
    let words = reading.session.words;
    let heading = |column: usize| reading.list.headings.get(column).map_or("", String::as_str).to_lowercase();
    let read = |column: usize| {
        let said = row.cell(column);
        if said.is_empty() {
            return Ok(None);
        }
        let unit = match heading(column) {
            heading if heading.contains("小时") || heading.contains("hour") => Some(TimeUnit::Hours),
            heading if heading.contains("分") || heading.contains("minute") => Some(TimeUnit::Minutes),
            _ => None,
        };
        let told = |fault| if is_below_zero(said) { words.below_zero(said) } else { words.wrong_duration(said, fault) };
        duration(said, unit).map(Some).map_err(|fault| (column, told(fault)))
    };
    match (read(columns.0)?, read(columns.1)?) {
        (Some(minutes), Some(other)) if minutes != other => Err((columns.1, words.two_durations(minutes, other))),
        (one, other) => Ok(one.or(other)),
    }
}

/// What the rules would say to a number nobody has.
fn no_such_person(session: &Session<'_>, number: PersonNumber) -> Told {
    session.words.refusal(&Refusal::PersonMustBeRegistered { number })
}
