//! The one file that knows the time.

use crate::ledger::period::Moment;

/// Now, by the clock of this machine.
///
/// # Panics
/// Never: a machine whose clock is beyond year 9999 has other troubles.
#[must_use]
pub(crate) fn now() -> Moment {
    let seconds = jiff::Timestamp::now().as_second();
    Moment::from_seconds(seconds).expect("the machine's clock cannot be beyond the calendar")
}
