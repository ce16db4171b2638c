//! 特批: rules that were set aside for a project, by whom, up to how much, and why.

use crate::ledger::event::{Event, ExceptionGranted, Kind};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Happening};
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::keepers::Keepers;
use crate::report::notice::sheets;
use crate::report::projects::lives::Life;
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::told::Told;

/// What every list says of an exception, beside its entry.
const FIELDS: [Heading; 6] =
    [Heading::Date, Heading::ExceptionRule, Heading::Ceiling, Heading::ApprovedBy, Heading::Paper, Heading::Reason];

fn fields(e: &ExceptionGranted, keepers: &Keepers) -> [Cell; 6] {
    [
        e.date.into(),
        e.rule.into(),
        e.up_to.into(),
        keepers.operator(&e.approver).into(),
        (&e.paper).into(),
        (&e.reason).into(),
    ]
}

/// The exceptions that lie in the books of a month, of every project: those of a told month stand with the next.
///
/// # Errors
/// The file's.
pub(super) fn of_month<R: FundReading>(reading: &R, month: Month) -> Result<Table, R::Error> {
    let (told, names, keepers) = (Told::of(reading)?, reading.project_names()?, Keepers::of(reading)?);
    let granted = reading.happenings(Kind::ExceptionGranted, Day::FIRST, month.last())?;
    let columns: Vec<Heading> = [Heading::Number, Heading::Project].into_iter().chain(FIELDS).collect();
    let mut table = Table::new(Title::Sheet(sheets::exceptions::NAME), &columns);
    for (happening, e) in granted.iter().filter_map(of) {
        if told.month_of(happening.seq, e.date) == month {
            let project = project_cell(Some(&e.project), &names);
            table.push_numbered([project].into_iter().chain(fields(e, &keepers)).collect::<Vec<_>>());
        }
    }
    Ok(table.totalled())
}

/// Those of one project, for its closing report.
///
/// # Errors
/// The file's.
pub(super) fn of_project<R: FundReading>(reading: &R, life: &Life) -> Result<Table, R::Error> {
    let keepers = Keepers::of(reading)?;
    let columns: Vec<Heading> = [Heading::Seq].into_iter().chain(FIELDS).collect();
    let mut table = Table::new(Title::Statement(StatementTitle::ClosingExceptions), &columns);
    for (step, e) in life.steps.iter().filter_map(of) {
        table.push([step.seq.into()].into_iter().chain(fields(e, &keepers)).collect::<Vec<_>>());
    }
    Ok(table)
}

fn of(happening: &Happening) -> Option<(&Happening, &ExceptionGranted)> {
    if let Event::ExceptionGranted(e) = &happening.event { Some((happening, e)) } else { None }
}
