//! 捐物.

use crate::ledger::name::Code;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::GoodsRefusal as R;
use crate::ledger::words::GoodsUse;
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{GoodsHelp, GoodsWords, ListWords, NumberWords, Told};

/// 帮助.
pub(super) const HELP: GoodsHelp = GoodsHelp {
    goods: "捐物：收、用、发、变卖、报损，逐批记清",
    receive: "收到捐物，记成一批",
    use_in_project: "在项目里使用",
    give: "发放给困难家庭或单位",
    spoil: "报损：损坏、变质、过期",
    short: "盘亏：清点时少了",
    sell: "变卖，所得归基金",
    list: "各批物资还剩多少，先到期的在前",
    show: "一批物资的来龙去脉",
    report: "物资收发存：按品名的期初、收、发、期末",
    report_gifts: "捐物明细（捐赠公示的实物部分）",
    quantity: "数量，如 20 或 12.5",
    unit: "单位，如 袋、箱、件",
    item: "品名，如 大米5kg",
    usage: "限定用途：shop 公益超市，project 项目使用，poor_families 困难家庭",
    channel: "方式：public 公开募集，directed 定向募集；不写就是公开募集，给困难家庭的就是定向",
    value: "整批的价值，单位元；没有可靠价格就不写",
    basis: "计价依据：invoice 发票，agreement 协议，fair_value 公允价值，unpriced 无可靠价格（只登记，不算收入）",
    project: "项目代号；给项目的物资必须写",
    expiry: "到期日：最后一天可以发放的日期",
    new_lot: "批号；不写就是下一个空着的 l1、l2……",
    storeroom: "存放的仓库；只有一个仓库时不用写",
    anonymous: "匿名公开（同 --display anonymous）",
    file: "发票、协议或评估的文件，存进 papers 文件夹",
    lot: "批号，如 l1",
    quantity_out: "拿出多少",
    paper: "单据的文号",
    use_project: "在哪个项目里用；给项目的物资不用写",
    receiver: "交给了谁：单位或人群，不写个人姓名",
    why: "原因；公益超市的物资另作他用时必须写",
    proceeds: "卖得多少，单位元",
    buyer: "卖给了谁：单位或人群，不写个人姓名",
    consent: "捐赠人同意变卖的文件；给困难家庭的物资必须有",
    account: "收款的账户；不写就是总会专户",
    expiring: "只看这么多天内到期的；不写天数就是 30",
    all: "已经用完的批次也列出",
};

impl Zh {
    fn so_many(&self, quantity: Quantity, unit: &str) -> String {
        format!("{} {unit}", self.quantity(quantity))
    }
}

impl GoodsWords for Zh {
    fn goods_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::GoodsQuantityMustNotBeZero => plain("数量是零。", "请写实际的数量，如 20 或 12.5。"),
            R::GoodsMustBeNamed => {
                plain("没有写品名或单位。", "请照这样写：mingbai goods receive 20 袋 大米5kg --use shop。")
            }
            R::GoodsMustBeCountedWhole { quantity, unit } => told(
                format!("按{unit}数的，没有零头：{}。", self.quantity(*quantity)),
                "请写整数；按重量、容积算的，单位写斤、公斤、升等。",
            ),
            R::GoodsValueMustFitItsBasis { basis } => told(
                format!("价值和计价依据“{}”对不上。", self.value_basis(*basis)),
                "有发票、协议或公允价值的，用 --value 写整批的价值；没有可靠价格的，两样都不写。",
            ),
            R::GoodsMustLieInAStoreroom { account, holder } => told(
                format!("账户“{account}”是{}的，放不了物资。", self.holder(*holder)),
                "请写仓库的代号；还没有仓库，就用 mingbai account open cangku --holder storeroom --name 物资仓库 开一个。",
            ),
            R::ProjectGoodsMustNameTheirProject => {
                plain("给项目的物资没有写是哪个项目。", "请加上 --project 项目代号；项目用 mingbai project list 查看。")
            }
            R::GoodsForPoorFamiliesMustBeDirected => {
                plain("给困难家庭的物资是定向捐赠，不能记成公开募集。", "请去掉 --channel，或写 --channel directed。")
            }
            R::LotCodeMustBeFree { lot } => told(
                format!("批号“{lot}”已经有了。"),
                "请换一个批号，或者不写 --lot，让程序取下一个；已有的用 mingbai goods list --all 查看。",
            ),
            R::LotMustBeReceived { lot } => {
                told(format!("没有批号为“{lot}”的物资。"), "请用 mingbai goods list --all 查看批号。")
            }
            R::GoodsMustHaveComeBefore { on } => {
                told(format!("这批物资 {on} 才收到。"), "请核对 --date，写收到当天或以后的日期。")
            }
            R::GoodsMustBeInStock { left, unit } => told(
                format!("这批只剩 {}。", self.so_many(*left, unit.as_str())),
                "请核对数量；不够的部分从别的批次里出（mingbai goods list）。",
            ),
            R::GoodsMustHaveLainThere { day, least, unit } => told(
                format!("照账上看，{day} 起这批最少的时候只有 {}。", self.so_many(*least, unit.as_str())),
                "冲正是后来才转回的，不能写成更早的日期：请用 --date 写冲正当天或以后；来去用 mingbai goods show 批号 查看。",
            ),
            R::GoodsMustNotBeExpired { expiry } => told(
                format!("这批物资 {expiry} 已经到期。"),
                "过期的不能再收、再用、再发、再卖，只能报损：mingbai goods spoil 批号 数量 --reason 过期。",
            ),
            R::GoodsMustBeUsedAsGiven { usage, manner } => told(
                format!("这批物资捐来是给“{}”的，不能作“{}”。", self.goods_use(*usage), self.issue_manner(*manner)),
                match usage {
                    GoodsUse::Shop => "请按捐赠人的意思使用。",
                    GoodsUse::Project => {
                        "请用 mingbai goods use 批号 数量，在它的项目里用；坏了、少了用 goods spoil、goods short。"
                    }
                    GoodsUse::PoorFamilies => {
                        "请用 mingbai goods give 批号 数量 --to 人群 发放；坏了、少了用 goods spoil、goods short。"
                    }
                },
            ),
            R::GoodsUsedMustNameTheProject { manner } => told(
                format!("“{}”与项目对不上：在项目里使用要写项目，其他的不写。", self.issue_manner(*manner)),
                "在项目里使用，请用 mingbai goods use 批号 数量 --project 项目代号。",
            ),
            R::GoodsMustStayInTheirProject { project } => told(
                format!("这批物资是给项目“{project}”的，不能用到别的项目。"),
                "请写 --project 后面的代号为它自己的项目，或者从别的批次里出。",
            ),
            R::GoodsReceiverMustBeNamed => {
                plain("没有写交给了谁。", "请用 --to（变卖用 --buyer）写单位或人群，如 低保户 20 户；不写个人姓名。")
            }
            R::GoodsProceedsMustReachTheFund { account, holder } => told(
                format!("账户“{account}”是{}的，变卖的钱不能进这里。", self.holder(*holder)),
                "请写基金自己的账户，或者不写 --account，记到总会专户。",
            ),
            R::GoodsSaleNeedsTheDonorsConsent => plain(
                "给困难家庭的物资，没有捐赠人同意不能变卖。",
                "请先取得捐赠人的书面同意，用 --consent 写文件名称或文号；否则用 mingbai goods give 发放。",
            ),
            R::GoodsCostMustBeTheirShare { cost } => told(
                format!("这些物资应转出的成本是 {}，记录里写的不是。", self.yuan(*cost)),
                "成本由程序按剩余的价值和数量推算，请用 mingbai goods 的命令记账。",
            ),
            R::LotMustBeWhole { lot, left, given } => told(
                format!(
                    "批号“{lot}”收到 {}，只剩 {}，收货的记录不能再冲正。",
                    self.quantity(*given),
                    self.quantity(*left)
                ),
                "请先用 mingbai goods show 批号 查看，把发出的各条冲正，再冲正收货。",
            ),
        }
    }

    fn lot_received(&self, lot: &Code) -> String {
        format!("批号：{lot}")
    }

    fn no_storeroom(&self) -> Told {
        Told::new(
            "还没有存放物资的仓库。",
            "请先开一个：mingbai account open cangku --holder storeroom --name 物资仓库。",
        )
    }

    fn unknown_lot(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}全部批号用 mingbai goods list --all 查看。", meant(code, known)),
            None => "还没有收过捐物；先用 mingbai goods receive 登记。".to_owned(),
        };
        Told::new(format!("没有批号为“{code}”的物资。"), cure)
    }
}
