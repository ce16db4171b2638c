//! Services of the shop: honoured by a merchant today, a cost and a debt today, paid later, and never more than is owed.

use crate::fund::paying::{enrol, kuaiji};
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
