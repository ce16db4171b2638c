//! Gifts in goods: received with a permitted use, used, given on, sold, spoiled. A lot keeps its source, its value and its
//! day of expiry.

use crate::ledger::event::event;
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{Appeal, Display, DonorKind, GoodsUse, IssueManner, ValueBasis};
use crate::ledger::yuan::Yuan;

event! {
    /// A lot of goods was given (慈善法 art. 54: registered, used only as given): 借1201 贷4101 at its value. Without a
    /// reliable value it is registered and not income.
    GoodsReceived {
        /// The storeroom it lies in.
        account: Code,
        /// Open or directed.
        appeal: Appeal,
        /// What the value rests on.
        basis: ValueBasis,
        /// The business day.
        date: Day,
        /// How the donor is shown.
        display: Display,
        /// The donor's number, or empty.
        donor: Maybe<PersonNumber>,
        /// Who gave.
        donor_kind: DonorKind,
        /// The last day it may be given out, or empty.
        expiry: Maybe<Day>,
        /// What it is: 大米 5kg.
        item: Text,
        /// The code of the lot.
        lot: Code,
        /// A public remark.
        memo: Text,
        /// The name commitment in force, or empty.
        name: Maybe<Digest>,
        /// An organisation's registered name, or empty.
        organisation: Text,
        /// The invoice, agreement or valuation, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// For which project; empty for the general fund.
        project: Maybe<Code>,
        /// How many units, to three places.
        quantity: Quantity,
        /// The official receipt's number, or empty.
        receipt: Text,
        /// 袋, 箱, 件.
        unit: Text,
        /// What it may be used for.
        usage: GoodsUse,
        /// Its whole value, or empty when there is no reliable one.
        value: Maybe<Yuan>,
    }
}

event! {
    /// Goods left a lot: used in a project, given on, spoiled or short. 借5101 or 5901 贷1201 at the lot's cost.
    GoodsIssued {
        /// Their part of the lot's value, as the rule reckons it.
        cost: Yuan,
        /// The business day.
        date: Day,
        /// Which lot.
        lot: Code,
        /// How they left.
        manner: IssueManner,
        /// A public remark; for spoiled and short goods, why.
        memo: Text,
        /// The number of the paper.
        paper: Text,
        /// The project they were used in, or empty.
        project: Maybe<Code>,
        /// How many units.
        quantity: Quantity,
        /// Who received them: an organisation, a group; never a natural person's name.
        receiver: Text,
    }
}

event! {
    /// Goods of a lot were sold, with proceeds to the fund: 借1002 贷4901, and 借5901 贷1201 at cost.
    GoodsSold {
        /// The account the proceeds reached.
        account: Code,
        /// Who bought: an organisation, a group; never a natural person's name.
        buyer: Text,
        /// The donor's paper that agrees to a sale, or empty; goods for poor families are not sold without one.
        consent: Text,
        /// Their part of the lot's value, as the rule reckons it.
        cost: Yuan,
        /// The business day.
        date: Day,
        /// Which lot.
        lot: Code,
        /// The number of the paper.
        paper: Text,
        /// What they brought.
        proceeds: Yuan,
        /// How many units.
        quantity: Quantity,
        /// Why they were sold and not used as given: an early expiry, more than can be used.
        reason: Text,
    }
}
