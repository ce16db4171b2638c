//! The notice of a month: what was given, the money of every purse, matches, projects, points, the shop, volunteers' hours,
//! and each quarter the 公共收益 of every 小区. Sheets that tell of the same money agree, or there is no notice.
//!
//! ```text
//! Reading ──▶ giving, sheets, glance ──▶ MonthNotice ──foot, cross──▶ Footed<MonthNotice> ──▶ faces
//!                                             layout (data): which columns, in what order, under which words
//! ```

mod amendments;
mod closing;
mod crossing;
mod equations;
mod foot;
mod given_goods;
mod giving;
mod glance;
mod layout;
mod reports;
pub mod sheets;
mod undone;

use thiserror::Error;

use crate::ledger::books::Tally;
use crate::ledger::event::SheetTotal;
use crate::ledger::field::Count;
use crate::ledger::matching::Statement;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Month;
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Notice, ServiceReading, Span};
use crate::ledger::words::CountedSheet;
use crate::report::footing::{Footed, NotFooting};
use crate::report::heading::Heading;
use crate::report::notice::crossing::LateHere;
use crate::report::notice::given_goods::GivenGoods;
use crate::report::notice::giving::Given;
use crate::report::notice::sheets::OfMonth;
use crate::report::shop::{self, Taken};
use crate::report::table::Table;
use crate::report::title::Title;
use crate::report::told::Told;

pub use amendments::{amendments, amendments_of, amendments_of_all};
pub use closing::Closing;
pub use crossing::Apart;
pub use foot::{Foot, NoticeAsked, Posting, Seal, Seen, Signers};
pub use giving::{Giving, Net, Summary};
pub use glance::{FigureOf, Glance, MoneyOfMonth, PointsOfMonth};
pub use layout::{Layout, LayoutFault, Said, Shown};
pub use reports::{ProjectReport, Told as ReportTables, Wanted};
pub use sheets::SheetName;

/// The account a sheet is of. It hangs on its owners' own board too, so it carries all that lets them check it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Its code, which names the file.
    pub account: Code,
    /// What people call it.
    pub name: Text,
    /// Where its sheets are told and counted by themselves: the quarter, and which of its sheets it is.
    pub issue: Option<Issue>,
}

/// A sheet with a period and a number of its own, beside those of the notice it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The quarter it is of.
    pub quarter: Quarter,
    /// 1 for the account's first.
    pub number: Count,
}

/// A sheet of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about.
    pub name: SheetName,
    /// Whose: a sheet of 公共收益 is of one account.
    pub of: Option<Whose>,
    /// Its rows.
    pub table: Table,
}

impl Sheet {
    /// A sheet of the whole fund. Its title is the sheet's: the month stands once, above the notice.
    #[must_use]
    pub fn of(name: SheetName, table: Table) -> Self {
        Self { name, of: None, table: Table { title: Title::Sheet(name), ..table } }
    }
}

/// The columns of a sheet.
pub type Columns = (SheetName, Vec<Heading>);

/// The notice of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthNotice {
    /// What lets anybody check it.
    pub foot: Foot,
    /// 收, 支, 余 of the month, and of the month before.
    pub glance: Glance,
    /// What was given, in figures.
    pub giving: Giving,
    /// Every sheet, in the layout's order.
    pub sheets: Vec<Sheet>,
    /// What is told in full of appeals and projects, behind the sheets.
    pub reports: Vec<ProjectReport>,
    /// What is printed of the sheets, and under which words.
    pub layout: Layout,
    /// What the notice before said at its end.
    before: Option<Closing>,
    /// Late gifts that lie in this month's books: their month was told when they came.
    late_here: Vec<LateHere>,
    /// What never came or went back in this month's books, as its entries say it.
    gone_here: Vec<undone::Gone>,
    /// What slips took, as their entries say it.
    taken: Taken,
    /// What was given in goods, as its entries say it.
    given_goods: GivenGoods,
    /// What every row of the hours comes to, as their entries say it.
    hours_said: Vec<Minutes>,
}

/// What a notice is made of beside the file itself.
#[derive(Clone, Debug)]
pub struct Material {
    /// Matches of which something falls into the month.
    pub matches: Vec<Statement>,
    /// Matches of whose base something was undone since the notice before.
    pub corrected: Vec<Statement>,
    /// What is printed.
    pub layout: Layout,
    /// What the notice before said at its end, as it was frozen.
    pub before: Option<Closing>,
    /// What must be told in full this time.
    pub wanted: Vec<Wanted>,
}

/// Why there is no notice.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoticeError<E> {
    /// The file could not be read.
    #[error(transparent)]
    File(E),
    /// A cell does not foot.
    #[error(transparent)]
    NotFooting(#[from] NotFooting),
    /// A sum is beyond what an amount can hold.
    #[error("a sum is beyond range")]
    BeyondRange,
}

impl MonthNotice {
    /// Reads, lays out, foots and crosses the notice of a month.
    ///
    /// # Errors
    /// [`NoticeError`]: the file's, or the first cell that does not foot.
    pub fn compose<R: ServiceReading>(
        reading: &R,
        asked: NoticeAsked,
        material: Material,
    ) -> Result<Footed<Self>, NoticeError<R::Error>> {
        let mut notices = reading.notices().map_err(NoticeError::File)?;
        notices.retain(|notice| notice.prepared.number < asked.number);
        let last: Option<&Notice> = notices.last();
        let (span, period) = (asked.span, asked.span.period);
        let given = Given::read(reading, span).map_err(NoticeError::File)?;
        let giving = Giving::of(&given, period, last).ok_or(NoticeError::BeyondRange)?;
        let late_from = Told::of(reading).map_err(NoticeError::File)?.since(period);
        let (given, matches, corrected) = (&given, material.matches.as_slice(), material.corrected.as_slice());
        let of_month = OfMonth { reading, span, given, late_from, matches, corrected, notices: &notices };
        let mut sheets = sheets::read(&of_month)?;
        sheets.sort_by_key(|sheet| material.layout.place_of(sheet.name));
        let glance = Glance::read(reading, period, &sheets, last.map(|notice| notice.prepared.period))?;
        let late_here = crossing::late_here(reading, (span, late_from), given).map_err(NoticeError::File)?;
        let gone_here = undone::gone_here(reading, span, &notices).map_err(NoticeError::File)?;
        let taken = shop::taken(reading, period, late_from).map_err(NoticeError::File)?;
        let given_goods = GivenGoods::read(reading, period).map_err(NoticeError::File)?;
        let hours_said = sheets::hours::said(&of_month)?;
        let reports = reports::read(reading, &material.wanted, period)?;
        let Material { layout, before, .. } = material;
        let foot = Foot::of(reading, asked).map_err(NoticeError::File)?;
        let notice = Self {
            foot,
            glance,
            giving,
            sheets,
            reports,
            layout,
            before,
            late_here,
            gone_here,
            taken,
            given_goods,
            hours_said,
        };
        Ok(Footed::of(notice)?)
    }

    /// The columns of every sheet a month may have, as a layout may choose them. Figures that seldom stand there come last, as far
    /// as a row adds up with them.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub fn columns<R: ServiceReading>(reading: &R, month: Month) -> Result<Vec<Columns>, NoticeError<R::Error>> {
        let span = Span { period: month, from: Count(0), size: Count(0) };
        let given = Given::read(reading, span).map_err(NoticeError::File)?;
        let of_month =
            OfMonth { reading, span, given: &given, late_from: Count(0), matches: &[], corrected: &[], notices: &[] };
        let sheets = sheets::read(&of_month)?.into_iter();
        let columns = |sheet: Sheet| {
            let mut columns: Vec<Heading> = sheet.table.columns.iter().map(|column| column.heading).collect();
            let parts = sheets::equations(sheet.name).iter().flat_map(|one| one.came.iter().chain(one.went));
            for part in parts {
                if !columns.contains(part) {
                    columns.push(*part);
                }
            }
            (sheet.name, columns)
        };
        Ok(sheets.map(columns).collect())
    }

    /// The table of a sheet of the whole fund.
    #[must_use]
    pub fn table(&self, name: SheetName) -> Option<&Table> {
        self.sheets.iter().find(|sheet| sheet.name == name && sheet.of.is_none()).map(|sheet| &sheet.table)
    }

    /// The sheets as they are printed, and behind them the reports, which no layout leaves out.
    #[must_use]
    pub fn shown(&self) -> Vec<Shown> {
        let sheets = self.sheets.iter().filter_map(|sheet| self.layout.shown(sheet));
        sheets.chain(self.reports.iter().flat_map(ProjectReport::shown)).collect()
    }

    /// The figures that are printed although the layout does not name them, sheet by sheet.
    #[must_use]
    pub fn added(&self) -> Vec<(SheetName, Vec<Heading>)> {
        let added = self.sheets.iter().map(|sheet| (sheet.name, self.layout.added(sheet)));
        added.filter(|(_, headings)| !headings.is_empty()).collect()
    }

    /// Whether everything adds up: each table, each row, the summary, and sheet against sheet.
    ///
    /// # Errors
    /// The first cell that does not foot.
    pub fn foot(&self) -> Result<(), NotFooting> {
        for sheet in &self.sheets {
            sheet.table.foot()?;
            equations::hold(sheet)?;
        }
        self.gifts_foot()?;
        self.sheets_cross()?;
        self.given_goods_are_in_the_stock()?;
        self.hours_are_as_recorded()?;
        self.reports_foot()?;
        self.glance_crosses()?;
        self.follows_the_last()
    }

    /// Counts and totals as `notice_prepared` records them, which the rules recompute.
    #[must_use]
    pub fn sheet_totals(&self) -> Vec<SheetTotal> {
        let total = |sheet: CountedSheet| {
            let table = self.table(sheet.into());
            let total = table.and_then(|table| table.total_of(Heading::Amount)).unwrap_or_default();
            let count = table.map_or(Count(0), |table| table.count);
            SheetTotal { count, sheet, total }
        };
        let money =
            SheetTotal { count: self.glance.accounts, sheet: CountedSheet::Money, total: self.glance.now.closing };
        let of = |sheet| if sheet == CountedSheet::Money { money.clone() } else { total(sheet) };
        CountedSheet::ALL.iter().copied().map(of).collect()
    }

    /// Late gifts that lie in this month's books: they are in its 收, and their own months' sheets told of them.
    #[must_use]
    pub fn late_in_the_month(&self) -> Tally {
        self.late_here.iter().map(|gift| gift.amount).fold(Tally::default(), Tally::with)
    }

    /// What every row of a sheet comes to: the columns of what was there and came, and those of what went and is there.
    #[must_use]
    pub fn row_of(&self, name: SheetName) -> (&'static [Heading], &'static [Heading]) {
        sheets::equations(name).first().map_or((&[], &[]), |equation| (equation.came, equation.went))
    }

    /// What the next notice must begin with.
    #[must_use]
    pub fn closing(&self) -> Closing {
        Closing::of(&self.sheets)
    }
}

impl Footed<MonthNotice> {
    /// A notice that foots.
    ///
    /// # Errors
    /// The first cell that does not.
    pub fn of(notice: MonthNotice) -> Result<Self, NotFooting> {
        notice.foot()?;
        Ok(Self::checked(notice))
    }
}
