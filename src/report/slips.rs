//! Slips: what a person takes home. A donor's says what his gift does and where to find it, a redemption's what was
//! exchanged and what is left, a volunteer's how long he served. None is an official receipt.

use crate::ledger::event::Redeemed;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::{FundReading, Gift, GoodsGift, Remedy, ServiceReading};
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::projects::lives::lives;
use crate::report::service::{self, Asked};
use crate::report::shop;
use crate::report::shown::{Remark, ShownName};
use crate::report::table::{Cell, Table, Word};

/// What a slip is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// A gift of money or in goods.
    Gift,
    /// A gift that was undone, or went back whole: nobody is thanked for it.
    UndoneGift,
    /// A redemption.
    Redemption,
    /// A volunteer's service.
    Service,
}

/// What a line of a slip says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is what its line says")]
pub enum SlipField {
    Account,
    Amount,
    AmountKept,
    Collector,
    Correction,
    Date,
    Donor,
    Entry,
    Goods,
    MinutesOfAllTime,
    MinutesOfTheYear,
    Need,
    PointsLeft,
    PointsUsed,
    Project,
    Quantity,
    Receipt,
    Result,
    SlipNumber,
    Stage,
    Stars,
    Value,
    Volunteer,
}

/// A slip: lines, and a table where there are several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What it is for.
    pub kind: SlipKind,
    /// The entry, if it is of one.
    pub seq: Option<Seq>,
    /// The fund.
    pub fund: Text,
    /// Its lines.
    pub lines: Vec<(SlipField, Cell)>,
    /// What was exchanged, or the record of service.
    pub table: Option<Table>,
}

/// A donor's slip.
///
/// # Errors
/// The file's.
pub fn of_gift<R: FundReading>(reading: &R, gift: &Gift) -> Result<Slip, R::Error> {
    let e = &gift.event;
    let mut lines = vec![
        (SlipField::Entry, gift.seq.into()),
        (SlipField::Date, e.date.into()),
        (SlipField::Donor, ShownName::of(gift).into()),
        (SlipField::Amount, e.amount.into()),
    ];
    let gone = Remark::of(gift).into_iter().filter(|remark| matches!(remark, Remark::CorrectedBy { .. }));
    let gone: Vec<Remark> = gone.collect();
    let mut kind = SlipKind::Gift;
    if !gone.is_empty() {
        let back = Yuan::sum(gift.corrected_by.iter().map(|by| by.amount));
        let kept = back.and_then(|back| e.amount.minus(back)).unwrap_or_default();
        lines.extend([(SlipField::Correction, gone.into()), (SlipField::AmountKept, kept.into())]);
        if kept.is_zero() {
            kind = SlipKind::UndoneGift;
        }
    }
    lines.extend(destined(reading, e.project.as_ref())?);
    lines.push((SlipField::Receipt, Cell::from(&gift.receipt)));
    Ok(Slip { kind, seq: Some(gift.seq), fund: reading.opened()?.name.clone(), lines, table: None })
}

/// Whoever reversed an entry.
fn reversal(by: Option<Seq>) -> Option<(SlipField, Cell)> {
    let remark = |seq| Remark::CorrectedBy { seq, remedy: Remedy::Reversal, part: None };
    by.map(|seq| (SlipField::Correction, vec![remark(seq)].into()))
}

/// The slip of who gave goods.
///
/// # Errors
/// The file's.
pub fn of_goods<R: FundReading>(reading: &R, gift: &GoodsGift) -> Result<Slip, R::Error> {
    let e = &gift.event;
    let mut lines = vec![
        (SlipField::Entry, gift.seq.into()),
        (SlipField::Date, e.date.into()),
        (SlipField::Donor, ShownName::of_goods(gift).into()),
        (SlipField::Goods, Cell::from(format!("{} ({})", e.item, e.unit))),
        (SlipField::Quantity, e.quantity.into()),
        (SlipField::Value, e.value.into()),
    ];
    lines.extend(reversal(gift.reversed_by));
    let kind = if gift.reversed_by.is_some() { SlipKind::UndoneGift } else { SlipKind::Gift };
    lines.extend(destined(reading, e.project.as_ref())?);
    lines.push((SlipField::Receipt, Cell::from(&gift.receipt)));
    Ok(Slip { kind, seq: Some(gift.seq), fund: reading.opened()?.name.clone(), lines, table: None })
}

/// What a gift is for, and how far that is.
fn destined<R: FundReading>(reading: &R, project: Option<&Code>) -> Result<Vec<(SlipField, Cell)>, R::Error> {
    let Some(code) = project else { return Ok(vec![(SlipField::Project, Cell::Word(Word::GeneralFund))]) };
    let Some(life) = lives(reading, Day::LAST)?.remove(code) else { return Ok(Vec::new()) };
    let project = &life.project;
    let mut lines = vec![(SlipField::Project, Cell::from(&project.name))];
    // What the gift does: the need it meets and what is to come of it, as the project was proposed.
    let said = [(SlipField::Need, &project.need), (SlipField::Result, &project.result)];
    lines.extend(said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, Cell::from(text))));
    lines.push((SlipField::Stage, life.facts.stage().into()));
    Ok(lines)
}

/// The slip of a redemption: what was taken, and the points its account can spend now.
///
/// # Errors
/// The file's.
pub fn of_redemption<R: ServiceReading>(reading: &R, seq: Seq, e: &Redeemed, left: Points) -> Result<Slip, R::Error> {
    let collector = reading.party(e.volunteer)?.map(|party| ShownName::of_party(&party));
    let undone = reading.slips(e.date, e.date)?.into_iter().find(|slip| slip.seq == seq);
    let undone = undone.and_then(|slip| slip.reversed_by);
    let mut lines = vec![
        (SlipField::SlipNumber, Cell::from(&e.slip)),
        (SlipField::Date, e.date.into()),
        (SlipField::Account, Cell::from(&e.account)),
        (SlipField::Collector, collector.into()),
        (SlipField::PointsUsed, e.points.into()),
        (SlipField::PointsLeft, left.into()),
        (SlipField::Entry, seq.into()),
    ];
    lines.extend(reversal(undone));
    let (fund, table) = (reading.opened()?.name.clone(), Some(shop::slip(reading, e)?));
    Ok(Slip { kind: SlipKind::Redemption, seq: Some(seq), fund, lines, table })
}

/// A volunteer's slip: his hours and stars on the last day asked for, and the record of service they are read from.
///
/// # Errors
/// The file's.
pub fn of_service<R: ServiceReading>(reading: &R, asked: &Asked) -> Result<Slip, R::Error> {
    let year = Day::new(asked.until.year(), 1, 1).unwrap_or(asked.from);
    let hours = service::hours(reading, year, asked.until, true)?;
    let row = own_row(&hours, asked.volunteer);
    let cell = |heading| {
        let place = hours.place_of(heading);
        place.and_then(|place| row?.get(place)).cloned().unwrap_or(Cell::Empty)
    };
    let name = reading.party(asked.volunteer)?.map(|party| ShownName::of_party(&party));
    let lines = vec![
        (SlipField::Volunteer, name.into()),
        (SlipField::Account, Cell::from(asked.volunteer)),
        (SlipField::Date, asked.until.into()),
        (SlipField::MinutesOfTheYear, cell(Heading::Minutes)),
        (SlipField::MinutesOfAllTime, cell(Heading::MinutesOfAllTime)),
        (SlipField::Stars, cell(Heading::Stars)),
    ];
    let (fund, table) = (reading.opened()?.name.clone(), Some(service::statement(reading, asked)?));
    Ok(Slip { kind: SlipKind::Service, seq: None, fund, lines, table })
}

fn own_row(table: &Table, volunteer: PersonNumber) -> Option<&Vec<Cell>> {
    let place = table.place_of(Heading::PersonNumber)?;
    let own = Cell::from(volunteer);
    table.rows.iter().find(|row| row.get(place) == Some(&own))
}
