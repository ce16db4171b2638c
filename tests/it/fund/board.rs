//! What hangs on the board, told as commands: gifts in goods with their givers, posting dates that were printed before they
//! came, what earlier notices would say otherwise, and the owners' sheet that hangs alone.

use crate::fund::objections::{signed, two_persons};
use crate::house::House;

/// A file of a notice.
fn file(house: &House, number: u64, name: &str) -> String {
    let path = house.fund().join(format!("notices/{number:04}/{name}"));
    std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// The rows of a sheet, without what stands above and below them.
fn rows(house: &House, number: u64, name: &str) -> Vec<String> {
    let text = file(house, number, name);
    let all: Vec<&str> = text.split("\r\n").collect();
    let table = all.iter().skip_while(|line| **line != "\"\"").skip(2);
    table.take_while(|line| **line != "\"\"").map(|line| (*line).to_owned()).collect()
}

/// Who gave goods stands on the board as he wished, with what he gave; what has no price is registered and not valued; and
/// the slip of the gift says where it stands.
#[test]
fn gifts_in_goods_stand_on_the_board_with_their_givers() {
    let mut house = House::furnished();
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "goods receive 20 袋 大米5kg --donor 城南粮油店 --donor-kind company --value 1200 --basis invoice --use shop",
        "goods receive 3 箱 棉被 --donor 王芳 --use poor_families",
        "goods receive 5 件 旧衣 --use poor_families",
    ] {
        house.run(line).exits(0);
    }
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let told = rows(&house, 1, "goods_gifts.csv");
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].contains("城南粮油店") && told[0].contains(",大米5kg,20,袋,1200.00,"), "{told:?}");
    assert!(told[1].contains("王**") && told[1].contains(",棉被,3,箱,,") && !told[1].contains("王芳"), "{told:?}");
    assert!(told[3].contains("合计") && told[3].contains("1200.00"), "{told:?}");
    assert!(file(&house, 1, "notice.html").contains("实物捐赠"));
    // Too late for October: in November's stock, and so on November's sheet.
    house.run("goods receive 2 袋 大米5kg --date 2026-10-20 --value 120 --basis invoice --use shop").exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let told = rows(&house, 2, "goods_gifts.csv");
    assert!(told.len() == 2 && told[0].contains("2026-10-20") && told[0].contains("补记"), "{told:?}");
    house.run("site page").exits(0);
    let page = std::fs::read_to_string(house.path().join("page/data/proofs/0000.js")).expect("proofs");
    assert!(page.contains(r#"["1","goods_gifts","2"]"#) && page.contains(r#"["2","goods_gifts","1"]"#), "{page}");
    house.run("verify").exits(0);
}

/// Where two persons keep the books, what was said of the posting is printed, and the entry that hangs it up says the same.
#[test]
fn a_posting_planned_is_printed_and_recorded_as_printed() {
    let mut house = two_persons();
    signed(&house, "donate 100").exits(0);
    house.at("2026-11-02T09:00:00+08:00");
    let prepare = "notice prepare 2026-10 --place 东门公告栏 --objections 社区服务站105室 --supervised-by 赵监督";
    signed(&house, &format!("{prepare} --from 2026-11-05 --until 2026-11-04")).exits(2);
    signed(&house, &format!("{prepare} --from 2026-10-05 --until 2026-11-04")).exits(2);
    let prepared = house.size();
    signed(&house, &format!("{prepare} --from 2026-11-05 --until 2026-11-20")).exits(0);
    for name in ["notice.html", "poster.html", "notice.txt", "gifts.csv"] {
        let text = file(&house, 1, name);
        assert!(text.contains("2026年11月5日 至 2026年11月20日，东门公告栏"), "{name}: {text}");
    }
    signed(&house, &format!("approve {prepared} --key wang.key")).exits(0);
    signed(&house, "notice publish 2026-10 --place 西门 --dry-run").exits(0).says("纸上印的是").says("东门公告栏");
    signed(&house, "notice publish 2026-10 --supervised-by 李监督").exits(2).says("先");
    // The same words again are no other notice: they hang it up.
    let again = "notice publish 2026-10 --objections 社区服务站105室 --supervised-by 赵监督";
    let posted = signed(&house, again).exits(0);
    assert!(!posted.err.contains("纸上印的是") && !posted.out.contains("纸上印的是"));
    house.run("notice list").exits(0).says("2026-11-05").says("2026-11-20").says("东门公告栏");
    house.run("verify").exits(0);
}

/// 更正说明: a late gift a row with its entry; one that went back again says so; hours were never money; the foot knows.
#[test]
fn earlier_notices_are_amended_row_by_row() {
    let mut house = crate::fund::service::patrol();
    house.run("activity record patrol p2 p3 --date 2026-10-05 --began 08:00 --ended 09:30").exits(0);
    house.run("activity publish patrol").exits(0);
    let hours = house.size() - 2;
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("donate 77 --date 2026-10-30").exits(0);
    house.run("donate 30 --date 2026-10-31").exits(0);
    let gift = house.size() - 2;
    house.run(&format!("reverse {gift} --reason 记重了")).exits(0);
    house.run(&format!("reverse {hours} --reason 没有到场")).exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let told = rows(&house, 2, "amendments.csv");
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(told[0].contains("2026-10-30") && told[0].contains("0.00,77.00,77.00,,,,,,,,,,,2026-11-03"), "{told:?}");
    assert!(told[0].ends_with(&format!("补记,{gift}")), "{told:?}");
    assert!(told[1].contains("2026-10-31") && told[1].contains("0.00,30.00,30.00,,"), "{told:?}");
    assert!(told[2].contains("77.00,0.00,,77.00,") && told[2].contains("记重了"), "{told:?}");
    assert!(told[3].contains("记服务时长,,,,,,,,,90,0,王**,3.0,0.0,2026-11-03,没有到场,"), "no money: {told:?}");
    assert!(file(&house, 2, "notice.html").contains("以前各期要改的 4 条，列在更正说明"));
    house.run("verify").exits(0);
}

/// The owners' money is told twice, in the month and in the quarter, and so is what changes of it. Their sheet hangs on their
/// own board: it has the account's name, and everything that lets them check it.
#[test]
fn the_owners_sheet_hangs_alone_and_is_amended_by_itself() {
    let mut house = House::furnished();
    house.run("area add nanyi --name 城南一区").exits(0);
    house.run("account open yewei --holder owners_committee --area nanyi --name 城南一区业委会").exits(0);
    let rent = house.size();
    house.run("income 300 --nature rent --account yewei --from 快递柜公司 --date 2026-08-10 --paper 收据1号").exits(0);
    house.run("notice publish 2026-08").exits(0);
    house.run("notice publish 2026-09").exits(0);
    let page = file(&house, 2, "notice.html");
    let sheet = page.split("class=\"sheet common_income").nth(1).expect("the owners' sheet");
    let sheet = sheet.split("</section>").next().unwrap_or_default();
    assert!(sheet.contains("公共收益，城南一区业委会") && !sheet.contains("yewei"), "{sheet}");
    for wanted in ["城南社区基金", "第 2 期", "公示起止", "链头指纹", "业主委员会<b>____", "制表"]
    {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    house.run(&format!("reverse {rent} --reason 收错了")).exits(0);
    for notice in [1, 2] {
        house.run(&format!("notice correct {notice}")).exits(0).says("收错了").says("300.00");
    }
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    // One row, under both notices, in a sum of its own: it is no money of the fund.
    let told = rows(&house, 3, "amendments.csv");
    let told: Vec<_> = told.iter().filter(|row| row.contains("收错了")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("第1期、第2期") && told[0].contains("300.00,0.00,,,,,,,,300.00,"), "{told:?}");
    assert!(file(&house, 3, "amendments.csv").contains("公共收益收调增,公共收益收调减,日期"));
    // In their own quarter's sheet it is no 其他付, and what is left stands there though it is nothing.
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    house.at("2027-01-05T09:00:00+08:00");
    // Owners' money hangs its whole term, and nothing is announced for a day far ahead.
    house.run("notice publish 2026-12 --until 2027-02-03").exits(2).says("挂满 30 天").says("--until 写 2027-02-04");
    house.run("notice publish 2026-12 --from 2027-03-01").exits(2).says("太晚了").says("2027-02-05");
    house.run("notice publish 2026-12").exits(0);
    assert!(file(&house, 5, "common_income-yewei.csv").contains("2026年第四季度，第 2 期"));
    let sheet = rows(&house, 5, "common_income-yewei.csv");
    assert!(sheet[0].contains("300.00,0.00,0.00,0.00,0.00,300.00,0.00,0.00,"), "{sheet:?}");
}

/// A payment of the owners that was undone, and rent that was: each in its own column, so that no sum of them hides the sense.
#[test]
fn what_owners_got_and_what_they_paid_are_amended_apart() {
    let house = House::furnished();
    house.run("area add nanyi --name 城南一区").exits(0);
    house.run("account open yewei --holder owners_committee --area nanyi --name 城南一区业委会").exits(0);
    let rent = house.size();
    for line in [
        "income 300 --nature rent --account yewei --from 快递柜公司 --date 2026-08-10 --paper 收据1号",
        "income 90 --nature deposit --account yewei --from 充电桩公司 --date 2026-08-11 --paper 收据2号",
        "pay charge 5 --account yewei --source-kind common_income --date 2026-08-12 --paper 回单1",
        "pay charge 7 --account yewei --source-kind common_income --date 2026-08-13 --paper 回单2",
        "income 20 --nature rent --account yewei --from 快递柜公司 --date 2026-08-14 --paper 收据3号",
        "notice publish 2026-08",
    ] {
        house.run(line).exits(0);
    }
    for (entry, reason) in [(rent, "收错了"), (rent + 2, "银行退了"), (rent + 1, "不是押金")] {
        house.run(&format!("reverse {entry} --reason {reason}")).exits(0);
    }
    house.run("notice publish 2026-09").exits(0);
    let csv = file(&house, 2, "amendments.csv");
    let columns = "公共收益收调增,公共收益收调减,公共收益支调增,公共收益支调减,公共收益其他调增,公共收益其他调减,日期";
    assert!(csv.contains(columns), "{csv}");
    let told = rows(&house, 2, "amendments.csv");
    for (reason, figures) in [
        ("收错了", "300.00,0.00,,,,,,,,300.00,,,,,2"),
        ("银行退了", "5.00,0.00,,,,,,,,,,5.00,,,2"),
        ("不是押金", "90.00,0.00,,,,,,,,,,,,90.00,2"),
        ("合计", "0.00,0.00,0.00,0.00,,,0.00,300.00,0.00,5.00,0.00,90.00,"),
    ] {
        let row = told.iter().find(|row| row.contains(reason)).unwrap_or_else(|| panic!("no {reason} in {told:?}"));
        assert!(row.contains(figures), "{reason}: {row}");
    }
    house.run("verify").exits(0);
}

/// 应配 that a notice told and that refunds made less: the next 更正说明 says so under that notice, and the next sheet of matches
/// has it again though its window is over.
#[test]
fn a_match_that_fell_after_its_notice_is_amended() {
    let mut house = House::open();
    house.run("project propose wall --name 围墙修缮 --service repairs").exits(0);
    let agreed = house.size();
    house.run("match agree wall --rate 20% --from 2026-10-01 --until 2026-10-31 --paper 函1").exits(0);
    let gift = house.size();
    for line in ["donate 1000 --project wall --donor 王芳", "donate 500 --project wall"] {
        house.run(line).exits(0);
    }
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    assert!(file(&house, 1, "matches.csv").contains(",300.00,"), "{}", file(&house, 1, "matches.csv"));
    // What comes late makes no figure of the old notice wrong in this way: it stands on the next sheet.
    house.run("donate 10 --project wall --date 2026-10-30").exits(0);
    house.run(&format!("refund {gift} --amount 200 --reason 多转了")).exits(0);
    house.run(&format!("reverse {} --reason 记重了", gift + 1)).exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let told = rows(&house, 2, "amendments.csv");
    let row =
        told.iter().find(|row| row.contains("函1") || row.contains(&format!("第1期,{agreed},"))).expect("the match");
    assert!(row.contains("300.00,160.00,") && row.contains(",140.00,"), "{row}");
    assert!(row.contains("退捐、冲正 2 笔以后重新算的"), "{row}");
    assert!(file(&house, 2, "amendments.csv").contains("应配调减"));
    assert!(file(&house, 2, "matches.csv").contains(",162.00,"), "{}", file(&house, 2, "matches.csv"));
    house.run("notice correct 1").exits(0).says("300.00").says("160.00").says("应配调减");
    house.run("notice correct 2").exits(0).says("没有更正");
    house.run("notice publish 2027-01").exits(2);
    house.at("2027-01-03T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    assert!(!file(&house, 3, "amendments.csv").contains("重新算"), "told once");
    house.run("verify").exits(0);
}

/// A gift that was listed on one notice and counted in the 收 of the next corrects both when it is reversed.
#[test]
fn a_late_gift_that_is_reversed_corrects_the_notice_that_counted_it() {
    let mut house = House::open();
    house.run("donate 100").exits(0);
    house.at("2026-11-01T09:00:00+08:00");
    house.run("reconcile --date 2026-10-31 --balance 100 --paper 1").exits(0);
    house.run("close-month").exits(0);
    let late = house.size();
    house.run("donate 30 --date 2026-10-30").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    house.run(&format!("reverse {late} --reason 记错了")).exits(0);
    house.at("2027-01-03T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    let told = rows(&house, 3, "amendments.csv");
    let row = told.iter().find(|row| row.contains("记错了")).expect("the reversal");
    assert!(row.contains("第1期、第2期") && row.contains("30.00,0.00,,30.00,"), "{row}");
    for notice in [1, 2] {
        house.run(&format!("notice correct {notice}")).exits(0).says("记错了");
    }
}

/// What came late and was reversed before any notice showed it stands twice under the notice of its month: it came, and it never did.
#[test]
fn a_late_charge_that_is_reversed_at_once_is_told_whole() {
    let mut house = House::open();
    house.run("donate 100").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("pay charge 5 --date 2026-10-30 --paper 回单9").exits(0);
    house.run(&format!("reverse {} --reason 银行退了", house.size() - 1)).exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let told = rows(&house, 2, "amendments.csv");
    assert!(told[0].contains("第1期") && told[0].contains("0.00,5.00,"), "{told:?}");
    assert!(told[1].contains("第1期") && told[1].contains("5.00,0.00,") && told[1].contains("银行退了"), "{told:?}");
    assert!(told[2].contains("5.00,5.00"), "{told:?}");
}

/// Whoever asks for a month that hangs wants another print of it, or the next month.
#[test]
fn a_month_that_hangs_is_named_with_its_number() {
    let mut house = House::open();
    house.run("donate 100").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let size = house.size();
    for command in ["publish", "prepare"] {
        let refused = house.run(&format!("notice {command} 2026-10")).exits(2);
        refused
            .says("2026年10月的公示已经张贴，是第 1 期")
            .says("mingbai notice reprint 1")
            .says("notice publish 2026-11");
    }
    house.lang("en").run("notice publish 2026-10").exits(2).says("hangs already, as notice 1");
    assert_eq!(house.size(), size, "nothing was written");
}
