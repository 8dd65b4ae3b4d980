//! An object that this path has read, read again for each question about its members.

use super::member::{Member, ValueKind, first_member, member};
use super::quotes::Quotes;
use crate::scan::{self, Native};
use crate::scheme::Null;
use crate::value::{Shape, Value};
use crate::wire::Param;

/// The members of an object without escapes in its names, in their order.
pub(crate) struct FlatJson<'a> {
    body: &'a [u8],
    /// Where the next one begins.
    at: usize,
    /// `None` if this path has not read it.
    quotes: Option<Quotes<'a, Native>>,
    null: Null,
    place: usize,
}

impl<'a> FlatJson<'a> {
    pub(crate) fn new(body: &'a [u8], null: Null) -> Self {
        Self { body, at: first_member(body).unwrap_or(body.len()), quotes: Quotes::new(body), null, place: 0 }
    }
}

impl<'a> Iterator for FlatJson<'a> {
    type Item = Param<'a>;

    #[inline]
    fn next(&mut self) -> Option<Param<'a>> {
        let quotes = self.quotes.as_mut()?;
        let mut next_text = || Some((quotes.next()?, quotes.next()?));
        let (Member { name, name_end, value, value_end, kind }, behind) = member(self.body, self.at, &mut next_text)?;
        let (name, raw) = (self.body.get(name..name_end)?, self.body.get(value..value_end)?);
        let value = match kind {
            ValueKind::Text if quotes.scanned.has_escapes && scan::holds(raw, b'\\') => Value::json_text(raw),
            ValueKind::Text => Value::plain(raw),
            ValueKind::Number => Value::other(raw, Shape::Number),
            ValueKind::Boolean => Value::other(raw, Shape::Boolean),
            ValueKind::Null => Value::other(if self.null == Null::Word { raw } else { b"" }, Shape::Null),
        };
        let place = self.place;
        (self.at, self.place) = (behind, place + 1);
        Some(Param { name: Value::plain(name), value, place })
    }
}

/// The value that is from `start` to `end`, of a member of an object that this path has read.
#[inline]
pub(crate) fn value_at(body: &[u8], (start, end): (usize, usize)) -> Value<'_> {
    let raw = body.get(start..end).unwrap_or_default();
    let before = start.checked_sub(1).and_then(|before| body.get(before));
    match raw.first() {
        _ if before == Some(&b'"') => {
            if scan::holds(raw, b'\\') {
                Value::json_text(raw)
            } else {
                Value::plain(raw)
            }
        }
        Some(b't' | b'f') => Value::other(raw, Shape::Boolean),
        // One that counts as the empty text has none.
        Some(b'n') | None => Value::other(raw, Shape::Null),
        Some(_) => Value::other(raw, Shape::Number),
    }
}
