//! What hours, points and the shop cost in a large community: whole processes, on a ledger with `MINGBAI_BENCH_VOLUNTEERS`
//! volunteers (40,000 unless said), 25 records of hours each and `MINGBAI_BENCH_SLIPS` redemptions (100,000), and beside it
//! the same on a ledger that is nearly empty. `cargo bench --bench points`; docs/performance.md holds what was seen.
//!
//! Volunteers and hours come in as a treasurer would bring them, by `import`. The redemptions that stand there already are
//! recorded through the desk, some thousands to a transaction, since a hundred thousand processes would only measure the disk.
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

use mingbai::chain::Entropy;
use mingbai::desk::Desk;
use mingbai::ledger::command::{Command as Asked, Redeem, WantedItem};
use mingbai::ledger::name::{Code, PersonNumber, Text};
use mingbai::ledger::period::{Day, Moment};
use mingbai::ledger::quantity::Quantity;
use mingbai::store::Folder;

/// The days of service, one activity each: two or three a month of 2026.
const DAYS: [&str; 25] = [
    "2026-01-10",
    "2026-01-24",
    "2026-02-07",
    "2026-02-21",
    "2026-03-07",
    "2026-03-14",
    "2026-03-28",
    "2026-04-04",
    "2026-04-11",
    "2026-04-25",
    "2026-05-09",
    "2026-05-16",
    "2026-05-30",
    "2026-06-06",
    "2026-06-20",
    "2026-07-04",
    "2026-07-11",
    "2026-07-25",
    "2026-08-08",
    "2026-08-22",
    "2026-09-05",
    "2026-09-12",
    "2026-09-26",
    "2026-10-10",
    "2026-10-17",
];

fn main() {
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (volunteers, slips) = (number("MINGBAI_BENCH_VOLUNTEERS", 40_000), number("MINGBAI_BENCH_SLIPS", 100_000));
    let bench = Bench { folder: tempfile::tempdir().expect("a temporary folder"), volunteers, slips };
    println!("{volunteers} volunteers, {} records of hours, {slips} redemptions", u64::from(volunteers) * 25);
    bench.open("small", 40);
    bench.open("large", volunteers);
    bench.serve("small", 40);
    bench.serve("large", volunteers);
    bench.redeem();
    bench.sheets();
}

struct Bench {
    folder: tempfile::TempDir,
    volunteers: u32,
    slips: u32,
}

/// The middle of three or more.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len().div_euclid(2)).copied().unwrap_or_default()
}

fn seconds(what: &str, time: Duration) {
    println!("{what:<56} {:>9.4} s", time.as_secs_f64());
}

fn ratio(what: &str, ours: Duration, floor: Duration) {
    let (ours, floor) = (ours.as_secs_f64(), floor.as_secs_f64());
    println!("{what:<56} {ours:>9.4} s   floor {floor:>9.4} s   ratio {:>6.2}", ours / floor);
}

/// Runs a command and tells how long it took.
fn timed(command: &mut Command) -> Duration {
    let since = Instant::now();
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("the program runs");
    assert!(output.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    since.elapsed()
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn mingbai(&self, ledger: &str, at: &str, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.env("MINGBAI_STATE", self.path("state")).current_dir(self.folder.path());
        command.args(["--ledger", ledger, "--at", &format!("{at}T19:00:00+08:00")]).args(line.split(' '));
        command
    }

    fn run(&self, ledger: &str, at: &str, line: &str) -> Duration {
        timed(&mut self.mingbai(ledger, at, line))
    }

    /// The same list in a bare table, by the `sqlite3` shell.
    fn bare(&self, list: &Path, columns: &str) -> Duration {
        let database = self.path("bare.db");
        let _ = std::fs::remove_file(&database);
        timed(Command::new("sqlite3").arg(&database).args([
            "-cmd",
            "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;",
            "-cmd",
            &format!("CREATE TABLE entry({columns})"),
            "-cmd",
            ".mode csv",
            "-cmd",
            &format!(".import --skip 1 {} entry", list.display()),
            "SELECT count(*) FROM entry",
        ]))
    }

    fn file(&self, name: &str, text: String) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file is written");
        path
    }

    /// A ledger with rules, somebody who answers for everything, and its volunteers.
    fn open(&self, ledger: &str, volunteers: u32) {
        let day = "2026-01-05";
        let words = ["init", ledger, "--purpose", "test", "--name", "Bench", "--county", "County"];
        timed(self.mingbai(ledger, day, "init").args(words.iter().skip(1)));
        let template = self.mingbai(ledger, day, "rules template").output().expect("the template").stdout;
        let rules = String::from_utf8(template).expect("text");
        self.file("rules.toml", rules);
        for line in [
            "rules set rules.toml --paper 1",
            "account open store --holder storeroom --name Store",
            "person add --name Keeper",
            "shop item rice 0.5 --name Rice --unit bag",
            "goods receive 10000000 bag Rice --value 10000000 --basis invoice --use shop",
            "shop shelve l1 rice",
        ] {
            self.run(ledger, day, line);
        }
        let mut csv = String::from("name,phone\n");
        for one in 0..volunteers {
            let _ = writeln!(csv, "Volunteer {one},139{one:08}");
        }
        let list = self.file("volunteers.csv", csv);
        let ours = self.run(ledger, day, "import volunteers volunteers.csv");
        ratio(&format!("import {volunteers} volunteers"), ours, self.bare(&list, "name TEXT, phone TEXT"));
    }

    /// Everybody serves two hours on each of the days: the lists come in on the evening, and are published.
    fn serve(&self, ledger: &str, volunteers: u32) {
        let (mut ours, mut floor, mut published) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
        for (place, day) in DAYS.iter().enumerate() {
            let opening = format!(
                "activity open a{place} --title Patrol --place Gate --class patrol --begins 08:00 --ends 12:00 \
                 --supervisor p1"
            );
            self.run(ledger, day, &opening);
            let mut csv = String::from("number,date,began,ended,witness\n");
            for one in 0..volunteers {
                // Whoever leads the next group of twenty saw this one.
                let witness = (one / 20 + 1) * 20 % volunteers + 2;
                let _ = writeln!(csv, "p{},{day},08:{:02},10:{:02},p{witness}", one + 2, one % 60, one % 60);
            }
            let list = self.file("hours.csv", csv);
            ours += self.run(ledger, day, &format!("import hours hours.csv --activity a{place}"));
            floor += self.bare(&list, "number TEXT, date TEXT, began TEXT, ended TEXT, witness TEXT");
            published += self.run(ledger, day, &format!("activity publish a{place}"));
            if ledger == "large" {
                self.redeemed(day, u32::try_from(place).unwrap_or(0));
            }
        }
        ratio(&format!("import {} hours, 25 lists", u64::from(volunteers) * 25), ours, floor);
        seconds("… and their publication, 25 times", published);
    }

    /// Five days later their points count, and a part of all redemptions is made, a transaction.
    fn redeemed(&self, day: &str, round: u32) {
        let date = day.parse::<Day>().ok().and_then(|day| day.plus_days(5).ok()).expect("a day");
        let now = Moment::typed(&format!("{date}T20:00:00+08:00")).expect("a moment");
        let folder = Folder::new(self.path("large"));
        let mut desk = Desk::open(&folder, None, now, Entropy::system()).expect("the desk opens");
        let mut batch = desk.batch().expect("a batch");
        for slip in 0..self.slips / 25 {
            let volunteer = PersonNumber(2 + (round * 7919 + slip) % self.volunteers);
            let line = WantedItem { item: code("rice"), quantity: Quantity::typed("1").expect("one") };
            let redeem = Redeem {
                account: code(&volunteer.to_string()),
                date,
                lines: vec![line],
                slip: Text::typed(&format!("{round}-{slip}")).expect("a number"),
                volunteer,
            };
            batch.record(&Asked::Redeem(redeem), &[]).expect("it is accepted");
        }
        batch.commit().expect("it is kept");
    }

    /// One redemption, hours of one person, and a publication, where much stands and where little does.
    fn redeem(&self) {
        let day = "2026-10-28";
        for ledger in ["small", "large"] {
            self.run(ledger, day, "activity open last --title Patrol --place Gate --class patrol --begins 08:00 --ends 12:00 --supervisor p1");
        }
        let (mut large, mut small) = (Vec::new(), Vec::new());
        for slip in 0..21 {
            let line = format!("redeem p{} --item rice=1 --slip last-{slip}", slip + 2);
            large.push(self.run("large", day, &line));
            small.push(self.run("small", day, &line));
        }
        ratio("redeem: large / small ledger", median(large), median(small));
        let (mut large, mut small) = (Vec::new(), Vec::new());
        for person in 0..21 {
            let line =
                format!("activity record last p{} --date {day} --began 08:00 --ended 10:00 --witness p1", person + 2);
            large.push(self.run("large", day, &line));
            small.push(self.run("small", day, &line));
        }
        ratio("activity record: large / small ledger", median(large), median(small));
    }

    /// A month's sheets, and the whole verified.
    fn sheets(&self) {
        let day = "2026-11-01";
        for line in [
            "report hours --period 2026-09",
            "report activities --period 2026-09",
            "report teams --period 2026-09",
            "report hours-doubted --period 2026-09",
            "report points --period 2026-09",
            "report redemptions --period 2026-09",
            "report goods --period 2026-09",
            "report hours --year 2026",
            "points cover",
            "status",
            "due",
        ] {
            let large = median((0..3).map(|_| self.run("large", day, line)).collect());
            ratio(&format!("{line}: large / small"), large, self.run("small", day, line));
        }
        seconds("notice publish 2026-09, rehearsed", self.run("large", day, "notice publish 2026-01 --dry-run"));
        seconds("verify", self.run("large", day, "verify"));
    }
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}
