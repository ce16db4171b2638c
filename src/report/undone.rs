//! What a month's postings do not tell apart: a receipt that was reversed never came (冲正, lowers 收), money that was given
//! back went (退还, 支); both debit the income, or, when the year is over, net assets.

use std::collections::BTreeMap;

use crate::ledger::books::Purse;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::event::{Event, Kind, MatchReturned};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Correction, FundReading, Remedy, Undone};
use crate::ledger::words::{IncomeNature, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::report::sums::Sides;
use crate::report::told::Told;

/// What was undone in an account and a purse.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TakenBack {
    /// Receipts reversed that debited an income.
    pub(super) of_income: Yuan,
    /// Receipts of earlier years reversed, which debited net assets.
    pub(super) of_net_assets: Yuan,
    /// Gifts of earlier years given back, which debited net assets.
    pub(super) refunded: Yuan,
    /// Charges of earlier years reversed, which credited net assets.
    pub(super) charges: Yuan,
}

impl TakenBack {
    /// What never came: 冲正.
    pub(super) fn reversed(&self) -> Yuan {
        self.of_income.plus(self.of_net_assets).unwrap_or(self.of_income)
    }
}

/// What an entry undid of the money of an account and a purse.
struct Found {
    account: Code,
    purse: Purse,
    taken: TakenBack,
}

/// Every refund and reversal up to a day, read once for however many months.
pub(super) struct Corrections {
    told: Told,
    all: Vec<Correction>,
}

impl Corrections {
    /// # Errors
    /// The file's.
    pub(super) fn until<R: FundReading>(reading: &R, until: Day) -> Result<Self, R::Error> {
        Ok(Self { told: Told::of(reading)?, all: reading.corrections_between(Day::FIRST, until)? })
    }

    /// Those that lie in the books of a month, by entry.
    pub(super) fn of(&self, month: Month) -> impl Iterator<Item = &Correction> {
        self.all.iter().filter(move |one| self.told.month_of(one.seq, one.date) == month)
    }

    /// What they took back, by account and purse.
    ///
    /// # Errors
    /// The file's.
    pub(super) fn taken_back<R: FundReading>(
        &self,
        reading: &R,
        month: Month,
    ) -> Result<BTreeMap<(Code, Purse), TakenBack>, R::Error> {
        let mut sums: BTreeMap<(Code, Purse), TakenBack> = BTreeMap::new();
        let plus = |a: Yuan, b: Yuan| a.plus(b).unwrap_or(a);
        for correction in self.of(month) {
            let Some(Found { account, purse, taken }) = found(reading, correction)? else { continue };
            let sum = sums.entry((account, purse)).or_default();
            *sum = TakenBack {
                of_income: plus(sum.of_income, taken.of_income),
                of_net_assets: plus(sum.of_net_assets, taken.of_net_assets),
                refunded: plus(sum.refunded, taken.refunded),
                charges: plus(sum.charges, taken.charges),
            };
        }
        Ok(sums)
    }
}

/// Money of the fund that never came or went back, for a project or the fund at large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gone {
    /// The entry.
    pub(super) seq: Seq,
    /// Whose money it was.
    pub(super) project: Option<Code>,
    /// 冲正 or 退还.
    pub(super) remedy: Remedy,
    /// How much.
    pub(super) amount: Yuan,
    /// Whether it was a gift, and stands among the corrections of gifts.
    pub(super) is_gift: bool,
}

/// One by one what a month's 冲正 and 退还 come to, as the entries say it.
///
/// # Errors
/// The file's.
pub(super) fn gone<R: FundReading>(reading: &R, month: Month) -> Result<Vec<Gone>, R::Error> {
    let (accounts, mut gone) = (reading.accounts()?, Vec::new());
    let is_the_funds = |code: &Code| accounts.iter().any(|a| a.code == *code && a.holder.is_the_funds());
    let corrections = Corrections::until(reading, month.last())?;
    for correction in corrections.of(month) {
        let Some(Found { account, purse, taken }) = found(reading, correction)? else { continue };
        let is_gift = matches!(correction.undone, Undone::Gift(_));
        let amount = if is_gift { correction.amount } else { taken.reversed() };
        if is_the_funds(&account) && !amount.is_zero() {
            let (seq, project, remedy) = (correction.seq, purse.project, correction.remedy);
            gone.push(Gone { seq, project, remedy, amount, is_gift });
        }
    }
    gone.extend(matches_gone(reading, month, &corrections)?);
    Ok(gone)
}

/// What went back of matches, less what of it was reversed in the same month.
fn matches_gone<R: FundReading>(reading: &R, month: Month, corrections: &Corrections) -> Result<Vec<Gone>, R::Error> {
    let mut went: BTreeMap<(Code, Code), (Seq, Sides)> = BTreeMap::new();
    let mut add = |seq: Seq, e: &MatchReturned, is_undone: bool| -> Result<(), R::Error> {
        let agreed = reading.happening(e.agreement)?.map(|one| one.event);
        if let Some(Event::MatchAgreed(agreed)) = agreed {
            let [debit, credit] = if is_undone { [Yuan::ZERO, e.amount] } else { [e.amount, Yuan::ZERO] };
            let (last, sides) = went.entry((e.account.clone(), agreed.project)).or_default();
            *last = seq;
            sides.add(Sides { debit, credit });
        }
        Ok(())
    };
    for one in reading.happenings(Kind::MatchReturned, Day::FIRST, month.last())? {
        if let Event::MatchReturned(e) = &one.event
            && corrections.told.month_of(one.seq, e.date) == month
        {
            add(one.seq, e, false)?;
        }
    }
    for correction in corrections.of(month) {
        if let Undone::Entry { seq, kind: Kind::MatchReturned, .. } = correction.undone
            && let Some(Event::MatchReturned(e)) = reading.happening(seq)?.map(|one| one.event)
        {
            add(correction.seq, &e, true)?;
        }
    }
    let gone = |((_, project), (seq, sides)): ((Code, Code), (Seq, Sides))| {
        let (project, remedy, amount) = (Some(project), Remedy::Refund, sides.balance().debit);
        Gone { seq, project, remedy, amount, is_gift: false }
    };
    Ok(went.into_iter().map(gone).collect())
}

fn found<R: FundReading>(reading: &R, correction: &Correction) -> Result<Option<Found>, R::Error> {
    let (amount, year) = (correction.amount, correction.date.year());
    let none = TakenBack::default();
    match &correction.undone {
        Undone::Gift(gift) => {
            let e = &gift.event;
            let taken = match (correction.remedy, e.date.year() == year) {
                (Remedy::Reversal, true) => TakenBack { of_income: amount, ..none },
                (Remedy::Reversal, false) => TakenBack { of_net_assets: amount, ..none },
                (Remedy::Refund, false) => TakenBack { refunded: amount, ..none },
                (Remedy::Refund, true) => none,
            };
            let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
            Ok(Some(Found { account: e.account.clone(), purse, taken }))
        }
        Undone::Entry { seq, .. } => of_entry(reading, *seq, correction.date),
        Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => Ok(None),
    }
}

/// A receipt that is no gift, or a charge, that was reversed on a day. What was paid is posted where it was, in whatever year.
fn of_entry<R: FundReading>(reading: &R, seq: Seq, on: Day) -> Result<Option<Found>, R::Error> {
    let none = TakenBack::default();
    Ok(match reading.happening(seq)?.map(|one| one.event) {
        Some(Event::IncomeReceived(e)) if e.nature != IncomeNature::Deposit => {
            let taken = if e.date.year() == on.year() {
                TakenBack { of_income: e.amount, ..none }
            } else {
                TakenBack { of_net_assets: e.amount, ..none }
            };
            Some(Found { account: e.account, purse: Purse { project: e.project.0, source_kind: e.source_kind }, taken })
        }
        Some(Event::MatchReceived(e)) => {
            let agreed = reading.happening(e.agreement)?.map(|one| one.event);
            let Some(Event::MatchAgreed(agreed)) = agreed else { return Ok(None) };
            let purse = Purse { project: Some(agreed.project), source_kind: SourceKind::Match };
            Some(Found { account: e.account, purse, taken: TakenBack { of_income: e.amount, ..none } })
        }
        Some(Event::GoodsSold(e)) => {
            let lots: Vec<(String, LotFacts)> = reading.records(e.lot.as_str())?;
            let lot = lots.into_iter().find(|(code, _)| code == e.lot.as_str());
            let taken = TakenBack { of_income: e.proceeds, ..none };
            lot.map(|(_, lot)| Found { account: e.account, purse: lot.purse(), taken })
        }
        Some(Event::MoneyPaidIn(e)) if e.date.year() != on.year() => {
            let purse = Purse { project: e.project.0, source_kind: e.source_kind };
            Some(Found { account: e.from, purse, taken: TakenBack { charges: e.fee, ..none } })
        }
        _ => None,
    })
}
