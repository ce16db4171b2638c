//! 专项基金管理报表, in the shape of 民间非营利组织会计制度: 资产负债表, 业务活动表, 现金流量表 and their notes. None of them is a
//! statutory statement: the fund has no legal personality, and the county federation's accounts prevail.
//!
//! They are made together and come out only as [`crate::report::Footed`]: whichever is asked for, it foots with the others.

mod activities;
mod balance_sheet;
mod cash;
mod cells;
mod entries;
mod footing;
mod layout;
pub(crate) mod line;
mod notes;
mod period;

use std::sync::Arc;

pub(super) use cells::figure;
use entries::CameAndWent;
pub use entries::Entries;
pub use line::{Beside, Debt, Particular, StatementLine, StatementPart, YearFigure};
pub use notes::BesideFigures;

use crate::ledger::chart::{Chart, Role};
use crate::ledger::period::Month;
use crate::ledger::reading::FundReading;
use crate::report::fund::fund;
use crate::report::goods;
use crate::report::net_assets::net_assets;
use crate::report::statements::layout::Layout;
use crate::report::statements::period::Period;
use crate::report::sums::Sides;
use crate::report::table::Table;
use crate::report::title::FundView;
use crate::report::trial_balance::trial_balance;

/// 附注.
#[derive(Clone, Debug)]
pub struct Notes {
    /// Every purse, and in what it holds its net assets.
    pub purses: Table,
    /// 存货 by place.
    pub stock: Table,
    /// 负债 by purse and kind.
    pub debts: Table,
    /// Advances whose papers have not come.
    pub advances: Table,
    /// Income and costs by kind, gross, and what was given back or undone of each.
    pub kinds: Table,
    /// Figures beside the accounts. They foot with nothing: they are neither assets nor debts.
    pub beside: Table,
}

/// The statements of a month. Their tables are public on purpose: whatever is changed, [`Statements::foot`] says whether
/// they still agree.
#[derive(Clone, Debug)]
pub struct Statements {
    /// 资产负债表.
    pub balance_sheet: Table,
    /// 业务活动表.
    pub activities: Table,
    /// 现金流量表.
    pub cash_flow: Table,
    /// 附注.
    pub notes: Notes,
    /// 净资产变动表, as `report net-assets` has it.
    pub net_assets: Table,
    /// 科目余额表, as `report trial-balance` has it.
    pub trial_balance: Table,
    /// 资金收支总表 by custodian, as `report fund` has it: the fund's own accounts.
    pub fund: Table,
    /// 资金收支总表 by purse, as the notice and `report fund` have it.
    pub money: Table,
    /// 收发存 by item, as `report goods` has it.
    pub goods: Table,
    chart: Arc<Chart>,
    /// 收 and 支 of the month, entry by entry.
    came_and_went: CameAndWent,
    /// Donations of the year so far: debit what came, credit what went back.
    pub(super) donations: Sides,
    layout: &'static Layout,
}

impl Statements {
    /// The statements of a month; nothing before a chart of accounts applies. `entries` were given every entry.
    ///
    /// # Errors
    /// The file's.
    pub fn of<R: FundReading>(
        reading: &R,
        month: Month,
        entries: &Entries,
        beside: BesideFigures,
    ) -> Result<Option<Self>, R::Error> {
        let Some(period) = Period::of(reading, month)? else { return Ok(None) };
        let names = reading.project_names()?;
        Ok(Some(Self {
            balance_sheet: balance_sheet::balance_sheet(&period),
            activities: activities::activities(&period),
            cash_flow: cash::cash_flow(month, entries),
            notes: Notes {
                purses: notes::purses(&period, &names),
                stock: notes::stock(reading, &period)?,
                debts: notes::debts(month, entries, &names),
                advances: notes::advances(month, entries, &names),
                kinds: notes::kinds(&period),
                beside: notes::beside(month, beside),
            },
            net_assets: net_assets(reading, month)?,
            trial_balance: trial_balance(reading, month)?,
            fund: fund(reading, month, FundView::Custodian)?,
            money: fund(reading, month, FundView::Purse)?,
            came_and_went: entries.came_and_went(),
            goods: goods::stock(reading, month)?,
            donations: period::of_roles(&period.of_year, &[Role::DonationIncome]).turned(),
            chart: period.chart,
            layout: period.layout,
        }))
    }

    /// Every table.
    fn tables(&self) -> impl Iterator<Item = &Table> {
        let Notes { purses, stock, debts, advances, kinds, beside } = &self.notes;
        let Self { balance_sheet, activities, cash_flow, net_assets, trial_balance, fund, money, goods, .. } = self;
        let statements = [balance_sheet, activities, cash_flow];
        let others = [net_assets, trial_balance, fund, money, goods];
        statements.into_iter().chain([purses, stock, debts, advances, kinds, beside]).chain(others)
    }
}
