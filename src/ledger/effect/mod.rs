//! What an event does to the books, as changes of single rows: the one small language that both answers to `Books`
//! understand. Total: past `decide` nothing here can fail.

mod correction;
mod disclosure;
mod giving;
mod opening;
mod people;

use crate::ledger::books::{Books, OpenImport, PersonFacts, Posting, Purse};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::event::{
    AccountOpened, AdoptedChart, Event, LedgerOpened, NoticePosted, NoticePrepared, ProjectProposed,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{Holder, Role};
use crate::ledger::yuan::Yuan;

/// One change of the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Entry 0 stands.
    LedgerOpened(Box<LedgerOpened>),
    /// An operator may record.
    OperatorAdded {
        /// His code.
        code: Code,
        /// His key, if he has enrolled one.
        key: Option<Digest>,
        /// What he may do.
        roles: Vec<Role>,
    },
    /// An account is open.
    AccountAdded(AccountOpened),
    /// A chart applies from a day.
    ChartAdded(AdoptedChart),
    /// A project may receive gifts.
    ProjectAdded(ProjectProposed),
    /// What is known of a number, all of it.
    PersonSet(PersonNumber, PersonFacts),
    /// A registered person gave on a day, by this entry.
    PersonGave(PersonNumber, Day, Seq),
    /// One side of a double entry.
    Posted(Posting),
    /// A purse took over a balance.
    OpeningSet {
        /// The account.
        account: Code,
        /// The purse.
        purse: Purse,
        /// The entry.
        seq: Seq,
    },
    /// … and gave it up.
    OpeningUndone {
        /// The account.
        account: Code,
        /// The purse.
        purse: Purse,
    },
    /// A gift stands.
    GiftAdded(GiftAdded),
    /// A gift has an official receipt's number.
    ReceiptTaken {
        /// The gift.
        gift: Seq,
        /// The number.
        number: Text,
        /// The entry that said so.
        seq: Seq,
    },
    /// … and has it no more.
    ReceiptFreed {
        /// The gift.
        gift: Seq,
        /// The number.
        number: Text,
    },
    /// Money of a gift went back, or its entry was reversed.
    Corrected {
        /// The entry that corrects.
        seq: Seq,
        /// The gift.
        gift: Seq,
        /// How much.
        amount: Yuan,
        /// Whether the money went back to its giver; else the entry was a mistake.
        is_refund: bool,
    },
    /// An entry is undone.
    Reversed {
        /// Which.
        entry: Seq,
        /// By which.
        by: Seq,
    },
    /// Rows of a file will follow; nothing when the last has come.
    ImportSet(Option<OpenImport>),
    /// A notice is ready.
    NoticePrepared(Box<NoticePrepared>),
    /// A notice hangs.
    NoticePosted(NoticePosted),
}

/// A gift, with what its row in the books holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiftAdded {
    /// Its entry.
    pub seq: Seq,
    /// The business day.
    pub day: Day,
    /// How much.
    pub amount: Yuan,
    /// Where it lies.
    pub account: Code,
    /// Which purse.
    pub purse: Purse,
    /// Whether the notice of its month was already prepared.
    pub is_late: bool,
    /// Its id at a source: (source, id).
    pub id: Option<(Text, Text)>,
    /// The gift whose id it takes over.
    pub replaces: Option<Seq>,
    /// Its row key.
    pub row: Option<RowKey>,
}

/// The effects of one event recorded as entry `seq`, added to `out`.
pub fn effects(seq: Seq, event: &Event, books: &impl Books, out: &mut Vec<Effect>) {
    match event {
        Event::LedgerOpened(e) => opening::ledger(e, out),
        Event::OperatorEnrolled(e) => opening::operator(e, out),
        Event::AccountOpened(e) => out.push(Effect::AccountAdded(e.clone())),
        Event::ChartAdopted(e) => opening::chart(e, out),
        Event::OpeningRecorded(e) => opening::balance(seq, e, books, out),
        Event::PersonRegistered(e) => people::registered(e, out),
        Event::PersonAmended(e) => people::amended(e, books, out),
        Event::PersonMerged(e) => people::merged(e, books, out),
        Event::PersonErased(e) => people::erased(e, books, out),
        Event::ProjectProposed(e) => out.push(Effect::ProjectAdded(e.clone())),
        Event::DonationReceived(e) => giving::donation(seq, e, books, out),
        Event::ReceiptNumbered(e) => giving::receipt(seq, e, books, out),
        Event::DonationRefunded(e) => giving::refund(seq, e, books, out),
        Event::ImportRecorded(e) => giving::import(seq, e, out),
        Event::EntryReversed(e) => correction::reversal(seq, e, books, out),
        Event::NoticePrepared(e) => disclosure::prepared(e, out),
        Event::NoticePosted(e) => disclosure::posted(e, out),
    }
}

/// A double entry: what is debited and credited in one purse, by the roles the accounts play on that day.
struct DoubleEntry<'a> {
    account: &'a Code,
    purse: &'a Purse,
    day: Day,
    amount: Yuan,
    debit: AccountRole,
    credit: AccountRole,
}

impl DoubleEntry<'_> {
    /// Both sides. A day without a chart was refused before; there is nothing to post to.
    fn post(&self, books: &impl Books, out: &mut Vec<Effect>) {
        let Some(chart) = books.chart_on(self.day) else { return };
        let mut side = |role: AccountRole, debit: Yuan, credit: Yuan| {
            out.push(Effect::Posted(Posting {
                account: self.account.clone(),
                code: chart.code(role),
                debit,
                credit,
                is_money: role.is_money(),
                month: self.day.month(),
                purse: self.purse.clone(),
            }));
        };
        side(self.debit, self.amount, Yuan::ZERO);
        side(self.credit, Yuan::ZERO, self.amount);
    }
}

/// The money account of the chart that a holder's account is: 1001, 1002 or 1009.
fn money_role(books: &impl Books, account: &Code) -> AccountRole {
    match books.account(account) {
        Some(Holder::CashInTransit) => AccountRole::Cash,
        Some(Holder::Platform) => AccountRole::Platform,
        Some(Holder::Federation | Holder::OwnersCommittee | Holder::Street | Holder::PartyDues | Holder::Private)
        | None => AccountRole::Bank,
    }
}

/// The net assets a purse belongs to: 3102 when restricted, else 3101.
fn net_assets(purse: &Purse) -> AccountRole {
    if purse.is_restricted() { AccountRole::NetRestricted } else { AccountRole::NetUnrestricted }
}
