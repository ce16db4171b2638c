//! What was never earned is reversed even after it was spent: the hours go, what is left goes, and the rest is owed and paid
//! from whatever comes next. No account falls below zero, and nobody keeps what he did not earn.

use crate::fund::objections::signed;
use crate::fund::points::{house, rule_book};
use crate::fund::service::{by_two, patrol};
use crate::house::House;

/// The patrol of `patrol`, soap on the shelf at 3.5 points, and p4's four hours of 10-05, which bring 8 points. Today they count.
/// Answers with the number of the hours.
fn bought() -> (House, i64) {
    let mut house = patrol();
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "shop item soap 3.5 --name 肥皂 --unit 块",
        "goods receive 30 块 肥皂 --value 90 --basis invoice --use shop",
        "shop shelve l1 soap",
        "activity record patrol p4 --date 2026-10-05",
    ] {
        house.run(line).exits(0);
    }
    let hours = house.size() - 1;
    house.run("activity publish patrol").exits(0);
    house.at("2026-10-11T09:00:00+08:00");
    (house, hours)
}

fn verified_twice(house: &House) {
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Whether a list has a row that begins and ends so.
fn has_row(list: &str, begins: &str, ends: &str) -> bool {
    list.lines().any(|row| row.starts_with(begins) && row.trim_end().ends_with(ends))
}

/// Four hours are bought, exchanged for two pieces of soap, told on the board, and found false in November.
#[test]
fn bought_hours_are_struck_after_they_were_spent() {
    let (mut house, hours) = bought();
    house.run("redeem p4 --item soap=2 --slip 0001").exits(0);
    house.at("2026-11-02T09:00:00+08:00");
    house.run("donate 10 --date 2026-10-20").exits(0);
    house.run("notice publish 2026-10").exits(0);
    let reversal = house.size();
    let said = house.run(&format!("reverse {hours} --reason 查实：花钱买的时长")).exits(0);
    said.says(&format!("第 {hours} 号得过 8 分，“p4”里收回 1 分，另 7 分已经不在账上，记为待抵扣"));
    // The hours are nobody's: not in the year, not among the stars, not on his record of service.
    assert!(!house.run("report hours --format csv").exits(0).out.contains("p4"));
    assert!(!house.run("volunteer statement p4 --format csv").exits(0).out.contains("平安巡防"));
    assert!(has_row(&house.run("points list --format csv").exits(0).out, "p4,钱**,0.0,0.0,0.0,7.0,7.0", ",7.0"));
    // The auditor, the sheets of the month, and the board name him, masked.
    for report in ["hours-doubted", "points", "points-register p4"] {
        let told = house.run(&format!("report {report} --period 2026-11 --format csv")).exits(0).out;
        let begins = format!("{reversal},2026-11-02,{hours},");
        assert!(has_row(&told, &begins, ",8.0,1.0,7.0,查实：花钱买的时长"), "{report}: {told}");
        assert!(told.contains("钱**") && !told.contains("钱进"), "{report}: {told}");
    }
    assert!(!house.run("report points --period 2026-10").exits(0).out.contains("未收回"));
    let corrected = house.run("notice correct 1 --format csv").exits(0).out;
    assert!(corrected.contains("240,0,钱**,8.0,0.0,7.0,"), "{corrected}");
    house.run("report points --period 2026-11").exits(0).says("冲正后未收回的积分").says("7.0");
    house.at("2026-12-02T09:00:00+08:00");
    house.run("notice publish 2026-11").exits(0);
    house.run("notice reprint 2").exits(0).says("钱**");
    verified_twice(&house);
}

/// What is owed is paid from whatever comes next: a deed, his own hours recorded again. Then he earns as everybody does.
#[test]
fn what_is_owed_is_paid_first() {
    let (mut house, hours) = bought();
    house.run("redeem p4 --item soap=2 --slip 0001").exits(0);
    house.run(&format!("reverse {hours} --reason 只做了两小时")).exits(0).says("另 7 分");
    house.run("points award good_deed --to p4 --witness p1 --what 拾金不昧").exits(0);
    house.run("points publish").exits(0).says("其中 5 分先抵了“p4”的待抵扣。");
    // What was gone at the reversal and what is owed today are both told.
    for report in ["points --period 2026-10", "points-register p4 --period 2026-10", "hours-doubted --period 2026-10"] {
        let told = house.run(&format!("report {report} --format csv")).exits(0).out;
        assert!(told.contains(",8.0,1.0,7.0,只做了两小时"), "{report}: {told}");
        assert!(
            told.contains("现在仍待抵扣的积分") && told.lines().any(|row| row == "p4,钱**,兑换积分,2.0"),
            "{report}: {told}"
        );
    }
    assert!(!house.run("report points-register p1 --period 2026-10").exits(0).out.contains("待抵扣"));
    let owes = |house: &House| house.run("points show p4 --format csv").exits(0).out;
    assert!(has_row(&owes(&house), "p4,钱**,0.0,0.0,0.0,7.0,7.0", ",2.0"), "{}", owes(&house));
    house.run("activity record patrol p4 --date 2026-10-05 --minutes 120 --vouched-by p2 --reason 重记").exits(0);
    house.run("activity publish patrol").exits(0).says("其中 2 分先抵了“p4”的待抵扣。");
    // The reversal names its reason; the two publications say what they paid.
    let told = house.run("report points-register p4 --period 2026-10 --format csv").exits(0).out;
    assert!(told.contains("未收回") && !told.contains("现在仍待抵扣"), "nothing is owed: {told}");
    let paid: Vec<&str> = told.lines().filter(|row| row.contains(",抵扣待抵扣,")).collect();
    assert_eq!(paid.len(), 2, "{told}");
    assert!(paid.iter().all(|row| row.contains("公示积分")), "{paid:?}");
    house.lang("en").run("report points-register p4 --period 2026-10").exits(0).says("paid what was owed");
    house.lang("zh");
    // Five and four of nine came; seven were spent: two are his.
    assert!(has_row(&owes(&house), "p4,钱**,0.0,2.0,0.0,9.0,7.0", ",0.0"), "{}", owes(&house));
    house.at("2026-10-20T09:00:00+08:00");
    house.run("redeem p4 --item soap=1 --slip 0002").exits(2);
    let sheet = house.run("report points --period 2026-10 --format csv").exits(0).out;
    assert!(sheet.contains("p4,钱**,0.0,17.0,0.0,7.0,0.0,0.0,0.0,0.0,0.0,8.0,2.0"), "{sheet}");
    verified_twice(&house);
}

/// Points that come back were there all the time: a slip that is cancelled after the hours were struck brings nothing back.
#[test]
fn a_slip_cancelled_afterwards_pays_what_is_owed() {
    let (house, hours) = bought();
    house.run("redeem p4 --item soap=2 --slip 0001").exits(0);
    let slip = house.size() - 1;
    house.run(&format!("reverse {hours} --reason 虚报")).exits(0);
    house.run(&format!("reverse {slip} --reason 退货")).exits(0);
    let shown = house.run("points show p4 --format csv").exits(0).out;
    assert!(has_row(&shown, "p4,钱**,0.0,0.0,0.0,0.0,0.0", ",0.0"), "{shown}");
    assert!(!shown.contains("待抵扣"), "nothing is owed any more: {shown}");
    assert!(house.run("shop stock --format csv").exits(0).out.contains(",30,"));
    verified_twice(&house);
}

/// A transfer of such points is undone before or after: what comes back to the giver goes where it is owed. Whoever got them by
/// a gift keeps them, since he did nothing false.
#[test]
fn given_points_come_back_to_where_they_are_owed() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points transfer 4 --from p2 --to p3 --reason 互助").exits(0).says("第 12 号");
    house.run("reverse 10 --reason 没有这回事").exits(0).says("收回 1 分，另 4 分");
    assert!(house.run("points list --format csv").exits(0).out.contains("p3,李**,4.0"));
    house.run("reverse 12 --reason 退回").exits(0);
    let listed = house.run("points list --format csv").exits(0).out;
    assert!(has_row(&listed, "p2,王**,0.0,0.0,0.0,0.0", ",0.0") && !listed.contains("待抵扣"), "{listed}");
    verified_twice(&house);
}

/// A household's account owes what one of it never earned; the party's record owes in its own kind; and whoever gives up a
/// number takes along what it owes.
#[test]
fn households_party_records_and_merged_numbers_owe() {
    let mut house = house();
    house.run("points award good_deed --to p1 --witness p3 --what 清扫楼道").exits(0).says("第 10 号");
    house.run("points award good_deed --to p1 --witness p3 --what 先锋岗 --party").exits(0).says("第 11 号");
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 12 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points transfer 5 --from h1 --to p3 --reason 互助").exits(0);
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(0);
    house.run("points deduct littering --from p1 --party --reason 乱扔").exits(0);
    for (entry, account) in
        [(10, "“h1”里收回 0 分，另 5 分"), (11, "“p1”里收回 3 分，另 2 分"), (12, "“p2”里收回 0 分")]
    {
        house.run(&format!("reverse {entry} --reason 没有这回事")).exits(0).says(account);
    }
    assert!(house.run("report points --party").exits(0).says("未收回").out.contains("2.0"));
    // p2 and p3 are one: what the one owes the other pays.
    house.run("person merge p2 p3 --reason 同一人").exits(0);
    let listed = house.run("points list --format csv").exits(0).out;
    assert!(has_row(&listed, "p3,李**,5.0,", ",0.0") && has_row(&listed, "p2,李**,0.0,", ",0.0"), "{listed}");
    assert!(has_row(&listed, "h1,赵**,0.0,", ",5.0"), "{listed}");
    // The heir paid what he owes now; nothing went to the number that was given up.
    let told = house.run("report points-register p3 --format csv").exits(0).out;
    assert!(told.contains(",抵扣待抵扣,,,,5.0,5.0"), "{told}");
    house.run("points award good_deed --to p1 --witness p3 --what 清扫楼道").exits(0);
    house.run("points award good_deed --to p1 --witness p3 --what 先锋岗 --party").exits(0);
    house.run("points publish").exits(0).says("其中 7 分先抵了 2 个账户的待抵扣");
    verified_twice(&house);
}

/// Whoever took such points along owes them here. His departure undone, since nobody used his statement, they come back to where
/// they are owed.
#[test]
fn who_left_with_such_points_owes_them_here() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0).says("5 分");
    house.run("reverse 10 --reason 没有这回事").exits(0).says("收回 0 分，另 5 分");
    house.at("2026-11-20T09:00:00+08:00");
    house.run("reverse 12 --reason 对方来函：未接收").exits(0);
    let listed = house.run("points list --format csv").exits(0).out;
    assert!(has_row(&listed, "p2,王**,0.0,0.0,0.0,0.0", ",0.0") && !listed.contains("待抵扣"), "{listed}");
    let told = house.run("report points-register p2 --period 2026-11 --format csv").exits(0).out;
    assert!(told.lines().any(|row| row.contains(",抵扣待抵扣,") && row.ends_with(",12,,5.0,0.0")), "{told}");
    verified_twice(&house);
}

/// What old books bring goes to what is owed, too, and says so.
#[test]
fn an_opening_pays_what_is_owed() {
    let (house, hours) = bought();
    house.run("redeem p4 --item soap=2 --slip 0001").exits(0);
    house.run(&format!("reverse {hours} --reason 虚报")).exits(0);
    let line = "points opening p4 --points 9 --paper 旧账本第3页";
    house.run(line).exits(0).says("其中 7 分先抵了“p4”的待抵扣。");
    verified_twice(&house);
}

/// A notice told hours whose points were all there still when they were undone: 更正说明 shows the points then and now, in the text
/// on the board, too, though all of what is now is nothing.
#[test]
fn hours_undone_with_all_their_points_are_told_with_them() {
    let (mut house, hours) = bought();
    house.at("2026-11-02T09:00:00+08:00");
    house.run("donate 10 --date 2026-10-20").exits(0);
    house.run("notice publish 2026-10").exits(0);
    house.run(&format!("reverse {hours} --reason 重复记录")).exits(0);
    let corrected = house.run("notice correct 1 --format csv").exits(0).out;
    assert!(corrected.contains("240,0,钱**,8.0,0.0,2026-11-02,重复记录"), "{corrected}");
    house.at("2026-12-02T09:00:00+08:00");
    house.run("notice publish 2026-11").exits(0);
    house.run("notice reprint 2").exits(0).says("原积分").says("现积分");
    verified_twice(&house);
}

/// Whoever wants to undo a publication of points is told what he undoes instead; a household without a head, what is missing.
#[test]
fn a_publication_is_undone_by_what_it_published() {
    let (mut house, hours) = bought();
    let reverse = format!("reverse {} --reason 记错", hours + 1);
    house.run(&reverse).exits(2).says("请冲正其中记错的那条时长或好人好事");
    house.run("household add h9").exits(2).says("没有写户主的人员编号 --head");
    house.lang("en").run(&reverse).exits(2).says("Reverse the hours or the deed");
    house.run("household add h9").exits(2).says("the head of the household, --head");
}

/// With two persons the hours stand until the second lets the reversal, and what was not recovered is told then.
#[test]
fn a_reversal_that_waits_tells_when_it_happens() {
    let mut house = by_two();
    signed(&house, "activity record patrol p4 --date 2026-10-05").exits(0);
    let hours = house.size() - 1;
    signed(&house, "activity publish patrol").exits(0);
    let approved = |house: &House| signed(house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0);
    approved(&house);
    house.at("2026-10-12T09:00:00+08:00");
    signed(&house, "points deduct littering --from p4 --reason 乱扔").exits(0);
    let said = signed(&house, &format!("reverse {hours} --reason 虚报")).exits(0).says("等审批").err;
    assert!(!said.contains("待抵扣"), "it did not happen yet: {said}");
    assert!(house.run("report hours --format csv").exits(0).out.contains("p4"));
    approved(&house).says("“p4”里收回 6 分，另 2 分已经不在账上");
    assert!(!house.run("report hours --format csv").exits(0).out.contains("p4"));
    house.run("rebuild").exits(0);
    house.holds_for_python();
}

/// h1 owes five points: p1, who lives there alone, gave away what a deed brought that never was. The next entry is 14.
fn household_that_owes() -> House {
    let mut house = house();
    house.run("points award good_deed --to p1 --witness p3 --what 清扫楼道").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points transfer 5 --from h1 --to p3 --reason 互助").exits(0);
    house.run("household add h2 --head p2").exits(0);
    let said = house.run("reverse 10 --reason 没有这回事").exits(0);
    assert!(said.says("“h1”里收回 0 分，另 5 分").err.contains("待抵扣"));
    house
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str, &str)] = &[
    ("volunteer add p1 --household none",     "“h1”的积分账户还欠 5 分（待抵扣）",            "he is the last who earns for it"),
    ("volunteer add p1 --household h2",       "以后进账的积分会先抵",                             "Whatever comes into it next pays"),
    ("person merge p1 p2 --reason 同一人",    "抵完再改户、再合并",                               "or his numbers are merged"),
];

/// A debt is not shed by moving out: the last of the household stays until it is paid, another who comes is told of it, and
/// then whoever wants goes.
#[test]
fn the_last_of_a_household_does_not_leave_what_it_owes() {
    let mut house = household_that_owes();
    let size = house.size();
    for (line, says, _) in REFUSED {
        house.run(line).exits(2).says(says);
    }
    for (line, _, says) in REFUSED {
        house.lang("en").run(line).exits(2).says(says);
    }
    house.lang("zh");
    assert_eq!(house.size(), size, "nothing was written");
    // What is said of him otherwise goes on.
    let said = house.run("volunteer add p1 --party no").exits(0);
    assert!(!said.err.contains("待抵扣"), "he knows: {}", said.err);
    let said = house.run("volunteer add p2 --household h1").exits(0);
    assert!(said.err.contains("“h1”的账户还欠 5 分（待抵扣）"), "{}", said.err);
    house.run("volunteer add p1 --household none").exits(0);
    house.run("volunteer add p2 --household h2").exits(2).says("还欠 5 分");
    // Nor by leaving the community and coming back to another household.
    house.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    house.run("volunteer add p2 --household h2").exits(2).says("还欠 5 分");
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0);
    house.run("points publish").exits(0);
    house.run("volunteer add p2 --household h2").exits(0);
    assert!(!house.run("points list --format csv").exits(0).out.contains("待抵扣"));
    verified_twice(&house);
}

/// Nor is a debt of one's own left behind by founding a household.
#[test]
fn who_owes_on_his_own_account_pays_before_he_shares() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(0);
    house.run("reverse 10 --reason 没有这回事").exits(0);
    house.run("household add h2 --head p2").exits(0);
    house.run("volunteer add p2 --household h2").exits(2).says("p2 自己的积分账户还欠 5 分");
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0);
    house.run("points publish").exits(0);
    house.run("volunteer add p2 --household h2").exits(0);
    verified_twice(&house);
}

/// The debt came when he lived in a household already: moving on does not shed it, standing alone pays it.
#[test]
fn who_owes_on_his_own_account_does_not_move_on_with_it() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(0);
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("household add h2 --head p2").exits(0);
    house.run("reverse 10 --reason 没有这回事").exits(0);
    house.run("volunteer add p2 --household h2").exits(2).says("p2 自己的积分账户还欠 5 分");
    house.run("volunteer add p2 --household h1 --party yes").exits(0);
    house.run("volunteer add p2 --household none").exits(0);
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0);
    house.run("points publish").exits(0);
    house.run("volunteer add p2 --household h2").exits(0);
    verified_twice(&house);
}

/// Where the rules of today let nobody share, what comes next is everybody's own wherever he lives: he moves as he likes.
#[test]
fn who_shares_nothing_moves_from_a_household_that_owes() {
    let mut house = household_that_owes();
    rule_book(&house, "own.toml", &[("household_shares = true", "household_shares = false")]);
    house.run("rules set own.toml --from 2026-10-11 --paper 9").exits(0);
    house.run("volunteer add p1 --household h2").exits(2).says("还欠 5 分");
    house.at("2026-10-11T09:00:00+08:00");
    let said = house.run("volunteer add p2 --household h1").exits(0);
    assert!(!said.err.contains("待抵扣"), "{}", said.err);
    house.run("volunteer add p2 --household none").exits(0);
    house.run("volunteer add p1 --household h2").exits(0);
    verified_twice(&house);
}

/// A reversal says when it takes points that the record did not bring, whether something is owed besides or not.
#[test]
fn points_that_others_brought_are_told() {
    let mut house = house();
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 10 号");
    house.run("points publish").exits(0);
    house.at("2026-10-10T09:00:00+08:00");
    house.run("points award good_deed --to p2 --witness p3 --what 清扫楼道").exits(0).says("第 12 号");
    house.run("points publish").exits(0);
    house.run("points transfer 4 --from p2 --to p3 --reason 互助").exits(0);
    let said = house.run("reverse 10 --reason 没有这回事").exits(0).err;
    assert!(
        said.contains("第 10 号得的 5 分已经不全在账上，另从“p2”账户其余积分（退回的、转来的也算）收回 4 分"),
        "{said}"
    );
    assert!(!said.contains("待抵扣"), "{said}");
    assert!(!house.run("report points").exits(0).out.contains("未收回"), "all of it came back");
    house.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(0).says("第 16 号");
    house.at("2026-10-11T09:00:00+08:00");
    house.run("points publish").exits(0);
    let said = house.lang("en").run("reverse 12 --reason 没有这回事").exits(0).err;
    assert!(said.contains("the other points of “p2” gave 4 points"), "{said}");
    // What is left of it as it came goes without that word.
    let said = house.run("reverse 16 --reason 没有这回事").exits(0).says("gave back 1 point and owes 4 points").err;
    assert!(!said.contains("the other points"), "{said}");
    verified_twice(&house);
}
