//! 公示上表格以外的话.

use crate::ledger::books::Tally;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::report::{Apart, Issue, Net};
use crate::text::zh::Zh;
use crate::text::{NoticeLabels, NoticeWords, NumberWords};

const LABELS: NoticeLabels = NoticeLabels {
    title: "收支公示",
    demo_mark: "演示 DEMO",
    demo_line: "演示用账本：人名、金额都是编的，钥匙是公开的，不是真实收支。",
    test_mark: "试用 TEST",
    test_line: "试用账本：里面的数字不是真实收支。",
    one_person: "本账目前由一人记账，未经第二人审批。",
    summary: "本月收支",
    gifts: "本月捐赠",
    late: "补记",
    corrections: "更正",
    net: "净额",
    gifts_mean: "这个月收到的",
    late_mean: "以前月份收到、这次才记上的",
    corrections_mean: "退还的和记错冲掉的，记到编制那天",
    net_means: "捐赠加补记，减去更正",
    more_corrected: "更正多于捐赠，多出的数",
    matter: "事项",
    count: "笔数",
    amount: "金额（元）",
    capitals: "大写",
    no_month_before: "首期公示，没有上期",
    unit: "单位：元",
    by_day: "每天收到的捐赠",
    by_kind: "谁捐的",
    foot: "公示说明",
    number: "期号",
    posting: "公示起止",
    objections: "异议办理",
    entries: "账本条数",
    root: "链头指纹",
    whole_root: "链头全文",
    key: "公钥指纹",
    origin: "账本名",
    seen: "见证",
    prepared_by: "制表",
    reviewed_by: "审核",
    supervised_by: "监督",
    how_to_check: "怎样核对",
    check_own_gift: "找自己那一笔：表里的“记录号”就是您这笔捐款在账本里的编号，和凭条上的一样。没找到，或金额不对，请提出异议。",
    check_root: "对链头指纹：同一期公示贴在别处、发在群里的，指纹四个一组应当完全相同。有一组不同，就是账被改过。",
    check_by_program: "用电脑查：请会电脑的人运行 mingbai check，后面写上凭证或公示的文件名；不用相信我们，谁都可以查。",
};

impl NoticeWords for Zh {
    fn labels(&self) -> &'static NoticeLabels {
        &LABELS
    }

    fn issue(&self, issue: Issue) -> String {
        let quarter = match issue.quarter.first().month().of_year() {
            1 => "一",
            4 => "二",
            7 => "三",
            _ => "四",
        };
        format!("{}年第{quarter}季度，第 {} 期", issue.quarter.first().year(), issue.number)
    }

    fn notice_number(&self, number: Count) -> String {
        format!("第 {number} 期")
    }

    fn month_before(&self, month: Month) -> String {
        format!("上期（{}）", self.month(month))
    }

    fn gifts_counted(&self, count: Count) -> String {
        format!("{count} 笔")
    }

    fn entries_counted(&self, size: Count) -> String {
        format!("前 {size} 条")
    }

    fn seen_line(&self, by: &[String], size: Count) -> String {
        format!("{}（看过前 {size} 条）", by.join("、"))
    }

    fn posting_dates(&self, from: Day, until: Day) -> String {
        format!("{} 至 {}", self.day(from), self.day(until))
    }

    fn statement(&self, county: &str) -> String {
        format!("专项基金管理报表，以{county}账为准")
    }

    fn side_by_side(&self, one: &str, other: &str) -> String {
        format!("{one}，{other}")
    }

    fn net(&self, net: Net) -> String {
        match net {
            Net::Received(amount) => format!("本月净收 {}", self.yuan(amount)),
            Net::Overcorrected(amount) => format!("更正多于捐赠，多 {}", self.yuan(amount)),
        }
    }

    fn busiest_day(&self, day: Day, tally: Tally) -> String {
        format!("最多的一天：{}，{} 笔，{}", self.day_of_year(day), tally.count, self.yuan(tally.total))
    }

    fn bar(&self, label: &str, tally: Tally) -> String {
        format!("{label}：{} 笔，{}", tally.count, self.yuan(tally.total))
    }

    fn posted_otherwise(&self, printed: &str) -> String {
        format!("纸上印的是：{printed}。照新的记了；请在贴出的纸上用笔改过来，写上改的人和日期。")
    }

    fn corrections_line(&self, corrections: Tally, amendments: Count) -> String {
        let earlier = match amendments.0 {
            0 => String::new(),
            _ => format!("以前各期要改的 {amendments} 条，列在更正说明。"),
        };
        if corrections.count == Count(0) {
            let none =
                if earlier.is_empty() { "本期没有更正。" } else { "本期没有退捐和冲正捐款。" };
            format!("{none}{earlier}记错的账不涂改，只用新记录更正，并在下一期公布。")
        } else {
            let (count, total) = (corrections.count, self.yuan(corrections.total));
            format!("本期更正 {count} 笔，{total}，逐笔列在更正表。{earlier}记错的账不涂改，只用新记录更正。")
        }
    }

    fn late_line(&self, before: &Apart, after: &Apart) -> String {
        let said =
            |apart: &Apart| format!("{} 笔，{}（{}）", apart.tally.count, self.yuan(apart.tally.total), some_of(apart));
        let before = (!before.entries.is_empty()).then(|| {
            format!(
                "补记表里有 {}，记账时那个月已经结账，钱记在后面的月份，见“入账月份”；到那个月的公示才算进收。",
                said(before)
            )
        });
        let after = (!after.entries.is_empty()).then(|| {
            format!("本月的收里有 {}，是以前月份的捐款，已经列在以前公示的补记表里，本期不再列。", said(after))
        });
        [before, after].into_iter().flatten().collect()
    }

    fn objections_line(&self, way: &str) -> String {
        format!("对公示有疑问，请在公示期内联系：{way}")
    }
}

/// The entries, as many as a line has room for.
fn some_of(apart: &Apart) -> String {
    let named: Vec<String> = apart.entries.iter().take(MANY).map(|seq| format!("第{seq}号")).collect();
    let rest = if apart.entries.len() > MANY { " 等" } else { "" };
    format!("{}{rest}", named.join("、"))
}

/// How many entries a line names.
const MANY: usize = 6;
