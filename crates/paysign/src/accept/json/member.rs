//! A member of a flat JSON object: its name and its value, a text, a number, a boolean or `null`.

use crate::scheme::Null;

/// A member of an object: where the text of its name stands, and that of its value.
pub(super) struct Member {
    pub(super) name: usize,
    pub(super) name_end: usize,
    pub(super) value: usize,
    pub(super) value_end: usize,
    pub(super) kind: ValueKind,
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    Text,
    Number,
    Boolean,
    Null,
}

impl Member {
    /// How many bytes there are between the name and the value, beyond one.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "both lie within the body, whose length fits")]
    pub(super) const fn gap(&self) -> u16 {
        (self.value - self.name_end - 1) as u16
    }

    /// Where what counts of the value ends: where it begins, for a `null` that counts as the empty text.
    #[inline]
    pub(super) fn kept_end(&self, null: Null) -> usize {
        if self.kind == ValueKind::Null && null == Null::Empty { self.value } else { self.value_end }
    }
}

/// Where the first member begins.
#[inline]
pub(super) fn first_member(body: &[u8]) -> Option<usize> {
    Some(skip_blanks(body, behind(body, skip_blanks(body, 0), b'{')?))
}

/// The member that begins at `at`, and where the next one does: at the body's end if this is the last one.
/// `None` if the complete path has to read it.
///
/// `next_text` tells where the quotation marks of the next text stand, from the first one of `at` on.
#[inline]
pub(super) fn member(
    body: &[u8],
    at: usize,
    next_text: &mut impl FnMut() -> Option<(usize, usize)>,
) -> Option<(Member, usize)> {
    let (_, name_end) = next_text().filter(|(open, _)| *open == at)?;
    let value_at = match body.get(name_end + 1..)?.first_chunk() {
        Some(b":\"") => name_end + 2,
        _ => value_behind_blanks(body, name_end + 1)?,
    };
    let (value, value_end, kind) = if *body.get(value_at)? == b'"' {
        let (_, close) = next_text().filter(|(open, _)| *open == value_at)?;
        (value_at + 1, close, ValueKind::Text)
    } else {
        let (len, kind) = literal(body.get(value_at..)?)?;
        (value_at, value_at + len, kind)
    };
    let end = value_end + usize::from(kind == ValueKind::Text);
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

/// Where the member begins whose `,` stands at `at`, or behind blanks; the body's end if the object ends
/// there.
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
fn literal(from: &[u8]) -> Option<(usize, ValueKind)> {
    let len = from.iter().position(|byte| matches!(byte, b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t'))?;
    let kind = match &from[..len] {
        b"true" | b"false" => ValueKind::Boolean,
        b"null" => ValueKind::Null,
        number => Some(ValueKind::Number).filter(|_| is_number(number))?,
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
