//! `import hours FILE --activity CODE`: a sign-in list. What a row leaves out is as with `activity record`: the
//! activity's only day, its whole window, who answers for it as witness.

use std::path::Path;

use crate::cli::activity::found;
use crate::cli::failure::Failure;
use crate::cli::roster::volunteers::read_day;
use crate::cli::roster::{Known, Reading, Who, cell};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::import::{RosterColumn, RosterRow};
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::event::{ActivityOpened, HoursRecorded, Kind};
use crate::ledger::field::Maybe;
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::words::PointsKind;
use crate::text::{Question, Told};

const NUMBER: usize = 9;
const WITNESS: usize = 0;
const VOUCHER: usize = 1;
const NAME: usize = 2;
const PHONE: usize = 3;
const DATE: usize = 4;
const BEGAN: usize = 5;
const ENDED: usize = 6;
const MINUTES: usize = 7;
const REASON: usize = 8;

/// Where a row says who it is about.
const WHO: Who = Who { number: NUMBER, name: NAME, phone: PHONE };

const COLUMNS: [RosterColumn; 10] = [
    RosterColumn { words: &["见证", "witness"], is_needed: false },
    RosterColumn { words: &["说明人", "vouch"], is_needed: false },
    RosterColumn { words: &["姓名", "志愿者", "name", "volunteer"], is_needed: true },
    RosterColumn { words: &["手机", "电话", "phone"], is_needed: false },
    RosterColumn { words: &["日期", "date"], is_needed: false },
    RosterColumn { words: &["签到", "开始", "到岗", "began", "start"], is_needed: false },
    RosterColumn { words: &["签退", "结束", "离岗", "ended", "end"], is_needed: false },
    RosterColumn { words: &["分钟", "minutes"], is_needed: false },
    RosterColumn { words: &["原因", "说明", "reason"], is_needed: false },
    RosterColumn { words: &["编号", "number"], is_needed: false },
];

/// Reads and records the list.
pub(in crate::cli) fn hours(
    session: &Session<'_>,
    file: &Path,
    activity: Option<&str>,
    date: Option<&str>,
) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let (opened, _) = found(session, desk.store(), activity)?;
    let mut reading = Reading::new(session, file, &COLUMNS)?;
    let usual = if opened.first == opened.last { opened.first } else { desk.today() };
    let usual = session.day(date, usual)?;
    {
        let mut known = Known::new(desk.store());
        for row in std::mem::take(&mut reading.list.rows) {
            let asked = HoursRecorded {
                activity: opened.code.clone(),
                began: opened.begins,
                date: usual,
                minutes: Minutes::ZERO,
                points_kind: PointsKind::Exchange,
                reason: crate::ledger::name::Text::default(),
                volunteer: opened.supervisor,
                vouched_by: Maybe::EMPTY,
                witness: opened.supervisor,
            };
            match judge(&reading, &mut known, &opened, &row, asked)? {
                Err((column, told)) => reading.blame(&row, Some(column), told),
                Ok(asked) if is_known(&desk, &asked)? => {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                }
                Ok(asked) => reading.rows.push((row.line, Command::RecordHours(asked))),
            }
        }
    }
    reading.finish(&mut desk, Kind::HoursRecorded)
}

/// Whether the very same hours stand in the ledger.
fn is_known(desk: &Desk, asked: &HoursRecorded) -> Result<bool, Failure> {
    let books = desk.store().books();
    let others = books.stints(asked.volunteer, asked.date, asked.date);
    books.fault()?;
    Ok(others.iter().any(|one| {
        one.stands() && one.activity == asked.activity && one.began == asked.began && one.minutes == asked.minutes
    }))
}

fn judge(
    reading: &Reading<'_>,
    known: &mut Known<'_>,
    opened: &ActivityOpened,
    row: &RosterRow,
    asked: HoursRecorded,
) -> Result<Result<HoursRecorded, (usize, Told)>, Failure> {
    let asked = match said(reading, opened, row, asked) {
        Ok(asked) => asked,
        Err(blame) => return Ok(Err(blame)),
    };
    Ok(known.volunteer_in(reading, row, WHO)?.map(|volunteer| HoursRecorded { volunteer, ..asked }))
}

fn said(
    reading: &Reading<'_>,
    opened: &ActivityOpened,
    row: &RosterRow,
    usual: HoursRecorded,
) -> Result<HoursRecorded, (usize, Told)> {
    let words = reading.session.words;
    let date = match cell(row, DATE) {
        "" => usual.date,
        cell => read_day(cell).ok_or_else(|| (DATE, words.wrong(Question::Day, cell)))?,
    };
    let time = |column: usize, usual: TimeOfDay| match cell(row, column) {
        "" => Ok(usual),
        cell => read_time(cell).ok_or_else(|| (column, words.wrong(Question::TimeOfDay, cell))),
    };
    let began = time(BEGAN, opened.begins)?;
    let ended = time(ENDED, opened.ends)?;
    let minutes: Option<Minutes> = reading.value(row, MINUTES, Question::Minutes)?;
    Ok(HoursRecorded {
        began,
        date,
        minutes: minutes.unwrap_or_else(|| ended.since(began).unwrap_or_default()),
        reason: reading.text(row, REASON)?.unwrap_or_default(),
        vouched_by: Maybe(reading.value(row, VOUCHER, Question::PersonNumber)?),
        witness: reading.value(row, WITNESS, Question::PersonNumber)?.unwrap_or(usual.witness),
        ..usual
    })
}

/// A time of day as people write it: 8:30, 08:30, 08:30:00, after a day or alone, with whatever colon.
fn read_time(cell: &str) -> Option<TimeOfDay> {
    let cell = cell.replace('：', ":");
    let time = cell.rsplit([' ', 'T']).next()?;
    let mut parts = time.split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    parts.next().is_none_or(|seconds| seconds.parse::<u8>().is_ok_and(|s| s < 60)).then_some(())?;
    format!("{hour:0>2}:{minute}").parse().ok()
}
