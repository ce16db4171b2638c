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

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use mingbai::chain::{Entropy, Hash, Line, Note, Receipt, SigningKey, WitnessKey};
use mingbai::store::Folder;
use serde::Deserialize;

use crate::house::{House, Outcome};

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

/// An entry as it lies in a ledger or an export.
#[derive(Clone)]
struct Row {
    seq: i64,
    line: String,
    leaf: Vec<u8>,
}

/// A house in which a story is acted out.
struct Scene {
    house: House,
    at: String,
    key: String,
}

impl Scene {
    /// A copy of a furnished ledger: five entries long.
    fn furnished(two_persons: bool) -> Self {
        static ONE: OnceLock<(House, String)> = OnceLock::new();
        static TWO: OnceLock<(House, String)> = OnceLock::new();
        let furnish = |house: House| {
            let told = house.run("verify --format json").exits(0).out;
            let told: serde_json::Value = serde_json::from_str(&told).expect("one object");
            let key = told["key"].as_str().expect("a key").to_owned();
            (house, key)
        };
        let (furnished, key) = if two_persons {
            TWO.get_or_init(|| furnish(of_two_persons()))
        } else {
            ONE.get_or_init(|| furnish(House::furnished()))
        };
        let house = House::empty();
        copy(furnished.path(), house.path());
        Self { house, at: "2026-10-05T09:00:00+08:00".to_owned(), key: key.clone() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.house.path().join(name)
    }

    fn command(&self, line: &str, by: &str) -> std::process::Command {
        let state = if by == "desk" { "state".to_owned() } else { format!("state-{by}") };
        let mut command = self.house.command();
        command.env("MINGBAI_STATE", self.path(&state)).args(["--at", &self.at, "--lang", "zh"]);
        // Only ASCII blanks part words, so that an odd character of a story reaches the program.
        command.args(line.split_ascii_whitespace().map(|word| self.filled(word)));
        command
    }

    /// A text with the public keys it names.
    fn filled(&self, text: &str) -> String {
        let mut text = text.replace("{key}", &self.key);
        while let Some((before, name, after)) = key_named_in(&text) {
            let (is_witness, file) = (name.starts_with("witness:"), name.trim_start_matches("witness:"));
            let key = self.signing_key(file);
            let public = || key.verifier().public_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            let shown = if is_witness { WitnessKey::of(key.verifier()).to_string() } else { public() };
            text = format!("{before}{shown}{after}");
        }
        text
    }

    fn signing_key(&self, file: &str) -> SigningKey {
        let text = std::fs::read_to_string(self.path(file)).unwrap_or_else(|_| panic!("no key {file}"));
        text.trim_end().parse().expect("a signing key")
    }

    fn run(&self, line: &str, by: &str) -> Outcome {
        outcome(self.command(line, by))
    }

    fn must(&self, line: &str, by: &str) -> Outcome {
        let outcome = self.run(line, by);
        assert_eq!(outcome.code, 0, "{line}\n{}{}", outcome.out, outcome.err);
        outcome
    }

    fn act(&mut self, Step { place, by, act }: &Step) {
        match act {
            Act::At(moment) => self.at.clone_from(moment),
            Act::Run(line) => drop(self.must(line, by)),
            Act::Keep { run, to } => write(&self.path(to), self.must(run, by).out),
            Act::Together(lines) => {
                let start = |line: &String| quiet(self.command(line, by)).spawn().expect("it runs");
                for mut child in lines.iter().map(start).collect::<Vec<_>>() {
                    assert!(child.wait().expect("it ends").success(), "one of {lines:?} failed");
                }
            }
            Act::Killed { run, after } => after.iter().for_each(|wait| self.kill(run, by, *wait)),
            Act::Sql(sql) => self.with_sql(place, |file| file.execute_batch(sql)).expect("SQL that runs"),
            Act::People(sql) => {
                let file = rusqlite::Connection::open(self.path(place).join("people.db")).expect("names");
                file.execute_batch(sql).expect("SQL that runs");
            }
            Act::Shell(sql) => self.sqlite(place).execute_batch(sql).expect("SQL that runs"),
            Act::Stopped(sql) => {
                let stopped = self.sqlite(place).execute_batch(sql);
                assert!(stopped.is_err(), "nothing stopped {sql}");
            }
            Act::Write { path, text } => write(&self.path(path), self.filled(text)),
            Act::Fill { path, head, text, times, tail } => {
                write(&self.path(path), format!("{head}{}{tail}", text.repeat(*times)));
            }
            Act::Bytes { path, hex } => write(&self.path(path), bytes_of(hex)),
            Act::Flip { path, percent } => {
                let mut bytes = std::fs::read(self.path(path)).expect("the file");
                let place = (bytes.len() - 1) * percent / 100;
                bytes[place] ^= 1;
                write(&self.path(path), bytes);
            }
            Act::Replace { path, from, to } => write(&self.path(path), self.replaced(path, from, to)),
            Act::Resign { path, from, to, key } => {
                let body = Note::parse(self.replaced(path, from, to).as_bytes()).expect("a note").text().to_owned();
                let desk = self.signing_key("fund/keys/desk.key");
                let key = match key {
                    Signer::Desk => desk,
                    Signer::Stranger => {
                        SigningKey::generate(desk.verifier().name(), &mut Entropy::seeded(b"stranger")).expect("a key")
                    }
                };
                write(&self.path(path), key.sign_note(&body).expect("a note").to_string());
            }
            Act::Paste { from, line, to, before } => {
                let line = self.lines(from)[line - 1].clone();
                let mut lines = self.lines(to);
                lines.insert(before.map_or(lines.len(), |before| before - 1), line);
                write(&self.path(to), lines.concat());
            }
            Act::Drop { path, line } => {
                let mut lines = self.lines(path);
                lines.remove(line - 1);
                write(&self.path(path), lines.concat());
            }
            Act::NodeAsLeaf(path) => {
                let text = std::fs::read_to_string(self.path(path)).expect("a receipt");
                write(&self.path(path), node_as_leaf(&text));
            }
            Act::Symlink([target, link]) => {
                std::fs::rename(self.path(link), self.path(target)).expect("it moves");
                std::os::unix::fs::symlink(self.path(target), self.path(link)).expect("a link");
            }
            Act::HardLink([file, name]) => std::fs::hard_link(self.path(file), self.path(name)).expect("a link"),
            Act::Move([from, to]) => std::fs::rename(self.path(from), self.path(to)).expect("it moves"),
            Act::Delete(name) => remove(&self.path(name)),
            Act::Copy([from, to]) => {
                remove(&self.path(to));
                copy(&self.path(from), &self.path(to));
            }
            Act::Edit { .. }
            | Act::Mend(_)
            | Act::RehashFrom(_)
            | Act::Swap(_)
            | Act::Remove(_)
            | Act::Cut(_)
            | Act::Insert { .. }
            | Act::Respell(_) => {
                let mut rows = self.rows(place);
                change(&mut rows, act);
                self.put(place, &rows);
                if matches!(act, Act::RehashFrom(_) | Act::Cut(_)) && !self.is_export(place) {
                    // Books that cannot be made of these lines stay as they are: the thief's loss.
                    let _ = mingbai::desk::rebuild(&Folder::new(self.path(place)), |_| {});
                }
            }
        }
    }

    /// Starts a command and pulls the plug. What was interrupted is cleaned up by the next command that writes.
    fn kill(&self, run: &str, by: &str, wait: u64) {
        let mut child = quiet(self.command(run, by)).spawn().expect("it runs");
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        let _ = child.wait();
        self.must("donate 1", by);
        self.must("verify", by);
    }

    fn is_export(&self, place: &str) -> bool {
        self.path(place).join("ledger.jsonl").exists()
    }

    fn replaced(&self, path: &str, from: &str, to: &str) -> String {
        let text = std::fs::read_to_string(self.path(path)).expect("a text");
        assert!(text.contains(from), "no {from:?} in {path}:\n{text}");
        text.replace(from, to)
    }

    /// The lines of a file, each with its end.
    fn lines(&self, path: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.path(path)).expect("a text");
        text.split_inclusive('\n').map(str::to_owned).collect()
    }

    fn sqlite(&self, place: &str) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path(place).join("ledger.db")).expect("a thief has the file")
    }

    /// With the locks off, and as they were afterwards.
    fn with_sql(
        &self,
        place: &str,
        change: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let file = self.sqlite(place);
        let locks: Vec<(String, String)> = {
            let mut query = file.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
        };
        for (name, _) in &locks {
            file.execute_batch(&format!("DROP TRIGGER {name}"))?;
        }
        change(&file)?;
        locks.iter().try_for_each(|(_, sql)| file.execute_batch(sql))
    }

    fn rows(&self, place: &str) -> Vec<Row> {
        if self.is_export(place) {
            let text = std::fs::read_to_string(self.path(place).join("ledger.jsonl")).expect("an export");
            let row = |(seq, line): (i64, &str)| Row { seq, line: line.to_owned(), leaf: leaf_of(line) };
            return (0..).zip(text.lines()).map(row).collect();
        }
        let file = self.sqlite(place);
        let mut query = file.prepare("SELECT seq, line, leaf FROM entry ORDER BY seq").expect("a query");
        let row = |row: &rusqlite::Row<'_>| Ok(Row { seq: row.get(0)?, line: row.get(1)?, leaf: row.get(2)? });
        query.query_map([], row).expect("rows").collect::<rusqlite::Result<_>>().expect("entries")
    }

    fn put(&self, place: &str, rows: &[Row]) {
        if self.is_export(place) {
            let text: String = rows.iter().flat_map(|row| [row.line.as_str(), "\n"]).collect();
            return write(&self.path(place).join("ledger.jsonl"), text);
        }
        let stored = self.with_sql(place, |file| {
            file.execute_batch("BEGIN; DELETE FROM entry")?;
            for Row { seq, line, leaf } in rows {
                file.execute("INSERT INTO entry (seq, line, leaf) VALUES (?1, ?2, ?3)", (seq, line, leaf))?;
            }
            file.execute_batch("COMMIT")
        });
        stored.expect("lines that can be stored");
    }

    /// Everything that is wrong with the answer; nothing when it is the right one.
    fn judge(&self, verdict: &Verdict) -> Result<(), String> {
        let ledger = self.path("fund/ledger.db");
        let before = std::fs::read(&ledger).ok();
        let (asked, outcome) = match (&verdict.run, &verdict.python) {
            (Some(line), None) => {
                let is_verify = line.starts_with("verify");
                let asked = if is_verify { format!("{line} --format json") } else { line.clone() };
                let command = self.command(&asked, &verdict.by);
                let mut command = match verdict.full {
                    Some(full) => on_a_full_disk(&command, full),
                    None => command,
                };
                if let Some(name) = &verdict.into {
                    command.stdout(std::fs::File::create(self.path(name)).expect("a file"));
                }
                let outcome = outcome(command);
                (asked, outcome)
            }
            (None, Some(words)) => (format!("verify.py {words}"), self.python(words)),
            (Some(_), Some(_)) | (None, None) => return Err("a verdict is `run` or `python`".to_owned()),
        };
        let said = format!("{}{}", outcome.out, outcome.err);
        let wrong = |what: String| Err(format!("{asked}: {what}\n{said}"));
        if outcome.code != verdict.exit {
            return wrong(format!("exit {} instead of {}", outcome.code, verdict.exit));
        }
        if let Some(missing) = verdict.says.iter().find(|text| !said.contains(text.as_str())) {
            return wrong(format!("{missing:?} was not said"));
        }
        if let Some(told) = verdict.hides.iter().find(|text| said.contains(text.as_str())) {
            return wrong(format!("{told:?} was said"));
        }
        if let Some(there) = verdict.absent.iter().find(|name| self.path(name).exists()) {
            return wrong(format!("{there} is there"));
        }
        if verdict.claim.is_some() || verdict.entry.is_some() {
            let Ok(told) = serde_json::from_str::<serde_json::Value>(&outcome.out) else {
                return wrong("no object for programs".to_owned());
            };
            let claims = told["findings"].as_array().into_iter().flatten().map(|finding| &finding["claim"]);
            if let Some(claim) = &verdict.claim
                && !claims.into_iter().any(|found| found == claim)
            {
                return wrong(format!("{claim} holds"));
            }
            if verdict.entry.is_some() && told["first_bad"].as_u64() != verdict.entry {
                return wrong(format!("the first bad entry is not {:?}", verdict.entry));
            }
        }
        let is_reading = asked.starts_with("verify") || outcome.code != 0;
        if is_reading && std::fs::read(&ledger).ok() != before {
            return wrong("something was written".to_owned());
        }
        match verdict.size {
            Some(size) if self.house.size() != size => wrong(format!("{} entries, not {size}", self.house.size())),
            Some(_) | None => Ok(()),
        }
    }

    /// `verify.py` as an auditor has it from elsewhere.
    fn python(&self, words: &str) -> Outcome {
        let verifier = self.path("verify-from-elsewhere.py");
        write(&verifier, mingbai::audit::VERIFIER);
        let mut command = std::process::Command::new("python3");
        command.args(["-I", "-B"]).arg(verifier).current_dir(self.house.path());
        command.args(words.split_ascii_whitespace().map(|word| self.filled(word)));
        command.env("PYTHONIOENCODING", "utf-8").env("PYTHONUTF8", "1");
        outcome(command)
    }
}

/// Kuaiji records and wang approves; a project, a firm (p1) and 10,000 in the general fund. Li has a key and no role yet,
/// huifu.key is the recovery key.
fn of_two_persons() -> House {
    let house = House::empty();
    let made = |code: &str| {
        house.run(&format!("keygen {code} --out {code}.key")).exits(0);
        let text = std::fs::read_to_string(house.path().join(format!("{code}.key"))).expect("a key");
        let key: SigningKey = text.trim_end().parse().expect("a signing key");
        key.verifier().public_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    made("kuaiji");
    made("li");
    let (wang, recovery) = (made("wang"), made("huifu"));
    for line in [
        &format!(
            "init fund --purpose test --name 城南社区基金 --county 明州县慈善总会 --second wang --second-key {wang} \
             --recovery-key {recovery}"
        ),
        "project propose wall --name 围墙修缮 --service repairs",
        "person add --name 城南建材有限公司 --kind company",
        "donate 10000",
    ] {
        house.run(&format!("{line} --my-key kuaiji.key")).exits(0);
    }
    house
}

/// `{name.key}` in a text: what stands before it, the name, what follows.
fn key_named_in(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(".key}")?;
    let (start, after) = (text[..end].rfind('{')?, end + ".key}".len());
    Some((&text[..start], &text[start + 1..after - 1], &text[after..]))
}

/// The same command where no file grows beyond a size. A process may bound itself so on any Unix, whoever it is.
fn on_a_full_disk(command: &std::process::Command, full: Full) -> std::process::Command {
    let ignored = if full.deadly { "" } else { "trap '' XFSZ; " };
    let script = format!("ulimit -c 0; {ignored}ulimit -f {}; exec \"$0\" \"$@\"", full.kilobytes * 2);
    let mut shell = std::process::Command::new("sh");
    shell.arg("-c").arg(script).arg(command.get_program()).args(command.get_args()).env_clear();
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.current_dir(command.get_current_dir().expect("the house"));
    shell
}

/// A receipt whose "line" is the two hashes under the node above the entry, and whose path begins one step higher.
fn node_as_leaf(text: &str) -> String {
    use base64::Engine as _;
    let receipt: Receipt = text.parse().expect("a receipt");
    let (sibling, rest) = receipt.path.split_first().expect("more than one entry");
    let leaf = Hash::of_leaf(receipt.line.as_bytes());
    let pair = if receipt.index % 2 == 0 { [leaf, *sibling] } else { [*sibling, leaf] };
    let bytes = pair.map(|hash| *hash.as_bytes()).concat();
    let extra = base64::engine::general_purpose::STANDARD.encode(bytes);
    let path: String = rest.iter().map(|hash| hash.to_base64() + "\n").collect();
    let header = text.lines().next().expect("a header");
    format!("{header}\nextra {extra}\nindex {}\n{path}\n{}", receipt.index / 2, receipt.checkpoint_note)
}

/// What a thief does to lines.
fn change(rows: &mut Vec<Row>, act: &Act) {
    match act {
        Act::Edit { entry, from, to } => {
            let row = place_of(rows, *entry);
            assert!(rows[row].line.contains(from.as_str()), "no {from:?} in {}", rows[row].line);
            rows[row].line = rows[row].line.replacen(from.as_str(), to, 1);
        }
        Act::Mend(entry) => {
            let row = place_of(rows, *entry);
            rows[row].leaf = leaf_of(&rows[row].line);
        }
        Act::RehashFrom(entry) => {
            let from = place_of(rows, *entry);
            rehash(rows, from);
        }
        Act::Swap([one, other]) => {
            let (one, other) = (place_of(rows, *one), place_of(rows, *other));
            rows.swap(one, other);
            let seq = rows[one].seq;
            rows[one].seq = rows[other].seq;
            rows[other].seq = seq;
        }
        Act::Remove(entry) => {
            let row = place_of(rows, *entry);
            rows.remove(row);
        }
        Act::Cut(size) => rows.truncate(*size),
        Act::Insert { after, like, from, to } => {
            let mut row = rows[place_of(rows, *like)].clone();
            assert!(row.line.contains(from.as_str()), "no {from:?} in {}", row.line);
            row.line = row.line.replacen(from.as_str(), to, 1);
            row.leaf = leaf_of(&row.line);
            row.seq = after + 1;
            let place = place_of(rows, *after) + 1;
            rows[place..].iter_mut().for_each(|later| later.seq += 1);
            rows.insert(place, row);
        }
        Act::Respell(entry) => {
            let row = place_of(rows, *entry);
            rows[row].line = rows[row].line.replacen(":\"", ": \"", 1);
            rows[row].leaf = leaf_of(&rows[row].line);
        }
        other => panic!("{other:?} is not done to lines"),
    }
}

/// From a place on, numbers follow, `prev` fits and every hash is its line's.
fn rehash(rows: &mut [Row], from: usize) {
    let mut prev = match from.checked_sub(1) {
        Some(before) => Hash::of_leaf(rows[before].line.as_bytes()),
        None => Hash::ZERO,
    };
    for (seq, row) in rows.iter_mut().enumerate().skip(from) {
        let seq = u64::try_from(seq).expect("few");
        let line = Line { seq, prev, ..Line::parse(&row.line).expect("a line that can be read") };
        row.line = line.to_text().expect("a line again");
        prev = Hash::of_leaf(row.line.as_bytes());
        (row.seq, row.leaf) = (i64::try_from(seq).expect("few"), prev.as_bytes().to_vec());
    }
}

fn place_of(rows: &[Row], entry: i64) -> usize {
    rows.iter().position(|row| row.seq == entry).unwrap_or_else(|| panic!("there is no entry {entry}"))
}

fn leaf_of(line: &str) -> Vec<u8> {
    Hash::of_leaf(line.as_bytes()).as_bytes().to_vec()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal digits");
    (0..hex.len()).step_by(2).map(byte).collect()
}

/// Says nothing.
fn quiet(mut command: std::process::Command) -> std::process::Command {
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command
}

fn outcome(mut command: std::process::Command) -> Outcome {
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Outcome { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::write(path, bytes).expect("a file in a temporary folder");
}

fn remove(path: &Path) {
    let removed = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    assert!(removed.is_ok() || !path.exists(), "{} stays", path.display());
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::copy(from, to).expect("a copy");
        return;
    }
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        copy(&entry.path(), &to.join(entry.file_name()));
    }
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
