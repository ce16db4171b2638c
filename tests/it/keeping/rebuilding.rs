//! `rebuild`: the books are what the entries say, however often they are made.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::home::Home;

/// Every table of the ledger's file, row by row.
fn tables(home: &Home) -> BTreeMap<String, Vec<String>> {
    let file = Connection::open(home.path("fund/ledger.db")).expect("the file opens");
    let mut names = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a query");
    let names: Vec<String> = names.query_map([], |row| row.get(0)).expect("rows").flatten().collect();
    let rows = |name: &String| {
        let mut statement = file.prepare(&format!("SELECT * FROM {name}")).expect("a query");
        let columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| {
            let cells: Vec<String> = (0..columns).map(|at| format!("{:?}", row.get_ref(at))).collect();
            Ok(cells.join("|"))
        };
        let mut rows: Vec<String> = statement.query_map([], read).expect("rows").flatten().collect();
        rows.sort();
        rows
    };
    names.iter().map(|name| (name.clone(), rows(name))).collect()
}

fn busy_home() -> Home {
    let home = Home::new();
    home.run("donate 8 --donor p1 --date 2026-10-03 --means wechat --id 4200 --source wechat --receipt A1").with(0);
    home.run("refund 5 --amount 20 --reason 多付 --paper 1号").with(0);
    home.run("reverse 6 --reason 记错").with(0);
    home.run("donate 30.50 --donor 韩梅 --date 2026-10-02").with(0);
    home.run("person erase p2 --reason 本人要求").with(0);
    home.run_at("2026-11-02T10:00:00+08:00", "notice publish 2026-10").with(0);
    let rows: Vec<String> = (0..300).map(|row| format!("2026-11-0{},邻居{row},{}.00", row % 9 + 1, row + 1)).collect();
    home.write("list.csv", format!("日期,捐赠人,金额\n{}\n", rows.join("\n")));
    let import = "import donations list.csv --map date=日期,donor=捐赠人,amount=金额 --at 2026-11-20T10:00:00+08:00";
    home.run(import).with(0);
    home
}

#[test]
fn rebuilt_books_are_what_they_were() {
    let home = busy_home();
    let before = tables(&home);
    assert!(before["entry"].len() > 300 && before["node"].len() == 1, "{}", before["entry"].len());
    home.run("rebuild").with(0).saying(&format!("{} entries", before["entry"].len()));
    let after = tables(&home);
    for (name, rows) in &before {
        assert_eq!(after.get(name), Some(rows), "{name}");
    }
    home.run("rebuild").with(0);
    assert_eq!(tables(&home), before);
    home.run("verify").with(0);
}

#[test]
fn touched_books_are_put_right() {
    let home = busy_home();
    let before = tables(&home);
    let file = Connection::open(home.path("fund/ledger.db")).expect("the file opens");
    let theft = "UPDATE cash SET fen = fen + 100; DELETE FROM node; DELETE FROM gift; UPDATE person SET minor = 1";
    file.execute_batch(theft).expect("a thief can do this");
    drop(file);
    home.run("verify").with(1);
    home.run("rebuild --dry-run").with(0).saying("Rehearsal");
    home.run("verify").with(1);
    home.run("rebuild").with(0);
    assert_eq!(tables(&home), before);
    home.run("verify").with(0);
    home.run("rebuild --ledger nowhere").with(2);
}

#[test]
fn a_busy_ledger_comes_back_from_its_export_with_the_same_books() {
    let home = busy_home();
    home.run("export out --at 2026-11-20T10:00:00+08:00").with(0);
    let before = tables(&home);
    home.run("restore out new").with(0);
    std::fs::rename(home.path("fund"), home.path("gone")).expect("a folder moves");
    std::fs::rename(home.path("new"), home.path("fund")).expect("a folder moves");
    assert_eq!(tables(&home), before);
    let cut: Vec<String> = home.lines("fund").into_iter().take(200).collect();
    home.write("out/ledger.jsonl", cut.join("\n") + "\n");
    // An import is one transaction: a tail cut inside it is seen without any checkpoint.
    home.run_elsewhere("restore out never").with(1).saying("the end is missing");
}
