//! Threats 1–5, 8, 23, 24, 36, 48, 49: lines edited, swapped, removed, pushed in, spelled otherwise.

use mingbai::audit::{Claim, Verdict, What};
use mingbai::chain::{Hash, Line};

use crate::audit::house::{House, breaks, breaks_at, broken, chained, holds};

#[test]
fn an_honest_ledger_holds() {
    let report = House::full().verify();
    holds(&report);
    assert_eq!(report.standing.len(), 2);
    assert!(report.balances.len() >= 4, "{:?}", report.balances);
}

/// 1: edited, and the hash left as it was.
#[test]
fn an_edited_amount_is_found_at_its_entry() {
    let house = House::full();
    let seq = house.first("donation_received");
    house.sql(&format!("UPDATE entry SET line = replace(line, '100.00', '900.00') WHERE seq = {seq}"));
    let report = house.verify();
    breaks_at(&report, Claim::LeavesMatchTheirLines, seq);
    // The notice that told of it no longer foots.
    assert!(broken(&report).contains(&Claim::EventsObeyTheRules));
}

/// 2: edited, and its own hash mended.
#[test]
fn a_mended_hash_is_found_by_the_entry_after() {
    let house = House::full();
    let seq = house.first("donation_received");
    let mut lines = house.lines();
    lines[seq] = lines[seq].replace("100.00", "900.00");
    house.put(&lines);
    breaks_at(&house.verify(), Claim::ChainIsUnbroken, seq);
}

/// 3, without a checkpoint anywhere: nothing inside can tell, and nothing is claimed.
#[test]
fn a_history_rewritten_to_the_end_holds_until_somebody_kept_a_checkpoint() {
    let house = House::full();
    let mut lines = house.lines();
    let seq = house.first("import_recorded") - 1;
    lines[seq] = lines[seq].replace("记错", "改过").replace("号错", "改过");
    house.forge(&lines);
    assert_eq!(house.verify().verdict(), Verdict::Fork);
    house.forget();
    holds(&house.verify());
}

/// 4.
#[test]
fn swapped_entries_are_found() {
    let house = House::full();
    let mut lines = house.lines();
    let seq = house.first("donation_received");
    lines.swap(seq, seq + 1);
    house.put(&lines);
    breaks_at(&house.verify(), Claim::NumbersHaveNoGap, seq - 1);
}

/// 5: as a gap in the file, and as a gap in the lines.
#[test]
fn a_removed_entry_is_found() {
    let seq = House::full().first("donation_received");
    let house = House::full();
    house.sql(&format!("DELETE FROM entry WHERE seq = {seq}"));
    breaks(&house.verify(), Claim::NumbersHaveNoGap);
    let house = House::full();
    let mut lines = house.lines();
    lines.remove(seq);
    house.put(&lines);
    breaks(&house.verify(), Claim::NumbersHaveNoGap);
}

/// 8: and everything after it numbered anew.
#[test]
fn an_inserted_entry_is_found() {
    let house = House::full();
    let mut lines = house.lines();
    let seq = house.first("donation_received");
    let line = lines[seq].replace("\"a1\"", "\"a9\"");
    lines.insert(seq, line);
    house.put(&lines);
    breaks(&house.verify(), Claim::NumbersHaveNoGap);
    house.forge(&lines);
    assert_eq!(house.verify().verdict(), Verdict::Fork);
}

/// A row before the first is no entry, and is found all the same.
#[test]
fn an_entry_before_the_first_is_found() {
    let house = House::full();
    house.sql("INSERT INTO entry (seq, line, leaf) SELECT -1, line, leaf FROM entry WHERE seq = 3");
    breaks(&house.verify(), Claim::NumbersHaveNoGap);
}

/// 48, 49, 40, 45: each line with true hashes up to the end.
#[test]
fn other_spellings_kinds_and_fields_are_found() {
    let house = House::full();
    let (seq, true_lines) = (house.first("donation_received"), house.lines());
    let changes: [fn(&str) -> String; 9] = [
        |line| line.replacen("{\"at\"", "{ \"at\"", 1),
        |line| {
            line.replacen(
                "\"account\":\"zhuanhu\",\"amount\":\"100.00\"",
                "\"amount\":\"100.00\",\"account\":\"zhuanhu\"",
                1,
            )
        },
        |line| line.replacen("100.00", "0100.00", 1),
        |line| line.replacen("100.00", "100.000", 1),
        |line| line.replacen("\"kind\":\"donation_received\"", "\"kind\":\"donation_given\"", 1),
        |line| line.replacen("\"appeal\"", "\"appeal_two\":\"\",\"appeal\"", 1),
        |line| line.replacen("\"memo\":\"加油\",", "", 1),
        |line| line.replacen("加油", " 加油", 1),
        |line| line.replacen("加油", "加\\u6cb9", 1),
    ];
    for change in changes {
        let mut lines = true_lines.clone();
        lines[seq] = change(&true_lines[seq]);
        assert_ne!(lines[seq], true_lines[seq]);
        house.put(&lines);
        let report = house.verify();
        breaks(&report, Claim::LinesAreCanonical);
        assert_eq!((report.first_bad.map(|seq| seq.0), report.verdict()), (u64::try_from(seq).ok(), Verdict::Tampered));
    }
}

/// Bytes that are no text, and a line that is no text at all.
#[test]
fn what_is_no_text_is_found() {
    let house = House::full();
    house.sql("UPDATE entry SET line = CAST(x'FF00FF' AS TEXT) WHERE seq = 5");
    breaks_at(&house.verify(), Claim::LinesAreCanonical, 5);
    let house = House::full();
    house.sql("UPDATE entry SET line = '' WHERE seq = 5");
    breaks_at(&house.verify(), Claim::LinesAreCanonical, 5);
}

/// 36.
#[test]
fn a_time_that_goes_back_or_is_in_no_calendar_is_found() {
    let house = House::full();
    let seq = house.first("import_recorded");
    for (other, is_moment) in [("2026-11-20T06:03:05Z", true), ("2026-02-30T06:03:05Z", false)] {
        let mut lines = house.lines();
        lines[seq] = lines[seq].replace("2026-11-21T06:03:05Z", other);
        house.put(&chained(&lines));
        let report = house.verify();
        breaks(&report, Claim::TimesNeverGoBack);
        let said = report.findings.iter().any(|finding| matches!(finding.what, What::TimeIsNoMoment(_)));
        assert_eq!(said, !is_moment);
        house.put(&House::full().lines());
    }
}

/// Entry 0 is there once, and first; what it pins can be used.
#[test]
fn the_opening_is_looked_at() {
    let house = House::full();
    house.forget();
    let true_lines = house.lines();
    let mut lines = true_lines.clone();
    lines.insert(1, lines[0].clone());
    house.put(&chained(&lines));
    breaks(&house.verify(), Claim::OpeningPinsTheLedger);
    house.put(&chained(&true_lines[1..]));
    breaks_at(&house.verify(), Claim::OpeningPinsTheLedger, 0);
    let key = true_lines[0]
        .split("\"key\":\"")
        .skip(1)
        .find(|part| part.len() > 64 && !part.starts_with('"'))
        .expect("a key");
    for (from, to) in [
        ("\"format\":\"1\"", "\"format\":\"2\""),
        ("sha256-rfc6962 ed25519", "sha256-rfc6962 none"),
        ("\"approval_policy\":\"1\"", "\"approval_policy\":\"9\""),
        ("\"unicode\":\"", "\"unicode\":\"1"),
        (&key[..64], "0000000000000000000000000000000000000000000000000000000000000000"),
    ] {
        let mut lines = true_lines.clone();
        lines[0] = lines[0].replacen(from, to, 1);
        assert_ne!(lines[0], true_lines[0], "{from}");
        house.put(&chained(&lines));
        breaks_at(&house.verify(), Claim::OpeningPinsTheLedger, 0);
    }
}

/// A signature in format 1 is nobody's.
#[test]
fn a_signature_is_found() {
    let house = House::full();
    let seq = house.first("donation_received");
    let mut lines = house.lines();
    let sig = format!("\"sig\":\"{}==\"", "A".repeat(86));
    lines[seq] = lines[seq].replace("\"sig\":\"\"", &sig);
    house.put(&chained(&lines));
    breaks(&house.verify(), Claim::RecordersSignWhatTheyRecord);
}

/// Rules a changed program passed over: each forged to the end, and without checkpoints.
#[test]
fn events_that_break_a_rule_are_found() {
    let house = House::full();
    let true_lines = house.lines();
    let gift = house.first("donation_received");
    let (refund, import) = (house.first("donation_refunded"), house.first("import_recorded"));
    let notice = house.first("notice_prepared");
    let changes = [
        (gift, "\"amount\":\"100.00\"", "\"amount\":\"0.00\""),
        (gift, "\"date\":\"2026-10-05\"", "\"date\":\"2026-12-05\""),
        (gift, "\"account\":\"zhuanhu\"", "\"account\":\"nowhere\""),
        (gift, "\"source_kind\":\"public_appeal\"", "\"source_kind\":\"match\""),
        (gift, "\"by\":\"kuaiji\"", "\"by\":\"nobody\""),
        (gift + 1, "\"a2\"", "\"a1\""),
        (refund, "\"amount\":\"10.00\"", "\"amount\":\"51.00\""),
        (import, "\"sum\":\"260.00\"", "\"sum\":\"261.00\""),
        (notice, "\"count\":\"", "\"count\":\"9"),
    ];
    for (seq, from, to) in changes {
        let mut lines = true_lines.clone();
        lines[seq] = lines[seq].replacen(from, to, 1);
        assert_ne!(lines[seq], true_lines[seq], "{from}");
        house.put(&chained(&lines));
        let report = house.verify();
        breaks(&report, Claim::EventsObeyTheRules);
        assert!(report.judged < report.size);
    }
}

/// A ledger that ends in the middle of an import, without a checkpoint that knew more.
#[test]
fn an_import_without_its_last_rows_is_found() {
    let house = House::full();
    house.forget();
    let import = house.first("import_recorded");
    house.forge(&house.lines()[..import + 5]);
    let report = house.verify();
    breaks_at(&report, Claim::ImportsAreWhole, import);
}

/// 23, 24.
#[test]
fn a_changed_schema_is_found() {
    for change in [
        "DROP TRIGGER entry_is_never_changed",
        "CREATE VIEW total AS SELECT sum(fen) FROM gift",
        "CREATE TABLE more (a INTEGER)",
        "DROP INDEX gift_late",
        "CREATE INDEX people.another ON private (field)",
    ] {
        let house = House::small();
        let connection = rusqlite::Connection::open(house.folder().ledger()).expect("a database");
        let people = house.folder().people();
        connection.execute("ATTACH DATABASE ?1 AS people", [people.to_str().expect("text")]).expect("a second file");
        connection.execute(change, []).expect(change);
        drop(connection);
        breaks(&house.verify(), Claim::SchemaIsIntact);
    }
}

/// An empty ledger is none.
#[test]
fn no_entries_are_no_ledger() {
    let house = House::small();
    house.put(&[]);
    breaks(&house.verify(), Claim::OpeningPinsTheLedger);
}

/// The nodes above the lines.
#[test]
fn a_changed_node_is_found() {
    for change in [
        "UPDATE node SET hash = zeroblob(32)",
        "DELETE FROM node",
        "INSERT INTO node VALUES (8, 1, zeroblob(32))",
        "UPDATE node SET number = 5",
    ] {
        let house = House::full();
        house.sql(change);
        breaks(&house.verify(), Claim::TreeNodesMatch);
    }
}

/// The leaf beside a line, and a prev of zeros where there is one before.
#[test]
fn a_changed_leaf_is_found() {
    let house = House::full();
    house.sql("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 7");
    breaks_at(&house.verify(), Claim::LeavesMatchTheirLines, 7);
    let mut lines = House::full().lines();
    let prev = Line::parse(&lines[7]).expect("a line").prev.to_string();
    lines[7] = lines[7].replace(&prev, &Hash::ZERO.to_string());
    house.put(&lines);
    breaks(&house.verify(), Claim::ChainIsUnbroken);
}
