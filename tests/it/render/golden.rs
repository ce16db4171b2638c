//! The same notice, the same bytes. `UPDATE_GOLDEN=1` writes the files anew; look at them before keeping them.

use std::fs;
use std::path::Path;

use mingbai::ledger::words::Language;
use mingbai::render::terminal::Width;
use mingbai::render::{csv, html, terminal, xlsx};
use mingbai::text::words;

use crate::render::neighbourhood::notice;

fn compare(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, bytes).expect("the golden file can be written");
    }
    let golden = fs::read(&path).expect("the golden file is there: UPDATE_GOLDEN=1 writes it");
    let (golden, now) = (String::from_utf8_lossy(&golden), String::from_utf8_lossy(bytes));
    similar_asserts::assert_eq!(golden, now, "{name}");
}

#[test]
fn a_notice_is_the_same_bytes_every_time() {
    let notice = notice();
    for language in Language::ALL {
        let spoken = words(*language);
        compare(&format!("notice.{language}.txt"), terminal::notice(&notice, spoken, Width::Columns(110)).as_bytes());
        compare(&format!("notice.{language}.html"), html::notice(&notice, spoken).as_bytes());
        compare(&format!("poster.{language}.html"), html::poster(&notice, spoken).as_bytes());
        compare(&format!("cover.{language}.csv"), &csv::cover(&notice, spoken));
        for shown in notice.shown().iter().filter(|shown| !shown.table.rows.is_empty()) {
            compare(&format!("{}.{language}.csv", shown.name), &csv::sheet(&notice, shown, spoken));
        }
        // A workbook is for programs: what it says is compared cell by cell elsewhere, here only that it stays the same.
        assert_eq!(xlsx::notice(&notice, spoken), xlsx::notice(&notice, spoken));
    }
}
