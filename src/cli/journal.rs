//! What each entry posted, read from the entries themselves: the books are kept anew in memory.

use crate::cli::failure::Failure;
use crate::desk::DeskError;
use crate::ledger::chart::Chart;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest};
use crate::ledger::period::{Moment, Month};
use crate::report::journal::{Replay, Voucher};
use crate::store::{Store, StoreError, papers, parsed, recorded};

/// An entry as it passes by.
#[derive(Debug)]
pub(crate) struct Walked {
    /// Its number.
    pub(crate) seq: Seq,
    /// When it was recorded.
    pub(crate) at: Moment,
    /// Who recorded it.
    pub(crate) by: Code,
    /// What happened.
    pub(crate) event: Event,
    /// What it posted, if it posted anything.
    pub(crate) voucher: Option<Voucher>,
}

/// What was posted in a month, in the order of the entries.
pub(crate) fn vouchers(store: &Store, month: Month) -> Result<Vec<Voucher>, Failure> {
    let mut vouchers = Vec::new();
    each_voucher(store, |_, voucher| {
        if voucher.sides.iter().any(|side| side.posting.day.month() == month) {
            vouchers.push(voucher);
        }
    })?;
    Ok(vouchers)
}

/// Every entry that posted something with what it posted, one at a time: a statement of many years keeps its sums only.
pub(crate) fn each_voucher(store: &Store, mut take: impl FnMut(&Event, Voucher)) -> Result<(), Failure> {
    each_entry(store, |walked| {
        if let Some(voucher) = walked.voucher {
            take(&walked.event, voucher);
        }
        Ok(())
    })
}

/// Every entry, one at a time and none kept.
pub(crate) fn each_entry(store: &Store, mut take: impl FnMut(Walked) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut replay = Replay::new(charts(store)?);
    let mut outcome = Ok(());
    store.each_entry(Seq(0), |number, line, _| {
        outcome = walked(&mut replay, number, line).map_err(Failure::from).and_then(&mut take);
        outcome.is_ok()
    })?;
    outcome
}

/// The next line, its event, and what it posted.
fn walked(replay: &mut Replay, number: i64, line: &[u8]) -> Result<Walked, DeskError> {
    let seq = replay.next();
    if u64::try_from(number) != Ok(seq.0) {
        return Err(DeskError::Opening);
    }
    let text = std::str::from_utf8(line).map_err(|_| DeskError::Line)?;
    let line = parsed(text)?;
    let at: Moment = line.at.parse().map_err(|_| DeskError::Line)?;
    let (by, event) = recorded(&line)?;
    let voucher = replay.take(at, &by, &event);
    Ok(Walked { seq, at, by, event, voucher })
}

/// The charts that were adopted, as they lie in papers/.
fn charts(store: &Store) -> Result<Vec<(Digest, Chart)>, Failure> {
    let digests = store.charts()?.into_iter();
    Ok(digests
        .map(|digest| Ok((digest, papers::chart(store.folder(), &digest)?)))
        .collect::<Result<_, StoreError>>()?)
}
