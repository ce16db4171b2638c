//! What became of each account when one chart gave way to another: data, because only the ministry that changed the codes
//! can say. A balance of before is shown under the code in force.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ledger::chart::{AccountCode, Chart, ChartFault};
use crate::ledger::name::Text;

/// From the edition of 2004 to that of 2026.
pub const MAPPING_2004_2026: &str = include_str!("2004-2026.toml");

/// What became of the accounts of one edition in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The edition before.
    pub from: Text,
    /// The edition after.
    pub to: Text,
    /// The document that says so.
    pub document: Text,
    became: BTreeMap<AccountCode, AccountCode>,
    names: BTreeMap<AccountCode, (Text, Text)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    from: String,
    to: String,
    document: String,
    accounts: BTreeMap<String, AccountFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountFile {
    name: String,
    code: String,
    became: String,
}

impl Mapping {
    /// Reads a mapping from its TOML.
    ///
    /// # Errors
    /// [`ChartFault`]: not a mapping, or a code that is not four digits.
    pub fn parse(toml: &str) -> Result<Self, ChartFault> {
        let file: MappingFile = toml::from_str(toml).map_err(|e| ChartFault::Form(e.message().to_owned()))?;
        let text = |t: &str| Text::typed(t).map_err(|e| ChartFault::Form(e.to_string()));
        let mut mapping = Self {
            from: text(&file.from)?,
            to: text(&file.to)?,
            document: text(&file.document)?,
            became: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for (old, account) in file.accounts {
            let (old, new) = (code(&old)?, code(&account.code)?);
            mapping.became.insert(old, new);
            mapping.names.insert(old, (text(&account.name)?, text(&account.became)?));
        }
        Ok(mapping)
    }

    /// The mapping between two editions that the program knows.
    #[must_use]
    pub fn between(from: &Chart, to: &Chart) -> Option<Self> {
        let known = [MAPPING_2004_2026].into_iter().filter_map(|toml| Self::parse(toml).ok());
        known.into_iter().find(|mapping| mapping.from == from.edition && mapping.to == to.edition)
    }

    /// What became of a code.
    #[must_use]
    pub fn code(&self, old: AccountCode) -> Option<AccountCode> {
        self.became.get(&old).copied()
    }
}

fn code(text: &str) -> Result<AccountCode, ChartFault> {
    let number = Some(text).filter(|c| c.len() == 4).and_then(|c| c.parse().ok()).map(AccountCode);
    number.ok_or_else(|| ChartFault::Code(text.to_owned()))
}

/// The code under which a chart shows what another chart kept under `old`: what the mapping between the two says, else
/// the account that plays the same role, else the code itself.
#[must_use]
pub fn carried(old: AccountCode, from: &Chart, to: &Chart) -> AccountCode {
    if from.edition == to.edition {
        return old;
    }
    let mapped = Mapping::between(from, to).and_then(|mapping| mapping.code(old));
    mapped.or_else(|| from.role(old).map(|role| to.code(role))).unwrap_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::chart::{CHART_2004, CHART_2026, Role};

    fn charts() -> (Chart, Chart) {
        let chart = |toml| Chart::parse(toml).expect("a shipped chart cannot be wrong");
        (chart(CHART_2004), chart(CHART_2026))
    }

    #[test]
    fn every_account_of_2004_is_carried_under_its_name_and_role() {
        let (old, new) = charts();
        let mapping = Mapping::parse(MAPPING_2004_2026).expect("the shipped mapping cannot be wrong");
        assert!(old.accounts().all(|(code, _)| mapping.code(code).is_some()), "an account of 2004 went nowhere");
        for (code, (name, became)) in &mapping.names {
            let to = mapping.code(*code).expect("a code with names");
            assert_eq!((old.name(*code), new.name(to)), (Some(name), Some(became)), "{code} → {to}");
            assert_eq!(old.role(*code), new.role(to), "{code} → {to} changes its role");
        }
    }

    #[test]
    fn no_two_accounts_become_one() {
        let mapping = Mapping::parse(MAPPING_2004_2026).expect("the shipped mapping cannot be wrong");
        let became: std::collections::BTreeSet<AccountCode> = mapping.became.values().copied().collect();
        assert_eq!(became.len(), mapping.became.len());
    }

    #[test]
    fn costs_move_to_their_new_codes() {
        let (old, new) = charts();
        for (from, to) in [(5201, 5301), (5301, 5401), (5401, 5901), (3102, 3102)] {
            assert_eq!(carried(AccountCode(from), &old, &new), AccountCode(to));
        }
    }

    /// A chart nobody mapped: the roles tell.
    #[test]
    fn an_unknown_edition_is_carried_by_role() {
        let (_, new) = charts();
        let toml = CHART_2026.replace("edition = \"2026\"", "edition = \"2030\"").replace("5901", "5999");
        let later = Chart::parse(&toml).expect("a chart");
        assert_eq!(carried(new.code(Role::OtherCost), &new, &later), AccountCode(5999));
    }
}
