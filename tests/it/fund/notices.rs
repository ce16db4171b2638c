//! The notices of whole stories: every month foots and crosses, and whatever figure of one is changed, it is refused.

use mingbai::ledger::field::Count;
use mingbai::ledger::matching;
use mingbai::ledger::period::Month;
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::reading::{FundReading, Span};
use mingbai::ledger::words::Language;
use mingbai::render::pack;
use mingbai::report::matching as sheets;
use mingbai::report::{Cell, Footed, Material, MonthNotice};
use mingbai::store::{Access, Folder, Store};
use mingbai::text::words;

use crate::house::House;
use crate::render::neighbourhood::{asked, material};

/// Publishes month after month until nothing is due, and tries each with one figure changed.
pub(crate) fn publish_all(house: &mut House, last: &str) {
    let (year, month) = last.get(..7).and_then(|month| month.split_once('-')).expect("a month");
    let (year, month): (u32, u32) = (year.parse().expect("a year"), month.parse().expect("a month"));
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    house.at(&format!("{year}-{month:02}-03T09:00:00+08:00"));
    let mut published = 0;
    loop {
        let said = house.run("notice publish");
        if said.code == 2 && said.err.contains("没有哪个月的公示到期") {
            break;
        }
        said.exits(0);
        published += 1;
        assert!(published < 24, "notices without end");
    }
    assert!(published > 0, "no month was published");
    house.run("verify").exits(0);
    let all = house.run("notice list --format json").exits(0).out;
    let all: serde_json::Value = serde_json::from_str(&all).expect("JSON");
    for notice in all.as_array().expect("notices") {
        let field = |id: &str| notice[id].as_str().expect("a text").to_owned();
        let period: Month = field("period").parse().expect("a month");
        broken_everywhere(house, period, field("notice").parse().expect("a number"));
    }
}

/// The notice of a month, composed anew from the file.
fn composed(house: &House, period: Month, number: Count) -> Footed<MonthNotice> {
    let store = Store::open(&Folder::new(house.fund()), Access::Read).expect("the ledger opens");
    let reading = store.reading().expect("it is read");
    let notices = mingbai::ledger::reading::Reading::notices(&reading).expect("notices");
    let notice = notices.iter().find(|notice| notice.prepared.number == number).expect("a notice");
    let mut wanted = asked();
    (wanted.number, wanted.span.period) = (number, period);
    (wanted.span.from, wanted.span.size) = (notice.prepared.from, notice.prepared.size);
    let material = Material { matches: matches(&store, period), corrected: corrected(&store, period), ..material() };
    MonthNotice::compose(&reading, wanted, material).expect("a published month foots")
}

/// The matches of a month, with what had come by its end.
fn matches(store: &Store, period: Month) -> Vec<matching::Statement> {
    let (books, reading) = (store.books(), store.reading().expect("it is read"));
    let touched = sheets::of_month(&reading, &matching::agreements(&books, None), period).expect("it is read");
    let statement = |seq| matching::statement(&books, seq, period.last()).expect("an agreement has a statement");
    touched.into_iter().map(|seq| sheets::by_month(&reading, statement(seq), period).expect("it is read")).collect()
}

/// The matches that any correction touched.
fn corrected(store: &Store, period: Month) -> Vec<matching::Statement> {
    let (books, reading) = (store.books(), store.reading().expect("it is read"));
    let span = Span { period, from: Count(0), size: Count(store.head().expect("a head").0) };
    let corrections = reading.undone_in(span).expect("it is read");
    let touched = matching::corrected(&books, &corrections).into_iter();
    touched.map(|seq| matching::statement(&books, seq, period.last()).expect("a statement")).collect()
}

/// Every figure of every sheet, one after another, changed by the least there is.
fn broken_everywhere(house: &House, period: Month, number: Count) {
    let notice = composed(house, period, number);
    let mut tried = 0;
    for (at, sheet) in notice.sheets.iter().enumerate() {
        let table = &sheet.table;
        let rows = table.rows.iter().map(Vec::as_slice).chain([table.totals.as_slice()]);
        for (row, cells) in rows.enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let heading = table.columns[column].heading;
                let Some(changed) = changed(cell) else {
                    continue;
                };
                let mut broken = MonthNotice::clone(&notice);
                let table = &mut broken.sheets[at].table;
                let cells = if row < table.rows.len() { &mut table.rows[row] } else { &mut table.totals };
                cells[column] = changed;
                assert!(Footed::of(broken).is_err(), "{period}: {:?} row {row} {heading:?} can be changed", sheet.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 10, "{period}: only {tried} figures");
    let files = pack::files(&notice, words(Language::Zh));
    assert!(files.len() > 10);
}

/// A figure that is another by the least.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a cell holds is no figure")]
fn changed(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Yuan(amount) => amount.plus(mingbai::ledger::yuan::Yuan::from_fen(1)?).map(Cell::Yuan),
        Cell::Count(count) => Some(Cell::Count(count.and_one())),
        Cell::Quantity(quantity) => quantity.plus(Quantity::typed("0.001").ok()?).map(Cell::Quantity),
        Cell::Points(points) => points.plus("0.1".parse().ok()?).map(Cell::Points),
        Cell::Minutes(minutes) => minutes.plus("1".parse().ok()?).map(Cell::Minutes),
        _ => None,
    }
}

/// October is told; then money comes late for it, and some goes back: the old notice stays, the next one says what changed.
#[test]
fn what_comes_late_is_told_under_the_notice_it_corrects() {
    let mut house = House::empty();
    house.at("2026-10-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("donate 100 --donor 王芳").exits(0);
    house.run("donate 50").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    for from in ["2026-10-31", "2025-11-03"] {
        let until = "--until 2026-11-20";
        house.run(&format!("notice publish --from {from} {until}")).exits(2).says("2026年10月还没有过完");
    }
    assert_eq!(house.size(), 4, "nothing was written");
    house.run("notice publish").exits(0).says("第 1 期公示（2026年10月）已张贴");
    house.run("notice correct 1").exits(0).says("无");
    house.run("donate 30 --date 2026-10-30").exits(0);
    house.run("refund 2 --amount 40 --reason 多转了四十元").exits(0);
    let october = house.run("notice reprint 1").exits(0).out;
    house.at("2026-12-02T09:00:00+08:00").run("notice publish").exits(0);
    assert_eq!(house.run("notice reprint 1").exits(0).out, october, "the old notice stays");
    // The late gift lies in November's books: November begins with what October ended with.
    let november = house.run("notice reprint 2").exits(0).out;
    assert!(november.contains("上期结余") && november.contains("更正说明"), "{november}");
    let told = house.run("notice correct 1 --format json").exits(0).out;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let figures = |row: usize| {
        let of = |id: &str| told[row][id].as_str().expect("a text").to_owned();
        [of("amount_then"), of("amount_now"), of("reason")]
    };
    assert_eq!(told.as_array().map(Vec::len), Some(2));
    assert_eq!(told[0]["amount_then"], "0.00");
    assert_eq!(told[0]["amount_now"], "30.00");
    assert_eq!(figures(1), ["100.00", "60.00", "多转了四十元"]);
    assert!(november.contains("多转了四十元"));
    // What was told of October was true: the money went in November, and 收 of October is no less.
    assert_eq!((&told[1]["refunded"], &told[1]["in_less"]), (&"40.00".into(), &"".into()));
    house.run("notice correct 9").exits(2);
    house.run("verify").exits(0);
}

/// A gift that came after its month was closed and before its notice is listed once, and both notices say where its money stands.
#[test]
fn a_late_gift_is_found_once_and_its_money_is_named() {
    let mut house = House::empty();
    house.at("2026-10-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("donate 100 --donor 王芳").exits(0);
    house.at("2026-11-02T09:00:00+08:00").run("reconcile --balance 100 --paper 对账单10").exits(0);
    house.run("close-month 2026-10").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("donate 50 --donor 李娜 --date 2026-10-30").exits(0);
    let gift = house.size() - 1;
    house.run("notice publish 2026-10").exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("donate 20").exits(0);
    house.run("notice publish 2026-11").exits(0);
    let fund = house.fund();
    let file = |notice: u8, name: &str| {
        std::fs::read_to_string(fund.join(format!("notices/000{notice}/{name}"))).expect("a file")
    };
    assert!(file(1, "late.csv").contains("50.00,2026-11,"), "the row names the month: {}", file(1, "late.csv"));
    let said = format!("补记表里有 1 笔，50.00 元（第{gift}号），记账时那个月已经结账");
    assert!(file(1, "notice.html").contains(&said) && file(1, "cover.csv").contains("收,100.00"));
    let said = format!("本月的收里有 1 笔，50.00 元（第{gift}号），是以前月份的捐款");
    assert!(file(2, "notice.html").contains(&said) && file(2, "cover.csv").contains("收,50.00"));
    assert!(!file(2, "late.csv").contains("李**") && !file(2, "gifts.csv").contains("李**"), "listed once");
    house.at("2027-01-03T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    assert!(!file(3, "cover.csv").contains("是以前月份的捐款"), "December says nothing of it");
    house.run("verify").exits(0);
}

/// A layout is data: what it leaves out is not printed, what adds up stays, and a wrong one is answered.
#[test]
fn a_community_chooses_its_own_sheets_and_words() {
    let mut house = House::empty();
    house.at("2026-10-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("donate 100 --donor 王芳").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    let own = house.run("notice layout").exits(0).out;
    assert!(own.contains("# 能用的栏目：number 序号，seq 记录号，date 日期，donor 捐赠人，"), "{own}");
    house.lang("en").run("notice layout").exits(0).says("# Columns: number");
    house.lang("zh");
    let size = house.size();
    for (from, to, said) in [
        ("name = \"hours\"", "name = \"hour\"", "“hour”没有"),
        ("name = \"late\"", "name = \"gifts\"", "写了两遍"),
        ("[[sheet]]\nname = \"amendments\"\n", "", "少了“amendments”"),
        ("\"volunteer\"", "\"voluntier\"", "“voluntier”没有"),
        ("\"volunteer\"", "\"voluntier\"", "最像的有：volunteer"),
        ("\"volunteer\"", "\"amount_then\"", "它是“更正说明”（amendments）的栏目"),
        ("version = 4", "version = one", "读不懂"),
        ("name = \"gifts\"", "name = \"gifts\"\ntitle = { zh = \"\" }", "空的名称"),
        (
            "name = \"gifts\"",
            "name = \"gifts\"\nheadings = { amount = { zh = \"日期\" }, date = { zh = \"日期\" } }",
            "两栏都叫“日期”",
        ),
        ("version = 4", "version = 4\n# 打13800138000问", "手机号"),
    ] {
        house.file("banshi.toml", own.replace(from, to));
        house.run("notice publish --layout banshi.toml").exits(2).says(said);
        assert_eq!(house.size(), size, "{said}: something was written");
    }
    let heart = "name = \"gifts\"\ntitle = { zh = \"爱心榜\" }\ncolumns = [\"donor\"]\nheadings = { donor = { zh = \"爱心人士\" } }";
    let own = own.replace("name = \"points\"", "name = \"points\"\ncolumns = [\"points_after\"]");
    let own = own.replace("name = \"gifts\"", heart).replace("[[sheet]]\nname = \"stock\"\n", "");
    house.file("banshi.toml", own);
    house.run("notice publish --layout banshi.toml").exits(0);
    let sheet = std::fs::read_to_string(house.fund().join("notices/0001/gifts.csv")).expect("a sheet");
    assert!(sheet.contains("爱心榜") && sheet.contains("爱心人士,金额（元）\r\n王**,100.00"), "{sheet}");
    assert!(!house.fund().join("notices/0001/stock.csv").exists());
    // Whose points they are is no figure, but a sum needs a place for its name.
    let points = std::fs::read_to_string(house.fund().join("notices/0001/points.csv")).expect("a sheet");
    assert!(points.contains("\r\n代号,期末"), "{points}");
    // The next one looks the same without being told.
    house.run("donate 5").exits(0);
    house.at("2026-12-02T09:00:00+08:00").run("notice publish").exits(0);
    house.run("notice reprint 2").exits(0).says("爱心榜");
    house.run("verify").exits(0);
}

/// What hung on the board is what the next notice begins with: a thief who changes the frozen figures is seen at once.
#[test]
fn a_changed_closing_is_tampering() {
    let mut house = House::empty();
    house.at("2026-10-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("donate 100").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish").exits(0);
    let closing = house.fund().join("notices/0001/closing.json");
    let text = std::fs::read_to_string(&closing).expect("a file");
    assert!(text.contains("\"100.00\""), "{text}");
    std::fs::write(&closing, text.replace("100.00", "10.00")).expect("the thief's file");
    house.at("2026-12-02T09:00:00+08:00").run("notice publish").exits(1).says("closing.json");
    house.run("verify").exits(1);
}

/// A month is closed before the first notice, and a gift comes late for it: the first notice tells it, the next month has it.
#[test]
fn a_month_closed_before_its_notice_loses_no_gift() {
    let mut house = House::empty();
    house.at("2026-10-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("donate 100").exits(0);
    house.at("2026-11-01T09:00:00+08:00");
    house.run("reconcile --date 2026-10-31 --balance 100 --paper 1").exits(0);
    house.run("close-month").exits(0);
    house.run("donate 30 --date 2026-10-30").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let late = std::fs::read_to_string(house.fund().join("notices/0001/late.csv")).expect("a sheet");
    assert!(late.contains("2026-10-30") && late.contains("30.00"), "{late}");
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let money = std::fs::read_to_string(house.fund().join("notices/0002/money.csv")).expect("a sheet");
    assert!(money.contains("100.00,30.00"), "{money}");
    house.run("verify").exits(0);
    house.run("export out").exits(0);
    let mut verifier = std::process::Command::new("python3");
    let judged = verifier.arg("-I").arg(house.path().join("out/verify.py")).arg(house.path().join("out")).output();
    let judged = judged.expect("python3 runs");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
}

/// Honest histories in which two sheets look at one matter from two sides: none of them may block a notice.
#[test]
fn no_honest_history_blocks_a_notice() {
    let mut house = House::empty();
    house.at("2026-09-05T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    // Two projects of one name.
    for code in ["lou1", "lou2"] {
        house.run(&format!("project propose {code} --name 修楼道 --service repairs")).exits(0);
    }
    house.run("donate 1000 --project lou1").exits(0);
    house.run("donate 200 --project lou2").exits(0);
    house.at("2026-10-03T09:00:00+08:00").run("notice publish 2026-09").exits(0);
    // A month that hangs already, and one before the ledger.
    house.run("notice publish 2026-09").exits(2).says("现在轮到");
    // Late gifts, one after another, for the month that was told.
    house.run("donate 30 --date 2026-09-28").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("donate 20 --date 2026-09-29").exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let told = house.run("notice correct 1 --format csv").exits(0).out;
    assert!(
        told.contains("2026-09-28,收到捐赠,0.00,30.00") && told.contains("2026-09-29,收到捐赠,0.00,20.00"),
        "{told}"
    );
    // Two months are closed before the first of them is told, and a gift of the first comes after both.
    house.at("2027-02-02T09:00:00+08:00");
    house.run("donate 5 --date 2026-12-15").exits(0);
    for (month, balance) in
        [("2026-09-30", 1200), ("2026-10-31", 1230), ("2026-11-30", 1250), ("2026-12-31", 1255), ("2027-01-31", 1255)]
    {
        house.run(&format!("reconcile --date {month} --balance {balance} --paper {month}")).exits(0);
    }
    for _ in 0..5 {
        house.run("close-month").exits(0);
    }
    house.run("donate 7 --date 2026-12-20").exits(0);
    for month in ["2026-12", "2027-01"] {
        house.run(&format!("notice publish {month}")).exits(0);
    }
    house.at("2027-03-02T09:00:00+08:00").run("notice publish 2027-02").exits(0);
    house.run("verify").exits(0);
    // A ledger's first notice is of no month before it.
    let mut young = House::open();
    young.run("donate 1").exits(0);
    young.at("2026-12-02T09:00:00+08:00").run("notice publish 2026-05").exits(2).says("还什么都没有");
}

/// What is taken back of a month that hangs stands in 更正说明, gift or not: a notice that leaves such a row out is refused.
#[test]
fn what_is_taken_back_of_earlier_months_must_stand_among_the_amendments() {
    let mut house = House::open();
    house.run("donate 100").exits(0);
    let rent = house.size();
    house.run("income 250 --from 快递柜公司 --nature rent --paper 租1").exits(0);
    // Two months are over before the first is told; what is undone by then is the second one's matter, and the third has the money.
    house.at("2026-12-02T09:00:00+08:00").run("donate 40 --date 2026-11-10").exits(0);
    let late = house.size() - 1;
    house.run(&format!("reverse {late} --reason 记重了")).exits(0);
    for month in ["2026-10", "2026-11"] {
        house.run(&format!("notice publish {month}")).exits(0);
    }
    house.run(&format!("reverse {rent} --reason 看错租约")).exits(0);
    house.at("2027-01-02T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    let notice = composed(&house, "2026-12".parse().expect("a month"), Count(3));
    let at = notice.sheets.iter().position(|sheet| sheet.name.word() == "amendments").expect("the sheet");
    assert_eq!(notice.sheets[at].table.rows.len(), 2, "{:?}", notice.sheets[at].table.rows);
    for row in 0..2 {
        let mut broken = MonthNotice::clone(&notice);
        let table = &mut broken.sheets[at].table;
        table.rows.remove(row);
        table.rows[0][0] = Cell::Count(Count(1));
        table.count = Count(1);
        *table = table.clone().totalled();
        let fault = Footed::of(broken).expect_err("a row is missing");
        let told = words(Language::Zh).not_footing(&fault);
        assert!(told.what.contains("更正说明") && told.what.contains("资金收支总表"), "{}", told.what);
    }
    house.run("verify").exits(0);
}
