//! A gift in goods as it is asked for: the rules add the donor's name in force.

use crate::ledger::command::Donor;
use crate::ledger::event::GoodsReceived;
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{Appeal, Display, GoodsUse, ValueBasis};
use crate::ledger::yuan::Yuan;

/// Receive goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiveGoods {
    /// The storeroom.
    pub account: Code,
    /// The channel.
    pub appeal: Appeal,
    /// What the value rests on.
    pub basis: ValueBasis,
    /// The business day.
    pub date: Day,
    /// How the donor is shown; nothing means his registered wish, else masked, and an anonymous gift anonymous.
    pub display: Option<Display>,
    /// Who gave.
    pub donor: Donor,
    /// The last day it may be given out.
    pub expiry: Option<Day>,
    /// What it is.
    pub item: Text,
    /// The code of the lot.
    pub lot: Code,
    /// A public remark.
    pub memo: Text,
    /// The invoice, agreement or valuation, in papers/.
    pub paper_file: Option<Digest>,
    /// For which project; none is the general fund.
    pub project: Option<Code>,
    /// How many units.
    pub quantity: Quantity,
    /// The official receipt's number, or empty.
    pub receipt: Text,
    /// In which unit.
    pub unit: Text,
    /// What it may be used for.
    pub usage: GoodsUse,
    /// Its whole value; none without a reliable one.
    pub value: Option<Yuan>,
}

impl ReceiveGoods {
    /// What must have been asked for this gift to be recorded.
    pub(super) fn behind(event: &GoodsReceived) -> Self {
        Self {
            account: event.account.clone(),
            appeal: event.appeal,
            basis: event.basis,
            date: event.date,
            display: Some(event.display),
            donor: Donor::behind(*event.donor, event.donor_kind, *event.name, &event.organisation),
            expiry: *event.expiry,
            item: event.item.clone(),
            lot: event.lot.clone(),
            memo: event.memo.clone(),
            paper_file: *event.paper_file,
            project: event.project.0.clone(),
            quantity: event.quantity,
            receipt: event.receipt.clone(),
            unit: event.unit.clone(),
            usage: event.usage,
            value: *event.value,
        }
    }
}
