//! The rows an event changes, held until the transaction ends.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Params;

use crate::ledger::books::{Books, OpenImport, PersonFacts, Posting, Register, Tally};
use crate::ledger::effect::{Effect, GiftAdded};
use crate::ledger::event::{AccountOpened, AdoptedChart, Kind, ProjectProposed};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey};
use crate::ledger::period::Day;
use crate::ledger::words::Role;
use crate::store::StoreError;
use crate::store::books::places::Place;
use crate::store::books::{GATHERED, GATHERED_ROWS, Gathered, Held, StoredBooks, beginning, project_of};
use crate::store::entry::signed;
use crate::store::together;

impl StoredBooks<'_> {
    /// Changes the books by what one event did.
    pub(in crate::store) fn apply(&mut self, seq: Seq, effects: &[Effect]) -> Result<(), StoreError> {
        for effect in effects {
            self.change(seq, effect)?;
        }
        self.size.set(Some(seq.0.saturating_add(1)));
        if self.gathered.borrow().rows.len() >= GATHERED_ROWS {
            self.write_gathered_rows()?;
        }
        if self.gathered.borrow().gifts.len() >= GATHERED { self.write_gathered_gifts() } else { Ok(()) }
    }

    fn change(&mut self, seq: Seq, effect: &Effect) -> Result<(), StoreError> {
        match effect {
            Effect::LedgerOpened(opened) => {
                *self.opened.borrow_mut() = Some(Arc::new((**opened).clone()));
                // The single figures stand in the file from the first entry on.
                self.change_state(|_| {});
            }
            Effect::OperatorAdded { code, key, roles } => self.add_operator(code, *key, roles)?,
            Effect::KeySet { code, key } => {
                self.execute("UPDATE operator SET key = ?2 WHERE code = ?1", (code.as_str(), key.to_string()))?;
                self.operators.borrow_mut().clear();
            }
            Effect::AccountAdded(account) => self.add_account(account)?,
            Effect::ChartAdded(chart) => self.add_chart(chart)?,
            Effect::ProjectAdded(project) => self.add_project(project)?,
            Effect::ProjectClosed { project, on } => {
                self.execute("UPDATE project SET closed = ?2 WHERE code = ?1", (project.as_str(), on.to_string()))?;
                self.projects.borrow_mut().clear();
            }
            Effect::PersonSet(number, facts) => self.set_person(*number, facts)?,
            Effect::PersonGave(number, day, seq) => {
                let given = "INSERT INTO person_gift (person, seq) VALUES (?1, ?2)";
                self.execute(given, (number.0, signed(seq.0)?))?;
                self.forget_person(*number);
                let query = "UPDATE person SET last_voucher = max(last_voucher, ?2) WHERE number = ?1";
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
                self.reversed.borrow_mut().remove(entry);
                let query = "INSERT INTO reversal (entry, seq) VALUES (?1, ?2)";
                self.execute(query, (signed(entry.0)?, signed(by.0)?))?;
            }
            Effect::ImportSet(open) => self.set_import(*open),
            Effect::Happened(happened) => {
                if happened.event.kind() == Kind::RulesSet {
                    *self.rules_set.borrow_mut() = None;
                }
                if let Some(day) = happened.event.day() {
                    let query = "INSERT INTO happening (kind, day, seq) VALUES (?1, ?2, ?3)";
                    self.execute(query, (happened.event.kind().word(), day.to_string(), signed(happened.seq.0)?))?;
                }
            }
            Effect::Kept { register, key, facts } => self.keep(*register, key, facts.as_deref())?,
            Effect::SlipTaken { number, day, seq } => {
                let query = "INSERT INTO slip (number, day, seq) VALUES (?1, ?2, ?3)";
                self.execute(query, (number.as_str(), day.to_string(), signed(seq.0)?))?;
            }
            // The entry itself is at hand.
            Effect::Redeemed(_) => {}
            Effect::PointsMoved(moved) => {
                let query = "INSERT INTO points_move (day, account, kind, change, seq, tenths) \
                             VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
                let (kind, change) = (moved.kind.word(), moved.change.word());
                let (seq, tenths) = (signed(moved.seq.0)?, signed(moved.points.tenths())?);
                self.execute(query, (moved.day.to_string(), &moved.account, kind, change, seq, tenths))?;
            }
            Effect::StintSet(stint) => self.set_stint(stint)?,
            Effect::MonthClosed(month) => self.change_state(|state| state.closed = Some(*month)),
            Effect::NoticePrepared(notice) => {
                let query = "INSERT INTO notice (number, period, first, size, prepared) VALUES (?1, ?2, ?3, ?4, ?5)";
                let (number, from, size) = (signed(notice.number.0)?, signed(notice.from.0)?, signed(notice.size.0)?);
                self.execute(query, (number, notice.period.to_string(), from, size, signed(seq.0)?))?;
                *self.last_notice.borrow_mut() = Held::NotAsked;
                self.change_state(|state| (state.late, state.corrections) = (Tally::default(), Tally::default()));
            }
            Effect::NoticePosted(posted) => {
                let query = "UPDATE notice SET posted = ?2 WHERE number = ?1";
                self.execute(query, (signed(posted.notice.0)?, signed(seq.0)?))?;
                *self.last_notice.borrow_mut() = Held::NotAsked;
            }
        }
        Ok(())
    }

    fn execute(&self, query: &str, params: impl Params) -> Result<(), StoreError> {
        self.connection.prepare_cached(query)?.execute(params)?;
        Ok(())
    }

    fn keep(&self, register: Register, key: &str, facts: Option<&str>) -> Result<(), StoreError> {
        let is_held = self.whole.get() == Some(register);
        if let Some(held) = self.registers.borrow_mut().get_mut(&register)
            && (is_held || held.contains_key(key))
        {
            held.insert(key.to_owned(), facts.map(str::to_owned));
        }
        self.record_range.borrow_mut().take_if(|records| records.are_of(register));
        if register == Register::Rosters {
            *self.open_roster.borrow_mut() = Held::NotAsked;
        }
        let many = {
            let mut unwritten = self.unwritten.borrow_mut();
            let changed = unwritten.entry(register).or_default();
            changed.insert(key.to_owned(), facts.map(str::to_owned));
            changed.len()
        };
        if many >= GATHERED { self.write_registers() } else { Ok(()) }
    }

    /// Writes the records that changed, in the order of their keys.
    pub(super) fn write_registers(&self) -> Result<(), StoreError> {
        for (register, changed) in self.unwritten.take() {
            for (key, facts) in changed {
                if let Some(facts) = facts {
                    let query = "INSERT OR REPLACE INTO register (register, key, facts) VALUES (?1, ?2, ?3)";
                    self.execute(query, (register.word(), key, facts))?;
                } else {
                    let query = "DELETE FROM register WHERE register = ?1 AND key = ?2";
                    self.execute(query, (register.word(), key))?;
                }
            }
        }
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
        let query = "INSERT INTO account (code, holder, name, area, day) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (code, holder, name) = (account.code.as_str(), account.holder.word(), account.name.as_str());
        self.execute(query, (code, holder, name, account.area.to_string(), account.date.to_string()))?;
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
        let query = "INSERT INTO project (code, name, service, area, day, closed) VALUES (?1, ?2, ?3, ?4, ?5, '')";
        let (code, name, area) = (project.code.as_str(), project.name.as_str(), project.area.to_string());
        self.execute(query, (code, name, project.service.word(), area, project.date.to_string()))?;
        self.projects.borrow_mut().clear();
        Ok(())
    }

    /// What was held of a person is true no more.
    fn forget_person(&self, number: PersonNumber) {
        self.persons.borrow_mut().remove(&number);
        *self.person_range.borrow_mut() = None;
    }

    fn set_person(&self, number: PersonNumber, facts: &PersonFacts) -> Result<(), StoreError> {
        self.forget_person(number);
        let query = "INSERT OR REPLACE INTO person (number, kind, organisation, name, display, minor, merged_into, \
                     erased, last_voucher) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let row = (
            number.0,
            facts.kind.word(),
            facts.organisation.as_str(),
            Maybe(facts.name).to_string(),
            facts.display.word(),
            facts.minor,
            Maybe(facts.merged_into).to_string(),
            Maybe(facts.erased).to_string(),
            Maybe(facts.last_voucher).to_string(),
        );
        self.execute(query, row)
    }

    fn post(&self, posting: &Posting) {
        let Posting { account, code, debit, credit, is_money, day, purse } = posting;
        let place = self.places.borrow_mut().number(account, purse);
        if *is_money {
            let change = debit.fen().saturating_sub(credit.fen());
            let fen = self.cash_fen(account, purse).saturating_add(change);
            if let Some(place) = self.places.borrow_mut().at_mut(place) {
                place.cash = Some(fen);
            }
        }
        let key = (*day, *code, place);
        let mut movements = self.movements.borrow_mut();
        let sides = movements.entry(key).or_default();
        sides.0 = sides.0.saturating_add(debit.fen());
        sides.1 = sides.1.saturating_add(credit.fen());
        self.change_state(|state| state.turnover = state.turnover.plus(*debit).unwrap_or(state.turnover));
    }

    /// Rows of a file follow, or none is left. Room for their keys is made once: a table that grows is there twice.
    fn set_import(&self, open: Option<OpenImport>) {
        if let Some(open) = open.filter(|_| self.state().import.is_none()) {
            let rows = usize::try_from(open.rows_left.0).unwrap_or(GATHERED_ROWS).min(GATHERED_ROWS);
            let mut gathered = self.gathered.borrow_mut();
            gathered.rows.reserve(rows);
            gathered.row_beginnings.reserve(rows);
        }
        self.change_state(|state| state.import = open);
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
            gathered.latest_beginnings.insert(beginning(&row));
        }
    }

    /// Looks for rows that the rules will ask for one by one: looked for together, their places come from memory together.
    pub(crate) fn look_ahead(&self, rows: impl Iterator<Item = RowKey>) {
        let mut gathered = self.gathered.borrow_mut();
        let Gathered { row_beginnings, latest_beginnings, .. } = &mut *gathered;
        row_beginnings.extend(latest_beginnings.drain());
        let found = rows.filter(|row| gathered.row_beginnings.contains(&beginning(row))).count();
        std::hint::black_box(found);
    }

    /// Whether any row key is written; asked once a transaction, and again after each writing.
    pub(super) fn has_rows(&self) -> bool {
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
            gathered.latest_beginnings.clear();
            std::mem::take(&mut gathered.rows)
        };
        rows.sort_unstable_by_key(|(row, _)| u128::from_be_bytes(row.0));
        together::insert(self.connection, "INSERT OR FAIL INTO row_key (row, seq)", &rows, |(row, seq)| {
            Ok([row.0.as_slice().into(), signed(seq.0)?.into()])
        })?;
        self.has_rows.set(None);
        Ok(())
    }

    fn write_gathered_gifts(&self) -> Result<(), StoreError> {
        let (mut gifts, ids) = {
            let mut gathered = self.gathered.borrow_mut();
            (std::mem::take(&mut gathered.gifts), std::mem::take(&mut gathered.ids))
        };
        gifts.sort_unstable();
        let of_a_day = gifts.chunk_by(|(one, ..), (other, ..)| one == other).filter_map(<[_]>::first);
        let days: BTreeMap<Day, String> = of_a_day.map(|(day, ..)| (*day, day.to_string())).collect();
        let into = "INSERT OR FAIL INTO gift (day, seq, fen, late)";
        together::insert(self.connection, into, &gifts, |(day, seq, amount, is_late)| {
            let day = days.get(day).map_or("", String::as_str);
            Ok([day.into(), signed(seq.0)?.into(), amount.fen().into(), (*is_late).into()])
        })?;
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
    pub(in crate::store) fn flush(&mut self) -> Result<(), StoreError> {
        self.fault()?;
        self.write_gathered()?;
        self.write_hours()?;
        self.write_registers()?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO movement (day, code, account, project, source_kind, debit, credit) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET \
             debit = debit + excluded.debit, credit = credit + excluded.credit",
        )?;
        let mut movements: Vec<_> = self.movements.take().into_iter().collect();
        movements.sort_unstable();
        let places = self.places.take();
        for ((day, code, place), (debit, credit)) in movements {
            let Some(Place { account, purse, .. }) = places.at(place) else { continue };
            let place = (account.as_str(), project_of(purse), purse.source_kind.word());
            insert.execute((day.to_string(), code.0, place.0, place.1, place.2, debit, credit))?;
        }
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO cash (account, project, source_kind, fen) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO UPDATE SET fen = excluded.fen",
        )?;
        for Place { account, purse, cash } in places.iter() {
            if let Some(fen) = cash {
                insert.execute((account.as_str(), project_of(purse), purse.source_kind.word(), fen))?;
            }
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
            ("closed", Maybe(state.closed).to_string()),
        ];
        for (word, value) in rows {
            self.execute("INSERT OR REPLACE INTO state (word, value) VALUES (?1, ?2)", (word, value))?;
        }
        Ok(())
    }
}
