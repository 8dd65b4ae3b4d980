//! One flat JSON object cut into names and values in one scan.

mod quotes;

use super::known::Fields;
use super::pieces::Span;
use crate::escape;
use crate::scan::{Native, Scan};
use crate::scheme::Null;
use crate::table::{Ranks, Table, Window};
use crate::value::{Shape, Value};
use crate::wire::Param;
use quotes::{MOST, Quotes, Scanned, all_quotes};

/// Notes the members of an object, and how many bytes there are between the name and the value of each beyond one; `None` if the
/// complete path has to read it: if the object is nested or malformed, is no text, or has an escape in a name.
#[inline(never)]
pub(super) fn cut<S: Scan>(
    body: &[u8],
    table: &Table<'_>,
    null: Null,
    runs_together: bool,
    fields: &mut Fields,
    gaps: &mut [u16; Table::MOST],
) -> Option<Unusual> {
    let mut room = [0; MOST];
    let mut scanned = Scanned::new(if runs_together { b'=' } else { b'&' });
    let quotes = all_quotes::<S>(body, &mut scanned, &mut room)?;
    core::str::from_utf8(body).ok()?;
    let mut rest = quotes;
    let mut next_text = || {
        let [open, close, others @ ..] = rest else { return None };
        rest = others;
        Some((usize::from(*open), usize::from(*close)))
    };
    let (mut there, mut filled, mut escaped): (Ranks, Ranks, Ranks) = (0, 0, 0);
    let mut at = first_member(body)?;
    while at < body.len() {
        let (member, behind) = member(body, at, &mut next_text)?;
        let (from, len) = (body.get(member.name..)?, member.name_end - member.name);
        let rank = match Window::at(body, member.name) {
            Some(window) => table.find_at(window, from, len)?,
            None => table.find(from, len)?,
        } % Table::MOST;
        let kept = if member.kind == Kind::Null && null == Null::Empty { member.value } else { member.value_end };
        let bit = 1 << rank;
        if there & bit != 0 {
            return None;
        }
        there |= bit;
        filled |= if kept > member.value { bit } else { 0 };
        if scanned.has_escapes && has_escape(body.get(member.value..kept)?)? {
            escaped |= bit;
        }
        fields.spans[rank] = Span::new(member.name, kept);
        gaps[rank] = member.gap();
        at = behind;
    }
    (fields.there, fields.filled) = (there, filled);
    Some(Unusual { escaped, may_mislead: scanned.is_misleading || escaped != 0 })
}

/// What is unusual in an object that was cut.
#[derive(Clone, Copy)]
pub(super) struct Unusual {
    /// The members whose texts have escapes.
    pub(super) escaped: Ranks,
    /// Whether a text may hold what the reader of the canonical string would take for the start of a field.
    pub(super) may_mislead: bool,
}

/// Whether there is an escape in the text; `None` if one is malformed.
#[inline(never)]
fn has_escape(text: &[u8]) -> Option<bool> {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        let (_, len) = escape::json(&rest[at..])?;
        rest = &rest[at + len..];
    }
    Some(rest.len() < text.len())
}

/// A member of an object: where the text of its name stands, and that of its value.
struct Member {
    name: usize,
    name_end: usize,
    value: usize,
    value_end: usize,
    kind: Kind,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Boolean,
    Null,
}

impl Member {
    /// How many bytes there are between the name and the value, beyond one.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "both lie within the body, whose length fits")]
    const fn gap(&self) -> u16 {
        (self.value - self.name_end - 1) as u16
    }
}

/// Where the first member begins.
#[inline]
fn first_member(body: &[u8]) -> Option<usize> {
    Some(skip_blanks(body, behind(body, skip_blanks(body, 0), b'{')?))
}

/// The member that begins at `at`, and where the next one does: at the body's end if this is the last one. `None` if the complete
/// path has to read it.
///
/// `next_text` tells where the quotation marks of the next text stand, from the first one of `at` on.
#[inline]
fn member(body: &[u8], at: usize, next_text: &mut impl FnMut() -> Option<(usize, usize)>) -> Option<(Member, usize)> {
    let (_, name_end) = next_text().filter(|(open, _)| *open == at)?;
    let value_at = match body.get(name_end + 1..)?.first_chunk() {
        Some(b":\"") => name_end + 2,
        _ => value_behind_blanks(body, name_end + 1)?,
    };
    let (value, value_end, kind) = if *body.get(value_at)? == b'"' {
        let (_, close) = next_text().filter(|(open, _)| *open == value_at)?;
        (value_at + 1, close, Kind::Text)
    } else {
        let (len, kind) = literal(body.get(value_at..)?)?;
        (value_at, value_at + len, kind)
    };
    let end = value_end + usize::from(kind == Kind::Text);
    let behind = match body.get(end..)?.first_chunk() {
        Some(b",\"") => end + 1,
        _ => member_behind_blanks(body, end)?,
    };
    Some((Member { name: at + 1, name_end, value, value_end, kind }, behind))
}

/// Where the value begins whose `:` stands at `at`, or behind blanks.
#[inline(never)]
fn value_behind_blanks(body: &[u8], at: usize) -> Option<usize> {
    Some(skip_blanks(body, behind(body, skip_blanks(body, at), b':')?))
}

/// Where the member begins whose `,` stands at `at`, or behind blanks; the body's end if the object ends there.
#[inline(never)]
fn member_behind_blanks(body: &[u8], at: usize) -> Option<usize> {
    let end = skip_blanks(body, at);
    let behind = skip_blanks(body, end + 1);
    match body.get(end)? {
        b',' if behind < body.len() => Some(behind),
        b'}' if behind == body.len() => Some(behind),
        _ => None,
    }
}

/// The place behind `byte`, if this stands at `at`.
#[inline]
fn behind(body: &[u8], at: usize, byte: u8) -> Option<usize> {
    (*body.get(at)? == byte).then_some(at + 1)
}

/// The first place from `at` on that is not blank.
#[inline]
fn skip_blanks(body: &[u8], mut at: usize) -> usize {
    while matches!(body.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

/// How long the number, `true`, `false` or `null` is that `from` begins with, and which of them it is.
#[inline(never)]
fn literal(from: &[u8]) -> Option<(usize, Kind)> {
    let len = from.iter().position(|byte| matches!(byte, b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t'))?;
    let kind = match &from[..len] {
        b"true" | b"false" => Kind::Boolean,
        b"null" => Kind::Null,
        number => Some(Kind::Number).filter(|_| is_number(number))?,
    };
    Some((len, kind))
}

/// Whether this is a number as JSON writes it.
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text[0] == b'0') {
        return false;
    }
    let mut rest = &text[whole..];
    if let [b'.', fraction @ ..] = rest {
        let len = digits(fraction);
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = if let [b'+' | b'-', digits @ ..] = exponent { digits } else { exponent };
        let len = digits(exponent);
        if len == 0 {
            return false;
        }
        rest = &exponent[len..];
    }
    rest.is_empty()
}

/// The members of an object that [`cut`] has read, in their order.
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
            Kind::Text if quotes.scanned.has_escapes && raw.contains(&b'\\') => Value::json_text(raw),
            Kind::Text => Value::plain(raw),
            Kind::Number => Value::json_other(raw, Shape::Number),
            Kind::Boolean => Value::json_other(raw, Shape::Boolean),
            Kind::Null => Value::json_other(if self.null == Null::Word { raw } else { b"" }, Shape::Null),
        };
        let place = self.place;
        (self.at, self.place) = (behind, place + 1);
        Some(Param { name: Value::plain(name), value, place })
    }
}
