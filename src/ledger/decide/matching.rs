//! 配捐. What a match comes to is reckoned in `ledger::matching` and nowhere else; here it is compared.

use crate::ledger::books::registers::approving::ApprovalFacts;
use crate::ledger::books::registers::matching::{MatchFacts, PoolFacts};
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::{Books, GiftFacts, Purse, Recalled, Record};
use crate::ledger::decide::covering::Outflow;
use crate::ledger::decide::{
    Asking, day_has_come, holds_no_private_number, money_can_move, next_seq, project_is_proposed, reason_is_given,
};
use crate::ledger::event::{
    Event, Kind, MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived, MatchReturned, PoolOpened,
};
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::rate::Rate;
use crate::ledger::refusal::{ApprovalRefusal, MatchRefusal, Refusal};
use crate::ledger::words::{Holder, Mode, SourceKind};
use crate::ledger::yuan::Yuan;

pub(super) fn pool(books: &impl Books, asking: &Asking, c: &PoolOpened) -> Result<PoolOpened, Refusal> {
    day_has_come(c.date, asking)?;
    if c.amount.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    holds_no_private_number(&c.name)?;
    paper_is_named(&c.paper)?;
    if PoolFacts::find(books, &c.code).is_some() {
        return Err(MatchRefusal::PoolCodeMustBeFree { code: c.code.clone() }.into());
    }
    Ok(c.clone())
}

pub(super) fn agree(books: &impl Books, asking: &Asking, c: &MatchAgreed) -> Result<MatchAgreed, Refusal> {
    day_has_come(c.date, asking)?;
    paper_is_named(&c.paper)?;
    project_is_proposed(books, Some(&c.project))?;
    window_is_free(books, c)?;
    if c.appeals.is_empty() || !c.appeals.is_sorted_by(|a, b| a < b) {
        return Err(MatchRefusal::MatchChannelsMustBeListed.into());
    }
    tiers_are_sound(c)?;
    if [*c.cap_donor, *c.cap_project].contains(&Some(Yuan::ZERO)) {
        return Err(Refusal::AmountMustNotBeZero);
    }
    place_is_free(books, c)?;
    Ok(c.clone())
}

fn paper_is_named(paper: &Text) -> Result<(), Refusal> {
    if paper.is_empty() { Err(Refusal::PaperMustBeNamed) } else { holds_no_private_number(paper) }
}

fn window_is_free(books: &impl Books, c: &MatchAgreed) -> Result<(), Refusal> {
    if c.from > c.until {
        return Err(MatchRefusal::MatchWindowMustLast { from: c.from, until: c.until }.into());
    }
    let others = matching::agreements(books, Some(&c.project));
    match others.into_iter().find(|(_, other)| other.from <= c.until && c.from <= other.until) {
        Some((agreement, other)) => {
            Err(MatchRefusal::MatchWindowsMustNotOverlap { agreement, from: other.from, until: other.until }.into())
        }
        None => Ok(()),
    }
}

fn tiers_are_sound(c: &MatchAgreed) -> Result<(), Refusal> {
    let begins_at_zero = c.tiers.first().is_some_and(|tier| tier.from.is_zero());
    if !begins_at_zero || !c.tiers.is_sorted_by(|a, b| a.from < b.from) {
        return Err(MatchRefusal::MatchTiersMustRise.into());
    }
    match c.tiers.iter().find(|tier| !(Rate::TENTH..=Rate::HALF).contains(&tier.rate)) {
        Some(tier) => Err(MatchRefusal::MatchRateMustBeATenthToAHalf { rate: tier.rate }.into()),
        None => Ok(()),
    }
}

/// A pool that is open, and a place in it that nobody has.
fn place_is_free(books: &impl Books, c: &MatchAgreed) -> Result<(), Refusal> {
    let Some(code) = c.pool.as_ref() else {
        let is_nowhere = c.position == Count(0);
        let refusal = MatchRefusal::PoolPlaceMustBeFree { position: c.position, next: Count(0) };
        return if is_nowhere { Ok(()) } else { Err(refusal.into()) };
    };
    let facts = PoolFacts::find(books, code).ok_or_else(|| MatchRefusal::PoolMustBeOpened { code: code.clone() })?;
    if facts.size.is_some() {
        return Err(MatchRefusal::PoolMustNotBeConfirmed { code: code.clone() }.into());
    }
    let taken = matching::places(books, &facts);
    if c.position == Count(0) || taken.contains(&c.position) {
        let next = matching::next_place(books, &facts);
        return Err(MatchRefusal::PoolPlaceMustBeFree { position: c.position, next }.into());
    }
    Ok(())
}

fn agreed(books: &impl Books, agreement: Seq) -> Result<(MatchAgreed, MatchFacts), Refusal> {
    let found = matching::agreement(books, agreement).zip(MatchFacts::find(books, &agreement));
    found.ok_or_else(|| MatchRefusal::MatchMustBeAgreed { agreement }.into())
}

pub(super) fn confirm(books: &impl Books, asking: &Asking, c: &MatchConfirmed) -> Result<MatchConfirmed, Refusal> {
    day_has_come(c.date, asking)?;
    paper_is_named(&c.paper)?;
    let (agreement, facts) = agreed(books, c.agreement)?;
    if let Some(by) = *facts.confirmed {
        return Err(MatchRefusal::MatchIsConfirmedOnce { agreement: c.agreement, by }.into());
    }
    let pool = agreement.pool.as_ref().and_then(|code| PoolFacts::find(books, code));
    windows_are_over(books, c, pool.as_ref())?;
    let size = begins_at(books, pool.as_ref());
    if size != Some(c.size) {
        let size = size.unwrap_or(c.size);
        return Err(MatchRefusal::PoolMustBeConfirmedTogether { size }.into());
    }
    let reckoning = matching::reckoned(books, c.agreement, &agreement);
    let due = matching::quote(books, c.agreement, &agreement, None);
    if (c.base, c.donors, c.due) != (reckoning.base, reckoning.donors, due) {
        let (base, donors) = (reckoning.base, reckoning.donors);
        return Err(MatchRefusal::MatchMustBeAsReckoned { base, donors, due }.into());
    }
    if !c.base.is_spellable() {
        return Err(Refusal::TotalsMustStayInRange);
    }
    Ok(c.clone())
}

/// The split of a pool is frozen for all its projects at once, so all their windows must be over.
fn windows_are_over(books: &impl Books, c: &MatchConfirmed, pool: Option<&PoolFacts>) -> Result<(), Refusal> {
    let of_the_pool = pool.map(|pool| pool.agreements.as_slice()).unwrap_or_default();
    let is_over = |seq: &Seq| {
        let until = matching::agreement(books, *seq)?.until;
        (c.date <= until).then_some((*seq, until))
    };
    match std::iter::once(&c.agreement).chain(of_the_pool).find_map(is_over) {
        Some((agreement, until)) => Err(MatchRefusal::MatchWindowMustBeOver { agreement, until }.into()),
        None => Ok(()),
    }
}

/// Where the entries that are reckoned end: here, or where the confirmation of the pool began when nothing came since.
fn begins_at(books: &impl Books, pool: Option<&PoolFacts>) -> Option<Seq> {
    let here = next_seq(books);
    match pool.and_then(|pool| Some((pool, (*pool.size)?))) {
        None => Some(here),
        Some((pool, begun)) => (begun.0.checked_add(pool.confirmed.0) == Some(here.0)).then_some(begun),
    }
}

pub(super) fn receive(books: &impl Books, asking: &Asking, c: &MatchReceived) -> Result<MatchReceived, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    lies_with_the_federation(books, &c.account)?;
    paper_is_named(&c.paper)?;
    let (agreement, facts) = agreed(books, c.agreement)?;
    let pool = agreement.pool.as_ref().and_then(|code| PoolFacts::find(books, code));
    if facts.confirmed.is_none() || pool.is_some_and(|pool| !pool.is_confirmed()) {
        return Err(MatchRefusal::MatchMustBeConfirmed { agreement: c.agreement }.into());
    }
    is_countersigned(books, *facts.confirmed)?;
    follows_its_confirmation(books, c, &agreement)?;
    let due = matching::due(books, c.agreement, &agreement);
    let short = due.minus(facts.stayed()).unwrap_or_default();
    if c.amount > short {
        return Err(MatchRefusal::MatchMustNotExceedWhatIsDue { short }.into());
    }
    Ok(c.clone())
}

/// The money comes on the day of the confirmation or later; of a pool, of its last one.
fn follows_its_confirmation(books: &impl Books, c: &MatchReceived, agreement: &MatchAgreed) -> Result<(), Refusal> {
    let pool = agreement.pool.as_ref().and_then(|code| PoolFacts::find(books, code));
    let of_the_pool = pool.map(|pool| pool.agreements).unwrap_or_default();
    let confirmed = |seq: &Seq| matching::confirmation(books, *seq).map(|(_, confirmed)| confirmed.date);
    match std::iter::once(&c.agreement).chain(&of_the_pool).filter_map(confirmed).max() {
        Some(on) if c.date < on => Err(MatchRefusal::MatchMustFollowItsConfirmation { on }.into()),
        Some(_) | None => Ok(()),
    }
}

/// In two-person mode the federation's own word comes before its money.
fn is_countersigned(books: &impl Books, confirmed: Option<Seq>) -> Result<(), ApprovalRefusal> {
    match confirmed.filter(|seq| mode(books) == Mode::TwoPerson && ApprovalFacts::find(books, seq).is_none()) {
        Some(seq) => Err(ApprovalRefusal::MatchMustBeCountersigned { seq }),
        None => Ok(()),
    }
}

/// What is received beyond what is due is owed from the month on in which a correction made it so.
pub(super) fn owe(books: &impl Books, asking: &Asking, c: &MatchOwed) -> Result<MatchOwed, Refusal> {
    day_has_come(c.date, asking)?;
    lies_with_the_federation(books, &c.account)?;
    let (_, facts) = agreed(books, c.agreement)?;
    let owed = matching::unrecorded_debt(books, c.agreement);
    if c.amount != owed || owed.is_zero() {
        return Err(MatchRefusal::MatchDebtMustBeAsReckoned { owed }.into());
    }
    money_can_move(books, c.amount, c.date)?;
    match facts.corrected.map(|on| (on, books.posting_day(on))) {
        Some((on, from)) if books.posting_day(c.date) < from || books.posting_day(c.date).month() != from.month() => {
            Err(MatchRefusal::MatchDebtMustBeOfItsMonth { on }.into())
        }
        Some(_) | None => Ok(c.clone()),
    }
}

/// No money of a match is used while nobody recorded what of it is owed.
pub(super) fn debts_are_recorded(books: &impl Books, project: Option<&Code>) -> Result<(), Refusal> {
    match matching::debt_to_record(books, project) {
        Some((agreement, project, owed)) => {
            Err(MatchRefusal::MatchDebtMustBeRecorded { agreement, owed, project }.into())
        }
        None => Ok(()),
    }
}

pub(super) fn give_back(books: &impl Books, asking: &Asking, c: &MatchReturned) -> Result<MatchReturned, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    lies_with_the_federation(books, &c.account)?;
    paper_is_named(&c.paper)?;
    reason_is_given(&c.reason)?;
    let (agreement, facts) = agreed(books, c.agreement)?;
    debts_are_recorded(books, Some(&agreement.project))?;
    let owed = facts.debt().minus(owed_after(books, c.agreement, c.date)).unwrap_or_default();
    if c.amount > owed {
        return Err(MatchRefusal::MatchReturnMustBeOwed { owed }.into());
    }
    let purse = Purse { project: Some(agreement.project.clone()), source_kind: SourceKind::Match };
    let holds = books.cash(&c.account, &purse);
    if let Some(short) = c.amount.minus(holds).filter(|short| !short.is_zero()) {
        let project = agreement.project;
        return Err(MatchRefusal::MatchPurseMustHoldTheReturn { project, holds, short }.into());
    }
    Outflow { account: &c.account, purse: &purse, amount: c.amount, day: c.date }.is_covered(books)?;
    Ok(c.clone())
}

/// What of a match's debt arose on later days only: nothing goes back before it is owed.
fn owed_after(books: &impl Books, agreement: Seq, day: Day) -> Yuan {
    let later = day.plus_days(1).map(|from| books.happened(Kind::MatchOwed, from, Day::LAST)).unwrap_or_default();
    let owed = later.into_iter().filter_map(|seq| books.standing(seq)).filter_map(|recalled| {
        if let Event::MatchOwed(e) = &recalled.event { (e.agreement == agreement).then_some(e.amount) } else { None }
    });
    Yuan::sum(owed).unwrap_or_default()
}

fn lies_with_the_federation(books: &impl Books, account: &Code) -> Result<(), Refusal> {
    let code = || account.clone();
    match books.account(account).ok_or_else(|| Refusal::AccountMustBeOpen { code: code() })? {
        Holder::Federation => Ok(()),
        holder @ (Holder::OwnersCommittee
        | Holder::Street
        | Holder::PartyDues
        | Holder::CashInTransit
        | Holder::Platform
        | Holder::Private
        | Holder::Storeroom) => Err(MatchRefusal::MatchMustLieWithTheFederation { account: code(), holder }.into()),
    }
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled, day: Day) -> Result<(), Refusal> {
    if let Event::MatchReceived(e) = &recalled.event {
        receipt_may_be_undone(books, e, day)
    } else if let Event::MatchReturned(e) = &recalled.event {
        money_can_move(books, e.amount, day)
    } else if matches!(recalled.event, Event::MatchAgreed(_)) {
        match matching::confirmation(books, recalled.seq) {
            Some((by, _)) => Err(MatchRefusal::ConfirmedMatchMustStand { by }.into()),
            None => Ok(()),
        }
    } else {
        Ok(())
    }
}

/// What is owed back was reckoned from all that came: a receipt stands from then on. And what is spent cannot be unreceived.
fn receipt_may_be_undone(books: &impl Books, e: &MatchReceived, day: Day) -> Result<(), Refusal> {
    let (agreement, facts) = agreed(books, e.agreement)?;
    if !facts.owed.is_zero() {
        return Err(MatchRefusal::ReturnedMatchMustStand { owed: facts.owed }.into());
    }
    let purse = Purse { project: Some(agreement.project), source_kind: SourceKind::Match };
    Outflow { account: &e.account, purse: &purse, amount: e.amount, day }.can_be_spared(books)
}

/// A gift of a confirmed match is not a mistake any more: the federation paid on it. It goes back by a refund, which has
/// a paper. What was recorded after the confirmation was never in it.
pub(super) fn gift_may_be_undone(books: &impl Books, seq: Seq, gift: &GiftFacts) -> Result<(), Refusal> {
    let Some(project) = &gift.purse.project else { return Ok(()) };
    let counts =
        |agreement: &MatchAgreed| agreement.appeals.iter().any(|appeal| appeal.source_kind() == gift.purse.source_kind);
    let confirmed_over = |(of, agreement): &(Seq, MatchAgreed)| {
        let (by, confirmed) = matching::confirmation(books, *of)?;
        (counts(agreement) && seq < confirmed.size).then_some(by)
    };
    match matching::touched(books, project, gift.day).iter().find_map(confirmed_over) {
        Some(confirmed) => Err(MatchRefusal::MatchedGiftMustBeRefunded { seq, confirmed }.into()),
        None => Ok(()),
    }
}
