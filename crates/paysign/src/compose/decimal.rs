//! Decimals as gateways write them again.

use crate::scheme::Function;
use crate::shortest;
use crate::value::Value;

/// The longest text that is a decimal, as amounts are.
const MAX_LEN: usize = 64;

/// Calls `with` with the digits of a decimal before and after its point, without zeros at the end; `None` if
/// the value is not one.
fn with_parts<R>(value: Value<'_>, with: impl FnOnce(&[u8], &[u8]) -> R) -> Option<R> {
    let mut text = [0; MAX_LEN];
    let mut len = 0;
    for byte in value.bytes() {
        *text.get_mut(len)? = byte;
        len += 1;
    }
    shortest::parts(text.get(..len)?).map(|(whole, fraction)| with(whole, fraction))
}

/// How many digits the function writes after the point of a decimal that has so many; `None` if it does not
/// keep them exactly.
fn digits(function: Function, fraction: usize) -> Option<usize> {
    let digits = match function {
        Function::Fixed(count) => usize::from(count),
        Function::FixedOneOrTwo => fraction.clamp(1, 2),
        Function::Short => fraction,
        _ => return None,
    };
    (fraction <= digits).then_some(digits)
}

/// Puts a decimal through a function; `false`, and nothing, if it is not one, or not one that the function
/// keeps exactly.
pub(super) fn put(function: Function, value: Value<'_>, mut put: impl FnMut(&[u8])) -> bool {
    let written = with_parts(value, |whole, fraction| {
        let digits = digits(function, fraction.len())?;
        put(whole);
        if digits > 0 {
            put(b".");
            put(fraction);
            put(b"0000".get(..digits - fraction.len()).unwrap_or_default());
        }
        Some(())
    });
    written.flatten().is_some()
}

/// Whether the value is the one that is accepted of all texts of a decimal that the function writes alike:
/// the one with so many digits after the point, or, where that is not fixed, the shortest.
pub(crate) fn is_exact(function: Function, value: Value<'_>, fixed: Option<usize>) -> bool {
    let is_exact = with_parts(value, |whole, fraction| {
        let after_point = fixed.unwrap_or(fraction.len());
        let len = whole.len() + if after_point > 0 { 1 + after_point } else { 0 };
        let has_leading_zero = matches!(whole, [b'0', _, ..]);
        value.bytes().count() == len && !has_leading_zero && digits(function, fraction.len()).is_some()
    });
    is_exact == Some(true)
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
