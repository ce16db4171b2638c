//! The closed lists of given goods.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// What given goods may be used for.
    GoodsUse {
        /// The exchange shop.
        Shop = "shop",
        /// A project.
        Project = "project",
        /// Poor families: never against points.
        PoorFamilies = "poor_families",
    }
}

list! {
    /// How goods left a lot.
    IssueManner {
        /// Used in a project.
        Used = "used",
        /// Given to poor families, or to an organisation that does.
        Given = "given",
        /// 报损: spoiled, broken, expired.
        Spoiled = "spoiled",
        /// 盘亏: not there when counted.
        Short = "short",
    }
}

list! {
    /// What the value of given goods rests on.
    ValueBasis {
        /// The donor's invoice.
        Invoice = "invoice",
        /// The gift agreement.
        Agreement = "agreement",
        /// Fair value: market price or appraisal.
        FairValue = "fair_value",
        /// No reliable value: registered, not income.
        Unpriced = "unpriced",
    }
}
