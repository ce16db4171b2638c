//! The journals of a pack: fed by one walk over the entries, closed with what our books say of every month.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use crate::cli::export::pack::Building;
use crate::cli::failure::Failure;
use crate::desk::handing_over::Exported;
use crate::ledger::period::{Day, Month};
use crate::render::books::beancount::Beancount;
use crate::render::books::hledger::Hledger;
use crate::render::books::{Journal, Line, Posted};
use crate::report::Sides;
use crate::report::carrying::{self, Carried, Carrying, Leaves, MonthOfLeaf};
use crate::report::journal::Voucher;
use crate::store::StoreError;
use crate::text::PackItem;

/// Where they lie.
const FOLDER: &str = "journals";
const HLEDGER: &str = "journals/hledger.journal";
const BEANCOUNT: &str = "journals/main.beancount";

type Out = BufWriter<File>;

/// The journals on their way.
pub(super) struct Books {
    hledger: Hledger<Out>,
    beancount: Beancount<Out>,
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
        Ok(Self { hledger, beancount, leaves, days: None })
    }

    /// Takes what an entry posted. Sides of several days are as many postings.
    pub(super) fn take(&mut self, voucher: &Voucher) -> io::Result<()> {
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
        }
        Ok(())
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
    pub(super) fn end(mut self, building: &Building<'_>) -> Result<(), Failure> {
        if let Some((first, last)) = self.days {
            let reading = building.store().reading()?;
            carrying::tell(&reading, (first.month(), last.month()), &mut self)?;
        }
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
        let written = self.hledger.month(month, leaves).and_then(|()| self.beancount.month(month, leaves));
        written.map_err(StoreError::file(Path::new(FOLDER)))
    }
}

fn create(path: &Path) -> io::Result<Out> {
    Ok(BufWriter::with_capacity(1 << 18, File::create_new(path)?))
}

fn failed(building: &Building<'_>) -> impl Fn(io::Error) -> StoreError {
    let place = building.place(FOLDER);
    move |error| StoreError::file(&place)(error)
}
