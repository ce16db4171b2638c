//! Days as people write them. Where two readings are possible, none is taken.

use thiserror::Error;

use crate::ledger::period::{Day, Moment, UtcOffset};

/// Why a cell is not the day of a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DateFault {
    /// Nothing is written.
    #[error("no date")]
    Missing,
    /// Day and month may be swapped, or the century is not said: 3/4/2020, 03-04-20, 200208.
    #[error("the date can be read in more than one way")]
    Ambiguous,
    /// The year is not said: 2月8日.
    #[error("the date has no year")]
    NoYear,
    /// The calendar has no such day, or the year is no year of a fund: 2023-02-30.
    #[error("the calendar has no such day")]
    Impossible,
    /// A time of day and no day.
    #[error("a time of day without a date")]
    TimeOnly,
    /// After today.
    #[error("the day is after {today}")]
    InTheFuture {
        /// The last day allowed.
        today: Day,
    },
    /// Anything else.
    #[error("not a date")]
    NotADate,
}

/// Reads a day: `2024-3-26`, `2020.01.22`, `2020/2/8`, `20200208`, `2020年2月8日`, with or without a time of day after
/// it. A moment with an offset (`…Z`, `…+08:00`) is the day it was at the fund's `offset`.
///
/// # Errors
/// The first fault that applies.
pub fn day(text: &str, offset: UtcOffset) -> Result<Day, DateFault> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    if text.is_empty() {
        return Err(DateFault::Missing);
    }
    if is_time(text) {
        return Err(DateFault::TimeOnly);
    }
    let (first, rest) = number(text).ok_or(DateFault::NotADate)?;
    match first.len() {
        8 | 12 | 14 => compact(first, rest),
        6 if rest.is_empty() => Err(DateFault::Ambiguous),
        4 => with_separators(first, rest, text, offset),
        1 | 2 => Err(without_year(rest)),
        _ => Err(DateFault::NotADate),
    }
}

/// The digits at the beginning, and what follows them.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at_checked(end)).flatten()
}

/// `20200208`, alone or before a time; `20200208102030`.
fn compact(digits: &str, rest: &str) -> Result<Day, DateFault> {
    let (date, time) = digits.split_at_checked(8).ok_or(DateFault::NotADate)?;
    let time_fits = time.is_empty() || (rest.is_empty() && is_compact_time(time));
    if !time_fits || !may_follow(rest) {
        return Err(DateFault::NotADate);
    }
    let (Some(year), Some(month), Some(day)) = (date.get(..4), date.get(4..6), date.get(6..)) else {
        return Err(DateFault::NotADate);
    };
    on_the_calendar(year, month, day)
}

/// `2020-2-8`, `2020.2.8`, `2020/2/8`, `2020年2月8日`, `2020年2月8号`.
fn with_separators(year: &str, rest: &str, whole: &str, offset: UtcOffset) -> Result<Day, DateFault> {
    let rest = rest.trim_start();
    let separator = rest.chars().next().filter(|c| "-./年".contains(*c)).ok_or(DateFault::NotADate)?;
    let between = if separator == '年' { '月' } else { separator };
    let (month, rest) = after(rest, separator).and_then(number).ok_or(DateFault::NotADate)?;
    let (day, rest) = after(rest.trim_start(), between).and_then(number).ok_or(DateFault::NotADate)?;
    let rest = if between == '月' { rest.trim_start().trim_start_matches(['日', '号', '號']) } else { rest };
    if month.len() > 2 || day.len() > 2 || !may_follow(rest) {
        return Err(DateFault::NotADate);
    }
    if has_offset(rest)
        && let Ok(moment) = Moment::typed(&whole.replacen(' ', "T", 1))
    {
        return Ok(moment.day(offset));
    }
    on_the_calendar(year, month, day)
}

fn after(text: &str, separator: char) -> Option<&str> {
    text.strip_prefix(separator).map(str::trim_start)
}

/// `3/4/2020` and `20年2月8日` do not say which number is what; `2月8日` and `3/4` do not say the year.
fn without_year(rest: &str) -> DateFault {
    let parts = rest.split(['-', '.', '/', '年', '月', '日', '号', ' ']).filter(|p| number(p).is_some()).count();
    let separated = rest.trim_start().starts_with(['-', '.', '/', '年', '月']);
    match (separated, parts) {
        (true, 1) => DateFault::NoYear,
        (true, 2..) => DateFault::Ambiguous,
        _ => DateFault::NotADate,
    }
}

fn on_the_calendar(year: &str, month: &str, day: &str) -> Result<Day, DateFault> {
    let impossible = DateFault::Impossible;
    let year = year.parse().map_err(|_| impossible)?;
    let month = month.parse().map_err(|_| impossible)?;
    let day = day.parse().map_err(|_| impossible)?;
    Day::new(year, month, day).map_err(|_| impossible)
}

/// Whether this may stand after a date: nothing, or a time of day set off by a blank or a T (or by nothing after 日).
fn may_follow(rest: &str) -> bool {
    let time = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim();
    let set_off = rest.starts_with(|c: char| matches!(c, 'T' | 't') || c.is_whitespace() || !c.is_ascii());
    rest.trim().is_empty() || (is_time(time) && (set_off || rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// `1020` or `102030`.
fn is_compact_time(digits: &str) -> bool {
    let two = |at: usize| digits.get(at..).and_then(|d| d.get(..2)).unwrap_or("00");
    within(two(0), 24) && within(two(2), 59) && within(two(4), 60)
}

/// `10:20`, `10:20:30.5`, `上午10:20`, `10:20 PM`, `10时20分30秒`, `10:20:30+08:00`.
fn is_time(text: &str) -> bool {
    let halves = ["上午", "下午", "凌晨", "早上", "中午", "晚上", "AM", "PM", "am", "pm"];
    let text = halves.iter().find_map(|half| text.strip_prefix(half)).unwrap_or(text).trim();
    let text = halves.iter().find_map(|half| text.strip_suffix(half)).unwrap_or(text).trim();
    let text = without_offset(text);
    let text = text.strip_suffix(['秒', '分', '时', '点']).unwrap_or(text);
    let mut parts = text.split([':', '：', '时', '点', '分']);
    let (hour, minute, second) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let second_fits = second.is_none_or(|s| {
        let (whole, part) = s.split_once('.').unwrap_or((s, ""));
        within(whole, 60) && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit())
    });
    let has_minute = minute.is_some_and(|m| within(m, 59));
    within(hour, 24) && has_minute && second_fits && parts.next().is_none()
}

/// One or two digits, no more than `most`.
fn within(digits: &str, most: u8) -> bool {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits && digits.parse::<u8>().is_ok_and(|n| n <= most)
}

fn has_offset(time: &str) -> bool {
    without_offset(time.trim()).len() < time.trim().len()
}

/// The time before `Z`, `+08:00`, `+0800`.
fn without_offset(time: &str) -> &str {
    if let Some(before) = time.strip_suffix(['Z', 'z']) {
        return before;
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return time;
    };
    let Some((before, offset)) = time.split_at_checked(at) else {
        return time;
    };
    let digits = offset.chars().filter(char::is_ascii_digit).count();
    let plain = offset.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
    if plain && matches!(digits, 2 | 4) { before } else { time }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written, and the day or fault it is.
    const TABLE: [(&str, Result<&str, DateFault>); 53] = [
        ("2024-3-26", Ok("2024-03-26")),
        ("2020-02-08", Ok("2020-02-08")),
        ("2020.01.22", Ok("2020-01-22")),
        ("2020/2/8", Ok("2020-02-08")),
        ("20200208", Ok("2020-02-08")),
        ("2020年2月8日", Ok("2020-02-08")),
        ("2020年2月8号", Ok("2020-02-08")),
        ("2020年02月08", Ok("2020-02-08")),
        ("2020 年 2 月 8 日", Ok("2020-02-08")),
        ("2020-02-08 10:20", Ok("2020-02-08")),
        ("2020-02-08 10:20:30", Ok("2020-02-08")),
        ("2020-02-08 10:20:30.123", Ok("2020-02-08")),
        ("2020/2/8 9:05", Ok("2020-02-08")),
        ("2020-02-08T10:20:30", Ok("2020-02-08")),
        ("2020-02-08T10:20:30Z", Ok("2020-02-08")),
        ("2020-02-07T17:00:00Z", Ok("2020-02-08")),
        ("2020-02-08T00:30:00+08:00", Ok("2020-02-08")),
        ("2020-02-08 00:30:00+08:00", Ok("2020-02-08")),
        ("2020年2月8日 上午10:20", Ok("2020-02-08")),
        ("2020年2月8日下午3:20:01", Ok("2020-02-08")),
        ("2020-2-8 3:20 PM", Ok("2020-02-08")),
        ("2020年2月8日10时20分", Ok("2020-02-08")),
        ("20200208 10:20:30", Ok("2020-02-08")),
        ("20200208102030", Ok("2020-02-08")),
        ("2020-02-29", Ok("2020-02-29")),
        ("", Err(DateFault::Missing)),
        ("3/4/2020", Err(DateFault::Ambiguous)),
        ("03-04-20", Err(DateFault::Ambiguous)),
        ("13/4/2020", Err(DateFault::Ambiguous)),
        ("20年2月8日", Err(DateFault::Ambiguous)),
        ("200208", Err(DateFault::Ambiguous)),
        ("3/4", Err(DateFault::NoYear)),
        ("2月8日", Err(DateFault::NoYear)),
        ("2023-02-30", Err(DateFault::Impossible)),
        ("2023-13-01", Err(DateFault::Impossible)),
        ("2021-02-29", Err(DateFault::Impossible)),
        ("20230230", Err(DateFault::Impossible)),
        ("2020-0-8", Err(DateFault::Impossible)),
        ("0001-01-01", Err(DateFault::Impossible)),
        ("9999年12月31日", Err(DateFault::Impossible)),
        ("01:03:31", Err(DateFault::TimeOnly)),
        ("10:20", Err(DateFault::TimeOnly)),
        ("下午3:20", Err(DateFault::TimeOnly)),
        ("10时20分", Err(DateFault::TimeOnly)),
        ("yesterday", Err(DateFault::NotADate)),
        ("2020-2/8", Err(DateFault::NotADate)),
        ("2020-02", Err(DateFault::NotADate)),
        ("2020", Err(DateFault::NotADate)),
        ("43869", Err(DateFault::NotADate)),
        ("2020-02-08 25:00", Err(DateFault::NotADate)),
        ("2020-02-08x", Err(DateFault::NotADate)),
        ("２０２０-02-08", Err(DateFault::NotADate)),
        ("2020-02-08 合计", Err(DateFault::NotADate)),
    ];

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, expected) in TABLE {
            let read = day(text, UtcOffset::china()).map(|d| d.to_string());
            assert_eq!(read, expected.map(str::to_owned), "{text:?}");
        }
    }
}
