//! Decimals as gateways write them again.

use crate::scheme::Function;
use crate::value::Value;

/// A decimal of a length that amounts have.
struct Decimal {
    text: [u8; Self::MAX_LEN],
    /// Digits before the point.
    whole: usize,
    /// Digits after it, without zeros at the end.
    fraction: usize,
}

impl Decimal {
    const MAX_LEN: usize = 64;

    /// Digits, with one point between them at most.
    fn of(value: Value<'_>) -> Option<Self> {
        let mut text = [0; Self::MAX_LEN];
        let mut len = 0;
        for byte in value.bytes() {
            *text.get_mut(len)? = byte;
            len += 1;
        }
        let digits = text.get(..len)?;
        let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let fraction = match digits.get(whole..)? {
            [] => &[][..],
            [b'.', fraction @ ..] if !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit) => fraction,
            _ => return None,
        };
        let zeros = fraction.iter().rev().take_while(|digit| **digit == b'0').count();
        (whole > 0).then_some(Self { text, whole, fraction: fraction.len() - zeros })
    }

    fn whole(&self) -> &[u8] {
        self.text.get(..self.whole).unwrap_or_default()
    }

    fn fraction(&self) -> &[u8] {
        self.text.get(self.whole + 1..self.whole + 1 + self.fraction).unwrap_or_default()
    }
}

/// Puts a decimal through a function; `false`, and nothing, if it is none, or not one that the function keeps
/// exactly.
pub(super) fn put(function: Function, value: Value<'_>, mut put: impl FnMut(&[u8])) -> bool {
    let Some(decimal) = Decimal::of(value) else { return false };
    let digits = match function {
        Function::Fixed(count) => usize::from(count),
        Function::FixedOneOrTwo => {
            if decimal.fraction < 2 {
                1
            } else {
                2
            }
        }
        Function::Short => decimal.fraction,
        _ => return false,
    };
    if decimal.fraction > digits {
        return false;
    }
    put(decimal.whole());
    if digits > 0 {
        put(b".");
        put(decimal.fraction());
        put(b"0000".get(..digits - decimal.fraction).unwrap_or_default());
    }
    true
}

/// Whether the value is the one that is accepted of all texts of a decimal that the function writes alike:
/// the one with so many digits after the point, or, where that is not fixed, the shortest.
pub(crate) fn is_exact(function: Function, value: Value<'_>, digits: Option<usize>) -> bool {
    let Some(decimal) = Decimal::of(value) else { return false };
    let fraction = digits.unwrap_or(decimal.fraction);
    let len = decimal.whole + if fraction > 0 { 1 + fraction } else { 0 };
    let has_leading_zero = matches!(decimal.whole(), [b'0', _, ..]);
    value.bytes().count() == len && !has_leading_zero && put(function, value, |_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::string::String;

    fn written(function: Function, value: &str) -> Option<String> {
        let mut text = String::new();
        put(function, Value::plain(value.as_bytes()), |part| text.push_str(core::str::from_utf8(part).unwrap()))
            .then_some(text)
    }

    #[test]
    fn decimals_are_written_with_as_many_digits_as_asked_for() {
        for (function, value, text) in [
            (Function::Fixed(2), "10", Some("10.00")),
            (Function::Fixed(2), "10.5", Some("10.50")),
            (Function::Fixed(2), "10.500", Some("10.50")),
            (Function::Fixed(2), "10.505", None),
            (Function::Fixed(2), "x", None),
            (Function::Fixed(2), "1.", None),
            (Function::Fixed(2), ".5", None),
            (Function::Fixed(2), "1.2.3", None),
            (Function::FixedOneOrTwo, "150.00", Some("150.0")),
            (Function::FixedOneOrTwo, "150.26", Some("150.26")),
            (Function::FixedOneOrTwo, "150", Some("150.0")),
            (Function::Short, "150.00", Some("150")),
            (Function::Short, "150.50", Some("150.5")),
        ] {
            assert_eq!(written(function, value).as_deref(), text, "{function:?} {value}");
        }
    }

    #[test]
    fn only_the_shortest_text_is_exact() {
        for (value, exact) in
            [("10", true), ("10.5", true), ("10.50", false), ("010", false), ("0.5", true), ("1.234", false)]
        {
            assert_eq!(is_exact(Function::Fixed(2), Value::plain(value.as_bytes()), None), exact, "{value}");
        }
        let two = |value: &str| is_exact(Function::FixedOneOrTwo, Value::plain(value.as_bytes()), Some(2));
        assert!(two("150.00") && two("150.26") && !two("150.0") && !two("150") && !two("0150.00"));
    }
}
