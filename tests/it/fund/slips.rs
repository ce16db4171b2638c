//! Slips that are no donor's: what was exchanged and what is left, how long somebody served.

use std::fs;

use crate::fund::redeeming::open_shop;
use crate::fund::service::patrol;
use crate::house::House;

#[test]
fn a_redemptions_slip_says_what_is_left_and_stays_true_when_printed_later() {
    let house = open_shop();
    house.run("redeem chen --volunteer p2 --item rice=2 --item soap=1 --slip 0007").exits(0);
    let seq = house.size() - 1;
    let told = house.run(&format!("slip {seq} --site https://example.org")).exits(0);
    for wanted in ["0007", "chen", "陈**", "大米5kg", "肥皂", "27.5 分", "截至今天可用积分: 12.5 分", "不能兑换现金"]
    {
        assert!(told.out.contains(wanted), "{wanted}: {}", told.out);
    }
    assert!(!told.out.contains("陈建国") && !told.out.contains("凭条码"), "{}", told.out);
    let page = fs::read_to_string(house.path().join(format!("slip-{seq}.html"))).expect("the slip");
    assert!(page.contains("大米5kg") && !page.contains("<svg") && !page.contains("陈建国"), "{page}");
}

/// What happened to a gift since stands on its slip, and nobody is thanked for what is no gift any more.
#[test]
fn a_gifts_slip_says_what_became_of_it() {
    let mut house = House::open();
    house.run("donate 50 --donor 王芳").exits(0).says("第 2 号");
    house.run("donate 80").exits(0).says("第 3 号");
    let whole = house.run("slip 2 --out whole.html").exits(0).says("谢谢您");
    assert!(!whole.out.contains("实际捐赠") && !whole.out.contains("票据号见上"), "{}", whole.out);
    house.run("refund 3 --amount 30 --reason 多转 --paper 退1").exits(0).says("第 4 号");
    house.run("slip 3").exits(0).says("后来: 退回30.00 元，见第4号").says("实际捐赠: 50.00 元").says("谢谢您");
    house.run("reverse 2 --reason 记重").exits(0).says("第 5 号");
    let undone = house.run("slip 2").exits(0).says("已冲正，见第5号").says("实际捐赠: 0.00 元").says("不再是捐赠");
    assert!(!undone.out.contains("谢谢"), "{}", undone.out);
    let page = fs::read_to_string(house.path().join("slip-2.html")).expect("the slip");
    assert!(page.contains("不再是捐赠") && !page.contains("谢谢"), "{page}");
    house.lang("en").run("slip 2 --out en.html").exits(0).says("no gift any more");
}

#[test]
fn a_volunteers_slip_counts_what_is_published() {
    let house = patrol();
    house.run("slip p3 --out before.html").exits(0).says("志愿服务凭条");
    house.run("activity record patrol p3 --date 2026-10-05 --began 08:00 --ended 09:30").exits(0);
    let waiting = house.run("slip p3 --out waiting.html").exits(0);
    assert!(!waiting.out.contains("1 小时 30 分"), "{}", waiting.out);
    house.run("activity publish patrol --helped 12").exits(0);
    let told = house.run("slip p3").exits(0);
    for wanted in ["李**", "本年时长: 1 小时 30 分", "累计时长: 1 小时 30 分", "星级: 0", "平安巡防", "东门", "不代替"]
    {
        assert!(told.out.contains(wanted), "{wanted}: {}", told.out);
    }
    assert!(!told.out.contains("凭条码") && !told.out.contains("李雷"), "{}", told.out);
    let page = fs::read_to_string(house.path().join("slip-p3.html")).expect("the slip");
    assert!(page.contains("平安巡防") && !page.contains("李雷"), "{page}");
}
