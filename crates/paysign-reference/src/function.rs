//! What a name or value goes through before it is written, and how that is undone.

use crate::decimal;
use crate::encoder::Encoder;
use crate::json_scalar::is_number;
use crate::quoted::quoted;
use crate::shape::Shape;

/// What a name or value goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// An encoder.
    Encoded(Encoder),
    /// ASCII letters in lower case.
    Lower,
    /// ASCII letters in upper case.
    Upper,
    /// A `\` before each `\` and before each byte that is the first of the separator.
    Escaped,
    /// The number of bytes, then the value.
    Length,
    /// As JSON writes it.
    Json,
    /// A decimal with so many digits after the point.
    Fixed(usize),
    /// A decimal with two digits after the point, or one where the second is a zero.
    FixedOneOrTwo,
    /// A decimal without zeros at its end.
    Short,
    /// Without points and commas.
    Undotted,
}

/// A value on its way into a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    /// The text that it counts as.
    pub(crate) text: &'a [u8],
    /// What JSON writes without quotation marks.
    pub(crate) bare: Option<&'a [u8]>,
}

impl Function {
    /// The function that this word names.
    pub(crate) fn named(word: &str) -> Option<Function> {
        Some(match word {
            "lower" => Function::Lower,
            "upper" => Function::Upper,
            "escaped" => Function::Escaped,
            "length" => Function::Length,
            "json" => Function::Json,
            "fixed1" => Function::Fixed(1),
            "fixed2" => Function::Fixed(2),
            "fixed3" => Function::Fixed(3),
            "fixed1-2" => Function::FixedOneOrTwo,
            "short" => Function::Short,
            "undotted" => Function::Undotted,
            _ => Function::Encoded(Encoder::named(word)?),
        })
    }

    /// Whether only a listed field may go through it.
    pub(crate) fn is_for_decimals(self) -> bool {
        matches!(self, Function::Fixed(_) | Function::FixedOneOrTwo | Function::Short | Function::Undotted)
    }

    /// What it makes of a value.
    pub(crate) fn of(self, given: Given, separator: &[u8]) -> Vec<u8> {
        let text = given.text;
        match self {
            Function::Encoded(encoder) => encoder.encode(text),
            Function::Lower => text.to_ascii_lowercase(),
            Function::Upper => text.to_ascii_uppercase(),
            Function::Escaped => {
                let is_escaped = |byte: u8| byte == b'\\' || Some(&byte) == separator.first();
                text.iter().flat_map(|byte| is_escaped(*byte).then_some(b'\\').into_iter().chain([*byte])).collect()
            }
            Function::Length => [text.len().to_string().as_bytes(), text].concat(),
            Function::Json => given.bare.map_or_else(|| quoted(text), <[u8]>::to_vec),
            Function::Fixed(len) => decimal::fixed(text, len),
            Function::FixedOneOrTwo => decimal::fixed_one_or_two(text),
            Function::Short => decimal::short(text),
            Function::Undotted => text.iter().copied().filter(|byte| !matches!(byte, b'.' | b',')).collect(),
        }
    }

    /// The value that was written so; `None` where no normal value is written so.
    pub(crate) fn undone(self, text: &[u8], separator: &[u8], shape: Option<&Shape>) -> Option<Vec<u8>> {
        let value = match self {
            Function::Encoded(encoder) => encoder.decode(text)?,
            Function::Lower | Function::Upper => text.to_vec(),
            Function::Escaped => unescaped(text)?,
            // The longest text has the longest number.
            Function::Length => (0..=text.len()).find_map(|len| {
                let value = &text[text.len() - len..];
                (text[..text.len() - len] == *len.to_string().as_bytes()).then(|| value.to_vec())
            })?,
            Function::Json if text.first() == Some(&b'"') => unquoted(text)?,
            Function::Json => {
                let is_bare = matches!(text, b"null" | b"true" | b"false") || is_number(text);
                return is_bare.then(|| text.to_vec());
            }
            Function::Fixed(_) | Function::FixedOneOrTwo | Function::Short => {
                let is_exact = match (self, decimal::fraction_len(text)?) {
                    (Function::Fixed(len), digits) => digits == len,
                    (Function::FixedOneOrTwo, digits) => digits <= 2,
                    _ => true,
                };
                let shortest = decimal::short(text);
                let value = match shape {
                    Some(Shape::Decimals(len)) => decimal::fixed(&shortest, *len),
                    _ => shortest.clone(),
                };
                Some(value).filter(|_| is_exact && decimal::is_normal(&shortest))?
            }
            Function::Undotted => match shape? {
                Shape::Digits | Shape::DigitsOf(_) => text.to_vec(),
                Shape::Decimals(len) => {
                    let (whole, fraction) = text.split_at_checked(text.len().checked_sub(*len)?)?;
                    [whole, b".", fraction].concat()
                }
                _ => return None,
            },
        };
        (self.of(Given { text: &value, bare: None }, separator) == text).then_some(value)
    }
}

fn unescaped(text: &[u8]) -> Option<Vec<u8>> {
    let mut value = Vec::new();
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        value.push(if *byte == b'\\' { *bytes.next()? } else { *byte });
    }
    Some(value)
}

/// What is between quotation marks.
fn unquoted(text: &[u8]) -> Option<Vec<u8>> {
    let inner = text.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let mut value = Vec::new();
    let mut bytes = inner.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            value.push(byte);
            continue;
        }
        value.push(match bytes.next()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'u' => {
                let digits: Vec<u8> = bytes.by_ref().take(4).collect();
                match crate::hex::read(&digits)?[..] {
                    [0, byte] => byte,
                    _ => return None,
                }
            }
            byte => byte,
        });
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written and read again with the separator `::`.
    fn there_and_back(word: &str, shape: Option<&str>, value: &str, written: &str) {
        let function = Function::named(word).unwrap();
        let given = Given { text: value.as_bytes(), bare: None };
        assert_eq!(String::from_utf8(function.of(given, b"::")).unwrap(), written, "{word}");
        let shape = shape.map(|shape| Shape::parse(shape).unwrap());
        let undone = function.undone(written.as_bytes(), b"::", shape.as_ref());
        assert_eq!(undone.as_deref(), Some(value.as_bytes()), "{word}");
    }

    #[test]
    fn a_normal_value_is_read_again() {
        there_and_back("form", None, "a b", "a+b");
        there_and_back("upper", None, "A1", "A1");
        there_and_back("escaped", None, r"a:b\c;", r"a\:b\\c;");
        there_and_back("length", None, "abc", "3abc");
        there_and_back("length", None, "123456789012", "12123456789012");
        there_and_back("length", None, "", "0");
        there_and_back("json", None, "a\"\\/\u{1}\n\u{e9}", "\"a\\\"\\\\/\\u0001\\n\u{e9}\"");
        there_and_back("fixed2", None, "1.5", "1.50");
        there_and_back("fixed1-2", None, "150", "150.0");
        there_and_back("fixed1-2", Some("decimals 2"), "150.00", "150.0");
        there_and_back("fixed3", Some("decimals 1"), "1.0", "1.000");
        there_and_back("short", None, "0.5", "0.5");
        there_and_back("undotted", Some("decimals 2"), "0.10", "010");
        there_and_back("undotted", Some("digits"), "10", "10");
    }

    #[test]
    fn what_no_normal_value_writes_is_not_read() {
        for (word, text) in [
            ("lower", "A"),
            ("upper", "a"),
            ("escaped", ":"),
            ("escaped", "\\a"),
            ("escaped", "\\"),
            ("length", "2a"),
            ("length", "03abc"),
            ("json", "a"),
            ("json", "\"\\/\""),
            ("json", "01"),
            ("fixed2", "1.5"),
            ("fixed2", "1.234"),
            ("fixed2", "01.50"),
            ("fixed1-2", "1.50"),
            ("short", "1.0"),
            ("undotted", "10"),
        ] {
            let undone = Function::named(word).unwrap().undone(text.as_bytes(), b":", None);
            assert_eq!(undone, None, "{word} {text}");
        }
    }

    #[test]
    fn json_keeps_what_has_no_quotation_marks() {
        let number = Given { text: b"1.50", bare: Some(b"1.50") };
        assert_eq!(Function::Json.of(number, b""), b"1.50");
        for text in ["1.50", "true", "null"] {
            assert_eq!(Function::Json.undone(text.as_bytes(), b"", None).as_deref(), Some(text.as_bytes()), "{text}");
        }
    }
}
