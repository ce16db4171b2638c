//! What the rules ask of the books in memory: the same questions the file answers by its indexes.

use super::gifts::GiftSlot;
use super::{KnownNotice, MemoryBooks, is_money, tag};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{
    Books, Flow, GiftFacts, GiverKey, NoticeFacts, OpenImport, OperatorFacts, PersonFacts, ProjectGift, ProjectOutline,
    Purse, Recalled, Register, Tally, Undoable,
};
use crate::ledger::chart::{Chart, Role as ChartRole};
use crate::ledger::effect::Giver;
use crate::ledger::event::{AccountOpened, Kind, LedgerOpened, ProjectProposed};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The roles that are money.
const MONEY: [ChartRole; 3] = [ChartRole::Cash, ChartRole::Bank, ChartRole::Platform];

impl Books for MemoryBooks {
    fn size(&self) -> Count {
        Count(self.size)
    }

    fn opened(&self) -> Option<Arc<LedgerOpened>> {
        self.opened.clone()
    }

    fn turnover(&self) -> Yuan {
        self.turnover
    }

    fn operator(&self, code: &Code) -> Option<OperatorFacts> {
        self.operators.get(code).cloned()
    }

    fn key_owner(&self, key: &Digest) -> Option<Code> {
        self.operators.iter().find(|(_, facts)| facts.key.as_ref() == Some(key)).map(|(code, _)| code.clone())
    }

    fn account(&self, code: &Code) -> Option<Holder> {
        self.accounts.get(code).map(|account| account.holder)
    }

    fn project(&self, code: &Code) -> Option<ProjectOutline> {
        let outline = |(project, closed): &(ProjectProposed, Option<Day>)| ProjectOutline {
            service: project.service,
            is_closed: closed.is_some(),
        };
        self.projects.get(code).map(outline)
    }

    fn last_person(&self) -> u32 {
        self.people.keys().next_back().map_or(0, |number| number.0)
    }

    fn person(&self, number: PersonNumber) -> Option<PersonFacts> {
        self.people.get(&number).cloned()
    }

    fn chart_paper(&self, digest: &Digest) -> Option<Arc<Chart>> {
        self.papers.get(digest).cloned()
    }

    fn chart_on(&self, day: Day) -> Option<Arc<Chart>> {
        let in_force = self.charts.iter().filter(|(chart, _)| chart.from <= day);
        in_force.max_by_key(|(chart, _)| chart.from).map(|(_, paper)| Arc::clone(paper))
    }

    fn cash(&self, account: &Code, purse: &Purse) -> Yuan {
        let number = self.places.numbers.get(&(account.clone(), purse.clone()));
        let cash = number.and_then(|n| self.places.at(*n)).and_then(|(_, _, cash)| *cash);
        Yuan::from_fen(cash.map_or(0, |cash| cash.fen)).unwrap_or_default()
    }

    fn opening(&self, account: &Code, purse: &Purse) -> Option<Seq> {
        self.openings.get(&(account.clone(), purse.clone())).copied()
    }

    fn is_id_taken(&self, source: &Text, id: &Text) -> bool {
        self.known.seen.contains(&self.known.hash((source.as_str(), id.as_str())))
    }

    fn holds_id(&self, seq: Seq, source: &Text, id: &Text) -> bool {
        let hash = self.known.hash((source.as_str(), id.as_str()));
        let has_tag = |slot: GiftSlot| slot.is_gift() && slot.id_tag == tag(hash);
        self.known.seen.contains(&hash) && self.slot(seq).is_some_and(has_tag)
    }

    fn is_row_taken(&self, row: &RowKey) -> bool {
        self.known.seen.contains(&u128::from_be_bytes(row.0))
    }

    fn receipt_holder(&self, number: &Text) -> Option<Seq> {
        self.receipt_holders.get(&self.known.hash(number.as_str())).copied()
    }

    fn undoable(&self, seq: Seq) -> Option<Undoable> {
        let index = usize::try_from(seq.0).ok()?;
        let kind = Kind::ALL.get(usize::from(*self.kinds.get(index)?)).copied()?;
        if let Some(slot) = self.slot(seq).filter(|slot| slot.is_gift()) {
            let (account, purse, _) = self.places.at(slot.place & GiftSlot::PLACE)?;
            return Some(Undoable::Gift(GiftFacts {
                account: account.clone(),
                amount: slot.amount(),
                day: slot.day()?,
                has_receipt: slot.place & !GiftSlot::PLACE != 0,
                purse: purse.clone(),
                refunded: self.refunds.get(&seq).copied().unwrap_or_default(),
            }));
        }
        if let Some(opening) = self.opening_facts.get(&seq) {
            return Some(Undoable::Opening(opening.clone()));
        }
        if let Some((gift, number)) = self.receipts.get(&seq) {
            return Some(Undoable::Receipt { gift: *gift, number: number.clone() });
        }
        if let Some(stint) = self.stints.get(seq) {
            return Some(Undoable::Stint(Box::new(stint)));
        }
        if kind == Kind::Redeemed {
            return Some(Undoable::Redemption);
        }
        Some(match self.recalled.get(&seq).filter(|_| kind.is_reversible()) {
            Some(recalled) => Undoable::Entry(Arc::clone(recalled)),
            None => Undoable::Never(kind),
        })
    }

    fn reversed_by(&self, seq: Seq) -> Option<Seq> {
        self.reversals.get(&seq).copied()
    }

    fn open_import(&self) -> Option<OpenImport> {
        self.import
    }

    fn last_notice(&self) -> Option<NoticeFacts> {
        let KnownNotice { notice, posted, .. } = self.notices.last()?;
        let posted = posted.is_some();
        Some(NoticeFacts { number: notice.number, period: notice.period, posted, size: notice.size })
    }

    fn gifts_of(&self, month: Month) -> Tally {
        self.months.get(&month).copied().unwrap_or_default()
    }

    fn gifts_before(&self, month: Month) -> Tally {
        let before = self.months.range(..month).map(|(_, tally)| tally);
        before.fold(Tally::default(), |sum, tally| Tally {
            count: Count(sum.count.0.saturating_add(tally.count.0)),
            total: sum.total.plus(tally.total).unwrap_or(sum.total),
        })
    }

    fn late_gifts(&self) -> Tally {
        self.late
    }

    fn corrections(&self) -> Tally {
        self.corrections
    }

    fn accounts(&self) -> Vec<AccountOpened> {
        self.accounts.values().cloned().collect()
    }

    fn recall(&self, seq: Seq) -> Option<Arc<Recalled>> {
        self.recalled.get(&seq).cloned()
    }

    fn happened(&self, kind: Kind, from: Day, until: Day) -> Vec<Seq> {
        let days = (kind, from, Seq(0))..=(kind, until, Seq(u64::MAX));
        self.happenings.range(days).map(|(_, _, seq)| *seq).collect()
    }

    fn register<T>(&self, register: Register, key: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
        self.registers.get(&(register, key.to_owned())).map(|facts| read(facts))
    }

    fn registers(&self, register: Register, beginning: &str) -> Vec<(String, String)> {
        let rows = self.registers.range((register, beginning.to_owned())..);
        rows.take_while(|((of, key), _)| *of == register && key.starts_with(beginning))
            .map(|((_, key), facts)| (key.clone(), facts.clone()))
            .collect()
    }

    fn closed_month(&self) -> Option<Month> {
        self.closed
    }

    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Vec<ProjectGift> {
        let gift = |(seq, slot): (Seq, &GiftSlot)| {
            let (_, purse, _) = self.places.at(slot.place & GiftSlot::PLACE)?;
            let day = slot.day().filter(|day| slot.is_gift() && (from..=until).contains(day))?;
            (purse.project.as_ref() == Some(project)).then(|| ProjectGift {
                seq,
                day,
                amount: slot.amount(),
                refunded: self.refunds.get(&seq).copied().unwrap_or_default(),
                is_reversed: self.reversals.contains_key(&seq),
                source_kind: purse.source_kind,
                giver: GiverKey(slot.giver),
            })
        };
        (0..).map(Seq).zip(&self.gifts).filter_map(gift).collect()
    }

    fn giver(&self, seq: Seq, giver: &Giver) -> GiverKey {
        self.known.giver(seq, giver)
    }

    fn giver_of(&self, seq: Seq) -> Option<GiverKey> {
        self.slot(seq).filter(|slot| slot.is_gift()).map(|slot| GiverKey(slot.giver))
    }

    fn is_slip_taken(&self, number: &Text) -> bool {
        self.known.seen.contains(&self.known.hash(("slip", number.as_str())))
    }

    fn redemption(&self, seq: Seq) -> Option<Arc<Recalled>> {
        self.redemptions.of_day.get(&seq).cloned()
    }

    fn flows_after(&self, account: &Code, purse: &Purse, day: Day) -> BTreeMap<Day, Flow> {
        let mut flows = BTreeMap::new();
        let Some(place) = self.places.numbers.get(&(account.clone(), purse.clone())) else { return flows };
        let cash = self.places.at(*place).and_then(|(_, _, cash)| *cash);
        let mut at = cash.map(|cash| cash.latest);
        // The days are walked back from the last: almost always none is later.
        while let Some(later) = at.filter(|at| *at > day) {
            for code in self.chart_on(later).iter().flat_map(|chart| MONEY.map(|role| chart.code(role))) {
                if let Some((debit, credit)) = self.movements.get(&(later, code, *place)) {
                    let flow: &mut Flow = flows.entry(later).or_default();
                    flow.inward = flow.inward.plus(*debit).unwrap_or(flow.inward);
                    flow.outward = flow.outward.plus(*credit).unwrap_or(flow.outward);
                }
            }
            at = later.plus_days(-1).ok();
        }
        flows
    }

    fn flow(&self, account: &Code, from: Day, until: Day) -> Flow {
        let mut flow = Flow::default();
        for ((day, code, place), (debit, credit)) in &self.movements {
            let is_here = self.places.at(*place).is_some_and(|(of, _, _)| of == account);
            if is_here && (from..=until).contains(day) && is_money(self, *day, *code) {
                flow.inward = flow.inward.plus(*debit).unwrap_or(flow.inward);
                flow.outward = flow.outward.plus(*credit).unwrap_or(flow.outward);
            }
        }
        flow
    }

    fn stint(&self, seq: Seq) -> Option<Stint> {
        self.stints.get(seq)
    }

    fn stints(&self, volunteer: PersonNumber, from: Day, until: Day) -> Vec<Stint> {
        self.stints.of_volunteer(volunteer, from, until)
    }

    fn stints_of(&self, activity: &Code, after: Seq) -> Vec<Stint> {
        self.stints.of_activity(activity, after)
    }

    fn seen_by(&self, witness: PersonNumber, day: Day, most: Count) -> Count {
        self.stints.seen_by(witness, day, most)
    }
}
