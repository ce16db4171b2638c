//! 捐赠公示: gifts one by one. Columns: mission, "what the board shows".

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Tally;
use crate::ledger::field::Count;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Month, UtcOffset};
use crate::ledger::reading::{FundReading, Gift, Span};
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::notice::sheets;
use crate::report::shown::{Remark, ShownName};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

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

/// As above, with the day of recording and the month whose books it lies in: a late gift says how late, and where its money stands.
const LATE_COLUMNS: [Heading; 11] = [
    Heading::Number,
    Heading::Seq,
    Heading::Date,
    Heading::RecordedOn,
    Heading::Donor,
    Heading::DonorKind,
    Heading::Project,
    Heading::Amount,
    Heading::BooksMonth,
    Heading::Receipt,
    Heading::Remarks,
];

/// Where the month whose books a late gift lies in stands, before the remarks; printed only when one came late.
const BOOKS_MONTH: usize = 9;

/// What projects are called.
pub type ProjectNames = BTreeMap<Code, Text>;

/// Gifts that lie in the books of a month and happened in an earlier one, which lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedElsewhere {
    /// How many, and how much.
    pub tally: Tally,
    /// The months in which they happened.
    pub months: BTreeSet<Month>,
}

/// `report donations --period 2026-10`: every gift of a month's days as the ledger knows it today, late ones marked and with
/// the month whose books they lie in; and what those books hold of gifts of earlier days.
///
/// # Errors
/// The file's.
pub fn donations<R: FundReading>(reading: &R, month: Month, size: Count) -> Result<(Table, ListedElsewhere), R::Error> {
    let (mut gifts, projects, told) = (reading.gifts_of(month, size)?, reading.project_names()?, Told::of(reading)?);
    let (mut elsewhere, mut books) = (ListedElsewhere::default(), BTreeMap::new());
    // From the first entry on: every gift that came late, whichever notice told of it.
    for gift in reading.late_gifts(Span { period: month, from: Count(1), size })? {
        let (happened, lies_in) = (gift.event.date.month(), told.month_of(gift.seq, gift.event.date));
        if happened == month {
            books.insert(gift.seq, lies_in);
            gifts.push(gift);
        } else if lies_in == month {
            elsewhere.tally = elsewhere.tally.with(gift.event.amount);
            elsewhere.months.insert(happened);
        }
    }
    gifts.sort_by_key(|gift| (gift.event.date, gift.seq));
    let mut table = gift_table(Title::Donations(month), &gifts, &projects);
    if !books.is_empty() {
        table.columns.insert(BOOKS_MONTH, Heading::BooksMonth.into());
        for (row, gift) in table.rows.iter_mut().zip(&gifts) {
            row.insert(BOOKS_MONTH, books.get(&gift.seq).copied().into());
        }
    }
    Ok((table.totalled(), elsewhere))
}

/// The sheet of gifts that came in time.
pub(super) fn sheet(gifts: &[Gift], projects: &ProjectNames) -> Table {
    gift_table(Title::Sheet(sheets::gifts::NAME), gifts, projects)
}

/// The sheet of gifts told late.
pub(super) fn late_sheet(gifts: &[Gift], projects: &ProjectNames, offset: UtcOffset, told: &Told) -> Table {
    let mut table = Table::new(Title::Sheet(sheets::late::NAME), &LATE_COLUMNS);
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
            Cell::Month(told.month_of(gift.seq, gift.event.date)),
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
