//! 志愿者名册、签到表.

use std::path::Path;

use crate::ledger::field::Seq;
use crate::ledger::name::PersonNumber;
use crate::text::Told;
use crate::text::roster::{BadRosterRow, RosterSummary, RosterWords};
use crate::text::zh::Zh;

impl RosterWords for Zh {
    fn bad_roster_row(&self, row: &BadRosterRow) -> String {
        let place = if row.column.is_empty() { String::new() } else { format!("“{}”列", row.column) };
        let value = if row.value.is_empty() { String::new() } else { format!("“{}”：", row.value) };
        format!("第 {} 行{place}　{value}{}\n　　{}", row.line, row.told.what, row.told.cure)
    }

    fn roster_read(&self, file: &Path, summary: RosterSummary) -> String {
        let RosterSummary { rows, fresh, known, bad, persons } = summary;
        let name = file.display();
        format!("{name}：共 {rows} 行，新的 {fresh} 行（其中新登记 {persons} 人），已有 {known} 行，有问题 {bad} 行。")
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

    fn no_yes_or_no(&self) -> Told {
        Told::new("看不出是不是。", "请写 是 或 否（党员、群众也可以）。")
    }
}
