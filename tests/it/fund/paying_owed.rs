//! Money that lies in a purse and is not free: what is kept back of a price, deposits, the owners' money before they decided.

use std::process::Command;

use crate::fund::paying::{enrol, house, kuaiji};
use crate::house::House;

/// What `verify` says, and an auditor's Python from the export.
fn holds(house: &House) {
    house.run("verify").exits(0);
    house.run("export out").exits(0);
    let mut python = Command::new("python3");
    let judged = python.args(["-I", "out/verify.py", "out"]).current_dir(house.path()).output().expect("python3 runs");
    assert_eq!(judged.status.code(), Some(0), "{}", String::from_utf8_lossy(&judged.stdout));
}

/// A project with 1,000 of gifts that may pay 900, decided; its next entry is 11.
fn project(terms: &str) -> House {
    let house = house();
    for line in [
        &format!("project propose wall --name 围墙修缮 --service repairs --leftover general {terms}"),
        "donate 1000 --project wall",
        "project budget wall --line public_appeal=900 --paper 预1",
        "project decide wall --meeting residents --present 30 --for 28 --matter 修墙 --paper 议1",
    ] {
        kuaiji(&house, line).exits(0);
    }
    house
}

/// The project is announced, built and accepted.
fn built(house: &House) {
    for line in [
        "project announce wall --from 2026-10-05 --until 2026-10-12 --paper 公示1",
        "project start wall --contractor 明州建筑公司 --paper 合同7",
        "project accept wall --inspectors 街道办 --conclusion passed --paper 验1",
    ] {
        kuaiji(house, line).exits(0);
    }
}

/// 质保金: a project closes with what it owes; nothing else may take that money, and a year later it is paid.
#[test]
fn what_is_kept_back_waits_in_a_closed_project() {
    let mut house = project("");
    let ask = "pay request 900 --to p1 --project wall --purpose 围墙 --retention 40 --retention-due 2026-12-01";
    kuaiji(&house, ask).exits(0).says("第 11 号");
    kuaiji(&house, "pay approve 11 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 11 --paper 回单1").exits(0);
    built(&house);
    kuaiji(&house, "project close wall --paper 结1").exits(2).says("100.00");
    let leftover = "--from-project wall --basis leftover --reason 结余 --paper 纪1";
    kuaiji(&house, &format!("transfer 100.01 {leftover}")).exits(2).says("100.00");
    kuaiji(&house, "refund 8 --amount 100.01 --reason 退 --paper 批1").exits(2).says("100.00");
    kuaiji(&house, &format!("transfer 100 {leftover}")).exits(0);
    kuaiji(&house, "project close wall --paper 结1").exits(0);
    kuaiji(&house, "pay settle 11 --retention --paper 回单2").exits(2);
    house.at("2026-12-02T09:00:00+08:00");
    kuaiji(&house, "pay settle 11 --retention --paper 回单2").exits(0);
    holds(&house);
}

/// Undone, the payment keeps nothing back any more, and the whole purse is free again.
#[test]
fn a_payment_undone_keeps_nothing_back() {
    let house = project("");
    let ask = "pay request 900 --to p1 --project wall --purpose 围墙 --retention 40 --retention-due 2026-12-01";
    kuaiji(&house, ask).exits(0);
    kuaiji(&house, "pay approve 11 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 11 --amount 500 --paper 回单1").exits(0).says("第 13 号");
    kuaiji(&house, "refund 8 --amount 460.01 --reason 退 --paper 批1").exits(2).says("460.00");
    kuaiji(&house, "reverse 13 --reason 付错").exits(0);
    kuaiji(&house, "refund 8 --amount 1000 --reason 退 --paper 批1").exits(0);
    holds(&house);
}

/// 押金 is owed to whoever left it: it pays nothing, and goes back whole.
#[test]
fn a_deposit_pays_nothing() {
    let house = house();
    kuaiji(&house, "income 300 --from 租户 --nature deposit --paper 收1").exits(0).says("第 7 号");
    kuaiji(&house, "income 50 --from 租户 --nature rent --paper 收2").exits(0);
    let ask = "pay request 50.01 --to p1 --purpose 门锁 --from zhuanhu:shared_space";
    kuaiji(&house, ask).exits(0).says("第 9 号");
    kuaiji(&house, "pay approve 9 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 9 --amount 50 --paper 回单1 --date 2026-10-01").exits(2);
    kuaiji(&house, "pay settle 9 --amount 50.01 --paper 回单1").exits(2).says("50.00");
    kuaiji(&house, "pay settle 9 --amount 50 --paper 回单1").exits(0);
    kuaiji(&house, "income return 7 --amount 300 --reason 退租 --paper 回单2").exits(0);
    holds(&house);
}

/// 公共收益 that was not collected for a project pays for it once its owners decided so: within its account, up to what
/// they allow, and what is not used goes back.
#[test]
fn owners_money_goes_to_the_project_they_decided() {
    let house = house();
    enrol(&house, "yezhu", "owners_committee");
    let votes = "--households-total 90 --households-present 70 --households-for 60 --area-total 9000 \
                 --area-present 7000 --area-for 6000 --until 2026-12-31";
    for line in [
        "area add qu1 --name 城南一区 --kind estate",
        "account open yeweihui --holder owners_committee --name 一区业委会 --area qu1",
        "project propose wall --name 围墙修缮 --service repairs",
        "income 9000 --from 停车公司 --nature rent --account yeweihui --paper 收1",
        "project budget wall --line common_income=900 --paper 预1",
        "project decide wall --meeting residents --present 30 --for 28 --matter 修墙 --paper 议1",
    ] {
        kuaiji(&house, line).exits(0);
    }
    let transfer = |amount: &str, way: &str| {
        kuaiji(&house, &format!("transfer {amount} --basis owners --account yeweihui {way} --reason 兜底 --paper 决1"))
    };
    transfer("1000", "--to-project wall").exits(2).says("0.00");
    kuaiji(
        &house,
        &format!("owners decide --account yeweihui --project wall --purpose 修墙 --ceiling 1000 --paper 决1 {votes}"),
    )
    .exits(0)
    .says("第 14 号");
    transfer("1000.01", "--to-project wall").exits(2).says("1,000.00");
    // What the owners decided still lies in their account, and not with the project.
    let from = "--owners-decision 14 --from yeweihui:common_income";
    let asks =
        |amount: &str| kuaiji(&house, &format!("pay request {amount} --to p1 --project wall --purpose 围墙 {from}"));
    asks("900").exits(0).says("第 15 号");
    kuaiji(&house, "pay approve 15").exits(2).says("没有写由谁表态").says("--key");
    kuaiji(&house, "pay approve 15 --key yezhu.key").exits(0);
    kuaiji(&house, "pay settle 15 --paper 回单1")
        .exits(2)
        .says("mingbai transfer --basis owners --account yeweihui --to-project wall")
        .says("mingbai pay cancel 15");
    kuaiji(&house, "pay cancel 15 --reason 先拨款").exits(0);
    transfer("1000", "--to-project wall").exits(0);
    transfer("0.01", "--to-project wall").exits(2).says("0.00");
    kuaiji(&house, "transfer 5 --account yeweihui --to-project wall --reason 兜底 --paper 决1").exits(2);
    asks("900").exits(0).says("第 19 号");
    kuaiji(&house, "pay approve 19 --key yezhu.key").exits(0);
    kuaiji(&house, "pay show 19").exits(0).says("还能付 900.00 元");
    kuaiji(&house, "pay settle 19 --paper 回单1").exits(0);
    built(&house);
    kuaiji(&house, "project close wall --paper 结1").exits(2).says("100.00");
    transfer("100", "--from-project wall").exits(0);
    kuaiji(&house, "project close wall --paper 结1").exits(0);
    // A decision that names a purpose only pays for that purpose.
    kuaiji(&house, &format!("owners decide --account yeweihui --purpose 换门禁 --ceiling 500 --paper 决2 {votes}"))
        .exits(0)
        .says("第 27 号");
    let ask = |purpose: &str| {
        let of = "--owners-decision 27 --from yeweihui:common_income";
        kuaiji(&house, &format!("pay request 400 --to p1 --purpose {purpose} {of}"))
    };
    ask("请客").exits(2).says("换门禁");
    ask("三号楼换门禁").exits(0);
    // Their money is paid on a sheet of its own, in no sum with the fund's.
    kuaiji(&house, "pay charge 5 --paper 回单2").exits(0);
    // An account that keeps one kind of money is charged in it.
    let charged = kuaiji(&house, "pay charge 3 --account yeweihui --paper 回单3 --dry-run").exits(0);
    assert!(format!("{}{}", charged.out, charged.err).contains("common_income"));
    let report = house.run("report payments --period 2026-10 --format csv").exits(0).out;
    let (funds, owners) = report.split_once("公共收益支付明细").unwrap_or((&report, ""));
    assert!(funds.contains("合计") && !funds.contains("900.00") && owners.contains("900.00"), "{report}");
    holds(&house);
}

/// 先服务后交费: what spends the budget is the last payment, whether or not somebody says so.
#[test]
fn what_spends_the_budget_waits_for_acceptance() {
    let house = project("--pay-after");
    let asks = |terms: &str| kuaiji(&house, &format!("pay request {terms} --to p1 --project wall"));
    asks("900 --purpose 围墙 --instalment").exits(2).says("验收");
    // One fen less is the last payment too, unless it is said to be a part; then the notice says when it was paid.
    asks("899.99 --purpose 围墙").exits(2).says("--instalment");
    asks("850 --purpose 围墙 --instalment --final").exits(2);
    let asked = asks("850 --purpose 围墙 --instalment").exits(0);
    let seq: String = asked.out.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    kuaiji(&house, &format!("pay approve {seq} --key wang.key")).exits(0);
    kuaiji(&house, &format!("pay settle {seq} --paper 回单1")).exits(0);
    kuaiji(&house, "report payments --period 2026-10").exits(0).says("验收前付");
    asks("50 --purpose 尾款").exits(2).says("验收");
    built(&house);
    kuaiji(&house, "pay request 50 --to p1 --project wall --purpose 尾款").exits(0);
    holds(&house);
}

/// A word said later allows nothing on an earlier day, in whatever order the entries are written.
#[test]
fn no_day_is_earlier_than_the_word_it_rests_on() {
    let mut house = house();
    for line in [
        "project propose wall --name 围墙修缮 --service repairs --leftover general --pay-after",
        "donate 1000 --project wall",
        "project budget wall --line public_appeal=900 --paper 预1",
    ] {
        kuaiji(&house, line).exits(0);
    }
    house.at("2026-10-12T09:00:00+08:00");
    kuaiji(&house, "project decide wall --meeting residents --present 30 --for 28 --matter 修墙 --paper 议1").exits(0);
    let ask = "pay request 300 --to p1 --project wall --purpose 围墙 --instalment";
    kuaiji(&house, &format!("{ask} --date 2026-10-11")).exits(2).says("这个项目 2026-10-12 才议事通过");
    kuaiji(&house, ask).exits(0).says("第 11 号");
    // Decided once more, the first decision still counts.
    house.at("2026-10-20T09:00:00+08:00");
    kuaiji(&house, "project decide wall --meeting party_branch --present 9 --for 9 --matter 修墙 --paper 议2").exits(0);
    kuaiji(&house, &format!("{ask} --date 2026-10-13")).exits(0).says("第 13 号");
    let announce = "project announce wall --from 2026-10-20 --until 2026-10-27 --paper 公示1";
    kuaiji(&house, announce).exits(0);
    kuaiji(&house, "project start wall --contractor 明州建筑公司 --paper 合同7").exits(0);
    kuaiji(&house, "project accept wall --inspectors 街道办 --conclusion passed --paper 验1").exits(0);
    let last = "pay request 300 --to p1 --project wall --purpose 尾款 --final";
    kuaiji(&house, &format!("{last} --date 2026-10-19")).exits(2).says("2026-10-20 才验收合格");
    kuaiji(&house, last).exits(0);
    let leftover = "transfer 100 --from-project wall --basis leftover --reason 结余 --paper 纪1";
    kuaiji(&house, &format!("{leftover} --date 2026-10-19")).exits(2).says("还没有");
    kuaiji(&house, leftover).exits(0);
    holds(&house);
}
