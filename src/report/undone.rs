//! What a month's postings do not tell apart: a receipt that was reversed never came (冲正), money that was given back went
//! (退还, 支); both debit the income, or, when the year is over, net assets. What is reversed in the month in whose books it
//! lies lowers that month's 收 or 支. What lies in an earlier month was told there, and stands apart: so every figure is the
//! sum of its entries, whichever way they are grouped.

use std::collections::BTreeMap;

use crate::ledger::books::Purse;
use crate::ledger::books::registers::goods::LotFacts;
use crate::ledger::event::{Event, Kind, MatchReturned};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Correction, FundReading, Remedy, Span, Undone};
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
    /// Receipts that lie in the books of earlier months, among the reversed ones.
    pub(super) earlier: Yuan,
    /// Debit what came back: payments of earlier months reversed, advances returned; credit what of these returns was
    /// reversed in the same month.
    pub(super) back: Sides,
    /// Returned advances of earlier months reversed.
    pub(super) returns_undone: Yuan,
    /// Returned matches of earlier months reversed.
    pub(super) matches_undone: Yuan,
}

impl TakenBack {
    /// What never came: 冲正, of whatever month.
    fn reversed(&self) -> Yuan {
        plus(self.of_income, self.of_net_assets)
    }

    /// What of this month never came.
    pub(super) fn reversed_here(&self) -> Yuan {
        self.reversed().minus(self.earlier).unwrap_or_default()
    }

    /// What earlier months were told to have got, and had not.
    pub(super) fn taken_back(&self) -> Yuan {
        plus(self.earlier, self.returns_undone)
    }

    fn and(self, other: Self) -> Self {
        Self {
            of_income: plus(self.of_income, other.of_income),
            of_net_assets: plus(self.of_net_assets, other.of_net_assets),
            refunded: plus(self.refunded, other.refunded),
            charges: plus(self.charges, other.charges),
            earlier: plus(self.earlier, other.earlier),
            back: self.back.plus(other.back),
            returns_undone: plus(self.returns_undone, other.returns_undone),
            matches_undone: plus(self.matches_undone, other.matches_undone),
        }
    }
}

/// The turnover is checked before anything is posted, so no sum of postings can overflow.
fn plus(a: Yuan, b: Yuan) -> Yuan {
    a.plus(b).unwrap_or(a)
}

/// What an entry undid of the money of an account and a purse.
struct Found {
    account: Code,
    purse: Purse,
    taken: TakenBack,
}

/// Every refund and reversal that lies in the books of some months up to a day, read once for all of them.
pub(super) struct Corrections {
    told: Told,
    all: Vec<Correction>,
}

impl Corrections {
    /// # Errors
    /// The file's.
    pub(super) fn within<R: FundReading>(reading: &R, first: Month, until: Day) -> Result<Self, R::Error> {
        let told = Told::of(reading)?;
        let from = told.lying_since(reading, first)?;
        let mut all = reading.undone_in(Span { period: first, from, size: Count::MOST })?;
        all.retain(|correction| correction.date <= until);
        Ok(Self { told, all })
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
        let mut add = |Found { account, purse, taken }| {
            let sum = sums.entry((account, purse)).or_default();
            *sum = sum.and(taken);
        };
        for correction in self.of(month) {
            self.found(reading, correction)?.into_iter().for_each(&mut add);
        }
        for one in reading.happenings(Kind::AdvanceReturned, Day::FIRST, month.last())? {
            if let Event::AdvanceReturned(e) = &one.event
                && self.told.month_of(one.seq, e.date) == month
                && let Some((account, purse)) = paid_from(reading, e.advance)?
            {
                let back = Sides { debit: e.amount, credit: Yuan::ZERO };
                add(Found { account, purse, taken: TakenBack { back, ..TakenBack::default() } });
            }
        }
        Ok(sums)
    }

    /// What a correction took back.
    fn found<R: FundReading>(&self, reading: &R, correction: &Correction) -> Result<Option<Found>, R::Error> {
        let is_earlier = self.earlier_month_of(correction).is_some();
        let found = match &correction.undone {
            Undone::Gift(gift) => {
                let e = &gift.event;
                let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
                let taken = of_gift(correction.remedy, correction.amount, e.date.year() == correction.date.year());
                Some(Found { account: e.account.clone(), purse, taken })
            }
            Undone::Entry { seq, .. } => match receipt_or_charge(reading, *seq, correction.date)? {
                Some(found) => Some(found),
                None => payment(reading, *seq, is_earlier)?,
            },
            Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => None,
        };
        Ok(found.map(|mut found| {
            if is_earlier {
                found.taken.earlier = found.taken.reversed();
            }
            found
        }))
    }

    /// The month in whose books lies what was undone, if it is earlier than that of its correction.
    fn earlier_month_of(&self, correction: &Correction) -> Option<Month> {
        let undone = match &correction.undone {
            Undone::Gift(gift) => Some((gift.seq, gift.event.date)),
            Undone::Entry { seq, date, .. } => date.map(|date| (*seq, date)),
            Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => None,
        };
        let month = self.told.month_of(correction.seq, correction.date);
        undone.map(|(seq, date)| self.told.month_of(seq, date)).filter(|undone| *undone < month)
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
    /// The earlier month in whose books it had come, or seemed to; nothing when that was the same month.
    pub(super) earlier: Option<Month>,
}

/// One by one what a month's 冲正 and 退还 come to, as the entries say it.
///
/// # Errors
/// The file's.
pub(super) fn gone<R: FundReading>(reading: &R, month: Month) -> Result<Vec<Gone>, R::Error> {
    let (accounts, mut gone) = (reading.accounts()?, Vec::new());
    let is_the_funds = |code: &Code| accounts.iter().any(|a| a.code == *code && a.holder.is_the_funds());
    let corrections = Corrections::within(reading, month, month.last())?;
    for correction in corrections.of(month) {
        let Some(Found { account, purse, taken }) = corrections.found(reading, correction)? else { continue };
        let is_gift = matches!(correction.undone, Undone::Gift(_));
        let earlier = corrections.earlier_month_of(correction);
        let amount = if is_gift { correction.amount } else { plus(taken.reversed(), taken.returns_undone) };
        if is_the_funds(&account) && !amount.is_zero() {
            let (seq, project, remedy) = (correction.seq, purse.project, correction.remedy);
            gone.push(Gone { seq, project, remedy, amount, is_gift, earlier });
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
            && corrections.earlier_month_of(correction).is_none()
            && let Some(Event::MatchReturned(e)) = reading.happening(seq)?.map(|one| one.event)
        {
            add(correction.seq, &e, true)?;
        }
    }
    let gone = |((_, project), (seq, sides)): ((Code, Code), (Seq, Sides))| {
        let (project, remedy, amount) = (Some(project), Remedy::Refund, sides.balance().debit);
        Gone { seq, project, remedy, amount, is_gift: false, earlier: None }
    };
    Ok(went.into_iter().map(gone).collect())
}

fn of_gift(remedy: Remedy, amount: Yuan, is_of_the_year: bool) -> TakenBack {
    let none = TakenBack::default();
    match (remedy, is_of_the_year) {
        (Remedy::Reversal, true) => TakenBack { of_income: amount, ..none },
        (Remedy::Reversal, false) => TakenBack { of_net_assets: amount, ..none },
        (Remedy::Refund, false) => TakenBack { refunded: amount, ..none },
        (Remedy::Refund, true) => none,
    }
}

/// A receipt that is no gift that was reversed on a day.
fn receipt_or_charge<R: FundReading>(reading: &R, seq: Seq, on: Day) -> Result<Option<Found>, R::Error> {
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
            let Some(purse) = purse_of_match(reading, e.agreement)? else { return Ok(None) };
            Some(Found { account: e.account, purse, taken: TakenBack { of_income: e.amount, ..none } })
        }
        Some(Event::GoodsSold(e)) => {
            let lots: Vec<(String, LotFacts)> = reading.records(e.lot.as_str())?;
            let lot = lots.into_iter().find(|(code, _)| code == e.lot.as_str());
            let taken = TakenBack { of_income: e.proceeds, ..none };
            lot.map(|(_, lot)| Found { account: e.account, purse: lot.purse(), taken })
        }
        _ => None,
    })
}

/// A payment, or what came back of one, that was reversed. Of the same month only what had come back is told: what was paid
/// is undone in its own postings.
#[expect(clippy::wildcard_enum_match_arm, reason = "other entries paid nothing")]
fn payment<R: FundReading>(reading: &R, seq: Seq, is_earlier: bool) -> Result<Option<Found>, R::Error> {
    let none = TakenBack::default();
    let debit = |debit: Yuan| TakenBack { back: Sides { debit, credit: Yuan::ZERO }, ..none };
    let Some(event) = reading.happening(seq)?.map(|one| one.event) else { return Ok(None) };
    let (place, taken) = match event {
        Event::AdvanceReturned(e) if is_earlier => {
            (paid_from(reading, e.advance)?, TakenBack { returns_undone: e.amount, ..none })
        }
        Event::AdvanceReturned(e) => {
            let back = Sides { debit: Yuan::ZERO, credit: e.amount };
            (paid_from(reading, e.advance)?, TakenBack { back, ..none })
        }
        _ if !is_earlier => return Ok(None),
        Event::PaymentSettled(e) => (paid_from(reading, seq)?, debit(e.amount)),
        Event::AdvancePaid(e) => (paid_from(reading, seq)?, debit(e.amount)),
        Event::BankCharged(e) => {
            (Some((e.account, Purse { project: e.project.0, source_kind: e.source_kind })), debit(e.amount))
        }
        Event::MoneyPaidIn(e) => {
            (Some((e.from, Purse { project: e.project.0, source_kind: e.source_kind })), debit(e.fee))
        }
        Event::MatchReturned(e) => {
            let place = purse_of_match(reading, e.agreement)?.map(|purse| (e.account, purse));
            (place, TakenBack { matches_undone: e.amount, ..none })
        }
        _ => return Ok(None),
    };
    Ok(place.map(|(account, purse)| Found { account, purse, taken }))
}

fn purse_of_match<R: FundReading>(reading: &R, agreement: Seq) -> Result<Option<Purse>, R::Error> {
    let Some(Event::MatchAgreed(agreed)) = reading.happening(agreement)?.map(|one| one.event) else { return Ok(None) };
    Ok(Some(Purse { project: Some(agreed.project), source_kind: SourceKind::Match }))
}

/// The account and the purse that a settlement or an advance was paid from.
pub(super) fn paid_from<R: FundReading>(reading: &R, seq: Seq) -> Result<Option<(Code, Purse)>, R::Error> {
    let (account, source_kind, request) = match reading.happening(seq)?.map(|one| one.event) {
        Some(Event::PaymentSettled(e)) => (e.account, e.source_kind, e.request),
        Some(Event::AdvancePaid(e)) => (e.account, e.source_kind, e.request),
        Some(_) | None => return Ok(None),
    };
    let Some(Event::PaymentRequested(request)) = reading.happening(request)?.map(|one| one.event) else {
        return Ok(None);
    };
    let purse = request.purse(source_kind);
    Ok(Some((account, purse)))
}
