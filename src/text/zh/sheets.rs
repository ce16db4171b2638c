//! 表名、栏目与格子里的话.

use crate::ledger::field::Count;
use crate::ledger::reading::Remedy;
use crate::ledger::words::SheetName;
use crate::report::{Heading, Remark, ShownIn, ShownName, Title};
use crate::text::zh::Zh;
use crate::text::{NumberWords, SheetWords};

impl SheetWords for Zh {
    fn title(&self, title: Title) -> String {
        match title {
            Title::Sheet(SheetName::Gifts) => "表一 本月捐赠".to_owned(),
            Title::Sheet(SheetName::Late) => "表二 补记（以前月份的捐赠，这次才记上）".to_owned(),
            Title::Sheet(SheetName::Corrections) => "表三 更正（退捐与冲正）".to_owned(),
            Title::Donations(month) => format!("{} 捐赠明细", self.month(month)),
            Title::Corrections { from, until } => format!("更正明细 {from} 至 {until}"),
            Title::Matches => "配捐公示".to_owned(),
            Title::MatchTerms => "配捐约定".to_owned(),
            Title::MatchSteps => "配捐说明".to_owned(),
            Title::MatchContributions => "配捐基数明细".to_owned(),
            Title::Pools => "配捐资金池".to_owned(),
            Title::Accounts => "账户".to_owned(),
            Title::Purses => "各笔资金结存".to_owned(),
            Title::PurseBalances(day) => format!("资金结存 截至 {day}"),
            Title::OutsideMoney(day) => format!("还没进专户的钱 截至 {day}"),
            Title::CommonIncome { from, until } => format!("公共收益收支 {from} 至 {until}（业主自有账，不并入基金）"),
            Title::OwnersDecisions => "业主的决定".to_owned(),
            Title::ClaimsDue => "应收的钱".to_owned(),
            Title::Deposits => "还没退的押金".to_owned(),
            Title::Areas => "片区".to_owned(),
            Title::Projects => "项目".to_owned(),
            Title::Project => "项目概况".to_owned(),
            Title::ProjectSteps => "项目经过".to_owned(),
            Title::ProjectBudget => "预算与支出".to_owned(),
            Title::ProjectAccounts { until } => format!("项目收支（截至 {until}）"),
            Title::ProjectStatement { until } => format!("项目收支表（截至 {until}）"),
            Title::ProjectPayments => "付款明细".to_owned(),
            Title::ProjectBeside => "预算、市场价与出工（只作对照，不计入金额）".to_owned(),
            Title::Labour { from, until } => format!("志愿者出工 {from} 至 {until}"),
            Title::People => "人员与单位".to_owned(),
            Title::Operators => "经办人".to_owned(),
            Title::Notices => "历次公示".to_owned(),
            Title::Due => "到期事项".to_owned(),
            Title::Waiting => "待办审批".to_owned(),
            Title::Found => "查找结果".to_owned(),
            Title::Entry => "记录".to_owned(),
            Title::Imports => "导入文件".to_owned(),
            Title::Lots => "物资批次".to_owned(),
            Title::GoodsFound => "查找结果（捐物）".to_owned(),
            Title::LotLife => "来去明细".to_owned(),
            Title::GoodsStock(month) => format!("{} 物资收发存", self.month(month)),
            Title::GoodsGifts(month) => format!("{} 捐物明细", self.month(month)),
            Title::Profiles => "导入格式".to_owned(),
            Title::Charts => "会计科目表".to_owned(),
            Title::Checkpoints => "检查点".to_owned(),
            Title::Status => "账本概况".to_owned(),
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Number => "序号",
            Heading::Seq => "记录号",
            Heading::Date => "日期",
            Heading::RecordedOn => "记录日期",
            Heading::RecordedAt => "记录时间",
            Heading::Donor => "捐赠人",
            Heading::DonorKind => "类别",
            Heading::Appeal => "方式",
            Heading::Means => "支付方式",
            Heading::Project => "项目或用途",
            Heading::Amount => "金额（元）",
            Heading::Receipt => "票据号",
            Heading::Remarks => "备注",
            Heading::OriginalSeq => "原记录号",
            Heading::OriginalDate => "原捐赠日期",
            Heading::OriginalNotice => "原公示期号",
            Heading::WindowFrom => "配捐期起",
            Heading::WindowUntil => "配捐期止",
            Heading::MatchedKinds => "计入来源",
            Heading::ContributionKind => "来源",
            Heading::MatchRate => "比例",
            Heading::CapDonor => "每人上限（元）",
            Heading::CapProject => "项目上限（元）",
            Heading::MinimumDonors => "最少人数",
            Heading::Donors => "捐赠人数",
            Heading::Pool => "资金池",
            Heading::PoolOrder => "分法",
            Heading::MatchStep => "说明",
            Heading::Raised => "实募（元）",
            Heading::Gone => "退捐冲正等（元）",
            Heading::LeftOut => "不计入（元）",
            Heading::WhyLeftOut => "不计入原因",
            Heading::Base => "计入基数（元）",
            Heading::Exact => "按比例算得（元）",
            Heading::MatchDue => "应配（元）",
            Heading::MatchReceived => "已到（元）",
            Heading::Short => "未到（元）",
            Heading::OwedBack => "应退回（元）",
            Heading::Suspicion => "疑点",
            Heading::Remedy | Heading::PartyKind | Heading::EntryKind | Heading::AreaKind => "种类",
            Heading::Reason => "原因",
            Heading::Paper => "依据文号",
            Heading::Code => "代号",
            Heading::Name => "名称",
            Heading::Holder => "保管人",
            Heading::Account => "账户",
            Heading::SourceKind => "资金性质",
            Heading::Balance => "余额（元）",
            Heading::FundMoney => "基金的钱（元）",
            Heading::CoPayersMoney => "共建方的钱（元）",
            Heading::Shortfall => "缺口（元）",
            Heading::WaitingDays => "已等天数",
            Heading::Nature => "款项",
            Heading::Payer => "付款方",
            Heading::Came => "已收（元）",
            Heading::NotCome => "未收（元）",
            Heading::OverdueDays => "逾期天数",
            Heading::GaveBack => "已退（元）",
            Heading::StillHeld => "未退（元）",
            Heading::BalanceBefore => "上期结余（元）",
            Heading::CommonIncome => "收入（元）",
            Heading::OtherIn => "其他收（元）",
            Heading::CommonCost => "成本（元）",
            Heading::CommonSpending => "支出（元）",
            Heading::OtherOut => "其他付（元）",
            Heading::Decision => "决定依据",
            Heading::UsedFor => "用途",
            Heading::UsableUntil => "使用期限",
            Heading::Ceiling => "上限（元）",
            Heading::PaidUnderIt => "已付（元）",
            Heading::LeftUnderIt => "还可付（元）",
            Heading::Within => "属于",
            Heading::Households => "户数",
            Heading::Service => "服务类别",
            Heading::Stage => "阶段",
            Heading::Budget => "预算（元）",
            Heading::Matched => "配捐（元）",
            Heading::OtherSources => "其他来源（元）",
            Heading::Spent => "支出（元）",
            Heading::MovedOut => "转出（元）",
            Heading::LeftOver => "结余（元）",
            Heading::BudgetLeft => "预算未用（元）",
            Heading::Overspent => "超预算（元）",
            Heading::DecidedOn => "议事日期",
            Heading::Votes => "票数（赞成:反对:弃权）",
            Heading::AcceptedOn => "验收日期",
            Heading::Conclusion => "验收结论",
            Heading::NextStep => "下一步日期",
            Heading::MarketPrice => "市场价（元）",
            Heading::Labour => "出工（时:分）",
            Heading::Helpers => "人数",
            Heading::Exceptions => "特批次数",
            Heading::CameBack => "退回（元）",
            Heading::Area => "片区",
            Heading::PersonNumber => "编号",
            Heading::Display => "公开方式",
            Heading::Minor => "未成年",
            Heading::State => "状态",
            Heading::Roles => "职责",
            Heading::Key => "公钥指纹",
            Heading::By => "记录人",
            Heading::Memo => "摘要",
            Heading::Source => "来源",
            Heading::Lot => "批号",
            Heading::Item => "品名",
            Heading::Unit => "单位",
            Heading::Quantity => "数量",
            Heading::GoodsValue => "折价（元）",
            Heading::Basis => "计价依据",
            Heading::Usage => "限定用途",
            Heading::Expiry => "到期日",
            Heading::Party => "对方",
            Heading::StockBefore => "期初",
            Heading::StockGiven => "捐入",
            Heading::StockUsed => "领用",
            Heading::StockGivenOn => "发放",
            Heading::StockSold => "变卖",
            Heading::StockLost => "报损",
            Heading::StockPutBack => "冲正转回",
            Heading::StockTakenBack => "冲正转出",
            Heading::StockAfter => "期末",
            Heading::EarliestExpiry => "最早到期日",
            Heading::ValueBefore => "期初折价（元）",
            Heading::ValueIn => "增加（元）",
            Heading::ValueOut => "减少（元）",
            Heading::ValueAfter => "期末折价（元）",
            Heading::ExternalId => "流水号",
            Heading::Notice => "期号",
            Heading::Period => "所属月份",
            Heading::Count => "笔数",
            Heading::From => "张贴开始",
            Heading::Until => "张贴结束",
            Heading::Place => "张贴地点",
            Heading::Size => "账本条数",
            Heading::File => "文件",
            Heading::Digest => "指纹",
            Heading::Rows => "新增",
            Heading::Known => "已有",
            Heading::Skipped => "跳过",
            Heading::Duty => "事项",
            Heading::DueOn => "截止日期",
            Heading::Edition => "版本",
            Heading::Field => "项目",
            Heading::Value => "内容",
        }
    }

    fn unnamed(&self, name: &ShownName) -> Option<&'static str> {
        match name {
            ShownName::Masked(_) | ShownName::Named(_) => None,
            ShownName::Anonymous => Some("爱心人士"),
            ShownName::Withheld => Some("姓名未提供"),
            ShownName::Erased => Some("姓名已删除"),
        }
    }

    fn remark(&self, remark: Remark) -> String {
        match remark {
            Remark::Late => "补记".to_owned(),
            Remark::Expired => "已过期".to_owned(),
            Remark::Replaces(seq) => format!("重记原第{seq}号"),
            Remark::CorrectedBy { seq, remedy: Remedy::Reversal, .. } => format!("已冲正，见第{seq}号"),
            Remark::CorrectedBy { seq, remedy: Remedy::Refund, part: None } => format!("已退捐，见第{seq}号"),
            Remark::CorrectedBy { seq, remedy: Remedy::Refund, part: Some(part) } => {
                format!("退回{}，见第{seq}号", self.yuan(part))
            }
        }
    }

    fn between_remarks(&self) -> &'static str {
        "；"
    }

    fn shown_in(&self, shown: ShownIn) -> String {
        match shown {
            ShownIn::Notice(number) => format!("第{number}期"),
            ShownIn::Here => "本期".to_owned(),
            ShownIn::NotYet => "尚未公示".to_owned(),
        }
    }

    fn total(&self) -> &'static str {
        "合计"
    }

    fn rows(&self, count: Count) -> String {
        format!("共 {count} 条")
    }

    fn nothing(&self) -> &'static str {
        "无"
    }
}
