//! JSON Lines: one object a line, and the body in a string of it.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The body on a line; `None` if the line is blank. The reason against it never holds a part of the line.
pub(super) fn body<'l>(line: &'l [u8], field: &str) -> Result<Option<Cow<'l, str>>, &'static str> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut json = serde_json::Deserializer::from_slice(line);
    let found = json.deserialize_map(Find { field }).and_then(|found| json.end().map(|()| found));
    match found.map_err(|_| "the line is not a JSON object")? {
        Found::Once(value) => match serde_json::from_str(value.get()) {
            Ok(Text(body)) => Ok(Some(body)),
            Err(_) => Err("the field of the body is not a string"),
        },
        Found::Never => Err("the line has no field of the body"),
        Found::Twice => Err("the field of the body occurs twice"),
    }
}

/// A text, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Text<'l>(#[serde(borrow)] Cow<'l, str>);

enum Found<'de> {
    Never,
    Once(&'de RawValue),
    Twice,
}

/// Looks for a member of an object.
struct Find<'f> {
    field: &'f str,
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Found<'de>, A::Error> {
        let mut found = Found::Never;
        while let Some(is_it) = members.next_key_seed(Is(self.field))? {
            if is_it {
                let value = members.next_value()?;
                found = if matches!(found, Found::Never) { Found::Once(value) } else { Found::Twice };
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// Whether a text is this one.
struct Is<'f>(&'f str);

impl<'de> DeserializeSeed<'de> for Is<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Is<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<bool, E> {
        Ok(text == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_the_one_string_of_its_field() {
        for (line, expected) in [
            (r#"{"a":{"body":1},"body":"a=1&b=\u00e9\n","t":[2]}"#, Ok("a=1&b=é\n")),
            (r#" {"b\u006fdy":""} "#, Ok("")),
            (r#"{"a":"a=1"}"#, Err("the line has no field of the body")),
            (r#"{"body":"a=1","body":"a=2"}"#, Err("the field of the body occurs twice")),
            (r#"{"body":{"a":1}}"#, Err("the field of the body is not a string")),
            (r#"{"body":"\ud800"}"#, Err("the field of the body is not a string")),
            (r#"{"body":"a=1"} x"#, Err("the line is not a JSON object")),
            (r#"{"body":"a=1""#, Err("the line is not a JSON object")),
            (r#"["body"]"#, Err("the line is not a JSON object")),
            ("a=1", Err("the line is not a JSON object")),
        ] {
            assert_eq!(body(line.as_bytes(), "body"), expected.map(|body| Some(body.into())), "{line}");
        }
    }
}
