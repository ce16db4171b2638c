//! 垫退配捐: the match was spent before a donor took his gift back. Free money of the general fund puts it up, and no more.

use crate::house::House;

#[test]
fn a_match_that_was_spent_is_paid_back_from_free_money() {
    let mut house = House::furnished();
    house.file("signed.jpg", "签字");
    house.run("match agree wall --rate 20% --from 2026-10-01 --until 2026-10-10 --paper 总会函21").exits(0);
    house.run("donate 1000 --project wall --donor p1").exits(0).says("第 6 号");
    house.run("donate 500").exits(0);
    house.run("donate 30 --channel directed --project wall").exits(0);
    house.run("project budget wall --line match=200 --paper 预1").exits(0);
    house.run("project decide wall --meeting residents --present 30 --for 28 --matter 修墙 --paper 议1").exits(0);
    house.at("2026-10-12T09:00:00+08:00");
    house.run("match confirm wall --paper 总会函30").exits(0);
    house.run("match receive 200 --project wall --paper 回单1").exits(0).says("第 12 号");
    house
        .run("pay request 194 --to-name 城南建材 --purpose 砖 --project wall --from zhuanhu:match")
        .exits(0)
        .says("第 13 号");
    house.run("pay approve 13 --paper-file signed.jpg").exits(0);
    house.run("pay settle 13 --paper 回单2").exits(0);
    house.run("refund 6 --amount 400 --reason 多转 --paper 批1").exits(0).says("应退回总会 80.00 元");
    let up = "--basis match_debt --to-project wall --reason 配捐已用 --paper 纪1";
    // Before it is recorded nothing is owed, and nothing can be put up.
    house.run(&format!("transfer 1 {up}")).exits(2).says("只差 0.00");
    house.run("status").exits(0).says("多到的配捐 80.00 元还没有记成应退总会 → mingbai match owe --agreement 5");
    house.run("close-month 2026-10").exits(2);
    house.run("match owe --agreement 5").exits(0);
    house.run("status").exits(0).says("配捐还有 80.00 元要退回总会 → mingbai match return --agreement 5");
    let back = "match return 80 --project wall --paper 总会函33 --reason 退捐";
    let refused = house.run(back).exits(2).says("只剩 6.00 元，要退的还差 74.00");
    assert!(refused.err.contains("mingbai transfer 74.00 --basis match_debt --to-project wall"), "{}", refused.err);
    house.run(&format!("transfer 74.01 {up}")).exits(2).says("只差 74.00");
    house.run(&format!("transfer 5 {up} --to-source public_appeal")).exits(2).says("资金性质“配捐”");
    house
        .run(&format!("transfer 5 {up} --from-project wall --from-source directed_appeal"))
        .exits(2)
        .says("非限定资金");
    house.run(&format!("transfer 74 {up}")).exits(0).says("第 18 号");
    // Mistyped, it is taken back; once it went to the federation it stays.
    house.run("reverse 18 --reason 记错").exits(0);
    house.run(&format!("transfer 74 {up}")).exits(0).says("第 20 号");
    house.run(back).exits(0);
    assert!(!house.run("status").exits(0).out.contains("match return"));
    house.run("reverse 20 --reason 记错").exits(2);
    house.run("report purses --format csv").exits(0).says(",426.00");
    house.run("report balance-sheet --period 2026-10").exits(0);
    house.run("report trial-balance --period 2026-10").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.holds_for_python();
}

/// What is owed back was reckoned from all receipts of a match: once it is recorded, none of them is undone.
#[test]
fn once_a_debt_is_recorded_the_receipts_stand() {
    let mut house = House::furnished();
    house.run("match agree wall --rate 50% --from 2026-10-01 --until 2026-10-10 --paper 总1").exits(0);
    house.run("donate 1000 --project wall --donor 甲").exits(0).says("第 6 号");
    house.run("donate 1000 --project wall --donor 乙").exits(0);
    house.at("2026-10-12T09:00:00+08:00");
    house.run("match confirm wall --paper 总3").exits(0);
    house.run("match receive 600 --project wall --paper 回1").exits(0).says("第 9 号");
    house.run("match receive 400 --project wall --paper 回2").exits(0).says("第 10 号");
    house.run("reverse 10 --reason 记错").exits(0);
    house.run("match receive 400 --project wall --paper 回2").exits(0).says("第 12 号");
    house.run("refund 6 --amount 1000 --reason 多转 --paper 退1").exits(0);
    house.run("match owe wall").exits(0);
    for receipt in ["9", "12"] {
        house.run(&format!("reverse {receipt} --reason 记错")).exits(2).says("500.00").says("到账不再冲正");
    }
    house.run("match return 500 --project wall --paper 退2 --reason 退捐").exits(0);
    house.run("reverse 12 --reason 记错").exits(2);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Public money counts where it was agreed and when it came to the fund: what a street keeps in its own account did not.
#[test]
fn what_co_payers_keep_is_in_no_base() {
    let house = House::furnished();
    for line in [
        "account open jie --holder street --name 街道财政",
        "match agree wall --rate 50% --from 2026-10-01 --until 2026-10-31 --public-money --paper 总1",
        "income 10000 --from 街道 --nature grant --project wall --paper 拨1 --account jie",
        "income 300 --from 街道 --nature grant --project wall --paper 拨2",
    ] {
        house.run(line).exits(0);
    }
    house.run("match quote wall").exits(0).says("应配 150.00");
}

/// Two numbers of one person are one donor from the merge on: one cap, and one of the donors that are asked for.
#[test]
fn a_donor_with_two_numbers_is_one() {
    let mut house = House::furnished();
    house.run("person add --name 赵玉梅 --phone 13900000001").exits(0);
    let agreed = "match agree wall --rate 50% --cap-donor 1000 --from 2026-10-01 --until 2026-10-10 --paper 总1";
    house.run(agreed).exits(0);
    house.run("donate 1000 --project wall --donor p1").exits(0);
    house.run("donate 900 --project wall --donor p2").exits(0);
    house.run("match quote wall").exits(0).says("应配 950.00");
    house.run("person merge p2 p1 --reason 同一人").exits(0);
    house.run("match quote wall").exits(0).says("应配 500.00").says("拆分，请核对");
    house.at("2026-10-12T09:00:00+08:00");
    house.run("match confirm wall --paper 总3").exits(0);
    house.run("match receive 500 --project wall --paper 回1").exits(0);
    // What is learnt after the confirmation changes nothing of it.
    house.run("person add --name 赵玉梅 --phone 13900000003").exits(0);
    house.run("person merge p1 p3 --reason 同一人").exits(0);
    house.run("match show wall").exits(0).says("500.00");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.holds_for_python();
}
