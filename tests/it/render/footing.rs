//! Whatever figure of a notice is changed, it is refused, and the cell is named.

use mingbai::ledger::books::Tally;
use mingbai::ledger::field::Count;
use mingbai::ledger::words::{Language, SheetName};
use mingbai::ledger::yuan::Yuan;
use mingbai::report::{Cell, CellName, DonationNotice, Figure, Footed, Heading, Net, NotFooting, Table, Title};
use mingbai::text::words;

use crate::render::neighbourhood::{notice, yuan};

/// What somebody did to a notice.
type Change = fn(&mut DonationNotice);

/// October with one figure changed.
fn tampered(change: impl FnOnce(&mut DonationNotice)) -> NotFooting {
    let mut changed = DonationNotice::clone(&notice());
    change(&mut changed);
    Footed::of(changed).expect_err("a changed figure cannot foot")
}

fn amount_at(table: &Table) -> usize {
    table.place_of(Heading::Amount).expect("a column of amounts")
}

#[test]
fn a_changed_figure_is_refused_and_named() {
    let fen = Yuan::from_fen(1).expect("a fen");
    let amount = tampered(|n| {
        let at = amount_at(&n.gifts);
        n.gifts.rows[2][at] = Cell::Yuan(yuan("3000.01"));
    });
    assert_eq!((amount.table, amount.cell), (Title::Sheet(SheetName::Gifts), CellName::Total(Heading::Amount)));
    assert_eq!(amount.expected.apart(amount.found), Figure::Yuan(fen));
    let total = tampered(|n| {
        let at = amount_at(&n.late);
        n.late.totals[at] = Cell::Yuan(yuan("551"));
    });
    assert_eq!((total.table, total.cell), (Title::Sheet(SheetName::Late), CellName::Total(Heading::Amount)));
    let cases: [(CellName, Change); 8] = [
        (CellName::Count, |n| n.gifts.count = Count(17)),
        (CellName::Count, |n| drop(n.gifts.rows.pop())),
        (CellName::Row(1), |n| drop(n.gifts.rows[0].pop())),
        (CellName::At(4, Heading::Amount), |n| {
            let at = amount_at(&n.gifts);
            n.gifts.rows[3][at] = Cell::from("20.00");
        }),
        (CellName::ByDay, |n| n.by_day[0].1 = Tally::default()),
        (CellName::ByKind, |n| n.by_kind[1].1.count = Count(9)),
        (CellName::Summary(SheetName::Corrections), |n| n.summary.corrections.total = Yuan::ZERO),
        (CellName::Net, |n| n.summary.net = Net::Received(yuan("1"))),
    ];
    for (cell, change) in cases {
        assert_eq!(tampered(change).cell, cell);
    }
}

#[test]
fn a_sheet_that_does_not_foot_is_told_with_cell_and_difference() {
    let fault = tampered(|n| {
        let at = amount_at(&n.gifts);
        n.gifts.totals[at] = Cell::Yuan(yuan("13664.50"));
    });
    let told = words(Language::Zh).not_footing(&fault);
    assert!(told.what.contains("“金额（元）”的合计") && told.what.contains("相差 0.45 元"), "{}", told.what);
    let told = words(Language::En).not_footing(&fault);
    assert!(
        told.what.contains("the total of \"Amount (yuan)\"") && told.what.contains("0.45 yuan apart"),
        "{}",
        told.what
    );
}

#[test]
fn corrections_beyond_gifts_are_said_without_a_minus() {
    let net = Net::after(yuan("100"), yuan("20"), yuan("150")).expect("in range");
    assert_eq!(net, Net::Overcorrected(yuan("30")));
    assert_eq!(words(Language::Zh).net(net), "更正多于捐赠，多 30.00 元");
    assert_eq!(words(Language::En).net(net), "Corrections exceed gifts by 30.00 yuan");
}

#[test]
fn a_sum_beyond_range_does_not_foot() {
    let mut table = Table::new(Title::Found, &[Heading::Amount]);
    for _ in 0..2 {
        table.push([Cell::from(Yuan::from_fen(i64::MAX))]);
    }
    let fault = table.totalled().foot().expect_err("a sum beyond range cannot foot");
    assert_eq!(fault.cell, CellName::Total(Heading::Amount));
}

#[test]
fn what_a_notice_records_is_what_its_sheets_say() {
    let told: Vec<(SheetName, u64, String)> =
        notice().sheet_totals().into_iter().map(|s| (s.sheet, s.count.0, s.total.to_string())).collect();
    assert_eq!(
        told,
        [
            (SheetName::Gifts, 18, "13664.05".to_owned()),
            (SheetName::Late, 2, "550.00".to_owned()),
            (SheetName::Corrections, 2, "1080.00".to_owned())
        ]
    );
}
