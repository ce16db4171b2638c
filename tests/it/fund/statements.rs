//! The statements: each foots with the others whatever happened, and a cell that was changed is found.

use mingbai::chain::Line;
use mingbai::ledger::event::Event;
use mingbai::ledger::field::Seq;
use mingbai::ledger::period::{Day, Month};
use mingbai::ledger::points::Points;
use mingbai::ledger::words::PointsKind;
use mingbai::ledger::yuan::Yuan;
use mingbai::report::journal::{Replay, Voucher};
use mingbai::report::statements::{BesideFigures, Entries, Statements};
use mingbai::report::year::{GiftsOfYear, YearAsked, YearReport};
use mingbai::report::{Cell, Heading, Table, appeals, points, year};
use mingbai::store::{Access, Folder, Store};

use crate::fund::stories::played;
use crate::house::House;
use crate::properties::{charts, code, yuan};

/// Every entry that posted something, with what it posted.
fn each_voucher(store: &Store, mut take: impl FnMut(&Event, &Voucher)) {
    let mut replay = Replay::new(charts());
    for seq in 0..store.head().expect("a head").0 {
        let line = store.entry(Seq(seq)).expect("the file").expect("an entry").line;
        let line = Line::parse(&line).expect("a line");
        let event = Event::read(line.kind, line.event).expect("an event");
        if let Some(voucher) = replay.take(line.at.parse().expect("a moment"), &code(line.by), &event) {
            take(&event, &voucher);
        }
    }
}

/// The statements of a month, as the program makes them.
pub(in crate::fund) fn statements(store: &Store, month: Month) -> Statements {
    let reading = store.reading().expect("a reading");
    let mut entries = Entries::new(&reading, month).expect("the file");
    each_voucher(store, |_, voucher| entries.take(voucher));
    let beside =
        BesideFigures { on: Day::FIRST, match_short: Yuan::ZERO, match_owed_back: Yuan::ZERO, points: Points::ZERO };
    Statements::of(&reading, month, &entries, beside).expect("the file").expect("a chart applies")
}

/// The report of a year, and the statements of its December.
fn year_of(store: &Store, year: i16) -> (YearReport, Statements) {
    let reading = store.reading().expect("a reading");
    let last = Day::new(year, 12, 31).expect("a day");
    let statements = statements(store, last.month());
    let mut gifts = GiftsOfYear::new(&reading, year).expect("the file");
    each_voucher(store, |event, voucher| gifts.take(event, voucher));
    let points = points::sheet::year(&reading, PointsKind::Exchange, year).expect("the file").expect("points foot");
    let asked = YearAsked { year, until: last, gifts: &gifts, statements: &statements, points: &points };
    (year::year(&reading, asked).expect("the file"), statements)
}

/// They foot, and what the simplest reader would add up himself fits too.
pub(in crate::fund) fn hold(store: &Store, month: Month) {
    let statements = statements(store, month);
    if let Err(fault) = statements.foot() {
        panic!("{month}: {fault}\n{statements:#?}");
    }
    if month.next().year() != month.year() {
        let (report, statements) = year_of(store, month.year());
        if let Err(fault) = report.foot(&statements) {
            panic!("{month}: {fault}\n{report:#?}");
        }
    }
    let sheet = &statements.balance_sheet;
    let at = |line: &str, plain, short| cell(sheet, line, plain) - cell(sheet, line, short);
    for (plain, short) in
        [(Heading::YearOpening, Heading::YearOpeningShort), (Heading::PeriodEnd, Heading::PeriodEndShort)]
    {
        let owed = at("all_debts", plain, short) + at("all_net_assets", plain, short);
        assert_eq!(at("all_assets", plain, short), owed, "{month}: assets are not debts and net assets");
    }
    let cash = |line: &str| cell(&statements.cash_flow, line, Heading::YearToDate);
    let change = cash("cash_in") - cash("cash_out");
    let closing = at("money", Heading::PeriodEnd, Heading::PeriodEndShort);
    assert_eq!(at("money", Heading::YearOpening, Heading::YearOpeningShort) + change, closing, "{month}: cash");
}

/// What stands on a line under a heading, or nothing where either is not printed.
fn cell(table: &Table, line: &str, heading: Heading) -> i128 {
    let is_line =
        |cell: &Cell| matches!(cell, Cell::Word(mingbai::report::Word::StatementLine(of)) if of.word() == line);
    let row = table.rows.iter().find(|row| row.iter().any(is_line));
    match row.zip(table.place_of(heading)).map(|(row, place)| &row[place]) {
        Some(Cell::Yuan(amount)) => i128::from(amount.fen()),
        Some(other) => panic!("{line} holds {other:?}"),
        None => 0,
    }
}

/// One 分 more, in any cell of any table, and none of them is shown.
#[test]
fn a_cell_that_was_changed_is_found() {
    for (story, month) in [("wall", "2026-05"), ("charts", "2025-12"), ("charts", "2026-02"), ("stopped", "2026-06")] {
        let house = played(story);
        let store = Store::open(&Folder::new(house.fund()), Access::Read).expect("the ledger");
        let honest = statements(&store, month.parse().expect("a month"));
        honest.foot().expect("what is there foots");
        let mut changed = 0;
        for table in TABLES {
            let shape = table(&mut honest.clone()).clone();
            for (row, cells) in shape.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let Cell::Yuan(amount) = cell else { continue };
                    let mut forged = honest.clone();
                    table(&mut forged).rows[row][column] = Cell::Yuan(amount.plus(yuan(1)).expect("few"));
                    let heading = shape.columns[column].heading;
                    let fault = forged.foot().expect_err("one 分 more");
                    assert!(!format!("{fault}").is_empty(), "{story} {row} {heading:?}");
                    changed += 1;
                }
            }
        }
        assert!(changed > 100, "{story}: {changed} cells are few");
    }
}

/// The tables whose every figure is held against another.
const TABLES: [fn(&mut Statements) -> &mut Table; 8] = [
    |all| &mut all.balance_sheet,
    |all| &mut all.activities,
    |all| &mut all.cash_flow,
    |all| &mut all.notes.purses,
    |all| &mut all.notes.stock,
    |all| &mut all.notes.debts,
    |all| &mut all.notes.advances,
    |all| &mut all.notes.kinds,
];

/// The same of the year's report, against the statements of its December.
#[test]
fn a_cell_of_the_year_that_was_changed_is_found() {
    for (story, year) in [("wall", 2026), ("charts", 2025), ("charts", 2026)] {
        let house = played(story);
        let store = Store::open(&Folder::new(house.fund()), Access::Read).expect("the ledger");
        let (honest, statements) = year_of(&store, year);
        honest.foot(&statements).expect("what is there foots");
        let tables: [fn(&mut YearReport) -> &mut Table; 3] =
            [|all| &mut all.glance, |all| &mut all.givers, |all| &mut all.income];
        for table in tables {
            let shape = table(&mut honest.clone()).clone();
            for (row, cells) in shape.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let Cell::Yuan(amount) = cell else { continue };
                    let mut forged = honest.clone();
                    table(&mut forged).rows[row][column] = Cell::Yuan(amount.plus(yuan(1)).expect("few"));
                    // Totals go along: the sheet adds up by itself, and not with the others.
                    let totalled = table(&mut forged).clone().totalled();
                    if !shape.totals.is_empty() {
                        *table(&mut forged) = totalled;
                    }
                    assert!(forged.foot(&statements).is_err(), "{story} {year}: {row} {column}");
                }
            }
        }
    }
}

/// A rent that came and a gift that went back are two things, also in one purse: each purse says what came and what went, and each
/// kind says what it was before anything went back.
#[test]
fn unlike_things_are_not_netted() {
    let mut house = House::open();
    house.at("2026-10-06T09:00:00+08:00");
    for line in [
        "donate 100",
        "income 300 --nature rent --from 快递柜公司 --paper 收据1号",
        "refund 2 --amount 40 --reason 转错 --paper 退1",
        "income 500 --nature rent --from 快递柜公司 --paper 收据2号",
        "reverse 5 --reason 记重了",
    ] {
        house.run(line).exits(0);
    }
    let told = house.run("report notes --period 2026-10 --format csv").exits(0).out;
    for row in ["捐赠收入,,100.00,40.00,60.00", "提供服务收入,,800.00,500.00,300.00"] {
        assert!(told.contains(row), "{row}: {told}");
    }
}

/// The report of an appeal is of its window: a gift that came before is what was there. Who is in charge has a name.
#[test]
fn an_appeal_begins_with_its_window_and_names_who_is_in_charge() {
    let mut house = House::open();
    house.at("2026-10-12T09:00:00+08:00");
    for line in [
        "project propose wall --name 围墙修缮 --service repairs --date 2026-08-01",
        "donate 50 --project wall --date 2026-08-10",
        "person add --name 赵玉梅",
        "project appeal wall --from 2026-10-06 --until 2026-12-31 --purpose 修墙 --area 城南一区 --beneficiaries 居民 \
         --usage 材料 --means 专户 --cost 无 --rest 转入基金 --paper 募1 --in-charge p1",
        "donate 70 --project wall --date 2026-10-03",
        "donate 400 --project wall --date 2026-10-07",
    ] {
        house.run(line).exits(0);
    }
    let told = house.run("report appeal wall --format csv").exits(0).out;
    assert!(told.contains("负责人,赵**") && !told.contains("p1") && !told.contains("赵玉梅"), "{told}");
    assert!(told.contains("400.00,0.00,400.00"), "{told}");
    assert!(told.contains("2026-Q4,120.00,400.00"), "{told}");
    house.run("report projects").exits(0).says("项目收支（累计，截至 2026-10-12）");
}

/// What notices said of gifts and of payments has no sum together.
#[test]
fn amendments_of_receipts_and_of_payments_have_sums_of_their_own() {
    let mut house = crate::fund::paying::house();
    let run = |house: &House, line: &str| crate::fund::paying::kuaiji(house, line).exits(0);
    run(&house, "pay request 1000 --to p1 --purpose 材料 --kind goods");
    run(&house, "pay approve 7 --key wang.key");
    run(&house, "pay settle 7 --paper 回单1");
    house.at("2026-11-03T09:00:00+08:00");
    run(&house, "notice publish 2026-10");
    run(&house, "reverse 9 --reason 付错");
    run(&house, "donate 70 --date 2026-10-20");
    let told = run(&house, "notice correct 1 --format csv").out;
    assert!(told.contains("收调增,收调减,支调增,支调减"), "{told}");
    assert!(told.contains("1000.00,0.00,,,,1000.00,,,"), "the payment: {told}");
    assert!(told.contains("合计,,,,,,,70.00,0.00,0.00,1000.00,,,"), "{told}");
}

/// 支 of an appeal is told before what came back of it, as on every other sheet.
#[test]
fn an_appeal_tells_what_it_paid_and_what_came_back() {
    let mut house = House::open();
    for line in [
        "project propose wall --name 围墙修缮 --service repairs",
        "donate 1000 --project wall",
        "pay charge 30 --project wall --paper 回单1",
    ] {
        house.run(line).exits(0);
    }
    let paid = house.size() - 1;
    house.at("2026-11-02T09:00:00+08:00").run(&format!("reverse {paid} --reason 银行退了")).exits(0);
    let told = house.run("report appeal wall --format csv").exits(0).out;
    assert!(told.contains("支出退回（元）"), "{told}");
    let quarter = told.lines().find(|line| line.starts_with("2026-Q4")).expect("a quarter");
    assert_eq!(quarter, "2026-Q4,0.00,1000.00,0.00,0.00,30.00,0.00,30.00,0.00,1000.00", "{told}");
    assert!(told.contains("1000.00,0.00,0.00,30.00,30.00,0.00,1000.00,0.00"), "{told}");
}

/// What has not begun, or is not closed, is refused with what to do instead.
#[test]
fn what_is_not_there_yet_is_refused() {
    let mut house = House::open();
    house.at("2026-10-12T09:00:00+08:00");
    house.run("project propose wall --name 围墙修缮 --service repairs").exits(0);
    house.run("donate 50 --project wall").exits(0);
    for report in ["balance-sheet", "activity-statement", "cash-flow", "notes", "fund"] {
        house
            .run(&format!("report {report} --period 2026-11"))
            .exits(2)
            .says("2026年11月还没有到")
            .says("--period 2026-10");
    }
    house.run("report closing wall").exits(2).says("还没有结项").says("mingbai report project wall");
    house.run("report closing wal").exits(2).says("wall");
    let slip = house.path().join("mine.html");
    std::fs::write(&slip, "mine").expect("a file");
    let refused = house.run(&format!("slip 3 --out {}", slip.display())).exits(2);
    assert!(refused.out.is_empty(), "nothing is printed of a slip that is not made: {}", refused.out);
    assert_eq!(std::fs::read_to_string(slip).expect("a file"), "mine");
}

/// An appeal's quarters follow each other, and the last is the whole.
#[test]
fn a_quarter_of_an_appeal_that_was_changed_is_found() {
    let house = played("charts");
    let store = Store::open(&Folder::new(house.fund()), Access::Read).expect("the ledger");
    let until = "2026-02-10".parse().expect("a day");
    let reading = store.reading().expect("a reading");
    let honest = appeals::appeal(&reading, &code("lamp"), until).expect("the file").expect("a project");
    honest.foot().expect("what is there foots");
    assert_eq!(honest.quarters.rows.len(), 2);
    for row in 0..honest.quarters.rows.len() {
        for column in 1..honest.quarters.columns.len() {
            let mut forged = honest.clone();
            let cell = &mut forged.quarters.rows[row][column];
            let Cell::Yuan(amount) = cell.clone() else { panic!("a quarter holds {cell:?}") };
            *cell = Cell::Yuan(amount.plus(yuan(1)).expect("few"));
            // What the first quarter began with is held against its own row alone.
            assert!(forged.foot().is_err(), "row {row}, column {column}");
        }
    }
}

/// Money that went back of a gift of last year, recorded when last year was closed: it is this year's outflow, and the
/// statements say so without a minus, with and without gifts of this year beside it.
#[test]
fn what_went_back_of_last_years_gift_stands_on_its_own_line() {
    let mut house = House::open();
    house.at("2026-12-10T09:00:00+08:00").run("donate 100").exits(0);
    house.at("2027-01-05T09:00:00+08:00").run("reconcile --balance 100 --paper 对账单12").exits(0);
    house.run("close-month 2026-12").exits(0);
    house.run("refund 2 --amount 40 --date 2026-12-30 --reason 转错 --paper 退1").exits(0);
    let activities = house.run("report activity-statement --period 2027-01 --format csv").exits(0).out;
    assert!(activities.contains("捐赠收入,0.00,0.00,0.00,0.00") && !activities.contains('-'), "{activities}");
    assert!(activities.contains("减：退回超过当期收入的部分,40.00,0.00,40.00,40.00,0.00,40.00"), "{activities}");
    assert!(activities.contains("净资产变动额：减少,40.00,0.00,40.00,40.00,0.00,40.00"), "{activities}");
    house.run("report year 2027 --format csv").exits(0).says("减：以前年度的捐赠本年退回,,,,,40.00");
    house
        .run("report cash-flow --format csv")
        .exits(0)
        .says("退捐支付的现金,40.00,40.00")
        .says("期末现金余额,60.00,60.00");
    house.run("donate 500 --donor 城南粮油店 --kind company").exits(0);
    let year = house.run("report year 2027 --format csv").exits(0).out;
    assert!(year.contains("捐赠企业（家）,1,500.00") && year.contains("捐赠收入,460.00"), "{year}");
    // Last year stays what it was.
    house.run("report year 2026 --format csv").exits(0).says("未留名捐赠（每笔算一位）,1,100.00");
    house.run("verify").exits(0);
}

/// What goes back of a gift of last year is no 转出, and a reversal larger than its quarter's gifts neither: both stand in their
/// own columns, and the quarters add up to the whole.
#[test]
fn what_went_back_of_a_projects_gifts_is_not_moved_out() {
    let mut house = House::open();
    house.at("2026-12-10T09:00:00+08:00").run("project propose lamp --name 楼道照明 --service repairs").exits(0);
    house.run("donate 100 --project lamp").exits(0).says("第 3 号");
    house.at("2027-02-10T09:00:00+08:00").run("donate 1000 --project lamp").exits(0);
    house.run("donate 300 --project lamp").exits(0).says("第 5 号");
    house.run("refund 3 --amount 50 --reason 捐赠人要求 --paper 退1").exits(0);
    let grant =
        "income 200 --from 城南街道办 --nature grant --source-kind floating_money --project lamp --paper 街财1号";
    house.run(grant).exits(0);
    house.at("2027-05-10T09:00:00+08:00").run("reverse 5 --reason 记重").exits(0);
    house.run("reverse 7 --reason 记错").exits(0);
    let told = house.run("report appeal lamp --format csv").exits(0).out;
    for row in [
        "季度,季初结余（元）,捐赠（元）,配捐（元）,其他来源（元）,退回冲减,支出（元）,转出（元）,退还以前年度捐赠（元）,季末结余（元）",
        "2026-Q4,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,100.00",
        "2027-Q1,100.00,1300.00,0.00,200.00,0.00,0.00,0.00,50.00,1550.00",
        "2027-Q2,1550.00,0.00,0.00,0.00,500.00,0.00,0.00,0.00,1050.00",
        "合计,,1400.00,0.00,200.00,500.00,0.00,0.00,50.00,",
        "1100.00,0.00,0.00,0.00,0.00,50.00,1050.00,0.00",
    ] {
        assert!(told.contains(row), "{row} in\n{told}");
    }
    let project = house.run("report project lamp --format csv").exits(0).out;
    assert!(project.contains("公开募集,0.00,1100.00,0.00,0.00,0.00,0.00,50.00,1050.00"), "{project}");
    house.run("report projects --format csv").exits(0).says("1100.00,0.00,0.00,,0.00,0.00,50.00,1050.00");
    house.run("verify").exits(0);
}

/// What is not there is refused, and programs read stable names.
#[test]
fn statements_are_asked_for_by_month_year_and_project() {
    let mut house = played("charts");
    house.run("report appeal lamb").exits(2).says("lamp");
    house.run("report closing lamb").exits(2).says("lamp");
    house.run("report year 20x6").exits(2);
    house.run("report balance-sheet --period 2026-13").exits(2);
    let json = house.run("report balance-sheet --period 2026-02 --format json").exits(0).out;
    assert!(json.contains(r#""line": "other_receivables""#) && json.contains(r#""period_end": "400.00""#), "{json}");
    let csv = house.run("report activity-statement --period 2026-02 --format csv").exits(0).out;
    assert!(csv.ends_with("专项基金管理报表，以明州县慈善总会账为准\r\n"), "{csv}");
    // Under the chart of 2004 receivables and payables are one line each.
    let before = house.run("report balance-sheet --period 2025-12 --format json").exits(0).out;
    assert!(before.contains(r#""line": "receivables""#) && !before.contains("other_receivables"), "{before}");
    house.lang("en").run("report year 2025").exits(0).says("companies that gave");
}

/// Several tables of one command are one document: a program reads each by its name, a spreadsheet finds the mark only at the
/// beginning, and one table stays what it was.
#[test]
fn several_tables_are_one_document() {
    let house = played("charts");
    for (line, first) in [
        ("report project lamp", "project_about"),
        ("report notes --period 2026-02", "note_of_purses"),
        ("due rules", "duty_rules"),
    ] {
        let json = house.run(&format!("{line} --format json")).exits(0).out;
        let tables: serde_json::Value = serde_json::from_str(&json).expect(line);
        let tables = tables.as_array().expect("an array");
        assert_eq!(tables[0]["table"], first, "{line}");
        assert!(tables.len() > 1 && tables.iter().all(|table| table["rows"].is_array()), "{line}: {json}");
        let csv = house.run(&format!("{line} --format csv")).exits(0).out;
        assert_eq!(csv.matches('\u{feff}').count(), 1, "{line}");
        assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n\"\"\r\n"), "{line}: {csv}");
    }
    let project = house.run("report project lamp --format json").exits(0).out;
    let project: serde_json::Value = serde_json::from_str(&project).expect("JSON");
    assert_eq!(project[1]["table"], "project_statement");
    assert!(project[1]["totals"]["left_over"].is_string(), "{project}");
    assert!(project[1]["totals"].get("source_kind").is_none(), "{project}");
    let one = house.run("report projects --format json").exits(0).out;
    let one: serde_json::Value = serde_json::from_str(&one).expect("JSON");
    assert!(one[0]["stage"].is_string(), "{one}");
}

/// Postings that somebody changed in the file: the statements are refused, and both cells are named.
#[test]
fn a_changed_balance_is_refused_with_both_cells() {
    let mut house = played("wall");
    let db = house.sqlite();
    let found: i64 = db
        .query_row("SELECT count(*) FROM sqlite_master WHERE name = 'movement'", [], |row| row.get(0))
        .expect("a table");
    assert_eq!(found, 1);
    db.execute("UPDATE movement SET debit = debit + 100 WHERE code = 1002 AND debit > 0", []).expect("a change");
    drop(db);
    house.run("report cash-flow --period 2026-05").exits(2).says("对不上").says("相差");
    house.lang("en").run("report balance-sheet --period 2026-05").exits(2).says("apart");
}
