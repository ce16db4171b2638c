//! 年报和报表里的话.

use crate::ledger::period::Month;
use crate::report::StatementTitle as S;
use crate::report::statements::{Beside, Debt, Particular, StatementLine as L, StatementPart, YearFigure};
use crate::text::zh::Zh;
use crate::text::{NumberWords, StatementHelp, StatementWords, Told};

/// 帮助.
pub(super) const HELP: StatementHelp = StatementHelp {
    balance_sheet: "资产负债表：年初数和期末数",
    activity_statement: "业务活动表：本月数和本年累计数，分非限定性和限定性",
    cash_flow: "现金流量表：钱从哪里来，到哪里去",
    notes: "报表附注：逐笔资金，存货，欠款，未报账的拨付，账外数字",
    appeal: "募捐情况：一次募捐的方案，募得款物，逐季收支，余款",
    closing: "结项报告：为什么做，谁定的，花了多少，做成什么，余款去向",
    year: "年度报告：谁捐的，收了什么，做了什么，服务了谁",
    which_year: "年份，如 2026；不写就是今年",
};

/// 报表的项目.
pub(super) const fn line(line: L) -> &'static str {
    match line {
        L::Money => "货币资金",
        L::Receivables => "应收款项",
        L::OtherReceivables => "其他应收款",
        L::Inventory => "存货",
        L::AllAssets => "资产总计",
        L::Payables => "应付款项",
        L::AccountsPayable => "应付账款",
        L::OtherPayables => "其他应付款",
        L::AllDebts => "负债合计",
        L::NetUnrestricted => "非限定性净资产",
        L::NetRestricted => "限定性净资产",
        L::AllNetAssets => "净资产合计",
        L::DebtsAndNetAssets => "负债和净资产总计",
        L::DonationIncome => "捐赠收入",
        L::MatchIncome => "配捐转入",
        L::ServiceIncome => "提供服务收入",
        L::GrantIncome => "政府补助收入",
        L::OtherIncome => "其他收入",
        L::AllIncome => "收入合计",
        L::GivenBackBeyond => "减：退回超过当期收入的部分",
        L::ActivityCost => "业务活动成本",
        L::FinanceCost => "筹资费用",
        L::OtherCost => "其他费用",
        L::AllCosts => "费用合计",
        L::UndoneBeyond => "加：冲回超过当期费用的部分",
        L::ReleasedIn => "限定性净资产转为非限定性净资产：转入",
        L::ReleasedOut => "限定性净资产转为非限定性净资产：转出",
        L::AdjustedUp => "建账转入、以前年度调整等：增加",
        L::AdjustedDown => "建账转入、以前年度调整等：减少",
        L::Increase => "净资产变动额：增加",
        L::Decrease => "净资产变动额：减少",
        L::CashGifts => "接受捐赠收到的现金",
        L::CashMatch => "收到的配捐",
        L::CashServices => "提供服务和出租场地收到的现金",
        L::CashGrants => "政府补助收到的现金",
        L::CashInterest => "收到的利息",
        L::CashDeposits => "收到的押金",
        L::CashAdvancesReturned => "退回的拨付款",
        L::CashTakenOver => "建账转入的现金",
        L::CashOtherIn => "收到的其他现金",
        L::CashPaidUndone => "冲回以前付出的钱",
        L::CashIn => "现金流入小计",
        L::CashGoodsAndServices => "购买商品、接受服务支付的现金",
        L::CashAid => "救助慰问支付的现金",
        L::CashAdvances => "拨付待报账的款",
        L::CashRefunds => "退捐支付的现金",
        L::CashMatchReturned => "退回的配捐",
        L::CashDepositsReturned => "退还的押金",
        L::CashCharges => "银行和平台手续费",
        L::CashOtherOut => "支付的其他现金",
        L::CashReceivedUndone => "冲回以前收到的钱",
        L::CashOut => "现金流出小计",
        L::CashIncrease => "现金净增加额",
        L::CashDecrease => "现金净减少额",
        L::CashBefore => "期初现金余额",
        L::CashShortBefore => "期初透支",
        L::CashAfter => "期末现金余额",
        L::CashShortAfter => "期末透支",
    }
}

/// 报表的大类.
pub(super) const fn part(part: StatementPart) -> &'static str {
    match part {
        StatementPart::Assets => "资产",
        StatementPart::Debts => "负债",
        StatementPart::NetAssets => "净资产",
        StatementPart::Income => "收入",
        StatementPart::Costs => "费用",
        StatementPart::Change => "净资产变动",
        StatementPart::Inward => "收",
        StatementPart::Outward => "支",
        StatementPart::Rest => "余",
    }
}

/// 欠谁的.
pub(super) const fn debt(debt: Debt) -> &'static str {
    match debt {
        Debt::Retention => "质保金",
        Debt::Merchant => "欠爱心商家",
        Debt::Deposit => "押金",
        Debt::MatchOwed => "应退配捐",
        Debt::Other => "其他",
    }
}

/// 账外数字.
pub(super) const fn beside(beside: Beside) -> &'static str {
    match beside {
        Beside::MatchShort => "应到未到的配捐",
        Beside::MatchOwedBack => "应退回、还没记账的配捐",
        Beside::PointsOutstanding => "未兑积分",
    }
}

/// 一份报告的各项.
pub(super) const fn particular(particular: Particular) -> &'static str {
    match particular {
        Particular::Name => "名称",
        Particular::Service => "服务类别",
        Particular::Stage => "阶段",
        Particular::Area => "实施地域",
        Particular::Need => "项目内容",
        Particular::Origin => "需求来源",
        Particular::OriginPaper => "需求来源文号",
        Particular::Result => "预期成果",
        Particular::InCharge => "负责人",
        Particular::Beneficiaries => "受益人",
        Particular::ProposedOn => "立项日期",
        Particular::BudgetPaper => "预算文号",
        Particular::Announced => "议事后公示",
        Particular::StartPaper => "合同或开工文号",
        Particular::Contractor => "实施单位",
        Particular::StartedOn => "开工日期",
        Particular::NextStep => "预计完成",
        Particular::Leftover => "剩余的钱怎么办",
        Particular::AppealPurpose => "募捐目的",
        Particular::AppealFrom => "募捐起始",
        Particular::AppealUntil => "募捐截止",
        Particular::AppealArea => "募捐地域",
        Particular::AppealMeans => "接受捐赠方式",
        Particular::AppealUsage => "款物用途",
        Particular::AppealCost => "募捐成本",
        Particular::AppealRest => "剩余财产处理",
        Particular::AppealPaper => "备案编号",
        Particular::AcceptedOn => "验收日期",
        Particular::Conclusion => "验收结论",
        Particular::Inspectors => "验收单位",
        Particular::Output => "成果",
        Particular::PeopleServed => "服务人数",
        Particular::Score => "评分",
        Particular::InspectionPaper => "验收文号",
        Particular::ClosedOn => "结项日期",
        Particular::Outcome => "结项情况",
        Particular::ClosingReason => "结项说明",
        Particular::ClosingPaper => "结项文号",
    }
}

/// 一年的数字.
pub(super) const fn year_figure(figure: YearFigure) -> &'static str {
    match figure {
        YearFigure::Companies => "捐赠企业（家）",
        YearFigure::Residents => "捐赠居民（人）",
        YearFigure::Institutions => "捐赠单位（个）",
        YearFigure::Anonymous => "未留名捐赠（每笔算一位）",
        YearFigure::EarlierGivenBack => "减：以前年度的捐赠本年退回",
        YearFigure::Match => "配捐",
        YearFigure::OtherIncome => "其他各项收入",
        YearFigure::Projects => "本年项目（个）",
        YearFigure::Solved => "解决问题（验收合格的项目）",
        YearFigure::PeopleServed => "服务居民：验收的项目（人次）",
        YearFigure::PeopleHelped => "服务居民：志愿服务活动（人次）",
        YearFigure::Volunteers => "志愿者（制表时已公示）",
        YearFigure::Labour => "项目投工（人次）",
        YearFigure::PointsAwarded => "发放积分",
        YearFigure::PointsExchanged => "兑换积分",
        YearFigure::Redemptions => "兑换（笔）",
    }
}

/// 表名.
pub(super) fn title(words: &Zh, title: S) -> String {
    match title {
        S::BalanceSheet(month) => format!("{} 资产负债表", words.month(month)),
        S::ActivityStatement(month) => format!("{} 业务活动表", words.month(month)),
        S::CashFlow(month) => format!("{} 现金流量表", words.month(month)),
        S::NoteOfPurses(month) => format!("{} 附注一 逐笔资金（本年）", words.month(month)),
        S::NoteOfStock(month) => format!("{} 附注二 存货（本年）", words.month(month)),
        S::NoteOfDebts(month) => format!("{} 附注三 欠款", words.month(month)),
        S::NoteOfAdvances(month) => format!("{} 附注四 未报账的拨付", words.month(month)),
        S::NoteOfKinds(month) => format!("{} 附注五 收入和费用的发生额和冲减（本年）", words.month(month)),
        S::AppealPlan => "募捐方案".to_owned(),
        S::NoAppealPlan => "项目（没有登记募捐方案）".to_owned(),
        S::AppealRaised { from, until } => format!("募捐情况：募得款物 {from} 至 {until}"),
        S::AppealQuarters { until } => format!("募捐情况：逐季收支（截至 {until}）"),
        S::AppealWhole { until } => format!("募捐情况：合计（截至 {until}）"),
        S::ProjectAbout { until } => format!("项目实施情况（截至 {until}）"),
        S::ClosingReport { until } => format!("结项报告（截至 {until}）"),
        S::ClosingDecisions => "议事和表决".to_owned(),
        S::ClosingRest => "余款去向".to_owned(),
        S::ClosingOwed => "还欠的款".to_owned(),
        S::ClosingExceptions => "特批".to_owned(),
        S::ClosingAssets => "形成的资产".to_owned(),
        S::Year(year) => format!("{year}年 年度报告"),
        S::YearGivers(year) => format!("{year}年 捐赠人（未留名和没有登记的，每笔算一位）"),
        S::YearIncome(year) => format!("{year}年 各项收入"),
        S::YearProjects(year) => format!("{year}年 项目（支出含共建方付的）"),
        S::YearSolved(year) => format!("{year}年 解决的问题（验收合格的项目）"),
        S::YearStock(year) => format!("{year}年 存货"),
        S::YearPoints(year) => format!("{year}年 积分收支"),
        S::NoteBeside(month) => format!("{} 附注六 账外数字（不是资产，也不是负债）", words.month(month)),
    }
}

impl StatementWords for Zh {
    fn month_not_begun(&self, month: Month, now: Month) -> Told {
        Told::new(
            format!("{}还没有到，没有数可报。", self.month(month)),
            format!("请写本月或以前的月份，例如 --period {now}。"),
        )
    }

    fn project_not_closed(&self, code: &str) -> Told {
        Told::new(
            format!("项目“{code}”还没有结项，没有结项报告。"),
            format!("看现在的情况：mingbai report project {code}；结项：mingbai project close {code}。"),
        )
    }

    fn no_chart(&self, month: Month) -> Told {
        Told::new(
            format!("{}还没有适用的会计科目表。", self.month(month)),
            "请换一个月份；账本用哪些科目表，用 mingbai status 查看。",
        )
    }
}
