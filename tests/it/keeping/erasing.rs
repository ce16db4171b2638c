//! `person erase`: sealed while the law keeps the vouchers, removed after, and then really gone.

use super::home::Home;

#[test]
fn whoever_gave_nothing_is_removed_at_once_and_his_name_leaves_the_file() {
    let home = Home::new();
    assert!(home.holds("fund/people.db", "李雷"));
    home.run("person erase p2 --reason 本人要求").with(0).saying("removed from people.db").saying("What stays");
    assert!(!home.holds_below("fund", "李雷"));
    assert!(home.holds("fund/people.db", "王芳"));
    assert!(!home.is_littered());
    assert_eq!(home.field("fund", None, "manner"), "removed");
    home.run("person list --full").with(0).saying("removed").silent_on("李雷");
    home.run("person show p2").with(0).saying("removed").saying("本人要求").silent_on("李雷");
    home.run("person erase p2 --reason 本人要求").with(2);
    home.run("verify").with(0);
}

#[test]
fn of_many_rows_on_many_pages_not_one_byte_is_left() {
    let home = Home::new();
    let name = |n: usize| format!("住户编号{n:03}号先生");
    for n in 0..40 {
        home.run(&format!("person add --name {} --address {}", name(n), "幸福里小区三号楼".repeat(20))).with(0);
    }
    for n in (0..40).step_by(3) {
        home.run(&format!("person erase p{} --reason 本人要求", n + 4)).with(0);
    }
    for n in 0..40 {
        assert_eq!(home.holds("fund/people.db", &name(n)), n % 3 != 0, "{n}");
    }
}

#[test]
fn a_donor_is_sealed_while_the_vouchers_are_kept() {
    let home = Home::new();
    let before = home.lines("fund").len();
    home.run("person erase p1 --reason 本人要求 --remove").with(2).saying("2057");
    home.run("person erase p1 --reason 本人要求 --dry-run").with(0);
    assert_eq!(home.lines("fund").len(), before);
    home.run("person erase p1").with(2);
    home.run("person erase p1 --reason 本人要求").with(0).saying("2057").saying("sealed");
    assert_eq!(home.field("fund", None, "manner"), "sealed");
    for words in ["person list --full", "person show p1", "find --amount 100", "report donations --period 2026-10"] {
        home.run(words).with(0).silent_on("王芳").silent_on("13800138000");
    }
    home.run("person list --name 王芳 --full").with(0).silent_on("p1");
    home.run("person erase p1 --reason 再次要求").with(2).saying("2057");
    home.run("person amend p1 --phone 1").with(2);
    home.run("verify").with(0);
}

#[test]
fn after_the_retention_he_is_removed_too() {
    let home = Home::new();
    home.run("person add --name 早年捐款人").with(0);
    home.run("donate 5 --donor p4 --date 2005-03-01").with(0);
    home.run("person erase p4 --reason 本人要求").with(0).saying("sealed");
    assert!(home.holds("fund/people.db", "早年捐款人"));
    home.run_at("2036-06-01T10:00:00+08:00", "person erase p4 --reason 期满").with(0).saying("removed from people.db");
    assert!(!home.holds_below("fund", "早年捐款人"));
    assert!(home.holds("fund/people.db", "王芳"));
}

/// How long vouchers are kept is data: the fund may keep them longer. When they are kept no longer, `due` says whom to remove.
#[test]
fn the_term_is_data_and_its_end_is_due() {
    let home = Home::new();
    home.run("person add --name 早年捐款人").with(0);
    home.run("donate 5 --donor p4 --date 2026-10-01").with(0);
    let longer =
        "[[duty]]\nduty = \"keep_vouchers\"\nwithin = \"366 months\"\nbasis = \"章程\"\nbasis_en = \"statutes\"\n";
    home.write("longer.toml", longer);
    home.run("due set longer.toml --paper 会议3号").with(0);
    home.run("person erase p4 --reason 本人要求").with(0).saying("1 July 2057").saying("sealed");
    home.run("due").with(0).silent_on("p4");
    home.run_at("2057-06-30T10:00:00+08:00", "person erase p4 --remove --reason 期满").with(2);
    home.run_at("2057-07-02T10:00:00+08:00", "due").with(0).saying("mingbai person erase p4 --remove");
    home.run_at("2057-07-02T10:00:00+08:00", "person erase p4 --remove --reason 期满").with(0);
    assert!(!home.holds_below("fund", "早年捐款人"));
}

/// A request to pay somebody is a voucher too.
#[test]
fn whom_a_voucher_names_is_kept_with_it() {
    let home = Home::new();
    home.run("person erase p3 --remove --reason 本人要求 --dry-run").with(0);
    home.run("pay request 10 --to p3 --purpose 搬运 --kind other --from zhuanhu:public_appeal").with(0);
    home.run("person erase p3 --remove --reason 本人要求").with(2).saying("2057");
}

#[test]
fn nobody_opens_a_seal_alone() {
    let home = Home::new();
    home.run("person unseal p1 --paper 法院函1 --reason 查账").with(2).saying("not sealed");
    home.run("person erase p1 --reason 本人要求").with(0);
    home.run("person unseal p1 --paper 法院函1 --reason 查账").with(2).saying("takes two persons");
}

#[test]
fn the_backups_that_still_hold_him_are_listed() {
    let home = Home::new();
    home.run("backup b1").with(0);
    home.run("backup b2 --with-people --passphrase-file pw").with(0);
    home.run("person add --name 新来的").with(0);
    home.run("person erase p2 --reason 本人要求").with(0).saying("/b2 (7 entries)").silent_on("/b1 (");
    home.run("person erase p4 --reason 本人要求").with(0).saying("No backup that holds the data is on record");
}

#[test]
fn merged_numbers_go_together() {
    let home = Home::new();
    home.run("person add --name 李小雷").with(0);
    home.run("person merge p4 p2 --reason 同一人").with(0);
    home.run("person erase p2 --reason 本人要求").with(0);
    assert!(!home.holds_below("fund", "李雷") && !home.holds_below("fund", "李小雷"));
    home.run("verify").with(0);
}
