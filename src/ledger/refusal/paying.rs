//! Money out. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Holder, SourceKind};
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PaymentRefusal {
    // A request.
    /// A request names one payee, by number or by registered name; a list of persons names them itself.
    PayeeMustBeNamed,
    /// It says what for.
    PurposeMustBeGiven,
    /// It names the purses that pay, each once.
    PursesMustBeNamedOnce,
    /// Money on its way (坐支), and goods, pay nothing.
    OnlyKeptMoneyMayPay {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Owners' money and party dues are paid by who holds them, and they hold nothing else.
    PurseMustLieWithItsHolder {
        /// The account.
        account: Code,
        /// Whose money was asked for.
        source_kind: SourceKind,
    },
    /// Party dues and special grants pay a project, never the fund at large.
    RestrictedMoneyMustNameItsProject {
        /// Which money.
        source_kind: SourceKind,
    },
    /// Directed money of no project was given for poor families in goods: it pays aid only.
    MoneyOfNoProjectMustBeAid,
    /// What is kept back is less than the price, falls due on a later day, and is kept back from no advance and no aid.
    RetentionMustBeAPart,
    /// Only aid is paid by list.
    ListMustBeAid,
    /// An invoice is paid once.
    InvoiceMustBeNew {
        /// The entry that used it.
        seq: Seq,
    },
    /// The owners decided on what their money pays: this account, this project, within its days.
    OwnersMustHaveDecided {
        /// The account.
        account: Code,
    },
    /// Their decision's ceiling holds.
    DecisionMustCoverThePayment {
        /// The decision.
        decision: Seq,
        /// What is left of it.
        left: Yuan,
    },
    /// An advance is accounted for by its invoices.
    AccountMustHaveAPaper,
    /// What the owners decided for a purpose pays for that purpose.
    OwnersPurposeMustBeKept {
        /// The decision.
        decision: Seq,
        /// What it was for.
        purpose: Text,
    },
    /// Nobody on the committee, and nobody a member declared to be close to, is paid.
    PayeeMustNotSitOnTheCommittee {
        /// The member.
        member: PersonNumber,
    },

    // A list of persons.
    /// The persons of a list follow their request without anything between.
    PersonMustFollowTheList {
        /// The request named.
        request: Seq,
    },
    /// A person of a list has a name, as a commitment.
    ListedPersonMustHaveAName,
    /// His need was assessed.
    NeedMustBeAssessed,
    /// The persons of a list get together what the request asks for.
    ListMustAddUp {
        /// The request.
        request: Seq,
        /// What is left of it.
        left: Yuan,
    },

    // Settling.
    /// The entry is a request.
    EntryMustBeARequest {
        /// The entry asked for.
        seq: Seq,
    },
    /// A request that was rejected or withdrawn is over.
    RequestMustStand {
        /// The request.
        seq: Seq,
    },
    /// Nothing is paid before it was asked for.
    PaymentMustFollowTheRequest {
        /// The day of the request.
        on: Day,
    },
    /// An advance is paid as an advance, and nothing else is.
    AdvanceMustBePaidAsOne {
        /// The request.
        seq: Seq,
        /// Whether it asks for an advance.
        is_advance: bool,
    },
    /// It says who paid.
    PayerMustBeNamed,
    /// The request names this purse.
    PurseMustBeOfTheRequest {
        /// The account.
        account: Code,
        /// The purse.
        source_kind: SourceKind,
    },
    /// Enough other persons approved.
    RequestMustBeApproved {
        /// How many must.
        needed: usize,
        /// How many did.
        given: usize,
    },
    /// Owners' money is approved by the owners' committee.
    OwnersCommitteeMustApprove {
        /// The account.
        account: Code,
    },
    /// Whoever approved does not record the payment, where there is another.
    PayerMustNotHaveApproved {
        /// Who.
        by: Code,
    },
    /// What is kept back is paid by the purse that owes it, from the day it falls due.
    RetentionMustBeDue {
        /// That day; nothing when nothing is kept back, or another purse owes it.
        due: Option<Day>,
    },
    /// No more is paid than was asked for.
    PaymentMustStayWithinTheRequest {
        /// What is left.
        left: Yuan,
    },
    /// Purses pay in their order, the last one last (兜底).
    PursesMustPayInTheirOrder {
        /// The account whose turn it is.
        account: Code,
        /// The purse whose turn it is.
        source_kind: SourceKind,
        /// What it can still pay.
        holds: Yuan,
    },

    // Withdrawing.
    /// A request that was paid is not withdrawn: a payment is reversed.
    PaidRequestMustNotBeWithdrawn {
        /// What was paid.
        paid: Yuan,
    },

    // Advances.
    /// The entry is an advance that stands.
    EntryMustBeAnAdvance {
        /// The entry asked for.
        seq: Seq,
    },
    /// Papers are due on the day of the advance or later.
    PapersMustBeDueLater,
    /// No more is accounted for or returned than is owed.
    AccountMustStayWithinTheAdvance {
        /// What is still owed.
        left: Yuan,
    },
    /// What no bank takes for a transfer is no charge.
    ChargeMustBeSmall {
        /// The most.
        most: Yuan,
    },
    /// Where no charge can fall.
    ChargeMustFallOnAnAccount {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },

    // Undoing.
    /// What was built on a payment is undone first: later parts, what is kept back, papers of an advance.
    LaterEntriesMustBeUndoneFirst,
}
