//! A slip: a small sheet of HTML that prints alone, and the same on a terminal.

use std::fmt::Write;

use askama::Template;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::ledger::words::{Language, Purpose};
use crate::render::site::tables::Drawn;
use crate::render::spoken::{Figures, spoken};
use crate::render::{terminal, visible};
use crate::report::Cell;
use crate::report::slips::{Slip, SlipField};
use crate::text::{SlipLabels, Words};

/// What a slip says of the ledger, already as text.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Real, demo or test.
    pub purpose: Purpose,
    /// The leaf of its entry, or empty.
    pub leaf: String,
    /// The code that opens its row on the public page, or empty.
    pub code: String,
    /// Where the public page lies, or empty: without it there is no QR code.
    pub site: String,
}

#[derive(Template)]
#[template(path = "slip.html")]
struct Page<'a> {
    tag: &'static str,
    labels: &'static SlipLabels,
    title: &'static str,
    fund: String,
    caution: &'static str,
    thanks: &'static str,
    lines: Vec<(&'static str, String)>,
    tables: Vec<Drawn<'a>>,
    code: String,
    leaf: String,
    qr: String,
    is_none: &'static str,
}

/// The sheet.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn html(slip: &Slip, issued: &Issued, words: &dyn Words) -> String {
    page(slip, issued, words).render().expect("memory cannot fail to be written")
}

/// The same for a terminal, without the QR code.
#[must_use]
pub fn terminal(slip: &Slip, issued: &Issued, words: &dyn Words, width: terminal::Width) -> String {
    let page = page(slip, issued, words);
    let mut text = format!("{} {}\n", page.fund, page.title);
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{label}: {value}"); // a String takes everything
        }
    };
    for (label, value) in &page.lines {
        line(label, value);
    }
    line(page.labels.leaf, &page.leaf);
    line(page.labels.code, &page.code);
    if let Some(table) = &slip.table {
        text.push_str(&terminal::table(table, words, width));
    }
    for below in [page.thanks, page.is_none, page.caution].into_iter().filter(|below| !below.is_empty()) {
        text.push_str(below);
        text.push('\n');
    }
    text
}

fn page<'a>(slip: &'a Slip, issued: &Issued, words: &dyn Words) -> Page<'a> {
    let (labels, notice) = (words.slip_labels(), words.labels());
    let address = address(issued, words.language());
    Page {
        tag: words.tag(),
        labels,
        title: words.slip_title(slip.kind),
        fund: visible(slip.fund.as_str()).into_owned(),
        caution: match issued.purpose {
            Purpose::Real => "",
            Purpose::Demo => notice.demo_line,
            Purpose::Test => notice.test_line,
        },
        thanks: words.slip_thanks(slip.kind),
        lines: slip.lines.iter().map(|(field, cell)| (words.slip_field(*field), said(*field, cell, words))).collect(),
        tables: slip.table.iter().map(|table| Drawn::of(table, words)).collect(),
        code: issued.code.clone(),
        leaf: issued.leaf.clone(),
        qr: if address.is_empty() { String::new() } else { qr(&address) },
        is_none: words.slip_is_no_receipt(slip.kind),
    }
}

/// A line's value: money with its unit, time as hours and minutes, an empty receipt in words.
fn said(field: SlipField, cell: &Cell, words: &dyn Words) -> String {
    match (field, cell) {
        (SlipField::Receipt, Cell::Text(text)) if text.is_empty() => words.slip_labels().no_receipt.to_owned(),
        (SlipField::Receipt, Cell::Empty) => words.slip_labels().no_receipt.to_owned(),
        (_, Cell::Yuan(amount)) => words.yuan(*amount),
        (_, Cell::Day(day)) => words.day(*day),
        (_, Cell::Points(points)) => words.points(*points),
        _ => spoken(cell, words, Figures::Grouped).into_owned(),
    }
}

/// The public page at this row. What follows the `#` never leaves the reader's own telephone.
fn address(issued: &Issued, language: Language) -> String {
    if issued.site.is_empty() || issued.code.is_empty() {
        return String::new();
    }
    let folder = match language {
        Language::Zh => "",
        Language::En => "en/",
    };
    format!("{}/{folder}find.html#{}", issued.site.trim_end_matches('/'), issued.code)
}

/// A QR code in black on white with the margin scanners want; nothing for an address too long for one.
fn qr(address: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else { return String::new() };
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build();
    // Inside a page it needs no declaration of its own.
    drawn.find("<svg").map_or_else(String::new, |at| drawn.get(at..).unwrap_or_default().to_owned())
}
