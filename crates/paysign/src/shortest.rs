//! The shortest text of a decimal: what a receiver hashes that decodes a JSON number to a double and writes it again.
//!
//! It is a part of the text that was given, so nothing is made here.

use crate::field::Rewritten;
use crate::message::{Direction, Message};
use crate::value::{Shape, Value};
use crate::wire::Param;

/// How many decimal digits a double is sure to keep.
const MOST_DIGITS: usize = 15;

impl Rewritten {
    /// The text that is written of this number; `None` if it is not known, or not a part of the given one.
    pub(crate) fn text(self, number: &[u8]) -> Option<&[u8]> {
        let (whole, fraction) = match number.iter().position(|byte| *byte == b'.') {
            Some(point) => (number.get(..point)?, Some(number.get(point + 1..)?)),
            None => (number, None),
        };
        let are_digits = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        let has_leading_zero = matches!(whole, [b'0', _, ..]);
        if !are_digits(whole) || has_leading_zero || !fraction.is_none_or(are_digits) {
            return None;
        }
        let fraction = without_last_zeros(fraction.unwrap_or_default());
        let text = match fraction.len() {
            0 => whole,
            len => number.get(..whole.len() + 1 + len)?,
        };
        let zeros = fraction.iter().take_while(|byte| **byte == b'0').count();
        let digits = if whole == b"0" { fraction.len() - zeros } else { whole.len() + fraction.len() };
        let has_exponent = whole.len() > 6 || whole == b"0" && zeros > 3;
        let is_known = digits <= MOST_DIGITS && !(self == Self::WithExponent && has_exponent);
        is_known.then_some(text)
    }
}

fn without_last_zeros(mut digits: &[u8]) -> &[u8] {
    while let [rest @ .., b'0'] = digits {
        digits = rest;
    }
    digits
}

impl Message<'_> {
    /// Whether the receiver writes a number of this message again.
    pub(crate) fn has_rewritten(&self) -> bool {
        self.direction == Direction::Request && self.fields.iter().any(|field| field.rewritten.is_some())
    }

    /// The text that is sent for a parameter: the given one, but for a number that the receiver writes again.
    pub(crate) fn sent<'v>(&self, name: &[u8], value: &'v [u8]) -> &'v [u8] {
        self.rewritten(|field| field.as_bytes() == name).and_then(|rewritten| rewritten.text(value)).unwrap_or(value)
    }

    /// The value that the receiver hashes; `None` if it is not known.
    pub(crate) fn hashed<'a>(&self, param: &Param<'a>) -> Option<Value<'a>> {
        if param.value.shape() != Shape::Number {
            return Some(param.value);
        }
        match self.rewritten(|field| param.name == *field) {
            Some(rewritten) => rewritten.text(param.value.raw()).map(|text| param.value.shortened(text.len())),
            None => Some(param.value),
        }
    }

    fn rewritten(&self, is_name: impl Fn(&str) -> bool) -> Option<Rewritten> {
        let mut fields = self.fields.iter().filter(|_| self.direction == Direction::Request);
        fields.find(|field| is_name(field.name))?.rewritten
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
            for rewritten in [Rewritten::Plain, Rewritten::WithExponent] {
                assert_eq!(rewritten.text(given.as_bytes()), Some(text.as_bytes()), "{given}");
            }
        }
    }

    #[test]
    fn a_number_whose_text_is_not_known_has_none() {
        for given in
            ["", ".", "1.", ".5", "0042", "-1", "1e3", "1.2.3", "1,5", "1234567890123456", "0.1234567890123456"]
        {
            assert_eq!(Rewritten::Plain.text(given.as_bytes()), None, "{given}");
        }
        for (given, plain) in [("1000000", "1000000"), ("1000000.50", "1000000.5"), ("0.00001", "0.00001")] {
            assert_eq!(Rewritten::Plain.text(given.as_bytes()), Some(plain.as_bytes()), "{given}");
            assert_eq!(Rewritten::WithExponent.text(given.as_bytes()), None, "{given}");
        }
    }
}
