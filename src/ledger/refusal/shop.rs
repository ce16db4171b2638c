//! The 公益超市. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{GoodsUse, Holder, ItemKind, PaymentKind};
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ShopRefusal {
    // Items.
    /// An item has a name and a unit.
    ItemMustBeNamed,
    /// Nothing is had for no points; what is not for exchange is taken off the shelf.
    PriceMustNotBeZero,
    /// An item that has a price keeps it for the days that are over.
    PriceMustNotReachBack {
        /// The day of recording.
        today: Day,
    },
    /// Goods stay goods, and are counted in one unit.
    ItemMustKeepItsKindAndUnit {
        /// Its kind.
        kind: ItemKind,
        /// Its unit.
        unit: Text,
    },
    /// A price that begins today lasts the day: nobody lowers it for one slip and raises it again.
    PriceMustLastItsDay {
        /// The day of recording.
        today: Day,
    },
    /// A merchant who is paid is paid for a service, a price, by a purse; goods and what is done for nothing have none.
    MerchantMustBePaidForAService,
    /// Merchants and suppliers of the shop are paid with the fund's own money.
    ShopMustBePaidByTheFund {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },

    // The shelf.
    /// The item was priced before, and is of that kind.
    ItemMustBeKnown {
        /// The code asked for.
        item: Code,
        /// The kind wanted.
        kind: ItemKind,
    },
    /// What was given for poor families or a project is not for exchange (慈善法 art. 54).
    GoodsMustBeForTheShop {
        /// What they were given for.
        usage: GoodsUse,
    },
    /// A lot stands on the shelf once.
    LotMustNotBeOnTheShelf {
        /// As which item it stands there.
        item: Code,
    },
    /// A lot is counted as its item is.
    UnitMustBeTheItems {
        /// The item's unit.
        unit: Text,
        /// The lot's.
        lot: Text,
    },

    // Bought.
    /// Stock is paid at once and whole, to one payee, against its goods.
    StockMustBePaidAtOnce {
        /// The kind of payment.
        kind: PaymentKind,
    },
    /// Bought goods were paid for as stock, by a settlement that stands.
    StockMustBePaidFirst {
        /// The entry asked for.
        seq: Seq,
    },
    /// Nothing is taken in before it was paid.
    StockMustFollowItsPayment {
        /// The day it was paid.
        on: Day,
    },
    /// Lots together cost no more than was paid for them.
    StockMustStayWithinWhatWasPaid {
        /// What is left of it.
        left: Yuan,
    },

    // Taken for points.
    /// A slip has a number.
    SlipMustBeNumbered,
    /// … that no other slip has, a cancelled one included.
    SlipMustBeNew {
        /// The number.
        slip: Text,
    },
    /// Points are exchanged by whose they are, or by one of their household.
    AccountMustBeTheVolunteers {
        /// The account asked for.
        account: Code,
        /// Who collects.
        volunteer: PersonNumber,
    },
    /// A slip has lines, at most twenty, and each item once.
    SlipMustNameItsItemsOnce,
    /// There is no part of what is counted by the piece.
    CountedGoodsMustBeWhole {
        /// The item.
        item: Code,
        /// What it is counted by.
        unit: Text,
    },
    /// The item has a price on that day.
    ItemMustBeOnTheShelf {
        /// The code asked for.
        item: Code,
        /// The day.
        day: Day,
    },
    /// So much of it lies on the shelf that may be given out on that day.
    ShelfMustHoldIt {
        /// The item.
        item: Code,
        /// What may be given out.
        left: Quantity,
        /// Its unit.
        unit: Text,
    },
    /// Points that count on that day cover the slip.
    PointsMustCoverIt {
        /// What the slip costs.
        asked: Points,
        /// What counts on that day.
        available: Points,
        /// What was published and does not count yet.
        in_notice: Points,
        /// The household's account and who of it asks, where his own was named and the household shares one.
        shared: Option<(Text, PersonNumber)>,
    },
    /// A redemption is undone on its own day.
    RedemptionMustBeOfToday {
        /// The day of recording.
        today: Day,
    },

    /// A merchant is owed what is paid to him, and what is taken back of a slip.
    MerchantMustBeOwedIt {
        /// What he is owed still.
        left: Yuan,
    },

    // Counted.
    /// A count compares with the books as they stand: it is recorded on its day.
    CountMustBeOfToday {
        /// The day of recording.
        today: Day,
    },
    /// Somebody counts, and somebody else stands beside.
    CountersMustBeTwo {
        /// Who was named twice.
        counter: PersonNumber,
    },
    /// A count covers every lot on the shelf of its storeroom.
    CountMustCoverTheShelf {
        /// How many there are.
        lots: Count,
    },
    /// The rows of a count follow it without anything between.
    LotMustFollowItsCount {
        /// The count named.
        count: Seq,
    },
    /// A lot is counted once in a count.
    LotMustBeCountedOnce {
        /// The lot.
        lot: Code,
    },
    /// A difference that waits for another person is settled before the lot is counted again.
    CountMustFollowTheLast {
        /// The lot.
        lot: Code,
        /// The entry that waits.
        seq: Seq,
    },
    /// What a count found missing lay there ever since, to be taken off when it is approved.
    CountMustBeRepeated {
        /// The least that the books say lay there since that day.
        least: Quantity,
        /// The lot.
        lot: Code,
    },
    /// A row says what the books said.
    CountMustSayWhatIsBooked {
        /// What they say.
        booked: Quantity,
    },
    /// What a count found on the shelf was received or bought.
    CountedLotMustStay {
        /// The lot.
        lot: Code,
    },
}
