//! 更正: refunds and reversals, under the notice they correct. Source: 慈善组织信息公开办法 art. 16.

use crate::ledger::event::Kind;
use crate::ledger::period::Day;
use crate::ledger::reading::{Correction, FundReading, Gift, Undone};
use crate::report::heading::Heading;
use crate::report::notice::sheets;
use crate::report::shown::{ShownIn, ShownName};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;

const COLUMNS: [Heading; 11] = [
    Heading::Number,
    Heading::Seq,
    Heading::Date,
    Heading::BooksMonth,
    Heading::OriginalSeq,
    Heading::OriginalDate,
    Heading::OriginalNotice,
    Heading::Donor,
    Heading::Remedy,
    Heading::Amount,
    Heading::Reason,
];

/// `report corrections`: whatever was undone between two days, both included.
///
/// # Errors
/// The file's.
pub fn corrections<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<Table, R::Error> {
    let corrections = reading.corrections_between(from, until)?;
    Ok(correction_table(Title::Corrections { from, until }, &corrections, &Told::of(reading)?, earlier))
}

/// The sheet of a notice. `is_here` knows whether a gift stands on another sheet of the same notice.
pub(super) fn sheet(corrections: &[Correction], told: &Told, is_here: impl Fn(&Gift) -> bool) -> Table {
    let shown = |gift: &Gift| if is_here(gift) { ShownIn::Here } else { earlier(gift) };
    correction_table(Title::Sheet(sheets::corrections::NAME), corrections, told, shown)
}

fn earlier(gift: &Gift) -> ShownIn {
    gift.shown_in.map_or(ShownIn::NotYet, ShownIn::Notice)
}

fn correction_table(title: Title, corrections: &[Correction], told: &Told, shown: impl Fn(&Gift) -> ShownIn) -> Table {
    // A notice corrects gifts here; the register lists whatever was undone.
    let donor = if matches!(title, Title::Sheet(_)) { Heading::Donor } else { Heading::DonorOrKind };
    let mut table = Table::new(title, &COLUMNS.map(|heading| if heading == Heading::Donor { donor } else { heading }));
    for correction in corrections {
        let [seq, date, notice, donor] = original(&correction.undone, &shown);
        table.push_numbered([
            correction.seq.into(),
            correction.date.into(),
            Cell::Month(told.month_of(correction.seq, correction.date)),
            seq,
            date,
            notice,
            donor,
            correction.remedy.into(),
            correction.amount.into(),
            Cell::from(&correction.reason),
        ]);
    }
    table.totalled()
}

/// What was undone: its entry, its day, where it was shown, and who gave.
fn original(undone: &Undone, shown: impl Fn(&Gift) -> ShownIn) -> [Cell; 4] {
    match undone {
        Undone::Gift(gift) => [gift.seq.into(), gift.event.date.into(), shown(gift).into(), ShownName::of(gift).into()],
        Undone::Opening { seq, date } => [(*seq).into(), (*date).into(), Cell::Empty, Kind::OpeningRecorded.into()],
        Undone::Receipt { seq, .. } => [(*seq).into(), Cell::Empty, Cell::Empty, Kind::ReceiptNumbered.into()],
        Undone::Hours { seq, date, .. } => [(*seq).into(), (*date).into(), Cell::Empty, Kind::HoursRecorded.into()],
        Undone::Entry { seq, date, kind } => [(*seq).into(), (*date).into(), Cell::Empty, (*kind).into()],
    }
}
