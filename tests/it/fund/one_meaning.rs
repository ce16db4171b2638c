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
    assert!(page.contains("冲回以前支出") && page.contains("往来收到"), "the column and its line on the cover");
    house.run("verify").exits(0);
}
