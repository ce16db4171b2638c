//! What each purse of a project took in and spent, read off its postings, so that it always foots with what it holds:
//! 实募 + 配捐 + 其他来源 = 支出 + 转出 + 退还以前年度捐赠 + 结余.

use std::collections::BTreeMap;

use crate::ledger::books::Purse;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::chart::Role;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening, Movement, Remedy, Undone};
use crate::ledger::words::{Holder, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::report::told::Told;

/// What one purse took in and spent, in money; goods that were given stand in reports of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PurseFlow {
    /// Gifts, less what went back in their own year.
    pub raised: Yuan,
    /// Gifts before anything went back. What was reversed was none.
    pub given: Yuan,
    /// What went back of them in their own year.
    pub given_back: Yuan,
    /// 配捐, less what is owed back.
    pub matched: Yuan,
    /// Everything else that came in: grants, services, interest, transfers, balances taken over, deposits not returned.
    pub other: Yuan,
    /// Of that: matches owed back that still lie there.
    pub owed: Yuan,
    /// What was paid, advances and bank charges included.
    pub spent: Yuan,
    /// Of that: what banks and platforms took. No budget has a line for it.
    pub fees: Yuan,
    /// What went to other purses.
    pub moved_out: Yuan,
    /// What went back of gifts of an earlier year: it lowers net assets, not income.
    pub earlier_back: Yuan,
    /// What it holds.
    pub left: Yuan,
    /// What it lacks, when more went than there was: an open month may owe what comes in the next.
    pub short: Yuan,
}

impl PurseFlow {
    /// What came from elsewhere, beside the matches owed back that lie there.
    #[must_use]
    pub fn elsewhere(&self) -> Yuan {
        self.other.minus(self.owed).unwrap_or_default()
    }

    /// What was paid out of the budget: fees are not.
    #[must_use]
    pub fn budgeted(&self) -> Yuan {
        self.spent.minus(self.fees).unwrap_or_default()
    }

    /// Two purses together. Totals stay in range: the turnover is checked before anything is posted.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let sum = |a: Yuan, b: Yuan| a.plus(b).unwrap_or(a);
        Self {
            raised: sum(self.raised, other.raised),
            given: sum(self.given, other.given),
            given_back: sum(self.given_back, other.given_back),
            matched: sum(self.matched, other.matched),
            other: sum(self.other, other.other),
            owed: sum(self.owed, other.owed),
            spent: sum(self.spent, other.spent),
            fees: sum(self.fees, other.fees),
            moved_out: sum(self.moved_out, other.moved_out),
            earlier_back: sum(self.earlier_back, other.earlier_back),
            left: sum(self.left, other.left),
            short: sum(self.short, other.short),
        }
    }
}

/// Sums in 分 while postings are read; a reversal may stand before what it undoes.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    raised: i64,
    given: i64,
    matched: i64,
    other: i64,
    owed: i64,
    spent: i64,
    fees: i64,
    moved_out: i64,
    left: i64,
}

impl Sums {
    fn add(&mut self, role: Role, debit: Yuan, credit: Yuan) {
        if role == Role::DonationIncome {
            self.given = self.given.saturating_add(credit.fen());
        }
        if role == Role::OtherPayable {
            self.owed = self.owed.saturating_add(credit.fen()).saturating_sub(debit.fen());
        }
        if role == Role::FinanceCost {
            self.fees = self.fees.saturating_add(debit.fen()).saturating_sub(credit.fen());
        }
        let (inward, outward) = (credit.fen().saturating_sub(debit.fen()), debit.fen().saturating_sub(credit.fen()));
        let (sum, change) = match role {
            Role::Cash | Role::Bank | Role::Platform => (&mut self.left, outward),
            Role::DonationIncome => (&mut self.raised, inward),
            Role::MatchIncome => (&mut self.matched, inward),
            // A release debits one kind of net assets and credits the other: nothing is left of it here.
            Role::GrantIncome
            | Role::ServiceIncome
            | Role::OtherIncome
            | Role::OtherPayable
            | Role::NetUnrestricted
            | Role::NetRestricted => (&mut self.other, inward),
            Role::ActivityCost
            | Role::FinanceCost
            | Role::OtherCost
            | Role::Receivable
            | Role::Inventory
            | Role::Payable => (&mut self.spent, outward),
        };
        *sum = sum.saturating_add(change);
    }

    /// Without a sign: what left by net assets stands under its own cause, and whatever else is below nothing is moved out. A gift
    /// that was reversed was none, in whatever year.
    fn flow(mut self, source_kind: SourceKind, transferred: Yuan, gone: Gone) -> PurseFlow {
        let Gone { reversed, earlier_reversed, earlier_back } = gone;
        self.given = self.given.saturating_sub(reversed.fen()).saturating_sub(earlier_reversed.fen());
        self.raised = self.raised.saturating_sub(earlier_reversed.fen());
        for by_net_assets in [transferred, earlier_reversed, earlier_back] {
            self.other = self.other.saturating_add(by_net_assets.fen());
        }
        self.moved_out = transferred.fen();
        let given_back = self.given.saturating_sub(self.raised);
        for sum in [&mut self.raised, &mut self.matched, &mut self.other] {
            self.moved_out = self.moved_out.saturating_sub((*sum).min(0));
            *sum = (*sum).max(0);
        }
        self.other = self.other.saturating_sub(self.spent.min(0));
        let yuan = |fen: i64| Yuan::from_fen(fen).unwrap_or_default();
        PurseFlow {
            raised: yuan(self.raised),
            given: yuan(self.given),
            given_back: yuan(given_back),
            matched: yuan(self.matched),
            other: yuan(self.other),
            // Deposits lie there too, in other purses.
            owed: if source_kind == SourceKind::Match { yuan(self.owed.clamp(0, self.other)) } else { Yuan::ZERO },
            spent: yuan(self.spent),
            fees: yuan(self.fees),
            moved_out: yuan(self.moved_out),
            earlier_back,
            left: yuan(self.left.max(0)),
            short: yuan(self.left.saturating_neg().max(0)),
        }
    }
}

/// What every purse of every project took in and spent up to a day.
///
/// # Errors
/// The file's.
pub fn flows<R: FundReading>(reading: &R, from: Day, until: Day) -> Result<BTreeMap<Purse, PurseFlow>, R::Error> {
    let accounts = reading.accounts()?;
    let stores_goods = |code: &Code| accounts.iter().any(|a| a.code == *code && a.holder == Holder::Storeroom);
    let mut sums: BTreeMap<Purse, Sums> = BTreeMap::new();
    let mut chart = (None, None);
    for Movement { day, code, account, purse, debit, credit } in reading.movements(from, until)? {
        if purse.project.is_none() || stores_goods(&account) {
            continue;
        }
        if chart.0 != Some(day) {
            chart = (Some(day), reading.chart_on(day)?);
        }
        if let Some(role) = chart.1.as_ref().and_then(|chart| chart.role(code)) {
            sums.entry(purse).or_default().add(role, debit, credit);
        }
    }
    let days = Days { told: Told::of(reading)?, from, until };
    for (purse, cost) in taken_in(reading, &days)? {
        let sum = sums.entry(purse).or_default();
        sum.spent = sum.spent.saturating_add(cost.fen());
    }
    let (transferred, gone) = (transferred(reading, &days)?, gone(reading, &days)?);
    let flow = |(purse, sums): (Purse, Sums)| {
        let transferred = transferred.get(&purse).copied().unwrap_or_default();
        let flow = sums.flow(purse.source_kind, transferred, gone.get(&purse).copied().unwrap_or_default());
        (purse, flow)
    };
    Ok(sums.into_iter().map(flow).collect())
}

/// The days that are told of. An entry lies where it was posted: what came late for a month already told, on the first day of
/// the month whose books it lies in.
struct Days {
    told: Told,
    from: Day,
    until: Day,
}

impl Days {
    fn hold(&self, seq: Seq, day: Day) -> bool {
        let month = self.told.month_of(seq, day);
        let posted = if month == day.month() { day } else { month.first() };
        (self.from..=self.until).contains(&posted)
    }
}

/// What stock cost that came into a storeroom. It leaves the account that paid for it and is spent all the same.
fn taken_in<R: FundReading>(reading: &R, days: &Days) -> Result<Vec<(Purse, Yuan)>, R::Error> {
    let lots: BTreeMap<String, LotFacts> = reading.records("")?.into_iter().collect();
    let bought = reading.happenings(Kind::StockBought, Day::FIRST, days.until)?;
    let cost = |one: &Happening| {
        let Event::StockBought(e) = &one.event else { return None };
        let lot = lots.get(e.lot.as_str())?;
        let purse = Purse { project: lot.project.0.clone(), source_kind: lot.source_kind };
        let stands = one.reversed_by.is_none() && purse.project.is_some();
        (stands && days.hold(one.seq, e.date)).then_some((purse, e.cost))
    };
    Ok(bought.iter().filter_map(cost).collect())
}

/// What left each purse by transfers that stand.
fn transferred<R: FundReading>(reading: &R, days: &Days) -> Result<BTreeMap<Purse, Yuan>, R::Error> {
    let mut sums: BTreeMap<Purse, Yuan> = BTreeMap::new();
    for transfer in reading.happenings(Kind::MoneyTransferred, Day::FIRST, days.until)? {
        if let (Event::MoneyTransferred(e), None) = (&transfer.event, transfer.reversed_by)
            && days.hold(transfer.seq, e.date)
        {
            let purse = Purse { project: e.from_project.0.clone(), source_kind: e.from_source_kind };
            let sum = sums.entry(purse).or_default();
            *sum = sum.plus(e.amount).unwrap_or(*sum);
        }
    }
    Ok(sums)
}

/// What postings do not tell of gifts that did not stay.
#[derive(Clone, Copy, Debug, Default)]
struct Gone {
    /// Reversed in their own year: the income was debited.
    reversed: Yuan,
    /// Reversed in a later year: net assets were.
    earlier_reversed: Yuan,
    /// Given back in a later year, likewise.
    earlier_back: Yuan,
}

fn gone<R: FundReading>(reading: &R, days: &Days) -> Result<BTreeMap<Purse, Gone>, R::Error> {
    let mut sums: BTreeMap<Purse, Gone> = BTreeMap::new();
    for correction in reading.corrections_between(Day::FIRST, days.until)? {
        let Undone::Gift(gift) = &correction.undone else { continue };
        if !days.hold(correction.seq, correction.date) {
            continue;
        }
        let e = &gift.event;
        let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
        let gone = sums.entry(purse).or_default();
        let sum = match (correction.remedy, e.date.year() == correction.date.year()) {
            (Remedy::Reversal, true) => &mut gone.reversed,
            (Remedy::Reversal, false) => &mut gone.earlier_reversed,
            (Remedy::Refund, false) => &mut gone.earlier_back,
            (Remedy::Refund, true) => continue,
        };
        *sum = sum.plus(correction.amount).unwrap_or(*sum);
    }
    Ok(sums)
}
