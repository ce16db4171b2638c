//! What is due: terms, rules, holidays.

use std::collections::BTreeSet;

use crate::ledger::duties::DutiesFault;
use crate::ledger::event::DutyRule;
use crate::ledger::name::Text;
use crate::ledger::refusal::{DutiesFlaw, DutyRefusal as R};
use crate::text::en::En;
use crate::text::{DutyHelp, DutyWords, FaultWords, ListWords, Told};

/// The help.
pub(super) const HELP: DutyHelp = DutyHelp {
    due: "What must be published, closed or answered, by when, and which rule says so",
    due_date: "Seen from which day; today unless told",
    due_all: "Also what is done: on which day, and how late",
    rules: "How long each term is and where it comes from; the years whose holidays are known",
    template: "Print an explained file of terms to save and change",
    set: "Set the fund's own terms and holidays from a TOML file; two persons",
    set_file: "The TOML file; `mingbai due template` prints one to begin with",
    set_from: "The first day, not before today; today unless told",
};

impl En {
    /// What is wrong in the file.
    fn duties_flaw(&self, flaw: DutiesFlaw) -> String {
        match flaw {
            DutiesFlaw::Nothing => "it sets no duty and knows no year".to_owned(),
            DutiesFlaw::Twice(duty) => format!("“{}” stands twice", self.duty(duty)),
            DutiesFlaw::Term(duty) => format!("the term of “{}” must lie between 1 and 366", self.duty(duty)),
            DutiesFlaw::Basis(duty) => format!("“{}” names no rule it comes from", self.duty(duty)),
            DutiesFlaw::YearTwice(year) => format!("the year {year} stands twice"),
            DutiesFlaw::Announcement(year) => format!("the year {year} names no announcement"),
            DutiesFlaw::Day(day) => format!("{day} lies in another year, or stands twice"),
        }
    }
}

impl DutyWords for En {
    fn duties_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::DutiesMustNotReachBack { today } => Told::new(
                "Terms are not changed for days that are past: what was received or fell due keeps the term it had.",
                format!("Give --from {today} or a later day."),
            ),
            R::DutiesMustBeOnPaper => Told::new(
                "The file of terms is not kept.",
                "`mingbai due set FILE --paper NUMBER` keeps it in papers/.",
            ),
            R::DutiesMustHoldTogether { flaw } => Told::new(
                format!("The file of terms does not hold together: {}.", self.duties_flaw(*flaw)),
                "Compare it with what `mingbai due template` prints.",
            ),
        }
    }

    fn duty_basis(&self, rule: &DutyRule) -> Text {
        if rule.basis_en.is_empty() { rule.basis.clone() } else { rule.basis_en.clone() }
    }

    fn no_duties_file(&self, fault: &DutiesFault) -> Told {
        let cure = "Compare it with what `mingbai due template` prints.";
        match fault {
            DutiesFault::Form(fault) => {
                Told::new(format!("This file holds no terms: {}.", self.form_fault(fault)), cure)
            }
            DutiesFault::Value { field, given } => {
                Told::new(format!("“{field}” says “{given}”, which does not fit."), cure)
            }
        }
    }

    fn calendar_lacks(&self, years: &BTreeSet<i16>) -> String {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        format!(
            "Note: the holidays of {} are not known; only Saturdays and Sundays were left out. Once they are announced, add \
             them with `mingbai due set`.",
            years.join(", ")
        )
    }

    fn due_in_short(&self, open: usize, late: usize) -> String {
        if late == 0 {
            format!("Things due: {open}, none of them late → mingbai due")
        } else {
            format!("Things due: {open}, of them late: {late} → mingbai due")
        }
    }
}
