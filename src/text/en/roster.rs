//! Lists of volunteers and of hours.

use std::path::Path;

use crate::import::DurationFault;
use crate::ledger::field::Seq;
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::{Refusal, ServiceRefusal};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::roster::{BadRosterRow, RosterSummary, RosterWords};
use crate::text::{RefusalWords, Told};

impl RosterWords for En {
    fn bad_roster_row(&self, row: &BadRosterRow) -> String {
        let place = if row.column.is_empty() { String::new() } else { format!(", column \"{}\"", row.column) };
        let value = if row.value.is_empty() { String::new() } else { format!("\"{}\": ", row.value) };
        format!("Line {}{place}: {value}{}\n    {}", row.line, row.told.what, row.told.cure)
    }

    fn roster_read(&self, file: &Path, summary: RosterSummary, headings: &[&str]) -> String {
        let RosterSummary { rows, fresh, known, bad, persons } = summary;
        let read = format!(
            "{}: {rows}, {fresh} new ({persons} new persons), {known} known, {bad} bad.",
            file.display(),
            rows = counted(rows, "row")
        );
        format!("{read}\nColumns: {}", headings.join(", "))
    }

    fn roster_map_fault(&self, part: &str, fields: &[&str]) -> Told {
        Told::new(
            format!("“{part}” in --map is no column with its heading, or names a column twice."),
            format!("Write column=heading with commas between; columns: {}.", fields.join(", ")),
        )
    }

    fn roster_is_whole(&self) -> Told {
        Told::new(
            "Such a list is recorded whole or not at all; --skip-bad is for gifts.",
            "Mend the rows that are named and import it again.",
        )
    }

    fn roster_refused(&self, bad: usize) -> Told {
        Told::new(
            format!("{rows} cannot be recorded, so none was.", rows = counted(bad, "row")),
            "Mend each row as it says and import the file again; known rows are not recorded twice.",
        )
    }

    fn roster_nothing_new(&self) -> &'static str {
        "Every row of the file is recorded already."
    }

    fn roster_has_no_rows(&self) -> Told {
        Told::new(
            "The file has a heading and no rows.",
            "See whether it is the right file or sheet; fill in the rows and import it again.",
        )
    }

    fn roster_recorded(&self, seq: Seq, summary: RosterSummary) -> String {
        format!("Recorded as entry {seq}: a roster of {}.", counted(summary.fresh, "row"))
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

    fn digits_lost(&self) -> Told {
        Told::new(
            "The spreadsheet took it for a number and lost its last digits.",
            "Format the column as text, enter it again, then import again.",
        )
    }

    fn below_zero(&self, given: &str) -> Told {
        Told::new(
            format!("“{given}” is below zero."),
            "Numbers here are above it; what was recorded before is taken back with mingbai reverse.",
        )
    }

    fn wrong_duration(&self, given: &str, fault: DurationFault) -> Told {
        let what = match fault {
            DurationFault::NoUnit => format!("“{given}” does not say whether it is hours or minutes."),
            DurationFault::NotWhole => format!("“{given}” is not whole minutes."),
            DurationFault::NotATime => format!("“{given}” is no span of time."),
        };
        Told::new(what, "Write 90分钟, 1.5小时 or 2:30; or say the unit in the heading: minutes, hours.")
    }

    fn longer_than_its_times(&self, given: Minutes, between: Minutes) -> Told {
        Told::new(
            format!(
                "It says {minutes}, and {between} lie between coming and going.",
                minutes = counted(given, "minute")
            ),
            "Check the sign-in list: a break makes it less, nothing makes it more.",
        )
    }

    fn two_durations(&self, one: Minutes, other: Minutes) -> Told {
        Told::new(
            format!("Another column says {minutes}, this one {other}.", minutes = counted(one, "minute")),
            "Keep the one that is right.",
        )
    }

    fn total_differs(&self, stated: &str, sum: &str) -> Told {
        Told::new(
            format!("The totals row says {stated}, and the rows add up to {sum}."),
            "Is a row missing, or one too many, or the total wrong?",
        )
    }

    fn nobody_bears(&self) -> Told {
        Told::new(
            "Nobody registered bears this name.",
            "Check it, or write a number (p41); new people come with mingbai person add.",
        )
    }

    fn ends_before_it_begins(&self, began: TimeOfDay, ended: TimeOfDay) -> Told {
        Told::new(
            format!("It ends at {ended}, which is not after {began}."),
            "Are the two exchanged? The clock has 24 hours, such as 14:30; what passes midnight is recorded on two days.",
        )
    }

    fn row_refusal(&self, refusal: &Refusal, alike: Option<u64>) -> Told {
        if let Some(line) = alike {
            let what = format!("Its hours overlap those of line {line} of the file: nobody is in two places.");
            return Told::new(what, "Compare the two lines; correct or delete one.");
        }
        let told = self.refusal(refusal);
        let cure = if let Refusal::Service(service) = refusal { column_cure(service) } else { None };
        match cure {
            Some(cure) => Told::new(told.what, cure),
            None if speaks_of_options(&told.cure) => Told::new(told.what, "Correct this line of the file."),
            None => told,
        }
    }

    fn no_yes_or_no(&self) -> Told {
        Told::new("Neither yes nor no.", "Write 是 or 否, yes or no.")
    }
}

/// Which column of a sign-in list mends it.
fn column_cure(refusal: &ServiceRefusal) -> Option<&'static str> {
    use ServiceRefusal as R;
    let cures = [
        (matches!(refusal, R::HoursMustNotBeZero), "Write the time it took: coming and going, or minutes, or hours."),
        (matches!(refusal, R::WitnessMustBeAnother), "Name somebody else who was there in the column of witnesses."),
        (matches!(refusal, R::ReasonMustBeVouchedFor), "Fill in both, reason and who vouches, or neither."),
        (matches!(refusal, R::VoucherMustBeAnother), "Name a third person in the column of who vouches."),
        (
            matches!(refusal, R::DoubtfulHoursMustBeVouchedFor { .. }),
            "If it is true, another person says why: fill in reason and who vouches; auditors see each.",
        ),
    ];
    cures.into_iter().find_map(|(is_it, cure)| is_it.then_some(cure))
}

/// It names options of a command, and no command.
fn speaks_of_options(cure: &str) -> bool {
    cure.contains("--") && !cure.contains("mingbai ")
}
