//! The journals of a pack: fed by one walk over the entries, closed with what our books say of every month.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom};
use std::path::Path;

use crate::cli::export::pack::Building;
use crate::cli::failure::Failure;
use crate::cli::journal::Walked;
use crate::desk::handing_over::Exported;
use crate::ledger::event::Event;
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::FundReading;
use crate::ledger::words::{Language, SourceKind};
use crate::render::books::beancount::Beancount;
use crate::render::books::gbt24589::{self, Book, Ledger};
use crate::render::books::hledger::Hledger;
use crate::render::books::{Journal, Line, Posted};
use crate::report::Sides;
use crate::report::carrying::{self, Carried, Carrying, Leaves, MonthOfLeaf};
use crate::store::{StoreError, system};
use crate::text::{PackItem, words};

/// Where they lie.
const FOLDER: &str = "journals";
const HLEDGER: &str = "journals/hledger.journal";
const BEANCOUNT: &str = "journals/main.beancount";
const STANDARD: &str = "gbt24589";

type Out = BufWriter<File>;

/// The journals on their way.
pub(super) struct Books {
    hledger: Hledger<Out>,
    beancount: Beancount<Out>,
    /// 总账 by year.
    standard: BTreeMap<i16, Ledger<Out>>,
    leaves: Leaves,
    /// The first and the last day something was posted on.
    days: Option<(Day, Day)>,
}

impl Books {
    pub(super) fn begin(building: &mut Building<'_>, exported: &Exported) -> Result<Self, Failure> {
        building.folder(FOLDER)?;
        let opened = building.desk.opened();
        let head = &exported.head;
        let about = [
            format!("{} {}", opened.name, opened.origin),
            format!("{} entries, root {}", head.size, head.root),
            building.words().statement(opened.county.as_str()),
        ];
        let made = || -> io::Result<_> {
            let hledger = Hledger::begin(create(&building.place(HLEDGER))?, &about)?;
            let beancount = Beancount::begin(create(&building.place(BEANCOUNT))?, opened.name.as_str(), &about)?;
            Ok((hledger, beancount))
        };
        let (hledger, beancount) = made().map_err(failed(building))?;
        let leaves = Leaves::read(&building.store().reading()?)?;
        for (path, item) in [(HLEDGER, PackItem::Hledger), (BEANCOUNT, PackItem::Beancount)] {
            let label = building.words().pack_item(item);
            building.tell(path, label, "");
        }
        Ok(Self { hledger, beancount, standard: BTreeMap::new(), leaves, days: None })
    }

    /// Takes what an entry posted. Sides of several days are as many postings.
    pub(super) fn take(&mut self, walked: &Walked) -> io::Result<()> {
        let Some(voucher) = &walked.voucher else { return Ok(()) };
        let mut lines: Vec<Line> = voucher.sides.iter().map(|side| self.line(side)).collect();
        lines.retain(|line| line.sides != Sides::default());
        while let Some(first) = lines.first() {
            let day = first.day;
            let (of_day, rest): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.day == day);
            lines = rest;
            self.days = Some(self.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            let happened = voucher.happened.filter(|happened| *happened != day);
            let posted = Posted { seq: voucher.seq, kind: voucher.kind, happened, lines: of_day };
            self.hledger.posted(&posted)?;
            self.beancount.posted(&posted)?;
            let approver = if let Event::EntriesApproved(e) = &walked.event { Some(&e.approver) } else { None };
            self.year(day.year())?.posted(&posted, &walked.by, approver)?;
        }
        Ok(())
    }

    /// 总账 of a year; what passes by waits in files without a name.
    fn year(&mut self, year: i16) -> io::Result<&mut Ledger<Out>> {
        Ok(match self.standard.entry(year) {
            Entry::Occupied(begun) => begun.into_mut(),
            Entry::Vacant(free) => free.insert(Ledger::begin(waiting()?, waiting()?)),
        })
    }

    fn line(&self, side: &crate::report::journal::Side) -> Line {
        let posting = &side.posting;
        Line {
            day: posting.day,
            leaf: self.leaves.of(side),
            sides: Sides { debit: posting.debit, credit: posting.credit },
        }
    }

    /// Adds what our books say of every month, and what is carried between them.
    pub(super) fn end(mut self, building: &mut Building<'_>) -> Result<(), Failure> {
        if let Some((first, last)) = self.days {
            let reading = building.store().reading()?;
            carrying::tell(&reading, (first.month(), last.month()), &mut self)?;
        }
        write_standard(building, std::mem::take(&mut self.standard))?;
        let ended = || -> io::Result<()> {
            self.hledger.end()?;
            self.beancount.end()?;
            for out in [self.hledger.into_inner(), self.beancount.into_inner()] {
                out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            }
            Ok(())
        };
        Ok(ended().map_err(failed(building))?)
    }
}

impl Carrying for Books {
    type Error = StoreError;

    fn carried(&mut self, day: Day, carried: &[Carried]) -> Result<(), StoreError> {
        let written = self.hledger.carried(day, carried).and_then(|()| self.beancount.carried(day, carried));
        written.map_err(StoreError::file(Path::new(FOLDER)))
    }

    fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> Result<(), StoreError> {
        let mut written = || {
            self.hledger.month(month, leaves)?;
            self.beancount.month(month, leaves)?;
            self.year(month.year())?.month(month, leaves)
        };
        written().map_err(StoreError::file(Path::new(FOLDER)))
    }
}

fn create(path: &Path) -> io::Result<Out> {
    Ok(BufWriter::with_capacity(1 << 18, system::create_private(path)?))
}

fn failed(building: &Building<'_>) -> impl Fn(io::Error) -> StoreError {
    let place = building.place(FOLDER);
    move |error| StoreError::file(&place)(error)
}

fn waiting() -> io::Result<Out> {
    Ok(BufWriter::with_capacity(1 << 18, tempfile::tempfile()?))
}

/// From its beginning on.
fn again(out: Out) -> io::Result<File> {
    let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// 公共档案 and 总账 of each year, and what checks their shape.
fn write_standard(building: &mut Building<'_>, years: BTreeMap<i16, Ledger<Out>>) -> Result<(), Failure> {
    building.folder(STANDARD)?;
    let reading = building.store().reading()?;
    let told = words(Language::Zh);
    let opened = building.desk.opened();
    let book = Book {
        number: opened.origin.as_str(),
        name: opened.name.as_str(),
        unit: opened.county.as_str(),
        accounts: reading.accounts()?.into_iter().map(|account| (account.code, account.name.to_string())).collect(),
        projects: reading.projects()?.into_iter().map(|project| (project.code, project.name.to_string())).collect(),
        sources: SourceKind::ALL.iter().map(|kind| (kind.word(), told.source_kind(*kind))).collect(),
    };
    for (year, ledger) in years {
        let folder = format!("{STANDARD}/{year}");
        building.folder(&folder)?;
        building.put(&format!("{folder}/公共档案.xml"), &gbt24589::public(&book, year))?;
        let last = Day::new(year, 12, 31)?;
        let Some(chart) = reading.chart_on(last)? else { continue };
        let path = format!("{folder}/总账.xml");
        let write = || -> io::Result<()> {
            let (balances, vouchers) = ledger.into_parts();
            let mut out = create(&building.place(&path))?;
            gbt24589::ledger(&mut out, &chart, &mut again(balances)?, &mut again(vouchers)?)?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        };
        write().map_err(failed(building))?;
        for name in ["公共档案.xml", "总账.xml"] {
            let label = building.words().pack_item(PackItem::Standard);
            building.tell(&format!("{folder}/{name}"), label, "");
        }
    }
    building.put(&format!("{STANDARD}/公共档案.xsd"), gbt24589::PUBLIC_SCHEMA.as_bytes())?;
    building.put(&format!("{STANDARD}/总账.xsd"), gbt24589::LEDGER_SCHEMA.as_bytes())
}
