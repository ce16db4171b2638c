//! How long somebody served, as people write it: 90分钟, 2小时30分, 1.5小时, 2:30, or a bare number under a heading that says
//! its unit. Whole minutes only; where two readings are possible, none is taken.

use thiserror::Error;

use crate::ledger::minutes::Minutes;

/// What a bare number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Minutes.
    Minutes,
    /// Hours, with a decimal part perhaps.
    Hours,
}

/// Why a cell does not say how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DurationFault {
    /// A number, and nobody says of what.
    #[error("neither the cell nor its heading says whether these are hours or minutes")]
    NoUnit,
    /// Not whole minutes: 1.33 hours.
    #[error("not whole minutes")]
    NotWhole,
    /// Anything else.
    #[error("not a span of time")]
    NotATime,
}

/// Reads a cell; `unit` is what its heading says.
///
/// # Errors
/// [`DurationFault`].
pub fn duration(cell: &str, unit: Option<TimeUnit>) -> Result<Minutes, DurationFault> {
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('：', ":");
    if let Some((hours, minutes)) = cell.split_once(':') {
        return by_the_clock(hours, minutes);
    }
    if cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return match unit {
            Some(unit) => count(&cell, unit),
            None => Err(DurationFault::NoUnit),
        };
    }
    let spelled = cell.replace("分钟", "分").replace("个小时", "时").replace("小时", "时");
    let (hours, rest) = spelled.split_once('时').unwrap_or(("", &spelled));
    let minutes = rest.strip_suffix('分').unwrap_or(rest);
    // “2小时” says nothing more; “2小时30” is half a sentence that can only go on in minutes.
    let hours = if hours.is_empty() { Minutes::ZERO } else { count(hours, TimeUnit::Hours)? };
    let minutes = if minutes.is_empty() { Minutes::ZERO } else { count(minutes, TimeUnit::Minutes)? };
    hours.plus(minutes).ok_or(DurationFault::NotATime)
}

/// `2:30`, and `02:30:00` as a spreadsheet hands it out.
fn by_the_clock(hours: &str, rest: &str) -> Result<Minutes, DurationFault> {
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
    let minutes: u32 = minutes.parse().ok().filter(|m| *m < 60).ok_or(DurationFault::NotATime)?;
    if seconds.chars().any(|c| c != '0') {
        return Err(DurationFault::NotWhole);
    }
    let minutes = Minutes::from_count(minutes).ok_or(DurationFault::NotATime)?;
    count(hours, TimeUnit::Hours)?.plus(minutes).ok_or(DurationFault::NotATime)
}

fn count(text: &str, unit: TimeUnit) -> Result<Minutes, DurationFault> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let each = match unit {
        TimeUnit::Minutes => 1_u64,
        TimeUnit::Hours => 60,
    };
    let digits = |text: &str| text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err(DurationFault::NotATime);
    }
    let number = |text: &str| if text.is_empty() { 0 } else { text.parse::<u64>().unwrap_or(0) };
    let scale = (0..part.len()).fold(1_u64, |scale, _| scale.saturating_mul(10));
    let scaled = number(whole).saturating_mul(scale).saturating_add(number(part)).saturating_mul(each);
    if scaled.checked_rem(scale) != Some(0) {
        return Err(DurationFault::NotWhole);
    }
    let minutes = scaled.checked_div(scale).and_then(|minutes| u32::try_from(minutes).ok());
    minutes.and_then(Minutes::from_count).ok_or(DurationFault::NotATime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        let (hours, minutes) = (Some(TimeUnit::Hours), Some(TimeUnit::Minutes));
        for (cell, unit, expected) in [
            ("90", minutes, Ok(90)),
            ("1.5", hours, Ok(90)),
            ("2", hours, Ok(120)),
            ("2小时30分钟", None, Ok(150)),
            ("2 小时 30 分", None, Ok(150)),
            ("1.5个小时", None, Ok(90)),
            ("45分钟", hours, Ok(45)),
            ("2:30", None, Ok(150)),
            ("02:30:00", hours, Ok(150)),
            ("2", None, Err(DurationFault::NoUnit)),
            ("1.33", hours, Err(DurationFault::NotWhole)),
            ("0.5", minutes, Err(DurationFault::NotWhole)),
            ("02:30:10", None, Err(DurationFault::NotWhole)),
            ("2:75", None, Err(DurationFault::NotATime)),
            ("一小时", None, Err(DurationFault::NotATime)),
            ("-1", minutes, Err(DurationFault::NotATime)),
        ] {
            assert_eq!(duration(cell, unit).map(Minutes::count), expected, "{cell}");
        }
    }
}
