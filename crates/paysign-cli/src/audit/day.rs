//! The day of a notification, as `2024-01-25`: from a time that it tells, or from the digits that most order
//! numbers begin with.

/// Of `2024-01-25 19:39:35`.
pub(super) fn day_of_text(text: &[u8]) -> Option<Vec<u8>> {
    let (year, rest) = text.split_first_chunk::<4>()?;
    let [b'-', tens, ones, b'-', day @ ..] = rest else { return None };
    day_of_digits(&[&year[..], &[*tens, *ones], day.get(..2)?].concat())
}

/// Of `20240125…`, if that can be a day of this century.
pub(super) fn day_of_digits(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.get(..8).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
    let number = |digits: &[u8]| digits.iter().fold(0u32, |number, digit| number * 10 + u32::from(digit - b'0'));
    let (year, month, day) = (number(&digits[..4]), number(&digits[4..6]), number(&digits[6..]));
    let is_one = (2000..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_one.then(|| format!("{year}-{month:02}-{day:02}").into_bytes())
}

/// Of milliseconds since 1970, in UTC.
pub(super) fn day_of_millis(text: &[u8]) -> Option<Vec<u8>> {
    let millis: u64 = std::str::from_utf8(text).ok()?.parse().ok()?;
    // Years that begin in March, so that a leap day is the last one; 400 of them have 146,097 days.
    let days = i64::try_from(millis / 86_400_000).ok()? + 719_468;
    let (era, in_era) = (days / 146_097, days % 146_097);
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + 400 * era + i64::from(month <= 2);
    (year < 10_000).then(|| format!("{year}-{month:02}-{day:02}").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let day = |day: &str| Some(day.as_bytes().to_vec());
        assert_eq!(day_of_text(b"2016-08-06 22:55:52"), day("2016-08-06"));
        assert_eq!(day_of_text(b"2016/08/06"), None);
        assert_eq!(day_of_digits(b"2016080622001472391"), day("2016-08-06"));
        for other in [&b"2016130612"[..], b"1016080612", b"2016", b"E20160806"] {
            assert_eq!(day_of_digits(other), None);
        }
        // `date -u -d @…`
        for (seconds, expected) in [
            (0u64, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_728_609_277, "2024-10-11"),
            (4_102_444_799, "2099-12-31"),
        ] {
            assert_eq!(day_of_millis(format!("{seconds}000").as_bytes()), day(expected));
        }
        assert_eq!(day_of_millis(b"-1"), None);
        assert_eq!(day_of_millis(b"99999999999999999999"), None);
    }
}
