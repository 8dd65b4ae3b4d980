//! JSON numbers that the receiver writes again: decoded to a double here too, and written.

use crate::body::{Body, Content};
use crate::message::Param;
use crate::null::Null;
use crate::reading::{Reading, Rewritten};

/// How many digits a double is sure to keep: what a shop writes beyond them may be another number to the
/// receiver. What comes from a gateway was written from a double.
const SURE_DIGITS: usize = 15;

/// The shortest text of this number, without an exponent: how it is sent. `None` if it is not known.
pub(crate) fn sent(reading: &Reading, number: &[u8]) -> Option<Vec<u8>> {
    let (text, digits) = plain(number)?;
    if reading.is_request && digits.len() > SURE_DIGITS {
        return None;
    }
    if digits.len() <= SURE_DIGITS {
        assert_eq!(format!("{}", text.parse::<f64>().ok()?), text, "the text of the double");
    }
    Some(text.into_bytes())
}

/// A decimal without zeros at its end, and its digits without leading zeros.
fn plain(number: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(number).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || (whole.starts_with('0') && whole != "0") {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    Some((text, format!("{whole}{fraction}").trim_start_matches('0').to_owned()))
}

/// The text that the receiver writes of this number, and hashes; `None` if it is not known.
pub(crate) fn rewritten(reading: &Reading, how: Rewritten, number: &[u8]) -> Option<Vec<u8>> {
    let sent = sent(reading, number)?;
    let (text, digits) = plain(number)?;
    let value: f64 = text.parse().ok()?;
    if how == Rewritten::Plain || value == 0.0 || (1e-4..1e6).contains(&value) {
        return Some(sent);
    }
    let digits = digits.trim_end_matches('0');
    let (first, others) = digits.split_at(1);
    let point = if others.is_empty() { "" } else { "." };
    let exponent = if value < 1.0 {
        let zeros = text.trim_start_matches("0.").bytes().take_while(|byte| *byte == b'0').count();
        format!("-{:02}", zeros + 1)
    } else {
        format!("+{:02}", text.split('.').next()?.len() - 1)
    };
    Some(format!("{first}{point}{others}e{exponent}").into_bytes())
}

/// The parameters of a body as the receiver hashes them, and the names of those that are not written as they
/// are sent.
pub(crate) fn hashed(reading: &Reading, body: &Body) -> (Vec<Param>, Vec<Vec<u8>>) {
    let (mut params, mut other) = (Vec::new(), Vec::new());
    for field in &body.fields {
        let mut value = field.content.text(reading.null).to_vec();
        let how = reading.row(&field.name).and_then(|row| row.rewritten);
        if let (Some(how), Content::Bare(text)) = (how, &field.content)
            && !matches!(text.as_slice(), b"true" | b"false")
        {
            if sent(reading, text).as_ref() != Some(text) {
                other.push(field.name.clone());
            }
            value = rewritten(reading, how, text).unwrap_or(value);
        }
        let bare = match &field.content {
            Content::Bare(_) => Some(value.clone()),
            Content::Null if reading.null == Null::Word => Some(value.clone()),
            Content::Null | Content::Text(_) | Content::Nested(_) => None,
        };
        let is_nested = matches!(field.content, Content::Nested(_));
        params.push(Param { name: field.name.clone(), value, bare, is_nested });
    }
    (params, other)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::reading;

    #[test]
    fn the_shortest_text_is_that_of_the_double() {
        let request = reading(&json!({"request": true}));
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
                assert_eq!(
                    rewritten(&request, how, given.as_bytes()).as_deref(),
                    expected.map(str::as_bytes),
                    "{given}"
                );
            }
        }
        for given in ["1000000", "0.00001"] {
            assert_eq!(rewritten(&request, Rewritten::Plain, given.as_bytes()).as_deref(), Some(given.as_bytes()));
        }
        for (given, written) in [("1000000", "1e+06"), ("1234567.80", "1.2345678e+06"), ("0.00001", "1e-05")] {
            assert_eq!(
                rewritten(&request, Rewritten::WithExponent, given.as_bytes()).as_deref(),
                Some(written.as_bytes())
            );
        }
    }
}
