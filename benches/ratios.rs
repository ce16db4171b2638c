//! How far each command is from the floor of the machine: whole processes, in one run, so that only ratios are told.
//!
//! `cargo bench` makes a list of gifts (`MINGBAI_BENCH_ROWS`, 200,000 unless said), reads it into a bare table with the
//! `sqlite3` shell and into a ledger with `mingbai`, and prints the medians and their ratios. docs/performance.md holds
//! what was seen, and how to see it again.
#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    reason = "a bench prints the ratios of times it made itself"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mingbai::chain::recording::{has_signed, record_message};
use mingbai::chain::{Frontier, Hash, Line};

fn main() {
    let rows: u64 = std::env::var("MINGBAI_BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(200_000);
    let bench = Bench { folder: tempfile::tempdir().expect("a temporary folder"), rows };
    println!("{rows} gifts; medians of whole processes");
    for has_names in [false, true] {
        bench.import(has_names);
    }
    bench.verify();
    bench.verify_signed();
    bench.donate();
    bench.notice();
}

struct Bench {
    folder: tempfile::TempDir,
    rows: u64,
}

/// The middle of three or more.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len().div_euclid(2)).copied().unwrap_or_default()
}

fn ratio(what: &str, ours: Duration, floor: Duration) {
    let (ours, floor) = (ours.as_secs_f64(), floor.as_secs_f64());
    println!("{what:<44} {ours:>9.4} s   floor {floor:>9.4} s   ratio {:>6.2}", ours / floor);
}

/// Runs a command and tells how long it took.
fn timed(command: &mut Command) -> Duration {
    let since = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
    assert!(status.success(), "{command:?} failed");
    since.elapsed()
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn mingbai(&self, ledger: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.env("MINGBAI_STATE", self.path("state")).current_dir(self.folder.path());
        command.args(["--ledger", ledger, "--at", "2026-11-21T09:00:00+08:00"]).args(words);
        command
    }

    /// A list in the order of days, two years of them, with remarks; the same bytes every time.
    fn list(&self, name: &str, rows: u64, has_names: bool) -> PathBuf {
        let mut csv = String::from(if has_names { "date,donor,amount,memo\n" } else { "date,amount,memo\n" });
        for row in 0..rows {
            let day = row.saturating_mul(700).checked_div(rows).unwrap_or(0);
            let (year, month, of_month) = (2024 + day / 360, day % 360 / 30 + 1, day % 28 + 1);
            let noise = row.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let _ = write!(csv, "{year}-{month:02}-{of_month:02},");
            if has_names {
                let _ = write!(csv, "Donor {},", noise % 250_000);
            }
            let _ = writeln!(csv, "{}.{:02},Bank transfer {noise:016X} thank you", noise % 400 + 1, noise % 100);
        }
        let path = self.path(name);
        std::fs::write(&path, csv).expect("a list is written");
        path
    }

    fn fresh(&self, ledger: &str) {
        let _ = std::fs::remove_dir_all(self.path(ledger));
        let words = ["init", ledger, "--purpose", "test", "--name", "Bench", "--county", "County"];
        timed(&mut self.mingbai(ledger, &words));
    }

    fn bare(&self, list: &Path, columns: &str) -> Duration {
        let database = self.path("bare.db");
        let _ = std::fs::remove_file(&database);
        let import = format!(".import --skip 1 {} entry", list.display());
        timed(Command::new("sqlite3").arg(&database).args([
            "-cmd",
            "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;",
            "-cmd",
            &format!("CREATE TABLE entry({columns})"),
            "-cmd",
            ".mode csv",
            "-cmd",
            &import,
            "SELECT count(*) FROM entry",
        ]))
    }

    fn import(&self, has_names: bool) {
        let name = if has_names { "names.csv" } else { "plain.csv" };
        let list = self.list(name, self.rows, has_names);
        let columns = if has_names { "date, donor, amount, memo" } else { "date, amount, memo" };
        let columns = columns.replace(',', " TEXT NOT NULL,") + " TEXT NOT NULL";
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..3 {
            floor.push(self.bare(&list, &columns));
            self.fresh("large");
            ours.push(timed(&mut self.mingbai("large", &["import", "donations", name])));
        }
        let what = if has_names { "import, a name and a commitment a gift" } else { "import, no names" };
        ratio(what, median(ours), median(floor));
    }

    /// The floor: one thread that reads every row and hashes it, tree included.
    fn verify(&self) {
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..3 {
            let since = Instant::now();
            let connection = rusqlite::Connection::open(self.path("large/ledger.db")).expect("the ledger opens");
            let mut statement = connection.prepare("SELECT line, leaf FROM entry ORDER BY seq").expect("a query");
            let mut rows = statement.query([]).expect("rows");
            let mut tree = Frontier::new();
            while let Some(row) = rows.next().expect("a row") {
                let line = row.get_ref(0).expect("a line").as_bytes().expect("text");
                let leaf = Hash::of_leaf(line);
                assert_eq!(row.get_ref(1).expect("a leaf").as_blob().expect("bytes"), leaf.as_bytes());
                tree.push(leaf, |_, _, _| {});
            }
            assert_ne!(tree.root(), Hash::ZERO);
            floor.push(since.elapsed());
            ours.push(timed(&mut self.mingbai("large", &["verify"])));
        }
        ratio("verify, everything", median(ours), median(floor));
    }

    /// Every entry signed by its recorder, every second one an approval, signed once more. The floor: one thread that reads
    /// and hashes every line and checks those signatures.
    fn verify_signed(&self) {
        let entries = std::env::var("MINGBAI_BENCH_SIGNED").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_u64);
        let (key, origin) = self.signed(entries);
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let since = Instant::now();
            let connection = rusqlite::Connection::open(self.path("signed/ledger.db")).expect("the ledger opens");
            let mut statement = connection.prepare("SELECT line FROM entry ORDER BY seq").expect("a query");
            let mut rows = statement.query([]).expect("rows");
            let (mut tree, mut checked) = (Frontier::new(), 0_u64);
            while let Some(row) = rows.next().expect("a row") {
                let line = row.get_ref(0).expect("a line").as_str().expect("text");
                tree.push(Hash::of_leaf(line.as_bytes()), |_, _, _| {});
                let line = Line::parse(line).expect("a line");
                let message = record_message(&origin, line.seq, line.prev, line.event);
                // An approver's signature costs what a recorder's does.
                let times = u64::from(!line.sig.is_empty()) + u64::from(line.kind == "entries_approved");
                for _ in 0..times {
                    assert_eq!(has_signed("kuaiji", &key, &message, line.sig), Ok(true));
                }
                checked += times;
            }
            assert!(checked >= entries * 3, "the ledger is signed");
            floor.push(since.elapsed());
            ours.push(timed(&mut self.mingbai("signed", &["verify"])));
        }
        ratio(&format!("verify, {} entries, each signed", entries * 2), median(ours), median(floor));
    }

    /// A ledger of two persons: that many refunds, each approved. The recorder's public key, and the ledger's origin.
    fn signed(&self, entries: u64) -> ([u8; 32], String) {
        let _ = std::fs::remove_dir_all(self.path("signed"));
        let public = |name: &str| {
            let made = self.mingbai("signed", &["keygen", name, "--lang", "en"]).output().expect("a key is made");
            let made = String::from_utf8(made.stdout).expect("text");
            let key = made.lines().find_map(|line| line.strip_prefix("Public key    ")).expect("a public key");
            key.to_owned()
        };
        let (recorder, approver) = (public("kuaiji"), public("wang"));
        let words = ["init", "signed", "--purpose", "test", "--name", "Bench", "--county", "County"];
        let two =
            ["--operator-key", &recorder, "--second", "wang", "--second-key", &approver, "--my-key", "kuaiji.key"];
        timed(&mut self.mingbai("signed", &[&words[..], &two].concat()));
        self.list("signed.csv", entries, false);
        let by = ["--as", "kuaiji", "--my-key", "kuaiji.key"];
        timed(self.mingbai("signed", &["import", "donations", "signed.csv"]).args(by));
        let head = |line: &str| {
            let connection = rusqlite::Connection::open(self.path("signed/ledger.db")).expect("the ledger opens");
            connection.query_row(line, [], |row| row.get::<_, String>(0)).expect("a figure")
        };
        let first: u64 = head("SELECT CAST(max(seq) + 1 AS TEXT) FROM entry").parse().expect("a number");
        for entry in 0..entries {
            let gift = (first - entries + entry).to_string();
            let refund = ["refund", &gift, "--amount", "1", "--reason", "asked for", "--paper", "1"];
            timed(self.mingbai("signed", &refund).args(by));
        }
        let waiting: Vec<String> = (first..first + entries).map(|entry| entry.to_string()).collect();
        for waiting in waiting.chunks(500) {
            timed(self.mingbai("signed", &["approve", "--key", "wang.key"]).args(by).args(waiting));
        }
        let origin = head("SELECT json_extract(line, '$.event.origin') FROM entry WHERE seq = 0");
        let mut key = [0; 32];
        for (byte, digits) in key.iter_mut().zip(recorder.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).expect("digits");
            *byte = u8::from_str_radix(digits, 16).expect("a byte");
        }
        (key, origin)
    }

    /// One gift on the large ledger against the same on a small one, and against a bare durable commit.
    fn donate(&self) {
        self.fresh("small");
        timed(&mut self.mingbai("small", &["person", "add", "--name", "Known"]));
        timed(&mut self.mingbai("large", &["person", "add", "--name", "Known"]));
        let database = self.path("commit.db");
        let commit = |query: &str| timed(Command::new("sqlite3").arg(&database).arg(query));
        commit("CREATE TABLE entry(line TEXT)");
        let (mut large, mut small, mut bare) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..21 {
            large.push(timed(&mut self.mingbai("large", &["donate", "10", "--donor", "p1"])));
            small.push(timed(&mut self.mingbai("small", &["donate", "10", "--donor", "p1"])));
            bare.push(commit("PRAGMA synchronous=EXTRA; INSERT INTO entry VALUES ('a gift')"));
        }
        let large = median(large);
        ratio("donate, known donor: large / small ledger", large, median(small));
        ratio("donate, known donor / bare durable commit", large, median(bare));
    }

    /// A month of 16,000 gifts on a fresh ledger, and on the large one.
    fn notice(&self) {
        let month: String = {
            let mut csv = String::from("date,donor,amount\n");
            for row in 0..16_000_u32 {
                let _ = writeln!(csv, "2026-10-{:02},Neighbour {row},{}.50", row % 31 + 1, row % 300 + 1);
            }
            csv
        };
        std::fs::write(self.path("october.csv"), month).expect("a list is written");
        self.fresh("month");
        for ledger in ["month", "large"] {
            timed(&mut self.mingbai(ledger, &["import", "donations", "october.csv"]));
        }
        let publish = |ledger| timed(&mut self.mingbai(ledger, &["notice", "publish", "2026-10", "--dry-run"]));
        let small = median((0..3).map(|_| publish("month")).collect());
        let since = Instant::now();
        timed(&mut self.mingbai("month", &["notice", "publish", "2026-10"]));
        println!("{:<44} {:>9.4} s", "notice of 16,000 gifts, published", since.elapsed().as_secs_f64());
        let large = median(
            (0..3)
                .map(|_| timed(&mut self.mingbai("large", &["report", "donations", "--period", "2026-10"])))
                .collect(),
        );
        let same = median(
            (0..3)
                .map(|_| timed(&mut self.mingbai("month", &["report", "donations", "--period", "2026-10"])))
                .collect(),
        );
        ratio("the month's report: large / fresh ledger", large, same);
        println!("{:<44} {:>9.4} s", "notice of 16,000 gifts, rehearsed", small.as_secs_f64());
    }
}
