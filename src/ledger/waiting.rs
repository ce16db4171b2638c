//! What waits for another person. In two-person mode an entry of a kind that needs one is recorded like any other and
//! stands on the chain; what it does to the books, it does when somebody else approves it. By then the rules are asked
//! again: a transfer that was covered on Monday is not approved on Friday out of an empty purse.

use crate::ledger::books::registers::approving::Thresholds;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::volunteers::VolunteerFacts;
use crate::ledger::books::{Books, Record, Undoable};
use crate::ledger::event::{EntryReversed, Event, Kind};
use crate::ledger::name::Code;
use crate::ledger::words::{GoodsUse, Holder, IssueManner, Mode, Role, TransferBasis};
use crate::ledger::yuan::Yuan;

/// What an entry waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing.
    None,
    /// It has happened, and what should follow it waits: a notice is prepared, and not posted yet.
    ToGoOn,
    /// It has not happened until somebody approves it.
    ToHappen,
}

impl Wait {
    /// What an event waits for, on the books before it.
    #[must_use]
    pub fn of(books: &impl Books, event: &Event) -> Self {
        let kind = event.kind();
        if !kind.needs_two_persons() || mode(books) == Mode::OnePerson || is_signed_elsewhere(event) {
            return Self::None;
        }
        // What is small to the fund is not the fund's to move when it is the owners'.
        let is_small = is_below_the_threshold(books, event) && !is_the_owners(books, event);
        if is_small || is_as_booked(event) || is_plain_issue(books, event) || is_plain_merge(books, event) {
            Self::None
        } else {
            Self::of_waiting(kind)
        }
    }

    /// What an entry of a kind that waits is waiting for.
    #[must_use]
    pub const fn of_waiting(kind: Kind) -> Self {
        if matches!(kind, Kind::NoticePrepared) { Self::ToGoOn } else { Self::ToHappen }
    }
}

/// A key that whoever keeps the recovery key vouches for needs nobody else.
fn is_signed_elsewhere(event: &Event) -> bool {
    matches!(event, Event::KeyRotated(e) if e.recovery.is_some())
}

/// A lot of a count that lay there as the books say changes nothing.
fn is_as_booked(event: &Event) -> bool {
    matches!(event, Event::LotCounted(e) if e.booked == e.counted)
}

/// Goods that were used or given, and goods that spoiled when their time was over, need nobody else: what is said to have
/// spoiled or to be missing before is how a shelf is emptied quietly, and so is what the shop has and gives for no points.
fn is_plain_issue(books: &impl Books, event: &Event) -> bool {
    let Event::GoodsIssued(e) = event else { return false };
    let lot = LotFacts::find(books, &e.lot);
    match e.manner {
        IssueManner::Spoiled | IssueManner::Short => lot.is_some_and(|lot| lot.is_expired_on(e.date)),
        IssueManner::Used | IssueManner::Given => lot.is_none_or(|lot| lot.usage != GoodsUse::Shop),
    }
}

/// Who was no volunteer has neither hours nor points that another number would get.
fn is_plain_merge(books: &impl Books, event: &Event) -> bool {
    matches!(event, Event::PersonMerged(e) if VolunteerFacts::find(books, &e.from).is_none())
}

/// Small refunds, reversals and transfers wait for nobody where the rules say so.
fn is_below_the_threshold(books: &impl Books, event: &Event) -> bool {
    let asked = if let Event::DonationRefunded(e) = event {
        Some((e.date, e.amount))
    } else if let Event::MoneyTransferred(e) = event {
        Some((e.date, e.amount))
    } else if let Event::EntryReversed(e) = event {
        undone(books, e).map(|amount| (e.date, amount))
    } else {
        None
    };
    let Some((day, amount)) = asked else { return false };
    // The stricter of that day and the newest rule, so that nobody gains by an old date.
    let waits = |thresholds: Thresholds| thresholds.second_person_from.is_none_or(|from| amount >= from);
    !waits(Thresholds::on(books, day)) && !waits(Thresholds::newest(books))
}

/// How much money a reversal undoes, where that can be told: gifts and openings.
fn undone(books: &impl Books, e: &EntryReversed) -> Option<Yuan> {
    match books.undoable(e.entry)? {
        Undoable::Gift(gift) => Some(gift.amount),
        Undoable::Opening(opening) => Some(opening.amount),
        // Neither moves money.
        Undoable::Receipt { .. } | Undoable::Redemption => Some(Yuan::ZERO),
        Undoable::Stint(_) | Undoable::Entry(_) | Undoable::Never(_) => None,
    }
}

/// Whether a role gives its word on what waits to happen. Payments and matches have rules of their own.
#[must_use]
pub const fn gives_its_word(role: Role) -> bool {
    matches!(role, Role::Approver | Role::Supervisor | Role::Federation)
}

/// The same for an event: owners' money goes by their committee's word, never by the fund's approver.
#[must_use]
pub fn gives_its_word_on(books: &impl Books, role: Role, event: &Event) -> bool {
    if is_the_owners(books, event) {
        return role == Role::OwnersCommittee;
    }
    gives_its_word(role)
}

/// Whether an event moves owners' money as their decision said, or undoes what was recorded of it.
#[must_use]
pub fn is_the_owners(books: &impl Books, event: &Event) -> bool {
    if let Event::EntryReversed(e) = event {
        let account = books.undoable(e.entry).and_then(|undoable| account_of(books, &undoable));
        return account.is_some_and(|account| books.account(&account) == Some(Holder::OwnersCommittee));
    }
    matches!(event, Event::MoneyTransferred(e) if e.basis == TransferBasis::Owners)
}

/// The account that what may be undone is about, of the kinds an owners' account knows.
fn account_of(books: &impl Books, undoable: &Undoable) -> Option<Code> {
    let recalled = match undoable {
        Undoable::Opening(opening) => return Some(opening.account.clone()),
        Undoable::Entry(recalled) => recalled,
        // Nobody gives to the owners: their money is earned, not given.
        Undoable::Gift(_)
        | Undoable::Receipt { .. }
        | Undoable::Stint(_)
        | Undoable::Redemption
        | Undoable::Never(_) => return None,
    };
    of_an_entry(&recalled.event).cloned().or_else(|| of_its_origin(books, &recalled.event))
}

const fn of_an_entry(event: &Event) -> Option<&Code> {
    if let Event::IncomeReceived(e) = event {
        Some(&e.account)
    } else if let Event::IncomeDue(e) = event {
        Some(&e.account)
    } else if let Event::MoneyTransferred(e) = event {
        Some(&e.account)
    } else if let Event::PaymentSettled(e) = event {
        Some(&e.account)
    } else if let Event::AdvancePaid(e) = event {
        Some(&e.account)
    } else if let Event::BankCharged(e) = event {
        Some(&e.account)
    } else {
        None
    }
}

/// Where an advance was paid from, of the papers that account for it; where a deposit lay, of its return.
fn of_its_origin(books: &impl Books, event: &Event) -> Option<Code> {
    let origin = if let Event::AdvanceAccounted(e) = event {
        e.advance
    } else if let Event::AdvanceReturned(e) = event {
        e.advance
    } else if let Event::DepositReturned(e) = event {
        e.income
    } else {
        return None;
    };
    of_an_entry(&books.recall(origin)?.event).cloned()
}
