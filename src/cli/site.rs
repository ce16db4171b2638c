//! `site DIR`: the public page, a folder of static files. Written whole or not at all; an earlier site is replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::audit::VERIFIER;
use crate::chain::Hash;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching;
use crate::cli::session::Session;
use crate::desk::disclosing::{BLOCK, Block, SealedLine, SignedHead, notice_file};
use crate::desk::{Desk, verifier};
use crate::ledger::field::{Count, Seq};
use crate::ledger::reading::{FundReading, Notice};
use crate::render::csv;
use crate::render::site::data::{Gift, Head, Heads, Proofs};
use crate::render::site::{self as face, MARKER, Sealed, data};
use crate::report::amendments_of_all;
use crate::report::site::{self as report, Changed, Place, PostedGift};
use crate::store::site::Site as Building;
use crate::store::{StoreError, StoredReading};
use crate::text::{Question, SiteWritten};

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Site {
    #[arg(value_name = "DIR", help = help().site.dir)]
    dir: PathBuf,
    #[arg(long, value_name = "TEXT", help = help().site.contact)]
    contact: Option<String>,
}

/// Where each gift stands on the board, and what changed of it.
struct Board {
    places: BTreeMap<Seq, Place>,
    by_month: BTreeMap<String, Vec<PostedGift>>,
    changes: BTreeMap<Seq, Vec<Changed>>,
    withheld: BTreeSet<Count>,
}

impl Site {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        session.outside(&self.dir)?;
        let contact = session.text(Question::Place, self.contact.as_deref())?.to_string();
        let building = Building::instead_of(&self.dir, MARKER).map_err(|error| {
            let is_anothers = matches!(error, StoreError::NotEmpty(_));
            if is_anothers { Failure::refused(session.words.not_a_site(&self.dir)) } else { error.into() }
        })?;
        if session.dry_run {
            let (size, _) = session.store()?.head()?;
            session.console.remark(session.words.site_rehearsed(size, &self.dir));
            return Ok(());
        }
        let mut desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let notices = report::posted_notices(&desk.store().reading()?)?;
        let heads = desk.heads(&notices)?;
        let size = size_of(&heads).0;
        // Half of the work is reading the board, half is writing the blocks.
        let mut progress = session.console.progress(size.saturating_mul(2), session.words.writing_proofs());
        let board = Board::read(&desk.store().reading()?, &notices, Count(size), &mut |done| progress.reach(done))?;
        let root = building.path();
        let gifts = write_proofs(&desk, &heads, &board, &root, &mut |done| progress.reach(size.saturating_add(done)))?;
        drop(progress);
        write_pages(session, &desk, &heads, &board, &root, contact)?;
        write_notices(session, &desk, &notices, &board, &root)?;
        building.move_in()?;
        let notice = heads.first().and_then(|head| head.notice);
        let withheld = Count(u64::try_from(board.withheld.len()).unwrap_or(u64::MAX));
        let written = SiteWritten { dir: &self.dir, entries: size_of(&heads), gifts, notice, withheld };
        session.console.say(session.words.site_written(&written));
        Ok(())
    }
}

impl Board {
    fn read(
        reading: &StoredReading<'_>,
        notices: &[Notice],
        size: Count,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Self, StoreError> {
        let changes = report::changes(reading, size)?;
        let mut board = Self { places: BTreeMap::new(), by_month: BTreeMap::new(), changes, withheld: BTreeSet::new() };
        for notice in notices {
            board.hang(reading, notice)?;
            progress(u64::try_from(board.places.len()).unwrap_or(u64::MAX));
        }
        Ok(board)
    }

    fn hang<R: FundReading>(&mut self, reading: &R, notice: &Notice) -> Result<(), R::Error> {
        for gift in report::posted_gifts(reading, &notice.prepared)? {
            // A gift stands where it was told first.
            self.places.entry(gift.seq).or_insert(gift.place);
            if gift.is_name_gone {
                self.withheld.insert(gift.place.notice);
            }
            self.by_month.entry(gift.date.month().to_string()).or_default().push(gift);
        }
        Ok(())
    }
}

fn size_of(heads: &[SignedHead]) -> Count {
    Count(heads.iter().map(|head| head.checkpoint.size).max().unwrap_or(0))
}

/// The blocks; how many gifts can be found in them.
fn write_proofs(
    desk: &Desk,
    heads: &[SignedHead],
    board: &Board,
    root: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Count, Failure> {
    let mut gifts = Count(0);
    desk.blocks(heads, &mut |block: Block| -> Result<(), Failure> {
        let file = format!("data/proofs/{:04}.js", block.number);
        put(root, &file, data::proofs(&proofs_of(&block, board)).as_bytes())?;
        gifts = Count(gifts.0.saturating_add(u64::try_from(block.lines.len()).unwrap_or(u64::MAX)));
        progress(block.number.saturating_mul(BLOCK));
        Ok(())
    })?;
    Ok(gifts)
}

fn proofs_of<'b>(block: &'b Block, board: &Board) -> Proofs<'b> {
    let spelled = |hashes: &Vec<Hash>| hashes.iter().map(Hash::to_base64).collect();
    let gift = |line: &'b SealedLine| {
        let changes = board.changes.get(&line.seq).map(Vec::as_slice).unwrap_or_default();
        let gift = Gift::new(line.shape, &line.text, board.places.get(&line.seq), changes);
        (line.seq.to_string(), gift)
    };
    Proofs {
        number: block.number,
        leaves: spelled(&block.leaves),
        ways: block.ways.iter().map(|way| way.as_ref().map(spelled)).collect(),
        shapes: &block.shapes,
        gifts: block.lines.iter().map(gift).collect(),
    }
}

/// The pages, what their script reads, and the downloads.
fn write_pages(
    session: &Session<'_>,
    desk: &Desk,
    heads: &[SignedHead],
    board: &Board,
    root: &Path,
    contact: String,
) -> Result<(), Failure> {
    let reading = desk.store().reading()?;
    let corrected = matching::corrected_since(desk.store(), Count(0), desk.today())?;
    let amended = amendments_of_all(&reading, size_of(heads), &corrected)?;
    let site = report::Site::read(&reading, desk.today(), &board.withheld, amended)?;
    let key = verifier(desk.opened())?;
    let on_board = heads.iter().find(|head| head.notice.is_some());
    let last = heads.last().expect("a ledger cannot be without its own head");
    let sealed = Sealed {
        board: on_board.map(|head| head.checkpoint.root.short_groups()),
        head: (last.checkpoint.root.short_groups(), Count(last.checkpoint.size)),
        key: key.fingerprint(),
        contact,
    };
    for (file, bytes) in face::files(&site, &sealed) {
        put(root, &file, &bytes)?;
    }
    let told = |head: &SignedHead| Head {
        note: head.note.clone(),
        notice: head.notice.map_or_else(String::new, |number| number.to_string()),
    };
    let all = Heads {
        block: BLOCK,
        heads: heads.iter().map(told).collect(),
        key: Hash::from_bytes(*key.public_bytes()).to_base64(),
        fingerprint: key.fingerprint(),
        months: board.by_month.keys().cloned().collect(),
    };
    put(root, "data/heads.js", data::heads(&all).as_bytes())?;
    for (month, gifts) in &board.by_month {
        put(root, &format!("data/rows/{month}.js"), data::rows(month, gifts, &board.changes).as_bytes())?;
    }
    put(root, "files/checkpoint.note", last.note.as_bytes())?;
    if let Some(head) = on_board {
        put(root, "files/board.note", head.note.as_bytes())?;
    }
    put(root, "files/verify.py", VERIFIER.as_bytes())?;
    put(root, "files/money.csv", &csv::table(&site.money, session.words))?;
    put(root, "files/projects.csv", &csv::table(&site.project_table, session.words))
}

/// The posted files, byte for byte. A notice that is not what was posted stops the page; one that names somebody who may
/// no longer be named stays at home.
fn write_notices(
    session: &Session<'_>,
    desk: &Desk,
    notices: &[Notice],
    board: &Board,
    root: &Path,
) -> Result<(), Failure> {
    for notice in notices {
        let number = notice.prepared.number;
        for file in &notice.prepared.files {
            let name = file.name.as_str();
            let Some(bytes) = notice_file(desk.store().folder(), notice, name) else {
                return Err(Failure::tampered(session.words.site_needs_notice(number, name)));
            };
            if !board.withheld.contains(&number) {
                put(root, &format!("notices/{:04}/{name}", number.0), &bytes)?;
            }
        }
    }
    Ok(())
}

/// A file of the site, for everybody to read.
fn put(root: &Path, file: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = file.split('/').fold(root.to_owned(), |path, part| path.join(part));
    let folder = path.parent().unwrap_or(root);
    std::fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
    std::fs::write(&path, bytes).map_err(StoreError::file(&path))?;
    Ok(())
}
