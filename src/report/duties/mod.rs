//! 到期事项: what must be published, closed or answered, by when, and which rule says so. Every clock is set going by facts
//! already on the chain, runs as long as the data says ([`Duties`]), and stops by another fact; nobody ticks anything off.
//!
//! | duty | begins | done by |
//! |---|---|---|
//! | month's notice, closing | the month is over | the notice hangs; the closing |
//! | 公共收益 of a quarter | the quarter is over, once an owners' account is open | the notice of its last month hangs |
//! | … hangs long enough | it hangs | the days are over and it hung that long; else the next quarter's hangs |
//! | posting over | it hangs | the day after its last; for a project, work begins |
//! | appeal, project while it runs | it begins, and each time it was told | a notice hangs after that, of a month since, with the report in it |
//! | appeal, project after its end | it ends | a notice of that month or a later one hangs, with the report in it |
//! | answers | the objection was received | it is answered, withdrawn or reversed |
//! | sealed data | the year of the last voucher that names him is over | they are removed |

mod months;
mod spans;

use std::collections::BTreeSet;

use crate::ledger::duties::Duties;
use crate::ledger::event::DutyRule;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{FundReading, Notice};
use crate::ledger::words::{Duty, ObjectionState};
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::notice::Wanted;
use crate::report::objections::{days_between, duties_set, objections};
use crate::report::shown::ShownIn;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

pub use months::{first_of_its_own, month_to_tell};

/// What the books know and a report cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The first month of which there is something to tell.
    pub first: Option<Month>,
    /// The month that is closed next.
    pub to_close: Option<Month>,
    /// The day for which is asked.
    pub today: Day,
}

/// Of what a duty is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A month.
    Month(Month),
    /// A quarter of 公共收益.
    Quarter(Quarter),
    /// A notice, by its number.
    Notice(Count),
    /// A project.
    Project(Code),
    /// An objection.
    Objection(Seq),
    /// Somebody, by his number.
    Person(PersonNumber),
}

/// One thing that is, or was, due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// Which duty.
    pub duty: Duty,
    /// Of what.
    pub subject: Subject,
    /// How long its clock ran, and why.
    pub rule: DutyRule,
    /// The last day.
    pub by: Day,
    /// The day it was done.
    pub done: Option<Day>,
    /// Years in which the reckoning knew no holidays.
    pub unknown: BTreeSet<i16>,
    /// What to type.
    pub command: Option<String>,
    /// What must be told in full, and the first month whose notice can.
    pub report: Option<(Wanted, Month)>,
}

impl DueItem {
    /// By how many days it was, or is, late on a day.
    #[must_use]
    pub fn days_over(&self, today: Day) -> Option<Count> {
        let on = self.done.unwrap_or(today);
        (on > self.by).then(|| days_between(self.by, on))
    }

    /// How many days are left.
    fn days_left(&self, today: Day) -> Option<Count> {
        (self.done.is_none() && today <= self.by).then(|| days_between(today, self.by))
    }
}

/// What every clock reads.
struct Clock<'r, R> {
    reading: &'r R,
    duties: Duties,
    notices: Vec<Notice>,
    /// The day this ledger's first account was opened: what of an appeal was due before, no entry here can tell.
    begun: Day,
    seen: Seen,
}

impl<R: FundReading> Clock<'_, R> {
    /// A duty whose clock began on a day.
    fn item(&self, duty: Duty, subject: Subject, since: Day, done: Option<Day>, command: Option<String>) -> DueItem {
        let reckoned = self.duties.reckon(duty, since);
        let rule = self.duties.rule(duty, since).clone();
        let (by, unknown) = (reckoned.by, reckoned.unknown);
        DueItem {
            duty,
            subject,
            rule,
            by,
            done: done.filter(|on| *on <= self.seen.today),
            unknown,
            command,
            report: None,
        }
    }

    /// What must be told in full of a project, by a notice that hangs after a day and tells of a month or a later one. It is
    /// done by the first one that has the report in it.
    fn report(&self, duty: Duty, project: &Code, (since, month): (Day, Month)) -> DueItem {
        let wanted = Wanted::by(duty).map(|report| Wanted { report, project: project.clone() });
        let is_told = |notice: &&Notice| wanted.as_ref().is_none_or(|wanted| wanted.is_in(&notice.prepared));
        let told = self.notices.iter().filter(|notice| notice.prepared.period >= month).filter(is_told);
        let hung = told.filter_map(|notice| notice.posted.as_ref()).map(|posted| posted.from);
        let done = hung.filter(|from| *from > since).min();
        let item = self.item(duty, Subject::Project(project.clone()), since, done, self.tell(since.month()));
        DueItem { report: wanted.map(|wanted| (wanted, month)), ..item }
    }

    /// What to type to tell the next month: the first notice of a fund without gifts is that of the month asked for.
    fn tell(&self, month: Month) -> Option<String> {
        let first = self.seen.first.unwrap_or(month);
        let month = month_to_tell(self.last_period(), Some(first), self.seen.today)?;
        Some(format!("mingbai notice publish {month}"))
    }

    fn last_period(&self) -> Option<Month> {
        self.notices.last().map(|notice| notice.prepared.period)
    }
}

/// Everything that was ever due up to a day, by its last day; what is done says when.
///
/// # Errors
/// The file's.
pub fn all<R: FundReading>(reading: &R, seen: Seen) -> Result<Vec<DueItem>, R::Error> {
    let begun = reading.accounts()?.iter().map(|account| account.date).min().unwrap_or(Day::FIRST);
    let clock = Clock { reading, duties: duties_set(reading)?, notices: reading.notices()?, begun, seen };
    let mut items = Vec::new();
    months::notices(&clock, &mut items);
    months::closings(&clock, &mut items)?;
    months::common_income(&clock, &mut items)?;
    months::postings(&clock, &mut items);
    spans::appeals(&clock, &mut items)?;
    spans::projects(&clock, &mut items)?;
    answers(&clock, &mut items)?;
    sealed(&clock, &mut items)?;
    items.sort_by(|one, other| (one.by, one.duty, &one.subject).cmp(&(other.by, other.duty, &other.subject)));
    Ok(items)
}

/// What is still to be done.
///
/// # Errors
/// The file's.
pub fn open<R: FundReading>(reading: &R, seen: Seen) -> Result<Vec<DueItem>, R::Error> {
    Ok(all(reading, seen)?.into_iter().filter(|item| item.done.is_none()).collect())
}

/// What the notice of a month has to tell in full: what nobody told of its end, and what of its course would be late if it waited
/// for the next notice.
///
/// # Errors
/// The file's.
pub fn to_tell_in_full<R: FundReading>(reading: &R, seen: Seen, month: Month) -> Result<Vec<Wanted>, R::Error> {
    let next = duties_set(reading)?.by(Duty::MonthlyNotice, month.next().last());
    let can_wait = |item: &DueItem| {
        matches!(item.duty, Duty::AppealProgress | Duty::ProjectProgress) && item.by > next.max(seen.today)
    };
    let items = open(reading, seen)?.into_iter().filter(|item| !can_wait(item)).filter_map(|item| item.report);
    let wanted: BTreeSet<Wanted> = items.filter(|(_, first)| *first <= month).map(|(wanted, _)| wanted).collect();
    Ok(wanted.into_iter().collect())
}

fn answers<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    for one in objections(clock.reading)? {
        let is_due =
            !matches!(one.state(clock.seen.today), ObjectionState::Reversed) && one.event.date <= clock.seen.today;
        if is_due {
            let done = one.ended.as_ref().map(|ending| ending.on);
            let command = format!("mingbai objection answer {}", one.seq);
            items.push(clock.item(
                one.event.about.duty(),
                Subject::Objection(one.seq),
                one.event.date,
                done,
                Some(command),
            ));
        }
    }
    Ok(())
}

/// Who asked to be forgotten, once no voucher that names him is kept any more. Before that nothing is due.
fn sealed<R: FundReading>(clock: &Clock<'_, R>, items: &mut Vec<DueItem>) -> Result<(), R::Error> {
    for (number, last) in clock.reading.sealed_people()? {
        let Some(year_ends) = last.and_then(|last| Day::new(last.year(), 12, 31).ok()) else { continue };
        let command = Some(format!("mingbai person erase {number} --remove"));
        let item = clock.item(Duty::KeepVouchers, Subject::Person(number), year_ends, None, command);
        items.extend((item.by < clock.seen.today).then_some(item));
    }
    Ok(())
}

/// `due`: the items by day. What rule a duty comes from is data, and the caller says in which of its languages.
///
/// # Errors
/// The file's.
pub fn table<R: FundReading>(
    reading: &R,
    items: &[DueItem],
    today: Day,
    basis: impl Fn(&DutyRule) -> Text,
    with_done: bool,
) -> Result<Table, R::Error> {
    let mut columns =
        vec![Heading::Duty, Heading::DutyOf, Heading::DueOn, Heading::DaysLeft, Heading::DaysOver, Heading::Command];
    columns.extend(with_done.then_some(Heading::DoneOn));
    columns.push(Heading::DutyBasis);
    let mut table = Table::new(Title::Due(today), &columns);
    let names = reading.project_names()?;
    for item in items {
        let object = match &item.subject {
            Subject::Month(month) => (*month).into(),
            Subject::Quarter(quarter) => quarter.to_string().into(),
            Subject::Notice(number) => ShownIn::Notice(*number).into(),
            Subject::Project(code) => project_cell(Some(code), &names),
            Subject::Objection(seq) => ShownIn::Entry(*seq).into(),
            Subject::Person(number) => (*number).into(),
        };
        let command = item.command.clone().filter(|_| item.done.is_none());
        let mut row = vec![
            item.duty.into(),
            object,
            item.by.into(),
            item.days_left(today).into(),
            item.days_over(today).into(),
            command.into(),
        ];
        row.extend(with_done.then_some(Cell::from(item.done)));
        row.push(Cell::from(&basis(&item.rule)));
        table.push(row);
    }
    Ok(table)
}

/// `due rules`: every duty as it is in force on a day, and the years whose holidays are known.
///
/// # Errors
/// The file's.
pub fn rules<R: FundReading>(reading: &R, day: Day, basis: impl Fn(&DutyRule) -> Text) -> Result<Vec<Table>, R::Error> {
    let duties = duties_set(reading)?;
    let columns = [Heading::Duty, Heading::Term, Heading::TermUnit, Heading::LongerThan, Heading::DutyBasis];
    let mut terms = Table::new(Title::DutyRules(day), &columns);
    for duty in Duty::ALL {
        let rule = duties.rule(*duty, day);
        let basis = basis(rule);
        terms.push([
            Cell::from(*duty),
            rule.count.into(),
            rule.unit.into(),
            rule.longer_than.into(),
            Cell::from(&basis),
        ]);
    }
    let columns = [Heading::CalendarYear, Heading::DaysOff, Heading::ExtraWorkdays, Heading::Announcement];
    let mut years = Table::new(Title::CalendarYears, &columns);
    let count = |days: &[Day]| Count(u64::try_from(days.len()).unwrap_or(u64::MAX));
    for year in duties.calendar().years() {
        years.push([
            Cell::from(year.year.to_string()),
            count(&year.days_off).into(),
            count(&year.workdays).into(),
            Cell::from(&year.source),
        ]);
    }
    Ok(vec![terms, years])
}

/// This year and the next, where nobody announced their holidays. The next year's are announced in November.
///
/// # Errors
/// The file's.
pub fn years_unknown<R: FundReading>(reading: &R, day: Day) -> Result<BTreeSet<i16>, R::Error> {
    let calendar = duties_set(reading)?.calendar();
    let years = [Some(day.year()), (day.month().of_year() >= 11).then(|| day.year().saturating_add(1))];
    Ok(years.into_iter().flatten().filter(|year| !calendar.knows(*year)).collect())
}
