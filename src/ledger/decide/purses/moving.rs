//! What moves: money paid in, and money that changes its purse.

use crate::ledger::books::registers::purses::OwnersDecisionFacts;
use crate::ledger::books::{Books, Purse, Recalled, Record};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::purses::{
    account_is_open, is_closed, paper_is_named, proposal, purse_lies_with_its_holder, stays_in_its_estate, takes_money,
    totals_stay_in_range,
};
use crate::ledger::decide::{
    Asking, day_has_come, money_can_move, project_is_known, project_is_proposed, reason_is_given,
};
use crate::ledger::event::{Event, Kind, MoneyPaidIn, MoneyTransferred};
use crate::ledger::matching;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{PurseRefusal, Refusal};
use crate::ledger::words::{Conclusion, Holder, Leftover, SourceKind, TransferBasis, Yes};
use crate::ledger::yuan::Yuan;

pub(in crate::ledger::decide) fn pay_in(
    books: &impl Books,
    asking: &Asking,
    c: &MoneyPaidIn,
) -> Result<MoneyPaidIn, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    totals_stay_in_range(books, c.amount)?;
    let (from, into) = (account_is_open(books, &c.from)?, account_is_open(books, &c.into)?);
    project_is_known(books, c.project.as_ref())?;
    if !matches!(from, Holder::CashInTransit | Holder::Platform | Holder::Private) {
        return Err(PurseRefusal::OnlyWaitingMoneyIsPaidIn { account: c.from.clone(), holder: from }.into());
    }
    if into != Holder::Federation {
        return Err(PurseRefusal::MoneyMustReachTheFund { account: c.into.clone(), holder: into }.into());
    }
    paper_is_named(&c.paper)?;
    if !c.fee.is_zero() && from != Holder::Platform {
        return Err(PurseRefusal::OnlyAPlatformKeepsAFee { account: c.from.clone() }.into());
    }
    if c.fee >= c.amount {
        return Err(PurseRefusal::FeeMustBeLessThanTheMoney { amount: c.amount }.into());
    }
    let purse = purse(c.project.as_ref(), c.source_kind);
    Outflow { account: &c.from, purse: &purse, amount: c.amount, day: c.date }.is_covered(books)?;
    Ok(c.clone())
}

fn purse(project: Option<&Code>, source_kind: SourceKind) -> Purse {
    Purse { project: project.cloned(), source_kind }
}

fn from_purse(c: &MoneyTransferred) -> Purse {
    purse(c.from_project.as_ref(), c.from_source_kind)
}

fn into_purse(c: &MoneyTransferred) -> Purse {
    purse(c.into_project.as_ref(), c.into_source_kind)
}

pub(in crate::ledger::decide) fn transfer(
    books: &impl Books,
    asking: &Asking,
    c: &MoneyTransferred,
) -> Result<MoneyTransferred, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    totals_stay_in_range(books, c.amount)?;
    let holder = account_is_open(books, &c.account)?;
    project_is_known(books, c.from_project.as_ref())?;
    project_is_proposed(books, c.into_project.as_ref())?;
    reason_is_given(&c.reason)?;
    paper_is_named(&c.paper)?;
    let (from, into) = (from_purse(c), into_purse(c));
    if from == into {
        return Err(PurseRefusal::TransferMustChangeThePurse.into());
    }
    let is_common = |purse: &Purse| purse.source_kind == SourceKind::CommonIncome;
    let is_owners = holder == Holder::OwnersCommittee || is_common(&from) || is_common(&into);
    if is_owners != (c.basis == TransferBasis::Owners) {
        return Err(PurseRefusal::CommonIncomeMustNotBeTransferred.into());
    }
    if matches!(holder, Holder::CashInTransit | Holder::Platform | Holder::Private) {
        return Err(PurseRefusal::MoneyMustBePaidInFirst { account: c.account.clone(), holder }.into());
    }
    purse_lies_with_its_holder(&c.account, holder, from.source_kind)?;
    purse_lies_with_its_holder(&c.account, holder, into.source_kind)?;
    stays_in_its_estate(books, &c.account, into.project.as_ref())?;
    match c.basis {
        TransferBasis::Earmark => earmark(books, c, &from, &into)?,
        TransferBasis::Floating => floating(&from, &into)?,
        TransferBasis::Leftover => leftover(books, c.date, &from, &into)?,
        TransferBasis::MatchDebt => match_debt(books, c, &from, &into)?,
        TransferBasis::Owners => owners(books, c, holder, &from, &into)?,
    }
    if c.basis != TransferBasis::MatchDebt {
        // A debt outlives its project.
        takes_money(books, into.project.as_ref())?;
    }
    Outflow { account: &c.account, purse: &from, amount: c.amount, day: c.date }.can_be_spared(books)?;
    Ok(c.clone())
}

/// Money of the general fund that nobody bound to anything.
fn is_free(purse: &Purse) -> bool {
    purse.project.is_none() && !purse.is_restricted() && purse.source_kind != SourceKind::Designation
}

/// Free money of the general fund goes to a project as 内部指定, and what is not used goes back to where it came from.
fn earmark(books: &impl Books, c: &MoneyTransferred, from: &Purse, into: &Purse) -> Result<(), Refusal> {
    let is_earmarked = |purse: &Purse| purse.project.is_some() && purse.source_kind == SourceKind::Designation;
    if is_free(from) && is_earmarked(into) {
        return Ok(());
    }
    if !(is_earmarked(from) && is_free(into)) {
        return Err(PurseRefusal::OnlyFreeMoneyIsEarmarked.into());
    }
    may_go_back(books, &c.account, from, into.source_kind, c.amount)
}

/// A match may be spent before a donor takes his gift back: what is then owed to the federation and not there, free money
/// of the general fund puts up.
fn match_debt(books: &impl Books, c: &MoneyTransferred, from: &Purse, into: &Purse) -> Result<(), Refusal> {
    if !is_free(from) || into.source_kind != SourceKind::Match || into.project.is_none() {
        return Err(PurseRefusal::OnlyFreeMoneyCoversAMatchDebt.into());
    }
    let short = matching::short_of_debt(books, &c.account, into);
    if c.amount > short {
        return Err(PurseRefusal::TransferMustStayWithinTheMatchDebt { short }.into());
    }
    Ok(())
}

/// What a project still has earmarked of one source.
fn may_go_back(
    books: &impl Books,
    account: &Code,
    earmarked: &Purse,
    source_kind: SourceKind,
    amount: Yuan,
) -> Result<(), Refusal> {
    let (mut went, mut back) = (Yuan::ZERO, Yuan::ZERO);
    for seq in books.happened(Kind::MoneyTransferred, Day::FIRST, Day::LAST) {
        let Some(recalled) = books.standing(seq) else { continue };
        let Event::MoneyTransferred(e) = &recalled.event else { continue };
        if e.account != *account || e.basis != TransferBasis::Earmark {
            continue;
        }
        let (from, into) = (from_purse(e), into_purse(e));
        if into == *earmarked && from.source_kind == source_kind {
            went = went.plus(e.amount).unwrap_or(went);
        }
        if from == *earmarked && into.source_kind == source_kind {
            back = back.plus(e.amount).unwrap_or(back);
        }
    }
    let left = went.minus(back).unwrap_or_default();
    if amount > left {
        return Err(PurseRefusal::EarmarkMustGoBackWhereItCameFrom { source_kind, left }.into());
    }
    Ok(())
}

/// The street's floating money goes to the project that needs it, and stays what it is. So do 党费 and 专项经费 that came
/// without a project: they pay nothing before they have one, and never change it.
fn floating(from: &Purse, into: &Purse) -> Result<(), Refusal> {
    let may_leave = match from.source_kind {
        SourceKind::FloatingMoney => true,
        SourceKind::PartyDues | SourceKind::SpecialGrant => from.project.is_none(),
        SourceKind::PublicAppeal
        | SourceKind::DirectedAppeal
        | SourceKind::SharedSpace
        | SourceKind::Match
        | SourceKind::PartnerGrant
        | SourceKind::OneOffSubsidy
        | SourceKind::RegularSubsidy
        | SourceKind::ServiceIncome
        | SourceKind::Interest
        | SourceKind::Designation
        | SourceKind::CommonIncome => false,
    };
    if may_leave && from.source_kind == into.source_kind && into.project.is_some() {
        Ok(())
    } else {
        Err(PurseRefusal::OnlyFloatingMoneyFloats.into())
    }
}

/// 公共收益 goes to the project its owners decided, within what they allow it, and what is not used goes back. It never
/// leaves its account and stays what it is.
fn owners(books: &impl Books, c: &MoneyTransferred, holder: Holder, from: &Purse, into: &Purse) -> Result<(), Refusal> {
    let is_common = |purse: &Purse| purse.source_kind == SourceKind::CommonIncome;
    if holder != Holder::OwnersCommittee || !is_common(from) || !is_common(into) {
        return Err(PurseRefusal::CommonIncomeMustNotBeTransferred.into());
    }
    match (&from.project, &into.project) {
        (Some(_), None) => Ok(()),
        (None, Some(project)) => {
            let left = decided_for(books, c, project).minus(books.cash(&c.account, into)).unwrap_or_default();
            if c.amount > left {
                return Err(PurseRefusal::OwnersMustHaveDecidedTheTransfer { project: project.clone(), left }.into());
            }
            Ok(())
        }
        (Some(_), Some(_)) | (None, None) => Err(PurseRefusal::CommonIncomeMustNotBeTransferred.into()),
    }
}

/// What standing decisions of the owners still allow a project on the day of a transfer.
fn decided_for(books: &impl Books, c: &MoneyTransferred, project: &Code) -> Yuan {
    let decisions = books.happened(Kind::OwnersDecided, Day::FIRST, c.date).into_iter();
    let standing = decisions.filter(|seq| books.standing(*seq).is_some());
    let facts = standing.filter_map(|seq| OwnersDecisionFacts::find(books, &seq));
    let allowing = facts.filter(|facts| facts.project.is_some() && facts.allows(&c.account, Some(project), c.date));
    Yuan::sum(allowing.map(|facts| facts.rest())).unwrap_or_default()
}

/// What a project leaves goes where its plan says, or by a decision to a similar project, and stays what it is
/// (慈善法 art. 58). The owners' money goes back to where it came from.
fn leftover(books: &impl Books, day: Day, from: &Purse, into: &Purse) -> Result<(), Refusal> {
    let Some(project) = from.project.clone() else {
        return Err(PurseRefusal::OnlyFreeMoneyIsEarmarked.into());
    };
    if !is_over(books, &project, day) {
        return Err(PurseRefusal::ProjectMustBeOverFirst { project }.into());
    }
    let plan = proposal(books, &project).and_then(|proposed| proposed.leftover.0);
    let is_similar = |other: &Code| books.project(other).is_some() && books.project(other) == books.project(&project);
    let is_as_planned = match (plan, into.project.as_ref()) {
        (Some(Leftover::General), None) => true,
        (Some(Leftover::Similar | Leftover::Return) | None, None) => false,
        (_, Some(other)) => is_similar(other),
    };
    if is_as_planned && from.source_kind == into.source_kind && from.source_kind != SourceKind::Designation {
        return Ok(());
    }
    Err(PurseRefusal::LeftoverMustGoWhereItsPlanSays { leftover: plan, project }.into())
}

/// A project is over on a day once its work was accepted, or it was closed, or the last meeting on it said no: what it
/// holds before that is not left, it is needed.
fn is_over(books: &impl Books, project: &Code, day: Day) -> bool {
    let last = |kind: Kind, is_its: &dyn Fn(&Event) -> Option<bool>| {
        let happened = books.happened(kind, Day::FIRST, day);
        happened.into_iter().filter_map(|seq| is_its(&books.standing(seq)?.event)).next_back()
    };
    let accepted = last(Kind::ProjectAccepted, &|event| {
        let Event::ProjectAccepted(e) = event else { return None };
        (e.project == *project).then_some(e.conclusion != Conclusion::Failed)
    });
    let refused = last(Kind::ProjectDecided, &|event| {
        let Event::ProjectDecided(e) = event else { return None };
        (e.project == *project).then_some(e.approved == Yes::No)
    });
    accepted == Some(true) || refused == Some(true) || is_closed(books, project)
}

pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    if let Event::MoneyPaidIn(e) = &recalled.event {
        let net = e.amount.minus(e.fee).unwrap_or_default();
        let purse = purse(e.project.as_ref(), e.source_kind);
        Outflow { account: &e.into, purse: &purse, amount: net, day }.is_covered(books)?;
        return totals_stay_in_range(books, e.amount);
    }
    let Event::MoneyTransferred(e) = &recalled.event else { return Ok(()) };
    takes_money(books, e.from_project.as_ref())?;
    let (from, into) = (from_purse(e), into_purse(e));
    if e.basis == TransferBasis::Earmark && into.source_kind == SourceKind::Designation {
        may_go_back(books, &e.account, &into, from.source_kind, e.amount)?;
    }
    let out = Outflow { account: &e.account, purse: &into, amount: e.amount, day };
    // What was put up for a debt is owed as long as it lies there.
    if e.basis == TransferBasis::MatchDebt {
        out.is_covered(books)?;
    } else {
        out.can_be_spared(books)?;
    }
    totals_stay_in_range(books, e.amount)
}
