//! 公共档案: the book, its periods, its kinds of voucher, and what postings are told by.

use std::io::{self, Write};

use super::{ACCOUNTS, Book, GENERAL, PROJECTS, SOURCES, begin, day, end, record};
use crate::ledger::period::Day;

/// 公共档案 of a year.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn public(book: &Book<'_>, year: i16) -> Vec<u8> {
    let mut out = Vec::new();
    write_public(&mut out, book, year).expect("memory cannot fail to be written");
    out
}

fn write_public(out: &mut dyn Write, book: &Book<'_>, year: i16) -> io::Result<()> {
    begin(out, "公共档案")?;
    let of_year = year.to_string();
    record(
        out,
        "电子账簿",
        &[
            ("电子账簿编号", book.number),
            ("电子账簿名称", book.name),
            ("会计核算单位", book.unit),
            ("组织机构代码", ""),
            ("单位性质", "民间非营利组织"),
            ("行业", ""),
            ("开发单位", "mingbai"),
            ("版本号", env!("CARGO_PKG_VERSION")),
            ("本位币", "人民币"),
            ("会计年度", &of_year),
            ("标准版本号", "GB/T 24589.1-2010"),
        ],
    )?;
    for number in 1..=12_i8 {
        let Ok(first) = Day::new(year, number, 1) else { continue };
        let (from, until, number) = (day(first), day(first.month().last()), number.to_string());
        let fields = [
            ("会计年度", &of_year),
            ("会计期间号", &number),
            ("会计期间起始日期", &from),
            ("会计期间结束日期", &until),
        ];
        record(out, "会计期间", &fields.map(|(name, value)| (name, value.as_str())))?;
    }
    record(
        out,
        "记账凭证类型",
        &[("记账凭证类型编号", "1"), ("记账凭证类型名称", "记账凭证"), ("记账凭证类型简称", "记")],
    )?;
    record(out, "币种", &[("币种编码", "CNY"), ("币种名称", "人民币")])?;
    write_files(out, book)?;
    end(out, "公共档案")
}

/// 自定义档案项 and their values.
fn write_files(out: &mut dyn Write, book: &Book<'_>) -> io::Result<()> {
    for (code, name, means) in [
        (ACCOUNTS, "账户", "钱放在哪里，由谁保管"),
        (PROJECTS, "项目", "钱用在哪个项目"),
        (SOURCES, "资金来源", "钱从哪里来，决定能用在哪里"),
    ] {
        let fields = [
            ("档案编码", code),
            ("档案名称", name),
            ("档案描述", means),
            ("是否有层级特征", "0"),
            ("档案编码规则", ""),
        ];
        record(out, "自定义档案项", &fields)?;
    }
    let value = |out: &mut dyn Write, file: &str, code: &str, name: &str| {
        let name = if name.is_empty() { code } else { name };
        let fields = [("档案编码", file), ("档案值编码", code), ("档案值名称", name)];
        let rest = [("档案值描述", ""), ("档案值父节点", ""), ("档案值级次", "1")];
        record(out, "自定义档案项值", &[&fields[..], &rest].concat())
    };
    for (code, name) in &book.accounts {
        value(out, ACCOUNTS, code.as_str(), name)?;
    }
    value(out, PROJECTS, GENERAL, "不指定项目")?;
    for (code, name) in &book.projects {
        value(out, PROJECTS, code.as_str(), name)?;
    }
    for (word, name) in &book.sources {
        value(out, SOURCES, word, name)?;
    }
    Ok(())
}
