//! 抽样清单: which entries to look at first, and why. Large, round, late, undone, near self-approved, on a weekend, just under a
//! threshold. Nothing is judged: every reason has an honest explanation, and the paper behind the entry gives it.
//!
//! Entries pass by one at a time. Of each reason the largest are kept and all are counted, so a million entries cost no
//! more memory than a thousand; what waits for approval and which requests were paid is held by its number.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Tally;
use crate::ledger::event::{Event, Kind, ThresholdsSet};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Moment};
use crate::ledger::words::SampleReason;
use crate::ledger::yuan::Yuan;
use crate::report::heading::Heading;
use crate::report::passing::{Passing, approves, comes_in, goes_out, undoes};
use crate::report::table::{Cell, Table, Word};
use crate::report::title::{AuditTitle, Title};

/// How many entries a reason lists.
pub const MOST: usize = 100;
/// How many of each side are large.
pub const LARGE: usize = 20;
/// More days than this between what happened and its entry are late.
pub const LATE_DAYS: u32 = 30;
/// An approval sooner than this after its entry is near, in seconds: nobody looked long.
pub const NEAR_SECONDS: i64 = 600;
/// What is round: whole thousands of yuan, in 分.
const ROUND: i64 = 100_000;

/// What is kept of an entry that is worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sample {
    kind: Kind,
    date: Option<Day>,
    recorded_on: Day,
    by: Code,
    amount: Yuan,
    about: Option<Seq>,
    reasons: BTreeSet<usize>,
}

/// The largest of a reason, and how many there are.
#[derive(Clone, Debug, Default)]
struct Kept {
    tally: Tally,
    largest: BTreeSet<(Yuan, Reverse<Seq>)>,
}

/// Entries worth a look, as they pass by.
#[derive(Debug, Default)]
pub struct Samples {
    kept: BTreeMap<usize, Kept>,
    /// Money in and money out, the largest of each.
    large: BTreeMap<bool, BTreeSet<(Yuan, Reverse<Seq>)>>,
    listed: BTreeMap<Seq, Sample>,
    /// What may still be approved: who recorded it, when.
    waiting: BTreeMap<Seq, (Code, Moment)>,
    thresholds: Vec<ThresholdsSet>,
}

impl Samples {
    /// Takes the next entry.
    pub fn take(&mut self, passing: &Passing<'_>) {
        if let Event::ThresholdsSet(set) = passing.event {
            self.thresholds.push(set.clone());
        }
        let kind = passing.event.kind();
        if kind.waits_for_approval() {
            self.waiting.insert(passing.seq, (passing.by.clone(), passing.at));
        }
        let mut reasons = Vec::new();
        let amount = passing.amount();
        if !amount.is_zero() {
            reasons.extend(self.about_money(passing, amount));
        }
        // Hours and points that were undone are worth a look too, though no money moved.
        if undoes(passing.event).is_some() {
            reasons.push(SampleReason::Undone);
        }
        if self.is_near_self_approved(passing) {
            reasons.push(SampleReason::NearSelfApproved);
        }
        for reason in reasons {
            self.keep(passing, reason, amount);
        }
        self.keep_large(passing, amount);
    }

    fn about_money(&self, passing: &Passing<'_>, amount: Yuan) -> Vec<SampleReason> {
        let is_out = goes_out(passing.event);
        let date = passing.event.day();
        let is_late =
            passing.voucher.is_some_and(|voucher| voucher.sides.iter().any(|side| voucher.is_late(&side.posting)))
                || date.is_some_and(|date| passing.recorded_on.number().saturating_sub(date.number()) > LATE_DAYS);
        let told = [
            (SampleReason::Round, is_out && amount.fen().checked_rem(ROUND) == Some(0)),
            (SampleReason::Late, passing.voucher.is_some() && is_late),
            (SampleReason::Weekend, is_out && date.is_some_and(Day::is_weekend)),
            (SampleReason::JustUnder, self.is_just_under(passing.event, amount)),
        ];
        told.into_iter().filter(|(_, is_so)| *is_so).map(|(reason, _)| reason).collect()
    }

    /// Less than a tenth below what would have needed somebody more.
    fn is_just_under(&self, event: &Event, amount: Yuan) -> bool {
        let Some(day) = event.day() else { return false };
        let in_force = self.thresholds.iter().filter(|set| set.from <= day).max_by_key(|set| set.from);
        let Some(set) = in_force else { return false };
        let is_undoing =
            matches!(event, Event::DonationRefunded(_) | Event::EntryReversed(_) | Event::MoneyTransferred(_));
        let threshold = if matches!(event, Event::PaymentRequested(_)) {
            *set.two_approvers_from
        } else if is_undoing {
            *set.second_person_from
        } else {
            None
        };
        threshold.is_some_and(|threshold| {
            amount < threshold && amount.fen().saturating_mul(10) >= threshold.fen().saturating_mul(9)
        })
    }

    /// An approval that came within minutes, or that the recorder of the entry typed in.
    fn is_near_self_approved(&mut self, passing: &Passing<'_>) -> bool {
        let Event::EntriesApproved(approved) = passing.event else { return false };
        let of: Vec<Seq> = self.waiting.range(approved.first..=approved.last).map(|(seq, _)| *seq).collect();
        of.into_iter().any(|seq| {
            self.waiting.get(&seq).is_some_and(|(by, at)| {
                let elapsed = passing.at.seconds().saturating_sub(at.seconds());
                by == passing.by && approved.signature.is_none() || elapsed < NEAR_SECONDS
            })
        })
    }

    fn keep(&mut self, passing: &Passing<'_>, reason: SampleReason, amount: Yuan) {
        let place = place_of(reason);
        let kept = self.kept.entry(place).or_default();
        kept.tally.count = kept.tally.count.and_one();
        kept.tally.total = kept.tally.total.plus(amount).unwrap_or(kept.tally.total);
        kept.largest.insert((amount, Reverse(passing.seq)));
        let dropped = if kept.largest.len() > MOST { kept.largest.pop_first() } else { None };
        self.add(passing, place, amount);
        if let Some((_, Reverse(seq))) = dropped {
            self.drop(seq, place);
        }
    }

    fn keep_large(&mut self, passing: &Passing<'_>, amount: Yuan) {
        let is_out = goes_out(passing.event);
        if amount.is_zero() || !(is_out || comes_in(passing.event)) {
            return;
        }
        let largest = self.large.entry(is_out).or_default();
        largest.insert((amount, Reverse(passing.seq)));
        let dropped = if largest.len() > LARGE { largest.pop_first() } else { None };
        self.add(passing, place_of(SampleReason::Large), amount);
        if let Some((_, Reverse(seq))) = dropped {
            self.drop(seq, place_of(SampleReason::Large));
        }
    }

    fn add(&mut self, passing: &Passing<'_>, reason: usize, amount: Yuan) {
        let sample = self.listed.entry(passing.seq).or_insert_with(|| Sample {
            kind: passing.event.kind(),
            date: passing.event.day(),
            recorded_on: passing.recorded_on,
            by: passing.by.clone(),
            amount,
            about: undoes(passing.event).or_else(|| approves(passing.event)),
            reasons: BTreeSet::new(),
        });
        sample.reasons.insert(reason);
    }

    fn drop(&mut self, seq: Seq, reason: usize) {
        let is_left_without = self.listed.get_mut(&seq).is_some_and(|sample| {
            sample.reasons.remove(&reason);
            sample.reasons.is_empty()
        });
        if is_left_without {
            self.listed.remove(&seq);
        }
    }

    /// How many entries there are for each reason, and how many of them are listed.
    #[must_use]
    pub fn reasons(&self) -> Table {
        let headings = [Heading::SampleReason, Heading::Entries, Heading::Listed, Heading::Amount];
        let mut table = Table::new(Title::Audit(AuditTitle::SampleReasons), &headings);
        for reason in SampleReason::ALL {
            let tally = self.tally(*reason);
            let listed = self.listed.values().filter(|sample| sample.reasons.contains(&place_of(*reason))).count();
            table.push([Cell::from(*reason), tally.count.into(), counted(listed).into(), tally.total.into()]);
        }
        table
    }

    fn tally(&self, reason: SampleReason) -> Tally {
        if reason != SampleReason::Large {
            return self.kept.get(&place_of(reason)).map(|kept| kept.tally).unwrap_or_default();
        }
        let large = || self.large.values().flatten().map(|(amount, _)| *amount);
        Tally { count: counted(large().count()), total: Yuan::sum(large()).unwrap_or_default() }
    }

    /// The entries, by number, each with all its reasons.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = Table::new(Title::Audit(AuditTitle::Samples), &COLUMNS);
        for (seq, sample) in &self.listed {
            let reasons = SampleReason::ALL.iter().filter(|reason| sample.reasons.contains(&place_of(**reason)));
            table.push([
                Cell::from(*seq),
                sample.kind.into(),
                sample.date.into(),
                sample.recorded_on.into(),
                (&sample.by).into(),
                sample.amount.into(),
                sample.about.into(),
                Cell::Words(reasons.map(|reason| Word::SampleReason(*reason)).collect()),
            ]);
        }
        table
    }
}

const COLUMNS: [Heading; 8] = [
    Heading::Seq,
    Heading::EntryKind,
    Heading::Date,
    Heading::RecordedOn,
    Heading::By,
    Heading::Amount,
    Heading::OriginalSeq,
    Heading::WhySampled,
];

fn place_of(reason: SampleReason) -> usize {
    SampleReason::ALL.iter().position(|one| *one == reason).unwrap_or(usize::MAX)
}

fn counted(count: usize) -> Count {
    Count(u64::try_from(count).unwrap_or(u64::MAX))
}
