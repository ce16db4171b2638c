//! `restore`: what is whole comes back, what was touched does not.

use super::home::Home;

/// Four ways a ledger comes back, each to the same lines.
#[test]
fn backups_exports_and_folders_come_back_line_by_line() {
    let home = Home::new();
    home.run("export out").with(0);
    home.run("backup b1").with(0);
    for (source, into) in [("out", "r1"), ("out/ledger.jsonl", "r2"), ("b1", "r3"), ("fund", "r4")] {
        home.run(&format!("restore {source} {into}")).with(0).saying("7 entries replayed");
        assert_eq!(home.lines(into), home.lines("fund"), "{source}");
        home.run(&format!("verify --ledger {into}")).with(0);
    }
    assert_eq!(home.private("r4"), home.private("fund"));
    assert!(home.private("r3").is_empty());
    assert!(!home.is_littered());
}

#[test]
fn with_people_and_keys_the_desk_goes_on_where_it_stopped() {
    let home = Home::new();
    home.run("backup b1 --with-people --with-keys --passphrase-file pw").with(0);
    home.run("restore b1 new --passphrase-file pw").with(0).saying("Private data: 7 readable").saying("Keys: restored");
    assert_eq!(home.private("new"), home.private("fund"));
    assert_eq!(home.read("new/keys/desk.key"), home.read("fund/keys/desk.key"));
    assert_eq!(home.read("new/keys/row.secret"), home.read("fund/keys/row.secret"));
    assert_eq!(home.read("new/backups.jsonl"), home.read("b1/backups.jsonl"));
    home.run("donate 9 --donor p1 --date 2026-10-03 --ledger new").with(0);
    home.run("checkpoint --ledger new").with(0);
    home.run("person show p1 --ledger new").with(0).saying("王芳").saying("109.00");
    home.run("verify --ledger new").with(0);
}

#[test]
fn without_a_passphrase_it_comes_back_without_names_and_says_so() {
    let home = Home::new();
    home.run("backup b1 --with-people --with-keys --passphrase-file pw").with(0);
    let told = home.run("restore b1 new").with(0).saying("no passphrase was given").saying("Keys: not restored");
    assert!(told.out.contains("new/keys"), "{}", told.out);
    assert!(!home.holds_below("new", "王芳"));
    home.run("checkpoint --ledger new").with(3);
    home.run("donate 9 --date 2026-10-03 --ledger new").with(0);
    home.copy("fund/keys", "new/keys");
    home.run("checkpoint --ledger new").with(0);
}

#[test]
fn a_wrong_passphrase_or_a_broken_lock_leaves_nothing() {
    let home = Home::new();
    home.run("backup b1 --with-people --passphrase-file pw").with(0);
    home.write("wrong", "another horse battery");
    home.run("restore b1 new --passphrase-file wrong").with(2).saying("does not open");
    let mut locked = home.read("b1/people.db.age");
    locked.pop();
    home.write("b1/people.db.age", &locked);
    home.run("restore b1 new --passphrase-file pw").with(3).saying("damaged");
    home.write("b1/people.db.age", "not locked at all");
    home.run("restore b1 new --passphrase-file pw").with(3);
    assert!(!home.path("new").exists() && !home.is_littered());
}

#[test]
fn nothing_is_overwritten() {
    let home = Home::new();
    home.run("backup b1").with(0);
    home.run("restore b1 fund").with(2);
    std::fs::create_dir(home.path("full")).expect("a folder");
    home.write("full/mine", "mine");
    home.run("restore b1 full").with(2);
    assert_eq!(home.read("full/mine"), b"mine");
    home.run("restore nowhere new").with(2);
    home.run("restore full new").with(2).saying("neither a backup nor an export");
    home.run("restore b1 new --dry-run").with(0).saying("Rehearsal");
    assert!(!home.path("new").exists() && !home.is_littered());
}

#[test]
fn erasures_are_applied_to_an_older_copy_of_private_data() {
    let home = Home::new();
    home.run("backup old --with-people --passphrase-file pw").with(0);
    home.run("person erase p2 --reason 本人要求").with(0);
    home.run("person erase p1 --reason 本人要求").with(0);
    home.run("backup new").with(0);
    std::fs::copy(home.path("old/people.db.age"), home.path("new/people.db.age")).expect("a copy");
    let told = home.run("restore new back --passphrase-file pw").with(0);
    told.saying("2 readable, 4 sealed; 1 left out");
    assert!(!home.holds_below("back", "李雷"));
    home.run("person list --full --ledger back").with(0).silent_on("王芳");
    assert_eq!(home.private("back"), home.private("fund"));
    home.run("verify --ledger back").with(0);
}

#[test]
fn merged_and_amended_persons_keep_their_texts() {
    let home = Home::new();
    home.run("person add --name 王小芳 --phone 13900000001").with(0);
    home.run("person amend p4 --phone 13900000002").with(0);
    home.run("person merge p4 p1 --reason 同一人").with(0);
    home.run("backup b1 --with-people --passphrase-file pw").with(0);
    home.run("restore b1 new --passphrase-file pw").with(0);
    assert_eq!(home.private("new"), home.private("fund"));
}

#[test]
fn an_older_ledger_than_one_remembers_is_a_rollback() {
    let home = Home::new();
    home.run("backup b1").with(0);
    home.run("donate 9 --date 2026-10-03").with(0);
    home.run("checkpoint").with(0);
    home.run("restore b1 new").with(4);
    assert!(!home.path("new").exists() && !home.is_littered());
    home.run_elsewhere("restore b1 new").with(0).saying("remembers none");
}

#[test]
fn another_history_than_one_remembers_is_a_fork() {
    let home = Home::new();
    home.copy("fund", "other");
    home.run("donate 9 --date 2026-10-03").with(0);
    home.run("checkpoint").with(0);
    home.run_elsewhere("donate 900 --date 2026-10-03 --ledger other").with(0);
    home.run("restore other new").with(5);
    assert!(!home.path("new").exists());
}

#[test]
fn what_is_restored_is_remembered_on_a_new_computer() {
    let home = Home::new();
    home.run("backup older").with(0);
    home.run("donate 9 --date 2026-10-03").with(0);
    home.run("checkpoint").with(0);
    home.run("backup newer").with(0);
    home.run_elsewhere("restore newer r1").with(0);
    home.run_elsewhere("restore older r2").with(4);
}

/// Each theft on the lines of an export, with the exit code it must get.
#[test]
fn touched_lines_do_not_come_back() {
    let home = Home::new();
    home.run("export out").with(0);
    let lines: Vec<String> = home.lines("fund");
    let joined = |lines: &[String]| lines.join("\n") + "\n";
    let changed = |seq: usize, from: &str, to: &str| {
        let mut lines = lines.clone();
        assert!(lines[seq].contains(from), "{}", lines[seq]);
        lines[seq] = lines[seq].replace(from, to);
        joined(&lines)
    };
    let without = |seq: usize| joined(&[&lines[..seq], &lines[seq + 1..]].concat());
    let swapped = joined(&[&lines[..3], &[lines[4].clone(), lines[3].clone()], &lines[5..]].concat());
    let whole = joined(&lines);
    let thefts: [(&str, String, i32); 12] = [
        ("the amount of the fifth entry", changed(5, "\"100.00\"", "\"900.00\""), 1),
        ("the amount of the last entry", changed(6, "\"30.50\"", "\"90.50\""), 5),
        ("an amount without 分", changed(5, "\"100.00\"", "\"100\""), 1),
        ("a blank", changed(5, "\"amount\":", "\"amount\": "), 1),
        ("an unknown kind", changed(6, "donation_received", "donation_deceived"), 1),
        ("an operator nobody knows", changed(6, "\"by\":\"kuaiji\"", "\"by\":\"mallory\""), 1),
        ("an earlier moment", changed(6, "\"at\":\"2026-10-03", "\"at\":\"2026-09-03"), 1),
        ("an entry taken out", without(4), 1),
        ("two entries swapped", swapped, 1),
        ("the tail cut off", joined(&lines[..6]), 4),
        ("the last line cut in the middle", whole[..whole.len() - 20].to_owned(), 1),
        ("the last line feed", whole.trim_end().to_owned(), 1),
    ];
    for (theft, lines, code) in thefts {
        home.write("out/ledger.jsonl", lines);
        let ended = home.run_elsewhere("restore out new");
        assert_eq!(ended.code, code, "{theft}: {}{}", ended.out, ended.err);
        assert!(!home.path("new").exists(), "{theft}");
    }
    home.write("out/ledger.jsonl", "");
    home.run("restore out new").with(1);
    assert!(!home.is_littered());
}

#[test]
fn a_touched_database_does_not_come_back() {
    let home = Home::new();
    home.run("backup b1").with(0);
    let file = rusqlite::Connection::open(home.path("b1/ledger.db")).expect("the file opens");
    file.execute_batch("DROP TRIGGER entry_is_never_changed; UPDATE entry SET leaf = zeroblob(32) WHERE seq = 3")
        .expect("a thief can do this");
    home.run("restore b1 new").with(1).saying("Entry 3");
    // The books of the source are never read: whatever they say, the new ones are made from the entries.
    home.run("backup b2").with(0);
    let file = rusqlite::Connection::open(home.path("b2/ledger.db")).expect("the file opens");
    file.execute_batch("UPDATE cash SET fen = 1").expect("a thief can do this");
    home.run("restore b2 new").with(0);
    home.run("verify --ledger new").with(0);
}

#[test]
fn touched_private_data_papers_and_notices_do_not_come_back() {
    let home = Home::new();
    home.run_at("2026-11-02T10:00:00+08:00", "notice publish 2026-10").with(0);
    home.copy("fund", "bad");
    let file = rusqlite::Connection::open(home.path("bad/people.db")).expect("the file opens");
    file.execute_batch("UPDATE private SET text = '张三' WHERE text = '李雷'").expect("a thief can do this");
    home.run("restore bad new").with(1).saying("Name of entry 3");
    home.run("backup b1").with(0);
    home.run("restore b1 good").with(0);
    assert_eq!(home.below("good/notices").len(), home.below("fund/notices").len());
    home.run("verify --ledger good").with(0);
    let notice = home.below("b1/notices").first().cloned().expect("a notice");
    let stays = home.read(&notice);
    home.write(&notice, "another notice");
    home.run("restore b1 new").with(1).saying("notice 1");
    std::fs::remove_file(home.path(&notice)).expect("it is there");
    home.run("restore b1 missing").with(0).saying("Missing in the source: 1 file of notices");
    home.write(&notice, stays);
    let paper = home.below("b1/papers").first().cloned().expect("a paper");
    home.write(&paper, "another paper");
    home.run("restore b1 new").with(1);
    assert!(!home.path("new").exists() && !home.is_littered());
}

#[test]
fn a_checkpoint_or_a_key_of_another_ledger_is_noticed() {
    let home = Home::new();
    home.run("init other --purpose test --name 城北 --county 某县慈善总会 --at 2026-10-01T09:00:00+08:00").with(0);
    home.run("backup b1 --with-keys --passphrase-file pw").with(0);
    home.run("checkpoint --ledger other").with(0);
    home.copy("b1", "b2");
    home.copy("other/checkpoints", "b2/checkpoints");
    home.run("restore b2 new").with(1);
    std::fs::remove_dir_all(home.path("b1/keys")).expect("it is there");
    home.copy("other/keys", "b1/keys");
    home.run("restore b1 new").with(3);
    assert!(!home.path("new").exists());
}
