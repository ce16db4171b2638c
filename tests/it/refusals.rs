//! One aligned row a refusal: what is typed on a furnished ledger, how it exits, and what it says. Nothing is written.

use crate::house::House;

/// Ledger after [`furnished`]: 0 opened, 1 account zhuanhu, 2 project wall, 3 account xianjin, 4 person p1,
/// 5 gift of 100 to wall, 6 gift of 50 in cash, 7 gift refunded in part, 8 that refund, 9 gift reversed, 10 its reversal.
fn furnished() -> House {
    let house = House::furnished();
    for line in [
        "donate 100 --donor p1 --project wall --id T1 --source bank",
        "donate 50 --means cash",
        "donate 30",
        "refund 7 --amount 10 --reason 多转",
        "donate 20 --id T2 --source bank",
        "reverse 9 --reason 记错",
    ] {
        house.run(line).exits(0);
    }
    house
}

#[rustfmt::skip]
const REFUSED: &[(&str, i32, &str)] = &[
    // amounts, threats 40 and 41
    ("donate 0",                                                      2, "金额是零"),
    ("donate -5.00",                                                  2, "-5.00"),
    ("donate +5",                                                     2, "+5"),
    ("donate 1e3",                                                    2, "1e3"),
    ("donate NaN",                                                    2, "NaN"),
    ("donate 1_000.00",                                               2, "1_000.00"),
    ("donate ０.5",                                                   2, "０.5"),
    ("donate 5.",                                                     2, "5."),
    ("donate .5",                                                     2, ".5"),
    ("donate 007.00",                                                 2, "007.00"),
    ("donate 1.005",                                                  2, "1.005"),
    ("donate 12345678901234567890123456789",                          2, "12345678901234567890123456789"),
    ("donate",                                                        2, "没有写金额"),
    // days
    ("donate 5 --date 2026-10-06",                                    2, "还没到"),
    ("donate 5 --date 2026-02-29",                                    2, "2026-02-29"),
    ("donate 5 --date 1899-01-01",                                    2, "1899-01-01"),
    // accounts, projects, channels
    ("donate 5 --account nobank",                                     2, "没有代号为“nobank”的账户"),
    ("donate 5 --project wal",                                        2, "是不是“wall”"),
    ("donate 5 --means cash --account zhuanhu",                       2, "现金还没有存进银行"),
    ("donate 5 --means wechat --account xianjin",                     2, "只放还没存银行的现金"),
    ("donate 5 --channel directed",                                   2, "定向捐赠没有写"),
    ("account open zhuanhu --holder federation --name 专户",          2, "已经有了"),
    ("account open UPPER --holder federation --name 专户",            2, "UPPER"),
    ("account open a --holder bank --name 专户",                      2, "bank"),
    ("project propose wall --name 墙 --service repairs",              2, "已经有了"),
    ("project propose w2 --name 墙 --service walls",                  2, "walls"),
    ("project show wal",                                              2, "是不是“wall”"),
    // people
    ("donate 5 --donor p9",                                           2, "没有编号为 p9"),
    ("donate 5 --display named",                                      2, ""),
    ("person merge p1 p1 --reason 同",                                2, ""),
    ("person merge p1 p7 --reason 同",                                2, "p7"),
    ("person add --name 高子涵 --minor --display named",              2, "未"),
    // ids, memos, receipts
    ("donate 5 --id T1 --source bank",                                2, "T1"),
    ("donate 5 --source bank",                                        2, "流水号"),
    ("donate 5 --id T2 --source bank",                                2, "T2"),
    ("donate 5 --id T9 --source bank --replaces 5",                   2, "5"),
    ("donate 5 --memo 电话13800138000",                               2, "备注"),
    ("donate 5 --donor 李四13800138000 --display named",              2, "手机号"),
    ("donate 5 --donor 粮油店13800138000 --kind company",             2, "手机号"),
    ("receipt 2 A001",                                                2, "第 2 号"),
    ("receipt 99 A001",                                               2, "99"),
    ("receipt 9 A001",                                                2, "第 9 号"),
    // corrections
    ("refund 5 --amount 100.01 --reason 退",                          2, "100"),
    ("refund 7 --amount 20.01 --reason 退",                           2, "20"),
    ("refund 5 --amount 1",                                           2, "没有写原因"),
    ("refund 2 --amount 1 --reason 退",                               2, "第 2 号"),
    ("refund 9 --amount 1 --reason 退",                               2, "第 9 号"),
    ("reverse 7 --reason 错",                                         2, ""),
    ("reverse 8 --reason 错",                                         2, ""),
    ("reverse 10 --reason 错",                                        2, ""),
    ("reverse 9 --reason 错",                                         2, ""),
    ("reverse 2 --reason 错",                                         2, ""),
    ("reverse 77 --reason 错",                                        2, "77"),
    ("reverse 0 --reason 错",                                         2, "、收到其他收入、"),
    ("reverse 5",                                                     2, "没有写原因"),
    // books taken over
    ("opening 0 --paper 函1",                                         2, "金额是零"),
    ("opening 5",                                                     2, "文号"),
    // notices
    ("notice publish 2026-10",                                        2, "2026"),
    ("notice publish 2026-13",                                        2, "2026-13"),
    ("notice publish",                                                2, "没有哪个月的公示到期"),
    ("notice reprint 1",                                              2, "没有第 1 期"),
    // looking
    ("show 99",                                                       2, "没有第 99 号"),
    ("find",                                                          2, "没有写要找什么"),
    // the command line itself
    ("donat 5",                                                       2, "是不是“donate”"),
    ("donate 5 --projekt wall",                                       2, "--projekt"),
    ("donate 5 --as nobody",                                          2, "nobody"),
    ("donate 5 --as NOBODY",                                          2, "NOBODY"),
    ("import gifts.csv",                                              2, "gifts.csv"),
    ("import nothing gifts.csv",                                      2, "nothing"),
    ("import donations missing.csv",                                  3, "missing.csv"),
    ("init fund --purpose test --name 基金 --county 总会",            2, "已经有一本账"),
    ("donate 5 --ledger nowhere",                                     2, "没有账本"),
];

#[test]
fn each_is_answered_and_nothing_is_written() {
    let house = furnished();
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, code, says) in REFUSED {
        let outcome = house.run(line);
        let said = format!("{}{}", outcome.out, outcome.err);
        let is_answered = said.contains("没有办成") && said.contains("怎么办");
        if outcome.code != *code || !said.contains(says) || !is_answered {
            wrong.push(format!("{line}\n  exit {} (expected {code}), expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same, in English: every refusal is answered in the language asked for.
#[test]
fn each_is_answered_in_english_too() {
    let mut house = furnished();
    house.lang("en");
    for (line, code, _) in REFUSED {
        let outcome = house.run(line).exits(*code);
        let said = format!("{}{}", outcome.out, outcome.err);
        assert!(said.contains("Not done:") && said.contains("What to do:"), "{line}: {said}");
        let frame: String = said.lines().filter(|l| l.starts_with("What to do:")).collect();
        assert!(!frame.contains('。'), "{line}: Chinese in {frame}");
    }
}

#[test]
fn a_real_ledger_believes_the_clock_of_the_machine_only() {
    let house = House::empty();
    house.run_now("init real --name 城南社区基金 --county 明州县慈善总会 --ledger real").exits(0);
    house.run_now("donate 5 --ledger real --at 2026-10-05T09:00:00+08:00").exits(2).says("--at");
    house.run_now("donate 5 --ledger real").exits(0);
}

/// Threats 36 and 37: a clock that went back writes nothing.
#[test]
fn a_clock_that_went_back_writes_nothing() {
    let mut house = House::open();
    house.at("2026-10-05T08:59:59+08:00");
    house.run("donate 5").exits(2).says("时钟");
    assert_eq!(house.size(), 2);
}

/// A rehearsal shows the line and changes nothing.
#[test]
fn a_rehearsal_changes_nothing() {
    let house = furnished();
    let size = house.size();
    let outcome = house.run("donate 8 --donor 王芳 --dry-run").exits(0);
    assert!(outcome.out.starts_with("{\"at\":"), "{}", outcome.out);
    assert!(!outcome.out.contains("王芳"), "a name stands in a line");
    assert_eq!(house.size(), size);
}
