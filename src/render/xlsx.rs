//! XLSX: the whole notice as one workbook, a sheet a page. Figures are figures and days are days, so that whoever opens it
//! can sort, filter and add up; the totals are formulas that a spreadsheet reckons again, with ours as their last result.

mod tables;

pub use tables::tables;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::ledger::books::Tally;
use crate::ledger::period::Day;
use crate::render::spoken::{Figures, headed, overview, spoken, titled};
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
    Page::begun(cover, &styles, notice, words.labels().title, words)?.cover(notice, words)?;
    for (shown, number) in notice.shown().iter().zip(1..) {
        let title = format!("{} {}", words.sheet_number(number), titled(shown, words));
        let sheet = book.add_worksheet();
        sheet.set_name(tab(&title))?;
        Page::begun(sheet, &styles, notice, &title, words)?.table(notice, shown, words)?;
    }
    book.save_to_buffer()
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
            note: base(),
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
}

impl<'a> Page<'a> {
    /// What stands above every sheet.
    fn begun(
        sheet: &'a mut Worksheet,
        styles: &'a Styles,
        notice: &MonthNotice,
        title: &str,
        words: &dyn Words,
    ) -> Result<Self, XlsxError> {
        let (about, asked) = (&notice.foot, &notice.foot.asked);
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        let mut page = Self { sheet, styles, row: 0 };
        page.sheet.write_with_format(0, 0, format!("{} {title}", visible(about.fund.as_str())), &styles.title)?;
        let issue = words.side_by_side(&words.notice_number(asked.number), &words.month(asked.span.period));
        page.row = 1;
        page.note(&issue)?;
        for caution in foot::cautions(about, words) {
            page.note(&caution)?;
        }
        page.row = page.row.saturating_add(1);
        Ok(page)
    }

    fn note(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_with_format(self.row, 0, visible(text).as_ref(), &self.styles.note)?;
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
            };
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// 收 支 余, the gifts in figures, the sheets.
    fn cover(mut self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        use Written::{Figure, Heading, Text};
        let (labels, board, summary) = (words.labels(), words.board_labels(), &notice.giving.summary);
        let before = notice.glance.before.as_ref().map(|(month, _)| words.month_before(*month)).unwrap_or_default();
        self.line(&[Heading(board.glance), Heading(labels.amount), Heading(&before)])?;
        for line in overview(&notice.glance, words) {
            let label = if line.side.is_total() { line.label.to_owned() } else { format!("　{}", line.label) };
            let then = line.before.map(|amount| amount.to_string());
            let then = then.as_deref().map_or(Text(""), Figure);
            self.line(&[Text(&label), Figure(&line.now.to_string()), then])?;
        }
        self.row = self.row.saturating_add(1);
        self.line(&[Heading(board.giving), Heading(labels.amount), Heading(labels.count)])?;
        let tallies =
            [(labels.gifts, summary.gifts), (labels.late, summary.late), (labels.corrections, summary.corrections)];
        for (label, Tally { count, total }) in tallies {
            self.line(&[Text(label), Figure(&total.to_string()), Figure(&count.to_string())])?;
        }
        self.row = self.row.saturating_add(1);
        self.line(&[Heading(board.sheet), Heading(board.rows)])?;
        for (shown, number) in notice.shown().iter().zip(1..) {
            let title = format!("{} {}", words.sheet_number(number), titled(shown, words));
            self.line(&[Text(&title), Figure(&shown.table.count.to_string())])?;
        }
        for (column, width) in [(0_u16, 34_u16), (1, 18), (2, 24)] {
            self.sheet.set_column_width(column, width)?;
        }
        self.footed(notice, words)
    }

    /// A table: its headings stay in sight, its totals are formulas.
    fn table(mut self, notice: &MonthNotice, shown: &Shown, words: &dyn Words) -> Result<(), XlsxError> {
        let table = &shown.table;
        let headings: Vec<String> = table.columns.iter().map(|column| headed(shown, *column, words)).collect();
        let drawn: Vec<Written<'_>> = headings.iter().map(|text| Written::Heading(text)).collect();
        let top = self.row;
        self.line(&drawn)?;
        self.sheet.set_freeze_panes(self.row, 0)?.set_repeat_rows(top, top)?;
        if table.columns.len() > 8 {
            self.sheet.set_landscape();
        }
        let first = self.row;
        for row in &table.rows {
            for ((cell, column), place) in row.iter().zip(&table.columns).zip(0_u16..) {
                self.cell(place, cell, *column, words)?;
            }
            self.row = self.row.saturating_add(1);
        }
        if table.totals.iter().any(|cell| *cell != Cell::Empty) && !table.rows.is_empty() {
            self.totals(first, table, words)?;
        }
        for ((column, heading), place) in table.columns.iter().zip(&headings).zip(0_u16..) {
            self.sheet.set_column_width(place, width(*column, heading))?;
        }
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(0);
        self.footed_with(notice, words, last)
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
        for ((total, column), place) in table.totals.iter().zip(&table.columns).zip(0_u16..) {
            let style = if column.kind == Kind::Yuan { &self.styles.total_money } else { &self.styles.total_plain };
            if *total == Cell::Empty {
                let said = if is_named { "" } else { words.total() };
                is_named = true;
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

    fn footed(self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        self.footed_with(notice, words, 2)
    }

    /// What stands below every sheet, and what of it is printed.
    fn footed_with(mut self, notice: &MonthNotice, words: &dyn Words, last: u16) -> Result<(), XlsxError> {
        self.row = self.row.saturating_add(1);
        for (label, text) in foot::lines(notice, words) {
            self.note(&words.said(label, &text))?;
        }
        for (label, name) in foot::signers(&notice.foot, words) {
            self.note(&words.said(label, &name))?;
        }
        self.note(&words.statement(notice.foot.county.as_str()))?;
        self.sheet.set_print_area(0, 0, self.row, last.max(2))?;
        self.sheet.set_footer("&C&P / &N");
        Ok(())
    }
}

/// What is written into a cell of the cover.
enum Written<'a> {
    Heading(&'a str),
    Text(&'a str),
    Figure(&'a str),
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
