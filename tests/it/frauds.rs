//! The gallery of thefts and faults: one file each in `fixtures/frauds`, which opens with the story, says what the thief
//! does to a furnished ledger, and what each verifier must answer. This file only acts the stories out.
//!
//! ```toml
//! threats = [1]                        # numbers of docs/threat-model.md
//! setup = ["donate 100"]               # commands of the honest desk; the first is entry 5
//! two_persons = true                   # kuaiji records and wang approves, each with his key, from entry 0 on
//! keep_checkpoint = true               # an outsider keeps the head after the setup as known.note
//! [[steps]]                            # one act each, see [`Act`]; `in` is the folder it is done to, `by` whose computer
//! edit = { entry = 5, from = "100.00", to = "10.00" }
//! [[verdicts]]                         # `run` a command or `python` the verifier of an export; nothing may be written
//! run = "verify"
//! exit = 1
//! claim = "leaves_match_their_lines"   # of any finding of `verify`; `entry` is the first bad one
//! entry = 5
//! ```
//! In commands and written files `{key}` is the ledger's public key, `{wang.key}` that of a key file, `{witness:wang.key}` the
//! same as a witness's. `FRAUD=31 cargo test --test it frauds` plays only the files whose names begin so.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is left is of no concern")]

mod files;
mod lines;
mod scene;
mod verdict;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use files::write;
use scene::Scene;

/// Every threat that must hang in the gallery: those of the list above the public page, which has tests of its own.
const THREATS: std::ops::RangeInclusive<u8> = 1..=72;

/// One file of the gallery.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fraud {
    threats: Vec<u8>,
    #[serde(default)]
    setup: Vec<String>,
    #[serde(default)]
    two_persons: bool,
    #[serde(default)]
    keep_checkpoint: bool,
    #[serde(default)]
    steps: Vec<Step>,
    verdicts: Vec<Verdict>,
}

/// Something done, where, on whose computer.
#[derive(Debug, Deserialize)]
struct Step {
    #[serde(default = "fund", rename = "in")]
    place: String,
    #[serde(default = "desk")]
    by: String,
    #[serde(flatten)]
    act: Act,
}

/// What a thief, an accident or an honest desk can do.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Act {
    /// Moves the clock.
    At(String),
    /// A command that succeeds.
    Run(String),
    /// A command whose standard output is kept in a file.
    Keep { run: String, to: String },
    /// Commands at the same moment; all succeed.
    Together(Vec<String>),
    /// A command killed so many milliseconds after its start.
    Killed { run: String, after: Vec<u64> },
    /// SQL with the triggers away meanwhile.
    Sql(String),
    /// SQL on the private names beside the ledger.
    People(String),
    /// SQL as the sqlite3 shell runs it, triggers in place.
    Shell(String),
    /// The same, and the file itself refuses.
    Stopped(String),
    /// Replaces text in a line, and leaves its hash as it was.
    Edit { entry: i64, from: String, to: String },
    /// Makes the hash beside a line its own again.
    Mend(i64),
    /// Mends numbers, `prev` and hashes of this entry and all that follow, then the books.
    RehashFrom(i64),
    /// Exchanges two lines with their hashes.
    Swap([i64; 2]),
    /// Takes an entry out.
    Remove(i64),
    /// Keeps so many entries and mends the books.
    Cut(usize),
    /// Pushes a copy of an entry in, changed.
    Insert { after: i64, like: i64, from: String, to: String },
    /// Spells a line otherwise, with its hash mended.
    Respell(i64),
    /// Writes a file.
    Write { path: String, text: String },
    /// Writes a file of bytes, in hexadecimal digits.
    Bytes { path: String, hex: String },
    /// Writes a file of a text so many times over, between a head and a tail.
    Fill { path: String, head: String, text: String, times: usize, tail: String },
    /// Changes one bit of a file, at so many hundredths of its length.
    Flip { path: String, percent: usize },
    /// Replaces text in a file.
    Replace { path: String, from: String, to: String },
    /// Replaces text in a note and signs it again: with the desk's key, or a new one of the same name.
    Resign { path: String, from: String, to: String, key: Signer },
    /// Copies a line of a file, counted from 1, into a file before a line, or after the last.
    Paste { from: String, line: usize, to: String, before: Option<usize> },
    /// Takes a line, counted from 1, out of a file.
    Drop { path: String, line: usize },
    /// Makes a receipt claim that the node above its entry is an entry.
    NodeAsLeaf(String),
    /// Puts a symbolic link at the second place, to what moves from there to the first.
    Symlink([String; 2]),
    /// Gives a file a second name.
    HardLink([String; 2]),
    /// Moves a file or a folder.
    Move([String; 2]),
    /// Removes a file or a folder.
    Delete(String),
    /// Copies a file or a folder, in place of what lies there.
    Copy([String; 2]),
}

/// Whose key a note is signed with.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Signer {
    /// The desk's, in the hands of whoever sits there.
    Desk,
    /// One that somebody made himself under the same name.
    Stranger,
}

/// What a disk does not take: a file beyond so many kilobytes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Full {
    kilobytes: u32,
    /// Whether the program dies of it at that very byte, instead of being told.
    #[serde(default)]
    deadly: bool,
}

/// What must be answered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdict {
    run: Option<String>,
    python: Option<String>,
    #[serde(default = "desk")]
    by: String,
    exit: i32,
    claim: Option<String>,
    entry: Option<u64>,
    #[serde(default)]
    says: Vec<String>,
    /// What must not be said.
    #[serde(default)]
    hides: Vec<String>,
    /// Files and folders that must not be there afterwards.
    #[serde(default)]
    absent: Vec<String>,
    full: Option<Full>,
    /// The file standard output goes to.
    into: Option<String>,
    size: Option<i64>,
}

fn fund() -> String {
    "fund".to_owned()
}

fn desk() -> String {
    "desk".to_owned()
}

/// The files of the gallery, by name.
fn gallery() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/frauds");
    let files = std::fs::read_dir(folder).expect("the gallery").map(|file| file.expect("a file").path());
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a text"))
    };
    let mut files: Vec<_> = files.map(read).collect();
    files.sort();
    files
}

fn read(name: &str, text: &str) -> Fraud {
    toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Acts one story out; what was answered wrongly.
fn play(fraud: &Fraud) -> Vec<String> {
    let mut scene = Scene::furnished(fraud.two_persons);
    for line in &fraud.setup {
        scene.must(line, "desk");
    }
    if fraud.keep_checkpoint {
        // Somebody else keeps it: on his computer, not on the desk's.
        write(&scene.path("known.note"), scene.must("checkpoint", "desk").out);
    }
    for step in &fraud.steps {
        scene.act(step);
    }
    fraud.verdicts.iter().filter_map(|verdict| scene.judge(verdict).err()).collect()
}

#[test]
fn every_theft_is_found_and_answered_as_it_must_be() {
    let mut gallery = gallery();
    if let Ok(only) = std::env::var("FRAUD") {
        gallery.retain(|(name, _)| name.starts_with(&only));
    }
    let wrong = std::sync::Mutex::new(Vec::new());
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        while let Some((name, text)) = gallery.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let played = std::panic::catch_unwind(|| play(&read(name, text)));
            let answers = played.unwrap_or_else(|_| vec!["the story could not be acted out: see the panic".to_owned()]);
            let answers = answers.into_iter().map(|answer| format!("fixtures/frauds/{name}: {answer}"));
            wrong.lock().expect("no panic holds it").extend(answers);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(work);
        }
    });
    let wrong = wrong.into_inner().expect("no panic holds it");
    assert!(wrong.is_empty(), "{} wrong answers\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_theft_of_the_list_hangs_in_the_gallery_and_tells_its_story() {
    let mut shown = Vec::new();
    for (name, text) in gallery() {
        let fraud = read(&name, &text);
        let story: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        assert!((3..=8).contains(&story.len()), "{name} opens with its story, in 3 to 8 lines");
        assert!(!fraud.threats.is_empty() && !fraud.verdicts.is_empty(), "{name} is of no use");
        let number = name.split('-').next().and_then(|number| number.parse().ok());
        assert!(number.is_some_and(|number| fraud.threats.contains(&number)), "{name} bears the number of its threat");
        shown.extend(fraud.threats);
    }
    for threat in THREATS {
        assert!(shown.contains(&threat), "threat {threat} has no file");
    }
}
