//! What is wrong with a value as it was typed or read: a text, an amount, a day.

use std::io;

use crate::ledger::form::FormFault;
use crate::ledger::name::TextFault;
use crate::ledger::period::PeriodFault;
use crate::ledger::yuan::AmountFault;
use crate::report::NotFooting;
use crate::text::Told;

/// Faults of values, and of sheets that do not add up.
pub trait FaultWords {
    /// A text holds a character it may not hold. The character itself is never printed.
    fn text_fault(&self, fault: &TextFault) -> Told;
    /// `shown` is no amount.
    fn amount_fault(&self, shown: &str, fault: AmountFault) -> Told;
    /// `shown` is no day, month or moment.
    fn period_fault(&self, shown: &str, fault: PeriodFault) -> Told;
    /// `shown` is no code.
    fn code_fault(&self, shown: &str) -> Told;
    /// `shown` is no person's number.
    fn person_number_fault(&self, shown: &str) -> Told;
    /// `shown` is not one of the words of a list.
    fn word_fault(&self, shown: &str, words: &[&str]) -> Told;
    /// A file somebody filled in by hand cannot be read: in which line, and why. No full stop.
    fn form_fault(&self, fault: &FormFault) -> String;
    /// Why the system did not open, read or write a file. No full stop.
    fn io_fault(&self, fault: &io::Error) -> String;
    /// A sheet does not add up.
    fn not_footing(&self, fault: &NotFooting) -> Told;
}

/// A character by its number, because it may hide or move what stands around it: `U+202E`.
#[must_use]
pub fn position_of(fault: &TextFault) -> (usize, String) {
    (fault.position, format!("U+{:04X}", u32::from(fault.character)))
}
