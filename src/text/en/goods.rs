//! Gifts in goods.

use crate::ledger::name::Code;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::GoodsRefusal as R;
use crate::ledger::words::GoodsUse;
use crate::text::en::En;
use crate::text::en::usage::meant;
use crate::text::{GoodsHelp, GoodsWords, ListWords, NumberWords, Told};

/// The help.
pub(super) const HELP: GoodsHelp = GoodsHelp {
    goods: "Given goods: received, used, given on, sold, lost, lot by lot",
    receive: "Receive goods as a lot",
    use_in_project: "Use goods in a project",
    give: "Give goods to families or to an organisation",
    spoil: "Write off spoiled, broken or expired goods",
    short: "Write off goods that were not there when counted",
    sell: "Sell goods; the proceeds are the fund's",
    list: "What is left of each lot, the first to expire first",
    show: "What became of a lot",
    report: "Given goods by item: opening, in, out, closing",
    report_gifts: "Gifts in goods of a month",
    quantity: "How many, such as 20 or 12.5",
    unit: "In which unit: bag, box, piece",
    item: "What it is, such as rice 5kg",
    usage: "Permitted use: shop (exchange shop), project, poor_families",
    channel: "public or directed; public when left out, directed for poor families",
    value: "Value of the whole lot in yuan; leave out without a reliable price",
    basis: "What the value rests on: invoice, agreement, fair_value; unpriced is registered and not income",
    project: "The project's code; needed for goods given for a project",
    expiry: "The last day it may be given out",
    new_lot: "The code of the lot; the next free of l1, l2 … if left out",
    storeroom: "The storeroom; needs no naming when there is one",
    anonymous: "Show the donor as anonymous (as --display anonymous)",
    file: "The invoice, agreement or valuation, kept in papers/",
    lot: "The code of the lot, such as l1",
    quantity_out: "How many leave",
    paper: "The number of the paper",
    use_project: "The project they are used in; not needed when they were given for it",
    receiver: "Who received them: an organisation or a group, never a person's name",
    why: "Why; needed when goods for the shop go another way",
    proceeds: "What they brought, in yuan",
    buyer: "Who bought: an organisation or a group, never a person's name",
    consent: "The donor's paper that agrees; needed for goods given for poor families",
    account: "The account the proceeds reached; the federation's if left out",
    expiring: "Only what expires within so many days; 30 if not said",
    all: "List lots of which nothing is left, too",
};

impl En {
    fn so_many(&self, quantity: Quantity, unit: &str) -> String {
        format!("{} {unit}", self.quantity(quantity))
    }
}

impl GoodsWords for En {
    fn goods_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::GoodsQuantityMustNotBeZero => plain("The quantity is zero.", "Write how many, such as 20 or 12.5."),
            R::GoodsMustBeNamed => plain(
                "The item or its unit is missing.",
                "Write them like this: mingbai goods receive 20 bag rice --use shop.",
            ),
            R::GoodsMustBeCountedWhole { quantity, unit } => told(
                format!("What is counted by the {unit} has no parts: {}.", self.quantity(*quantity)),
                "Write a whole number; what is weighed or measured has a unit such as kg or l.",
            ),
            R::GoodsValueMustFitItsBasis { basis } => told(
                format!("The value does not fit its basis ({}).", self.value_basis(*basis)),
                "With an invoice, an agreement or a fair value, give the whole value with --value; without a reliable \
                 price leave both out.",
            ),
            R::GoodsMustLieInAStoreroom { account, holder } => told(
                format!("Account {account} ({}) cannot hold goods.", self.holder(*holder)),
                "Name a storeroom; open one with mingbai account open cangku --holder storeroom --name NAME.",
            ),
            R::ProjectGoodsMustNameTheirProject => {
                plain("Goods given for a project do not say which.", "Add --project CODE; see mingbai project list.")
            }
            R::GoodsForPoorFamiliesMustBeDirected => plain(
                "Goods for poor families are a directed gift, not part of an open appeal.",
                "Leave out --channel, or write --channel directed.",
            ),
            R::LotCodeMustBeFree { lot } => told(
                format!("There is a lot {lot} already."),
                "Choose another code, or leave out --lot and take the next; see mingbai goods list --all.",
            ),
            R::LotMustBeReceived { lot } => {
                told(format!("There is no lot {lot}."), "See mingbai goods list --all for the codes.")
            }
            R::GoodsMustHaveComeBefore { on } => {
                told(format!("These goods came on {on}."), "Check --date: that day or a later one.")
            }
            R::GoodsMustBeInStock { left, unit } => told(
                format!("Only {} are left of this lot.", self.so_many(*left, unit.as_str())),
                "Check the quantity; take the rest from another lot (mingbai goods list).",
            ),
            R::GoodsMustHaveLainThere { day, least, unit } => told(
                format!("From {day} on there were at times only {} there.", self.so_many(*least, unit.as_str())),
                "What a later reversal put back was not there before: give the day of the reversal or a later one with \
                 --date; see mingbai goods show LOT.",
            ),
            R::GoodsMustNotBeExpired { expiry } => told(
                format!("These goods expired on {expiry}."),
                "Expired goods are written off: mingbai goods spoil LOT QUANTITY --reason expired.",
            ),
            R::GoodsMustBeUsedAsGiven { usage, manner } => told(
                format!(
                    "These goods were given for another use ({}), not for this one ({}).",
                    self.goods_use(*usage),
                    self.issue_manner(*manner)
                ),
                match usage {
                    GoodsUse::Shop => "Use them as their donor wished.",
                    GoodsUse::Project => {
                        "Use them in their project: mingbai goods use LOT QUANTITY; or goods spoil, goods short."
                    }
                    GoodsUse::PoorFamilies => {
                        "Give them out: mingbai goods give LOT QUANTITY --to WHOM; or goods spoil, goods short."
                    }
                },
            ),
            R::GoodsUsedMustNameTheProject { manner } => told(
                format!("Goods used name a project, others do not ({}).", self.issue_manner(*manner)),
                "To use goods in a project: mingbai goods use LOT QUANTITY --project CODE.",
            ),
            R::GoodsMustStayInTheirProject { project } => told(
                format!("These goods were given for project {project} and are used in no other."),
                "Name their own project with --project, or take another lot.",
            ),
            R::GoodsReceiverMustBeNamed => plain(
                "It is not said who received them.",
                "Name an organisation or a group with --to (--buyer for a sale), never a natural person.",
            ),
            R::GoodsProceedsMustReachTheFund { account, holder } => told(
                format!("Proceeds cannot go to account {account} ({}).", self.holder(*holder)),
                "Name one of the fund's own accounts, or leave out --account for the federation's.",
            ),
            R::GoodsSaleNeedsTheDonorsConsent => plain(
                "Goods given for poor families are not sold without the donor's consent.",
                "Name his paper with --consent; or give them out with mingbai goods give.",
            ),
            R::GoodsCostMustBeTheirShare { cost } => told(
                format!("The cost of these goods is {}; the entry says otherwise.", self.yuan(*cost)),
                "The program reckons it from what is left: record with the commands of mingbai goods.",
            ),
            R::LotMustBeWhole { lot, left, given } => told(
                format!(
                    "Of lot {lot} {} came and only {} are left, so its gift cannot be reversed any more.",
                    self.quantity(*given),
                    self.quantity(*left)
                ),
                "See mingbai goods show LOT, reverse what left it, then reverse the gift.",
            ),
        }
    }

    fn lot_received(&self, lot: &Code) -> String {
        format!("Lot: {lot}")
    }

    fn no_storeroom(&self) -> Told {
        Told::new(
            "There is no storeroom yet.",
            "Open one first: mingbai account open cangku --holder storeroom --name NAME.",
        )
    }

    fn unknown_lot(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}See mingbai goods list --all.", meant(code, known)),
            None => "No goods were received yet; begin with mingbai goods receive.".to_owned(),
        };
        Told::new(format!("There is no lot {code}."), cure)
    }
}
