//! The lists of a pack that say where to look first.

use crate::cli::export::pack::Building;
use crate::cli::failure::Failure;
use crate::cli::report::auditing::Looks;
use crate::ledger::field::Count;
use crate::ledger::words::DigitVerdict;
use crate::render::html::PackFile;
use crate::report::{Cell, Table, receipts};

/// Writes them; what the first page tells of each.
pub(super) fn write(building: &mut Building<'_>, looks: &Looks) -> Result<Vec<PackFile>, Failure> {
    building.folder("findings")?;
    let digits = looks.digit_tables();
    let named = [
        ("reasons", looks.samples.reasons()),
        ("samples", looks.samples.table()),
        ("separation", looks.separation.table()),
        ("operators", looks.doings.table()),
        ("receipts", receipts::table(&looks.receipts)),
    ];
    let digits =
        digits.into_iter().zip(["digits", "digits-gifts", "digits-payments"]).map(|(table, name)| (name, table));
    let named: Vec<(&str, Table)> = named.into_iter().chain(digits).collect();
    for (name, table) in &named {
        building.table(&format!("findings/{name}.csv"), table)?;
    }
    let tables: Vec<Table> = named.into_iter().map(|(_, table)| table).collect();
    building.workbook("findings.xlsx", &tables, "")?;
    Ok(first(building, looks))
}

/// Lists with something in them.
fn first(building: &Building<'_>, looks: &Looks) -> Vec<PackFile> {
    let words = building.words();
    let mut look = Vec::new();
    let reasons = looks.samples.reasons();
    for row in &reasons.rows {
        if let [Cell::Word(reason), Cell::Count(count), ..] = row.as_slice()
            && *count != Count(0)
        {
            look.push(line("findings/samples.csv", words.word(*reason).to_owned(), words.rows(*count)));
        }
    }
    let separation = looks.separation.table();
    if separation.count != Count(0) {
        look.push(line("findings/separation.csv", words.title(separation.title), words.rows(separation.count)));
    }
    if looks.receipts.missing() != Count(0) {
        let told = words.title(receipts::table(&looks.receipts).title);
        look.push(line("findings/receipts.csv", told, words.rows(looks.receipts.missing())));
    }
    for row in &looks.digits.verdicts().rows {
        if let [Cell::Word(set), _, _, Cell::Word(verdict)] = row.as_slice()
            && *verdict == DigitVerdict::Apart.into()
        {
            let told = format!("{} {}", words.word(*set), words.word(*verdict));
            look.push(line("findings/digits.csv", told, String::new()));
        }
    }
    look
}

fn line(path: &str, label: String, rows: String) -> PackFile {
    PackFile { path: path.to_owned(), label, rows }
}
