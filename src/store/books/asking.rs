//! The rules' questions, each an indexed query or an answer already held.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use rusqlite::Row;

use crate::ledger::books::registers::rosters::RosterFacts;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{
    Books, Flow, GiftFacts, GiverKey, NoticeFacts, OpenImport, OpeningFacts, OperatorFacts, PersonFacts, ProjectGift,
    ProjectOutline, Purse, Recalled, Record, Register, Tally, Undoable,
};
use crate::ledger::chart::{AccountCode, Chart, Role as ChartRole};
use crate::ledger::effect::Giver;
use crate::ledger::event::{AccountOpened, DonationReceived, Event, Kind, LedgerOpened};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::store::books::{
    Held, MOST_HELD, MOST_RECALLED, StoredBooks, beginning, operator_facts, parse, parse_maybe, places, project_of,
    tally_of, unsigned, yuan,
};
use crate::store::entry::{head, signed};
use crate::store::{StoreError, papers};

impl StoredBooks<'_> {
    fn read_undoable(&self, seq: Seq) -> Result<Option<Undoable>, StoreError> {
        let Some(Recalled { by, event, .. }) = self.entry(seq)? else { return Ok(None) };
        let kind = event.kind();
        let purse = |project: Maybe<Code>, source_kind| Purse { project: project.0, source_kind };
        Ok(Some(if let Event::DonationReceived(e) = event {
            let refunded = "SELECT coalesce(sum(fen), 0) FROM correction WHERE gift = ?1 AND refund = 1";
            let receipt = "SELECT 1 FROM receipt WHERE gift = ?1";
            let number = [signed(seq.0)?];
            Undoable::Gift(GiftFacts {
                account: e.account,
                amount: e.amount,
                day: e.date,
                has_receipt: self.value::<i64>(receipt, number)?.is_some(),
                purse: purse(e.project, e.source_kind),
                refunded: yuan(self.value(refunded, number)?.unwrap_or(0)),
            })
        } else if let Event::OpeningRecorded(e) = event {
            let purse = purse(e.project, e.source_kind);
            Undoable::Opening(OpeningFacts { account: e.account, amount: e.amount, day: e.date, purse })
        } else if let Event::ReceiptNumbered(e) = event {
            Undoable::Receipt { gift: e.gift, number: e.number }
        } else if kind == Kind::HoursRecorded {
            self.read_stint(seq)?.map_or(Undoable::Never(kind), |stint| Undoable::Stint(Box::new(stint)))
        } else if kind == Kind::Redeemed {
            Undoable::Redemption
        } else if kind.is_recalled() && kind.is_reversible() && !self.waits(seq, kind) {
            Undoable::Entry(Arc::new(Recalled { seq, by, event }))
        } else {
            Undoable::Never(kind)
        }))
    }

    /// Whether an entry waits for another person, or was rejected: then it has not happened.
    fn waits(&self, seq: Seq, kind: Kind) -> bool {
        kind.needs_two_persons() && WaitingFacts::find(self, &seq).is_some()
    }

    fn read_accounts(&self) -> Result<Vec<AccountOpened>, StoreError> {
        let query = "SELECT code, holder, name, area, day FROM account ORDER BY code";
        self.many(query, [], |row| {
            Ok(AccountOpened {
                area: Maybe(parse_maybe(row, 3, "account")?),
                code: parse(row, 0, "account")?,
                date: parse(row, 4, "account")?,
                holder: parse(row, 1, "account")?,
                name: parse(row, 2, "account")?,
            })
        })
    }

    /// Reads the gifts of those days, written and gathered, and keeps the project's.
    fn read_gifts_to(&self, project: &Code, from: Day, until: Day) -> Result<Vec<ProjectGift>, StoreError> {
        let query = "SELECT seq FROM gift WHERE day BETWEEN ?1 AND ?2";
        let days = (from.to_string(), until.to_string());
        let mut seqs = self.many(query, days, |row| Ok(unsigned(row.get(0)?)))?;
        let gathered = self.gathered.borrow();
        let in_window = gathered.gifts.iter().filter(|(day, ..)| (from..=until).contains(day));
        seqs.extend(in_window.map(|(_, seq, ..)| *seq));
        seqs.sort_unstable();
        let mut gifts = Vec::new();
        for seq in seqs {
            let Some(Event::DonationReceived(gift)) = self.event(seq)? else { continue };
            if gift.project.as_ref() == Some(project) {
                gifts.push(self.project_gift(seq, &gift)?);
            }
        }
        Ok(gifts)
    }

    fn project_gift(&self, seq: Seq, gift: &DonationReceived) -> Result<ProjectGift, StoreError> {
        let refunded = "SELECT coalesce(sum(fen), 0) FROM correction WHERE gift = ?1 AND refund = 1";
        Ok(ProjectGift {
            seq,
            day: gift.date,
            amount: gift.amount,
            refunded: yuan(self.value(refunded, [signed(seq.0)?])?.unwrap_or(0)),
            is_reversed: self.reversed_by(seq).is_some(),
            source_kind: gift.source_kind,
            giver: self.giver(seq, &Giver::of(gift)),
        })
    }

    /// Money of a purse that moved in an account later, written and still held.
    fn read_flows_after(&self, account: &Code, purse: &Purse, day: Day) -> Result<BTreeMap<Day, Flow>, StoreError> {
        let query = "SELECT day, code, debit, credit FROM movement \
                     WHERE day > ?1 AND account = ?2 AND project = ?3 AND source_kind = ?4";
        let place = (day.to_string(), account.as_str(), project_of(purse), purse.source_kind.word());
        let mut moved: Vec<(Day, AccountCode, i64, i64)> = self.many(query, place, |row| {
            Ok((parse::<Day>(row, 0, "movement")?, AccountCode(row.get(1)?), row.get(2)?, row.get(3)?))
        })?;
        let places = self.places.borrow();
        for ((on, code, place), (debit, credit)) in &*self.movements.borrow() {
            let is_here = |place: &places::Place| place.account == *account && place.purse == *purse;
            if *on > day && places.at(*place).is_some_and(is_here) {
                moved.push((*on, *code, *debit, *credit));
            }
        }
        let mut flows: BTreeMap<Day, Flow> = BTreeMap::new();
        for (on, code, debit, credit) in moved {
            if self.chart_on(on).and_then(|chart| chart.role(code)).is_some_and(ChartRole::is_money) {
                let flow = flows.entry(on).or_default();
                flow.inward = flow.inward.plus(yuan(debit)).unwrap_or(flow.inward);
                flow.outward = flow.outward.plus(yuan(credit)).unwrap_or(flow.outward);
            }
        }
        Ok(flows)
    }

    /// Money that moved in an account, written and still held.
    fn read_flow(&self, account: &Code, from: Day, until: Day) -> Result<Flow, StoreError> {
        let query = "SELECT day, code, sum(debit), sum(credit) FROM movement \
                     WHERE account = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY day, code";
        let days = (account.as_str(), from.to_string(), until.to_string());
        let mut moved = self.many(query, days, |row| {
            Ok((parse::<Day>(row, 0, "movement")?, AccountCode(row.get(1)?), row.get(2)?, row.get(3)?))
        })?;
        let places = self.places.borrow();
        for ((day, code, place), (debit, credit)) in &*self.movements.borrow() {
            let is_here = places.at(*place).is_some_and(|place| place.account == *account);
            if is_here && (from..=until).contains(day) {
                moved.push((*day, *code, *debit, *credit));
            }
        }
        let (mut inward, mut outward) = (0_i64, 0_i64);
        for (day, code, debit, credit) in moved {
            let role = self.chart_on(day).and_then(|chart| chart.role(code));
            if role.is_some_and(ChartRole::is_money) {
                (inward, outward) = (inward.saturating_add(debit), outward.saturating_add(credit));
            }
        }
        Ok(Flow { inward: yuan(inward), outward: yuan(outward) })
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

    fn project(&self, code: &Code) -> Option<ProjectOutline> {
        if let Some(outline) = self.projects.borrow().get(code) {
            return *outline;
        }
        let query = "SELECT service, closed FROM project WHERE code = ?1";
        let read = |row: &Row<'_>| {
            let is_closed = parse_maybe::<Day>(row, 1, "project")?.is_some();
            Ok(ProjectOutline { service: parse(row, 0, "project")?, is_closed })
        };
        let outline = self.or_fault(self.one(query, [code.as_str()], read));
        self.projects.borrow_mut().insert(code.clone(), outline);
        outline
    }

    fn last_person(&self) -> u32 {
        self.or_fault(self.value("SELECT max(number) FROM person", []).map(Option::flatten)).unwrap_or(0)
    }

    fn person(&self, number: PersonNumber) -> Option<PersonFacts> {
        if let Some(facts) = self.person_range.borrow().as_ref().and_then(|persons| persons.find(number)) {
            return facts.clone();
        }
        if let Some(facts) = self.persons.borrow().get(&number) {
            return facts.clone();
        }
        let facts = self.or_fault(self.read_person(number));
        let mut persons = self.persons.borrow_mut();
        if persons.len() >= MOST_HELD {
            persons.clear();
        }
        persons.insert(number, facts.clone());
        facts
    }

    fn chart_paper(&self, digest: &Digest) -> Option<Arc<Chart>> {
        papers::chart(self.folder, digest).ok().map(Arc::new)
    }

    fn chart_on(&self, day: Day) -> Option<Arc<Chart>> {
        self.or_fault(self.hold_charts());
        let charts = self.charts.borrow();
        let in_force = charts.iter().flatten().filter(|(from, _)| *from <= day);
        in_force.max_by_key(|(from, _)| *from).map(|(_, chart)| Arc::clone(chart))
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
        let beginning = beginning(row);
        let is_likely = gathered.latest_beginnings.contains(&beginning) || gathered.row_beginnings.contains(&beginning);
        let is_gathered = is_likely && gathered.rows.iter().any(|(gathered, _)| gathered == row);
        is_gathered || (self.has_rows() && self.exists("SELECT 1 FROM row_key WHERE row = ?1", [row.0.as_slice()]))
    }

    fn receipt_holder(&self, number: &Text) -> Option<Seq> {
        self.or_fault(self.value("SELECT gift FROM receipt WHERE number = ?1", [number.as_str()])).map(unsigned)
    }

    fn undoable(&self, seq: Seq) -> Option<Undoable> {
        self.or_fault(self.read_undoable(seq))
    }

    fn reversed_by(&self, seq: Seq) -> Option<Seq> {
        if let Some(by) = self.reversed.borrow().get(&seq) {
            return *by;
        }
        let ask = || -> Result<Option<i64>, StoreError> {
            self.value("SELECT seq FROM reversal WHERE entry = ?1", [signed(seq.0)?])
        };
        let by = self.or_fault(ask()).map(unsigned);
        let mut reversed = self.reversed.borrow_mut();
        if reversed.len() >= MOST_HELD {
            reversed.clear();
        }
        reversed.insert(seq, by);
        by
    }

    fn open_import(&self) -> Option<OpenImport> {
        self.state().import
    }

    fn open_roster(&self) -> Option<RosterFacts> {
        if let Held::Asked(roster) = &*self.open_roster.borrow() {
            return roster.clone();
        }
        let roster = RosterFacts::find(self, &RosterFacts::key());
        *self.open_roster.borrow_mut() = Held::Asked(roster.clone());
        roster
    }

    fn last_notice(&self) -> Option<NoticeFacts> {
        if let Held::Asked(notice) = *self.last_notice.borrow() {
            return notice;
        }
        let notice = self.or_fault(self.read_last_notice());
        *self.last_notice.borrow_mut() = Held::Asked(notice);
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

    fn accounts(&self) -> Vec<AccountOpened> {
        self.or_fault(self.read_accounts())
    }

    fn recall(&self, seq: Seq) -> Option<Arc<Recalled>> {
        if let Some(held) = self.recalled.borrow().get(&seq) {
            return Some(Arc::clone(held));
        }
        let found = self.or_fault(self.entry(seq)).filter(|entry| entry.event.kind().is_recalled()).map(Arc::new)?;
        if self.waits(seq, found.event.kind()) {
            return None;
        }
        let mut recalled = self.recalled.borrow_mut();
        if recalled.len() >= MOST_RECALLED {
            recalled.clear();
        }
        recalled.insert(seq, Arc::clone(&found));
        Some(found)
    }

    fn happened(&self, kind: Kind, from: Day, until: Day) -> Vec<Seq> {
        let is_rules = (kind, from, until) == (Kind::RulesSet, Day::FIRST, Day::LAST);
        if let Some(held) = self.rules_set.borrow().as_ref().filter(|_| is_rules) {
            return held.clone();
        }
        let query = "SELECT seq FROM happening WHERE kind = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, seq";
        let days = (kind.word(), from.to_string(), until.to_string());
        let found = self.or_fault(self.many(query, days, |row| Ok(unsigned(row.get(0)?))));
        if is_rules {
            *self.rules_set.borrow_mut() = Some(found.clone());
        }
        found
    }

    fn register<T>(&self, register: Register, key: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
        if let Some(facts) = self.unwritten.borrow().get(&register).and_then(|changed| changed.get(key)) {
            return facts.as_deref().map(read);
        }
        if let Some(records) = self.record_range.borrow().as_ref().filter(|records| records.reach(register, key)) {
            return records.find(key).map(read);
        }
        if let Some(facts) = self.registers.borrow().get(&register).and_then(|held| held.get(key)) {
            return facts.as_deref().map(read);
        }
        if self.whole.get() == Some(register) {
            return None;
        }
        let query = "SELECT facts FROM register WHERE register = ?1 AND key = ?2";
        let facts: Option<String> = self.or_fault(self.value(query, (register.word(), key)));
        let mut registers = self.registers.borrow_mut();
        let held = registers.entry(register).or_default();
        if held.len() >= MOST_HELD {
            held.clear();
        }
        let answer = facts.as_deref().map(read);
        held.insert(key.to_owned(), facts);
        answer
    }

    fn registers(&self, register: Register, beginning: &str) -> Vec<(String, String)> {
        if self.unwritten.borrow().get(&register).is_some_and(|changed| !changed.is_empty()) {
            self.or_fault(self.write_registers());
        }
        // U+10FFFF sorts after every character a key may hold.
        let query = "SELECT key, facts FROM register WHERE register = ?1 AND key >= ?2 AND key < ?2 || char(1114111) \
                     ORDER BY key";
        self.or_fault(self.many(query, (register.word(), beginning), |row| Ok((row.get(0)?, row.get(1)?))))
    }

    fn closed_month(&self) -> Option<Month> {
        self.state().closed
    }

    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Vec<ProjectGift> {
        self.or_fault(self.read_gifts_to(project, from, until))
    }

    fn giver(&self, seq: Seq, giver: &Giver) -> GiverKey {
        match giver {
            Giver::Registered(number) => GiverKey::registered(*number),
            Giver::Organisation(name) => GiverKey::organisation(self.givers.hash_one(name.as_str())),
            Giver::Unlinked => GiverKey::unlinked(seq),
        }
    }

    fn giver_of(&self, seq: Seq) -> Option<GiverKey> {
        match self.or_fault(self.event(seq)) {
            Some(Event::DonationReceived(gift)) => Some(self.giver(seq, &Giver::of(&gift))),
            _ => None,
        }
    }

    fn is_slip_taken(&self, number: &Text) -> bool {
        self.exists("SELECT 1 FROM slip WHERE number = ?1", [number.as_str()])
    }

    fn redemption(&self, seq: Seq) -> Option<Arc<Recalled>> {
        let recalled = self.or_fault(self.entry(seq));
        recalled.filter(|recalled| recalled.event.kind() == Kind::Redeemed).map(Arc::new)
    }

    fn flows_after(&self, account: &Code, purse: &Purse, day: Day) -> BTreeMap<Day, Flow> {
        self.or_fault(self.read_flows_after(account, purse, day))
    }

    fn flow(&self, account: &Code, from: Day, until: Day) -> Flow {
        self.or_fault(self.read_flow(account, from, until))
    }

    fn stint(&self, seq: Seq) -> Option<Stint> {
        self.or_fault(self.read_stint(seq))
    }

    fn stints(&self, volunteer: PersonNumber, from: Day, until: Day) -> Vec<Stint> {
        self.or_fault(self.read_stints(volunteer, from, until))
    }

    fn stints_of(&self, activity: &Code, after: Seq) -> Vec<Stint> {
        self.or_fault(self.read_stints_of(activity, after))
    }

    fn seen_by(&self, witness: PersonNumber, day: Day, most: Count) -> Count {
        self.or_fault(self.read_seen_by(witness, day, most))
    }
}
