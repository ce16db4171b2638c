//! What an auditor looks at first: samples, first digits, separation of duties, one operator's doings, receipt numbers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::fund::paying::{REQUEST, enrol, house, kuaiji};
use crate::fund::stories::played;
use crate::house::House;

/// The tables a report prints, as rows.
fn tables(house: &House, report: &str) -> Vec<Vec<Value>> {
    let told = house.run(&format!("report {report} --format json")).exits(0).out;
    let told: Vec<Value> = serde_json::from_str(&told).expect("JSON");
    // One table is its rows; several are named, each with its own.
    match told.first().and_then(|first| first.get("rows")) {
        None => vec![told],
        Some(_) => told.iter().map(|table| table["rows"].as_array().expect("rows").clone()).collect(),
    }
}

/// Why an entry is sampled.
fn why(house: &House, seq: u64) -> Vec<String> {
    let samples = tables(house, "samples").pop().expect("the list");
    let row = samples.iter().find(|row| row["seq"] == seq.to_string().as_str());
    let words = row.map(|row| row["why_sampled"].as_array().expect("words").clone()).unwrap_or_default();
    words.iter().map(|word| word.as_str().expect("a word").to_owned()).filter(|word| word != "large").collect()
}

#[test]
fn every_reason_finds_its_entry_and_leaves_others_alone() {
    let mut house = house();
    kuaiji(&house, "thresholds set --two-approvers-from 3100 --from 2026-10-05 --paper 会议1").exits(0);
    kuaiji(&house, REQUEST).exits(0).says("第 8 号");
    kuaiji(&house, "pay approve 8 --key wang.key").exits(0);
    assert_eq!(why(&house, 8), ["round", "just_under"]);
    assert_eq!(why(&house, 9), ["near_self_approved"]);
    house.at("2026-10-10T09:00:00+08:00");
    kuaiji(&house, "pay settle 8 --paper 回单1").exits(0).says("第 10 号");
    assert_eq!(why(&house, 10), ["round", "weekend"]);
    kuaiji(&house, "pay request 2789.99 --to p1 --purpose 沙子 --kind goods --invoice 002").exits(0).says("第 11 号");
    kuaiji(&house, "donate 20 --date 2026-08-01").exits(0).says("第 12 号");
    kuaiji(&house, "donate 30 --date 2026-09-10").exits(0).says("第 13 号");
    assert_eq!((why(&house, 12), why(&house, 13)), (vec!["late".to_owned()], vec![]));
    kuaiji(&house, "reverse 12 --reason 记错").exits(0).says("第 14 号");
    assert_eq!(why(&house, 14), ["undone"]);
    house.at("2026-10-12T09:00:00+08:00");
    assert_eq!(why(&house, 11), ["weekend"]);
    kuaiji(&house, "pay approve 11 --key wang.key").exits(0).says("审批通过");
    assert_eq!(why(&house, 15), Vec::<String>::new());
    kuaiji(&house, "pay request 500 --to p1 --purpose 石子 --kind goods --invoice 003").exits(0).says("第 16 号");
    house.at("2026-10-12T15:00:00+08:00");
    kuaiji(&house, "pay approve 16 --approver li --paper-file signed.jpg").exits(0);
    assert_eq!(why(&house, 17), ["near_self_approved"]);
}

/// All are counted, the largest are listed.
#[test]
fn a_reason_lists_its_largest_and_counts_all() {
    let house = House::open();
    let rows: Vec<String> = (1..=150).map(|n| format!("2026-08-01,王{n},{n}.37\n")).collect();
    house.file("mingdan.csv", format!("日期,姓名,金额\n{}", rows.concat()));
    house.run("import donations mingdan.csv").exits(0);
    let all = tables(&house, "samples");
    let late = all[0].iter().find(|row| row["sample_reason"] == "late").expect("a row");
    assert_eq!((&late["entries"], &late["listed"]), (&Value::from("150"), &Value::from("100")));
    let listed =
        all[1].iter().filter(|row| row["why_sampled"].as_array().expect("words").contains(&Value::from("late")));
    let smallest = listed.map(|row| {
        row["amount"].as_str().and_then(|amount| amount.split('.').next()?.parse::<u64>().ok()).expect("an amount")
    });
    assert_eq!(smallest.min(), Some(51));
}

#[test]
fn first_digits_say_nothing_of_few_amounts_and_something_of_many() {
    let house = House::open();
    let list = |house: &House, rows: &[String]| {
        house.file("mingdan.csv", format!("日期,姓名,金额\n{}", rows.concat()));
        house.run("import donations mingdan.csv").exits(0);
    };
    list(&house, &(1..=299).map(|n| format!("2026-10-02,王{n},1{n:03}.00\n")).collect::<Vec<_>>());
    let verdict = |house: &House, set: usize| tables(house, "digits")[0][set]["digit_verdict"].clone();
    assert_eq!(verdict(&house, 0), "too_few");
    list(&house, &["2026-10-03,李,1000.00\n".to_owned()]);
    assert_eq!((verdict(&house, 0), verdict(&house, 1)), ("apart".into(), "too_few".into()));
    let gifts = &tables(&house, "digits")[1];
    let counts: Vec<&str> = gifts.iter().map(|row| row["entries"].as_str().expect("a count")).collect();
    assert_eq!(counts, ["300", "0", "0", "0", "0", "0", "0", "0", "0"]);
    assert_eq!((&gifts[0]["share"], &gifts[0]["benford_share"]), (&"1.0000".into(), &"0.3010".into()));
    let lawful = House::open();
    let powers =
        (0..320_u32).map(|n| format!("2026-10-02,王{n},{:.2}\n", 1.047_f64.powi(n.try_into().expect("small")) + 1.0));
    list(&lawful, &powers.collect::<Vec<_>>());
    assert_eq!(verdict(&lawful, 0), "alike");
}

#[test]
fn duties_that_meet_in_one_hand_are_named() {
    let house = house();
    enrol(&house, "both", "recorder,approver");
    enrol(&house, "qian", "cashier,approver");
    kuaiji(&house, REQUEST).exits(0).says("第 9 号");
    kuaiji(&house, "pay approve 9 --approver li --paper-file signed.jpg").exits(0);
    let met: Vec<(String, String)> = tables(&house, "separation")[0]
        .iter()
        .map(|row| (row["breach"].as_str().expect("a word").to_owned(), row["by"].as_str().expect("a code").to_owned()))
        .collect();
    for (breach, by) in [
        ("one_person", "kuaiji"),
        ("recorder_approves", "both"),
        ("cashier_approves", "qian"),
        ("recorder_keeps_cash", "kuaiji"),
        ("recorder_types_approval", "kuaiji"),
    ] {
        assert!(met.contains(&(breach.to_owned(), by.to_owned())), "{breach} {by}: {met:?}");
    }
    assert!(!met.iter().any(|(_, by)| by == "wang"), "{met:?}");
}

#[test]
fn everything_one_operator_did_can_be_listed() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0).says("审批通过");
    let wang = &tables(&house, "operator wang")[0];
    assert_eq!(wang.len(), 1);
    assert_eq!((&wang[0]["doing"], &wang[0]["original_seq"]), (&"approved".into(), &"7".into()));
    let all = tables(&house, "operator kuaiji")[0].len();
    assert_eq!(i64::try_from(all).expect("few"), house.size());
    house.run("report operator meiyou").exits(2).says("meiyou");
    let figures = &tables(&house, "operator")[0];
    let row = figures.iter().find(|row| row["by"] == "wang").expect("a row");
    assert_eq!((&row["recorded_count"], &row["approved_count"]), (&"0".into(), &"1".into()));
}

#[test]
fn gaps_between_receipt_numbers_are_shown() {
    let house = House::open();
    for number in 2..=6 {
        house.run("donate 10").exits(0).says(&format!("第 {number} 号"));
    }
    for (gift, receipt) in [(2, "MZ20260003"), (3, "MZ20260001"), (4, "MZ20260002"), (5, "MZ20260007")] {
        house.run(&format!("receipt {gift} {receipt}")).exits(0);
    }
    let runs = &tables(&house, "receipts")[0];
    assert_eq!(runs.len(), 2);
    assert_eq!((&runs[0]["receipt_from"], &runs[0]["receipt_until"]), (&"MZ20260001".into(), &"MZ20260003".into()));
    assert_eq!((&runs[1]["receipt_from"], &runs[1]["missing"]), (&"MZ20260007".into(), &"3".into()));
}

/// The same in both languages, and in the pack.
#[test]
fn the_lists_of_a_wall_read_as_their_golden_files_say() {
    let mut house = played("wall");
    for language in ["zh", "en"] {
        let mut told = String::new();
        for report in ["samples", "digits", "separation", "operator", "operator wang", "receipts"] {
            let said = house.lang(language).run(&format!("report {report}")).exits(0).out;
            told.extend(["$ mingbai report ", report, "\n", &said, "\n"]);
        }
        let golden =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/golden/fund/audit.wall.{language}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &told).expect("the golden file can be written");
        }
        similar_asserts::assert_eq!(fs::read_to_string(&golden).expect("the golden file"), told);
    }
    house.lang("zh").run("export pack --audit").exits(0);
    let page = fs::read_to_string(house.path().join("pack/请先读.html")).expect("the page");
    for told in ["值得先看的", "大额", "findings/samples.csv", "findings/separation.csv"] {
        assert!(page.contains(told), "{told}");
    }
    for name in
        ["reasons", "samples", "separation", "operators", "receipts", "digits", "digits-gifts", "digits-payments"]
    {
        assert!(house.path().join(format!("pack/findings/{name}.csv")).is_file(), "{name}");
    }
    assert!(house.path().join("pack/findings.xlsx").is_file());
}
