//! 应配 that a notice told and that later refunds and reversals made another: the sheet of matches is corrected like any other.

use std::collections::BTreeSet;

use crate::ledger::event::Kind;
use crate::ledger::field::{Count, Seq};
use crate::ledger::matching::{Statement, dues_known};
use crate::ledger::period::Day;
use crate::ledger::reading::{Correction, FundReading, Notice, Span, Undone};
use crate::report::matching;
use crate::report::notice::amendments::Amendment;
use crate::report::notice::amendments::side::Side;
use crate::report::shown::Remark;

/// Every match that a correction touched, and the corrections from an entry on.
pub(super) struct Dues<'a> {
    matched: &'a [Statement],
    corrections: Vec<Correction>,
}

impl<'a> Dues<'a> {
    pub(super) fn read<R: FundReading>(reading: &R, matched: &'a [Statement], from: Count) -> Result<Self, R::Error> {
        let all = Span { period: Day::LAST.month(), from, size: Count::MOST };
        let corrections = if matched.is_empty() { Vec::new() } else { reading.undone_in(all)? };
        Ok(Self { matched, corrections })
    }

    /// What the corrections of a span changed of matches that were told before: a row a match, however many gifts it was. What
    /// was given since belongs to the next sheet, and is left out on both sides.
    pub(super) fn amended<R: FundReading>(
        &self,
        reading: &R,
        span: Span,
        notices: &[Notice],
    ) -> Result<Vec<Amendment>, R::Error> {
        let after = |size: Count| self.corrections.iter().filter(move |one| one.seq.0 >= size.0);
        let then = dues_known(self.matched, span.from, after(span.from));
        let now = dues_known(self.matched, span.from, after(span.size));
        let mut found = Vec::new();
        for statement in self.matched {
            let (Some(then), Some(now)) = (then.get(&statement.seq), now.get(&statement.seq)) else { continue };
            if then == now {
                continue;
            }
            let base = self.base(statement);
            let of_span = after(span.from).filter(|one| one.seq.0 < span.size.0);
            let touching: Vec<&Correction> =
                of_span.filter(|one| undone(one).is_some_and(|seq| base.contains(&seq))).collect();
            let notice = told_by(reading, notices, statement)?;
            let (Some(notice), Some(last)) = (notice, touching.last()) else { continue };
            let count = Count(u64::try_from(touching.len()).unwrap_or(u64::MAX));
            found.push(Amendment {
                notice,
                also: None,
                side: Side::Due,
                original: Some(statement.seq),
                happened: Some(statement.agreement.date),
                kind: Kind::MatchAgreed,
                figures: Some((*then, *now)),
                minutes: None,
                gone: None,
                points: None,
                date: last.date.into(),
                reason: vec![Remark::ReckonedAnew(count)].into(),
                by: Some(last.seq),
            });
        }
        Ok(found)
    }

    /// What a match was reckoned from, and whatever shares its pool.
    fn base(&self, statement: &Statement) -> BTreeSet<Seq> {
        let pool = statement.agreement.pool.as_ref();
        let sharing = |one: &&Statement| pool.is_some() && one.agreement.pool.as_ref() == pool;
        let of = self.matched.iter().filter(|one| one.seq == statement.seq || sharing(one));
        of.flat_map(|one| &one.reckoning.lines).map(|line| line.contribution.seq).collect()
    }
}

fn undone(correction: &Correction) -> Option<Seq> {
    match &correction.undone {
        Undone::Gift(gift) => Some(gift.seq),
        Undone::Entry { seq, .. } => Some(*seq),
        Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } => None,
    }
}

/// The last notice that had a match on its sheet.
fn told_by<R: FundReading>(reading: &R, notices: &[Notice], statement: &Statement) -> Result<Option<Count>, R::Error> {
    let agreed = [(statement.seq, statement.agreement.clone())];
    for notice in notices.iter().rev().filter(|notice| statement.seq.0 < notice.prepared.size.0) {
        if !matching::of_month(reading, &agreed, notice.prepared.period)?.is_empty() {
            return Ok(Some(notice.prepared.number));
        }
    }
    Ok(None)
}
