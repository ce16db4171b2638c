//! Money that is not a gift, and whose it is: areas, income and deposits here; what moves and what owners decide in the
//! files below. [`fit`] is the table of which source fits which nature and which holder.

mod fit;
mod moving;
mod owners;

pub use fit::implied_source;
pub(super) use moving::{pay_in, transfer};
pub(super) use owners::decision as owners_decision;

use crate::ledger::books::registers::purses::{AreaFacts, ClaimFacts, DepositFacts};
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, money_can_move, project_is_proposed, reason_is_given,
};
use crate::ledger::event::{
    AccountOpened, AreaRegistered, DepositReturned, Event, IncomeDue, IncomeReceived, Kind, ProjectProposed,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ProjectRefusal, PurseRefusal, Refusal};
use crate::ledger::words::{AreaKind, Holder, IncomeNature, SourceKind};
use crate::ledger::yuan::Yuan;

// Areas.

pub(super) fn area(books: &impl Books, asking: &Asking, c: &AreaRegistered) -> Result<AreaRegistered, Refusal> {
    if AreaFacts::find(books, &c.code).is_some() {
        return Err(PurseRefusal::AreaCodeMustBeFree { code: c.code.clone() }.into());
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    holds_no_private_number(&c.name)?;
    day_has_come(c.date, asking)?;
    area_is_registered(books, c.within.as_ref())?;
    Ok(c.clone())
}

/// The area, if one is named, was registered.
pub(super) fn area_is_registered(books: &impl Books, area: Option<&Code>) -> Result<(), Refusal> {
    match area.filter(|code| AreaFacts::find(books, code).is_none()) {
        Some(code) => Err(PurseRefusal::AreaMustBeRegistered { code: code.clone() }.into()),
        None => Ok(()),
    }
}

/// An owners' account is one 小区's, and no other account is anybody's: so no account ever mixes two.
pub(super) fn account_names_its_estate(books: &impl Books, c: &AccountOpened) -> Result<(), Refusal> {
    let is_owners = c.holder == Holder::OwnersCommittee;
    let account = || c.code.clone();
    match c.area.as_ref() {
        None if is_owners => Err(PurseRefusal::OwnersAccountMustNameItsEstate { account: account() }.into()),
        None => Ok(()),
        Some(_) if !is_owners => {
            Err(PurseRefusal::OnlyAnOwnersAccountNamesAnEstate { account: account(), holder: c.holder }.into())
        }
        Some(code) => {
            area_is_registered(books, Some(code))?;
            let is_estate = AreaFacts::find(books, code).is_some_and(|area| area.kind == AreaKind::Estate);
            let refusal = PurseRefusal::OwnersAccountMustNameItsEstate { account: account() };
            if is_estate { Ok(()) } else { Err(refusal.into()) }
        }
    }
}

// What several commands ask.

pub(super) fn account_is_open(books: &impl Books, code: &Code) -> Result<Holder, Refusal> {
    books.account(code).ok_or_else(|| Refusal::AccountMustBeOpen { code: code.clone() })
}

/// A paper, a bank slip, a contract: its number is given.
fn paper_is_named(paper: &Text) -> Result<(), Refusal> {
    if paper.is_empty() { Err(Refusal::PaperMustBeNamed) } else { holds_no_private_number(paper) }
}

/// 公共收益 lies in its owners' account and nothing else does; every other source with who may hold it.
pub(super) fn purse_lies_with_its_holder(code: &Code, holder: Holder, source_kind: SourceKind) -> Result<(), Refusal> {
    if fit::fits_holder(source_kind, holder) {
        return Ok(());
    }
    let account = code.clone();
    if holder == Holder::OwnersCommittee || source_kind == SourceKind::CommonIncome {
        return Err(PurseRefusal::CommonIncomeMustStayWithItsOwners { account, holder, source_kind }.into());
    }
    Err(PurseRefusal::PurseMustLieWithItsHolder { account, holder, source_kind }.into())
}

/// A project that an owners' account feeds serves that 小区, a part of it, or what it is a part of.
pub(super) fn stays_in_its_estate(books: &impl Books, account: &Code, project: Option<&Code>) -> Result<(), Refusal> {
    let estate = books.accounts().into_iter().find(|open| open.code == *account).and_then(|open| open.area.0);
    let (Some(estate), Some(project)) = (estate, project) else { return Ok(()) };
    let Some(area) = proposal(books, project).and_then(|proposed| proposed.area.0) else { return Ok(()) };
    if is_within(books, &area, &estate) || is_within(books, &estate, &area) {
        return Ok(());
    }
    Err(PurseRefusal::CommonIncomeMustStayInItsEstate { estate, project: project.clone() }.into())
}

/// Whether an area is another one or a part of it. Areas name only areas registered before, so the way up is short; a
/// forged ring ends too.
fn is_within(books: &impl Books, area: &Code, whole: &Code) -> bool {
    let mut at = Some(area.clone());
    for _ in 0..16 {
        let Some(code) = at else { return false };
        if code == *whole {
            return true;
        }
        at = AreaFacts::find(books, &code).and_then(|facts| facts.within.0);
    }
    false
}

/// What a project said of itself when it was proposed.
pub(super) fn proposal(books: &impl Books, project: &Code) -> Option<ProjectProposed> {
    books.happened(Kind::ProjectProposed, Day::FIRST, Day::LAST).into_iter().find_map(|seq| {
        let recalled = books.recall(seq)?;
        let Event::ProjectProposed(e) = &recalled.event else { return None };
        (e.code == *project).then(|| e.clone())
    })
}

/// Whether a project was closed; nothing opens it again.
fn is_closed(books: &impl Books, project: &Code) -> bool {
    books.project(project).is_some_and(|outline| outline.is_closed)
}

/// A closed project takes nothing more.
fn takes_money(books: &impl Books, project: Option<&Code>) -> Result<(), Refusal> {
    match project.filter(|code| is_closed(books, code)) {
        Some(code) => Err(ProjectRefusal::ProjectMustBeOpen { code: code.clone() }.into()),
        None => Ok(()),
    }
}

// Income.

/// What came and what is due are asked the same.
struct Awaited<'a> {
    account: &'a Code,
    memo: &'a Text,
    nature: IncomeNature,
    paper: &'a Text,
    payer: &'a Text,
    project: Option<&'a Code>,
    source_kind: SourceKind,
}

impl Awaited<'_> {
    fn may_come(&self, books: &impl Books) -> Result<(), Refusal> {
        let holder = account_is_open(books, self.account)?;
        project_is_proposed(books, self.project)?;
        if self.payer.is_empty() {
            return Err(PurseRefusal::PayerMustBeNamed.into());
        }
        holds_no_private_number(self.payer)?;
        holds_no_private_number(self.memo)?;
        paper_is_named(self.paper)?;
        source_is_income(self.nature, self.source_kind)?;
        if !fit::takes_income(holder, self.nature) {
            return Err(PurseRefusal::AccountMustTakeIncome { account: self.account.clone(), holder }.into());
        }
        purse_lies_with_its_holder(self.account, holder, self.source_kind)?;
        stays_in_its_estate(books, self.account, self.project)?;
        takes_money(books, self.project)
    }
}

/// Gifts, matches and earmarks have commands of their own; every nature has its sources.
fn source_is_income(nature: IncomeNature, source_kind: SourceKind) -> Result<(), Refusal> {
    let is_told_elsewhere = matches!(
        source_kind,
        SourceKind::PublicAppeal | SourceKind::DirectedAppeal | SourceKind::Match | SourceKind::Designation
    );
    if is_told_elsewhere {
        return Err(PurseRefusal::IncomeMustBeNoGift { source_kind }.into());
    }
    if fit::fits_nature(nature, source_kind) {
        return Ok(());
    }
    Err(PurseRefusal::SourceKindMustFitTheNature { nature, source_kind }.into())
}

pub(super) fn income(books: &impl Books, asking: &Asking, c: &IncomeReceived) -> Result<IncomeReceived, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    let awaited = Awaited {
        account: &c.account,
        memo: &c.memo,
        nature: c.nature,
        paper: &c.paper,
        payer: &c.payer,
        project: c.project.as_ref(),
        source_kind: c.source_kind,
    };
    awaited.may_come(books)?;
    if let Some(claim) = *c.claim {
        comes_under_its_claim(books, c, claim)?;
    }
    Ok(c.clone())
}

/// What was announced comes as announced, and no more of it.
fn comes_under_its_claim(books: &impl Books, c: &IncomeReceived, claim: Seq) -> Result<(), Refusal> {
    let recalled = books.standing(claim).ok_or(PurseRefusal::ClaimMustStand { seq: claim })?;
    let Event::IncomeDue(due) = &recalled.event else {
        return Err(PurseRefusal::ClaimMustStand { seq: claim }.into());
    };
    let is_as_announced = due.account == c.account
        && due.nature == c.nature
        && due.project == c.project
        && due.source_kind == c.source_kind;
    if !is_as_announced {
        return Err(PurseRefusal::IncomeMustBeOfItsClaim { claim }.into());
    }
    let left = ClaimFacts::find(books, &claim).map(|facts| facts.rest()).unwrap_or_default();
    if c.amount > left {
        return Err(PurseRefusal::IncomeMustStayWithinItsClaim { left }.into());
    }
    Ok(())
}

pub(super) fn due(books: &impl Books, asking: &Asking, c: &IncomeDue) -> Result<IncomeDue, Refusal> {
    day_has_come(c.date, asking)?;
    if c.amount.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    let awaited = Awaited {
        account: &c.account,
        memo: &c.memo,
        nature: c.nature,
        paper: &c.paper,
        payer: &c.payer,
        project: c.project.as_ref(),
        source_kind: c.source_kind,
    };
    awaited.may_come(books)?;
    if c.due < c.date {
        return Err(PurseRefusal::DueDayMustFollow { date: c.date }.into());
    }
    Ok(c.clone())
}

pub(super) fn deposit(books: &impl Books, asking: &Asking, c: &DepositReturned) -> Result<DepositReturned, Refusal> {
    let recalled = books.standing(c.income).ok_or(PurseRefusal::DepositMustStand { seq: c.income })?;
    let Event::IncomeReceived(income) = &recalled.event else {
        return Err(PurseRefusal::DepositMustStand { seq: c.income }.into());
    };
    let deposit = DepositFacts::find(books, &c.income).ok_or(PurseRefusal::DepositMustStand { seq: c.income })?;
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    paper_is_named(&c.paper)?;
    reason_is_given(&c.reason)?;
    if c.date < income.date {
        return Err(Refusal::CorrectionMustFollowTheEntry { on: income.date });
    }
    if c.amount > deposit.rest() {
        return Err(PurseRefusal::ReturnMustStayWithinTheDeposit { left: deposit.rest() }.into());
    }
    let purse = Purse { project: income.project.0.clone(), source_kind: income.source_kind };
    Outflow { account: &income.account, purse: &purse, amount: c.amount, day: c.date }.is_covered(books)?;
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    let seq = recalled.seq;
    if let Event::IncomeReceived(e) = &recalled.event {
        if let Some(deposit) = DepositFacts::find(books, &seq).filter(|deposit| !deposit.returned.is_zero()) {
            return Err(PurseRefusal::DepositMustBeWhole { seq, returned: deposit.returned }.into());
        }
        let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
        let outflow = Outflow { account: &e.account, purse: &purse, amount: e.amount, day };
        if e.nature == IncomeNature::Deposit {
            outflow.is_covered(books)?;
        } else {
            outflow.can_be_spared(books)?;
        }
        return totals_stay_in_range(books, e.amount);
    }
    if let Event::IncomeDue(_) = &recalled.event {
        return match ClaimFacts::find(books, &seq).filter(|claim| !claim.came.is_zero()) {
            Some(claim) => Err(PurseRefusal::ClaimMustBeUntouched { seq, came: claim.came }.into()),
            None => Ok(()),
        };
    }
    if let Event::DepositReturned(e) = &recalled.event {
        return totals_stay_in_range(books, e.amount);
    }
    moving::may_be_undone(books, recalled, day)
}

/// As [`money_can_move`], for what is undone, and twice over, since a transfer has two double entries.
fn totals_stay_in_range(books: &impl Books, amount: Yuan) -> Result<(), Refusal> {
    let after = books.turnover().plus(amount).and_then(|total| total.plus(amount));
    after.map(|_| ()).ok_or(Refusal::TotalsMustStayInRange)
}
