//! Points.

use crate::ledger::refusal::{PointsRefusal as R, RulesFlaw};
use crate::ledger::rule_book::RulesFault;
use crate::text::en::En;
use crate::text::{PointsHelp, PointsWords, Told};

/// The help.
pub(super) const HELP: PointsHelp = PointsHelp {
    rules: "The rules of points: what an hour or an act brings, days of notice, when points end",
    rules_set: "Set the rules from a TOML file, from a day on; two persons",
    rules_show: "The rules that apply on a day; today unless told",
    rules_template: "Print an explained set of rules to save and change",
    rules_file: "The TOML file; `mingbai rules template` prints one to begin with",
    rules_paper: "The number of the decision",
    rules_from: "The first day, not before today; today unless told",
    report_rules: "The rules that applied on a day, to be hung up",
    on_day: "Which day; today unless told",
};

fn flaw(flaw: RulesFlaw) -> &'static str {
    match flaw {
        RulesFlaw::Lists => "there are 1 to 100 kinds of service, and at most 100 acts",
        RulesFlaw::Names => "every service and every act has a name",
        RulesFlaw::DayMinutes => "day_minutes lies between 1 and 1440, early_minutes is at most 1440",
        RulesFlaw::Days => "notice_days and late_days are at most 366, keeps_years is 1 to 50",
        RulesFlaw::Stars => "stars are five numbers of hours, each more than the one before",
        RulesFlaw::Cover => "cover is at most cover_warning: first the warning, then the refusal",
        RulesFlaw::Worth => "a point is worth something; a cap is not 0, leave its line out for none",
    }
}

impl PointsWords for En {
    fn points_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::RulesMustNotReachBack { today } => Told::new(
                format!("Rules cannot apply from a day that is over; today is {today}."),
                "Give `mingbai rules set` a --from of today or later; what was done before stays under its own rules.",
            ),
            R::RulesMustBeOnPaper => {
                Told::new("The file of the rules does not lie in papers/.", "`mingbai rules set FILE` puts it there.")
            }
            R::RulesMustHoldTogether { flaw: found } => Told::new(
                format!("The rules do not hold together: {}.", flaw(*found)),
                "Mend the file; `mingbai rules template` prints an explained one.",
            ),
            R::RuleCodesMustDiffer { code } => Told::new(
                format!("The code “{code}” stands twice."),
                "Each service and each act has a code of its own: change one of the two in the file.",
            ),
        }
    }

    fn no_rule_book(&self, fault: &RulesFault) -> Told {
        let cure = "Compare it with what `mingbai rules template` prints.";
        match fault {
            RulesFault::Form(message) => Told::new(format!("This file holds no rules of points: {message}"), cure),
            RulesFault::Value { field, given } => {
                Told::new(format!("“{field}” says “{given}”, which does not fit."), cure)
            }
        }
    }

    fn no_rules(&self) -> Told {
        Told::new(
            "No rules of points are in force on that day.",
            "Set them: `mingbai rules template` prints a file to change, then `mingbai rules set FILE --paper NUMBER`.",
        )
    }
}
