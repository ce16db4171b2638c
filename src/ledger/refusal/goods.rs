//! Gifts in goods. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{GoodsUse, Holder, IssueManner, ValueBasis};
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum GoodsRefusal {
    // Whatever moves.
    /// No goods are no gift and no issue.
    GoodsQuantityMustNotBeZero,

    // Received.
    /// A lot says what it is and in which unit it is counted.
    GoodsMustBeNamed,
    /// Of what is counted by the bag or the piece there are no parts.
    GoodsMustBeCountedWhole {
        /// How many were named.
        quantity: Quantity,
        /// In which unit.
        unit: Text,
    },
    /// A value rests on an invoice, an agreement or a fair price; without one there is no value.
    GoodsValueMustFitItsBasis {
        /// The basis asked for.
        basis: ValueBasis,
    },
    /// Goods lie in a storeroom.
    GoodsMustLieInAStoreroom {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Goods given for a project name it.
    ProjectGoodsMustNameTheirProject,
    /// Goods for poor families that are of no project are a directed gift: restricted, and so is what their sale brings.
    GoodsForPoorFamiliesMustBeDirected,
    /// The code of a lot is free.
    LotCodeMustBeFree {
        /// The code.
        lot: Code,
    },

    // Out of a lot.
    /// The lot was received.
    LotMustBeReceived {
        /// The code asked for.
        lot: Code,
    },
    /// Nothing leaves a lot before it was given.
    GoodsMustHaveComeBefore {
        /// The day it was given.
        on: Day,
    },
    /// Never more leaves a lot than is left of it.
    GoodsMustBeInStock {
        /// What is left.
        left: Quantity,
        /// The unit.
        unit: Text,
    },
    /// … and not more than lay there on that day, or on any day since.
    GoodsMustHaveLainThere {
        /// The day asked for.
        day: Day,
        /// The least that lay there.
        least: Quantity,
        /// The unit.
        unit: Text,
    },
    /// Expired goods are taken neither in nor out, unless as spoiled or short.
    GoodsMustNotBeExpired {
        /// The last day.
        expiry: Day,
    },
    /// Goods are used only as given (慈善法 art. 54).
    GoodsMustBeUsedAsGiven {
        /// What they were given for.
        usage: GoodsUse,
        /// What was asked.
        manner: IssueManner,
    },
    /// Goods used name the project they are used in, and only those do.
    GoodsUsedMustNameTheProject {
        /// How they leave.
        manner: IssueManner,
    },
    /// Goods given for a project are used in it and in no other.
    GoodsMustStayInTheirProject {
        /// Their project.
        project: Code,
    },
    /// It is told who received or bought them.
    GoodsReceiverMustBeNamed,
    /// What a sale brings reaches one of the fund's own accounts.
    GoodsProceedsMustReachTheFund {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Goods for poor families are sold only with the donor's paper.
    GoodsSaleNeedsTheDonorsConsent,
    /// What leaves the books with them is their share of the value that is left.
    GoodsCostMustBeTheirShare {
        /// The share.
        cost: Yuan,
    },
    /// A gift is undone only while nothing has left its lot.
    LotMustBeWhole {
        /// The lot.
        lot: Code,
        /// What is left of it.
        left: Quantity,
        /// What was given.
        given: Quantity,
    },
}
