//! Witnesses: somebody outside saw this head, and it goes on from those he saw before. Threats 6, 10, 12, 14, 17, 18.

use crate::house::House;

/// A ledger of three entries and an auditor with a key, who has met it.
fn house() -> House {
    let house = House::open();
    house.run("donate 100").exits(0);
    house.run("keygen auditor").exits(0);
    let verified = house.run("verify").exits(0);
    let key = verified.out.lines().find_map(|line| line.strip_prefix("公钥　　　")).expect("a key");
    let key = key.split('（').next().expect("a key").to_owned();
    house.file("key.txt", &key);
    house.run("checkpoint --request first.txt").exits(0);
    house.run("cosign first.txt --with auditor.key --known seen").exits(2).says("第一次见证");
    house.run(&format!("cosign first.txt --with auditor.key --known seen --key {key}")).exits(0).says("见证了");
    house
}

fn read(house: &House, name: &str) -> String {
    std::fs::read_to_string(house.path().join(name)).expect("a file")
}

/// The witness's public key, as `cosign` says it.
fn witness_key(house: &House) -> String {
    let key = read(house, "key.txt");
    let again =
        house.run(&format!("cosign first.txt --with auditor.key --known seen --key {key} --out again")).exits(0);
    again.out.lines().find_map(|line| line.strip_prefix("见证公钥　")).expect("a key").to_owned()
}

#[test]
fn a_head_is_seen_month_after_month() {
    let house = house();
    let witness = witness_key(&house);
    house.run("checkpoint --cosignature first.cosigned").exits(2).says("--witness");
    house.run(&format!("checkpoint --cosignature first.cosigned --witness {witness}")).exits(0).says("auditor");
    house.file("policy.txt", format!("log {}\nwitness auditor {witness}\nquorum auditor\n", read(&house, "key.txt")));
    house.run("verify --policy policy.txt").exits(0).says("auditor 见证过前 3 条");
    house.run("donate 50").exits(0);
    house.run("verify --policy policy.txt").exits(0).says("其后 1 条还没有人见证");
    // The next request proves from what was cosigned; an export carries one too.
    house.run("checkpoint --request second.txt").exits(0).says("mingbai cosign second.txt");
    assert!(read(&house, "second.txt").starts_with("old 3\n"));
    house.run("cosign second.txt --with auditor.key --known seen").exits(0).says("前 4 条");
    house.run(&format!("checkpoint --cosignature second.cosigned --witness {witness}")).exits(0);
    house.run("donate 5").exits(0);
    house.run("export out").exits(0);
    house.run("cosign out/consistency.txt --with auditor.key --known seen --out third").exits(0).says("前 5 条");
    house.run("verify --policy policy.txt").exits(0).says("前 4 条");
    // An unmet, foreign or broken policy is no comfort.
    let stranger = "witness other other+4b2cde14+BDm4jAPz9ZEXAyBMcTEXsVyDUchq8W7YW3vGcZnnGDVN";
    for (policy, code, told) in [
        (format!("log {}\nwitness auditor {witness}\nquorum other\n", read(&house, "key.txt")), 2, "第 3 行"),
        (format!("log {}\n{stranger}\nquorum other\n", read(&house, "key.txt")), 2, "第 2 行"),
        ("quorum none\n".to_owned(), 2, "不合格式"),
    ] {
        house.file("wrong.txt", policy);
        house.run("verify --policy wrong.txt").exits(code).says(told);
    }
}

#[test]
fn what_does_not_go_on_is_not_cosigned_and_the_evidence_is_saved() {
    let house = house();
    let before = house.path().join("older");
    copy(&house.fund(), &before);
    house.run("donate 50").exits(0);
    house.run("checkpoint --request second.txt --old 3").exits(0);
    house.run("cosign second.txt --with auditor.key --known seen").exits(0);
    // An older copy: fewer entries than he saw.
    house.run("cosign first.txt --with auditor.key --known seen").exits(4).says("给您看的只有 3 条");
    assert!(house.path().join("fork-evidence-3/seen.note").exists());
    // Another history of the same length: the thief has the key and goes on from the older copy.
    std::fs::remove_dir_all(house.path().join("state")).expect("the thief's computer knows nothing");
    house.run("donate 60 --ledger older").exits(0);
    house.run("checkpoint --request forked.txt --old 3 --ledger older").exits(0);
    house.run("cosign forked.txt --with auditor.key --known seen").exits(5).says("另一本历史");
    assert!(house.path().join("fork-evidence-4/shown.note").exists());
    house.run("donate 70 --ledger older").exits(0);
    house.run("checkpoint --request longer.txt --old 4 --ledger older").exits(0);
    house.run("cosign longer.txt --with auditor.key --known seen").exits(5).says("另一本历史");
    house.run("checkpoint --request gap.txt --old 3 --ledger older").exits(0);
    house.run("cosign gap.txt --with auditor.key --known seen").exits(2).says("--old 4");
}

#[test]
fn a_cosignature_is_for_one_head_and_one_witness() {
    let house = house();
    let witness = witness_key(&house);
    house.run("donate 50").exits(0);
    house.run("checkpoint").exits(0);
    // Threat 18: under another head it is nobody's, and what is taken in goes where it belongs.
    house.run(&format!("checkpoint --cosignature first.cosigned --witness {witness}")).exits(0).says("00000003.note");
    assert_eq!(read(&house, "fund/checkpoints/00000004.note").matches('\u{2014}').count(), 1);
    let line = read(&house, "first.cosigned");
    house.file("forged.cosigned", line.replacen("auditor", "federation", 1));
    house
        .run(&format!("checkpoint --cosignature forged.cosigned --witness {witness}"))
        .exits(2)
        .says("不是认识的人签的");
    house.file("none.txt", "old 0\n\nnothing\n");
    house.run("cosign none.txt --with auditor.key --known seen").exits(2).says("不是一份见证请求");
    house.run("verify").exits(0);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file is copied");
        }
    }
}

#[test]
fn the_notice_says_who_has_seen_it() {
    let mut house = House::open();
    house.run("donate 100").exits(0);
    let made = house.run("keygen zonghui").exits(0);
    let is_key = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let public = made.out.split(|c: char| !c.is_ascii_alphanumeric()).find(is_key).expect("a key").to_owned();
    house.run(&format!("operator enrol zonghui --role federation --key {public}")).exits(0);
    let verified = house.run("verify").exits(0);
    let key = verified.out.lines().find_map(|line| line.strip_prefix("公钥　　　")).expect("a key");
    let key = key.split('（').next().expect("a key").to_owned();
    house.run("checkpoint --request q.txt --as kuaiji").exits(0);
    house.run(&format!("cosign q.txt --with zonghui.key --known seen --key {key}")).exits(0);
    house.run("checkpoint --cosignature q.cosigned --as kuaiji").exits(0).says("zonghui");
    house.at("2026-11-02T09:00:00+08:00");
    house.run("notice publish --as kuaiji").exits(0);
    for file in ["notice.html", "gifts.csv"] {
        let sheet = read(&house, &format!("fund/notices/0001/{file}"));
        assert!(sheet.contains("zonghui（看过前 4 条）"), "{sheet}");
    }
    house.run("verify").exits(0);
}
