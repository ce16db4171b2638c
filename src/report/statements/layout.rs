//! Which lines a statement has and what they gather: data of an edition, like the chart itself. A line names roles, never
//! codes, so it holds whatever code the chart in force gives them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ledger::chart::{Chart, Class, Role};
use crate::report::statements::line::StatementLine;

/// A line and the accounts it gathers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineOf {
    pub(super) line: StatementLine,
    pub(super) roles: Vec<Role>,
}

/// 资产负债表.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BalanceSheetLines {
    pub(super) assets: Vec<LineOf>,
    pub(super) debts: Vec<LineOf>,
    pub(super) net_assets: Vec<LineOf>,
}

/// 业务活动表.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActivityLines {
    pub(super) income: Vec<LineOf>,
    pub(super) costs: Vec<LineOf>,
}

/// The lines of the statements under an edition of the chart.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layout {
    pub(super) edition: String,
    pub(super) balance_sheet: BalanceSheetLines,
    pub(super) activities: ActivityLines,
}

/// The layouts the program brings along, the newest first.
static LAYOUTS: LazyLock<[Layout; 2]> = LazyLock::new(|| {
    [include_str!("layout/2026.toml"), include_str!("layout/2004.toml")]
        .map(|toml| toml::from_str(toml).expect("a shipped layout cannot be wrong"))
});

impl ActivityLines {
    /// Income, then costs.
    pub(super) fn lines(&self) -> impl Iterator<Item = &LineOf> {
        self.income.iter().chain(&self.costs)
    }
}

impl Layout {
    /// The layout of a chart's edition; of one that nobody laid out, the newest, because roles outlast codes.
    pub(super) fn of(chart: &Chart) -> &'static Self {
        let [newest, ..] = &*LAYOUTS;
        LAYOUTS.iter().find(|layout| layout.edition == chart.edition.as_str()).unwrap_or(newest)
    }

    /// The lines with what is summed in them, class by class.
    #[cfg(test)]
    fn classes(&self) -> [(Class, &[LineOf]); 5] {
        [
            (Class::Asset, &self.balance_sheet.assets),
            (Class::Debt, &self.balance_sheet.debts),
            (Class::NetAssets, &self.balance_sheet.net_assets),
            (Class::Income, &self.activities.income),
            (Class::Cost, &self.activities.costs),
        ]
    }
}

/// Whether what stands on a line grows on the debit side.
pub(super) const fn grows_by_debits(class: Class) -> bool {
    match class {
        Class::Asset | Class::Cost => true,
        Class::Debt | Class::NetAssets | Class::Income => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::chart::{CHART_2004, CHART_2026};

    #[test]
    fn every_account_stands_on_one_line_of_its_class() {
        for layout in &*LAYOUTS {
            for (class, lines) in layout.classes() {
                let mut gathered: Vec<Role> = lines.iter().flat_map(|line| line.roles.clone()).collect();
                gathered.sort_unstable();
                let mut all: Vec<Role> = Role::ALL.into_iter().filter(|role| role.class() == class).collect();
                all.sort_unstable();
                assert_eq!(gathered, all, "{} {class:?}", layout.edition);
            }
        }
    }

    #[test]
    fn each_chart_has_its_layout() {
        for toml in [CHART_2004, CHART_2026] {
            let chart = Chart::parse(toml).expect("a chart");
            assert_eq!(Layout::of(&chart).edition, chart.edition.as_str());
        }
        let later = CHART_2026.replace("edition = \"2026\"", "edition = \"2030\"");
        assert_eq!(Layout::of(&Chart::parse(&later).expect("a chart")).edition, "2026");
    }
}
