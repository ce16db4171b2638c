//! Points: the dated rule book, what brings them and what takes them away.

use crate::house::House;

/// The template with some lines changed.
pub(super) fn rule_book(house: &House, name: &str, changes: &[(&str, &str)]) {
    let mut rules = house.run("rules template").exits(0).out;
    for (from, to) in changes {
        assert!(rules.contains(from), "{from} is no line of the template");
        rules = rules.replacen(from, to, 1);
    }
    house.file(name, rules);
}

/// Rules are dated: what was in force on a day is told for that day, and the file lies in papers/.
#[test]
fn rules_are_set_from_a_file_and_apply_from_a_day_on() {
    let mut house = House::open();
    house.run("rules show").exits(2).says("还没有积分办法");
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 居委会〔2026〕8号").exits(0).says("积分管理办法");
    rule_book(&house, "new.toml", &[("an_hour = 2", "an_hour = \"2.5\""), ("notice_days = 3", "notice_days = 5")]);
    house.run("rules set new.toml --from 2026-11-01 --paper 居委会〔2026〕9号").exits(0);
    let now = house.run("rules show --format csv").exits(0).out;
    assert!(now.contains("patrol,平安巡防,2.0") && now.contains("居委会〔2026〕8号"), "{now}");
    let later = house.run("report rules --date 2026-11-01 --format csv").exits(0).out;
    assert!(later.contains("patrol,平安巡防,2.5") && later.contains("居委会〔2026〕9号"), "{later}");
    house.run("rules show --date 2026-10-04").exits(2);
    house.run("verify").exits(0);
    house.lang("en").run("rules show --format json").exits(0).says("notice_days");
    std::fs::remove_dir_all(house.fund().join("papers")).expect("papers are there");
    house.run("verify").exits(1).says("papers");
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str, &str, &str)] = &[
    ("",                                  "",                                  "--paper 8 --from 2026-10-04", "不能从已经过去"),
    ("",                                  "",                                  "--paper 8 --date 2026-10-06", "还没到"),
    ("",                                  "",                                  "",                            "文号"),
    ("title = \"积分制管理办法\"",        "title = \"\"",                      "--paper 8",                   "名称没有填"),
    ("act = \"wish\"",                    "act = \"good_deed\"",               "--paper 8",                   "“good_deed”写了两次"),
    ("class = \"clean\"",                 "class = \"patrol\"",                "--paper 8",                   "“patrol”写了两次"),
    ("name = \"环境整治\"",               "name = \"\"",                       "--paper 8",                   "都要有名称"),
    ("day_minutes = 600",                 "day_minutes = 1441",                "--paper 8",                   "1440"),
    ("keeps_years = 2",                   "keeps_years = 0",                   "--paper 8",                   "1 到 50 年"),
    ("notice_days = 3",                   "notice_days = 400",                 "--paper 8",                   "366 天"),
    ("[100, 300, 600, 1000, 1500]",       "[100, 300, 300, 1000, 1500]",       "--paper 8",                   "一个比一个多"),
    ("[100, 300, 600, 1000, 1500]",       "[100, 300]",                        "--paper 8",                   "五个小时数"),
    ("cover = \"50%\"",                   "cover = \"90%\"",                   "--paper 8",                   "先提醒，后停止"),
    ("point_worth = \"1.00\"",            "point_worth = 0",                   "--paper 8",                   "一分要值一点钱"),
    ("daily_cap = 16",                    "daily_cap = 0",                     "--paper 8",                   "上限不能是 0"),
    ("# reserve = \"shop\"",              "reserve = \"shop\"",                "--paper 8",                   "没有代号为“shop”的项目"),
    ("an_hour = 2",                       "an_hour = \"2.25\"",                "--paper 8",                   "“an_hour”写的是“2.25”"),
    ("title = ",                          "titel = ",                          "--paper 8",                   "不是积分办法"),
];

#[test]
fn rules_that_do_not_hold_together_are_refused() {
    let house = House::open();
    for (from, to, options, says) in REFUSED {
        rule_book(&house, "banfa.toml", &[(from, to)]);
        house.run(&format!("rules set banfa.toml {options}")).exits(2).says(says);
    }
    assert_eq!(house.size(), 2);
}
