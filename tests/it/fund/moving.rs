//! Points and people on the move: a statement that was taken over by mistake, households that lose their last volunteer, and
//! what leaves the shop.

use crate::fund::objections::{signed, two_persons};
use crate::fund::points::{house, origin, rule_book};
use crate::house::House;

/// The key in what `prove` and `verify` say.
fn key_of(house: &House, said: &str) -> String {
    let all = format!("{}{said}", house.run("verify").exits(0).err);
    let split = |c: char| c.is_whitespace() || "（）()，。：".contains(c);
    all.split(split).find(|word| word.starts_with("fund.") && word.contains('+')).expect("a key").to_owned()
}

/// A statement taken over for the wrong person is undone, hours and points with it, and taken over for the right one.
#[test]
fn an_arrival_recorded_wrongly_is_reversed_and_recorded_again() {
    let (mut here, mut there) = (house(), house());
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    here.run(&format!("volunteer send p2 --to {}", origin(&there))).exits(0).says("带走 10 小时、7.5 分");
    let sent = here.size() - 1;
    let proof = here.run(&format!("prove {sent} --out p2.tlog-proof")).exits(0);
    let key = key_of(&here, &format!("{}{}", proof.out, proof.err));
    // Whoever holds the receipt reads in it what goes along.
    here.run("check p2.tlog-proof").exits(0).says("7.5 分").says("10 小时").says(&origin(&there));
    there.file("p2.tlog-proof", std::fs::read(here.path().join("p2.tlog-proof")).expect("the statement"));
    let receive = |number: &str| format!("volunteer receive p2.tlog-proof --number {number} --key {key}");
    there.run("points opening p3 --points 1 --minutes 30 --paper 旧账").exits(0);
    there.run(&receive("p3")).exits(0).says("带来 10 小时、7.5 分").says(&origin(&here)).says("那边的编号 p2");
    let received = there.size() - 1;
    there.run("points show p3 --format csv").exits(0).says(",8.5,");
    there.run(&format!("reverse {received} --reason 收错了人")).exits(0);
    there.run("points show p3 --format csv").exits(0).says("p3,李**,1.0,0.0,0.0,1.0");
    there.run("volunteer show p3 --format csv").exits(0).says("p3,0,30,30");
    there.run(&receive("p2")).exits(0);
    there.run("volunteer show p2 --format csv").exits(0).says("p2,0,600,600");
    // The record of service and its slip say from where, and as whom, he came.
    let from = format!("{} p2", origin(&here));
    there.run("volunteer statement p2 --format csv").exits(0).says("志愿者转入").says(&from).says("王**");
    there.run("slip p2 --out p2.html").exits(0).says("王**");
    let again = there.size() - 1;
    there.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    there.run(&format!("reverse {again} --reason 收错了人")).exits(2).says("冲正不了");
    there.at("2026-10-06T09:00:00+08:00");
    there.run("rebuild").exits(0);
    there.run("verify").exits(0);
    there.holds_for_python();
    here.lang("en").run("check p2.tlog-proof").exits(0).says("7.5");
}

/// What came from earlier books stands in the year it came, in no other, and still after he left.
#[test]
fn hours_brought_along_stand_once() {
    let mut house = house();
    house.run("points opening p2 --points 1 --minutes 600 --paper 旧账").exits(0);
    house.run("report hours --year 2026 --format csv").exits(0).says("p2,王**,,,0,0,600,600");
    assert!(!house.run("report hours --year 2025 --format csv").exits(0).out.contains("王**"));
    let opening = house.size() - 1;
    house.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    let sent = house.size() - 1;
    house.run("report hours --year 2026 --format csv").exits(0).says("p2,王**,,,0,0,600,600");
    // What the statement says stays in a ledger as long as it is out.
    house.run(&format!("reverse {opening} --reason 虚报")).exits(2).says("凭证还在外面");
    house.at("2027-02-01T09:00:00+08:00");
    assert!(!house.run("report hours --year 2027 --format csv").exits(0).out.contains("王**"));
    house.run(&format!("reverse {sent} --reason 没有去")).exits(0);
    house.run(&format!("reverse {opening} --reason 虚报")).exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A member of a household that shares sees its account; the last of it leaves no points behind.
#[test]
fn a_household_is_shown_to_its_members_and_keeps_one_of_them() {
    let mut house = house();
    house.run("points opening p1 --points 6 --paper 旧账").exits(0);
    house.run("points show p1 --format csv").exits(0).says("h1,赵**,6.0").says("合用“h1”");
    house.run("volunteer add p1 --household none").exits(2).says("最后一位志愿者").says("6 分");
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("volunteer add p1 --household none").exits(0);
    house.run("points show p2 --format csv").exits(0).says("h1,赵**,6.0");
    house.run("points show p1 --format csv").exits(0).says("p1,赵**,0.0");
    house.run("points transfer 6 --from h1 --to p3 --reason 互助").exits(0);
    house.run("volunteer add p2 --household none").exits(0);
    // What p2 had of his own stays to be seen beside his household's.
    house.run("points opening p2 --points 2 --paper 旧账").exits(0);
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("points show p2 --format csv").exits(0).says("p2,王**,2.0").says("h1,赵**,0.0");
    house.run("verify").exits(0);
    house.holds_for_python();
    house.lang("en").run("volunteer show p2").exits(0);
}

/// A shop with twenty bags of rice that last, ten that do not, and honey by weight.
fn shop(house: &House, run: impl Fn(&str)) {
    run("account open cangku --holder storeroom --name 公益超市");
    run("person add --name 赵玉梅");
    run("volunteer add p1");
    run("goods receive 20 袋 大米 --value 40 --basis invoice --use shop");
    run("goods receive 10 袋 大米 --value 20 --basis invoice --use shop --expiry 2026-10-20");
    run("goods receive 5 斤 蜂蜜 --value 50 --basis invoice --use shop");
    run("shop item dami 2 --name 大米 --unit 袋");
    run("shop item fengmi 4 --name 蜂蜜 --unit 斤");
    run("shop shelve l1 dami");
    run("shop shelve l2 dami");
    run("shop shelve l3 fengmi");
    run("points opening p1 --points 30 --paper 旧账");
    assert!(house.size() > 12);
}

#[test]
fn a_bag_is_taken_whole_and_honey_by_weight() {
    let house = House::open();
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    shop(&house, |line| drop(house.run(line).exits(0)));
    house.run("redeem p1 --item dami=1.5 --slip 1").exits(2).says("不能兑零头");
    house.run("shop reward p1 --item dami=0.5 --slip 1 --reason 表彰").exits(2).says("不能兑零头");
    house.run("redeem p1 --item fengmi=0.5 --item dami=2 --slip 1").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// By two: what is said to have spoiled before its day waits for another person, what has expired does not; a cancellation is
/// approved on its day, and that is said.
#[test]
fn what_spoils_before_its_day_waits_for_another_person() {
    let mut house = two_persons();
    house.at("2026-10-05T09:00:00+08:00");
    rule_book(&house, "banfa.toml", &[]);
    signed(&house, "rules set banfa.toml --paper 8").exits(0);
    let approve = |house: &House| drop(signed(house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0));
    approve(&house);
    shop(&house, |line| drop(signed(&house, line).exits(0)));
    approve(&house);
    signed(&house, "shop spoil dami 3 --reason 受潮").exits(0).says("等审批");
    house.run("shop stock --format csv").exits(0).says(",10,");
    approve(&house);
    signed(&house, "goods short l1 1 --reason 清点少了").exits(0).says("等审批");
    signed(&house, &format!("reject {} --key wang.key --reason 再点一遍", house.size() - 1)).exits(0);
    signed(&house, "redeem p1 --item dami=1 --slip 1").exits(0);
    let slip = house.size() - 1;
    let said = signed(&house, &format!("reverse {slip} --reason 拿错了")).exits(0);
    said.says("等审批").says("今天就审批");
    approve(&house);
    house.at("2026-10-21T09:00:00+08:00");
    signed(&house, "goods spoil l2 7 --reason 过期").exits(0);
    signed(&house, "notice publish 2026-09").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}
