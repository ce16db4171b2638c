//! The auditor's pack, by the real binary and by other people's programs.

mod go;
mod journals;
mod looking;
mod sealing;
mod shell;
mod standard;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::fund::stories::played;
use crate::house::House;

/// A story's ledger and its pack in `pack`.
fn packed(story: &str) -> House {
    let house = played(story);
    house.run("export pack --audit").exits(0);
    house
}

/// Every file below a folder, by its path, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).expect("a file is read"));
        }
    }
    found
}

/// Runs another program in a folder; its absence is a failure, never a pass.
fn program(folder: &Path, words: &[&str]) -> Output {
    let (name, rest) = words.split_first().expect("a program");
    let ran = Command::new(name).args(rest).current_dir(folder).env("LC_ALL", "C.UTF-8").output();
    ran.unwrap_or_else(|error| panic!("{name} must be installed (see .ci/checks): {error}"))
}

/// The same, once it ended well; what it said.
fn said(folder: &Path, words: &[&str]) -> String {
    let output = program(folder, words);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{words:?}\n{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}
