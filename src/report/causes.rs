//! Why an entry moved what it moved. A statement of cash flows and the notes ask more than postings say: whether a debit of
//! the bank was a gift or an advance that came back, and what a reversal takes back.

use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, Undoable};
use crate::ledger::event::{Event, PaymentSettled};
use crate::ledger::field::Seq;
use crate::ledger::waiting::Wait;
use crate::ledger::words::{IncomeNature, PaymentKind, Yes};

/// What an entry was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A gift of money.
    Gift,
    /// Money of a gift went back.
    GiftRefunded,
    /// A gift in goods.
    GoodsGiven,
    /// 配捐 came.
    Match,
    /// 配捐 went back.
    MatchReturned,
    /// Income of a nature; a deposit is one.
    Income(IncomeNature),
    /// A deposit went back.
    DepositReturned,
    /// A balance was taken over.
    Opening,
    /// Money was brought to the fund's account.
    PaidIn,
    /// Money changed its purse.
    Transferred,
    /// Goods were sold.
    GoodsSold,
    /// A payment of a kind.
    Paid(PaymentKind),
    /// What had been kept back of a payment was paid.
    RetentionPaid,
    /// Money went before its papers.
    Advance,
    /// … and its papers came.
    Accounted,
    /// … and the rest came back.
    AdvanceReturned,
    /// The bank took its charge.
    Charged,
    /// Points were exchanged.
    Exchanged,
    /// Anything else.
    Other,
}

/// Why an entry moved what it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What it was about; for a reversal, what it takes back.
    pub matter: Matter,
    /// The gift or the advance it is about, else the entry itself; for a reversal, of what it takes back.
    pub about: Seq,
    /// The entry it takes back, if it does.
    pub undone: Option<Seq>,
}

impl Cause {
    /// The cause of an event recorded as entry `seq`, on the books before it. An approval has the cause of what it lets happen:
    /// only rows of a count are approved together, and those are of one kind.
    #[must_use]
    pub fn of(seq: Seq, event: &Event, books: &impl Books) -> Self {
        if let Event::EntriesApproved(e) = event {
            let waiting = (e.first.0..=e.last.0).map(Seq).find_map(|entry| {
                let (_, event) = WaitingFacts::waiting(books, entry)?;
                (Wait::of_waiting(event.kind()) == Wait::ToHappen).then_some((entry, event))
            });
            return waiting
                .map_or_else(|| Self::plain(Matter::Other, seq), |(entry, event)| Self::of(entry, &event, books));
        }
        let Event::EntryReversed(e) = event else { return Self::direct(seq, event, books) };
        let undone = match books.undoable(e.entry) {
            Some(Undoable::Gift(_)) => Self::plain(Matter::Gift, e.entry),
            Some(Undoable::Opening(_)) => Self::plain(Matter::Opening, e.entry),
            Some(Undoable::Entry(recalled)) => Self::direct(e.entry, &recalled.event, books),
            Some(Undoable::Redemption) => Self::plain(Matter::Exchanged, e.entry),
            Some(Undoable::Receipt { .. } | Undoable::Stint(_) | Undoable::Never(_)) | None => {
                Self::plain(Matter::Other, e.entry)
            }
        };
        Self { undone: Some(e.entry), ..undone }
    }

    const fn plain(matter: Matter, about: Seq) -> Self {
        Self { matter, about, undone: None }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other entries move no money of their own")]
    fn direct(seq: Seq, event: &Event, books: &impl Books) -> Self {
        match event {
            Event::DonationReceived(_) => Self::plain(Matter::Gift, seq),
            Event::DonationRefunded(e) => Self::plain(Matter::GiftRefunded, e.gift),
            Event::GoodsReceived(_) => Self::plain(Matter::GoodsGiven, seq),
            Event::MatchReceived(_) | Event::MatchOwed(_) => Self::plain(Matter::Match, seq),
            Event::MatchReturned(_) => Self::plain(Matter::MatchReturned, seq),
            Event::IncomeReceived(e) => Self::plain(Matter::Income(e.nature), seq),
            Event::DepositReturned(e) => Self::plain(Matter::DepositReturned, e.income),
            Event::OpeningRecorded(_) => Self::plain(Matter::Opening, seq),
            Event::MoneyPaidIn(_) => Self::plain(Matter::PaidIn, seq),
            Event::MoneyTransferred(_) => Self::plain(Matter::Transferred, seq),
            Event::GoodsSold(_) => Self::plain(Matter::GoodsSold, seq),
            Event::PaymentSettled(e) => Self::plain(paid(e, books), seq),
            Event::AdvancePaid(_) => Self::plain(Matter::Advance, seq),
            Event::AdvanceAccounted(e) => Self::plain(Matter::Accounted, e.advance),
            Event::AdvanceReturned(e) => Self::plain(Matter::AdvanceReturned, e.advance),
            Event::BankCharged(_) => Self::plain(Matter::Charged, seq),
            Event::Redeemed(_) => Self::plain(Matter::Exchanged, seq),
            _ => Self::plain(Matter::Other, seq),
        }
    }
}

/// What a settlement paid for, as its request says.
fn paid(e: &PaymentSettled, books: &impl Books) -> Matter {
    if e.is_retention == Yes::Yes {
        return Matter::RetentionPaid;
    }
    let request = books.recall(e.request);
    match request.as_deref().map(|recalled| &recalled.event) {
        Some(Event::PaymentRequested(request)) => Matter::Paid(request.kind),
        Some(_) | None => Matter::Other,
    }
}
