//! Services of the shop: honoured by a merchant today, a cost and a debt today, paid later, and never more than is owed.

use crate::fund::paying::{enrol, kuaiji};
use crate::fund::points::rule_book;
use crate::fund::redeeming::{balance, open_shop};
use crate::house::House;

/// The shop of [`open_shop`] with 100.00 in the general fund, an approver, and a barber (p4) who is owed 8.00 a haircut.
fn house() -> House {
    let house = open_shop();
    house.run("donate 100").exits(0);
    house.run("person add --name 阿强理发店 --kind company").exits(0);
    enrol(&house, "wang", "approver");
    kuaiji(&house, "shop item cut 5 --name 理发 --unit 次 --service --merchant p4 --cost 8 --source public_appeal")
        .exits(0);
    house
}

/// The number of the entry that was just recorded.
fn last(house: &House) -> i64 {
    house.size() - 1
}

#[test]
fn a_merchant_is_paid_what_was_exchanged_at_his_counter() {
    let house = house();
    kuaiji(&house, "pay request 8 --to p4 --purpose 理发结算 --kind merchant").exits(2).says("还应得 0.00");
    // Two lines of one slip are one debt.
    kuaiji(&house, "redeem chen --volunteer p2 --item cut=2 --item soap=1 --slip 0001").exits(0);
    kuaiji(&house, "redeem chen --volunteer p1 --item cut=1 --slip 0002").exits(0);
    let second = last(&house);
    assert_eq!((balance(&house, "2202"), balance(&house, "5101")), (-2_400, 2_400 + 300));
    kuaiji(&house, "report merchants --format csv").exits(0).says("阿强理发店").says("24.00,0.00,24.00");
    kuaiji(&house, "pay request 24.01 --to p4 --purpose 理发结算 --kind merchant").exits(2).says("还应得 24.00");
    kuaiji(&house, "pay request 20 --to p4 --purpose 理发结算 --kind merchant --advance").exits(2).says("不能先拨后报");
    kuaiji(&house, "pay request 20 --to p4 --purpose 理发结算 --kind merchant").exits(0);
    let request = last(&house);
    kuaiji(&house, &format!("pay approve {request} --key wang.key")).exits(0);
    kuaiji(&house, &format!("pay settle {request} --paper 回单1")).exits(0);
    let settlement = last(&house);
    // The debt is paid, and nothing is a cost twice.
    assert_eq!((balance(&house, "2202"), balance(&house, "5101")), (-400, 2_700));
    kuaiji(&house, &format!("reverse {second} --reason 没有剪")).exits(2).says("还应得 4.00");
    kuaiji(&house, &format!("reverse {settlement} --reason 付错")).exits(0);
    assert_eq!((balance(&house, "2202"), balance(&house, "5101")), (-2_400, 2_700));
    kuaiji(&house, &format!("reverse {second} --reason 没有剪")).exits(0);
    assert_eq!((balance(&house, "2202"), balance(&house, "5101")), (-1_600, 1_900));
    // Asked for before, it is more than is owed by now.
    kuaiji(&house, &format!("pay settle {request} --amount 16.01 --paper 回单2")).exits(2).says("还应得 16.00");
    kuaiji(&house, &format!("pay settle {request} --amount 16 --paper 回单2")).exits(0);
    assert_eq!((balance(&house, "2202"), balance(&house, "5101")), (0, 1_900));
    house.run("verify").exits(0);
    kuaiji(&house, "export out").exits(0);
    let judged = std::process::Command::new("python3")
        .args(["out/verify.py", "out"])
        .current_dir(house.path())
        .output()
        .expect("python runs");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
}

/// What was exchanged at a merchant's counter is honoured, and its money is his: it is not set aside for other points.
#[test]
fn money_that_is_owed_to_a_merchant_covers_no_points() {
    let mut house = house();
    house.run("project propose chaoshi --name 公益超市 --service other").exits(0);
    house.run("donate 50 --project chaoshi").exits(0);
    rule_book(
        &house,
        "new.toml",
        &[
            ("# reserve = \"shop\"", "reserve = \"chaoshi\""),
            ("cover = \"0%\"", "cover = \"100%\""),
            ("cover_warning = \"80%\"", "cover_warning = \"100%\""),
        ],
    );
    // One rule book a day.
    house.at("2026-10-06T09:00:00+08:00");
    house.run("rules set new.toml --paper 居委会〔2026〕9号").exits(0);
    kuaiji(&house, "shop item perm 10 --name 烫发 --unit 次 --service --merchant p4 --cost 40 --project chaoshi --source public_appeal")
        .exits(0);
    let set_aside = |says: &str| {
        house.run("points cover --format csv").exits(0).says(says);
    };
    set_aside(",1190.00,50.00,0.00,1240.00,");
    kuaiji(&house, "redeem chen --volunteer p2 --item perm=1 --slip 0001").exits(0);
    set_aside(",1190.00,10.00,0.00,1200.00,");
    // More is owed than is there: nothing is set aside, and what is lacking is taken off.
    kuaiji(&house, "redeem chen --volunteer p2 --item perm=1 --slip 0002").exits(0);
    set_aside(",1190.00,0.00,30.00,1160.00,");
    kuaiji(&house, &format!("reverse {} --reason 没有做", last(&house))).exits(0);
    set_aside(",1190.00,10.00,0.00,1200.00,");
    // 36.5 points are outstanding; 1163.5 more could be honoured, and not a tenth beyond, whoever reckons.
    house.run("volunteer add --name 赵六 --phone 13800138009").exits(0);
    kuaiji(&house, "points opening p5 --points 1163.6 --paper 旧账9").exits(2).says("1,200.00");
    kuaiji(&house, "points opening p5 --points 1163.5 --paper 旧账9").exits(0);
    house.run("verify").exits(0);
    kuaiji(&house, "export out").exits(0);
    let judged =
        std::process::Command::new("python3").args(["out/verify.py", "out"]).current_dir(house.path()).output();
    let judged = judged.expect("python runs");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
}

/// A service is exchanged, its money there or not; whoever did not set enough aside is told at the counter, whenever he looks
/// what is near, and beside the cover.
#[test]
fn more_owed_to_merchants_than_there_is_money_is_told() {
    let mut house = house();
    let short = "爱心商家：社区基金的公开募集（账户 zhuanhu）欠 120.00 元，里面只有 100.00 元，还差 20.00 元";
    let slip = kuaiji(&house, "redeem chen --volunteer p2 --item soap=1 --slip 0001").exits(0);
    assert!(!slip.err.contains("爱心商家"), "{}", slip.err);
    kuaiji(&house, "shop item perm 5 --name 烫发 --unit 次 --service --merchant p4 --cost 60 --source public_appeal")
        .exits(0);
    let slip = kuaiji(&house, "redeem chen --volunteer p2 --item perm=1 --slip 0002").exits(0);
    assert!(!slip.err.contains("爱心商家"), "{}", slip.err);
    let rehearsed = kuaiji(&house, "redeem chen --volunteer p2 --item perm=1 --slip 0003 --dry-run").exits(0);
    assert!(!rehearsed.err.contains("爱心商家"), "{}", rehearsed.err);
    kuaiji(&house, "redeem chen --volunteer p2 --item perm=1 --slip 0003").exits(0).says(short);
    let second = last(&house);
    // Goods concern no merchant.
    let slip = kuaiji(&house, "redeem chen --volunteer p2 --item soap=1 --slip 0004").exits(0);
    assert!(!slip.err.contains("爱心商家"), "{}", slip.err);
    for line in ["points cover", "due", "status"] {
        house.run(line).exits(0).says(short);
    }
    house.run("points cover --format csv").exits(0).says(",0.00,20.00,");
    house.lang("en").run("due").exits(0).says("owes 120.00 yuan and holds 100.00 yuan, 20.00 yuan short");
    house.lang("zh");
    // Money comes, or the slip was a mistake.
    kuaiji(&house, "donate 20").exits(0);
    house.run("points cover --format csv").exits(0).says(",0.00,0.00,");
    assert!(!house.run("status").exits(0).out.contains("爱心商家"));
    kuaiji(&house, &format!("refund {} --reason 急用 --paper 退1", last(&house))).exits(0);
    house.run("due").exits(0).says(short);
    kuaiji(&house, &format!("reverse {second} --reason 没有做")).exits(0);
    assert!(!house.run("due").exits(0).err.contains("爱心商家"));
    house.run("verify").exits(0);
}
