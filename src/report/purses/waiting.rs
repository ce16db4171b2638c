//! Money outside the fund's account, and for how many days: what came first is paid in first. The days are counted from
//! the movements, so nobody can forget to write them.

use std::collections::BTreeMap;

use crate::ledger::books::Purse;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Count;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Undone};
use crate::ledger::words::Holder;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::purses::{House, Sums};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// Money that came on one day and still waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Where it lies.
    pub account: Code,
    /// Who holds that.
    pub holder: Holder,
    /// Which purse.
    pub purse: Purse,
    /// The day it came.
    pub since: Day,
    /// How much of it is still there.
    pub amount: Yuan,
    /// How many days it has waited.
    pub days: Count,
}

/// What came and went in one purse of one account outside.
#[derive(Default)]
struct Lots {
    came: BTreeMap<Day, Yuan>,
    went: Yuan,
}

/// Whether money with a holder still has to be paid in.
const fn is_outside(holder: Holder) -> bool {
    matches!(holder, Holder::CashInTransit | Holder::Platform | Holder::Private)
}

/// Everything that waits at the end of a day, the oldest first.
///
/// # Errors
/// The file's.
pub fn waiting<R: FundReading>(reading: &R, until: Day) -> Result<Vec<Waiting>, R::Error> {
    let house = House::of(reading)?;
    let mut lots = lots(reading, &house, until)?;
    without_undone(reading, &mut lots, until)?;
    let mut found = Vec::new();
    for ((account, purse), Lots { came, went }) in lots {
        let holder = house.holder(&account);
        let mut gone = went;
        for (since, amount) in came {
            let rest = amount.minus(gone).unwrap_or_default();
            gone = gone.minus(amount).unwrap_or_default();
            if !rest.is_zero() {
                let days = Count(u64::from(until.number().saturating_sub(since.number())));
                found.push(Waiting {
                    account: account.clone(),
                    holder,
                    purse: purse.clone(),
                    since,
                    amount: rest,
                    days,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.since, &a.account, &a.purse).cmp(&(b.since, &b.account, &b.purse)));
    Ok(found)
}

type Purses = BTreeMap<(Code, Purse), Lots>;

fn lots<R: FundReading>(reading: &R, house: &House, until: Day) -> Result<Purses, R::Error> {
    let mut lots = Purses::new();
    let Some(chart) = reading.chart_on(until)? else { return Ok(lots) };
    for movement in reading.movements(Day::FIRST, until)? {
        let is_money = chart.role(movement.code).is_some_and(crate::ledger::chart::Role::is_money);
        if !is_money || !is_outside(house.holder(&movement.account)) {
            continue;
        }
        let lot = lots.entry((movement.account.clone(), movement.purse.clone())).or_default();
        let mut sums = Sums::default();
        sums.add(&movement);
        if !sums.came.is_zero() {
            let came = lot.came.entry(movement.day).or_default();
            *came = came.plus(sums.came).unwrap_or(*came);
        }
        lot.went = lot.went.plus(sums.went).unwrap_or(lot.went);
    }
    Ok(lots)
}

/// Paying in that was undone never happened: the money has waited since it came, and nobody sets the clock back by
/// recording and undoing.
fn without_undone<R: FundReading>(reading: &R, lots: &mut Purses, until: Day) -> Result<(), R::Error> {
    for happening in reading.happenings(Kind::MoneyPaidIn, Day::FIRST, until)? {
        let Event::MoneyPaidIn(e) = happening.event else { continue };
        if happening.reversed_by.is_none() {
            continue;
        }
        let corrections = reading.corrections_between(e.date, until)?;
        let undone = corrections
            .into_iter()
            .find(|correction| matches!(&correction.undone, Undone::Entry { seq, .. } if *seq == happening.seq));
        let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
        let (Some(undone), Some(lot)) = (undone, lots.get_mut(&(e.from.clone(), purse))) else { continue };
        lot.went = lot.went.minus(e.amount).unwrap_or_default();
        if let Some(came) = lot.came.get_mut(&undone.date) {
            *came = came.minus(e.amount).unwrap_or_default();
        }
    }
    Ok(())
}

/// `report cash --date D`: what waits, day by day.
///
/// # Errors
/// The file's.
pub fn cash<R: FundReading>(reading: &R, until: Day) -> Result<Table, R::Error> {
    let house = House::of(reading)?;
    let columns = [
        Heading::Account,
        Heading::Holder,
        Heading::Project,
        Heading::SourceKind,
        Heading::Date,
        Heading::Amount,
        Heading::WaitingDays,
    ];
    let mut table = Table::new(Title::OutsideMoney(until), &columns);
    for lot in waiting(reading, until)? {
        let row: [Cell; 7] = [
            (&lot.account).into(),
            lot.holder.into(),
            house.project(&lot.account, lot.purse.project.as_ref()),
            lot.purse.source_kind.into(),
            lot.since.into(),
            lot.amount.into(),
            lot.days.into(),
        ];
        table.push(row);
    }
    Ok(table.totalled())
}
