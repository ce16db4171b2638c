//! Points: the dated rule book, what brings them and what takes them away.

mod conserved;
mod late;
mod struck;
mod village;

use mingbai::store::papers;

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
    // A day has one rule book: nobody publishes under another and puts this one back. What has not begun may be replaced.
    house.run("rules set new.toml --paper 居委会〔2026〕9号").exits(2).says("一天只有一个办法");
    house.run("rules set new.toml --from 2026-11-01 --paper 居委会〔2026〕9号").exits(0);
    let now = house.run("rules show --format csv").exits(0).out;
    assert!(now.contains("patrol,平安巡防,2.0") && now.contains("居委会〔2026〕8号"), "{now}");
    let later = house.run("report rules --date 2026-11-01 --format csv").exits(0).out;
    assert!(later.contains("patrol,平安巡防,2.5") && later.contains("居委会〔2026〕9号"), "{later}");
    let listed = house.run("rules list --format csv").exits(0).out;
    assert!(listed.contains("2026-10-05,积分制管理办法,居委会〔2026〕8号,2,"), "{listed}");
    assert!(listed.contains("2026-11-01,积分制管理办法,居委会〔2026〕9号,4,公示天数；服务一小时得几分"), "{listed}");
    house.run("rules show --date 2026-10-04").exits(2);
    house.run("verify").exits(0);
    house.lang("en").run("rules list").exits(0).says("days of notice");
    house.run("rules show --format json").exits(0).says("notice_days");
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
    ("name = \"环境整治\"",               "name = \"\"",                       "--paper 8",                   "name 都要写名称"),
    ("day_minutes = 600",                 "day_minutes = 1441",                "--paper 8",                   "1440"),
    ("keeps_years = 2",                   "keeps_years = 0",                   "--paper 8",                   "1 到 50 年"),
    ("notice_days = 3",                   "notice_days = 400",                 "--paper 8",                   "366 天"),
    ("[100, 300, 600, 1000, 1500]",       "[100, 300, 300, 1000, 1500]",       "--paper 8",                   "一个比一个多"),
    ("[100, 300, 600, 1000, 1500]",       "[100, 300]",                        "--paper 8",                   "五个小时数"),
    ("cover = \"0%\"",                    "cover = \"90%\"",                   "--paper 8",                   "先提醒，后停止"),
    ("point_worth = \"1.00\"",            "point_worth = 0",                   "--paper 8",                   "一分要值一点钱"),
    ("daily_cap = 16",                    "daily_cap = 0",                     "--paper 8",                   "daily_cap、activity_cap 不能是 0"),
    ("# reserve = \"shop\"",              "reserve = \"shop\"",                "--paper 8",                   "没有代号为“shop”的项目"),
    ("an_hour = 2",                       "an_hour = \"2.25\"",                "--paper 8",                   "“an_hour”写的是“2.25”"),
    ("an_hour = 2",                       "an_hour = 2.55",                    "--paper 8",                   "的“an_hour”写的是 2.55"),
    ("daily_cap = 16",                    "daily_cap = \"2.55\"",              "--paper 8",                   "最多一位小数"),
    ("cover = \"0%\"",                    "cover = \"120%\"",                  "--paper 8",                   "“cover”写的是“120%”，这里要写 0 到 100 的百分数"),
    ("cover = \"0%\"",                    "cover = 120",                       "--paper 8",                   "的“cover”写的是 120"),
    ("point_worth = \"1.00\"",            "point_worth = \"0.005\"",           "--paper 8",                   "“point_worth”写的是“0.005”，这里要写多少元：0 或正数"),
    ("daily_cap = 16",                    "daily_cap = 9999999999",            "--paper 8",                   "这里要写分数：0 到 999999999"),
    ("act = \"wish\"",                    "act = \"心愿\"",                    "--paper 8",                   "“act”写的是“心愿”，这里要写代号"),
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

/// Rules without a share of cover, households alone; volunteers p1 (household h1, party member), p2 and p3.
/// The next entry is 11.
pub(super) fn house() -> House {
    let house = House::open();
    house.run("person add --name 赵玉梅").exits(0);
    house.run("person add --name 王芳").exits(0);
    house.run("person add --name 李建国").exits(0);
    house.run("household add h1 --head p1").exits(0);
    house.run("volunteer add p1 --household h1 --party yes").exits(0);
    house.run("volunteer add p2").exits(0);
    house.run("volunteer add p3").exits(0);
    let changes = [("transfer = false", "transfer = true"), ("keeps_years = 2", "keeps_years = 1")];
    rule_book(&house, "banfa.toml", &changes);
    house.run("rules set banfa.toml --paper 居委会〔2026〕8号").exits(0).says("第 9 号");
    house
}

const DEED: &str = "points award good_deed --to p2 --witness p3 --what 拾金不昧";

/// Published on D, points count from 00:00 on D+4; frauds 68: not before, and not after their last day.
#[test]
fn a_deed_is_published_counts_after_three_days_and_ends_with_its_year() {
    let mut house = house();
    house.run("points publish").exits(2).says("没有等着公示");
    house.run(DEED).exits(0).says("第 10 号");
    house.run("points list --format csv").exits(0);
    house.run("points publish").exits(0).says("2026-10-09 起可用");
    let shown = house.run("points show p2 --format csv").exits(0).out;
    assert!(shown.contains("0.0,5.0,0.0,5.0"), "in notice: {shown}");
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(2).says("可以用的只有 0 分");
    house.at("2026-10-08T23:00:00+08:00");
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(2).says("可以用的只有 0 分");
    house.at("2026-10-09T09:00:00+08:00");
    house.run("points transfer 5.1 --from p2 --to p3 --reason 互助").exits(2).says("可以用的只有 5 分");
    house.run("points transfer 2 --from p2 --to p3 --reason 互助").exits(0);
    house.run("points expire --forecast --format csv").exits(0).says("2026-12-31,2,5.0");
    house.run("points expire --until 2026-12-31").exits(2).says("还没有过完");
    house.at("2027-01-01T09:00:00+08:00");
    house.run("points transfer 1 --from p2 --to p3 --reason 互助").exits(2).says("可以用的只有 0 分");
    house.run("points deduct littering --from p2 --reason 乱扔").exits(2).says("没有可以扣的积分");
    house.run("points expire").exits(0);
    house.run("points expire").exits(2).says("没有到期的积分");
    let listed = house.run("points list --format csv").exits(0).out;
    assert!(listed.contains("p2,王**,0.0,0.0,0.0,5.0,0.0,0.0,3.0,2.0"), "{listed}");
    house.run("verify").exits(0);
}

/// A deduction takes what the rules say, or all there is, and its reversal puts exactly that back.
#[test]
fn a_deduction_never_goes_below_zero_and_is_undone_whole() {
    let mut house = house();
    house.run("points opening p2 --points 3.5 --minutes 600 --paper 旧账1").exits(0).says("第 10 号");
    house.run("points opening p2 --points 1 --paper 旧账1").exits(2);
    house.run("points deduct littering --from p2 --reason 乱扔垃圾").exits(0).says("第 11 号");
    let said = house.run("points deduct false_hours --from p2 --reason 虚报").exits(0).says("第 12 号");
    said.says("办法里要扣 20 分，账上能扣的只有 1.5 分，就扣了这些");
    house.run("points deduct littering --from p2 --reason 又一次").exits(2).says("没有可以扣的积分");
    assert!(house.run("points show p2 --format csv").exits(0).out.contains("0.0,0.0,0.0,3.5,0.0,3.5"));
    house.run("reverse 12 --reason 查无此事").exits(0);
    assert!(house.run("points show p2 --format csv").exits(0).out.contains("1.5,0.0,0.0,3.5,0.0,2.0"));
    house.run("reverse 11 --reason 查无此事").exits(0);
    house.run("reverse 10 --reason 抄错").exits(0);
    house.run("points opening p2 --points 4 --paper 旧账1").exits(0);
    house.at("2026-11-05T09:00:00+08:00");
    house.run("verify").exits(0);
}

/// The 党性存折 is a member's own; a household's exchange points lie in one account.
#[test]
fn a_household_shares_and_a_party_record_does_not() {
    let house = house();
    house.run("points award good_deed --to p1 --witness p3 --what 清扫楼道").exits(0);
    house.run("points award good_deed --to p1 --witness p3 --what 党员先锋岗 --party").exits(0);
    house.run("points award good_deed --to p2 --witness p3 --what 党员先锋岗 --party").exits(2).says("没有党性存折");
    house.run("points publish --place 公告栏").exits(0).says("公示 2 条");
    assert!(house.run("points list --format csv").exits(0).out.contains("h1,赵**,0.0,5.0"));
    assert!(house.run("points list --party --format csv").exits(0).out.contains("p1,赵**,0.0,5.0"));
    house.run("points transfer 1 --from p1 --to p2 --reason 互助").exits(2).says("没有“p1”这个积分账户");
    house.run("reverse 11 --reason 重复").exits(0);
    assert!(house.run("points list --party --format csv").exits(0).out.contains("p1,赵**,0.0,0.0"));
    house.run("verify").exits(0);
}

/// A wish is claimed, fulfilled once by who claimed it, with a gift of his own or without.
#[test]
fn a_wish_is_fulfilled_once_by_who_claimed_it() {
    let house = house();
    house.words(&["wish", "make", "p3", "一副老花镜"]).exits(0).says("第 10 号");
    let done = "points award wish --to p2 --witness p1 --what 送去老花镜 --wish 10";
    house.run(done).exits(2).says("不是这位志愿者认领的");
    house.run("wish claim 10 p2").exits(0);
    house.run("donate 50 --donor p1").exits(0).says("第 12 号");
    house.run(&format!("{done} --gift 12")).exits(2).says("不是他本人的捐款");
    house.run("donate 50 --donor p2").exits(0).says("第 13 号");
    house.run(&format!("{done} --gift 13")).exits(0).says("第 14 号");
    house.run(done).exits(2).says("已经由第 14 号完成");
    assert!(!house.run("wish list --format csv").exits(0).out.contains("老花镜"));
    assert!(house.run("wish list --all --format csv").exits(0).out.contains("一副老花镜,王**,14"));
    house.run("reverse 14 --reason 记错").exits(0);
    assert!(house.run("wish list --format csv").exits(0).out.contains("老花镜"));
    house.run("verify").exits(0);
}

/// Points are a debt (threat 69): told below one share, refused below another, until the shop has goods or money.
#[test]
fn no_more_is_published_than_the_shop_can_honour() {
    let mut house = house();
    house.run("project propose chaoshi --name 公益超市 --service other").exits(0);
    rule_book(
        &house,
        "debt.toml",
        &[
            ("# reserve = \"shop\"", "reserve = \"chaoshi\""),
            ("cover = \"0%\"", "cover = \"50%\""),
            ("keeps_years = 2", "keeps_years = 1"),
        ],
    );
    house.at("2026-10-06T09:00:00+08:00");
    house.run("rules set debt.toml --paper 居委会〔2026〕9号").exits(0);
    house.run(DEED).exits(0);
    house.run("points publish").exits(2).says("值 5.00 元").says("只有 0.00 元");
    house.run("donate 2 --project chaoshi").exits(0);
    house.run("points publish").exits(2).says("只有 2.00 元");
    house.run("account open cangku --holder storeroom --name 仓库").exits(0);
    house.run("goods receive 1 袋 大米 --use shop --value 0.50 --basis fair_value").exits(0);
    let warning = "不到没兑积分的 80%；低于 50% 就不能再公示新的积分";
    house.run("points publish").exits(0).says(warning);
    let cover = house.run("points cover --format csv").exits(0);
    assert!(cover.out.contains("5.0,1.00,5.00,0.50,2.00,0.00,2.50,50%"), "{}", cover.out);
    assert!(cover.err.contains(warning), "{}", cover.err);
    // Enough for what is out: nobody is warned.
    house.run("donate 20 --project chaoshi").exits(0);
    house.run(DEED).exits(0);
    let said = house.run("points publish").exits(0);
    assert!(!said.err.contains("注意"), "{}", said.err);
    house.run("verify").exits(0);
}

/// A debt of today is held against the rules and the shelf of today, whatever day it is written down for.
#[test]
fn an_old_date_steps_around_no_cover() {
    let mut house = house();
    rule_book(&house, "debt.toml", &[("cover = \"0%\"", "cover = \"50%\"")]);
    house.run("rules set debt.toml --from 2026-10-06 --paper 居委会〔2026〕9号").exits(0);
    house.run("account open cangku --holder storeroom --name 仓库").exits(0);
    house.run("goods receive 10 袋 大米 --use shop --value 100 --basis fair_value --expiry 2026-10-07").exits(0);
    house.run("person add --name 钱进").exits(0);
    house.run("volunteer add p4").exits(0);
    house.at("2026-10-08T09:00:00+08:00");
    house.run(&format!("{DEED} --date 2026-10-05")).exits(0);
    let opening = "activity open xunfang --class patrol --title 巡防 --place 东门 --supervisor p3 --first 2026-10-05";
    house.run(&format!("{opening} --begins 08:00 --ends 20:00")).exits(0);
    house.run("activity record xunfang p4 --date 2026-10-05 --began 18:00 --ended 20:00 --witness p3").exits(0);
    let debts =
        ["points publish", "activity publish xunfang --place 公告栏", "points opening p3 --points 10 --paper 旧账"];
    // On the fifth no cover was asked for; on the seventh the rice was good.
    for debt in debts {
        for day in ["2026-10-05", "2026-10-07", "2026-10-08"] {
            house.run(&format!("{debt} --date {day}")).exits(2).says("只有 0.00 元");
        }
    }
    house.run("goods receive 10 袋 大米 --use shop --value 100 --basis fair_value").exits(0);
    for debt in debts {
        house.run(&format!("{debt} --date 2026-10-05")).exits(0);
    }
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Deeds, as hours, hang somewhere where everybody reads it, and nobody's number with them.
#[test]
fn where_deeds_hang_is_said_without_a_number() {
    let house = house();
    house.run(DEED).exits(0);
    house.words(&["points", "publish", "--place", ""]).exits(2).says("没有写公示贴在哪里");
    house.run("points publish --place 电话13800000001").exits(2).says("手机号");
    house.run("points publish --place 公告栏").exits(0);
}

#[rustfmt::skip]
const TAKEN_REFUSED: &[(&str, &str)] = &[
    ("points award good_deed --to p2 --witness p2 --what 拾金不昧",                     "不能为自己作证"),
    ("points award littering --to p2 --witness p3 --what 拾金不昧",                     "没有代号为“littering”的加分"),
    ("points award nothing --to p2 --witness p3 --what 拾金不昧",                       "没有代号为“nothing”的加分"),
    ("points award good_deed --to p2 --witness p3 --what 电话13800138000",              ""),
    ("points award good_deed --to p2 --witness p3 --what 拾金不昧 --date 2026-10-04",   "还没有积分办法"),
    ("points award good_deed --to p9 --witness p3 --what 拾金不昧",                     "p9"),
    ("points award wish --to p2 --witness p3 --what 送花 --wish 3",                     "不是微心愿"),
    ("points award wish --to p2 --witness p3 --what 送花 --gift 3",                     "不是他本人的捐款"),
    ("points deduct good_deed --from p2 --reason 错",                                   "没有代号为“good_deed”的扣分"),
    ("points deduct littering --from p2 --reason 错",                                   "没有可以扣的积分"),
    ("points transfer 0 --from p2 --to p3 --reason 互助",                               "积分是零"),
    ("points transfer 1 --from p2 --to p2 --reason 互助",                               "同一个账户"),
    ("points transfer 1 --from p2 --to h9 --reason 互助",                               "没有“h9”这个积分账户"),
    ("points opening p2 --points 0 --paper 旧账",                                       "积分是零"),
    ("points opening p2 --points 5",                                                    "文号"),
    ("wish claim 3 p2",                                                                 "不是微心愿"),
];

#[test]
fn what_brings_and_takes_points_is_refused_by_name() {
    let house = house();
    let size = house.size();
    for (line, says) in TAKEN_REFUSED {
        house.run(line).exits(2).says(says);
    }
    assert_eq!(house.size(), size);
}

/// 积分收支: opening + awarded − taken ± given = closing, by account and in total, whatever the month.
#[test]
fn a_months_sheet_foots_and_a_year_tells_the_party_record() {
    let mut house = house();
    house.run("points opening p2 --points 10 --paper 旧账").exits(0);
    house.run("points award good_deed --to p1 --witness p3 --what 党员先锋岗 --party").exits(0);
    house.run(DEED).exits(0);
    house.run("points publish").exits(0);
    house.run("points transfer 3 --from p2 --to p3 --reason 互助").exits(0).says("第 14 号");
    house.run("points deduct littering --from p2 --reason 乱扔").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    house.run("reverse 14 --reason 转错").exits(0);
    house.run("points deduct littering --from p2 --reason 乱扔").exits(0);
    let october = house.run("report points --period 2026-10 --format csv").exits(0).out;
    assert!(october.contains("p2,王**,0.0,5.0,10.0,0.0,2.0,0.0,0.0,3.0,0.0,0.0,10.0"), "{october}");
    assert!(october.contains("合计,,0.0,5.0,10.0,0.0,2.0,0.0,3.0,3.0,0.0,0.0,13.0"), "{october}");
    let november = house.run("report points --period 2026-11 --format csv").exits(0).out;
    assert!(november.contains("p2,王**,10.0,0.0,0.0,0.0,2.0,0.0,0.0,0.0,3.0,0.0,11.0"), "{november}");
    assert!(november.contains("p3,李**,3.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,3.0,0.0"), "{november}");
    let year = house.run("report points --party --year 2026 --format csv").exits(0).out;
    assert!(year.contains("p1,赵**,0.0,5.0,0.0") && !year.contains("p2"), "{year}");
    house.run("verify").exits(0);
    let facts = "UPDATE register SET facts = replace(facts, '\"points\":\"5.0\"', '\"points\":\"9.0\"') \
                 WHERE register = 'points_account' AND key = 'exchange p2'";
    assert_eq!(house.sqlite().execute(facts, []).expect("a thief writes"), 1);
    house.run("report points --period 2026-11").exits(2).says("对不上");
    house.run("verify").exits(1).says("points_account");
}

/// A file of rules with a mistake is told by its line, in one language, with what belongs there.
#[test]
fn a_mistake_in_a_file_of_rules_is_told_in_one_language() {
    let mut house = House::open();
    for (from, to, says, in_english) in [
        ("notice_days = 3", "notice_days = \"三天\"", "这里要写 0 或正整数", "a whole number"),
        ("notice_days = 3", "notice_days = -3", "第 7 行的“notice_days”写的是 -3，这里要写 0 或正整数", "0 or more"),
        ("notice_days = 3", "notice_days = 3.5", "“notice_days”写的是 3.5，这里要写 0 或正整数", "0 or more"),
        ("notice_days = 3", "notice_days = 3\nnotice_days = 4", "第 8 行的“notice_days”前面已经写过", "stands above"),
        ("[stars]", "[stars]\nby = \"life\"\n[stars]", "的“stars”前面已经写过", "\"stars\" stands above"),
        ("day_minutes = 600", "day_minutes = 9999999999", "“day_minutes”写的是 9999999999，这个数太大", "so large"),
        (
            "daily_cap = 16",
            "daily_cap = 99999999999999999999",
            "“daily_cap”写的是 99999999999999999999，这个数太大",
            "large",
        ),
        ("daily_cap = 16", "daily_cap = -16", "“daily_cap”写的是 -16，这里要写 0 或正数", "0 or more"),
        ("hours = [100,", "hours = [\n 1.5,", "的“hours”写的是 1.5", "\"hours\" says 1.5"),
        ("household_shares = true", "household_shares = \"是\"", "true（是）或 false（否）", "true or false"),
        ("by = \"life\"", "by = \"all\"", "这里只能写 year、life", "one of these"),
        ("an_hour = 2", "an_hour = 2.5", "带小数的加英文引号", "stands in quotes"),
        ("title = \"积分制管理办法\"", "title = 积分制", "看不懂", "cannot be read"),
    ] {
        rule_book(&house, "bad.toml", &[(from, to)]);
        let said = house.run("rules set bad.toml --paper 8").exits(2).err;
        assert!(said.contains(says) && said.contains("行"), "{to}: {said}");
        assert!(!["expected", "invalid", "variant", "string"].iter().any(|word| said.contains(word)), "{said}");
        house.lang("en").run("rules set bad.toml --paper 8").exits(2).says(in_english);
        house.lang("zh");
    }
}

/// A file of rules is read whatever editor saved it; what lies in papers/ is the file as it was handed in.
#[test]
fn rules_are_read_in_whatever_encoding_they_were_saved() {
    let house = House::open();
    rule_book(&house, "banfa.toml", &[]);
    let plain = std::fs::read_to_string(house.path().join("banfa.toml")).expect("the rules");
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let files = [
        encoding_rs::GBK.encode(&plain).0.into_owned(),
        format!("\u{feff}{plain}").into_bytes(),
        wide,
        plain.replace('\n', "\r\n").into_bytes(),
    ];
    for (day, bytes) in (1..).zip(files) {
        house.file("saved.toml", &bytes);
        house.run(&format!("rules set saved.toml --paper 8 --from 2026-11-0{day}")).exits(0);
        let rules = house.run(&format!("rules show --date 2026-11-0{day}")).exits(0);
        rules.says("好人好事").says("环境整治");
        let kept = papers::digest(&bytes).to_string();
        assert!(
            house
                .fund()
                .join("papers")
                .read_dir()
                .expect("papers")
                .flatten()
                .any(|paper| { paper.file_name().to_string_lossy().starts_with(&kept) })
        );
    }
    let size = house.size();
    house.file("broken.toml", [plain.as_bytes(), b"\n\xFF\xFF"].concat());
    house
        .run("rules set broken.toml --paper 8 --from 2026-12-01")
        .exits(2)
        .says("既不是 UTF-8 也不是 GB18030")
        .says("记事本");
    assert_eq!(house.size(), size);
    house.run("verify").exits(0);
}

/// What a ledger is called by others.
pub(super) fn origin(house: &House) -> String {
    let line: String = house.sqlite().query_row("SELECT line FROM entry", [], |row| row.get(0)).expect("entry 0");
    let at = line.rfind("\"origin\":\"").expect("an origin") + 10;
    line[at..].split('"').next().expect("its end").to_owned()
}

/// 关系转接: the receipt of the one ledger is checked offline by the other, taken over once, and only where it was meant for.
#[test]
fn a_volunteer_takes_hours_and_points_to_another_community() {
    let (mut here, mut there) = (house(), house());
    there.run("person amend p3 --name 王芳").exits(0);
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    here.run(DEED).exits(0);
    here.run("points publish").exits(0);
    let send = format!("volunteer send p2 --to {}", origin(&there));
    here.run(&send).exits(2).says("还有 5 分 在公示中");
    here.at("2026-10-10T09:00:00+08:00");
    here.run(&format!("volunteer send p2 --to {}", origin(&here))).exits(2).says("不是另一本账");
    here.run(&send).exits(0).says("mingbai prove 13");
    here.run(&send).exits(2);
    here.at("2026-10-11T09:00:00+08:00");
    here.run("points award good_deed --to p2 --witness p3 --what 拾金不昧").exits(2);
    assert!(here.run("points show p2 --format csv").exits(0).out.contains("0.0,0.0,0.0,12.5,0.0,0.0,0.0,12.5"));
    let key = here.run("verify").exits(0).err;
    let proof = here.run("prove 13 --out p2.tlog-proof").exits(0);
    let is_key = |word: &&str| word.starts_with("fund.") && word.contains('+');
    let all = format!("{key}{}{}", proof.out, proof.err);
    let split = |c: char| c.is_whitespace() || "（）()，。：".contains(c);
    let key = all.split(split).find(is_key).unwrap_or_else(|| panic!("no key in {all}")).to_owned();
    let statement = std::fs::read_to_string(here.path().join("p2.tlog-proof")).expect("the statement");
    there.file("p2.tlog-proof", &statement);
    there
        .run(&format!("volunteer receive p2.tlog-proof --number p3 --key {key}"))
        .exits(2)
        .says("凭证是 2026-10-10 出的");
    there.at("2026-10-10T09:00:00+08:00");
    let receive = format!("volunteer receive p2.tlog-proof --number p3 --key {key}");
    there.run(&receive).exits(0);
    assert!(there.run("points show p3 --format csv").exits(0).out.contains("12.5,0.0,0.0,12.5"));
    // Whoever looks there sees the ten hours he brought.
    let row = there.run("report hours --year 2026 --format csv").exits(0).out;
    assert!(row.contains("p3,王**,,,0,0,600,600,0"), "{row}");
    there.run("volunteer show p3 --format csv").exits(0).says("p3,0,600,600");
    there.run("volunteer statement p3 --format csv").exits(0).says("志愿者转入").says(",600,").says(&origin(&here));
    there.run(&receive).exits(2).says("已经用过");
    there.file("p2.tlog-proof", statement.replace("index 13", "index 12"));
    there.run(&receive).exits(2);
    let mut third = house();
    third.at("2026-10-10T09:00:00+08:00");
    third.file("p2.tlog-proof", &statement);
    third.run(&receive).exits(2).says("不是本账");
    here.run("prove 10 --out other.tlog-proof").exits(0);
    there.file("p2.tlog-proof", std::fs::read_to_string(here.path().join("other.tlog-proof")).expect("a receipt"));
    there.run(&receive).exits(2).says("不是转出凭证");
    here.run("verify").exits(0);
    there.run("verify").exits(0);
}

/// A statement that nobody takes over comes back once it is good no more, and not a day sooner: never counted twice.
#[test]
fn a_statement_that_nobody_took_over_is_reversed_when_its_days_are_over() {
    let mut here = house();
    let there = house();
    there.run("person amend p3 --name 王芳").exits(0);
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    for nobody in ["x", "fund", "fund.5f0c8d1e"] {
        here.run(&format!("volunteer send p2 --to {nobody}")).exits(2).says("不是另一本账");
    }
    let send = format!("volunteer send p2 --to {}", origin(&there));
    here.run(DEED).exits(0);
    here.run(&send).exits(2).says("还没有公示");
    here.run("reverse 11 --reason 记错").exits(0);
    here.run(&send).exits(0).says(&origin(&there)).says("2026-11-04 以前");
    let entry = here.size() - 1;
    here.run(DEED).exits(2).says("已于 2026-10-05 转到别的社区");
    here.run("points transfer 1 --from p2 --to p3 --reason 互助").exits(2);
    let proof = here.run(&format!("prove {entry} --out late.tlog-proof")).exits(0);
    let key = here.run("verify").exits(0).err;
    let all = format!("{key}{}{}", proof.out, proof.err);
    let split = |c: char| c.is_whitespace() || "（）()，。：".contains(c);
    let key = all.split(split).find(|word| word.starts_with("fund.") && word.contains('+')).expect("a key").to_owned();
    // Back without a statement: what went along is not stated a second time, and goes nowhere else.
    here.run("volunteer add p2").exits(0);
    here.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(2).says("不能再转到别处");
    here.run(&send).exits(0).says("带走 0 分钟、0 分");
    here.at("2026-11-04T09:00:00+08:00");
    here.run(&format!("reverse {entry} --reason 对方来函：未接收")).exits(2).says("2026-11-04 还有效");
    here.at("2026-11-05T09:00:00+08:00");
    let mut there = there;
    there.at("2026-11-05T09:00:00+08:00");
    there.file("late.tlog-proof", std::fs::read(here.path().join("late.tlog-proof")).expect("the statement"));
    let receive = format!("volunteer receive late.tlog-proof --number p3 --key {key} --date 2026-10-06");
    there.run(&receive).exits(2).says("2026-11-04 已经到期");
    here.run(&format!("reverse {entry} --reason 对方来函：未接收")).exits(0);
    here.run(&format!("prove {entry} --out again.tlog-proof")).exits(2).says("不能出凭证");
    here.run(&format!("reverse {} --reason 对方来函：未接收", entry + 2)).exits(0);
    assert!(here.run("points show p2 --format csv").exits(0).out.contains("7.5,0.0,0.0,7.5"));
    here.run(&format!("volunteer send p2 --to {}", origin(&there))).exits(0).says("10 小时").says("7.5");
    here.run("verify").exits(0);
    here.holds_for_python();
}
