//! 配捐: agreed, quoted, confirmed, received, returned; what is refused; and that the figures are the rule's.

mod debts;
mod properties;

use std::path::Path;

use crate::fund::stories::compare_all;
use crate::house::House;

/// Compares with a file a person can open. `UPDATE_GOLDEN=1` writes it anew; look at it before keeping it.
#[track_caller]
fn golden(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden/fund").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file is there: UPDATE_GOLDEN=1 writes it");
    similar_asserts::assert_eq!(golden, now, "{name}");
}

/// Six open appeals of one community with matches between 13.3 and 23.1 %: each by its own rate, terms and donors.
#[test]
fn six_appeals_are_matched_between_13_3_and_23_1_per_cent() {
    let mut house = House::open();
    house.run("person add --name 赵玉梅").exits(0);
    house.run("account open xianjin --holder cash_in_transit --name 待存现金").exits(0);
    let window = "--from 2026-10-01 --until 2026-10-31 --paper 总会函〔2026〕21号";
    for (code, name, terms) in [
        ("wall", "围墙修缮", "--rate 23.1%"),
        ("lunch", "老人助餐", "--rate 20% --cap-donor 1000"),
        ("lamps", "楼道照明", "--tiers 0=13.3%,2000=17.5%,5000=23.1%"),
        ("bikes", "充电车棚", "--rate 15% --cap-project 500 --channel public,directed"),
        ("reading", "儿童阅读", "--rate 13.3% --minimum-donors 5"),
        ("clinic", "健康义诊", "--rate 21.6% --goods --public-money"),
    ] {
        house.run(&format!("project propose {code} --name {name} --service other")).exits(0);
        house.run(&format!("match agree {code} {terms} {window}")).exits(0);
    }
    for gift in [
        "1234.56 --project wall --donor 王芳",
        "0.03 --project wall",
        "800 --project wall --means cash",
        "500 --project wall --channel directed --kind company --donor 明州建材有限公司",
        "700 --project lunch --donor p1",
        "700 --project lunch --donor p1",
        "1200 --project lunch --kind company --donor 明州建材有限公司",
        "1999.99 --project lamps",
        "4321 --project lamps --donor 李强",
        "1800 --project bikes",
        "1900 --project bikes --channel directed --donor p1",
        "300 --project reading",
        "300 --project reading",
        "666.66 --project clinic --donor 张伟",
    ] {
        house.run(&format!("donate {gift}")).exits(0);
    }
    house.at("2026-10-20T09:00:00+08:00");
    house.run("match quote wall").exits(0).says("469.99").says("231.00");
    house.run("match quote reading --another 100").exits(0).says("应配 0.00").says("应配增加 0.00");
    house.run("match quote bikes").exits(0).says("500.00").says("应配增加 0.00");
    for _ in 0..3 {
        house.run("donate 100 --project reading").exits(0);
    }
    house.run("match confirm wall --paper 总会函9").exits(2).says("2026-10-31 才结束");
    house.at("2026-11-03T09:00:00+08:00");
    for code in ["wall", "lunch", "lamps", "bikes", "reading", "clinic"] {
        house.run(&format!("match confirm {code} --paper 总会函〔2026〕30号")).exits(0);
    }
    house.run("match receive 300 --project wall --paper 回单1").exits(0);
    house.run("match receive 169.99 --project wall --paper 回单2").exits(0).says("469.99");
    house.run("match receive 0.01 --project wall --paper 回单3").exits(2).says("还差 0.00");
    house.run("match receive 200 --project lunch --paper 回单4").exits(0);
    // Due over all that was raised, in parts of a thousand.
    let told = house.run("report match --period 2026-10 --format csv").exits(0).out;
    let fen = |cell: &str| cell.replace('.', "").parse::<u64>().expect("an amount");
    let rates: Vec<u64> = told
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with("合计"))
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            fen(cells[7]) * 1000 / fen(cells[2])
        })
        .collect();
    assert_eq!(rates.len(), 6, "{told}");
    assert!(rates.iter().all(|rate| (133..=231).contains(rate)), "{rates:?}");
    golden("match.six.zh.txt", &house.run("report match").exits(0).out);
    golden("match.six.zh.csv", &house.run("report match --period 2026-10 --format csv").exits(0).out);
    golden("match.six.lamps.zh.txt", &house.run("match show lamps").exits(0).out);
    golden("match.six.lunch.zh.txt", &house.run("report match-statement lunch").exits(0).out);
    let nothing = house.run("report match --period 2026-12").exits(0).out;
    assert!(!nothing.contains("围墙修缮"), "{nothing}");
    let purses = house.run("project show wall --format csv").exits(0).out;
    assert!(purses.contains("469.99"), "the match lies in a purse of its own: {purses}");
    house.lang("en");
    golden("match.six.en.txt", &house.run("report match").exits(0).out);
    golden("match.six.lamps.en.txt", &house.run("match show lamps").exits(0).out);
    house.lang("zh");
    compare_all(&mut house, "six", "2026-11", "wall");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
}

/// A refund after the match: what is due falls, what was received beyond it is owed back, and goes back.
#[test]
fn a_refund_after_the_match_lowers_what_is_due_and_is_owed_back() {
    let mut house = House::furnished();
    house.run("match agree wall --rate 20% --from 2026-10-01 --until 2026-10-10 --paper 总会函21").exits(0);
    house.run("donate 1000 --project wall --donor p1").exits(0);
    house.run("donate 500 --project wall --donor 王芳").exits(0);
    house.run("refund 7 --amount 100 --reason 多转").exits(0).says("应配（试算）由 300.00 元 变为 280.00 元");
    house.at("2026-10-12T09:00:00+08:00");
    house.run("reverse 7 --reason 错").exits(2);
    house.run("match confirm wall --paper 总会函30").exits(0).says("未联签");
    let early = "match receive 280 --project wall --paper 回单1 --date 2026-10-11";
    house.run(early).exits(2).says("总会 2026-10-12 才确认");
    house.run("match receive 280 --project wall --paper 回单1").exits(0);
    house.run("donate 5000 --project wall --date 2026-10-09").exits(0);
    house.run("match show wall").exits(0).says("总会确认以后才记账");
    house.run("reverse 6 --reason 记错").exits(2).says("第 9 号配捐确认").says("mingbai refund");
    house.run("match return 1 --project wall --paper 函 --reason 退").exits(2).says("应退回 0.00");
    let told = house.run("refund 6 --amount 300 --paper 批12 --reason 捐赠人要求").exits(0).out;
    // What came too late does not make good what went back.
    assert!(told.contains("由 280.00 元 变为 220.00 元") && told.contains("应退回总会 60.00 元"), "{told}");
    house.run("reverse 11 --reason 记错").exits(0);
    house.run("donate 300 --project wall --date 2026-10-09").exits(0);
    golden("match.refund.owed.zh.txt", &house.run("match show wall").exits(0).out);
    // Until it is recorded it goes nowhere, and neither does the match; then it is a debt, and the rest may be spent.
    let transfer = "transfer 5 --basis leftover --from-project wall --from-source match --paper 纪1 --reason 余";
    house
        .run("match return 60 --project wall --paper 函 --reason 退捐")
        .exits(2)
        .says("mingbai match owe --agreement 5");
    house.run("match owe wall --date 2026-10-11").exits(2).says("2026-10-12");
    house.run("match owe wall").exits(0).says("应退");
    house.run("match owe wall").exits(2).says("不用记应退");
    house.run("reverse 10 --reason 错").exits(2).says("记为应退总会");
    house.run("report balance-sheet --period 2026-10 --format csv").exits(0).says(",60.00");
    house.run("report notes --period 2026-10").exits(0).says("60.00");
    house.run(transfer).exits(2);
    house.run("match return 60.01 --project wall --paper 函 --reason 退捐").exits(2).says("应退回 60.00");
    house.run("match return 60 --project wall --paper 函 --reason 退捐 --date 2026-10-11").exits(2).says("应退回 0.00");
    house.run("match return 60 --project wall --paper 总会函33 --reason 退捐后多配的部分").exits(0).says("第 16 号");
    house.run("match receive 1 --project wall --paper 回单2").exits(2).says("还差 0.00");
    golden("match.refund.zh.txt", &house.run("report match").exits(0).out);
    golden("match.refund.statement.zh.txt", &house.run("report match-statement wall").exits(0).out);
    // A gift outside the window was not refunded, and neither was the match itself.
    house.run("donate 70 --project wall").exits(0);
    let groups = house.run("match show wall --format csv").exits(0).out;
    assert!(
        groups.contains("来源,笔数,金额（元）,退捐冲正（元）,期外及配捐（元）,不计入（元）,不计入原因,计入基数（元）"),
        "{groups}"
    );
    assert!(groups.contains("6870.00,5400.00,70.00,300.00,不在配捐期内；总会确认以后才记账,1100.00"), "{groups}");
    house.run("report match").exits(0).says("配捐期内款物（元）");
    house.run("report projects").exits(0).says("实募（元）");
    house.lang("en");
    golden("match.refund.en.txt", &house.run("match show wall").exits(0).out);
    house.lang("zh");
    compare_all(&mut house, "refunded", "2026-10", "wall");
    // A return that was mistyped is taken back, and what is owed is owed again.
    house.run("reverse 16 --reason 回单看错了").exits(0);
    house.run("report balance-sheet --period 2026-10 --format csv").exits(0).says(",60.00");
    house.run("match return 60.01 --project wall --paper 函 --reason 退").exits(2).says("应退回 60.00");
    house.run("match return 50 --project wall --paper 总会函34 --reason 先退一部分").exits(0);
    house.run("match return 10.01 --project wall --paper 函 --reason 退").exits(2).says("应退回 10.00");
    // On the board what went back is what went back less what was taken back; in a later month the rest came back of 支.
    let back = house.size() - 1;
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let cover = std::fs::read_to_string(house.fund().join("notices/0001/cover.csv")).expect("a cover");
    assert!(cover.contains("退还,450.00"), "{cover}");
    house.run(&format!("reverse {back} --reason 又看错了")).exits(0);
    house.run("report cash-flow --period 2026-11").exits(0);
    house.at("2026-12-02T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let cover = std::fs::read_to_string(house.fund().join("notices/0002/cover.csv")).expect("a cover");
    assert!(cover.contains("付出又收回,50.00") && !cover.contains("往来"), "{cover}");
    // The sheet of matches tells of it, and what lies there and goes back is no other source.
    let sheet = |name: &str| std::fs::read_to_string(house.fund().join("notices/0002").join(name)).expect("a sheet");
    let (matches, projects) = (sheet("matches.csv"), sheet("projects.csv"));
    assert!(matches.contains("围墙") && matches.contains("60.00"), "{matches}");
    assert!(projects.contains("应退回") && projects.contains(",60.00,0.00,,"), "{projects}");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A pool too small for all is confirmed at once, split in the stated order, and to the 分.
#[test]
fn a_pool_is_split_to_the_fen_and_confirmed_as_a_whole() {
    for (order, shares) in [("listed", ["70.00", "30.00", "0.00"]), ("pro_rata", ["33.34", "33.33", "33.33"])] {
        let mut house = House::open();
        house.run(&format!("match pool p1 --amount 100 --name 百社千项 --order {order} --paper 总会函1")).exits(0);
        for code in ["a", "b", "c"] {
            house.run(&format!("project propose {code} --name 项目{code} --service other")).exits(0);
            let terms = "--rate 10% --from 2026-10-01 --until 2026-10-10 --pool p1 --paper 总会函2";
            house.run(&format!("match agree {code} {terms}")).exits(0);
            house.run(&format!("donate 700 --project {code}")).exits(0);
        }
        house
            .run("match agree a --rate 10% --from 2026-11-01 --until 2026-11-02 --pool p1 --position 2 --paper 函")
            .exits(2);
        house.at("2026-10-12T09:00:00+08:00");
        house.run("match confirm b --paper 总会函9").exits(2).says("--pool p1");
        let size = house.size();
        house.run("match confirm --pool p1 --paper 总会函9 --dry-run").exits(0);
        assert_eq!(house.size(), size);
        house.run("match confirm --pool p1 --paper 总会函9").exits(0);
        let csv = house.run("match list --format csv").exits(0).out;
        for (code, share) in ["a", "b", "c"].iter().zip(shares) {
            let row = csv.lines().find(|line| line.contains(&format!("项目{code},"))).expect("a row");
            assert!(row.contains(&format!(",p1,{share},0.00,{share},")), "{order}: {row}");
        }
        house.run("match confirm --pool p1 --paper 总会函9").exits(2).says("确认过了");
        house.run("verify").exits(0);
    }
}

/// A mistaken agreement is taken back until it is confirmed; a part received by mistake, unless it went back.
#[test]
fn agreements_and_receipts_are_undone_while_nothing_rests_on_them() {
    let mut house = House::furnished();
    let terms = "--from 2026-10-01 --until 2026-10-10 --paper 总会函21";
    house.run(&format!("match agree wall --rate 50% {terms}")).exits(0);
    house.run(&format!("match agree wall --rate 20% {terms}")).exits(2).says("第 5 号约定");
    house.run("reverse 5 --reason 比例记错").exits(0);
    house.run("match show wall").exits(2).says("没有配捐约定");
    house.run(&format!("match agree wall --rate 20% {terms}")).exits(0);
    house.run("donate 1000 --project wall").exits(0);
    house.at("2026-10-12T09:00:00+08:00");
    house.run("match receive 200 --project wall --paper 回单1").exits(2).says("还没有全部确认");
    house.run("match confirm wall --paper 总会函30").exits(0);
    house.run("reverse 7 --reason 错").exits(2).says("不能冲正");
    house.run("match receive 150 --project wall --paper 回单1").exits(0);
    house.run("reverse 10 --reason 记错金额").exits(0);
    house.run("match receive 200 --project wall --paper 回单1").exits(0);
    let show = house.run("match show wall --format csv").exits(0).out;
    assert!(show.contains("已到,200.00") && show.contains("未到,0.00"), "{show}");
    assert!(show.contains("配捐本身,"), "a match is never matched: {show}");
    house.run("verify").exits(0);
}

/// Splitting a gift to pass the cap a donor is seen, and counted as it stands.
#[test]
fn gifts_that_look_split_are_flagged_and_never_refused() {
    let house = House::furnished();
    let terms = "--rate 20% --from 2026-10-01 --until 2026-10-31 --cap-donor 500 --paper 总会函21";
    house.run(&format!("match agree wall {terms}")).exits(0);
    for gift in ["300 --donor p1", "300 --donor p1", "480", "480", "100", "100", "100"] {
        house.run(&format!("donate {gift} --project wall")).exits(0);
    }
    let before = house.run("report match-statement wall --format csv").exits(0).out;
    assert_eq!(before.matches("疑似拆分：同一捐赠人").count(), 2, "{before}");
    assert_eq!(before.matches("疑似拆分：同一天").count(), 0, "two are no sign: {before}");
    house.run("donate 401 --project wall").exits(0);
    let after = house.run("report match-statement wall --format csv").exits(0).out;
    assert_eq!(after.matches("疑似拆分：同一天").count(), 3, "{after}");
    house.run("match show wall").exits(0).says("有 5 笔疑似");
}

/// The paper itself lies in papers/ and its digest in the line; a rehearsal leaves nothing behind.
#[test]
fn the_federations_paper_is_kept() {
    let house = House::furnished();
    house.file("han.pdf", "a scan");
    let line = "match agree wall --rate 20% --from 2026-10-01 --until 2026-10-31 --paper 总会函21 --file han.pdf";
    let papers = || std::fs::read_dir(house.fund().join("papers")).expect("papers").count();
    let before = papers();
    house.run(&format!("{line} --dry-run")).exits(0);
    assert_eq!(papers(), before);
    house.run(line).exits(0);
    assert_eq!(papers(), before + 1);
    house.run("verify").exits(0);
}

/// 0 opened, 1 zhuanhu, 2 wall, 3 xianjin, 4 p1, 5 pool p1, 6 agreement of wall (over), 7 its gift, 8 its confirmation,
/// 9 a part of it received, 10 project lamp, 11 agreement of lamp, from the pool, whose window is open.
fn matched() -> House {
    let house = House::furnished();
    for line in [
        "match pool p1 --amount 1000 --name 百社千项 --paper 总会函1",
        "match agree wall --rate 20% --from 2026-09-01 --until 2026-10-04 --paper 总会函2",
        "donate 1000 --project wall --date 2026-10-01",
        "match confirm wall --paper 总会函9",
        "match receive 150 --project wall --paper 回单1",
        "project propose lamp --name 路灯 --service repairs",
        "match agree lamp --rate 20% --from 2026-10-01 --until 2026-10-31 --pool p1 --paper 总会函2",
    ] {
        house.run(line).exits(0);
    }
    house
}

const AGREE: &str = "match agree wall --paper 函";

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    ("match pool p1 --amount 5 --name 池 --paper 函",                                                "资金池“p1”已经有了"),
    ("match pool p2 --amount 0 --name 池 --paper 函",                                                "金额是零"),
    ("match pool p2 --amount 5 --name 池",                                                           "没有写文号"),
    ("match pool p2 --amount 5 --name 池 --paper 函 --order first",                                  "first"),
    ("match pool p2 --amount 5 --name 电话13800138000 --paper 函",                                   "备注"),
    ("match agree wal --rate 20% --from 2026-11-01 --until 2026-11-30 --paper 函",                   "是不是“wall”"),
    ("AGREE --rate 20% --from 2026-11-30 --until 2026-11-01",                                        "最后一天早于第一天"),
    ("AGREE --rate 20% --from 2026-10-04 --until 2026-10-05",                                        "第 6 号约定"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --channel public,public",                "募集方式"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --channel wechat",                       "wechat"),
    ("AGREE --rate 9.99% --from 2026-11-01 --until 2026-11-30",                                      "9.99%"),
    ("AGREE --rate 50.01% --from 2026-11-01 --until 2026-11-30",                                     "50.01%"),
    ("AGREE --rate 150% --from 2026-11-01 --until 2026-11-30",                                       "150%"),
    ("AGREE --from 2026-11-01 --until 2026-11-30",                                                   "没有写比例"),
    ("AGREE --tiers 1=10%,10000=20% --from 2026-11-01 --until 2026-11-30",                           "从 0 起"),
    ("AGREE --tiers 0=10%,0=20% --from 2026-11-01 --until 2026-11-30",                               "从 0 起"),
    ("AGREE --tiers 0=10%,100=60% --from 2026-11-01 --until 2026-11-30",                             "60%"),
    ("AGREE --tiers 0-10% --from 2026-11-01 --until 2026-11-30",                                     "0-10%"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --cap-donor 0",                          "金额是零"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --pool p9",                              "没有资金池“p9”"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --pool p1 --position 1",                 "下一个空位是第 2 位"),
    ("AGREE --rate 20% --from 2026-11-01 --until 2026-11-30 --position 1",                           "没有资金池"),
    ("match quote xianjin",                                                                          "xianjin"),
    ("match show --agreement 7",                                                                     "第 7 号不是有效的配捐约定"),
    ("match confirm wall --paper 函",                                                                "已经由第 8 号确认过了"),
    ("match confirm lamp --paper 函",                                                                "--pool p1"),
    ("match confirm --pool p1 --paper 函",                                                           "2026-10-31 才结束"),
    ("match confirm --pool p9 --paper 函",                                                           "没有资金池“p9”"),
    ("match receive 50.01 --project wall --paper 函",                                                "还差 50.00"),
    ("match receive 0 --project wall --paper 函",                                                    "金额是零"),
    ("match receive 5 --project wall --paper 函 --account xianjin",                                  "只从总会到它的专户"),
    ("match receive 5 --project wall",                                                               "没有写文号"),
    ("match receive 5 --project lamp --paper 函",                                                    "还没有全部确认"),
    ("match return 5 --project wall --paper 函 --reason 退",                                         "应退回 0.00"),
    ("match return 5 --project wall --paper 函",                                                     "没有写原因"),
    ("reverse 6 --reason 错",                                                                        "第 8 号确认"),
    ("reverse 7 --reason 错",                                                                        "第 8 号配捐确认"),
    ("reverse 8 --reason 错",                                                                        "不能冲正"),
    ("reverse 5 --reason 错",                                                                        "不能冲正"),
];

#[test]
fn each_refusal_is_answered_in_both_languages_and_nothing_is_written() {
    let mut house = matched();
    let size = house.size();
    for (line, says) in REFUSED {
        let line = line.replace("AGREE", AGREE);
        house.lang("zh");
        let outcome = house.run(&line).exits(2).says(says);
        assert!(outcome.err.contains("没有办成") && outcome.err.contains("怎么办"), "{line}: {}", outcome.err);
        house.lang("en");
        let outcome = house.run(&line).exits(2).says("What to do:");
        let frame: String = outcome.err.lines().filter(|l| l.starts_with("What to do:")).collect();
        assert!(!frame.contains('。'), "{line}: Chinese in {frame}");
        assert_eq!(house.size(), size, "{line} wrote something");
    }
}
