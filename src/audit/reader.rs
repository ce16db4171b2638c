//! The first thread. It reads every row once, looks at the line, its hash, its place in the chain and in the tree, and
//! hands the event to the second thread.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use crate::audit::approvals_are_by_another_person::Approvals;
use crate::audit::batch::{Batch, Entry, joined};
use crate::audit::books_add_up::LargeTables;
use crate::audit::checkpoint_is_on_the_chain::Notes;
use crate::audit::finding::Findings;
use crate::audit::papers_are_all_here::Papers;
use crate::audit::replay::{Replay, Replayed};
use crate::audit::tables::{self, Same};
use crate::audit::times_never_go_back::Clock;
use crate::audit::tree_nodes_match::{self, TrueNodes};
use crate::audit::{
    ApprovalCount, Claim, Evidence, Found, What, chain_is_unbroken, leaves_match_their_lines, lines_are_canonical,
    numbers_have_no_gap, opening_pins_the_ledger, shown, signatures,
};
use crate::chain::{Frontier, Hash, Line};
use crate::ledger::books::MemoryBooks;
use crate::ledger::field::Seq;

/// Batches that may wait for the second thread.
const AHEAD: usize = 8;
/// How often progress is told, in entries.
const TOLD_EVERY: u64 = 4096;

/// What one pass over the lines leaves.
#[derive(Debug)]
pub(super) struct Read {
    /// How many lines there are.
    pub(super) size: u64,
    /// The root over them.
    pub(super) root: Hash,
    /// The hash of entry 0.
    pub(super) first_leaf: Option<Hash>,
    /// The roots at the sizes somebody's checkpoint knows, as far as the lines go.
    pub(super) roots: BTreeMap<u64, Hash>,
    /// How approvals were given.
    pub(super) approvals: ApprovalCount,
    /// What the large tables hold.
    pub(super) large: LargeTables,
}

/// One pass over the lines on two threads, and the tables that can be read meanwhile.
pub(super) fn read_with_replay<E: Evidence>(
    evidence: &E,
    papers: &Papers,
    notes: &Notes,
    progress: &mut dyn FnMut(u64),
    findings: &mut Findings,
) -> Result<(Read, Replayed), E::Fault> {
    let books = MemoryBooks::new(papers.charts());
    let fingerprints = books.fingerprinter();
    let replay = Replay::new(books, evidence.kept().people);
    let (full, batches) = sync_channel(AHEAD);
    let (back, empty) = sync_channel(AHEAD.saturating_add(2));
    let (signed, queue) = signatures::queue();
    thread::scope(|scope| {
        let (signatures, checkers) = signatures::spawn(scope, &queue, signed);
        let second = scope.spawn(move || replay.run(&batches, &back));
        let third = evidence.beside().map(|beside| {
            let fingerprints = fingerprints.clone();
            scope.spawn(move || tables::go_through(&*beside, &fingerprints))
        });
        let post = Post { full, empty, batch: Batch::default() };
        let mut reader = Reader::new(post, Approvals::new(signatures), notes.sizes(), progress, findings);
        let entries = evidence.each_entry(&mut |found| reader.take(&found));
        let (mut lines, tree) = reader.finish();
        shown(entries, Claim::LinesAreCanonical, findings)?;
        if evidence.kept().books {
            tree_nodes_match::check(evidence, tree, findings)?;
            let went = third.map_or_else(|| tables::go_through(&Same(evidence), &fingerprints), joined)?;
            lines.large = went.0;
            findings.join(went.1);
        }
        checkers.finish(findings);
        let (replayed, found) = joined(second);
        findings.join(found);
        Ok((lines, replayed))
    })
}

/// The way to the second thread, and the buffers that come back.
struct Post {
    full: SyncSender<Batch>,
    empty: Receiver<Batch>,
    batch: Batch,
}

impl Post {
    fn send(&mut self, entry: &Entry<'_>) {
        self.batch.push(entry);
        if self.batch.is_full() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let next = self.empty.try_recv().unwrap_or_default();
        let batch = std::mem::replace(&mut self.batch, next);
        if let Err(TrySendError::Full(mut batch)) = self.full.try_send(batch) {
            batch.read_events();
            // The second thread reads until this end is dropped; should it have panicked, its panic is told at the end.
            let _ = self.full.send(batch);
        }
    }
}

/// The state between two lines.
struct Reader<'r> {
    post: Post,
    findings: &'r mut Findings,
    progress: &'r mut dyn FnMut(u64),
    /// The number the next line should bear.
    next: Seq,
    /// The hash of the line before.
    before: Hash,
    first_leaf: Option<Hash>,
    approvals: Approvals,
    clock: Clock,
    frontier: Frontier,
    nodes: TrueNodes,
    roots: BTreeMap<u64, Hash>,
    /// Sizes whose roots are still to come, the smallest last.
    sizes: Vec<u64>,
}

impl<'r> Reader<'r> {
    fn new(
        post: Post,
        approvals: Approvals,
        sizes: Vec<u64>,
        progress: &'r mut dyn FnMut(u64),
        findings: &'r mut Findings,
    ) -> Self {
        let mut reader = Self {
            post,
            findings,
            progress,
            next: Seq(0),
            before: Hash::ZERO,
            first_leaf: None,
            approvals,
            clock: Clock::default(),
            frontier: Frontier::new(),
            nodes: TrueNodes::default(),
            roots: BTreeMap::new(),
            sizes,
        };
        reader.keep_root();
        reader
    }

    /// Takes the next row. Reading goes on whatever was found: the first bad entry is not the only one that counts.
    fn take(&mut self, found: &Found<'_>) -> bool {
        let seq = self.place(found.number);
        let leaf = Hash::of_leaf(found.line);
        self.findings.of(Claim::LeavesMatchTheirLines, Some(seq), leaves_match_their_lines::check(found.leaf, leaf));
        match lines_are_canonical::line(found) {
            Ok(line) => self.judge(seq, &line, leaf, found.number.is_some()),
            Err(what) => {
                self.findings.add(Claim::LinesAreCanonical, Some(seq), *what);
                self.post.send(&Entry::unreadable(seq));
            }
        }
        self.grow(leaf);
        true
    }

    /// Where the row stands. After a gap counting goes on from the number in the file.
    fn place(&mut self, number: Option<i64>) -> Seq {
        if let Some(what) = numbers_have_no_gap::in_file(self.next, number) {
            self.findings.add(Claim::NumbersHaveNoGap, Some(self.next), what);
            self.post.send(&Entry::unreadable(self.next));
            if let Some(found) = number.and_then(|number| u64::try_from(number).ok()) {
                self.next = Seq(found);
            }
        }
        self.next
    }

    fn judge(&mut self, seq: Seq, line: &Line<'_>, leaf: Hash, is_numbered: bool) {
        let misplaced = numbers_have_no_gap::in_line(seq, line.seq);
        if misplaced.is_some() && !is_numbered {
            self.next = Seq(line.seq); // an export has no other numbers than these: count on from here
        }
        let entry = Entry { seq, at: line.at, by: line.by, kind: line.kind, event: line.event };
        self.post.send(&if misplaced.is_none() { entry } else { Entry::unreadable(seq) });
        self.findings.of(Claim::NumbersHaveNoGap, Some(seq), misplaced);
        if let Some((blamed, what)) = chain_is_unbroken::check(seq, self.before, line.prev) {
            self.findings.add(Claim::ChainIsUnbroken, Some(blamed), what);
        }
        self.findings.of(Claim::TimesNeverGoBack, Some(seq), self.clock.check(line.at));
        self.findings.of(Claim::OpeningPinsTheLedger, Some(seq), opening_pins_the_ledger::place(seq, line.kind));
        self.approvals.note(seq, line, leaf, self.findings);
    }

    fn grow(&mut self, leaf: Hash) {
        let nodes = &mut self.nodes;
        self.frontier.push(leaf, |level, number, hash| nodes.completed(level, number, hash));
        self.first_leaf.get_or_insert(leaf);
        self.before = leaf;
        self.next = self.next.next();
        self.keep_root();
        if self.frontier.size().is_multiple_of(TOLD_EVERY) {
            (self.progress)(self.frontier.size());
        }
    }

    /// Keeps the root of this size if somebody's checkpoint knows one.
    fn keep_root(&mut self) {
        if self.sizes.pop_if(|size| *size == self.frontier.size()).is_some() {
            self.roots.insert(self.frontier.size(), self.frontier.root());
        }
    }

    fn finish(mut self) -> (Read, TrueNodes) {
        self.post.flush();
        let size = self.frontier.size();
        (self.progress)(size);
        if size == 0 {
            self.findings.add(Claim::OpeningPinsTheLedger, Some(Seq(0)), What::NoEntries);
        }
        let (root, roots, first_leaf) = (self.frontier.root(), self.roots, self.first_leaf);
        let approvals = self.approvals.finish(self.findings);
        (Read { size, root, first_leaf, roots, approvals, large: LargeTables::default() }, self.nodes)
    }
}
