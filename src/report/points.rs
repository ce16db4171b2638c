//! Points on sheets: the rules that applied on a day.

use crate::ledger::event::RulesSet;
use crate::ledger::field::Count;
use crate::ledger::period::Day;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{RuleSetting, Yes};
use crate::report::table::{Cell, Table};
use crate::report::title::{Heading, Title};

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
