//! The closed lists of volunteers, points and the shop.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// Two kinds of points account, never mixed.
    PointsKind {
        /// For the exchange shop.
        Exchange = "exchange",
        /// 党性存折: counted and stated yearly, not for exchange.
        Party = "party",
    }
}

list! {
    /// Whether an act of the rule book brings points or takes them.
    ActSign {
        /// It brings them.
        Award = "award",
        /// It takes them.
        Deduction = "deduction",
    }
}

list! {
    /// By what stars go.
    StarPeriod {
        /// The hours of a calendar year.
        Year = "year",
        /// The hours of all time, as the national rule has it.
        Life = "life",
    }
}

list! {
    /// What an item of the shop is.
    ItemKind {
        /// Goods out of a lot.
        Goods = "goods",
        /// A service a merchant honours and is paid for later.
        Service = "service",
    }
}
