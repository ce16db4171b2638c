//! `compare A B`: whether two checkpoints, exports or ledgers are one history; if not, the evidence.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::{Receipt, VerifierKey};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::history::{Comparison, Exhibit, History, Kind, Side, body_of, compare, exhibits, pinned};
use crate::ledger::field::Seq;
use crate::store::{StoreError, system};
use crate::text::{ForkTold, Told};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[arg(value_name = "A", help = help().proof.compare_one)]
    one: PathBuf,
    #[arg(value_name = "B", help = help().proof.compare_other)]
    other: PathBuf,
    #[arg(long, value_name = "KEY", help = help().proof.key)]
    key: Option<String>,
}

impl Compare {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let key = given_key(session, self.key.as_deref())?;
        let (one, other) = (side(session, &self.one)?, side(session, &self.other)?);
        let (origin, second) = (&one.head().origin, &other.head().origin);
        if origin != second {
            return Err(Failure::refused(session.words.ledgers_differ(origin, second)));
        }
        let key = Self::key_of(session, key, [&one, &other])?;
        for (path, side) in [(&self.one, &one), (&self.other, &other)] {
            let name = path.display().to_string();
            side.is_signed_by(&key).map_err(|why| Failure::refused(session.words.checkpoint_is_false(&name, &why)))?;
        }
        self.tell(session, [&one, &other], &key)
    }

    /// The key everything is judged by: the one brought along, else that of the lines at hand.
    fn key_of(session: &Session<'_>, given: Option<VerifierKey>, sides: [&Side; 2]) -> Result<VerifierKey, Failure> {
        let origin = sides.map(|side| side.head().origin.clone()).into_iter().next().unwrap_or_default();
        let of_lines = sides.into_iter().filter_map(Side::history).map(|history| history.key().clone());
        let mut keys: Vec<VerifierKey> = given.into_iter().chain(of_lines).collect();
        if keys.is_empty() {
            keys.extend(key_at_hand(session, &origin)?);
        }
        match keys.split_first() {
            Some((first, rest)) if rest.iter().all(|key| key == first) => Ok(first.clone()),
            Some(_) => Err(Failure::refused(session.words.keys_differ(&origin))),
            None => {
                for side in sides {
                    session.console.say(session.words.checkpoint_holds(side.head(), None));
                }
                Err(Failure::refused(session.words.key_is_not_pinned(&origin)))
            }
        }
    }

    fn tell(&self, session: &Session<'_>, sides: [&Side; 2], key: &VerifierKey) -> Result<(), Failure> {
        let [one, other] = sides;
        let (first, second) = ((self.one.as_path(), one.head().size), (self.other.as_path(), other.head().size));
        let words = session.words;
        match compare(one, other) {
            Comparison::Same => session.console.say(words.both_are_the_same(one.head())),
            Comparison::SecondExtends => session.console.say(words.one_extends_the_other(first, second)),
            Comparison::FirstExtends => session.console.say(words.one_extends_the_other(second, first)),
            Comparison::LinesAreMissing => return self.ask_lines_at_hand(session, sides, key),
            Comparison::Fork { size } => return Err(fork(session, sides, size, key)),
        }
        Ok(())
    }
}

impl Compare {
    /// Two notes of different sizes are one history if the lines at hand lead to both.
    fn ask_lines_at_hand(&self, session: &Session<'_>, sides: [&Side; 2], key: &VerifierKey) -> Result<(), Failure> {
        let mut ends = [(self.one.as_path(), sides[0].head().size), (self.other.as_path(), sides[1].head().size)];
        ends.sort_by_key(|(_, size)| *size);
        let [shorter, longer] = ends;
        let place = place_at_hand(session);
        let lines = place.as_deref().map_or(Ok(None), |place| history(session, place))?;
        let Some(lines) = lines.filter(|lines| lines.key() == key && lines.head().size >= longer.1) else {
            return Err(Failure::refused(session.words.lines_are_missing(shorter.1, longer.1)));
        };
        let lines = Side::History(Box::new(lines));
        for side in sides {
            if let Comparison::Fork { size } = compare(side, &lines) {
                return Err(fork(session, [side, &lines], size, key));
            }
        }
        session.console.say(session.words.one_extends_the_other(shorter, longer));
        Ok(())
    }
}

/// One side: a folder of ours, or a note, or the note of a receipt.
fn side(session: &Session<'_>, path: &Path) -> Result<Side, Failure> {
    if let Some(history) = history(session, path)? {
        return Ok(Side::History(Box::new(history)));
    }
    let bytes = std::fs::read(path).map_err(|e| Failure::file(session.words, path, e))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let note = text.parse::<Receipt>().map(|receipt| receipt.checkpoint_note).unwrap_or(text);
    let name = path.display().to_string();
    let told = |why| Failure::refused(session.words.checkpoint_is_false(&name, &why));
    Ok(Side::Note { checkpoint: body_of(&note).map_err(told)?, note })
}

/// Reads a folder of ours; nothing when it is none.
pub(super) fn history(session: &Session<'_>, path: &Path) -> Result<Option<History>, Failure> {
    if Kind::of(path).is_none() && path.is_dir() {
        return Err(StoreError::NotALedger(path.to_owned()).into());
    }
    let mut progress = session.console.progress(0, session.words.reading_lines());
    Ok(History::read(path, &mut |done| progress.reach(done))?)
}

/// The key of `--key`.
pub(super) fn given_key(session: &Session<'_>, given: Option<&str>) -> Result<Option<VerifierKey>, Failure> {
    let read = |text: &str| text.trim().parse().map_err(|_| Failure::refused(session.words.key_is_unreadable()));
    given.map(read).transpose()
}

/// Where a ledger or an export is at hand: the one named, or this folder.
pub(super) fn place_at_hand(session: &Session<'_>) -> Option<PathBuf> {
    let named = session.folder.path().to_owned();
    [named, PathBuf::from(".")].into_iter().find(|path| Kind::of(path).is_some())
}

/// The key of the ledger at hand, if it is of this origin.
fn key_at_hand(session: &Session<'_>, origin: &str) -> Result<Option<VerifierKey>, Failure> {
    let Some(place) = place_at_hand(session) else { return Ok(None) };
    let key = pinned(&place)?;
    Ok(key.filter(|key| key.name() == origin))
}

/// The answer is no: it is told as a result, and the exit code says it again.
pub(super) fn answer(session: &Session<'_>, exit: Exit, told: &Told) -> Failure {
    session.console.say(format!("✗ {}\n    {}", told.what, told.cure));
    Failure::Shown(exit)
}

/// Saves the evidence of two histories; the failure that tells of it.
pub(super) fn fork(session: &Session<'_>, sides: [&Side; 2], size: u64, key: &VerifierKey) -> Failure {
    match save_fork(session, sides, size, key) {
        Ok((folder, difference)) => answer(session, Exit::Fork, &session.words.forked(size, difference, &folder)),
        Err(failure) => failure,
    }
}

/// Saves the evidence of two histories: where, and the first entry that differs if the lines of both are here.
pub(super) fn save_fork(
    session: &Session<'_>,
    sides: [&Side; 2],
    size: u64,
    key: &VerifierKey,
) -> Result<(PathBuf, Option<Seq>), Failure> {
    let [first, second] = sides;
    let (mut files, difference) = exhibits(first, second, size)?;
    let roots = sides.map(|side| side.root_at(size).unwrap_or(side.head().root));
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let told = ForkTold { origin: key.name(), key, size, roots, difference, files: &names };
    files.push(("README.txt".to_owned(), session.words.evidence(&told).into_bytes()));
    Ok((save_evidence(session, size, &files)?, difference))
}

/// Saves evidence into a new folder here; an older one is never touched.
pub(super) fn save_evidence(session: &Session<'_>, size: u64, files: &[Exhibit]) -> Result<PathBuf, Failure> {
    let names = (1_u32..).map(|number| match number {
        1 => PathBuf::from(format!("fork-evidence-{size}")),
        more => PathBuf::from(format!("fork-evidence-{size}-{more}")),
    });
    let folder = names.into_iter().find(|name| name.symlink_metadata().is_err()).unwrap_or_default();
    let failed = |error| Failure::file(session.words, &folder, error);
    let building = tempfile::Builder::new().prefix(".mingbai-evidence-").tempdir_in(".").map_err(failed)?;
    for (name, bytes) in files {
        system::write_whole(&building.path().join(name), bytes).map_err(failed)?;
    }
    std::fs::rename(building.path(), &folder).map_err(failed)?;
    system::sync_folder(Path::new(".")).map_err(failed)?;
    Ok(folder)
}
