//! Answers that name what is meant: the option, the column, the account, the person.

use crate::fund::paying::{house, kuaiji};
use crate::house::House;

#[rustfmt::skip]
const ANSWERED: &[(&str, &str)] = &[
    ("pay request 50 --purpose 印刷",                                            "没有写收款人"),
    ("pay request --aid mingdan.csv --purpose 慰问",                             "名单的表头里没有“困难情况”这一列"),
    ("match pool p1 --amount 100 --paper 函1",                                   "没有写资金池名称"),
    ("project appeal wall --until 2026-12-31",                                   "没有写募捐开始日期 --from"),
    ("project appeal wall --from 2026-11-01",                                    "没有写募捐结束日期 --until"),
    ("income due 50 --from 停车公司 --nature rent --paper 合1",                  "没有写应收日期 --due"),
    ("income return 8 --reason 退 --paper 退2",                                  "已经退完了"),
    ("pay-in 10 --from zhuanhu --paper 缴1",                                     "不用再存进专户"),
    ("pay-in --from xianjin --fee 1 --paper 缴1",                                "不知道手续费算在哪一笔上"),
    ("committee seat p1 --paper 会1",                                            "p1 是单位，委员要是个人"),
    ("points show p9",                                                           "没有“p9”这个人或这一户"),
    ("person add --name 赵玉梅 --phone abc",                                     "不是电话号码"),
    ("approve 99 --key wang.key",                                                "mingbai status"),
];

/// 7 the project, 8 a deposit that went back, 9 its return, then cash of two purses.
fn awaiting() -> House {
    let house = house();
    house.file("mingdan.csv", "姓名,金额,编号\n赵玉梅,600,\n");
    for line in [
        "project propose wall --name 围墙修缮 --service repairs",
        "income 50 --from 停车公司 --nature deposit --paper 收1",
        "income return 8 --reason 退押金 --paper 退1",
        "account open xianjin --holder cash_in_transit --name 待存现金",
        "donate 20 --means cash",
        "donate 30 --means cash --project wall",
    ] {
        kuaiji(&house, line).exits(0);
    }
    house
}

#[test]
fn an_answer_names_what_is_meant_and_nothing_is_written() {
    let mut house = awaiting();
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in ANSWERED {
        let outcome = kuaiji(&house, line);
        let said = format!("{}{}", outcome.out, outcome.err);
        if outcome.code != 2 || !said.contains(says) || !said.contains("怎么办") {
            wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.lang("en");
    for (line, _) in ANSWERED {
        let outcome = kuaiji(&house, line).exits(2);
        let frame: String = outcome.err.lines().filter(|l| l.starts_with("What to do:")).collect();
        assert!(!frame.is_empty() && !frame.contains('。'), "{line}: {}", outcome.err);
    }
}

/// A settlement says how much, from where, what is left and whose turn it is.
#[test]
fn a_settlement_says_what_it_paid_and_what_is_left() {
    let mut house = house();
    kuaiji(&house, "pay request 300 --to p1 --purpose 围墙 --retention 50 --retention-due 2026-12-01").exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --amount 100 --paper 回单1")
        .exits(0)
        .says("付了 100.00 元，从账户“zhuanhu”的“公开募集”；这份申请还有 150.00 元 没付。")
        .says("下一次付款轮到账户“zhuanhu”的“公开募集”");
    kuaiji(&house, "pay settle 7 --paper 回单2").exits(0).says("付了 150.00 元").says("这份申请已付清。");
    house.at("2026-12-02T09:00:00+08:00");
    kuaiji(&house, "pay settle 7 --retention --paper 回单3").exits(0).says("付了 50.00 元").says("已付清");
    kuaiji(&house, "pay settle 7 --retention --paper 回单4").exits(2).says("已经付清了");
    house.run("verify").exits(0);
}

/// Lists say names, and headings what they show.
#[test]
fn lists_say_names_and_headings_what_they_show() {
    let house = awaiting();
    kuaiji(&house, "area add qu1 --name 城南一区 --kind estate").exits(0);
    kuaiji(&house, "account open yeweihui --holder owners_committee --name 一区业委会 --area qu1").exits(0);
    house.run("account list").exits(0).says("城南一区");
    house.run("account open --help").exits(0).says("storeroom");
    house.run("report labour").exits(0).says("志愿者投工 截至 2026-10-05");
    house.run("report purses --date 2027-01-01").exits(0).says("2027-01-01 还没到");
    house.run("advance list").exits(0);
    let help = house.run("--help").exits(0).out;
    let place = |command: &str| help.find(&format!("\n  {command} ")).unwrap_or_else(|| panic!("{command}: {help}"));
    assert!(place("redeem") < place("points") && place("points") < place("refund"));
    assert!(place("notice") < place("slip") && place("rebuild") < place("completions"));
    assert!(place("slip") < place("completions") && place("completions") < place("man"));
}
