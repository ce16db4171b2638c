//! What was due before corrections came: what a notice told of a match, against what it would tell now.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Books;
use crate::ledger::books::registers::matching::PoolFacts;
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::{Contribution, Statement, agreements, brought, pool, reckon, split, touched};
use crate::ledger::reading::{Correction, Remedy, Undone};
use crate::ledger::words::ContributionKind;
use crate::ledger::yuan::Yuan;

/// The agreements whose base some corrections touched, and those that share a pool with one of them.
#[must_use]
pub fn corrected(books: &impl Books, corrections: &[Correction]) -> BTreeSet<Seq> {
    let mut found = BTreeSet::new();
    if corrections.is_empty() || agreements(books, None).is_empty() {
        return found;
    }
    for correction in corrections {
        let place = match &correction.undone {
            Undone::Gift(gift) => gift.event.project.0.clone().map(|project| (project, gift.event.date)),
            Undone::Entry { seq, .. } => brought(books, *seq)
                .filter(|(kind, ..)| *kind != ContributionKind::Match)
                .map(|(_, day, _, _, project)| (project, day)),
            Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => None,
        };
        for (seq, agreed) in place.map(|(project, day)| touched(books, &project, day)).unwrap_or_default() {
            found.insert(seq);
            let shared: Option<PoolFacts> = agreed.pool.as_ref().and_then(|code| Some(pool(books, code)?.1));
            found.extend(shared.into_iter().flat_map(|facts| facts.agreements));
        }
    }
    found
}

/// What was due to each of some agreements when only entries below `known` were recorded, with some corrections taken back:
/// those that had not come yet. Agreements of one pool stand among them together.
#[must_use]
pub fn dues_known<'a>(
    statements: &[Statement],
    known: Count,
    taken_back: impl Iterator<Item = &'a Correction>,
) -> BTreeMap<Seq, Yuan> {
    let taken_back = TakenBack::of(taken_back);
    let known: Vec<Known<'_>> =
        statements.iter().filter(|one| one.seq.0 < known.0).map(|one| Known::of(one, known, &taken_back)).collect();
    known.iter().map(|one| (one.statement.seq, one.due(&known))).collect()
}

/// What of some entries is taken back of their corrections.
#[derive(Default)]
struct TakenBack {
    refunded: BTreeMap<Seq, Yuan>,
    reversed: BTreeSet<Seq>,
}

impl TakenBack {
    fn of<'a>(corrections: impl Iterator<Item = &'a Correction>) -> Self {
        let mut all = Self::default();
        for correction in corrections {
            match &correction.undone {
                Undone::Gift(gift) if correction.remedy == Remedy::Refund => {
                    let sum = all.refunded.entry(gift.seq).or_default();
                    *sum = sum.plus(correction.amount).unwrap_or(*sum);
                }
                Undone::Gift(gift) => _ = all.reversed.insert(gift.seq),
                Undone::Entry { seq, .. } => _ = all.reversed.insert(*seq),
                Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => {}
            }
        }
        all
    }

    /// A contribution as it was.
    fn from(&self, now: &Contribution) -> Contribution {
        let refunded = self.refunded.get(&now.seq).copied().unwrap_or_default();
        Contribution {
            refunded: now.refunded.minus(refunded).unwrap_or_default(),
            is_reversed: now.is_reversed && !self.reversed.contains(&now.seq),
            ..now.clone()
        }
    }
}

/// An agreement as it was known.
struct Known<'a> {
    statement: &'a Statement,
    /// What the federation had confirmed by then.
    confirmed: Option<Yuan>,
    /// What the rule gives, before any pool.
    reckoned: Yuan,
}

impl<'a> Known<'a> {
    fn of(statement: &'a Statement, known: Count, taken_back: &TakenBack) -> Self {
        let lines = statement.reckoning.lines.iter().map(|line| &line.contribution).filter(|one| one.seq.0 < known.0);
        let contributions = lines.map(|one| taken_back.from(one)).collect();
        let confirmed = statement.confirmed.as_ref().filter(|(seq, _)| seq.0 < known.0).map(|(_, e)| e);
        let reckoned = reckon(&statement.agreement, confirmed.map(|e| e.size), contributions).due;
        Self { statement, confirmed: confirmed.map(|e| e.due), reckoned }
    }

    /// What is due, as [`super::due`] has it: once confirmed never more than that, and before it no more than the pool gives.
    fn due(&self, all: &[Self]) -> Yuan {
        match (self.confirmed, &self.statement.pool) {
            (Some(confirmed), _) => confirmed.min(self.reckoned),
            (None, None) => self.reckoned,
            (None, Some(share)) => {
                let code = &share.pool.code;
                let mut sharing: Vec<&Self> =
                    all.iter().filter(|one| one.statement.agreement.pool.as_ref() == Some(code)).collect();
                sharing.sort_by_key(|one| (one.statement.agreement.position, one.statement.seq));
                let dues: Vec<Yuan> = sharing.iter().map(|one| one.reckoned).collect();
                let parts = sharing.iter().zip(split(share.pool.order, share.pool.amount, &dues));
                parts
                    .filter(|(one, _)| one.statement.seq == self.statement.seq)
                    .map(|(_, part)| part)
                    .next()
                    .unwrap_or_default()
            }
        }
    }
}
