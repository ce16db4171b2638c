//! XLSX: the whole notice as one workbook, a sheet a page. Figures are figures and days are days, so that whoever opens it
//! can sort, filter and add up; the totals are formulas that a spreadsheet reckons again, with ours as their last result.

mod cover;
mod tables;

pub use tables::tables;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::ledger::period::Day;
use crate::render::spoken::{Figures, headed, said_by, spoken, titled};
use crate::render::{foot, visible};
use crate::report::{Cell, Column, Footed, Kind, MonthNotice, Shown, Table};
use crate::text::Words;

/// The font of Chinese spreadsheets; a machine without it takes its own.
const FONT: &str = "微软雅黑";

/// A notice as a workbook: the same bytes for the same notice.
///
/// # Panics
/// Never: the sheets of a notice are within what a workbook holds.
#[must_use]
pub fn notice(notice: &Footed<MonthNotice>, words: &dyn Words) -> Vec<u8> {
    workbook(notice, words).expect("a notice cannot exceed what a workbook holds")
}

fn workbook(notice: &MonthNotice, words: &dyn Words) -> Result<Vec<u8>, XlsxError> {
    let (mut book, styles) = (Workbook::new(), Styles::new());
    book.set_properties(&properties(notice, words)?);
    let cover = book.add_worksheet();
    cover.set_name(words.labels().title)?;
    Page::new(cover, &styles, &cover::WIDTHS)?.cover(notice, words)?;
    for (shown, number) in notice.shown().iter().zip(1..) {
        let title = format!("{} {}", words.sheet_number(number), titled(shown, words));
        let sheet = book.add_worksheet();
        sheet.set_name(tab(&title))?;
        // A column in which nothing stands is there, and folded away: on paper it would make all others too small to read.
        let columns = shown.table.columns.iter().zip(unfolded(&shown.table));
        let width = |(column, is_told): (&Column, bool)| {
            if is_told { width(*column, &headed(shown, *column, words)) } else { 0 }
        };
        let widths: Vec<u16> = columns.map(width).collect();
        Page::new(sheet, &styles, &widths)?.table(notice, shown, &title, words)?;
    }
    book.save_to_buffer()
}

/// Which columns of a sheet are seen: those that say something, and all of one that has no rows.
fn unfolded(table: &Table) -> Vec<bool> {
    if table.rows.is_empty() { vec![true; table.columns.len()] } else { said_by(table) }
}

/// What a spreadsheet shows under the file's properties. The clock of the machine stays out of it.
fn properties(notice: &MonthNotice, words: &dyn Words) -> Result<DocProperties, XlsxError> {
    let (about, asked) = (&notice.foot, &notice.foot.asked);
    let title = format!("{} {}", words.labels().title, words.month(asked.span.period));
    let made = day(asked.span.period.last())?;
    let properties = DocProperties::new().set_title(title).set_author(about.fund.as_str());
    Ok(properties.set_comment(words.statement(about.county.as_str())).set_creation_datetime(&made))
}

/// A name a tab may have: 31 characters, without those that spreadsheets use themselves.
fn tab(title: &str) -> String {
    title.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(31).collect()
}

fn day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&day.to_string())
}

/// How cells look.
struct Styles {
    title: Format,
    note: Format,
    heading: Format,
    text: Format,
    whole: Format,
    money: Format,
    plain: Format,
    day: Format,
    total_text: Format,
    total_money: Format,
    total_plain: Format,
}

impl Styles {
    fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(10.5);
        let cell = || base().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let total = || cell().set_bold().set_border_top(FormatBorder::Medium);
        Self {
            title: base().set_font_size(16).set_bold(),
            note: base().set_text_wrap().set_align(FormatAlign::Top),
            heading: cell().set_bold().set_text_wrap().set_background_color("EDE7DA"),
            text: cell().set_text_wrap(),
            whole: cell().set_num_format("0"),
            money: cell().set_num_format("#,##0.00"),
            plain: cell().set_num_format("#,##0.###"),
            day: cell().set_num_format("yyyy-mm-dd"),
            total_text: total(),
            total_money: total().set_num_format("#,##0.00"),
            total_plain: total().set_num_format("#,##0.###"),
        }
    }
}

/// A worksheet on its way, with the row that comes next.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    row: u32,
    /// The last column that is printed.
    last: u16,
    /// How many characters each of them holds; none when it is folded away.
    widths: Vec<u16>,
    /// How many characters all of them hold.
    room: u16,
}

/// The least columns a page has, so that what stands above and below a narrow table has room.
const LEAST: u16 = 3;

impl<'a> Page<'a> {
    /// A page whose columns are so many characters wide; one of none is folded away.
    fn new(sheet: &'a mut Worksheet, styles: &'a Styles, widths: &[u16]) -> Result<Self, XlsxError> {
        for (width, place) in widths.iter().zip(0_u16..) {
            if *width == 0 {
                sheet.set_column_hidden(place)?;
            } else {
                sheet.set_column_width(place, *width)?;
            }
        }
        let columns = u16::try_from(widths.len()).unwrap_or(u16::MAX);
        let beside = LEAST.saturating_sub(columns).saturating_mul(8);
        let room = widths.iter().fold(beside, |sum, width| sum.saturating_add(*width));
        let last = columns.max(LEAST).saturating_sub(1);
        Ok(Self { sheet, styles, row: 0, last, widths: widths.to_vec(), room })
    }

    /// What stands above every sheet.
    fn head(&mut self, notice: &MonthNotice, title: &str, words: &dyn Words) -> Result<(), XlsxError> {
        let (about, asked) = (&notice.foot, &notice.foot.asked);
        self.sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        let styles = self.styles;
        self.sheet.write_with_format(0, 0, format!("{} {title}", visible(about.fund.as_str())), &styles.title)?;
        let issue = words.side_by_side(&words.notice_number(asked.number), &words.month(asked.span.period));
        self.row = 1;
        self.note(&issue)?;
        for caution in foot::cautions(about, words) {
            self.note(&caution)?;
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// A text over the whole width of what is printed, as high as it needs.
    fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        let text = visible(text);
        self.sheet.merge_range(self.row, 0, self.row, self.last, text.as_ref(), &self.styles.note)?;
        self.sheet.set_row_height(self.row, height(&text, self.room))?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// A row of words and figures.
    fn line(&mut self, cells: &[Written<'_>]) -> Result<(), XlsxError> {
        for (written, column) in cells.iter().zip(0_u16..) {
            match written {
                Written::Heading(text) => {
                    self.sheet.write_with_format(self.row, column, *text, &self.styles.heading)?
                }
                Written::Text(text) => self.sheet.write_with_format(self.row, column, *text, &self.styles.text)?,
                Written::Figure(text) => {
                    let style = if text.contains('.') { &self.styles.money } else { &self.styles.whole };
                    self.sheet.write_with_format(self.row, column, figure(text), style)?
                }
                Written::Sum(formula, result) => {
                    let sum = Formula::new(formula).set_result(result);
                    self.sheet.write_formula_with_format(self.row, column, sum, &self.styles.total_money)?
                }
            };
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// A table: its headings stay in sight, its totals are formulas.
    fn table(mut self, notice: &MonthNotice, shown: &Shown, title: &str, words: &dyn Words) -> Result<(), XlsxError> {
        self.head(notice, title, words)?;
        let table = &shown.table;
        let headings: Vec<String> = table.columns.iter().map(|column| headed(shown, *column, words)).collect();
        let drawn: Vec<Written<'_>> = headings.iter().map(|text| Written::Heading(text)).collect();
        let top = self.row;
        self.line(&drawn)?;
        self.sheet.set_freeze_panes(self.row, 0)?.set_repeat_rows(top, top)?;
        if unfolded(table).into_iter().filter(|is_told| *is_told).count() > 8 {
            self.sheet.set_landscape();
        }
        let first = self.row;
        for row in &table.rows {
            self.row(row, &table.columns, words)?;
        }
        if table.totals.iter().any(|cell| *cell != Cell::Empty) && !table.rows.is_empty() {
            self.totals(first, table, words)?;
        }
        self.foot(notice, words)
    }

    /// A row, as high as its longest text needs: some spreadsheets print the second line of a cell over the next row.
    fn row(&mut self, row: &[Cell], columns: &[Column], words: &dyn Words) -> Result<(), XlsxError> {
        let one = f64::from(ONE_LINE);
        let mut highest = one;
        for ((cell, column), place) in row.iter().zip(columns).zip(0_u16..) {
            self.cell(place, cell, *column, words)?;
            if let Some(room) = self.widths.get(usize::from(place)).filter(|room| **room > 0 && wraps(cell)) {
                highest = highest.max(height(&spoken(cell, words, Figures::Plain), *room));
            }
        }
        if highest > one {
            self.sheet.set_row_height(self.row, highest)?;
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn cell(&mut self, place: u16, cell: &Cell, column: Column, words: &dyn Words) -> Result<(), XlsxError> {
        let (row, styles) = (self.row, self.styles);
        if let Cell::Day(of) = cell {
            self.sheet.write_with_format(row, place, &day(*of)?, &styles.day)?;
            return Ok(());
        }
        let said = spoken(cell, words, Figures::Plain);
        let is_figure = matches!(
            cell,
            Cell::Yuan(_) | Cell::Count(_) | Cell::Seq(_) | Cell::Quantity(_) | Cell::Points(_) | Cell::Minutes(_)
        );
        if is_figure {
            self.sheet.write_with_format(row, place, figure(&cell_figure(cell)), styles.of(column.kind))?;
        } else {
            self.sheet.write_with_format(row, place, said.as_ref(), &styles.text)?;
        }
        Ok(())
    }

    fn totals(&mut self, first: u32, table: &Table, words: &dyn Words) -> Result<(), XlsxError> {
        let last = self.row.saturating_sub(1);
        let mut is_named = false;
        let columns = table.totals.iter().zip(&table.columns).zip(unfolded(table));
        for (((total, column), is_seen), place) in columns.zip(0_u16..) {
            let style = if column.kind == Kind::Yuan { &self.styles.total_money } else { &self.styles.total_plain };
            if *total == Cell::Empty {
                // A column that is folded away would take the word with it.
                let said = if is_named || !is_seen { "" } else { words.total() };
                is_named |= is_seen;
                self.sheet.write_with_format(self.row, place, said, &self.styles.total_text)?;
                continue;
            }
            let sum = format!("=SUM({0}{1}:{0}{2})", letters(place), first.saturating_add(1), last.saturating_add(1));
            let sum = Formula::new(sum).set_result(cell_figure(total));
            self.sheet.write_formula_with_format(self.row, place, sum, style)?;
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// What stands below every sheet, and what of it is printed.
    fn foot(mut self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        self.row = self.row.saturating_add(1);
        for (label, text) in foot::lines(notice, words) {
            self.note(&words.said(label, &text))?;
        }
        for (label, name) in foot::signers(&notice.foot, words) {
            self.note(&words.said(label, &name))?;
        }
        self.note(&words.statement(notice.foot.county.as_str()))?;
        self.sheet.set_print_area(0, 0, self.row, self.last)?;
        self.sheet.set_footer("&C&P / &N");
        Ok(())
    }
}

/// What is written into a cell.
enum Written<'a> {
    Heading(&'a str),
    Text(&'a str),
    Figure(&'a str),
    /// A formula, and what it comes to.
    Sum(String, String),
}

impl Styles {
    const fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Yuan => &self.money,
            Kind::Count | Kind::Seq | Kind::Minutes => &self.whole,
            Kind::Quantity | Kind::Points | Kind::Rate => &self.plain,
            Kind::Text | Kind::Name | Kind::Day | Kind::Word => &self.text,
        }
    }
}

/// A figure as the ledger spells it.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a cell holds is no figure")]
fn cell_figure(cell: &Cell) -> String {
    match cell {
        Cell::Yuan(amount) => amount.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Seq(seq) => seq.to_string(),
        Cell::Quantity(quantity) => quantity.to_string(),
        Cell::Points(points) => points.to_string(),
        Cell::Minutes(minutes) => minutes.count().to_string(),
        _ => String::new(),
    }
}

/// A figure as a spreadsheet holds it: the nearest double, which shows the same digits. Nothing is reckoned with it here.
fn figure(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

/// A, B … Z, AA: how a spreadsheet names a column.
fn letters(place: u16) -> String {
    rust_xlsxwriter::column_number_to_name(place)
}

/// Whether a cell is words, which may take several lines.
const fn wraps(cell: &Cell) -> bool {
    !matches!(
        cell,
        Cell::Yuan(_)
            | Cell::Count(_)
            | Cell::Seq(_)
            | Cell::Quantity(_)
            | Cell::Points(_)
            | Cell::Minutes(_)
            | Cell::Day(_)
    )
}

/// A line, in points.
const ONE_LINE: u16 = 16;

/// How high a row is in which a text has so many characters of room, in points.
fn height(text: &str, room: u16) -> f64 {
    let taken = u16::try_from(unicode_width::UnicodeWidthStr::width_cjk(text)).unwrap_or(u16::MAX);
    // A tenth is kept free: fonts are not all alike.
    let room = room.saturating_sub(room.div_euclid(10)).max(1);
    f64::from(taken.div_ceil(room).clamp(1, 25).saturating_mul(ONE_LINE))
}

/// How wide a column is, in characters.
fn width(column: Column, heading: &str) -> u16 {
    let least = match column.kind {
        Kind::Yuan => 14,
        Kind::Name | Kind::Day => 12,
        Kind::Count | Kind::Seq | Kind::Rate | Kind::Minutes | Kind::Quantity => 9,
        Kind::Points | Kind::Word => 10,
        Kind::Text => 16,
    };
    let heading = u16::try_from(unicode_width::UnicodeWidthStr::width_cjk(heading)).unwrap_or(least);
    least.max(heading.saturating_add(2).min(20))
}
