//! The first page of the workbook: 收 支 余 with the month before and in 大写, the gifts in figures, the sheets. What is a sum is a
//! formula, which another program reckons again.

use rust_xlsxwriter::XlsxError;

use super::{Page, Written, height};
use crate::ledger::books::Tally;
use crate::ledger::yuan::Yuan;
use crate::render::spoken::{Overview, Side, overview, titled};
use crate::report::{MonthNotice, Net};
use crate::text::Words;

/// A matter, its amount, the month before, 大写.
pub(super) const WIDTHS: [u16; 4] = [34, 18, 18, 40];

impl Page<'_> {
    /// 收 支 余, the gifts in figures, the sheets.
    pub(super) fn cover(mut self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        self.head(notice, words.labels().title, words)?;
        // One page, however many sheets it names.
        self.sheet.set_print_fit_to_pages(1, 1);
        self.glance(notice, words)?;
        self.giving(notice, words)?;
        self.row = self.row.saturating_add(1);
        let board = words.board_labels();
        self.line(&[Written::Heading(board.sheet), Written::Heading(board.rows)])?;
        for (shown, number) in notice.shown().iter().zip(1..) {
            let title = format!("{} {}", words.sheet_number(number), titled(shown, words));
            let [room, ..] = WIDTHS;
            self.sheet.set_row_height(self.row, height(&title, room))?;
            self.line(&[Written::Text(&title), Written::Figure(&shown.table.count.to_string())])?;
        }
        self.foot(notice, words)
    }

    fn glance(&mut self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        use Written::{Figure, Heading, Text};
        let (labels, board) = (words.labels(), words.board_labels());
        let before = notice.glance.before.as_ref().map(|(month, _)| words.month_before(*month)).unwrap_or_default();
        self.line(&[Heading(board.glance), Heading(labels.amount), Heading(&before), Heading(labels.capitals)])?;
        let (lines, first) = (overview(&notice.glance, words), self.row);
        for line in &lines {
            let label = if line.side.is_total() { line.label.to_owned() } else { format!("　{}", line.label) };
            let then = line.before.map(|amount| amount.to_string());
            let then = then.as_deref().map_or(Text(""), Figure);
            let capitals = words.in_full(line.now).filter(|_| line.side.is_total()).unwrap_or_default();
            let now = line.now.to_string();
            let now = match formula(&lines, line, first) {
                Some(formula) => Written::Sum(formula, now),
                None => Figure(&now),
            };
            let [room, .., of_capitals] = WIDTHS;
            self.sheet.set_row_height(self.row, height(&label, room).max(height(&capitals, of_capitals)))?;
            self.line(&[Text(&label), now, then, Text(&capitals)])?;
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn giving(&mut self, notice: &MonthNotice, words: &dyn Words) -> Result<(), XlsxError> {
        use Written::{Figure, Heading, Text};
        let (labels, board, summary) = (words.labels(), words.board_labels(), &notice.giving.summary);
        self.line(&[Heading(board.giving), Heading(labels.amount), Heading(labels.count), Heading(labels.capitals)])?;
        let first = self.row.saturating_add(1);
        let tallies =
            [(labels.gifts, summary.gifts), (labels.late, summary.late), (labels.corrections, summary.corrections)];
        let in_full = |amount: Yuan| words.in_full(amount).unwrap_or_default();
        for (label, Tally { count, total }) in tallies {
            let count = count.to_string();
            self.line(&[Text(label), Figure(&total.to_string()), Figure(&count), Text(&in_full(total))])?;
        }
        let (late, corrections) = (first.saturating_add(1), first.saturating_add(2));
        let (label, amount, formula) = match summary.net {
            Net::Received(amount) => (labels.net, amount, format!("=B{first}+B{late}-B{corrections}")),
            Net::Overcorrected(amount) => (labels.more_corrected, amount, format!("=B{corrections}-B{first}-B{late}")),
        };
        self.line(&[Text(label), Written::Sum(formula, amount.to_string()), Text(""), Text(&in_full(amount))])
    }
}

/// What a total of the overview is made of: 收 and 支 of their parts, 余 of what was there, came and went. Nothing for a figure of
/// its own.
fn formula(lines: &[Overview], total: &Overview, first: u32) -> Option<String> {
    let cells = |side: Side| -> Vec<String> {
        let there = lines.iter().zip(first.saturating_add(1)..).filter(|(line, _)| line.side == side);
        there.map(|(_, row)| format!("B{row}")).collect()
    };
    let is = |side: Side, at: usize| {
        lines.iter().filter(|line| line.side == side).nth(at).is_some_and(|line| std::ptr::eq(line, total))
    };
    let less = |cells: Vec<String>| -> String { cells.iter().flat_map(|cell| ["-", cell]).collect() };
    let (inward, outward) = (cells(Side::Inward), cells(Side::Outward));
    if is(Side::Came, 0) && !inward.is_empty() {
        Some(format!("={}{}", inward.join("+"), less(cells(Side::Reversed))))
    } else if is(Side::Went, 0) && !outward.is_empty() {
        Some(format!("={}", outward.join("+")))
    } else if is(Side::Held, 1) {
        let opening = cells(Side::Held).into_iter().take(1).chain(cells(Side::Came)).collect::<Vec<_>>();
        Some(format!("={}{}", opening.join("+"), less(cells(Side::Went))))
    } else {
        None
    }
}
