//! Where a story is acted out: a house with a furnished ledger, and what can be done to it.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use mingbai::chain::{Entropy, Note, SigningKey, WitnessKey};
use mingbai::ledger::name::Digest;
use mingbai::store::Folder;

use super::files::{bytes_of, copy, outcome, quiet, remove, write};
use super::lines::{Row, change, leaf_of, node_as_leaf};
use super::{Act, Signer, Step};
use crate::house::{House, Outcome};

/// A house in which a story is acted out.
pub(super) struct Scene {
    pub(super) house: House,
    at: String,
    key: String,
}

impl Scene {
    /// A copy of a furnished ledger: five entries long.
    pub(super) fn furnished(two_persons: bool) -> Self {
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

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.house.path().join(name)
    }

    pub(super) fn command(&self, line: &str, by: &str) -> Command {
        let state = if by == "desk" { "state".to_owned() } else { format!("state-{by}") };
        let mut command = self.house.command();
        command.env("MINGBAI_STATE", self.path(&state)).args(["--at", &self.at, "--lang", "zh"]);
        // Only ASCII blanks part words, so that an odd character of a story reaches the program.
        command.args(line.split_ascii_whitespace().map(|word| self.filled(word)));
        command
    }

    /// A text with the public keys it names.
    pub(super) fn filled(&self, text: &str) -> String {
        let mut text = text.replace("{key}", &self.key);
        while let Some((before, name, after)) = key_named_in(&text) {
            let (is_witness, file) = (name.starts_with("witness:"), name.trim_start_matches("witness:"));
            let key = self.signing_key(file);
            let shown = if is_witness { WitnessKey::of(key.verifier()).to_string() } else { public_half(&key) };
            text = format!("{before}{shown}{after}");
        }
        text
    }

    pub(super) fn signing_key(&self, file: &str) -> SigningKey {
        let text = std::fs::read_to_string(self.path(file)).unwrap_or_else(|_| panic!("no key {file}"));
        text.trim_end().parse().expect("a signing key")
    }

    pub(super) fn run(&self, line: &str, by: &str) -> Outcome {
        outcome(self.command(line, by))
    }

    pub(super) fn must(&self, line: &str, by: &str) -> Outcome {
        let outcome = self.run(line, by);
        assert_eq!(outcome.code, 0, "{line}\n{}{}", outcome.out, outcome.err);
        outcome
    }

    pub(super) fn act(&mut self, Step { place, by, act }: &Step) {
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
    pub(super) fn kill(&self, run: &str, by: &str, wait: u64) {
        let mut child = quiet(self.command(run, by)).spawn().expect("it runs");
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        let _ = child.wait();
        self.must("donate 1", by);
        self.must("verify", by);
    }

    pub(super) fn is_export(&self, place: &str) -> bool {
        self.path(place).join("ledger.jsonl").exists()
    }

    pub(super) fn replaced(&self, path: &str, from: &str, to: &str) -> String {
        let text = std::fs::read_to_string(self.path(path)).expect("a text");
        assert!(text.contains(from), "no {from:?} in {path}:\n{text}");
        text.replace(from, to)
    }

    /// The lines of a file, each with its end.
    pub(super) fn lines(&self, path: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.path(path)).expect("a text");
        text.split_inclusive('\n').map(str::to_owned).collect()
    }

    pub(super) fn sqlite(&self, place: &str) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path(place).join("ledger.db")).expect("a thief has the file")
    }

    /// With the locks off, and as they were afterwards.
    pub(super) fn with_sql(
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

    pub(super) fn rows(&self, place: &str) -> Vec<Row> {
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

    pub(super) fn put(&self, place: &str, rows: &[Row]) {
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
}

/// Kuaiji records and wang approves; a project, a firm (p1) and 10,000 in the general fund. Li has a key and no role yet,
/// huifu.key is the recovery key.
pub(super) fn of_two_persons() -> House {
    let house = House::empty();
    let made = |code: &str| {
        house.run(&format!("keygen {code} --out {code}.key")).exits(0);
        let text = std::fs::read_to_string(house.path().join(format!("{code}.key"))).expect("a key");
        let key: SigningKey = text.trim_end().parse().expect("a signing key");
        public_half(&key)
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
pub(super) fn key_named_in(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(".key}")?;
    let (start, after) = (text[..end].rfind('{')?, end + ".key}".len());
    Some((&text[..start], &text[start + 1..after - 1], &text[after..]))
}

/// As commands take it: 64 hexadecimal digits.
fn public_half(key: &SigningKey) -> String {
    Digest(*key.verifier().public_bytes()).to_string()
}
