//! 公共收益 is told when its quarter ends, each account on a sheet of its own: it is the owners' money, never pooled.

use super::{Called, OfMonth, Rules, SheetName, SheetsRead};
use crate::ledger::event::AccountOpened;
use crate::ledger::field::Count;
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Notice, ServiceReading};
use crate::ledger::words::Holder;
use crate::report::heading::Heading;
use crate::report::notice::equations::Equation;
use crate::report::notice::layout::file_of;
use crate::report::notice::{Issue, NoticeError, Sheet, Whose};
use crate::report::purses;

/// Its name.
pub const NAME: SheetName = SheetName(&Called { word: "common_income", zh: "公共收益", en: "Common income" });

pub(super) const RULES: Rules = Rules {
    equations: &[Equation {
        came: &[Heading::BalanceBefore, Heading::CommonIncome, Heading::PaidBack, Heading::OtherIn],
        went: &[Heading::CommonCost, Heading::CommonSpending, Heading::TakenBack, Heading::OtherOut, Heading::Balance],
    }],
    ..Rules::of(NAME)
};

pub(super) fn read<R: ServiceReading>(month: &OfMonth<'_, R>) -> SheetsRead<R> {
    let quarter = Quarter::of(month.last());
    if quarter.last() != month.last() {
        return Ok(Vec::new());
    }
    let accounts = month.reading.accounts().map_err(NoticeError::File)?;
    let owners = accounts.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let sheet = |account: AccountOpened| {
        let table = purses::common_income(month.reading, &account.code, quarter).map_err(NoticeError::File)?;
        let issue = Issue { quarter, number: told_before(month.notices, &account).and_one() };
        let of = Some(Whose { account: account.code, name: account.name, issue: Some(issue) });
        Ok(Sheet { of, ..Sheet::of(NAME, table) })
    };
    owners.map(sheet).collect()
}

/// How many notices had a sheet of an account: their files say it.
fn told_before(notices: &[Notice], account: &AccountOpened) -> Count {
    let file = file_of(NAME, Some(&account.code));
    let has_it = |notice: &&Notice| notice.prepared.files.iter().any(|told| told.name.as_str() == file);
    Count(u64::try_from(notices.iter().filter(has_it).count()).unwrap_or(u64::MAX))
}
