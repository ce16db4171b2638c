//! What the entries tell beyond their postings: cash by cause, debts by kind, advances one by one. Entry by entry, as the
//! journal reads them, so that the cash flow is a second way to the balance of money, not the same way twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Purse;
use crate::ledger::chart::Role;
use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::ledger::words::{IncomeNature, PaymentKind};
use crate::ledger::yuan::Yuan;
use crate::report::causes::{Cause, Matter};
use crate::report::journal::{Side, Voucher};
use crate::report::statements::line::{Debt, StatementLine};
use crate::report::sums::{Sides, new_year};
use crate::report::trial_balance::own_accounts;

/// An advance as it stands at the end of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Advanced {
    pub(super) day: Day,
    pub(super) purse: Purse,
    /// Debit what went, credit what was accounted for or came back.
    pub(super) sides: Sides,
}

/// What moved money for some reason, entry by entry: what a reversal takes back of its own month lowers it, what it takes
/// back of an earlier month was told there and stands apart. So the year is the sum of its months.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moved {
    pub(super) here: Sides,
    pub(super) earlier: Sides,
}

/// 收 and 支 of a month, entry by entry, as the sheet of the money tells them. 往来 is neither.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CameAndWent {
    pub(super) came: Yuan,
    pub(super) went: Yuan,
    /// Advances returned, payments of earlier months undone.
    pub(super) paid_back: Yuan,
    /// Receipts of earlier months undone.
    pub(super) taken_back: Yuan,
}

/// What entries posted in the fund's own accounts up to the end of a month.
#[derive(Debug)]
pub struct Entries {
    own: BTreeSet<Code>,
    month: Month,
    /// Money before the year, and before the month.
    pub(super) before: [Sides; 2],
    /// Money by cause, of the month and of the year so far.
    pub(super) cash: [BTreeMap<StatementLine, Moved>; 2],
    pub(super) debts: BTreeMap<(Purse, Debt), Sides>,
    pub(super) advances: BTreeMap<Seq, Advanced>,
    /// From which entry on which month was posted to, and entries that waited for another person.
    posted: BTreeMap<Seq, Month>,
    waited: BTreeMap<Seq, Month>,
}

impl Entries {
    /// Nothing read yet.
    ///
    /// # Errors
    /// The file's.
    pub fn new<R: FundReading>(reading: &R, month: Month) -> Result<Self, R::Error> {
        Ok(Self {
            own: own_accounts(reading)?,
            month,
            before: [Sides::default(); 2],
            cash: [BTreeMap::new(), BTreeMap::new()],
            debts: BTreeMap::new(),
            advances: BTreeMap::new(),
            posted: BTreeMap::new(),
            waited: BTreeMap::new(),
        })
    }

    /// Takes what one entry posted. Entries come in their order, days need not.
    pub fn take(&mut self, voucher: &Voucher) {
        let mut money: Option<(Day, Sides)> = None;
        for Side { posting, role, .. } in &voucher.sides {
            let Some(role) = role.filter(|_| self.own.contains(&posting.account) && posting.day <= self.month.last())
            else {
                continue;
            };
            let sides = Sides { debit: posting.debit, credit: posting.credit };
            match role {
                Role::Cash | Role::Bank | Role::Platform => {
                    money.get_or_insert((posting.day, Sides::default())).1.add(sides);
                }
                Role::Payable | Role::OtherPayable => {
                    let kind = debt(voucher.cause.matter);
                    self.debts.entry((posting.purse.clone(), kind)).or_default().add(sides);
                }
                Role::Receivable => {
                    let advance = self.advances.entry(voucher.cause.about).or_insert_with(|| Advanced {
                        day: posting.day,
                        purse: posting.purse.clone(),
                        sides: Sides::default(),
                    });
                    advance.sides.add(sides);
                }
                Role::NetUnrestricted
                | Role::NetRestricted
                | Role::DonationIncome
                | Role::MatchIncome
                | Role::ServiceIncome
                | Role::GrantIncome
                | Role::OtherIncome
                | Role::Inventory
                | Role::ActivityCost
                | Role::FinanceCost
                | Role::OtherCost => {}
            }
        }
        if let Some((day, sides)) = money {
            self.money(day, voucher.cause, sides.balance());
        }
        if let Some(Side { posting, .. }) = voucher.sides.first() {
            self.remember(voucher, posting.day.month());
        }
    }

    /// Where an entry was posted, which nobody asks unless it is undone.
    fn remember(&mut self, voucher: &Voucher, month: Month) {
        if voucher.kind == Kind::EntriesApproved {
            self.waited.insert(voucher.cause.about, month);
        } else if self.posted.last_key_value().is_none_or(|(_, last)| *last != month) {
            self.posted.insert(voucher.seq, month);
        }
    }

    fn posted_in(&self, seq: Seq) -> Option<Month> {
        let at_once = || self.posted.range(..=seq).next_back().map(|(_, month)| *month);
        self.waited.get(&seq).copied().or_else(at_once)
    }

    /// 收 and 支 of the month: all money but 往来, which deposits are, balances taken over, and what only changed its purse.
    pub(super) fn came_and_went(&self) -> CameAndWent {
        let is_moved = |line: StatementLine| {
            matches!(
                line,
                StatementLine::CashDeposits
                    | StatementLine::CashDepositsReturned
                    | StatementLine::CashTakenOver
                    | StatementLine::CashOtherOut
            )
        };
        let [of_month, _] = &self.cash;
        let mut told = CameAndWent::default();
        let add = |sum: &mut Yuan, amount: Yuan| *sum = sum.plus(amount).unwrap_or(*sum);
        for (line, Moved { here, earlier }) in of_month.iter().filter(|(line, _)| !is_moved(**line)) {
            let Sides { debit: came, credit: went } = here.balance();
            let is_back = *line == StatementLine::CashAdvancesReturned;
            add(if is_back { &mut told.paid_back } else { &mut told.came }, came);
            add(&mut told.went, went);
            add(&mut told.paid_back, earlier.debit);
            add(&mut told.taken_back, earlier.credit);
        }
        told
    }

    /// Money that moved between the fund's own accounts comes and goes under one cause, and is nothing in its sum.
    fn money(&mut self, day: Day, cause: Cause, sides: Sides) {
        let is_earlier = cause.undone.and_then(|seq| self.posted_in(seq)).is_some_and(|month| month < day.month());
        let [before_year, before_month] = &mut self.before;
        let [of_month, of_year] = &mut self.cash;
        let add = |lines: &mut BTreeMap<StatementLine, Moved>| {
            let moved = lines.entry(cash_line(cause.matter)).or_default();
            (if is_earlier { &mut moved.earlier } else { &mut moved.here }).add(sides);
        };
        if day < self.month.first() {
            before_month.add(sides);
        } else {
            add(of_month);
        }
        if day < new_year(self.month) {
            before_year.add(sides);
        } else {
            add(of_year);
        }
    }
}

/// The line of the cash flow a matter belongs to.
const fn cash_line(matter: Matter) -> StatementLine {
    match matter {
        Matter::Gift => StatementLine::CashGifts,
        Matter::GiftRefunded => StatementLine::CashRefunds,
        Matter::Match => StatementLine::CashMatch,
        Matter::MatchReturned => StatementLine::CashMatchReturned,
        Matter::Income(IncomeNature::Grant) => StatementLine::CashGrants,
        Matter::Income(IncomeNature::Service | IncomeNature::Rent) => StatementLine::CashServices,
        Matter::Income(IncomeNature::Interest) => StatementLine::CashInterest,
        Matter::Income(IncomeNature::Deposit) => StatementLine::CashDeposits,
        Matter::DepositReturned => StatementLine::CashDepositsReturned,
        Matter::Opening => StatementLine::CashTakenOver,
        Matter::PaidIn | Matter::Charged => StatementLine::CashCharges,
        Matter::Paid(PaymentKind::Aid) => StatementLine::CashAid,
        Matter::Paid(
            PaymentKind::GovernmentPurchase
            | PaymentKind::Commission
            | PaymentKind::Venture
            | PaymentKind::Operation
            | PaymentKind::Venue
            | PaymentKind::Goods
            | PaymentKind::Other
            | PaymentKind::Stock
            | PaymentKind::Merchant,
        )
        | Matter::RetentionPaid => StatementLine::CashGoodsAndServices,
        Matter::Advance | Matter::Accounted => StatementLine::CashAdvances,
        Matter::AdvanceReturned => StatementLine::CashAdvancesReturned,
        Matter::Income(IncomeNature::Other) | Matter::GoodsSold => StatementLine::CashOtherIn,
        Matter::GoodsGiven | Matter::Transferred | Matter::Exchanged | Matter::Other => StatementLine::CashOtherOut,
    }
}

/// What kind of debt a matter makes or pays.
const fn debt(matter: Matter) -> Debt {
    match matter {
        Matter::Exchanged | Matter::Paid(PaymentKind::Merchant) => Debt::Merchant,
        Matter::Paid(_) | Matter::RetentionPaid => Debt::Retention,
        Matter::Income(_) | Matter::DepositReturned => Debt::Deposit,
        Matter::Match | Matter::MatchReturned => Debt::MatchOwed,
        Matter::Gift
        | Matter::GiftRefunded
        | Matter::GoodsGiven
        | Matter::Opening
        | Matter::PaidIn
        | Matter::Transferred
        | Matter::GoodsSold
        | Matter::Advance
        | Matter::Accounted
        | Matter::AdvanceReturned
        | Matter::Charged
        | Matter::Other => Debt::Other,
    }
}
