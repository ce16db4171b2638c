//! Whatever figure of a notice is changed, it is refused, and the cell is named.

use mingbai::ledger::books::Tally;
use mingbai::ledger::field::Count;
use mingbai::ledger::words::{CountedSheet, Language};
use mingbai::ledger::yuan::Yuan;
use mingbai::report::SheetName;
use mingbai::report::notice::sheets;
use mingbai::report::{
    Cell, CellName, Figure, Footed, Heading, Material, MonthNotice, Net, NotFooting, NoticeError, Table, Title,
};
use mingbai::text::words;

use crate::render::neighbourhood::{asked, material, neighbourhood, notice, yuan};

/// What somebody did to a notice.
type Change = fn(&mut MonthNotice);

/// October with one figure changed.
fn tampered(change: impl FnOnce(&mut MonthNotice)) -> NotFooting {
    let mut changed = MonthNotice::clone(&notice());
    change(&mut changed);
    Footed::of(changed).expect_err("a changed figure cannot foot")
}

/// A sheet, to change something on it.
pub(crate) fn sheet(notice: &mut MonthNotice, name: SheetName) -> &mut Table {
    &mut notice.sheets.iter_mut().find(|sheet| sheet.name == name).expect("a sheet").table
}

fn amount_at(table: &Table) -> usize {
    table.place_of(Heading::Amount).expect("a column of amounts")
}

#[test]
fn a_changed_figure_is_refused_and_named() {
    let fen = Yuan::from_fen(1).expect("a fen");
    let amount = tampered(|n| {
        let at = amount_at(sheet(n, sheets::gifts::NAME));
        sheet(n, sheets::gifts::NAME).rows[2][at] = Cell::Yuan(yuan("3000.01"));
    });
    assert_eq!((amount.table, amount.cell), (Title::Sheet(sheets::gifts::NAME), CellName::Total(Heading::Amount)));
    assert_eq!(amount.expected.apart(amount.found), Figure::Yuan(fen));
    let total = tampered(|n| {
        let at = amount_at(sheet(n, sheets::late::NAME));
        sheet(n, sheets::late::NAME).totals[at] = Cell::Yuan(yuan("551"));
    });
    assert_eq!((total.table, total.cell), (Title::Sheet(sheets::late::NAME), CellName::Total(Heading::Amount)));
    let cases: [(CellName, Change); 8] = [
        (CellName::Count, |n| sheet(n, sheets::gifts::NAME).count = Count(17)),
        (CellName::Count, |n| drop(sheet(n, sheets::gifts::NAME).rows.pop())),
        (CellName::Row(1), |n| drop(sheet(n, sheets::gifts::NAME).rows[0].pop())),
        (CellName::At(4, Heading::Amount), |n| {
            let at = amount_at(sheet(n, sheets::gifts::NAME));
            sheet(n, sheets::gifts::NAME).rows[3][at] = Cell::from("20.00");
        }),
        (CellName::ByDay, |n| n.giving.by_day[0].1 = Tally::default()),
        (CellName::ByKind, |n| n.giving.by_kind[1].1.count = Count(9)),
        (CellName::Summary(sheets::corrections::NAME), |n| n.giving.summary.corrections.total = Yuan::ZERO),
        (CellName::Net, |n| n.giving.summary.net = Net::Received(yuan("1"))),
    ];
    for (cell, change) in cases {
        assert_eq!(tampered(change).cell, cell);
    }
}

#[test]
fn a_sheet_that_does_not_foot_is_told_with_cell_and_difference() {
    let fault = tampered(|n| {
        let at = amount_at(sheet(n, sheets::gifts::NAME));
        sheet(n, sheets::gifts::NAME).totals[at] = Cell::Yuan(yuan("13664.50"));
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
    let told: Vec<(CountedSheet, u64, String)> =
        notice().sheet_totals().into_iter().map(|s| (s.sheet, s.count.0, s.total.to_string())).collect();
    assert_eq!(
        told,
        [
            (CountedSheet::Gifts, 18, "13664.05".to_owned()),
            (CountedSheet::Late, 2, "550.00".to_owned()),
            (CountedSheet::Corrections, 2, "1080.00".to_owned()),
            (CountedSheet::Money, 1, "13134.05".to_owned())
        ]
    );
}

#[test]
fn a_notice_begins_with_what_the_last_one_ended_with() {
    let closing = |figure: &str| {
        let text = format!(r#"{{"money.carried_forward":{{"federation wall public_appeal":"{figure}"}}}}"#);
        serde_json::from_str(&text).expect("a closing")
    };
    let composed = |before| {
        let material = Material { before: Some(before), ..material() };
        MonthNotice::compose(&neighbourhood(), asked(), material)
    };
    let begun = |fault| match fault {
        NoticeError::NotFooting(NotFooting { cell, expected, .. }) => (cell, expected),
        NoticeError::File(_) | NoticeError::BeyondRange => panic!("it is read and in range"),
    };
    // September ended with money that October does not begin with.
    let fault = composed(closing("70.00")).expect_err("another beginning");
    assert_eq!(begun(fault), (CellName::Closing(0, Heading::BroughtForward), Figure::Yuan(yuan("70.00"))));
    assert!(composed(serde_json::from_str("{}").expect("nothing")).is_ok());
}

#[test]
fn sheets_that_tell_of_the_same_money_agree() {
    // A gift under another project: every column still adds up, the purse does not.
    let fault = tampered(|n| {
        let gifts = sheet(n, sheets::gifts::NAME);
        let place = gifts.place_of(Heading::Project).expect("a column");
        gifts.rows[0][place] = Cell::from("别的项目");
    });
    assert!(matches!(fault.cell, CellName::Across(_, Heading::GiftsIn, sheets::gifts::NAME)), "{fault:?}");
    let told = words(Language::Zh).not_footing(&fault).what;
    assert!(told.contains("“资金收支总表”") && told.contains("与“本月捐赠”表对不上"), "{told}");
    // A project that nobody tells of, though its money moved: every column is summed anew.
    let fault = tampered(|n| {
        let projects = sheet(n, sheets::projects::NAME);
        let gone = projects.rows.pop().expect("projects");
        projects.count = Count(projects.count.0 - 1);
        for (total, cell) in projects.totals.iter_mut().zip(gone) {
            if let (Cell::Yuan(total), Cell::Yuan(amount)) = (total, cell) {
                *total = total.minus(amount).expect("a part of it");
            }
        }
    });
    assert_eq!(fault.table, Title::Sheet(sheets::projects::NAME));
    assert!(matches!(fault.cell, CellName::RowsOf(_, sheets::money::NAME)), "{fault:?}");
    // The overview says something else than the sheet.
    let fault = tampered(|n| n.glance.now.spent = yuan("1"));
    assert_eq!(fault.cell, CellName::Glance(Heading::Spent));
}
