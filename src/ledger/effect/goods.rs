//! Gifts in goods.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::effect::Effect;
use crate::ledger::event::{EntryReversed, GoodsIssued, GoodsReceived, GoodsSold};
use crate::ledger::field::Seq;

pub(super) fn received(_seq: Seq, _e: &GoodsReceived, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn issued(_e: &GoodsIssued, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn sold(_e: &GoodsSold, _books: &impl Books, _out: &mut Vec<Effect>) {}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, _recalled: &Recalled, _books: &impl Books, _out: &mut Vec<Effect>) {}
