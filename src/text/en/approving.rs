//! Another person's word.

use crate::ledger::name::Code;
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::ApprovalRefusal as R;
use crate::text::en::En;
use crate::text::{ApprovalHelp, ApprovalWords, ListWords, RefusalWords, Told};

/// The help.
pub(super) const HELP: ApprovalHelp = ApprovalHelp {
    thresholds: "How many must approve a payment, and whether the committee may be paid",
    thresholds_set: "Set the rules from a day on",
    thresholds_show: "Show the rules of a day, today unless you say otherwise",
    thresholds_two_from: "From which amount on two must approve, such as 5000; one when left out",
    thresholds_second_from: "In two-person mode: from which amount on a refund, reversal or transfer waits for another person; left out, each does",
    thresholds_committee_payee: "A payment to a member, a relative or a firm of his: refused, or flagged everywhere",
    thresholds_from: "The first day they apply to, never a past one; today when left out",
    committee: "The committee: who sits on it, and who declared what interest",
    committee_seat: "Seat somebody; a second time prolongs or ends his term",
    committee_list: "List seats and declarations",
    committee_declare: "A member declares a relative or a firm",
    committee_person: "The member's number, such as p3",
    committee_office: "The office: director, member or supervisor",
    committee_from: "The first day of the term; today when left out",
    committee_until: "The last day of the term; left out while it lasts",
    committee_party: "The relative or firm: a number, or a firm's registered name",
    committee_relation: "What they are to each other, such as spouse, owner",
    paper: "The number of the paper behind it",
    paper_file: "The paper itself (a scan), kept in papers",
};

impl ApprovalWords for En {
    fn member_must_be_a_person(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("{number} is an organisation; a member of the committee is a person."),
            "Register the person it sends (mingbai person add) and give that number; declare the tie with mingbai committee declare.",
        )
    }

    fn approver_is_missing(&self) -> Told {
        Told::new(
            "Whose word this is was not said: where others are enrolled, the recorder does not approve.",
            "Bring his key with --key FILE; or name him with --approver CODE and the photographed paper with --paper-file; or send him the matter with mingbai approve SEQ --request FILE.",
        )
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn approving_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ApprovalMustCoverEntries { first, last } => Told::new(
                format!("There are no entries {first} to {last} to approve."),
                "Check the number: mingbai status shows what waits, mingbai pay list --open the requests for payment.",
            ),
            R::ApproverMustBeEnrolled { approver, day } => Told::new(
                format!("“{approver}” was no enrolled operator on {day}."),
                "Check the code with mingbai operator list; enrol somebody new with mingbai operator enrol.",
            ),
            R::ApproverMustHoldTheRole { approver, role } => Told::new(
                format!("“{approver}” cannot approve as {}.", self.role(*role)),
                "The fund's money is approved by an approver or the federation, common income by the owners' committee; \
                 see mingbai operator list.",
            ),
            R::ApprovalMustBeSignedOrOnPaper => Told::new(
                "An approval is signed with the approver's key or rests on a photographed paper: one of the two, and \
                 always on paper while one person keeps the ledger alone.",
                "Give --key FILE or --paper-file FILE.",
            ),
            R::ApproverMustHaveAKey { approver } => Told::new(
                format!("“{approver}” has enrolled no key, so nobody could check his signature."),
                "Give --paper-file; or let him make a key with mingbai keygen and enrol it with mingbai operator enrol.",
            ),
            R::EntryMustWaitForApproval { rejected: Some(by), seq } => Told::new(
                format!("Entry {seq} was rejected by entry {by} and waits no more."),
                "Nothing is left to do; to record it after all, give the same command again.",
            ),
            R::EntryMustWaitForApproval { rejected: None, seq } => {
                Told::new(format!("Entry {seq} waits for nobody's approval."), "mingbai status tells what waits.")
            }
            R::NoticeMustNotLeaveWaiting { kind, seq } => Told::new(
                format!(
                    "Entry {seq} ({}) still waits: approved after the notice, it would stand on none.",
                    self.entry_kind(*kind)
                ),
                format!("First mingbai approve {seq}, or mingbai reject {seq}; then prepare the notice."),
            ),
            R::ReversedMustHaveHappened { kind, rejected: None, seq } => Told::new(
                format!(
                    "Entry {seq} ({}) still waits: nothing has happened that could be reversed.",
                    self.entry_kind(*kind)
                ),
                format!("If it should not happen, another person rejects it: mingbai reject {seq} --reason WHY."),
            ),
            R::ReversedMustHaveHappened { kind, rejected: Some(by), seq } => Told::new(
                format!("Entry {seq} ({}) was rejected by entry {by} and never happened.", self.entry_kind(*kind)),
                "Nothing is to be done; to try again, record it anew.",
            ),
            R::EntryMustStillWait { seq } => Told::new(
                format!("Entry {seq} was rejected, withdrawn or paid and waits no more."),
                "Look at it with mingbai pay show.",
            ),
            R::ListMustBeWhole { request } => Told::new(
                format!("The list of request {request} is not whole, or the approval does not cover its last person."),
                "Approve with mingbai pay approve and the request's number; if persons are missing, mingbai pay cancel \
                 and ask again.",
            ),
            R::ApproverMustNotBeTheRecorder { approver, seq } => Told::new(
                format!("“{approver}” recorded entry {seq} and cannot approve it."),
                "Let another approver do it: mingbai pay approve with his key or his signed paper.",
            ),
            R::ApproverMustBeAnother { approver, seq } => Told::new(
                format!("“{approver}” approved entry {seq} already."),
                "Two approvals are two persons'. See who approved with mingbai pay show.",
            ),
            R::ApprovalMustFollowTheEntry { on } => {
                Told::new(format!("The approval is dated before the request of {on}."), "Check --date.")
            }
            R::PublicationMustBeApprovedToday { today } => Told::new(
                "The days of notice of points run from their approval, which is never dated back.",
                format!("Leave --date out: today is {today}."),
            ),
            R::EntriesMustBeApprovedOneByOne { first, last } => Told::new(
                format!("Entries {first} to {last} cannot be approved in one."),
                "Give mingbai approve the numbers one by one; it records an approval for each.",
            ),
            R::ExceptionMustBeApprovedByItsApprover { approver } => Told::new(
                format!("The exception names “{approver}”, and nobody else can approve it."),
                "Let him approve it with his own key: mingbai approve.",
            ),
            R::ApproverMustNotBePaid { approver } => not_his_own(approver),
            R::ApproverMustNotReceiveIt { approver } => Told::new(
                format!("The hours, points or goods are “{approver}”’s own, who cannot approve it."),
                "Let another approver use mingbai approve.",
            ),
            R::ApproverMustNotBeTheSubject { approver } => Told::new(
                format!("This is about “{approver}” himself, who cannot approve it."),
                "Let another approver use mingbai approve.",
            ),
            R::EntryMustStillBeAllowed { seq, refusal } => {
                let told = self.refusal(refusal);
                Told::new(
                    format!(
                        "Since entry {seq} was recorded things have changed, and it cannot be done now: {}",
                        told.what
                    ),
                    format!("{} If it cannot be mended, mingbai reject {seq}.", told.cure),
                )
            }
            R::NoticeMustNotBeRejected { seq } => Told::new(
                format!("Notice entry {seq} says what the entries say and cannot be rejected."),
                "Correct what is wrong with mingbai reverse, which the next notice tells; this one is approved with mingbai approve.",
            ),
            R::NoticeMustBeApproved { seq } => Told::new(
                format!("Notice entry {seq} was not approved by another person yet, and cannot be posted."),
                format!("Let the approver use mingbai approve {seq}, then run mingbai notice publish."),
            ),
            R::MatchMustBeCountersigned { seq } => Told::new(
                format!("The federation has not countersigned the match it confirmed in entry {seq}."),
                format!("Let the federation countersign with its own key: mingbai approve {seq}."),
            ),
            R::ThresholdsMustNotReachBack { today } => Told::new(
                format!("Rules cannot apply to days that are over; today is {today}."),
                "Give mingbai thresholds set a --from of today or later.",
            ),
            R::TermMustLast => Told::new("The term ends before it begins.", "Check --from and --until."),
            R::DeclarerMustSitOnTheCommittee { person } => Told::new(
                format!("{person} does not sit on the committee that day."),
                "See mingbai committee list; seat him with mingbai committee seat.",
            ),
            R::InterestMustNameOneParty => Told::new(
                "A declaration names one party, by number or by registered name, and not the member himself.",
                "Check the words after mingbai committee declare.",
            ),
        }
    }
}

fn not_his_own(approver: &Code) -> Told {
    Told::new(
        format!("The money goes to \"{approver}\" himself, or the list has him: he cannot approve it."),
        "Let another approver do it.",
    )
}
