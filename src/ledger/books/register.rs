//! Registers: what the rules must know of the fund's own affairs, as facts under keys. Each subject says in a file of its
//! own which facts it keeps (`registers/`); both answers to [`Books`] keep them as text and know no subject.
//!
//! Facts are few (thousands, not millions) and small: an entry that is needed whole is looked up by
//! [`Books::recall`], a register holds only what later entries change.

use std::fmt::Display;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ledger::books::Books;
use crate::ledger::effect::Effect;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};

/// Declares the registers with their words in the file.
macro_rules! registers {
    ($($(#[$doc:meta])* $Register:ident = $word:literal),+ $(,)?) => {
        /// A register.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Register { $($(#[$doc])* $Register),+ }

        impl Register {
            /// Its word in the file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Register => $word),+ }
            }

            /// The register of a word.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$Register),)+ _ => None }
            }
        }
    };
}

registers! {
    // Purses.
    /// 小区 and 网格.
    Areas = "area",
    /// Income that was announced, and how much of it came.
    Claims = "claim",
    /// Deposits, and how much of them went back.
    Deposits = "deposit",
    /// Owners' decisions, and how much was paid under them.
    OwnersDecisions = "owners_decision",
    /// What each purse owes out of its cash.
    Held = "held",
    // Months.
    /// Statements by account and day.
    Statements = "statement",
    /// Months that are closed.
    Months = "month",
    // Projects.
    /// Where each project stands.
    Projects = "project",
    // Matching.
    /// Pools.
    Pools = "pool",
    /// Agreements, and what became of them.
    Matches = "match",
    /// Numbers that were merged, into which, and by which entry: two donors are one from then on.
    Merges = "merge",
    // Approving.
    /// Entries that were approved or rejected, and by whom.
    Approvals = "approval",
    /// The terms of operators who joined after entry 0, or left.
    Terms = "term",
    /// Keys that are nobody's any more.
    OldKeys = "old_key",
    /// Entries whose effect waits for another person's word, and who recorded them.
    Waiting = "waiting",
    /// Since which entry it takes two persons.
    TwoPersons = "two_persons",
    // Paying.
    /// Requests for payment.
    Requests = "request",
    /// Invoice numbers by payee.
    Invoices = "invoice",
    /// Advances.
    Advances = "advance",
    // Goods.
    /// Lots.
    Lots = "lot",
    /// What moved in each lot, on the day it was posted.
    LotMoves = "lot_move",
    // Points.
    /// What each purse owes to merchants for services exchanged for points.
    Merchants = "merchant",
    /// Points accounts of volunteers and households.
    PointsAccounts = "points_account",
    /// How many points are outstanding, by kind.
    PointsTotals = "points_total",
    /// Deeds that were not published yet.
    DeedsWaiting = "deed_waiting",
    /// What deeds brought, once published.
    DeedsPublished = "deed_published",
    /// Which portions an entry took, so that its reversal puts exactly them back.
    PointsTaken = "points_taken",
    /// Records that were reversed when not all they had brought was there any more.
    PointsStruck = "points_struck",
    /// What deeds brought, by who did them and on which day: a day's cap counts them.
    DeedDays = "deed_day",
    /// Gifts that count for a deed.
    DeedGifts = "deed_gift",
    /// Wishes: who took each on, and the deed that fulfilled it.
    Wishes = "wish",
    /// Statements of other communities that were taken over.
    StatementsTaken = "statement_taken",
    /// What was known of a volunteer's time before a statement was taken over, and after: what its reversal needs.
    TimeReceived = "time_received",
    /// What volunteers brought from earlier books or other communities.
    TimeBrought = "time_brought",
    // Volunteers.
    /// Households.
    Households = "household",
    /// Teams.
    Teams = "team",
    /// Volunteers.
    Volunteers = "volunteer",
    /// Numbers that turned out to be somebody's who has another, under the one that stayed.
    NumbersJoined = "numbers_joined",
    // Service.
    /// Activities.
    Activities = "activity",
    /// A file whose rows are still coming.
    Rosters = "roster",
    // Shop.
    /// Items and their prices.
    Items = "item",
    /// Lots on the shelf, by item and last day.
    Shelf = "shelf",
    /// What was paid for stock, and how much of it was taken in.
    StockPaid = "stock_paid",
    // Objections.
    /// Which entry ended each.
    Objections = "objection",
}

/// A key of a register: its text sorts as the thing itself does.
pub trait Key {
    /// The key as text.
    fn key(&self) -> String;
}

impl Key for Seq {
    fn key(&self) -> String {
        format!("{:012}", self.0)
    }
}

impl Key for Code {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Key for Day {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Key for Month {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Key for String {
    fn key(&self) -> String {
        self.clone()
    }
}

/// Parts joined by a blank, which no code, day or number holds.
impl<A: Display, B: Display> Key for (A, B) {
    fn key(&self) -> String {
        format!("{} {}", self.0, self.1)
    }
}

/// The facts of one register.
pub trait Record: Serialize + DeserializeOwned {
    /// Which register.
    const REGISTER: Register;
    /// What they are found by.
    type Key: Key;

    /// These facts, from now on, under a key.
    ///
    /// # Panics
    /// Never: facts are plain data.
    fn kept(&self, key: &Self::Key) -> Effect {
        let facts = serde_json::to_string(self).expect("plain facts cannot fail to be written");
        Effect::Kept { register: Self::REGISTER, key: key.key(), facts: Some(facts) }
    }

    /// No facts under a key any more.
    fn dropped(key: &Self::Key) -> Effect {
        Effect::Kept { register: Self::REGISTER, key: key.key(), facts: None }
    }

    /// The facts under a key.
    fn find(books: &impl Books, key: &Self::Key) -> Option<Self> {
        books.register(Self::REGISTER, &key.key(), Self::read)?
    }

    /// Every record whose key begins with a text, in the order of the keys.
    fn all(books: &impl Books, beginning: &str) -> Vec<(String, Self)> {
        let rows = books.registers(Self::REGISTER, beginning);
        rows.into_iter().filter_map(|(key, facts)| Some((key, Self::read(&facts)?))).collect()
    }

    /// Reads facts. Text that no longer reads is damage, which the comparison of the two books tells.
    #[must_use]
    fn read(facts: &str) -> Option<Self> {
        serde_json::from_str(facts).ok()
    }
}
