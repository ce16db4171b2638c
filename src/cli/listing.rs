//! Gifts as a list for whoever sits at the desk: masked as on the board, with their entry numbers.

use crate::cli::failure::Failure;
use crate::ledger::reading::{Gift, Reading};
use crate::report::{Cell, Heading, Remark, ShownName, Table, Title, Word};
use crate::store::Store;

/// Gifts with their entries.
pub(super) fn gifts_table(title: Title, gifts: &[Gift], store: &Store) -> Result<Table, Failure> {
    let projects = store.reading()?.project_names()?;
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Donor,
        Heading::Means,
        Heading::Project,
        Heading::Amount,
        Heading::Receipt,
        Heading::Remarks,
    ];
    let mut table = Table::new(title, &columns);
    for gift in gifts {
        let project = match gift.event.project.as_ref() {
            None => Cell::from(Word::GeneralFund),
            Some(code) => projects.get(code).map_or_else(|| Cell::from(code), Cell::from),
        };
        table.push([
            gift.seq.into(),
            gift.event.date.into(),
            ShownName::of(gift).into(),
            gift.event.means.into(),
            project,
            gift.event.amount.into(),
            (&gift.receipt).into(),
            Remark::of(gift).into(),
        ]);
    }
    Ok(table.totalled())
}
