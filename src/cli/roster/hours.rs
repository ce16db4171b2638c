//! `import hours FILE --activity CODE`: a sign-in list. What a row leaves out is as with `activity record`: the
//! activity's only day, its whole window, who answers for it as witness.

use std::collections::HashSet;

use crate::cli::activity::found;
use crate::cli::failure::Failure;
use crate::cli::roster::volunteers::read_day;
use crate::cli::roster::{Asked, Known, Reading, Who, time_given};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::import::{Need, RosterColumn, RosterRow};
use crate::ledger::books::Books;
use crate::ledger::books::stints::Stint;
use crate::ledger::command::Command;
use crate::ledger::event::{ActivityOpened, HoursRecorded, Kind};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::words::PointsKind;
use crate::text::{Question, Told};

const NUMBER: usize = 9;
const HOURS: usize = 10;
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

const COLUMNS: [RosterColumn; 11] = [
    RosterColumn { words: &["见证人", "证明人", "见证", "witness"], need: Need::Never },
    RosterColumn { words: &["说明人", "vouched by", "vouch"], need: Need::Never },
    RosterColumn {
        words: &["志愿者姓名", "姓名", "参加人员", "志愿者", "volunteer", "name"],
        need: Need::Unless(NUMBER),
    },
    RosterColumn { words: &["手机", "电话", "phone"], need: Need::Never },
    RosterColumn { words: &["日期", "date"], need: Need::Never },
    RosterColumn { words: &["签到", "开始", "到岗", "began", "start"], need: Need::Never },
    RosterColumn { words: &["签退", "结束", "离岗", "ended", "end"], need: Need::Never },
    RosterColumn { words: &["分钟", "minutes"], need: Need::Never },
    RosterColumn { words: &["原因", "说明", "reason"], need: Need::Never },
    RosterColumn { words: &["志愿者编号", "编号", "number"], need: Need::Never },
    RosterColumn { words: &["时长", "小时", "hours", "duration"], need: Need::Never },
];

/// Reads and records the list.
pub(in crate::cli) fn hours(session: &Session<'_>, asked: Asked<'_>, activity: Option<&str>) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let (opened, _) = found(session, desk.store(), activity)?;
    let mut reading = Reading::new(session, asked, &COLUMNS)?;
    let usual = if opened.first == opened.last { opened.first } else { desk.today() };
    let usual = session.day(asked.date, usual)?;
    let mut time = Minutes::ZERO;
    {
        let _held = desk.store().hold()?;
        let standing = standing_hours(&desk, &opened.code)?;
        let mut known = Known::new(desk.store());
        let rows = reading.take_rows();
        reading.rows.reserve_exact(rows.len());
        for row in rows {
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
            let judged = judge(&reading, &mut known, &opened, &row, asked)?;
            time = judged.as_ref().ok().and_then(|asked| time.plus(asked.minutes)).unwrap_or(time);
            match judged {
                Err((column, told)) => reading.blame(&row, Some(column), told),
                Ok(asked) if standing.contains(&(asked.volunteer, asked.date, asked.began, asked.minutes)) => {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                }
                Ok(asked) => reading.rows.push((row.line, Command::RecordHours(asked))),
            }
        }
    }
    if reading.bad.is_empty() {
        reading.time_agrees((MINUTES, HOURS), time);
    }
    reading.finish(&mut desk, Kind::HoursRecorded)
}

/// The hours of the activity that stand in the ledger: a row that says the same as one of them is known.
fn standing_hours(desk: &Desk, activity: &Code) -> Result<HashSet<(PersonNumber, Day, TimeOfDay, Minutes)>, Failure> {
    let books = desk.store().books();
    let stints = books.stints_of(activity, Seq(0));
    books.fault()?;
    let standing = stints.into_iter().filter(Stint::stands);
    Ok(standing.map(|one| (one.volunteer, one.day, one.began, one.minutes)).collect())
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
    let (witness, vouched_by) = (known.person_in(reading, row, WITNESS)?, known.person_in(reading, row, VOUCHER)?);
    let volunteer = known.volunteer_in(reading, row, WHO)?;
    Ok(volunteer.and_then(|volunteer| {
        let witness = witness?.unwrap_or(asked.witness);
        Ok(HoursRecorded { volunteer, vouched_by: Maybe(vouched_by?), witness, ..asked })
    }))
}

fn said(
    reading: &Reading<'_>,
    opened: &ActivityOpened,
    row: &RosterRow,
    usual: HoursRecorded,
) -> Result<HoursRecorded, (usize, Told)> {
    let words = reading.session.words;
    let date = match row.cell(DATE) {
        "" => usual.date,
        cell => read_day(cell).ok_or_else(|| (DATE, words.wrong(Question::Day, cell)))?,
    };
    let time = |column: usize, usual: TimeOfDay| match row.cell(column) {
        "" => Ok(usual),
        cell => read_time(cell).ok_or_else(|| (column, words.wrong(Question::TimeOfDay, cell))),
    };
    let began = time(BEGAN, opened.begins)?;
    let ended = time(ENDED, opened.ends)?;
    let minutes = time_given(reading, row, (MINUTES, HOURS))?;
    let between = ended.since(began).filter(|between| !between.is_zero());
    if between.is_none() && (minutes.is_none() || !row.cell(ENDED).is_empty()) {
        return Err((ENDED, words.ends_before_it_begins(began, ended)));
    }
    let between = between.unwrap_or_default();
    if let Some(given) = minutes.filter(|given| !row.cell(ENDED).is_empty() && *given > between) {
        let column = if row.cell(MINUTES).is_empty() { HOURS } else { MINUTES };
        return Err((column, words.longer_than_its_times(given, between)));
    }
    Ok(HoursRecorded {
        began,
        date,
        minutes: minutes.unwrap_or(between),
        reason: reading.text(row, REASON)?.unwrap_or_default(),
        ..usual
    })
}

/// A time of day as people write it: 8:30, 08:30:00, 8点30分, 下午2:30, after a day or alone, with whatever colon.
fn read_time(cell: &str) -> Option<TimeOfDay> {
    if let Ok(time) = cell.parse() {
        return Some(time);
    }
    let cell = cell.replace(['：', '点', '时'], ":").replace('分', "");
    let time = cell.rsplit([' ', 'T']).next()?;
    let is_afternoon = ["下午", "晚上"].iter().any(|word| time.starts_with(word));
    let mut parts = time.trim_start_matches(['上', '下', '午', '早', '晚']).split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    parts.next().is_none_or(|seconds| seconds.parse::<u8>().is_ok_and(|s| s < 60)).then_some(())?;
    let hour: u8 = hour.parse().ok()?;
    let hour = if is_afternoon && hour < 12 { hour.saturating_add(12) } else { hour };
    let minute = if minute.is_empty() { "00" } else { minute };
    format!("{hour:0>2}:{minute}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("8:30", "08:30"),
            ("08：30", "08:30"),
            ("08:30:00", "08:30"),
            ("2026-10-06 08:30:00", "08:30"),
            ("8点30分", "08:30"),
            ("8点", "08:00"),
            ("上午8:30", "08:30"),
            ("下午2:30", "14:30"),
            ("晚上7点", "19:00"),
        ] {
            assert_eq!(read_time(cell).map(|time| time.to_string()).as_deref(), Some(expected), "{cell}");
        }
        for cell in ["25:00", "8", "8:75", "八点", "8:30:99"] {
            assert_eq!(read_time(cell), None, "{cell}");
        }
    }
}
