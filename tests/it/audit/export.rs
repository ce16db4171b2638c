//! Threats 14, 20, 25, 32, 63: an export holds, and any changed byte of it is found.

use std::path::{Path, PathBuf};

use mingbai::audit::{Asked, Claim, Verdict};

use crate::audit::house::{House, breaks, broken, holds, verify_export, verify_export_with};

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files.extend(files_in(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn an_export_holds() {
    let house = House::full();
    let export = house.export();
    let report = verify_export(&export);
    holds(&report);
    assert_eq!(report.people, None);
    assert_eq!(report.root, house.verify().root);
}

/// Every byte of every file, except the longest: of those every byte of the first and last lines, and some between.
#[test]
fn any_changed_byte_is_found() {
    let export = House::small().export_kept();
    for file in files_in(&export.1) {
        let true_bytes = std::fs::read(&file).expect("a file");
        for (place, byte) in true_bytes.iter().enumerate() {
            let is_edge = place < 700 || place + 700 > true_bytes.len();
            if !is_edge && place % 41 != 0 {
                continue;
            }
            let mut bytes = true_bytes.clone();
            bytes[place] = if place % 3 == 0 { byte ^ 0x80 } else { byte ^ 1 };
            std::fs::write(&file, &bytes).expect("a file");
            let report = verify_export(&export.1);
            assert!(report.total > 0, "byte {place} of {} was not found", file.display());
            assert_eq!(report.verdict(), Verdict::Tampered, "byte {place} of {}", file.display());
        }
        std::fs::write(&file, &true_bytes).expect("a file");
    }
    holds(&verify_export(&export.1));
}

/// 32: every file cut, emptied, taken away.
#[test]
fn a_cut_or_missing_file_is_found() {
    let export = House::small().export_kept();
    for file in files_in(&export.1) {
        let bytes = std::fs::read(&file).expect("a file");
        for length in [0, bytes.len() / 2, bytes.len() - 1] {
            std::fs::write(&file, &bytes[..length]).expect("a file");
            assert_eq!(verify_export(&export.1).verdict(), Verdict::Tampered, "{length} of {}", file.display());
        }
        std::fs::remove_file(&file).expect("a file");
        let is_lines = file.ends_with("ledger.jsonl");
        assert!(is_lines || verify_export(&export.1).total > 0 || is_old_note(&file), "{}", file.display());
        std::fs::write(&file, &bytes).expect("a file");
    }
    holds(&verify_export(&export.1));
}

/// A checkpoint of long ago may be missing: the export says of none that it is there.
fn is_old_note(file: &Path) -> bool {
    file.parent().is_some_and(|folder| folder.ends_with("checkpoints"))
}

/// Lines cut at a line's end, lines added after the head, an empty line.
#[test]
fn lines_beyond_or_short_of_the_head_are_found() {
    let (_house, export) = House::small().export_kept();
    let lines = export.join("ledger.jsonl");
    let text = std::fs::read_to_string(&lines).expect("lines");
    let (head, last) = text.trim_end().rsplit_once('\n').expect("lines");
    std::fs::write(&lines, format!("{head}\n")).expect("lines");
    let report = verify_export(&export);
    breaks(&report, Claim::CheckpointIsOnTheChain);
    assert_eq!(report.verdict(), Verdict::Tampered);
    // The head brought along from elsewhere makes it a rollback.
    let known = vec![("head".to_owned(), std::fs::read(export.join("checkpoint.note")).expect("a head"))];
    assert_eq!(verify_export_with(&export, &Asked { known, pinned: None }).verdict(), Verdict::Rollback);
    let seq = text.lines().count();
    let more = mingbai::chain::Line {
        seq: u64::try_from(seq).expect("a number"),
        prev: mingbai::chain::Hash::of_leaf(last.as_bytes()),
        ..mingbai::chain::Line::parse(last).expect("a line")
    };
    std::fs::write(&lines, format!("{text}{}\n", more.to_text().expect("a line"))).expect("lines");
    breaks(&verify_export(&export), Claim::HeadCoversTheExport);
    for tail in ["\n", " ", "{}\n"] {
        std::fs::write(&lines, format!("{text}{tail}")).expect("lines");
        breaks(&verify_export(&export), Claim::LinesAreCanonical);
    }
}

/// A line of ten megabytes is not read to its end.
#[test]
fn a_line_without_end_is_found() {
    let (_house, export) = House::small().export_kept();
    std::fs::write(export.join("ledger.jsonl"), vec![b'a'; 10 << 20]).expect("lines");
    breaks(&verify_export(&export), Claim::LinesAreCanonical);
}

#[test]
fn strangers_are_found() {
    for name in ["more.txt", "checkpoints/00000003.txt", ".hidden", "papers/x"] {
        let (_house, export) = House::small().export_kept();
        std::fs::write(export.join(name), b"more").expect("a file");
        let report = verify_export(&export);
        let claims = broken(&report);
        assert!(claims.contains(&Claim::NothingElseIsHere) || claims.contains(&Claim::PapersAreAllHere), "{name}");
    }
    let (_house, export) = House::small().export_kept();
    std::fs::create_dir_all(export.join("notices/0002")).expect("a folder");
    std::fs::write(export.join("notices/0002/notice.html"), b"more").expect("a file");
    breaks(&verify_export(&export), Claim::NoticesAreAsPosted);
}

/// 14, 20: a proof from elsewhere.
#[test]
fn another_proof_is_found() {
    let (_house, export) = House::small().export_kept();
    let path = export.join("consistency.txt");
    let text = std::fs::read_to_string(&path).expect("a proof");
    let (first, rest) = text.split_once('\n').expect("a proof");
    let hash = mingbai::chain::Hash::ZERO.to_base64();
    let without = rest.split_once('\n').expect("a hash").1;
    for other in [
        format!("old 1\n{rest}"),
        format!("old 0\n{rest}"),
        format!("{first}\n{hash}\n{rest}"),
        format!("{first}\n{without}"),
        format!("{first}\r\n{rest}"),
        format!("\n{text}"),
        format!("{text}\n"),
    ] {
        assert_ne!(other, text);
        std::fs::write(&path, other).expect("a proof");
        breaks(&verify_export(&export), Claim::ProofLeadsToTheHead);
    }
}

impl House {
    /// An export, and the house that keeps its folder.
    fn export_kept(self) -> (Self, PathBuf) {
        let export = self.export();
        (self, export)
    }
}
