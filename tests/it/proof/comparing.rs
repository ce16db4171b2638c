//! `compare`: one history, or the evidence of two.

use crate::proof::home::Home;

#[test]
fn the_same_and_longer_histories_are_told_apart_from_forks() {
    let home = Home::new();
    home.write("old.note", home.run("checkpoint").with(0).out);
    home.run("export old").with(0);
    home.run("donate 66 --date 2026-10-08 --at 2026-10-08T10:00:00+08:00").with(0);
    home.write("new.note", home.run("checkpoint").with(0).out);
    home.run("compare new.note fund").with(0).saying("The same");
    home.run("compare old.note fund").with(0).saying("goes on from");
    home.run("compare fund old").with(0).saying("“fund” (8 entries) goes on from “old” (7 entries)");
    home.run("compare old.note new.note").with(0).saying("goes on from");
    let key = home.key();
    home.run_in("away", "compare ../old.note ../new.note").with(2).saying("NOT checked");
    let lines = home.run_in("away", &format!("compare ../old.note ../new.note --key {key}"));
    lines.with(2).saying("without the lines of the longer");
}

#[test]
fn two_ledgers_are_not_compared() {
    let (home, stranger) = (Home::new(), Home::new());
    let words = format!("compare fund {}", stranger.path("fund").display());
    home.run(&words).with(2).saying("two ledgers");
}

#[test]
fn a_fork_leaves_evidence_that_convinces_a_third_person() {
    let home = Home::new();
    home.fork();
    let key = home.key();
    home.run("compare fund other").with(5).saying("they differ from entry 7 on");
    for side in ["a", "b"] {
        let receipt = format!("check ../fork-evidence-8/{side}.7.tlog-proof --key {key}");
        home.run_in("away", &receipt).with(0).saying("entry 7 stands in this ledger");
    }
    let lines = String::from_utf8(home.read("fork-evidence-8/b.lines.jsonl")).expect("lines are text");
    assert!(lines.contains("\"77.00\"") && lines.lines().count() == 2, "{lines}");
    let again = format!("compare ../fork-evidence-8/a.note ../fork-evidence-8/b.note --key {key}");
    home.run_in("away", &again).with(5).saying("TWO HISTORIES");
    assert!(home.path("fork-evidence-8/README.txt").exists() && home.path("away/fork-evidence-8").exists());
    home.run("compare fund.note other.note").with(5);
    assert!(home.path("fork-evidence-8-2").exists(), "older evidence is never touched");
}

#[test]
fn a_note_against_longer_lines_comes_with_a_proof() {
    let home = Home::new();
    home.fork();
    home.run_elsewhere("donate 1 --ledger other --date 2026-10-08 --at 2026-10-08T11:00:00+08:00").with(0);
    home.run_elsewhere("checkpoint --ledger other").with(0);
    std::fs::remove_file(home.path("other/checkpoints/00000008.note")).expect("the note is there");
    home.run("compare fund.note other").with(5);
    let proof = String::from_utf8(home.read("fork-evidence-8/b.consistency.txt")).expect("a proof is text");
    assert!(proof.starts_with("old 8\n"), "{proof}");
}

#[test]
fn a_forged_note_is_refused() {
    let home = Home::new();
    let note = home.run("checkpoint").with(0).out;
    home.write("forged.note", note.replacen("\n7\n", "\n6\n", 1));
    home.run("compare forged.note fund").with(2).saying("signature is false");
}
