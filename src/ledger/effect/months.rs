//! Months: statements, differences, closings.

use crate::ledger::books::Books;
use crate::ledger::effect::Effect;
use crate::ledger::event::{DifferenceExplained, MonthClosed, StatementRecorded};
use crate::ledger::field::Seq;

pub(super) fn statement(_seq: Seq, _e: &StatementRecorded, _out: &mut Vec<Effect>) {}

pub(super) fn difference(_e: &DifferenceExplained, _books: &impl Books, _out: &mut Vec<Effect>) {}

pub(super) fn closed(_e: &MonthClosed, _out: &mut Vec<Effect>) {}
