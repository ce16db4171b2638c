//! Objections and answers.

use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::refusal::ObjectionRefusal as R;
use crate::ledger::words::ObjectionAbout;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{ListWords, ObjectionHelp, ObjectionWords, Told};

/// The help.
pub(super) const HELP: ObjectionHelp = ObjectionHelp {
    objection: "Objections: received, answered, taken back; the next notice lists them",
    add: "Record an objection",
    about: "What it is about: notice, gift, payment, project, common_income, points or other",
    text: "What is doubted, in a sentence that names nobody",
    by: "The name of who objects: kept in people.db on this machine, never in a line, never published",
    received_on: "The day it was received; today unless told. The term runs from the next day",
    channel: "How it came: visit, phone, wechat, letter, hotline, meeting or other; a visit unless told",
    notice: "Which notice, by its number",
    entry: "The entry it doubts (gift, payment, points, other), if it is known",
    account: "Which account of common income; not needed where there is one",
    answer: "Answer an objection",
    number: "The number of the objection: that of its entry",
    answer_text: "The answer, in a sentence; it is printed on the notice and names nobody",
    answer_paper: "The number of the written answer",
    answer_file: "The written answer, scanned or as a file",
    answerer: "Who answers: an operator's code; the recorder unless told",
    withdraw: "Record that an objection was taken back",
    withdraw_paper: "The number of the statement that says so",
    list: "List objections",
    open: "Only those that wait for an answer",
    names: "Names in full, for whoever brings the answer; masked unless told",
    report: "Objections, as a notice prints them",
};

impl ObjectionWords for En {
    fn objections_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ObjectionMustNameItsObject { about } => Told::new(
                format!(
                    "It does not say of which one, or says too much (an objection about: {}).",
                    self.objection_about(*about)
                ),
                match about {
                    ObjectionAbout::Notice => "Give --notice NUMBER and nothing else.",
                    ObjectionAbout::Project => "Give --project CODE and nothing else.",
                    ObjectionAbout::CommonIncome => "Give --account CODE; --entry SEQ may be added.",
                    ObjectionAbout::Gift | ObjectionAbout::Payment | ObjectionAbout::Points | ObjectionAbout::Other => {
                        "Give --entry SEQ alone, or nothing when the entry is not known."
                    }
                },
            ),
            R::ObjectedNoticeMustBePosted { notice } => Told::new(
                format!("Notice {notice} was not posted."),
                "Look with `mingbai notice list`, or choose another --about.",
            ),
            R::ObjectedEntryMustFit { about, seq } => Told::new(
                format!("Entry {seq} is not of that kind: {}.", self.objection_about(*about)),
                format!("Look at it with `mingbai show {seq}`, or leave --entry out."),
            ),
            R::ObjectionMustSayWhat => {
                Told::new("It does not say what is doubted.", "Give --text, a sentence that names nobody.")
            }
            R::AnswerMustNameAnObjection { seq } => {
                Told::new(format!("Entry {seq} is no objection."), "`mingbai objection list` shows the numbers.")
            }
            R::ObjectionMustBeOpen { seq, by } => Told::new(
                format!("Objection {seq} was ended by entry {by}."),
                format!(
                    "Nothing is left to do. If entry {by} was a mistake, `mingbai reverse {by} --reason TEXT` first."
                ),
            ),
            R::AnswerMustFollowTheObjection { on } => {
                Told::new(format!("It was received on {on} and cannot be ended before."), "Look at --date.")
            }
            R::AnswerMustBeByTheEntitled { code, roles } => {
                let roles: Vec<&str> = roles.iter().map(|role| self.role(*role)).collect();
                Told::new(
                    format!(
                        "“{code}” may not answer this: where it takes two persons, whoever answers is {}.",
                        roles.join(" or ")
                    ),
                    "Give his code with --answerer; `mingbai operator list` shows the roles.",
                )
            }
            R::AnswerMustBeGiven => Told::new("There is no answer.", "Give --text, a sentence the notice will print."),
            R::ReversedObjectionMustBeOpen { by } => Told::new(
                format!("This objection was ended by entry {by} and is not reversed."),
                format!("If entry {by} was a mistake, `mingbai reverse {by} --reason TEXT` first."),
            ),
        }
    }

    fn answer_by(&self, objection: Seq, by: Day) -> String {
        format!("To be answered by {by}, that day included → mingbai objection answer {objection}")
    }

    fn answered_in_time(&self, by: Day, days_over: u64) -> String {
        if days_over == 0 {
            format!("It was due by {by}: in time. The next notice lists it.")
        } else {
            let days = if days_over == 1 { "a day".to_owned() } else { counted(days_over, "day") };
            format!("It was due by {by}: late by {days}. The next notice says so.")
        }
    }
}
