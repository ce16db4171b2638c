//! 公示板：收、支、余，各表编号，版式的毛病.

use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::report::SheetName;
use crate::report::{Heading, LayoutFault};
use crate::text::zh::Zh;
use crate::text::{BoardLabels, BoardWords, FaultWords, ListWords, NumberWords, SheetWords, Told};

const LABELS: BoardLabels = BoardLabels {
    glance: "收 支 余",
    opening: "上期结余",
    inward: "收",
    outward: "支",
    closing: "余",
    opening_means: "月初账上的钱",
    inward_means: "这个月进来的钱",
    outward_means: "这个月出去的钱",
    closing_means: "月底账上的钱",
    gifts: "捐赠",
    matched: "配捐",
    other: "其他收入",
    reversed: "减：冲正（记错的，钱没有进来）",
    moved_in: "往来收到",
    moved_in_means: "接转的结余、收的押金，不算收入",
    paid_back: "付出又收回",
    paid_back_means: "退回的拨付款、冲正的以前月份付款，不算收入",
    taken_back: "冲正以前收款",
    taken_back_means: "以前月份记错的收款，钱没有进来过，不算支出",
    spent: "办事支出",
    given_back: "退还",
    moved_out: "往来付出",
    moved_out_means: "退还的押金等，不算支出",
    came_from: "钱从哪里来",
    went_to: "钱到哪里去",
    balances: "每月月底的余额",
    points: "积分",
    contents: "本期各表",
    sheet: "表",
    rows: "条数",
    projects: "项目收支（累计）",
    giving: "捐赠",
    late_gifts: "补记以前月份的",
    stock_had: "原有",
    stock_in: "进",
    stock_out: "出",
    stock_left: "还剩",
    owners_sign: "业主委员会",
    see_sheets: "逐笔捐赠和各项明细，见旁边的 A4 公示。",
};

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl BoardWords for Zh {
    fn board_labels(&self) -> &'static BoardLabels {
        &LABELS
    }

    fn sheet_number(&self, number: usize) -> String {
        let numeral = |n: usize| n.checked_sub(1).and_then(|at| NUMERALS.get(at)).copied().unwrap_or_default();
        let said = match number {
            0..=10 => numeral(number).to_owned(),
            11..=19 => format!("十{}", numeral(number % 10)),
            20..=99 => format!("{}十{}", numeral(number / 10), numeral(number % 10)),
            _ => number.to_string(),
        };
        format!("表{said}")
    }

    fn short_month(&self, month: Month) -> String {
        format!("{}月", month.of_year())
    }

    fn said(&self, label: &str, figure: &str) -> String {
        format!("{label}：{figure}")
    }

    fn adds_up(&self, came: &[String], went: &[String]) -> String {
        format!("{} 等于 {}", came.join(" 加 "), went.join(" 加 "))
    }

    fn balance_in_words(
        &self,
        opening: &str,
        came: &[(&str, String)],
        went: &[(&str, String)],
        closing: &str,
    ) -> String {
        let said = |word: &str, parts: &[(&str, String)]| -> String {
            let parts: Vec<String> = parts.iter().map(|(label, amount)| format!(" {word} {label} {amount}")).collect();
            parts.concat()
        };
        format!("上期结余 {opening}{}{} 等于 余 {closing}", said("加", came), said("减", went))
    }

    fn more_on_the_sheets(&self, more: usize) -> String {
        format!("还有 {more} 项，见旁边的 A4 公示。")
    }

    fn none_amended(&self, number: Count) -> String {
        format!("第 {number} 期公示没有更正。")
    }

    fn layout_fault(&self, fault: &LayoutFault, known: &str) -> Told {
        let what = match fault {
            LayoutFault::Form(fault) => format!("版式文件读不懂：{}。", self.form_fault(fault)),
            LayoutFault::Name => "版式文件要写名称（name）和版本（version）。".to_owned(),
            LayoutFault::PrivateNumber => "版式文件里有像手机号、身份证号或卡号的数字；它会随公示一起张贴。".to_owned(),
            LayoutFault::UnknownSheet(name) => format!("版式里写的表“{name}”没有。"),
            LayoutFault::SheetTwice(sheet) => format!("版式里“{sheet}”（{}）写了两遍。", self.sheet_name(*sheet)),
            LayoutFault::SheetMissing(sheet) => {
                format!("版式里少了“{sheet}”（{}），这张表不能省。", self.sheet_name(*sheet))
            }
            LayoutFault::ColumnOfAnotherSheet(sheet, heading, other) => format!(
                "版式里“{}”（{sheet}）写了栏目“{}”（{}），它是“{}”（{other}）的栏目。",
                self.sheet_name(*sheet),
                self.heading(*heading),
                heading.id(),
                self.sheet_name(*other)
            ),
            LayoutFault::EmptyName(sheet) => format!("版式里“{sheet}”（{}）有空的名称。", self.sheet_name(*sheet)),
            LayoutFault::HeadingTwice(sheet, heading) => {
                format!("版式里“{sheet}”（{}）有两栏都叫“{heading}”。", self.sheet_name(*sheet))
            }
            LayoutFault::UnknownColumn(sheet, id) => {
                format!("版式里“{sheet}”（{}）的栏目“{id}”没有。", self.sheet_name(*sheet))
            }
        };
        let cure = match fault {
            LayoutFault::ColumnOfAnotherSheet(..) => {
                "删掉它，或者写到那张表下面。mingbai notice layout 在每张表下面列出它能用的栏目。".to_owned()
            }
            LayoutFault::EmptyName(_) | LayoutFault::HeadingTwice(..) => {
                "每张表、每一栏都要有自己的名称；用现成的名称，就把那一行删掉。".to_owned()
            }
            LayoutFault::UnknownColumn(..) => {
                format!("栏目写代号，最像的有：{known}。mingbai notice layout 在每张表下面列出它能用的栏目。")
            }
            LayoutFault::Form(_)
            | LayoutFault::Name
            | LayoutFault::PrivateNumber
            | LayoutFault::UnknownSheet(_)
            | LayoutFault::SheetTwice(_)
            | LayoutFault::SheetMissing(_) => {
                format!("能用的表：{known}。mingbai notice layout 打印现成的版式，照着改。")
            }
        };
        Told::new(what, cure)
    }

    fn layout_outside(&self) -> &'static str {
        "在账本文件夹里运行，会在每张表下面列出它能用的栏目。"
    }

    fn layout_columns(&self, columns: &[Heading]) -> String {
        let named: Vec<String> = columns.iter().map(|one| format!("{} {}", one.id(), self.heading(*one))).collect();
        format!("# 能用的栏目：{}", named.join("，"))
    }

    fn layout_added(&self, sheet: SheetName, figures: &[Heading]) -> String {
        let named: Vec<String> = figures.iter().map(|one| format!("{}（{}）", self.heading(*one), one.id())).collect();
        format!(
            "版式里“{}”（{sheet}）没有写这些数字栏，照样印在后面，免得表加不拢：{}。要放在别处，请写进 columns。",
            self.sheet_name(sheet),
            named.join("、")
        )
    }

    fn nothing_to_tell_before(&self, month: Month, first: Month) -> Told {
        let (month, from) = (self.month(month), self.month(first));
        Told::new(
            format!("{month}账上还什么都没有，最早的一笔在{from}。"),
            format!("第一期从{from}或以后的月份开始：mingbai notice publish {first}。"),
        )
    }

    fn hangs_already(&self, number: Count, month: Month, next: Month) -> Told {
        Told::new(
            format!("{}的公示已经张贴，是第 {number} 期；贴出的不再改。", self.month(month)),
            format!(
                "再印一份：mingbai notice reprint {number} --out 文件夹；看以后的更正：mingbai notice correct {number}。\
                 现在轮到{}：mingbai notice publish {next}。",
                self.month(next)
            ),
        )
    }

    fn month_not_closed(&self, month: Month) -> String {
        format!("{}还没有月结：公示以后再记这个月的账，要到下一期才看得见，并列入更正说明。", self.month(month))
    }
}
