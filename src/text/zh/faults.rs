//! 填错的值，和加不平的表.

use std::io::{self, ErrorKind};

use crate::ledger::form::{FormFault, Misread, Wanted};
use crate::ledger::name::{LONGEST_TEXT, TextFault, TextRule};
use crate::ledger::period::PeriodFault;
use crate::ledger::yuan::AmountFault;
use crate::report::{CellName, Figure, Heading, Net, NotFooting};
use crate::text::zh::Zh;
use crate::text::{FaultWords, ListWords, NumberWords, SheetWords, Told, position_of};

impl FaultWords for Zh {
    fn text_fault(&self, fault: &TextFault) -> Told {
        let (position, character) = position_of(fault);
        let at = format!("第 {position} 个字符（{character}）");
        let remove = "请把这个字符删掉，再试一次。";
        match fault.why {
            TextRule::Control => Told::new(format!("文字里{at}是看不见的控制字符。"), remove),
            TextRule::Bidi => Told::new(format!("文字里{at}会颠倒文字的方向，别人看到的会和实际不一样。"), remove),
            TextRule::Invisible => Told::new(format!("文字里{at}是看不见的字符。"), remove),
            TextRule::LineSeparator => Told::new(format!("文字里{at}是换行符，一项只能写一行。"), remove),
            TextRule::Unassigned => {
                Told::new(format!("文字里{at}不是通用字符，别的电脑可能显示不出来。"), "请换成常用的字，再试一次。")
            }
            TextRule::TooLong => Told::new(
                format!("文字太长：最多 {LONGEST_TEXT} 个字，第 {position} 个起多余。"),
                "请写短一些；长的材料作为文件存放。",
            ),
            TextRule::NotCanonical => Told::new(
                "文字的写法与账本的规定不一致（首尾有空格，或用了别的编码形式）。",
                "账本里的文字不该这样，请用 mingbai verify 检查账本是否被改过。",
            ),
        }
    }

    fn amount_fault(&self, shown: &str, fault: AmountFault) -> Told {
        match fault {
            AmountFault::Empty => Told::new("没有写金额。", "请写上金额，单位是元，例如 100 或 88.50。"),
            AmountFault::Negative => Told::new(
                format!("金额“{shown}”是负数。"),
                "收到的写正数；退回的钱用 mingbai refund，记错的用 mingbai reverse。",
            ),
            AmountFault::NotANumber => Told::new(
                format!("金额“{shown}”看不懂。"),
                "请只用半角数字，最多一个小数点，例如 100 或 88.50；不写逗号、加号和“元”。",
            ),
            AmountFault::Grouping => {
                Told::new(format!("金额“{shown}”里的千分位逗号位置不对。"), "请每三位一个逗号，或者不写逗号。")
            }
            AmountFault::FractionOfAFen => {
                Told::new(format!("金额“{shown}”不足一分的部分没法记账。"), "请写到分为止，例如 88.50。")
            }
            AmountFault::TooLarge => Told::new(
                format!("金额“{shown}”太大，一笔最多 999,999,999,999.99 元。"),
                "请检查是否多写了零，或把卡号、流水号当成了金额。",
            ),
        }
    }

    fn form_fault(&self, fault: &FormFault) -> String {
        let FormFault { line, what } = fault;
        match what {
            Misread::Missing(field) => format!("第 {line} 行这一段里少了“{field}”"),
            Misread::Unknown(field) => format!("第 {line} 行的“{field}”不是这里用的项目"),
            Misread::Value { field, given, wanted } => {
                format!("第 {line} 行的“{field}”写的是 {given}，{}", wanted_here(wanted))
            }
            Misread::Twice(field) => format!("第 {line} 行的“{field}”前面已经写过，只能写一次，请去掉一处"),
            Misread::Syntax(words) => {
                format!("第 {line} 行看不懂：{words}（文字要加英文引号，是非写 true 或 false；再核对括号和等号）")
            }
        }
    }

    fn io_fault(&self, fault: &io::Error) -> String {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list of faults is open")]
        let known = match fault.kind() {
            ErrorKind::NotFound => "没有这个文件",
            ErrorKind::PermissionDenied => "没有读写的权限",
            ErrorKind::AlreadyExists => "已经有同名的文件",
            ErrorKind::IsADirectory => "这是文件夹，不是文件",
            ErrorKind::NotADirectory => "路径里有一段是文件，不是文件夹",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘满了",
            ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
            ErrorKind::InvalidFilename => "文件名不能这样写",
            ErrorKind::UnexpectedEof => "文件不完整，后面缺了一段",
            _ => return format!("系统说：{fault}"),
        };
        known.to_owned()
    }

    fn period_fault(&self, shown: &str, fault: PeriodFault) -> Told {
        match fault {
            PeriodFault::Day => Told::new(format!("“{shown}”不是日历上的日期。"), "请写成 2026-10-05 这样的年-月-日。"),
            PeriodFault::Month => Told::new(format!("“{shown}”不是月份。"), "请写成 2026-10 这样的年-月。"),
            PeriodFault::Moment => {
                Told::new(format!("“{shown}”不是完整的时间。"), "请写成 2026-10-05T14:03:05+08:00 这样的时间。")
            }
        }
    }

    fn code_fault(&self, shown: &str) -> Told {
        Told::new(
            format!("代号“{shown}”不合规定。"),
            "代号用小写字母、数字、- 和 _，最多 32 个，以字母或数字开头，例如 wall、zhuanhu。",
        )
    }

    fn person_number_fault(&self, shown: &str) -> Told {
        Told::new(format!("“{shown}”不是人员编号。"), "编号是 p 加数字，例如 p41；用 mingbai person list 查找。")
    }

    fn word_fault(&self, shown: &str, words: &[&str]) -> Told {
        Told::new(format!("“{shown}”不在可选的名目里。"), format!("可以选：{}。", words.join("、")))
    }

    fn not_footing(&self, fault: &NotFooting) -> Told {
        let (table, cell) = (self.title(fault.table), cell(fault.cell));
        let (expected, found) = (figure(fault.expected), figure(fault.found));
        let apart = match fault.expected.apart(fault.found) {
            Figure::Nothing => String::new(),
            difference @ (Figure::Below(_)
            | Figure::Yuan(_)
            | Figure::Count(_)
            | Figure::Net(_)
            | Figure::Points(_)
            | Figure::Quantity(_)) => {
                format!("，相差 {}", figure(difference))
            }
        };
        if is_beside(fault.cell) {
            return Told::new(
                format!("“{table}”{cell}对不上：那里是 {expected}，这里是 {found}{apart}。"),
                "各表必须互相对得上，对不上的一张也不出。请用 mingbai verify 检查账本，再用 mingbai rebuild 重建账簿。",
            );
        }
        Told::new(
            format!("“{table}”{cell}对不上：应当是 {expected}，表上写的是 {found}{apart}。"),
            "对不上的表不能公示，什么也没有写入。请用 mingbai verify 检查账本，再重新编制。",
        )
    }
}

fn cell(cell: CellName) -> String {
    match cell {
        CellName::Row(row) => format!("第 {row} 行的格数"),
        CellName::At(row, heading) => format!("第 {row} 行“{}”", Zh.heading(heading)),
        CellName::Total(heading) => format!("“{}”的合计", Zh.heading(heading)),
        CellName::Count => "的条数".to_owned(),
        CellName::ByDay => "按日统计".to_owned(),
        CellName::ByKind => "按捐赠人类别统计".to_owned(),
        CellName::Summary(sheet) => format!("在摘要里的“{}”", Zh.sheet_name(sheet)),
        CellName::Net => "与摘要里的净额".to_owned(),
        CellName::Across(row, heading, other) => {
            format!("{}与“{}”表", place(row, heading), Zh.sheet_name(other))
        }
        CellName::RowsOf(row, other) => format!("里“{}”第 {row} 行那个项目的行数", Zh.sheet_name(other)),
        CellName::Closing(row, heading) => format!("{}与上期公示的期末数", place(row, heading)),
        CellName::Glance(heading) => format!("“{}”与封面上的数", Zh.heading(heading)),
        CellName::Line(line, heading) => format!("“{}”行“{}”", Zh.statement_line(line), Zh.heading(heading)),
        CellName::LineBeside(line, heading, other) => {
            format!("“{}”行“{}”与“{}”", Zh.statement_line(line), Zh.heading(heading), Zh.title(other))
        }
        CellName::TotalBeside(heading, other) => format!("“{}”的合计与“{}”", Zh.heading(heading), Zh.title(other)),
    }
}

/// Rows are counted from 1; 0 is the line of totals.
fn place(row: usize, heading: Heading) -> String {
    let heading = Zh.heading(heading);
    if row == 0 { format!("“{heading}”的合计") } else { format!("第 {row} 行“{heading}”") }
}

/// 是不是和另一张表对.
const fn is_beside(cell: CellName) -> bool {
    matches!(cell, CellName::LineBeside(..) | CellName::TotalBeside(..))
}

fn figure(figure: Figure) -> String {
    match figure {
        Figure::Yuan(amount) | Figure::Net(Net::Received(amount)) => Zh.yuan(amount),
        Figure::Net(Net::Overcorrected(amount)) => format!("更正多出 {}", Zh.yuan(amount)),
        Figure::Count(count) => count.to_string(),
        Figure::Points(points) => Zh.points(points),
        Figure::Quantity(quantity) => Zh.quantity(quantity),
        Figure::Below(amount) => format!("不足 {}", Zh.yuan(amount)),
        Figure::Nothing => "没有数字或超出范围".to_owned(),
    }
}

/// 这里要写什么.
fn wanted_here(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Whole => "这里要写 0 或正整数，不带小数，不加引号，如 3".to_owned(),
        Wanted::Truth => "这里要写 true（是）或 false（否），不加引号".to_owned(),
        Wanted::Text => "这里的文字要加英文引号，如 \"志愿服务\"".to_owned(),
        Wanted::List => "这里要写一列，如 [100, 300]".to_owned(),
        Wanted::OneOf(words) => format!("这里只能写 {}", words.join("、")),
        Wanted::Figure => "这里要写 0 或正数：整数直接写，带小数的加英文引号，如 \"2.5\"".to_owned(),
        Wanted::Smaller => "这个数太大了，请核对是不是多写了几位".to_owned(),
    }
}
