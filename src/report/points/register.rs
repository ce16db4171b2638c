//! 积分台账: every movement of an account, entry by entry, with what it held after each. `sheet` tells the same by account.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::approving::ApprovalFacts;
use crate::ledger::books::registers::service::ActivityFacts;
use crate::ledger::effect::PointsMove;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::{FundReading, Happening};
use crate::ledger::words::{PointsChange, PointsKind};
use crate::report::footing::NotFooting;
use crate::report::heading::Heading;
use crate::report::points::holder;
use crate::report::points::sheet::{Accounts, Row, fault};
use crate::report::points::struck::struck;
use crate::report::shown::Remark;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

/// `report points-register`: what accounts held before the days, what came and went, what they hold after; then each movement
/// of the days. The days are those of the books: what was told late stands in the month that tells it.
///
/// # Errors
/// The file's.
pub fn register<R: FundReading>(
    reading: &R,
    (kind, account): (PointsKind, Option<&str>),
    (from, until): (Day, Day),
) -> Result<Result<Vec<Table>, NotFooting>, R::Error> {
    let title = Title::PointsRegister { kind, from, until };
    let mut accounts = match Accounts::between(reading, title, kind, (from, until))? {
        Ok(accounts) => accounts,
        Err(fault) => return Ok(Err(fault)),
    };
    if let Some(account) = account {
        accounts.rows.retain(|code, _| code == account);
        accounts.moves.retain(|one| one.account == account);
    }
    let mut holders = BTreeMap::new();
    for code in accounts.rows.keys() {
        holders.insert(code.clone(), holder(reading, code)?);
    }
    let balances = match balances(title, &accounts.rows, &holders) {
        Ok(balances) => balances,
        Err(fault) => return Ok(Err(fault)),
    };
    let moves = movements(reading, accounts, &holders)?;
    let struck = struck(reading, (Some(kind), account), (from, until))?;
    Ok(moves.map(|moves| [balances, moves].into_iter().chain(struck).collect()))
}

fn balances(title: Title, rows: &BTreeMap<String, Row>, holders: &BTreeMap<String, Cell>) -> Result<Table, NotFooting> {
    let columns = [
        Heading::Code,
        Heading::Holds,
        Heading::PointsBefore,
        Heading::PointsIn,
        Heading::PointsOut,
        Heading::PointsAfter,
    ];
    let mut table = Table::new(title, &columns);
    for (code, row) in rows {
        let Some((before, after)) = row.balances() else { continue };
        let (inward, outward) = (row.turnover.inward, row.turnover.outward);
        if [before, inward, outward, after].iter().all(|points| points.is_zero()) {
            continue;
        }
        let name = holders.get(code).cloned().unwrap_or(Cell::Empty);
        table.push([Cell::from(code.as_str()), name, before.into(), inward.into(), outward.into(), after.into()]);
    }
    let table = table.totalled();
    table.foot().map(|()| table)
}

fn movements<R: FundReading>(
    reading: &R,
    Accounts { rows, mut moves, .. }: Accounts,
    holders: &BTreeMap<String, Cell>,
) -> Result<Result<Table, NotFooting>, R::Error> {
    let columns = [
        Heading::Code,
        Heading::Holds,
        Heading::Seq,
        Heading::PostedOn,
        Heading::HappenedOn,
        Heading::EntryKind,
        Heading::Memo,
        Heading::OtherAccount,
        Heading::AboutSeq,
        Heading::PointsIn,
        Heading::PointsOut,
        Heading::PointsLeft,
    ];
    let mut table = Table::new(Title::PointsMovements, &columns);
    let let_happen = let_happen(reading)?;
    let place = |one: &PointsMove| (one.day, let_happen.get(&one.seq).copied().unwrap_or(one.seq), one.seq, one.change);
    moves.sort_by(|a, b| (&a.account, place(a)).cmp(&(&b.account, place(b))));
    let put_back = moves.iter().filter(|one| one.change == PointsChange::PutBack);
    let put_back: BTreeSet<(String, Seq)> = put_back.map(|one| (one.account.clone(), one.seq)).collect();
    let mut told: BTreeMap<Seq, Told> = BTreeMap::new();
    let mut left: BTreeMap<String, Points> = BTreeMap::new();
    for one in moves {
        let before = left.get(&one.account).copied();
        let before =
            before.or_else(|| rows.get(&one.account)?.balances().map(|(before, _)| before)).unwrap_or_default();
        let (inward, outward) =
            if one.change.is_inward() { (Some(one.points), None) } else { (None, Some(one.points)) };
        let after = before.plus(inward.unwrap_or_default()).and_then(|sum| sum.minus(outward.unwrap_or_default()));
        let Some(after) = after else { return Ok(Err(fault(table.title, Heading::PointsLeft, before, one.points))) };
        let name = holders.get(&one.account).cloned().unwrap_or(Cell::Empty);
        let said = match told.get(&one.seq) {
            Some(said) => said.clone(),
            None => told.entry(one.seq).or_insert(Told::of(reading, one.seq)?).clone(),
        };
        let is_given_back = put_back.contains(&(one.account.clone(), one.seq));
        let said = if said.pays_what_is_owed(&one, is_given_back) { said.paying() } else { said };
        let other = said.other(&one);
        table.push([
            Cell::from(one.account.as_str()),
            name,
            one.seq.into(),
            one.day.into(),
            said.happened_on,
            said.kind,
            said.memo,
            other,
            said.about,
            inward.into(),
            outward.into(),
            after.into(),
        ]);
        left.insert(one.account, after);
    }
    let table = table.totalled();
    Ok(table.foot().map(|()| table))
}

/// The word that let an entry happen: what waited moved nothing before it.
fn let_happen<R: FundReading>(reading: &R) -> Result<BTreeMap<Seq, Seq>, R::Error> {
    let word = |(key, facts): (String, ApprovalFacts)| {
        Some((Seq(key.parse().ok()?), facts.approvals.last().map(|approval| approval.entry)?))
    };
    Ok(reading.records("")?.into_iter().filter_map(word).collect())
}

/// What an entry says of itself.
#[derive(Clone)]
struct Told {
    happened_on: Cell,
    kind: Cell,
    memo: Cell,
    about: Cell,
    /// From which account to which, of a transfer.
    way: Option<(String, String)>,
}

impl Told {
    fn of<R: FundReading>(reading: &R, seq: Seq) -> Result<Self, R::Error> {
        let Some(entry) = reading.entry(seq)? else {
            let none = || Cell::Empty;
            return Ok(Self { happened_on: none(), kind: none(), memo: none(), about: none(), way: None });
        };
        let about = if let Event::EntryReversed(e) = &entry.event { e.entry.into() } else { Cell::Empty };
        let (happened_on, kind) = (entry.event.day().into(), entry.event.kind().into());
        Ok(Self { happened_on, kind, memo: memo(reading, &entry)?, about, way: way(&entry.event) })
    }

    /// Whether a movement went straight to what the account owed: points are taken back by a reversal, which gives the same
    /// account none, or else out of what just came.
    fn pays_what_is_owed(&self, one: &PointsMove, is_given_back: bool) -> bool {
        one.change == PointsChange::TakenBack && (is_given_back || self.about == Cell::Empty)
    }

    /// Such a movement says so, and goes to no other account.
    fn paying(self) -> Self {
        Self { memo: vec![Remark::PaysWhatIsOwed].into(), way: None, ..self }
    }

    /// The account at the other end of a transfer.
    fn other(&self, one: &PointsMove) -> Cell {
        let Some((from, to)) = &self.way else { return Cell::Empty };
        Cell::from(if *from == one.account { to.as_str() } else { from.as_str() })
    }
}

fn way(event: &Event) -> Option<(String, String)> {
    if let Event::PointsTransferred(e) = event {
        Some((e.from.to_string(), e.to.to_string()))
    } else if let Event::PointsJoined(e) = event {
        Some((e.from.to_string(), e.into.to_string()))
    } else {
        None
    }
}

/// An activity by its title.
fn activity<R: FundReading>(reading: &R, code: &str) -> Result<Cell, R::Error> {
    let Some(facts) = reading.record::<ActivityFacts>(code)? else { return Ok(Cell::from(code)) };
    let opened = reading.entry(facts.entry)?.map(|entry| entry.event);
    Ok(if let Some(Event::ActivityOpened(e)) = &opened { Cell::from(&e.title) } else { Cell::from(code) })
}

/// What was done, in the words of the entry: the activity, the slip, the paper, the reason.
#[expect(clippy::wildcard_enum_match_arm, reason = "of other entries their kind says it")]
fn memo<R: FundReading>(reading: &R, entry: &Happening) -> Result<Cell, R::Error> {
    Ok(match &entry.event {
        Event::PointsPublished(e) => match &*e.activity {
            Some(code) => activity(reading, code.as_str())?,
            None => Cell::Empty,
        },
        Event::Redeemed(e) => Cell::from(&e.slip),
        Event::PointsDeducted(e) => Cell::from(&e.reason),
        Event::PointsTransferred(e) => Cell::from(&e.reason),
        Event::EntryReversed(e) => Cell::from(&e.reason),
        Event::VolunteerOpeningRecorded(e) => Cell::from(&e.paper),
        Event::VolunteerSent(e) => Cell::from(&e.to),
        Event::VolunteerReceived(e) => Cell::from(&e.from),
        _ => Cell::Empty,
    })
}
