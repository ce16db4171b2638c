//! Every reason once: the row, and the line, column, value and reason told of it.

use mingbai::import::{Asked, DateFault, Reason};
use mingbai::ledger::name::{TextFault, TextRule};
use mingbai::ledger::yuan::AmountFault;

use crate::import::desk::{asked, asked_on, day, gifts, read, troubles};

/// The one trouble of the last row of a list with these headings.
#[expect(clippy::panic, reason = "a test that finds another shape has failed")]
fn trouble(headings: &str, row: &str) -> (u64, Option<String>, String, Reason) {
    let rows = read(&format!("{headings}\n{row}\n"), asked());
    let found = troubles(&rows);
    let [(line, column, value, reason)] = found.as_slice() else { panic!("{found:?}") };
    (*line, column.map(str::to_owned), (*value).to_owned(), reason.clone())
}

fn told(column: &str, value: &str, reason: Reason) -> (u64, Option<String>, String, Reason) {
    (2, Some(column.to_owned()), value.to_owned(), reason)
}

#[test]
fn amounts() {
    let table = [
        ("", Reason::Amount(AmountFault::Empty)),
        ("-", Reason::Amount(AmountFault::Empty)),
        ("-5.00", Reason::NotAGift),
        ("(5)", Reason::NotAGift),
        ("0", Reason::ZeroAmount),
        ("0.00", Reason::ZeroAmount),
        ("+5", Reason::Amount(AmountFault::NotANumber)),
        ("1e3", Reason::Amount(AmountFault::NotANumber)),
        ("NaN", Reason::Amount(AmountFault::NotANumber)),
        ("1_000.00", Reason::Amount(AmountFault::NotANumber)),
        ("０.5", Reason::Amount(AmountFault::NotANumber)),
        ("5.", Reason::Amount(AmountFault::NotANumber)),
        (".5", Reason::Amount(AmountFault::NotANumber)),
        ("007.00", Reason::Amount(AmountFault::NotANumber)),
        ("1.005", Reason::Amount(AmountFault::FractionOfAFen)),
        ("\"12,34\"", Reason::Amount(AmountFault::Grouping)),
        ("99999999999999999999999999999", Reason::Amount(AmountFault::TooLarge)),
    ];
    for (amount, reason) in table {
        let value = amount.trim_matches('"');
        assert_eq!(trouble("日期,捐款人,金额", &format!("2026-1-2,王芳,{amount}")), told("金额", value, reason));
    }
}

#[test]
fn dates() {
    let table = [
        ("", DateFault::Missing),
        ("3/4/2026", DateFault::Ambiguous),
        ("2月8日", DateFault::NoYear),
        ("2023-02-30", DateFault::Impossible),
        ("08:30", DateFault::TimeOnly),
        ("2026-11-23", DateFault::InTheFuture { today: day("2026-11-22") }),
        ("yesterday", DateFault::NotADate),
    ];
    for (date, fault) in table {
        assert_eq!(trouble("日期,金额", &format!("{date},5")), told("日期", date, Reason::Date(fault)));
    }
    let fixed = read("金额\n5\n", asked_on("2026-11-23"));
    assert!(matches!(troubles(&fixed).as_slice(), [(2, None, "", Reason::Date(DateFault::InTheFuture { .. }))]));
}

#[test]
fn texts_tell_the_position_and_the_character() {
    let control = TextFault { position: 5, character: '\u{1C}', why: TextRule::Control };
    let expected = told("捐赠人", "爱心人士\\u{1C}", Reason::Text(control));
    assert_eq!(trouble("日期,捐赠人,金额", "2026-1-2,爱心人士\u{1C},5"), expected);
    let (_, column, value, reason) = trouble("日期,金额,备注", &format!("2026-1-2,5,{}", "长".repeat(1001)));
    assert_eq!((column.as_deref(), value.chars().count()), (Some("备注"), 61));
    assert!(matches!(reason, Reason::Text(TextFault { position: 1001, why: TextRule::TooLong, .. })));
}

#[test]
fn codes_numbers_and_kinds() {
    assert_eq!(trouble("日期,金额,项目", "2026-1-2,5,围墙"), told("项目", "围墙", Reason::ProjectCode));
    assert_eq!(trouble("日期,金额,捐赠人编号", "2026-1-2,5,41"), told("捐赠人编号", "41", Reason::PersonNumber));
    assert_eq!(trouble("日期,捐赠人,类别,金额", "2026-1-2,王芳,猫,5"), told("类别", "猫", Reason::UnknownKind));
}

#[test]
fn ragged_rows() {
    let long = trouble("日期,金额", "2026-1-2,1,000");
    assert_eq!(long, (2, None, "2026-1-2|1|000".to_owned(), Reason::RaggedRow { expected: 2, found: 3 }));
    let short = trouble("备注,日期,金额", "x,2026-1-2");
    assert_eq!(short.3, Reason::RaggedRow { expected: 3, found: 2 });
}

#[test]
fn ids() {
    assert_eq!(trouble("日期,金额,id", "2026-1-2,5,1.02E+27"), told("id", "1.02E+27", Reason::IdLostDigits));
    for (row, same_content) in [("2026-1-2,5,a", true), ("2026-1-3,5,a", false)] {
        let rows = read(&format!("日期,金额,id\n2026-1-2,5,a\n{row}\n"), asked());
        let reason = Reason::DuplicateIdInFile { first_line: 2, same_content };
        assert_eq!(troubles(&rows), [(3, Some("id"), "a", reason)]);
        assert_eq!(gifts(&rows).len(), 1);
    }
}

#[test]
fn totals() {
    let rows = read("日期,捐赠人,金额\n2026-1-2,王芳,5\n合 计,,6\n", asked());
    let reason = Reason::TotalDiffers { claimed: 600, since_last: 500, so_far: 500 };
    assert_eq!(troubles(&rows), [(3, Some("金额"), "6", reason)]);
    let donor = read("捐赠人,金额\n王芳,5\n共计1笔,5\n", asked_on("2026-01-02"));
    assert_eq!((gifts(&donor).len(), troubles(&donor).len()), (1, 0));
}

#[test]
fn long_cells() {
    let (line, column, value, reason) = trouble("日期,金额,other", &format!("2026-1-2,5,{}", "x".repeat(60_001)));
    assert_eq!((line, column.as_deref(), value.len()), (2, Some("other"), 63));
    assert_eq!(reason, Reason::CellTooLong { bytes: 60_001, limit: 60_000 });
}

#[test]
fn every_trouble_of_a_row_is_told() {
    let rows = read("日期,捐赠人,金额,项目\nx,a\u{202E}b,0,墙\n", asked());
    let columns: Vec<_> = troubles(&rows).iter().map(|t| t.1.unwrap_or("").to_owned()).collect();
    assert_eq!(columns, ["日期", "捐赠人", "金额", "项目"]);
}

#[test]
fn what_is_cleaned_is_counted() {
    let text = "日期,捐赠人,金额,备注\n2026-1-2,\u{3000}王\u{FEFF}芳\u{A0},`5,\"a\u{202E}\nb\"\n";
    let rows = read(text, Asked { clean: true, ..asked() });
    assert_eq!(gifts(&rows).iter().map(|s| s.memo.as_str()).collect::<Vec<_>>(), ["a b"]);
    assert_eq!(rows.first().map(|r| (r.cleaned.trimmed, r.cleaned.removed)), Some((1, 2)));
}
