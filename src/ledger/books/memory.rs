//! The plain in-memory answer to [`Books`]: kept by whoever replays a ledger. Memory grows with people, projects and
//! months, and by 16 bytes an entry plus 17 to 35 for an id or a row key, because later entries may refer to it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::ledger::books::rows::{LargeRow, Table, row};
use crate::ledger::books::stints::Stints;
use crate::ledger::books::{
    Books, Mixing, OpenImport, OpeningFacts, OperatorFacts, PersonFacts, Posting, Purse, Recalled, Register, Tally,
};
use crate::ledger::chart::{AccountCode, Chart, Role as ChartRole};
use crate::ledger::effect::{Effect, GiftAdded};
use crate::ledger::event::{
    AccountOpened, AdoptedChart, Event, Kind, LedgerOpened, NoticePrepared, OpeningRecorded, ProjectProposed,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::yuan::Yuan;

mod asking;
mod gifts;
mod known;

use gifts::{Cash, GiftSlot, Places};
use known::Known;
pub use known::{Fingerprint, Fingerprinter};

/// Books in memory.
#[derive(Debug, Default)]
pub struct MemoryBooks {
    size: u64,
    opened: Option<Arc<LedgerOpened>>,
    turnover: Yuan,
    operators: BTreeMap<Code, OperatorFacts>,
    accounts: BTreeMap<Code, AccountOpened>,
    projects: BTreeMap<Code, (ProjectProposed, Option<Day>)>,
    people: BTreeMap<PersonNumber, PersonFacts>,
    papers: BTreeMap<Digest, Arc<Chart>>,
    charts: Vec<(AdoptedChart, Arc<Chart>)>,
    places: Places,
    movements: HashMap<(Day, AccountCode, u32), (Yuan, Yuan), Mixing>,
    openings: BTreeMap<(Code, Purse), Seq>,
    opening_facts: BTreeMap<Seq, OpeningFacts>,
    gifts: Vec<GiftSlot>,
    known: Known,
    receipts: BTreeMap<Seq, (Seq, Text)>,
    receipt_holders: HashMap<u128, Seq, Mixing>,
    refunds: BTreeMap<Seq, Yuan>,
    reversals: BTreeMap<Seq, Seq>,
    import: Option<OpenImport>,
    notices: Vec<KnownNotice>,
    months: BTreeMap<Month, Tally>,
    late: Tally,
    corrections: Tally,
    kinds: Vec<u8>,
    recalled: BTreeMap<Seq, Arc<Recalled>>,
    happenings: BTreeSet<(Kind, Day, Seq)>,
    registers: BTreeMap<(Register, String), String>,
    closed: Option<Month>,
    stints: Stints,
    redemptions: Redemptions,
}

/// The redemptions of the latest day there were any: no earlier one can be undone any more.
#[derive(Debug, Default)]
struct Redemptions {
    day: Option<Day>,
    of_day: BTreeMap<Seq, Arc<Recalled>>,
}

impl Redemptions {
    fn add(&mut self, recalled: &Recalled) {
        let day = recalled.event.day();
        if day > self.day {
            *self = Self { day, of_day: BTreeMap::new() };
        }
        if day == self.day {
            self.of_day.insert(recalled.seq, Arc::new(recalled.clone()));
        }
    }
}

/// A notice, the entry that prepared it and the one that posted it.
#[derive(Debug)]
struct KnownNotice {
    notice: NoticePrepared,
    prepared: Seq,
    posted: Option<Seq>,
}

impl MemoryBooks {
    /// Empty books, with the charts that lie in papers/.
    #[must_use]
    pub fn new(papers: impl IntoIterator<Item = (Digest, Chart)>) -> Self {
        let papers = papers.into_iter().map(|(digest, chart)| (digest, Arc::new(chart))).collect();
        Self { papers, ..Self::default() }
    }

    /// Records what one event did. `effects` are those of this event, computed on the books before it.
    pub fn apply(&mut self, event: &Event, effects: &[Effect]) {
        let seq = Seq(self.size);
        if let Event::OpeningRecorded(e) = event {
            self.opening_facts.insert(seq, opening_facts(e));
        }
        self.kinds.push(kind_number(event.kind()));
        self.gifts.push(GiftSlot::default());
        for effect in effects {
            self.change(effect);
        }
        self.size = self.size.saturating_add(1);
    }

    /// Looks for rows that the rules will ask for one by one: looked for together, their places come from memory together.
    pub fn look_ahead(&self, rows: impl Iterator<Item = RowKey>) {
        let found = rows.filter(|row| self.known.seen.contains(&u128::from_be_bytes(row.0))).count();
        std::hint::black_box(found);
    }

    /// Lets go of the ids and row keys: nothing more will be recorded here, and only a new entry asks for them.
    pub fn close(&mut self) {
        self.known.seen = HashSet::default();
    }

    fn change(&mut self, effect: &Effect) {
        match effect {
            Effect::LedgerOpened(opened) => self.opened = Some(Arc::new((**opened).clone())),
            Effect::OperatorAdded { code, key, roles } => {
                self.operators.insert(code.clone(), OperatorFacts { key: *key, roles: roles.as_slice().into() });
            }
            Effect::KeySet { code, key } => {
                if let Some(facts) = self.operators.get_mut(code) {
                    facts.key = Some(*key);
                }
            }
            Effect::AccountAdded(account) => {
                self.accounts.insert(account.code.clone(), account.clone());
            }
            Effect::ChartAdded(chart) => {
                if let Some(paper) = self.papers.get(&chart.digest) {
                    self.charts.push((chart.clone(), Arc::clone(paper)));
                }
            }
            Effect::ProjectAdded(project) => {
                self.projects.insert(project.code.clone(), (project.clone(), None));
            }
            Effect::ProjectClosed { project, on } => {
                if let Some((_, closed)) = self.projects.get_mut(project) {
                    *closed = Some(*on);
                }
            }
            Effect::PersonSet(number, facts) => {
                self.people.insert(*number, facts.clone());
            }
            Effect::PersonGave(number, day, seq) => {
                self.known.note(&LargeRow::Giver { person: *number, seq: *seq });
                if let Some(facts) = self.people.get_mut(number) {
                    facts.last_voucher = facts.last_voucher.max(Some(*day));
                }
            }
            Effect::Posted(posting) => self.post(posting),
            Effect::OpeningSet { account, purse, seq } => {
                self.openings.insert((account.clone(), purse.clone()), *seq);
            }
            Effect::OpeningUndone { account, purse } => {
                self.openings.remove(&(account.clone(), purse.clone()));
            }
            Effect::GiftAdded(gift) => self.add_gift(gift),
            Effect::ReceiptTaken { gift, number, seq } => self.take_receipt(*gift, number, *seq),
            Effect::ReceiptFreed { gift, number } => self.free_receipt(*gift, number),
            Effect::Corrected { seq, gift, amount, is_refund } => {
                self.known.note(&LargeRow::Correction {
                    seq: *seq,
                    gift: *gift,
                    amount: *amount,
                    is_refund: *is_refund,
                });
                if *is_refund {
                    let refunded = self.refunds.entry(*gift).or_default();
                    *refunded = refunded.plus(*amount).unwrap_or(*refunded);
                }
                self.corrections = self.corrections.with(*amount);
            }
            Effect::Reversed { entry, by } => {
                self.reversals.insert(*entry, *by);
            }
            Effect::ImportSet(open) => self.import = *open,
            Effect::Happened(happened) => {
                let (kind, seq) = (happened.event.kind(), happened.seq);
                self.happenings.extend(happened.event.day().map(|day| (kind, day, seq)));
                self.recalled.insert(seq, Arc::new((**happened).clone()));
            }
            Effect::Kept { register, key, facts: Some(facts) } => {
                self.registers.insert((*register, key.clone()), facts.clone());
            }
            Effect::Kept { register, key, facts: None } => {
                self.registers.remove(&(*register, key.clone()));
            }
            Effect::MonthClosed(month) => self.closed = Some(*month),
            Effect::SlipTaken { number, day, seq } => {
                let hash = self.known.hash(("slip", number.as_str()));
                self.known.seen.insert(hash);
                self.known.note(&LargeRow::Slip { number, day: *day, seq: *seq });
            }
            Effect::Redeemed(recalled) => self.redemptions.add(recalled),
            Effect::PointsMoved(moved) => self.known.note(&LargeRow::PointsMove(moved)),
            Effect::StintSet(stint) => {
                if let Some(before) = self.stints.set(stint) {
                    self.known.forget(&before.row());
                }
                self.known.note(&stint.row());
            }
            Effect::NoticePrepared(notice) => {
                self.notices.push(KnownNotice { notice: (**notice).clone(), prepared: Seq(self.size), posted: None });
                (self.late, self.corrections) = (Tally::default(), Tally::default());
            }
            Effect::NoticePosted(posted) => {
                let now = Seq(self.size);
                if let Some(last) = self.notices.last_mut().filter(|known| known.notice.number == posted.notice) {
                    last.posted = Some(now);
                }
            }
        }
    }

    fn post(&mut self, posting: &Posting) {
        let place = self.places.number(&posting.account, &posting.purse);
        let (debit, credit) = self.movements.entry((posting.day, posting.code, place)).or_default();
        *debit = debit.plus(posting.debit).unwrap_or(*debit);
        *credit = credit.plus(posting.credit).unwrap_or(*credit);
        self.turnover = self.turnover.plus(posting.debit).unwrap_or(self.turnover);
        if posting.is_money
            && let Some((_, _, cash)) = usize::try_from(place).ok().and_then(|i| self.places.list.get_mut(i))
        {
            let change = posting.debit.fen().saturating_sub(posting.credit.fen());
            let before = cash.unwrap_or(Cash { fen: 0, latest: posting.day });
            *cash = Some(Cash { fen: before.fen.saturating_add(change), latest: before.latest.max(posting.day) });
        }
    }

    fn add_gift(&mut self, gift: &GiftAdded) {
        let place = self.places.number(&gift.account, &gift.purse);
        let giver = self.known.giver(gift.seq, &gift.giver).0;
        let mut id_tag = 0;
        if let Some((source, id)) = &gift.id {
            let hash = self.known.hash((source.as_str(), id.as_str()));
            id_tag = tag(hash);
            self.known.seen.insert(hash);
            self.known.note(&LargeRow::Id { source, id, seq: gift.seq });
        }
        if let Some(slot) = gift.replaces.and_then(|seq| self.slot_mut(seq)) {
            slot.id_tag = 0; // the id has a new holder
        }
        if let Some(row) = gift.row {
            self.known.seen.insert(u128::from_be_bytes(row.0));
            self.known.note(&LargeRow::Row { row, seq: gift.seq });
        }
        self.known.note(&LargeRow::Gift { day: gift.day, seq: gift.seq, amount: gift.amount, is_late: gift.is_late });
        if let Some(slot) = self.slot_mut(gift.seq) {
            *slot = GiftSlot::new(gift.amount, gift.day, place, id_tag, giver);
        }
        if gift.is_late {
            self.late = self.late.with(gift.amount);
        } else {
            let tally = self.months.entry(gift.day.month()).or_default();
            *tally = tally.with(gift.amount);
        }
    }

    fn take_receipt(&mut self, gift: Seq, number: &Text, seq: Seq) {
        let hash = self.known.hash(number.as_str());
        self.receipt_holders.insert(hash, gift);
        if seq != gift {
            self.receipts.insert(seq, (gift, number.clone()));
        }
        self.known.note(&LargeRow::Receipt { number, gift });
        if let Some(slot) = self.slot_mut(gift) {
            slot.place |= !GiftSlot::PLACE;
        }
    }

    /// A wrong number is free again; its row in the books goes.
    fn free_receipt(&mut self, gift: Seq, number: &Text) {
        let hash = self.known.hash(number.as_str());
        self.receipt_holders.remove(&hash);
        self.known.forget(&LargeRow::Receipt { number, gift });
        if let Some(slot) = self.slot_mut(gift) {
            slot.place &= GiftSlot::PLACE;
        }
    }

    fn slot_mut(&mut self, seq: Seq) -> Option<&mut GiftSlot> {
        self.gifts.get_mut(usize::try_from(seq.0).ok()?)
    }

    fn slot(&self, seq: Seq) -> Option<GiftSlot> {
        self.gifts.get(usize::try_from(seq.0).ok()?).copied()
    }

    /// The fingerprint a large table must have.
    #[must_use]
    pub fn fingerprint(&self, table: Table) -> Fingerprint {
        self.known.fingerprints.get(&table).copied().unwrap_or_default()
    }

    /// What takes the fingerprints of somebody else's tables, under this run's keys, while these books are still kept.
    #[must_use]
    pub fn fingerprinter(&self) -> Fingerprinter {
        Fingerprinter { key: self.known.keys.1.clone() }
    }

    /// Adds a row of somebody else's table to its fingerprint, under this run's keys.
    pub fn add_to(&self, fingerprint: &mut Fingerprint, row: &LargeRow<'_>) {
        fingerprint.add(self.known.row_hash(row));
    }

    /// The rows a small table must have, in order.
    #[must_use]
    pub fn rows(&self, table: Table) -> Vec<String> {
        let mut rows: Vec<String> = match table {
            Table::Operators => self.operators.iter().map(|(code, facts)| row::operator(code, facts)).collect(),
            Table::Accounts => self.accounts.values().map(row::account).collect(),
            Table::Projects => self.projects.values().map(|(p, closed)| row::project(p, *closed)).collect(),
            Table::People => self.people.iter().map(|(number, facts)| row::person(*number, facts)).collect(),
            Table::Charts => (1..).zip(&self.charts).map(|(number, (chart, _))| row::chart(number, chart)).collect(),
            Table::Movements => self.movement_rows(),
            Table::Cash => {
                let cash = |(account, purse, cash): &(Code, Purse, Option<Cash>)| {
                    cash.map(|cash| row::cash(account, purse, cash.fen))
                };
                self.places.list.iter().filter_map(cash).collect()
            }
            Table::Openings => self.openings.iter().map(|((a, p), seq)| row::opening(a, p, *seq)).collect(),
            Table::Reversals => self.reversals.iter().map(|(entry, by)| row::reversal(*entry, *by)).collect(),
            Table::Notices => self.notices.iter().map(|k| row::notice(&k.notice, k.prepared, k.posted)).collect(),
            Table::Months => self.months.iter().map(|(month, tally)| row::month(*month, *tally)).collect(),
            Table::Happenings => self.happenings.iter().map(|(k, day, seq)| row::happening(*k, *day, *seq)).collect(),
            Table::Registers => self.registers.iter().map(|((r, key), facts)| row::register(*r, key, facts)).collect(),
            Table::State => row::state(self.turnover, self.import, self.late, self.corrections, self.closed),
            Table::Gifts
            | Table::Ids
            | Table::Rows
            | Table::Receipts
            | Table::Givers
            | Table::Corrections
            | Table::PointsMoves
            | Table::Stints
            | Table::Slips => Vec::new(),
        };
        rows.sort_unstable();
        rows
    }

    fn movement_rows(&self) -> Vec<String> {
        let with_place = |((day, code, place), sides): (&(Day, AccountCode, u32), &(Yuan, Yuan))| {
            let (account, purse, _) = self.places.at(*place)?;
            Some(row::movement(*day, *code, account, purse, sides.0, sides.1))
        };
        self.movements.iter().filter_map(with_place).collect()
    }
}

fn opening_facts(e: &OpeningRecorded) -> OpeningFacts {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    OpeningFacts { account: e.account.clone(), amount: e.amount, day: e.date, purse }
}

/// A kind as one byte: its place in the format's list.
fn kind_number(kind: Kind) -> u8 {
    let place = Kind::ALL.iter().position(|k| *k == kind);
    place.and_then(|p| u8::try_from(p).ok()).unwrap_or(u8::MAX)
}

/// The lowest thirty-two bits of a hash.
fn tag(hash: u128) -> u32 {
    u32::try_from(hash & u128::from(u32::MAX)).unwrap_or(0)
}

/// Whether a code is money in the chart of a day.
fn is_money(books: &impl Books, day: Day, code: AccountCode) -> bool {
    books.chart_on(day).and_then(|chart| chart.role(code)).is_some_and(ChartRole::is_money)
}
