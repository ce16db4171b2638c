//! 捐赠公示: gifts one by one. Columns: mission, "what the board shows".

use std::collections::BTreeMap;

use crate::ledger::field::Count;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Month, UtcOffset};
use crate::ledger::reading::{Gift, Reading};
use crate::ledger::words::SheetName;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::shown::{Remark, ShownName};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

const COLUMNS: [Heading; 10] = [
    Heading::Number,
    Heading::Seq,
    Heading::Date,
    Heading::Donor,
    Heading::DonorKind,
    Heading::Appeal,
    Heading::Project,
    Heading::Amount,
    Heading::Receipt,
    Heading::Remarks,
];

/// As above, with the day of recording: a late gift says how late.
const LATE_COLUMNS: [Heading; 10] = [
    Heading::Number,
    Heading::Seq,
    Heading::Date,
    Heading::RecordedOn,
    Heading::Donor,
    Heading::DonorKind,
    Heading::Project,
    Heading::Amount,
    Heading::Receipt,
    Heading::Remarks,
];

/// What projects are called.
pub type ProjectNames = BTreeMap<Code, Text>;

/// `report donations --period 2026-10`: every gift of a month as the ledger knows it today, late ones marked.
///
/// # Errors
/// The file's.
pub fn donations<R: Reading>(reading: &R, month: Month, size: Count) -> Result<Table, R::Error> {
    let (gifts, projects) = (reading.gifts_of(month, size)?, reading.project_names()?);
    Ok(gift_table(Title::Donations(month), &gifts, &projects))
}

/// The sheet of gifts that came in time.
pub(super) fn sheet(gifts: &[Gift], projects: &ProjectNames) -> Table {
    gift_table(Title::Sheet(SheetName::Gifts), gifts, projects)
}

/// The sheet of gifts told late.
pub(super) fn late_sheet(gifts: &[Gift], projects: &ProjectNames, offset: UtcOffset) -> Table {
    let mut table = Table::new(Title::Sheet(SheetName::Late), &LATE_COLUMNS);
    for gift in gifts {
        // The sheet's title says that they are late; each row need not.
        let remarks: Vec<Remark> = Remark::of(gift).into_iter().filter(|remark| *remark != Remark::Late).collect();
        table.push_numbered([
            gift.seq.into(),
            gift.event.date.into(),
            gift.recorded_at.day(offset).into(),
            ShownName::of(gift).into(),
            gift.event.donor_kind.into(),
            purpose(gift, projects),
            gift.event.amount.into(),
            Cell::from(&gift.receipt),
            remarks.into(),
        ]);
    }
    table.totalled()
}

fn gift_table(title: Title, gifts: &[Gift], projects: &ProjectNames) -> Table {
    let mut table = Table::new(title, &COLUMNS);
    for gift in gifts {
        table.push_numbered([
            gift.seq.into(),
            gift.event.date.into(),
            ShownName::of(gift).into(),
            gift.event.donor_kind.into(),
            gift.event.appeal.into(),
            purpose(gift, projects),
            gift.event.amount.into(),
            Cell::from(&gift.receipt),
            Remark::of(gift).into(),
        ]);
    }
    table.totalled()
}

/// The project's name, its code when nobody knows the name, or the fund at large.
pub(super) fn purpose(gift: &Gift, projects: &ProjectNames) -> Cell {
    project_cell(gift.event.project.as_ref(), projects)
}
