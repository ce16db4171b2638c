//! Money that is not a gift: a story, the refusals, what the reports say, and money that is conserved.

pub(super) mod conserved;
mod leftover;

use crate::house::House;

/// Ledger after this: 0 to 4 furnished, 5 area nanyi, 6 area grid3, 7 area beiyuan, 8 account yeweihui, 9 project gate in
/// nanyi, 10 project shed in beiyuan.
fn neighbourhood() -> House {
    let house = House::furnished();
    for line in [
        "area add nanyi --name 城南一区 --households 320",
        "area add grid3 --name 三网格 --kind grid --within nanyi",
        "area add beiyuan --name 北苑小区",
        "account open yeweihui --holder owners_committee --area nanyi --name 一区业委会",
        "project propose gate --name 门禁更换 --service repairs --area nanyi",
        "project propose shed --name 北苑车棚 --service repairs --area beiyuan",
    ] {
        house.run(line).exits(0);
    }
    house
}

/// Money for the refusals: 11 gift of 300, 12 gift of 50 in cash, 13 rent of 1,000, 14 a claim of 1,200 of which 500 came
/// (15), 16 a deposit of 200 of which 80 went back (17), 18 an earmark of 100 for wall, 19 a decision of the owners.
fn wealthy() -> House {
    let house = neighbourhood();
    for line in [
        "donate 300",
        "donate 50 --means cash",
        "income 1000 --from 快递柜公司 --nature rent --account yeweihui --paper 回1",
        "income due 1200 --from 快递柜公司 --nature rent --account yeweihui --due 2026-10-20 --paper 租1",
        "income 500 --from 快递柜公司 --nature rent --account yeweihui --paper 回2 --claim 14",
        "income 200 --from 快递柜公司 --nature deposit --account yeweihui --paper 回3",
        "income return 16 --amount 80 --paper 回4 --reason 撤走一组",
        "transfer 100 --to-project wall --paper 纪要1 --reason 先修北墙",
        DECIDED,
    ] {
        house.run(line).exits(0);
    }
    house
}

const DECIDED: &str = "owners decide --purpose 更换门禁 --ceiling 800 --project gate --until 2027-10-05 --paper 业决1 \
                       --households-total 300 --households-present 200 --households-for 101 \
                       --area-total 30000 --area-present 20000 --area-for 10000.5";

/// A grant, rent in parts, a deposit, an earmark that goes back, cash that waits and is paid in, mistakes undone.
#[test]
fn money_that_is_no_gift_comes_moves_and_is_told() {
    let mut house = wealthy();
    house.run("income 5000 --from 城关街道办事处 --nature grant --project wall --paper 街财8").exits(0);
    let purses = house.run("report purses --format csv").exits(0).out;
    for row in [
        "社区基金,公开募集,xianjin,待存现金,50.00,0.00",
        "社区基金,公开募集,zhuanhu,",
        "围墙修缮,内部指定,zhuanhu,",
        "围墙修缮,专项经费,zhuanhu,",
    ] {
        assert!(purses.contains(row), "{row} is missing in\n{purses}");
    }
    assert!(purses.contains(",0.00,1620.00"), "owners' money stands beside the fund's:\n{purses}");
    house.run("report purses --by account --format csv").exits(0).says("5300.00,0.00").says("0.00,1620.00");
    house.run("status --format csv").exits(0).says("一区业委会,公共收益,yeweihui,业委会账户,0.00,1620.00");
    house.run("report purses --by area --format csv").exits(0).says("城南一区,0.00,1620.00");
    house.run("report purses --by project --format csv").exits(0).says("围墙修缮,5100.00,0.00");
    house.run("report purses --date 2026-10-04 --format csv").exits(0);
    let claims = house.run("income list --format csv").exits(0).out;
    assert!(claims.contains("1200.00,500.00,700.00,\n") || claims.contains("1200.00,500.00,700.00,\r\n"), "{claims}");
    house.run("income list").exits(0).says("还没退的押金").says("120.00");
    house.at("2026-11-02T09:00:00+08:00");
    house.run("income list --format csv").exits(0).says("1200.00,500.00,700.00,13");
    house.run("status").exits(0).says("最早的已等 28 天");
    house.run("report cash --format csv").exits(0).says("50.00,28");
    house.run("pay-in --paper 缴款单1").exits(0).says("等了 28 天");
    house.run("report cash --format csv --date 2026-11-01").exits(0).says("50.00,27");
    assert!(!house.run("report cash --format csv").exits(0).out.contains("50.00"), "nothing waits any more");
    house.run("transfer 100 --from-project wall --paper 纪要2 --reason 用不着了").exits(0);
    house.run("income return 16 --paper 回5 --reason 全部撤走").exits(0);
    house.run("verify").exits(0);
}

/// Undoing gives everything back: the money, the rest of the claim, the deposit; and the days money waits go on.
#[test]
fn what_was_recorded_by_mistake_is_undone() {
    let mut house = wealthy();
    house.run("reverse 15 --reason 记错账户").exits(0);
    house.run("income list --format csv").exits(0).says("1200.00,0.00,1200.00");
    house.run("reverse 14 --reason 合同没签").exits(0);
    assert!(!house.run("income list --format csv").exits(0).out.contains("1200.00"), "the claim is gone");
    house.run("reverse 18 --reason 会上没通过").exits(0);
    house.run("reverse 17 --reason 没有退").exits(0);
    house.run("income list").exits(0).says("200.00");
    house.run("income return 16 --amount 200.01 --paper 文1 --reason 退").exits(2).says("还能退 200.00");
    house.run("report purses --by project --format csv").exits(0).says("社区基金,350.00");
    house.at("2026-10-15T09:00:00+08:00");
    house.run("pay-in --paper 缴款单1").exits(0);
    house.at("2026-10-20T09:00:00+08:00");
    house.run("reverse 24 --reason 没有存成").exits(0);
    house.run("report cash --format csv").exits(0).says("2026-10-05,50.00,15");
    house.run("report corrections --format csv").exits(0).says("没有存成");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
}

/// A platform keeps a fee: the fund receives the rest, and the purse bears the fee. A private code is flagged.
#[test]
fn a_platform_keeps_its_fee_and_a_private_code_is_flagged() {
    let mut house = neighbourhood();
    house.run("account open weixin --holder platform --name 微信支付商户").exits(0);
    house.run("account open geren --holder private --name 网格员收款码").exits(0);
    house.run("donate 100 --means wechat --account weixin").exits(0);
    house.run("donate 60 --means wechat --account weixin --project wall").exits(0);
    house.run("donate 20 --means wechat --account geren").exits(0);
    house.run("status").exits(0).says("个人收款码违反慈善法第二十六条");
    house.run("pay-in --paper 结1").exits(2).says("weixin").says("geren");
    house.run("pay-in 100 --from weixin --fee 0.60 --paper 结1").exits(2).says("不止一笔资金");
    house.run("pay-in --from weixin --fee 0.60 --paper 结1").exits(2).says("不止一笔资金");
    house.run("pay-in 60 --from weixin --project wall --fee 0.36 --paper 结1").exits(0);
    house.run("report purses --by project --format csv").exits(0).says("围墙修缮,59.64,0.00");
    house.run("pay-in --from weixin --paper 结2").exits(0);
    house.run("pay-in --paper 结3 --dry-run").exits(0).says("演练");
    house.at("2026-10-06T09:00:00+08:00");
    house.run("pay-in --paper 结3").exits(0).says("等了 1 天");
    house.run("pay-in --paper 结4").exits(2).says("没有等着存");
    house.run("verify").exits(0);
}

/// All that waits in one place comes at once, purse by purse; none of it if one of it may not.
#[test]
fn everything_is_paid_in_or_nothing() {
    let house = neighbourhood();
    house.run("donate 10 --means cash").exits(0);
    house.run("donate 20 --means cash --project wall").exits(0);
    let size = house.size();
    house.run("pay-in --paper 缴1 --date 2026-10-04").exits(2).says("2026-10-05 起才够");
    assert_eq!(house.size(), size);
    house.run("pay-in --paper 缴1").exits(0);
    assert_eq!(house.size(), size + 2);
    house.run("report purses --by account --format csv").exits(0).says("zhuanhu,").says("30.00,0.00");
    house.run("verify").exits(0);
}

/// What leaves a purse on a day was there on that day, and is not missed on a later one.
#[test]
fn what_leaves_on_a_day_was_there_on_that_day() {
    let house = neighbourhood();
    house.run("donate 100 --date 2026-10-01").exits(0);
    house.run("donate 50 --date 2026-10-04").exits(0);
    let transfer = |amount: u32, day: &str| {
        let reason = "--paper 纪1 --reason 修墙 --to-project wall";
        house.run(&format!("transfer {amount} --date {day} {reason}"))
    };
    transfer(120, "2026-10-03")
        .exits(2)
        .says("2026-10-03 要用 120.00 元，可是这笔资金到 2026-10-03 只有 100.00 元")
        .says("2026-10-04 起才够");
    transfer(100, "2026-10-04").exits(0);
    house.run("donate 20 --date 2026-10-05").exits(0);
    transfer(60, "2026-10-02")
        .exits(2)
        .says("2026-10-02 要用 60.00 元，可是这笔资金到 2026-10-04 只有 50.00 元")
        .says("2026-10-05 起才够");
    transfer(50, "2026-10-02").exits(0);
    house.run("reverse 11 --date 2026-10-04 --reason 错").exits(2).says("余额不够");
    for day in 1..6 {
        let told = house.run(&format!("report purses --date 2026-10-0{day} --format csv")).exits(0);
        assert!(!told.out.contains("shortfall"), "{day}: {}", told.out);
    }
    house.run("verify").exits(0);
}

/// 专项经费 and 党费 that came without a project pay nothing; they go to one, once, and stay what they are.
#[test]
fn a_special_grant_finds_its_project() {
    let house = neighbourhood();
    house.run("income 500 --from 城南街道办 --nature grant --source-kind special_grant --paper 财1").exits(0);
    let goes = "transfer 300 --basis floating --from-source special_grant --paper 纪1 --reason 定给围墙";
    house.run(&format!("{goes} --to-project wall --to-source interest")).exits(2).says("性质不变");
    house.run(&format!("{goes} --to-project wall --to-source special_grant")).exits(0);
    house
        .run("transfer 5 --basis floating --from-project wall --from-source special_grant --to-project gate --to-source special_grant --paper 纪2 --reason 改")
        .exits(2)
        .says("还没有定项目");
    house.run("verify").exits(0);
}

/// 公共收益 has a sheet of its own, which foots, and names what the owners decided.
#[test]
fn common_income_is_told_by_the_quarter() {
    let house = wealthy();
    let sheet = house.run("report common-income --period 2026-Q4 --format csv").exits(0).out;
    assert!(sheet.contains("0.00,1500.00,120.00,0.00,0.00,0.00,1620.00"), "{sheet}");
    house.run("owners list --format csv").exits(0).says("业决1").says("800.00,0.00,800.00");
    house.run("report common-income --period 2026-Q3").exits(0).says("无");
    house
        .run("report common-income --period 2027-Q1 --format csv")
        .exits(0)
        .says("1620.00,0.00,0.00,0.00,0.00,0.00,1620.00");
    house.run("report common-income --period 2026-12").exits(2).says("2026-12");
}

/// The name of a natural person never becomes a payer.
#[test]
fn a_registered_person_is_no_payer() {
    let house = wealthy();
    let pays = "income 5 --nature rent --paper 回9 --from";
    house.run(&format!("{pays} 赵玉梅")).exits(2).says("姓名不能写进账里");
    house.run(&format!("{pays} 电话13800138000")).exits(2).says("手机号");
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    // areas and accounts
    ("area add nanyi --name 又一区",                                                         "已经有了"),
    ("area add x --name 某网格 --kind grid --within nany",                                   "是不是“nanyi”"),
    ("area add x --name 某 --kind town",                                                     "town"),
    ("account open y2 --holder owners_committee --name 业委会",                              "没有写明是哪个小区"),
    ("account open y2 --holder owners_committee --area grid3 --name 业委会",                 "没有写明是哪个小区"),
    ("account open y2 --holder owners_committee --area nowhere --name 业委会",               "没有代号为“nowhere”的片区"),
    ("account open y2 --holder street --area nanyi --name 街道",                             "不属于哪个小区"),
    ("project propose p2 --name 路灯 --service repairs --area nowhere",                      "没有代号为“nowhere”的片区"),
    // income
    ("income 0 --from 街道 --nature grant --paper 文1",                                      "金额是零"),
    ("income 5 --nature grant --paper 文1",                                                  "没有写付款单位"),
    ("income 5 --from 街道 --nature grant",                                                  "没有写文号"),
    ("income 5 --from 街道 --paper 文1",                                                     "没有写是什么钱"),
    ("income 5 --from 街道 --nature gift --paper 文1",                                       "gift"),
    ("income 5 --from 街道 --nature grant --paper 文1 --project wal",                        "是不是“wall”"),
    ("income 5 --from 商户 --nature other --source-kind public_appeal --paper 文1",          "mingbai donate"),
    ("income 5 --from 总会 --nature grant --source-kind match --paper 文1",                  "配捐"),
    ("income 5 --from 总会 --nature other --source-kind designation --paper 文1",            "mingbai transfer"),
    ("income 5 --from 街道 --nature grant --source-kind interest --paper 文1",               "“拨款补助”不会是“利息”"),
    ("income 5 --from 街道 --nature grant --account xianjin --paper 文1",                    "不收这样的钱"),
    ("income 5 --from 公司 --nature rent --source-kind common_income --paper 文1",           "公共收益只放业委会账户"),
    ("income 5 --from 公司 --nature rent --source-kind shared_space --account yeweihui --paper 文1", "公共收益只放业委会账户"),
    ("income 5 --from 支部 --nature grant --source-kind party_dues --account yeweihui --paper 文1",  "公共收益只放业委会账户"),
    ("income 5 --from 公司 --nature rent --account yeweihui --project shed --paper 文1",     "不能用在别处的项目"),
    ("income 5 --from 公司 --nature rent --account yeweihui --paper 文1 --claim 13",         "不是应收款"),
    ("income 5 --from 公司 --nature rent --paper 文1 --claim 14",                            "不是一回事"),
    ("income 700.01 --from 公司 --nature rent --account yeweihui --paper 文1 --claim 14",    "还应收 700.00"),
    ("income due 5 --from 公司 --nature rent --due 2026-10-04 --paper 租2",                  "早于约定"),
    ("income due 5 --from 公司 --nature rent --paper 租2",                                   "日期"),
    ("income return 13 --paper 文1 --reason 退",                                             "不是押金"),
    ("income return 16 --amount 120.01 --paper 文1 --reason 退",                             "还能退 120.00"),
    ("income return 16 --paper 文1",                                                         "没有写原因"),
    ("opening 5 --source-kind common_income --paper 函1",                                    "公共收益只放业委会账户"),
    ("opening 5 --account yeweihui --paper 函1",                                             "公共收益只放业委会账户"),
    ("opening 5 --source-kind interest --account xianjin --paper 函1",                       "不能放在账户“xianjin”"),
    // paying in
    ("pay-in 5 --from zhuanhu --source-kind public_appeal --paper 缴1",                       "不用再存进专户"),
    ("pay-in 5 --into yeweihui --paper 缴1",                                                 "要存进慈善总会专户"),
    ("pay-in 50.01 --paper 缴1",                                                             "余额不够"),
    ("pay-in 5 --fee 1 --paper 缴1",                                                         "没有手续费可扣"),
    ("pay-in --paper 缴1 --date 2026-10-04",                                                 "2026-10-05 起才够"),
    ("pay-in --date 2026-10-05",                                                             "没有写文号"),
    // transfers
    ("transfer 5 --to-project wall --paper 纪1",                                             "没有写原因"),
    ("transfer 5 --to-project wall --reason 修",                                             "没有写文号"),
    ("transfer 5 --to-source public_appeal --paper 纪1 --reason 修",                         "同一笔资金"),
    ("transfer 300.01 --to-project wall --paper 纪1 --reason 修",                            "余额不够"),
    ("transfer 5 --account xianjin --to-project wall --paper 纪1 --reason 修",               "先用 mingbai pay-in"),
    ("transfer 5 --account yeweihui --from-source common_income --to-project gate --paper 纪1 --reason 修", "公共收益是业主的钱"),
    ("transfer 5 --from-source common_income --to-project wall --paper 纪1 --reason 修",     "公共收益是业主的钱"),
    ("transfer 5 --to-project wall --to-source common_income --paper 纪1 --reason 修",       "公共收益是业主的钱"),
    ("transfer 5 --from-source special_grant --to-project wall --paper 纪1 --reason 修",     "内部指定只能"),
    ("transfer 5 --from-project wall --from-source public_appeal --paper 纪1 --reason 修",   "内部指定只能"),
    ("transfer 5 --from-project wall --to-source interest --paper 纪1 --reason 修",          "退回原来的资金"),
    ("transfer 100.01 --from-project wall --paper 纪1 --reason 修",                          "退回原来的资金"),
    ("transfer 5 --basis floating --from-source interest --to-project wall --paper 纪1 --reason 修", "浮动式项目资金"),
    ("transfer 5 --basis floating --from-project wall --paper 纪1 --reason 修",              "浮动式项目资金"),
    ("transfer 5 --basis leftover --from-project wall --paper 纪1 --reason 修",              "不算结余"),
    // owners
    ("pay request 800.01 --to-name 明州门禁有限公司 --project gate --purpose 更换门禁 --kind goods --from yeweihui:common_income --owners-decision 19", "限额还剩 800.00"),
    ("owners decide --account zhuanhu --purpose 修 --ceiling 5 --until 2027-01-01 --paper 业1 --households-total 3 --households-present 3 --households-for 3 --area-total 3 --area-present 3 --area-for 3", "不由业主决定"),
    ("owners decide --purpose 修 --ceiling 5 --until 2026-10-04 --paper 业1 --households-total 3 --households-present 3 --households-for 3 --area-total 3 --area-present 3 --area-for 3", "早于决定"),
    ("owners decide --purpose 修 --ceiling 5 --until 2027-01-01 --paper 业1 --households-total 3 --households-present 4 --households-for 3 --area-total 3 --area-present 3 --area-for 3", "票数对不上"),
    ("owners decide --purpose 修 --ceiling 5 --until 2027-01-01 --paper 业1 --households-total 300 --households-present 199 --households-for 199 --area-total 3 --area-present 3 --area-for 3", "三分之二"),
    ("owners decide --purpose 修 --ceiling 5 --until 2027-01-01 --paper 业1 --households-total 3 --households-present 2 --households-for 2 --area-total 300 --area-present 200 --area-for 100", "过半数"),
    ("owners decide --purpose 修 --ceiling 5 --project shed --until 2027-01-01 --paper 业1 --households-total 3 --households-present 3 --households-for 3 --area-total 3 --area-present 3 --area-for 3", "不能用在别处的项目"),
    ("owners decide --purpose 修 --ceiling 0 --until 2027-01-01 --paper 业1 --households-total 3 --households-present 3 --households-for 3 --area-total 3 --area-present 3 --area-for 3", "金额是零"),
    ("owners decide --purpose 修 --ceiling 5 --until 2027-01-01 --paper 业1 --households-total 3 --households-present 3 --households-for 3 --area-total 3.0001 --area-present 3 --area-for 3", "3.0001"),
    // undoing
    ("reverse 14 --reason 错",                                                               "已经收了 500.00"),
    ("reverse 16 --reason 错",                                                               "已经退了 80.00"),
    ("reverse 19 --reason 错",                                                               "不能冲正"),
    ("report purses --by day",                                                               "day"),
];

#[test]
fn each_refusal_is_answered_and_nothing_is_written() {
    let house = wealthy();
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = house.run(line);
        let said = format!("{}{}", outcome.out, outcome.err);
        let is_answered = said.contains("没有办成") && said.contains("怎么办");
        if outcome.code != 2 || !said.contains(says) || !is_answered {
            wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_refusal_is_answered_in_english_too() {
    let mut house = wealthy();
    house.lang("en");
    for (line, _) in REFUSED {
        let outcome = house.run(line).exits(2);
        let said = format!("{}{}", outcome.out, outcome.err);
        assert!(said.contains("Not done:") && said.contains("What to do:"), "{line}: {said}");
        let cure: String = said.lines().filter(|l| l.starts_with("What to do:")).collect();
        assert!(!cure.contains('。'), "{line}: Chinese in {cure}");
    }
}

/// A purse that has spent what came cannot undo its coming.
#[test]
fn what_was_moved_on_is_not_undone() {
    let house = neighbourhood();
    house.run("income 100 --from 银行 --nature interest --paper 回1").exits(0);
    house.run("transfer 80 --from-source interest --to-project wall --paper 纪1 --reason 修墙").exits(0);
    house.run("reverse 11 --reason 错").exits(2).says("余额不够");
    house.run("reverse 12 --reason 错").exits(0);
    house.run("reverse 11 --reason 错").exits(0);
    house.run("verify").exits(0);
}

/// An earmark cannot be used to give one source another's money, not even by undoing.
#[test]
fn an_earmark_washes_no_money() {
    let house = neighbourhood();
    house.run("donate 100").exits(0);
    house.run("income 100 --from 银行 --nature interest --paper 回1").exits(0);
    house.run("transfer 100 --to-project wall --paper 纪1 --reason 修墙").exits(0);
    house.run("transfer 100 --from-project wall --paper 纪2 --reason 缓修").exits(0);
    house.run("transfer 100 --from-source interest --to-project wall --paper 纪3 --reason 修墙").exits(0);
    house.run("reverse 13 --reason 错").exits(2).says("退回原来的资金");
    house.run("transfer 100 --from-project wall --paper 纪4 --reason 缓修").exits(2).says("退回原来的资金");
    house.run("transfer 100 --from-project wall --to-source interest --paper 纪4 --reason 缓修").exits(0);
    house.run("verify").exits(0);
}

/// What a platform takes of a gift for a project releases its restriction, like any cost; undone, it is restricted again.
#[test]
fn a_platforms_fee_releases_what_it_cost() {
    let mut house = House::furnished();
    for line in [
        "account open weixin --holder platform --name 微信商户",
        "donate 100 --project wall --means wechat --account weixin",
        "pay-in --from weixin --fee 0.6 --paper 结1",
    ] {
        house.run(line).exits(0);
    }
    let held = |house: &House, month: &str| {
        let said = house.run(&format!("report net-assets --period {month} --format json")).exits(0).out;
        let rows: Vec<serde_json::Value> = serde_json::from_str(&said).expect("rows");
        ["carried_forward", "short_after"].map(|key| {
            let cells = rows.iter().take(2).filter_map(|row| row.get(key)?.as_str().map(str::to_owned));
            cells.collect::<Vec<String>>().join(" ")
        })
    };
    assert_eq!(held(&house, "2026-10"), ["99.40 0.00".to_owned(), String::new()]);
    house.run("reverse 7 --reason 记错").exits(0);
    assert_eq!(held(&house, "2026-10"), ["100.00 0.00".to_owned(), String::new()]);
    house.run("pay-in --from weixin --fee 0.6 --paper 结1").exits(0).says("第 9 号");
    // In a later year too.
    house.at("2027-01-05T09:00:00+08:00");
    house.run("reverse 9 --reason 记错").exits(0);
    assert_eq!(held(&house, "2027-01"), ["100.00 0.00".to_owned(), String::new()]);
    house.run("verify").exits(0);
    house.holds_for_python();
}
