//! Lists of volunteers and of hours.

use std::path::Path;

use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;
use crate::text::Told;
use crate::text::en::En;
use crate::text::roster::{BadRosterRow, RosterSummary, RosterWords};

impl RosterWords for En {
    fn bad_roster_row(&self, row: &BadRosterRow) -> String {
        let place = if row.column.is_empty() { String::new() } else { format!(", column \"{}\"", row.column) };
        let value = if row.value.is_empty() { String::new() } else { format!("\"{}\": ", row.value) };
        format!("Line {}{place}: {value}{}\n    {}", row.line, row.told.what, row.told.cure)
    }

    fn roster_read(&self, file: &Path, summary: RosterSummary) -> String {
        let RosterSummary { rows, fresh, known, bad, persons } = summary;
        format!("{}: {rows} rows, {fresh} new ({persons} new persons), {known} known, {bad} bad.", file.display())
    }

    fn roster_refused(&self, bad: usize) -> Told {
        Told::new(
            format!("{bad} rows cannot be recorded, so none was."),
            "Mend each row as it says and import the file again; known rows are not recorded twice.",
        )
    }

    fn roster_nothing_new(&self) -> &'static str {
        "Every row of the file is recorded already."
    }

    fn roster_recorded(&self, seq: Seq, summary: RosterSummary) -> String {
        format!("Recorded as entry {seq}: a roster of {} rows.", summary.fresh)
    }

    fn row_needs_identity(&self) -> Told {
        Told::new(
            "Neither telephone, nor identity number, nor a person's number.",
            "Volunteers are registered by real name: add one of them; who is registered has a number (p41).",
        )
    }

    fn nobody_is_called(&self) -> Told {
        Told::new(
            "No volunteer bears this name.",
            "Check it; new volunteers first: mingbai import volunteers, or mingbai volunteer add.",
        )
    }

    fn several_are_called(&self, numbers: &[PersonNumber]) -> Told {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        Told::new(
            format!("Several volunteers bear this name: {}.", numbers.join(", ")),
            "Say which in a column of numbers, or add the telephone.",
        )
    }

    fn row_repeats(&self, line: u64) -> Told {
        Told::new(format!("The same person as on line {line}."), "Take one of them out.")
    }

    fn item_repeats(&self, line: u64) -> Told {
        Told::new(format!("It has the code of line {line}."), "Remove one of the two, or choose another code.")
    }

    fn no_yes_or_no(&self) -> Told {
        Told::new("Neither yes nor no.", "Write 是 or 否, yes or no.")
    }
}
