//! The board: money in and out, numbers of the sheets, what is wrong with a layout.

use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::report::SheetName;
use crate::report::{Heading, LayoutFault};
use crate::text::en::En;
use crate::text::{BoardLabels, BoardWords, FaultWords, ListWords, NumberWords, SheetWords, Told};

const LABELS: BoardLabels = BoardLabels {
    glance: "In, out, and left",
    opening: "There was",
    inward: "Came in",
    outward: "Went out",
    closing: "There is",
    opening_means: "when the month began",
    inward_means: "this month",
    outward_means: "this month",
    closing_means: "when the month ended",
    gifts: "Gifts",
    matched: "Match",
    other: "Other income",
    reversed: "Less: reversed (recorded by mistake, no money came)",
    moved_in: "Otherwise came in",
    moved_in_means: "balances taken over, deposits: no income",
    paid_back: "Paid, and came back",
    paid_back_means: "advances returned, payments of earlier months reversed: no income",
    taken_back: "Earlier receipts reversed",
    taken_back_means: "recorded by mistake in earlier months, the money never came: no spending",
    spent: "Spent",
    given_back: "Given back",
    moved_out: "Otherwise went out",
    moved_out_means: "deposits returned and the like: no spending",
    came_from: "Where the money came from",
    went_to: "Where it went",
    balances: "What each month ended with",
    points: "Points",
    contents: "The sheets of this notice",
    sheet: "Sheet",
    rows: "Rows",
    projects: "Projects (to date)",
    giving: "Gifts",
    late_gifts: "Late, of earlier months",
    stock_had: "Had",
    stock_in: "In",
    stock_out: "Out",
    stock_left: "Left",
    owners_sign: "Owners' committee",
    see_sheets: "Every gift and every detail stands on the A4 sheets beside this poster.",
};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl BoardWords for En {
    fn board_labels(&self) -> &'static BoardLabels {
        &LABELS
    }

    fn sheet_number(&self, number: usize) -> String {
        format!("Sheet {number}:")
    }

    fn short_month(&self, month: Month) -> String {
        let place = usize::try_from(month.of_year()).ok().and_then(|number| number.checked_sub(1));
        place.and_then(|place| MONTHS.get(place)).copied().unwrap_or_default().to_owned()
    }

    fn said(&self, label: &str, figure: &str) -> String {
        format!("{label}: {figure}")
    }

    fn adds_up(&self, came: &[String], went: &[String]) -> String {
        format!("{} is {}", came.join(" and "), went.join(" and "))
    }

    fn balance_in_words(
        &self,
        opening: &str,
        came: &[(&str, String)],
        went: &[(&str, String)],
        closing: &str,
    ) -> String {
        let said = |word: &str, parts: &[(&str, String)]| -> String {
            let parts: Vec<String> =
                parts.iter().map(|(label, amount)| format!(", {word} {amount} ({label})")).collect();
            parts.concat()
        };
        format!("There was {opening}{}{}: there is {closing}", said("plus", came), said("less", went))
    }

    fn more_on_the_sheets(&self, more: usize) -> String {
        format!("{more} more on the A4 sheets beside this poster.")
    }

    fn none_amended(&self, number: Count) -> String {
        format!("Nothing corrects notice {number}.")
    }

    fn layout_fault(&self, fault: &LayoutFault, known: &str) -> Told {
        let what = match fault {
            LayoutFault::Form(fault) => format!("The layout cannot be read: {}.", self.form_fault(fault)),
            LayoutFault::Name => "A layout has a name and a version.".to_owned(),
            LayoutFault::PrivateNumber => {
                "A telephone, identity or card number stands in the layout, which is posted with the notice.".to_owned()
            }
            LayoutFault::UnknownSheet(name) => format!("There is no sheet \"{name}\"."),
            LayoutFault::SheetTwice(sheet) => format!("The layout names \"{sheet}\" twice."),
            LayoutFault::SheetMissing(sheet) => {
                format!("The layout lacks \"{sheet}\" ({}), which every notice has.", self.sheet_name(*sheet))
            }
            LayoutFault::ColumnOfAnotherSheet(sheet, heading, other) => format!(
                "In the layout, “{}” ({sheet}) names the column “{}” ({}), which is a column of “{}” ({other}).",
                self.sheet_name(*sheet),
                self.heading(*heading),
                heading.id(),
                self.sheet_name(*other)
            ),
            LayoutFault::EmptyName(sheet) => {
                format!("The layout gives “{}” ({sheet}) or a column of it an empty name.", self.sheet_name(*sheet))
            }
            LayoutFault::HeadingTwice(sheet, heading) => {
                format!("The layout calls two columns of “{}” ({sheet}) “{heading}”.", self.sheet_name(*sheet))
            }
            LayoutFault::UnknownColumn(sheet, id) => format!("There is no column \"{id}\" on the sheet \"{sheet}\"."),
        };
        let cure = match fault {
            LayoutFault::ColumnOfAnotherSheet(..) => {
                "Take it out, or put it under that sheet. mingbai notice layout names the columns of each sheet."
                    .to_owned()
            }
            LayoutFault::EmptyName(_) | LayoutFault::HeadingTwice(..) => {
                "Give every sheet and column a name of its own, or leave the line out for our own name.".to_owned()
            }
            LayoutFault::UnknownColumn(..) => {
                format!("Most like it: {known}. mingbai notice layout lists the columns of each sheet below its name.")
            }
            LayoutFault::Form(_)
            | LayoutFault::PrivateNumber
            | LayoutFault::Name
            | LayoutFault::UnknownSheet(_)
            | LayoutFault::SheetTwice(_)
            | LayoutFault::SheetMissing(_) => {
                format!("Sheets: {known}. mingbai notice layout prints the layout to begin with.")
            }
        };
        Told::new(what, cure)
    }

    fn layout_outside(&self) -> &'static str {
        "Run inside a ledger's folder, it names the columns of each sheet."
    }

    fn layout_columns(&self, columns: &[Heading]) -> String {
        let named: Vec<String> = columns.iter().map(|one| format!("{} ({})", one.id(), self.heading(*one))).collect();
        format!("# Columns: {}", named.join(", "))
    }

    fn layout_added(&self, sheet: SheetName, figures: &[Heading]) -> String {
        let named: Vec<String> = figures.iter().map(|one| format!("{} ({})", self.heading(*one), one.id())).collect();
        format!(
            "The layout of \"{}\" ({sheet}) does not name these figures; they are printed behind the others, so that the sheet \
             still adds up: {}. To have them elsewhere, write them into columns.",
            self.sheet_name(sheet),
            named.join(", ")
        )
    }

    fn nothing_to_tell_before(&self, month: Month, first: Month) -> Told {
        let (month, from) = (self.month(month), self.month(first));
        Told::new(
            format!("Nothing was recorded of {month} yet; the first entry is of {from}."),
            format!("The first notice begins with {from} or a later month: mingbai notice publish {first}."),
        )
    }

    fn hangs_already(&self, number: Count, month: Month, next: Month) -> Told {
        Told::new(
            format!(
                "The notice of {} hangs already, as notice {number}; what hangs is not changed.",
                self.month(month)
            ),
            format!(
                "Print it again: mingbai notice reprint {number} --out DIR; see what corrects it: mingbai notice correct {number}. \
                 {} comes next: mingbai notice publish {next}.",
                self.month(next)
            ),
        )
    }

    fn month_not_closed(&self, month: Month) -> String {
        format!(
            "{} is not closed: whatever is recorded for it after this notice shows in the next one, as an amendment.",
            self.month(month)
        )
    }
}
