//! What owners decide about their 公共收益 (民法典 art. 278): by heads and by area, two thirds taking part, more than half
//! of those agreeing.

use crate::ledger::books::Books;
use crate::ledger::decide::purses::{account_is_open, paper_is_named, stays_in_its_estate, takes_money};
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, project_is_proposed};
use crate::ledger::event::OwnersDecided;
use crate::ledger::refusal::{PurseRefusal, Refusal};
use crate::ledger::words::Holder;

pub(in crate::ledger::decide) fn decision(
    books: &impl Books,
    asking: &Asking,
    c: &OwnersDecided,
) -> Result<OwnersDecided, Refusal> {
    day_has_come(c.date, asking)?;
    if c.ceiling.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    let holder = account_is_open(books, &c.account)?;
    if holder != Holder::OwnersCommittee {
        return Err(PurseRefusal::AccountMustBeTheOwners { account: c.account.clone(), holder }.into());
    }
    project_is_proposed(books, c.project.as_ref())?;
    stays_in_its_estate(books, &c.account, c.project.as_ref())?;
    takes_money(books, c.project.as_ref())?;
    if c.purpose.is_empty() {
        return Err(PurseRefusal::PurposeMustBeGiven.into());
    }
    holds_no_private_number(&c.purpose)?;
    paper_is_named(&c.paper)?;
    if c.until < c.date {
        return Err(PurseRefusal::DecisionMustLast { date: c.date }.into());
    }
    let heads = Vote { total: c.owners_total.0, present: c.owners_present.0, agreed: c.owners_for.0 };
    let area = Vote {
        total: c.area_total.thousandths(),
        present: c.area_present.thousandths(),
        agreed: c.area_for.thousandths(),
    };
    carried(heads, area)?;
    Ok(c.clone())
}

/// One way of counting.
struct Vote {
    total: u64,
    present: u64,
    agreed: u64,
}

impl Vote {
    fn adds_up(&self) -> bool {
        self.total > 0 && self.agreed <= self.present && self.present <= self.total
    }

    fn has_two_thirds(&self) -> bool {
        u128::from(self.present).saturating_mul(3) >= u128::from(self.total).saturating_mul(2)
    }

    fn has_more_than_half(&self) -> bool {
        u128::from(self.agreed).saturating_mul(2) > u128::from(self.present)
    }
}

fn carried(heads: Vote, area: Vote) -> Result<(), Refusal> {
    let votes = [heads, area];
    if !votes.iter().all(Vote::adds_up) {
        return Err(PurseRefusal::VotesMustAddUp.into());
    }
    if !votes.iter().all(Vote::has_two_thirds) {
        return Err(PurseRefusal::TwoThirdsMustTakePart.into());
    }
    if votes.iter().all(Vote::has_more_than_half) { Ok(()) } else { Err(PurseRefusal::MoreThanHalfMustAgree.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_may_be_exact_and_half_may_not() {
        let vote = |total, present, agreed| Vote { total, present, agreed };
        assert_eq!(carried(vote(300, 200, 101), vote(3, 2, 2)), Ok(()));
        let refused = |heads, area, refusal: PurseRefusal| assert_eq!(carried(heads, area), Err(refusal.into()));
        refused(vote(300, 199, 199), vote(3, 3, 3), PurseRefusal::TwoThirdsMustTakePart);
        refused(vote(300, 200, 100), vote(3, 3, 3), PurseRefusal::MoreThanHalfMustAgree);
        refused(vote(300, 300, 300), vote(30, 19, 19), PurseRefusal::TwoThirdsMustTakePart);
        refused(vote(300, 300, 301), vote(3, 3, 3), PurseRefusal::VotesMustAddUp);
        refused(vote(0, 0, 0), vote(3, 3, 3), PurseRefusal::VotesMustAddUp);
    }
}
