//! Threats 43 and 65: what a changed program, or a hand in the file, could do to payments, and who finds it.

use std::path::{Path, PathBuf};
use std::process::Command;

use mingbai::chain::approval::approval_message;
use mingbai::chain::{Checkpoint, Frontier, Hash, Line, SigningKey};

use crate::fund::paying::{REQUEST, enrol, house, kuaiji};
use crate::house::House;

fn key(path: &Path) -> SigningKey {
    std::fs::read_to_string(path).expect("a key").trim_end().parse().expect("a signing key")
}

/// An export whose lines were changed by whoever holds the desk's own key: every hash fits, and the head is signed.
fn forged(house: &House, change: impl Fn(u64, String, &[Hash]) -> String) -> PathBuf {
    house.run("export out").exits(0);
    let out = house.path().join("out");
    let text = std::fs::read_to_string(out.join("ledger.jsonl")).expect("lines");
    let (mut prev, mut leaves, mut lines) = (Hash::ZERO, Vec::new(), Vec::new());
    let mut tree = Frontier::new();
    for (seq, line) in (0..).zip(text.lines()) {
        let line = change(seq, line.to_owned(), &leaves);
        let line = Line { prev, ..Line::parse(&line).expect("a line") }.to_text().expect("a line again");
        prev = Hash::of_leaf(line.as_bytes());
        leaves.push(prev);
        tree.push(prev, |_, _, _| {});
        lines.push(line + "\n");
    }
    std::fs::write(out.join("ledger.jsonl"), lines.concat()).expect("lines");
    let desk = key(&house.fund().join("keys/desk.key"));
    let origin = desk.verifier().name().to_owned();
    let head = Checkpoint { origin, size: tree.size(), root: tree.root() };
    let note = head.sign(&desk).expect("a note");
    std::fs::remove_dir_all(out.join("checkpoints")).expect("checkpoints");
    std::fs::create_dir(out.join("checkpoints")).expect("a folder");
    std::fs::write(out.join("checkpoint.note"), &note).expect("a note");
    std::fs::write(out.join("consistency.txt"), format!("old 0\n\n{note}")).expect("a proof");
    out
}

/// What `verify` of a stranger's computer says, and `verify.py`.
fn judged(house: &House, out: &Path) -> (i32, serde_json::Value, String) {
    let mut command = house.command();
    command.env("MINGBAI_STATE", house.path().join("state-auditor"));
    let outcome = command.args(["verify", "out", "--format", "json"]).output().expect("it runs");
    let told = serde_json::from_slice(&outcome.stdout).expect("one object");
    let verifier = house.path().join("verify-from-elsewhere.py");
    std::fs::write(&verifier, mingbai::audit::VERIFIER).expect("a file");
    let python = Command::new("python3").args(["-I", "-B"]).arg(verifier).arg(out).output().expect("python3 runs");
    (outcome.status.code().unwrap_or(-1), told, String::from_utf8_lossy(&python.stdout).into_owned())
}

fn claims(told: &serde_json::Value) -> Vec<String> {
    let findings = told["findings"].as_array().expect("findings").iter();
    findings.map(|finding| finding["claim"].as_str().expect("a claim").to_owned()).collect()
}

/// The same export with nothing changed holds, so that what the frauds below are found by is the fraud.
#[test]
fn an_honest_export_holds_and_withholds_its_papers() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --paper 回单1 --file slip.pdf").exits(0);
    let out = forged(&house, |_, line, _| line);
    let (code, told, python) = judged(&house, &out);
    assert_eq!((code, told["papers_withheld"].as_u64()), (0, Some(2)), "{told}");
    assert_eq!(told["approvals"]["signed"].as_u64(), Some(1));
    assert!(python.starts_with("OK ") && python.contains("附件 2 份"), "{python}");
    assert_eq!(std::fs::read_dir(out.join("papers")).expect("papers").count(), 2, "charts and nothing else");
}

/// Somebody who records and approves writes his own request, then his own approval under it, with a true signature.
#[test]
fn an_approval_by_the_recorder_is_found() {
    let house = house();
    enrol(&house, "both", "recorder,approver");
    kuaiji(&house, REQUEST).exits(0).says("第 8 号");
    kuaiji(&house, "pay approve 8 --key both.key").exits(0);
    let both = key(&house.path().join("both.key"));
    let origin = key(&house.fund().join("keys/desk.key")).verifier().name().to_owned();
    let out = forged(&house, |seq, line, leaves| match seq {
        8 => line.replacen("\"by\":\"kuaiji\"", "\"by\":\"both\"", 1),
        9 => {
            let signature = both.sign(approval_message(&origin, 8, 8, leaves[8]).as_bytes()).to_string();
            let at = line.find("\"signature\":\"").expect("a signature") + 13;
            format!("{}{signature}{}", &line[..at], &line[at + 88..])
        }
        _ => line,
    });
    let (code, told, python) = judged(&house, &out);
    assert_eq!(code, 1, "{told}");
    assert!(claims(&told).contains(&"approvals_are_by_another_person".to_owned()), "{told}");
    assert!(claims(&told).contains(&"events_obey_the_rules".to_owned()), "{told}");
    assert_eq!(told["first_bad"].as_u64(), Some(9));
    assert!(python.starts_with("TAMPER 9 approvals_are_by_another_person"), "{python}");
}

/// The signature under one request is copied under another: the rules see a text, only the mathematics sees the fraud.
#[test]
fn a_signature_over_another_entry_is_found() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0).says("第 7 号");
    kuaiji(&house, "pay request 9000 --to-name 别家公司 --purpose 材料").exits(0).says("第 8 号");
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0).says("第 9 号");
    let out = forged(&house, |seq, line, _| match seq {
        9 => line.replacen("\"first\":\"7\",\"last\":\"7\"", "\"first\":\"8\",\"last\":\"8\"", 1),
        _ => line,
    });
    let (code, told, python) = judged(&house, &out);
    assert_eq!((code, claims(&told)), (1, vec!["approvals_are_by_another_person".to_owned()]), "{told}");
    assert!(python.starts_with("TAMPER 9 approvals_are_by_another_person"), "{python}");
}

/// The amount of an approved request is raised afterwards: the signature was over another line.
#[test]
fn a_request_changed_after_its_approval_is_found() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    let out = forged(&house, |seq, line, _| match seq {
        7 => line.replacen("\"amount\":\"3000.00\"", "\"amount\":\"9000.00\"", 1),
        _ => line,
    });
    let (code, told, python) = judged(&house, &out);
    assert_eq!((code, claims(&told)), (1, vec!["approvals_are_by_another_person".to_owned()]), "{told}");
    assert!(python.starts_with("TAMPER 8 approvals_are_by_another_person"), "{python}");
}

/// Threat 43: more than the purse holds.
#[test]
fn a_payment_beyond_the_purse_is_found() {
    let house = house();
    kuaiji(&house, "pay request 10000 --to p1 --purpose 材料").exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --paper 回单1").exits(0);
    let out = forged(&house, |seq, line, _| match seq {
        2 => line.replacen("\"amount\":\"10000.00\"", "\"amount\":\"9999.99\"", 1),
        _ => line,
    });
    let (code, told, _) = judged(&house, &out);
    assert_eq!(code, 1, "{told}");
    assert!(claims(&told).contains(&"events_obey_the_rules".to_owned()), "{told}");
}

/// Another invoice under the name of the one that was paid, or none: found where the papers lie, while an export says
/// that it withholds them.
#[test]
fn an_invoice_swapped_or_lost_is_found() {
    let mut house = house();
    kuaiji(&house, REQUEST).exits(0);
    let digest = mingbai::store::papers::digest("发票 001".as_bytes()).to_string();
    let paper = house.fund().join("papers").join(&digest);
    assert!(paper.exists());
    house.run("export before").exits(0);
    std::fs::write(&paper, "发票 002").expect("another invoice");
    house.run("verify").exits(1).says("附件");
    std::fs::remove_file(&paper).expect("the invoice");
    house.run("verify").exits(1).says("不见了");
    house.run("verify before").exits(0).says("没有随导出带出");
    house.lang("en").run("verify before").exits(0).says("withheld");
    std::fs::write(house.path().join("before/papers").join(&digest), "发票 002").expect("another invoice");
    house.run("verify before").exits(1);
}

/// A rehearsal keeps no paper; a refused command leaves at most a paper that nobody names.
#[test]
fn a_rehearsal_keeps_no_paper() {
    let house = house();
    let papers = || std::fs::read_dir(house.fund().join("papers")).expect("papers").count();
    let before = papers();
    kuaiji(&house, &format!("{REQUEST} --dry-run")).exits(0);
    assert_eq!(papers(), before);
    kuaiji(&house, "pay request 5 --to p1 --purpose 钉子 --file nothing.pdf").exits(3).says("nothing.pdf");
}
