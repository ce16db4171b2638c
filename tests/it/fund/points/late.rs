//! Points that are written down late: in an account they count from the day they came into it, or back, so that no evening is
//! left below zero and no month's notice is refused for it.

use crate::fund::points::{house, rule_book};
use crate::fund::redeeming::open_shop;

/// What lay elsewhere on the twenty-fifth of October is not given away on it in November, when it is back.
#[test]
fn points_that_came_back_were_not_there_before() {
    let mut house = house();
    house.run("points opening p2 --points 5 --paper 旧账1").exits(0);
    house.at("2026-10-20T09:00:00+08:00").run("points transfer 5 --from p2 --to p3 --reason 互助").exits(0);
    house.at("2026-11-02T09:00:00+08:00").run("reverse 11 --reason 记错 --date 2026-10-21").exits(0);
    let late = "points transfer 5 --from p2 --to p3 --reason 互助 --date 2026-10-25";
    house.at("2026-11-03T09:00:00+08:00").run(late).exits(2).says("可以用的只有 0 分");
    house.run("points deduct littering --from p2 --reason 乱扔 --date 2026-10-25").exits(2);
    // October ends with what was where in October; the reversal stands on the day it was written down.
    let october = house.run("report points --period 2026-10 --format csv").exits(0).out;
    assert!(october.contains("p2,王**,0.0,0.0,5.0,0.0,0.0,0.0,0.0,5.0,0.0,0.0,0.0"), "{october}");
    assert!(october.contains("p3,李**,0.0,0.0,0.0,0.0,0.0,0.0,5.0,0.0,0.0,0.0,5.0"), "{october}");
    house.run("notice publish 2026-10").exits(0);
    house.run("points transfer 5 --from p2 --to p3 --reason 互助").exits(0);
    // What was given on the third was not p3's on the second.
    house.run("points transfer 5 --from p3 --to p2 --reason 互助 --date 2026-11-02").exits(2);
    house.run("points transfer 5 --from p3 --to p2 --reason 互助").exits(0);
    let register = house.run("report points-register p2 --from 2026-10-01 --format csv").exits(0).out;
    assert!(register.contains("2026-11-02,2026-10-21,冲正,记错,,11,5.0,,5.0"), "{register}");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A year ended while the points were away: they come back, are over at once, and are taken out on the day after.
#[test]
fn what_comes_back_after_its_year_ends_on_the_day_it_came() {
    let mut house = house();
    house.run("points opening p2 --points 5 --paper 旧账1").exits(0);
    house.at("2026-12-20T09:00:00+08:00").run("points deduct littering --from p2 --reason 乱扔").exits(0);
    house.at("2027-01-05T09:00:00+08:00").run("reverse 11 --reason 记错").exits(0);
    house.run("points expire --until 2026-12-31").exits(0).says("3");
    house.run("points expire").exits(2).says("没有到期的积分");
    house.at("2027-01-06T09:00:00+08:00").run("points expire").exits(0);
    let january = house.run("report points --period 2027-01 --format csv").exits(0).out;
    assert!(january.contains("p2,王**,0.0,0.0,0.0,0.0,0.0,2.0,0.0,0.0,2.0,0.0,0.0"), "{january}");
    house.run("report points --period 2026-12").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Other rules begin on the day of a publication, after it: what it brought is taken back as it came.
#[test]
fn other_rules_of_the_same_day_do_not_change_what_was_published() {
    let mut house = house();
    house.at("2026-10-06T08:00:00+08:00");
    house.run("points opening p2 --points 5 --paper 旧账1").exits(0);
    let opening = "activity open xunfang --class patrol --title 巡防 --place 东门 --supervisor p3 --first 2026-10-06";
    house.run(&format!("{opening} --begins 08:00 --ends 20:00")).exits(0);
    house.at("2026-10-06T21:00:00+08:00");
    house.run("activity record xunfang p2 --began 18:00 --ended 20:00 --witness p3").exits(0);
    house.run("activity publish xunfang --place 公告栏").exits(0).says("2026-10-10");
    let changes = [("notice_days = 3", "notice_days = 10"), ("keeps_years = 2", "keeps_years = 3")];
    rule_book(&house, "new.toml", &changes);
    house.run("rules set new.toml --paper 居委会〔2026〕9号").exits(0);
    house.run("reverse 12 --reason 没有到场").exits(0);
    let shown = house.run("points show p2 --format csv").exits(0).out;
    assert!(shown.contains("5.0,0.0,0.0,5.0"), "what counts already is left, nothing is in notice: {shown}");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Whether a household shares is told by the rules under which hours were published, not by those that began later that day:
/// its points go where they came, and nobody else's.
#[test]
fn points_go_from_the_account_they_came_to() {
    for (before, after, came_to, other) in [("shared", "own", "h1", "p1"), ("own", "shared", "p4", "h1")] {
        let mut house = house();
        let transfers = ("transfer = false", "transfer = true");
        rule_book(&house, "shared.toml", &[transfers]);
        rule_book(&house, "own.toml", &[transfers, ("household_shares = true", "household_shares = false")]);
        house.run(&format!("rules set {before}.toml --from 2026-10-06 --paper 居委会〔2026〕9号")).exits(0);
        house.at("2026-10-07T08:00:00+08:00");
        house.run("person add --name 钱进").exits(0);
        house.run("volunteer add p4 --household h1").exits(0);
        let opening =
            "activity open xunfang --class patrol --title 巡防 --place 东门 --supervisor p3 --first 2026-10-07";
        house.run(&format!("{opening} --begins 08:00 --ends 20:00")).exits(0);
        house.at("2026-10-07T21:00:00+08:00");
        let hours = house.size();
        house.run("activity record xunfang p4 --began 18:00 --ended 20:00 --witness p3").exits(0);
        house.run("activity publish xunfang --place 公告栏").exits(0);
        house.run(&format!("rules set {after}.toml --paper 居委会〔2026〕10号")).exits(0);
        house.run("activity record xunfang p1 --began 17:00 --ended 20:00 --witness p3").exits(0);
        house.run("activity publish xunfang --place 公告栏").exits(0);
        let left = |code: &str| house.run(&format!("points show {code} --format csv")).exits(0).out;
        assert!(left(came_to).contains(",4.0") && left(other).contains(",6.0"), "{}{}", left(came_to), left(other));
        house.run(&format!("reverse {hours} --reason 没有到场")).exits(0);
        assert!(!left(came_to).contains(",4.0") && left(other).contains(",6.0"), "{}{}", left(came_to), left(other));
        house.at("2026-10-11T09:00:00+08:00");
        house.run(&format!("points transfer 6 --from {other} --to p2 --reason 互助")).exits(0);
        house.run("verify").exits(0);
        house.run("rebuild").exits(0);
        house.run("verify").exits(0);
        house.holds_for_python();
    }
}

/// A cancelled slip's points count again from its own day: a late slip of the day before takes what lay there then.
#[test]
fn a_cancelled_slip_lends_nothing_to_yesterday() {
    let mut house = open_shop();
    house.at("2026-10-06T09:00:00+08:00");
    house.run("redeem p3 --item soap=1 --slip 0001").exits(0);
    house.run("reverse 22 --reason 拿错了").exits(0);
    house.run("redeem p3 --item soap=1 --slip 0002 --date 2026-10-05").exits(2).says("能用的只有 3 分");
    house.run("redeem p3 --item soap=1 --slip 0002").exits(0).says("还剩 3 分");
    house.run("report points-register p3 --from 2026-10-01").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}
