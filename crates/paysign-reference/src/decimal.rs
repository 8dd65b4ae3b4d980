//! Decimals, written with other digits after the point.

/// The two sides of the point; `None` where the text is not a decimal.
fn sides(text: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(text).ok()?;
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) => (are_digits(whole) && are_digits(fraction)).then_some((whole, fraction)),
        None => are_digits(text).then_some((text, "")),
    }
}

fn joined(whole: &str, fraction: &str) -> Vec<u8> {
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }.into_bytes()
}

/// With exactly so many digits after the point; as it is, where other digits than zeros would go.
pub(crate) fn fixed(text: &[u8], len: usize) -> Vec<u8> {
    let Some((whole, fraction)) = sides(text) else { return text.to_vec() };
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > len { text.to_vec() } else { joined(whole, &format!("{fraction:0<len$}")) }
}

/// With two digits after the point, but one where the second is a zero.
pub(crate) fn fixed_one_or_two(text: &[u8]) -> Vec<u8> {
    let two = fixed(text, 2);
    match sides(&two) {
        Some((whole, fraction)) if fraction.len() == 2 && fraction.ends_with('0') => joined(whole, &fraction[..1]),
        _ => two,
    }
}

/// Without zeros at the end of the fraction.
pub(crate) fn short(text: &[u8]) -> Vec<u8> {
    sides(text).map_or_else(|| text.to_vec(), |(whole, fraction)| joined(whole, fraction.trim_end_matches('0')))
}

/// How many digits are after the point of a decimal.
pub(crate) fn fraction_len(text: &[u8]) -> Option<usize> {
    sides(text).map(|(_, fraction)| fraction.len())
}

/// Whether this is how a decimal is written when nothing is written without need: no zero before other
/// digits, none at the end of the fraction.
pub(crate) fn is_normal(text: &[u8]) -> bool {
    let has_leading_zero = text.len() > 1 && text[0] == b'0' && text[1] != b'.';
    sides(text).is_some() && short(text) == text && !has_leading_zero
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_after_the_point() {
        for (text, one, two, three, one_or_two, shortest) in [
            ("150", "150.0", "150.00", "150.000", "150.0", "150"),
            ("150.0", "150.0", "150.00", "150.000", "150.0", "150"),
            ("150.20", "150.2", "150.20", "150.200", "150.2", "150.2"),
            ("150.25", "150.25", "150.25", "150.250", "150.25", "150.25"),
            ("1.234", "1.234", "1.234", "1.234", "1.234", "1.234"),
            ("1.2300", "1.2300", "1.23", "1.230", "1.23", "1.23"),
            ("007.50", "007.5", "007.50", "007.500", "007.5", "007.5"),
            ("0", "0.0", "0.00", "0.000", "0.0", "0"),
        ] {
            let written = [fixed(text.as_bytes(), 1), fixed(text.as_bytes(), 2), fixed(text.as_bytes(), 3)];
            assert_eq!(written, [one, two, three].map(|text| text.as_bytes().to_vec()), "{text}");
            assert_eq!(fixed_one_or_two(text.as_bytes()), one_or_two.as_bytes(), "{text}");
            assert_eq!(short(text.as_bytes()), shortest.as_bytes(), "{text}");
        }
        for text in ["", "-1", "1.", ".5", "1.2.3", "1e3", "1,5", "a", " 1"] {
            assert_eq!(fixed(text.as_bytes(), 2), text.as_bytes());
            assert_eq!(short(text.as_bytes()), text.as_bytes());
            assert!(!is_normal(text.as_bytes()), "{text}");
        }
        for (text, expected) in
            [("0", true), ("0.5", true), ("10.05", true), ("00", false), ("1.0", false), ("01", false)]
        {
            assert_eq!(is_normal(text.as_bytes()), expected, "{text}");
        }
    }
}
