//! What the value of a listed field looks like: how a reader finds its end.

/// What the value of a listed field looks like, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Digits, one or more.
    Digits,
    /// So many digits.
    DigitsOf(usize),
    /// Digits, a point, and so many digits.
    Decimals(usize),
    /// So many ASCII letters.
    Letters(usize),
    /// So many hex digits.
    Hex(usize),
    /// So many bytes.
    Length(usize),
    /// One of these.
    Of(Vec<Vec<u8>>),
}

impl Shape {
    /// The shape that a reading writes so.
    pub(crate) fn parse(text: &str) -> Option<Shape> {
        let (word, rest) = text.split_once(' ').map_or((text, None), |(word, rest)| (word, Some(rest)));
        // Written as numbers are, without zeros before it.
        let number = || (1..=999).find(|number: &usize| rest == Some(&number.to_string()));
        Some(match (word, rest) {
            ("digits", None) => Shape::Digits,
            ("digits", _) => Shape::DigitsOf(number()?),
            ("decimals", _) => Shape::Decimals(number()?),
            ("letters", _) => Shape::Letters(number()?),
            ("hex", _) => Shape::Hex(number()?),
            ("length", _) => Shape::Length(number()?),
            ("of", Some(words)) => {
                let words: Vec<Vec<u8>> = words.split('|').map(|word| word.as_bytes().to_vec()).collect();
                if words.iter().any(Vec::is_empty) {
                    return None;
                }
                Shape::Of(words)
            }
            _ => return None,
        })
    }

    /// Whether a value has this shape.
    pub(crate) fn fits(&self, value: &[u8]) -> bool {
        let are_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        match self {
            Shape::Digits => are_digits(value),
            Shape::DigitsOf(len) => value.len() == *len && are_digits(value),
            Shape::Decimals(len) => {
                let parts: Vec<&[u8]> = value.split(|byte| *byte == b'.').collect();
                matches!(parts[..], [whole, part] if are_digits(whole) && are_digits(part) && part.len() == *len)
            }
            Shape::Letters(len) => value.len() == *len && value.iter().all(u8::is_ascii_alphabetic),
            Shape::Hex(len) => value.len() == *len && value.iter().all(u8::is_ascii_hexdigit),
            Shape::Length(len) => value.len() == *len,
            Shape::Of(words) => words.iter().any(|word| word == value),
        }
    }

    /// The value at the start of a text, where its end is found from there.
    pub(crate) fn first<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let len = match self {
            Shape::Digits => digits,
            Shape::DigitsOf(len) | Shape::Letters(len) | Shape::Hex(len) | Shape::Length(len) => *len,
            Shape::Decimals(len) => digits + 1 + len,
            Shape::Of(words) => words.iter().find(|word| text.starts_with(word))?.len(),
        };
        text.get(..len).filter(|value| self.fits(value))
    }

    /// The value at the end of a text, where its start is found from there.
    pub(crate) fn last<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let digits = |text: &[u8]| text.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let len = match self {
            Shape::Digits => digits(text),
            Shape::DigitsOf(len) | Shape::Letters(len) | Shape::Hex(len) | Shape::Length(len) => *len,
            Shape::Decimals(len) => {
                let fraction = len + 1;
                fraction + digits(&text[..text.len().checked_sub(fraction)?])
            }
            Shape::Of(words) => words.iter().find(|word| text.ends_with(word))?.len(),
        };
        text.len().checked_sub(len).map(|at| &text[at..]).filter(|value| self.fits(value))
    }

    /// Whether the value has one length, or one that it tells itself when it is read from the left.
    pub(crate) fn ends_by_itself(&self) -> bool {
        match self {
            Shape::Digits => false,
            Shape::Of(words) => is_told_apart(words, |one, other| other.starts_with(one)),
            _ => true,
        }
    }

    /// Likewise from the right.
    pub(crate) fn begins_by_itself(&self) -> bool {
        match self {
            Shape::Digits | Shape::Decimals(_) => false,
            Shape::Of(words) => is_told_apart(words, |one, other| other.ends_with(one)),
            _ => true,
        }
    }

    /// Whether the value begins with a byte that is no digit, for sure.
    pub(crate) fn never_begins_with_digit(&self) -> bool {
        match self {
            Shape::Letters(_) => true,
            Shape::Of(words) => words.iter().all(|word| word.first().is_some_and(|byte| !byte.is_ascii_digit())),
            _ => false,
        }
    }

    /// Whether the value ends with a byte that is no digit, for sure.
    pub(crate) fn never_ends_with_digit(&self) -> bool {
        match self {
            Shape::Letters(_) => true,
            Shape::Of(words) => words.iter().all(|word| word.last().is_some_and(|byte| !byte.is_ascii_digit())),
            _ => false,
        }
    }
}

fn is_told_apart(words: &[Vec<u8>], hides: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    words.iter().all(|one| words.iter().all(|other| one == other || !hides(one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_take_exactly_what_they_say() {
        for (shape, fitting, other) in [
            ("digits", vec!["0", "007"], vec!["", "1.0", "-1", "a"]),
            ("digits 3", vec!["007"], vec!["07", "0007", "a07"]),
            ("decimals 2", vec!["0.10", "12.00"], vec![".10", "1.1", "1.234", "1,10", "1.10.", "110"]),
            ("letters 3", vec!["USD", "usd"], vec!["US", "USDT", "U5D", "\u{e9}a"]),
            ("hex 4", vec!["0aFf"], vec!["0af", "0afg"]),
            ("length 2", vec!["  ", "\u{e9}"], vec!["a", "abc"]),
            ("of a|b c", vec!["a", "b c"], vec!["", "A", "a|b c"]),
        ] {
            let parsed = Shape::parse(shape).unwrap();
            assert!(fitting.iter().all(|value| parsed.fits(value.as_bytes())), "{shape}");
            assert!(other.iter().all(|value| !parsed.fits(value.as_bytes())), "{shape}");
        }
        for text in ["", "digit", "digits 0", "digits 03", "digits 1000", "decimals", "of", "of ", "of a||b", "text"] {
            assert_eq!(Shape::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_is_found_from_the_side_where_it_is_told_apart() {
        let shape = |text| Shape::parse(text).unwrap();
        assert_eq!(shape("digits").first(b"12a"), Some(&b"12"[..]));
        assert_eq!(shape("digits").last(b"a12"), Some(&b"12"[..]));
        assert_eq!(shape("decimals 2").first(b"1.234"), Some(&b"1.23"[..]));
        assert_eq!(shape("decimals 2").last(b"a11.23"), Some(&b"11.23"[..]));
        assert_eq!(shape("letters 2").first(b"a"), None);
        assert_eq!(shape("of ab|b").last(b"xab"), Some(&b"ab"[..]));
        for (text, ends, begins) in [
            ("digits", false, false),
            ("decimals 2", true, false),
            ("of a|ab", false, true),
            ("of b|ab", true, false),
            ("hex 32", true, true),
        ] {
            let shape = shape(text);
            assert_eq!((shape.ends_by_itself(), shape.begins_by_itself()), (ends, begins), "{text}");
        }
    }
}
