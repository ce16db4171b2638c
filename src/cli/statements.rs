//! `report balance-sheet`, `activity-statement`, `cash-flow`, `notes`, `year`: made together, and shown once each foots with
//! the others.

use crate::cli::failure::Failure;
use crate::cli::journal::each_voucher;
use crate::cli::matching;
use crate::cli::session::Session;
use crate::ledger::matching::Statement;
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::words::PointsKind;
use crate::ledger::yuan::Yuan;
use crate::report::statements::{BesideFigures, Entries, Notes, Statements};
use crate::report::year::{GiftsOfYear, YearAsked};
use crate::report::{self, Footed, Heading, NotFooting, Table, points};
use crate::store::Store;
use crate::text::Question;

/// Which of them is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sheet {
    Balance,
    Activities,
    CashFlow,
    Notes,
}

/// The tables of a sheet.
pub(crate) fn tables(
    session: &Session<'_>,
    store: &Store,
    today: Day,
    sheet: Sheet,
    month: Month,
) -> Result<Vec<Table>, Failure> {
    let Some(statements) = footed(session, store, today, month)? else {
        return Err(Failure::refused(session.words.no_chart(month)));
    };
    let Notes { purses, stock, debts, advances, kinds, beside } = &statements.notes;
    Ok(match sheet {
        Sheet::Balance => vec![statements.balance_sheet.clone()],
        Sheet::Activities => vec![statements.activities.clone()],
        Sheet::CashFlow => vec![statements.cash_flow.clone()],
        Sheet::Notes => [purses, stock, debts, advances, kinds, beside].map(Clone::clone).into(),
    })
}

/// The statements of a month, once they foot; nothing before a chart of accounts applies.
pub(crate) fn footed(
    session: &Session<'_>,
    store: &Store,
    today: Day,
    month: Month,
) -> Result<Option<Footed<Statements>>, Failure> {
    let reading = store.reading()?;
    let mut entries = Entries::new(&reading, month)?;
    each_voucher(store, |_, voucher| entries.take(&voucher))?;
    let figures = beside(session, store, today, month)?;
    let made = Statements::of(&reading, month, &entries, figures)?;
    made.map(Statements::footed).transpose().map_err(|fault| Failure::refused(session.words.not_footing(&fault)))
}

/// What stands beside the accounts: the matches as they are reckoned today, points at the end of the month.
fn beside(session: &Session<'_>, store: &Store, today: Day, month: Month) -> Result<BesideFigures, Failure> {
    let matches = matching::all(store, today)?;
    let sum = |amounts: &mut dyn Iterator<Item = Yuan>| Yuan::sum(amounts).unwrap_or_default();
    let sheet = points::sheet::month(&store.reading()?, PointsKind::Exchange, month)?;
    let sheet = sheet.map_err(|fault| Failure::refused(session.words.not_footing(&fault)))?;
    let after = sheet.place_of(Heading::PointsAfter);
    Ok(BesideFigures {
        on: today,
        match_short: sum(&mut matches.iter().map(Statement::short)),
        match_owed_back: sum(&mut matches.iter().map(Statement::unrecorded)),
        points: after.and_then(|place| Points::sum(sheet.points_of(place))).unwrap_or_default(),
    })
}

/// `report year`: the year asked for, else this one.
pub(crate) fn year(
    session: &Session<'_>,
    store: &Store,
    today: Day,
    year: Option<&str>,
) -> Result<Vec<Table>, Failure> {
    let year: i16 = session.maybe(Question::Year, year)?.unwrap_or_else(|| today.year());
    let last = Day::new(year, 12, 31);
    let last = last.map_err(|_| Failure::refused(session.words.wrong(Question::Year, &year.to_string())))?;
    let (until, reading) = (last.min(today), store.reading()?);
    let (mut entries, mut gifts) = (Entries::new(&reading, last.month())?, GiftsOfYear::new(&reading, year)?);
    each_voucher(store, |event, voucher| {
        entries.take(&voucher);
        gifts.take(event, &voucher);
    })?;
    let refused = |fault: NotFooting| Failure::refused(session.words.not_footing(&fault));
    let made = Statements::of(&reading, last.month(), &entries, beside(session, store, today, last.month())?)?;
    let Some(statements) = made.map(Statements::footed).transpose().map_err(refused)? else {
        return Err(Failure::refused(session.words.no_chart(last.month())));
    };
    let points = points::sheet::year(&reading, PointsKind::Exchange, year)?.map_err(refused)?;
    let asked = YearAsked { year, until, gifts: &gifts, statements: &statements, points: &points };
    let report = report::year::year(&reading, asked)?;
    report.foot(&statements).map_err(refused)?;
    Ok(report.tables())
}
