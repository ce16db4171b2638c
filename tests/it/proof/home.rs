//! A temporary home: a test ledger, a state folder of its own, and the real binary.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that goes away, with a ledger `fund` of five gifts in it.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

/// How a command ended and what it printed.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// The same, once it ended as expected.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    /// The same, once either stream holds the text.
    #[track_caller]
    pub(crate) fn saying(self, text: &str) -> Self {
        assert!(self.out.contains(text) || self.err.contains(text), "no “{text}” in\n{}\n{}", self.out, self.err);
        self
    }
}

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self { folder: tempfile::tempdir().expect("a temporary folder cannot be refused") };
        let opening =
            "init fund --purpose test --name 城南社区基金 --county 某县慈善总会 --at 2026-10-01T09:00:00+08:00";
        home.run(opening).with(0);
        for (day, gift) in ["100 --donor 王芳", "20", "30.50 --donor 李强", "7", "8"].into_iter().enumerate() {
            home.run(&format!("donate {gift} --date 2026-10-0{} --at 2026-10-0{}T10:00:00+08:00", day + 2, day + 2))
                .with(0);
        }
        home
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `mingbai` with these words, in the home, in English.
    pub(crate) fn run(&self, words: &str) -> Ended {
        self.run_in("", words)
    }

    /// The same in a folder of the home, under a state folder of that name.
    pub(crate) fn run_in(&self, folder: &str, words: &str) -> Ended {
        let here = self.path(folder);
        std::fs::create_dir_all(&here).expect("a folder in a temporary folder cannot be refused");
        self.command(&here, &format!("state{folder}"), words)
    }

    /// The same with another memory of checkpoints: another person's computer.
    pub(crate) fn run_elsewhere(&self, words: &str) -> Ended {
        self.command(&self.path(""), "state-elsewhere", words)
    }

    fn command(&self, here: &Path, state: &str, words: &str) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.args(words.split(' ')).args(["--lang", "en"]).current_dir(here);
        command.env_remove("MINGBAI_LEDGER").env_remove("MINGBAI_OPERATOR").env("MINGBAI_STATE", self.path(state));
        ended(&command.output().expect("the binary cannot be missing"))
    }

    /// Runs the export's own verifier; nothing where there is no Python.
    pub(crate) fn python(&self, export: &str, known: Option<&str>) -> Option<Ended> {
        let mut command = Command::new("python3");
        command.arg("-I").arg(self.path(export).join("verify.py")).arg(self.path(export));
        if let Some(known) = known {
            command.arg("--known").arg(self.path(known));
        }
        command.output().ok().map(|output| ended(&output))
    }

    /// Writes a file of the home.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("a temporary file cannot be refused");
    }

    /// A file of the home.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("the file was written")
    }

    /// Copies a folder.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }

    /// The ledger's key, as `prove` tells it.
    pub(crate) fn key(&self) -> String {
        let told = self.run("prove 2 --out .key-receipt --force").with(0);
        let (_, key) = told.err.split_once("--key ").expect("prove tells the key");
        key.lines().next().unwrap_or_default().to_owned()
    }

    /// Two histories: `fund`, and `other`, a copy that went another way from entry 7 on. Both sign what they have.
    pub(crate) fn fork(&self) {
        self.run("checkpoint").with(0);
        self.copy("fund", "other");
        self.run("donate 66 --date 2026-10-08 --at 2026-10-08T10:00:00+08:00").with(0);
        let head = self.run("checkpoint").with(0).out;
        self.write("fund.note", head);
        let other = "donate 77 --ledger other --date 2026-10-08 --at 2026-10-08T10:00:00+08:00";
        self.run_elsewhere(other).with(0);
        let head = self.run_elsewhere("checkpoint --ledger other").with(0).out;
        self.write("other.note", head);
    }
}

fn ended(output: &Output) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a temporary folder cannot be refused");
    for entry in std::fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
