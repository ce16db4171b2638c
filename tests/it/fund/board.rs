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
    assert!(told[0].contains("2026-10-30") && told[0].contains("0.00,77.00,77.00,,,,,,,,2026-11-03"), "{told:?}");
    assert!(told[0].ends_with(&format!("补记,{gift}")), "{told:?}");
    assert!(told[1].contains("2026-10-31") && told[1].contains("0.00,30.00,30.00,,"), "{told:?}");
    assert!(told[2].contains("77.00,0.00,,77.00,") && told[2].contains("记重了"), "{told:?}");
    assert!(told[3].contains("记服务时长,,,,,,,,,90,0,2026-11-03,没有到场,"), "hours are no money: {told:?}");
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
    assert!(file(&house, 3, "amendments.csv").contains("公共收益调减"));
    // In their own quarter's sheet it is no 其他付, and what is left stands there though it is nothing.
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    house.at("2027-01-05T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    let sheet = rows(&house, 5, "common_income-yewei.csv");
    assert!(sheet[0].contains("300.00,0.00,0.00,0.00,0.00,300.00,0.00,0.00,"), "{sheet:?}");
}
