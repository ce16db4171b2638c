//! What an event does to the books, as changes of single rows: the one small language that both answers to `Books`
//! understand. Total: past `decide` nothing here can fail.

mod approving;
mod correction;
mod disclosure;
mod giving;
mod goods;
mod matching;
mod months;
mod objections;
mod opening;
mod operators;
mod paying;
mod people;
mod points;
mod projects;
mod purses;
mod service;
mod volunteers;

pub(in crate::ledger) use volunteers::membership;
mod shop;

use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, OpenImport, PersonFacts, Posting, Purse, Recalled, Record, Register};
use crate::ledger::chart::Role as AccountRole;
use crate::ledger::event::{
    AccountOpened, AdoptedChart, DonationReceived, Event, GoodsReceived, LedgerOpened, NoticePosted, NoticePrepared,
    ProjectProposed,
};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest, PersonNumber, RowKey, Text};
use crate::ledger::period::{Day, Moment, Month, UtcOffset};
use crate::ledger::points::Points;
use crate::ledger::waiting::Wait;
use crate::ledger::words::{Holder, PointsChange, PointsKind, Role};
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
    /// An operator has another key.
    KeySet {
        /// His code.
        code: Code,
        /// The key.
        key: Digest,
    },
    /// An account is open.
    AccountAdded(AccountOpened),
    /// A chart applies from a day.
    ChartAdded(AdoptedChart),
    /// A project may receive gifts.
    ProjectAdded(ProjectProposed),
    /// … and none any more.
    ProjectClosed {
        /// Which.
        project: Code,
        /// The day.
        on: Day,
    },
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
    /// An entry of the fund's own affairs, kept for whoever looks it up.
    Happened(Box<Recalled>),
    /// Facts in a register, all of them; nothing takes them out.
    Kept {
        /// Which register.
        register: Register,
        /// Under which key.
        key: String,
        /// The facts as text.
        facts: Option<String>,
    },
    /// A month takes no more postings.
    MonthClosed(Month),
    /// Points came into an account, or left it.
    PointsMoved(PointsMove),
    /// Hours as they stand from now on.
    StintSet(Box<Stint>),
    /// The number of a slip is taken.
    SlipTaken {
        /// The number.
        number: Text,
        /// The business day.
        day: Day,
        /// The entry.
        seq: Seq,
    },
    /// Points were exchanged: kept whole while it can be undone, which is the same day.
    Redeemed(Box<Recalled>),
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
    /// Who gave.
    pub giver: Giver,
}

/// What one entry moved in one account, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PointsMove {
    /// The day it counts for in a sheet: the business day, or the first open day when its month is closed.
    pub day: Day,
    /// A volunteer's number, or a household's code.
    pub account: String,
    /// Which of his accounts.
    pub kind: PointsKind,
    /// Why.
    pub change: PointsChange,
    /// The entry.
    pub seq: Seq,
    /// How many.
    pub points: Points,
}

/// Who gave, as far as two gifts of one donor can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Giver {
    /// A registered person or organisation.
    Registered(PersonNumber),
    /// An organisation by its registered name.
    Organisation(Text),
    /// Anonymous, or known only by this gift: a donor of its own.
    Unlinked,
}

impl Giver {
    /// Who gave a gift.
    #[must_use]
    pub fn of(gift: &DonationReceived) -> Self {
        Self::named(*gift.donor, &gift.organisation)
    }

    /// Who gave goods.
    #[must_use]
    pub fn of_goods(goods: &GoodsReceived) -> Self {
        Self::named(*goods.donor, &goods.organisation)
    }

    fn named(donor: Option<PersonNumber>, organisation: &Text) -> Self {
        match donor {
            Some(number) => Self::Registered(number),
            None if organisation.is_empty() => Self::Unlinked,
            None => Self::Organisation(organisation.clone()),
        }
    }
}

/// An event's place in the ledger.
#[derive(Clone, Copy, Debug)]
pub struct Entered<'a> {
    /// The number of its entry.
    pub seq: Seq,
    /// Who recorded it.
    pub by: &'a Code,
    /// The business day of recording.
    pub on: Day,
}

impl<'a> Entered<'a> {
    /// Recorded at a moment, at the offset of the ledger. Nothing that is recorded before there is one asks for its day.
    #[must_use]
    pub fn at(at: Moment, seq: Seq, by: &'a Code, books: &impl Books) -> Self {
        let offset = books.opened().map_or_else(UtcOffset::china, |opened| opened.utc_offset);
        Self { seq, by, on: at.day(offset) }
    }
}

/// The effects of one event, added to `out`. What waits for another person's word has none until that word is given.
pub fn effects(entered: Entered<'_>, event: &Event, books: &impl Books, out: &mut Vec<Effect>) {
    let Entered { seq, by, .. } = entered;
    volunteers::row_came(seq, event.kind(), books, out);
    let wait = Wait::of(books, event);
    if wait != Wait::None {
        out.push(WaitingFacts::new(by, event).kept(&seq));
    }
    if wait != Wait::ToHappen {
        happen(entered, seq, event, books, out);
    }
}

/// What an event does once nothing stands in its way: on the day it was recorded, or another person's word was. `with` is the entry
/// it happens with, its own or that word's.
fn happen(Entered { seq, by, on }: Entered<'_>, with: Seq, event: &Event, books: &impl Books, out: &mut Vec<Effect>) {
    match event {
        Event::LedgerOpened(e) => opening::ledger(e, out),
        Event::OperatorEnrolled(e) => operators::enrolled(e, out),
        Event::OperatorIdentified(e) => operators::identified(e, books, out),
        Event::OperatorRetired(e) => operators::retired(e, books, out),
        Event::KeyRotated(e) => operators::rotated(e, out),
        Event::TwoPersonsBegan(_) => operators::two_persons(seq, out),
        Event::AccountOpened(e) => out.push(Effect::AccountAdded(e.clone())),
        Event::ChartAdopted(e) => opening::chart(e, out),
        Event::OpeningRecorded(e) => opening::balance(seq, e, books, out),
        Event::PersonRegistered(e) => people::registered(e, out),
        Event::PersonAmended(e) => people::amended(e, books, out),
        Event::PersonMerged(e) => people::merged((seq, with), e, books, out),
        Event::PersonErased(e) => people::erased(e, books, out),
        Event::PersonUnsealed(e) => people::unsealed(e, books, out),
        Event::DonationReceived(e) => giving::donation(seq, e, books, out),
        Event::ReceiptNumbered(e) => giving::receipt(seq, e, books, out),
        Event::DonationRefunded(e) => giving::refund(seq, e, books, out),
        Event::ImportRecorded(e) => giving::import(seq, e, out),
        Event::EntryReversed(e) => correction::reversal((seq, on), e, books, out),
        Event::NoticePrepared(e) => disclosure::prepared(e, out),
        Event::NoticePosted(e) => disclosure::posted(e, out),
        Event::AreaRegistered(e) => purses::area(e, out),
        Event::IncomeReceived(e) => purses::income(seq, e, books, out),
        Event::IncomeDue(e) => purses::due(seq, e, out),
        Event::DepositReturned(e) => purses::deposit(e, books, out),
        Event::MoneyPaidIn(e) => purses::paid_in(e, books, out),
        Event::MoneyTransferred(e) => purses::transfer(e, books, out),
        Event::OwnersDecided(e) => purses::decision(seq, e, out),
        Event::StatementRecorded(e) => months::statement(seq, e, books, out),
        Event::DifferenceExplained(e) => months::difference(seq, e, books, out),
        Event::MonthClosed(e) => months::closed(seq, e, out),
        Event::ProjectProposed(e) => projects::proposed(e, out),
        // Looked up whole where they matter.
        Event::AppealPlanned(_)
        | Event::AssetHandedOver(_)
        | Event::ThresholdsSet(_)
        | Event::CommitteeSeated(_)
        | Event::InterestDeclared(_)
        | Event::RulesSet(_)
        | Event::WishMade(_)
        | Event::DutiesSet(_) => {}
        Event::StockCounted(e) => shop::counting_begins(seq, e, out),
        Event::BudgetSet(e) => projects::lived(&e.project, event, books, out),
        Event::ProjectDecided(e) => projects::lived(&e.project, event, books, out),
        Event::ProjectAnnounced(e) => projects::lived(&e.project, event, books, out),
        Event::ProjectStarted(e) => projects::lived(&e.project, event, books, out),
        Event::ProjectAccepted(e) => projects::lived(&e.project, event, books, out),
        Event::LabourRecorded(e) => projects::lived(&e.project, event, books, out),
        Event::ExceptionGranted(e) => projects::lived(&e.project, event, books, out),
        Event::ProjectClosed(e) => projects::closed(e, event, books, out),
        Event::PoolOpened(e) => matching::pool(seq, e, out),
        Event::MatchAgreed(e) => matching::agreed(seq, e, books, out),
        Event::MatchConfirmed(e) => matching::confirmed(seq, e, books, out),
        Event::MatchReceived(e) => matching::received(e, books, out),
        Event::MatchOwed(e) => matching::owed(e, books, out),
        Event::MatchReturned(e) => matching::returned(e, books, out),
        Event::EntriesApproved(e) => approving::approved((seq, on), e, books, out),
        Event::EntryRejected(e) => approving::rejected(seq, e, books, out),
        // Looked up by day when they are asked for: nothing beside the entries themselves is kept.
        Event::PaymentRequested(e) => paying::requested(seq, e, books, out),
        Event::AidListed(e) => paying::aid(e, books, out),
        Event::PaymentSettled(e) => paying::settled(seq, e, books, out),
        Event::PaymentCancelled(e) => paying::cancelled(seq, e, books, out),
        Event::AdvancePaid(e) => paying::advance(seq, e, books, out),
        Event::AdvanceAccounted(e) => paying::accounted(seq, e, books, out),
        Event::AdvanceReturned(e) => paying::returned(e, books, out),
        Event::BankCharged(e) => paying::charged(e, books, out),
        Event::GoodsReceived(e) => goods::received(seq, e, books, out),
        Event::GoodsIssued(e) => goods::issued(seq, e, books, out),
        Event::GoodsSold(e) => goods::sold(seq, e, books, out),
        Event::WishClaimed(e) => points::claimed(seq, e, books, out),
        Event::DeedRecorded(e) => points::deed(seq, e, books, out),
        Event::PointsDeducted(e) => points::deducted(seq, e, books, out),
        Event::PointsExpired(e) => points::expired(seq, e, books, out),
        Event::VolunteerSent(e) => points::sent(seq, e, books, out),
        Event::VolunteerReceived(e) => points::received(seq, e, books, out),
        Event::VolunteerOpeningRecorded(e) => points::openings([(seq, e)], books, out),
        Event::PointsTransferred(e) => points::transferred(seq, e, books, out),
        Event::PointsJoined(e) => points::joined((seq, on), e, books, out),
        Event::HouseholdRegistered(e) => volunteers::household(seq, e, out),
        Event::TeamRegistered(e) => volunteers::team(seq, e, out),
        Event::VolunteerRegistered(e) => volunteers::registered(seq, e, books, out),
        Event::ActivityOpened(e) => service::opened(seq, e, out),
        Event::HoursRecorded(e) => service::recorded(seq, e, out),
        Event::PointsPublished(e) => points::published((seq, on), e, books, out),
        Event::RosterImported(e) => volunteers::roster(seq, e, out),
        Event::ItemPriced(e) => shop::priced(seq, e, books, out),
        Event::LotShelved(e) => shop::shelved(e, books, out),
        Event::StockBought(e) => shop::bought(seq, e, books, out),
        Event::Redeemed(e) => shop::redeemed(seq, by, e, books, out),
        Event::RewardGiven(e) => shop::rewarded(seq, e, books, out),
        Event::LotCounted(e) => shop::counted(seq, e, books, out),
        Event::ObjectionRaised(_) => objections::raised(seq, out),
        Event::ObjectionAnswered(e) => objections::ended(seq, e.objection, out),
        Event::ObjectionWithdrawn(e) => objections::ended(seq, e.objection, out),
    }
    remember(seq, by, event, out);
}

/// Later entries may look it up.
fn remember(seq: Seq, by: &Code, event: &Event, out: &mut Vec<Effect>) {
    if event.kind().is_recalled() {
        out.push(Effect::Happened(Box::new(Recalled { seq, by: by.clone(), event: event.clone() })));
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
        let posting = Side { account: self.account, purse: self.purse, day: self.day, amount: self.amount };
        posting.debit(self.debit, books, out);
        posting.credit(self.credit, books, out);
    }

    /// The same entry undone on a day: the sides exchanged.
    fn undo(self, day: Day, books: &impl Books, out: &mut Vec<Effect>) {
        Self { day, debit: self.credit, credit: self.debit, ..self }.post(books, out);
    }
}

/// One side of an entry whose sides stand in several purses or accounts. Whoever posts one posts the other.
#[derive(Clone, Copy)]
struct Side<'a> {
    account: &'a Code,
    purse: &'a Purse,
    day: Day,
    amount: Yuan,
}

impl Side<'_> {
    fn debit(self, role: AccountRole, books: &impl Books, out: &mut Vec<Effect>) {
        self.post(role, (self.amount, Yuan::ZERO), books, out);
    }

    fn credit(self, role: AccountRole, books: &impl Books, out: &mut Vec<Effect>) {
        self.post(role, (Yuan::ZERO, self.amount), books, out);
    }

    fn post(self, role: AccountRole, (debit, credit): (Yuan, Yuan), books: &impl Books, out: &mut Vec<Effect>) {
        let day = books.posting_day(self.day);
        let Some(chart) = books.chart_on(day).filter(|_| !self.amount.is_zero()) else { return };
        out.push(Effect::Posted(Posting {
            account: self.account.clone(),
            code: chart.code(role),
            debit,
            credit,
            is_money: role.is_money(),
            day,
            purse: self.purse.clone(),
        }));
    }
}

/// Spending from a restricted purse releases the restriction at once: 借3102 贷3101 (民间非营利组织会计制度). An
/// unrestricted purse has nothing to release.
fn release(account: &Code, purse: &Purse, day: Day, amount: Yuan, books: &impl Books, out: &mut Vec<Effect>) {
    if purse.is_restricted() {
        DoubleEntry {
            account,
            purse,
            day,
            amount,
            debit: AccountRole::NetRestricted,
            credit: AccountRole::NetUnrestricted,
        }
        .post(books, out);
    }
}

/// The money account of the chart that a holder's account is: 1001, 1002 or 1009.
fn money_role(books: &impl Books, account: &Code) -> AccountRole {
    match books.account(account) {
        Some(Holder::CashInTransit) => AccountRole::Cash,
        Some(Holder::Platform) => AccountRole::Platform,
        Some(
            Holder::Federation
            | Holder::OwnersCommittee
            | Holder::Street
            | Holder::PartyDues
            | Holder::Private
            | Holder::Storeroom,
        )
        | None => AccountRole::Bank,
    }
}

/// The net assets a purse belongs to: 3102 when restricted, else 3101.
fn net_assets(purse: &Purse) -> AccountRole {
    if purse.is_restricted() { AccountRole::NetRestricted } else { AccountRole::NetUnrestricted }
}
