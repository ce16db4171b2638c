//! The clock of duties: a fund's own terms, and calendars of holidays.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Duty, TermUnit};

event! {
    /// One duty: how long its clock runs, and which rule says so.
    DutyRule {
        /// The rule it comes from: law and article, or the fund's own decision.
        basis: Text,
        /// The same in English, or empty.
        basis_en: Text,
        /// How many …
        count: Count,
        /// Which duty.
        duty: Duty,
        /// Only of what lasts longer than so many months; empty for all.
        longer_than: Maybe<Count>,
        /// … days, working days or months.
        unit: TermUnit,
    }
}

event! {
    /// The holidays of a year, as they were announced.
    CalendarYear {
        /// Days on which nobody works.
        days_off: Vec<Day>,
        /// The announcement.
        source: Text,
        /// Saturdays and Sundays on which everybody does.
        workdays: Vec<Day>,
        /// The year.
        year: Count,
    }
}

event! {
    /// From a day on other terms apply; years of the calendar are known at once.
    DutiesSet {
        /// Years of the calendar.
        calendar: Vec<CalendarYear>,
        /// The day of the decision.
        date: Day,
        /// The duties it sets; the others stay as they are.
        duties: Vec<DutyRule>,
        /// The file it was read from, in papers/.
        duties_file: Maybe<Digest>,
        /// The first day.
        from: Day,
        /// The number of the decision.
        paper: Text,
    }
}
