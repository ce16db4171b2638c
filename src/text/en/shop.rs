//! The exchange shop.

use crate::ledger::books::registers::shop::MerchantsPurse;
use crate::ledger::event::Redeemed;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::ShopRefusal as R;
use crate::ledger::words::{GoodsUse, ItemKind};
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::usage::meant;
use crate::text::{ListWords, NumberWords, ShopHelp, ShopWords, Told};

/// Help.
pub(super) const HELP: ShopHelp = ShopHelp {
    shop: "The exchange shop: goods and services, their price in points, shelf, purchases, stock",
    item: "Price goods or a service in points, from a day on",
    shelve: "Put a lot of given goods on the shelf (only what was given for the shop)",
    buy: "Take in bought goods that were paid for, as a lot",
    stock: "What is left of each lot on the shelf, the first to expire first",
    prices: "The price list on a day",
    item_code: "The item's code, such as rice",
    points: "Points for one unit, such as 12 or 12.5",
    off: "Take it off the shelf: no more exchange",
    name: "Its name, such as rice 5kg; may be left out when it had a price before",
    unit: "The unit: bag, box, time; may be left out when it had a price before",
    from: "From which day on; today if left out",
    service: "It is a service, done by somebody or by a merchant; it has no stock",
    merchant: "The merchant's number, such as p12; he is paid later",
    cost: "What the merchant is paid later for one unit, in yuan",
    account: "The account that pays the merchant; the federation's if left out",
    project: "The project whose money pays the merchant; the general fund if left out",
    source: "Where that money comes from, such as public_appeal",
    settlement: "The entry that paid for the goods; may be left out when only one is not taken in yet",
    quantity: "How many, such as 20 or 12.5",
    stock_cost: "What the lot cost, in yuan, within what of that payment is not taken in yet",
    price_day: "The prices of which day; today if left out",
    redeem: "Exchange points for goods or services, and print the slip",
    redeem_account: "The points account: a volunteer's number such as p12, or a household's code",
    redeem_item: "The item and how many, such as rice=2; once for each item, the same item adds up",
    slip: "The number of the slip; a number is used once",
    volunteer: "Who collects it; not needed for a volunteer's own account",
    report_merchants: "What is owed to merchants for services exchanged for points",
    report_redemptions: "Redemptions of a month, for the board",
    reward: "Give goods to a volunteer as a reward, without points",
    rewarded: "Who is rewarded: a volunteer's number, such as p12",
    spoil: "Write off what spoiled or expired on the shelf, the first to expire first",
    count: "Count the shop, two people, lot by lot; differences are posted",
    count_lots: "A lot and what lay there, such as l1=12; one for each lot",
    counter: "Who counted: a number such as p1",
    witness: "Who stood beside: a number such as p2",
    sheet: "The signed count sheet, kept in papers/",
    rest_as_booked: "Lots that are not named are as booked",
    count_reason: "Why they differ; needed where they do",
};

const fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Goods => "goods",
        ItemKind::Service => "a service",
    }
}

impl ShopWords for En {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn shop_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ItemMustBeNamed => plain(
                "The name or the unit is missing.",
                "Write them like this: mingbai shop item rice 12 --name \"rice 5kg\" --unit bag.",
            ),
            R::PriceMustNotBeZero => plain(
                "The price in points is zero.",
                "Write points above zero; take what is not exchanged any more off the shelf with --off.",
            ),
            R::PriceMustNotReachBack { today } => told(
                format!("This item has a price, and the price of days before {today} cannot be changed."),
                "Give today or a later day with --from.",
            ),
            R::PriceMustLastItsDay { today } => told(
                format!("A price of this item begins on {today} already, and a day has one price."),
                "Give a later day with --from; what is wrong today comes off the shelf with --off.",
            ),
            R::ItemMustKeepItsKindAndUnit { kind: was, unit } => told(
                format!("This code stands for {}, counted in “{unit}”.", kind(*was)),
                "Another kind or unit needs a code of its own; see mingbai shop prices.",
            ),
            R::MerchantMustBePaidForAService => plain(
                "What is said of the merchant is not whole, or stands where it does not belong.",
                "A service that is paid for needs --merchant, --cost and --source; goods and unpaid services none of them.",
            ),
            R::ShopMustBePaidByTheFund { account, holder } => told(
                format!("Account “{account}” ({}) cannot pay for the shop.", self.holder(*holder)),
                "The shop's stock is the fund's: name the federation's account; owners' money and party dues buy none.",
            ),
            R::ItemMustBeKnown { item, kind: wanted } => told(
                format!("“{item}” is not the code of {}.", kind(*wanted)),
                "Services are no goods. Price goods first: mingbai shop item CODE POINTS --name NAME --unit UNIT; see mingbai shop prices.",
            ),
            R::GoodsMustBeForTheShop { usage } => told(
                format!("These goods were given for another use ({}) and are not exchanged.", self.goods_use(*usage)),
                match usage {
                    GoodsUse::Shop => "Use them as their donor wished.",
                    GoodsUse::Project => "Use them in their project: mingbai goods use.",
                    GoodsUse::PoorFamilies => "Give them out: mingbai goods give.",
                },
            ),
            R::LotMustNotBeOnTheShelf { item } => told(
                format!("This lot stands on the shelf as “{item}”."),
                "See mingbai shop stock; if that is wrong, reverse the entry that put it there.",
            ),
            R::UnitMustBeTheItems { unit, lot } => told(
                format!("The item is counted in “{unit}”, the lot in “{lot}”."),
                "Price an item of the lot's own unit and shelve it as that.",
            ),
            R::StockMustBePaidAtOnce { kind } => told(
                format!(
                    "A payment of this kind ({}) is no advance, keeps nothing back, has no list.",
                    self.payment_kind(*kind)
                ),
                "Leave out --advance, --retention or the list.",
            ),
            R::MerchantMustBeOwedIt { left } => told(
                format!("The merchant is owed {} still, and this is more.", self.yuan(*left)),
                "See mingbai report merchants for what is owed; a slip recorded twice is reversed the same day, too much paid is reversed first.",
            ),
            R::StockMustBePaidFirst { seq } => told(
                format!("Entry {seq} is no payment for stock, or it was reversed."),
                "Ask, approve and pay first (mingbai pay request --kind stock), then mingbai shop buy.",
            ),
            R::StockMustFollowItsPayment { on } => {
                told(format!("These goods were paid on {on}."), "Check --date: that day or a later one.")
            }
            R::StockMustStayWithinWhatWasPaid { left } => told(
                format!("Of this payment only {} is not taken in yet.", self.yuan(*left)),
                "Check --cost; the lots together cost no more than was paid.",
            ),
            R::SlipMustBeNumbered => plain("The slip has no number.", "Give its number with --slip."),
            R::SlipMustBeNew { slip } => told(
                format!("The slip number “{slip}” is taken."),
                "A slip is used once, and not again when it was cancelled: take a new one.",
            ),
            R::AccountMustBeTheVolunteers { account, volunteer } => Told::new(
                format!("“{account}” is neither the points account of {volunteer} nor of his household."),
                format!(
                    "Write {volunteer}; where his household shares, its code (mingbai household list) and --volunteer {volunteer}."
                ),
            ),
            R::CountedGoodsMustBeWhole { item, unit } => Told::new(
                format!("“{item}” is counted by the {unit}: there is no part of one."),
                "Write a whole number; what goes by weight or volume is priced by the kg or l.",
            ),
            R::SlipMustNameItsItemsOnce => plain(
                "The slip has no item, more than 20, or one of them on two lines.",
                "Write them like this: --item rice=2 --item soap=1; more than 20 go on two slips.",
            ),
            R::ItemMustBeOnTheShelf { item, day } => {
                told(format!("On {day} nothing with the code “{item}” can be exchanged."), "See mingbai shop prices.")
            }
            R::ShelfMustHoldIt { item, left, unit } => told(
                format!("Only {} {unit} of “{item}” can be given out.", self.quantity(*left)),
                "Check the quantity; see mingbai shop stock. What a reversal put back goes out from its day on.",
            ),
            R::PointsMustCoverIt { asked, available, in_notice, shared } => Told::new(
                format!(
                    "This needs {}, and what counts is {} (still in notice: {}).",
                    self.points(*asked),
                    self.points(*available),
                    self.points(*in_notice)
                ),
                match shared {
                    Some((account, volunteer)) => {
                        format!(
                            "He shares the points of “{account}”: mingbai redeem {account} --volunteer {volunteer}."
                        )
                    }
                    None => "Exchange less, or wait until the notice is over; points that ended are gone.".to_owned(),
                },
            ),
            R::RedemptionMustBeOfToday { today } => told(
                format!("A redemption is undone on its own day; today is {today}."),
                "Later the goods are gone, and the entry stays.",
            ),
            R::CountMustBeOfToday { today } => told(
                format!("A count is recorded on its day; today is {today}."),
                "Count again today: it is compared with the books as they stand.",
            ),
            R::CountersMustBeTwo { counter } => told(
                format!("{counter} cannot count and stand beside at once."),
                "Two people count together: name two with --counter and --witness.",
            ),
            R::CountMustCoverTheShelf { lots } => told(
                format!("The shelf holds {lots}, and a count covers all of them.", lots = counted(lots, "lot")),
                "Write LOT=QUANTITY for each; --rest-as-booked for those that are as booked.",
            ),
            R::LotMustFollowItsCount { count } => {
                told(format!("This lot does not follow count {count}."), "Record a count whole: mingbai shop count.")
            }
            R::LotMustBeCountedOnce { lot } => told(format!("Lot {lot} is counted twice."), "Write each lot once."),
            R::CountMustFollowTheLast { lot, seq } => Told::new(
                format!(
                    "What the last count of lot {lot} found (entry {seq}) still waits; counted again, it would be found twice."
                ),
                format!(
                    "Let another person decide first: mingbai approve {seq}, or mingbai reject {seq} --reason WHY."
                ),
            ),
            R::CountMustBeRepeated { lot, least } => told(
                format!(
                    "Lot {lot} went out since it was counted: at times only {} lay there, too few for what is missing.",
                    self.quantity(*least)
                ),
                "Reject the entry (mingbai reject), and count what lies there now: mingbai shop count.",
            ),
            R::CountMustSayWhatIsBooked { booked } => told(
                format!("The books say {}; the entry says otherwise.", self.quantity(*booked)),
                "The program fills that in: record with mingbai shop count.",
            ),
            R::CountedLotMustStay { lot } => told(
                format!("Lot {lot} was counted on the shelf, so what brought it cannot be reversed."),
                "If it is not there any more, write it off: mingbai goods short.",
            ),
        }
    }

    fn unknown_item(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}See mingbai shop prices.", meant(code, known)),
            None => "Nothing has a price yet: mingbai shop item CODE POINTS --name NAME --unit UNIT.".to_owned(),
        };
        Told::new(format!("There is no item {code}."), cure)
    }

    fn shelf_has_less(&self, item: &Code, left: Quantity, unit: &Text) -> Told {
        let what = if left.is_zero() {
            format!("No “{item}” lies on the shelf: nothing of it can have spoiled.")
        } else {
            format!("Only {} {unit} of “{item}” lie on the shelf.", self.quantity(left))
        };
        Told::new(
            what,
            "Check item, quantity and day (mingbai shop stock); what was never shelved: mingbai goods spoil.",
        )
    }

    fn slip_below(&self, redeemed: &Redeemed, left: Points, today: Day) -> String {
        let up_to = if today == redeemed.date { String::new() } else { format!("today, {today}, ") };
        format!(
            "Slip {}, account {}, collected by {}; {} this time, {up_to}{} left.",
            redeemed.slip,
            redeemed.account,
            redeemed.volunteer,
            self.points(redeemed.points),
            self.points(left)
        )
    }

    fn merchants_lack_money(&self, of: &MerchantsPurse) -> String {
        let purse = of.purse.project.as_ref().map_or_else(|| self.general_fund().to_owned(), ToString::to_string);
        format!(
            "Merchants: {purse} ({}, account {}) owes {} and holds {}, {} short; bring money there before more such services are exchanged → mingbai report merchants",
            self.source_kind(of.purse.source_kind),
            of.account,
            self.yuan(of.owed),
            self.yuan(of.holds),
            self.yuan(of.lacks())
        )
    }

    fn no_stock_paid(&self) -> Told {
        Told::new(
            "No payment for stock waits for its goods.",
            "Ask, approve and pay first (mingbai pay request --kind stock); given goods: mingbai goods receive, then \
             mingbai shop shelve.",
        )
    }

    fn which_settlement(&self, open: &[(Seq, Yuan)]) -> Told {
        let listed: Vec<String> = open.iter().map(|(seq, left)| format!("{seq} ({} left)", self.yuan(*left))).collect();
        Told::new(
            format!("Several payments for stock wait for their goods: {}.", listed.join(", ")),
            "Name the entry of the payment with --payment.",
        )
    }
}
