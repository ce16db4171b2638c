//! A volunteer's leaving as it is asked for: the rules add his name in force.

use crate::ledger::event::VolunteerSent;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;

/// Send a volunteer to another community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendVolunteer {
    /// The business day.
    pub date: Day,
    /// His minutes that no other statement says.
    pub minutes: Minutes,
    /// The points he takes along.
    pub points: Points,
    /// The origin of the ledger he goes to.
    pub to: Text,
    /// Who.
    pub volunteer: PersonNumber,
}

impl SendVolunteer {
    /// What must have been asked for him to be sent.
    pub(super) fn behind(event: &VolunteerSent) -> Self {
        let VolunteerSent { date, minutes, points, volunteer, .. } = *event;
        Self { date, minutes, points, to: event.to.clone(), volunteer }
    }
}
