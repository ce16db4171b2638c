//! What earlier books say volunteers had: nobody invents points alone, by one line or by a list, nor more than the shop
//! can honour.

use crate::fund::objections::{signed, two_persons};
use crate::fund::points::rule_book;
use crate::house::House;

/// Kept by two. Rules with a cover of half, p1 to p3, of whom p1 and p2 share the account of h1. Nothing lies in the shop.
fn by_two() -> House {
    let mut house = two_persons();
    house.at("2026-10-05T09:00:00+08:00");
    rule_book(&house, "banfa.toml", &[("cover = \"0%\"", "cover = \"50%\"")]);
    signed(&house, "rules set banfa.toml --paper 8").exits(0);
    approved(&house, house.size() - 1);
    for (name, phone) in [("赵玉梅", "13900000001"), ("王芳", "13900000002"), ("李雷", "13900000003")] {
        signed(&house, &format!("volunteer add --name {name} --phone {phone}")).exits(0);
    }
    signed(&house, "household add h1 --head p1").exits(0);
    for number in ["p1", "p2"] {
        signed(&house, &format!("volunteer add {number} --household h1")).exits(0);
    }
    house.at("2026-10-06T09:00:00+08:00");
    house
}

fn approved(house: &House, seq: i64) {
    signed(house, &format!("approve {seq} --key wang.key")).exits(0);
}

/// Ten yuan of soap in the shop honour twenty points at half.
fn stocked(house: &House) {
    signed(house, "account open cangku --holder storeroom --name 公益超市").exits(0);
    signed(house, "goods receive 5 块 肥皂 --value 10 --basis invoice --use shop").exits(0);
}

/// What waited is held against the rules of the day on which it is let, whatever day it is written down for.
#[test]
fn an_opening_is_let_under_the_rules_of_the_day() {
    let mut house = by_two();
    stocked(&house);
    rule_book(&house, "strict.toml", &[("cover = \"0%\"", "cover = \"80%\"")]);
    signed(&house, "rules set strict.toml --from 2026-10-07 --paper 9").exits(0);
    approved(&house, house.size() - 1);
    signed(&house, "points opening p3 --points 20 --paper 旧账1 --date 2026-10-05").exits(0);
    let waits = house.size() - 1;
    house.at("2026-10-07T09:00:00+08:00");
    signed(&house, &format!("approve {waits} --key wang.key")).exits(2).says("不到办法规定的 80%");
    signed(&house, "goods receive 3 块 肥皂 --value 6 --basis invoice --use shop").exits(0);
    approved(&house, waits);
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn an_opening_waits_for_another_person_and_for_something_to_honour_it() {
    let house = by_two();
    signed(&house, "points opening p3 --points 12 --paper 旧账1").exits(2).says("不到办法规定的 50%");
    stocked(&house);
    signed(&house, "points opening p3 --points 12 --minutes 90 --paper 旧账1").exits(0).says("等审批");
    let waits = house.size() - 1;
    house.run("points show p3 --format csv").exits(0).says(",0.0,0.0,0.0,");
    house.run("status").exits(0).says(&format!("mingbai approve {waits}"));
    signed(&house, &format!("approve {waits} --approver kuaiji --key kuaiji.key")).exits(2);
    approved(&house, waits);
    house.run("points show p3 --format csv").exits(0).says("p3,李**,12.0,0.0,0.0,12.0");
    signed(&house, "points opening p3 --points 1 --paper 旧账1").exits(2);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// All rows by one word, into one household's account too, or none.
#[test]
fn a_list_of_openings_is_approved_or_rejected_whole() {
    let mut house = by_two();
    stocked(&house);
    house.file("old.csv", "姓名,积分,分钟\n赵玉梅,6,60\n王芳,7,30\n李雷,4.5,0\n");
    let said = signed(&house, "import openings old.csv --paper 旧账1").exits(0);
    let import = house.size() - 4;
    said.says(&format!("第 {} 到 {} 号", import + 1, import + 3)).says(&format!("mingbai approve {import}"));
    house.run("status").exits(0).says(&format!("mingbai approve {import}"));
    house.at("2026-11-03T09:00:00+08:00");
    signed(&house, "notice publish 2026-10").exits(2).says("还在等审批");
    house.at("2026-10-06T09:00:00+08:00");
    // A no to the list is a no to every row.
    signed(&house, &format!("reject {import} --key wang.key --reason 旧账没盖章")).exits(0);
    house.run("points cover --format csv").exits(0).says("0.0,1.00,0.00,10.00");
    signed(&house, "import openings old.csv --paper 旧账2").exits(0);
    let again = house.size() - 4;
    // A request and an answer carry the whole list.
    signed(&house, &format!("approve {again} --request ask.txt")).exits(0);
    house.run("sign ask.txt --key wang.key --yes").exits(0);
    signed(&house, "approve --answer ask.signed").exits(0);
    house.run("points show h1 --format csv").exits(0).says("h1,赵**,13.0,0.0,0.0,13.0");
    house.run("points show p3 --format csv").exits(0).says(",4.5,");
    house.run("points cover --format csv").exits(0).says("17.5,1.00,17.50,10.00");
    house.run("report points --period 2026-10").exits(0).says("17.5");
    signed(&house, "import openings old.csv --paper 旧账2").exits(0).says("没有新的");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A row that was rejected for itself does not stand in the way of the others: a word on the import is about what waits still.
#[test]
fn a_word_on_a_list_is_about_the_rows_that_wait() {
    let mut house = by_two();
    stocked(&house);
    house.file("old.csv", "姓名,积分,分钟\n赵玉梅,1,60\n王芳,2,30\n李雷,4.5,0\n");
    for (word, left) in [("approve", ",4.5,"), ("reject", "0.0")] {
        signed(&house, "import openings old.csv --paper 旧账1").exits(0);
        let import = house.size() - 4;
        signed(&house, &format!("reject {} --key wang.key --reason 不是他", import + 2)).exits(0);
        let said = signed(&house, &format!("approve {} --key wang.key", import + 2)).exits(2);
        said.says(&format!("第 {} 号已被第 {} 号退回，不再等审批", import + 2, import + 4));
        house.run("status").exits(0).says(&format!("mingbai approve {import}"));
        let line = format!("{word} {import} --key wang.key");
        signed(&house, &if word == "reject" { format!("{line} --reason 不要了") } else { line.clone() }).exits(0);
        house.run("points show p3 --format csv").exits(0).says(left);
        // Nothing of it waits any more, and the answer is about the number that was given.
        let again = format!("reject {import} --key wang.key --reason 不要了");
        signed(&house, &again).exits(2).says(&format!("第 {import} 号不在等审批"));
        house.lang("en");
        signed(&house, &again).exits(2).says(&format!("Entry {import} waits for nobody"));
        house.lang("zh");
        assert!(!house.run("status").exits(0).out.contains("等审批"));
        for number in if word == "approve" { vec![import + 1, import + 3] } else { Vec::new() } {
            signed(&house, &format!("reverse {number} --reason 重来")).exits(0);
            approved(&house, house.size() - 1);
        }
    }
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Each row may, and all together may not: what the shop cannot honour is approved in no order.
#[test]
fn together_openings_are_covered_too_and_nobody_stands_twice() {
    let house = by_two();
    stocked(&house);
    house.file("much.csv", "姓名,积分\n赵玉梅,12\n李雷,12\n");
    signed(&house, "import openings much.csv --paper 旧账1").exits(0);
    let import = house.size() - 3;
    signed(&house, &format!("approve {import} --key wang.key")).exits(2).says("不到办法规定的 50%");
    signed(&house, &format!("reject {import} --key wang.key --reason 兑不了")).exits(0);
    house.file("twice.csv", "姓名,积分\n李雷,2\n李雷,3\n");
    let size = house.size();
    signed(&house, "import openings twice.csv --paper 旧账1").exits(2).says("第 3 行").says("和第 2 行是同一个人");
    assert_eq!(house.size(), size);
    house.file("empty.csv", "姓名,积分\n");
    signed(&house, "import openings empty.csv --paper 旧账1").exits(2).says("一行内容也没有");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Two lists that wait, each of which the shop could honour: the second is asked again when it is approved, and is too much.
#[test]
fn lists_that_wait_are_covered_one_after_the_other() {
    let house = by_two();
    stocked(&house);
    let mut lists = Vec::new();
    for (file, name) in [("one.csv", "赵玉梅"), ("two.csv", "李雷")] {
        house.file(file, format!("姓名,积分\n{name},12\n"));
        signed(&house, &format!("import openings {file} --paper 旧账1")).exits(0);
        lists.push(house.size() - 2);
    }
    // What waits has done nothing that could be reversed.
    let reversed = signed(&house, &format!("reverse {} --reason 不要了", lists[0] + 1)).exits(2);
    reversed.says("还在等审批").says(&format!("mingbai reject {}", lists[0] + 1));
    signed(&house, &format!("approve {} --key wang.key", lists[1])).exits(0);
    let size = house.size();
    signed(&house, &format!("approve {} --key wang.key", lists[0])).exits(2).says("不到办法规定的 50%");
    assert_eq!(house.size(), size);
    signed(&house, &format!("reject {} --key wang.key --reason 兑不了", lists[0])).exits(0);
    signed(&house, &format!("reverse {} --reason 不要了", lists[0] + 1)).exits(2).says("退回");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Who keeps the books is somebody: he records nothing that he gets himself, under no number and no second code.
#[test]
fn whoever_records_is_not_who_receives() {
    let house = by_two();
    stocked(&house);
    let opening = "points opening p3 --points 2 --paper 旧账1";
    signed(&house, "operator identify kuaiji --person p9").exits(2).says("p9");
    signed(&house, "operator identify nobody --person p3").exits(2).says("nobody");
    signed(&house, "operator identify kuaiji --person p3").exits(0).says("等审批");
    let waits = house.size() - 1;
    // Until another person agrees, he is nobody yet.
    signed(&house, opening).exits(0);
    let own = house.size() - 1;
    approved(&house, waits);
    signed(&house, &format!("approve {own} --key wang.key")).exits(2).says("p3");
    let size = house.size();
    signed(&house, "operator identify kuaiji --person p1").exits(2).says("不能再改");
    signed(&house, "operator identify wang --person p3").exits(2).says("不能有两个代号");
    house.file("below.csv", "姓名,积分\n王芳,-2\n");
    signed(&house, "import openings below.csv --paper 旧账1").exits(2).says("“-2”是负数");
    house.file("own.csv", "姓名,积分\n王芳,2\n李雷,2\n");
    signed(&house, "import openings own.csv --paper 旧账1").exits(2).says("第 3 行");
    assert_eq!(house.size(), size);
    house.run("operator list --format csv").exits(0).says("p3");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}
