//! The workbook of a notice in somebody else's program: `LibreOffice` opens it, reckons every formula again, and comes to our
//! totals.

use std::fs;
use std::path::Path;
use std::process::Command;

use mingbai::ledger::words::Language;
use mingbai::ledger::yuan::Yuan;
use mingbai::render::xlsx;
use mingbai::report::Cell;
use mingbai::text::words;

use crate::render::neighbourhood::notice;

/// Formulas are reckoned when a file is opened, whatever result it brings along.
const RECKON_AGAIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Every sheet as CSV, plain figures.
const EVERY_SHEET: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

fn opened_elsewhere(folder: &Path) {
    let profile = folder.join("profile/user");
    fs::create_dir_all(&profile).expect("a folder");
    fs::write(profile.join("registrymodifications.xcu"), RECKON_AGAIN).expect("a file");
    let installed = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let opened = Command::new("soffice")
        .args(["--headless", &installed, "--convert-to", EVERY_SHEET, "--outdir"])
        .arg(folder)
        .arg(folder.join("notice.xlsx"))
        .output()
        .expect("LibreOffice is installed: .ci/checks does it");
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
}

#[test]
fn a_workbook_adds_up_in_another_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = notice();
    fs::write(folder.path().join("notice.xlsx"), xlsx::notice(&notice, words(Language::En))).expect("a file");
    opened_elsewhere(folder.path());
    let mut compared = 0;
    for (shown, number) in notice.shown().iter().zip(1..) {
        let begins = format!("notice-Sheet {number}");
        let files = fs::read_dir(folder.path()).expect("a folder").flatten();
        let mut files = files.filter(|file| file.file_name().to_string_lossy().starts_with(&format!("{begins} ")));
        let text = fs::read_to_string(files.next().expect("a sheet is a file").path()).expect("a text");
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let total = rows.records().flatten().find(|row| row.iter().any(|cell| cell == "Total"));
        assert_eq!(total.is_some(), !shown.table.rows.is_empty(), "{begins}");
        let Some(total) = total else { continue };
        for (ours, theirs) in shown.table.totals.iter().zip(&total) {
            if let Cell::Yuan(amount) = ours {
                assert_eq!(Yuan::typed(theirs).expect("an amount"), *amount, "{begins}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 12, "only {compared} totals");
    // The cover's sums are formulas, too: 收, 支, 余, and what the gifts come to.
    let cover = fs::read_dir(folder.path()).expect("a folder").flatten().map(|file| file.path());
    let title = words(Language::En).labels().title;
    let cover = cover.into_iter().find(|path| path.to_string_lossy().contains(&format!("notice-{title}.csv")));
    let cover = fs::read_to_string(cover.expect("a cover")).expect("a text");
    let (board, now) = (words(Language::En).board_labels(), &notice.glance.now);
    for (label, ours) in [
        (board.inward, now.inward().expect("few")),
        (board.outward, now.outward().expect("few")),
        (board.closing, now.closing),
    ] {
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(cover.as_bytes());
        let row = rows.records().flatten().find(|row| row.get(0) == Some(label));
        let row = row.unwrap_or_else(|| panic!("no {label} in {cover}"));
        assert_eq!(Yuan::typed(&row[1]).expect("an amount"), ours, "{label}: {cover}");
    }
    assert!(cover.contains(words(Language::En).labels().net), "{cover}");
}

/// A column in which nothing stands is in the file, and takes no room on paper: with twenty-five of them nobody could read one.
#[test]
fn empty_columns_are_folded_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = notice();
    let file = folder.path().join("notice.xlsx");
    fs::write(&file, xlsx::notice(&notice, words(Language::Zh))).expect("a file");
    let shown = notice.shown();
    let at = shown.iter().position(|shown| shown.name.word() == "amendments").expect("the sheet");
    let table = &shown[at].table;
    assert!(!table.rows.is_empty(), "something is amended");
    // The cover is the first sheet of the workbook.
    let script = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(f'xl/worksheets/sheet{sys.argv[2]}.xml').decode())";
    let number = (at + 2).to_string();
    let read =
        Command::new("python3").args(["-I", "-c", script]).arg(&file).arg(number).output().expect("python3 runs");
    let xml = String::from_utf8(read.stdout).expect("a text");
    let empty = |place: &usize| table.rows.iter().all(|row| row[*place] == Cell::Empty);
    let silent = (0..table.columns.len()).filter(empty).count();
    assert!(silent > 0 && xml.contains("hidden=\"1\""), "{silent} columns are empty: {}", &xml[..xml.len().min(2000)]);
}
