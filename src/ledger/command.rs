//! What is asked, in the imperative. A command that asks for exactly what will have happened carries the event's own
//! fields; where the rules add something (a source kind, a name commitment), the command leaves it out.

use crate::ledger::event::{
    AccountOpened, ChartAdopted, DonationReceived, DonationRefunded, EntryReversed, Event, ImportRecorded,
    LedgerOpened, NoticePosted, NoticePrepared, OpeningRecorded, OperatorEnrolled, PersonAmended, PersonErased,
    PersonMerged, PersonRegistered, ProjectProposed, ReceiptNumbered,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Appeal, Display, Means, PartyKind};
use crate::ledger::yuan::Yuan;

/// One thing asked of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Write entry 0.
    OpenLedger(LedgerOpened),
    /// Enrol an operator.
    EnrolOperator(OperatorEnrolled),
    /// Open an account.
    OpenAccount(AccountOpened),
    /// Take over a balance.
    RecordOpening(OpeningRecorded),
    /// Give somebody a number.
    RegisterPerson(PersonRegistered),
    /// Change somebody's particulars.
    AmendPerson(PersonAmended),
    /// Join two numbers.
    MergePersons(PersonMerged),
    /// Take private data out of reach.
    ErasePerson(PersonErased),
    /// Propose a project.
    ProposeProject(ProjectProposed),
    /// Record a gift.
    Donate(Donate),
    /// Record an official receipt's number.
    NumberReceipt(ReceiptNumbered),
    /// Give money back.
    Refund(DonationRefunded),
    /// Record that a file was read.
    RecordImport(ImportRecorded),
    /// Undo an entry.
    Reverse(EntryReversed),
    /// Make a notice ready.
    PrepareNotice(NoticePrepared),
    /// Hang it up.
    PostNotice(NoticePosted),
    /// Adopt a chart of accounts.
    AdoptChart(ChartAdopted),
}

/// Who gave, as a line may say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Donor {
    /// Nobody said.
    Anonymous,
    /// A natural person known only by the commitment of this gift.
    Unlinked(Digest),
    /// An organisation.
    Organisation(PartyKind, Text),
    /// A registered person or organisation: the rules add the name in force.
    Registered(PersonNumber),
}

/// Record a gift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Donate {
    /// The account it reached.
    pub account: Code,
    /// In yuan.
    pub amount: Yuan,
    /// The channel.
    pub appeal: Appeal,
    /// The business day.
    pub date: Day,
    /// How the donor is shown; nothing means his registered wish, else masked, and an anonymous gift anonymous.
    pub display: Option<Display>,
    /// Who gave.
    pub donor: Donor,
    /// The id at its source, or empty.
    pub external_id: Text,
    /// The import this row belongs to.
    pub import: Option<Seq>,
    /// How it was paid.
    pub means: Means,
    /// A public remark.
    pub memo: Text,
    /// Commitment to a private remark.
    pub memo_private: Option<Digest>,
    /// For which project; none is the general fund.
    pub project: Option<Code>,
    /// The official receipt's number, or empty.
    pub receipt: Text,
    /// Commitment to who handed it over.
    pub relayed_by: Option<Digest>,
    /// The reversed gift whose id this takes over.
    pub replaces: Option<Seq>,
    /// The key of a row without an id.
    pub row: Option<RowKey>,
    /// Where the id comes from, or empty.
    pub source: Text,
}

impl Donate {
    /// What must have been asked for this gift to be recorded.
    fn behind(event: &DonationReceived) -> Self {
        let organisation = || match event.donor_kind {
            crate::ledger::words::DonorKind::Company => Some(PartyKind::Company),
            crate::ledger::words::DonorKind::Institution => Some(PartyKind::Institution),
            crate::ledger::words::DonorKind::Person | crate::ledger::words::DonorKind::Anonymous => None,
        };
        let donor = match (*event.donor, *event.name, organisation()) {
            (Some(number), ..) => Donor::Registered(number),
            (None, Some(name), _) => Donor::Unlinked(name),
            (None, None, Some(kind)) => Donor::Organisation(kind, event.organisation.clone()),
            (None, None, None) => Donor::Anonymous,
        };
        Self {
            account: event.account.clone(),
            amount: event.amount,
            appeal: event.appeal,
            date: event.date,
            display: Some(event.display),
            donor,
            external_id: event.external_id.clone(),
            import: *event.import,
            means: event.means,
            memo: event.memo.clone(),
            memo_private: *event.memo_private,
            project: event.project.0.clone(),
            receipt: event.receipt.clone(),
            relayed_by: *event.relayed_by,
            replaces: *event.replaces,
            row: *event.row,
            source: event.source.clone(),
        }
    }
}

impl Command {
    /// The command behind an event: whoever verifies asks again, and the rules must give the same event.
    #[must_use]
    pub fn behind(event: &Event) -> Self {
        match event {
            Event::LedgerOpened(e) => Self::OpenLedger(e.clone()),
            Event::OperatorEnrolled(e) => Self::EnrolOperator(e.clone()),
            Event::AccountOpened(e) => Self::OpenAccount(e.clone()),
            Event::OpeningRecorded(e) => Self::RecordOpening(e.clone()),
            Event::PersonRegistered(e) => Self::RegisterPerson(e.clone()),
            Event::PersonAmended(e) => Self::AmendPerson(e.clone()),
            Event::PersonMerged(e) => Self::MergePersons(e.clone()),
            Event::PersonErased(e) => Self::ErasePerson(e.clone()),
            Event::ProjectProposed(e) => Self::ProposeProject(e.clone()),
            Event::DonationReceived(e) => Self::Donate(Donate::behind(e)),
            Event::ReceiptNumbered(e) => Self::NumberReceipt(e.clone()),
            Event::DonationRefunded(e) => Self::Refund(e.clone()),
            Event::ImportRecorded(e) => Self::RecordImport(e.clone()),
            Event::EntryReversed(e) => Self::Reverse(e.clone()),
            Event::NoticePrepared(e) => Self::PrepareNotice(e.clone()),
            Event::NoticePosted(e) => Self::PostNotice(e.clone()),
            Event::ChartAdopted(e) => Self::AdoptChart(e.clone()),
        }
    }
}
