//! Money that is not a gift: income, deposits, paying in, transfers, owners' decisions.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::decide::Asking;
use crate::ledger::event::{
    AreaRegistered, DepositReturned, IncomeDue, IncomeReceived, MoneyPaidIn, MoneyTransferred, OwnersDecided,
};
use crate::ledger::refusal::Refusal;

pub(super) fn area(_books: &impl Books, _asking: &Asking, c: &AreaRegistered) -> Result<AreaRegistered, Refusal> {
    Ok(c.clone())
}

pub(super) fn income(_books: &impl Books, _asking: &Asking, c: &IncomeReceived) -> Result<IncomeReceived, Refusal> {
    Ok(c.clone())
}

pub(super) fn due(_books: &impl Books, _asking: &Asking, c: &IncomeDue) -> Result<IncomeDue, Refusal> {
    Ok(c.clone())
}

pub(super) fn deposit(_books: &impl Books, _asking: &Asking, c: &DepositReturned) -> Result<DepositReturned, Refusal> {
    Ok(c.clone())
}

pub(super) fn pay_in(_books: &impl Books, _asking: &Asking, c: &MoneyPaidIn) -> Result<MoneyPaidIn, Refusal> {
    Ok(c.clone())
}

pub(super) fn transfer(
    _books: &impl Books,
    _asking: &Asking,
    c: &MoneyTransferred,
) -> Result<MoneyTransferred, Refusal> {
    Ok(c.clone())
}

pub(super) fn owners_decision(
    _books: &impl Books,
    _asking: &Asking,
    c: &OwnersDecided,
) -> Result<OwnersDecided, Refusal> {
    Ok(c.clone())
}

/// Whether an entry of this subject may still be undone; entries of other subjects are none of its business.
pub(super) fn may_be_undone(_books: &impl Books, _recalled: &Recalled) -> Result<(), Refusal> {
    Ok(())
}
