//! 公益超市.

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
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{ListWords, NumberWords, ShopHelp, ShopWords, Told};

/// 帮助.
pub(super) const HELP: ShopHelp = ShopHelp {
    shop: "公益超市：物品和服务、积分价格、上架、进货、库存",
    item: "给物品或服务定积分价格，从某一天起算",
    shelve: "把一批捐物上架（只限捐给公益超市的）",
    buy: "进货入库：付过款的货记成一批",
    stock: "货架上各批还剩多少，先到期的在前",
    prices: "某一天的兑换价格表",
    item_code: "物品代号，如 dami",
    points: "一个单位要多少积分，如 12 或 12.5",
    off: "下架，不再兑换",
    name: "名称，如 大米5kg；以前定过价的可以不写",
    unit: "单位，如 袋、箱、次；以前定过价的可以不写",
    from: "从哪一天起；不写就是今天",
    service: "是服务：由人或爱心商家提供，不占库存",
    merchant: "爱心商家的编号，如 p12；事后向他付款",
    cost: "每个单位事后付给商家多少，单位元",
    account: "付给商家的账户；不写就是总会专户",
    project: "付给商家的钱出自哪个项目；不写就是基金总体",
    source: "付给商家的钱的来源，如 public_appeal",
    settlement: "进货的付款记录号；只有一笔没入库的付款时不用写",
    quantity: "数量，如 20 或 12.5",
    stock_cost: "这批货的成本，单位元，不超过那笔付款还没入库的部分",
    price_day: "看哪一天的价格；不写就是今天",
    redeem: "用积分兑换物品或服务，打印兑换单",
    redeem_account: "积分账户：志愿者编号，如 p12，或户的代号",
    redeem_item: "物品和数量，如 dami=2；几样就写几次，同一样的加在一起",
    slip: "兑换单号；一个号只用一次",
    volunteer: "谁来领的编号；本人账户不用写",
    report_merchants: "欠爱心商家多少兑换的钱",
    report_redemptions: "某月的兑换公示",
    reward: "奖励：不要积分，把物品给志愿者",
    rewarded: "奖励给谁：志愿者编号，如 p12",
    spoil: "报损：货架上坏了、过期的，先到期的先出",
    count: "盘点：两个人逐批清点，差异记账",
    count_lots: "批号和点到的数量，如 l1=12；几批就写几个",
    counter: "清点人的编号，如 p1",
    witness: "监盘人的编号，如 p2",
    sheet: "签了字的盘点表，存进 papers 文件夹",
    rest_as_booked: "没有写的批次都和账面一样",
    count_reason: "差异的原因；有差异必须写",
};

const fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Goods => "物品",
        ItemKind::Service => "服务",
    }
}

impl ShopWords for Zh {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn shop_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ItemMustBeNamed => {
                plain("没有写名称或单位。", "请照这样写：mingbai shop item dami 12 --name 大米5kg --unit 袋。")
            }
            R::PriceMustNotBeZero => plain("积分价格是零。", "请写大于零的积分；不再兑换的，用 --off 下架。"),
            R::PriceMustNotReachBack { today } => {
                told(format!("这样物品已经有价格，{today} 以前的价格不能再改。"), "请用 --from 写今天或以后的日期。")
            }
            R::PriceMustLastItsDay { today } => told(
                format!("这样物品 {today} 已经定过价，一天只有一个价。"),
                "请用 --from 写明天或以后的日期；今天定错了、不想让人兑的，先用 --off 下架。",
            ),
            R::ItemMustKeepItsKindAndUnit { kind: was, unit } => told(
                format!("这个代号已经用于{}，单位是“{unit}”。", kind(*was)),
                "种类或单位不同的，请另用一个代号；已有的用 mingbai shop prices 查看。",
            ),
            R::MerchantMustBePaidForAService => plain(
                "付给商家的几项没有写全，或者写在了不该写的地方。",
                "要付款的服务，--merchant、--cost、--source 都要写；物品和不付款的服务一样都不写。",
            ),
            R::ShopMustBePaidByTheFund { account, holder } => told(
                format!("账户“{account}”是{}的，不能付超市的款。", self.holder(*holder)),
                "超市的货是基金的资产，请写总会专户；公共收益、党费不能进货。",
            ),
            R::ItemMustBeKnown { item, kind: wanted } => told(
                format!("没有代号为“{item}”的{}。", kind(*wanted)),
                "物品和服务分开，服务不能当物品发。没有定价的请先定价：mingbai shop item 代号 积分 --name 名称 --unit 单位；已有的用 mingbai shop prices 查看。",
            ),
            R::GoodsMustBeForTheShop { usage } => told(
                format!("这批物资是捐给“{}”的，不能兑换积分。", self.goods_use(*usage)),
                match usage {
                    GoodsUse::Shop => "请按捐赠人的意思使用。",
                    GoodsUse::Project => "请用 mingbai goods use 在它的项目里使用。",
                    GoodsUse::PoorFamilies => "请用 mingbai goods give 发放。",
                },
            ),
            R::LotMustNotBeOnTheShelf { item } => {
                told(format!("这批已经作为“{item}”上架。"), "用 mingbai shop stock 查看；上错了的先冲正那条上架记录。")
            }
            R::UnitMustBeTheItems { unit, lot } => {
                told(format!("物品的单位是“{unit}”，这批的单位是“{lot}”。"), "请给这批另定一个单位相同的物品代号。")
            }
            R::StockMustBePaidAtOnce { kind } => told(
                format!("“{}”不能先拨后报、不能留质保金、也不能按名单付。", self.payment_kind(*kind)),
                "请去掉 --advance、--retention 或名单，货款一次申请。",
            ),
            R::MerchantMustBeOwedIt { left } => told(
                format!("爱心商家还应得 {}，这一笔超过了。", self.yuan(*left)),
                "请用 mingbai report merchants 核对兑换应付；兑换记重了的当天冲正，多付的先冲正付款。",
            ),
            R::StockMustBePaidFirst { seq } => told(
                format!("第{seq}号不是超市进货的付款，或者已经冲正。"),
                "请先用 mingbai pay request --kind stock 申请、审批、付款，再用 mingbai shop buy 入库。",
            ),
            R::StockMustFollowItsPayment { on } => {
                told(format!("这笔货款 {on} 才付。"), "请核对 --date，写付款当天或以后的日期。")
            }
            R::StockMustStayWithinWhatWasPaid { left } => told(
                format!("这笔付款还没入库的只有 {}。", self.yuan(*left)),
                "请核对 --cost；几批货的成本加起来不能超过付款。",
            ),
            R::SlipMustBeNumbered => plain("没有写兑换单号。", "请用 --slip 写单号。"),
            R::SlipMustBeNew { slip } => told(
                format!("单号“{slip}”已经用过。"),
                "一张单只兑一次，全角半角、前面的零不算不同；撤销了的单号也不再用，请换一张新单。",
            ),
            R::AccountMustBeTheVolunteers { account, volunteer } => Told::new(
                format!("“{account}”不是 {volunteer} 的积分账户，也不是他家的。"),
                format!(
                    "请写 {volunteer}；与家人合用账户的，写本户的代号（mingbai household list），再加 --volunteer {volunteer}。"
                ),
            ),
            R::CountedGoodsMustBeWhole { item, unit } => Told::new(
                format!("“{item}”按{unit}数，不能兑零头。"),
                "请写整数；按重量、容积兑的物品，定价时单位写斤、公斤、升等。",
            ),
            R::SlipMustNameItsItemsOnce => plain(
                "单上没有物品、超过 20 样，或者同一样占了两行。",
                "请照这样写：--item dami=2 --item feizao=1；超过 20 样的分两张单。",
            ),
            R::ItemMustBeOnTheShelf { item, day } => {
                told(format!("{day} 没有代号为“{item}”的兑换物品。"), "可以兑换的用 mingbai shop prices 查看。")
            }
            R::ShelfMustHoldIt { item, left, unit } => told(
                format!("“{item}”货架上能兑出的只有 {} {unit}。", self.quantity(*left)),
                "请核对数量；没到期的各批用 mingbai shop stock 查看，冲正转回的从当天起才能再兑。",
            ),
            R::PointsMustCoverIt { asked, available, in_notice, shared } => Told::new(
                format!(
                    "要 {}，能用的只有 {}（公示期内还有 {}）。",
                    self.points(*asked),
                    self.points(*available),
                    self.points(*in_notice)
                ),
                match shared {
                    Some((account, volunteer)) => {
                        format!(
                            "他与家人合用“{account}”的积分：请用 mingbai redeem {account} --volunteer {volunteer} 兑换。"
                        )
                    }
                    None => "请少兑一些，或等公示期满；到期的积分不能再用。".to_owned(),
                },
            ),
            R::RedemptionMustBeOfToday { today } => {
                told(format!("兑换只能在当天撤销，今天是 {today}。"), "过了当天，东西已经领走，记录不再撤销。")
            }
            R::CountMustBeOfToday { today } => {
                told(format!("盘点要当天记账，今天是 {today}。"), "请今天重新清点一遍再记；账面数是记账那一刻的。")
            }
            R::CountersMustBeTwo { counter } => {
                told(format!("清点人和监盘人都写了 {counter}。"), "请两个人一起清点，--counter 和 --witness 写两个人。")
            }
            R::CountMustCoverTheShelf { lots } => told(
                format!("货架上有 {lots} 批，盘点要每批都点到。"),
                "请逐批写 批号=数量；和账面一样的可以用 --rest-as-booked。",
            ),
            R::LotMustFollowItsCount { count } => {
                told(format!("这一批不紧跟第{count}号盘点。"), "请用 mingbai shop count 一次记完。")
            }
            R::LotMustBeCountedOnce { lot } => told(format!("批号“{lot}”点了两次。"), "每批只写一次。"),
            R::CountMustFollowTheLast { lot, seq } => Told::new(
                format!("批号“{lot}”上次盘点的差异（第 {seq} 号）还在等审批，再盘会把同一个差异记两次。"),
                format!("请另一个人先批：mingbai approve {seq}；或者驳回：mingbai reject {seq} --reason 原因，再盘。"),
            ),
            R::CountMustBeRepeated { lot, least } => told(
                format!(
                    "盘点以后批号“{lot}”又出去了，账面最少的时候只有 {}，盘亏的数扣不下去。",
                    self.quantity(*least)
                ),
                "请驳回这一条（mingbai reject），照货架上现在的数重新盘点：mingbai shop count。",
            ),
            R::CountMustSayWhatIsBooked { booked } => told(
                format!("账面数是 {}，记录里写的不是。", self.quantity(*booked)),
                "账面数由程序填写，请用 mingbai shop count 记账。",
            ),
            R::CountedLotMustStay { lot } => told(
                format!("批号“{lot}”盘点过，它的收货或进货不能再冲正。"),
                "盘点时东西就在货架上；现在没有了，请用 mingbai goods short 记盘亏。",
            ),
        }
    }

    fn unknown_item(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}全部物品用 mingbai shop prices 查看。", meant(code, known)),
            None => "还没有定过价；先用 mingbai shop item 代号 积分 --name 名称 --unit 单位。".to_owned(),
        };
        Told::new(format!("没有代号为“{code}”的物品。"), cure)
    }

    fn shelf_has_less(&self, item: &Code, left: Quantity, unit: &Text) -> Told {
        let what = if left.is_zero() {
            format!("货架上没有“{item}”，没有可以报损的。")
        } else {
            format!("货架上“{item}”只有 {} {unit}，报损不能更多。", self.quantity(left))
        };
        Told::new(what, "请核对代号、数量和日期（mingbai shop stock）；还没上架的用 mingbai goods spoil。")
    }

    fn slip_below(&self, redeemed: &Redeemed, left: Points, today: Day) -> String {
        let up_to = if today == redeemed.date { String::new() } else { format!("到今天（{today}）") };
        format!(
            "单号 {}，账户 {}，领取人 {}；本次 {}，{up_to}还剩 {}。",
            redeemed.slip,
            redeemed.account,
            redeemed.volunteer,
            self.points(redeemed.points),
            self.points(left)
        )
    }

    fn merchants_lack_money(&self, of: &MerchantsPurse) -> String {
        let purse =
            of.purse.project.as_ref().map_or_else(|| self.general_fund().to_owned(), |code| format!("项目 {code}"));
        format!(
            "爱心商家：{purse}的{}（账户 {}）欠 {}，里面只有 {}，还差 {}；请先备款（募捐、调剂），再兑这样的服务 → mingbai report merchants",
            self.source_kind(of.purse.source_kind),
            of.account,
            self.yuan(of.owed),
            self.yuan(of.holds),
            self.yuan(of.lacks())
        )
    }

    fn no_stock_paid(&self) -> Told {
        Told::new(
            "没有付过款、还没入库的货。",
            "请先用 mingbai pay request --kind stock 申请、审批、付款；捐来的用 mingbai goods receive、mingbai shop shelve。",
        )
    }

    fn which_settlement(&self, open: &[(Seq, Yuan)]) -> Told {
        let listed: Vec<String> =
            open.iter().map(|(seq, left)| format!("第{seq}号（还剩 {}）", self.yuan(*left))).collect();
        Told::new(format!("有几笔进货的付款没有入库：{}。", listed.join("、")), "请用 --payment 写付款的记录号。")
    }
}
