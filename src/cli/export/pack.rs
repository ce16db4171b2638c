//! What lies in an auditor's pack around the export: built file by file, and told on the first page.

use std::path::{Path, PathBuf};

use crate::audit::CHECK;
use crate::cli::export::books::Books;
use crate::cli::export::{figures, first_page, look};
use crate::cli::failure::Failure;
use crate::cli::journal::{Walked, each_entry};
use crate::cli::report::auditing::Looks;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::handing_over::Exported;
use crate::desk::packing::{EXPORT, LIST, SEAL, SSH_SIGNATURE, SSH_SIGNER};
use crate::ledger::name::Digest;
use crate::ledger::period::Day;
use crate::render::html::PackFile;
use crate::render::{csv, xlsx};
use crate::report::entries::EntriesByKind;
use crate::report::papers::{Paper, papers};
use crate::report::{Table, papers as report_papers};
use crate::store::papers as paper_files;
use crate::store::{Store, StoreError, system};
use crate::text::{PackItem, Words};

/// A pack on its way.
pub(super) struct Building<'b> {
    pub(super) session: &'b Session<'b>,
    pub(super) desk: &'b Desk,
    pub(super) today: Day,
    root: PathBuf,
    with_papers: bool,
    /// Every file so far, as the first page lists it.
    pub(super) files: Vec<PackFile>,
}

/// What a walk over all entries gathers.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) kinds: EntriesByKind,
    pub(super) papers: Vec<Paper>,
    pub(super) looks: Looks,
}

impl<'b> Building<'b> {
    pub(super) fn begin(session: &'b Session<'b>, desk: &'b Desk, root: &Path, with_papers: bool) -> Self {
        let mut building =
            Self { session, desk, today: desk.today(), root: root.to_owned(), with_papers, files: Vec::new() };
        for (name, item) in [
            ("ledger.jsonl", PackItem::Lines),
            ("checkpoint.note", PackItem::Head),
            ("checkpoints", PackItem::Checkpoints),
            ("notices", PackItem::Notices),
            ("papers", PackItem::Charts),
            ("verify.py", PackItem::Verifier),
        ] {
            building.tell(&format!("{EXPORT}/{name}"), building.words().pack_item(item), "");
        }
        building
    }

    /// Puts everything beside the export.
    pub(super) fn fill(mut self, exported: &Exported) -> Result<(), Failure> {
        let books = Books::begin(&mut self, exported)?;
        let gathered = self.walk(books)?;
        let statements = figures::write(&mut self)?;
        self.papers(&gathered.papers)?;
        let look = look::write(&mut self, &gathered.looks)?;
        self.put("check.sh", CHECK.as_bytes())?;
        for (name, item) in [
            ("check.sh", PackItem::Shell),
            (SSH_SIGNATURE, PackItem::SshSignature),
            (SSH_SIGNER, PackItem::SshSigner),
            (LIST, PackItem::List),
            (SEAL, PackItem::Seal),
        ] {
            let label = self.words().pack_item(item);
            self.tell(name, label, "");
        }
        let page = first_page::draw(&self, exported, &gathered, &statements, look)?;
        self.put(self.words().pack_labels().file, page.as_bytes())
    }

    /// Looks at every entry once.
    fn walk(&mut self, mut books: Books) -> Result<Gathered, Failure> {
        let mut gathered = Gathered::default();
        let offset = self.desk.opened().utc_offset;
        each_entry(self.store(), |walked| {
            books.take(&walked).map_err(StoreError::file(&self.place("journals")))?;
            gathered.looks.take(&walked, offset);
            gathered.kinds.take(walked.event.kind(), walked.voucher.as_ref());
            gathered.papers.extend(self.papers_of(&walked));
            Ok(())
        })?;
        books.end(self)?;
        Ok(gathered)
    }

    fn papers_of(&self, walked: &Walked) -> Vec<Paper> {
        let (seq, kind, date) = (walked.seq, walked.event.kind(), walked.event.day());
        let mut named = walked.event.papers();
        named.extend(walked.event.charts());
        let paper = |digest: Digest| {
            let file = self.store().folder().papers().join(digest.to_string());
            Paper { seq, kind, date, digest, is_at_hand: file.is_file() }
        };
        named.into_iter().map(paper).collect()
    }

    /// The list of papers and, if asked for, the papers.
    fn papers(&mut self, named: &[Paper]) -> Result<(), Failure> {
        self.table("papers.csv", &papers(named))?;
        if !self.with_papers {
            return Ok(());
        }
        self.folder("papers")?;
        for paper in report_papers::at_hand(named) {
            // A paper that is no longer what its name says is a finding, and is not handed on.
            if let Ok(bytes) = paper_files::take(self.store().folder(), &paper) {
                self.put(&format!("papers/{paper}"), &bytes)?;
            }
        }
        let label = self.words().pack_item(PackItem::Papers);
        self.tell("papers", label, "");
        Ok(())
    }

    pub(super) fn words(&self) -> &'static dyn Words {
        self.session.words
    }

    pub(super) fn store(&self) -> &'b Store {
        self.desk.store()
    }

    /// Where something lies in the pack.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |place, name| place.join(name))
    }

    pub(super) fn has_papers(&self) -> bool {
        self.with_papers
    }

    pub(super) fn folder(&self, path: &str) -> Result<(), Failure> {
        let place = self.place(path);
        Ok(std::fs::create_dir_all(&place).map_err(StoreError::file(&place))?)
    }

    /// A file, whole and durable.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let place = self.place(path);
        Ok(system::write_whole(&place, bytes).map_err(StoreError::file(&place))?)
    }

    /// A line of the first page's list of files.
    pub(super) fn tell(&mut self, path: &str, label: impl Into<String>, rows: impl Into<String>) {
        self.files.push(PackFile { path: path.to_owned(), label: label.into(), rows: rows.into() });
    }

    /// A table as CSV.
    pub(super) fn table(&mut self, path: &str, table: &Table) -> Result<(), Failure> {
        self.put(path, &csv::table(table, self.words()))?;
        self.told(path, table);
        Ok(())
    }

    /// A statement as CSV, whose last row says whose books prevail.
    pub(super) fn statement(&mut self, path: &str, table: &Table, below: &str) -> Result<(), Failure> {
        let mut bytes = csv::table(table, self.words());
        bytes.extend(format!("{below}\r\n").as_bytes());
        self.put(path, &bytes)?;
        self.told(path, table);
        Ok(())
    }

    fn told(&mut self, path: &str, table: &Table) {
        let (title, rows) = (self.words().title(table.title), self.words().rows(table.count));
        self.tell(path, title, rows);
    }

    /// Tables as one workbook.
    pub(super) fn workbook(&mut self, path: &str, tables: &[Table], below: &str) -> Result<(), Failure> {
        let tables: Vec<&Table> = tables.iter().collect();
        self.put(path, &xlsx::tables(&tables, self.today, below, self.words()))?;
        let label = self.words().pack_item(PackItem::Workbook);
        self.tell(path, label, "");
        Ok(())
    }
}
