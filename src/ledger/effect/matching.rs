//! 配捐.

use crate::ledger::books::{Books, Recalled};
use crate::ledger::effect::Effect;
use crate::ledger::event::{EntryReversed, MatchAgreed, MatchConfirmed, MatchReceived, MatchReturned, PoolOpened};
use crate::ledger::field::Seq;

pub(super) fn pool(_e: &PoolOpened, _out: &mut Vec<Effect>) {}

pub(super) fn agreed(_seq: Seq, _e: &MatchAgreed, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn confirmed(_seq: Seq, _e: &MatchConfirmed, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn received(_e: &MatchReceived, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn returned(_e: &MatchReturned, _books: &impl Books, _out: &mut Vec<Effect>) {}

/// Undoes an entry of this subject, and no other.
pub(super) fn undo(_e: &EntryReversed, _recalled: &Recalled, _books: &impl Books, _out: &mut Vec<Effect>) {}
