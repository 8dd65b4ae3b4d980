//! Times in other words: seconds and milliseconds, and the ways to write a date.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::rule::{Input, changed};
use paysign::gateway::Kind;

/// Whether a field may be a time: by its row, or, where there is none, by its look.
fn is_time(input: &Input<'_>, digits: usize) -> bool {
    let may_be = input.row.is_none_or(|row| matches!(row.kind, Kind::Millis | Kind::Seconds | Kind::DateTime));
    may_be && input.value.len() == digits && input.value.iter().all(u8::is_ascii_digit) && input.value.starts_with(b"1")
}

pub(super) fn in_seconds(input: &Input<'_>) -> Option<Vec<u8>> {
    is_time(input, 13).then(|| input.value[..10].to_vec())
}

pub(super) fn in_millis(input: &Input<'_>) -> Option<Vec<u8>> {
    is_time(input, 10).then(|| [input.value, b"000"].concat())
}

/// A date with its time, as digits: `20260308112602`.
struct Moment(String);

/// How a date is written.
pub(super) struct Style {
    /// Between year, month and day.
    day: &'static str,
    /// Between date and time.
    between: &'static str,
    /// Between hours, minutes and seconds.
    time: &'static str,
    /// What comes at the end.
    end: &'static str,
}

pub(super) const PLAIN: Style = Style { day: "-", between: " ", time: ":", end: "" };
pub(super) const WITH_T: Style = Style { between: "T", ..PLAIN };
pub(super) const WITH_Z: Style = Style { end: "Z", ..WITH_T };
pub(super) const WITH_MILLIS: Style = Style { end: ".000Z", ..WITH_T };
pub(super) const WITH_FRACTION: Style = Style { end: ".000", ..PLAIN };
pub(super) const WITH_POINT: Style = Style { end: ".0", ..PLAIN };
pub(super) const WITH_ZONE: Style = Style { end: "+08:00", ..WITH_T };
pub(super) const SLASHES: Style = Style { day: "/", ..PLAIN };
pub(super) const DIGITS: Style = Style { day: "", between: "", time: "", end: "" };

/// A date in another style.
pub(super) fn styled(input: &Input<'_>, style: &Style) -> Option<Vec<u8>> {
    let Moment(digits) = Moment::read(input.value)?;
    let part = |range: core::ops::Range<usize>| digits.get(range).unwrap_or_default();
    let &Style { day, between, time, end } = style;
    let date = [part(0..4), part(4..6), part(6..8)].join(day);
    let clock = [part(8..10), part(10..12), part(12..14)].join(time);
    changed(input.value, format!("{date}{between}{clock}{end}").into_bytes())
}

/// Only the day of a date.
pub(super) fn day(input: &Input<'_>) -> Option<Vec<u8>> {
    let Moment(digits) = Moment::read(input.value)?;
    Some(format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).into_bytes())
}

/// A date as seconds since 1970, by a clock that is so many hours ahead of UTC.
pub(super) fn since_1970(input: &Input<'_>, ahead: i64, unit: i64) -> Option<Vec<u8>> {
    let Moment(digits) = Moment::read(input.value)?;
    let number = |range: core::ops::Range<usize>| digits.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    // Days since 1970, in years that begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    let seconds = days * 86_400 + number(8..10)? * 3_600 + number(10..12)? * 60 + number(12..14)? - ahead * 3_600;
    (seconds > 0).then(|| format!("{}", seconds * unit).into_bytes())
}

impl Moment {
    /// A date with a time of day, in any of the usual ways.
    fn read(text: &[u8]) -> Option<Self> {
        let text = core::str::from_utf8(text).ok().filter(|text| (14..=30).contains(&text.len()))?;
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-/:. TZ+".contains(&byte));
        let starts = text.get(..4).is_some_and(|year| matches!(year.as_bytes(), [b'1' | b'2', b'9' | b'0', ..]));
        if !is_plain || !starts {
            return None;
        }
        // What comes after the seconds is a part of one, or the zone.
        let digits: String = text.chars().filter(char::is_ascii_digit).take(14).collect();
        let within = |range: core::ops::Range<usize>, last: u32| {
            digits.get(range).and_then(|part| part.parse().ok()).is_some_and(|number: u32| number <= last)
        };
        let is_date =
            within(4..6, 12) && within(6..8, 31) && within(8..10, 24) && within(10..12, 59) && within(12..14, 60);
        let has_rest = text.len() > digits.len() && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits.len() == 14 && is_date && !has_rest).then_some(Self(digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    #[test]
    fn a_date_is_written_in_other_ways() {
        let input = |value: &'static str| Input {
            value: value.as_bytes(),
            raw: value.as_bytes(),
            shape: Shape::Text,
            row: None,
        };
        let as_text = |value: Option<Vec<u8>>| value.map(|value| String::from_utf8_lossy(&value).into_owned());
        for date in ["2026-03-08 11:26:02", "2026-03-08T11:26:02.000Z", "2026/03/08 11:26:02", "20260308112602"] {
            assert_eq!(as_text(styled(&input(date), &WITH_ZONE)).as_deref(), Some("2026-03-08T11:26:02+08:00"));
            assert_eq!(as_text(since_1970(&input(date), 8, 1)).as_deref(), Some("1772940362"));
            assert_eq!(as_text(since_1970(&input(date), 0, 1000)).as_deref(), Some("1772969162000"));
        }
        assert_eq!(as_text(styled(&input("20260308112602"), &DIGITS)), None);
        for text in ["2026030811254790871", "1772940362", "2026-13-08 11:26:02", "SHOP260308X117"] {
            assert_eq!(as_text(styled(&input(text), &PLAIN)), None, "{text}");
        }
    }
}
