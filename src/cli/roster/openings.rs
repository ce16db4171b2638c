//! `import openings FILE --paper NUMBER`: what books before this ledger say volunteers had.

use std::collections::BTreeMap;

use crate::cli::failure::Failure;
use crate::cli::roster::{Asked, Known, Reading, Who, is_below_zero, time_given};
use crate::cli::session::Session;
use crate::desk::{Desk, DeskError};
use crate::import::{Need, RosterColumn, RosterRow};
use crate::ledger::books::registers::points::BroughtFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::event::{Event, Kind, VolunteerOpeningRecorded};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::text::{Question, Told};

const NAME: usize = 0;
const PHONE: usize = 1;
const POINTS: usize = 4;
const MINUTES: usize = 5;
const NUMBER: usize = 6;
const HOURS: usize = 7;

/// Where a row says who it is about.
const WHO: Who = Who { number: NUMBER, name: NAME, phone: PHONE };

/// What somebody ever got and what he spent are taken out of the way first: an opening is what is left.
const COLUMNS: [RosterColumn; 8] = [
    RosterColumn {
        words: &["志愿者姓名", "姓名", "志愿者", "volunteer", "name"], need: Need::Unless(NUMBER)
    },
    RosterColumn { words: &["手机", "电话", "phone"], need: Need::Never },
    RosterColumn {
        words: &["累计积分", "总积分", "获得积分", "积分合计", "earned points", "total points"],
        need: Need::Never,
    },
    RosterColumn {
        words: &["已用积分", "已使用积分", "已兑积分", "已兑换积分", "消费积分", "spent points"],
        need: Need::Never,
    },
    RosterColumn {
        words: &["积分", "剩余积分", "可用积分", "积分余额", "结余积分", "现有积分", "当前积分", "points"],
        need: Need::Always,
    },
    RosterColumn { words: &["分钟", "minutes"], need: Need::Never },
    RosterColumn { words: &["志愿者编号", "编号", "number"], need: Need::Never },
    RosterColumn { words: &["时长", "小时", "hours", "duration"], need: Need::Never },
];

/// Reads and records the list.
pub(in crate::cli) fn openings(session: &Session<'_>, asked: Asked<'_>, paper: Option<&str>) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let paper = session.need_text(Question::Paper, paper)?;
    let date = session.day(asked.date, desk.today())?;
    has_rules(&desk, date)?;
    let mut reading = Reading::new(session, asked, &COLUMNS)?;
    let mut seen: BTreeMap<PersonNumber, u64> = BTreeMap::new();
    let (mut sum, mut time) = (Points::ZERO, Minutes::ZERO);
    {
        let _held = desk.store().hold()?;
        let mut known = Known::new(desk.store());
        for row in reading.take_rows() {
            let judged = judge(&reading, &mut known, &row, (date, &paper))?;
            sum = judged.as_ref().ok().and_then(|asked| sum.plus(asked.points)).unwrap_or(sum);
            time = judged.as_ref().ok().and_then(|asked| time.plus(asked.minutes)).unwrap_or(time);
            match judged {
                Err((column, told)) => reading.blame(&row, Some(column), told),
                Ok(asked) if is_known(&desk, &asked)? => {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                }
                Ok(asked) => match seen.insert(asked.volunteer, row.line) {
                    Some(line) => reading.blame(&row, Some(NAME), reading.session.words.row_repeats(line)),
                    None => reading.rows.push((row.line, Command::RecordVolunteerOpening(asked))),
                },
            }
        }
    }
    if reading.bad.is_empty() {
        reading.total_agrees(POINTS, &sum.to_string(), |stated| Points::typed(stated) == Ok(sum));
        reading.time_agrees((MINUTES, HOURS), time);
    }
    reading.finish(&mut desk, Kind::VolunteerOpeningRecorded)
}

/// Without rules in force no row can be recorded: that is said once, and not of every row.
fn has_rules(desk: &Desk, day: Day) -> Result<(), Failure> {
    let books = desk.store().books();
    let book = RuleBook::needed_on(&books, day);
    books.fault()?;
    Ok(book.map(drop).map_err(DeskError::Refused)?)
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
    let cell = row.cell(POINTS);
    let words = reading.session.words;
    let told = || if is_below_zero(cell) { words.below_zero(cell) } else { words.wrong(Question::Points, cell) };
    let wrong = |_| (POINTS, told());
    let points = if cell.is_empty() { Points::ZERO } else { Points::typed(cell).map_err(wrong)? };
    let minutes = time_given(reading, row, (MINUTES, HOURS))?.unwrap_or_default();
    Ok((points, minutes))
}
