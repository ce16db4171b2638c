//! THE RULES. Values parsed once; commands asked, events that happened, refusals that say why not.
//!
//! ```text
//! Slip, Command ──decide(&Books)──▶ Event | Refusal ──effects──▶ Effect ──▶ Books
//! ```
//! Invariants, most of them absences: no clock, no file, no SQL, no screen, no language, no hash. `decide` is the only
//! way to an event; `effects` is the only way into the books; nothing here is ever edited, only added.

pub mod books;
pub mod chart;
pub mod command;
pub mod committee;
pub mod decide;
mod decimal;
pub mod duties;
pub mod earning;
pub mod effect;
pub mod event;
pub mod field;
pub mod form;
pub mod matching;
pub mod minutes;
pub mod name;
pub mod period;
pub mod points;
pub mod quantity;
pub mod quarter;
pub mod rate;
pub mod reading;
pub mod receipt_numbers;
pub mod refusal;
pub mod rule_book;
pub mod slip;
pub mod spelling;
pub mod waiting;
pub mod words;
mod writing;
pub mod yuan;
