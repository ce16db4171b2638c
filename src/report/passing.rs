//! An entry as it passes by whoever lists what an auditor looks at, and which way money goes by it.

use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Moment};
use crate::ledger::yuan::Yuan;
use crate::report::journal::Voucher;

/// An entry as it passes by.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'a> {
    /// Its number.
    pub seq: Seq,
    /// When it was recorded.
    pub at: Moment,
    /// The day of that, where the fund is.
    pub recorded_on: Day,
    /// Who recorded it.
    pub by: &'a Code,
    /// What happened.
    pub event: &'a Event,
    /// What it posted.
    pub voucher: Option<&'a Voucher>,
}

impl Passing<'_> {
    /// How much it is about.
    #[must_use]
    pub fn amount(&self) -> Yuan {
        own_amount(self.event).unwrap_or_else(|| self.voucher.map_or(Yuan::ZERO, Voucher::debit))
    }
}

/// The amount an entry names: its double entry has more sides than that, of what is released or kept back with it.
#[expect(clippy::wildcard_enum_match_arm, reason = "of other entries the debits tell how much it is")]
const fn own_amount(event: &Event) -> Option<Yuan> {
    match event {
        Event::PaymentRequested(e) => Some(e.amount),
        Event::PaymentSettled(e) => Some(e.amount),
        Event::AdvancePaid(e) => Some(e.amount),
        Event::AdvanceAccounted(e) => Some(e.amount),
        Event::BankCharged(e) => Some(e.amount),
        Event::MoneyTransferred(e) => Some(e.amount),
        Event::MoneyPaidIn(e) => Some(e.amount),
        _ => None,
    }
}

/// Whether money leaves by it, or is asked to.
pub(super) const fn goes_out(event: &Event) -> bool {
    matches!(
        event,
        Event::PaymentRequested(_)
            | Event::PaymentSettled(_)
            | Event::AdvancePaid(_)
            | Event::BankCharged(_)
            | Event::DonationRefunded(_)
            | Event::DepositReturned(_)
            | Event::MatchReturned(_)
            | Event::MoneyTransferred(_)
    )
}

/// Whether money comes in by it.
pub(super) const fn comes_in(event: &Event) -> bool {
    matches!(
        event,
        Event::DonationReceived(_)
            | Event::IncomeReceived(_)
            | Event::MatchReceived(_)
            | Event::OpeningRecorded(_)
            | Event::GoodsReceived(_)
    )
}

/// What an entry takes back.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other entry takes anything back")]
pub(super) fn undoes(event: &Event) -> Option<Seq> {
    match event {
        Event::EntryReversed(e) => Some(e.entry),
        Event::DonationRefunded(e) => Some(e.gift),
        _ => None,
    }
}

/// The first entry it approves.
pub(super) fn approves(event: &Event) -> Option<Seq> {
    if let Event::EntriesApproved(e) = event { Some(e.first) } else { None }
}
