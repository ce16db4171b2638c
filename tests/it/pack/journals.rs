//! hledger and Beancount open the journals of a pack, and have our balances to the 分 in every account and month.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::house::House;
use crate::pack::{packed, program, said};

/// Debit less credit, in 分, by code; what is nothing is left out.
type Balances = BTreeMap<String, i64>;

fn fen(text: &str) -> i64 {
    let text = text.replace(['"', ',', ' '], "").replace("CNY", "");
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (yuan, fen) = text.split_once('.').unwrap_or((text, "0"));
    if yuan.is_empty() {
        0
    } else {
        sign * (yuan.parse::<i64>().expect("yuan") * 100 + format!("{fen:0<2}")[..2].parse::<i64>().expect("fen"))
    }
}

/// The months of a ledger with a posting, and the month after each.
fn months(house: &House) -> Vec<(String, String)> {
    let ledger = house.sqlite();
    let mut found = ledger.prepare("SELECT DISTINCT substr(day, 1, 7) FROM movement ORDER BY 1").expect("months");
    let months: Vec<String> = found.query_map([], |row| row.get(0)).expect("rows").flatten().collect();
    months.into_iter().map(|month| (month.clone(), next(&month))).collect()
}

fn next(month: &str) -> String {
    let (year, number): (u32, u32) = (month[..4].parse().expect("a year"), month[5..].parse().expect("a month"));
    if number == 12 { format!("{}-01", year + 1) } else { format!("{year}-{:02}", number + 1) }
}

/// Our own trial balance: two columns of it.
fn ours(house: &House, month: &str, debit: &str, credit: &str) -> Balances {
    let told = house.run(&format!("report trial-balance --period {month} --format json")).exits(0).out;
    let rows: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let cell = |row: &serde_json::Value, id: &str| fen(row[id].as_str().expect("a string"));
    let rows = rows.as_array().expect("rows").iter();
    let told = rows
        .map(|row| (row["account_code"].as_str().expect("a code").to_owned(), cell(row, debit) - cell(row, credit)));
    told.filter(|(_, fen)| *fen != 0).collect()
}

/// What hledger says, by code.
fn hledger(pack: &Path, words: &[&str]) -> Balances {
    let base = ["hledger", "-f", "journals/hledger.journal", "bal", "--flat", "-N", "-O", "csv", "--layout", "bare"];
    let told = said(pack, &[&base[..], words].concat());
    let mut sums = Balances::new();
    for line in told.lines().skip(1) {
        let cells: Vec<&str> = line.trim_matches('"').split("\",\"").collect();
        let code = cells[0].split(':').nth(1).expect("an account below Fund").chars().take(4).collect();
        *sums.entry(code).or_default() += fen(cells.last().expect("an amount"));
    }
    sums.retain(|_, fen| *fen != 0);
    sums
}

/// What Beancount says before a day, by code.
fn beancount(pack: &Path, condition: &str) -> Balances {
    let query = format!("SELECT account, sum(number) WHERE account ~ ':Fund:' AND {condition} GROUP BY account");
    let told = said(pack, &["bean-query", "-f", "csv", "journals/main.beancount", &query]);
    let mut sums = Balances::new();
    for line in told.lines().skip(1) {
        let (account, amount) = line.split_once(',').expect("an account and a sum");
        let code = account.split(':').nth(2).expect("a code").to_owned();
        *sums.entry(code).or_default() += fen(amount.trim());
    }
    sums.retain(|_, fen| *fen != 0);
    sums
}

fn agree(story: &str) {
    let house = packed(story);
    let pack = house.path().join("pack");
    said(&pack, &["hledger", "-f", "journals/hledger.journal", "-s", "check"]);
    let checked = program(&pack, &["bean-check", "journals/main.beancount"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    assert!(!months(&house).is_empty(), "{story} posts something");
    for (month, after) in months(&house) {
        let (first, end) = (format!("{month}-01"), format!("{after}-01"));
        let closing = ours(&house, &month, "closing_debit", "closing_credit");
        assert!(!closing.is_empty(), "{story} {month}");
        assert_eq!(hledger(&pack, &["-e", &end, "^Fund:"]), closing, "{story} {month}: hledger");
        assert_eq!(beancount(&pack, &format!("date < {end}")), closing, "{story} {month}: beancount");
        let moved = ours(&house, &month, "debit", "credit");
        let asked = ["-b", &first, "-e", &end, "^Fund:", "not:tag:carry"];
        assert_eq!(hledger(&pack, &asked), moved, "{story} {month}: hledger, what moved");
    }
}

#[test]
fn both_programs_have_our_balances_of_a_wall_paid_by_four_purses() {
    agree("wall");
}

#[test]
fn both_programs_have_our_balances_of_two_years_under_two_charts() {
    agree("charts");
}

#[test]
fn both_programs_have_our_balances_of_couriers_meals() {
    agree("couriers");
}

/// Every posting of every entry stands in both, no more and no less: as many entries as post, and as many debits.
#[test]
fn every_entry_that_posts_stands_in_both_journals() {
    let house = packed("charts");
    let pack = house.path().join("pack");
    let count = |name: &str, marks: &dyn Fn(&str) -> bool| {
        fs::read_to_string(pack.join(name)).expect("a journal").lines().filter(|line| marks(line)).count()
    };
    let of_hledger = count("journals/hledger.journal", &|line| {
        line.contains(" * (") && !line.contains("(carry)") && !line.contains("(month)")
    });
    let of_beancount = count("journals/main.beancount", &|line| line.contains("^entry-"));
    let mut posting: Vec<String> = Vec::new();
    for (month, _) in months(&house) {
        let told = house.run(&format!("report journal --period {month} --format json")).exits(0).out;
        let rows: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        posting
            .extend(rows.as_array().expect("rows").iter().map(|row| row["seq"].as_str().expect("a number").to_owned()));
    }
    posting.sort();
    posting.dedup();
    assert_eq!((of_hledger, of_beancount), (posting.len(), posting.len()));
}

/// A balance that lies by one 分 is found by the other program itself, without us.
#[test]
fn a_journal_with_another_amount_is_refused_by_both_programs() {
    let house = packed("wall");
    let pack = house.path().join("pack");
    for (name, words) in [
        ("hledger.journal", ["hledger", "-f", "journals/hledger.journal", "check"].as_slice()),
        ("main.beancount", &["bean-check", "journals/main.beancount"]),
    ] {
        let path = pack.join("journals").join(name);
        let whole = fs::read_to_string(&path).expect("a journal");
        let (at, _) = whole.match_indices("donation_received").next().expect("a gift");
        let entry: String = whole[at..].split("\n\n").next().expect("its lines").to_owned();
        let amount = entry
            .split("CNY")
            .find_map(|part| part.split_whitespace().find(|word| word.contains('.') && !word.starts_with('-')));
        let amount = amount.expect("an amount");
        let more = format!("{}1", &amount[..amount.len() - 1]);
        let changed = entry.replace(amount, &more);
        assert_ne!(entry, changed, "{name}");
        fs::write(&path, whole.replacen(&entry, &changed, 1)).expect("a journal is changed");
        assert!(!program(&pack, words).status.success(), "{name}");
    }
}
