//! Values that were mistyped, and sheets that do not add up.

use std::io;

use crate::ledger::form::{FormFault, Misread, Wanted};
use crate::ledger::name::{LONGEST_TEXT, TextFault, TextRule};
use crate::ledger::period::PeriodFault;
use crate::ledger::yuan::AmountFault;
use crate::report::{CellName, Figure, Heading, Net, NotFooting};
use crate::text::en::En;
use crate::text::{FaultWords, ListWords, NumberWords, SheetWords, Told, position_of};

impl FaultWords for En {
    fn text_fault(&self, fault: &TextFault) -> Told {
        let (position, character) = position_of(fault);
        let at = format!("Character {position} of the text ({character})");
        let remove = "Remove that character and try again.";
        match fault.why {
            TextRule::Control => Told::new(format!("{at} is an invisible control character."), remove),
            TextRule::Bidi => Told::new(
                format!("{at} reverses the direction of the text, so that others read something else."),
                remove,
            ),
            TextRule::Invisible => Told::new(format!("{at} cannot be seen."), remove),
            TextRule::LineSeparator => Told::new(format!("{at} begins a new line; a field is one line."), remove),
            TextRule::Unassigned => Told::new(
                format!("{at} is no common character; another computer may not show it."),
                "Write it with common characters and try again.",
            ),
            TextRule::TooLong => Told::new(
                format!("The text is too long: at most {LONGEST_TEXT} characters, and it goes on from {position}."),
                "Write less; keep long material as a paper.",
            ),
            TextRule::NotCanonical => Told::new(
                "The text is not spelled as a ledger spells it (blanks at its ends, or another form of Unicode).",
                "No ledger writes that: run mingbai verify to see whether somebody edited the file.",
            ),
        }
    }

    fn amount_fault(&self, shown: &str, fault: AmountFault) -> Told {
        match fault {
            AmountFault::Empty => Told::new("The amount is missing.", "Give the amount in yuan, such as 100 or 88.50."),
            AmountFault::Negative => Told::new(
                format!("The amount \"{shown}\" is negative."),
                "What came in is positive; money sent back is mingbai refund, a mistake is mingbai reverse.",
            ),
            AmountFault::NotANumber => Told::new(
                format!("The amount \"{shown}\" cannot be read."),
                "Use digits and at most one point, such as 100 or 88.50; no commas, no plus, no unit.",
            ),
            AmountFault::Grouping => Told::new(
                format!("The commas in \"{shown}\" are misplaced."),
                "Put a comma before every three digits, or none.",
            ),
            AmountFault::FractionOfAFen => Told::new(
                format!("The amount \"{shown}\" has a part of less than a fen."),
                "Give at most two decimals, such as 88.50.",
            ),
            AmountFault::TooLarge => Told::new(
                format!("The amount \"{shown}\" is too large; one amount is at most 999,999,999,999.99 yuan."),
                "Look for a zero too many, or for a card or transaction number taken for an amount.",
            ),
        }
    }

    fn form_fault(&self, fault: &FormFault) -> String {
        let FormFault { line, what } = fault;
        match what {
            Misread::Missing(field) => format!("\"{field}\" is missing in what begins on line {line}"),
            Misread::Unknown(field) => format!("line {line}: nothing here is called \"{field}\""),
            Misread::Value { field, given, wanted } => {
                format!("line {line}: \"{field}\" says {given}; {}", wanted_here(wanted))
            }
            Misread::Twice(field) => format!("line {line}: \"{field}\" stands above already; leave one of them out"),
            Misread::Syntax(words) => {
                format!(
                    "line {line} cannot be read: {words} (a text stands in quotes, yes and no are true and false; check \
                     brackets and the equals sign)"
                )
            }
        }
    }

    fn io_fault(&self, fault: &io::Error) -> String {
        fault.to_string()
    }

    fn period_fault(&self, shown: &str, fault: PeriodFault) -> Told {
        match fault {
            PeriodFault::Day => Told::new(
                format!("\"{shown}\" is no day of the calendar."),
                "Write year-month-day, such as 2026-10-05.",
            ),
            PeriodFault::Month => Told::new(format!("\"{shown}\" is no month."), "Write year-month, such as 2026-10."),
            PeriodFault::Moment => {
                Told::new(format!("\"{shown}\" is no moment."), "Write it in full, such as 2026-10-05T14:03:05+08:00.")
            }
        }
    }

    fn code_fault(&self, shown: &str) -> Told {
        Told::new(
            format!("\"{shown}\" is no code."),
            "A code is 1 to 32 of a-z, 0-9, - and _, and begins with a letter or digit, such as wall or zhuanhu.",
        )
    }

    fn person_number_fault(&self, shown: &str) -> Told {
        Told::new(
            format!("\"{shown}\" is no person's number."),
            "A number is p and digits, such as p41; mingbai person list shows them.",
        )
    }

    fn word_fault(&self, shown: &str, words: &[&str]) -> Told {
        Told::new(format!("\"{shown}\" is not on the list."), format!("Choose one of: {}.", words.join(", ")))
    }

    fn not_footing(&self, fault: &NotFooting) -> Told {
        let (table, cell) = (self.title(fault.table), cell(fault.cell));
        let (expected, found) = (figure(fault.expected), figure(fault.found));
        let apart = match fault.expected.apart(fault.found) {
            Figure::Nothing => String::new(),
            difference @ (Figure::Below(_)
            | Figure::Yuan(_)
            | Figure::Count(_)
            | Figure::Net(_)
            | Figure::Points(_)
            | Figure::Quantity(_)) => {
                format!(", {} apart", figure(difference))
            }
        };
        if is_beside(fault.cell) {
            return Told::new(
                format!("\"{table}\", {cell} do not agree: {expected} there, {found} here{apart}."),
                "Statements agree with each other or none is shown. Run mingbai verify, then mingbai rebuild.",
            );
        }
        Told::new(
            format!("\"{table}\", {cell} does not foot: it should be {expected}, the sheet says {found}{apart}."),
            "What does not foot is not posted, and nothing was written. Run mingbai verify, then prepare it again.",
        )
    }
}

fn cell(cell: CellName) -> String {
    match cell {
        CellName::Row(row) => format!("the number of cells in row {row}"),
        CellName::At(row, heading) => format!("row {row} under \"{}\"", En.heading(heading)),
        CellName::Total(heading) => format!("the total of \"{}\"", En.heading(heading)),
        CellName::Count => "the number of rows".to_owned(),
        CellName::ByDay => "the figures by day".to_owned(),
        CellName::ByKind => "the figures by kind of donor".to_owned(),
        CellName::Summary(sheet) => format!("\"{}\" in the summary", En.sheet_name(sheet)),
        CellName::Net => "the net amount in the summary".to_owned(),
        CellName::Across(row, heading, other) => {
            format!("{} against the sheet \"{}\"", place(row, heading), En.sheet_name(other))
        }
        CellName::RowsOf(row, other) => {
            format!("the rows of the project of row {row} of \"{}\"", En.sheet_name(other))
        }
        CellName::Closing(row, heading) => format!("{} against the end of the last notice", place(row, heading)),
        CellName::Glance(heading) => format!("\"{}\" against the cover", En.heading(heading)),
        CellName::Line(line, heading) => format!("\"{}\" under \"{}\"", En.statement_line(line), En.heading(heading)),
        CellName::LineBeside(line, heading, other) => {
            format!("\"{}\" under \"{}\" and \"{}\"", En.statement_line(line), En.heading(heading), En.title(other))
        }
        CellName::TotalBeside(heading, other) => {
            format!("the total of \"{}\" and \"{}\"", En.heading(heading), En.title(other))
        }
    }
}

/// Rows are counted from 1; 0 is the line of totals.
fn place(row: usize, heading: Heading) -> String {
    let heading = En.heading(heading);
    if row == 0 { format!("the total of \"{heading}\"") } else { format!("row {row} under \"{heading}\"") }
}

/// Whether it is held against another table.
const fn is_beside(cell: CellName) -> bool {
    matches!(cell, CellName::LineBeside(..) | CellName::TotalBeside(..))
}

fn figure(figure: Figure) -> String {
    match figure {
        Figure::Yuan(amount) | Figure::Net(Net::Received(amount)) => En.yuan(amount),
        Figure::Net(Net::Overcorrected(amount)) => format!("{} overcorrected", En.yuan(amount)),
        Figure::Count(count) => count.to_string(),
        Figure::Points(points) => En.points(points),
        Figure::Quantity(quantity) => En.quantity(quantity),
        Figure::Below(amount) => format!("{} below zero", En.yuan(amount)),
        Figure::Nothing => "no figure, or one out of range".to_owned(),
    }
}

/// What is asked here.
fn wanted_here(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Whole => "a whole number belongs here, 0 or more, without quotes, such as 3".to_owned(),
        Wanted::Truth => "true or false belongs here, without quotes".to_owned(),
        Wanted::Text => "a text belongs here, in quotes".to_owned(),
        Wanted::List => "a list belongs here, such as [100, 300]".to_owned(),
        Wanted::OneOf(words) => format!("one of these belongs here: {}", words.join(", ")),
        Wanted::Figure => {
            "a number belongs here, 0 or more; one with a part stands in quotes, such as \"2.5\"".to_owned()
        }
        Wanted::Smaller => "so large a number does not belong here: look for a digit too many".to_owned(),
    }
}
