//! Reads a canonical string: from text to fields, without a look at the message that it came from.

use std::collections::BTreeSet;

use crate::reading::{Empty, Order, Pair, Reading, Scheme, Selection};

/// Names and values, in the order of a text.
type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// Reads a canonical string as a list of names and values.
///
/// `None` where the scheme cannot be read back, where no field starts at the start of the text, and, for a
/// scheme whose digest can be lengthened, where the text holds a zero byte.
pub fn read(reading: &Reading, text: &[u8]) -> Option<Pairs> {
    let scheme = reading.scheme.as_ref()?;
    if scheme.secret.can_be_lengthened() && text.contains(&0) {
        return None;
    }
    match Reader::of(reading)? {
        Reader::List { separator, names } => read_list(text, separator, names),
        reader => read_starts(text, &reader),
    }
}

/// How the canonical strings of a scheme are read.
pub(crate) enum Reader<'a> {
    /// Cut at each separator; a piece that begins with a plausible name and the joint starts a field, but not
    /// every one after the `?` of a URL in a request.
    Pieces { separator: u8, joint: &'static [u8], reading: &'a Reading },
    /// From the left, the longest known name that is followed by the joint starts a field.
    KnownNames { names: BTreeSet<&'a [u8]>, joint: &'static [u8] },
    /// Cut at each separator; the pieces are the values of the listed fields.
    List { separator: u8, names: &'a [Vec<u8>] },
}

/// A place where a reader sees a field start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) at: usize,
    pub(crate) name_len: usize,
}

impl<'a> Reader<'a> {
    /// The reader of a message's scheme; `None` where it cannot be read back.
    pub(crate) fn of(reading: &'a Reading) -> Option<Reader<'a>> {
        let scheme = reading.scheme.as_ref()?;
        match (scheme.pair.joint(), scheme.separator) {
            (Some(joint), Some(separator)) => Some(Reader::Pieces { separator, joint, reading }),
            (Some(joint), None) => {
                let mut names = reading.known_names();
                names.extend(reading.added.iter().map(Vec::as_slice));
                (!names.is_empty()).then_some(Reader::KnownNames { names, joint })
            }
            (None, Some(separator)) => match scheme {
                Scheme {
                    pair: Pair::ValueOnly,
                    empty: Empty::Keep,
                    order: Order::Listed,
                    fields: Selection::Only(names),
                    ..
                } => Some(Reader::List { separator, names }),
                _ => None,
            },
            (None, None) => None,
        }
    }

    /// All places where a field starts. A list has no such places.
    pub(crate) fn starts(&self, text: &[u8]) -> Vec<Start> {
        match self {
            Reader::Pieces { separator, joint, reading } => starts_of_pieces(text, *separator, joint, reading),
            Reader::KnownNames { names, joint } => starts_of_known_names(text, names, joint),
            Reader::List { .. } => Vec::new(),
        }
    }

    fn joint_len(&self) -> usize {
        match self {
            Reader::Pieces { joint, .. } | Reader::KnownNames { joint, .. } => joint.len(),
            Reader::List { .. } => 0,
        }
    }

    fn separator_len(&self) -> usize {
        match self {
            Reader::Pieces { .. } | Reader::List { .. } => 1,
            Reader::KnownNames { .. } => 0,
        }
    }
}

fn starts_of_pieces(text: &[u8], separator: u8, joint: &[u8], reading: &Reading) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut at = 0;
    for piece in text.split(|byte| *byte == separator) {
        let name_len = piece.windows(joint.len()).position(|window| window == joint);
        if let Some(name_len) = name_len.filter(|len| is_plausible(&piece[..*len])) {
            // What the value before this piece holds so far, without the separator between the two.
            let value = starts.last().map(|last| &text[last.at + last.name_len + joint.len()..at - 1]);
            let is_after_query = starts.last().zip(value).is_some_and(|(last, value)| {
                reading.may_hold_query(&text[last.at..last.at + last.name_len]) && value.contains(&b'?')
            });
            if !is_after_query || reading.is_taken(&piece[..name_len]) {
                starts.push(Start { at, name_len });
            }
        }
        at += piece.len() + 1;
    }
    starts
}

/// Whether a name is one that a page could have: not empty, of letters, digits and `_ . [ ] -`.
pub(crate) fn is_plausible(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]-".contains(byte))
}

fn starts_of_known_names(text: &[u8], names: &BTreeSet<&[u8]>, joint: &[u8]) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_here = |name: &&&[u8]| text[at..].starts_with(&[**name, joint].concat());
        match names.iter().filter(is_here).map(|name| name.len()).max() {
            Some(name_len) => {
                starts.push(Start { at, name_len });
                at += name_len + joint.len();
            }
            None => at += 1,
        }
    }
    starts
}

/// A value goes from the joint to the next start, without the separator before that.
fn read_starts(text: &[u8], reader: &Reader) -> Option<Pairs> {
    let starts = reader.starts(text);
    if !text.is_empty() && starts.first().is_none_or(|first| first.at != 0) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|next| next.at - reader.separator_len()).chain([text.len()]);
    let pair = |(start, end): (&Start, usize)| {
        let name_end = start.at + start.name_len;
        (text[start.at..name_end].to_vec(), text[name_end + reader.joint_len()..end].to_vec())
    };
    Some(starts.iter().zip(ends).map(pair).collect())
}

fn read_list(text: &[u8], separator: u8, names: &[Vec<u8>]) -> Option<Pairs> {
    let pieces: Vec<&[u8]> = text.split(|byte| *byte == separator).collect();
    let pairs = || names.iter().cloned().zip(pieces.iter().map(|piece| piece.to_vec())).collect();
    (pieces.len() == names.len()).then(pairs)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::{pairs, reading};

    #[test]
    fn a_piece_without_a_joint_continues_the_value_before_it() {
        let reading = reading(&json!({}));
        let expected = pairs(&[("a", "1&x&"), ("b", "2=3&=")]);
        assert_eq!(read(&reading, b"a=1&x&&b=2=3&="), Some(expected));
        for text in [&b"x&a=1"[..], b"=1&a=1", b"a b=1&a=1", b"&a=1"] {
            assert_eq!(read(&reading, text), None);
        }
        assert_eq!(read(&reading, b""), Some(vec![]));
    }

    #[test]
    fn a_piece_whose_name_is_not_plausible_continues_the_value_before_it() {
        let ours = reading(&json!({}));
        let text = "a=27&quot; b=144Hz&amp;c=1&名=2& d=3&e[0].f-g_H=4&h+i=5";
        let expected = pairs(&[("a", "27&quot; b=144Hz&amp;c=1&名=2& d=3"), ("e[0].f-g_H", "4&h+i=5")]);
        assert_eq!(read(&ours, text.as_bytes()), Some(expected));
        let dash = reading(&json!({"separator": "-"}));
        assert_eq!(read(&dash, b"a=1-b-c=2"), Some(pairs(&[("a", "1-b"), ("c", "2")])));
    }

    #[test]
    fn after_the_question_mark_of_a_url_in_a_request_only_taken_names_start_fields() {
        let table = json!([{"name": "t"}, {"name": "u", "kind": "url"}, {"name": "sign"}]);
        let mut change = json!({"table": table, "request": true, "reserved": ["status"]});
        let request = reading(&change);
        for (text, expected) in [
            ("u=http://x/?a=1&b=2&c", vec![("u", "http://x/?a=1&b=2&c")]),
            ("u=http://x/?a=1&status=2&b=3", vec![("u", "http://x/?a=1"), ("status", "2"), ("b", "3")]),
            ("u=http://x/?a=1&b=2&t=3&c=4", vec![("u", "http://x/?a=1&b=2"), ("t", "3"), ("c", "4")]),
            ("u=http://x/&b=?&c=3", vec![("u", "http://x/"), ("b", "?"), ("c", "3")]),
            ("t=http://x/?a=1&b=2", vec![("t", "http://x/?a=1"), ("b", "2")]),
        ] {
            assert_eq!(read(&request, text.as_bytes()), Some(pairs(&expected)), "{text}");
        }
        change["request"] = json!(false);
        let expected = pairs(&[("u", "http://x/?a=1"), ("b", "2")]);
        assert_eq!(read(&reading(&change), b"u=http://x/?a=1&b=2"), Some(expected));
    }

    #[test]
    fn an_arrow_is_a_joint() {
        let reading = reading(&json!({"pair": "name=>value"}));
        assert_eq!(read(&reading, b"a=>1&b=2&c=>3"), Some(pairs(&[("a", "1&b=2"), ("c", "3")])));
    }

    #[test]
    fn the_longest_known_name_starts_a_field() {
        let table = json!([{"name": "no"}, {"name": "tradeno"}, {"name": "sign"}]);
        let reading = reading(&json!({"separator": "", "table": table}));
        assert_eq!(read(&reading, b"no=1tradeno=xno"), Some(pairs(&[("no", "1"), ("tradeno", "xno")])));
        assert_eq!(read(&reading, b"no=1tradno=2"), Some(pairs(&[("no", "1trad"), ("no", "2")])));
        assert_eq!(read(&reading, b"x=1no=2"), None);
    }

    #[test]
    fn values_alone_are_read_by_the_list() {
        let scheme = json!({"pair": "value", "separator": "|", "order": "listed", "fields": {"only": ["b", "a"]}});
        let reading = reading(&scheme);
        assert_eq!(read(&reading, b"1|"), Some(pairs(&[("b", "1"), ("a", "")])));
        assert_eq!(read(&reading, b"1"), None);
        assert_eq!(read(&reading, b"1|2|3"), None);
    }

    #[test]
    fn some_schemes_cannot_be_read() {
        let only = json!({"only": ["a", "b"]});
        for change in [
            json!({"separator": ""}),
            json!({"pair": "namevalue"}),
            json!({"pair": "namevalue", "separator": ""}),
            json!({"pair": "value"}),
            json!({"pair": "value", "fields": only}),
            json!({"pair": "value", "fields": only, "order": "listed", "empty": "skip"}),
            json!({"pair": "value", "fields": only, "order": "listed", "separator": ""}),
        ] {
            assert!(Reader::of(&reading(&change)).is_none(), "{change}");
        }
    }

    #[test]
    fn a_zero_byte_is_not_read_where_the_digest_can_be_lengthened() {
        let prepended = reading(&json!({"secret": {"prepend": ""}}));
        assert_eq!(read(&prepended, b"a=\0"), None);
        let both = reading(&json!({"secret": {"prepend": "", "append": ""}}));
        assert_eq!(read(&both, b"a=\0"), Some(pairs(&[("a", "\0")])));
    }
}
