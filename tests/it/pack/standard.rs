//! The files in the shape of GB/T 24589: their shape by xmllint and our schema, their figures by a reader in Python that an
//! auditor could have written, and those against our own trial balance.

use std::fs;
use std::path::Path;

use crate::house::House;
use crate::pack::{packed, program, said};

fn years(pack: &Path) -> Vec<String> {
    let entries = fs::read_dir(pack.join("gbt24589")).expect("the folder").flatten();
    let mut years: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    years.retain(|name| name.len() == 4);
    years.sort();
    years
}

fn check_shape(pack: &Path, year: &str, name: &str) -> bool {
    let (schema, file) = (format!("gbt24589/{name}.xsd"), format!("gbt24589/{year}/{name}.xml"));
    program(pack, &["xmllint", "--noout", "--schema", &schema, &file]).status.success()
}

/// 分 of a cell of our own trial balance.
fn fen(row: &serde_json::Value, id: &str) -> i64 {
    row[id].as_str().expect("a string").replace('.', "").parse().expect("an amount")
}

fn ours(house: &House, month: &str) -> Vec<String> {
    let told = house.run(&format!("report trial-balance --period {month} --format json")).exits(0).out;
    let rows: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let (_, number) = month.split_once('-').expect("a month");
    let number: u32 = number.parse().expect("a number");
    let line = |row: &serde_json::Value| {
        let code = row["account_code"].as_str().expect("a code");
        let opening = fen(row, "opening_debit") - fen(row, "opening_credit");
        let closing = fen(row, "closing_debit") - fen(row, "closing_credit");
        format!("{number} {code} {opening} {} {} {closing}", fen(row, "debit"), fen(row, "credit"))
    };
    rows.as_array().expect("rows").iter().map(line).collect()
}

fn agree(story: &str) {
    let house = packed(story);
    let pack = house.path().join("pack");
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pack/standard.py");
    assert!(!years(&pack).is_empty());
    for year in years(&pack) {
        assert!(check_shape(&pack, &year, "公共档案") && check_shape(&pack, &year, "总账"), "{story} {year}");
        let file = format!("gbt24589/{year}/总账.xml");
        let told = said(&pack, &["python3", "-I", &reader.to_string_lossy(), &file]);
        let nothing = |line: &str| line.ends_with(" 0 0 0 0");
        let theirs: Vec<&str> = told.lines().filter(|line| !nothing(line)).collect();
        assert!(!theirs.is_empty(), "{story} {year}");
        let months: Vec<String> = (1..=12).map(|month| format!("{year}-{month:02}")).collect();
        let has = |month: &str| {
            theirs.iter().any(|line| line.split(' ').next() == month[5..].trim_start_matches('0').split('-').next())
        };
        let ours: Vec<String> =
            months.iter().filter(|month| has(month)).flat_map(|month| ours(&house, month)).collect();
        assert_eq!(theirs, ours, "{story} {year}");
    }
}

#[test]
fn an_auditors_program_reads_our_figures_of_two_years_under_two_charts() {
    agree("charts");
}

#[test]
fn an_auditors_program_reads_our_figures_of_a_wall_paid_by_four_purses() {
    agree("wall");
}

/// The check of shape can fail: an amount, a day, an unknown account, a missing or a strange element.
#[test]
fn another_shape_is_refused() {
    let house = packed("wall");
    let pack = house.path().join("pack");
    let year = years(&pack).pop().expect("a year");
    let path = pack.join("gbt24589").join(&year).join("总账.xml");
    let whole = fs::read_to_string(&path).expect("the file");
    for (from, to) in [
        ("<记账标志>1</记账标志>", ""),
        ("<记账标志>", "<记帐标志>"),
        ("<科目编号>1002</科目编号><辅助项1编号>", "<科目编号>1003</科目编号><辅助项1编号>"),
        (".00</借方本币金额>", "</借方本币金额>"),
        ("<记账凭证日期>20", "<记账凭证日期>2"),
        ("<期末余额方向>借", "<期末余额方向>平"),
    ] {
        assert!(whole.contains(from), "{from}");
        fs::write(&path, whole.replacen(from, to, 1)).expect("the file is changed");
        assert!(!check_shape(&pack, &year, "总账"), "{from} → {to}");
    }
}
