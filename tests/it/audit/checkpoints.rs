//! Threats 3, 6, 10–19: what only a checkpoint kept elsewhere can tell.

use std::io::Read;

use mingbai::audit::{
    Asked, Claim, EachFile, Evidence, Export, Found, Kept, Note, Private, Report, Shown, Source, Verdict, What, run,
};
use mingbai::chain::{Checkpoint, Entropy, SigningKey};
use mingbai::cli::evidence::{StoreEvidence, store_evidence};
use mingbai::ledger::books::rows::{LargeRow, Table};
use mingbai::store::{Access, Store, StoreError};

use crate::audit::house::{House, breaks, holds};

fn newest(house: &House) -> (std::path::PathBuf, String) {
    let notes = std::fs::read_dir(house.path("checkpoints")).expect("checkpoints");
    let path = notes.map(|entry| entry.expect("a note").path()).max().expect("a note");
    let note = std::fs::read_to_string(&path).expect("a note");
    (path, note)
}

fn with_known(house: &House, note: &str) -> Report {
    house.verify_with(&Asked { known: vec![("posted.note".to_owned(), note.as_bytes().to_vec())], pinned: None })
}

fn key(house: &House) -> SigningKey {
    house.desk().key().expect("the desk's key")
}

/// A line of the past that reads well changed, and everything made anew after it.
fn forge(house: &House) {
    let mut lines = house.lines();
    let seq = house.first("import_recorded") - 1;
    lines[seq] = lines[seq].replace("号错", "改过");
    house.forge(&lines);
}

#[test]
fn a_known_checkpoint_stands() {
    let house = House::full();
    let (_, note) = newest(&house);
    let report = with_known(&house, &note);
    holds(&report);
    assert!(report.standing.iter().any(|note| note.source == Source::Given("posted.note".to_owned())));
}

/// 3: FORK, with both notes.
#[test]
fn another_history_is_a_fork() {
    let house = House::full();
    let (_, note) = newest(&house);
    forge(&house);
    house.forget();
    house.desk().checkpoint().expect("the thief signs too");
    let report = with_known(&house, &note);
    assert_eq!(report.verdict(), Verdict::Fork);
    let fork = report.findings.iter().find_map(|finding| {
        let What::Fork { known, found, note, other, .. } = &finding.what else { return None };
        Some((known, found, note.clone(), other.clone()))
    });
    let (known, found, told, other) = fork.expect("a fork");
    assert_ne!(known, found);
    assert_eq!(told, note);
    assert!(other.is_some_and(|other| other != note));
}

/// 6, 10: with true hashes, nodes and books.
#[test]
fn a_cut_tail_is_a_rollback() {
    let house = House::full();
    let lines = house.lines();
    house.forge(&lines[..lines.len() - 1]);
    let report = house.verify();
    assert_eq!(report.verdict(), Verdict::Rollback);
    assert_eq!(report.first_bad.map(|seq| seq.0), Some(report.size));
    let (path, note) = newest(&house);
    std::fs::remove_file(path).expect("a note");
    holds(&house.verify());
    assert_eq!(with_known(&house, &note).verdict(), Verdict::Rollback);
}

/// Damaged lines come first: of them no history can be told.
#[test]
fn damaged_lines_are_tampering_first() {
    let house = House::full();
    let lines = house.lines();
    house.forge(&lines[..lines.len() - 1]);
    house.sql("UPDATE entry SET line = replace(line, '100.00', '900.00')  WHERE line LIKE '%\"100.00\"%'");
    assert_eq!(house.verify().verdict(), Verdict::Tampered);
}

/// 15, 16, 19, 25: notes that are none.
#[test]
fn a_note_that_is_none_is_found() {
    let (_, note) = newest(&House::full());
    let other = SigningKey::generate(note.lines().next().expect("an origin"), &mut Entropy::seeded(b"thief"));
    let head = Checkpoint::open(&note, key(&House::full()).verifier()).expect("a head");
    let forged = head.sign(&other.expect("a key")).expect("a note");
    let (body, signature) = note.split_once("\n\n").expect("a note");
    let extended = format!("{body}\nmore");
    let extended = key(&House::full()).sign_note(&format!("{extended}\n")).expect("a note").to_string();
    let bare = format!("{body}\n\n");
    let twisted = note.replacen("\n2", "\n1", 1);
    let swapped =
        format!("{}\n\n{signature}", body.replace(&head.root.to_base64(), &mingbai::chain::Hash::ZERO.to_base64()));
    for false_note in [forged, extended, bare, twisted, swapped, String::new()] {
        assert_ne!(false_note, note);
        let house = House::full();
        std::fs::write(newest(&house).0, &false_note).expect("a note");
        let report = house.verify();
        breaks(&report, Claim::CheckpointIsOnTheChain);
        assert_eq!(report.verdict(), Verdict::Tampered);
        // Brought along, it is a note of some other ledger.
        assert_eq!(with_known(&House::full(), &false_note).verdict(), Verdict::OtherLedger);
    }
    let house = House::full();
    std::fs::write(newest(&house).0, [0xFF, 0x00, b'\n']).expect("a note");
    breaks(&house.verify(), Claim::CheckpointIsOnTheChain);
}

/// 13: of two checkpoints of one size at most one is of this chain.
#[test]
fn two_checkpoints_of_one_size_are_a_fork() {
    let house = House::full();
    let (_, note) = newest(&house);
    let key = key(&house);
    let head = Checkpoint::open(&note, key.verifier()).expect("a head");
    let root = mingbai::chain::Hash::of_bytes(b"another");
    let other = Checkpoint { root, ..head }.sign(&key).expect("a note");
    assert_eq!(with_known(&house, &other).verdict(), Verdict::Fork);
}

/// 17: an old checkpoint under the newest name.
#[test]
fn a_renamed_checkpoint_is_found() {
    let house = House::full();
    let (path, _) = newest(&house);
    std::fs::rename(&path, house.path("checkpoints/99999999.note")).expect("a move");
    breaks(&house.verify(), Claim::CheckpointIsOnTheChain);
}

/// 11, 16.
#[test]
fn another_key_than_the_one_brought_along_is_found() {
    let house = House::full();
    let pinned = Some(key(&house).verifier().clone());
    holds(&house.verify_with(&Asked { known: Vec::new(), pinned }));
    let origin = key(&house).verifier().name().to_owned();
    let thief = SigningKey::generate(&origin, &mut Entropy::seeded(b"thief")).expect("a key");
    let report = house.verify_with(&Asked { known: Vec::new(), pinned: Some(thief.verifier().clone()) });
    breaks(&report, Claim::OpeningPinsTheLedger);
}

/// What the user's state folder remembers counts as known.
#[test]
fn a_remembered_checkpoint_is_compared() {
    let house = House::full();
    let (_, note) = newest(&house);
    let lines = house.lines();
    // A demo is never remembered: this one becomes a test ledger.
    let mut lines: Vec<String> = lines[..lines.len() - 1].to_vec();
    lines[0] = lines[0].replace("\"purpose\":\"demo\"", "\"purpose\":\"test\"");
    house.forget();
    house.forge(&lines);
    let store = Store::open_as_it_is(&house.folder(), Access::Read).expect("a ledger");
    let evidence = Remembering { inner: store_evidence(&store), note: note.into_bytes() };
    let report = run(&evidence, &Asked::default(), &mut |_| {}).expect("a report");
    assert_eq!(report.verdict(), Verdict::Rollback);
}

/// A ledger's folder, and somebody's memory.
struct Remembering<'s> {
    inner: StoreEvidence<'s>,
    note: Vec<u8>,
}

impl Evidence for Remembering<'_> {
    type Fault = StoreError;

    fn remembered(&self, _: &str) -> Shown<Option<Vec<u8>>, StoreError> {
        Ok(Some(self.note.clone()))
    }

    fn kept(&self) -> Kept {
        self.inner.kept()
    }

    fn schema_difference(&self) -> Shown<Option<String>, StoreError> {
        self.inner.schema_difference()
    }

    fn file_damage(&self) -> Shown<Option<String>, StoreError> {
        self.inner.file_damage()
    }

    fn each_entry(&self, each: &mut dyn FnMut(Found<'_>) -> bool) -> Shown<(), StoreError> {
        self.inner.each_entry(each)
    }

    fn each_node(&self, each: &mut dyn FnMut(u8, u64, &[u8])) -> Shown<(), StoreError> {
        self.inner.each_node(each)
    }

    fn small_rows(&self, table: Table) -> Shown<Vec<String>, StoreError> {
        self.inner.small_rows(table)
    }

    fn each_large_row(&self, table: Table, each: &mut dyn FnMut(&LargeRow<'_>)) -> Shown<(), StoreError> {
        self.inner.each_large_row(table, each)
    }

    fn each_private(&self, each: &mut dyn FnMut(Private<'_>)) -> Shown<(), StoreError> {
        self.inner.each_private(each)
    }

    fn checkpoints(&self) -> Shown<Vec<Note>, StoreError> {
        self.inner.checkpoints()
    }

    fn each_paper(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        self.inner.each_paper(&mut |name, bytes: Option<&mut dyn Read>| each(name, bytes))
    }

    fn each_notice_file(&self, each: &mut EachFile<'_>) -> Shown<(), StoreError> {
        self.inner.each_notice_file(&mut |name, bytes: Option<&mut dyn Read>| each(name, bytes))
    }

    fn export(&self) -> Shown<Option<Export>, StoreError> {
        self.inner.export()
    }
}
