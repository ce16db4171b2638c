//! Several counters at once: real processes on one ledger, let go together. One of them waits, sees what the other did, and is
//! refused or goes on; what is left at the end is exact, and nothing is found by whoever verifies.

use std::path::Path;
use std::sync::Barrier;
use std::thread;

use crate::fund::redeeming::{balance, open_shop};
use crate::house::House;

/// Runs all at once; how each ended.
fn at_once(house: &House, lines: &[String]) -> Vec<i32> {
    let barrier = Barrier::new(lines.len());
    thread::scope(|scope| {
        let run = |line: &str| {
            let barrier = &barrier;
            let line = line.to_owned();
            scope.spawn(move || {
                barrier.wait();
                house.run(&line).code
            })
        };
        let counters: Vec<_> = lines.iter().map(|line| run(line)).collect();
        counters.into_iter().map(|counter| counter.join().expect("a counter ends")).collect()
    })
}

/// How many of them got what they asked for; the others were refused, and none broke.
fn served(codes: &[i32]) -> usize {
    assert!(codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
    codes.iter().filter(|code| **code == 0).count()
}

/// What an account is told to hold.
fn left(house: &House, account: &str) -> String {
    let told = house.run("report points --format csv").exits(0).out;
    let row = told.lines().find(|row| row.starts_with(&format!("{account},"))).unwrap_or_default();
    row.rsplit(',').next().unwrap_or_default().to_owned()
}

fn slips(house: &House) -> i64 {
    let query = "SELECT count(*) FROM entry WHERE line LIKE '%\"kind\":\"redeemed\"%'";
    house.sqlite().query_row(query, [], |row| row.get(0)).expect("a count")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let there = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &there);
        } else {
            std::fs::copy(&entry, &there).expect("a file");
        }
    }
}

/// The same ledger once more, on another day.
fn again(house: &House, moment: &str) -> House {
    let mut other = House::empty();
    copy(&house.fund(), &other.fund());
    other.at(moment);
    other
}

/// Forty points are eight haircuts, however many counters ask for them and however often; and of one number there is one slip.
#[test]
fn no_point_is_spent_twice_at_four_counters() {
    let house = open_shop();
    let mut given = 0;
    for round in 0..5 {
        let slip = |counter: usize| format!("redeem chen --volunteer p2 --item hair=1 --slip {round}-{counter}");
        given += served(&at_once(&house, &(0..4).map(slip).collect::<Vec<_>>()));
    }
    assert_eq!((given, slips(&house), left(&house, "chen")), (8, 8, "0.0".to_owned()));
    let same = |who: &str| format!("redeem {who} --item soap=1 --slip 一号");
    let lines = [same("p3"), same("p3"), same("p3")];
    assert_eq!((served(&at_once(&house, &lines)), left(&house, "p3")), (1, "3.0".to_owned()));
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A slip is cancelled once, by whomever; and not after it was cancelled and its points went for another.
#[test]
fn a_slip_is_cancelled_once() {
    let house = open_shop();
    for round in 0..5 {
        let entry = house.size();
        house.run(&format!("redeem p3 --item soap=1 --slip a{round}")).exits(0);
        let cancel = || format!("reverse {entry} --reason 拿错了");
        // 6.5 points: a haircut is too much before the cancelling, and can be had after it.
        let lines = [cancel(), cancel(), format!("redeem p3 --item hair=1 --slip b{round}")];
        let codes = at_once(&house, &lines);
        assert_eq!(served(&codes[..2]), 1, "{codes:?}");
        if codes[2] == 0 {
            house.run(&format!("reverse {} --reason 拿错了", house.size() - 1)).exits(0);
            assert_eq!(left(&house, "p3"), "6.5");
        }
        assert_eq!((left(&house, "p3"), balance(&house, "5101")), ("6.5".to_owned(), 0));
    }
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// The year is over: a slip of its last day that is written down late, while its points are taken out.
#[test]
fn points_that_end_are_not_exchanged_as_well() {
    let whole = open_shop();
    for _ in 0..5 {
        let house = again(&whole, "2028-01-01T09:00:00+08:00");
        let late = "redeem p3 --item hair=1 --slip 1 --date 2027-12-31".to_owned();
        let codes = at_once(&house, &[late, "points expire".to_owned(), "points expire".to_owned()]);
        assert_eq!(served(&codes[1..]), 1, "{codes:?}");
        // What was exchanged did not end, what ended was not exchanged: 46.5 together.
        let listed = house.run("points list --format csv").exits(0).out;
        let total = listed.lines().find(|row| row.starts_with("合计")).expect("a sum").to_owned();
        let expected =
            if codes[0] == 0 { "0.0,0.0,0.0,46.5,5.0,0.0,41.5,0.0" } else { "0.0,0.0,0.0,46.5,0.0,0.0,46.5,0.0" };
        assert!(total.ends_with(expected), "{total}");
        house.run("verify").exits(0);
    }
}

/// Two count the shelf while somebody takes a piece of soap from it: either they counted before, and one is missing, or after.
#[test]
fn a_count_and_a_slip_never_miss_the_same_soap() {
    let whole = open_shop();
    for _ in 0..5 {
        let house = again(&whole, "2026-10-06T09:00:00+08:00");
        let count =
            "shop count l3=29 --rest-as-booked --reason 少一块 --counter p1 --witness p3 --paper 盘点表1".to_owned();
        let codes = at_once(&house, &[count, "redeem p3 --item soap=1 --slip 1".to_owned()]);
        assert_eq!(served(&codes), 2, "{codes:?}");
        let stock = house.run("shop stock --format csv").exits(0).out;
        let (missing, row) = (balance(&house, "5901") / 300, stock.lines().find(|row| row.starts_with("soap,")));
        let lies = row.and_then(|row| row.split(',').nth(3)).and_then(|lies| lies.parse::<i64>().ok());
        assert_eq!(lies, Some(30 - 1 - missing), "{stock}");
        house.run("verify").exits(0);
    }
}
