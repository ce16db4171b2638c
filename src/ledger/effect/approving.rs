//! Another person's word.

use crate::ledger::books::Books;
use crate::ledger::effect::Effect;
use crate::ledger::event::{EntriesApproved, EntryRejected};
use crate::ledger::field::Seq;

pub(super) fn approved(_seq: Seq, _e: &EntriesApproved, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn rejected(_seq: Seq, _e: &EntryRejected, _books: &impl Books, _out: &mut Vec<Effect>) {}
