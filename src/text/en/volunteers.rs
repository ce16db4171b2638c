//! Households, teams and volunteers.

use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::points::Points;
use crate::ledger::refusal::VolunteerRefusal as R;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::usage::meant;
use crate::text::numbers::NumberWords;
use crate::text::{Told, VolunteerHelp, VolunteerWords};

/// The help.
pub(super) const HELP: VolunteerHelp = VolunteerHelp {
    household: "households: where the points rules say so, a household's volunteers share one points account",
    household_add: "register a household",
    household_list: "list the households and how many volunteers live in each",
    household_code: "the household's code, such as h12; never like a person's number (p41)",
    household_head: "the number of its head, such as p41",
    household_area: "the neighbourhood or grid it lives in",
    team: "volunteers' teams",
    team_add: "register a team",
    team_list: "list the teams and how many belong to each",
    team_code: "the team's code, such as red",
    team_name: "the team's name",
    team_leader: "the number of its leader, such as p41",
    volunteer: "volunteers, by real name: household, team, party membership",
    volunteer_add: "register a volunteer, or change household, team or membership (what is left out stays)",
    volunteer_list: "list the volunteers",
    volunteer_show: "show one volunteer: what was registered, and since when",
    volunteer_number: "the person's number, such as p41; somebody new has none yet: give --name",
    volunteer_household: "the household; none takes him out of any",
    volunteer_team: "the team; none takes him out of any",
    volunteer_party: "party member: yes or no",
    volunteer_date: "from which day on; today unless given",
    list_team: "only this team",
    list_household: "only this household",
};

impl VolunteerWords for En {
    fn volunteer_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        match refusal {
            R::HouseholdCodeMustBeNoNumber { code } => told(
                format!("The household's code \"{code}\" reads like a person's number."),
                "A points account is a household's or a person's: take another code, such as h12.",
            ),
            R::HouseholdCodeMustBeFree { code } => told(
                format!("There is a household \"{code}\" already."),
                "Take another code; mingbai household list shows the ones there are.",
            ),
            R::TeamCodeMustBeFree { code } => told(
                format!("There is a team \"{code}\" already."),
                "Take another code; mingbai team list shows the ones there are.",
            ),
            R::VolunteerMustBeAPerson { number } => told(
                format!("{number} is an organisation."),
                "Volunteers, heads of households and leaders of teams are persons: mingbai person add --name NAME first.",
            ),
            R::HouseholdMustBeRegistered { code } => told(
                format!("No household \"{code}\" is registered."),
                "Register it first: mingbai household add CODE --head pN.",
            ),
            R::TeamMustBeRegistered { code } => told(
                format!("No team \"{code}\" is registered."),
                "Register it first: mingbai team add CODE --name NAME --leader pN.",
            ),
            R::RegistrationMustFollowTheLast { on } => told(
                format!("What was registered last counts from {on}; this cannot count from an earlier day."),
                "Give --date that day or later; mingbai volunteer show pN tells what was registered.",
            ),
            R::RegistrationMustLeaveToldMonths { first } => told(
                "That month was told or closed: a change from then on would belie what hangs by household and team."
                    .to_owned(),
                &format!("Give --date {first} or later."),
            ),
            R::RegistrationMustSayMore { number } => Told::new(
                format!("{number} is registered so already."),
                format!(
                    "Nothing is to be done; to change something give --household, --team or --party; a telephone or address: mingbai person amend {number}."
                ),
            ),
            R::HouseholdMustKeepAMember { code, points } => told(
                format!(
                    "He is the last volunteer of “{code}”, whose account holds {}: nobody could use them.",
                    self.points(*points)
                ),
                "Exchange them first (mingbai redeem), give them on where the rules allow it (mingbai points transfer), or register another of the household.",
            ),
            R::HouseholdMustPayWhatItOwes { code, owed } => told(
                format!(
                    "The account “{code}” owes {}, and he is the last who earns for it: nobody would pay.",
                    self.points(*owed)
                ),
                "Whatever comes into it next pays; then he moves, or his numbers are merged. Where the rules allow it, mingbai points transfer pays too; or register another of the household.",
            ),
            R::VolunteerMustPayWhatHeOwes { number, owed } => told(
                format!(
                    "The account of {number} himself owes {}: in a household that shares, what he earns would go to its account, and nobody would pay.",
                    self.points(*owed)
                ),
                "Let him stand alone first (mingbai volunteer add pN --household none): whatever he earns pays; then he moves in.",
            ),
            R::RosterMustBeFinished { roster, rows_left } => told(
                format!(
                    "The roster or count of entry {roster} still has {rows} to come.",
                    rows = counted(rows_left, "row")
                ),
                "Its rows follow it without anything between; import it again with mingbai import.",
            ),
            R::RosterMustHoldItsKind { of } => told(
                format!("A roster does not hold entries of the kind \"{of}\", or another one is not finished."),
                "Use mingbai import volunteers or mingbai import hours.",
            ),
            R::VolunteerMustStillBeHere { number, left } => told(
                format!("{number} went to another community on {left} and earns nothing more here."),
                "What he does now is recorded there. What was forgotten: register him again (mingbai volunteer add), record and publish it, \
                 and send him once more; that statement says only what is new.",
            ),
            R::VolunteerMustBeRegistered { number, day } => told(
                format!("On {day}, {number} was no registered volunteer."),
                "Check number and day; a new volunteer is registered first: mingbai volunteer add pN --date DAY.",
            ),
        }
    }

    fn household_owes(&self, code: &Code, owed: Points) -> String {
        format!("The account of “{code}” owes {}: what he earns from now on goes there first.", self.points(owed))
    }

    fn no_volunteer(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("{number} is not registered as a volunteer."),
            "Register him first: mingbai volunteer add pN; mingbai volunteer list shows the ones there are.",
        )
    }

    fn unknown_household(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}mingbai household list shows them all.", meant(code, known)),
            None => "No household is registered yet; begin with mingbai household add.".to_owned(),
        };
        Told::new(format!("There is no household \"{code}\"."), cure)
    }

    fn unknown_team(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}mingbai team list shows them all.", meant(code, known)),
            None => "No team is registered yet; begin with mingbai team add.".to_owned(),
        };
        Told::new(format!("There is no team \"{code}\"."), cure)
    }
}
