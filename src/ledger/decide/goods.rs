//! Gifts in goods: registered with their use, and used only as given (慈善法 art. 54).

use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::command::ReceiveGoods;
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::giving::{ShownDonor, receipt_is_taken, shown_donor};
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, money_can_move, project_is_proposed, reason_is_given,
};
use crate::ledger::event::{Event, GoodsIssued, GoodsReceived, GoodsSold};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::{GoodsRefusal, Refusal, ShopRefusal};
use crate::ledger::words::{Appeal, GoodsUse, Holder, IssueManner, ValueBasis};
use crate::ledger::yuan::Yuan;

pub(super) fn receive(books: &impl Books, asking: &Asking, c: &ReceiveGoods) -> Result<GoodsReceived, Refusal> {
    day_has_come(c.date, asking)?;
    if c.quantity.is_zero() {
        return Err(GoodsRefusal::GoodsQuantityMustNotBeZero.into());
    }
    if c.item.is_empty() || c.unit.is_empty() {
        return Err(GoodsRefusal::GoodsMustBeNamed.into());
    }
    is_counted_whole(c.quantity, &c.unit)?;
    if (c.basis == ValueBasis::Unpriced) != c.value.is_none() {
        return Err(GoodsRefusal::GoodsValueMustFitItsBasis { basis: c.basis }.into());
    }
    c.value.map_or(Ok(()), |value| money_can_move(books, value, c.date))?;
    lies_in_a_storeroom(books, &c.account)?;
    project_is_proposed(books, c.project.as_ref())?;
    if c.usage == GoodsUse::Project && c.project.is_none() {
        return Err(GoodsRefusal::ProjectGoodsMustNameTheirProject.into());
    }
    // What is given for poor families is restricted by its giver, in a project or not (慈善法 art. 54).
    match (c.appeal, c.usage, &c.project) {
        (Appeal::Public, GoodsUse::PoorFamilies, None) => {
            return Err(GoodsRefusal::GoodsForPoorFamiliesMustBeDirected.into());
        }
        (Appeal::Directed, GoodsUse::Shop | GoodsUse::Project, None) => {
            return Err(Refusal::DirectedGiftMustNameItsProject);
        }
        (Appeal::Public | Appeal::Directed, ..) => {}
    }
    if let Some(expiry) = c.expiry.filter(|last| c.date > *last) {
        return Err(GoodsRefusal::GoodsMustNotBeExpired { expiry }.into());
    }
    let shown = shown_donor(books, &c.donor, c.display)?;
    [&c.item, &c.unit, &c.memo].into_iter().try_for_each(holds_no_private_number)?;
    if !c.receipt.is_empty() && receipt_is_taken(books, &c.receipt) {
        return Err(Refusal::ReceiptNumberMustBeFree { number: c.receipt.clone() });
    }
    if LotFacts::find(books, &c.lot).is_some() {
        return Err(GoodsRefusal::LotCodeMustBeFree { lot: c.lot.clone() }.into());
    }
    Ok(received(c, shown))
}

fn received(c: &ReceiveGoods, shown: ShownDonor) -> GoodsReceived {
    GoodsReceived {
        account: c.account.clone(),
        appeal: c.appeal,
        basis: c.basis,
        date: c.date,
        display: shown.display,
        donor: Maybe(shown.donor),
        donor_kind: shown.kind,
        expiry: Maybe(c.expiry),
        item: c.item.clone(),
        lot: c.lot.clone(),
        memo: c.memo.clone(),
        name: Maybe(shown.name),
        organisation: shown.organisation,
        paper_file: Maybe(c.paper_file),
        project: Maybe(c.project.clone()),
        quantity: c.quantity,
        receipt: c.receipt.clone(),
        unit: c.unit.clone(),
        usage: c.usage,
        value: Maybe(c.value),
    }
}

/// Of bags and pieces there are no halves.
pub(super) fn is_counted_whole(quantity: Quantity, unit: &Text) -> Result<(), Refusal> {
    if quantity.fits(unit.as_str()) {
        return Ok(());
    }
    Err(GoodsRefusal::GoodsMustBeCountedWhole { quantity, unit: unit.clone() }.into())
}

pub(super) fn lies_in_a_storeroom(books: &impl Books, account: &Code) -> Result<(), Refusal> {
    let account = || account.clone();
    match books.account(&account()) {
        None => Err(Refusal::AccountMustBeOpen { code: account() }),
        Some(Holder::Storeroom) => Ok(()),
        Some(holder) => Err(GoodsRefusal::GoodsMustLieInAStoreroom { account: account(), holder }.into()),
    }
}

pub(super) fn issue(books: &impl Books, asking: &Asking, c: &GoodsIssued) -> Result<GoodsIssued, Refusal> {
    let out = Leaving { lot: &c.lot, quantity: c.quantity, day: c.date, cost: c.cost };
    let facts = out.may_leave(books, asking)?;
    let is_lost = matches!(c.manner, IssueManner::Spoiled | IssueManner::Short);
    if !is_lost {
        out.is_fresh(&facts)?;
        is_used_as_given(&facts, c)?;
    }
    names_its_project(books, &facts, c)?;
    if c.manner == IssueManner::Given && c.receiver.is_empty() {
        return Err(GoodsRefusal::GoodsReceiverMustBeNamed.into());
    }
    // Lost goods, and goods that were meant for the shop and went another way, say why.
    if is_lost || facts.usage == GoodsUse::Shop {
        reason_is_given(&c.memo)?;
    }
    [&c.memo, &c.receiver, &c.paper].into_iter().try_for_each(holds_no_private_number)?;
    out.costs(books, &facts, Yuan::ZERO)?;
    Ok(c.clone())
}

/// What was given for a project is used in it; what was given for poor families reaches them.
fn is_used_as_given(facts: &LotFacts, c: &GoodsIssued) -> Result<(), Refusal> {
    let manner = c.manner;
    let is_as_given = match facts.usage {
        GoodsUse::Shop => true,
        GoodsUse::Project => manner == IssueManner::Used,
        GoodsUse::PoorFamilies => manner == IssueManner::Given,
    };
    let refusal = || GoodsRefusal::GoodsMustBeUsedAsGiven { usage: facts.usage, manner };
    if is_as_given { Ok(()) } else { Err(refusal().into()) }
}

/// Used goods name a project, their own if they have one; other goods name none.
fn names_its_project(books: &impl Books, facts: &LotFacts, c: &GoodsIssued) -> Result<(), Refusal> {
    if (c.manner == IssueManner::Used) != c.project.is_some() {
        return Err(GoodsRefusal::GoodsUsedMustNameTheProject { manner: c.manner }.into());
    }
    project_is_proposed(books, c.project.as_ref())?;
    match facts.project.as_ref().filter(|own| c.project.as_ref().is_some_and(|project| project != *own)) {
        Some(own) => Err(GoodsRefusal::GoodsMustStayInTheirProject { project: own.clone() }.into()),
        None => Ok(()),
    }
}

pub(super) fn sell(books: &impl Books, asking: &Asking, c: &GoodsSold) -> Result<GoodsSold, Refusal> {
    let out = Leaving { lot: &c.lot, quantity: c.quantity, day: c.date, cost: c.cost };
    let facts = out.may_leave(books, asking)?;
    out.is_fresh(&facts)?;
    money_can_move(books, c.proceeds, c.date)?;
    reaches_the_fund(books, &c.account)?;
    if facts.usage == GoodsUse::PoorFamilies && c.consent.is_empty() {
        return Err(GoodsRefusal::GoodsSaleNeedsTheDonorsConsent.into());
    }
    if c.buyer.is_empty() {
        return Err(GoodsRefusal::GoodsReceiverMustBeNamed.into());
    }
    reason_is_given(&c.reason)?;
    let texts: [&Text; 3] = [&c.buyer, &c.consent, &c.paper];
    texts.into_iter().try_for_each(holds_no_private_number)?;
    out.costs(books, &facts, c.proceeds)?;
    Ok(c.clone())
}

/// A storeroom holds no money, and other people's accounts are not the fund's.
fn reaches_the_fund(books: &impl Books, account: &Code) -> Result<(), Refusal> {
    let holder = books.account(account).ok_or_else(|| Refusal::AccountMustBeOpen { code: account.clone() })?;
    match holder {
        Holder::Federation | Holder::CashInTransit | Holder::Platform | Holder::Private => Ok(()),
        Holder::OwnersCommittee | Holder::Street | Holder::PartyDues | Holder::Storeroom => {
            Err(GoodsRefusal::GoodsProceedsMustReachTheFund { account: account.clone(), holder }.into())
        }
    }
}

/// A quantity on its way out of a lot.
struct Leaving<'a> {
    lot: &'a Code,
    quantity: Quantity,
    day: Day,
    cost: Yuan,
}

impl Leaving<'_> {
    /// The lot is there, long enough, and so much is left of it.
    fn may_leave(&self, books: &impl Books, asking: &Asking) -> Result<LotFacts, Refusal> {
        day_has_come(self.day, asking)?;
        if self.quantity.is_zero() {
            return Err(GoodsRefusal::GoodsQuantityMustNotBeZero.into());
        }
        let missing = || GoodsRefusal::LotMustBeReceived { lot: self.lot.clone() };
        let facts = LotFacts::find(books, self.lot).ok_or_else(missing)?;
        if self.day < facts.day {
            return Err(GoodsRefusal::GoodsMustHaveComeBefore { on: facts.day }.into());
        }
        if self.quantity > facts.quantity_left {
            let (left, unit) = (facts.quantity_left, facts.unit);
            return Err(GoodsRefusal::GoodsMustBeInStock { left, unit }.into());
        }
        is_counted_whole(self.quantity, &facts.unit)?;
        let share = facts.share(self.quantity).unwrap_or_default();
        has_lain_there(books, self.lot, &facts, (self.quantity, share), self.day)?;
        Ok(facts)
    }

    fn is_fresh(&self, facts: &LotFacts) -> Result<(), Refusal> {
        match facts.expiry.filter(|_| facts.is_expired_on(self.day)) {
            Some(expiry) => Err(GoodsRefusal::GoodsMustNotBeExpired { expiry }.into()),
            None => Ok(()),
        }
    }

    /// Their share of the value is what leaves the books, and it can be posted: once as a cost, once more where the
    /// restriction is released.
    fn costs(&self, books: &impl Books, facts: &LotFacts, proceeds: Yuan) -> Result<(), Refusal> {
        let cost = facts.share(self.quantity).ok_or(Refusal::TotalsMustStayInRange)?;
        if cost != self.cost {
            return Err(GoodsRefusal::GoodsCostMustBeTheirShare { cost }.into());
        }
        can_be_posted(books, [cost, cost, proceeds], self.day)
    }
}

/// What is posted finds its chart, and the totals stay in range.
fn can_be_posted(books: &impl Books, debits: [Yuan; 3], day: Day) -> Result<(), Refusal> {
    let sum = Yuan::sum(debits).ok_or(Refusal::TotalsMustStayInRange)?;
    if sum.is_zero() { Ok(()) } else { money_can_move(books, sum, day) }
}

/// As much lay there on that day and on every day since: what was put back by a later reversal was not there before.
pub(super) fn has_lain_there(
    books: &impl Books,
    lot: &Code,
    facts: &LotFacts,
    (quantity, value): (Quantity, Yuan),
    day: Day,
) -> Result<(), Refusal> {
    let (least, least_value) = facts.least_since(books, lot, books.posting_day(day));
    if quantity > least || value > least_value {
        return Err(GoodsRefusal::GoodsMustHaveLainThere { day, least, unit: facts.unit.clone() }.into());
    }
    Ok(())
}

/// Whether a gift in goods that stands has its official receipt; nothing when the entry is none.
pub(super) fn has_receipt(books: &impl Books, seq: Seq) -> Option<bool> {
    let recalled = books.standing(seq)?;
    let Event::GoodsReceived(e) = &recalled.event else { return None };
    LotFacts::find(books, &e.lot).map(|facts| !facts.receipt.is_empty())
}

/// Whether an entry of this subject may still be undone on a day; entries of other subjects are none of its business.
pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    if let Event::GoodsReceived(e) = &recalled.event {
        let facts =
            LotFacts::find(books, &e.lot).ok_or_else(|| GoodsRefusal::LotMustBeReceived { lot: e.lot.clone() })?;
        let (left, given) = (facts.quantity_left, facts.quantity_given);
        if left != given {
            return Err(GoodsRefusal::LotMustBeWhole { lot: e.lot.clone(), left, given }.into());
        }
        if facts.counted.is_some() {
            return Err(ShopRefusal::CountedLotMustStay { lot: e.lot.clone() }.into());
        }
        let value = e.value.unwrap_or_default();
        has_lain_there(books, &e.lot, &facts, (given, value), day)?;
        can_be_posted(books, [value, Yuan::ZERO, Yuan::ZERO], day)
    } else if let Event::GoodsIssued(e) = &recalled.event {
        can_be_posted(books, [e.cost, e.cost, Yuan::ZERO], day)
    } else if let Event::GoodsSold(e) = &recalled.event {
        sale_may_be_undone(books, e, day)?;
        can_be_posted(books, [e.cost, e.cost, e.proceeds], day)
    } else {
        Ok(())
    }
}

/// What the sale brought is still there to be taken out again.
fn sale_may_be_undone(books: &impl Books, e: &GoodsSold, day: Day) -> Result<(), Refusal> {
    let facts = LotFacts::find(books, &e.lot).ok_or_else(|| GoodsRefusal::LotMustBeReceived { lot: e.lot.clone() })?;
    Outflow { account: &e.account, purse: &facts.purse(), amount: e.proceeds, day }.can_be_spared(books)
}
