//! Files in the shape of GB/T 24589.1-2010 (财经信息技术 会计核算软件数据接口): 公共档案 and 总账 of a year, as XML. Only the
//! fund's own books: what co-payers hold is in nobody's account here. Names of elements are those of the standard as public
//! material shows them; what could not be confirmed is said in docs/auditor.md.

mod public;

pub use public::public;

use std::io::{self, Read, Write};

use super::Posted;
use crate::ledger::chart::{Chart, Class, Role};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::Language;
use crate::render::visible;
use crate::report::carrying::{Leaf, MonthOfLeaf};
use crate::report::{Sides, Word};
use crate::text::words;

/// Our own check of their shape: 公共档案.
pub const PUBLIC_SCHEMA: &str = include_str!("gbt24589/public.xsd");
/// 总账.
pub const LEDGER_SCHEMA: &str = include_str!("gbt24589/ledger.xsd");

/// 自定义档案: where money lies, what it is for, where it comes from.
const ACCOUNTS: &str = "ZH";
const PROJECTS: &str = "XM";
const SOURCES: &str = "LY";
/// The value of an entry without a project.
const GENERAL: &str = "-";

/// What stands at the head of every year.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    /// 电子账簿编号: the ledger's origin.
    pub number: &'a str,
    /// 电子账簿名称.
    pub name: &'a str,
    /// 会计核算单位: whose account it is.
    pub unit: &'a str,
    /// Accounts by code, with their names.
    pub accounts: Vec<(Code, String)>,
    /// Projects by code, with their names.
    pub projects: Vec<(Code, String)>,
    /// Where money comes from: the file's word and what people call it.
    pub sources: Vec<(&'static str, &'static str)>,
}

/// 总账 of a year on its way: balances and vouchers wait apart, because vouchers pass by first and stand last.
#[derive(Debug)]
pub struct Ledger<W: Write> {
    vouchers: W,
    balances: W,
}

impl<W: Write> Ledger<W> {
    /// Begins a year.
    pub const fn begin(vouchers: W, balances: W) -> Self {
        Self { vouchers, balances }
    }

    /// Balances and vouchers, as they were written.
    pub fn into_parts(self) -> (W, W) {
        (self.balances, self.vouchers)
    }

    /// The next entry; who recorded it, and who approved by it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn posted(&mut self, posted: &Posted, by: &Code, approver: Option<&Code>) -> io::Result<()> {
        let told = words(Language::Zh);
        let summary = format!("第{}号 {}", posted.seq, told.word(Word::EntryKind(posted.kind)));
        let approver = approver.map(Code::as_str).unwrap_or_default();
        for (line, number) in posted.lines.iter().filter(|line| line.leaf.is_own).zip(1_u32..) {
            let (on, year, month) = (day(line.day), line.day.year().to_string(), month_of(line.day.month()));
            let (seq, number, code) = (posted.seq.to_string(), number.to_string(), line.leaf.code.to_string());
            let (debit, credit) = (line.sides.debit.to_string(), line.sides.credit.to_string());
            let head = [
                ("记账凭证日期", on.as_str()),
                ("会计年度", &year),
                ("会计期间号", &month),
                ("记账凭证类型编号", "1"),
                ("记账凭证编号", &seq),
                ("记账凭证行号", &number),
                ("记账凭证摘要", &summary),
                ("科目编号", &code),
            ];
            let figures = [
                ("币种编码", "CNY"),
                ("计量单位", ""),
                ("借方数量", ""),
                ("借方原币金额", debit.as_str()),
                ("借方本币金额", &debit),
                ("贷方数量", ""),
                ("贷方原币金额", &credit),
                ("贷方本币金额", &credit),
            ];
            let people = [("附件数", "0"), ("制单人", by.as_str()), ("审核人", approver), ("记账人", by.as_str())];
            let marks = [("记账标志", "1"), ("作废标志", "0"), ("凭证来源系统", "mingbai")];
            let fields = [&head[..], &beside(&line.leaf), &figures, &NOTHING, &people, &marks].concat();
            record(&mut self.vouchers, "记账凭证", &fields)?;
        }
        Ok(())
    }

    /// A month of the fund's own accounts.
    ///
    /// # Errors
    /// What the disk says.
    pub fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> io::Result<()> {
        let (year, number) = (month.year().to_string(), month_of(month));
        for one in leaves.iter().filter(|one| one.leaf.is_own) {
            let code = one.leaf.code.to_string();
            let (opening, closing) = (amount(one.opening), amount(one.closing));
            let (debit, credit) = (one.moved.debit.to_string(), one.moved.credit.to_string());
            let head = [
                ("期初余额方向", direction(one.opening, one.leaf.class)),
                ("期末余额方向", direction(one.closing, one.leaf.class)),
                ("币种编码", "CNY"),
                ("计量单位", ""),
                ("会计年度", &year),
                ("会计期间号", &number),
            ];
            let figures = [
                ("期初数量", ""),
                ("期初原币余额", opening.as_str()),
                ("期初本币余额", &opening),
                ("借方数量", ""),
                ("借方原币金额", &debit),
                ("借方本币金额", &debit),
                ("贷方数量", ""),
                ("贷方原币金额", &credit),
                ("贷方本币金额", &credit),
                ("期末数量", ""),
                ("期末原币余额", &closing),
                ("期末本币余额", &closing),
            ];
            let fields = [&[("科目编号", code.as_str())][..], &beside(&one.leaf), &head, &figures].concat();
            record(&mut self.balances, "科目余额及发生额", &fields)?;
        }
        Ok(())
    }
}

/// What an entry of ours has nothing to say of.
const NOTHING: [(&str, &str); 9] = [
    ("汇率类型编号", ""),
    ("汇率", "1"),
    ("单价", ""),
    ("凭证头可扩展字段结构值", ""),
    ("分录行可扩展字段结构值", ""),
    ("结算方式编码", ""),
    ("票据类型", ""),
    ("票据号", ""),
    ("票据日期", ""),
];

/// 总账 put together: the chart, the balances, then the vouchers.
///
/// # Errors
/// What the disk says.
pub fn ledger(out: &mut dyn Write, chart: &Chart, balances: &mut dyn Read, vouchers: &mut dyn Read) -> io::Result<()> {
    begin(out, "总账")?;
    let base = [("结构分隔符", "-"), ("会计科目编号规则", "4"), ("现金流量项目编码规则", "")];
    let none = ["凭证头可扩展字段结构", "凭证头可扩展结构对应档案", "分录行可扩展字段结构", "分录行可扩展字段对应档案"];
    record(out, "总账基础信息", &[&base[..], &none.map(|name| (name, ""))].concat())?;
    for (code, name) in chart.accounts() {
        let class = class_of(code.0, chart.role(code));
        let code = code.to_string();
        let fields = [("科目编号", code.as_str()), ("科目名称", name.as_str()), ("科目级次", "1")];
        let kind = [("科目类型", class_name(class)), ("余额方向", usual(class))];
        record(out, "会计科目", &[&fields[..], &kind].concat())?;
    }
    for (code, _) in chart.accounts() {
        let code = code.to_string();
        for (number, name, file) in [("1", "账户", ACCOUNTS), ("2", "项目", PROJECTS), ("3", "资金来源", SOURCES)]
        {
            let fields = [("科目编号", code.as_str()), ("辅助项编号", number), ("辅助项名称", name)];
            record(out, "科目辅助核算", &[&fields[..], &[("对应档案", file), ("辅助项描述", "")]].concat())?;
        }
    }
    io::copy(balances, out)?;
    io::copy(vouchers, out)?;
    end(out, "总账")
}

/// The three things every posting is told by, beside its code.
fn beside(leaf: &Leaf) -> [(&str, &str); 3] {
    let project = leaf.purse.project.as_ref().map_or(GENERAL, Code::as_str);
    [("辅助项1编号", leaf.account.as_str()), ("辅助项2编号", project), ("辅助项3编号", leaf.purse.source_kind.word())]
}

/// An account nobody plays a role in is of the kind its first digit says.
fn class_of(code: u16, role: Option<Role>) -> Class {
    role.map_or(
        match code {
            2000..=2999 => Class::Debt,
            3000..=3999 => Class::NetAssets,
            4000..=4999 => Class::Income,
            5000..=5999 => Class::Cost,
            _ => Class::Asset,
        },
        Role::class,
    )
}

const fn class_name(class: Class) -> &'static str {
    match class {
        Class::Asset => "资产",
        Class::Debt => "负债",
        Class::NetAssets => "净资产",
        Class::Income => "收入",
        Class::Cost => "费用",
    }
}

/// The side on which an account usually stands.
const fn usual(class: Class) -> &'static str {
    match class {
        Class::Asset | Class::Cost => "借",
        Class::Debt | Class::NetAssets | Class::Income => "贷",
    }
}

/// The side on which a balance stands; what is nothing stands where its account usually does.
fn direction(balance: Sides, class: Class) -> &'static str {
    match (balance.debit.is_zero(), balance.credit.is_zero()) {
        (false, _) => "借",
        (true, false) => "贷",
        (true, true) => usual(class),
    }
}

fn amount(balance: Sides) -> String {
    let of = if balance.debit.is_zero() { balance.credit } else { balance.debit };
    of.to_string()
}

/// `20261005`.
fn day(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// `10`.
fn month_of(month: Month) -> String {
    month.to_string().rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned()
}

fn begin(out: &mut dyn Write, root: &str) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root}>")
}

fn end(out: &mut dyn Write, root: &str) -> io::Result<()> {
    writeln!(out, "</{root}>")
}

/// One record on one line.
fn record(out: &mut dyn Write, name: &str, fields: &[(&str, &str)]) -> io::Result<()> {
    write!(out, "<{name}>")?;
    for (field, value) in fields {
        write!(out, "<{field}>{}</{field}>", escaped(value))?;
    }
    writeln!(out, "</{name}>")
}

fn escaped(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
