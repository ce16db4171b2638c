//! Several purses, one wall: the fund pays first and 公共收益 last, each with its own people's word, all of it after the
//! decision and within the budget (threats 43 and 65).

use crate::fund::paying::{enrol, house, kuaiji};
use crate::house::House;

/// After [`house`]: a project with 4,000 in the fund and 5,000 of its estate's owners, who allow 2,500 of it.
fn wall() -> House {
    let house = house();
    enrol(&house, "yezhu", "owners_committee");
    for line in [
        "area add qu1 --name 城南一区 --kind estate",
        "account open yeweihui --holder owners_committee --name 一区业委会 --area qu1",
        "project propose wall --name 围墙修缮 --service repairs",
        "donate 4000 --project wall",
        "income 5000 --from 停车公司 --nature rent --account yeweihui --project wall --paper 收1",
        "owners decide --account yeweihui --project wall --purpose 修围墙 --ceiling 2500 --households-total 90 \
         --households-present 70 --households-for 60 --area-total 9000 --area-present 7000 --area-for 6000 \
         --until 2026-12-31 --paper 决1",
    ] {
        kuaiji(&house, line).exits(0);
    }
    house
}

const ASK: &str = "pay request 6000 --to p1 --project wall --purpose 围墙 --owners-decision 13";

#[test]
fn a_wall_is_paid_from_two_purses_in_their_order() {
    let mut house = wall();
    kuaiji(&house, &format!("{ASK} --from zhuanhu:public_appeal")).exits(2).says("还没有议事通过");
    kuaiji(&house, "project budget wall --line public_appeal=4000 --line common_income=3000 --paper 预1").exits(0);
    let decide = "project decide wall --meeting residents --present 30 --for 28 --matter 修墙 --paper 议1";
    kuaiji(&house, decide).exits(0);
    kuaiji(&house, &ASK.replace("6000", "7000.01")).exits(2).says("这个项目的预算只剩 7,000.00 元");
    // Without their decision owners' money is not meant, unless somebody names it.
    let undecided = ASK.replace("--owners-decision 13", "");
    kuaiji(&house, &undecided).exits(2).says("“公开募集”的预算只剩 4,000.00 元").says("不动公共收益");
    kuaiji(&house, &format!("{undecided} --from yeweihui:common_income"))
        .exits(2)
        .says("要有业主的决定")
        .says("用 --from 写明");
    kuaiji(&house, &format!("{} --dry-run", undecided.replace("6000", "100"))).exits(0).says("zhuanhu");
    kuaiji(&house, ASK).exits(0).says("第 16 号");
    kuaiji(&house, "pay approve 16 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 16 --from yeweihui --paper 回单1").exits(2);
    kuaiji(&house, "pay settle 16 --paper 回单1").exits(0);
    kuaiji(&house, "pay settle 16 --paper 回单2").exits(2).says("由业委会审批");
    kuaiji(&house, "pay approve 16 --key yezhu.key").exits(0);
    kuaiji(&house, "pay settle 16 --amount 1500 --paper 回单2").exits(0);
    kuaiji(&house, "project close wall --outcome completed --paper 结1").exits(2);
    let report = house.run("report payments --period 2026-10 --format csv").exits(0).out;
    assert!(
        report.contains("一区业委会") && report.contains("明州县慈善总会") && report.contains(",4000.00,0.00,"),
        "{report}"
    );
    // Undone, the owners' decision and the budget are free again; then the rest goes out.
    kuaiji(&house, "reverse 20 --reason 付错").exits(0);
    kuaiji(&house, "pay settle 16 --amount 2000.01 --paper 回单3").exits(2);
    kuaiji(&house, "pay settle 16 --paper 回单3").exits(0);
    kuaiji(&house, "pay list --format csv").exits(0).says("已付清");
    // 2,000 of 2,500 were paid under the decision: 500 are left of it, 1,000 of the budget.
    let paint = "--to p1 --project wall --purpose 补漆 --owners-decision 13 --from yeweihui:common_income";
    kuaiji(&house, &format!("pay request 600 {paint}")).exits(2).says("限额还剩 500.00");
    kuaiji(&house, &format!("pay request 500 {paint}")).exits(0).says("第 23 号");
    // Two requests together may not promise more than is left either.
    kuaiji(&house, &format!("pay request 0.01 {paint}")).exits(2).says("限额还剩 0.00");
    kuaiji(&house, "pay approve 23 --key yezhu.key").exits(0);
    kuaiji(&house, "pay settle 23 --amount 500.01 --paper 回单4").exits(2);
    house.at("2027-01-01T09:00:00+08:00");
    kuaiji(&house, "pay settle 23 --amount 500 --paper 回单4").exits(2).says("要有业主的决定");
    kuaiji(&house, "pay settle 23 --amount 400 --paper 回单4 --date 2026-12-31").exits(0);
    kuaiji(&house, "pay cancel 23 --reason 不再补").exits(0);
    house.run("verify").exits(0);
}

/// 党费 and 专项经费 that were not paid into the fund lie with their own custodians: the usual order finds them there.
#[test]
fn the_usual_order_finds_the_money_where_it_lies() {
    let house = house();
    for line in [
        "account open dang --holder party_dues --name 城南党费",
        "account open jie --holder street --name 城南街道",
        "project propose deng --name 楼道照明 --service repairs",
        "project budget deng --line party_dues=500 --line special_grant=300 --line public_appeal=200 --paper 预1",
        "project decide deng --meeting residents --present 30 --for 28 --matter 装灯 --paper 议1",
    ] {
        kuaiji(&house, line).exits(0);
    }
    let ask = "pay request 600 --to p1 --project deng --purpose 装灯";
    // Before the money comes: the party's account for its dues, the federation's for the rest.
    let early = kuaiji(&house, &format!("{ask} --dry-run")).exits(0).out;
    assert!(early.contains(r#"{"account":"dang","source_kind":"party_dues"},{"account":"zhuanhu""#), "{early}");
    kuaiji(
        &house,
        "income 500 --from 社区党委 --nature grant --source-kind party_dues --account dang --project deng --paper 拨1",
    )
    .exits(0);
    kuaiji(
        &house,
        "income 300 --from 街道办 --nature grant --source-kind special_grant --account jie --project deng --paper 拨2",
    )
    .exits(0);
    kuaiji(&house, ask).exits(0).says("第 14 号");
    kuaiji(&house, "pay approve 14 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 14 --paper 回单1").exits(0);
    kuaiji(&house, "pay settle 14 --paper 回单2").exits(0);
    let purses = house.run("report purses --by account --format csv").exits(0).out;
    assert!(purses.contains("200.00") && !purses.contains("500.00"), "{purses}");
    kuaiji(&house, "pay list --format csv").exits(0).says("已付清");
    // Two of three purses are named, and together they have too little.
    kuaiji(&house, &format!("{ask} --from dang:party_dues,zhuanhu:public_appeal"))
        .exits(2)
        .says("“党费”“公开募集”的预算合计只剩 200.00 元");
    house.run("verify").exits(0);
}
