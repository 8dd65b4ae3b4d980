//! Whether a canonical string reads back as the fields that it was made of, and if not, which field is to
//! blame.

use crate::message::Message;
use crate::read::{Reader, is_refused, read_text};
use crate::reading::{Fields, Reading};

/// Whether the canonical string of these signed fields, read back, gives the same fields.
///
/// Always false for a scheme that cannot be read back.
pub fn reads_back(reading: &Reading, fields: &Fields) -> bool {
    Message::of_fields(reading, fields).is_some_and(|message| is_read_back(&message))
}

/// Whether the text of a message, read back, gives its signed fields.
pub(crate) fn is_read_back(message: &Message) -> bool {
    let written = message.written(None);
    let is_all_written = written.fields().len() == message.signed().len();
    let is_read = read_text(message.reading, &written.text) == Some(written.fields());
    is_all_written && named_like_secret(message).is_none() && is_read
}

/// For whom a message must read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    /// For a receiver: the reader returns every field.
    Received,
    /// For a sender: where there is no separator, no value may hold a reserved name either, which the reader
    /// of the notification would find.
    Sent,
}

/// The first field in canonical order whose own name or value the reader does not return, or that may not be
/// sent; before all others the one that has the name of the secret.
pub(crate) fn first_ambiguous(message: &Message, check: Check) -> Option<Vec<u8>> {
    if let Some(name) = named_like_secret(message) {
        return Some(name);
    }
    let reader = Reader::of(message.reading)?;
    let written = message.written(None);
    let refused = written.spans.iter().find(|span| is_refused(message.scheme, &span.name, &span.value));
    let with_reserved = match &reader {
        Reader::Starts(starts) if check == Check::Sent => starts.first_with_reserved(&written),
        _ => None,
    };
    let blamed = [reader.first_misread(&written), with_reserved, refused.map(|span| span.name.clone())];
    written.spans.into_iter().map(|span| span.name).find(|name| blamed.contains(&Some(name.clone())))
}

/// The field that has the name under which the secret is written.
fn named_like_secret(message: &Message) -> Option<Vec<u8>> {
    let named = message.scheme.secret.named.as_ref();
    message.params.iter().map(|param| &param.name).find(|name| Some(*name) == named).cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::canonical::{canonical, signed};
    use crate::fixture::{pairs, reading};
    use crate::missing::first_unlisted;

    fn blamed(reading: &Reading, fields: &[(&str, &str)]) -> Option<String> {
        let fields = pairs(fields).into_iter().collect();
        let message = Message::of_fields(reading, &fields).unwrap();
        let name = first_ambiguous(&message, Check::Received);
        name.map(|name| String::from_utf8(name).unwrap())
    }

    #[test]
    fn the_field_that_holds_another_is_blamed() {
        let reading = reading(&json!({}));
        assert_eq!(blamed(&reading, &[("a", "1&b"), ("c", "x=1&&")]), None);
        assert_eq!(blamed(&reading, &[("a", "1"), ("b", "2&c=3"), ("d", "4&e=5")]), Some("b".into()));
        assert_eq!(blamed(&reading, &[("a", "1"), ("b&c", "2")]), Some("b&c".into()));
        assert_eq!(blamed(&reading, &[("a", "1"), ("b=c", "2")]), Some("b=c".into()));
    }

    #[test]
    fn without_a_separator_the_end_of_a_value_and_the_next_name_can_make_a_name() {
        let table = json!([{"name": "a"}, {"name": "b"}, {"name": "xb"}, {"name": "sign"}]);
        let reading = reading(&json!({"separator": "", "table": table}));
        assert_eq!(blamed(&reading, &[("a", "1"), ("b", "2"), ("xb", "3")]), None);
        assert_eq!(blamed(&reading, &[("a", "1x"), ("b", "2")]), Some("a".into()));
        assert_eq!(blamed(&reading, &[("a", "1sign=2")]), Some("a".into()));
        assert_eq!(blamed(&reading, &[("a", "1"), ("unknown", "2")]), Some("unknown".into()));
    }

    /// All texts of up to this many of these bytes.
    fn texts(bytes: &[u8], len: usize) -> Vec<Vec<u8>> {
        let Some(shorter) = len.checked_sub(1).map(|len| texts(bytes, len)) else { return vec![vec![]] };
        let mut longer: Vec<Vec<u8>> =
            shorter.iter().flat_map(|text| bytes.iter().map(|byte| [text.as_slice(), &[*byte]].concat())).collect();
        longer.push(vec![]);
        longer
    }

    /// All messages of up to two fields with names and values of a tiny alphabet.
    fn small_messages(bytes: &[u8]) -> Vec<Fields> {
        let fields: Vec<(Vec<u8>, Vec<u8>)> = texts(bytes, 2)
            .into_iter()
            .flat_map(|name| texts(bytes, 3).into_iter().map(move |value| (name.clone(), value)))
            .collect();
        let short = |(name, value): &&(Vec<u8>, Vec<u8>)| name.len() < 2 && value.len() < 2;
        let middle = |(name, value): &&(Vec<u8>, Vec<u8>)| name.len() + value.len() < 5;
        let two = fields.iter().filter(middle).flat_map(|first| {
            fields.iter().filter(short).map(move |second| Fields::from([first.clone(), second.clone()]))
        });
        fields.iter().map(|field| Fields::from([field.clone()])).chain(two).chain([Fields::new()]).collect()
    }

    /// A field is to blame exactly where a message does not read back, and no two that do share a canonical
    /// string. Answers how many read back.
    fn check_small_messages(bytes: &[u8], scheme: &serde_json::Value) -> usize {
        let reading = reading(scheme);
        let mut accepted: BTreeMap<Vec<u8>, Fields> = BTreeMap::new();
        for message in small_messages(bytes) {
            let fields = signed(&reading, &message);
            let reads_back = reads_back(&reading, &fields);
            let lacks_listed = first_unlisted(&reading, |name| fields.contains_key(name)).is_some();
            let blamed = first_ambiguous(&Message::of_fields(&reading, &fields).unwrap(), Check::Received);
            assert!(lacks_listed || reads_back == blamed.is_none(), "{scheme} {fields:?} {blamed:?}");
            if reads_back {
                let before = accepted.insert(canonical(&reading, &fields), fields.clone());
                assert!(before.is_none_or(|before| before == fields), "{scheme} {fields:?}");
            }
        }
        accepted.len()
    }

    #[test]
    fn each_canonical_string_has_one_message() {
        let table = json!([{"name": "a"}, {"name": "b"}, {"name": "ab"}, {"name": "a=b"}, {"name": "sign"}]);
        let only = json!({"only": ["b", "a"]});
        for scheme in [
            json!({}),
            json!({"empty": "skip"}),
            json!({"separator": "a"}),
            json!({"separator": "", "table": table}),
            json!({"separator": "", "fields": only, "order": "listed"}),
            json!({"separator": "", "fields": only, "table": table}),
            json!({"pair": "value", "fields": only, "order": "listed"}),
        ] {
            assert!(check_small_messages(b"ab=&", &scheme) > 50, "{scheme}");
        }
        for scheme in [
            json!({"pair": "name=>value"}),
            json!({"pair": "name=>value", "separator": "", "table": table}),
            json!({"secret": {"prepend": ""}, "pair": "name=>value"}),
        ] {
            assert!(check_small_messages(b"a&=>", &scheme) > 50, "{scheme}");
            assert!(check_small_messages(b"ab\0", &scheme) > 5, "{scheme}");
        }
    }
}
