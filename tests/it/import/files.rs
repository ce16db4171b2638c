//! Files that are no list, and why.

use std::fs;

use mingbai::import::{ColumnMap, Field, FileError, List, MapFault, Outcome, Profile, ProfileFault, SpreadsheetFault};
use rust_xlsxwriter::{Formula, Workbook};

use crate::import::desk::{asked, asked_on, file, fixture, mapped, open};

fn refused(bytes: impl AsRef<[u8]>) -> FileError {
    open(bytes, asked()).expect_err("this is no list")
}

#[test]
fn bytes_of_no_encoding_are_found_by_offset_and_line() {
    let error = refused(b"date,amount\n2026-1-2,5\n\xFF\xFF,5\n");
    assert!(matches!(error, FileError::Encoding { offset: 23, line: 3 }), "{error:?}");
    assert!(matches!(refused(b"\xEF\xBB\xBFdate,\xFF"), FileError::Encoding { offset: 8, line: 1 }));
}

#[test]
fn empty_files_and_files_without_header() {
    assert!(matches!(refused(""), FileError::Empty));
    assert!(matches!(refused("\n\n"), FileError::Empty));
    assert!(matches!(refused("a,b\n1,2\n"), FileError::NoHeader { searched: 2 }));
    assert!(matches!(List::open(&fixture("nowhere.csv"), asked()), Err(FileError::Io(_))));
    let late = format!("{}date,amount\n2026-1-2,5\n", "x\n".repeat(40));
    assert!(matches!(refused(late), FileError::NoHeader { searched: 40 }));
}

#[test]
#[expect(clippy::panic, reason = "a test that finds another shape has failed")]
fn columns_that_are_missing_double_or_unknown() {
    let missing = refused("捐赠人,日期\n王芳,2026-1-2\n");
    assert!(matches!(missing, FileError::MissingColumn { field: Field::Amount, line: 1, .. }), "{missing:?}");
    let missing = refused("捐赠人,金额\n王芳,5\n");
    assert!(matches!(missing, FileError::MissingColumn { field: Field::Date, .. }));
    let two = refused("日期,金额,捐赠金额\n");
    assert!(matches!(&two, FileError::TwoColumns { field: Field::Amount, headings, .. } if headings.len() == 2));
    let said = open("日期,金额,捐赠金额\n", mapped("amount=捐赠金额")).expect("said which");
    assert_eq!(said.columns().place(Field::Amount), Some(2));
    let unknown = open("日期,捐款金额,捐赠人\n", mapped("amount=捐赠金额")).expect_err("no such heading");
    let FileError::UnknownHeading { field, asked, nearest, headings, .. } = unknown else { panic!("{unknown:?}") };
    assert_eq!((field, asked.as_str(), nearest.as_deref()), (Field::Amount, "捐赠金额", Some("捐款金额")));
    assert_eq!(headings.len(), 3);
}

#[test]
fn a_statement_is_not_taken_for_a_list_of_gifts() {
    let error = refused("交易时间,收/支,金额(元)\n2026-1-2,支出,¥5\n");
    assert!(matches!(error, FileError::Statement { line: 1, heading } if heading == "收/支"));
}

#[test]
fn endless_rows_and_endless_headers() {
    let unclosed = format!("date,amount\n2026-1-2,5\n2026-1-2,\"6\n{}", "x".repeat(10 << 20));
    let list = open(unclosed, asked()).expect("the header is fine");
    let end = list.rows().expect("rows").last();
    assert!(matches!(end, Some(Err(FileError::RowTooLong { line: 3, .. }))), "{end:?}");
    assert!(matches!(refused(",".repeat(900_000)), FileError::TooManyColumns { line: 1, found: 900_001, .. }));
}

#[test]
fn a_file_that_changes_under_our_hands() {
    let paper = file(b"date,amount\n2026-1-2,5\n");
    let list = List::open(paper.path(), asked()).expect("a list");
    fs::write(paper.path(), "date,amount\n2026-1-2,500\n").expect("written");
    assert!(matches!(list.rows().err(), Some(FileError::Changed)));
}

#[test]
fn spreadsheets_that_are_none() {
    let broken = |e: &FileError| matches!(e, FileError::Spreadsheet(SpreadsheetFault::Broken { .. }));
    assert!(broken(&refused(b"PK\x03\x04 and then nothing")));
    assert!(broken(&refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and then nothing")));
    let whole = fs::read(fixture("story.xlsx")).expect("the story");
    assert!(broken(&refused(whole.get(..whole.len() / 2).expect("half"))));
}

/// A row of nothing but such cells would be missing without a word.
#[test]
fn a_formula_without_a_result_is_not_an_empty_cell() {
    let error = refused(fs::read(fixture("not-reckoned.xlsx")).expect("written by a program that reckons nothing"));
    let at = SpreadsheetFault::NotReckoned { line: 3, column: 1 };
    assert!(matches!(&error, FileError::Spreadsheet(fault) if *fault == at), "{error:?}");
}

#[test]
fn a_formula_whose_result_is_no_text_is_an_empty_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, heading) in (0..).zip(["日期", "捐款金额", "捐赠人"]) {
        sheet.write(0, place, heading).expect("a heading");
    }
    sheet.write(1, 0, "2026-01-02").expect("a day");
    sheet.write_formula(1, 1, Formula::new("=2*25").set_result("50")).expect("an amount");
    sheet.write_formula(1, 2, Formula::new("=IF(B2>0,\"\",B2)").set_result("")).expect("no name");
    let list = open(book.save_to_buffer().expect("a workbook"), asked()).expect("a list");
    let rows: Vec<_> = list.rows().expect("rows").collect();
    assert!(matches!(rows.as_slice(), [Ok(row)] if matches!(row.outcome, Outcome::Gift(_))), "{rows:?}");
}

#[test]
fn a_zip_bomb_is_turned_away_by_its_own_table_of_contents() {
    let mut bytes = fs::read(fixture("story.xlsx")).expect("the story");
    let part = bytes.windows(4).position(|w| w == b"PK\x01\x02").expect("a table of contents");
    bytes.splice(part + 24..part + 28, 0x3FFF_FFFF_u32.to_le_bytes());
    let error = refused(bytes);
    assert!(matches!(error, FileError::Spreadsheet(SpreadsheetFault::TooLarge { .. })), "{error:?}");
}

#[test]
fn maps_and_profiles_are_checked() {
    let map = |text: &str| text.parse::<ColumnMap>();
    assert_eq!(map("date"), Err(MapFault::NotAPair { part: "date".to_owned() }));
    let typo = MapFault::UnknownField { word: "amuont".to_owned(), nearest: Some(Field::Amount) };
    assert_eq!(map("amuont=金额"), Err(typo));
    assert_eq!(map("id=a,id=b"), Err(MapFault::Twice { field: Field::Id }));
    assert!(matches!(Profile::from_toml("name = 1"), Err(ProfileFault::Toml { .. })));
    let bare = "name='x'\n[fields.donor]\nheadings=['n']\n[words]\n";
    assert_eq!(Profile::from_toml(bare), Err(ProfileFault::NoAmount));
    let twice = "name='x'\n[fields.amount]\nheadings=['n']\n[fields.donor]\nheadings=['N ']\n[words]\n";
    assert_eq!(Profile::from_toml(twice), Err(ProfileFault::TwoMeanings { word: "n".to_owned() }));
    for name in Profile::BUILT_IN {
        assert_eq!(Profile::built_in(name).expect("built in").name(), name);
    }
}

#[test]
fn a_profile_of_ones_own_replaces_ours() {
    let own = "name='own'\n[fields.amount]\nheadings=['Betrag']\n[words]\nanonymous=['niemand']\n";
    let profile = Profile::from_toml(own).expect("a profile");
    let list = open("Betrag;Name\n5;x\n", mingbai::import::Asked { profile, ..asked_on("2026-01-02") });
    assert_eq!(list.expect("a list").kind(), mingbai::import::Kind::Text { delimiter: ';' });
}
