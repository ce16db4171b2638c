//! Statements, closings, and the statements of the fund.

mod property;

use crate::house::House;

/// Entries: 2 wall, 3 cash account, 4 person; 5 a gift of 100 in September, 6 one of 50 in October, 7 cash of 20.
fn with_gifts() -> House {
    let mut house = House::furnished();
    house.at("2026-10-20T09:00:00+08:00");
    house.run("donate 100 --date 2026-09-10 --project wall").exits(0);
    house.run("donate 50 --date 2026-10-08").exits(0);
    house.run("donate 20 --means cash").exits(0);
    house
}

/// A month closes when every account agrees; what comes late shows both of its days; a reversal falls in the open month.
#[test]
fn a_month_is_reconciled_closed_and_what_comes_late_is_marked() {
    let mut house = with_gifts();
    house.run("close-month").exits(2).says("zhuanhu：还没有对账单");
    house.run("reconcile --date 2026-09-30 --balance 100 --paper 对账单9").exits(0).says("相符");
    house.run("close-month").exits(0).says("2026年9月已结账，本基金各账户合计结存 100.00 元");
    house.at("2026-11-02T09:00:00+08:00");
    // The bank shows the gift of 50 a day later; the notes are counted.
    house.run("reconcile --balance 100 --paper 对账单10").exits(0).says("第 10 号").says("对账单少 50.00 元");
    house.run("reconcile xianjin --balance 20 --paper 盘点10").exits(0).says("相符");
    house.run("close-month").exits(2).says("zhuanhu：对账单比账上少 50.00 元");
    house
        .run("reconcile explain 10 --amount 50 --side our_receipt --reason 月末到账在途 --entry 6")
        .exits(0)
        .says("相符");
    house.run("reconcile list 10").exits(0).says("我方已收、对方未记").says("月末到账在途");
    house.run("close-month --dry-run").exits(0).says("月结前核对");
    house.run("close-month 2026-10").exits(0).says("第 13 号").says("170.00");
    // A gift of October that came to light later, and a mistake undone: both are posted in November.
    house.run("donate 8 --date 2026-10-30 --project wall").exits(0);
    house.run("reverse 6 --reason 记错 --date 2026-10-31").exits(2).says("2026年11月");
    house.run("reverse 6 --reason 记错").exits(0);
    let journal = house.run("report journal --period 2026-11 --format csv").exits(0).out;
    assert!(
        journal.contains("14,2026-11-01,2026-10-30,收到捐赠,1002,银行存款,zhuanhu,围墙修缮,公开募集,8.00,0.00,补记"),
        "{journal}"
    );
    assert!(
        journal.contains("15,2026-11-02,2026-11-02,冲正,4101,捐赠收入,zhuanhu,社区基金,公开募集,50.00,0.00,\r\n"),
        "{journal}"
    );
    // October stays what it was.
    let custodians = house.run("report fund --period 2026-10 --by custodian --format csv").exits(0).out;
    assert!(
        custodians.contains("zhuanhu,明州县慈善总会专户,100.00,50.00,0.00,150.00,100.00,对账单10,1,0.00"),
        "{custodians}"
    );
    house.run("report fund --period 2026-11").exits(0).says("128.00").says("专项基金管理报表，以明州县慈善总会账为准");
    // The bank's October again, by both reckonings.
    house
        .run("reconcile --date 2026-10-31 --balance 158 --paper 对账单10补")
        .exits(0)
        .says("对账单多 8.00 元")
        .says("158.00 元，相符");
    house.run("reconcile explain 16 --amount 8 --side their_receipt --reason 补记").exits(2).says("已经结账");
    assert!(house.run("report fund --period 2026-10 --by custodian --format csv").exits(0).out == custodians);
    // The list of October's gifts has the late one, with the month of its books; November's says where to look.
    house.run("report donations --period 2026-10").exits(0).says("入账月份").says("2026-11").says("补记").says("78.00");
    house
        .run("report donations --period 2026-11")
        .exits(0)
        .says("无")
        .says("2026年11月的账上另有补记的捐赠 1 笔，共 8.00 元，列在捐赠当月的明细里：2026年10月。");
    let september = house.run("report donations --period 2026-09 --format csv").exits(0);
    assert!(!september.out.contains("入账月份") && september.err.is_empty(), "{}{}", september.out, september.err);
    house.run("verify").exits(0);
}
/// Money where the books know none is a difference too, also in an account that nothing went through yet.
#[test]
fn a_statement_of_an_empty_account_is_no_blank_cheque() {
    let house = with_gifts();
    house.run("reconcile --date 2026-09-30 --balance 100 --paper 对账单9").exits(0);
    house.run("reconcile xianjin --date 2026-09-30 --balance 5 --paper 盘点9").exits(0).says("多 5.00 元");
    house.run("close-month").exits(2).says("xianjin：对账单比账上多 5.00 元");
    house.run("reconcile xianjin --date 2026-09-30 --balance 0 --paper 盘点9更正").exits(0).says("相符");
    house.run("close-month").exits(0);
    house.run("verify").exits(0);
}

/// A statement that never fits keeps its month open, whatever is said about it.
#[test]
fn a_statement_that_never_fits_is_refused() {
    let house = with_gifts();
    house.run("reconcile --date 2026-09-30 --balance 90 --paper 对账单9").exits(0).says("少 10.00 元");
    house.run("reconcile explain 8 --amount 3 --side our_receipt --reason 在途").exits(0).says("少 7.00 元");
    house.run("close-month").exits(2).says("少 7.00 元");
    house.run("reconcile explain 8 --amount 17 --side our_receipt --reason 在途").exits(0).says("多 10.00 元");
    house.run("close-month").exits(2).says("多 10.00 元");
    // Said anew, and explained with what the bank took and we have not recorded.
    house.run("reconcile --date 2026-09-30 --balance 90 --paper 对账单9").exits(0).says("第 11 号");
    house.run("reconcile explain 8 --amount 10 --side their_payment --reason 手续费").exits(2).says("第 11 号");
    house.run("reconcile explain 11 --amount 10 --side their_payment --reason 手续费").exits(0).says("相符");
    house.run("close-month").exits(0);
    house.run("verify").exits(0);
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    ("reconcile nobank --balance 1 --paper 单",                                       "没有代号为“nobank”的账户"),
    ("reconcile cangku --date 2026-09-30 --balance 1 --paper 单",                     "仓库"),
    ("reconcile --date 2026-10-21 --balance 1 --paper 单",                            "还没到"),
    ("reconcile --date 2026-09-30 --balance 1",                                       "文号"),
    ("reconcile --date 2026-09-30 --balance -1 --paper 单",                           "-1"),
    ("reconcile --date 2026-09-30 --paper 单",                                        "没有写金额"),
    ("reconcile --date 2026-09-30 --balance 100 --paper 电话13800138000",             "备注"),
    ("reconcile --date 2026-09-30 --balance 90 --paper 对账单9",                      "已经记过了，是第 9 号"),
    ("reconcile explain 5 --amount 1 --side our_receipt --reason 在途",               "第 5 号不是对账单"),
    ("reconcile explain 99 --amount 1 --side our_receipt --reason 在途",              "第 99 号不是对账单"),
    ("reconcile explain 9 --amount 0 --side our_receipt --reason 在途",               "金额是零"),
    ("reconcile explain 9 --amount 1 --side ours --reason 在途",                      "ours"),
    ("reconcile explain 9 --amount 1 --side our_receipt",                             "没有写原因"),
    ("reconcile explain 9 --amount 1 --side our_receipt --reason 电话13800138000",    "备注"),
    ("reconcile explain 9 --amount 1 --side our_receipt --reason 在途 --entry 77",    "没有第 77 号"),
    ("close-month 2026-08",                                                           "现在该结2026年9月"),
    ("close-month 2026-10",                                                           "现在该结2026年9月"),
    ("close-month 2026-09",                                                           "对账单比账上少 10.00 元"),
    ("close-month 2026-13",                                                           "2026-13"),
    ("report fund --by colour",                                                       "colour"),
];

#[test]
fn each_is_answered_and_nothing_is_written() {
    let mut house = with_gifts();
    house.run("account open cangku --holder storeroom --name 仓库").exits(0);
    house.run("reconcile --date 2026-09-30 --balance 90 --paper 对账单9").exits(0).says("第 9 号");
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = house.run(line);
        let said = format!("{}{}", outcome.out, outcome.err);
        if outcome.code != 2 || !said.contains(says) || !said.contains("没有办成") || !said.contains("怎么办") {
            wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.lang("en");
    for (line, _) in REFUSED {
        let outcome = house.run(line).exits(2);
        let frame: String = outcome.err.lines().filter(|l| l.starts_with("What to do:")).collect();
        assert!(!frame.is_empty() && !frame.contains('。'), "{line}: {}", outcome.err);
    }
}

/// What is no month yet, and what is not over.
#[test]
fn there_must_be_a_month_and_it_must_be_over() {
    let house = House::furnished();
    house.run("close-month 2026-09").exits(2).says("账上还没有钱进出");
    house.run("close-month").exits(2).says("没有哪个月该结账");
    house.run("donate 5").exits(0);
    house.run("close-month 2026-10").exits(2).says("还没有过完");
    house.run("close-month").exits(2).says("没有哪个月该结账");
}

/// A gift of 2025 stands in 2026 as net assets of the chart in force, and in 2025 as income of its own.
#[test]
fn a_year_that_is_over_is_net_assets_in_the_next() {
    let house = House::furnished();
    house.run("donate 30 --date 2025-12-20").exits(0);
    house.run("donate 12 --date 2025-12-21 --project wall").exits(0);
    let csv = |line: &str| house.run(&format!("{line} --format csv")).exits(0).out;
    let old = csv("report trial-balance --period 2025-12");
    assert!(old.contains("4101,捐赠收入,0.00,0.00,0.00,42.00,0.00,42.00"), "{old}");
    let new = csv("report trial-balance --period 2026-01");
    assert!(new.contains("3101,非限定性净资产,0.00,30.00,0.00,0.00,0.00,30.00"), "{new}");
    assert!(new.contains("3102,限定性净资产,0.00,12.00,0.00,0.00,0.00,12.00"), "{new}");
    assert!(!new.contains("4101"), "{new}");
    let net = csv("report net-assets --period 2025-12");
    assert!(net.contains("2025-12,限定性净资产,0.00,12.00,"), "{net}");
    assert!(net.contains("2025-01–2025-12,非限定性净资产,0.00,30.00,"), "{net}");
}

/// What owners hold is closed with the month, beside its own statement, and is in no sum with the fund's money.
#[test]
fn the_owners_money_is_closed_beside_the_funds() {
    let mut house = House::furnished();
    for line in [
        "area add qu1 --name 城南一区 --kind estate",
        "account open yeweihui --holder owners_committee --name 一区业委会 --area qu1",
        "donate 100",
        "income 500 --from 停车公司 --nature rent --account yeweihui --paper 收1",
    ] {
        house.run(line).exits(0);
    }
    house.at("2026-11-02T09:00:00+08:00");
    house.run("reconcile zhuanhu --date 2026-10-31 --balance 100 --paper 对账单1").exits(0);
    house.run("close-month 2026-10").exits(2).says("yeweihui");
    house.run("reconcile yeweihui --date 2026-10-31 --balance 500 --paper 对账单2").exits(0);
    house.run("close-month 2026-10").exits(0).says("本基金各账户合计结存 100.00 元");
    let told = house.run("report fund --period 2026-10 --by custodian --format csv").exits(0).out;
    let (funds, others) = told.split_once("共同出资方按保管账户").expect("a table of their own");
    assert!(funds.contains("合计,,,0.00,100.00,0.00,100.00") && !funds.contains("500.00"), "{told}");
    assert!(others.contains("一区业委会,0.00,500.00,0.00,500.00,500.00,对账单2") && !others.contains("合计"), "{told}");
    house.run("verify").exits(0);
    house.holds_for_python();
}
