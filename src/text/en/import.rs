//! What is said of other people's files.

use std::path::Path;

use crate::desk::importing::Imported;
use crate::import::{
    AidColumn, DateFault, Encoding, Field, FileError, Kind, MapFault, ProfileFault, Reason, SpreadsheetFault, Trouble,
};
use crate::ledger::books::Tally;
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{BadRow, FaultWords, ImportSummary, ImportWords, NumberWords, Told};

/// What a list of gifts has.
const DONATIONS: &str = "a list of gifts, one a row, with at least an amount; date, donor, id and remark are recognised or named with --map";

impl ImportWords for En {
    fn file_error(&self, file: &Path, error: &FileError) -> Told {
        let file = file.display();
        let list = |headings: &[String]| headings.join(", ");
        match error {
            FileError::Io(error) => {
                Told::new(format!("“{file}” cannot be read: {}.", self.io_fault(error)), "Check its name and path.")
            }
            FileError::Changed => {
                Told::new("The file changed while it was read.", "Close whatever edits it, then import again.")
            }
            FileError::Empty => Told::new(format!("“{file}” is empty."), "Is it the right file?"),
            FileError::Encoding { offset, line } => Told::new(
                format!("Line {line} (byte {offset}) is neither UTF-8 nor GB18030."),
                "Open a list in a spreadsheet and save it as CSV UTF-8; save a text with the encoding UTF-8.",
            ),
            FileError::NoHeader { searched } => Told::new(
                format!("No header was found within the first {lines}.", lines = counted(searched, "line")),
                "It needs headings such as amount and date; name other ones with --map date=…,amount=….",
            ),
            FileError::NoListHeader { searched, wanted } => Told::new(
                format!("No header was found within the first {lines}.", lines = counted(searched, "line")),
                format!("It needs headings such as {}; add or rename them, then import again.", wanted.join(", ")),
            ),
            FileError::AidColumns { missing } => {
                let called = |column: &AidColumn| match column {
                    AidColumn::Name => "name",
                    AidColumn::Amount => "amount",
                    AidColumn::Need => "need",
                };
                let missing: Vec<&str> = missing.iter().map(called).collect();
                Told::new(
                    format!("The list has no column headed {}.", missing.join(" or ")),
                    "Head its columns name, amount and need, and number for whoever is registered.",
                )
            }
            FileError::MissingColumn { field, line, headings } => Told::new(
                format!(
                    "The header on line {line} has no column for the {}. It says: {}.",
                    self.field(*field),
                    list(headings)
                ),
                if *field == Field::Date {
                    "Name it with --map date=HEADING, or give one day for all rows with --date."
                } else {
                    "Name it with --map amount=HEADING."
                },
            ),
            FileError::UnknownHeading { asked, nearest, line, headings, .. } => Told::new(
                format!("The header on line {line} has no “{asked}”. It says: {}.", list(headings)),
                nearest.as_ref().map_or_else(
                    || "Write --map with the headings as they stand there.".to_owned(),
                    |nearest| format!("Did you mean “{nearest}”?"),
                ),
            ),
            FileError::TwoListColumns { column, line, headings } => Told::new(
                format!("Line {line}: more than one column could be the telephone: {}.", list(headings)),
                format!("Say which with --map, e.g. --map {column}={}.", headings.first().map_or("", String::as_str)),
            ),
            FileError::TwoColumns { field, line, headings } => Told::new(
                format!("On line {line} several columns could be the {}: {}.", self.field(*field), list(headings)),
                "Say which with --map.",
            ),
            FileError::Statement { line, heading } => Told::new(
                format!(
                    "This is a statement (line {line} has a column “{heading}”), not a list of gifts: its spendings would be booked as gifts."
                ),
                "Keep only the incoming rows and drop that column, then import.",
            ),
            FileError::TooManyColumns { line, found, limit } => Told::new(
                format!("Line {line} has {columns}; {limit} is the limit.", columns = counted(found, "column")),
                "Is it the right file?",
            ),
            FileError::RowTooLong { line, limit } => Told::new(
                format!("The row that begins on line {line} is longer than {bytes}.", bytes = counted(limit, "byte")),
                "Most often a quotation mark is missing near it.",
            ),
            FileError::Spreadsheet(fault) => spreadsheet_fault(&file.to_string(), fault),
        }
    }

    fn map_fault(&self, fault: &MapFault) -> Told {
        let fields: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
        let cure = format!("Write field=heading with commas between; fields are: {}.", fields.join(", "));
        match fault {
            MapFault::NotAPair { part } => Told::new(format!("“{part}” in --map is not field=heading."), cure),
            MapFault::UnknownField { word, .. } => Told::new(format!("--map knows no field “{word}”."), cure),
            MapFault::Twice { field } => Told::new(format!("--map names the {} twice.", self.field(*field)), cure),
        }
    }

    fn profile_fault(&self, path: &Path, fault: &ProfileFault) -> Told {
        Told::new(
            format!("The profile “{}” cannot be used: {fault}", path.display()),
            "Follow the built-in profile donations (docs/guide-en.md).",
        )
    }

    fn unknown_profile(&self, name: &str, nearest: Option<&str>) -> Told {
        let meant = nearest.map(|nearest| format!("Did you mean “{nearest}”? ")).unwrap_or_default();
        Told::new(
            format!("There is no profile “{name}”, and no such file."),
            format!(
                "{meant}`mingbai import list` shows the built-in ones; a list of gifts is `mingbai import donations FILE`."
            ),
        )
    }

    fn profile_about(&self, name: &str) -> &'static str {
        match name {
            "volunteers" => {
                "volunteers: a name with a telephone or identity number, or a number; team, household, party member"
            }
            "hours" => "sheets of hours (with --activity): name or number, day, begin, end, witness",
            "openings" => "points and hours of older books (with --paper): name or number, points, minutes",
            "items" => "a price list of the shop: code, name, unit, points",
            _ => DONATIONS,
        }
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Date => "date",
            Field::Donor => "donor",
            Field::Amount => "amount",
            Field::Id => "id",
            Field::Memo => "remark",
            Field::Project => "project",
            Field::Kind => "kind of donor",
            Field::Means => "means",
            Field::Receipt => "receipt number",
            Field::Person => "donor's number",
        }
    }

    fn bad_row(&self, bad: &BadRow) -> String {
        match bad {
            BadRow::Trouble(trouble) => {
                let Told { what, cure } = self.reason(trouble);
                let column = trouble.column.as_ref().map_or_else(String::new, |c| format!(", column “{c}”"));
                format!("Line {}{column}, value “{}”: {what} {cure}", trouble.line, trouble.value)
            }
            BadRow::OtherGift { line, id, seq } => format!(
                "Line {line}: id {id} is entry {seq}, with another amount or day. See `mingbai show {seq}`; ids of another list need --source."
            ),
            BadRow::UnknownProject { line, code } => {
                format!(
                    "Line {line}: there is no project “{code}”. Propose it with `mingbai project propose {code}`, or mend the code."
                )
            }
            BadRow::ClosedProject { line, code } => {
                format!("Line {line}: project “{code}” is closed. Name another project, or none.")
            }
            BadRow::UnknownPerson { line, number } => {
                format!("Line {line}: nobody has the number {number}. See `mingbai person list`.")
            }
        }
    }

    fn more_bad_rows(&self, rest: usize) -> String {
        format!("… and {rest} more; --skip-bad writes all of them into a CSV.")
    }

    fn import_refused(&self, bad: usize) -> Told {
        Told::new(
            format!("Nothing of the list was recorded: it has {rows}.", rows = counted(bad, "bad row")),
            "Mend them as said above; or add --skip-bad to record the good rows and put the bad ones into a CSV.",
        )
    }

    fn put_aside(&self, bad: usize, path: &Path) -> String {
        format!("{bad} bad rows lie in {}; mend them there and import that file.", path.display())
    }

    fn aside_headings(&self) -> [&'static str; 2] {
        ["line", "what is wrong"]
    }

    fn import_read(&self, file: &Path, s: &ImportSummary) -> String {
        let columns: Vec<String> =
            s.columns.iter().map(|(field, heading)| format!("{}=“{heading}”", self.field(*field))).collect();
        let sheet = s.sheet.as_ref().map_or_else(String::new, |sheet| format!(", sheet “{sheet}”"));
        let others = if s.other_sheets.is_empty() {
            String::new()
        } else {
            format!("\nsheets not read: {}", s.other_sheets.join(", "))
        };
        let mut lines = vec![
            format!("{}: {}{sheet}, header on line {}{others}", file.display(), kind(s), s.header_line),
            format!("columns: {}", columns.join(", ")),
            format!("new gifts       {}", self.counted(s.fresh)),
            format!("known already   {}", self.counted(s.known)),
        ];
        let mut add = |count: u64, what: &str| {
            if count > 0 {
                lines.push(format!("{what:<15} {count}"));
            }
        };
        add(u64::try_from(s.bad).unwrap_or(u64::MAX), "bad rows");
        add(s.totals, "totals (agree)");
        add(s.headings, "repeated header");
        add(s.blanks, "blank rows");
        lines.push(format!("rows in all     {}", s.rows()));
        if s.trimmed > 0 {
            lines.push(format!("blanks were trimmed in {}", counted(s.trimmed, "cell")));
        }
        if s.removed > 0 {
            lines.push(format!("{} hidden control characters were removed", s.removed));
        }
        lines.join("\n")
    }

    fn import_nothing_new(&self, s: &ImportSummary) -> String {
        format!("Nothing new: {} are in the ledger already. Nothing was written.", self.counted(s.known))
    }

    fn import_done(&self, s: &ImportSummary, imported: &Imported, rehearsal: bool) -> String {
        let memos = if imported.private_memos == 0 {
            String::new()
        } else {
            format!(
                "\nTelephone or identity numbers stand in {}; they stay on this machine.",
                counted(imported.private_memos, "remark")
            )
        };
        let verb = if rehearsal { "Rehearsal: would record" } else { "Recorded" };
        format!("{verb} import {}: {}, up to entry {}.{memos}", imported.import, self.counted(s.fresh), imported.last)
    }

    fn reading(&self) -> &'static str {
        "checking"
    }

    fn recording(&self) -> &'static str {
        "recording"
    }
}

fn kind(s: &ImportSummary) -> String {
    match s.kind {
        Kind::Text { .. } => format!("CSV, {}", s.encoding.map_or("", encoding)),
        Kind::Xlsx => "XLSX".to_owned(),
        Kind::Xls => "XLS".to_owned(),
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Marked => "UTF-8 with BOM",
        Encoding::Gb18030 => "GB18030",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
    }
}

/// 分 → yuan, in words when below zero.
fn signed_yuan(fen: i64) -> String {
    let amount = Yuan::from_fen(fen.saturating_abs()).unwrap_or_default();
    if fen < 0 { format!("minus {amount}") } else { amount.to_string() }
}

impl En {
    fn counted(&self, tally: Tally) -> String {
        format!("{}, {}", counted(tally.count, "gift"), self.yuan(tally.total))
    }

    fn reason(&self, trouble: &Trouble) -> Told {
        match &trouble.reason {
            Reason::Amount(fault) => self.amount_fault(&trouble.value, *fault),
            Reason::NotAGift => Told::new(
                "a negative amount is a payment or a refund, not a gift.",
                "Take it out; a refund is `mingbai refund`.",
            ),
            Reason::ZeroAmount => Told::new("the amount is zero.", "Write the amount, or drop the row."),
            Reason::Date(fault) => date(*fault),
            Reason::Text(fault) => {
                let told = self.text_fault(fault);
                Told::new(told.what, format!("{} Or add --clean.", told.cure))
            }
            Reason::ProjectCode => Told::new(
                "not the code of a project.",
                "Write its code in lower case, or ignore the column with --map project=.",
            ),
            Reason::PersonNumber => Told::new("not a donor's number.", "Write it like p41."),
            Reason::UnknownKind => Told::new("not a kind of donor.", "Write person, company or institution."),
            Reason::RaggedRow { expected, found } => Told::new(
                format!("the row has {cells}, the header {expected}.", cells = counted(found, "cell")),
                "Is a comma or a quotation mark too many or missing?",
            ),
            Reason::IdLostDigits => Told::new(
                "a spreadsheet took the id for a number and lost its last digits.",
                "Download it again and format the column as text.",
            ),
            Reason::TotalDiffers { claimed, since_last, so_far } => Told::new(
                format!(
                    "the total says {}, the rows above say {} ({} from the beginning).",
                    signed_yuan(*claimed),
                    signed_yuan(*since_last),
                    signed_yuan(*so_far)
                ),
                "Is a row missing, or the total wrong?",
            ),
            Reason::DuplicateIdInFile { first_line, same_content } => Told::new(
                format!(
                    "the id stands on line {first_line} already, with {} content.",
                    if *same_content { "the same" } else { "other" }
                ),
                "Drop the copy, or mend the id.",
            ),
            Reason::CellTooLong { bytes, limit } => Told::new(
                format!("the cell has {bytes}; {limit} is the limit.", bytes = counted(bytes, "byte")),
                "Write less.",
            ),
        }
    }
}

fn date(fault: DateFault) -> Told {
    let like = "Write it like 2026-10-05.";
    match fault {
        DateFault::Missing => Told::new("no date.", "Add it, or give one with --date."),
        DateFault::Ambiguous => Told::new("the date can be read in two ways.", like),
        DateFault::NoYear => Told::new("the date has no year.", like),
        DateFault::Impossible => Told::new("the calendar has no such day.", like),
        DateFault::TimeOnly => Told::new("a time without a day.", "Give the day with --date."),
        DateFault::InTheFuture { today } => Told::new(format!("the day is after today, {today}."), "Check it."),
        DateFault::NotADate => Told::new("not a date.", like),
    }
}

fn spreadsheet_fault(file: &str, fault: &SpreadsheetFault) -> Told {
    let what = match fault {
        SpreadsheetFault::NotReckoned { line, column } => {
            return Told::new(
                format!(
                    "Row {line}, column {column} of “{file}” is a formula without a result and would pass for empty."
                ),
                "Open it in a spreadsheet program, look at the results and save it once.",
            );
        }
        SpreadsheetFault::Broken { .. } => format!("The spreadsheet “{file}” is damaged."),
        SpreadsheetFault::Encrypted => format!("The spreadsheet “{file}” has a password."),
        SpreadsheetFault::NoSheet => format!("The spreadsheet “{file}” has no content."),
        SpreadsheetFault::TooLarge { .. } | SpreadsheetFault::TooManyCells { .. } => {
            format!("The spreadsheet “{file}” unpacks to too much.")
        }
    };
    Told::new(what, "Open it in a spreadsheet program and save it as CSV UTF-8.")
}
