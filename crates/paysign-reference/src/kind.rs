//! Whether a value fits its kind and its length.

use crate::reading::{Kind, Row};

/// Whether a value that is not empty looks as its kind says.
pub(crate) fn fits(kind: &Kind, value: &[u8]) -> bool {
    match kind {
        Kind::Text | Kind::Url => true,
        Kind::Integer => is_digits(value),
        Kind::Amount => match value.iter().position(|byte| *byte == b'.') {
            None => is_digits(value),
            Some(point) => is_digits(&value[..point]) && is_digits(&value[point + 1..]),
        },
        Kind::Code(values) => values.iter().any(|code| code == value),
        Kind::DateTime => {
            let pattern = b"0000-00-00 00:00:00";
            let fits = |(byte, place): (&u8, &u8)| if *place == b'0' { byte.is_ascii_digit() } else { byte == place };
            value.len() == pattern.len() && value.iter().zip(pattern).all(fits)
        }
    }
}

/// Whether a value is longer than its row allows. Bytes that are not UTF-8 count one character each.
pub(crate) fn is_too_long(row: &Row, value: &[u8]) -> bool {
    let characters = std::str::from_utf8(value).map_or(value.len(), |text| text.chars().count());
    row.max.is_some_and(|max| characters > max)
}

fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_take_what_the_readme_says() {
        let code = Kind::Code(vec![b"wxpay".to_vec()]);
        let taken = [
            (Kind::Integer, "007"),
            (Kind::Amount, "1"),
            (Kind::Amount, "0.10"),
            (code.clone(), "wxpay"),
            (Kind::DateTime, "2023-03-06 23:50:24"),
            (Kind::Text, "\u{4e2d}"),
            (Kind::Url, "x"),
        ];
        for (kind, value) in taken {
            assert!(fits(&kind, value.as_bytes()), "{kind:?} {value}");
        }
        let refused = [
            (Kind::Integer, "1.0"),
            (Kind::Integer, "-1"),
            (Kind::Amount, ".5"),
            (Kind::Amount, "5."),
            (Kind::Amount, "1.2.3"),
            (Kind::Amount, "1e3"),
            (code, "WXPAY"),
            (Kind::DateTime, "2023-03-06T23:50:24"),
            (Kind::DateTime, "2023-03-06 23:50"),
        ];
        for (kind, value) in refused {
            assert!(!fits(&kind, value.as_bytes()), "{kind:?} {value}");
        }
    }
}
