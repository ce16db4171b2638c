//! `verify [PATH]`: everything that can be computed is computed anew from the lines. It only reads.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::audit::{Asked, Finding, PaidToCommittee, Report, Verdict, What, run};
use crate::chain::{Checkpoint, Note, Policy, VerifierKey};
use crate::cli::compare::{answer, given_key, history, save_fork};
use crate::cli::evidence::{export_evidence, store_evidence};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::history::{Kind, Side, body_of, lines_in};
use crate::desk::verifier;
use crate::ledger::event::LedgerOpened;
use crate::store::{Access, Folder, Store, StoreError};

/// How many findings are told in words.
const TOLD: usize = 20;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[arg(value_name = "PATH", help = help().proof.verify_path)]
    path: Option<PathBuf>,
    #[arg(long, value_name = "NOTE", help = help().proof.known)]
    known: Vec<PathBuf>,
    #[arg(long, value_name = "KEY", help = help().proof.key)]
    key: Option<String>,
    #[arg(long, value_name = "FILE", help = help().proof.policy)]
    policy: Option<PathBuf>,
}

impl Verify {
    /// Verifies a folder for another command.
    pub(super) fn of(path: PathBuf, known: Option<PathBuf>, key: Option<String>) -> Self {
        Self { path: Some(path), known: known.into_iter().collect(), key, policy: None }
    }

    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let asked = self.asked(session)?;
        let policy = self.policy(session)?;
        let place = self.path.clone().unwrap_or_else(|| session.folder.path().to_owned());
        let report = audit(session, &place, &asked)?;
        let key = report.opened.as_deref().and_then(|opened| verifier(opened).ok());
        if session.format.is_for_programs() {
            tell_program(session, &report, key.as_ref());
        } else {
            tell_person(session, &report, key.as_ref(), asked.known.len());
        }
        if let Some(key) = &key {
            save_evidence_of(session, &place, &report, key)?;
        }
        ended(&report)?;
        policy.map_or(Ok(()), |policy| seen_by_others(session, &report, &policy))
    }

    /// Whose cosignatures whoever verifies wants to see.
    fn policy(&self, session: &Session<'_>) -> Result<Option<Policy>, Failure> {
        let Some(path) = &self.policy else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|e| Failure::file(session.words, path, e))?;
        let read = text.parse().map_err(|error| Failure::refused(session.words.policy_is_none(path, &error)));
        read.map(Some)
    }

    /// What whoever verifies brings along.
    fn asked(&self, session: &Session<'_>) -> Result<Asked, Failure> {
        let mut known = Vec::new();
        for path in &self.known {
            let bytes = std::fs::read(path).map_err(|e| Failure::file(session.words, path, e))?;
            known.push((path.display().to_string(), bytes));
        }
        Ok(Asked { known, pinned: given_key(session, self.key.as_deref())? })
    }
}

/// Whether a ledger holds, without a word: for commands that just wrote one.
pub(super) fn holds(folder: &Folder) -> Result<(), Failure> {
    let store = Store::open_as_it_is(folder, Access::Read)?;
    let report = run(&store_evidence(&store), &Asked::default(), &mut |_| {})?;
    ended(&report)
}

/// Audits a ledger's folder or an export.
fn audit(session: &Session<'_>, place: &Path, asked: &Asked) -> Result<Report, Failure> {
    let label = session.words.reading_lines();
    match Kind::of(place) {
        None => Err(StoreError::NotALedger(place.to_owned()).into()),
        Some(Kind::Ledger) => {
            let store = Store::open_as_it_is(&Folder::new(place), Access::Read)?;
            for orphan in Folder::new(place).orphan_journals() {
                session.console.remark(session.words.orphan_found(&orphan));
            }
            let mut progress = session.console.progress(store.head().map_or(0, |(size, _)| size), label);
            Ok(run(&store_evidence(&store), asked, &mut |done| progress.reach(done))?)
        }
        Some(Kind::Export) => {
            let head = std::fs::read_to_string(lines_in(place).join("checkpoint.note")).unwrap_or_default();
            let mut progress = session.console.progress(body_of(&head).map_or(0, |head| head.size), label);
            Ok(run(&export_evidence(place)?, asked, &mut |done| progress.reach(done))?)
        }
    }
}

/// The newest head that enough others saw; none, and nobody but the desk vouches for the end of the chain.
fn seen_by_others(session: &Session<'_>, report: &Report, policy: &Policy) -> Result<(), Failure> {
    let speaks_of = |opened: &LedgerOpened| verifier(opened).is_ok_and(|key| policy.logs.contains(&key));
    if !report.opened.as_deref().is_some_and(speaks_of) {
        return Err(Failure::refused(session.words.policy_is_of_another_ledger()));
    }
    let notes = report.standing.iter().rev().filter_map(|one| Some((one.size, one.note.parse::<Note>().ok()?)));
    let mut met = notes.filter(|(_, note)| policy.is_met_by(note));
    match met.next() {
        Some((size, note)) => {
            session.console.say(session.words.seen_by(&policy.cosigners(&note), size, report.size));
            Ok(())
        }
        None => Err(answer(session, Exit::Tampered, &session.words.policy_is_not_met())),
    }
}

/// The exit code of a verdict; its words were printed.
fn ended(report: &Report) -> Result<(), Failure> {
    Err(Failure::Shown(match report.verdict() {
        Verdict::Holds => return Ok(()),
        Verdict::Tampered => Exit::Tampered,
        Verdict::OtherLedger => Exit::Refused,
        Verdict::Rollback => Exit::Rollback,
        Verdict::Fork => Exit::Fork,
    }))
}

fn tell_person(session: &Session<'_>, report: &Report, key: Option<&VerifierKey>, known: usize) {
    let (words, console) = (session.words, session.console);
    console.say(words.verdict(report));
    for finding in report.findings.iter().take(TOLD) {
        let told = words.finding(finding);
        console.say(format!("✗ {}\n    {}", told.what, told.cure));
    }
    let shown = report.findings.len().min(TOLD);
    if u64::try_from(shown).is_ok_and(|shown| report.total > shown) {
        console.say(words.more_findings(report.total, shown));
    }
    console.say(words.verified(report, key, known));
}

/// One object for programs; the words `OK`, `TAMPER` … are those of `verify.py`.
fn tell_program(session: &Session<'_>, report: &Report, key: Option<&VerifierKey>) {
    let word = match report.verdict() {
        Verdict::Holds => "OK",
        Verdict::Tampered => "TAMPER",
        Verdict::OtherLedger => "REFUSED",
        Verdict::Rollback => "ROLLBACK",
        Verdict::Fork => "FORK",
    };
    let people = report.people.as_ref().map(|people| {
        json!({ "opened": people.opened, "sealed": people.sealed, "withheld": people.withheld, "removed": people.removed })
    });
    let notes = report
        .standing
        .iter()
        .map(|note| json!({ "size": note.size, "source": session.words.note_source(&note.source) }));
    let object = json!({
        "verdict": word,
        "size": report.size,
        "root": report.root.to_string(),
        "first_leaf": report.first_leaf.map(|leaf| leaf.to_string()),
        "origin": report.opened.as_ref().map(|opened| opened.origin.to_string()),
        "key": key.map(ToString::to_string),
        "judged": report.judged,
        "first_bad": report.first_bad.map(|seq| seq.0),
        "total": report.total,
        "findings": report.findings.iter().map(|finding| as_json(session, finding)).collect::<Vec<_>>(),
        "checkpoints": notes.collect::<Vec<_>>(),
        "people": people,
        "approvals": json!({ "signed": report.approvals.signed, "on_paper": report.approvals.on_paper }),
        "to_committee": report.to_committee.iter().map(to_committee).collect::<Vec<_>>(),
        "receipts_missing": report.receipts_missing.0,
        "papers_withheld": report.papers_withheld,
    });
    session.console.hand_over_line(&object.to_string());
}

fn to_committee(one: &PaidToCommittee) -> Value {
    json!({ "request": one.request.0, "member": one.member.to_string(), "paid": one.paid.to_string() })
}

fn as_json(session: &Session<'_>, finding: &Finding) -> Value {
    let told = session.words.finding(finding);
    json!({
        "claim": finding.claim.word(),
        "seq": finding.seq.map(|seq| seq.0),
        "what": told.what,
        "means": told.cure,
    })
}

/// On FORK both notes are saved, with the proof that they exclude each other where the lines can still be read.
fn save_evidence_of(session: &Session<'_>, place: &Path, report: &Report, key: &VerifierKey) -> Result<(), Failure> {
    if report.verdict() != Verdict::Fork {
        return Ok(());
    }
    let fork_of = |finding: &Finding| {
        let What::Fork { size, known, found, note, other, .. } = &finding.what else { return None };
        Some((*size, [*known, *found], note.clone(), other.clone()))
    };
    let Some((size, roots, note, other)) = report.findings.iter().find_map(fork_of) else { return Ok(()) };
    let given = Side::Note { checkpoint: Checkpoint { origin: key.name().to_owned(), size, root: roots[0] }, note };
    let lines = history(session, place).ok().flatten().map(|history| Side::History(Box::new(history)));
    let other = other.map(|note| Side::Note {
        checkpoint: Checkpoint { origin: key.name().to_owned(), size, root: roots[1] },
        note,
    });
    let Some(second) = lines.or(other) else { return Ok(()) };
    session.console.remark(session.words.notes_saved(&save_fork(session, [&given, &second], size, key)?.0));
    Ok(())
}
