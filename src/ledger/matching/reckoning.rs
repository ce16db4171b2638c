//! One agreement, what the project raised, and what follows: pure arithmetic, every figure with its reason.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::ledger::books::GiverKey;
use crate::ledger::event::{MatchAgreed, Tier};
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::suspicion;
use crate::ledger::period::Day;
use crate::ledger::rate::Rate;
use crate::ledger::words::{Appeal, ContributionKind, Exclusion, Suspicion, Yes};
use crate::ledger::yuan::Yuan;

/// Something a project has, as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Its entry.
    pub seq: Seq,
    /// The business day.
    pub day: Day,
    /// What it is.
    pub kind: ContributionKind,
    /// How much.
    pub amount: Yuan,
    /// How much of it went back.
    pub refunded: Yuan,
    /// Whether its entry was reversed.
    pub is_reversed: bool,
    /// Who gave; public money and the match have no donor.
    pub giver: Option<GiverKey>,
}

/// A contribution as the rule saw it: `amount = counted + everything left out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The contribution.
    pub contribution: Contribution,
    /// What of it is in the base.
    pub counted: Yuan,
    /// What is not, and why.
    pub left_out: Vec<(Exclusion, Yuan)>,
    /// Whether it looks split so as to pass the cap a donor. Never a reason to leave it out.
    pub suspicion: Option<Suspicion>,
}

/// The part of the base within a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierShare {
    /// The rate.
    pub rate: Rate,
    /// The part of the base.
    pub part: Yuan,
    /// Part times rate in yuan, exact, unrounded: `231.0693`.
    pub exact: String,
}

/// What a match comes to before any pool, with everything that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// Every contribution, by day, then entry.
    pub lines: Vec<Counted>,
    /// What counts.
    pub base: Yuan,
    /// Donors of whom something counts.
    pub donors: Count,
    /// The base, tier by tier.
    pub tiers: Vec<TierShare>,
    /// The tiers together, rounded down once to 分.
    pub reckoned: Yuan,
    /// Taken off because there are too few donors.
    pub too_few_donors: Yuan,
    /// Taken off above the project's cap.
    pub over_the_cap: Yuan,
    /// What is due by the rule, before any pool.
    pub due: Yuan,
}

impl Reckoning {
    /// What was left out for a reason, altogether.
    #[must_use]
    pub fn left_out(&self, why: Exclusion) -> Yuan {
        let parts = self.lines.iter().flat_map(|line| &line.left_out);
        total(parts.filter(|(reason, _)| *reason == why).map(|(_, amount)| *amount))
    }

    /// Everything that was looked at.
    #[must_use]
    pub fn listed(&self) -> Yuan {
        total(self.lines.iter().map(|line| line.contribution.amount))
    }

    /// 实募: raised in the window, net of refunds and reversals, without the match itself.
    #[must_use]
    pub fn raised(&self) -> Yuan {
        let never = Exclusion::ALL.iter().filter(|why| !why.is_raised()).map(|why| self.left_out(*why));
        self.listed().minus(total(never)).unwrap_or_default()
    }
}

impl Exclusion {
    /// Whether what is left out for this reason was raised in the window all the same.
    #[must_use]
    pub const fn is_raised(self) -> bool {
        match self {
            Self::TheMatchItself | Self::OutsideTheWindow | Self::Reversed | Self::Refunded => false,
            Self::WrongChannel
            | Self::GoodsNotAgreed
            | Self::PublicMoneyNotAgreed
            | Self::AfterTheConfirmation
            | Self::OverTheDonorsCap => true,
        }
    }
}

/// Sums of what was posted cannot overflow: the turnover is checked before anything is posted.
fn total(amounts: impl IntoIterator<Item = Yuan>) -> Yuan {
    Yuan::sum(amounts).unwrap_or_default()
}

/// What an agreement gives over contributions, which come by day, then entry. Once it is confirmed, only what was recorded
/// among the first `confirmed` entries counts: what comes later does not make good what went back.
#[must_use]
pub fn reckon(agreement: &MatchAgreed, confirmed: Option<Seq>, contributions: Vec<Contribution>) -> Reckoning {
    let mut donors: BTreeMap<GiverKey, Yuan> = BTreeMap::new();
    let counted = |contribution| counted(agreement, confirmed, contribution, &mut donors);
    let mut lines: Vec<Counted> = contributions.into_iter().map(counted).collect();
    suspicion::mark(agreement, &mut lines);
    let base = total(lines.iter().map(|line| line.counted));
    let donors = Count(u64::try_from(donors.values().filter(|sum| !sum.is_zero()).count()).unwrap_or(u64::MAX));
    let shares = shares(&agreement.tiers, base);
    let tiers = shares.iter().map(|(rate, part)| tier_share(*rate, *part)).collect();
    let reckoned = rounded_down(&shares);
    let has_enough = donors >= agreement.minimum_donors;
    let (too_few_donors, left) = if has_enough { (Yuan::ZERO, reckoned) } else { (reckoned, Yuan::ZERO) };
    let due = agreement.cap_project.map_or(left, |cap| left.min(cap));
    let over_the_cap = left.minus(due).unwrap_or_default();
    Reckoning { lines, base, donors, tiers, reckoned, too_few_donors, over_the_cap, due }
}

/// One contribution, and what its donor has counted so far.
fn counted(
    agreement: &MatchAgreed,
    confirmed: Option<Seq>,
    c: Contribution,
    donors: &mut BTreeMap<GiverKey, Yuan>,
) -> Counted {
    let mut left_out = Vec::new();
    let mut leave = |why, amount: Yuan| {
        if !amount.is_zero() {
            left_out.push((why, amount));
        }
    };
    let is_inside = (agreement.from..=agreement.until).contains(&c.day);
    let whole = if c.kind == ContributionKind::Match {
        Some(Exclusion::TheMatchItself)
    } else if !is_inside {
        Some(Exclusion::OutsideTheWindow)
    } else {
        c.is_reversed.then_some(Exclusion::Reversed)
    };
    if let Some(why) = whole {
        leave(why, c.amount);
        return Counted { contribution: c, counted: Yuan::ZERO, left_out, suspicion: None };
    }
    let net = c.amount.minus(c.refunded).unwrap_or_default();
    leave(Exclusion::Refunded, c.amount.minus(net).unwrap_or_default());
    let too_late = confirmed.filter(|size| c.seq >= *size).map(|_| Exclusion::AfterTheConfirmation);
    if let Some(why) = not_agreed(agreement, c.kind).or(too_late) {
        leave(why, net);
        return Counted { contribution: c, counted: Yuan::ZERO, left_out, suspicion: None };
    }
    let counted = match c.giver {
        None => net,
        Some(giver) => within_the_cap(agreement, donors.entry(giver).or_default(), net),
    };
    leave(Exclusion::OverTheDonorsCap, net.minus(counted).unwrap_or_default());
    Counted { contribution: c, counted, left_out, suspicion: None }
}

/// Whether contributions of this kind count.
pub(super) fn is_agreed(agreement: &MatchAgreed, kind: ContributionKind) -> bool {
    not_agreed(agreement, kind).is_none()
}

/// Why nothing of this kind counts.
fn not_agreed(agreement: &MatchAgreed, kind: ContributionKind) -> Option<Exclusion> {
    let channel = |appeal| (!agreement.appeals.contains(&appeal)).then_some(Exclusion::WrongChannel);
    match kind {
        ContributionKind::Public => channel(Appeal::Public),
        ContributionKind::Directed => channel(Appeal::Directed),
        ContributionKind::Goods => (agreement.goods != Yes::Yes).then_some(Exclusion::GoodsNotAgreed),
        ContributionKind::PublicMoney => {
            (agreement.public_money != Yes::Yes).then_some(Exclusion::PublicMoneyNotAgreed)
        }
        ContributionKind::Match => Some(Exclusion::TheMatchItself),
    }
}

/// What of a gift still counts of its donor, who gave `so_far` before.
fn within_the_cap(agreement: &MatchAgreed, so_far: &mut Yuan, net: Yuan) -> Yuan {
    let room = agreement.cap_donor.map_or(net, |cap| cap.minus(*so_far).unwrap_or_default());
    let counted = net.min(room);
    *so_far = so_far.plus(counted).unwrap_or(*so_far);
    counted
}

/// The part of the base that lies within each tier.
fn shares(tiers: &[Tier], base: Yuan) -> Vec<(Rate, Yuan)> {
    let ends = tiers.iter().skip(1).map(|tier| tier.from.min(base)).chain(std::iter::once(base));
    tiers.iter().zip(ends).map(|(tier, end)| (tier.rate, end.minus(tier.from).unwrap_or_default())).collect()
}

/// Part times rate, in 分, exact.
fn exact(rate: Rate, part: Yuan) -> Decimal {
    let rate = Decimal::new(i64::from(rate.ten_thousandths()), 4);
    // At most nineteen digits times four: a decimal holds twenty-eight.
    Decimal::from(part.fen()).checked_mul(rate).unwrap_or_default()
}

fn tier_share(rate: Rate, part: Yuan) -> TierShare {
    let yuan = exact(rate, part).checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    TierShare { rate, part, exact: yuan.normalize().to_string() }
}

/// All tiers together, and only then down to the 分.
fn rounded_down(shares: &[(Rate, Yuan)]) -> Yuan {
    let sum = shares.iter().map(|(rate, part)| exact(*rate, *part)).try_fold(Decimal::ZERO, Decimal::checked_add);
    let whole = sum.map(|sum| sum.round_dp_with_strategy(0, RoundingStrategy::ToZero));
    whole.and_then(|fen| fen.to_i64()).and_then(Yuan::from_fen).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> Yuan {
        Yuan::typed(text).expect("an amount")
    }

    fn tier(from: &str, rate: &str) -> Tier {
        Tier { from: yuan(from), rate: Rate::typed(rate).expect("a rate") }
    }

    #[test]
    fn tiers_share_the_base_and_round_once() {
        let tiers = [tier("0", "10%"), tier("100.01", "33.33%")];
        let parts = shares(&tiers, yuan("200.02"));
        assert_eq!(parts.iter().map(|(_, part)| *part).collect::<Vec<_>>(), [yuan("100.01"), yuan("100.01")]);
        // 10.001 + 33.333333 = 43.334333: rounding each tier would give the same 43.33 here, but 10.00 + 33.33 loses the
        // rest that two tiers together may bring to a whole 分.
        assert_eq!(rounded_down(&parts), yuan("43.33"));
        assert_eq!(rounded_down(&shares(&[tier("0", "15%"), tier("0.05", "15%")], yuan("0.10"))), yuan("0.01"));
        assert_eq!(tier_share(Rate::HALF, yuan("0.01")).exact, "0.005");
        assert_eq!(
            shares(&tiers, yuan("50")).iter().map(|(_, part)| *part).collect::<Vec<_>>(),
            [yuan("50"), Yuan::ZERO]
        );
    }
}
