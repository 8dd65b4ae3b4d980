//! JSON numbers that the receiver writes again: decoded to a double here too, and written.

use std::collections::BTreeMap;

use crate::body::{Body, Content};
use crate::reading::{Fields, Reading, Rewritten};

/// The text that the receiver writes of this number; `None` if it is not known.
pub(crate) fn rewritten(how: Rewritten, number: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(number).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || (whole.starts_with('0') && whole != "0") {
        return None;
    }
    let digits = format!("{whole}{}", fraction.trim_end_matches('0'));
    let value: f64 = text.parse().ok()?;
    let has_exponent = value != 0.0 && !(1e-4..1e6).contains(&value);
    if digits.trim_start_matches('0').len() > 15 || (how == Rewritten::WithExponent && has_exponent) {
        return None;
    }
    // Without an exponent, and the shortest text that reads back.
    Some(format!("{value}").into_bytes())
}

/// The fields of a body as the receiver hashes them, and the names of those whose text is another one or not known.
pub(crate) fn hashed(reading: &Reading, body: &Body) -> (Fields, Vec<Vec<u8>>) {
    let (mut fields, mut other) = (BTreeMap::new(), Vec::new());
    for field in &body.fields {
        let mut value = field.content.text(reading.null).to_vec();
        let how = reading.row(&field.name).and_then(|row| row.rewritten);
        if let (Some(how), Content::Bare(text)) = (how, &field.content)
            && !matches!(text.as_slice(), b"true" | b"false")
        {
            let written = rewritten(how, text);
            if written.as_ref() != Some(text) {
                other.push(field.name.clone());
            }
            value = written.unwrap_or(value);
        }
        fields.insert(field.name.clone(), value);
    }
    (fields, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_text_is_that_of_the_double() {
        for (given, expected) in [
            ("9.90", Some("9.9")),
            ("42.00", Some("42")),
            ("0.0", Some("0")),
            ("0.0001", Some("0.0001")),
            ("999999.99", Some("999999.99")),
            ("0042", None),
            ("1.", None),
            ("-1", None),
            ("1e3", None),
            ("1234567890.123456", None),
        ] {
            for how in [Rewritten::Plain, Rewritten::WithExponent] {
                let written = rewritten(how, given.as_bytes());
                let expected = expected.filter(|_| how == Rewritten::Plain || given.len() < 12);
                assert_eq!(written.as_deref(), expected.map(str::as_bytes), "{given}");
            }
        }
        for given in ["1000000", "0.00001"] {
            assert_eq!(rewritten(Rewritten::Plain, given.as_bytes()).as_deref(), Some(given.as_bytes()));
            assert_eq!(rewritten(Rewritten::WithExponent, given.as_bytes()), None);
        }
    }
}
