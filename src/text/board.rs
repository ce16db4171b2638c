//! What hangs on the board around and above the sheets: 收, 支, 余, the charts, the numbers of the sheets; and what is wrong
//! with a layout.

use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::report::SheetName;
use crate::report::{Heading, LayoutFault};
use crate::text::Told;

/// The fixed labels of the board. Fields without defaults: one that is missing in a language does not compile.
#[derive(Clone, Copy, Debug)]
pub struct BoardLabels {
    /// 收支余.
    pub glance: &'static str,
    /// 上期结余.
    pub opening: &'static str,
    /// 收.
    pub inward: &'static str,
    /// 支.
    pub outward: &'static str,
    /// 余.
    pub closing: &'static str,
    /// Below 上期结余: what it is.
    pub opening_means: &'static str,
    /// Below 收.
    pub inward_means: &'static str,
    /// Below 支.
    pub outward_means: &'static str,
    /// Below 余.
    pub closing_means: &'static str,
    /// Gifts.
    pub gifts: &'static str,
    /// 配捐.
    pub matched: &'static str,
    /// Other income.
    pub other: &'static str,
    /// 冲正, below 收.
    pub reversed: &'static str,
    /// 往来 that came.
    pub moved_in: &'static str,
    /// Below it.
    pub moved_in_means: &'static str,
    /// 冲回以前支出.
    pub paid_back: &'static str,
    /// Below it.
    pub paid_back_means: &'static str,
    /// 冲正以前收入.
    pub taken_back: &'static str,
    /// Below it.
    pub taken_back_means: &'static str,
    /// Spent.
    pub spent: &'static str,
    /// Given back.
    pub given_back: &'static str,
    /// 往来 that went.
    pub moved_out: &'static str,
    /// Below it.
    pub moved_out_means: &'static str,
    /// Title of the chart of income.
    pub came_from: &'static str,
    /// Title of the chart of spending.
    pub went_to: &'static str,
    /// Title of the chart by month.
    pub balances: &'static str,
    /// 积分.
    pub points: &'static str,
    /// 本期各表.
    pub contents: &'static str,
    /// Column: the sheet.
    pub sheet: &'static str,
    /// Column: how many rows.
    pub rows: &'static str,
    /// Title of the projects on the poster.
    pub projects: &'static str,
    /// Title of the gifts on the cover.
    pub giving: &'static str,
    /// Late gifts, beside those of the month.
    pub late_gifts: &'static str,
    /// Goods: what was there.
    pub stock_had: &'static str,
    /// Goods: what came.
    pub stock_in: &'static str,
    /// Goods: what went.
    pub stock_out: &'static str,
    /// Goods: what is there.
    pub stock_left: &'static str,
    /// Who signs for owners' money.
    pub owners_sign: &'static str,
    /// Where every gift is found, on the poster.
    pub see_sheets: &'static str,
}

/// What the board says.
pub trait BoardWords {
    /// The fixed labels.
    fn board_labels(&self) -> &'static BoardLabels;
    /// 表三, before a sheet's title.
    fn sheet_number(&self, number: usize) -> String;
    /// A month in a narrow chart: `10月`.
    fn short_month(&self, month: Month) -> String;
    /// A matter in one line: label and figure.
    fn said(&self, label: &str, figure: &str) -> String;
    /// What a row comes to, by the names of its columns, without signs: 募集 加 配捐 等于 支出 加 结余.
    fn adds_up(&self, came: &[String], went: &[String]) -> String;
    /// 上期结余 加 收 减 支 等于 余, each with its figure: 收 and whatever else came, 支 and whatever else went.
    fn balance_in_words(
        &self,
        opening: &str,
        came: &[(&str, String)],
        went: &[(&str, String)],
        closing: &str,
    ) -> String;
    /// Rows a poster has no room for.
    fn more_on_the_sheets(&self, more: usize) -> String;
    /// What corrects a notice, said after its table.
    fn none_amended(&self, number: Count) -> String;
    /// What is wrong with a layout, and what to do: the sheets there are, or the columns most like the one that is not.
    fn layout_fault(&self, fault: &LayoutFault, known: &str) -> Told;
    /// Where the columns of the sheets are named, said to whoever asks outside a ledger.
    fn layout_outside(&self) -> &'static str;
    /// The columns of a sheet as a comment of a layout, each with what it is called.
    fn layout_columns(&self, columns: &[Heading]) -> String;
    /// Figures that are printed although a layout leaves them out, and what to do about it.
    fn layout_added(&self, sheet: SheetName, figures: &[Heading]) -> String;
    /// A first notice of a month before anything was recorded.
    fn nothing_to_tell_before(&self, month: Month, first: Month) -> Told;
    /// The notice of a month hangs already; what else may be meant, and the month whose turn it is.
    fn hangs_already(&self, number: Count, month: Month, next: Month) -> Told;
    /// A notice of a month that is not closed: what comes late shows next time.
    fn month_not_closed(&self, month: Month) -> String;
}
