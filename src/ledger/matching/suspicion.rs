//! Gifts that look split to pass the cap a donor: flagged in the statement, never refused. Somebody must look.

use std::collections::BTreeMap;

use crate::ledger::books::GiverKey;
use crate::ledger::event::MatchAgreed;
use crate::ledger::matching::Counted;
use crate::ledger::period::Day;
use crate::ledger::words::Suspicion;
use crate::ledger::yuan::Yuan;

/// So many unlinked gifts of one day, all just within the cap, are no accident.
const ALIKE: usize = 3;

/// Marks what looks split. Without a cap a donor there is nothing to pass.
pub(super) fn mark(agreement: &MatchAgreed, lines: &mut [Counted]) {
    let Some(cap) = *agreement.cap_donor else { return };
    let mut donors: BTreeMap<GiverKey, (usize, Yuan)> = BTreeMap::new();
    let mut alike: BTreeMap<Day, usize> = BTreeMap::new();
    for (giver, day, net) in lines.iter().filter_map(eligible) {
        if giver.is_unlinked() {
            let gifts = alike.entry(day).or_default();
            *gifts = gifts.saturating_add(usize::from(is_just_within(cap, net)));
        } else if net <= cap {
            let (gifts, sum) = donors.entry(giver).or_default();
            *gifts = gifts.saturating_add(1);
            *sum = sum.plus(net).unwrap_or(*sum);
        }
    }
    for line in lines {
        let Some((giver, day, net)) = eligible(line) else { continue };
        line.suspicion = if giver.is_unlinked() {
            let is_one_of_many = alike.get(&day).is_some_and(|gifts| *gifts >= ALIKE);
            (is_one_of_many && is_just_within(cap, net)).then_some(Suspicion::AlikeAndJustWithinTheCap)
        } else {
            let is_split = donors.get(&giver).is_some_and(|(gifts, sum)| *gifts > 1 && *sum > cap);
            (is_split && net <= cap).then_some(Suspicion::TogetherAboveTheCap)
        };
    }
}

/// A gift of somebody that could count: who, when, and what is left of it after refunds.
fn eligible(line: &Counted) -> Option<(GiverKey, Day, Yuan)> {
    let net = line.left_out.iter().filter(|(why, _)| why.is_raised()).map(|(_, amount)| *amount);
    let net = Yuan::sum(net.chain(std::iter::once(line.counted))).filter(|net| !net.is_zero())?;
    Some((line.contribution.giver?, line.contribution.day, net))
}

/// At the cap, or less than a fifth below it.
fn is_just_within(cap: Yuan, net: Yuan) -> bool {
    let (cap, net) = (i128::from(cap.fen()), i128::from(net.fen()));
    net <= cap && net.saturating_mul(5) > cap.saturating_mul(4)
}
