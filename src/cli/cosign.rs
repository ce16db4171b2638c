//! `cosign REQUEST`: somebody outside the house says that he saw this head, and that it goes on from every head he saw
//! before. He needs this program, his key, and a small folder of the heads he knows; no ledger.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{Checkpoint, Note, ProofError, SigningKey, VerifierKey, WitnessRequest, cosign, with_cosignatures};
use crate::cli::compare::{answer, given_key, save_evidence};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::keys::key;
use crate::cli::session::Session;
use crate::desk::history::Exhibit;
use crate::store::{StoreError, papers, system};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Cosign {
    #[arg(value_name = "FILE", help = help().proof.cosign_file)]
    request: PathBuf,
    #[arg(long = "with", value_name = "FILE", help = help().proof.cosign_with)]
    with: PathBuf,
    #[arg(long, value_name = "FILE", help = help().paying.passphrase_file)]
    passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "DIR", help = help().proof.cosign_known)]
    known: PathBuf,
    #[arg(long, value_name = "KEY", help = help().proof.cosign_key)]
    key: Option<String>,
    #[arg(long, value_name = "FILE", help = help().proof.cosign_out)]
    out: Option<PathBuf>,
}

impl Cosign {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let text =
            std::fs::read_to_string(&self.request).map_err(|e| Failure::file(session.words, &self.request, e))?;
        let no_request = || Failure::refused(session.words.no_witness_request(&self.request));
        let request: WitnessRequest = text.parse().map_err(|_| no_request())?;
        let note: Note = request.note.parse().map_err(|_| no_request())?;
        let origin = Checkpoint::parse_body(note.text()).map_err(|_| no_request())?.origin;
        let memory = Memory::of(&self.known, &origin);
        let pinned = memory.key(session, &origin, given_key(session, self.key.as_deref())?)?;
        let name = self.request.display().to_string();
        let told = |why| Failure::refused(session.words.checkpoint_is_false(&name, &why));
        let head = Checkpoint::open(&request.note, &pinned).map_err(told)?;
        self.goes_on(session, &request, &head, memory.last(session, &pinned)?.as_ref())?;
        let witness = key(session, &self.with, self.passphrase_file.as_deref())?;
        if session.dry_run {
            session.console.remark(session.words.cosign_rehearsed(&head));
            return Ok(());
        }
        self.give_word(session, &memory, (&note, &head), (&witness, &pinned))
    }

    /// The new head goes on from the one he saw last.
    fn goes_on(
        &self,
        session: &Session<'_>,
        request: &WitnessRequest,
        head: &Checkpoint,
        last: Option<&(Checkpoint, String)>,
    ) -> Result<(), Failure> {
        let Some((seen, seen_note)) = last else {
            return match request.old {
                0 => request.proves(head.root, head).map_err(|_| self.no_proof(session)),
                old => Err(Failure::refused(session.words.witness_saw_another(0, old))),
            };
        };
        if head.size < seen.size {
            let folder = save(session, head.size, &[("seen.note", seen_note), ("shown.note", &request.note)])?;
            return Err(answer(
                session,
                Exit::Rollback,
                &session.words.witness_saw_more(seen.size, head.size, &folder),
            ));
        }
        if request.old != seen.size && head.size != seen.size {
            return Err(Failure::refused(session.words.witness_saw_another(seen.size, request.old)));
        }
        let same_size_differs = head.size == seen.size && head.root != seen.root;
        let leads_elsewhere = match request.proves(seen.root, head) {
            // Of one size, the roots alone tell.
            _ if head.size == seen.size => false,
            Ok(()) => false,
            Err(ProofError::OtherRoot(_)) => true,
            // A proof that is too short or too long proves nothing against anybody.
            Err(_) => return Err(self.no_proof(session)),
        };
        if same_size_differs || leads_elsewhere {
            let shown = request.to_string();
            let files = [("seen.note", seen_note.as_str()), ("shown.note", &request.note), ("request.txt", &shown)];
            let folder = save(session, seen.size, &files)?;
            return Err(answer(session, Exit::Fork, &session.words.witness_saw_a_fork(seen.size, &folder)));
        }
        Ok(())
    }

    fn no_proof(&self, session: &Session<'_>) -> Failure {
        Failure::refused(session.words.no_witness_request(&self.request))
    }

    /// He remembers the head before anybody has his word.
    fn give_word(
        &self,
        session: &Session<'_>,
        memory: &Memory,
        (note, head): (&Note, &Checkpoint),
        (witness, pinned): (&SigningKey, &VerifierKey),
    ) -> Result<(), Failure> {
        let time = u64::try_from(session.now().seconds()).unwrap_or_default();
        let line = cosign(head, witness, time);
        let signed = with_cosignatures(note, std::slice::from_ref(&line)).map_err(|_| self.no_proof(session))?;
        memory.keep(session, &signed.to_string(), pinned)?;
        let out = self.out.clone().unwrap_or_else(|| self.request.with_extension("cosigned"));
        system::write_whole(&out, format!("{line}\n").as_bytes()).map_err(StoreError::file(&out))?;
        let key = crate::chain::WitnessKey::of(witness.verifier());
        session.console.say(session.words.cosigned(head, &key, &out));
        Ok(())
    }
}

/// What he knows of one ledger: its key, and the head he saw last.
struct Memory {
    folder: PathBuf,
    key: PathBuf,
    head: PathBuf,
}

impl Memory {
    fn of(folder: &Path, origin: &str) -> Self {
        let name = papers::digest(origin.as_bytes()).to_string();
        let (key, head) = (folder.join(format!("{name}.key")), folder.join(format!("{name}.note")));
        Self { folder: folder.to_owned(), key, head }
    }

    /// The key he pinned at the first meeting; then it must be given.
    fn key(&self, session: &Session<'_>, origin: &str, given: Option<VerifierKey>) -> Result<VerifierKey, Failure> {
        let kept = match std::fs::read_to_string(&self.key) {
            Ok(text) => Some(text.trim_end().parse().map_err(|_| Failure::refused(session.words.key_is_unreadable()))?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::file(session.words, &self.key, error)),
        };
        match (kept, given) {
            (Some(kept), Some(given)) if kept != given => Err(Failure::refused(session.words.keys_differ(origin))),
            (Some(kept), _) => Ok(kept),
            (None, Some(given)) => Ok(given),
            (None, None) => Err(Failure::refused(session.words.witness_needs_the_key(origin))),
        }
    }

    fn last(&self, session: &Session<'_>, key: &VerifierKey) -> Result<Option<(Checkpoint, String)>, Failure> {
        match std::fs::read_to_string(&self.head) {
            Ok(note) => {
                let name = self.head.display().to_string();
                let told = |why| Failure::tampered(session.words.checkpoint_is_false(&name, &why));
                Ok(Some((Checkpoint::open(&note, key).map_err(told)?, note)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::file(session.words, &self.head, error)),
        }
    }

    fn keep(&self, session: &Session<'_>, note: &str, key: &VerifierKey) -> Result<(), Failure> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| Failure::file(session.words, &path, error)
        };
        std::fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        system::write_whole(&self.key, format!("{key}\n").as_bytes()).map_err(failed(&self.key))?;
        system::write_whole(&self.head, note.as_bytes()).map_err(failed(&self.head))
    }
}

fn save(session: &Session<'_>, size: u64, files: &[(&str, &str)]) -> Result<PathBuf, Failure> {
    let exhibits: Vec<Exhibit> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    save_evidence(session, size, &exhibits)
}
