//! Which money may pay what, and whose turn it is.

use crate::ledger::books::registers::approving::ApprovalFacts;
use crate::ledger::books::registers::paying::RequestFacts;
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::registers::purses::OwnersDecisionFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::decide::covering::spendable;
use crate::ledger::event::{Event, Kind, PaymentRequested, PaymentSource};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::ledger::words::{Holder, PaymentKind, SourceKind};
use crate::ledger::yuan::Yuan;

/// Every purse of a request may pay what it asks for.
pub(super) fn may_pay_this(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    let once = |(place, source): (usize, &PaymentSource)| !c.sources.iter().take(place).any(|other| other == source);
    if c.sources.is_empty() || !c.sources.iter().enumerate().all(once) {
        return Err(PaymentRefusal::PursesMustBeNamedOnce.into());
    }
    for PaymentSource { account, source_kind } in &c.sources {
        let code = || account.clone();
        let holder = books.account(account).ok_or_else(|| Refusal::AccountMustBeOpen { code: code() })?;
        if !pays(holder) {
            return Err(PaymentRefusal::OnlyKeptMoneyMayPay { account: code(), holder }.into());
        }
        if !lies_with(*source_kind, holder) {
            return Err(PaymentRefusal::PurseMustLieWithItsHolder { account: code(), source_kind: *source_kind }.into());
        }
        // 党费 and 专项经费 pay what they were listed for.
        let is_listed = matches!(source_kind, SourceKind::PartyDues | SourceKind::SpecialGrant);
        if is_listed && c.project.is_none() {
            return Err(PaymentRefusal::RestrictedMoneyMustNameItsProject { source_kind: *source_kind }.into());
        }
        // Directed money of no project came of goods that were given for poor families.
        let is_for_the_poor = *source_kind == SourceKind::DirectedAppeal && c.project.is_none();
        if is_for_the_poor && c.kind != PaymentKind::Aid {
            return Err(PaymentRefusal::MoneyOfNoProjectMustBeAid.into());
        }
    }
    Ok(())
}

/// 坐支 is forbidden: cash is paid in before it is spent, and so is what a platform or a private code still holds.
const fn pays(holder: Holder) -> bool {
    match holder {
        Holder::Federation | Holder::OwnersCommittee | Holder::Street | Holder::PartyDues => true,
        Holder::CashInTransit | Holder::Platform | Holder::Private | Holder::Storeroom => false,
    }
}

/// 公共收益 is never pooled, and a party-dues account holds party dues only.
fn lies_with(source_kind: SourceKind, holder: Holder) -> bool {
    let is_owners = (source_kind == SourceKind::CommonIncome) == (holder == Holder::OwnersCommittee);
    is_owners && (holder != Holder::PartyDues || source_kind == SourceKind::PartyDues)
}

/// The account, when its money is the owners'.
pub(super) fn owners_account<'a>(books: &impl Books, account: &'a Code) -> Option<&'a Code> {
    (books.account(account) == Some(Holder::OwnersCommittee)).then_some(account)
}

/// Where owners' money is to pay, the owners decided so.
pub(super) fn owners_have_decided(books: &impl Books, c: &PaymentRequested) -> Result<(), Refusal> {
    let accounts: Vec<_> = c.sources.iter().filter_map(|source| owners_account(books, &source.account)).collect();
    let is_all_theirs = accounts.len() == c.sources.len();
    accounts.into_iter().try_for_each(|account| {
        let facts = decision(books, c, account, c.date)?;
        // Where others pay too, what is left for the owners is known once those have paid.
        let left = facts.rest().minus(asked_under(books, *c.owners_decision)).unwrap_or_default();
        if is_all_theirs && c.amount > left {
            let decision = c.owners_decision.unwrap_or_default();
            return Err(PaymentRefusal::DecisionMustCoverThePayment { decision, left }.into());
        }
        // A project was decided as a whole; where none is named the purpose is all the owners said.
        if facts.project.is_none() && !c.purpose.as_str().contains(facts.purpose.as_str()) {
            let decision = c.owners_decision.unwrap_or_default();
            return Err(PaymentRefusal::OwnersPurposeMustBeKept { decision, purpose: facts.purpose }.into());
        }
        Ok(())
    })
}

/// What open requests that owners alone pay still ask under a decision: two of them may not promise the same money.
fn asked_under(books: &impl Books, decision: Option<Seq>) -> Yuan {
    let all = books.happened(Kind::PaymentRequested, Day::FIRST, Day::LAST).into_iter();
    let open = all.filter_map(|seq| {
        let recalled = books.recall(seq)?;
        let Event::PaymentRequested(e) = &recalled.event else { return None };
        let is_theirs = e.sources.iter().all(|source| owners_account(books, &source.account).is_some());
        let facts = RequestFacts::find(books, &seq).unwrap_or_default();
        let is_over =
            facts.cancelled.is_some() || ApprovalFacts::find(books, &seq).is_some_and(|facts| facts.rejected.is_some());
        // What is kept back counts as paid with the first settlement.
        let kept = if facts.retained.is_some() { e.retention } else { Yuan::ZERO };
        let paid = facts.paid.plus(kept).unwrap_or(facts.paid);
        (is_theirs && !is_over && *e.owners_decision == decision).then(|| e.amount.minus(paid).unwrap_or_default())
    });
    Yuan::sum(open).unwrap_or_default()
}

/// The decision under which an account pays on a day. A decision that was undone allows nothing.
pub(super) fn decision(
    books: &impl Books,
    c: &PaymentRequested,
    account: &Code,
    day: Day,
) -> Result<OwnersDecisionFacts, Refusal> {
    let seq = c.owners_decision.filter(|seq| books.standing(*seq).is_some());
    let facts = seq.and_then(|seq| OwnersDecisionFacts::find(books, &seq));
    let facts = facts.filter(|facts| facts.allows(account, c.project.as_ref(), day));
    Ok(facts.ok_or_else(|| PaymentRefusal::OwnersMustHaveDecided { account: account.clone() })?)
}

/// A purse of a request, and how much it can still pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The purse.
    pub source: PaymentSource,
    /// What it can pay: its cash, within what the budget and the owners leave it.
    pub holds: Yuan,
}

/// Whose turn it is on a day: the first purse of the order that can still pay something. Nothing when all are empty.
#[must_use]
pub fn turn(books: &impl Books, c: &PaymentRequested, day: Day) -> Option<Turn> {
    let turns = c.sources.iter().map(|source| Turn { source: source.clone(), holds: room(books, c, source, day) });
    turns.into_iter().find(|turn| !turn.holds.is_zero())
}

/// Purses pay in their order: none before another that still can.
pub(super) fn pay_in_order(
    books: &impl Books,
    c: &PaymentRequested,
    day: Day,
    (account, source_kind): (&Code, SourceKind),
) -> Result<(), Refusal> {
    let is_asked = |source: &PaymentSource| source.account == *account && source.source_kind == source_kind;
    for source in c.sources.iter().take_while(|source| !is_asked(source)) {
        let holds = room(books, c, source, day);
        if !holds.is_zero() {
            let PaymentSource { account, source_kind } = source.clone();
            return Err(PaymentRefusal::PursesMustPayInTheirOrder { account, source_kind, holds }.into());
        }
    }
    Ok(())
}

/// What a purse can pay: what lies in it, within its line of the budget and, for owners' money, their decision.
fn room(books: &impl Books, c: &PaymentRequested, source: &PaymentSource, day: Day) -> Yuan {
    let PaymentSource { account, source_kind } = source;
    let cash = spendable(books, account, &c.purse(*source_kind), day);
    let project = c.project.as_ref().and_then(|code| ProjectFacts::find(books, code));
    let budget = project.filter(|facts| facts.place_in_pay_order(*source_kind).is_some());
    let within =
        budget.map(|facts| facts.budget_of(*source_kind).minus(facts.spent_of(*source_kind)).unwrap_or_default());
    let decided = owners_account(books, account)
        .map(|account| decision(books, c, account, day).map_or(Yuan::ZERO, |facts| facts.rest()));
    [within, decided].into_iter().flatten().fold(cash, Yuan::min)
}
