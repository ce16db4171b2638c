//! What never came and what went back: the money sheet against the entries, and these against the sheet of corrections.

use crate::ledger::field::Seq;
use crate::ledger::period::Month;
use crate::ledger::reading::{FundReading, Notice, Remedy, Span};
use crate::ledger::yuan::Yuan;
use crate::report::footing::{CellName, Figure, NotFooting};
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::notice::MonthNotice;
use crate::report::notice::crossing::Grouped;
use crate::report::notice::sheets;
use crate::report::table::Cell;
use crate::report::undone::gone;

/// Something of this month's 冲正 or 退还.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gone {
    seq: Seq,
    project: Cell,
    remedy: Remedy,
    amount: Yuan,
    is_on_the_sheet: bool,
    is_earlier: bool,
    is_amended: bool,
}

/// What lies in the month's books. On the sheet of corrections stand the gifts among it that were undone since the notice before;
/// on that of the amendments what earlier notices had told. What was undone between a month's end and its notice stands there if
/// the notice before was the first to tell of it: else that notice had it among its own amendments.
pub(super) fn gone_here<R: FundReading>(reading: &R, span: Span, notices: &[Notice]) -> Result<Vec<Gone>, R::Error> {
    let names = reading.project_names()?;
    let mut told = notices.iter().map(|notice| notice.prepared.period).filter(|period| *period < span.period).rev();
    let (last, before) = (told.next(), told.next());
    let here = gone(reading, span.period)?.into_iter().map(|one| {
        let is_since = (span.from.0..span.size.0).contains(&one.seq.0);
        let was_told = |month: Month| last.is_some_and(|last| month <= last);
        let is_new = |month: Month| before.is_none_or(|before| month > before);
        Gone {
            seq: one.seq,
            project: project_cell(one.project.as_ref(), &names),
            remedy: one.remedy,
            amount: one.amount,
            is_earlier: one.earlier.is_some(),
            is_on_the_sheet: one.is_gift && is_since,
            is_amended: one.earlier.is_some_and(|month| was_told(month) && (is_since || is_new(month))),
        }
    });
    Ok(here.collect())
}

impl Gone {
    /// Where the sheet of the money tells of it.
    fn column(&self) -> Heading {
        match (self.remedy, self.is_earlier) {
            (Remedy::Refund, _) => Heading::Refunded,
            (Remedy::Reversal, false) => Heading::Reversed,
            (Remedy::Reversal, true) => Heading::TakenBack,
        }
    }
}

impl MonthNotice {
    /// 冲正 and 退还 of the purses are what the entries say, and gifts among them stand on the sheet of corrections.
    pub(super) fn what_is_gone_is_told(&self) -> Result<(), NotFooting> {
        let (money, corrections) = (self.needed(sheets::money::NAME)?, self.needed(sheets::corrections::NAME)?);
        for heading in [Heading::Reversed, Heading::TakenBack, Heading::Refunded] {
            let mut gone = Grouped::default();
            for one in self.gone_here.iter().filter(|one| one.column() == heading) {
                gone.add(vec![one.project.clone()], one.amount, 0);
            }
            let purses = Grouped::of(money, &[Heading::Project], heading);
            let told = |key: &[Cell], row| {
                let cell = CellName::Across(row, heading, sheets::corrections::NAME);
                money.agree(cell, Figure::Yuan(gone.under(key)), Figure::Yuan(purses.under(key)))
            };
            gone.0.iter().try_for_each(|(key, _, _)| told(key, 0))?;
            purses.0.iter().try_for_each(|(key, _, row)| told(key, *row))?;
        }
        let listed = Grouped::of(corrections, &[Heading::Seq], Heading::Amount);
        for one in self.gone_here.iter().filter(|one| one.is_on_the_sheet) {
            let found = listed.under(&[Cell::from(one.seq)]);
            let cell = CellName::Across(0, Heading::Amount, sheets::money::NAME);
            corrections.agree(cell, Figure::Yuan(one.amount), Figure::Yuan(found))?;
        }
        self.what_was_told_is_amended()
    }

    /// What was taken back of earlier months, gift or not, stands among what their notices would say otherwise.
    fn what_was_told_is_amended(&self) -> Result<(), NotFooting> {
        let amendments = self.needed(sheets::amendments::NAME)?;
        let less = [Heading::InLess, Heading::Refunded, Heading::AmountLess];
        let less = less.map(|heading| Grouped::of(amendments, &[Heading::Seq], heading));
        for one in self.gone_here.iter().filter(|one| one.is_amended) {
            let key = [Cell::from(one.seq)];
            let found = Yuan::sum(less.iter().map(|sums| sums.under(&key))).unwrap_or_default();
            let cell = CellName::Across(0, one.column(), sheets::money::NAME);
            amendments.agree(cell, Figure::Yuan(one.amount), Figure::Yuan(found))?;
        }
        Ok(())
    }
}
