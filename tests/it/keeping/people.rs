//! `person add`, `amend`, `merge`, `list`, `show`.

use super::home::Home;

#[test]
fn a_person_gets_a_number_and_no_name_enters_the_ledger() {
    let home = Home::new();
    let told = home.run("person add --name 赵敏 --phone 13700137000 --minor").with(0).saying("Number p4");
    assert!(told.err.is_empty(), "{}", told.err);
    for text in ["赵敏", "13700137000", "王芳", "11010519491231002X", "幸福里"] {
        assert!(!home.holds("fund/ledger.db", text), "{text}");
    }
    assert!(home.holds("fund/people.db", "赵敏"));
    assert_eq!(home.field("fund", None, "minor"), "yes");
    assert_eq!(home.field("fund", None, "name").len(), 64);
    assert_eq!(home.field("fund", None, "identity"), "");
    home.run("verify").with(0);
}

#[test]
fn an_organisation_stands_in_the_line_by_its_name() {
    let home = Home::new();
    home.run("person add --kind institution --name 城南小学 --phone 05351234567").with(0);
    assert_eq!(home.field("fund", None, "organisation"), "城南小学");
    assert_eq!(home.field("fund", None, "name"), "");
    assert_eq!(home.field("fund", None, "phone").len(), 64);
    home.run("person amend p4 --name 城南中心小学").with(0);
    assert_eq!(home.field("fund", None, "organisation"), "城南中心小学");
    assert_eq!(home.field("fund", None, "phone"), home.field("fund", Some(7), "phone"));
}

#[test]
fn two_of_one_name_are_two_persons_and_it_is_said() {
    let home = Home::new();
    home.run("person add --name 王芳").with(0).saying("registered as p1").saying("Number p4");
}

#[test]
fn what_is_missing_or_wrong_is_refused() {
    let home = Home::new();
    let before = home.lines("fund").len();
    home.run("person add").with(2);
    home.run("person add --name 小明 --minor --display named").with(2);
    home.run("person add --name 小明 --kind god").with(2).saying("god");
    home.run("person add --name 小明 --phone -").with(2);
    home.run_with(&["person", "add", "--name", "小\u{202E}明"]).with(2);
    home.run("person amend p9 --phone 1").with(2);
    home.run("person amend x9 --phone 1").with(2);
    home.run("person add --name 小明 --dry-run").with(0).saying("person_registered").silent_on("Number p4");
    assert_eq!(home.lines("fund").len(), before);
    assert!(!home.holds("fund/people.db", "小明"));
}

#[test]
fn an_amendment_changes_only_what_is_named() {
    let home = Home::new();
    let registered = |field| home.field("fund", Some(2), field);
    home.run("person amend p1 --phone 13900139000").with(0);
    for field in ["name", "identity", "address", "display", "minor"] {
        assert_eq!(home.field("fund", None, field), registered(field), "{field}");
    }
    assert_ne!(home.field("fund", None, "phone"), registered("phone"));
    let rows = home.private("fund");
    let phones = rows.iter().filter(|(_, field, person, ..)| field == "phone" && *person == 1);
    assert_eq!(phones.map(|(.., text, _)| text.as_str()).collect::<Vec<_>>(), ["13800138000", "13900139000"]);
    assert_eq!(rows.iter().filter(|(_, field, person, ..)| field == "name" && *person == 1).count(), 1);
    home.run("person amend p1 --phone 13900139000").with(2).saying("nothing to change");
    home.run("person amend p1").with(2).saying("nothing to change");
    home.run("person amend p1 --display named --minor no").with(0);
    assert_eq!(home.field("fund", None, "display"), "named");
    home.run("verify").with(0);
}

#[test]
fn a_field_that_was_given_up_does_not_come_back() {
    let home = Home::new();
    home.run_with(&["person", "amend", "p1", "--phone", ""]).with(0);
    assert_eq!(home.field("fund", None, "phone"), "");
    home.run("person amend p1 --display anonymous").with(0);
    assert_eq!(home.field("fund", None, "phone"), "");
    home.run("person show p1").with(0).saying("Telephone before").saying("13800138000");
}

#[test]
fn the_list_masks_names_unless_asked() {
    let home = Home::new();
    home.run("person list").with(0).saying("王**").saying("李**").saying("明月超市").silent_on("王芳");
    home.run("person list --full").with(0).saying("王芳").saying("李雷");
    home.run("person list --name 王芳 --full").with(0).saying("p1").silent_on("p2");
    home.run("person list --limit 1").with(0).saying("p1").silent_on("p2").saying("first 1");
    let json = home.run("person list --format json").with(0).out;
    let rows: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(rows[2]["name"], "明月超市");
}

#[test]
fn a_person_gets_a_copy_of_everything_about_him() {
    let home = Home::new();
    home.run("person add --name 王芳 --phone 0535-1112222").with(0);
    home.run("donate 8 --donor p4 --date 2026-10-03").with(0);
    home.run("person merge p4 p1 --reason 本人核对").with(0);
    let told = home.run("person show p1").with(0);
    let told = told.saying("王芳").saying("13800138000").saying("11010519491231002X").saying("幸福里3号");
    let told = told.saying("p4").saying("05351112222").saying("Gifts of p1: 2").saying("108.00");
    told.silent_on("韩梅梅").silent_on("李雷");
    let json = home.run("person show p1 --format json").with(0).out;
    let both: serde_json::Value = serde_json::from_str(&json).expect("one JSON document");
    assert_eq!(both[1]["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(both[0]["rows"][3]["field"], "phone");
    home.run("person show p4").with(0).saying("merged into p1").saying("王芳");
    home.run("person show p77").with(2);
    home.run("person list").with(0).saying("merged into p1");
    home.run("verify").with(0);
}

#[test]
fn a_merge_is_refused_where_it_makes_no_sense() {
    let home = Home::new();
    home.run("person merge p1 p1 --reason 错").with(2);
    home.run("person merge p1 p3 --reason 错").with(2);
    home.run("person merge p1 p2").with(2);
    home.run("person merge p1 p9 --reason 错").with(2);
}

#[test]
fn after_a_chain_of_merges_the_name_is_still_found() {
    let home = Home::new();
    home.run("person add --name 李小雷").with(0);
    home.run("person merge p2 p4 --reason 改名").with(0);
    home.run("person merge p4 p1 --reason 又改名").with(0);
    home.run("person list --full").with(0).saying("李雷").saying("李小雷");
    home.run("person show p2").with(0).saying("李雷");
}
