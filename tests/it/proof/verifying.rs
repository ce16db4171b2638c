//! `verify`: what was changed is found, told in words, and every verdict has its exit code.

use crate::proof::home::Home;

/// Changes the database behind the program's back, as a thief would: the locks off, the schema as it was.
pub(crate) fn edit(home: &Home, sql: &str) {
    let file = rusqlite::Connection::open(home.path("fund/ledger.db")).expect("a thief has the file");
    let triggers = "SELECT sql FROM sqlite_schema WHERE type = 'trigger'";
    let mut statement = file.prepare(triggers).expect("the schema is there");
    let locks: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("triggers").collect::<Result<_, _>>().expect("triggers");
    drop(statement);
    for name in ["entry_follows_the_head", "entry_is_never_changed", "entry_is_never_removed"] {
        file.execute(&format!("DROP TRIGGER {name}"), []).expect("a thief drops the lock");
    }
    file.execute(sql, []).expect("a thief knows SQL");
    for lock in locks {
        file.execute(&lock, []).expect("a thief puts the lock back");
    }
}

#[test]
fn a_sound_ledger_holds() {
    let home = Home::new();
    home.write("kept.note", home.run("checkpoint").with(0).out);
    let told = home.run("verify --known kept.note").with(0).saying("Everything holds: 7 entries");
    assert!(!told.out.contains("Without --known"));
    home.run("verify").with(0).saying("Without --known");
    let object = home.run("verify --format json").with(0).out;
    let object: serde_json::Value = serde_json::from_str(&object).expect("one object");
    assert_eq!((object["verdict"].as_str(), object["size"].as_u64()), (Some("OK"), Some(7)));
    assert_eq!(object["people"]["opened"].as_u64(), Some(2));
}

#[test]
fn a_changed_amount_is_found_at_its_entry() {
    let home = Home::new();
    edit(&home, "UPDATE entry SET line = replace(line, '\"20.00\"', '\"90.00\"') WHERE seq = 3");
    home.run("verify").with(1).saying("Entry 3: the hash beside the line is not its own");
    let object = home.run("verify --format json").with(1).out;
    let object: serde_json::Value = serde_json::from_str(&object).expect("one object");
    assert_eq!((object["verdict"].as_str(), object["first_bad"].as_u64()), (Some("TAMPER"), Some(3)));
}

#[test]
fn edited_books_private_texts_and_schema_are_found() {
    let home = Home::new();
    edit(&home, "UPDATE cash SET fen = fen + 100");
    home.run("verify").with(1).saying("balances");
    let home = Home::new();
    let people = rusqlite::Connection::open(home.path("fund/people.db")).expect("a thief has the file");
    people.execute("UPDATE private SET text = '王方'", []).expect("a thief knows SQL");
    home.run("verify").with(1).saying("not the one the ledger commits to");
    let home = Home::new();
    let file = rusqlite::Connection::open(home.path("fund/ledger.db")).expect("a thief has the file");
    file.execute("DROP TRIGGER entry_is_never_changed", []).expect("a thief drops the lock");
    home.run("verify").with(1).saying("structure was changed");
}

#[test]
fn an_older_copy_is_a_rollback() {
    let home = Home::new();
    home.copy("fund", "older");
    home.run("donate 66 --date 2026-10-08 --at 2026-10-08T10:00:00+08:00").with(0);
    home.write("kept.note", home.run("checkpoint").with(0).out);
    home.run_elsewhere("verify older").with(0);
    home.run_elsewhere("verify older --known kept.note").with(4).saying("older than a known checkpoint");
    home.run("verify older").with(4).saying("this computer remembers");
}

#[test]
fn another_history_is_a_fork_and_both_notes_are_saved() {
    let home = Home::new();
    home.fork();
    home.run_elsewhere("verify other").with(0);
    home.run_elsewhere("verify other --known fund.note").with(5).saying("another history");
    assert_eq!(home.read("fork-evidence-8/a.note"), home.read("fund.note"));
    assert_eq!(home.read("fork-evidence-8/b.note"), home.read("other.note"));
    home.run_elsewhere("export out --ledger other").with(0);
    home.run_elsewhere("verify out --known fund.note").with(5);
    if let Some(told) = home.python("out", Some("fund.note")) {
        assert!(told.with(5).out.starts_with("FORK 8 "));
    }
}

#[test]
fn a_strangers_note_is_refused_and_so_is_no_ledger() {
    let (home, stranger) = (Home::new(), Home::new());
    home.write("strange.note", stranger.run("checkpoint").with(0).out);
    home.run("verify --known strange.note").with(2).saying("not this ledger's");
    home.run("verify --known missing.note").with(3);
    home.run("verify nowhere").with(2);
}

#[test]
fn a_hot_journal_is_a_fault_with_its_cure_and_verifying_writes_nothing() {
    let home = Home::new();
    let before = home.read("fund/ledger.db");
    home.run("verify").with(0);
    assert_eq!(before, home.read("fund/ledger.db"));
    home.write("fund/ledger.db-journal", [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0]);
    home.run("verify").with(3).saying("checkpoint");
    assert!(home.path("fund/ledger.db-journal").exists());
    home.write("fund/ledger.db-journal", [0; 512]);
    home.run("verify").with(0).saying("was left over");
}
