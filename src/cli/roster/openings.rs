//! `import openings FILE --paper NUMBER`: what books before this ledger say volunteers had.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::roster::{Known, Reading, Who};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::import::{RosterColumn, RosterRow};
use crate::ledger::books::registers::points::BroughtFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::event::{Event, Kind, VolunteerOpeningRecorded};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Text;
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::text::{Question, Told};

const NAME: usize = 0;
const PHONE: usize = 1;
const POINTS: usize = 2;
const MINUTES: usize = 3;
const NUMBER: usize = 4;

/// Where a row says who it is about.
const WHO: Who = Who { number: NUMBER, name: NAME, phone: PHONE };

const COLUMNS: [RosterColumn; 5] = [
    RosterColumn { words: &["姓名", "志愿者", "name", "volunteer"], is_needed: true },
    RosterColumn { words: &["手机", "电话", "phone"], is_needed: false },
    RosterColumn { words: &["积分", "points"], is_needed: true },
    RosterColumn { words: &["分钟", "minutes"], is_needed: false },
    RosterColumn { words: &["编号", "number"], is_needed: false },
];

/// Reads and records the list.
pub(in crate::cli) fn openings(
    session: &Session<'_>,
    file: &Path,
    date: Option<&str>,
    paper: Option<&str>,
) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let paper = session.need_text(Question::Paper, paper)?;
    let date = session.day(date, desk.today())?;
    let mut reading = Reading::new(session, file, &COLUMNS)?;
    {
        let mut known = Known::new(desk.store());
        for row in std::mem::take(&mut reading.list.rows) {
            match judge(&reading, &mut known, &row, (date, &paper))? {
                Err((column, told)) => reading.blame(&row, Some(column), told),
                Ok(asked) if is_known(&desk, &asked)? => {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                }
                Ok(asked) => reading.rows.push((row.line, Command::RecordVolunteerOpening(asked))),
            }
        }
    }
    reading.finish(&mut desk, Kind::VolunteerOpeningRecorded)
}

/// Whether the very same opening stands in the ledger.
fn is_known(desk: &Desk, asked: &VolunteerOpeningRecorded) -> Result<bool, Failure> {
    let books = desk.store().books();
    let entry = BroughtFacts::find(&books, &asked.volunteer).and_then(|facts| *facts.opening);
    let before = entry.and_then(|seq| books.standing(seq));
    books.fault()?;
    let is_same =
        |e: &VolunteerOpeningRecorded| (e.points, e.minutes, &e.paper) == (asked.points, asked.minutes, &asked.paper);
    Ok(before.is_some_and(|before| matches!(&before.event, Event::VolunteerOpeningRecorded(e) if is_same(e))))
}

fn judge(
    reading: &Reading<'_>,
    known: &mut Known<'_>,
    row: &RosterRow,
    (date, paper): (Day, &Text),
) -> Result<Result<VolunteerOpeningRecorded, (usize, Told)>, Failure> {
    let (points, minutes) = match figures(reading, row) {
        Ok(figures) => figures,
        Err(blame) => return Ok(Err(blame)),
    };
    let volunteer = known.volunteer_in(reading, row, WHO)?;
    let paper = paper.clone();
    Ok(volunteer.map(|volunteer| VolunteerOpeningRecorded { date, minutes, paper, points, volunteer }))
}

fn figures(reading: &Reading<'_>, row: &RosterRow) -> Result<(Points, Minutes), (usize, Told)> {
    let cell = super::cell(row, POINTS);
    let wrong = |_| (POINTS, reading.session.words.wrong(Question::Points, cell));
    let points = if cell.is_empty() { Points::ZERO } else { Points::typed(cell).map_err(wrong)? };
    let minutes = reading.value(row, MINUTES, Question::Minutes)?.unwrap_or_default();
    Ok((points, minutes))
}
