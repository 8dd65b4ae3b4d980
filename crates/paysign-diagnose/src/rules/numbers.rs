//! Numbers, booleans and nulls in other words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::rule::{Input, changed};
use paysign::gateway::Kind;
use paysign::gateway::Role;
use paysign::value::Shape;

/// A decimal: the digits before the point and after it.
pub(super) struct Decimal<'t> {
    pub(super) whole: &'t str,
    pub(super) part: &'t str,
}

impl<'t> Decimal<'t> {
    pub(super) fn read(text: &'t [u8]) -> Option<Self> {
        let text = core::str::from_utf8(text).ok()?;
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_one = !whole.is_empty() && is_number(whole) && is_number(part) && !text.ends_with('.');
        (is_one && text.len() <= 30).then_some(Self { whole, part })
    }

    /// Without zeros that mean nothing after the point.
    pub(super) fn significant(&self) -> &'t str {
        self.part.trim_end_matches('0')
    }

    pub(super) fn joined(whole: &str, part: &str) -> Vec<u8> {
        if part.is_empty() { whole.into() } else { format!("{whole}.{part}").into_bytes() }
    }
}

/// Whether a field may be an amount: by its row, or, where there is none, by its look.
fn is_amount(input: &Input<'_>) -> bool {
    match input.row {
        Some(row) => {
            let has_role = matches!(row.role, Some(Role::OrderedAmount | Role::PaidAmount));
            matches!(row.kind, Kind::Amount | Kind::Cents) || has_role || row.is_number || input.shape == Shape::Number
        }
        None => input.value.len() <= 12,
    }
}

pub(super) fn amount<'i>(input: &Input<'i>) -> Option<Decimal<'i>> {
    if is_amount(input) { Decimal::read(input.value) } else { None }
}

/// With just so many decimals, where none is lost.
pub(super) fn scaled(input: &Input<'_>, decimals: usize) -> Option<Vec<u8>> {
    let number = amount(input)?;
    let part = number.significant();
    if part.len() > decimals {
        return None;
    }
    changed(input.value, Decimal::joined(number.whole, &format!("{part:0<decimals$}")))
}

pub(super) fn stripped(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = amount(input)?;
    changed(input.value, Decimal::joined(number.whole, number.significant()))
}

pub(super) fn thousands(input: &Input<'_>, decimals: Option<usize>) -> Option<Vec<u8>> {
    let number = amount(input).filter(|number| number.whole.len() > 3)?;
    let mut whole = String::new();
    for (at, digit) in number.whole.chars().enumerate() {
        if at > 0 && (number.whole.len() - at).is_multiple_of(3) {
            whole.push(',');
        }
        whole.push(digit);
    }
    let part = match decimals {
        Some(decimals) if number.significant().len() <= decimals => format!("{:0<decimals$}", number.significant()),
        Some(_) => return None,
        None => number.part.into(),
    };
    changed(input.value, Decimal::joined(&whole, &part))
}

pub(super) fn no_thousands(input: &Input<'_>) -> Option<Vec<u8>> {
    let plain: Vec<u8> = input.value.iter().copied().filter(|byte| *byte != b',').collect();
    Decimal::read(&plain)?;
    changed(input.value, plain)
}

pub(super) fn in_cents(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = amount(input)?;
    let part = number.significant();
    if part.len() > 2 {
        return None;
    }
    let cents = format!("{}{part:0<2}", number.whole);
    let cents = cents.trim_start_matches('0');
    changed(input.value, if cents.is_empty() { b"0".to_vec() } else { cents.into() })
}

pub(super) fn of_cents(input: &Input<'_>, keeps_zeros: bool) -> Option<Vec<u8>> {
    let number = amount(input).filter(|number| number.part.is_empty())?;
    let padded = format!("{:0>3}", number.whole);
    let (whole, part) = padded.split_at(padded.len() - 2);
    changed(input.value, Decimal::joined(whole, if keeps_zeros { part } else { part.trim_end_matches('0') }))
}

/// How a language writes an exponent.
pub(super) struct Exponent {
    mark: &'static str,
    /// Whether a number without decimals gets `.0`.
    point: bool,
    /// Digits of the exponent at least.
    width: usize,
    /// Significant digits that are kept.
    digits: usize,
}

pub(super) const JAVA: Exponent = Exponent { mark: "E", point: true, width: 1, digits: 17 };
pub(super) const JAVASCRIPT: Exponent = Exponent { mark: "e+", point: false, width: 1, digits: 17 };
pub(super) const PHP: Exponent = Exponent { mark: "E+", point: true, width: 1, digits: 14 };
pub(super) const TWO_DIGITS: Exponent = Exponent { mark: "e+", point: false, width: 2, digits: 17 };

/// With an exponent, as for a number that is large enough for it.
pub(super) fn exponent(input: &Input<'_>, style: &Exponent) -> Option<Vec<u8>> {
    let number =
        Decimal::read(input.value).filter(|number| number.whole.len() > 6 && !number.whole.starts_with('0'))?;
    let float: f64 = format!("{}.{}0", number.whole, number.part).parse().ok()?;
    let digits = style.digits - 1;
    let written = if digits < 16 { format!("{float:.digits$e}") } else { format!("{float:e}") };
    let (mantissa, exponent) = written.split_once('e')?;
    let mantissa = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    let point = if style.point && !mantissa.contains('.') { ".0" } else { "" };
    let width = style.width;
    changed(input.value, format!("{mantissa}{point}{}{exponent:0>width$}", style.mark).into_bytes())
}

/// An exponent written out.
pub(super) fn no_exponent(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok()?;
    if !text.contains(['e', 'E']) || !text.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte)) {
        return None;
    }
    let float: f64 = text.parse().ok().filter(|float: &f64| float.is_finite())?;
    changed(input.value, float.to_string().into_bytes())
}

/// A number of many digits, as a float keeps it.
pub(super) fn through_float(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = Decimal::read(input.value).filter(|number| number.whole.len() + number.part.len() > 15)?;
    let float: f64 = format!("{}.{}0", number.whole, number.part).parse().ok()?;
    changed(input.value, float.to_string().into_bytes())
}

pub(super) fn no_leading_zeros(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = Decimal::read(input.value)?;
    let whole = number.whole.trim_start_matches('0');
    changed(input.value, Decimal::joined(if whole.is_empty() { "0" } else { whole }, number.part))
}

/// The value that the table lists, of which only zeros at the beginning are lost here.
pub(super) fn as_listed(input: &Input<'_>) -> Option<Vec<u8>> {
    let plain = |text: &[u8]| Decimal::read(text).map(|number| number.whole.trim_start_matches('0').len());
    let here = plain(input.value)?;
    let listed = input.row?.choices.iter().map(|choice| choice.value.as_bytes());
    let same = |text: &&[u8]| {
        plain(text).is_some_and(|len| len == here && input.value.ends_with(&text[text.len() - len..]))
            && *text != input.value
    };
    let mut found = listed.filter(same);
    found.next().map(<[u8]>::to_vec)
}

pub(super) fn comma(input: &Input<'_>) -> Option<Vec<u8>> {
    let number = amount(input).filter(|number| !number.part.is_empty())?;
    Some(format!("{},{}", number.whole, number.part).into_bytes())
}

pub(super) fn boolean(input: &Input<'_>, words: [&str; 2]) -> Option<Vec<u8>> {
    let is_boolean = input.row.is_some_and(|row| row.kind == Kind::Boolean);
    let word = match input.value {
        b"true" | b"True" | b"TRUE" => words[0],
        b"false" | b"False" | b"FALSE" => words[1],
        b"1" if is_boolean => words[0],
        b"0" if is_boolean => words[1],
        _ => return None,
    };
    changed(input.value, word.into())
}

pub(super) fn null(input: &Input<'_>, word: &str) -> Option<Vec<u8>> {
    let is_null = input.shape == Shape::Null
        || [&b""[..], b"null", b"None", b"undefined", b"NULL", b"nil"].contains(&input.value);
    if is_null { changed(input.value, word.into()) } else { None }
}
