//! A house for a test: a ledger in a temporary folder, the real binary, a clock the test holds.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a ledger in it.
pub(crate) struct House {
    folder: tempfile::TempDir,
    at: String,
    lang: &'static str,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Outcome {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Demands an exit code; says everything when it is another.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\nstdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Demands that something was said, on either channel.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let all = format!("{}{}", self.out, self.err);
        assert!(all.contains(text), "expected {text:?} in:\n{all}");
        self
    }
}

/// The program under test.
pub(crate) fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_mingbai")
}

impl House {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, at: "2026-10-05T09:00:00+08:00".to_owned(), lang: "zh" }
    }

    /// A trial ledger with the default account and operator, two entries long.
    pub(crate) fn open() -> Self {
        let house = Self::empty();
        house.run("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会").exits(0);
        house
    }

    /// A ledger with a project, a cash account and a registered person (p1).
    pub(crate) fn furnished() -> Self {
        let house = Self::open();
        house.run("project propose wall --name 围墙修缮 --service repairs").exits(0);
        house.run("account open xianjin --holder cash_in_transit --name 待存现金").exits(0);
        house.run("person add --name 赵玉梅").exits(0);
        house
    }

    /// Moves the clock.
    pub(crate) fn at(&mut self, moment: &str) -> &mut Self {
        moment.clone_into(&mut self.at);
        self
    }

    /// Speaks another language.
    pub(crate) fn lang(&mut self, lang: &'static str) -> &mut Self {
        self.lang = lang;
        self
    }

    /// The temporary folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The ledger's folder.
    pub(crate) fn fund(&self) -> PathBuf {
        self.path().join("fund")
    }

    /// Puts a file beside the ledger.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, bytes).expect("a file in a temporary folder");
        path
    }

    /// Runs a command line; words are separated by blanks. Whatever a test did in its house: once that verifies, its
    /// statements foot with each other, too.
    pub(crate) fn run(&self, line: &str) -> Outcome {
        let outcome = self.words(&line.split_whitespace().collect::<Vec<_>>());
        if line == "verify" && outcome.code == 0 {
            for words in [["report", "notes"], ["report", "year"]] {
                let told = self.words(&words);
                assert_eq!(told.code, 0, "{words:?}: {}", told.err);
            }
            self.next_notice_foots();
        }
        outcome
    }

    /// The notice that comes next, or if there was none yet that of any month of the last year, adds up: no honest history
    /// is refused because its own sheets disagree.
    fn next_notice_foots(&self) {
        let told = self.words(&["notice", "list", "--format", "json"]).exits(0).out;
        let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        let (year, month) = parts(self.at.get(..7).expect("a month"));
        let months: Vec<(u32, u32)> = match told.as_array().and_then(|notices| notices.last()) {
            Some(last) => vec![after(parts(last["period"].as_str().expect("a month")))],
            None => std::iter::successors(Some((year - 1, month)), |month| Some(after(*month))).take(13).collect(),
        };
        for (year, month) in months {
            let month = format!("{year}-{month:02}");
            let drawn = self.words(&["notice", "publish", &month, "--dry-run"]);
            assert!(!drawn.err.contains("对不上") && !drawn.err.contains("does not foot"), "{month}: {}", drawn.err);
        }
    }

    /// Runs a command of words that may hold blanks.
    pub(crate) fn words(&self, words: &[&str]) -> Outcome {
        let mut command = self.command();
        command.args(["--at", &self.at, "--lang", self.lang]).args(words);
        Outcome::of(&command.output().expect("the program runs"))
    }

    /// Runs a command line with the machine's own clock.
    pub(crate) fn run_now(&self, line: &str) -> Outcome {
        Outcome::of(&self.command().args(line.split_whitespace()).output().expect("the program runs"))
    }

    /// The program, in this house.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(binary());
        command
            .current_dir(self.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("MINGBAI_STATE", self.path().join("state"))
            .env("LANG", "zh_CN.UTF-8");
        command
    }

    /// A connection that goes around the program, as a thief's would.
    pub(crate) fn sqlite(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.fund().join("ledger.db")).expect("the ledger opens")
    }

    /// The independent verifier finds nothing in an export either.
    #[track_caller]
    pub(crate) fn holds_for_python(&self) {
        self.run("export out").exits(0);
        let mut python = Command::new("python3");
        let judged =
            python.args(["-I", "out/verify.py", "out"]).current_dir(self.path()).output().expect("python runs");
        let told = [judged.stdout, judged.stderr].concat();
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&told));
    }

    /// How many entries there are.
    pub(crate) fn size(&self) -> i64 {
        self.sqlite().query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).expect("entries are counted")
    }
}

/// `2026-10` as two numbers.
fn parts(month: &str) -> (u32, u32) {
    let (year, month) = month.split_once('-').expect("a month");
    (year.parse().expect("a year"), month.parse().expect("a month"))
}

/// The month after.
fn after((year, month): (u32, u32)) -> (u32, u32) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}
