//! 志愿者名册、签到表.

use std::path::Path;

use crate::import::DurationFault;
use crate::ledger::field::Seq;
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::{Refusal, ServiceRefusal};
use crate::text::roster::{BadRosterRow, RosterSummary, RosterWords};
use crate::text::zh::Zh;
use crate::text::{RefusalWords, Told};

impl RosterWords for Zh {
    fn bad_roster_row(&self, row: &BadRosterRow) -> String {
        let place = if row.column.is_empty() { String::new() } else { format!("“{}”列", row.column) };
        let value = if row.value.is_empty() { String::new() } else { format!("“{}”：", row.value) };
        format!("第 {} 行{place}　{value}{}\n　　{}", row.line, row.told.what, row.told.cure)
    }

    fn roster_read(&self, file: &Path, summary: RosterSummary, headings: &[&str]) -> String {
        let RosterSummary { rows, fresh, known, bad, persons } = summary;
        let name = file.display();
        let read = format!(
            "{name}：共 {rows} 行，新的 {fresh} 行（其中新登记 {persons} 人），已有 {known} 行，有问题 {bad} 行。"
        );
        format!("{read}\n认出的列：{}", headings.join("，"))
    }

    fn roster_map_fault(&self, part: &str, fields: &[&str]) -> Told {
        Told::new(
            format!("--map 里的“{part}”不对：要写成 字段=表头，一个字段只写一次。"),
            format!("字段有：{}；几个之间用逗号隔开。", fields.join("、")),
        )
    }

    fn roster_is_whole(&self) -> Told {
        Told::new("这种名单要么全记，要么一行不记，不能用 --skip-bad。", "请按每一行的提示改好文件，再导入一次。")
    }

    fn roster_refused(&self, bad: usize) -> Told {
        Told::new(
            format!("有 {bad} 行有问题，一行也没有记。"),
            "请按每一行的提示改好文件，再导入一次；已有的行不会重复记。",
        )
    }

    fn roster_nothing_new(&self) -> &'static str {
        "文件里的各行都已经记过，没有新的。"
    }

    fn roster_has_no_rows(&self) -> Told {
        Told::new("文件里只有标题行，一行内容也没有。", "请核对是不是选错了文件或工作表，填好各行再导入。")
    }

    fn roster_recorded(&self, seq: Seq, summary: RosterSummary) -> String {
        format!("已记录：第 {seq} 号名册，{} 行。", summary.fresh)
    }

    fn row_needs_identity(&self) -> Told {
        Told::new(
            "没有电话、身份证号，也没有编号。",
            "志愿者要实名登记：请补上电话或身份证号；已登记的人写编号（p41）。",
        )
    }

    fn nobody_is_called(&self) -> Told {
        Told::new(
            "没有叫这个名字的志愿者。",
            "请核对姓名；新志愿者先用 mingbai import volunteers 或 mingbai volunteer add 登记。",
        )
    }

    fn several_are_called(&self, numbers: &[PersonNumber]) -> Told {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        Told::new(
            format!("叫这个名字的志愿者不止一位：{}。", numbers.join("、")),
            "请在“编号”列写明是哪一位，或写上电话。",
        )
    }

    fn row_repeats(&self, line: u64) -> Told {
        Told::new(format!("和第 {line} 行是同一个人。"), "请删去一行。")
    }

    fn item_repeats(&self, line: u64) -> Told {
        Told::new(format!("和第 {line} 行是同一个代号。"), "请删去一行，或换一个代号。")
    }

    fn digits_lost(&self) -> Told {
        Told::new("号码被表格软件当成数字，丢了后面的位数。", "请把这一列设成“文本”格式，重填这个号码，再导入一次。")
    }

    fn below_zero(&self, given: &str) -> Told {
        Told::new(format!("“{given}”是负数。"), "这里只写正数；要减掉以前记的，请用 mingbai reverse 冲正那一条。")
    }

    fn wrong_duration(&self, given: &str, fault: DurationFault) -> Told {
        let what = match fault {
            DurationFault::NoUnit => format!("“{given}”没有写是小时还是分钟。"),
            DurationFault::NotWhole => format!("“{given}”不是整分钟。"),
            DurationFault::NotATime => format!("“{given}”看不出是多长时间。"),
        };
        Told::new(what, "请写成 90分钟、1.5小时 或 2小时30分；或在列名里写明单位，如 时长（小时）。")
    }

    fn longer_than_its_times(&self, given: Minutes, between: Minutes) -> Told {
        Told::new(
            format!("时长写了 {given} 分钟，签到到签退只有 {between} 分钟。"),
            "请核对签到表；中途休息的，时长可以少写，不能多写。",
        )
    }

    fn two_durations(&self, one: Minutes, other: Minutes) -> Told {
        Told::new(format!("一列写的是 {one} 分钟，这一列是 {other} 分钟。"), "请核对，留下对的一列。")
    }

    fn total_differs(&self, stated: &str, sum: &str) -> Told {
        Told::new(format!("合计写的是 {stated}，各行加起来是 {sum}。"), "请核对是不是少了行、多了行，或者合计算错了。")
    }

    fn nobody_bears(&self) -> Told {
        Told::new("没有登记过叫这个名字的人。", "请核对姓名，或写编号（p41）；新来的先用 mingbai person add 登记。")
    }

    fn ends_before_it_begins(&self, began: TimeOfDay, ended: TimeOfDay) -> Told {
        Told::new(
            format!("结束时间 {ended} 不在开始时间 {began} 之后。"),
            "请核对两个时间是不是写反了；下午的写 24 小时制，如 14:30；跨过零点的，分两天记。",
        )
    }

    fn row_refusal(&self, refusal: &Refusal, alike: Option<u64>) -> Told {
        if let Some(line) = alike {
            let what = format!("和文件里第 {line} 行的时间重叠：一个人不能同时在两处。");
            return Told::new(what, "请核对这两行，改好或删去一行。");
        }
        let told = self.refusal(refusal);
        let cure = if let Refusal::Service(service) = refusal { column_cure(service) } else { None };
        match cure {
            Some(cure) => Told::new(told.what, cure),
            None if speaks_of_options(&told.cure) => Told::new(told.what, "请在文件里改好这一行。"),
            None => told,
        }
    }

    fn no_yes_or_no(&self) -> Told {
        Told::new("看不出是不是。", "请写 是 或 否（党员、群众也可以）。")
    }
}

/// 签到表里这一条改哪一列.
fn column_cure(refusal: &ServiceRefusal) -> Option<&'static str> {
    use ServiceRefusal as R;
    let cures = [
        (matches!(refusal, R::HoursMustNotBeZero), "请写实际的时间：“签到”“签退”两列，或“分钟”“时长”一列。"),
        (matches!(refusal, R::WitnessMustBeAnother), "请在“见证人”列写在场的另一个人的编号或姓名。"),
        (matches!(refusal, R::ReasonMustBeVouchedFor), "请把“原因”和“说明人”两列一起写上，或者都不写。"),
        (matches!(refusal, R::VoucherMustBeAnother), "请在“说明人”列写第三个人的编号或姓名。"),
        (
            matches!(refusal, R::DoubtfulHoursMustBeVouchedFor { .. }),
            "属实的，请由另一个人说明：在“原因”和“说明人”两列写上；审计时逐条列出。",
        ),
    ];
    cures.into_iter().find_map(|(is_it, cure)| is_it.then_some(cure))
}

/// 只说命令的选项，没有说命令.
fn speaks_of_options(cure: &str) -> bool {
    cure.contains("--") && !cure.contains("mingbai ")
}
