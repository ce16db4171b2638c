//! The 公益超市: goods and services for points. Goods given are lots of `goods`; bought ones join them here.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{ItemKind, SourceKind};
use crate::ledger::yuan::Yuan;

event! {
    /// What an item costs in points, from a day on. The last word on an item counts from its day.
    ItemPriced {
        /// The account of the purse that owes the merchant; empty when nobody is paid.
        account: Maybe<Code>,
        /// What the fund pays the merchant for one unit of a service, 0.00 for goods.
        cost: Yuan,
        /// The business day of the decision.
        date: Day,
        /// The first day of the price.
        from: Day,
        /// The item's code.
        item: Code,
        /// Goods out of a lot, or a service a merchant honours.
        kind: ItemKind,
        /// The 爱心商家 that honours it and is paid later: its number; empty for goods.
        merchant: Maybe<PersonNumber>,
        /// Its name on a sheet: 大米 5kg.
        name: Text,
        /// Points for one unit; empty takes it off the shelf.
        points: Maybe<Points>,
        /// The project of that purse, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind; empty when nobody is paid.
        source_kind: Maybe<SourceKind>,
        /// 袋, 箱, 次.
        unit: Text,
    }
}

event! {
    /// A lot of given goods is put on the shelf as an item: only where its permitted use is the shop.
    LotShelved {
        /// The business day.
        date: Day,
        /// As which item.
        item: Code,
        /// Which lot.
        lot: Code,
    }
}

event! {
    /// Bought goods come in as a lot. Their settlement posted 借1201 where it paid; from there they move into the storeroom.
    StockBought {
        /// The storeroom they lie in.
        account: Code,
        /// What they cost, within what the settlement paid and what was not yet taken in of it.
        cost: Yuan,
        /// The business day.
        date: Day,
        /// The last day they may be given out, or empty.
        expiry: Maybe<Day>,
        /// As which item.
        item: Code,
        /// The code of the lot.
        lot: Code,
        /// How many units.
        quantity: Quantity,
        /// The settlement that paid for them: its purse is theirs.
        settlement: Seq,
    }
}

event! {
    /// What left one lot.
    TakenFromLot {
        /// Its part of the lot's value, as the rule reckons it.
        cost: Yuan,
        /// Which lot.
        lot: Code,
        /// How many units.
        quantity: Quantity,
    }
}

event! {
    /// One line of a slip.
    SlipLine {
        /// What the fund owes a merchant for it: 借5101 贷2202; 0.00 for goods.
        cost: Yuan,
        /// Which item.
        item: Code,
        /// The lots it came from, the first to expire first; empty for a service.
        lots: Vec<TakenFromLot>,
        /// Points for all of it.
        points: Points,
        /// The entry that said its price.
        price: Seq,
        /// How many units.
        quantity: Quantity,
    }
}

event! {
    /// Points of an account that counted from one day and ended on one day.
    PointsTaken {
        /// The first day they counted.
        from: Day,
        /// How many of them.
        points: Points,
        /// The last, or empty.
        until: Maybe<Day>,
    }
}

event! {
    /// Points became goods: one command, one entry, one slip.
    Redeemed {
        /// Whose points: a volunteer's number, or a household's code.
        account: Code,
        /// The business day.
        date: Day,
        /// What was taken, at most 20 lines.
        lines: Vec<SlipLine>,
        /// Points for all of it.
        points: Points,
        /// The portions they came from, what ended first before the rest.
        portions: Vec<PointsTaken>,
        /// The number of the slip: never twice.
        slip: Text,
        /// Who collected it: the volunteer, or one of the household.
        volunteer: PersonNumber,
    }
}

event! {
    /// Goods given as a reward, without points. Two persons.
    RewardGiven {
        /// The business day.
        date: Day,
        /// What was taken, at most 20 lines; its points are 0.0.
        lines: Vec<SlipLine>,
        /// Why.
        reason: Text,
        /// The number of the slip: never twice.
        slip: Text,
        /// Who received it.
        volunteer: PersonNumber,
    }
}

event! {
    /// The shop was counted, by two people. Its rows follow, an entry a lot.
    StockCounted {
        /// The storeroom.
        account: Code,
        /// Who counted.
        counter: PersonNumber,
        /// The business day.
        date: Day,
        /// The signed count sheet's number.
        paper: Text,
        /// The count sheet, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// How many lots follow.
        rows: Count,
        /// Who stood beside.
        witness: PersonNumber,
    }
}

event! {
    /// One lot of a count. What is missing goes to 5901, what is too much comes from 4901.
    LotCounted {
        /// What the books said.
        booked: Quantity,
        /// The value of the difference, as the rule reckons it.
        cost: Yuan,
        /// The count's entry.
        count: Seq,
        /// What lay there.
        counted: Quantity,
        /// The count's day.
        date: Day,
        /// Which lot.
        lot: Code,
        /// Why they differ; empty when they do not.
        reason: Text,
    }
}
