//! Money out.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::effect::Effect;
use crate::ledger::event::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, AidListed, BankCharged, EntryReversed, PaymentCancelled,
    PaymentRequested, PaymentSettled,
};
use crate::ledger::field::Seq;

pub(super) fn requested(_seq: Seq, _e: &PaymentRequested, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn aid(_e: &AidListed, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn settled(_e: &PaymentSettled, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn cancelled(_e: &PaymentCancelled, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn advance(_seq: Seq, _e: &AdvancePaid, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn accounted(_e: &AdvanceAccounted, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn returned(_e: &AdvanceReturned, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn charged(_e: &BankCharged, _books: &impl Books, _out: &mut Vec<Effect>) {}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, _recalled: &Recalled, _books: &impl Books, _out: &mut Vec<Effect>) {}
