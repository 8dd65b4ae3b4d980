//! The shortest text of a decimal: what a receiver hashes that decodes a JSON number to a double and writes
//! it again.
//!
//! It is a part of the text that was given, so nothing is made here.

use crate::field::Rewritten;
use crate::message::{Direction, Message};
use crate::param::Param;
use crate::value::{Shape, Value};

/// How many decimal digits a double is sure to keep.
const SURE_DIGITS: usize = 15;

/// The shortest text of a number, without an exponent, which reads back as the same double; `None` if it is
/// not known, or not a part of the given one.
fn shortest(number: &[u8], most_digits: usize) -> Option<&[u8]> {
    let (whole, fraction) = parts(number)?;
    if matches!(whole, [b'0', _, ..]) {
        return None;
    }
    let text = match fraction.len() {
        0 => whole,
        len => number.get(..whole.len() + 1 + len)?,
    };
    let zeros = fraction.iter().take_while(|byte| **byte == b'0').count();
    let digits = if whole == b"0" { fraction.len() - zeros } else { whole.len() + fraction.len() };
    (digits <= most_digits).then_some(text)
}

/// The digits of a decimal before its point, and those after it without zeros at the end; `None` if it is not
/// one.
pub(crate) fn parts(number: &[u8]) -> Option<(&[u8], &[u8])> {
    let (whole, fraction) = match number.iter().position(|byte| *byte == b'.') {
        Some(point) => (number.get(..point)?, Some(number.get(point + 1..)?)),
        None => (number, None),
    };
    let are_digits = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    let is_decimal = are_digits(whole) && fraction.is_none_or(are_digits);
    is_decimal.then(|| (whole, without_last_zeros(fraction.unwrap_or_default())))
}

fn without_last_zeros(mut digits: &[u8]) -> &[u8] {
    while let [rest @ .., b'0'] = digits {
        digits = rest;
    }
    digits
}

impl Message<'_> {
    /// The shortest text of a number in this message; `None` if it is not known.
    ///
    /// A shop may write more digits than the receiver's double keeps. What comes from the gateway was written
    /// from a double.
    pub(crate) fn shortest<'v>(&self, number: &'v [u8]) -> Option<&'v [u8]> {
        shortest(number, if self.direction == Direction::Request { SURE_DIGITS } else { usize::MAX })
    }

    /// The text that is sent for a parameter: the given one, but the shortest of a number that the receiver
    /// writes again.
    pub(crate) fn sent<'v>(&self, name: &[u8], value: &'v [u8]) -> &'v [u8] {
        self.rewritten(|field| field.as_bytes() == name).and_then(|_| self.shortest(value)).unwrap_or(value)
    }

    /// The value that the receiver hashes of what is sent so.
    pub(crate) fn hashed_of_sent<'a>(&self, param: &Param<'a>) -> Value<'a> {
        let rewritten = self.rewritten(|field| param.name == *field);
        rewritten.and_then(|rewritten| self.hashed_number(rewritten, param.value)).unwrap_or(param.value)
    }

    /// The value that the receiver hashes; `None` if it is not known.
    pub(crate) fn hashed<'a>(&self, param: &Param<'a>) -> Option<Value<'a>> {
        match self.rewritten(|field| param.name == *field) {
            Some(rewritten) if param.value.shape() == Shape::Number => self.hashed_number(rewritten, param.value),
            _ => Some(param.value),
        }
    }

    fn hashed_number<'a>(&self, rewritten: Rewritten, number: Value<'a>) -> Option<Value<'a>> {
        let shortened = number.shortened(self.shortest(number.as_plain()?)?.len());
        Some(if rewritten == Rewritten::WithExponent { shortened.with_exponent() } else { shortened })
    }

    /// Whether a number is hashed as it is written here.
    #[cfg(feature = "alloc")]
    pub(crate) fn keeps(&self, rewritten: Rewritten, number: &[u8]) -> bool {
        self.hashed_number(rewritten, Value::plain(number)).is_some_and(|hashed| hashed == *number)
    }

    /// Whether the number is written as one that is written again is sent: several texts are hashed as one,
    /// and only this is accepted.
    pub(crate) fn is_written_so(&self, param: &Param<'_>) -> bool {
        let is_number = param.value.shape() == Shape::Number;
        let is_rewritten = is_number && self.rewritten(|field| param.name == *field).is_some();
        !is_rewritten || self.shortest(param.value.raw()) == Some(param.value.raw())
    }

    fn rewritten(&self, is_name: impl Fn(&str) -> bool) -> Option<Rewritten> {
        if !self.fields.has_rewritten() {
            return None;
        }
        self.fields.iter().find(|field| is_name(field.name))?.rewritten
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_after_the_point_go_and_nothing_else_does() {
        for (given, text) in [
            ("9.90", "9.9"),
            ("42.00", "42"),
            ("0.0", "0"),
            ("0", "0"),
            ("100", "100"),
            ("0.10", "0.1"),
            ("1.5", "1.5"),
            ("999999.5", "999999.5"),
            ("0.0001", "0.0001"),
        ] {
            assert_eq!(shortest(given.as_bytes(), SURE_DIGITS), Some(text.as_bytes()), "{given}");
        }
    }

    #[test]
    fn a_number_whose_text_is_not_known_has_none() {
        for given in
            ["", ".", "1.", ".5", "0042", "-1", "1e3", "1.2.3", "1,5", "1234567890123456", "0.1234567890123456"]
        {
            assert_eq!(shortest(given.as_bytes(), SURE_DIGITS), None, "{given}");
        }
        assert_eq!(shortest(b"1217.7225352112678", usize::MAX), Some(&b"1217.7225352112678"[..]));
    }
}
