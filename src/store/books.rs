//! StoredBooks: the rules' questions answered by indexed queries, and the rows an event changes.
//!
//! What a bulk import asks again and again (accounts, projects, what a purse holds, a month's sums) is held in memory
//! while the transaction lasts and written at its end; rows that go into a large tree are gathered and written sorted.
//! One gift and a million take the same path.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;
use std::sync::Arc;

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::ledger::books::rows::{LargeRow, Table, row};
use crate::ledger::books::{
    Books, GiftFacts, NoticeFacts, OpenImport, OpeningFacts, OperatorFacts, PersonFacts, Posting, Purse, Tally,
    Undoable,
};
use crate::ledger::chart::{AccountCode, Chart};
use crate::ledger::effect::{Effect, GiftAdded};
use crate::ledger::event::{AccountOpened, AdoptedChart, Event, LedgerOpened, ProjectProposed};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{Holder, Role, Service};
use crate::ledger::yuan::Yuan;
use crate::store::entry::{head, signed};
use crate::store::{Folder, StoreError, event_of, papers};

/// Rows gathered before they are written sorted: some megabytes of memory, and few passes over a large tree.
const GATHERED: usize = 1 << 16;
/// Row keys come in no order at all, so more of them are gathered: 24 bytes each, and 9 to 18 to know them again.
const GATHERED_ROWS: usize = 1 << 20;

type MovementKey = (Month, AccountCode, Code, Purse);

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
    charts: RefCell<Option<Vec<(Day, Arc<Chart>)>>>,
    accounts: RefCell<HashMap<Code, Option<Holder>>>,
    operators: RefCell<HashMap<Code, Option<OperatorFacts>>>,
    projects: RefCell<HashMap<Code, Option<Service>>>,
    state: RefCell<Option<State>>,
    last_notice: RefCell<Option<Option<NoticeFacts>>>,
    cash: RefCell<HashMap<(Code, Purse), i64>>,
    months: RefCell<BTreeMap<Month, Tally>>,
    movements: RefCell<HashMap<MovementKey, (i64, i64)>>,
    gathered: RefCell<Gathered>,
}

/// The single figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    turnover: Yuan,
    import: Option<OpenImport>,
    late: Tally,
    corrections: Tally,
    is_changed: bool,
}

/// Rows of the large tables that are not yet written.
#[derive(Debug, Default)]
struct Gathered {
    gifts: Vec<(Day, Seq, Yuan, bool)>,
    ids: BTreeMap<(Text, Text), Vec<Seq>>,
    rows: Vec<(RowKey, Seq)>,
    /// The first eight bytes of those keys: a key that is not among them is new.
    row_beginnings: HashSet<u64>,
}

/// The first eight bytes of a key.
fn beginning(row: &RowKey) -> u64 {
    row.0.first_chunk::<8>().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}

impl<'s> StoredBooks<'s> {
    pub(super) fn new(connection: &'s Connection, folder: &'s Folder) -> Self {
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
            state: RefCell::default(),
            last_notice: RefCell::default(),
            cash: RefCell::default(),
            months: RefCell::default(),
            movements: RefCell::default(),
            gathered: RefCell::default(),
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
        let line: Option<String> = self.value("SELECT line FROM entry WHERE seq = ?1", [signed(seq.0)?])?;
        line.map(|line| event_of(&line)).transpose()
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
        if let Some(state) = *self.state.borrow() {
            return state;
        }
        let state = self.or_fault(self.read_state());
        *self.state.borrow_mut() = Some(state);
        state
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
                "import" => state.import = open_import(&value).ok_or_else(damaged)?,
                "late" => state.late = tally(&value).ok_or_else(damaged)?,
                "corrections" => state.corrections = tally(&value).ok_or_else(damaged)?,
                _ => return Err(damaged()),
            }
        }
        Ok(state)
    }

    fn change_state(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        state.is_changed = true;
        *self.state.borrow_mut() = Some(state);
    }

    fn charts(&self) -> Result<Vec<(Day, Arc<Chart>)>, StoreError> {
        if let Some(charts) = self.charts.borrow().as_ref() {
            return Ok(charts.clone());
        }
        let mut statement = self.connection.prepare_cached("SELECT day, digest FROM chart ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut charts = Vec::new();
        while let Some(row) = rows.next()? {
            let digest: Digest = parse(row, 1, "chart")?;
            let chart = papers::chart(self.folder, &digest)?;
            charts.push((parse(row, 0, "chart")?, Arc::new(chart)));
        }
        *self.charts.borrow_mut() = Some(charts.clone());
        Ok(charts)
    }

    fn read_person(&self, number: PersonNumber) -> Result<Option<PersonFacts>, StoreError> {
        let query = "SELECT kind, organisation, name, display, minor, merged_into, erased, last_gift FROM person \
                     WHERE number = ?1";
        self.one(query, [number.0], person_facts)
    }

    fn read_cash(&self, account: &Code, purse: &Purse) -> Result<i64, StoreError> {
        let query = "SELECT fen FROM cash WHERE account = ?1 AND project = ?2 AND source_kind = ?3";
        let fen = self.value(query, (account.as_str(), project_of(purse), purse.source_kind.word()))?;
        Ok(fen.unwrap_or(0))
    }

    fn cash_fen(&self, account: &Code, purse: &Purse) -> i64 {
        let key = (account.clone(), purse.clone());
        if let Some(fen) = self.cash.borrow().get(&key) {
            return *fen;
        }
        self.or_fault(self.read_cash(account, purse))
    }

    fn read_undoable(&self, seq: Seq) -> Result<Option<Undoable>, StoreError> {
        let Some(event) = self.event(seq)? else { return Ok(None) };
        Ok(Some(match event {
            Event::DonationReceived(e) => {
                let refunded = "SELECT coalesce(sum(fen), 0) FROM correction WHERE gift = ?1 AND refund = 1";
                let receipt = "SELECT 1 FROM receipt WHERE gift = ?1";
                let number = [signed(seq.0)?];
                Undoable::Gift(GiftFacts {
                    account: e.account,
                    amount: e.amount,
                    day: e.date,
                    has_receipt: self.value::<i64>(receipt, number)?.is_some(),
                    purse: Purse { project: e.project.0, source_kind: e.source_kind },
                    refunded: yuan(self.value(refunded, number)?.unwrap_or(0)),
                })
            }
            Event::OpeningRecorded(e) => Undoable::Opening(OpeningFacts {
                account: e.account,
                amount: e.amount,
                day: e.date,
                purse: Purse { project: e.project.0, source_kind: e.source_kind },
            }),
            Event::ReceiptNumbered(e) => Undoable::Receipt { gift: e.gift, number: e.number },
            other => Undoable::Never(other.kind()),
        }))
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

    /// Changes the books by what one event did.
    pub(super) fn apply(&mut self, seq: Seq, event: &Event, effects: &[Effect]) -> Result<(), StoreError> {
        for effect in effects {
            self.change(seq, event, effect)?;
        }
        self.size.set(Some(seq.0.saturating_add(1)));
        if self.gathered.borrow().rows.len() >= GATHERED_ROWS {
            self.write_gathered_rows()?;
        }
        if self.gathered.borrow().gifts.len() >= GATHERED { self.write_gathered_gifts() } else { Ok(()) }
    }

    fn change(&mut self, seq: Seq, event: &Event, effect: &Effect) -> Result<(), StoreError> {
        match effect {
            Effect::LedgerOpened(opened) => *self.opened.borrow_mut() = Some(Arc::new((**opened).clone())),
            Effect::OperatorAdded { code, key, roles } => self.add_operator(code, *key, roles)?,
            Effect::AccountAdded(account) => self.add_account(account)?,
            Effect::ChartAdded(chart) => self.add_chart(chart)?,
            Effect::ProjectAdded(project) => self.add_project(project)?,
            Effect::PersonSet(number, facts) => self.set_person(*number, facts)?,
            Effect::PersonGave(number, day, seq) => {
                let given = "INSERT INTO person_gift (person, seq) VALUES (?1, ?2)";
                self.execute(given, (number.0, signed(seq.0)?))?;
                let query = "UPDATE person SET last_gift = max(last_gift, ?2) WHERE number = ?1";
                self.execute(query, (number.0, day.to_string()))?;
            }
            Effect::Posted(posting) => self.post(posting),
            Effect::OpeningSet { account, purse, seq } => {
                let query = "INSERT INTO opening (account, project, source_kind, seq) VALUES (?1, ?2, ?3, ?4)";
                let place = (account.as_str(), project_of(purse), purse.source_kind.word(), signed(seq.0)?);
                self.execute(query, place)?;
            }
            Effect::OpeningUndone { account, purse } => {
                let query = "DELETE FROM opening WHERE account = ?1 AND project = ?2 AND source_kind = ?3";
                self.execute(query, (account.as_str(), project_of(purse), purse.source_kind.word()))?;
            }
            Effect::GiftAdded(gift) => self.add_gift(gift),
            Effect::ReceiptTaken { gift, number, .. } => {
                let query = "INSERT INTO receipt (number, gift) VALUES (?1, ?2)";
                self.execute(query, (number.as_str(), signed(gift.0)?))?;
            }
            Effect::ReceiptFreed { number, .. } => {
                self.execute("DELETE FROM receipt WHERE number = ?1", [number.as_str()])?;
            }
            Effect::Corrected { seq, gift, amount, is_refund } => {
                let query = "INSERT INTO correction (seq, gift, fen, refund) VALUES (?1, ?2, ?3, ?4)";
                self.execute(query, (signed(seq.0)?, signed(gift.0)?, amount.fen(), is_refund))?;
                self.change_state(|state| state.corrections = state.corrections.with(*amount));
            }
            Effect::Reversed { entry, by } => {
                let query = "INSERT INTO reversal (entry, seq) VALUES (?1, ?2)";
                self.execute(query, (signed(entry.0)?, signed(by.0)?))?;
            }
            Effect::ImportSet(open) => self.change_state(|state| state.import = *open),
            Effect::NoticePrepared(notice) => {
                let query = "INSERT INTO notice (number, period, first, size, prepared) VALUES (?1, ?2, ?3, ?4, ?5)";
                let (number, from, size) = (signed(notice.number.0)?, signed(notice.from.0)?, signed(notice.size.0)?);
                self.execute(query, (number, notice.period.to_string(), from, size, signed(seq.0)?))?;
                *self.last_notice.borrow_mut() = None;
                self.change_state(|state| (state.late, state.corrections) = (Tally::default(), Tally::default()));
            }
            Effect::NoticePosted(posted) => {
                let query = "UPDATE notice SET posted = ?2 WHERE number = ?1";
                self.execute(query, (signed(posted.notice.0)?, signed(seq.0)?))?;
                *self.last_notice.borrow_mut() = None;
            }
        }
        let _ = event;
        Ok(())
    }

    fn execute(&self, query: &str, params: impl Params) -> Result<(), StoreError> {
        self.connection.prepare_cached(query)?.execute(params)?;
        Ok(())
    }

    fn add_operator(&self, code: &Code, key: Option<Digest>, roles: &[Role]) -> Result<(), StoreError> {
        let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
        let query = "INSERT INTO operator (code, key, roles) VALUES (?1, ?2, ?3)";
        self.execute(query, (code.as_str(), Maybe(key).to_string(), words.join(" ")))?;
        self.operators.borrow_mut().clear();
        Ok(())
    }

    fn add_account(&self, account: &AccountOpened) -> Result<(), StoreError> {
        let query = "INSERT INTO account (code, holder, name, day) VALUES (?1, ?2, ?3, ?4)";
        let name = account.name.as_str();
        self.execute(query, (account.code.as_str(), account.holder.word(), name, account.date.to_string()))?;
        self.accounts.borrow_mut().clear();
        Ok(())
    }

    fn add_chart(&self, chart: &AdoptedChart) -> Result<(), StoreError> {
        let query = "INSERT INTO chart (day, edition, digest) VALUES (?1, ?2, ?3)";
        self.execute(query, (chart.from.to_string(), chart.edition.as_str(), chart.digest.to_string()))?;
        *self.charts.borrow_mut() = None;
        Ok(())
    }

    fn add_project(&self, project: &ProjectProposed) -> Result<(), StoreError> {
        let query = "INSERT INTO project (code, name, service, area, day) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (code, name, area) = (project.code.as_str(), project.name.as_str(), project.area.as_str());
        self.execute(query, (code, name, project.service.word(), area, project.date.to_string()))?;
        self.projects.borrow_mut().clear();
        Ok(())
    }

    fn set_person(&self, number: PersonNumber, facts: &PersonFacts) -> Result<(), StoreError> {
        let query = "INSERT OR REPLACE INTO person (number, kind, organisation, name, display, minor, merged_into, \
                     erased, last_gift) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let row = (
            number.0,
            facts.kind.word(),
            facts.organisation.as_str(),
            Maybe(facts.name).to_string(),
            facts.display.word(),
            facts.minor,
            Maybe(facts.merged_into).to_string(),
            Maybe(facts.erased).to_string(),
            Maybe(facts.last_gift).to_string(),
        );
        self.execute(query, row)
    }

    fn post(&self, posting: &Posting) {
        let Posting { account, code, debit, credit, is_money, month, purse } = posting;
        if *is_money {
            let fen = self.cash_fen(account, purse);
            let change = debit.fen().saturating_sub(credit.fen());
            self.cash.borrow_mut().insert((account.clone(), purse.clone()), fen.saturating_add(change));
        }
        let key = (*month, *code, account.clone(), purse.clone());
        let mut movements = self.movements.borrow_mut();
        let sides = movements.entry(key).or_default();
        sides.0 = sides.0.saturating_add(debit.fen());
        sides.1 = sides.1.saturating_add(credit.fen());
        self.change_state(|state| state.turnover = state.turnover.plus(*debit).unwrap_or(state.turnover));
    }

    fn add_gift(&self, gift: &GiftAdded) {
        if gift.is_late {
            self.change_state(|state| state.late = state.late.with(gift.amount));
        } else {
            let month = gift.day.month();
            let tally = self.gifts_of(month).with(gift.amount);
            self.months.borrow_mut().insert(month, tally);
        }
        let mut gathered = self.gathered.borrow_mut();
        gathered.gifts.push((gift.day, gift.seq, gift.amount, gift.is_late));
        if let Some((source, id)) = &gift.id {
            gathered.ids.entry((id.clone(), source.clone())).or_default().push(gift.seq);
        }
        if let Some(row) = gift.row {
            gathered.rows.push((row, gift.seq));
            gathered.row_beginnings.insert(beginning(&row));
        }
    }

    /// Whether any row key is written; asked once a transaction, and again after each writing.
    fn has_rows(&self) -> bool {
        if let Some(has_rows) = self.has_rows.get() {
            return has_rows;
        }
        let has_rows = self.or_fault(self.knows_rows());
        self.has_rows.set(Some(has_rows));
        has_rows
    }

    /// Writes what was gathered, each tree in the order of its keys.
    fn write_gathered(&self) -> Result<(), StoreError> {
        self.write_gathered_rows()?;
        self.write_gathered_gifts()
    }

    fn write_gathered_rows(&self) -> Result<(), StoreError> {
        let mut rows = {
            let mut gathered = self.gathered.borrow_mut();
            gathered.row_beginnings.clear();
            std::mem::take(&mut gathered.rows)
        };
        rows.sort_unstable();
        let mut insert = self.connection.prepare_cached("INSERT INTO row_key (row, seq) VALUES (?1, ?2)")?;
        for (row, seq) in rows {
            insert.execute((row.0.as_slice(), signed(seq.0)?))?;
        }
        self.has_rows.set(None);
        Ok(())
    }

    fn write_gathered_gifts(&self) -> Result<(), StoreError> {
        let (mut gifts, ids) = {
            let mut gathered = self.gathered.borrow_mut();
            (std::mem::take(&mut gathered.gifts), std::mem::take(&mut gathered.ids))
        };
        gifts.sort_unstable();
        let mut insert =
            self.connection.prepare_cached("INSERT INTO gift (day, seq, fen, late) VALUES (?1, ?2, ?3, ?4)")?;
        for (day, seq, amount, is_late) in gifts {
            insert.execute((day.to_string(), signed(seq.0)?, amount.fen(), is_late))?;
        }
        let mut insert =
            self.connection.prepare_cached("INSERT INTO external_id (id, source, seq) VALUES (?1, ?2, ?3)")?;
        for ((id, source), holders) in ids {
            for seq in holders {
                insert.execute((id.as_str(), source.as_str(), signed(seq.0)?))?;
            }
        }
        Ok(())
    }

    /// Writes everything that was held in memory.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        self.fault()?;
        self.write_gathered()?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO movement (month, code, account, project, source_kind, debit, credit) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET \
             debit = debit + excluded.debit, credit = credit + excluded.credit",
        )?;
        for ((month, code, account, purse), (debit, credit)) in std::mem::take(&mut *self.movements.borrow_mut()) {
            let place = (account.as_str(), project_of(&purse), purse.source_kind.word());
            insert.execute((month.to_string(), code.0, place.0, place.1, place.2, debit, credit))?;
        }
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO cash (account, project, source_kind, fen) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO UPDATE SET fen = excluded.fen",
        )?;
        for ((account, purse), fen) in std::mem::take(&mut *self.cash.borrow_mut()) {
            insert.execute((account.as_str(), project_of(&purse), purse.source_kind.word(), fen))?;
        }
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO gift_month (month, count, fen) VALUES (?1, ?2, ?3) \
             ON CONFLICT DO UPDATE SET count = excluded.count, fen = excluded.fen",
        )?;
        for (month, tally) in std::mem::take(&mut *self.months.borrow_mut()) {
            insert.execute((month.to_string(), signed(tally.count.0)?, tally.total.fen()))?;
        }
        self.flush_state()
    }

    fn flush_state(&mut self) -> Result<(), StoreError> {
        let Some(state) = self.state.take().filter(|state| state.is_changed) else { return Ok(()) };
        let import = state.import.map_or_else(String::new, |o| format!("{} {} {}", o.import, o.rows_left, o.sum_left));
        let rows = [
            ("turnover", state.turnover.to_string()),
            ("import", import),
            ("late", format!("{} {}", state.late.count, state.late.total)),
            ("corrections", format!("{} {}", state.corrections.count, state.corrections.total)),
        ];
        for (word, value) in rows {
            self.execute("INSERT OR REPLACE INTO state (word, value) VALUES (?1, ?2)", (word, value))?;
        }
        Ok(())
    }
}

impl Books for StoredBooks<'_> {
    fn size(&self) -> Count {
        if let Some(size) = self.size.get() {
            return Count(size);
        }
        let size = self.or_fault(head(self.connection).map(|(size, _)| size));
        self.size.set(Some(size));
        Count(size)
    }

    fn opened(&self) -> Option<Arc<LedgerOpened>> {
        if self.opened.borrow().is_none() {
            let first = self.or_fault(self.event(Seq(0)));
            if let Some(Event::LedgerOpened(opened)) = first {
                *self.opened.borrow_mut() = Some(Arc::new(opened));
            }
        }
        self.opened.borrow().clone()
    }

    fn turnover(&self) -> Yuan {
        self.state().turnover
    }

    fn operator(&self, code: &Code) -> Option<OperatorFacts> {
        if let Some(facts) = self.operators.borrow().get(code) {
            return facts.clone();
        }
        let read = |row: &Row<'_>| operator_facts(row, 0);
        let facts = self.or_fault(self.one("SELECT key, roles FROM operator WHERE code = ?1", [code.as_str()], read));
        self.operators.borrow_mut().insert(code.clone(), facts.clone());
        facts
    }

    fn key_owner(&self, key: &Digest) -> Option<Code> {
        let read = |row: &Row<'_>| parse(row, 0, "operator");
        self.or_fault(self.one("SELECT code FROM operator WHERE key = ?1", [key.to_string()], read))
    }

    fn account(&self, code: &Code) -> Option<Holder> {
        if let Some(holder) = self.accounts.borrow().get(code) {
            return *holder;
        }
        let read = |row: &Row<'_>| parse(row, 0, "account");
        let holder = self.or_fault(self.one("SELECT holder FROM account WHERE code = ?1", [code.as_str()], read));
        self.accounts.borrow_mut().insert(code.clone(), holder);
        holder
    }

    fn project(&self, code: &Code) -> Option<Service> {
        if let Some(service) = self.projects.borrow().get(code) {
            return *service;
        }
        let read = |row: &Row<'_>| parse(row, 0, "project");
        let service = self.or_fault(self.one("SELECT service FROM project WHERE code = ?1", [code.as_str()], read));
        self.projects.borrow_mut().insert(code.clone(), service);
        service
    }

    fn last_person(&self) -> u32 {
        self.or_fault(self.value("SELECT max(number) FROM person", []).map(Option::flatten)).unwrap_or(0)
    }

    fn person(&self, number: PersonNumber) -> Option<PersonFacts> {
        self.or_fault(self.read_person(number))
    }

    fn chart_paper(&self, digest: &Digest) -> Option<Arc<Chart>> {
        papers::chart(self.folder, digest).ok().map(Arc::new)
    }

    fn chart_on(&self, day: Day) -> Option<Arc<Chart>> {
        let charts = self.or_fault(self.charts());
        let in_force = charts.into_iter().filter(|(from, _)| *from <= day);
        in_force.max_by_key(|(from, _)| *from).map(|(_, chart)| chart)
    }

    fn cash(&self, account: &Code, purse: &Purse) -> Yuan {
        Yuan::from_fen(self.cash_fen(account, purse)).unwrap_or_default()
    }

    fn opening(&self, account: &Code, purse: &Purse) -> Option<Seq> {
        let query = "SELECT seq FROM opening WHERE account = ?1 AND project = ?2 AND source_kind = ?3";
        let place = (account.as_str(), project_of(purse), purse.source_kind.word());
        self.or_fault(self.value(query, place)).map(unsigned)
    }

    fn is_id_taken(&self, source: &Text, id: &Text) -> bool {
        if self.gathered.borrow().ids.contains_key(&(id.clone(), source.clone())) {
            return true;
        }
        let query = "SELECT 1 FROM external_id WHERE id = ?1 AND source = ?2";
        self.exists(query, (id.as_str(), source.as_str()))
    }

    fn holds_id(&self, seq: Seq, source: &Text, id: &Text) -> bool {
        self.or_fault(self.id_entry(source, id)) == Some(seq)
    }

    fn is_row_taken(&self, row: &RowKey) -> bool {
        let gathered = self.gathered.borrow();
        let is_gathered = gathered.row_beginnings.contains(&beginning(row))
            && gathered.rows.iter().any(|(gathered, _)| gathered == row);
        is_gathered || (self.has_rows() && self.exists("SELECT 1 FROM row_key WHERE row = ?1", [row.0.as_slice()]))
    }

    fn receipt_holder(&self, number: &Text) -> Option<Seq> {
        self.or_fault(self.value("SELECT gift FROM receipt WHERE number = ?1", [number.as_str()])).map(unsigned)
    }

    fn undoable(&self, seq: Seq) -> Option<Undoable> {
        self.or_fault(self.read_undoable(seq))
    }

    fn reversed_by(&self, seq: Seq) -> Option<Seq> {
        let ask = || -> Result<Option<i64>, StoreError> {
            self.value("SELECT seq FROM reversal WHERE entry = ?1", [signed(seq.0)?])
        };
        self.or_fault(ask()).map(unsigned)
    }

    fn open_import(&self) -> Option<OpenImport> {
        self.state().import
    }

    fn last_notice(&self) -> Option<NoticeFacts> {
        if let Some(notice) = *self.last_notice.borrow() {
            return notice;
        }
        let notice = self.or_fault(self.read_last_notice());
        *self.last_notice.borrow_mut() = Some(notice);
        notice
    }

    fn gifts_of(&self, month: Month) -> Tally {
        if let Some(tally) = self.months.borrow().get(&month) {
            return *tally;
        }
        let query = "SELECT count, fen FROM gift_month WHERE month = ?1";
        self.or_fault(self.one(query, [month.to_string()], tally_of)).unwrap_or_default()
    }

    fn gifts_before(&self, month: Month) -> Tally {
        let query = "SELECT coalesce(sum(count), 0), coalesce(sum(fen), 0) FROM gift_month WHERE month < ?1";
        self.or_fault(self.one(query, [month.to_string()], tally_of)).unwrap_or_default()
    }

    fn late_gifts(&self) -> Tally {
        self.state().late
    }

    fn corrections(&self) -> Tally {
        self.state().corrections
    }
}

/// A row of a large table, owned.
pub trait LargeRows {
    /// Hands over each row of a large table.
    ///
    /// # Errors
    /// [`StoreError`].
    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError>;

    /// The rows of a small table, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    fn small_rows(&self, table: Table) -> Result<Vec<String>, StoreError>;
}

impl LargeRows for StoredBooks<'_> {
    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Result<(), StoreError> {
        let query = match table {
            Table::Gifts => "SELECT day, seq, fen, late FROM gift",
            Table::Ids => "SELECT source, id, seq FROM external_id",
            Table::Rows => "SELECT row, seq FROM row_key",
            Table::Receipts => "SELECT number, gift FROM receipt",
            Table::Givers => "SELECT person, seq FROM person_gift",
            Table::Corrections => "SELECT seq, gift, fen, refund FROM correction",
            _ => return Ok(()),
        };
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let seq = |at: usize| row.get::<_, i64>(at).map(unsigned);
            match table {
                Table::Gifts => each(&LargeRow::Gift {
                    day: parse(row, 0, "gift")?,
                    seq: seq(1)?,
                    amount: yuan(row.get(2)?),
                    is_late: row.get(3)?,
                }),
                Table::Ids => {
                    let (source, id): (Text, Text) = (parse(row, 0, "external_id")?, parse(row, 1, "external_id")?);
                    each(&LargeRow::Id { source: &source, id: &id, seq: seq(2)? });
                }
                Table::Rows => {
                    let bytes: Vec<u8> = row.get(0)?;
                    let key = <[u8; 16]>::try_from(bytes.as_slice())
                        .map_err(|_| StoreError::Damaged { table: "row_key", what: bytes.len().to_string() })?;
                    each(&LargeRow::Row { row: RowKey(key), seq: seq(1)? });
                }
                Table::Givers => {
                    each(&LargeRow::Giver { person: PersonNumber(row.get(0)?), seq: seq(1)? });
                }
                Table::Receipts => {
                    let number: Text = parse(row, 0, "receipt")?;
                    each(&LargeRow::Receipt { number: &number, gift: seq(1)? });
                }
                _ => each(&LargeRow::Correction {
                    seq: seq(0)?,
                    gift: seq(1)?,
                    amount: yuan(row.get(2)?),
                    is_refund: row.get(3)?,
                }),
            }
        }
        Ok(())
    }

    fn small_rows(&self, table: Table) -> Result<Vec<String>, StoreError> {
        if table == Table::State {
            let State { turnover, import, late, corrections, .. } = self.state();
            self.fault()?;
            let mut rows = row::state(turnover, import, late, corrections);
            rows.sort_unstable();
            return Ok(rows);
        }
        let query = match table {
            Table::Operators => "SELECT code, key, roles FROM operator",
            Table::Accounts => "SELECT code, holder, name, day FROM account",
            Table::Projects => "SELECT code, name, service, area, day FROM project",
            Table::People => {
                "SELECT 'p' || number, kind, organisation, name, display, iif(minor, 'true', 'false'), merged_into, \
                 erased, last_gift FROM person"
            }
            Table::Charts => "SELECT day, edition, digest FROM chart",
            Table::Movements => {
                "SELECT month, printf('%04d', code), account, project, source_kind, \
                 printf('%d.%02d', debit / 100, debit % 100), printf('%d.%02d', credit / 100, credit % 100) \
                 FROM movement"
            }
            Table::Cash => "SELECT account, project, source_kind, fen FROM cash",
            Table::Openings => "SELECT account, project, source_kind, seq FROM opening",
            Table::Reversals => "SELECT entry, seq FROM reversal",
            Table::Notices => "SELECT number, period, first, size, iif(posted IS NULL, 'false', 'true') FROM notice",
            Table::Months => "SELECT month, count, printf('%d.%02d', fen / 100, fen % 100) FROM gift_month",
            _ => return Ok(Vec::new()),
        };
        let mut statement = self.connection.prepare(query)?;
        let columns = statement.column_count();
        let mut found = statement.query([])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let mut cells = Vec::with_capacity(columns);
            for at in 0..columns {
                cells.push(cell(row, at)?);
            }
            rows.push(cells.join("\t"));
        }
        rows.sort_unstable();
        Ok(rows)
    }
}

/// Empties every table of the books.
pub(super) fn clear(connection: &Connection) -> Result<(), StoreError> {
    for table in Table::SMALL.into_iter().chain(Table::LARGE) {
        connection.execute(&format!("DELETE FROM {}", table.word()), [])?;
    }
    Ok(())
}

fn cell(row: &Row<'_>, at: usize) -> Result<String, StoreError> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at)? {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Real(_) | ValueRef::Blob(_) => "?".to_owned(),
    })
}

pub(super) fn project_of(purse: &Purse) -> &str {
    purse.project.as_ref().map_or("", Code::as_str)
}

/// A column of text in the grammar of the file.
pub(super) fn parse<T: FromStr>(row: &Row<'_>, at: usize, table: &'static str) -> Result<T, StoreError> {
    let text = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?;
    text.parse().map_err(|_| StoreError::Damaged { table, what: text.to_owned() })
}

/// A column of text that may be empty.
pub(super) fn parse_maybe<T: FromStr>(row: &Row<'_>, at: usize, table: &'static str) -> Result<Option<T>, StoreError> {
    let is_empty = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?.is_empty();
    if is_empty { Ok(None) } else { parse(row, at, table).map(Some) }
}

pub(super) fn unsigned(number: i64) -> Seq {
    Seq(u64::try_from(number).unwrap_or(0))
}

pub(super) fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).unwrap_or_default()
}

pub(super) fn operator_facts(row: &Row<'_>, at: usize) -> Result<OperatorFacts, StoreError> {
    let roles: String = row.get(at.saturating_add(1))?;
    let roles = roles.split(' ').map(str::parse).collect::<Result<_, _>>();
    let roles = roles.map_err(|_| StoreError::Damaged { table: "operator", what: "roles".to_owned() })?;
    Ok(OperatorFacts { key: parse_maybe(row, at, "operator")?, roles })
}

pub(super) fn person_facts(row: &Row<'_>) -> Result<PersonFacts, StoreError> {
    person_facts_from(row, 0)
}

/// A person's columns from `kind` on, which is the column `at`.
pub(super) fn person_facts_from(row: &Row<'_>, at: usize) -> Result<PersonFacts, StoreError> {
    let column = |n: usize| at.saturating_add(n);
    Ok(PersonFacts {
        kind: parse(row, column(0), "person")?,
        organisation: parse(row, column(1), "person")?,
        name: parse_maybe(row, column(2), "person")?,
        display: parse(row, column(3), "person")?,
        minor: row.get(column(4))?,
        merged_into: parse_maybe(row, column(5), "person")?,
        erased: parse_maybe(row, column(6), "person")?,
        last_gift: parse_maybe(row, column(7), "person")?,
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

/// `37 120 5300.00`, or empty.
fn open_import(text: &str) -> Option<Option<OpenImport>> {
    if text.is_empty() {
        return Some(None);
    }
    let mut words = text.split(' ');
    let (import, rows_left, sum_left) = (words.next()?, words.next()?, words.next()?);
    Some(Some(OpenImport {
        import: import.parse().ok()?,
        rows_left: rows_left.parse().ok()?,
        sum_left: large_yuan(sum_left)?,
    }))
}

/// A total: the spelling of an amount, without its limit of twelve digits.
fn large_yuan(text: &str) -> Option<Yuan> {
    let (whole, part) = text.split_once('.')?;
    format!("{whole}{part}").parse().ok().and_then(Yuan::from_fen)
}
