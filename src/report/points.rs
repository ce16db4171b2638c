//! Points on sheets: the rules that applied on a day, accounts, what ends when, what is owed, wishes.

pub mod ahead;
pub mod deeds;
pub mod register;
pub mod sheet;
pub mod struck;

use std::collections::BTreeMap;

use crate::ledger::books::Key;
use crate::ledger::books::registers::points::{AccountFacts, WishFacts};
use crate::ledger::books::registers::volunteers::HouseholdFacts;
use crate::ledger::event::{Event, Kind, RulesSet};
use crate::ledger::field::Count;
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::rule_book::{Cover, RuleBook};
use crate::ledger::words::{PointsKind, RuleSetting, Yes};
use crate::report::heading::Heading;
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// `report rules`, `rules show`: 《积分制管理办法》 as it applied on a day: settings, services, acts.
#[must_use]
pub fn rules(book: &RuleBook, day: Day) -> Vec<Table> {
    let rules = &book.rules;
    let mut settings = Table::new(Title::Rules(day), &[Heading::RuleSetting, Heading::Value]);
    for (setting, value) in settings_of(book) {
        settings.push([Cell::from(setting), value]);
    }
    let mut services = Table::new(Title::RuleServices, &[Heading::Code, Heading::Name, Heading::PointsAnHour]);
    for rule in &rules.services {
        services.push([Cell::from(&rule.class), Cell::from(&rule.name), rule.an_hour.into()]);
    }
    let columns = [Heading::Code, Heading::Name, Heading::ActSign, Heading::Points];
    let mut acts = Table::new(Title::RuleActs, &columns);
    for rule in &rules.acts {
        acts.push([Cell::from(&rule.act), Cell::from(&rule.name), rule.sign.into(), rule.points.into()]);
    }
    vec![settings, services, acts]
}

/// `rules list`: which rules were in force from which day on, and which settings were others before.
#[must_use]
pub fn rule_books(books: &[RuleBook]) -> Table {
    let headings = [Heading::Since, Heading::Name, Heading::Paper, Heading::Seq, Heading::ChangedSettings];
    let mut table = Table::new(Title::RuleBooks, &headings);
    let before = std::iter::once(None).chain(books.iter().map(Some));
    for (book, before) in books.iter().zip(before) {
        let rules = &book.rules;
        let changed = before.map_or_else(Vec::new, |before| changed_settings(before, book));
        let (since, seq) = (Cell::from(rules.from), Cell::from(book.seq));
        table.push([since, Cell::from(&rules.title), Cell::from(&rules.paper), seq, changed.into()]);
    }
    table
}

/// What one book says otherwise than the one before; its entry, paper and day are its own anyhow.
fn changed_settings(before: &RuleBook, book: &RuleBook) -> Vec<RuleSetting> {
    let own = [RuleSetting::Entry, RuleSetting::From, RuleSetting::Paper];
    let pairs = settings_of(before).into_iter().zip(settings_of(book));
    let settings = pairs.filter(|((setting, was), (_, is))| !own.contains(setting) && was != is);
    let mut changed: Vec<RuleSetting> = settings.map(|(_, (setting, _))| setting).collect();
    if before.rules.services != book.rules.services {
        changed.push(RuleSetting::Services);
    }
    if before.rules.acts != book.rules.acts {
        changed.push(RuleSetting::Acts);
    }
    changed
}

fn settings_of(book: &RuleBook) -> [(RuleSetting, Cell); 20] {
    let rules = &book.rules;
    let minutes = |minutes: crate::ledger::minutes::Minutes| Cell::from(Count(u64::from(minutes.count())));
    let yes = |yes: Yes| Cell::Text(if yes == Yes::Yes { "✓" } else { "—" }.to_owned());
    [
        (RuleSetting::Entry, book.seq.into()),
        (RuleSetting::Title, Cell::from(&rules.title)),
        (RuleSetting::From, rules.from.into()),
        (RuleSetting::Paper, Cell::from(&rules.paper)),
        (RuleSetting::NoticeDays, rules.notice_days.into()),
        (RuleSetting::HouseholdShares, yes(rules.household_shares)),
        (RuleSetting::Transfer, yes(rules.transfer)),
        (RuleSetting::KeepsYears, or_none(rules.keeps_years.into())),
        (RuleSetting::DailyCap, or_none(rules.daily_cap.into())),
        (RuleSetting::ActivityCap, or_none(rules.activity_cap.into())),
        (RuleSetting::PointWorth, rules.point_worth.into()),
        (RuleSetting::CoverWarning, rules.cover_warning.into()),
        (RuleSetting::Cover, rules.cover.into()),
        (RuleSetting::Reserve, or_none(rules.reserve.as_ref().map_or(Cell::Empty, Cell::from))),
        (RuleSetting::DayMinutes, minutes(rules.day_minutes)),
        (RuleSetting::EarlyMinutes, minutes(rules.early_minutes)),
        (RuleSetting::LateDays, rules.late_days.into()),
        (RuleSetting::WitnessLimit, rules.witness_limit.into()),
        (RuleSetting::StarsBy, rules.stars_by.into()),
        (RuleSetting::Stars, stars(rules)),
    ]
}

/// What the rules leave open is printed, not left blank.
fn or_none(cell: Cell) -> Cell {
    if cell == Cell::Empty { Cell::Text("—".to_owned()) } else { cell }
}

fn stars(rules: &RulesSet) -> Cell {
    let hours: Vec<String> = rules.stars.iter().map(ToString::to_string).collect();
    Cell::Text(hours.join(" / "))
}

/// Whose an account is, masked: a volunteer, or a household by its head.
pub(in crate::report) fn holder<R: FundReading>(reading: &R, code: &str) -> Result<Cell, R::Error> {
    let number = if let Ok(number) = code.parse::<PersonNumber>() {
        Some(number)
    } else {
        reading.record::<HouseholdFacts>(code)?.map(|facts| facts.head)
    };
    let party = number.map_or(Ok(None), |number| reading.party(number))?;
    Ok(party.map_or(ShownName::Withheld, |party| ShownName::of_party(&party)).into())
}

/// `points list`: every account of a kind, with what it holds today.
///
/// # Errors
/// The file's.
pub fn accounts<R: FundReading>(reading: &R, kind: PointsKind, day: Day) -> Result<Table, R::Error> {
    let beginning = format!("{kind} ");
    let all = reading.records::<AccountFacts>(&beginning)?;
    let with_debts = all.iter().any(|(_, facts)| !facts.owed.is_zero());
    let mut table = accounts_table(kind, with_debts);
    for (key, facts) in all {
        let code = key.strip_prefix(&beginning).unwrap_or(&key);
        table.push(row_of((Cell::from(code), holder(reading, code)?), &facts, day, with_debts));
    }
    Ok(table.totalled())
}

/// What is owed has a column where something is.
fn accounts_table(kind: PointsKind, with_debts: bool) -> Table {
    let mut columns = vec![
        Heading::Code,
        Heading::Holds,
        Heading::PointsAvailable,
        Heading::PointsInNotice,
        Heading::PointsOver,
        Heading::PointsInward,
        Heading::PointsExchanged,
        Heading::PointsDeducted,
        Heading::PointsExpired,
        Heading::PointsOutward,
    ];
    columns.extend(with_debts.then_some(Heading::PointsDebt));
    Table::new(Title::PointsAccounts(kind), &columns)
}

fn row_of((code, holder): (Cell, Cell), facts: &AccountFacts, day: Day, with_debts: bool) -> Vec<Cell> {
    let mut row = vec![
        code,
        holder,
        facts.available_on(day).into(),
        facts.in_notice_on(day).into(),
        facts.over_on(day).into(),
        facts.inward.into(),
        facts.exchanged.into(),
        facts.deducted.into(),
        facts.expired.into(),
        facts.outward.into(),
    ];
    row.extend(with_debts.then(|| Cell::from(facts.owed)));
    row
}

/// `points show ACCOUNT`: what it holds today, and its portions with their days.
///
/// # Errors
/// The file's.
pub fn shown<R: FundReading>(reading: &R, kind: PointsKind, code: &str, day: Day) -> Result<Vec<Table>, R::Error> {
    let facts = reading.record::<AccountFacts>(&format!("{kind} {code}"))?.unwrap_or_default();
    let with_debts = !facts.owed.is_zero();
    let mut account = accounts_table(kind, with_debts);
    account.push(row_of((Cell::from(code), holder(reading, code)?), &facts, day, with_debts));
    let mut portions = Table::new(Title::PointsPortions, &[Heading::CountsFrom, Heading::CountsUntil, Heading::Points]);
    for portion in &facts.portions {
        portions.push([portion.from.into(), portion.until.into(), portion.points.into()]);
    }
    Ok(vec![account, portions.totalled()])
}

/// `points expire --forecast`: what ends on which day, and in how many accounts.
///
/// # Errors
/// The file's.
pub fn forecast<R: FundReading>(reading: &R) -> Result<Table, R::Error> {
    let mut ending: BTreeMap<Day, (Count, Points)> = BTreeMap::new();
    for (_, facts) in reading.records::<AccountFacts>(&format!("{} ", PointsKind::Exchange))? {
        let mut days: BTreeMap<Day, Points> = BTreeMap::new();
        for portion in &facts.portions {
            if let Some(last) = *portion.until {
                let sum = days.entry(last).or_default();
                *sum = sum.plus(portion.points).unwrap_or(*sum);
            }
        }
        for (last, points) in days {
            let (accounts, sum) = ending.entry(last).or_default();
            *accounts = accounts.and_one();
            *sum = sum.plus(points).unwrap_or(*sum);
        }
    }
    let mut table =
        Table::new(Title::PointsForecast, &[Heading::CountsUntil, Heading::PointsAccounts, Heading::Points]);
    for (last, (accounts, points)) in ending {
        table.push([last.into(), accounts.into(), points.into()]);
    }
    Ok(table.totalled())
}

/// `points cover`: what is outstanding, what it is worth, and what could be honoured.
#[must_use]
pub fn cover(cover: &Cover, day: Day) -> Table {
    let columns = [
        Heading::PointsOutstanding,
        Heading::PointWorth,
        Heading::PointsOwed,
        Heading::ShopStock,
        Heading::ShopReserve,
        Heading::MerchantsLack,
        Heading::CanBeHonoured,
        Heading::CoverShare,
    ];
    let mut table = Table::new(Title::PointsCover(day), &columns);
    let share = cover.per_cent().map_or_else(|| "—".to_owned(), |share| format!("{share}%"));
    table.push([
        Cell::from(cover.outstanding),
        cover.book.rules.point_worth.into(),
        cover.owed.into(),
        cover.stock.into(),
        cover.reserve.into(),
        cover.lacks().into(),
        cover.can().into(),
        share.into(),
    ]);
    table
}

/// `wish list`: wishes that are open, or all.
///
/// # Errors
/// The file's.
pub fn wishes<R: FundReading>(reading: &R, with_done: bool) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Wisher,
        Heading::Wish,
        Heading::Claimer,
        Heading::FulfilledBy,
        Heading::ReversedBy,
    ];
    let mut table = Table::new(Title::Wishes, &columns);
    let facts: BTreeMap<String, WishFacts> = reading.records("")?.into_iter().collect();
    for happening in reading.happenings(Kind::WishMade, Day::FIRST, Day::LAST)? {
        let Event::WishMade(e) = &happening.event else { continue };
        let facts = facts.get(&happening.seq.key()).cloned().unwrap_or_default();
        if with_done || (facts.done.is_none() && happening.reversed_by.is_none()) {
            let claimer = facts.claimer.map(|number| holder(reading, &number.to_string())).transpose()?;
            table.push([
                happening.seq.into(),
                e.date.into(),
                holder(reading, &e.wisher.to_string())?,
                Cell::from(&e.wish),
                claimer.unwrap_or(Cell::Empty),
                facts.done.into(),
                happening.reversed_by.into(),
            ]);
        }
    }
    Ok(table)
}
