//! What is due, by when, and how late; a fund's own terms; working days against a naive count.

use std::collections::BTreeSet;

use mingbai::ledger::duties::{Calendar, Duties};
use mingbai::ledger::event::CalendarYear;
use mingbai::ledger::field::Count;
use mingbai::ledger::name::Text;
use mingbai::ledger::period::Day;
use mingbai::ledger::words::Duty;
use proptest::{collection, proptest};

use crate::fund::objections::{signed, two_persons};
use crate::fund::points::rule_book;
use crate::house::House;

/// A fund that began in July 2026 with one gift and one owners' account. The next entry is 5.
fn quarter() -> House {
    let mut house = House::empty();
    house.at("2026-07-01T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("area add nanyi --name 城南一区").exits(0);
    house.run("account open yeweihui --holder owners_committee --area nanyi --name 一区业委会").exits(0);
    house.at("2026-07-03T09:00:00+08:00").run("donate 100").exits(0);
    house
}

/// The rows of a list, as a spreadsheet reads them.
fn rows(house: &House, line: &str) -> Vec<String> {
    let told = house.run(&format!("{line} --format csv")).exits(0).out;
    told.trim_start_matches('\u{feff}').lines().skip(1).map(ToOwned::to_owned).collect()
}

fn has(rows: &[String], beginning: &str) {
    assert!(rows.iter().any(|row| row.starts_with(beginning)), "no row begins with {beginning}: {rows:#?}");
}

fn lacks(rows: &[String], text: &str) {
    assert!(!rows.iter().any(|row| row.contains(text)), "a row says {text}: {rows:#?}");
}

/// Balances of the day before a ledger begins lie in a month that nobody is late to close.
#[test]
fn a_month_before_the_ledger_is_not_due() {
    let mut house = House::empty();
    house.at("2026-08-01T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("opening 500 --paper 函1 --date 2026-07-31").exits(0);
    house.at("2026-08-03T09:00:00+08:00").run("donate 100").exits(0);
    house.at("2026-10-18T09:00:00+08:00");
    let due = rows(&house, "due");
    lacks(&due, "月结,2026-07");
    // July is closed on the way to August.
    has(&due, "月结,2026-08,2026-09-15,,33,mingbai close-month 2026-07,");
    has(&due, "月结,2026-09,2026-10-15,,3,mingbai close-month 2026-09,");
}

/// A ledger that began on 2026-07-01 with a storeroom and rules of points. Nothing moved yet.
fn shop() -> House {
    let mut house = House::empty();
    house.at("2026-07-01T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("account open cangku --holder storeroom --name 物资仓库").exits(0);
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    house.run("person add --name 王芳 --phone 13800138000").exits(0);
    house.run("volunteer add p1").exits(0);
    house
}

/// A month in which only goods came, or only points, is told like any other: the first, too, and money
/// that comes later does not undo what was due.
#[test]
fn a_month_without_money_is_due() {
    let goods = "goods receive 30 块 肥皂 --value 90 --basis invoice --use shop";
    for what in [goods, "points opening p1 --points 10 --paper 旧账"] {
        let mut house = shop();
        house.at("2026-08-05T09:00:00+08:00");
        assert_eq!(rows(&house, "due --date 2026-08-05"), Vec::<String>::new());
        house.run("notice publish").exits(2).says("还没有收支、捐物和积分");
        house.at("2026-08-20T09:00:00+08:00").run(what).exits(0);
        house.at("2026-09-05T09:00:00+08:00");
        let is_due = |house: &House| {
            has(&rows(house, "due"), "月度公示,2026-08,2026-09-10,5,,mingbai notice publish 2026-08,");
            house.run("status").exits(0).says("2026年8月的公示还没有张贴");
        };
        is_due(&house);
        lacks(&rows(&house, "due"), "2026-07");
        house.run("notice publish 2026-07").exits(2).says("最早的一笔在2026年8月");
        house.run("donate 5").exits(0);
        is_due(&house);
        house.run("notice publish").exits(0).says("第 1 期公示（2026年8月）已张贴");
        house.at("2026-10-05T09:00:00+08:00");
        has(&rows(&house, "due"), "月度公示,2026-09,2026-10-10,5,,mingbai notice publish 2026-09,");
        house.run("notice publish").exits(0);
        house.run("verify").exits(0);
    }
}

/// Goods of before the ledger are taken over with it: nobody is late to tell of months that had no ledger.
#[test]
fn goods_of_before_the_ledger_make_no_older_month_due() {
    let mut house = shop();
    house.run("goods receive 30 块 肥皂 --value 90 --basis invoice --use shop --date 2026-03-02").exits(0);
    house.at("2026-08-05T09:00:00+08:00");
    has(&rows(&house, "due"), "月度公示,2026-07,2026-08-10,5,,mingbai notice publish 2026-07,");
    lacks(&rows(&house, "due"), "2026-06");
    house.run("notice publish").exits(0).says("2026年7月");
    house.run("verify").exits(0);
}

/// August is forgotten; the clock says so from its day on, and remembers it when it is done.
#[test]
fn a_quarter_in_which_a_notice_is_forgotten() {
    let mut house = quarter();
    house.at("2026-08-05T09:00:00+08:00");
    has(&rows(&house, "due"), "月度公示,2026-07,2026-08-10,5,,mingbai notice publish 2026-07,");
    house.run("notice publish 2026-07").exits(0);
    house.at("2026-10-12T09:00:00+08:00");
    let due = rows(&house, "due");
    has(&due, "月度公示,2026-08,2026-09-10,,32,mingbai notice publish 2026-08,");
    has(&due, "月度公示,2026-09,2026-10-10,,2,");
    has(&due, "公共收益季度公示,2026-Q3,2026-10-15,3,,mingbai notice publish 2026-08,聊城市物业管理条例");
    has(&due, "月结,2026-07,2026-08-15,,58,mingbai close-month 2026-07,");
    lacks(&due, "2026-07,2026-08-10");
    let days: Vec<&str> = due.iter().filter_map(|row| row.split(',').nth(2)).collect();
    assert!(days.is_sorted(), "{due:#?}");
    // Status tells the same in short, and the same month.
    house.run("status").exits(0).says("2026年8月的公示还没有张贴").says("到期事项 6 件，其中 4 件已经过期");
    // Seen from an earlier day less was late.
    has(&rows(&house, "due --date 2026-09-08"), "月度公示,2026-08,2026-09-10,2,,");
    house.at("2026-10-16T09:00:00+08:00");
    house.run("notice publish 2026-08").exits(0);
    house.run("notice publish 2026-09").exits(0);
    let all = rows(&house, "due --all");
    has(&all, "月度公示,2026-07,2026-08-10,,,,2026-08-05,");
    has(&all, "月度公示,2026-08,2026-09-10,,36,,2026-10-16,");
    has(&all, "公共收益季度公示,2026-Q3,2026-10-15,,1,,2026-10-16,");
    lacks(&rows(&house, "due"), "月度公示");
    // A notice hangs seven days unless told; with 公共收益 on it, the thirty days it has to.
    has(&rows(&house, "due"), "公示期满,第2期,2026-10-24,8,,,");
    has(&rows(&house, "due"), "公示期满,第3期,2026-11-16,31,,,");
    has(&rows(&house, "due"), "公共收益公示挂满期限,2026-Q3,2026-11-15,30,,,");
    house.at("2026-11-20T09:00:00+08:00");
    lacks(&rows(&house, "due"), "公示期满");
    lacks(&rows(&house, "due"), "公共收益公示挂满期限");
}

/// A quarter is not hung for a week. One that hung a week before its owners' account was known is late, and stays so until
/// the next quarter hangs.
#[test]
fn a_quarter_that_hung_a_week_is_late() {
    let mut house = House::empty();
    house.at("2026-09-01T09:00:00+08:00");
    house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
    house.run("area add nanyi --name 城南一区").exits(0);
    house.at("2026-09-03T09:00:00+08:00").run("donate 100").exits(0);
    house.at("2026-10-16T09:00:00+08:00").run("notice publish 2026-09").exits(0);
    house
        .run("account open yeweihui --holder owners_committee --area nanyi --name 一区业委会 --date 2026-09-20")
        .exits(0);
    house.at("2026-11-20T09:00:00+08:00");
    has(&rows(&house, "due"), "公共收益公示挂满期限,2026-Q3,2026-11-15,,5,,");
    for month in ["2026-10", "2026-11"] {
        house.at("2026-12-02T09:00:00+08:00").run(&format!("notice publish {month}")).exits(0);
    }
    house.at("2027-01-05T09:00:00+08:00");
    house.run("notice publish 2026-12 --until 2027-01-12").exits(2).says("要挂满 30 天").says("--until 写 2027-02-04");
    house.run("notice publish 2026-12").exits(0);
    lacks(&rows(&house, "due"), "公共收益公示挂满期限,2026-Q3");
}

/// Gifts of months before the ledger was opened are owed a notice like any; `status` and `due` say the same month.
#[test]
fn months_before_the_ledger_are_due_as_well() {
    let house = House::open();
    house.run("donate 100 --date 2026-07-03").exits(0);
    house.run("status").exits(0).says("2026年7月的公示还没有张贴").says("到期事项 6 件");
    has(&rows(&house, "due"), "月度公示,2026-07,2026-08-10,,56,mingbai notice publish 2026-07,");
    has(&rows(&house, "due"), "月结,2026-07,2026-08-15,,51,");
}

#[test]
fn what_hung_its_thirty_days_is_done() {
    let mut house = quarter();
    house.at("2026-10-05T09:00:00+08:00");
    for month in ["2026-07", "2026-08"] {
        house.run(&format!("notice publish {month}")).exits(0);
    }
    house.run("notice publish 2026-09 --until 2026-11-04").exits(0);
    has(&rows(&house, "due"), "公共收益公示挂满期限,2026-Q3,2026-11-04,30,,,");
    house.at("2026-11-05T09:00:00+08:00");
    lacks(&rows(&house, "due"), "挂满期限");
    has(&rows(&house, "due --all"), "公共收益公示挂满期限,2026-Q3,2026-11-04,,,,2026-11-04,");
}

/// 慈善法 art. 79: an appeal of more than six months is told of every three months, and in full within three after it.
#[test]
fn a_long_appeal_is_told_of_every_three_months_and_after_its_end() {
    let mut house = quarter();
    house.run("project propose wall --name 围墙修缮 --service repairs").exits(0);
    house.run("person add --name 赵玉梅").exits(0);
    let plan = "--purpose 修墙 --area 城南一区 --beneficiaries 居民 --usage 材料 --means 专户 --cost 无 --rest 转入基金 \
                --paper 募1 --in-charge p1";
    let asked = format!("project appeal wall --from 2026-01-01 --until 2026-09-30 {plan}");
    house.run(&asked).exits(0);
    house.at("2026-10-12T09:00:00+08:00");
    let due = rows(&house, "due");
    // What was due before the ledger began, no entry can tell of.
    lacks(&due, "2026-04-01");
    has(&due, "公开募捐情况（募捐期间）,围墙修缮,2026-07-01,,103,mingbai notice publish 2026-07,慈善法");
    has(&due, "全面公开募捐情况（募捐结束后）,围墙修缮,2026-12-30,79,,");
    for month in ["2026-07", "2026-08"] {
        house.run(&format!("notice publish {month}")).exits(0);
    }
    // What did it is the report in the pack, printed and as a file whose digest is on the chain; August had none to tell.
    let file = |number: u64, name: &str| house.fund().join(format!("notices/{number:04}/{name}"));
    let (july, august) = (file(1, "appeal-wall-1.csv"), file(2, "appeal-wall-1.csv"));
    assert!(july.exists() && !august.exists(), "July tells of the appeal, August does not");
    let page = std::fs::read_to_string(file(1, "notice.html")).expect("a page");
    assert!(page.contains("修墙") && page.contains("募捐方案"), "the plan hangs on the wall");
    lacks(&rows(&house, "due"), "（募捐期间）");
    // A notice of a month before its end does not tell of it in full.
    has(&rows(&house, "due"), "全面公开募捐情况（募捐结束后）,围墙修缮,2026-12-30,79,,");
    house.run("notice publish 2026-09").exits(0);
    lacks(&rows(&house, "due"), "募捐");
    house.run("verify").exits(0);
}

/// A project that lasts longer than six months is told of every three, and in full once it is closed.
#[test]
fn a_long_project_is_told_of_while_it_runs_and_after_it_is_closed() {
    let mut house = quarter();
    for line in [
        "project propose wall --name 围墙修缮 --service repairs",
        "project budget wall --line public_appeal=8000 --paper 立项1",
        "project decide wall --meeting residents --present 30 --for 25 --against 3 --abstained 2 --paper 议1",
        "project announce wall --from 2026-07-03 --until 2026-07-08 --paper 公示1",
    ] {
        house.run(line).exits(0);
    }
    has(&rows(&house, "due"), "公示期满,围墙修缮,2026-07-09,6,,mingbai project start wall,");
    house.at("2026-07-09T09:00:00+08:00").run("project start wall --contractor 明州建筑公司 --paper 合同7").exits(0);
    lacks(&rows(&house, "due"), "公示期满");
    // Nobody said when it will be done: it is told of like a long one.
    has(&rows(&house, "due"), "公开项目实施情况（实施期间）,围墙修缮,2026-10-09,92,,");
    let due = rows(&house, "due --date 2027-01-12");
    has(&due, "公开项目实施情况（实施期间）,围墙修缮,2026-10-09,,95,mingbai notice publish 2026-07,慈善法");
    has(&due, "公开项目实施情况（实施期间）,围墙修缮,2027-01-09,,3,");
    has(&due, "公开项目实施情况（实施期间）,围墙修缮,2027-04-09,87,,");
    house.at("2026-08-20T09:00:00+08:00");
    house.run("project accept wall --inspectors 街道办 --output 20米围墙 --paper 验3").exits(0);
    house.run("project close wall --paper 结1").exits(0);
    let due = rows(&house, "due --date 2027-01-12");
    lacks(&due, "实施期间");
    has(&due, "全面公开项目实施情况（项目结束后）,围墙修缮,2026-11-20,,53,");
    house.at("2026-09-02T09:00:00+08:00").run("notice publish 2026-07").exits(0);
    has(&rows(&house, "due"), "全面公开项目实施情况（项目结束后）,围墙修缮,2026-11-20,79,,");
    house.run("notice publish 2026-08").exits(0);
    lacks(&rows(&house, "due"), "全面公开项目实施情况");
}

/// When it should be done is said when it starts: a long one is told of from then on, a short one once it has become long.
#[test]
fn the_clock_of_a_project_knows_its_planned_end() {
    let mut house = quarter();
    for code in ["long", "short"] {
        for line in [
            format!("project propose {code} --name {code} --service repairs"),
            format!("project budget {code} --line public_appeal=8000 --paper 立项1"),
            format!(
                "project decide {code} --meeting residents --present 30 --for 25 --against 3 --abstained 2 --paper 议1"
            ),
            format!("project announce {code} --from 2026-07-03 --until 2026-07-08 --paper 公示1"),
        ] {
            house.run(&line).exits(0);
        }
    }
    house.at("2026-07-09T09:00:00+08:00");
    house.run("project start long --next-step 2027-03-31 --paper 合同7").exits(0);
    house.run("project start short --next-step 2026-09-30 --paper 合同8").exits(0);
    let due = rows(&house, "due");
    has(&due, "公开项目实施情况（实施期间）,long,2026-10-09,92,,");
    lacks(&due, "实施期间）,short");
    lacks(&rows(&house, "due --date 2027-01-08"), "实施期间）,short");
    // Nothing is late on the day it becomes a long one.
    has(&rows(&house, "due --date 2027-01-09"), "公开项目实施情况（实施期间）,short,2027-04-09,90,,");
}

/// Told early in its term, an appeal is not told again only at the end of the next: the three months run from the last time. The
/// notice carries the report when the next one would be too late, and not every month.
#[test]
fn three_months_run_from_the_last_time_an_appeal_was_told() {
    let mut house = quarter();
    house.run("project propose wall --name 围墙修缮 --service repairs").exits(0);
    house.run("person add --name 赵玉梅").exits(0);
    house
        .run(
            "project appeal wall --from 2026-07-03 --until 2027-06-30 --purpose 修墙 --area 城南一区 --beneficiaries 居民 \
             --usage 材料 --means 专户 --cost 无 --rest 转入基金 --paper 募1 --in-charge p1",
        )
        .exits(0);
    has(&rows(&house, "due"), "公开募捐情况（募捐期间）,围墙修缮,2026-10-03,92,,");
    let mut carried = Vec::new();
    for (number, (day, month)) in [
        ("2026-08-05", "2026-07"),
        ("2026-09-05", "2026-08"),
        ("2026-10-05", "2026-09"),
        ("2026-11-05", "2026-10"),
        ("2026-12-05", "2026-11"),
    ]
    .into_iter()
    .enumerate()
    {
        house.at(&format!("{day}T09:00:00+08:00")).run(&format!("notice publish {month}")).exits(0);
        let file = house.fund().join(format!("notices/{:04}/appeal-wall-1.csv", number + 1));
        carried.extend(file.exists().then_some(day));
    }
    assert_eq!(carried, ["2026-09-05", "2026-11-05"]);
    has(&rows(&house, "due"), "公开募捐情况（募捐期间）,围墙修缮,2027-02-05,62,,");
    lacks(&rows(&house, "due --all"), "2026-10-03,92");
    house.run("verify").exits(0);
}

const OWN: &str = r#"
[[duty]]
duty = "answer_payment"
within = "7 days"
basis = "城南基金〔2026〕9号"

[[year]]
year = 2027
source = "国办发明电〔2026〕9号"
days_off = ["2027-01-01..2027-01-03"]
workdays = []
"#;

/// A fund's own term binds what comes after it began; what came before keeps the term it had. A year once announced by
/// whoever may is known at once.
#[test]
fn own_terms_begin_on_their_day_and_a_new_year_is_known_at_once() {
    let mut house = quarter();
    house.at("2026-12-28T09:00:00+08:00");
    let told = house.run("objection add --about payment --text 材料款偏高").exits(0).says("2027-01-18");
    assert!(told.err.contains("2027 年的放假安排还没有"), "{}", told.err);
    assert!(house.run("due").exits(0).err.contains("2027"), "due warns as well");
    assert!(house.run("due rules").exits(0).err.contains("2027"), "so do the rules");
    house.file("own.toml", OWN);
    house.run("due set own.toml --paper 城南基金〔2026〕9号 --from 2026-12-29").exits(0);
    // One holiday more before the same answer, now that it is known.
    let told = house.run("due --format csv").exits(0);
    assert!(told.out.contains("答复对支出的异议,第5号,2027-01-19,22,,"), "{}", told.out);
    assert!(!told.err.contains("2027"), "{}", told.err);
    house.at("2026-12-29T09:00:00+08:00");
    house.run("objection add --about payment --text 材料款偏高").exits(0).says("2027-01-05");
    house.run("due rules --date 2026-12-28").exits(0).says("本基金异议办理制度");
    has(&rows(&house, "due rules"), "答复对支出的异议,7,日,,城南基金〔2026〕9号");
    house.run("verify").exits(0).says("没有");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.lang("en");
    house
        .run("due")
        .exits(0)
        .says("answer an objection about a payment")
        .says("the fund's own rule")
        .says("城南基金〔2026〕9号");
}

/// What the program prints is a file it takes back.
#[test]
fn the_template_is_a_file_of_duties() {
    let house = quarter();
    let template = house.run("due template").exits(0).out;
    house.file("own.toml", template);
    house.run("due set own.toml --paper 9 --dry-run").exits(0).says("duties_set");
    house.run("due set own.toml --paper 9").exits(0).says("期限和放假安排");
    house.run("verify").exits(0);
}

/// Where it takes two persons, nobody lengthens the terms alone.
#[test]
fn terms_take_two_persons() {
    let house = two_persons();
    house.file("own.toml", OWN);
    signed(&house, "due set own.toml --paper 9").exits(0).says("等审批：第 5 号");
    has(&rows(&house, "due rules"), "答复对支出的异议,15,个工作日,");
    signed(&house, "approve 5 --key wang.key").exits(0).says("审批通过");
    has(&rows(&house, "due rules"), "答复对支出的异议,7,日,");
    house.run("verify").exits(0);
}

fn wrong(house: &House, from: &str, to: &str) -> crate::house::Outcome {
    assert!(OWN.contains(from), "{from}");
    house.file("own.toml", OWN.replace(from, to));
    house.run("due set own.toml --paper 9").exits(2)
}

#[test]
fn a_file_that_does_not_hold_together_is_refused() {
    let house = quarter();
    let size = house.size();
    wrong(&house, "7 days", "7 weeks").says("7 weeks");
    wrong(&house, "7 days", "0 days").says("期限要在 1 到 366 之间");
    wrong(&house, "answer_payment", "answer_all").says("不是期限文件");
    wrong(&house, "basis = \"城南基金〔2026〕9号\"", "basis = \"\"").says("没有写依据");
    wrong(&house, "basis = \"城南基金〔2026〕9号\"", "basis = \"电话13800138000\"").says("备注");
    wrong(&house, "2027-01-01..2027-01-03", "2027-01-03..2027-01-01").says("2027-01-03..2027-01-01");
    wrong(&house, "2027-01-01..2027-01-03", "2026-01-01..2026-01-03").says("2026-01-01 不在那一年");
    wrong(&house, "workdays = []", "workdays = [\"2027-01-02\"]").says("2027-01-02");
    wrong(&house, "[[year]]", "[[duty]]\nduty = \"answer_payment\"\nwithin = \"9 days\"\nbasis = \"九号\"\n[[year]]")
        .says("写了两次");
    house.file("own.toml", "");
    house.run("due set own.toml --paper 9").exits(2).says("没有一件事");
    house.file("own.toml", OWN);
    house.run("due set own.toml").exits(2).says("文号");
    house.run("due set own.toml --paper 9 --from 2026-07-02").exits(2).says("不能从过去的日子起改");
    house.run("due set own.toml --paper 9 --date 2026-12-31").exits(2).says("还没到");
    house.run("due --date 2026-13-01").exits(2).says("2026-13-01");
    assert_eq!(house.size(), size, "something was written");
}

/// Monday to Sunday, 0 to 6: 1900-01-01 was a Monday.
fn weekday(day: Day) -> u32 {
    day.number() % 7
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

proptest! {
    /// The days between are counted one by one, by other means: exactly as many are worked, and the last is.
    #[test]
    fn working_days_are_those_a_naive_count_finds(
        start in 0..730_i32,
        count in 1..60_u64,
        off in collection::btree_set(0..800_i32, 0..120),
        on in collection::btree_set(0..800_i32, 0..60),
    ) {
        let at = |number: &i32| day("2025-01-01").plus_days(*number).expect("a day");
        let off: BTreeSet<Day> = off.iter().map(at).collect();
        let on: BTreeSet<Day> = on.iter().map(at).filter(|day| !off.contains(day)).collect();
        let mut calendar = Calendar::default();
        for year in [2025_u64, 2026] {
            let of_year = |days: &BTreeSet<Day>| {
                days.iter().copied().filter(|day| u64::try_from(day.year()) == Ok(year)).collect::<Vec<_>>()
            };
            let source = Text::typed("通知").expect("a text");
            calendar.learn(&CalendarYear { days_off: of_year(&off), source, workdays: of_year(&on), year: Count(year) });
        }
        let since = at(&start);
        let reckoned = calendar.after(since, count);
        let is_worked = |day: Day| match day.year() {
            2025 | 2026 => on.contains(&day) || (weekday(day) < 5 && !off.contains(&day)),
            _ => weekday(day) < 5,
        };
        let between = (since.number() + 1..=reckoned.by.number()).map(|number| {
            Day::FIRST.plus_days(i32::try_from(number).expect("few")).expect("a day")
        });
        let worked = between.clone().filter(|day| is_worked(*day)).count();
        assert_eq!(u64::try_from(worked), Ok(count));
        assert!(is_worked(reckoned.by));
        let unknown: BTreeSet<i16> = between.map(Day::year).filter(|year| *year > 2026).collect();
        assert_eq!(reckoned.unknown, unknown);
    }

    /// A later day of receipt never gives an earlier day of answer.
    #[test]
    fn a_term_never_ends_earlier_for_what_came_later(start in 0..1_000_i32) {
        let (duties, since) = (Duties::default(), day("2025-01-01").plus_days(start).expect("a day"));
        let next = since.plus_days(1).expect("a day");
        for duty in Duty::ALL {
            assert!(since < duties.by(*duty, since) && duties.by(*duty, since) <= duties.by(*duty, next), "{duty}");
        }
    }
}
