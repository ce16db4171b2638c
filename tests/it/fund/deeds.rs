//! Good deeds and wishes: whose they are, what a day may bring, and the lists in which everybody finds them.

use crate::fund::objections::signed;
use crate::fund::paying::enrol_with;
use crate::fund::points::{house, rule_book};
use crate::fund::service::by_two;
use crate::house::House;

/// A wish is another's, and named; a gift counts once; the reversal of a deed frees both.
#[test]
fn a_deed_names_its_wish_and_a_gift_counts_once() {
    let mut house = house();
    house.words(&["wish", "make", "p3", "一副老花镜"]).exits(0).says("第 10 号");
    house.run("wish claim 10 p3").exits(2).says("自己不能认领");
    house.run("points award wish --to p2 --witness p1 --what 送去老花镜").exits(2).says("要写明是哪一个心愿");
    house.run("wish claim 10 p2").exits(0);
    house.run("donate 50 --donor p2").exits(0).says("第 12 号");
    house.run("points award good_deed --to p2 --witness p1 --what 捐款 --gift 12").exits(0).says("第 13 号");
    let done = "points award wish --to p2 --witness p1 --what 送去老花镜 --wish 10 --gift 12";
    house.run(done).exits(2).says("已经算在第 13 号");
    house.run("reverse 13 --reason 记错").exits(0);
    house.run(done).exits(0).says("第 15 号");
    house.lang("en").run("points award wish --to p2 --witness p1 --what glasses").exits(2).says("say which one");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Who took a wish on keeps it until he gives it up; who wished may withdraw, until it is fulfilled.
#[test]
fn a_claim_is_given_up_before_another_takes_the_wish() {
    let house = house();
    house.words(&["wish", "make", "p3", "一副老花镜"]).exits(0).says("第 10 号");
    house.run("wish claim 10 p2").exits(0).says("第 11 号");
    let size = house.size();
    house.run("wish claim 10 p1").exits(2).says("已由 p2 认领").says("mingbai reverse 11");
    assert_eq!(house.size(), size);
    house.run("reverse 11 --reason 他搬走了").exits(0);
    house.run("points award wish --to p2 --witness p1 --what 送去 --wish 10").exits(2).says("不是这位志愿者认领的");
    house.run("wish claim 10 p1").exits(0).says("第 13 号");
    house.run("points award wish --to p1 --witness p2 --what 送去 --wish 10").exits(0).says("第 14 号");
    house.run("reverse 13 --reason 不做了").exits(2).says("第 14 号完成");
    house.run("reverse 10 --reason 不要了").exits(2).says("第 14 号完成");
    house.run("reverse 14 --reason 没送到").exits(0);
    house.run("reverse 10 --reason 不要了").exits(0);
    house.run("wish claim 10 p2").exits(2).says("冲正");
    assert!(!house.run("wish list").exits(0).out.contains("老花镜"));
    house.run("wish list --all --format csv").exits(0).says("一副老花镜,赵**,,16");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A day's cap is for hours and deeds together, whichever comes first; what is undone gives its room back.
#[test]
fn a_days_cap_counts_hours_and_deeds() {
    let mut house = house();
    house
        .run(
            "activity open patrol --title 巡防 --place 东门 --class patrol --begins 08:00 --ends 16:00 --supervisor p1",
        )
        .exits(0);
    house.at("2026-10-05T20:00:00+08:00");
    // Sixteen a day: ten of deeds leave six for hours; eight for the activity alone.
    for what in ["拾金不昧", "搀扶老人"] {
        house.run(&format!("points award good_deed --to p2 --witness p3 --what {what}")).exits(0);
    }
    house.run("activity record patrol p2 --began 08:00 --minutes 240").exits(0);
    house.run("activity publish patrol").exits(0).says("积分 6.0 分");
    house.run("points award good_deed --to p2 --witness p3 --what 多了").exits(0).says("只记 0 分");
    house.run("points publish").exits(0);
    house.run("points show p2 --format csv").exits(0).says(",0.0,16.0,0.0,16.0");
    // Undone, a deed leaves its room to another.
    house.run("reverse 11 --reason 记错").exits(0);
    house.run("points award good_deed --to p2 --witness p3 --what 送水").exits(0);
    house.run("points publish").exits(0);
    house.run("points show p2 --format csv").exits(0).says(",0.0,16.0,0.0,16.0");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A gift that went back brings no points.
#[test]
fn a_gift_that_went_back_brings_no_points() {
    let house = house();
    house.run("donate 30 --donor p2").exits(0).says("第 10 号");
    let deed = "points award good_deed --to p2 --witness p3 --what 捐款 --gift 10";
    house.run("refund 10 --amount 29 --reason 多转 --paper 退1").exits(0);
    house.run(deed).exits(0).says("第 12 号");
    house.run("reverse 12 --reason 捐款要退回").exits(0);
    house.run("refund 10 --reason 不捐了 --paper 退2").exits(0);
    house.run(deed).exits(2).says("已经全部退回");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// While a deed has points for a gift, waiting or published, not a 分 of the gift goes back and it is not reversed.
#[test]
fn a_gift_stays_while_its_deed_stands() {
    let mut house = house();
    house.run("donate 30 --donor p2").exits(0).says("第 10 号");
    house.run("donate 40 --donor p2").exits(0).says("第 11 号");
    let deed = "points award good_deed --to p2 --witness p3 --what 捐款 --gift 10";
    house.run(deed).exits(0).says("第 12 号");
    let stays = |house: &House| {
        let size = house.size();
        for line in ["refund 10 --amount 0.01 --reason 多转 --paper 退1", "reverse 10 --reason 写错金额"] {
            house.run(line).exits(2).says("第 10 号捐款算在第 12 号好人好事里").says("先用 mingbai reverse 12");
        }
        assert_eq!(house.size(), size);
    };
    stays(&house);
    house.run("points publish").exits(0);
    stays(&house);
    house.lang("en").run("reverse 10 --reason wrong").exits(2).says("the deed of entry 12").says("mingbai reverse 12");
    house.lang("zh");
    // His other gift is his own matter.
    house.run("refund 11 --reason 不捐了 --paper 退2").exits(0);
    house.run("reverse 12 --reason 捐款写错金额").exits(0);
    house.run("reverse 10 --reason 写错金额").exits(0);
    house.run("donate 3 --donor p2").exits(0).says("第 17 号");
    house.run(&deed.replace("--gift 10", "--gift 17")).exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Points for a gift become soap; the money goes back once the deed is reversed, and what is gone is owed.
#[test]
fn nobody_keeps_the_soap_and_the_money() {
    let mut house = house();
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "shop item soap 3.5 --name 肥皂 --unit 块",
        "goods receive 30 块 肥皂 --value 90 --basis invoice --use shop",
        "shop shelve l1 soap",
        "donate 1000 --donor p2",
        "points award good_deed --to p2 --witness p3 --what 捐款 --gift 14",
        "points publish",
    ] {
        house.run(line).exits(0);
    }
    house.at("2026-10-12T09:00:00+08:00");
    house.run("redeem p2 --item soap=1 --slip 0001").exits(0);
    house.run("refund 14 --reason 急用 --paper 退1").exits(2).says("mingbai reverse 15");
    house.run("reverse 15 --reason 捐款要退回").exits(0).says("另 3.5 分已经不在账上，记为待抵扣");
    house.run("refund 14 --reason 急用 --paper 退1").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// What waited while the deed was recorded is not approved behind its back.
#[test]
fn a_refund_that_waits_is_not_approved_once_the_gift_counts() {
    let house = by_two();
    let (gift, refund, deed) = (house.size(), house.size() + 1, house.size() + 2);
    signed(&house, "donate 30 --donor p2").exits(0);
    signed(&house, &format!("refund {gift} --reason 不捐了 --paper 退1")).exits(0).says("审批");
    signed(&house, &format!("points award good_deed --to p2 --witness p3 --what 捐款 --gift {gift}")).exits(0);
    let size = house.size();
    signed(&house, &format!("approve {refund} --key wang.key")).exits(2).says(&format!("mingbai reverse {deed}"));
    assert_eq!(house.size(), size);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Whoever records a deed is not who did it.
#[test]
fn nobody_records_his_own_deed() {
    let house = house();
    enrol_with(&house, "wangfang", "--role recorder --person p2");
    let deed = "points award good_deed --to p2 --witness p3 --what 拾金不昧";
    house.run(&format!("{deed} --as wangfang")).exits(2).says("就是记账人自己");
    house.run(&format!("{deed} --as kuaiji")).exits(0);
}

/// Each deed and deduction stands on a list, masked, with its words, before it hangs, while it hangs and undone.
#[test]
fn deeds_are_listed_before_and_after_they_are_published() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points award good_deed --to p2 --witness p3 --what 搀扶老人").exits(0);
    let waits = house.run("report deeds --period 2026-10 --format csv").exits(0).out;
    assert!(waits.contains("10,2026-10-05,p2,王**,好人好事,拾金不昧,兑换积分,5.0,,,,p3,待公示"), "{waits}");
    house.run("points publish").exits(0);
    house.run("reverse 11 --reason 记错").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points deduct littering --from p2 --reason 乱扔垃圾").exits(0);
    let hangs = house.run("report deeds --year 2026 --format csv").exits(0).out;
    assert!(hangs.contains("10,2026-10-05,p2,王**,好人好事,拾金不昧,兑换积分,5.0,2026-10-09,,,p3,已公示"), "{hangs}");
    assert!(hangs.contains("搀扶老人,兑换积分,,,,,p3,已冲正"), "{hangs}");
    assert!(hangs.contains("p2,王**,乱扔垃圾,乱扔垃圾,兑换积分,2.0,"), "{hangs}");
    house.lang("en").run("report deeds --period 2026-09").exits(0).says("Good deeds");
}

/// What an auditor looks at twice: the same act twice on a day, one witness for very many, and what was recorded late.
#[test]
fn doubtful_deeds_stand_beside_doubtful_hours() {
    let mut house = house();
    rule_book(
        &house,
        "strict.toml",
        &[("witness_limit = 30", "witness_limit = 1"), ("late_days = 15", "late_days = 2")],
    );
    house.at("2026-10-07T09:00:00+08:00");
    house.run("rules set strict.toml --paper 9").exits(0);
    house.run("points award good_deed --to p2 --witness p3 --what 扫地").exits(0).says("第 11 号");
    house.run("points award good_deed --to p2 --witness p3 --what 扫地").exits(0);
    house.run("points award good_deed --to p1 --witness p2 --what 送水").exits(0);
    let doubted = house.run("report hours-doubted --format csv").exits(0).out;
    assert!(
        doubted.contains("11,2026-10-07,p2,王**,好人好事,扫地,0,p3,,1,2,") && !doubted.contains("送水"),
        "{doubted}"
    );
    house.at("2026-10-12T09:00:00+08:00");
    house.run("points award good_deed --to p3 --witness p2 --what 修灯 --date 2026-10-08").exits(0);
    house.run("points award good_deed --to p1 --witness p2 --what 浇花 --date 2026-10-12").exits(0);
    house.run("points award good_deed --to p3 --witness p2 --what 浇树 --date 2026-10-12").exits(0);
    let doubted = house.run("report hours-doubted --format csv").exits(0).out;
    assert!(doubted.contains("修灯,4,p2,,1,1,") && doubted.contains("浇花,0,p2,,2,1,"), "{doubted}");
    // Somebody of his own household may see what he did, and is listed as what he is.
    house.run("volunteer add p3 --household h1").exits(0);
    house.at("2026-10-13T20:00:00+08:00");
    house.run("points award good_deed --to p1 --witness p3 --what 扫雪").exits(0);
    let open =
        "activity open yard --title 扫院 --place 东门 --class patrol --begins 08:00 --ends 10:00 --supervisor p2";
    house.run(open).exits(0);
    house.run("activity record yard p1 --witness p3").exits(0);
    house.run("activity record yard p2 --witness p1").exits(0);
    let doubted = house.run("report hours-doubted --format csv").exits(0).out;
    assert!(doubted.contains("扫雪,0,p3,h1,1,1,"), "{doubted}");
    assert!(doubted.contains("10:00,p3,h1,1,,") && !doubted.contains(",p2,王**,08:00"), "{doubted}");
}
