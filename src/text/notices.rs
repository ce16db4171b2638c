//! What a notice says around its tables.

use crate::ledger::books::Tally;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::report::{Apart, Issue, Net};

/// The fixed labels of a notice. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
pub struct NoticeLabels {
    /// 捐赠公示.
    pub title: &'static str,
    /// DEMO, across the sheet.
    pub demo_mark: &'static str,
    /// What DEMO means, above the sheet.
    pub demo_line: &'static str,
    /// TEST, across the sheet.
    pub test_mark: &'static str,
    /// What TEST means.
    pub test_line: &'static str,
    /// 单人记账.
    pub one_person: &'static str,
    /// Heading of the summary.
    pub summary: &'static str,
    /// 本月捐赠.
    pub gifts: &'static str,
    /// 补记.
    pub late: &'static str,
    /// 更正.
    pub corrections: &'static str,
    /// 净额.
    pub net: &'static str,
    /// Below 本月捐赠: what it is, for somebody who reads such a sheet for the first time.
    pub gifts_mean: &'static str,
    /// Below 补记.
    pub late_mean: &'static str,
    /// Below 更正.
    pub corrections_mean: &'static str,
    /// Below 净额.
    pub net_means: &'static str,
    /// Below 净额 when corrections exceed gifts.
    pub more_corrected: &'static str,
    /// Column: the matter.
    pub matter: &'static str,
    /// Column: how many.
    pub count: &'static str,
    /// Column: how much.
    pub amount: &'static str,
    /// 大写.
    pub capitals: &'static str,
    /// Said when there is no notice before.
    pub no_month_before: &'static str,
    /// 元.
    pub unit: &'static str,
    /// Title of the chart by day.
    pub by_day: &'static str,
    /// Title of the chart by kind.
    pub by_kind: &'static str,
    /// Heading of the foot.
    pub foot: &'static str,
    /// 期号.
    pub number: &'static str,
    /// 公示起止.
    pub posting: &'static str,
    /// 异议办理.
    pub objections: &'static str,
    /// 账本条数.
    pub entries: &'static str,
    /// 链头指纹.
    pub root: &'static str,
    /// 链头全文.
    pub whole_root: &'static str,
    /// 公钥指纹.
    pub key: &'static str,
    /// 账本名.
    pub origin: &'static str,
    /// Who outside the desk saw it.
    pub seen: &'static str,
    /// 制表.
    pub prepared_by: &'static str,
    /// 审核.
    pub reviewed_by: &'static str,
    /// 监督.
    pub supervised_by: &'static str,
    /// 怎样核对.
    pub how_to_check: &'static str,
    /// First line: one's own gift.
    pub check_own_gift: &'static str,
    /// Second line: the fingerprint.
    pub check_root: &'static str,
    /// Third line: the program.
    pub check_by_program: &'static str,
}

/// What a notice says.
pub trait NoticeWords {
    /// The fixed labels.
    fn labels(&self) -> &'static NoticeLabels;
    /// 2026年第2季度，第 3 期.
    fn issue(&self, issue: Issue) -> String;
    /// 第 3 期.
    fn notice_number(&self, number: Count) -> String;
    /// 上月 (2026年9月), above the figures of the notice before.
    fn month_before(&self, month: Month) -> String;
    /// 12 笔.
    fn gifts_counted(&self, count: Count) -> String;
    /// 前 57 条.
    fn entries_counted(&self, size: Count) -> String;
    /// Who saw the first so many entries.
    fn seen_line(&self, by: &[String], size: Count) -> String;
    /// 2026年11月2日 至 2026年11月9日.
    fn posting_dates(&self, from: Day, until: Day) -> String;
    /// 专项基金管理报表，以县慈善总会账为准.
    fn statement(&self, county: &str) -> String;
    /// Two matters of one line: 第 3 期，2026年10月.
    fn side_by_side(&self, one: &str, other: &str) -> String;
    /// What the month came to, as one says it: 本月净收 12,000.00 元, or 更正多于捐赠，多 300.00 元.
    fn net(&self, net: Net) -> String;
    /// The busiest day, under the chart.
    fn busiest_day(&self, day: Day, tally: Tally) -> String;
    /// What a bar of a chart says when it is read aloud or pointed at.
    fn bar(&self, label: &str, tally: Tally) -> String;
    /// The line on corrections in the foot.
    fn corrections_line(&self, corrections: Tally, amendments: Count) -> String;
    /// It hangs otherwise than its paper says.
    fn posted_otherwise(&self, printed: &str) -> String;
    /// Late gifts whose money stands in another notice than they do: listed here before it, or in it after they were listed.
    /// Empty when there are none.
    fn late_line(&self, before: &Apart, after: &Apart) -> String;
    /// How to object, when a way is named.
    fn objections_line(&self, way: &str) -> String;
}
