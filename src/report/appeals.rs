//! 募捐情况: one appeal, one report (慈善法 art. 79; 慈善组织信息公开办法 art. 16): its plan, what was raised and by whom, what was
//! used and what is left, quarter by quarter.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Purse;
use crate::ledger::chart::Role;
use crate::ledger::effect::Giver;
use crate::ledger::event::AppealPlanned;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{FundReading, Gift, Remedy, Undone};
use crate::ledger::words::{Appeal, DonorKind};
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::goods::gifts_between;
use crate::report::heading::Heading;
use crate::report::particulars::{fields, of_plan, of_project, plans};
use crate::report::projects::flows::{PurseFlow, flows};
use crate::report::projects::lives::{Life, lives};
use crate::report::sums::Sums;
use crate::report::table::{Cell, Table};
use crate::report::title::{StatementTitle, Title};
use crate::report::undone::Corrections;

/// What was raised for a project, and what became of it. Its tables are public: [`AppealReport::foot`] says whether they agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealReport {
    /// Its plan, or, where money was raised without one, the project.
    pub plan: Vec<Table>,
    /// What was raised, by channel and kind of donor.
    pub raised: Table,
    /// What came and went, quarter by quarter.
    pub quarters: Table,
    /// What the appeal cost, raised, used and left, all of it.
    pub whole: Table,
}

/// `report appeal CODE`: from the first day of its first plan, or, without one, of the project, up to a day. Nothing when there is no such
/// project.
///
/// # Errors
/// The file's.
pub fn appeal<R: FundReading>(reading: &R, code: &Code, until: Day) -> Result<Option<AppealReport>, R::Error> {
    let Some(life) = lives(reading, until)?.remove(code) else { return Ok(None) };
    let all: Vec<&AppealPlanned> = plans(&life).collect();
    let plan = if all.is_empty() {
        vec![fields(Title::Statement(StatementTitle::NoAppealPlan), of_project(reading, &life)?)]
    } else {
        let told =
            |plan: &&AppealPlanned| Ok(fields(Title::Statement(StatementTitle::AppealPlan), of_plan(reading, plan)?));
        all.iter().map(told).collect::<Result<_, _>>()?
    };
    let from = all.iter().map(|plan| plan.from).min().unwrap_or(life.project.date);
    Ok(Some(AppealReport {
        plan,
        raised: raised(reading, code, from, until)?,
        quarters: quarters(reading, &life, from, until)?,
        whole: whole(reading, &life, until)?,
    }))
}

/// What one kind of donor gave through one channel.
#[derive(Default)]
struct Given {
    donors: BTreeSet<Donor>,
    gifts: Count,
    amount: Yuan,
    back: Yuan,
    goods: Yuan,
}

/// Who gave, as the match counts donors: an anonymous or unlinked gift is a donor of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Donor {
    Registered(u32),
    Organisation(Text),
    Unlinked(Seq),
}

impl Donor {
    pub(super) fn of(seq: Seq, giver: Giver) -> Self {
        match giver {
            Giver::Registered(number) => Self::Registered(number.0),
            Giver::Organisation(name) => Self::Organisation(name),
            Giver::Unlinked => Self::Unlinked(seq),
        }
    }
}

/// What went back of gifts up to a day.
struct Back(BTreeSet<Seq>);

impl Back {
    fn until<R: FundReading>(reading: &R, code: &Code, until: Day) -> Result<Self, R::Error> {
        let is_ours = |undone: &Undone| {
            let Undone::Gift(gift) = undone else { return false };
            gift.event.project.as_ref() == Some(code)
        };
        let corrections = reading.corrections_between(Day::FIRST, until)?;
        let ours = corrections.into_iter().filter(|correction| is_ours(&correction.undone));
        Ok(Self(ours.map(|correction| correction.seq).collect()))
    }

    /// What went back of one gift, and what stayed; nothing when it was reversed and so was none.
    fn of(&self, gift: &Gift) -> Option<(Yuan, Yuan)> {
        let corrected = gift.corrected_by.iter().filter(|by| self.0.contains(&by.seq));
        if corrected.clone().any(|by| by.remedy == Remedy::Reversal) {
            return None;
        }
        let back = Yuan::sum(corrected.map(|by| by.amount)).unwrap_or_default();
        Some((back, gift.event.amount.minus(back).unwrap_or_default()))
    }
}

/// 募得款物, by channel and kind of donor. Goods stand beside the money, at their value.
fn raised<R: FundReading>(reading: &R, code: &Code, from: Day, until: Day) -> Result<Table, R::Error> {
    let mut rows: BTreeMap<(Appeal, DonorKind), Given> = BTreeMap::new();
    let back = Back::until(reading, code, until)?;
    for gift in reading.gifts_to(code, from, until)? {
        let Some((gone, stayed)) = back.of(&gift) else { continue };
        let given = rows.entry((gift.event.appeal, gift.event.donor_kind)).or_default();
        given.gifts = given.gifts.and_one();
        given.amount = given.amount.plus(gift.event.amount).unwrap_or(given.amount);
        given.back = given.back.plus(gone).unwrap_or(given.back);
        if !stayed.is_zero() {
            given.donors.insert(Donor::of(gift.seq, Giver::of(&gift.event)));
        }
    }
    for gift in gifts_between(reading, from, until)? {
        if gift.event.project.as_ref() == Some(code) && gift.reversed_by.is_none() {
            let given = rows.entry((gift.event.appeal, gift.event.donor_kind)).or_default();
            given.gifts = given.gifts.and_one();
            given.goods = given.goods.plus(gift.event.value.unwrap_or_default()).unwrap_or(given.goods);
            given.donors.insert(Donor::of(gift.seq, Giver::of_goods(&gift.event)));
        }
    }
    let columns = [
        Heading::Appeal,
        Heading::DonorKind,
        Heading::Donors,
        Heading::GiftsCounted,
        Heading::Given,
        Heading::GivenBack,
        Heading::Raised,
        Heading::GoodsValue,
    ];
    let mut table = Table::new(Title::Statement(StatementTitle::AppealRaised { from, until }), &columns);
    for ((appeal, kind), given) in rows {
        let donors = Count(u64::try_from(given.donors.len()).unwrap_or(u64::MAX));
        table.push([
            appeal.into(),
            Cell::from(kind),
            donors.into(),
            given.gifts.into(),
            given.amount.into(),
            given.back.into(),
            given.amount.minus(given.back).into(),
            given.goods.into(),
        ]);
    }
    Ok(table.totalled())
}

/// 付出又收回: what came back of payments of earlier months, and advances that were returned, month by month. The other sheets tell
/// it apart from 支, and so does this report.
struct CameBack(BTreeMap<Month, Yuan>);

impl CameBack {
    fn of<R: FundReading>(reading: &R, code: &Code, first: Month, until: Day) -> Result<Self, R::Error> {
        let corrections = Corrections::within(reading, first, until)?;
        let (mut back, mut month) = (BTreeMap::new(), first);
        while month <= until.month() {
            let taken = corrections.taken_back(reading, month)?;
            let ours = taken.iter().filter(|((_, purse), _)| purse.project.as_ref() == Some(code));
            let sum = Yuan::sum(ours.map(|(_, taken)| taken.back.balance().debit)).unwrap_or_default();
            back.insert(month, sum);
            month = month.next();
        }
        Ok(Self(back))
    }

    /// All of it in the months of some days.
    fn within(&self, from: Month, until: Month) -> Yuan {
        Yuan::sum(self.0.range(from..=until).map(|(_, back)| *back)).unwrap_or_default()
    }
}

/// What all purses of a project together took in and spent from the beginning to the end of a day.
fn flow_until<R: FundReading>(reading: &R, code: &Code, until: Day) -> Result<PurseFlow, R::Error> {
    let all = flows(reading, Day::FIRST, until)?;
    let is_ours = |purse: &Purse| purse.project.as_ref() == Some(code);
    let ours = all.into_iter().filter(|(purse, _)| is_ours(purse));
    Ok(ours.fold(PurseFlow::default(), |sum, (_, flow)| sum.and(flow)))
}

const CAME: [Heading; 6] = [
    Heading::QuarterBefore,
    Heading::Given,
    Heading::Matched,
    Heading::OtherSources,
    Heading::SpentBack,
    Heading::QuarterShortAfter,
];
const WENT: [Heading; 6] = [
    Heading::QuarterShortBefore,
    Heading::GivenBack,
    Heading::Spent,
    Heading::MovedOut,
    Heading::EarlierBack,
    Heading::QuarterAfter,
];

/// What a quarter brought and took, in the order of [`CAME`] and [`WENT`]: how far the sums since the beginning went on. A sum
/// that fell, because a grant or a payment of an earlier quarter was undone, is told on the other side. `back` is what came back
/// meanwhile: 支 is told before it.
fn of_quarter(before: &PurseFlow, after: &PurseFlow, back: Yuan) -> impl Iterator<Item = Yuan> {
    let change = |of: fn(&PurseFlow) -> Yuan| {
        let (then, now) = (of(before), of(after));
        (now.minus(then).unwrap_or_default(), then.minus(now).unwrap_or_default())
    };
    let ((given, less_given), (given_back, _)) = (change(|f| f.given), change(|f| f.given_back));
    let ((matched, less_matched), (other, less_other)) = (change(|f| f.matched), change(|f| f.other));
    let (moved, less_moved) = change(|f| f.moved_out);
    let (spent, less_spent) = match (after.spent.plus(back), before.spent) {
        (Some(gross), before) => (gross.minus(before).unwrap_or_default(), before.minus(gross).unwrap_or_default()),
        (None, _) => change(|f| f.spent),
    };
    let (earlier, less_earlier) = change(|f| f.earlier_back);
    let together = |parts: &[Yuan]| Yuan::sum(parts.iter().copied()).unwrap_or_default();
    let gone = together(&[given_back, less_given, less_matched, less_other]);
    let spent_back = together(&[back, less_spent, less_moved, less_earlier]);
    let came = [before.left, given, matched, other, spent_back, after.short];
    let went = [before.short, gone, spent, moved, earlier, after.left];
    came.into_iter().chain(went)
}

/// By quarter since the start, the first as far as it lies within: what was there, what came and went, what is there, and all quarters together.
fn quarters<R: FundReading>(reading: &R, life: &Life, from: Day, until: Day) -> Result<Table, R::Error> {
    let columns: Vec<Heading> = [Heading::QuarterOf].into_iter().chain(CAME).chain(WENT).collect();
    let mut table = Table::new(Title::Statement(StatementTitle::AppealQuarters { until }), &columns);
    let code = &life.project.code;
    let mut quarter = Quarter::of(from);
    let back = CameBack::of(reading, code, from.month(), until)?;
    let mut before = match from.plus_days(-1) {
        Ok(day) => flow_until(reading, code, day)?,
        Err(_) => PurseFlow::default(),
    };
    while quarter.first() <= until {
        let last = quarter.last().min(until);
        let after = flow_until(reading, code, last)?;
        let back = back.within(quarter.first().month(), last.month());
        let head = Cell::from(quarter.to_string());
        let figures = of_quarter(&before, &after, back).map(Cell::from);
        table.push(std::iter::once(head).chain(figures).collect::<Vec<_>>());
        before = after;
        quarter = match quarter.last().plus_days(1) {
            Ok(next) => Quarter::of(next),
            Err(_) => break,
        };
    }
    Ok(without_empty(&table.totalled()))
}

/// Without the columns that seldom say anything, where they do not.
fn without_empty(table: &Table) -> Table {
    let seldom = [Heading::SpentBack, Heading::EarlierBack, Heading::QuarterShortBefore, Heading::QuarterShortAfter];
    let says = |heading| {
        let place = table.place_of(heading);
        place.is_some_and(|place| table.yuan_of(place).any(|amount| !amount.is_zero()))
    };
    let wanted: Vec<bool> =
        table.columns.iter().map(|column| !seldom.contains(&column.heading) || says(column.heading)).collect();
    table.columns_where(&wanted)
}

/// All of it up to a day, with what platforms and banks took.
fn whole<R: FundReading>(reading: &R, life: &Life, until: Day) -> Result<Table, R::Error> {
    let columns = [
        Heading::Raised,
        Heading::Matched,
        Heading::OtherSources,
        Heading::SpentBack,
        Heading::Spent,
        Heading::MovedOut,
        Heading::EarlierBack,
        Heading::LeftOver,
        Heading::OfItCharges,
    ];
    let code = &life.project.code;
    let flow = flow_until(reading, code, until)?;
    let first = life.project.date.month();
    let back = CameBack::of(reading, code, first, until)?.within(first, until.month());
    let charges = match reading.chart_on(until)? {
        Some(chart) => {
            let sums = Sums::until(reading, until, &chart)?;
            let of_project =
                |role: Role, purse: &Purse| role == Role::FinanceCost && purse.project.as_ref() == Some(code);
            sums.sum(of_project).balance().debit
        }
        None => Yuan::ZERO,
    };
    let mut table = Table::new(Title::Statement(StatementTitle::AppealWhole { until }), &columns);
    let spent = flow.spent.plus(back).unwrap_or(flow.spent);
    let (came, went) = ([flow.raised, flow.matched, flow.other, back], [spent, flow.moved_out, flow.earlier_back]);
    table.push(came.into_iter().chain(went).chain([flow.left, charges]).map(Cell::from).collect::<Vec<_>>());
    Ok(without_empty(&table))
}

impl AppealReport {
    /// Every table, in the order of the report.
    #[must_use]
    pub fn tables(self) -> Vec<Table> {
        let Self { plan, raised, quarters, whole } = self;
        plan.into_iter().chain([raised, quarters, whole]).collect()
    }

    /// Whether each quarter begins with what the last one left, each row adds up, and the last is what the whole says.
    ///
    /// # Errors
    /// The first cell that does not.
    pub fn foot(&self) -> Result<(), NotFooting> {
        for table in self.plan.iter().chain([&self.raised, &self.quarters, &self.whole]) {
            table.foot()?;
        }
        for (row, cells) in self.raised.rows.iter().enumerate() {
            let at =
                |heading| self.raised.place_of(heading).and_then(|place| yuan(cells.get(place)?)).unwrap_or_default();
            let stayed = at(Heading::Given).minus(at(Heading::GivenBack));
            agree(&self.raised, row, Heading::Raised, stayed, Some(at(Heading::Raised)))?;
        }
        let table = &self.quarters;
        let mut before = None;
        for (row, cells) in table.rows.iter().enumerate() {
            let at = |heading| table.place_of(heading).and_then(|place| yuan(cells.get(place)?)).unwrap_or_default();
            if let Some(before) = before {
                agree(table, row, Heading::QuarterBefore, Some(before), Some(at(Heading::QuarterBefore)))?;
            }
            // What is there at the end stands among what went, so that both sides are the same.
            agree(table, row, Heading::QuarterAfter, Yuan::sum(CAME.map(at)), Yuan::sum(WENT.map(at)))?;
            before = Some(at(Heading::QuarterAfter));
        }
        let whole = |heading| self.whole.place_of(heading).and_then(|place| yuan(self.whole.rows.first()?.get(place)?));
        let left = whole(Heading::LeftOver);
        agree(&self.whole, 0, Heading::LeftOver, before.or(left), left)
    }
}

/// The money of a cell.
fn yuan(cell: &Cell) -> Option<Yuan> {
    if let Cell::Yuan(amount) = cell { Some(*amount) } else { None }
}

fn agree(
    table: &Table,
    row: usize,
    heading: Heading,
    expected: Option<Yuan>,
    found: Option<Yuan>,
) -> Result<(), NotFooting> {
    if expected == found {
        return Ok(());
    }
    let figure = |amount: Option<Yuan>| amount.map_or(Figure::Nothing, Figure::Yuan);
    let cell = CellName::At(row.saturating_add(1), heading);
    Err(NotFooting { table: table.title, cell, expected: figure(expected), found: figure(found) })
}
