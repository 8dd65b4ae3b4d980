//! Reads a canonical string: from text to fields, without a look at the message that it came from.

mod list;
mod starts;
mod together;
mod turns;
mod value;

use crate::canonical::Written;
use crate::reading::Reading;
use crate::scheme::{Element, Item, Scheme, Selection, Whole};
use crate::text::{Symbol, plain};

use list::List;
use starts::Starts;
use together::Together;
use turns::Turns;
use value::Pairs;

/// Reads a canonical string that does not hold the secret as a list of names and values.
///
/// `None` where the scheme cannot be read back, where the text is none of the scheme's, and, for a scheme
/// whose digest can be lengthened, where a name or value holds a zero byte.
pub fn read(reading: &Reading, text: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    read_text(reading, &plain(text))
}

/// Likewise, of a text in which the secret is marked.
pub(crate) fn read_text(reading: &Reading, text: &[Symbol]) -> Option<Pairs> {
    let scheme = reading.scheme.as_ref()?;
    let pairs = match Reader::of(reading)? {
        Reader::Starts(starts) => starts.read(text),
        Reader::List(list) => list.read(text),
        Reader::Together(together) => together.read(text),
        Reader::Turns(turns) => turns.read(text),
    }?;
    let is_refused = pairs.iter().any(|(name, value)| is_refused(scheme, name, value));
    (!is_refused).then_some(pairs)
}

/// Whether a field is refused whatever the text around it is: it could be the padding of a longer text, or
/// the text that is hashed has lost its letter case.
pub(crate) fn is_refused(scheme: &Scheme, name: &[u8], value: &[u8]) -> bool {
    let is_lengthened = scheme.can_be_lengthened() && (name.contains(&0) || value.contains(&0));
    let is_name_written = scheme.pair.name.is_some() || scheme.listed(name).is_none();
    let has_upper = |text: &[u8]| text.iter().any(u8::is_ascii_uppercase);
    let has_lost = scheme.is_lowered() && (has_upper(value) || (is_name_written && has_upper(name)));
    is_lengthened || has_lost
}

/// How the canonical strings of a scheme are read.
pub(crate) enum Reader<'a> {
    /// By the starts of fields.
    Starts(Starts<'a>),
    /// Cut at each separator; the pieces are the places of the list.
    List(List<'a>),
    /// From both sides; what is left is one field.
    Together(Together<'a>),
    /// Cut at each separator, which is the joint too: names and values by turns.
    Turns(Turns<'a>),
}

impl<'a> Reader<'a> {
    /// The reader of a message's scheme; `None` where it cannot be read back.
    pub(crate) fn of(reading: &'a Reading) -> Option<Reader<'a>> {
        let scheme = reading.scheme.as_ref()?;
        let is_named_by = matches!(scheme.fields, Selection::NamedBy { .. });
        let has_hash = scheme.only().iter().any(|item| matches!(item, Item::Hash(..)));
        if is_named_by
            || has_hash
            || scheme.secret.each.is_some()
            || !is_frame_readable(scheme)
            || !is_whole_readable(scheme)
        {
            return None;
        }
        if scheme.separator.text.len() == 1 && scheme.pair.joint() == Some(&scheme.separator.text) {
            return Turns::of(scheme).map(Reader::Turns);
        }
        if let Some(joint) = scheme.pair.joint() {
            return Starts::of(reading, scheme, joint).map(Reader::Starts);
        }
        if scheme.pair.name.is_some() || scheme.secret.named.is_some() {
            return None;
        }
        if scheme.separator.text.is_empty() {
            return Together::of(scheme).map(Reader::Together);
        }
        List::of(scheme).map(Reader::List)
    }

    /// The first field that is misread in this text.
    pub(crate) fn first_misread(&self, written: &Written) -> Option<Vec<u8>> {
        match self {
            Reader::Starts(starts) => starts.first_misread(written),
            Reader::List(list) => list.first_misread(written),
            Reader::Together(together) => together.first_misread(written),
            Reader::Turns(turns) => turns.first_misread(written),
        }
    }
}

/// A value in the frame has no end of its own.
fn is_frame_readable(scheme: &Scheme) -> bool {
    let mut elements = scheme.secret.frame.iter().flatten();
    !elements.any(|element| matches!(element, Element::Hash | Element::Field(_)))
}

/// Whether what the whole text goes through can be undone; of lower case only where the values have none
/// other, and the separator neither.
fn is_whole_readable(scheme: &Scheme) -> bool {
    let is_kept = scheme.of.iter().all(|whole| matches!(whole, Whole::Encoded(_) | Whole::Base64));
    let has_upper = scheme.separator.text.iter().any(u8::is_ascii_uppercase);
    is_kept || (scheme.is_lowered() && !has_upper)
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
