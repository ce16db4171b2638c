//! Whatever the bytes: rows or an error, never a panic, and the same answer twice.

use std::fs;

use mingbai::import::{Asked, List};
use proptest::prelude::*;

use crate::import::desk::{asked_on, file, fixture};

fn any_answer(bytes: &[u8], clean: bool) {
    let paper = file(bytes);
    let Ok(list) = List::open(paper.path(), Asked { clean, ..asked_on("2026-01-02") }) else {
        return;
    };
    let told = || list.rows().map(|rows| rows.map(|r| format!("{r:?}")).collect::<Vec<_>>()).map_err(|e| e.to_string());
    assert_eq!(told(), told());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600), clean: bool) {
        any_answer(&bytes, clean);
    }

    #[test]
    fn any_text_under_a_header(
        text in "(\\PC|[\\x00-\\x1f,\"\t;\u{FEFF}\u{3000}\u{A0}'=`-]|[0-9年月日:./-]|合计){0,200}",
        clean: bool,
    ) {
        any_answer(format!("日期,捐赠人,金额,流水号,备注\n{text}").as_bytes(), clean);
        any_answer(format!("日期,捐赠人,金额,流水号,备注\n{text},{text},{text},{text},{text}").as_bytes(), clean);
    }

    #[test]
    fn any_date(text in "[0-9年月日号时分秒TZ上下午:./ +-]{0,30}|\\PC{0,20}") {
        let _ = mingbai::import::date::day(&text, mingbai::ledger::period::UtcOffset::china());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_of_a_good_file_changed(
        name in prop::sample::select(vec!["story.gb18030.csv", "story.utf16le.tsv", "story.xls", "story.xlsx"]),
        at: prop::sample::Index,
        byte: u8,
    ) {
        let mut bytes = fs::read(fixture(name)).expect("the story");
        let at = at.index(bytes.len());
        bytes.splice(at..=at, [byte]);
        any_answer(&bytes, false);
    }
}

/// Threat 46: one byte of an old spreadsheet says that a cell lies in the last row and column there could be, for which the
/// library would make room.
#[test]
fn a_cell_at_the_end_of_the_world_is_refused() {
    let bytes = fs::read(fixture("story.xls")).expect("the story");
    let cells = |at: &usize| bytes.get(*at..at.saturating_add(4)) == Some(&[0xFD, 0x00, 0x0A, 0x00]);
    let far: Vec<usize> = (0..bytes.len()).filter(cells).collect();
    assert!(!far.is_empty(), "the story holds no shared text");
    for at in far {
        let mut changed = bytes.clone();
        changed.splice(at + 4..at + 8, [0xFF; 4]);
        any_answer(&changed, false);
    }
}
