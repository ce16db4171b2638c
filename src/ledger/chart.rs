//! The chart of accounts: data with a date, because codes move between editions (5201 was 管理费用 and is now
//! 税金及附加). A rule names the role an account plays; the chart in force on the day names its code.

mod mapping;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use thiserror::Error;

pub use mapping::{MAPPING_2004_2026, Mapping, carried};

use crate::ledger::name::Text;
use crate::ledger::period::Day;

/// The edition of 2026, 财会〔2024〕25号.
pub const CHART_2026: &str = include_str!("chart/2026.toml");
/// The edition before it, 财会〔2004〕7号.
pub const CHART_2004: &str = include_str!("chart/2004.toml");

/// What an account is for, whatever its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 现金: cash not yet paid in.
    Cash,
    /// 银行存款: an account at a bank.
    Bank,
    /// 其他货币资金: money a platform still holds.
    Platform,
    /// 非限定性净资产.
    NetUnrestricted,
    /// 限定性净资产.
    NetRestricted,
    /// 捐赠收入.
    DonationIncome,
    /// 其他应收款: advances to be accounted for.
    Receivable,
    /// 存货.
    Inventory,
    /// 应付账款: retentions, merchants.
    Payable,
    /// 其他应付款: deposits, match owed back.
    OtherPayable,
    /// 配捐转入: a line of its own, because the county's 4101 already counts the same money.
    MatchIncome,
    /// 提供服务收入.
    ServiceIncome,
    /// 政府补助收入.
    GrantIncome,
    /// 其他收入.
    OtherIncome,
    /// 业务活动成本.
    ActivityCost,
    /// 筹资费用: what platforms and banks keep.
    FinanceCost,
    /// 其他费用: spoiled, short, sold at a loss.
    OtherCost,
}

impl Role {
    /// Every role a chart must fill.
    pub const ALL: [Self; 17] = [
        Self::Cash,
        Self::Bank,
        Self::Platform,
        Self::NetUnrestricted,
        Self::NetRestricted,
        Self::DonationIncome,
        Self::Receivable,
        Self::Inventory,
        Self::Payable,
        Self::OtherPayable,
        Self::MatchIncome,
        Self::ServiceIncome,
        Self::GrantIncome,
        Self::OtherIncome,
        Self::ActivityCost,
        Self::FinanceCost,
        Self::OtherCost,
    ];

    /// What kind of account it is.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::Cash | Self::Bank | Self::Platform | Self::Receivable | Self::Inventory => Class::Asset,
            Self::Payable | Self::OtherPayable => Class::Debt,
            Self::NetUnrestricted | Self::NetRestricted => Class::NetAssets,
            Self::DonationIncome | Self::MatchIncome | Self::ServiceIncome | Self::GrantIncome | Self::OtherIncome => {
                Class::Income
            }
            Self::ActivityCost | Self::FinanceCost | Self::OtherCost => Class::Cost,
        }
    }

    /// Whether money lies here: what a purse may spend is the balance of these.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Cash | Self::Bank | Self::Platform)
    }
}

/// The five kinds of accounts of 民间非营利组织会计制度.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 资产.
    Asset,
    /// 负债.
    Debt,
    /// 净资产.
    NetAssets,
    /// 收入: a year's, then net assets.
    Income,
    /// 费用: a year's, then taken from net assets.
    Cost,
}

/// The code of an account in a chart, four digits for the first level: `1002`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountCode(pub u16);

impl fmt::Display for AccountCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}", self.0))
    }
}

/// A dated chart of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Which edition: `2026`.
    pub edition: Text,
    /// The first day it applies to.
    pub from: Day,
    /// The document it follows: 财会〔2024〕25号.
    pub document: Text,
    names: BTreeMap<AccountCode, Text>,
    codes: BTreeMap<Role, AccountCode>,
}

/// Why a file is not a chart of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ChartFault {
    /// Not TOML, or not the fields a chart has.
    #[error("not a chart of accounts: {0}")]
    Form(String),
    /// A code that is not four digits.
    #[error("{0:?} is not an account code of four digits")]
    Code(String),
    /// No account plays this role.
    #[error("no account has the role {0:?}")]
    RoleIsMissing(Role),
    /// Two accounts play this role.
    #[error("two accounts have the role {0:?}")]
    RoleIsTaken(Role),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChartFile {
    edition: String,
    from: String,
    document: String,
    accounts: BTreeMap<String, AccountFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountFile {
    name: String,
    role: Option<Role>,
}

impl Chart {
    /// Reads a chart from its TOML.
    ///
    /// # Errors
    /// [`ChartFault`]: every role must be played by exactly one account, so that no posting can ever miss its code.
    pub fn parse(toml: &str) -> Result<Self, ChartFault> {
        let file: ChartFile = toml::from_str(toml).map_err(|e| ChartFault::Form(e.message().to_owned()))?;
        let text = |t: &str| Text::typed(t).map_err(|e| ChartFault::Form(e.to_string()));
        let mut chart = Self {
            edition: text(&file.edition)?,
            from: file.from.parse().map_err(|e| ChartFault::Form(format!("{e}")))?,
            document: text(&file.document)?,
            names: BTreeMap::new(),
            codes: BTreeMap::new(),
        };
        for (code, account) in file.accounts {
            let number = Some(&code).filter(|c| c.len() == 4).and_then(|c| c.parse().ok()).map(AccountCode);
            let number = number.ok_or(ChartFault::Code(code))?;
            chart.names.insert(number, text(&account.name)?);
            if let Some(role) = account.role
                && chart.codes.insert(role, number).is_some()
            {
                return Err(ChartFault::RoleIsTaken(role));
            }
        }
        match Role::ALL.into_iter().find(|role| !chart.codes.contains_key(role)) {
            Some(role) => Err(ChartFault::RoleIsMissing(role)),
            None => Ok(chart),
        }
    }

    /// The code that plays a role.
    ///
    /// # Panics
    /// Never: [`Chart::parse`] refuses a chart that lacks a role.
    #[must_use]
    pub fn code(&self, role: Role) -> AccountCode {
        *self.codes.get(&role).expect("a parsed chart cannot lack a role")
    }

    /// The role a code plays, if it plays one.
    #[must_use]
    pub fn role(&self, code: AccountCode) -> Option<Role> {
        self.codes.iter().find(|(_, of_role)| **of_role == code).map(|(role, _)| *role)
    }

    /// Every account it lists, by code.
    pub fn accounts(&self) -> impl Iterator<Item = (AccountCode, &Text)> {
        self.names.iter().map(|(code, name)| (*code, name))
    }

    /// The account's name as the chart prints it.
    #[must_use]
    pub fn name(&self, code: AccountCode) -> Option<&Text> {
        self.names.get(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_editions_fill_every_role() {
        for toml in [CHART_2004, CHART_2026] {
            let chart = Chart::parse(toml).expect("a shipped chart cannot be wrong");
            assert_eq!(chart.code(Role::DonationIncome), AccountCode(4101));
        }
    }

    #[test]
    fn a_chart_without_a_role_is_refused() {
        let toml = CHART_2026.replace("role = \"bank\"", "");
        assert_eq!(Chart::parse(&toml), Err(ChartFault::RoleIsMissing(Role::Bank)));
    }
}
