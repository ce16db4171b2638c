//! A temporary home: a test ledger, a state folder of its own, and the real binary.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mingbai::store::{Access, Folder, Store};

/// A private row: entry, field, person (0 when he has no number), text, whether it is sealed.
pub(crate) type Row = (u64, String, u32, String, bool);

/// A folder that goes away.
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

    /// The same, once neither stream holds the text.
    #[track_caller]
    pub(crate) fn silent_on(self, text: &str) -> Self {
        assert!(!self.out.contains(text) && !self.err.contains(text), "“{text}” in\n{}\n{}", self.out, self.err);
        self
    }
}

impl Home {
    /// An empty home.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder cannot be refused") }
    }

    /// A home with a ledger `fund`: 王芳 (p1) with everything and a gift, 李雷 (p2) with a name only, 明月超市 (p3).
    pub(crate) fn new() -> Self {
        let home = Self::empty();
        home.write("pw", "correct horse battery\n");
        home.run("init fund --purpose test --name 城南社区基金 --county 某县慈善总会 --at 2026-10-01T09:00:00+08:00")
            .with(0);
        home.run("person add --name 王芳 --phone 13800138000 --identity 11010519491231002X --address 幸福里3号")
            .with(0);
        home.run("person add --name 李雷").with(0);
        home.run("person add --kind company --name 明月超市 --phone 05355551234 --display named").with(0);
        home.run("donate 100 --donor p1 --date 2026-10-01").with(0);
        home.run("donate 30.50 --donor 韩梅梅 --date 2026-10-02").with(0);
        home
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `mingbai` with these words, in the home, in English, on 3 October unless the words say otherwise.
    pub(crate) fn run(&self, words: &str) -> Ended {
        self.run_with(&words.split(' ').collect::<Vec<_>>())
    }

    /// The same on another day.
    pub(crate) fn run_at(&self, at: &str, words: &str) -> Ended {
        self.command("state", &words.split(' ').chain(["--at", at]).collect::<Vec<_>>())
    }

    /// The same with words that hold blanks or nothing.
    pub(crate) fn run_with(&self, words: &[&str]) -> Ended {
        let mut words = words.to_vec();
        let has_clock = words.contains(&"--at");
        let takes_clock = !matches!(words.first(), Some(&("completions" | "man" | "rebuild" | "keygen")));
        if !has_clock && takes_clock {
            words.extend(["--at", "2026-10-03T10:00:00+08:00"]);
        }
        self.command("state", &words)
    }

    /// The same with another memory of checkpoints: another person's computer.
    pub(crate) fn run_elsewhere(&self, words: &str) -> Ended {
        let words: Vec<&str> = words.split(' ').chain(["--at", "2026-10-03T10:00:00+08:00"]).collect();
        self.command("state-elsewhere", &words)
    }

    fn command(&self, state: &str, words: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.args(words).args(["--lang", "en"]).current_dir(self.folder.path());
        command.env_remove("MINGBAI_LEDGER").env_remove("MINGBAI_OPERATOR").env("MINGBAI_STATE", self.path(state));
        ended(&command.output().expect("the binary cannot be missing"))
    }

    /// Writes a file of the home.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("a temporary file cannot be refused");
    }

    /// A file of the home.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether a file of the home holds a text.
    pub(crate) fn holds(&self, name: &str, text: &str) -> bool {
        self.read(name).windows(text.len()).any(|window| window == text.as_bytes())
    }

    /// Whether any file below a folder of the home holds a text.
    pub(crate) fn holds_below(&self, folder: &str, text: &str) -> bool {
        self.below(folder).iter().any(|name| self.holds(name, text))
    }

    /// Every file below a folder, by its path from the home.
    pub(crate) fn below(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(self.path(folder)).expect("the folder is there").flatten() {
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { found.extend(self.below(&name)) } else { found.push(name) }
        }
        found.sort();
        found
    }

    /// Copies a folder.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from), &self.path(to));
    }

    /// The lines of a ledger.
    pub(crate) fn lines(&self, ledger: &str) -> Vec<String> {
        let store = Store::open(&Folder::new(self.path(ledger)), Access::Read).expect("the ledger opens");
        let mut lines = Vec::new();
        let each = |_: i64, line: &[u8], _: &[u8]| {
            lines.push(String::from_utf8(line.to_vec()).expect("a line is text"));
            true
        };
        store.each_entry(mingbai::ledger::field::Seq(0), each).expect("lines are read");
        lines
    }

    /// A field of the event of a line, the last by default.
    pub(crate) fn field(&self, ledger: &str, seq: Option<usize>, field: &str) -> String {
        let lines = self.lines(ledger);
        let line = &lines[seq.unwrap_or(lines.len() - 1)];
        let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        line["event"][field].as_str().unwrap_or("?").to_owned()
    }

    /// The private rows of a ledger.
    pub(crate) fn private(&self, ledger: &str) -> Vec<Row> {
        let store = Store::open(&Folder::new(self.path(ledger)), Access::Read).expect("the ledger opens");
        let mut rows: Vec<Row> = Vec::new();
        let each = |row: mingbai::store::PrivateRow| {
            let person = row.person.map_or(0, |number| number.0);
            rows.push((row.seq.0, row.field.word().to_owned(), person, row.text, row.is_sealed));
        };
        store.each_private(each).expect("rows are read");
        rows
    }

    /// Whether something half built lies in the home.
    pub(crate) fn is_littered(&self) -> bool {
        let names = |folder: &Path| -> Vec<String> {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        };
        let all = [names(self.folder.path()), names(&self.path("fund"))].concat();
        all.iter().any(|name| name.starts_with('.') || name.ends_with("-journal"))
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
