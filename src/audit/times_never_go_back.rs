//! CLAIM: every `at` is a moment of the calendar, and none lies before the one of the entry before.
//!
//! Threats 8, 36: an entry pushed into the past, a clock set back. That no business day lies after its recording is a
//! rule (`events_obey_the_rules`).

use crate::audit::What;
use crate::ledger::period::Moment;

/// The moment before. The shape `YYYY-MM-DDTHH:MM:SSZ` is the line's; of one shape, moments sort as their texts do.
#[derive(Debug, Default)]
pub(super) struct Clock {
    last: String,
}

/// How many characters the day takes.
const DAY: usize = 10;

impl Clock {
    /// Takes the next moment.
    pub(super) fn check(&mut self, at: &str) -> Option<What> {
        let is_same_day = !self.last.is_empty() && self.last.get(..DAY) == at.get(..DAY);
        if !is_same_day && at.parse::<Moment>().is_err() {
            return Some(What::TimeIsNoMoment(at.to_owned()));
        }
        let went_back = at < self.last.as_str();
        let last = went_back.then(|| self.last.clone());
        self.last.clear();
        self.last.push_str(at);
        last.map(|last| What::TimeWentBack { last, found: at.to_owned() })
    }
}
