//! 凭条.

use std::path::Path;

use crate::ledger::field::Seq;
use crate::report::slips::{SlipField as F, SlipKind};
use crate::text::zh::Zh;
use crate::text::{SlipHelp, SlipLabels, SlipWords, Told};

/// 帮助.
pub(super) const HELP: SlipHelp = SlipHelp {
    slip: "打印凭条：捐赠、兑换或志愿服务；捐赠凭条上有凭条码，可以在公开网页上核对那一笔",
    what: "捐赠或兑换的记录号，或志愿者编号（如 p12）",
    out: "写到哪个文件；不写就是 slip-记录号.html",
    site: "公开网页的网址，如 https://example.org/fund；写了才有二维码",
    from: "志愿服务从哪一天起；不写就是从头算起",
    until: "志愿服务到哪一天为止；不写就是今天",
};

const LABELS: SlipLabels = SlipLabels {
    leaf: "记录指纹",
    code: "凭条码",
    how_by_code: "扫二维码，或在公开网页“找我的一笔”里输入凭条码，就能看到并核对这一笔：",
    how_by_hand: "在公开网页“找我的一笔”里输入凭条码，就能看到并核对这一笔：",
    keep_it: "请收好凭条：有这个码的人都能看到这一笔的记录（没有姓名）。",
    no_receipt: "还没有开",
};

impl SlipWords for Zh {
    fn slip_labels(&self) -> &'static SlipLabels {
        &LABELS
    }

    fn slip_title(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift | SlipKind::UndoneGift => "捐赠凭条",
            SlipKind::Redemption => "兑换凭条",
            SlipKind::Service => "志愿服务凭条",
        }
    }

    fn slip_thanks(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift => "谢谢您！这笔捐赠怎么用、用到了哪里，都会公示。",
            SlipKind::UndoneGift => "这一笔已经冲正或全部退回，不再是捐赠。",
            SlipKind::Redemption => "谢谢您为大家出力。",
            SlipKind::Service => "谢谢您为大家服务。",
        }
    }

    fn slip_is_no_receipt(&self, kind: SlipKind) -> &'static str {
        match kind {
            SlipKind::Gift | SlipKind::UndoneGift => {
                "本凭条不是公益事业捐赠票据，不能用于抵税或报销。正式票据由县慈善总会开具，开出后号码记在账上。"
            }
            SlipKind::Redemption => "本凭条不是发票。积分不能兑换现金。",
            SlipKind::Service => "本凭条列出账本里已公示的志愿服务，不代替全国志愿服务信息系统出具的证明。",
        }
    }

    fn slip_field(&self, field: F) -> &'static str {
        match field {
            F::Account => "账户",
            F::Amount => "金额",
            F::AmountKept => "实际捐赠",
            F::Collector => "领取人",
            F::Correction => "后来",
            F::Date => "日期",
            F::Donor => "捐赠人",
            F::Entry => "记录号",
            F::Goods => "物品",
            F::MinutesOfAllTime => "累计时长",
            F::MinutesOfTheYear => "本年时长",
            F::PointsLeft => "截至今天可用积分",
            F::PointsUsed => "本次积分",
            F::Project => "用途",
            F::Quantity => "数量",
            F::Receipt => "正式票据号",
            F::SlipNumber => "兑换单号",
            F::Need => "为了解决",
            F::Result => "要做成",
            F::Stage => "项目阶段",
            F::Stars => "星级",
            F::Value => "折价",
            F::Volunteer => "志愿者",
        }
    }

    fn slip_written(&self, path: &Path, has_address: bool) -> String {
        let qr = if has_address { "" } else { "没有写 --site，所以没有二维码。" };
        format!("凭条写在 {}，用浏览器打开打印。{qr}", path.display())
    }

    fn no_slip_of(&self, seq: Seq) -> Told {
        Told::new(
            format!("第 {seq} 号记录没有凭条。"),
            "凭条只给捐赠、捐物和兑换；用 mingbai find 查捐赠的记录号，志愿者写编号，如 mingbai slip p12。",
        )
    }

    fn wrong_address(&self, given: &str) -> Told {
        Told::new(format!("“{given}”不是网址。"), "请写公开网页的网址，如 https://example.org/fund。")
    }
}
