//! Stories: a community's life told as commands, with what each must answer.

use std::fmt::Write;

use crate::house::House;

/// Gifts, a receipt, a refund, a reversal, a replacement: the purse always says what is there.
#[test]
fn a_gift_comes_is_receipted_goes_back_and_is_corrected() {
    let house = House::furnished();
    house
        .run("donate 100 --donor 王芳 --project wall --means wechat --id 4200001 --source wechat")
        .exits(0)
        .says("第 5 号");
    house.run("receipt 5 MZ0001").exits(0);
    house.run("receipt 5 MZ0002").exits(2);
    house.run("refund 5 --amount 40 --reason 捐赠人多转").exits(0);
    house.run("status --format csv").exits(0).says("60.00");
    house.run("reverse 5 --reason 不对").exits(2);
    house.run("donate 88.50 --project wall --id 4200002 --source wechat").exits(0).says("第 8 号");
    house.run("reverse 8 --reason 金额记错").exits(0);
    house.run("donate 85.80 --project wall --id 4200002 --source wechat").exits(2).says("4200002");
    house.run("donate 85.80 --project wall --id 4200002 --source wechat --replaces 8").exits(0);
    house.run("donate 85.80 --project wall --id 4200002 --source wechat --replaces 8").exits(2);
    house.run("status --format csv").exits(0).says("145.80");
    house.run("verify").exits(0);
}

/// A private name never stands in a line, a log or a table of the ledger's own file.
#[test]
fn no_private_name_leaves_people_db() {
    let house = House::furnished();
    house.run("donate 100 --donor 欧阳无双 --relayed-by 司徒静").exits(0);
    house.run("donate 50 --donor p1").exits(0);
    let list = house.file("list.csv", "日期,捐赠人,金额,备注\n2026-10-01,诸葛小明,20,我的电话13800138000\n");
    house.words(&["import", "donations", list.to_str().expect("a path")]).exits(0).says("1 条备注");
    house.run("verify").exits(0);
    let bytes = std::fs::read(house.fund().join("ledger.db")).expect("the ledger");
    for private in ["欧阳无双", "司徒静", "赵玉梅", "诸葛小明", "13800138000"] {
        let found = bytes.windows(private.len()).any(|window| window == private.as_bytes());
        assert!(!found, "{private} stands in ledger.db");
    }
    let found = house.run("find --name 欧阳无双").exits(0);
    assert!(found.out.contains("欧阳**"), "{}", found.out);
}

/// Whoever looks for a gift types what he knows of it, and need not say what that is.
#[test]
fn a_gift_is_found_by_a_word() {
    let mut house = House::furnished();
    house.run("donate 100 --donor 王芳 --id T1 --source bank").exits(0);
    house.run("donate 88.50 --date 2026-10-03").exits(0);
    house.run("reverse 6 --reason 记错").exits(0);
    for (word, seq) in [("王芳", "5"), ("100", "5"), ("T1", "5"), ("88.5", "6"), ("2026-10-03", "6")] {
        let found: serde_json::Value =
            serde_json::from_str(&house.run(&format!("find {word} --format json")).exits(0).out).expect("JSON");
        let seqs: Vec<_> = found.as_array().into_iter().flatten().map(|row| row["seq"].as_str()).collect();
        assert_eq!(seqs, [Some(seq)], "{word}");
    }
    let reversed = house.run("find 88.5").exits(0).says("已冲正").out;
    assert!(!reversed.contains("合计"), "what was undone is in no sum: {reversed}");
    // An entry with a long list is read line by line.
    house.at("2026-11-02T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let shown = house.run("show 8").exits(0).says("notice.xlsx").out;
    let table = shown.split("{\"at\"").next().unwrap_or_default();
    assert!(table.lines().all(|line| line.chars().count() < 120), "{table}");
}

/// 27 true gifts of 0.01 stay 27; a copy of the file adds none; a longer file adds the rest.
#[test]
fn a_list_read_twice_adds_nothing() {
    let house = House::open();
    let rows = |n: usize| format!("日期,捐赠人,金额\n{}", "2026-10-01,匿名,0.01\n".repeat(n));
    let list = house.file("gifts.csv", rows(27));
    let path = list.to_str().expect("a path").to_owned();
    house.words(&["import", "donations", &path]).exits(0).says("27 笔");
    house.words(&["import", "donations", &path]).exits(0).says("什么也没有写");
    assert_eq!(house.size(), 2 + 28);
    house.file("gifts.csv", rows(30));
    house.words(&["import", "donations", &path]).exits(0).says("3 笔");
    assert_eq!(house.size(), 2 + 28 + 4);
    house.run("verify").exits(0);
}

/// A bad row in the middle: nothing is written, every bad row is told; with --skip-bad the good ones are recorded and
/// the bad ones lie in a file that can be mended and imported.
#[test]
fn a_bad_row_stops_the_whole_list() {
    let house = House::open();
    let list = house.file(
        "gifts.csv",
        "日期,捐赠人,金额\n2026-10-01,王芳,10\n2026-02-30,李强,20\n3/4/2026,赵敏,5\n2026-10-02,刘洋,-7\n2026-10-03,陈静,1.005\n2026-10-03,周涛,30\n",
    );
    let path = list.to_str().expect("a path").to_owned();
    let refused = house.words(&["import", "donations", &path]).exits(2);
    for line in ["第 3 行", "第 4 行", "第 5 行", "第 6 行"] {
        assert!(refused.err.contains(line), "{line} is missing in {}", refused.err);
    }
    assert_eq!(house.size(), 2);
    house.words(&["import", "donations", &path, "--skip-bad"]).exits(0).says("2 笔");
    assert_eq!(house.size(), 5);
    let aside = std::fs::read_to_string(house.path().join("gifts.bad.csv")).expect("the bad rows");
    assert_eq!(aside.lines().count(), 5, "{aside}");
    house.run("verify").exits(0);
}

/// Notices follow month by month, freeze their files, and tell what came late or was corrected.
#[test]
fn notices_are_frozen_and_what_comes_later_shows_in_the_next() {
    let mut house = House::furnished();
    house.at("2026-10-31T10:00:00+08:00");
    house.run("donate 100 --donor 王芳 --project wall").exits(0);
    house.run("donate 60 --donor 李强").exits(0);
    house.at("2026-11-02T10:00:00+08:00");
    house.run("donate 5 --donor 早到").exits(0);
    house.run("notice publish 2026-10").exits(0).says("第 1 期");
    let first = house.run("notice reprint 1").exits(0).out;
    assert!(first.contains("160.00") && first.contains("王**") && !first.contains("王芳"), "{first}");
    house.at("2026-11-10T10:00:00+08:00");
    house.run("donate 40 --date 2026-10-30 --donor 补记").exits(0);
    house.run("reverse 6 --reason 重复").exits(0);
    house.run("notice publish 2026-12").exits(2);
    house.at("2026-12-01T10:00:00+08:00");
    house.run("notice publish 2026-11").exits(0).says("第 2 期");
    let second = house.run("notice reprint 2").exits(0).out;
    assert!(second.contains("40.00") && second.contains("60.00") && second.contains("重复"), "{second}");
    assert_eq!(house.run("notice reprint 1").exits(0).out, first, "the first notice changed");
    house.run("verify").exits(0);
    let csv = house.fund().join("notices/0001/gifts.csv");
    let text = std::fs::read_to_string(&csv).expect("the notice").replace("160.00", "150.00");
    std::fs::write(&csv, text).expect("a changed notice");
    house.run("notice reprint 1").exits(1);
    house.run("verify").exits(1);
}

/// The demo is the same, byte for byte, every time.
#[test]
fn the_demo_is_always_the_same() {
    let house = House::empty();
    house.run_now("demo one").exits(0);
    house.run_now("demo two").exits(0);
    house.run_now("demo one").exits(2);
    house.run_now("export one-out --ledger one").exits(0);
    house.run_now("export two-out --ledger two").exits(0);
    let read = |name: &str| std::fs::read(house.path().join(name)).expect("an exported file");
    assert_eq!(read("one-out/ledger.jsonl"), read("two-out/ledger.jsonl"));
    assert_eq!(read("one-out/checkpoint.note"), read("two-out/checkpoint.note"));
    assert_eq!(read("one-out/notices/0012/notice.html"), read("two-out/notices/0012/notice.html"));
    house.run_now("verify --ledger one").exits(0);
    let python = std::process::Command::new("python3")
        .args(["one-out/verify.py", "one-out"])
        .current_dir(house.path())
        .output()
        .expect("python3 runs");
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stdout));
}

/// Threat 33: writers at once; every entry acknowledged is there, nothing else is, and no number is given twice. Who
/// reads meanwhile is not told of a fault: a write at work looks like one cut off, but for its lock.
#[test]
fn writers_and_readers_wait_for_each_other() {
    let house = House::open();
    let at = ["--at", "2026-10-05T09:00:00+08:00"];
    let run = |arguments: &[&str]| {
        let mut command = house.command();
        command.args(at).args(arguments).output().expect("the program runs")
    };
    let acknowledged: usize = std::thread::scope(|scope| {
        let write = || (0..10).filter(|_| run(&["donate", "1"]).status.success()).count();
        let writers: Vec<_> = (0..5).map(|_| scope.spawn(write)).collect();
        for _ in 0..15 {
            let read = run(&["status"]);
            assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        }
        writers.into_iter().map(|writer| writer.join().expect("a writer ends")).sum()
    });
    assert_eq!(house.size(), 2 + i64::try_from(acknowledged).expect("few"));
    assert!(acknowledged >= 45, "only {acknowledged} of 50 were recorded");
    house.run("verify").exits(0);
}

/// Threat 37: who comes back after a long time is asked to look at his clock; the entry is his to record.
#[test]
fn a_clock_far_ahead_is_told() {
    let mut house = House::open();
    house.at("2026-10-20T09:00:00+08:00");
    let soon = house.run("donate 1").exits(0);
    assert!(!soon.err.contains("核对电脑时间"), "{}", soon.err);
    house.at("2027-10-20T09:00:00+08:00");
    let late = house.run("donate 1").exits(0);
    assert!(late.err.contains("核对电脑时间"), "{}", late.err);
}

/// Threat 30: killed at any moment, everything acknowledged is there and nothing is half there.
#[test]
fn killed_in_the_middle_it_is_all_or_nothing() {
    let house = House::open();
    let mut rows = "日期,捐赠人,金额\n".to_owned();
    for i in 1..=4000 {
        let _ = writeln!(rows, "2026-10-01,捐赠人{i},{i}.00");
    }
    let list = house.file("gifts.csv", rows);
    for wait in [5_u64, 15, 30, 45, 60, 80, 100] {
        let mut command = house.command();
        command.args(["--at", "2026-10-05T09:00:00+08:00", "import", "donations"]).arg(&list);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().expect("the program runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        let _ = child.wait();
        house.run("donate 1").exits(0);
        house.run("verify").exits(0);
    }
    house.words(&["import", "donations", list.to_str().expect("a path")]).exits(0);
    house.run("verify").exits(0);
}

/// People read the moment of an entry by the clock on their wall, programs as the line spells it.
#[test]
fn moments_are_told_in_the_hours_of_the_fund() {
    let mut house = House::furnished();
    house.run("donate 100 --donor p1").exits(0);
    let shown = house.run("show 5").exits(0).says("2026-10-05 09:00（北京时间）").out;
    assert!(shown.contains("\"at\":\"2026-10-05T01:00:00Z\""), "the line itself: {shown}");
    house.run("show 5 --format json").exits(0).says("2026-10-05T01:00:00Z");
    house.run("prove 5 --out 5.tlog-proof").exits(0);
    house.run("check 5.tlog-proof").exits(0).says("2026-10-05 09:00（北京时间）");
    house.lang("en");
    house.run("show 5").exits(0).says("2026-10-05 09:00 (UTC+08:00)");
    house.run("check 5.tlog-proof").exits(0).says("2026-10-05 09:00 (UTC+08:00)");
}
