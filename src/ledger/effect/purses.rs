//! Money that is not a gift: income, deposits, paying in, transfers, owners' decisions.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::effect::Effect;
use crate::ledger::event::{
    AreaRegistered, DepositReturned, EntryReversed, IncomeDue, IncomeReceived, MoneyPaidIn, MoneyTransferred,
    OwnersDecided,
};
use crate::ledger::field::Seq;

pub(super) fn area(_e: &AreaRegistered, _out: &mut Vec<Effect>) {}

pub(super) fn income(_seq: Seq, _e: &IncomeReceived, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn due(_seq: Seq, _e: &IncomeDue, _out: &mut Vec<Effect>) {}

pub(super) fn deposit(_e: &DepositReturned, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn paid_in(_e: &MoneyPaidIn, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn transfer(_e: &MoneyTransferred, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn decision(_seq: Seq, _e: &OwnersDecided, _out: &mut Vec<Effect>) {}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, _recalled: &Recalled, _books: &impl Books, _out: &mut Vec<Effect>) {}
