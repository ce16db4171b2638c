//! `checkpoint`, `prove`, `check`: what leaves the house, and what its holder can see without us.

use crate::proof::home::Home;

#[test]
fn a_checkpoint_is_its_note_and_nothing_else_on_standard_output() {
    let home = Home::new();
    let told = home.run("checkpoint").with(0);
    assert_eq!(told.out.as_bytes(), home.read("fund/checkpoints/00000007.note"));
    assert!(told.err.contains("00000007.note"), "{}", told.err);
    assert_eq!(home.run("checkpoint").with(0).out, told.out, "the same head gives the same note");
    home.run("checkpoint --dry-run").with(0).saying("Rehearsal");
}

#[test]
fn a_receipt_opens_its_own_donors_name_and_is_checked_without_the_ledger() {
    let home = Home::new();
    home.run("prove 2").with(0).saying("hand it to nobody but the donor");
    let key = home.key();
    let told = home.run_in("away", &format!("check ../receipt-2.tlog-proof --key {key}")).with(0);
    let told = told.saying("王芳").saying("100.00 yuan").saying("does not prove that no later entry reversed");
    assert!(!told.out.contains("30.50"));
    home.run("prove 3 --out anonymous").with(0).saying("commits to no name");
    home.run_in("away", &format!("check ../anonymous --key {key}")).with(0);
}

#[test]
fn a_receipt_of_a_registered_donor_opens_the_name_in_force() {
    let home = Home::new();
    home.run("person add --name 赵敏 --at 2026-10-07T09:00:00+08:00").with(0);
    home.run("donate 9 --donor p1 --date 2026-10-07 --at 2026-10-07T10:00:00+08:00").with(0);
    home.run("prove 8").with(0);
    home.run("check receipt-8.tlog-proof").with(0).saying("赵敏");
}

#[test]
fn without_a_key_nothing_is_believed() {
    let home = Home::new();
    home.run("prove 2").with(0);
    home.run_in("away", "check ../receipt-2.tlog-proof").with(2).saying("NOT checked").saying("--key");
    home.run("checkpoint").with(0);
    home.run_in("away", "check ../fund/checkpoints/00000007.note").with(2).saying("NOT checked");
    let wrong = home.key().replace("fund.", "fond.");
    home.run_in("away", &format!("check ../receipt-2.tlog-proof --key {wrong}")).with(2);
    home.run_in("away", "check ../receipt-2.tlog-proof --key nonsense").with(2).saying("--key is no key");
}

#[test]
fn every_byte_of_a_receipt_and_of_a_checkpoint_matters() {
    let home = Home::new();
    home.run("prove 2 --out receipt").with(0);
    home.write("note", home.run("checkpoint").with(0).out);
    let key = home.key();
    for name in ["receipt", "note"] {
        let whole = home.read(name);
        for (place, step) in (0..whole.len()).zip(0..) {
            if step % 37 != 0 && place + 3 < whole.len() {
                continue;
            }
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            home.write("flipped", &bytes);
            let told = home.run_in("away", &format!("check ../flipped --key {key}"));
            assert!(told.code == 1 || told.code == 2, "{name} byte {place}: {told:?}");
        }
        home.write("flipped", &whole[..whole.len() - 1]);
        assert_ne!(home.run_in("away", &format!("check ../flipped --key {key}")).code, 0, "{name} cut");
    }
}

#[test]
fn the_ledger_at_hand_tells_what_became_of_the_entry() {
    let home = Home::new();
    home.run("prove 4").with(0);
    home.run("check receipt-4.tlog-proof").with(0).saying("nothing reversed");
    home.run("reverse 4 --reason 记错了 --at 2026-10-08T10:00:00+08:00 --date 2026-10-08").with(0);
    home.run("check receipt-4.tlog-proof").with(0).saying("reversed by entry 7");
}

#[test]
fn a_receipt_shows_a_cut_tail_and_a_second_history() {
    let home = Home::new();
    home.copy("fund", "short");
    home.run("donate 5 --date 2026-10-08 --at 2026-10-08T10:00:00+08:00").with(0);
    home.run("prove 7").with(0);
    home.run("check receipt-7.tlog-proof --ledger short").with(4).saying("cut");
    let forked = Home::new();
    forked.fork();
    forked.run("prove 7").with(0);
    forked.run("check receipt-7.tlog-proof --ledger other").with(5).saying("TWO HISTORIES");
    forked.run("check receipt-7.tlog-proof --known other.note").with(5);
    forked.run("check receipt-7.tlog-proof --known fund.note").with(0).saying("agrees with the checkpoint you kept");
}

#[test]
fn nothing_is_overwritten_unless_asked() {
    let home = Home::new();
    home.run("prove 2").with(0);
    home.run("prove 2").with(2).saying("exists already");
    home.run("prove 2 --force").with(0);
    home.run("prove 99").with(2);
}

#[test]
fn the_file_of_a_notice_is_known_by_its_digest() {
    let home = Home::new();
    home.run("notice publish 2026-10 --at 2026-11-02T09:00:00+08:00").with(0);
    let csv = std::fs::read_dir(home.path("fund/notices/0001")).expect("the notice").flatten();
    let csv = csv.map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "csv")).expect("a CSV");
    home.run(&format!("check {}", csv.display())).with(0).saying("byte for byte").saying("notice 1");
    let mut bytes = std::fs::read(&csv).expect("the CSV");
    bytes.push(b' ');
    home.write("board.csv", bytes);
    home.run("check board.csv").with(1).saying("no file of the 1 notice");
    home.run_in("away", "check ../board.csv").with(2).saying("Give --ledger");
    home.run("export out").with(0);
    home.run_in("away", &format!("check {} --ledger ../out", csv.display())).with(0);
}
