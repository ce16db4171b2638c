//! `backup`.

use mingbai::store::locked::{Passphrase, unlock};

use super::home::Home;

#[test]
fn a_plain_backup_holds_the_ledger_and_nobody_s_name() {
    let home = Home::new();
    home.run("backup b1")
        .with(0)
        .saying("7 entries")
        .saying("Not inside: private data")
        .saying("Not inside: the ledger's keys");
    let names = home.below("b1");
    assert!(names.contains(&"b1/ledger.db".to_owned()) && names.contains(&"b1/README.txt".to_owned()), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("people") || name.contains("keys")), "{names:?}");
    for text in ["王芳", "韩梅梅", "13800138000", "PRIVATE+KEY"] {
        assert!(!home.holds_below("b1", text), "{text}");
    }
    assert_eq!(home.lines("b1"), home.lines("fund"));
    home.run("verify --ledger b1").with(0);
    assert!(!home.is_littered());
}

#[cfg(unix)]
#[test]
fn its_files_are_their_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.run("backup deep/down/b1 --with-people --passphrase-file pw").with(0);
    for name in home.below("deep/down/b1") {
        let mode = home.path(&name).metadata().expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

#[test]
fn private_data_and_keys_come_along_locked() {
    let home = Home::new();
    home.run("backup b1 --with-people --with-keys --passphrase-file pw")
        .with(0)
        .saying("people.db.age")
        .saying("keys/*.age");
    for text in ["王芳", "韩梅梅", "13800138000", "PRIVATE+KEY", "correct horse"] {
        assert!(!home.holds_below("b1", text), "{text}");
    }
    let passphrase = Passphrase::new("correct horse battery").expect("long enough");
    let mut people = Vec::new();
    unlock(&passphrase, home.read("b1/people.db.age").as_slice(), &mut people).expect("it opens");
    assert!(people.starts_with(b"SQLite format 3\0"));
    let mut key = Vec::new();
    unlock(&passphrase, home.read("b1/keys/desk.key.age").as_slice(), &mut key).expect("it opens");
    assert_eq!(key, home.read("fund/keys/desk.key"));
    assert!(!home.is_littered());
}

#[test]
fn nothing_is_overwritten_and_nothing_half_done_is_left() {
    let home = Home::new();
    home.run("backup b1").with(0);
    let before = home.read("b1/ledger.db");
    home.run("backup b1").with(2);
    assert_eq!(home.read("b1/ledger.db"), before);
    std::fs::create_dir(home.path("full")).expect("a folder");
    home.write("full/mine", "mine");
    home.run("backup full").with(2).saying("not empty");
    std::fs::create_dir(home.path("empty")).expect("a folder");
    home.run("backup empty").with(0);
    home.run("backup b2 --with-people").with(2).saying("passphrase");
    home.run("backup fund/b2").with(2).saying("inside");
    home.run("backup fund/papers/../b2").with(2).saying("inside");
    home.run("backup").with(2);
    home.run("backup b3 --dry-run").with(0).saying("Rehearsal");
    home.run("backup b4 --ledger nowhere").with(2);
    for name in ["b2", "b3", "b4", "fund/b2"] {
        assert!(!home.path(name).exists(), "{name}");
    }
    assert!(!home.is_littered());
}

#[test]
fn a_clear_copy_that_a_crash_left_is_swept() {
    let home = Home::new();
    home.write("fund/.backup-people-abc", "王芳");
    home.run("backup b1").with(0);
    assert!(!home.path("fund/.backup-people-abc").exists());
}

#[test]
fn while_another_writes_it_waits_and_then_says_so() {
    let home = Home::new();
    let other = rusqlite::Connection::open(home.path("fund/ledger.db")).expect("the file opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    home.run("backup b1").with(3);
    assert!(!home.path("b1").exists() && !home.is_littered());
    other.execute_batch("COMMIT").expect("it ends");
    home.run("backup b1").with(0);
}

#[test]
fn every_backup_made_while_others_record_is_whole() {
    let home = Home::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for gift in 1..30 {
                home.run(&format!("donate {gift} --donor 邻居{gift} --date 2026-10-03")).with(0);
            }
        });
        for copy in 0..6 {
            home.run(&format!("backup b{copy} --with-people --passphrase-file pw")).with(0);
        }
    });
    for copy in 0..6 {
        home.run_elsewhere(&format!("restore b{copy} r{copy} --passphrase-file pw")).with(0);
        let texts = home.private(&format!("r{copy}")).len();
        let gifts = home.lines(&format!("r{copy}")).len() - 6;
        assert_eq!(texts, 6 + gifts, "each of {gifts} gifts of unregistered donors has its name");
    }
}
