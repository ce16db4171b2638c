//! What each entry posted, read from the entries themselves: the books are kept anew in memory.

use crate::cli::failure::Failure;
use crate::desk::DeskError;
use crate::ledger::chart::Chart;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::ledger::period::Month;
use crate::report::journal::{Replay, Voucher};
use crate::store::{Store, StoreError, papers, recorded};

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
    let mut replay = Replay::new(charts(store)?);
    let mut outcome = Ok(());
    store.each_entry(Seq(0), |number, line, _| {
        outcome = replayed(&mut replay, number, line).map(|(event, voucher)| {
            if let Some(voucher) = voucher {
                take(&event, voucher);
            }
        });
        outcome.is_ok()
    })?;
    Ok(outcome?)
}

/// The event of the next line, and what it posted.
fn replayed(replay: &mut Replay, number: i64, line: &[u8]) -> Result<(Event, Option<Voucher>), DeskError> {
    if u64::try_from(number) != Ok(replay.next().0) {
        return Err(DeskError::Opening);
    }
    let (by, event) = recorded(std::str::from_utf8(line).map_err(|_| DeskError::Line)?)?;
    let voucher = replay.take(&by, &event);
    Ok((event, voucher))
}

/// The charts that were adopted, as they lie in papers/.
fn charts(store: &Store) -> Result<Vec<(Digest, Chart)>, Failure> {
    let digests = store.charts()?.into_iter();
    Ok(digests
        .map(|digest| Ok((digest, papers::chart(store.folder(), &digest)?)))
        .collect::<Result<_, StoreError>>()?)
}
