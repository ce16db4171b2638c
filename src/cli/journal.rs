//! What each entry posted, read from the entries themselves: the books are kept anew in memory.

use crate::cli::failure::Failure;
use crate::desk::DeskError;
use crate::ledger::chart::Chart;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Digest};
use crate::ledger::period::Moment;
use crate::report::journal::{Replay, Voucher};
use crate::store::{Store, event_of, papers, parsed};

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

/// What every entry posted, in the order of the entries.
pub(crate) fn vouchers(store: &Store) -> Result<Vec<Voucher>, Failure> {
    let mut vouchers = Vec::new();
    each_voucher(store, |_, voucher| vouchers.push(voucher))?;
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
    let (size, _) = store.head()?;
    let mut replay = Replay::new(charts(store, size)?);
    for number in 0..size {
        let seq = Seq(number);
        let entry = store.entry(seq)?.ok_or(DeskError::Opening)?;
        let line = parsed(&entry.line)?;
        let by: Code = line.by.parse().map_err(|_| DeskError::Line)?;
        let at: Moment = line.at.parse().map_err(|_| DeskError::Line)?;
        let event = event_of(&entry.line)?;
        let voucher = replay.take(&by, &event);
        take(Walked { seq, at, by, event, voucher })?;
    }
    Ok(())
}

/// The charts the entries name, as they lie in papers/.
fn charts(store: &Store, size: u64) -> Result<Vec<(Digest, Chart)>, Failure> {
    let mut charts = Vec::new();
    for number in 0..size {
        let entry = store.entry(Seq(number))?.ok_or(DeskError::Opening)?;
        let digests = match parsed(&entry.line)?.kind {
            "ledger_opened" | "chart_adopted" => event_of(&entry.line)?.charts(),
            _ => Vec::new(),
        };
        for digest in digests {
            charts.push((digest, papers::chart(store.folder(), &digest)?));
        }
    }
    Ok(charts)
}
