//! `approve` (and `pay approve`): another person's word, signed with the key he brings or on his own machine, or on a
//! photographed paper.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::approval::approval_message;
use crate::chain::{Hash, SigningKey};
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keys::key;
use crate::cli::matching::Foreseen;
use crate::cli::pay::filed;
use crate::cli::person::tell_erasure;
use crate::cli::session::Session;
use crate::cli::sign::{Answer, write_requests};
use crate::desk::{Desk, DeskError};
use crate::ledger::books::registers::operators::is_alone;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::books::{Books, OperatorFacts};
use crate::ledger::command::Command;
use crate::ledger::event::{EntriesApproved, Event, Kind, PaymentRequested, PersonErased};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Signature};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ApprovalRefusal, Refusal};
use crate::ledger::rule_book::RuleBook;
use crate::ledger::waiting::gives_its_word_on;
use crate::ledger::words::{Holder, Role};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Approve {
    #[arg(value_name = "SEQ", help = help().operators.approve_seq)]
    seqs: Vec<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paper_file", "answer", "request"], help = help().paying.key)]
    key: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().paying.passphrase_file)]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["answer", "request"], help = help().paying.approve_paper_file)]
    paper_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().operators.approve_request)]
    request: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["request", "seqs"], help = help().operators.approve_answer)]
    answer: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = help().paying.approver)]
    approver: Option<String>,
    #[arg(long, value_name = "ROLE", help = help().paying.role)]
    role: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

/// How he gives his word.
pub(super) enum Sealed {
    ByKey(Box<SigningKey>),
    Elsewhere(Signature),
    OnPaper(Maybe<Digest>),
}

impl Sealed {
    /// With the key he brought, or on a paper.
    pub(super) fn brought(
        session: &Session<'_>,
        desk: &Desk,
        (key_file, passphrase_file): (Option<&Path>, Option<&Path>),
        paper_file: Option<&Path>,
    ) -> Result<Self, Failure> {
        Ok(match key_file {
            Some(path) => Self::ByKey(Box::new(key(session, path, passphrase_file)?)),
            None => Self::OnPaper(filed(session, desk, paper_file)?),
        })
    }

    /// Whose key it is.
    pub(super) fn owner(&self) -> Option<&str> {
        if let Self::ByKey(key) = self { Some(key.verifier().name()) } else { None }
    }

    /// The paper and the signature of an entry, of which one is there.
    pub(super) fn over(
        &self,
        message: impl FnOnce() -> Result<String, Failure>,
    ) -> Result<(Maybe<Digest>, Maybe<Signature>), Failure> {
        Ok(match self {
            Self::ByKey(key) => {
                let signature = key.sign(message()?.as_bytes()).to_string();
                (Maybe::EMPTY, Maybe(Some(signature.parse().map_err(|_| DeskError::Line)?)))
            }
            Self::Elsewhere(signature) => (Maybe::EMPTY, Maybe(Some(signature.clone()))),
            Self::OnPaper(file) => (*file, Maybe::EMPTY),
        })
    }
}

/// The numbers that were given, or the one that is asked for.
pub(super) fn numbers(session: &Session<'_>, given: &[String]) -> Result<Vec<Seq>, Failure> {
    if given.is_empty() {
        return Ok(vec![session.need(Question::Seq, None)?]);
    }
    given.iter().map(|one| session.need(Question::Seq, Some(one))).collect()
}

impl Approve {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        if let Some(path) = &self.answer {
            return self.take_answer(session, &mut desk, path);
        }
        let all = self.ranges(session, &desk)?;
        if let Some(path) = &self.request {
            return write_requests(session, &desk, &all, path);
        }
        let keys = (self.key.as_deref(), self.passphrase_file.as_deref());
        let sealed = Sealed::brought(session, &desk, keys, self.paper_file.as_deref())?;
        let approver = approver(session, &desk, self.approver.as_deref().or(sealed.owner()))?;
        let mut words = Vec::new();
        for (first, last) in all {
            words.push(self.word(session, &desk, &approver, (first, last), &sealed)?);
        }
        let_happen(session, &mut desk, words)
    }

    /// What was signed elsewhere comes home, all of it or nothing.
    fn take_answer(&self, session: &Session<'_>, desk: &mut Desk, path: &Path) -> Result<(), Failure> {
        let mut words = Vec::new();
        for answer in Answer::read_all(session, path)? {
            let range = answer.entries(desk.opened().origin.as_str());
            let range = range.ok_or_else(|| Failure::refused(session.words.no_answer(path)))?;
            words.push(self.word(session, desk, &answer.by, range, &Sealed::Elsewhere(answer.signature))?);
        }
        let_happen(session, desk, words)
    }

    /// The entries of each number: itself, or a whole list with its request.
    fn ranges(&self, session: &Session<'_>, desk: &Desk) -> Result<Vec<(Seq, Seq)>, Failure> {
        let numbers = numbers(session, &self.seqs)?;
        let books = desk.store().books();
        let ranges = numbers.into_iter().flat_map(|seq| entries_of(&books, seq)).collect();
        books.fault()?;
        Ok(ranges)
    }

    fn word(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        approver: &Code,
        (first, last): (Seq, Seq),
        sealed: &Sealed,
    ) -> Result<EntriesApproved, Failure> {
        let (paper_file, signature) = sealed.over(|| {
            let leaf = leaf_of(desk, last, ApprovalRefusal::ApprovalMustCoverEntries { first, last }.into())?;
            Ok(approval_message(desk.opened().origin.as_str(), first.0, last.0, leaf))
        })?;
        Ok(EntriesApproved {
            approver: approver.clone(),
            date: session.day(self.date.as_deref(), desk.today())?,
            first,
            last,
            paper_file,
            role: self.role(session, desk, approver, first)?,
            signature,
        })
    }

    /// The role he holds that has a word in this matter.
    fn role(&self, session: &Session<'_>, desk: &Desk, approver: &Code, first: Seq) -> Result<Role, Failure> {
        if let Some(role) = session.maybe(Question::Role, self.role.as_deref())? {
            return Ok(role);
        }
        let books = desk.store().books();
        let held = books.operator(approver).map(|OperatorFacts { roles, .. }| roles).unwrap_or_default();
        let recalled = books.recall(first);
        let waiting = WaitingFacts::waiting(&books, first);
        books.fault()?;
        if let Some((_, event)) = waiting {
            let speaks = held.iter().copied().find(|role| gives_its_word_on(&books, *role, &event));
            return Ok(speaks.unwrap_or(Role::Approver));
        }
        if let Some(recalled) = recalled
            && let Event::PaymentRequested(request) = &recalled.event
        {
            return Ok(speaks_for(&books, request, &held));
        }
        // Whoever confirmed a match countersigns it.
        Ok(Role::Federation)
    }
}

/// Records the approvals, and tells what an erasure that waited for one took away and left, and how a refund or reversal moves
/// what is due of a match.
fn let_happen(session: &Session<'_>, desk: &mut Desk, words: Vec<EntriesApproved>) -> Result<(), Failure> {
    let (mut erasures, mut undone): (Vec<PersonErased>, Vec<Seq>) = (Vec::new(), Vec::new());
    let mut published: Vec<((Seq, Day), Count, Day)> = Vec::new();
    let mut merged: Vec<PersonNumber> = Vec::new();
    let mut reversals: Vec<Seq> = Vec::new();
    {
        let books = desk.store().books();
        let waiting = words.iter().filter_map(|word| Some((word.first, WaitingFacts::waiting(&books, word.first)?.1)));
        for (word, event) in waiting {
            if let Event::PersonErased(e) = event {
                erasures.push(e);
            } else if let Event::DonationRefunded(e) = event {
                undone.push(e.gift);
            } else if let Event::EntryReversed(e) = event {
                undone.push(e.entry);
                reversals.push(word);
            } else if let Event::PersonMerged(e) = event {
                merged.push(e.from);
            } else if let Event::PointsPublished(e) = event
                && let Some(book) = RuleBook::on(&books, desk.today())
            {
                published.push(((word, e.date), e.count, book.counts_from(desk.today())));
            }
        }
    }
    let commands: Vec<Command> = words.into_iter().map(Command::Approve).collect();
    let foreseen = Foreseen::of(desk, &commands, &undone)?;
    approve_and_join(session, desk, &commands, merged)?;
    if session.dry_run {
        return Ok(());
    }
    foreseen.tell(session, desk)?;
    reversals.into_iter().try_for_each(|seq| crate::cli::points::tell_struck(session, desk, seq))?;
    for (entry, count, from) in published {
        session.console.say(session.words.entries_published(count, from));
        crate::cli::points::tell_paid(session, desk, entry)?;
        crate::cli::points::warn_of_cover(session, desk)?;
    }
    erasures.iter().try_for_each(|e| tell_erasure(session, desk, e.number, e.manner))
}

/// The points of a number that was merged go along with the word that lets it, in one.
fn approve_and_join(
    session: &Session<'_>,
    desk: &mut Desk,
    commands: &[Command],
    merged: Vec<PersonNumber>,
) -> Result<(), Failure> {
    let today = desk.today();
    let mut batch = desk.batch()?;
    let mut all = commands.iter().map(|command| batch.record(command, &[])).collect::<Result<Vec<_>, _>>()?;
    for from in merged {
        all.extend(crate::cli::points::join(&mut batch, from, today)?);
    }
    if session.dry_run {
        drop(batch);
    } else {
        batch.commit()?;
    }
    session.tell(desk, &all)
}

/// The role that speaks for the purses of a request.
fn speaks_for(books: &impl Books, request: &PaymentRequested, held: &[Role]) -> Role {
    let is_owners = |account: &Code| books.account(account) == Some(Holder::OwnersCommittee);
    let is_all_owners = request.sources.iter().all(|source| is_owners(&source.account));
    let mut order = [Role::Approver, Role::Federation, Role::OwnersCommittee];
    if is_all_owners {
        order.rotate_right(1);
    }
    let fits = order.into_iter().find(|role| held.contains(role)).or_else(|| held.first().copied());
    fits.unwrap_or(Role::Approver)
}

/// The first and the last of the entries that somebody's word on a number is about: a request with its list, the rows of
/// an import of openings that wait still, in runs, else itself.
pub(super) fn entries_of(books: &impl Books, seq: Seq) -> Vec<(Seq, Seq)> {
    match books.recall(seq).as_deref().map(|recalled| &recalled.event) {
        Some(Event::PaymentRequested(request)) => vec![(seq, request.last_entry(seq))],
        Some(Event::RosterImported(e)) if e.of.as_str() == Kind::VolunteerOpeningRecorded.word() => {
            let runs = waiting_among(books, (seq.next(), Seq(seq.0.saturating_add(e.rows.0))));
            if runs.is_empty() { vec![(seq, seq)] } else { runs }
        }
        // What cannot be approved at all, the rules say.
        Some(_) | None => vec![(seq, seq)],
    }
}

/// The rows that wait, as runs without a gap: one of them may have been rejected or approved for itself.
fn waiting_among(books: &impl Books, (first, last): (Seq, Seq)) -> Vec<(Seq, Seq)> {
    let mut runs: Vec<(Seq, Seq)> = Vec::new();
    for row in (first.0..=last.0).map(Seq).filter(|row| WaitingFacts::waiting(books, *row).is_some()) {
        match runs.last_mut() {
            Some((_, end)) if end.next() == row => *end = row,
            _ => runs.push((row, row)),
        }
    }
    runs
}

/// Whoever is named or owns the key; on paper the recorder himself when nobody else is there.
pub(super) fn approver(session: &Session<'_>, desk: &Desk, named: Option<&str>) -> Result<Code, Failure> {
    let books = desk.store().books();
    let alone = (named.is_none() && is_alone(&books)).then(|| desk.by().to_string());
    books.fault()?;
    let said = named.map(ToOwned::to_owned).or(alone);
    match said.or_else(|| session.console.ask(&session.words.question(Question::Operator))) {
        Some(code) => session.need(Question::Operator, Some(&code)),
        None => Err(Failure::refused(session.words.approver_is_missing())),
    }
}

/// The leaf of an entry as it lies there: what is signed.
pub(super) fn leaf_of(desk: &Desk, seq: Seq, missing: Refusal) -> Result<Hash, Failure> {
    Ok(desk.store().entry(seq)?.ok_or_else(|| DeskError::from(missing))?.leaf)
}
