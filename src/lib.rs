//! 明白账 `mingbai`: the ledger of a neighbourhood's community fund, which is only ever added to and which anybody can
//! check. The rooms, in the order in which one learns them:
//!
//! ```text
//! ledger    THE RULES          what may be recorded, and what it does to the books
//! chain     THE SEAL           lines in, hashes and proofs out
//! store     THE FILE           one folder, one transaction a command
//! desk                         the only place where rules, chain and file meet
//! audit     THE SECOND BRAIN   evidence in, findings out
//! report    WHAT IS DISCLOSED  neutral tables whose totals foot
//! import    OTHER PEOPLE'S FILES
//! text      THE WORDS          Chinese and English
//! render    THE FACES          terminal, CSV, XLSX, JSON, HTML, the public page
//! cli       THE COUNTER        one file a command
//! ```
//!
//! The straight line, drawn once:
//!
//! ```text
//! mingbai donate 100 --donor 王芳 --project wall
//!   cli/donate      words -> Slip -> Command::Donate      parsed, nothing decided
//!   desk::record    BEGIN, ledger.db locked
//!   ledger::decide  (&books, command) -> Event | Refusal
//!   chain           line -> leaf
//!   store           entry + books + private rows; COMMIT
//!   cli             the number and the leaf
//! ```
//!
//! Invariant: `ledger` knows no hashes, `chain` knows no money; tests/it/rooms.rs holds who may import whom.

pub mod audit;
pub mod chain;
pub mod cli;
pub mod desk;
pub mod import;
pub mod ledger;
pub mod render;
pub mod report;
pub mod store;
pub mod text;
