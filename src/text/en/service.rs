//! Activities, hours and their publication.

use crate::ledger::earning::Batch;
use crate::ledger::field::Count;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{HoursDoubt, ServiceRefusal as R};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::usage::meant;
use crate::text::{NumberWords, ServiceHelp, ServiceWords, Told};

/// The help.
pub(super) const HELP: ServiceHelp = ServiceHelp {
    activity: "activities: open them, record hours, review and publish",
    open: "open an activity: what, where, which days and hours, who answers for it",
    record: "record hours, of several volunteers at once",
    publish: "review and publish all hours of the activity so far; points count after the notice days",
    list: "list the activities",
    show: "show an activity hour by hour",
    code: "the activity's code, such as patrol",
    title: "what is done",
    place: "where",
    class: "kind of service: a code of the rules (mingbai rules show)",
    first: "the first day; today unless given",
    last: "the last day; the first unless given",
    begins: "when it begins each day, such as 08:00",
    ends: "when it ends each day, such as 11:30",
    supervisor: "the number of who answers for it, such as p1",
    team: "which team",
    project: "which project of the fund it serves",
    volunteers: "the volunteers' numbers, one or more, such as p2 p3 p4",
    day: "which day; an activity's only day, else today",
    began: "when they began, such as 08:30; when the activity begins unless given",
    ended: "when they ended; when the activity ends unless given",
    minutes: "how many minutes, in place of --ended",
    witness: "the number of who saw it; who answers for the activity unless given; never the volunteer",
    party: "for the party members' own account",
    reason: "why doubtful hours are right all the same (recorded very soon or late, one witness for many); with --vouched-by",
    vouched_by: "the number of who says so: neither the volunteer nor the witness",
    board: "where it hangs; the community's notice board unless given",
    helped: "how many persons were helped; without it the first publication says what was planned",
    helped_planned: "how many persons it is meant to help; its publication may say another number",
    full: "names in full (for this computer; masked by default)",
    report_hours: "hours by volunteer: of a month, or of a year with all time and stars",
    report_teams: "teams ranked by hours",
    report_activities: "activities: volunteers, time, persons helped, points",
    report_doubted: "doubted hours and deeds for the auditor: vouched for, recorded late, one witness for many, seen by one's own household",
    report_year: "a year such as 2026; this year if neither is given",
    import_activity: "the activity a sign-in list (import hours) belongs to",
    statement: "a volunteer's record of service, with the fields of the national certificate",
    statement_from: "from which day on; all of it unless given",
    statement_until: "until which day; today unless given",
};

/// `150` minutes: 2 h 30 min.
pub(super) fn spoken(minutes: Minutes) -> String {
    match minutes.hours() {
        (0, part) => format!("{part} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, part) => format!("{hours} h {part} min"),
    }
}

fn doubt(doubt: &HoursDoubt) -> String {
    match doubt {
        HoursDoubt::TooEarly { minutes } => {
            format!("recorded {minutes} after they ended", minutes = counted(minutes, "minute"))
        }
        HoursDoubt::TooLate { days } => format!("recorded {days} later", days = counted(days, "day")),
        HoursDoubt::OneWitness { limit } => {
            format!("this witness saw more than {volunteers} on that day", volunteers = counted(limit, "volunteer"))
        }
    }
}

impl ServiceWords for En {
    fn service_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ActivityMustBeDescribed => plain("What is done, or where, is missing.", "Add --title and --place."),
            R::ActivityCodeMustBeFree { code } => told(
                format!("There is an activity \"{code}\" already."),
                "Take another code; mingbai activity list shows the ones there are.",
            ),
            R::ActivityMustHaveAWindow => {
                plain("The activity does not end after it begins.", "Check --first, --last and --begins, --ends.")
            }
            R::ActivityMustEndWithinAYear => plain(
                "The activity lasts longer than a year.",
                "Open one a year: a window that never closes bounds nothing.",
            ),
            R::ServiceMustBeInTheRules { class, day } => told(
                format!("The rules in force on {day} know no service \"{class}\"."),
                "mingbai rules show lists them.",
            ),
            R::ActivityMustBeOpened { code } => told(
                format!("There is no activity \"{code}\"."),
                "Open it first: mingbai activity open; mingbai activity list shows the ones there are.",
            ),
            R::HoursMustNotBeZero => {
                plain("No time was given.", "Say how long, for instance --began 08:30 --minutes 90.")
            }
            R::HoursMustFitTheActivity { first, last, begins, ends } => told(
                format!("Outside the activity's window: {first} to {last}, {begins} to {ends} each day."),
                "Check day and times; if the window is wrong, open another activity.",
            ),
            R::HoursMustBeOver => plain("These hours are not over yet.", "Record them when they are."),
            R::PartyPointsMustBeAMembers { number, day } => told(
                format!("On {day}, {number} was not registered as a party member."),
                "Leave --party out; if the register is wrong: mingbai volunteer add pN --party yes.",
            ),
            R::WitnessMustBeAnother => {
                plain("Nobody is his own witness.", "Name somebody else who was there: --witness pN.")
            }
            R::RecorderMustNotBeTheVolunteer { number } => told(
                format!(
                    "{number} is the operator himself; nobody records his own hours, deeds or old points, nor transfers \
                         to himself, rewards of his own or a merge of his numbers."
                ),
                "Let another operator record them (--as).",
            ),
            R::HoursMustNotOverlap { entry } => told(
                format!("They overlap with entry {entry}: nobody is at two places at once."),
                "Look at it with mingbai show; if that one is wrong, mingbai reverse it first.",
            ),
            R::MergedHoursMustNotOverlap { entry, other } => told(
                format!(
                    "Both numbers served at the same time: entries {entry} and {other} overlap, one time was counted twice."
                ),
                "Look at both with mingbai show, mingbai reverse one of them, then merge; points that were spent are owed.",
            ),
            R::DayMustHaveRoom { most, given } => told(
                format!("The rules allow {} a day; {} are recorded already.", spoken(*most), spoken(*given)),
                "Check how long it was; what is beyond cannot be recorded.",
            ),
            R::ReasonMustBeVouchedFor => {
                plain("A reason comes with who gives it.", "Give both --reason and --vouched-by pN, or neither.")
            }
            R::VoucherMustBeAnother => plain(
                "Who vouches is neither the volunteer, nor of his household, nor the witness, nor who records it.",
                "Let a third person do it: --vouched-by pN.",
            ),
            R::DoubtfulHoursMustBeVouchedFor { doubt: why } => told(
                format!("These hours look doubtful: {}.", doubt(why)),
                "If they are right, another person says why: --reason WHY --vouched-by pN. The auditor sees each of them.",
            ),
            R::PublicationMustHang => plain("Where it hangs is missing.", "Give --place."),
            R::HoursMustWaitForPublication => {
                plain("No hours wait for publication.", "mingbai activity show CODE tells which are published.")
            }
            R::PublicationMustCoverAllHours { up_to } => told(
                format!("A publication covers all hours up to entry {up_to}."),
                "Use mingbai activity publish, which covers them all.",
            ),
            R::PublicationMustFollowTheHours { on } => {
                told(format!("It hangs before the last of its hours, {on}."), "Give --date that day or later.")
            }
            R::PublicationMustAddUp { count, minutes, points, points_party } => told(
                format!(
                    "By the rules it is {records}, {}, {points}, {points_party} for party members; \
                     the entry says otherwise.",
                    spoken(*minutes),
                    records = counted(count, "record"),
                    points = self.points(*points),
                    points_party = self.points(*points_party)
                ),
                "The program reckons points by the rules: use mingbai activity publish.",
            ),
        }
    }

    fn unknown_activity(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}mingbai activity list shows them all.", meant(code, known)),
            None => "No activity is open yet; begin with mingbai activity open.".to_owned(),
        };
        Told::new(format!("There is no activity \"{code}\"."), cure)
    }

    fn points_published(&self, activity: &Code, (batch, helped): (&Batch, Count), from: Day) -> String {
        let people = if helped == Count(0) {
            String::new()
        } else {
            format!(", {persons} helped", persons = counted(helped, "person"))
        };
        let party = if batch.points_party.is_zero() {
            String::new()
        } else {
            format!(", {} for party members", self.points(batch.points_party))
        };
        format!(
            "Activity {activity}: {}, {}, {}{party}{people}; without objection they count from {from}.",
            counted(batch.count(), "record"),
            spoken(batch.minutes),
            self.points(batch.points)
        )
    }
}
