//! One row judged: a gift, a total, or every trouble it has.

use std::borrow::Cow;
use std::fmt::Write;

use crate::import::asked::{Asked, Field};
use crate::import::cell::{Cleaned, bare, typed, value};
use crate::import::date::{DateFault, day};
use crate::import::heading::Columns;
use crate::import::seen::SeenIds;
use crate::import::table::Line;
use crate::import::total::{Tally, signed_fen};
use crate::import::trouble::{Reason, Trouble, shown};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::slip::{Giver, Slip};
use crate::ledger::words::PartyKind;
use crate::ledger::yuan::{AmountFault, Yuan};

/// The most bytes of one cell.
const LONGEST_CELL: usize = 60_000;

/// Bytes of a canonical row beside its remark, as a rule.
const USUAL_ROW: usize = 96;

/// The digits a spreadsheet keeps of a number.
pub(super) const KEPT_DIGITS: usize = 15;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Physical line of a text file, row number of a spreadsheet; counted from 1: where the row begins.
    pub line: u64,
    /// What it is.
    pub outcome: Outcome,
    /// What was taken away from its cells.
    pub cleaned: Cleaned,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A gift.
    Gift(Slip),
    /// A totals row that agrees with the rows.
    Total(TotalRow),
    /// The header once more, as printed lists have it on every page.
    Heading,
    /// Cells with nothing in them.
    Blank,
    /// Everything that is wrong with it, never empty.
    Bad(Vec<Trouble>),
}

/// A totals row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalRow {
    /// The sum it says, in 分, negative where spending outweighs; none when its amount cell holds no amount.
    pub claimed: Option<i64>,
}

/// The row as one text, equal for equal gifts and different for different ones: date, giver, amount, memo and project
/// joined by U+001F, which no text can contain. The giver is `anonymous`, `unlinked 王芳`, `company …`, `person …`,
/// `institution …` or `p41`.
///
/// By it rows without an id are known again: what it says is what a source repeats when it repeats a gift.
#[must_use]
pub fn canonical_row(slip: &Slip) -> String {
    let project = slip.project.as_ref().map_or("", Code::as_str);
    let mut row = String::with_capacity(slip.memo.as_str().len().saturating_add(USUAL_ROW));
    // A million rows pass here: only what is no text is formatted. Writing to a text cannot fail.
    let _ = write!(row, "{}\u{1F}", slip.date);
    match &slip.giver {
        Giver::Anonymous => row.push_str("anonymous"),
        Giver::Unlinked(name) => row.extend(["unlinked ", name.as_str()]),
        Giver::Organisation(kind, name) => row.extend([kind.word(), " ", name.as_str()]),
        Giver::Registered(number) => row.push_str(&number.to_string()),
    }
    let _ = write!(row, "\u{1F}{}\u{1F}", slip.amount);
    row.extend([slip.memo.as_str(), "\u{1F}", project]);
    row
}

/// Judges the rows of one walk, in their order.
pub(super) struct Judge<'a> {
    asked: &'a Asked,
    columns: &'a Columns,
    tally: Tally,
    seen: SeenIds,
}

impl<'a> Judge<'a> {
    pub(super) fn new(asked: &'a Asked, columns: &'a Columns) -> Self {
        Self { asked, columns, tally: Tally::default(), seen: SeenIds::default() }
    }

    /// Judges the next row.
    pub(super) fn judge(&mut self, line: &Line) -> Row {
        let mut reading = Reading::new(line, self.asked, self.columns);
        let outcome = self.outcome(&mut reading);
        Row { line: line.number, outcome, cleaned: reading.cleaned }
    }

    fn outcome(&mut self, reading: &mut Reading<'_>) -> Outcome {
        if reading.line.cells().all(|cell| cell.trim().is_empty()) {
            return Outcome::Blank;
        }
        if let Some(trouble) = reading.too_long().or_else(|| reading.ragged()) {
            return Outcome::Bad(vec![trouble]);
        }
        if reading.is_total() {
            return self.total(reading);
        }
        match reading.slip() {
            Some(slip) => self.gift(slip, reading),
            None if reading.is_heading() => Outcome::Heading,
            None => {
                self.tally.add(reading.signed_fen().unwrap_or(0), false);
                Outcome::Bad(std::mem::take(&mut reading.troubles))
            }
        }
    }

    fn gift(&mut self, slip: Slip, reading: &Reading<'_>) -> Outcome {
        let id = slip.external_id.as_str();
        let met = if id.is_empty() { None } else { self.seen.meet(id, reading.line.number, &content(&slip)) };
        self.tally.add(slip.amount.fen(), met.is_none());
        match met {
            None => Outcome::Gift(slip),
            Some((first_line, same_content)) => {
                let reason = Reason::DuplicateIdInFile { first_line, same_content };
                Outcome::Bad(vec![reading.trouble(Field::Id, reason)])
            }
        }
    }

    fn total(&mut self, reading: &Reading<'_>) -> Outcome {
        let claimed = reading.signed_fen();
        match (self.tally.close(claimed), claimed) {
            (Err((since_last, so_far)), Some(claimed)) => {
                let reason = Reason::TotalDiffers { claimed, since_last, so_far };
                Outcome::Bad(vec![reading.trouble(Field::Amount, reason)])
            }
            _ => Outcome::Total(TotalRow { claimed }),
        }
    }
}

/// Every field of a slip but its id.
fn content(slip: &Slip) -> String {
    let means = slip.means.map_or("", |m| m.word());
    format!("{}\u{1F}{means}\u{1F}{}", canonical_row(slip), slip.receipt)
}

/// One row while it is read.
struct Reading<'a> {
    line: &'a Line,
    asked: &'a Asked,
    columns: &'a Columns,
    cleaned: Cleaned,
    troubles: Vec<Trouble>,
}

impl<'a> Reading<'a> {
    fn new(line: &'a Line, asked: &'a Asked, columns: &'a Columns) -> Self {
        Self { line, asked, columns, cleaned: Cleaned::default(), troubles: Vec::new() }
    }

    /// The cell of a field, as it stands; nothing when no column is this field.
    fn cell(&self, field: Field) -> &'a str {
        self.columns.place(field).map_or("", |place| self.line.cell(place))
    }

    fn trouble(&self, field: Field, reason: Reason) -> Trouble {
        let column = self.columns.place(field).map(|place| self.columns.heading(place).to_owned());
        Trouble { line: self.line.number, column, value: shown(self.cell(field).trim()), reason }
    }

    fn note(&mut self, field: Field, reason: Reason) {
        let trouble = self.trouble(field, reason);
        self.troubles.push(trouble);
    }

    fn too_long(&self) -> Option<Trouble> {
        if self.line.bytes() <= LONGEST_CELL {
            return None;
        }
        let (place, cell) = self.line.cells().enumerate().find(|(_, cell)| cell.len() > LONGEST_CELL)?;
        Some(Trouble {
            line: self.line.number,
            column: Some(self.columns.heading(place).to_owned()),
            value: shown(cell),
            reason: Reason::CellTooLong { bytes: cell.len(), limit: LONGEST_CELL },
        })
    }

    /// A cell more than the header has shifts nothing only when it is empty; a cell less, only when it held a remark.
    fn ragged(&self) -> Option<Trouble> {
        let (expected, found) = (self.columns.headings().len(), self.line.len());
        let too_many = found > expected && self.line.cells().skip(expected).any(|cell| !cell.trim().is_empty());
        let needed = |c: &crate::import::heading::Column<'_>| !c.field.may_be_cut_off() && c.place >= found;
        // Spreadsheets store no cells after the last filled one: what is missing there is empty.
        let too_few = found < expected && !self.line.is_of_sheet() && self.columns.read().any(|c| needed(&c));
        let value = || shown(&self.line.cells().collect::<Vec<_>>().join("|"));
        let reason = Reason::RaggedRow { expected, found };
        (too_many || too_few).then(|| Trouble { line: self.line.number, column: None, value: value(), reason })
    }

    /// Whether a word for a total stands in a row that says neither day nor id.
    fn is_total(&self) -> bool {
        let profile = &self.asked.profile;
        let says_nothing = |field| {
            let cell = self.cell(field).trim();
            cell.is_empty() || profile.is_total(cell)
        };
        // In this order: nearly every row says its day.
        says_nothing(Field::Date) && says_nothing(Field::Id) && self.line.cells().any(|cell| profile.is_total(cell))
    }

    fn is_heading(&self) -> bool {
        let same = |(place, heading): (usize, &String)| self.line.cell(place).trim() == heading;
        self.columns.headings().iter().enumerate().all(same)
    }

    fn signed_fen(&self) -> Option<i64> {
        signed_fen(&bare(self.cell(Field::Amount), &mut Cleaned::default()))
    }

    /// The slip, when nothing is wrong.
    fn slip(&mut self) -> Option<Slip> {
        let date = self.date();
        let giver = self.giver();
        let amount = self.amount();
        let external_id = self.id();
        let memo = self.text(Field::Memo);
        let project = self.project();
        let receipt = self.receipt();
        let means = self.asked.profile.means(self.cell(Field::Means).trim());
        if !self.troubles.is_empty() {
            return None;
        }
        let (date, giver, amount) = (date?, giver?, amount?);
        Some(Slip { amount, date, giver, external_id, memo, means, project, receipt })
    }

    fn date(&mut self) -> Option<Day> {
        let cell = bare(self.cell(Field::Date), &mut self.cleaned);
        let fault = match (day(&cell, self.asked.offset), self.asked.date) {
            (Ok(day), _) if day > self.asked.today => DateFault::InTheFuture { today: self.asked.today },
            (Ok(day), _) => return Some(day),
            // The day is said once for the whole file; the rows tell the time at most.
            (Err(DateFault::Missing | DateFault::TimeOnly), Some(fixed)) if fixed <= self.asked.today => {
                return Some(fixed);
            }
            (Err(DateFault::Missing | DateFault::TimeOnly), Some(_)) => {
                DateFault::InTheFuture { today: self.asked.today }
            }
            (Err(fault), _) => fault,
        };
        self.note(Field::Date, Reason::Date(fault));
        None
    }

    fn amount(&mut self) -> Option<Yuan> {
        let cell = bare(self.cell(Field::Amount), &mut self.cleaned);
        // Banks write a dash where they mean nothing.
        let nothing = !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | '—' | '－' | '−'));
        // What `typed` reads, `from_cell` reads as the same: the plain spelling is tried first because it costs less.
        let read =
            if nothing { Err(AmountFault::Empty) } else { Yuan::typed(&cell).or_else(|_| Yuan::from_cell(&cell)) };
        let reason = match read {
            Ok(amount) if amount.is_zero() => Reason::ZeroAmount,
            Ok(amount) => return Some(amount),
            Err(AmountFault::Negative) => Reason::NotAGift,
            Err(fault) => Reason::Amount(fault),
        };
        self.note(Field::Amount, reason);
        None
    }

    /// A person's number says who gave; else the name, unless it is a word for nobody.
    fn giver(&mut self) -> Option<Giver> {
        let number = bare(self.cell(Field::Person), &mut self.cleaned).to_ascii_lowercase();
        if !number.is_empty() {
            return self.registered(&number);
        }
        let kind = value(self.cell(Field::Kind), &mut self.cleaned);
        let name = value(self.cell(Field::Donor), &mut self.cleaned);
        let profile = &self.asked.profile;
        if name.is_empty() || profile.is_anonymous(&kind) {
            return Some(Giver::Anonymous);
        }
        let Some(kind) = (if kind.is_empty() { Some(PartyKind::Person) } else { profile.kind(&kind) }) else {
            self.note(Field::Kind, Reason::UnknownKind);
            return None;
        };
        let name = self.typed(Field::Donor, &name)?;
        match kind {
            // Empty when only forbidden characters stood there and were removed.
            _ if name.is_empty() || profile.is_anonymous(name.as_str()) => Some(Giver::Anonymous),
            PartyKind::Person => Some(Giver::Unlinked(name)),
            PartyKind::Company | PartyKind::Institution => Some(Giver::Organisation(kind, name)),
        }
    }

    fn registered(&mut self, number: &str) -> Option<Giver> {
        let number = number.parse().ok();
        if number.is_none() {
            self.note(Field::Person, Reason::PersonNumber);
        }
        number.map(Giver::Registered)
    }

    fn id(&mut self) -> Text {
        let cell = bare(self.cell(Field::Id), &mut self.cleaned);
        let was_number = self.columns.place(Field::Id).is_some_and(|place| self.line.was_number(place));
        let cut = was_number && cell.bytes().filter(u8::is_ascii_digit).count() > KEPT_DIGITS;
        if cut || is_scientific(&cell) {
            self.note(Field::Id, Reason::IdLostDigits);
            return Text::default();
        }
        self.typed(Field::Id, &cell).unwrap_or_default()
    }

    fn project(&mut self) -> Option<Code> {
        let cell = value(self.cell(Field::Project), &mut self.cleaned);
        if cell.is_empty() {
            return self.asked.project.clone();
        }
        // Codes have no capitals: Wall can only mean wall.
        let code = cell.to_ascii_lowercase().parse().ok();
        if code.is_none() {
            self.note(Field::Project, Reason::ProjectCode);
        }
        code
    }

    fn receipt(&mut self) -> Text {
        let cell = bare(self.cell(Field::Receipt), &mut self.cleaned);
        self.typed(Field::Receipt, &cell).unwrap_or_default()
    }

    fn text(&mut self, field: Field) -> Text {
        let cell: Cow<'_, str> = value(self.cell(field), &mut self.cleaned);
        self.typed(field, &cell).unwrap_or_default()
    }

    fn typed(&mut self, field: Field, value: &str) -> Option<Text> {
        if value.is_empty() {
            return Some(Text::default());
        }
        match typed(value, self.asked.clean, &mut self.cleaned) {
            Ok(text) => Some(text),
            Err(fault) => {
                self.note(field, Reason::Text(fault));
                None
            }
        }
    }
}

/// `1.02E+27`: what a spreadsheet leaves of a long number when it writes CSV.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    number(whole) && whole.len() == 1 && number(part) && power.strip_prefix('+').is_some_and(number)
}
