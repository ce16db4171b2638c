//! Projects. The spine knows that a project exists; its stages come with the fund.

use crate::ledger::books::Books;
use crate::ledger::decide::{Asking, day_has_come};
use crate::ledger::event::ProjectProposed;
use crate::ledger::refusal::Refusal;

pub(super) fn propose(books: &impl Books, asking: &Asking, c: &ProjectProposed) -> Result<ProjectProposed, Refusal> {
    if books.project(&c.code).is_some() {
        return Err(Refusal::CodeMustBeFree { code: c.code.clone() });
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    day_has_come(c.date, asking)?;
    Ok(c.clone())
}
