//! Where fields run together: whether a value holds a known name and the `=` after it, which would start a
//! field.

use crate::table::Table;
use crate::value::Value;

/// Bytes of a value that are decoded here; a longer one with escapes is taken for one that holds a name.
const MAX_DECODED_BYTES: usize = 512;

/// Whether a name of the table, with a `=` after it, is a part of the value.
#[inline]
pub(super) fn holds_name(table: &Table<'_>, value: Value<'_>) -> bool {
    value.holds(b'=') && has_name(table, value)
}

#[inline(never)]
fn has_name(table: &Table<'_>, value: Value<'_>) -> bool {
    let mut room = [0; MAX_DECODED_BYTES];
    let Some(bytes) = decoded(value, &mut room) else { return true };
    let ends_before = |at: usize| table.iter().any(|field| bytes[..at].ends_with(field.name.as_bytes()));
    bytes.iter().enumerate().any(|(at, byte)| *byte == b'=' && ends_before(at))
}

/// The decoded bytes; `None` if there is no room for them.
fn decoded<'v>(value: Value<'v>, room: &'v mut [u8; MAX_DECODED_BYTES]) -> Option<&'v [u8]> {
    if let Some(plain) = value.as_plain() {
        return Some(plain);
    }
    let (mut len, mut fits) = (0, true);
    value.for_each_chunk(|chunk| {
        match room.get_mut(len..len + chunk.len()) {
            Some(place) => place.copy_from_slice(chunk),
            None => fits = false,
        }
        len += chunk.len();
    });
    room.get(..len).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{Field, Kind};

    const TABLE: &Table<'_> =
        &Table::new(&[Field::required("id", Kind::Text, ""), Field::optional("amount", Kind::Text, "")]);

    #[test]
    fn a_name_counts_only_with_the_joint_right_after_it() {
        for (value, expected) in [
            ("", false),
            ("=", false),
            ("id", false),
            ("id =1", false),
            ("/?page=7", false),
            ("/?i=7&d=8", false),
            ("id=", true),
            ("paid=1", true),
            ("/?a=1&amount=5", true),
            ("mount=amount", false),
        ] {
            assert_eq!(holds_name(TABLE, Value::plain(value.as_bytes())), expected, "{value}");
            let escaped =
                value.bytes().fold(std::string::String::new(), |text, byte| text + &std::format!("%{byte:02x}"));
            assert_eq!(holds_name(TABLE, Value::percent(escaped.as_bytes())), expected, "{value}");
        }
        let long = ["%20".repeat(MAX_DECODED_BYTES), "=".into()].concat();
        assert!(holds_name(TABLE, Value::percent(long.as_bytes())));
    }

    extern crate std;
}
