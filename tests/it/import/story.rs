//! A good list, in every form in which it may arrive.

use mingbai::import::{Cleaned, Encoding, Field, Kind, List, Outcome, canonical_row};
use mingbai::ledger::slip::Giver;
use mingbai::ledger::words::{Means, PartyKind};

use crate::import::desk::{asked, asked_on, fixture, gifts, mapped, read, rows, sum, troubles};

fn story(name: &str) -> List {
    List::open(&fixture(name), asked()).expect("the story opens")
}

#[test]
fn the_same_list_reads_the_same_in_every_encoding() {
    let comma = Kind::Text { delimiter: ',' };
    let forms = [
        ("story.utf8.csv", Encoding::Utf8, comma),
        ("story.bom-crlf.csv", Encoding::Utf8Marked, comma),
        ("story.gb18030.csv", Encoding::Gb18030, comma),
        ("story.utf16le.tsv", Encoding::Utf16Le, Kind::Text { delimiter: '\t' }),
    ];
    let first = rows(&story("story.utf8.csv"));
    for (name, encoding, kind) in forms {
        let list = story(name);
        assert_eq!((list.encoding(), list.kind(), list.header_line()), (Some(encoding), kind, 4), "{name}");
        assert_eq!(rows(&list), first, "{name}");
        assert_eq!(rows(&list), first, "{name} the second time");
    }
}

#[test]
fn every_row_is_accounted_for() {
    let rows = rows(&story("story.utf8.csv"));
    let told: Vec<String> = rows
        .iter()
        .map(|row| match &row.outcome {
            Outcome::Gift(slip) => format!("{} {}", row.line, canonical_row(slip).replace('\u{1F}', "|")),
            Outcome::Total(total) => format!("{} total {:?}", row.line, total.claimed),
            Outcome::Heading => format!("{} heading", row.line),
            Outcome::Blank => format!("{} blank", row.line),
            Outcome::Bad(troubles) => format!("{} bad {troubles:?}", row.line),
        })
        .collect();
    let expected = [
        "5 2026-10-05|unlinked 王芳|1000.00|祝社区越来越好|wall",
        "6 2026-10-05|unlinked 李强|50.00||wall",
        "7 2026-10-06|anonymous|20.00||",
        "8 total Some(107000)",
        "9 2026-10-06|company 清河五金店|88.50|门口的长椅|",
        "10 2026-10-06|unlinked **立|5.00||",
        "11 blank",
        "12 heading",
        "13 2026-10-07|institution 河畔小学|300.00|给孩子们|books",
        "14 total Some(146350)",
    ];
    assert_eq!(told, expected);
    assert_eq!(sum(&rows), "1463.50");
}

#[test]
#[expect(clippy::panic, reason = "a test that finds another shape has failed")]
fn every_field_finds_its_place() {
    let list = story("story.utf8.csv");
    let columns: Vec<_> = list.columns().read().map(|c| (c.field, c.heading, c.place)).collect();
    assert_eq!(columns.len(), 9);
    assert!(columns.contains(&(Field::Amount, "金额(元)", 3)));
    let rows = rows(&list);
    let gifts = gifts(&rows);
    let [wang, _, anonymous, shop, masked, school] = gifts.as_slice() else { panic!("{gifts:?}") };
    assert_eq!((wang.means, wang.external_id.as_str(), wang.receipt.as_str()), (Some(Means::Wechat), "Y001", "0012"));
    assert_eq!((anonymous.means, &anonymous.giver), (Some(Means::Cash), &Giver::Anonymous));
    assert_eq!((shop.means, shop.external_id.as_str()), (Some(Means::Bank), "Y003"));
    assert!(matches!(&shop.giver, Giver::Organisation(PartyKind::Company, name) if name.as_str() == "清河五金店"));
    assert_eq!((masked.means, masked.external_id.as_str()), (None, "Y004"));
    assert!(matches!(&school.giver, Giver::Organisation(PartyKind::Institution, _)));
    assert_eq!(rows.iter().map(|r| r.cleaned).fold(Cleaned::default(), Cleaned::and).trimmed, 1);
}

#[test]
fn spreadsheets_are_read_by_row_and_lose_no_digit_in_silence() {
    for (name, kind) in [("story.xlsx", Kind::Xlsx), ("story.xls", Kind::Xls)] {
        let list = story(name);
        assert_eq!((list.kind(), list.sheet(), list.header_line()), (kind, Some("明细"), 2), "{name}");
        assert_eq!(list.other_sheets().collect::<Vec<_>>(), ["说明"], "{name}");
        let rows = rows(&list);
        let days: Vec<_> = gifts(&rows).iter().map(|s| (s.date.to_string(), s.amount.to_string())).collect();
        let expected = [("2026-10-05", "1000.00"), ("2026-10-06", "0.30"), ("2026-10-07", "88.50")];
        assert_eq!(days, expected.map(|(d, a)| (d.to_owned(), a.to_owned())), "{name}");
        assert_eq!(gifts(&rows).first().map(|s| s.external_id.as_str()), Some("0102202610052359350090313286"));
        let bad = troubles(&rows);
        assert!(
            matches!(bad.as_slice(), [(6, Some("交易流水号"), _, mingbai::import::Reason::IdLostDigits)]),
            "{bad:?}"
        );
        assert!(matches!(rows.last().map(|r| &r.outcome), Some(Outcome::Total(t)) if t.claimed == Some(108_880)));
    }
}

#[test]
fn a_day_for_the_whole_file_makes_times_of_day_meaningless() {
    let asked = mingbai::import::Asked { clean: true, ..asked_on("2026-02-08") };
    let list = List::open(&fixture("pos-times.csv"), asked).expect("a list");
    let rows = rows(&list);
    assert_eq!((gifts(&rows).len(), sum(&rows)), (3, "510.01".to_owned()));
    assert!(gifts(&rows).iter().all(|s| s.date.to_string() == "2026-02-08"));
    assert_eq!(gifts(&rows).iter().filter(|s| s.giver == Giver::Anonymous).count(), 1);
    assert_eq!(rows.iter().map(|r| r.cleaned.removed).sum::<u32>(), 1);
}

#[test]
fn a_rows_own_day_wins_over_the_files() {
    let rows = read("日期,金额\n2026-1-2,5\n,6\n08:30,7\n", asked_on("2026-02-08"));
    let days: Vec<_> = gifts(&rows).iter().map(|s| s.date.to_string()).collect();
    assert_eq!(days, ["2026-01-02", "2026-02-08", "2026-02-08"]);
}

#[test]
fn payments_are_refused_and_a_total_may_count_them() {
    let rows = rows(&List::open(&fixture("payments.csv"), asked()).expect("a list"));
    assert_eq!((gifts(&rows).len(), sum(&rows)), (2, "62.50".to_owned()));
    assert_eq!(troubles(&rows), [(3, Some("amount"), "-880", mingbai::import::Reason::NotAGift)]);
    assert!(matches!(rows.last().map(|r| &r.outcome), Some(Outcome::Total(t)) if t.claimed == Some(-81_750)));
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = "date,donor,amount\r\n\r\n2026-1-2,\"two\r\nlines\",1\r\n\r\n\r\n2026-1-2,王芳,x\r\n2026-1-2,王芳,y";
    for text in [text.to_owned(), text.replace("\r\n", "\n"), text.replace("\r\n", "\r")] {
        let rows = read(&text, mingbai::import::Asked { clean: true, ..asked() });
        assert_eq!(rows.iter().map(|r| r.line).collect::<Vec<_>>(), [3, 7, 8], "{text:?}");
        assert_eq!(gifts(&rows).len(), 1);
    }
}

#[test]
fn columns_may_be_named_by_hand() {
    let text = "谁,何时,多少,备注\n王芳,2026-1-2,5,x\n";
    let rows = read(text, mapped("donor=谁,date=何时,amount=多少,memo="));
    assert_eq!(gifts(&rows).iter().map(|s| s.memo.as_str()).collect::<Vec<_>>(), [""]);
    assert_eq!(sum(&rows), "5.00");
}

#[test]
fn short_rows_are_fine_when_only_remarks_are_missing_and_long_ones_when_empty() {
    let rows = read("日期,捐赠人,金额,备注\n2026-1-2,王芳,5\n2026-1-2,王芳,6,x,,\n", asked());
    assert_eq!((gifts(&rows).len(), troubles(&rows).len()), (2, 0));
}
