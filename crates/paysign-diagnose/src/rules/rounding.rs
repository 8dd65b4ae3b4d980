//! Numbers that lost digits or got some: cut, rounded, multiplied as floats, with a currency's sign.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::numbers::{Decimal, amount};
use crate::rule::{Input, changed};

/// Cut after so many decimals.
pub(super) fn cut(input: &Input<'_>, decimals: usize) -> Option<Vec<u8>> {
    let number = fraction(input)?;
    let part = number.part.get(..decimals)?;
    changed(input.value, Decimal::joined(number.whole, part))
}

/// Rounded to so many decimals, zeros at the end kept or not.
pub(super) fn rounded(input: &Input<'_>, decimals: usize, keeps_zeros: bool) -> Option<Vec<u8>> {
    let number = fraction(input)?;
    let next = number.part.as_bytes().get(decimals)?;
    let mut digits: Vec<u8> = [number.whole.as_bytes(), number.part.get(..decimals)?.as_bytes()].concat();
    if *next >= b'5' {
        let nines = digits.iter().rev().take_while(|digit| **digit == b'9').count();
        let end = digits.len() - nines;
        digits[end..].fill(b'0');
        match digits[..end].last_mut() {
            Some(digit) => *digit += 1,
            None => digits.insert(0, b'1'),
        }
    }
    let digits = String::from_utf8(digits).ok()?;
    let (whole, part) = digits.split_at(digits.len() - decimals);
    changed(input.value, Decimal::joined(whole, if keeps_zeros { part } else { part.trim_end_matches('0') }))
}

/// An amount that has decimals. One that went through a float may have many.
fn fraction<'i>(input: &Input<'i>) -> Option<Decimal<'i>> {
    let is_long = input.row.is_none() && input.value.len() > 12;
    let number = if is_long { Decimal::read(input.value)? } else { amount(input)? };
    (!number.part.is_empty()).then_some(number)
}

fn float(input: &Input<'_>) -> Option<f64> {
    let number = amount(input)?;
    format!("{}.{}0", number.whole, number.part).parse().ok()
}

/// With the 17 digits that tell a float exactly.
pub(super) fn seventeen_digits(input: &Input<'_>) -> Option<Vec<u8>> {
    written(input, float(input)?, 17)
}

/// Kept in a float of four bytes, then written as one of eight.
#[allow(clippy::cast_possible_truncation, reason = "that is what happened to the number")]
pub(super) fn short_float(input: &Input<'_>) -> Option<Vec<u8>> {
    changed(input.value, f64::from(float(input)? as f32).to_string().into_bytes())
}

/// The next float above it or below it, which is what is left of sums and products.
pub(super) fn neighbour(input: &Input<'_>, is_above: bool) -> Option<Vec<u8>> {
    let float = float(input).filter(|float| *float > 0.0)?;
    let next = if is_above { float.next_up() } else { float.next_down() };
    Some(next.to_string().into_bytes())
}

/// With so many digits that count.
fn written(input: &Input<'_>, float: f64, digits: usize) -> Option<Vec<u8>> {
    let whole = float.to_string();
    let whole = whole.split('.').next()?;
    // Zeros after the point do not count before the first other digit.
    let zeros =
        if float < 1.0 { float.to_string().bytes().skip(2).take_while(|byte| *byte == b'0').count() } else { 0 };
    let counted = if whole == "0" { 0 } else { whole.len() };
    let places = digits.checked_sub(counted)? + zeros;
    let text = format!("{float:.places$}");
    changed(input.value, text.trim_end_matches('0').trim_end_matches('.').as_bytes().to_vec())
}

/// A hundred times as much by floats, of which a little is left over or missing; cut, or as it is written.
pub(super) fn float_cents(input: &Input<'_>, is_cut: bool) -> Option<Vec<u8>> {
    let cents = float(input)? * 100.0;
    let text = if is_cut { cents.to_string().split('.').next()?.into() } else { cents.to_string() };
    changed(input.value, text.into_bytes())
}

/// In cents with a zero after the point, as a float is written.
pub(super) fn cents_with_zero(input: &Input<'_>) -> Option<Vec<u8>> {
    Some([&super::numbers::in_cents(input)?[..], b".0"].concat())
}

/// Without the zero before the point.
pub(super) fn without_zero(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = fraction(input).filter(|number| number.whole == "0")?;
    Some(format!(".{}", number.significant()).into_bytes())
}

/// With a point for thousands and a comma for decimals.
pub(super) fn european(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = super::numbers::thousands(input, Some(2))?;
    let exchanged = |byte: &u8| match byte {
        b',' => b'.',
        b'.' => b',',
        _ => *byte,
    };
    Some(text.iter().map(exchanged).collect())
}

/// With a currency's sign.
pub(super) fn with_sign(input: &Input<'_>, front: &str, back: &str) -> Option<Vec<u8>> {
    amount(input)?;
    Some([front.as_bytes(), input.value, back.as_bytes()].concat())
}

/// What is written before or after an amount.
const SIGNS: [&str; 12] = ["¥", "￥", "$", "€", "£", "元", "圆", "CNY", "RMB", "USD", "USDT", "HKD"];

/// Without its currency's sign.
pub(super) fn without_sign(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok()?.trim();
    let plain = SIGNS.iter().find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)))?.trim();
    Decimal::read(plain.as_bytes())?;
    Some(plain.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    #[test]
    fn numbers_lose_and_get_digits() {
        let input = |value: &'static str| Input {
            value: value.as_bytes(),
            raw: value.as_bytes(),
            shape: Shape::Text,
            row: None,
        };
        let text = |value: Option<Vec<u8>>| value.map(|value| String::from_utf8_lossy(&value).into_owned());
        assert_eq!(text(cut(&input("33139.73"), 0)).as_deref(), Some("33139"));
        assert_eq!(text(cut(&input("9.99"), 1)).as_deref(), Some("9.9"));
        assert_eq!(text(rounded(&input("9.99"), 1, true)).as_deref(), Some("10.0"));
        assert_eq!(text(rounded(&input("29.90"), 0, true)).as_deref(), Some("30"));
        assert_eq!(text(rounded(&input("1999.0000000000002"), 2, false)).as_deref(), Some("1999"));
        assert_eq!(text(rounded(&input("9.995"), 2, true)).as_deref(), Some("10.00"));
        assert_eq!(text(seventeen_digits(&input("29.9"))).as_deref(), Some("29.899999999999999"));
        assert_eq!(text(seventeen_digits(&input("0.10"))).as_deref(), Some("0.10000000000000001"));
        assert_eq!(text(seventeen_digits(&input("0.5"))), None);
        assert_eq!(text(neighbour(&input("1250"), true)).as_deref(), Some("1250.0000000000002"));
        assert_eq!(text(neighbour(&input("29.90"), false)).as_deref(), Some("29.899999999999995"));
        assert_eq!(text(short_float(&input("29.9"))).as_deref(), Some("29.899999618530273"));
        assert_eq!(text(float_cents(&input("19.9"), false)).as_deref(), Some("1989.9999999999998"));
        assert_eq!(text(float_cents(&input("19.9"), true)).as_deref(), Some("1989"));
        assert_eq!(text(without_zero(&input("0.10"))).as_deref(), Some(".1"));
        assert_eq!(text(european(&input("1234.5"))).as_deref(), Some("1.234,50"));
        assert_eq!(text(without_sign(&input("¥29.90"))).as_deref(), Some("29.90"));
        assert_eq!(text(without_sign(&input("29.90元"))).as_deref(), Some("29.90"));
        assert_eq!(text(without_sign(&input("E20"))), None);
    }
}
