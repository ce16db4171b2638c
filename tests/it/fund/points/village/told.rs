//! What a village's ledger tells at the end of its history, by the program a treasurer runs: the same figures as are reckoned
//! beside it, and nothing for either verifier to find.

use std::collections::BTreeMap;
use std::process::Command;

use mingbai::ledger::words::PointsKind;

use crate::fund::points::village::Village;
use crate::house::{Outcome, binary};

/// `12.3` in tenths, `1234.56` in 分.
fn digits(figure: &str) -> u64 {
    figure.replace('.', "").parse().unwrap_or_else(|_| panic!("{figure:?} is no figure"))
}

impl Village {
    fn run(&self, line: &str) -> Outcome {
        let mut command = Command::new(binary());
        command.current_dir(self.folder.path()).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("MINGBAI_STATE", self.folder.path().join("state")).env("LANG", "zh_CN.UTF-8");
        let at = format!("{}T18:00:00+08:00", self.today);
        let words = line.split_whitespace();
        Outcome::of(&command.args(["--at", &at]).args(words).output().expect("the program runs"))
    }

    /// The rows of a report's first table, without its head and its sum.
    fn rows(&self, report: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let told = self.run(&format!("{report} --format csv")).exits(0).out;
        let rows = told.trim_start_matches('\u{feff}').lines();
        let mut rows = rows.map(|row| row.split(',').map(str::to_owned).collect::<Vec<_>>());
        let mut above = Vec::new();
        let total = loop {
            let row = rows.next().expect("a table has its sum");
            if row[0] == "合计" {
                break row;
            }
            above.push(row);
        };
        (above, total)
    }

    pub(super) fn is_told(&self) {
        self.points_are_told();
        self.goods_are_told();
    }

    /// By the program, and by the page of Python that goes with an export.
    pub(super) fn verifies(&self) {
        self.run("verify").exits(0);
        self.run("export out").exits(0);
        let mut python = Command::new("python3");
        let judged = python.args(["-I", "out/verify.py", "out"]).current_dir(self.folder.path()).output();
        let judged = judged.expect("python runs");
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&[judged.stdout, judged.stderr].concat()));
    }

    /// Both sheets of points end with what is left, account by account; all together is what the shop must honour.
    fn points_are_told(&self) {
        let month = self.today.month();
        for (kind, option) in [(PointsKind::Exchange, ""), (PointsKind::Party, " --party")] {
            let held = self.tally.accounts.iter().filter(|((of, _), _)| *of == kind);
            let held: BTreeMap<String, u64> =
                held.map(|((_, code), held)| (code.clone(), held.left())).filter(|(_, left)| *left > 0).collect();
            let sum: u64 = held.values().sum();
            for report in [
                format!("report points --period {month}{option}"),
                format!("report points-register --from 2026-01-05 --until {}{option}", self.today),
            ] {
                let (rows, total) = self.rows(&report);
                let ends = |row: &Vec<String>| digits(row.last().expect("a column"));
                let is_account = |row: &&Vec<String>| row[0].starts_with(['p', 'h']);
                let told: BTreeMap<String, u64> = rows
                    .iter()
                    .filter(is_account)
                    .map(|row| (row[0].clone(), ends(row)))
                    .filter(|(_, left)| *left > 0)
                    .collect();
                assert_eq!((told, ends(&total)), (held.clone(), sum), "{report}");
            }
        }
    }

    fn goods_are_told(&self) {
        let lots = || self.shelf.lots.values();
        let value: u64 = lots().map(|lot| lot.value).sum();
        let (_, total) = self.rows(&format!("report goods --period {}", self.today.month()));
        assert_eq!(digits(total.last().expect("a column")), value, "{total:?}");
        let on_shelf = lots().filter(|lot| lot.item.is_some() && lot.quantity > 0);
        let (rows, total) = self.rows("shop stock");
        assert_eq!(digits(&total[5]), on_shelf.clone().map(|lot| lot.value).sum::<u64>());
        let bags: u64 = rows.iter().filter(|row| row[0] == "rice").map(|row| digits(&row[3]) * 1000).sum();
        assert_eq!(bags, on_shelf.map(|lot| lot.quantity).sum::<u64>());
        let (_, total) = self.rows("report merchants");
        assert_eq!((digits(&total[4]), digits(&total[5])), (self.shelf.owed, self.shelf.settled));
        // What is in the accounts: goods, what was paid and did not come yet, money, what merchants are owed.
        let unclaimed: u64 = self.shelf.paid.values().map(|(paid, taken)| paid - taken).sum();
        let owed = self.shelf.owed - self.shelf.settled;
        for (account, fen) in [("1201", value + unclaimed), ("1002", self.shelf.cash)] {
            assert_eq!(self.balance(account), i64::try_from(fen).expect("few"), "{account}");
        }
        assert_eq!(self.balance("2202"), -i64::try_from(owed).expect("few"), "2202");
    }

    /// What an account of the chart holds, in 分.
    fn balance(&self, account: &str) -> i64 {
        let file = rusqlite::Connection::open(self.folder.path().join("fund/ledger.db")).expect("a database");
        let query = "SELECT coalesce(sum(debit - credit), 0) FROM movement WHERE code = ?1";
        file.query_row(query, [account], |row| row.get(0)).expect("a sum")
    }
}
