//! 配捐: what was agreed, how it is reckoned, gift by gift or in groups, and the sheet for the board. The figures come from
//! `ledger::matching`; here they are only laid out. Columns of 配捐公示: mission, "what the board shows".

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::event::{Event, Kind, MatchAgreed, PoolOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::{Counted, Statement};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{FundReading, Happening, Undone};
use crate::ledger::words::{ContributionKind, Display, Exclusion, MatchStep};
use crate::ledger::yuan::Yuan;
use crate::report::donations::ProjectNames;
use crate::report::heading::Heading;
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::Title;
use crate::report::told::Told;
use crate::report::undone::Corrections;

/// 配捐公示: an agreement a row. 配捐期内款物 = 计入基数 + 不计入, 应配 + 应退回 = 已到 + 未到.
#[must_use]
pub fn matches(statements: &[Statement], projects: &ProjectNames) -> Table {
    let mut table = Table::new(
        Title::Matches,
        &[
            Heading::Number,
            Heading::Project,
            Heading::InWindow,
            Heading::Base,
            Heading::LeftOut,
            Heading::WhyLeftOut,
            Heading::MatchRate,
            Heading::MatchDue,
            Heading::WhyLess,
            Heading::MatchReceived,
            Heading::Short,
            Heading::OwedBack,
            Heading::Paper,
            Heading::State,
        ],
    );
    for statement in statements {
        let reckoning = &statement.reckoning;
        let raised = reckoning.raised();
        table.push_numbered([
            project(&statement.agreement.project, projects),
            raised.into(),
            reckoning.base.into(),
            raised.minus(reckoning.base).into(),
            reasons(Exclusion::ALL.iter().filter(|why| why.is_raised() && !reckoning.left_out(**why).is_zero())),
            rates(statement),
            statement.due.into(),
            lessened(statement),
            statement.stayed().into(),
            statement.short().into(),
            statement.owed_back().into(),
            Cell::from(statement.confirmed.as_ref().map_or(&statement.agreement.paper, |(_, e)| &e.paper)),
            statement.state.into(),
        ]);
    }
    table.totalled()
}

/// The list for whoever sits at the desk.
#[must_use]
pub fn list(statements: &[Statement], projects: &ProjectNames) -> Table {
    let mut table = Table::new(
        Title::Matches,
        &[
            Heading::Seq,
            Heading::Project,
            Heading::WindowFrom,
            Heading::WindowUntil,
            Heading::MatchRate,
            Heading::Pool,
            Heading::MatchDue,
            Heading::MatchReceived,
            Heading::Short,
            Heading::OwedBack,
            Heading::State,
        ],
    );
    for statement in statements {
        let agreement = &statement.agreement;
        table.push([
            statement.seq.into(),
            project(&agreement.project, projects),
            agreement.from.into(),
            agreement.until.into(),
            rates(statement),
            Cell::from(agreement.pool.as_ref()),
            statement.due.into(),
            statement.stayed().into(),
            statement.short().into(),
            statement.owed_back().into(),
            statement.state.into(),
        ]);
    }
    table.totalled()
}

/// The pools.
#[must_use]
pub fn pools(pools: &[PoolOpened]) -> Table {
    let columns = [Heading::Code, Heading::Name, Heading::Date, Heading::PoolOrder, Heading::Amount, Heading::Paper];
    let mut table = Table::new(Title::Pools, &columns);
    for pool in pools {
        table.push([
            Cell::from(&pool.code),
            Cell::from(&pool.name),
            pool.date.into(),
            pool.order.into(),
            pool.amount.into(),
            Cell::from(&pool.paper),
        ]);
    }
    table
}

/// What was agreed.
#[must_use]
pub fn terms(statement: &Statement, projects: &ProjectNames) -> Table {
    let mut table = Table::new(
        Title::MatchTerms,
        &[
            Heading::Seq,
            Heading::Project,
            Heading::WindowFrom,
            Heading::WindowUntil,
            Heading::MatchedKinds,
            Heading::MatchRate,
            Heading::CapDonor,
            Heading::CapProject,
            Heading::MinimumDonors,
            Heading::Pool,
            Heading::Paper,
            Heading::State,
        ],
    );
    let agreement = &statement.agreement;
    table.push([
        statement.seq.into(),
        project(&agreement.project, projects),
        agreement.from.into(),
        agreement.until.into(),
        Cell::Words(statement.kinds().into_iter().map(Word::ContributionKind).collect()),
        rates(statement),
        agreement.cap_donor.into(),
        agreement.cap_project.into(),
        agreement.minimum_donors.into(),
        Cell::from(agreement.pool.as_ref()),
        Cell::from(&agreement.paper),
        statement.state.into(),
    ]);
    table
}

/// From everything the project has to what is still to come, a step a row.
#[must_use]
pub fn steps(statement: &Statement) -> Table {
    let columns = [Heading::MatchStep, Heading::Amount, Heading::Donors, Heading::MatchRate, Heading::Exact];
    let mut steps = Steps(Table::new(Title::MatchSteps, &columns));
    let reckoning = &statement.reckoning;
    steps.say(MatchStep::Listed, reckoning.listed());
    steps.left_out(statement, false);
    steps.say(MatchStep::Raised, reckoning.raised());
    steps.left_out(statement, true);
    steps.row(MatchStep::Base, reckoning.base, [reckoning.donors.into(), Cell::Empty, Cell::Empty]);
    for tier in reckoning.tiers.iter().filter(|tier| !tier.part.is_zero()) {
        steps.row(MatchStep::Tier, tier.part, [Cell::Empty, Cell::Rate(tier.rate), Cell::from(tier.exact.as_str())]);
    }
    steps.say(MatchStep::Reckoned, reckoning.reckoned);
    for (step, amount) in [too_few_donors(statement), over_the_cap(statement), beyond_the_pool(statement)] {
        steps.when(step, amount);
    }
    if let Some((_, confirmed)) = &statement.confirmed {
        steps.say(MatchStep::Confirmed, confirmed.due);
    }
    let (step, amount) = gone_back_since(statement);
    steps.when(step, amount);
    steps.say(MatchStep::Due, statement.due);
    steps.say(MatchStep::Received, statement.received);
    steps.when(MatchStep::Returned, statement.returned);
    steps.say(MatchStep::Short, statement.short());
    steps.when(MatchStep::OwedBack, statement.owed_back());
    if let Some(pool) = &statement.pool {
        steps.say(MatchStep::PoolLeft, pool.left);
    }
    steps.0
}

/// Why less is due than the rate makes of the base. What went back since the federation confirmed is not in the base.
fn lessened(statement: &Statement) -> Cell {
    let steps = [too_few_donors, over_the_cap, beyond_the_pool].map(|of| of(statement));
    let steps = steps.into_iter().filter(|(_, amount)| !amount.is_zero());
    Cell::Words(steps.map(|(step, _)| Word::MatchStep(step)).collect())
}

fn too_few_donors(statement: &Statement) -> (MatchStep, Yuan) {
    (MatchStep::TooFewDonors, statement.reckoning.too_few_donors)
}

fn over_the_cap(statement: &Statement) -> (MatchStep, Yuan) {
    (MatchStep::OverTheProjectsCap, statement.reckoning.over_the_cap)
}

/// What the pool could not give.
fn beyond_the_pool(statement: &Statement) -> (MatchStep, Yuan) {
    (MatchStep::BeyondThePool, statement.pool.as_ref().map_or(Yuan::ZERO, |pool| pool.beyond))
}

/// What refunds took from the base after the federation confirmed.
fn gone_back_since(statement: &Statement) -> (MatchStep, Yuan) {
    let confirmed = statement.confirmed.as_ref().map_or(Yuan::ZERO, |(_, confirmed)| confirmed.due);
    (MatchStep::GoneBackSince, confirmed.minus(statement.reckoning.due).unwrap_or_default())
}

/// The rows of [`steps`].
struct Steps(Table);

impl Steps {
    fn row(&mut self, word: impl Into<Cell>, amount: Yuan, rest: [Cell; 3]) {
        self.0.push([word.into(), amount.into()].into_iter().chain(rest).collect::<Vec<_>>());
    }

    fn say(&mut self, word: impl Into<Cell>, amount: Yuan) {
        self.row(word, amount, [Cell::Empty, Cell::Empty, Cell::Empty]);
    }

    /// What takes nothing off needs no row.
    fn when(&mut self, word: impl Into<Cell>, amount: Yuan) {
        if !amount.is_zero() {
            self.say(word, amount);
        }
    }

    fn left_out(&mut self, statement: &Statement, is_raised: bool) {
        for why in Exclusion::ALL.iter().filter(|why| why.is_raised() == is_raised) {
            self.when(*why, statement.reckoning.left_out(*why));
        }
    }
}

/// The base in groups: amount = gone + outside + left out + base, in every row and in the totals.
#[must_use]
pub fn groups(statement: &Statement) -> Table {
    let columns = [
        Heading::ContributionKind,
        Heading::Count,
        Heading::Amount,
        Heading::Gone,
        Heading::OutsideWindow,
        Heading::LeftOut,
        Heading::WhyLeftOut,
        Heading::Base,
    ];
    let mut table = Table::new(Title::MatchContributions, &columns);
    for kind in ContributionKind::ALL {
        let lines: Vec<&Counted> =
            statement.reckoning.lines.iter().filter(|line| line.contribution.kind == *kind).collect();
        if lines.is_empty() {
            continue;
        }
        let sum = |of: &dyn Fn(&Counted) -> Yuan| Cell::from(Yuan::sum(lines.iter().map(|line| of(line))));
        table.push([
            (*kind).into(),
            Count(u64::try_from(lines.len()).unwrap_or(u64::MAX)).into(),
            sum(&|line| line.contribution.amount),
            sum(&|line| left_out(line, is_undone)),
            sum(&|line| left_out(line, is_outside)),
            sum(&|line| left_out(line, Exclusion::is_raised)),
            reasons(Exclusion::ALL.iter().filter(|why| {
                let is_why = |line: &&Counted| line.left_out.iter().any(|(reason, _)| reason == *why);
                !is_undone(**why) && lines.iter().any(is_why)
            })),
            sum(&|line| line.counted),
        ]);
    }
    table.totalled()
}

/// The base gift by gift, with the donors as the board shows them: the columns foot as those of [`groups`] do.
///
/// # Errors
/// The file's.
pub fn contributions<R: FundReading>(reading: &R, statement: &Statement) -> Result<Table, R::Error> {
    let mut table = Table::new(
        Title::MatchContributions,
        &[
            Heading::Number,
            Heading::Seq,
            Heading::Date,
            Heading::Donor,
            Heading::ContributionKind,
            Heading::Amount,
            Heading::Gone,
            Heading::OutsideWindow,
            Heading::LeftOut,
            Heading::WhyLeftOut,
            Heading::Base,
            Heading::Suspicion,
        ],
    );
    let names = donors(reading, statement)?;
    for line in &statement.reckoning.lines {
        let contribution = &line.contribution;
        table.push_numbered([
            contribution.seq.into(),
            contribution.day.into(),
            names.get(&contribution.seq).cloned().into(),
            contribution.kind.into(),
            contribution.amount.into(),
            left_out(line, is_undone).into(),
            left_out(line, is_outside).into(),
            left_out(line, Exclusion::is_raised).into(),
            reasons(line.left_out.iter().map(|(why, _)| why)),
            line.counted.into(),
            line.suspicion.map_or(Cell::Empty, Cell::from),
        ]);
    }
    Ok(table.totalled())
}

/// What of a contribution is left out for some reasons.
fn left_out(line: &Counted, is_meant: impl Fn(Exclusion) -> bool) -> Yuan {
    let parts = line.left_out.iter().filter(|(why, _)| is_meant(*why));
    Yuan::sum(parts.map(|(_, amount)| *amount)).unwrap_or_default()
}

/// It went back, or was reversed.
fn is_undone(why: Exclusion) -> bool {
    matches!(why, Exclusion::Refunded | Exclusion::Reversed)
}

/// It never was in the window: given before or after, or the match itself.
fn is_outside(why: Exclusion) -> bool {
    !why.is_raised() && !is_undone(why)
}

/// Who gave what stands in a statement, as the board shows them.
fn donors<R: FundReading>(reading: &R, statement: &Statement) -> Result<BTreeMap<Seq, ShownName>, R::Error> {
    let mut names = BTreeMap::new();
    let lines = &statement.reckoning.lines;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(names) };
    let (from, until) = (first.contribution.day, last.contribution.day);
    for gift in reading.gifts_to(&statement.agreement.project, from, until)? {
        names.insert(gift.seq, ShownName::of(&gift));
    }
    for line in lines {
        let seq = line.contribution.seq;
        if !names.contains_key(&seq)
            && let Some(happening) = reading.happening(seq)?
            && let Some(name) = other_donor(&happening.event)
        {
            names.insert(seq, name);
        }
    }
    Ok(names)
}

/// Who gave goods or public money. A natural person who gave goods stays unnamed here.
fn other_donor(event: &Event) -> Option<ShownName> {
    if let Event::GoodsReceived(e) = event {
        let is_hidden = e.display == Display::Anonymous || e.organisation.is_empty();
        Some(if is_hidden { ShownName::Anonymous } else { ShownName::Named(e.organisation.to_string()) })
    } else if let Event::IncomeReceived(e) = event {
        Some(ShownName::Named(e.payer.to_string()))
    } else {
        None
    }
}

/// The agreements of which something falls into a month: their window, their confirmation, their money, or what is undone of
/// what they were reckoned from.
///
/// # Errors
/// The file's.
pub fn of_month<R: FundReading>(
    reading: &R,
    agreements: &[(Seq, MatchAgreed)],
    month: Month,
) -> Result<Vec<Seq>, R::Error> {
    let days = (month.first(), month.last());
    let mut moved = BTreeSet::new();
    for kind in [Kind::MatchConfirmed, Kind::MatchReceived, Kind::MatchOwed, Kind::MatchReturned] {
        moved.extend(reading.happenings(kind, days.0, days.1)?.iter().filter_map(|h| agreement_of(&h.event)));
    }
    // What is undone in the month is told in it, whenever it happened.
    for correction in Corrections::within(reading, month, days.1)?.of(month) {
        if let Undone::Entry { seq, kind: Kind::MatchReceived | Kind::MatchReturned, .. } = correction.undone {
            moved.extend(reading.happening(seq)?.and_then(|h| agreement_of(&h.event)));
        } else if let Some((project, day)) = contributed(reading, &correction.undone)? {
            let is_its =
                |agreed: &MatchAgreed| agreed.project == project && (agreed.from..=agreed.until).contains(&day);
            moved.extend(agreements.iter().filter(|(_, agreed)| is_its(agreed)).map(|(seq, _)| *seq));
        }
    }
    let touches = |agreed: &MatchAgreed| agreed.from <= days.1 && days.0 <= agreed.until;
    let of = agreements.iter().filter(|(seq, agreed)| touches(agreed) || moved.contains(seq));
    Ok(of.map(|(seq, _)| *seq).collect())
}

/// The project and the day of what was undone, where a match may have counted it.
fn contributed<R: FundReading>(reading: &R, undone: &Undone) -> Result<Option<(Code, Day)>, R::Error> {
    let (project, day) = match undone {
        Undone::Gift(gift) => (gift.event.project.0.clone(), gift.event.date),
        Undone::Entry { seq, kind: Kind::GoodsReceived | Kind::IncomeReceived, .. } => {
            match reading.happening(*seq)?.map(|one| one.event) {
                Some(Event::GoodsReceived(e)) => (e.project.0, e.date),
                Some(Event::IncomeReceived(e)) => (e.project.0, e.date),
                Some(_) | None => return Ok(None),
            }
        }
        Undone::Entry { .. } | Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => {
            return Ok(None);
        }
    };
    Ok(project.map(|project| (project, day)))
}

/// A statement with the money that lies in the books of a month and of those before, as the notice of that month tells it.
///
/// # Errors
/// The file's.
pub fn by_month<R: FundReading>(reading: &R, statement: Statement, month: Month) -> Result<Statement, R::Error> {
    let told = Told::of(reading)?;
    let moved = |kind| -> Result<Yuan, R::Error> {
        let all = reading.happenings(kind, statement.agreement.from, month.last())?;
        let is_in = |one: &&Happening| one.event.day().is_some_and(|day| told.month_of(one.seq, day) <= month);
        let own = all.iter().filter(|one| one.reversed_by.is_none() && agreement_of(&one.event) == Some(statement.seq));
        let own = own.filter(is_in);
        Ok(own.filter_map(|one| amount_of(&one.event)).fold(Yuan::ZERO, |sum, one| sum.plus(one).unwrap_or(sum)))
    };
    let (received, returned) = (moved(Kind::MatchReceived)?, moved(Kind::MatchReturned)?);
    Ok(Statement { received, returned, ..statement })
}

fn amount_of(event: &Event) -> Option<Yuan> {
    if let Event::MatchReceived(e) = event {
        Some(e.amount)
    } else if let Event::MatchReturned(e) = event {
        Some(e.amount)
    } else {
        None
    }
}

fn agreement_of(event: &Event) -> Option<Seq> {
    if let Event::MatchConfirmed(e) = event {
        Some(e.agreement)
    } else if let Event::MatchReceived(e) = event {
        Some(e.agreement)
    } else if let Event::MatchOwed(e) = event {
        Some(e.agreement)
    } else if let Event::MatchReturned(e) = event {
        Some(e.agreement)
    } else {
        None
    }
}

fn project(code: &Code, names: &ProjectNames) -> Cell {
    names.get(code).map_or_else(|| Cell::from(code), Cell::from)
}

/// Each reason once.
fn reasons<'a>(why: impl Iterator<Item = &'a Exclusion>) -> Cell {
    let why: Vec<Word> = why.copied().map(Word::Exclusion).collect();
    if why.is_empty() { Cell::Empty } else { Cell::Words(why) }
}

/// One rate, or the rates of the tiers with where each begins: `0.00=10% 10000.00=20%`.
fn rates(statement: &Statement) -> Cell {
    let tiers = &statement.agreement.tiers;
    match tiers.as_slice() {
        [only] => Cell::Rate(only.rate),
        several => Cell::Rates(several.iter().map(|tier| (tier.from, tier.rate)).collect()),
    }
}
