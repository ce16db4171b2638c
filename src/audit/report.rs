//! Everything told at the end.

use std::sync::Arc;

use crate::audit::finding::{DAMAGE, Finding, Findings};
use crate::audit::reader::Read;
use crate::audit::replay::Replayed;
use crate::audit::{ApprovalCount, Source, What};
use crate::chain::Hash;
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::paying::RequestFacts;
use crate::ledger::books::rows::Table;
use crate::ledger::books::{MemoryBooks, Record};
use crate::ledger::committee::concerned_requests;
use crate::ledger::event::{LedgerOpened, PrivateField};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::words::Mode;
use crate::ledger::yuan::Yuan;

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything holds.
    Holds,
    /// Something does not hold.
    Tampered,
    /// Only a note that was brought along is not this ledger's: another origin, another key, or a false signature.
    OtherLedger,
    /// The chain holds and is shorter than a known checkpoint.
    Rollback,
    /// The chain holds and is another history than a known checkpoint.
    Fork,
}

/// What became of the private fields that entries commit to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleCount {
    /// The text is here and opens its commitment.
    pub opened: u64,
    /// As before, and hidden everywhere since a person was sealed.
    pub sealed: u64,
    /// The text is not here, and no entry says why.
    pub withheld: u64,
    /// The text is not here because an entry says it was removed.
    pub removed: u64,
    /// The first hundred withheld.
    pub withheld_fields: Vec<(Seq, PrivateField)>,
}

/// A request that paid somebody on the committee, or whom a member declared to be close to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidToCommittee {
    /// The request.
    pub request: Seq,
    /// The member.
    pub member: PersonNumber,
    /// What was paid.
    pub paid: Yuan,
}

/// What a purse holds in an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The account's code.
    pub account: String,
    /// The project's code; empty for the general fund.
    pub project: String,
    /// Where the money comes from, as the file spells it.
    pub source_kind: String,
    /// How much, in 分.
    pub fen: i64,
}

/// A checkpoint that is on this chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingNote {
    /// Where it comes from.
    pub source: Source,
    /// How many entries it covers.
    pub size: u64,
    /// The note.
    pub note: String,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many entries there are.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The hash of entry 0: with origin and key, what the ledger is known by.
    pub first_leaf: Option<Hash>,
    /// What entry 0 says.
    pub opened: Option<Arc<LedgerOpened>>,
    /// Whether it takes two persons after the last entry that was judged.
    pub mode: Mode,
    /// How many entries the rules were asked for and allowed. Less than `size`: judging ended at the first that failed.
    pub judged: u64,
    /// The first hundred findings, by entry.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub total: u64,
    /// The first entry to blame.
    pub first_bad: Option<Seq>,
    /// The checkpoints that stand, the smallest first. Entries beyond the last are under nobody's signature yet.
    pub standing: Vec<StandingNote>,
    /// What became of private fields; nothing when this copy goes without them.
    pub people: Option<PeopleCount>,
    /// How approvals were given; those on paper are weaker.
    pub approvals: ApprovalCount,
    /// What the fund paid to its committee and those close to it, when the rules allowed every entry. Nothing is wrong with
    /// it that the rules say; whoever verifies is to know.
    pub to_committee: Vec<PaidToCommittee>,
    /// How many numbers of official receipts are missing between others of their series.
    pub receipts_missing: Count,
    /// How many papers an export leaves at home. Their digests stand in the lines.
    pub papers_withheld: u64,
    /// How many files around the export the list of a pack names; nothing for any other folder.
    pub packed: Option<u64>,
    /// What each purse holds, when the rules allowed every entry.
    pub balances: Vec<Balance>,
    verdict: Verdict,
}

impl Report {
    /// The answer in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
}

/// FORK and ROLLBACK are told of a chain that is sound in itself. A checkpoint that lies in the same export as the lines
/// is no knowledge from elsewhere: an export that contradicts itself was tampered with.
fn verdict(findings: &Findings, is_export: bool) -> Verdict {
    if findings.is_empty() {
        return Verdict::Holds;
    }
    if findings.break_any(&DAMAGE) {
        return Verdict::Tampered;
    }
    let is_known = |source: &Source| match source {
        Source::Remembered | Source::Given(_) => true,
        Source::Folder(_) | Source::Head => !is_export,
    };
    let heads = findings.heads();
    if heads.iter().any(|f| matches!(&f.what, What::Fork { source, .. } if is_known(source))) {
        return Verdict::Fork;
    }
    if heads.iter().any(|f| matches!(&f.what, What::Rollback { source, .. } if is_known(source))) {
        return Verdict::Rollback;
    }
    let of_others = heads.iter().filter(|finding| is_of_another_ledger(&finding.what)).count();
    if u64::try_from(of_others) == Ok(findings.total()) { Verdict::OtherLedger } else { Verdict::Tampered }
}

fn is_of_another_ledger(what: &What) -> bool {
    matches!(what, What::CheckpointIsNone { source: Source::Given(_), .. })
}

/// Puts everything together.
pub(super) fn write(
    read: &Read,
    replayed: Replayed,
    standing: Vec<StandingNote>,
    (people, papers_withheld): (Option<PeopleCount>, u64),
    (is_export, packed): (bool, Option<u64>),
    findings: Findings,
) -> Report {
    let rows = if replayed.is_complete { replayed.books.rows(Table::Cash) } else { Vec::new() };
    Report {
        size: read.size,
        root: read.root,
        first_leaf: read.first_leaf,
        opened: replayed.opened,
        mode: mode(&replayed.books),
        judged: replayed.judged,
        verdict: verdict(&findings, is_export),
        total: findings.total(),
        first_bad: findings.first(),
        findings: findings.into_list(),
        standing,
        people,
        approvals: read.approvals.clone(),
        to_committee: if replayed.is_complete { paid_to_committee(&replayed.books) } else { Vec::new() },
        receipts_missing: replayed.receipts.missing(),
        papers_withheld,
        packed,
        balances: rows.iter().filter_map(|row| balance(row)).collect(),
    }
}

fn paid_to_committee(books: &MemoryBooks) -> Vec<PaidToCommittee> {
    let paid = |request: Seq| RequestFacts::find(books, &request).unwrap_or_default().paid_in_all();
    let all = concerned_requests(books).into_iter();
    let all = all.map(|(request, member)| PaidToCommittee { request, member, paid: paid(request) });
    all.filter(|one| !one.paid.is_zero()).collect()
}

/// A row of the books' cash: account, project, source kind, 分.
fn balance(row: &str) -> Option<Balance> {
    let mut columns = row.split('\t');
    let mut column = || columns.next().map(str::to_owned);
    Some(Balance { account: column()?, project: column()?, source_kind: column()?, fen: column()?.parse().ok()? })
}
