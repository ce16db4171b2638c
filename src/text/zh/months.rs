//! 对账、月结和各张报表.

use crate::ledger::books::registers::months::Gap;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::refusal::{MonthRefusal as R, OpenAccount};
use crate::ledger::yuan::Yuan;
use crate::report::FundView;
use crate::report::donations::ListedElsewhere;
use crate::text::zh::Zh;
use crate::text::{Compared, MonthHelp, MonthWords, NumberWords, Told};

/// 帮助.
pub(super) const HELP: MonthHelp = MonthHelp {
    close_month: "月结：对账都平了，就关上一个月；以后补记的记在下个月",
    close_month_month: "月份，如 2026-10；不写就是该结的那个月",
    reconcile: "对账：记下对账单余额，看和账上差多少",
    reconcile_account: "账户代号",
    reconcile_date: "对账单的日期；不写就是上个月最后一天",
    reconcile_balance: "对账单上的余额；现金写盘点的实数",
    reconcile_paper: "对账单或盘点表的编号",
    reconcile_file: "对账单的扫描件或电子件",
    explain: "逐笔说明差额",
    explain_statement: "对账单的记录号，用 mingbai reconcile list 查看",
    explain_side: "差异类型：their_receipt 对方已收我方未记，their_payment 对方已付我方未记，our_receipt 我方已收对方未记，our_payment 我方已付对方未记",
    explain_entry: "有关的记录号",
    list: "列出各张对账单；写上记录号，就列出它的差额说明",
    list_statement: "对账单的记录号",
    report_fund: "资金收支总表",
    report_fund_by: "按什么分：purse 每笔资金，project 项目，source 资金性质，custodian 保管账户，month 月份，copayers 共同出资方（不算基金的钱）",
    report_trial_balance: "科目余额表",
    report_net_assets: "净资产变动表：限定性和非限定性",
    report_journal: "记账流水：逐条的借方和贷方",
};

impl Zh {
    /// 一个没有对平的账户.
    fn open_account(&self, open: &OpenAccount) -> String {
        match open.gap {
            None => format!("{}：还没有对账单", open.account),
            Some(Gap::TheirsIsMore(by)) => format!("{}：对账单比账上多 {}", open.account, self.yuan(by)),
            Some(Gap::OursIsMore(by)) => format!("{}：对账单比账上少 {}", open.account, self.yuan(by)),
            Some(Gap::None) => format!("{}：相符", open.account),
        }
    }

    /// 差多少.
    fn gap(&self, gap: Gap) -> String {
        match gap {
            Gap::None => "相符".to_owned(),
            Gap::TheirsIsMore(by) => format!("对账单多 {}", self.yuan(by)),
            Gap::OursIsMore(by) => format!("对账单少 {}", self.yuan(by)),
        }
    }

    fn ours(&self, compared: &Compared) -> String {
        compared.ours.map_or_else(|| "不足零".to_owned(), |ours| self.yuan(ours))
    }
}

impl MonthWords for Zh {
    fn months_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::StatementMustBeOfMoney { account } => Told::new(
                format!("“{account}”是仓库，只放东西，没有对账单。"),
                "对账请选放钱的账户：mingbai account list",
            ),
            R::StatementMustSayMore { seq } => Told::new(
                format!("这张对账单已经记过了，是第 {seq} 号。"),
                "不用再记。还有差额，就用 mingbai reconcile explain 逐笔说明。",
            ),
            R::ExplanationMustNameAStatement { seq } => {
                Told::new(format!("第 {seq} 号不是对账单。"), "用 mingbai reconcile list 查看对账单的记录号。")
            }
            R::ExplanationMustBeOfTheLatest { latest } => Told::new(
                format!("这张对账单已经被第 {latest} 号代替。"),
                format!("请说明第 {latest} 号：mingbai reconcile explain {latest}"),
            ),
            R::ExplanationMustPrecedeTheClosing { month } => Told::new(
                format!("{}已经结账，差额不能再说明。", self.month(*month)),
                "以后发现的事，照实补记；它会记在下一个开着的月份。",
            ),
            R::ExplanationMustNameAnEntry { seq } => {
                Told::new(format!("没有第 {seq} 号记录。"), "--entry 写账上已有的记录号；对方的事账上还没有，就不写。")
            }
            R::ClosingMustHaveMovement => Told::new("账上还没有钱进出，没有可结的月份。", "先记账，月份过完再来结。"),
            R::ClosingMustFollowTheLast { due } => Told::new(
                format!("月份要一个一个结，现在该结{}。", self.month(*due)),
                format!("先对账，再运行 mingbai close-month {due}"),
            ),
            R::ClosingMustWaitForTheEnd { month } => {
                Told::new(format!("{}还没有过完。", self.month(*month)), "请到下个月初再结。")
            }
            R::ClosingMustWaitOnce { seq } => Told::new(
                format!("这个月的结账已经记在第 {seq} 号，等另一个人审批。"),
                format!("请另一位经办人审批或退回：mingbai approve {seq}"),
            ),
            R::AccountsMustAgree { day, accounts } => {
                let open: Vec<String> = accounts.iter().map(|account| self.open_account(account)).collect();
                Told::new(
                    format!("{day} 的账还没有对平。{}。", open.join("；")),
                    format!(
                        "记对账单：mingbai reconcile 账户 --date {day} --balance 余额 --paper 编号；有差额，用 mingbai \
                         reconcile explain 逐笔说明，或补记漏掉的账。"
                    ),
                )
            }
            R::ClosingMustAddUp { books } => Told::new(
                format!(
                    "月结的数字和账上不符：账上是期初结存 {}，各账户进账 {}，各账户出账 {}，期末结存 {}。",
                    self.yuan(books.opening),
                    self.yuan(books.inward),
                    self.yuan(books.outward),
                    self.yuan(books.closing)
                ),
                "请用 mingbai close-month 结账，数字由程序计算。",
            ),
        }
    }

    fn fund_view(&self, view: FundView) -> &'static str {
        match view {
            FundView::Purse => "按每笔资金",
            FundView::Project => "按项目",
            FundView::Source => "按资金性质",
            FundView::Custodian => "按保管账户",
            FundView::CoPayers => "共同出资方",
            FundView::CoPayersCustodian => "共同出资方按保管账户，不是本基金的钱",
            FundView::Month => "按月份",
        }
    }

    fn compared(&self, account: &Code, date: Day, compared: &Compared) -> String {
        let (theirs, ours) = (self.yuan(compared.theirs), self.ours(compared));
        format!("{account} {date}：对账单 {theirs}，账上 {ours}，{}。", self.gap(compared.gap))
    }

    fn explain_it(&self, statement: Seq, amount: Yuan) -> String {
        format!(
            "逐笔说明：mingbai reconcile explain {statement} --amount {amount} --side 差异类型 --reason 原因；说明写错了，把对账单再记一次，从头说明。"
        )
    }

    fn compared_by_business_day(&self, compared: &Compared) -> String {
        format!(
            "这个月已经结账；连同后来补记的，按业务日期账上是 {}，{}。",
            self.ours(compared),
            self.gap(compared.gap)
        )
    }

    fn no_month_to_close(&self) -> Told {
        Told::new("没有哪个月该结账：过完的月份都结了，或者还没有钱进出。", "下个月初再来。")
    }

    fn month_closed(&self, month: Month, closing: Yuan) -> String {
        format!(
            "{}已结账，本基金各账户合计结存 {}。以后补记这个月的事，记在下个月，并标“补记”。",
            self.month(month),
            self.yuan(closing)
        )
    }

    fn listed_elsewhere(&self, month: Month, gifts: &ListedElsewhere) -> String {
        let months: Vec<String> = gifts.months.iter().map(|month| self.month(*month)).collect();
        format!(
            "{}的账上另有补记的捐赠 {} 笔，共 {}，列在捐赠当月的明细里：{}。",
            self.month(month),
            gifts.tally.count,
            self.yuan(gifts.tally.total),
            months.join("、")
        )
    }

    fn unknown_view(&self, given: &str) -> Told {
        Told::new(
            format!("不能按“{given}”分。"),
            "--by 可以写 purse（每笔资金）、project（项目）、source（资金性质）、custodian（保管账户）、month（月份）或 copayers（共同出资方）。",
        )
    }
}
