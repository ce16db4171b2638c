//! `pay approve`, `pay reject`: another person's word, signed with the key he brings, or on a photographed paper.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::SigningKey;
use crate::chain::approval::approval_message;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keygen::{known_passphrase, locked};
use crate::cli::pay::{filed, request_of};
use crate::cli::session::Session;
use crate::desk::{Desk, DeskError};
use crate::ledger::books::registers::approving::is_alone;
use crate::ledger::books::{Books, OperatorFacts};
use crate::ledger::command::Command;
use crate::ledger::event::{EntriesApproved, EntryRejected, Kind, PaymentRequested};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Signature};
use crate::ledger::words::{Holder, Role};
use crate::store::locked::unlock;
use crate::text::Question;

/// How a file begins that is locked with a passphrase.
const LOCKED: &[u8] = b"age-encryption.org/";

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Approve {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "paper_file", help = help().paying.key)]
    key: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().paying.passphrase_file)]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = help().paying.approve_paper_file)]
    paper_file: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = help().paying.approver)]
    approver: Option<String>,
    #[arg(long, value_name = "ROLE", help = help().paying.role)]
    role: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Approve {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let first: Seq = session.need(Question::Seq, self.seq.as_deref())?;
        // The federation countersigns a match it confirmed; everything else that waits is a request.
        let request = if is_confirmed_match(&desk, first)? { None } else { Some(request_of(&desk, first)?) };
        let last = request.as_ref().map_or(first, |request| request.last_entry(first));
        let key = self.key.as_deref().map(|path| key(session, path, self.passphrase_file.as_deref())).transpose()?;
        let approver = self.approver(session, &desk, key.as_ref())?;
        let signature = key.map(|key| signature(&desk, &key, first, last)).transpose()?;
        let word = EntriesApproved {
            role: match &request {
                Some(request) => self.role(session, &desk, &approver, request)?,
                None => Role::Federation,
            },
            approver,
            date: session.day(self.date.as_deref(), desk.today())?,
            first,
            last,
            paper_file: filed(session, &desk, self.paper_file.as_deref())?,
            signature: Maybe(signature),
        };
        session.record(&mut desk, &Command::Approve(word), &[]).map(drop)
    }

    /// Whose key it is; on paper whoever is named, or the recorder himself when nobody else is there.
    fn approver(&self, session: &Session<'_>, desk: &Desk, key: Option<&SigningKey>) -> Result<Code, Failure> {
        let owner = key.map(|key| key.verifier().name().to_owned());
        let books = desk.store().books();
        let alone = (self.approver.is_none() && is_alone(&books)).then(|| desk.by().to_string());
        books.fault()?;
        session.need(Question::Operator, self.approver.as_deref().or(owner.as_deref()).or(alone.as_deref()))
    }

    /// The role he holds that speaks for the purses of the request.
    fn role(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        approver: &Code,
        request: &PaymentRequested,
    ) -> Result<Role, Failure> {
        if let Some(role) = session.maybe(Question::Role, self.role.as_deref())? {
            return Ok(role);
        }
        let books = desk.store().books();
        let held = books.operator(approver).map(|OperatorFacts { roles, .. }| roles).unwrap_or_default();
        let is_owners = |account: &Code| books.account(account) == Some(Holder::OwnersCommittee);
        let is_all_owners = request.sources.iter().all(|source| is_owners(&source.account));
        let mut order = [Role::Approver, Role::Federation, Role::OwnersCommittee];
        if is_all_owners {
            order.rotate_right(1);
        }
        let fits = order.into_iter().find(|role| held.contains(role)).or_else(|| held.first().copied());
        Ok(fits.unwrap_or(Role::Approver))
    }
}

fn is_confirmed_match(desk: &Desk, seq: Seq) -> Result<bool, Failure> {
    let books = desk.store().books();
    let recalled = books.recall(seq);
    books.fault()?;
    Ok(recalled.is_some_and(|recalled| recalled.event.kind() == Kind::MatchConfirmed))
}

/// The key of a file, unlocked if it is locked.
fn key(session: &Session<'_>, path: &Path, passphrase_file: Option<&Path>) -> Result<SigningKey, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::file(session.words, path, error))?;
    let text = if bytes.starts_with(LOCKED) {
        let Some(passphrase) = known_passphrase(session, passphrase_file)? else {
            return Err(Failure::refused(session.words.passphrase_missing()));
        };
        let mut opened = Vec::new();
        unlock(&passphrase, bytes.as_slice(), &mut opened).map_err(|error| locked(session, Some(path), &error))?;
        opened
    } else {
        bytes
    };
    let none = || Failure::refused(session.words.no_key(path));
    String::from_utf8(text).map_err(|_| none())?.trim_end().parse().map_err(|_| none())
}

/// His signature over the entries as they lie there.
fn signature(desk: &Desk, key: &SigningKey, first: Seq, last: Seq) -> Result<Signature, Failure> {
    let leaf = desk.store().entry(last)?.ok_or(DeskError::Opening)?.leaf;
    let message = approval_message(desk.opened().origin.as_str(), first.0, last.0, leaf);
    let signature = key.sign(message.as_bytes()).to_string();
    Ok(signature.parse().map_err(|_| DeskError::Line)?)
}

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Reject {
    #[arg(value_name = "SEQ", help = help().seq)]
    seq: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "CODE", help = help().paying.approver)]
    approver: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Reject {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let books = desk.store().books();
        let alone = (self.approver.is_none() && is_alone(&books)).then(|| desk.by().to_string());
        books.fault()?;
        let entry = session.need(Question::Seq, self.seq.as_deref())?;
        let rejected = EntryRejected {
            approver: session.need(Question::Operator, self.approver.as_deref().or(alone.as_deref()))?,
            date: session.day(self.date.as_deref(), desk.today())?,
            entry,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::Reject(rejected), &[]).map(drop)
    }
}
