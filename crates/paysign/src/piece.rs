//! The pieces of a text that is cut at a separator, and whether one starts a field.
//!
//! It does where what is before its first joint is a plausible name. Real servers sign HTML-escaped values:
//! `27&quot; 刷新率=144Hz` holds a separator and a joint, and still nothing in it is a name.

use crate::scan::{self, Native, Scan};
use crate::value::{Bytes, Value};

/// How a text is cut.
#[derive(Clone, Copy)]
pub(crate) struct Cut {
    pub(crate) separator: u8,
    /// Of one or two characters that no name has, and that differ.
    pub(crate) joint: &'static [u8],
}

/// A piece inside a value that would start a field.
pub(crate) struct Start<'a> {
    /// The rest of the value, from the name on.
    from: Bytes<'a>,
    len: usize,
    /// Whether the value holds a `?` before this piece.
    pub(crate) is_in_query: bool,
}

impl Start<'_> {
    /// Whether this is the name that it would start.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.len == name.len() && self.from.clone().take(self.len).eq(name.bytes())
    }
}

/// Whether names are made of such bytes: letters, digits, `_`, `.`, `[`, `]`, `-`.
const fn is_of_names(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'[' | b']' | b'-')
}

/// Whether this can be a name where the separator is none of its bytes.
pub(crate) const fn is_plausible(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() && is_of_names(name[at]) {
        at += 1;
    }
    at == name.len() && at > 0
}

/// The same of the first `len` bytes.
#[inline]
pub(crate) fn begins_plausibly(bytes: &[u8], len: usize) -> bool {
    match bytes.first_chunk() {
        Some(window) if (1..=window.len()).contains(&len) => Native::names(window) >= len,
        _ => bytes.get(..len).is_some_and(|name| match name.last_chunk() {
            Some(last) => name.as_chunks().0.iter().chain([last]).all(|window| Native::names(window) >= window.len()),
            None => is_plausible(name),
        }),
    }
}

/// Whether these bytes begin with a plausible name and a `=`.
pub(crate) fn begins_with_name(bytes: &[u8]) -> bool {
    let in_window = bytes.first_chunk().map_or(usize::MAX, Native::names);
    let len = match in_window {
        ..16 => in_window,
        _ => bytes.iter().take_while(|byte| is_of_names(**byte)).count(),
    };
    len > 0 && bytes.get(len) == Some(&b'=')
}

impl Cut {
    /// Whether a piece that begins with this name and the joint starts a field.
    pub(crate) fn takes_name(self, name: Value<'_>) -> bool {
        match name.as_plain() {
            Some(name) => begins_plausibly(name, name.len()) && !scan::holds(name, self.separator),
            None => !name.is_empty() && name.bytes().all(|byte| is_of_names(byte) && byte != self.separator),
        }
    }

    /// Whether a piece of the value, but for the first, would start a field that counts.
    pub(crate) fn starts_within(self, value: Value<'_>, mut counts: impl FnMut(&Start<'_>) -> bool) -> bool {
        if !value.holds(self.separator) {
            return false;
        }
        let mut rest = value.bytes();
        let mut has_question = false;
        let mut is_first = true;
        loop {
            let (from, is_in_query) = (rest.clone(), has_question);
            // The separator before a piece is a part of the value only once the piece continues it.
            has_question |= !is_first && self.separator == b'?';
            // The name of this piece is still going on after so many bytes; `None` if it has none.
            let mut name_len = (!is_first).then_some(0);
            loop {
                let Some(byte) = rest.next() else { return false };
                if byte == self.separator {
                    break;
                }
                has_question |= byte == b'?';
                name_len = match name_len {
                    // First, since a joint may begin with a byte that names have.
                    Some(len) if len > 0 && self.is_joint(byte, &rest) => {
                        if counts(&Start { from: from.clone(), len, is_in_query }) {
                            return true;
                        }
                        None
                    }
                    Some(len) if is_of_names(byte) => Some(len + 1),
                    _ => None,
                };
            }
            is_first = false;
        }
    }

    /// Whether the joint is this byte and those after it.
    fn is_joint(self, byte: u8, rest: &Bytes<'_>) -> bool {
        let Some((first, others)) = self.joint.split_first() else { return false };
        byte == *first && rest.clone().take(others.len()).eq(others.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;

    const AMPERSAND: Cut = Cut { separator: b'&', joint: b"=" };
    const ARROW: Cut = Cut { separator: b'-', joint: b"=>" };

    fn starts(cut: Cut, value: Value<'_>) -> bool {
        cut.starts_within(value, |_| true)
    }

    #[test]
    fn a_piece_starts_a_field_only_by_a_plausible_name() {
        for value in ["x&a=1", "&a=", "&x&a[0].b-c_D=", "x&&a=1", "a b=c&d=e", "&quot;&a=1"] {
            assert!(starts(AMPERSAND, Value::plain(value.as_bytes())), "{value}");
        }
        for value in
            ["", "a=1", "x&a", "&=", "& a=b", "&quot;a=1", "&lt;a=b&gt;", "&名=1", "&a+b=1", "&a\0=1", "&a;b=c=d"]
        {
            assert!(!starts(AMPERSAND, Value::plain(value.as_bytes())), "{value}");
        }
        assert!(starts(AMPERSAND, Value::percent(b"x%26%61%3D1")));
        assert!(!starts(AMPERSAND, Value::percent(b"x%26%61+%3D1")));
    }

    #[test]
    fn a_name_is_plausible_at_every_length() {
        for len in 0..40 {
            let mut text = [&[b'a'; 40][..], b"=x"].concat();
            text.drain(..40 - len);
            assert_eq!(begins_with_name(&text), len > 0);
            assert_eq!((0..=len).filter(|len| begins_plausibly(&text, *len)).count(), len);
            for place in 0..len {
                text[place] = b'&';
                assert!(!begins_with_name(&text));
                assert_eq!((0..=len).filter(|len| begins_plausibly(&text, *len)).count(), place);
                text[place] = b'_';
            }
        }
    }

    #[test]
    fn a_joint_of_two_characters_is_taken_whole() {
        assert!(starts(ARROW, Value::plain(b"x-a=>1")));
        for value in [&b"x-a=1"[..], b"x-a==>1", b"x-a=", b"x-a>=>1", b"x-=>", b"a=>1"] {
            assert!(!starts(ARROW, Value::plain(value)), "{value:?}");
        }
        assert!(ARROW.takes_name(Value::plain(b"a.b")) && !ARROW.takes_name(Value::plain(b"a-b")));
    }

    #[test]
    fn the_question_mark_is_looked_for_before_the_piece() {
        let in_query = |cut: Cut, value: &'static [u8]| {
            let mut found = None;
            cut.starts_within(Value::plain(value), |start| {
                assert!(start.has_name("a") && !start.has_name("aa") && !start.has_name("b"));
                found = Some(start.is_in_query);
                true
            });
            found
        };
        assert_eq!(in_query(AMPERSAND, b"x?y&a=1"), Some(true));
        assert_eq!(in_query(AMPERSAND, b"x&a=?"), Some(false));
        assert_eq!(in_query(AMPERSAND, b"x&?&a=1"), Some(true));
        let question = Cut { separator: b'?', ..AMPERSAND };
        assert_eq!(in_query(question, b"x?a=1"), Some(false));
        assert_eq!(in_query(question, b"x?y?a=1"), Some(true));
        assert_eq!(in_query(question, b"??a=1"), Some(true));
    }
}
