//! What may never pass a face, how columns stand, and how long a large notice takes.

use std::time::{Duration, Instant};

use mingbai::ledger::field::{Count, Seq};
use mingbai::ledger::name::TextRule;
use mingbai::ledger::words::{DonorKind, Language};
use mingbai::ledger::yuan::Yuan;
use mingbai::render::terminal::Width;
use mingbai::render::{csv, html, listing, terminal};
use mingbai::report::notice::sheets;
use mingbai::report::{Cell, Heading, MonthNotice, ShownName, Table, Title};
use mingbai::text::words;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::render::neighbourhood::{asked, crowd, material, neighbourhood};

/// Cells as an enemy would fill them.
fn cell() -> impl Strategy<Value = Cell> {
    let nasty =
        "[=+@＝＋－＠\\-]?[\u{0}-\u{1F}\u{7F}-\u{9F}\u{202A}-\u{202E}\u{200B}-\u{200F}a-c王芳\"',<>&\u{3000} ]{0,12}";
    prop_oneof![
        nasty.prop_map(Cell::Text),
        nasty.prop_map(|name| Cell::Name(ShownName::Named(name))),
        any::<u64>().prop_map(|n| Cell::Seq(Seq(n))),
        Just(Cell::from(DonorKind::Company)),
        Just(Cell::Empty),
    ]
}

fn table() -> impl Strategy<Value = Table> {
    prop::collection::vec((cell(), cell(), 0..i64::from(i32::MAX)), 0..8).prop_map(|rows| {
        let mut table = Table::new(Title::Found, &[Heading::Memo, Heading::Name, Heading::Amount]);
        for (memo, name, fen) in rows {
            table.push([memo, name, Cell::from(Yuan::from_fen(fen))]);
        }
        table.totalled()
    })
}

/// A table as `--format` hands it over.
fn as_document(format: &str, table: &Table) -> String {
    let listing = listing::ALL.iter().find(|listing| listing.word == format).expect("a format");
    (listing.document)(std::slice::from_ref(table), None, words(Language::Zh)).0
}

/// Only line ends of the face itself.
fn nothing_hides(text: &str, line_end: &str) -> bool {
    text.replace(line_end, "").chars().all(|c| TextRule::broken_by(c).is_none())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_hides_or_runs(table in table()) {
        prop_assert!(table.foot().is_ok());
        for language in Language::ALL {
            let spoken = words(*language);
            for width in [Width::Unlimited, Width::Columns(60)] {
                prop_assert!(nothing_hides(&terminal::table(&table, spoken, width), "\n"));
            }
            let sheet = String::from_utf8(csv::table(&table, spoken)).expect("UTF-8");
            let sheet = sheet.strip_prefix('\u{FEFF}').expect("its mark");
            prop_assert!(nothing_hides(sheet, "\r\n"));
            for cell in cells_of(sheet) {
                let begins = cell.trim_start().chars().next();
                prop_assert!(!begins.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?}");
            }
        }
        let list = as_document("json", &table);
        prop_assert!(nothing_hides(&list, "\n"));
        let rows: serde_json::Value = serde_json::from_str(&list).expect("JSON");
        if let Some(Cell::Text(memo)) = table.rows.first().and_then(|row| row.first()) {
            prop_assert_eq!(rows[0]["memo"].as_str(), Some(memo.as_str()));
        }
        prop_assert_eq!(rows.as_array().map(Vec::len), Some(table.rows.len()));
    }

    #[test]
    fn a_page_runs_nothing(name in "[a-z<>&\"'/=\u{0}-\u{1F}\u{202E} ]{0,30}") {
        let mut notice = MonthNotice::clone(&crate::render::neighbourhood::notice());
        crate::render::footing::sheet(&mut notice, sheets::gifts::NAME).rows[0][3] = Cell::Name(ShownName::Named(format!("<script>{name}")));
        let notice = mingbai::report::Footed::of(notice).expect("a name has no sum");
        let page = html::notice(&notice, words(Language::Zh));
        prop_assert!(!page.contains("<script") && nothing_hides(&page, "\n"));
    }
}

/// The cells of a sheet, by the rules of RFC 4180.
fn cells_of(sheet: &str) -> Vec<String> {
    let mut reader = ::csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(sheet.as_bytes());
    reader.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn chinese_columns_align_and_fit() {
    let mut table = Table::new(Title::Accounts, &[Heading::Code, Heading::Name, Heading::Balance]);
    table.push([
        Cell::from("zhuanhu"),
        Cell::from("清河县慈善总会柳荫社区基金专户"),
        Yuan::from_fen(123_456_789).into(),
    ]);
    table.push([Cell::from("cash"), Cell::from("待存现金"), Yuan::from_fen(50).into()]);
    let drawn = terminal::table(&table.totalled(), words(Language::Zh), Width::Unlimited);
    let ends: Vec<usize> = drawn.lines().filter(|line| line.contains('.')).map(UnicodeWidthStr::width).collect();
    assert_eq!(ends.len(), 3);
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{drawn}");
    let narrow = terminal::notice(&crate::render::neighbourhood::notice(), words(Language::Zh), Width::Columns(100));
    let tables = narrow.lines().take_while(|line| !line.starts_with("期号"));
    for line in tables {
        assert!(line.width() <= 100, "{} {line}", line.width());
    }
}

/// On a narrow screen texts and headings give way, and no figure is broken: 24.0 on two lines is read as 24 and 0.
#[test]
fn no_figure_is_broken_on_a_narrow_screen() {
    use mingbai::ledger::points::Points;
    let headings = [Heading::Code, Heading::Holder, Heading::PointsIn, Heading::PointsOut, Heading::PointsLeft];
    let mut table = Table::new(Title::Accounts, &headings);
    let points = |tenths| Cell::Points(Points::from_tenths(tenths));
    table.push([
        Cell::from("a-long-code-of-a-household"),
        Cell::from("陈秀英"),
        points(123_456),
        points(240),
        points(5),
    ]);
    let drawn = terminal::table(&table, words(Language::En), Width::Columns(40));
    assert!(["12345.6", "24.0", "0.5"].iter().all(|figure| drawn.contains(figure)), "{drawn}");
    assert!(drawn.lines().all(|line| line.width() <= 40), "{drawn}");
}

#[test]
fn programs_get_the_ledgers_own_words() {
    let notice = MonthNotice::compose(&neighbourhood(), asked(), material()).expect("October foots");
    let rows: serde_json::Value =
        serde_json::from_str(&as_document("json", notice.table(sheets::gifts::NAME).expect("a sheet"))).expect("JSON");
    assert_eq!(rows[2]["donor_kind"], "company");
    assert_eq!(rows[2]["amount"], "3000.00");
    assert_eq!(rows[3]["donor"], "anonymous");
    assert_eq!(rows[15]["remarks"][0], "reversal 136");
}

/// A large month. In release this takes a small part of the limit; the limit is for a slow machine under load.
#[test]
fn sixteen_thousand_gifts_are_drawn_quickly() {
    let (crowd, mut wanted) = (crowd(16_000), asked());
    wanted.span.size = Count(16_000);
    let begun = Instant::now();
    let notice = MonthNotice::compose(&crowd, wanted, material()).expect("a crowd foots");
    let composed = begun.elapsed();
    let sheet = csv::sheet(&notice, &notice.shown()[1], words(Language::Zh));
    let written = begun.elapsed();
    let page = html::notice(&notice, words(Language::Zh));
    let took = begun.elapsed();
    let told = format!("composed {composed:?}, csv {written:?} ({}), html {took:?} ({})", sheet.len(), page.len());
    assert!(took < Duration::from_secs(5), "{told}");
}
