//! `StoredBooks`: the rules' questions answered by indexed queries (`asking`), the rows an event changes (`changing`), and
//! all rows in the spelling in which two answers are compared (`comparing`).
//!
//! What a bulk import asks again and again (accounts, projects, what a purse holds, a month's sums) is held in memory
//! while the transaction lasts and written at its end; rows that go into a large tree are gathered and written sorted.
//! One gift and a million take the same path.

mod asking;
mod changing;
mod comparing;
mod hours;
mod places;
mod range;
mod stints;

pub(in crate::store) use comparing::points_move;

use std::cell::{Cell, RefCell};
use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;
use std::sync::Arc;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, Params, Row};

pub(super) use comparing::clear;
pub(super) use stints::{STINTS, stint_of};

use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::{
    Mixing, NoticeFacts, OpenImport, OperatorFacts, PersonFacts, ProjectOutline, Purse, Recalled, Register, Tally,
};
use crate::ledger::chart::{AccountCode, Chart};
use crate::ledger::event::{Event, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::store::books::hours::Hours;
use crate::store::books::places::Places;
use crate::store::entry::signed;
use crate::store::{Folder, StoreError, every_row, papers, recorded};

/// Rows gathered before they are written sorted: some megabytes of memory, and few passes over a large tree.
const GATHERED: usize = 1 << 16;
/// Row keys come in no order at all, so more of them are gathered: 24 bytes each, and 9 to 18 to know them again.
const GATHERED_ROWS: usize = 1 << 20;

/// The most entries that are held whole.
const MOST_RECALLED: usize = 256;

/// The most records of one register that are held one by one, or known not to be there, and the most persons.
const MOST_HELD: usize = 4096;

/// Charts with the first day each applies to.
type Charts = Vec<(Day, Arc<Chart>)>;
/// The facts of one register's records under their keys, or that there are none.
type Records = HashMap<String, Option<String>, Mixing>;
/// The last is the number of a place.
type MovementKey = (Day, AccountCode, usize);

/// The books of a file.
#[derive(Debug)]
pub struct StoredBooks<'s> {
    connection: &'s Connection,
    folder: &'s Folder,
    /// The first fault of the file while a rule asked. A rule cannot speak of files: it gets the empty answer, and the
    /// desk asks [`StoredBooks::fault`] before it believes the decision.
    fault: RefCell<Option<StoreError>>,
    opened: RefCell<Option<Arc<LedgerOpened>>>,
    size: Cell<Option<u64>>,
    has_rows: Cell<Option<bool>>,
    charts: RefCell<Option<Charts>>,
    accounts: RefCell<HashMap<Code, Option<Holder>, Mixing>>,
    operators: RefCell<HashMap<Code, Option<OperatorFacts>, Mixing>>,
    projects: RefCell<HashMap<Code, Option<ProjectOutline>, Mixing>>,
    registers: RefCell<HashMap<Register, Records, Mixing>>,
    /// Records that changed and are not yet written: some change with every row of a list.
    unwritten: RefCell<HashMap<Register, BTreeMap<String, Option<String>>, Mixing>>,
    /// A register of which every record is held.
    whole: Cell<Option<Register>>,
    /// Every record of a range of keys.
    record_range: RefCell<Option<range::Records>>,
    persons: RefCell<HashMap<PersonNumber, Option<PersonFacts>, Mixing>>,
    /// Everybody of a range of numbers.
    person_range: RefCell<Option<range::Persons>>,
    /// Every entry that set rules, once it was asked.
    rules_set: RefCell<Option<Vec<Seq>>>,
    /// What reversed an entry, or that nothing did.
    reversed: RefCell<HashMap<Seq, Option<Seq>, Mixing>>,
    hours: RefCell<Option<Hours>>,
    state: RefCell<Option<State>>,
    last_notice: RefCell<Held<NoticeFacts>>,
    open_roster: RefCell<Held<RosterFacts>>,
    /// Entries looked up whole: they never change, and a list of hours asks for the same few again and again.
    recalled: RefCell<HashMap<Seq, Arc<Recalled>>>,
    places: RefCell<Places>,
    months: RefCell<BTreeMap<Month, Tally>>,
    movements: RefCell<HashMap<MovementKey, (i64, i64), Mixing>>,
    gathered: RefCell<Gathered>,
    /// The key under which organisations are told apart by their names: another in every run.
    givers: RandomState,
}

/// An answer that may be "there is none", once it was asked.
#[derive(Clone, Copy, Debug)]
enum Held<T> {
    NotAsked,
    Asked(Option<T>),
}

/// The single figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    turnover: Yuan,
    import: Option<OpenImport>,
    late: Tally,
    corrections: Tally,
    closed: Option<Month>,
    is_changed: bool,
}

/// Rows of the large tables that are not yet written.
#[derive(Debug, Default)]
struct Gathered {
    gifts: Vec<(Day, Seq, Yuan, bool)>,
    ids: BTreeMap<(Text, Text), Vec<Seq>>,
    rows: Vec<(RowKey, Seq)>,
    /// The first eight bytes of those keys: a key that is in neither is new. A key goes first into the small set, and from
    /// there together with others into the large one, whose places lie far apart in memory.
    row_beginnings: HashSet<u64, Mixing>,
    latest_beginnings: HashSet<u64, Mixing>,
}

/// The first eight bytes of a key.
fn beginning(row: &RowKey) -> u64 {
    row.0.first_chunk::<8>().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}

impl<'s> StoredBooks<'s> {
    pub(in crate::store) fn new(connection: &'s Connection, folder: &'s Folder) -> Self {
        Self {
            connection,
            folder,
            fault: RefCell::default(),
            opened: RefCell::default(),
            size: Cell::default(),
            has_rows: Cell::default(),
            charts: RefCell::default(),
            accounts: RefCell::default(),
            operators: RefCell::default(),
            projects: RefCell::default(),
            registers: RefCell::default(),
            unwritten: RefCell::default(),
            whole: Cell::default(),
            record_range: RefCell::default(),
            persons: RefCell::default(),
            person_range: RefCell::default(),
            rules_set: RefCell::default(),
            reversed: RefCell::default(),
            hours: RefCell::default(),
            state: RefCell::default(),
            last_notice: RefCell::new(Held::NotAsked),
            open_roster: RefCell::new(Held::NotAsked),
            recalled: RefCell::default(),
            places: RefCell::default(),
            months: RefCell::default(),
            movements: RefCell::default(),
            gathered: RefCell::default(),
            givers: RandomState::new(),
        }
    }

    /// The first fault of the file while the rules asked.
    ///
    /// # Errors
    /// That fault.
    pub fn fault(&self) -> Result<(), StoreError> {
        self.fault.borrow_mut().take().map_or(Ok(()), Err)
    }

    /// The answer, or the empty one with the fault kept.
    fn or_fault<T: Default>(&self, answer: Result<T, StoreError>) -> T {
        answer.unwrap_or_else(|fault| {
            self.fault.borrow_mut().get_or_insert(fault);
            T::default()
        })
    }

    fn one<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query(params)?;
        rows.next()?.map(read).transpose()
    }

    fn value<T: FromSql>(&self, query: &str, params: impl Params) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(query)?;
        Ok(statement.query_row(params, |row| row.get(0)).optional()?)
    }

    fn event(&self, seq: Seq) -> Result<Option<Event>, StoreError> {
        Ok(self.entry(seq)?.map(|entry| entry.event))
    }

    fn entry(&self, seq: Seq) -> Result<Option<Recalled>, StoreError> {
        let line: Option<String> = self.value("SELECT line FROM entry WHERE seq = ?1", [signed(seq.0)?])?;
        let Some(line) = line else { return Ok(None) };
        let (by, event) = recorded(&crate::store::parsed(&line)?)?;
        Ok(Some(Recalled { seq, by, event }))
    }

    /// Every row of a query.
    fn many<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        every_row(self.connection, query, params, read)
    }

    /// Whether any row without an id was ever recorded.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn knows_rows(&self) -> Result<bool, StoreError> {
        Ok(self.value::<i64>("SELECT 1 FROM row_key LIMIT 1", [])?.is_some())
    }

    /// The entry that recorded an id, for a person who wants to see it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn id_entry(&self, source: &Text, id: &Text) -> Result<Option<Seq>, StoreError> {
        let gathered = self.gathered.borrow();
        if let Some(seq) = gathered.ids.get(&(id.clone(), source.clone())).and_then(|holders| holders.last()) {
            return Ok(Some(*seq));
        }
        let query = "SELECT seq FROM external_id WHERE id = ?1 AND source = ?2 ORDER BY seq DESC LIMIT 1";
        let seq: Option<i64> = self.value(query, (id.as_str(), source.as_str()))?;
        Ok(seq.map(unsigned))
    }

    fn state(&self) -> State {
        *self.state.borrow_mut().get_or_insert_with(|| self.or_fault(self.read_state()))
    }

    fn read_state(&self) -> Result<State, StoreError> {
        let mut state = State::default();
        let mut statement = self.connection.prepare_cached("SELECT word, value FROM state")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (word, value): (String, String) = (row.get(0)?, row.get(1)?);
            let damaged = || StoreError::Damaged { table: "state", what: word.clone() };
            match word.as_str() {
                "turnover" => state.turnover = large_yuan(&value).ok_or_else(damaged)?,
                "import" if value.is_empty() => state.import = None,
                "import" => state.import = Some(open_import(&value).ok_or_else(damaged)?),
                "late" => state.late = tally(&value).ok_or_else(damaged)?,
                "closed" if value.is_empty() => state.closed = None,
                "closed" => state.closed = Some(value.parse().map_err(|_| damaged())?),
                "corrections" => state.corrections = tally(&value).ok_or_else(damaged)?,
                _ => return Err(damaged()),
            }
        }
        Ok(state)
    }

    fn change_state(&self, change: impl FnOnce(&mut State)) {
        let mut held = self.state.borrow_mut();
        let state = held.get_or_insert_with(|| self.or_fault(self.read_state()));
        change(state);
        state.is_changed = true;
    }

    /// Holds the charts, if they are not held.
    fn hold_charts(&self) -> Result<(), StoreError> {
        if self.charts.borrow().is_some() {
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached("SELECT day, digest FROM chart ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut charts = Vec::new();
        while let Some(row) = rows.next()? {
            let digest: Digest = parse(row, 1, "chart")?;
            let chart = papers::chart(self.folder, &digest)?;
            charts.push((parse(row, 0, "chart")?, Arc::new(chart)));
        }
        *self.charts.borrow_mut() = Some(charts);
        Ok(())
    }

    fn read_person(&self, number: PersonNumber) -> Result<Option<PersonFacts>, StoreError> {
        let query = "SELECT kind, organisation, name, display, minor, merged_into, erased, last_voucher FROM person \
                     WHERE number = ?1";
        self.one(query, [number.0], person_facts)
    }

    fn read_cash(&self, account: &Code, purse: &Purse) -> Result<i64, StoreError> {
        let query = "SELECT fen FROM cash WHERE account = ?1 AND project = ?2 AND source_kind = ?3";
        let fen = self.value(query, (account.as_str(), project_of(purse), purse.source_kind.word()))?;
        Ok(fen.unwrap_or(0))
    }

    fn cash_fen(&self, account: &Code, purse: &Purse) -> i64 {
        let number = self.places.borrow_mut().number(account, purse);
        if let Some(fen) = self.places.borrow().at(number).and_then(|place| place.cash) {
            return fen;
        }
        self.or_fault(self.read_cash(account, purse))
    }

    fn read_last_notice(&self) -> Result<Option<NoticeFacts>, StoreError> {
        let query = "SELECT number, period, size, posted FROM notice ORDER BY number DESC LIMIT 1";
        self.one(query, [], |row| {
            Ok(NoticeFacts {
                number: Count(row.get::<_, i64>(0).map(|n| u64::try_from(n).unwrap_or(0))?),
                period: parse(row, 1, "notice")?,
                posted: row.get::<_, Option<i64>>(3)?.is_some(),
                size: Count(row.get::<_, i64>(2).map(|n| u64::try_from(n).unwrap_or(0))?),
            })
        })
    }

    fn exists(&self, query: &str, params: impl Params) -> bool {
        let ask = |params| -> Result<bool, StoreError> {
            let mut statement = self.connection.prepare_cached(query)?;
            Ok(statement.exists(params)?)
        };
        self.or_fault(ask(params))
    }
}

pub(in crate::store) fn project_of(purse: &Purse) -> &str {
    purse.project.as_ref().map_or("", Code::as_str)
}

/// A column of text in the grammar of the file.
pub(in crate::store) fn parse<T: FromStr>(row: &Row<'_>, at: usize, table: &'static str) -> Result<T, StoreError> {
    let text = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?;
    text.parse().map_err(|_| StoreError::Damaged { table, what: text.to_owned() })
}

/// A column of text that may be empty.
pub(in crate::store) fn parse_maybe<T: FromStr>(
    row: &Row<'_>,
    at: usize,
    table: &'static str,
) -> Result<Option<T>, StoreError> {
    let is_empty = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?.is_empty();
    if is_empty { Ok(None) } else { parse(row, at, table).map(Some) }
}

pub(in crate::store) fn unsigned(number: i64) -> Seq {
    Seq(u64::try_from(number).unwrap_or(0))
}

pub(in crate::store) fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).unwrap_or_default()
}

pub(in crate::store) fn operator_facts(row: &Row<'_>, at: usize) -> Result<OperatorFacts, StoreError> {
    let roles: String = row.get(at.saturating_add(1))?;
    let roles = roles.split(' ').map(str::parse).collect::<Result<_, _>>();
    let roles = roles.map_err(|_| StoreError::Damaged { table: "operator", what: "roles".to_owned() })?;
    Ok(OperatorFacts { key: parse_maybe(row, at, "operator")?, roles })
}

pub(in crate::store) fn person_facts(row: &Row<'_>) -> Result<PersonFacts, StoreError> {
    person_facts_from(row, 0)
}

/// A person's columns from `kind` on, which is the column `at`.
pub(in crate::store) fn person_facts_from(row: &Row<'_>, at: usize) -> Result<PersonFacts, StoreError> {
    let column = |n: usize| at.saturating_add(n);
    Ok(PersonFacts {
        kind: parse(row, column(0), "person")?,
        organisation: parse(row, column(1), "person")?,
        name: parse_maybe(row, column(2), "person")?,
        display: parse(row, column(3), "person")?,
        minor: row.get(column(4))?,
        merged_into: parse_maybe(row, column(5), "person")?,
        erased: parse_maybe(row, column(6), "person")?,
        last_voucher: parse_maybe(row, column(7), "person")?,
    })
}

fn tally_of(row: &Row<'_>) -> Result<Tally, StoreError> {
    Ok(Tally { count: Count(unsigned(row.get(0)?).0), total: yuan(row.get(1)?) })
}

/// `12 345.60`.
fn tally(text: &str) -> Option<Tally> {
    let (count, total) = text.split_once(' ')?;
    Some(Tally { count: count.parse().ok()?, total: large_yuan(total)? })
}

/// `37 120 5300.00`.
fn open_import(text: &str) -> Option<OpenImport> {
    let mut words = text.split(' ');
    let (import, rows_left, sum_left) = (words.next()?, words.next()?, words.next()?);
    Some(OpenImport {
        import: import.parse().ok()?,
        rows_left: rows_left.parse().ok()?,
        sum_left: large_yuan(sum_left)?,
    })
}

/// A total: the spelling of an amount, without its limit of twelve digits.
fn large_yuan(text: &str) -> Option<Yuan> {
    let (whole, part) = text.split_once('.')?;
    format!("{whole}{part}").parse().ok().and_then(Yuan::from_fen)
}
