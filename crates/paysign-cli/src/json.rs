//! Values for `--json`: text that need not be UTF-8, and objects that keep their order.

use std::borrow::Cow;
use std::fmt::Write;

use paysign::Value;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A text of a message: a string, or `{"hex": "…"}` where it is not UTF-8.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a>(Cow<'a, [u8]>);

impl<'a> From<&'a [u8]> for Text<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }
}

impl From<Vec<u8>> for Text<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Cow::Owned(bytes))
    }
}

impl<'a> From<Value<'a>> for Text<'a> {
    fn from(value: Value<'a>) -> Self {
        Self(value.to_bytes())
    }
}

impl Text<'_> {
    /// The text as the name of a member, which cannot be an object: what is not UTF-8 becomes `hex:…`, and so
    /// that no two names meet there, a name that begins like that does too.
    fn to_key(&self) -> Cow<'_, str> {
        match std::str::from_utf8(&self.0) {
            Ok(text) if !text.starts_with("hex:") => Cow::Borrowed(text),
            _ => Cow::Owned(format!("hex:{}", hex(&self.0))),
        }
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(text) = std::str::from_utf8(&self.0) {
            return serializer.serialize_str(text);
        }
        let mut object = serializer.serialize_map(Some(1))?;
        object.serialize_entry("hex", &hex(&self.0))?;
        object.end()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing into a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The fields of a message as one object, in the message's order.
pub(crate) struct Members<'a>(Vec<(Text<'a>, Text<'a>)>);

impl<'a, N: Into<Text<'a>>, V: Into<Text<'a>>> FromIterator<(N, V)> for Members<'a> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name.to_key(), value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_not_utf8_is_hex_and_no_two_names_become_one() {
        let fields: [(&[u8], &[u8]); 3] = [(b"z", b"\xc4\xe3"), (b"\xff", "你".as_bytes()), (b"hex:ff", b"")];
        let members: Members<'_> = fields.into_iter().collect();
        let json = serde_json::to_string(&members).expect("it is written into memory");
        assert_eq!(json, r#"{"z":{"hex":"c4e3"},"hex:ff":"你","hex:6865783a6666":""}"#);
    }
}
