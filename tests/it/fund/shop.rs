//! The 公益超市: prices, the shelf, what was bought for it, and what is refused.

use crate::fund::paying::{enrol, kuaiji};
use crate::house::House;

/// A ledger with 1,000 in the general fund (2), an approver (3), two storeroom entries, lots given for the shop (l1 rice,
/// l2 soap), for poor families (l3), 600.00 asked, approved and paid for stock (8, 9, 10), and three prices: rice, soap, a
/// haircut.
fn shop() -> House {
    let house = House::open();
    house.run("donate 1000").exits(0);
    enrol(&house, "wang", "approver");
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "goods receive 20 袋 大米5kg --donor 城南粮油店 --donor-kind company --value 1200 --basis invoice --use shop \
         --expiry 2026-12-01",
        "goods receive 30 块 肥皂 --value 90 --basis invoice --use shop",
        "goods receive 3 箱 棉被 --use poor_families",
        "pay request 600 --to-name 城南批发部 --purpose 超市进货 --kind stock",
        "pay approve 8 --key wang.key",
        "pay settle 8 --paper 回单1",
        "shop item rice 12 --name 大米5kg --unit 袋",
        "shop item soap 3.5 --name 肥皂 --unit 块",
        "shop item hair 5 --name 理发 --unit 次 --service",
    ] {
        kuaiji(&house, line).exits(0);
    }
    house
}

/// What an account of the chart holds in an account of money or goods, debits less credits, in 分.
fn balance(house: &House, code: &str, account: &str) -> i64 {
    let query = "SELECT coalesce(sum(debit - credit), 0) FROM movement WHERE code = ?1 AND account = ?2";
    house.sqlite().query_row(query, [code, account], |row| row.get(0)).expect("a sum")
}

/// Stock is an asset from the payment on: first where it was paid, then in the storeroom; no cost before it goes out.
#[test]
fn bought_stock_is_an_asset_until_it_is_given_out() {
    let mut house = shop();
    assert_eq!((balance(&house, "1201", "zhuanhu"), balance(&house, "5101", "zhuanhu")), (60_000, 0));
    kuaiji(&house, "shop buy rice 10 --cost 550 --expiry 2026-11-01").exits(0).says("批号：l4");
    assert_eq!((balance(&house, "1201", "zhuanhu"), balance(&house, "1201", "cangku")), (5_000, 184_000));
    kuaiji(&house, "shop buy soap 20 --cost 50.01").exits(2).says("还没入库的只有 50.00");
    kuaiji(&house, "reverse 10 --reason 付错").exits(2);
    kuaiji(&house, "shop buy soap 20 --cost 50").exits(0);
    assert_eq!((balance(&house, "1201", "zhuanhu"), balance(&house, "1201", "cangku")), (0, 189_000));
    kuaiji(&house, "shop buy soap 1 --cost 1").exits(2).says("没有付过款");
    kuaiji(&house, "shop shelve l1 rice").exits(0);
    kuaiji(&house, "shop shelve l2 soap").exits(0);
    // The first to expire first, item by item; what never expires last.
    let lots = |house: &House| {
        let list = house.run("shop stock --format csv").exits(0).out;
        list.lines().skip(1).filter_map(|line| line.split(',').nth(2).map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(&lots(&house)[..4], ["l4", "l1", "l2", "l5"]);
    // What spoils is a cost at its share of what it cost, and an empty lot leaves the shelf until it comes back.
    kuaiji(&house, "goods spoil l4 4 --reason 受潮").exits(0);
    assert_eq!((balance(&house, "5901", "cangku"), balance(&house, "1201", "cangku")), (22_000, 167_000));
    kuaiji(&house, "goods spoil l5 20 --reason 受潮").exits(0);
    assert_eq!(&lots(&house)[..3], ["l4", "l1", "l2"]);
    kuaiji(&house, "reverse 19 --reason 记错").exits(0);
    assert_eq!(lots(&house)[3], "l5");
    // A purchase and a shelving are undone; the code is free, and the money waits for its goods again.
    kuaiji(&house, "reverse 15 --reason 记错").exits(0);
    kuaiji(&house, "reverse 16 --reason 放错").exits(0);
    assert_eq!(&lots(&house)[..2], ["l4", "l2"]);
    kuaiji(&house, "reverse 17 --reason 放错").exits(0);
    kuaiji(&house, "shop buy soap 25 --cost 50 --lot l5").exits(0);
    let stock = house.run("report goods --period 2026-10 --format csv").exits(0).out;
    assert!(stock.contains("大米5kg,袋,公益超市,0,20,10,,,,4,"), "{stock}");
    house.run("goods show l4").exits(0).says("进货入库").says("#10");
    let closing = balance(&house, "1201", "cangku");
    assert!(stock.lines().any(|line| line.ends_with(&format!("{}.{:02}", closing / 100, closing % 100))), "{stock}");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("export out").exits(0);
    let mut verifier = std::process::Command::new("python3");
    let told = verifier.args(["-I", "out/verify.py", "out"]).current_dir(house.path()).output().expect("python3 runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
    house.lang("en").run("shop stock").exits(0).says("The shelf of the shop").says("stock bought");
}

/// The last word on an item counts from its day; a price of days that are over stays.
#[test]
fn prices_count_from_their_day() {
    let mut house = shop();
    kuaiji(&house, "shop item rice 15 --from 2026-10-10").exits(0);
    kuaiji(&house, "shop item soap --off --from 2026-10-10").exits(0);
    house.run("shop prices --format csv").exits(0).says("rice,大米5kg,袋,12.0").says("soap");
    let later = house.run("shop prices --on 2026-10-10 --format csv").exits(0).says("rice,大米5kg,袋,15.0").out;
    assert!(!later.contains("soap"), "{later}");
    kuaiji(&house, "shop item rice 14 --from 2026-10-10").exits(0);
    house.run("shop prices --on 2026-10-11 --format csv").exits(0).says("rice,大米5kg,袋,14.0");
    house.at("2026-10-12T09:00:00+08:00");
    kuaiji(&house, "shop item rice 20 --from 2026-10-11").exits(2).says("以前的价格不能再改");
    kuaiji(&house, "shop item rice 20 --date 2026-10-11").exits(2).says("以前的价格不能再改");
    kuaiji(&house, "person add --name 城南理发店 --kind company").exits(0);
    kuaiji(&house, "shop item hair 5 --merchant p1 --cost 8 --source public_appeal").exits(0);
    house.run("shop prices").exits(0).says("城南理发店").says("8.00");
    kuaiji(&house, "shop item hair 6").exits(2).says("一天只有一个价").says("--from");
    house.run("shop prices").exits(0).says("城南理发店").says("5.0");
    // Nobody lowers a price for one slip and raises it again; a wrong one comes off the shelf.
    kuaiji(&house, "shop item rice 1").exits(0);
    kuaiji(&house, "shop item rice --off").exits(0);
    kuaiji(&house, "shop item rice 14").exits(2).says("一天只有一个价");
    kuaiji(&house, "shop item rice 14 --from 2026-10-13").exits(0);
    house.run("verify").exits(0);
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    // items
    ("shop item oil",                                                                  "没有写积分价格"),
    ("shop item oil 0 --name 食用油 --unit 桶",                                        "积分价格是零"),
    ("shop item oil 1.05 --name 食用油 --unit 桶",                                     "“1.05”不能作为积分价格"),
    ("shop item oil -1 --name 食用油 --unit 桶",                                       "“-1”不能作为积分价格"),
    ("shop item oil 20 --unit 桶",                                                     "没有写品名"),
    ("shop item oil 20 --name 食用油",                                                 "没有写单位"),
    ("shop item oil 20 --name 张三13800138000 --unit 桶",                              "备注"),
    ("shop item rice 12 --from 2026-10-04",                                            "以前的价格不能再改"),
    ("shop item rice 12 --unit 斤",                                                    "单位是“袋”"),
    ("shop item rice 12 --service",                                                    "已经用于物品"),
    ("shop item oil 20 --name 食用油 --unit 桶 --merchant p1 --cost 8 --source match", "付给商家的几项"),
    ("shop item cut 5 --name 理发 --unit 次 --service --merchant p9 --cost 8 --source match", "p9"),
    ("shop item cut 5 --name 理发 --unit 次 --service --merchant p1 --cost 0 --source match", "付给商家的几项"),
    ("shop item cut 5 --name 理发 --unit 次 --service --merchant p1 --cost 8 --source match --account cangku", "不能付超市的款"),
    ("shop item oil 20 --name 食用油 --unit 桶 --date 2026-10-06",                     "还没到"),
    // the shelf
    ("shop shelve l9 rice",                                                            "没有批号为“l9”"),
    ("shop shelve l1 rise",                                                            "是不是“rice”"),
    ("shop shelve l1 hair",                                                            "没有代号为“hair”的物品"),
    ("shop shelve l1 soap",                                                            "单位是“块”，这批的单位是“袋”"),
    ("shop shelve l3 rice",                                                            "捐给“困难家庭”的"),
    ("shop shelve l1 rice --date 2026-10-04",                                          "2026-10-05 才收到"),
    // bought
    ("shop buy rice 0 --cost 50",                                                      "数量是零"),
    ("shop buy rice 1 --cost 0",                                                       "金额是零"),
    ("shop buy hair 1 --cost 5",                                                       "没有代号为“hair”的物品"),
    ("shop buy oil 1 --cost 5",                                                        "没有代号为“oil”的物品"),
    ("shop buy rice 1 --cost 600.01",                                                  "还没入库的只有 600.00"),
    ("shop buy rice 1 --cost 50 --payment 2",                                          "不是超市进货的付款"),
    ("shop buy rice 1 --cost 50 --account zhuanhu",                                    "放不了物资"),
    ("shop buy rice 1 --cost 50 --expiry 2026-10-04",                                  "已经到期"),
    ("shop buy rice 1 --cost 50 --lot l1",                                             "批号“l1”已经有了"),
    ("shop buy rice 1 --cost 50 --date 2026-10-04",                                    "2026-10-05 才付"),
    ("pay request 10 --to-name 城南批发部 --purpose 进货 --kind stock --advance",      "不能先拨后报"),
    ("pay request 10 --to-name 城南批发部 --purpose 进货 --kind stock --retention 1 --retention-due 2027-10-01", "质保金"),
];

#[test]
fn each_rule_of_the_shop_refuses_and_says_what_to_do() {
    let mut house = shop();
    kuaiji(&house, "person add --name 城南理发店 --kind company").exits(0);
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = kuaiji(&house, line);
        let all = format!("{}{}", outcome.out, outcome.err);
        if outcome.code != 2 || !all.contains(says) || !all.contains("怎么办") {
            wrong.push(format!("{line}\n  expected {says}, got {}: {all}", outcome.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.lang("en");
    for (line, _) in REFUSED {
        kuaiji(&house, line).exits(2);
    }
    assert_eq!(house.size(), size);
    kuaiji(&house, "shop shelve l1 rice").exits(0);
    kuaiji(&house, "shop shelve l1 rice").exits(2).says("stands on the shelf as “rice”");
    house.run("verify").exits(0);
}
