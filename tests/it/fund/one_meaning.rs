//! 收 支 余 mean one thing: in the money sheet, by project, by custodian, in the cash flow and on the public page.

use mingbai::ledger::yuan::Yuan;

use crate::fund::paying::{house, kuaiji};
use crate::house::House;

/// The sum of each column over all rows, in yuan as the ledger spells it.
fn sums<const N: usize>(house: &House, line: &str, columns: [&str; N]) -> [String; N] {
    let said = kuaiji(house, &format!("{line} --format json")).exits(0).out;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said).expect("rows");
    columns.map(|column| {
        let cells = rows.iter().filter_map(|row| row.get(column)?.as_str());
        Yuan::sum(cells.map(|cell| Yuan::typed(cell).expect("an amount"))).expect("few").to_string()
    })
}

/// Every telling of a month has the same 收 and 支.
fn holds(house: &House, month: &str, inward: &str, outward: &str, back: &str) {
    for view in ["project", "source", "custodian"] {
        let columns = ["inward", "outward", "paid_back", "moved_in", "out_and_other"];
        let found = sums(house, &format!("report fund --period {month} --by {view}"), columns);
        assert_eq!(found, [inward, outward, back, "0.00", "0.00"], "{month} by {view}");
    }
    let columns = ["gifts_in", "spent", "paid_back", "moved_in", "out_and_other"];
    let found = sums(house, &format!("report fund --period {month} --by purse"), columns);
    assert_eq!(found, [inward, outward, back, "0.00", "0.00"], "{month} by purse");
    // The statements hold the sheet against the entries, or they are refused.
    kuaiji(house, &format!("report cash-flow --period {month}")).exits(0);
}

#[test]
fn what_is_kept_back_advanced_or_undone_is_told_alike_everywhere() {
    let mut house = house();
    for line in [
        "pay request 1000 --to p1 --purpose 围墙材料 --kind goods --retention 150 --retention-due 2026-12-01",
        "pay approve 7 --key wang.key",
        "pay settle 7 --paper 回单1",
        "pay request 400 --to p1 --purpose 慰问采购 --advance",
        "pay approve 10 --key wang.key",
        "advance pay 10 --paper 回单2 --due 2026-10-20",
        "advance account 12 300 --invoice 77 --file invoice.pdf --memo 米面",
    ] {
        kuaiji(&house, line).exits(0);
    }
    // 850 of the price, and the whole advance: the papers of an advance move nothing, the retention waits.
    holds(&house, "2026-10", "10000.00", "1250.00", "0.00");
    house.at("2026-11-03T09:00:00+08:00");
    kuaiji(&house, "advance return 12 100 --paper 回单3").exits(0);
    kuaiji(&house, "reverse 9 --reason 付错").exits(0);
    // Nothing was paid in November, and 950 came back: no income, a column of its own.
    holds(&house, "2026-11", "0.00", "0.00", "950.00");
    kuaiji(&house, "notice publish 2026-10").exits(0);
    house.at("2026-12-02T09:00:00+08:00");
    kuaiji(&house, "notice publish 2026-11").exits(0);
    let page = std::fs::read_to_string(house.fund().join("notices/0002/notice.html")).expect("a page");
    assert!(page.contains("付出又收回") && !page.contains("往来收到"), "the column and its line on the cover");
    house.run("verify").exits(0);
}

/// A gift recorded twice and reversed never came: in its own month it lowers 收, later it stands apart, and it is no 支. A refund
/// is money that went, of whatever year, and is 支.
#[test]
fn what_was_reversed_never_came_and_what_was_refunded_went() {
    let mut house = house();
    let purse = ["gifts_in", "reversed", "refunded", "spent", "moved_in", "out_and_other"];
    let short = ["inward", "outward", "income_taken_back", "moved_in", "out_and_other"];
    let told = |house: &House, month: &str, of_purse: [&str; 6], in_short: [&str; 5]| {
        assert_eq!(sums(house, &format!("report fund --period {month} --by purse"), purse), of_purse, "{month}");
        for view in ["project", "source", "custodian"] {
            assert_eq!(sums(house, &format!("report fund --period {month} --by {view}"), short), in_short, "{month}");
        }
        kuaiji(house, &format!("report cash-flow --period {month}")).exits(0);
    };
    house.at("2026-11-03T09:00:00+08:00");
    kuaiji(&house, "donate 500").exits(0);
    let twice = house.size();
    kuaiji(&house, "donate 500").exits(0);
    kuaiji(&house, &format!("reverse {twice} --reason 记重了")).exits(0);
    let before = house.size();
    kuaiji(&house, "donate 80").exits(0);
    kuaiji(&house, &format!("refund {before} --amount 30 --reason 退款")).exits(0);
    told(
        &house,
        "2026-11",
        ["1080.00", "500.00", "30.00", "0.00", "0.00", "0.00"],
        ["580.00", "30.00", "0.00", "0.00", "0.00"],
    );
    kuaiji(&house, "notice publish 2026-10").exits(0);
    house.at("2026-12-02T09:00:00+08:00");
    kuaiji(&house, "notice publish 2026-11").exits(0);
    let file = |name: &str| std::fs::read_to_string(house.fund().join("notices/0002").join(name)).expect("a file");
    let (cover, money) = (file("cover.csv"), file("money.csv"));
    assert!(cover.contains("收,580.00") && cover.contains("支,30.00"), "{cover}");
    assert!(cover.contains("减：冲正") && cover.contains("500.00") && money.contains("减：冲正"), "{cover}{money}");
    assert!(file("poster.html").contains("减：冲正"));
    kuaiji(&house, "site page").exits(0);
    let page = std::fs::read_to_string(house.path().join("page/index.html")).expect("a page");
    assert!(page.contains("本月收入</dt><dd>580.00") && page.contains("本月支出</dt><dd>30.00"), "{page}");

    // In the next year both debit net assets, and mean the same as before.
    house.at("2027-01-05T09:00:00+08:00");
    kuaiji(&house, &format!("refund {before} --amount 20 --reason 退款")).exits(0);
    let zero = "0.00";
    told(&house, "2027-01", [zero, zero, "20.00", zero, zero, zero], [zero, "20.00", zero, zero, zero]);
    house.at("2027-02-03T09:00:00+08:00");
    kuaiji(&house, "notice publish 2026-12").exits(0);
    kuaiji(&house, &format!("reverse {} --reason 没有这笔", twice - 1)).exits(0);
    // It was told in an earlier month: it stands by itself, and is no 支.
    told(&house, "2027-02", [zero; 6], [zero, zero, "500.00", zero, zero]);
    kuaiji(&house, "notice publish 2027-01").exits(0);
    house.at("2027-03-03T09:00:00+08:00");
    kuaiji(&house, "notice publish 2027-02").exits(0);
    let cover = std::fs::read_to_string(house.fund().join("notices/0005/cover.csv")).expect("a cover");
    assert!(cover.contains("冲正以前收款,500.00") && cover.contains("支,0.00"), "{cover}");
    // What the last months of the year before ended with stands beside the first of this one.
    let poster = std::fs::read_to_string(house.fund().join("notices/0005/poster.html")).expect("a poster");
    let balances = poster.split("每月月底的余额").nth(1).unwrap_or_default();
    for month in ["10月", "11月", "12月", "1月", "2月"] {
        assert!(balances.contains(month), "{month}: {balances}");
    }
    // Whoever looks for his gift without a slip is told that it was reversed.
    kuaiji(&house, "site page2").exits(0);
    let rows = std::fs::read_to_string(house.path().join("page2/data/rows/2026-11.js")).expect("rows");
    assert!(rows.contains("\"reversal\",\"500.00\"") && rows.contains("\"refund\",\"30.00\""), "{rows}");
    house.run("verify").exits(0);
}

/// What is reversed of October in November lowers nothing of November: the cover, the sheet by purse, the months and the cash flow
/// say the same figures, and the year is the sum of its months.
#[test]
fn what_is_reversed_of_an_earlier_month_stands_apart_everywhere() {
    let mut house = house();
    kuaiji(&house, "project propose wall --name 围墙 --service repairs").exits(0);
    let twice = house.size();
    kuaiji(&house, "donate 50 --project wall").exits(0);
    kuaiji(&house, "pay charge 80 --paper 回单1").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    kuaiji(&house, "notice publish 2026-10").exits(0);
    kuaiji(&house, &format!("reverse {twice} --reason 记重了")).exits(0);
    kuaiji(&house, &format!("reverse {} --reason 付错", twice + 1)).exits(0);
    kuaiji(&house, "donate 10 --project wall").exits(0);
    kuaiji(&house, "pay charge 5 --project wall --paper 回单2").exits(0);
    house.at("2026-12-02T09:00:00+08:00");
    kuaiji(&house, "notice publish 2026-11").exits(0);
    let columns = ["gifts_in", "spent", "paid_back", "income_taken_back"];
    let november = ["10.00", "5.00", "80.00", "50.00"];
    assert_eq!(sums(&house, "report fund --period 2026-11 --by purse", columns), november);
    let columns = ["inward", "outward", "paid_back", "income_taken_back"];
    for view in ["project", "source", "custodian"] {
        let line = format!("report fund --period 2026-11 --by {view}");
        assert_eq!(sums(&house, &line, columns), november, "{view}");
    }
    let months = sums(&house, "report fund --period 2026-11 --by month", columns);
    assert_eq!(months, ["10060.00", "85.00", "80.00", "50.00"], "October's own, and November's");
    let file = |name: &str| std::fs::read_to_string(house.fund().join("notices/0002").join(name)).expect("a file");
    let (cover, poster) = (file("cover.csv"), file("poster.html"));
    for line in ["收,10.00", "支,5.00", "付出又收回,80.00", "冲正以前收款,50.00"] {
        assert!(cover.contains(line), "{line}: {cover}");
    }
    let said = "上期结余 9,970.00 加 收 10.00 加 付出又收回 80.00 减 支 5.00 减 冲正以前收款 50.00 等于 余 10,005.00";
    assert!(poster.contains(said), "{poster}");
    let flow = |month: &str| {
        let said = kuaiji(&house, &format!("report cash-flow --period {month} --format json")).exits(0).out;
        let rows: Vec<serde_json::Value> = serde_json::from_str(&said).expect("rows");
        let fen = |cell: &serde_json::Value| Yuan::typed(cell.as_str().expect("a text")).expect("an amount").fen();
        let line = |row: &serde_json::Value| row["line"].as_str().expect("a line").to_owned();
        rows.iter().map(|row| (line(row), [fen(&row["this_month"]), fen(&row["year_to_date"])])).collect()
    };
    let [of_october, of_november]: [std::collections::BTreeMap<String, [i64; 2]>; 2] = ["2026-10", "2026-11"].map(flow);
    let is_flow = |line: &str| !["increase", "decrease", "before", "after"].iter().any(|rest| line.contains(rest));
    let flows: Vec<_> = of_november.iter().filter(|(line, _)| is_flow(line)).collect();
    assert!(flows.len() > 4, "{of_november:?}");
    for (line, [of_month, of_year]) in flows {
        let before = of_october.get(line).map_or(0, |[of_month, _]| *of_month);
        assert_eq!(before + of_month, *of_year, "{line} of the year is the sum of its months");
    }
    house.run("verify").exits(0);
}
