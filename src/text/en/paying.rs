//! Money out.

use std::path::Path;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::PaymentRefusal as R;
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::{ListWords, NumberWords, PaymentHelp, PaymentWords, Told};

/// The help.
pub(super) const HELP: PaymentHelp = PaymentHelp {
    pay: "Payments: ask, approve, settle, look",
    pay_request: "Ask for a payment; --aid for a list of persons",
    pay_approve: "Approve a request: signed with the approver's key, or on a photographed paper",
    pay_reject: "Reject a request, with the reason",
    pay_cancel: "Withdraw a request; what was paid stays",
    pay_settle: "Record a settlement from the custodian's slip, in parts if need be",
    pay_charge: "A bank charge, from the slip",
    pay_list: "List requests; --open those that are not done",
    pay_show: "Show a request: approvals, settlements, its list with names masked",
    to: "The payee's number, such as p12",
    to_name: "The payee's registered name; a natural person is registered first",
    purpose: "What for, in a sentence",
    kind: "government_purchase, commission, venture, operation, venue, goods, aid, stock (for the exchange shop), merchant (what services exchanged for points are owed) or other",
    invoice: "The invoice's number; one invoice of a payee is paid once",
    invoice_file: "The invoice itself, kept in papers",
    from: "The purses that pay, in order, such as zhuanhu:public_appeal,zhuanhu:match; by default the order of the budget",
    retention: "How much is kept back",
    retention_due: "When what is kept back falls due",
    advance_flag: "Money goes before its papers",
    final_flag: "The last one: it waits for acceptance where that was agreed",
    instalment: "A part that is paid before acceptance: asked for where the service comes first, and marked so on the notice",
    owners_decision: "The entry of the owners' decision, for common income",
    aid_file: "The list as CSV: name, amount, need, number (may be empty)",
    key: "The approver's key file, on his stick",
    passphrase_file: "Where the key's passphrase lies; asked otherwise",
    approver: "The approver's code; not needed with a key",
    approve_paper_file: "A photograph of the paper he signed",
    role: "As approver, federation or owners_committee; by default what his roles say",
    settle_amount: "How much; by default what is left, as far as the purse reaches",
    settle_from: "The account that paid; by default whose turn it is",
    paper: "The number of the custodian's paper or slip",
    slip_file: "The slip itself",
    payer: "Who paid; by default who holds the account",
    retention_flag: "This pays what was kept back",
    open: "Only what is not done",
    advance: "Advances and their papers",
    advance_pay: "Record an advance",
    advance_account: "Account for a part of an advance",
    advance_return: "The rest of an advance came back",
    advance_list: "List advances that are still owed, overdue ones named",
    advance_due: "By when papers are due; thirty days when left out",
    charge_account: "Which account; the federation's when left out",
    charge_source: "From which kind of money: public_appeal when left out, common_income of an owners' account, party_dues of theirs",
    report_payments: "Payments, one by one",
};

impl PaymentWords for En {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn paying_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PayeeMustBeNamed => Told::new(
                "A request names one payee and no more: a number, a registered name, or a list.",
                "Give --to, --to-name or --aid; register a natural person first with mingbai person add.",
            ),
            R::PurposeMustBeGiven => Told::new("It does not say what for.", "Give --purpose."),
            R::PursesMustBeNamedOnce => Told::new(
                "The purses that pay are missing, or one is named twice.",
                "Give --from ACCOUNT:SOURCE_KIND; see mingbai project show.",
            ),
            R::OnlyKeptMoneyMayPay { account, holder } => Told::new(
                format!(
                    "“{account}” is {}: money that was not paid in yet, and goods, pay nothing.",
                    self.holder(*holder)
                ),
                "Pay it in first; choose the federation's account with --from.",
            ),
            R::PurseMustLieWithItsHolder { account, source_kind } => Told::new(
                format!(
                    "“{account}” holds no {}: common income is paid by the owners' account only, and a party-dues account pays party dues only.",
                    self.source_kind(*source_kind)
                ),
                "Check --from; see mingbai account list.",
            ),
            R::RestrictedMoneyMustNameItsProject { source_kind } => Told::new(
                format!("{} pays its own project only.", self.source_kind(*source_kind)),
                "Give --project, or pay from another purse.",
            ),
            R::MoneyOfNoProjectMustBeAid => Told::new(
                "Directed money of no project came of goods for poor families: it pays aid only.",
                "Give --kind aid, or pay from another purse.",
            ),
            R::RetentionMustBeAPart => Told::new(
                "What is kept back must be less than the price and fall due on a later day; nothing is kept back from an advance or a list.",
                "Check --retention and --retention-due.",
            ),
            R::ListMustBeAid => Told::new("Only aid is paid by list.", "Give --kind aid."),
            R::InvoiceMustBeNew { seq } => Told::new(
                format!("This invoice was used by entry {seq} and is not paid again."),
                "Check its number; see mingbai pay show. Where two firms share an old number, write the code of the invoice before it.",
            ),
            R::OwnersMustHaveDecided { account } => Told::new(
                format!(
                    "Owners' money in “{account}” needs their decision: on this account and project, within its days."
                ),
                "Give its entry with --owners-decision (mingbai owners list); if owners' money is not meant, name the purses with --from.",
            ),
            R::DecisionMustCoverThePayment { decision, left } => Told::new(
                format!("The owners' decision {decision} leaves {left}, which is not enough.", left = self.yuan(*left)),
                "Pay less, or let the owners decide again.",
            ),
            R::AccountMustHaveAPaper => Told::new(
                "An advance is accounted for by papers, and none is named.",
                "Give the invoice's number (--invoice) or its scan (--file).",
            ),
            R::OwnersPurposeMustBeKept { decision, purpose } => Told::new(
                format!("The owners' decision {decision} is for \"{purpose}\", which this request does not name."),
                format!("If it is for that, say \"{purpose}\" in --purpose; anything else takes another decision."),
            ),
            R::PayeeMustNotSitOnTheCommittee { member } => Told::new(
                format!(
                    "The payee is committee member {member}, or somebody he declared to be close to; the rules in force refuse that."
                ),
                "Choose another payee; see mingbai thresholds show and mingbai committee list.",
            ),
            R::PersonMustFollowTheList { request } => Told::new(
                format!(
                    "The persons of a list follow request {request} without anything between, no more than it says."
                ),
                "Read the whole list with mingbai pay request --aid.",
            ),
            R::ListedPersonMustHaveAName => Told::new(
                "Somebody on the list has no name, or another than is registered under his number.",
                "Complete the list; see mingbai person show.",
            ),
            R::NeedMustBeAssessed => {
                Told::new("Somebody's need was not assessed.", "Give the class of his need, never particulars.")
            }
            R::ListMustAddUp { request, left } => Told::new(
                format!(
                    "The list does not add up to request {request}, of which {left} is left.",
                    left = self.yuan(*left)
                ),
                "Check the list and ask again with mingbai pay request --aid.",
            ),
            R::EntryMustBeARequest { seq } => {
                Told::new(format!("Entry {seq} is no request for payment."), "Find it with mingbai pay list.")
            }
            R::RequestMustStand { seq } => {
                Told::new(format!("Request {seq} was rejected or withdrawn."), "Ask again with mingbai pay request.")
            }
            R::PaymentMustFollowTheRequest { on } => {
                Told::new(format!("The day lies before that of the request or advance, {on}."), "Check --date.")
            }
            R::AdvanceMustBePaidAsOne { seq, is_advance } => {
                if *is_advance {
                    Told::new(format!("Request {seq} asks for an advance."), "Use mingbai advance pay.")
                } else {
                    Told::new(format!("Request {seq} asks for no advance."), "Use mingbai pay settle.")
                }
            }
            R::PayerMustBeNamed => Told::new("It does not say who paid.", "Give --payer."),
            R::PurseMustBeOfTheRequest { account, source_kind } => Told::new(
                format!("The request does not name {} in “{account}”.", self.source_kind(*source_kind)),
                "See mingbai pay show; to change the purses, withdraw and ask again.",
            ),
            R::RequestMustBeApproved { needed, given } => Told::new(
                format!("The request needs {needed} approver(s) and has {given} by the day of the payment."),
                "Let an approver act first: mingbai pay approve with its number. A payment is not dated before its approval.",
            ),
            R::OwnersCommitteeMustApprove { account } => Told::new(
                format!("“{account}” is owners' money: the owners' committee approves it, never the fund's approver."),
                "Let somebody with the role owners_committee use mingbai pay approve.",
            ),
            R::PayerMustNotHaveApproved { by } => Told::new(
                format!("“{by}” approved this request and cannot record its payment."),
                "Let another recorder do it (--as CODE).",
            ),
            R::RetentionMustBeDue { due: Some(due) } => {
                Told::new(format!("What is kept back falls due on {due}."), "Pay it then; see mingbai pay show.")
            }
            R::RetentionMustBeDue { due: None } => {
                Told::new("Nothing is kept back under this request, or another purse owes it.", "See mingbai pay show.")
            }
            R::PaymentMustStayWithinTheRequest { left } => Told::new(
                format!("More is paid than was asked for: {left} is left.", left = self.yuan(*left)),
                "Pay less, or ask for more with another request.",
            ),
            R::PursesMustPayInTheirOrder { account, source_kind, holds } => Told::new(
                format!(
                    "Purses pay in their order: it is the turn of {} in “{account}”, which can still pay {holds}.",
                    self.source_kind(*source_kind),
                    holds = self.yuan(*holds)
                ),
                "Pay from that one first; without --from the order is followed.",
            ),
            R::PaidRequestMustNotBeWithdrawn { paid } => Told::new(
                format!("{paid} was paid under this request, so it is not withdrawn.", paid = self.yuan(*paid)),
                "Undo a mistaken payment with mingbai reverse.",
            ),
            R::EntryMustBeAnAdvance { seq } => {
                Told::new(format!("Entry {seq} is no advance that stands."), "Find it with mingbai advance list.")
            }
            R::PapersMustBeDueLater => Told::new("Papers are due before the advance.", "Check --due."),
            R::AccountMustStayWithinTheAdvance { left } => Told::new(
                format!("More than is owed: {left} of the advance is still open.", left = self.yuan(*left)),
                "Check the amount; ask for what was spent beyond it.",
            ),
            R::ChargeMustFallOnAnAccount { account, holder } => Told::new(
                format!("“{account}” is {} and bears no bank charge.", self.holder(*holder)),
                "Choose a bank account with --account.",
            ),
            R::ChargeMustBeSmall { most } => Told::new(
                format!("No bank charges more than {} for one transfer.", self.yuan(*most)),
                "Check the slip; money for somebody else is asked for, approved and paid: mingbai pay request.",
            ),
            R::LaterEntriesMustBeUndoneFirst => Told::new(
                "Later payments, what is kept back, or papers rest on this entry.",
                "Undo the later ones first with mingbai reverse, the last one first.",
            ),
        }
    }

    fn request_waits(&self, request: Seq, is_approved: bool, rest: Yuan) -> String {
        let rest = self.yuan(rest);
        if is_approved {
            format!("Due: request {request} is approved, {rest} are still to be paid → mingbai pay settle {request}")
        } else {
            format!("Due: request {request} for {rest} waits for approval → mingbai pay approve {request}")
        }
    }

    fn kept_back(&self, due: Day, retention: Yuan, paid: Yuan) -> String {
        format!("Kept back: {}, due on {due}, of which {} were paid.", self.yuan(retention), self.yuan(paid))
    }

    fn retention_is_due(&self, request: Seq, due: Day, rest: Yuan) -> String {
        let rest = self.yuan(rest);
        format!("Due: {rest} kept back of request {request}, since {due} → mingbai pay settle {request} --retention")
    }

    fn request_rejected(&self, approver: &Code, on: Day, reason: &Text) -> String {
        format!("Rejected by {approver} on {on}: {reason}.")
    }

    fn request_withdrawn(&self, by: &Code, on: Day, reason: &Text) -> String {
        format!("Withdrawn by {by} on {on}: {reason}.")
    }

    fn next_purse(&self, account: &Code, source_kind: SourceKind, holds: Yuan) -> String {
        format!(
            "Next in turn is {} in “{account}”, which can still pay {}.",
            self.source_kind(source_kind),
            self.yuan(holds)
        )
    }

    fn paid(&self, account: &Code, source_kind: SourceKind, amount: Yuan, rest: Yuan) -> String {
        let left = if rest.is_zero() { "is paid".to_owned() } else { format!("has {} to be paid", self.yuan(rest)) };
        let purse = self.source_kind(source_kind);
        format!("Paid {} from {purse} in “{account}”; the request {left}.", self.yuan(amount))
    }

    fn no_owners_decision(&self, seq: Seq) -> Told {
        Told::new(
            format!("Entry {seq} is no decision of owners."),
            "--owners-decision takes the number of one: see mingbai owners list, or record it with mingbai owners decide.",
        )
    }

    fn owners_money_left_out(&self) -> String {
        "Note: no --owners-decision was given, so this request leaves owners' money alone.".to_owned()
    }

    fn purses_are_empty(&self, request: Seq, undrawn: Option<(&Code, &Code)>) -> Told {
        let what = format!("No purse of request {request} has money left, or budget.");
        let Some((account, project)) = undrawn else {
            return Told::new(what, "See mingbai pay show; raise or transfer money first.");
        };
        Told::new(
            format!("{what} The owners' money still lies in “{account}” and was not brought to project “{project}”."),
            format!(
                "Where the owners' decision names the project, bring it there first: mingbai transfer --basis owners --account {account} --to-project {project}; where it names none, withdraw this request (mingbai pay cancel {request}) and ask without --project."
            ),
        )
    }

    fn request_is_paid(&self, request: Seq) -> Told {
        Told::new(
            format!("Request {request} is paid."),
            format!("mingbai pay show {request} lists what was paid; what is still to be paid is another request."),
        )
    }

    fn advance_is_overdue(&self, advance: Seq, due: Day, owed: Yuan) -> String {
        format!("Overdue: papers for advance {advance} were due on {due}; {} is still owed.", self.yuan(owed))
    }

    fn list_recorded(&self, request: Seq, persons: Count, total: Yuan) -> String {
        format!("A list of {persons}, {} together; approving {request} covers the whole list.", self.yuan(total))
    }

    fn row_names_another(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("{number} is registered under another name."),
            format!(
                "Check it with mingbai person show {number}; leave the number empty for whoever is not registered."
            ),
        )
    }

    fn row_stands_twice(&self, number: PersonNumber) -> Told {
        Told::new(format!("{number} stands on the list twice."), "Make it one row.")
    }

    fn list_differs(&self, sum: Yuan, said: &str) -> Told {
        Told::new(
            format!("The rows of the list add up to {}, not to “{said}”.", self.yuan(sum)),
            "Check the list and the amount.",
        )
    }

    fn list_is_empty(&self, path: &Path) -> Told {
        Told::new(
            format!("There is nobody in the list “{}”.", path.display()),
            "Give a name, an amount and a need a row, and the number of whoever is registered.",
        )
    }

    fn in_line(&self, line: u64, told: Told) -> Told {
        Told::new(format!("Line {line} of the list: {}", told.what), told.cure)
    }

    fn wrong_purse(&self, given: &str) -> Told {
        Told::new(
            format!("“{given}” cannot be read."),
            "Write ACCOUNT:SOURCE_KIND such as zhuanhu:public_appeal, purses parted by commas in the order in which they pay.",
        )
    }

    fn no_key(&self, path: &Path) -> Told {
        Told::new(format!("“{}” is no key made by mingbai keygen.", path.display()), "Check the file after --key.")
    }
}
