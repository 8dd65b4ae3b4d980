//! One flat JSON object cut into names and values in one scan.

use super::known::{Fields, MISSES};
use super::pieces::Span;
use crate::scan::Scan;
use crate::scheme::Null;
use crate::table::Table;
use crate::value::{Shape, Value};
use crate::wire::Param;

/// How many quotation marks an object may have here: four for each field.
const MOST: usize = 4 * Table::MOST;

/// Notes the members of an object, and how many bytes stand between the name and the value of each beyond one; `None` if the complete path has to read it.
///
/// That is so if the object is nested or malformed, is no text, or holds a byte with a meaning beyond what this path looks at: a `\`, a control character (so also
/// a line feed between members), or what could mislead a reader of the canonical string: `&`, and `=` where fields run together.
#[inline(never)]
pub(super) fn cut<S: Scan>(
    body: &[u8],
    table: &Table<'_>,
    null: Null,
    runs_together: bool,
    fields: &mut Fields,
    gaps: &mut [u16; Table::MOST],
) -> Option<()> {
    let mut quotes = Quotes { at: [0; MOST], count: 0 };
    let mut quotes = quotes.find::<S>(body, if runs_together { b'=' } else { b'&' })?.iter().map(|at| usize::from(*at));
    core::str::from_utf8(body).ok()?;
    let (mut next, mut misses) = (0, 0);
    let mut at = behind(body, skip_blanks(body, 0), b'{')?;
    loop {
        let quote = skip_blanks(body, at);
        let (name, name_end) = (quote + 1, between(&mut quotes, quote)?);
        let expected = if misses < MISSES { table.rank_if_at(next, body.get(name..)?, b'"') } else { None };
        let rank = if let Some(rank) = expected {
            rank
        } else {
            misses += 1;
            table.find(body.get(name..)?, name_end - name)?
        };
        next = table.place(rank) + 1;
        let value = skip_blanks(body, behind(body, skip_blanks(body, name_end + 1), b':')?);
        let (start, end) = match body.get(value)? {
            b'"' => (value + 1, between(&mut quotes, value)?),
            _ => (value, value + literal_len(body.get(value..)?)?),
        };
        at = skip_blanks(body, if start > value { end + 1 } else { end });
        let is_null = start == value && body[start] == b'n';
        let kept = if is_null && null == Null::Empty { start } else { end };
        fields.note(rank, Span::new(name, kept), kept > start)?;
        gaps[rank % Table::MOST] = u16::try_from(start - name_end - 1).ok()?;
        match body.get(at)? {
            b',' => at += 1,
            b'}' => return (skip_blanks(body, at + 1) == body.len()).then_some(()),
            _ => return None,
        }
    }
}

/// Where the quotation marks stand.
struct Quotes {
    at: [u16; MOST],
    count: usize,
}

impl Quotes {
    /// Finds them in one scan; `None` if there are too many, or there is a byte that is not for this path.
    #[inline]
    fn find<S: Scan>(&mut self, body: &[u8], misleading: u8) -> Option<&[u16]> {
        u16::try_from(body.len()).ok().filter(|len| *len < u16::MAX - 64)?;
        let (blocks, rest) = body.as_chunks::<64>();
        let mut last = [b' '; 64];
        last.get_mut(..rest.len())?.copy_from_slice(rest);
        let mut base = 0;
        for block in blocks.iter().chain([&last]) {
            let mut left = S::quotes(block, misleading)?;
            while left != 0 {
                #[expect(clippy::cast_possible_truncation, reason = "less than 64")]
                let at = base + left.trailing_zeros() as u16;
                *self.at.get_mut(self.count)? = at;
                self.count += 1;
                left &= left - 1;
            }
            base += 64;
        }
        self.at.get(..self.count)
    }
}

/// Where the text ends whose quotation mark stands at `quote`, if this is the next one.
#[inline]
fn between(quotes: &mut impl Iterator<Item = usize>, quote: usize) -> Option<usize> {
    quotes.next().filter(|at| *at == quote)?;
    quotes.next()
}

/// The place behind `byte`, if this stands at `at`.
#[inline]
fn behind(body: &[u8], at: usize, byte: u8) -> Option<usize> {
    (*body.get(at)? == byte).then_some(at + 1)
}

/// The first place from `at` on that is no blank.
#[inline]
fn skip_blanks(body: &[u8], mut at: usize) -> usize {
    while body.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

/// How long the number, `true`, `false` or `null` is that `from` begins with.
fn literal_len(from: &[u8]) -> Option<usize> {
    let len = from.iter().position(|byte| matches!(byte, b',' | b'}' | b' '))?;
    let is_literal = match &from[..len] {
        b"true" | b"false" | b"null" => true,
        number => is_number(number),
    };
    is_literal.then_some(len)
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
pub(crate) fn fields(body: &[u8], null: Null) -> impl Iterator<Item = Param<'_>> + Clone {
    let mut rest = body;
    let mut place = 0;
    core::iter::from_fn(move || {
        let (_, from_name) = split(rest, b'"')?;
        let (name, behind_name) = split(from_name, b'"')?;
        let (_, from_value) = split(behind_name, b':')?;
        let from_value = from_value.trim_ascii_start();
        let value = if let [b'"', text @ ..] = from_value {
            let (text, behind) = split(text, b'"')?;
            rest = behind;
            Value::plain(text)
        } else {
            let (literal, behind) = from_value.split_at(literal_len(from_value)?);
            rest = behind;
            match literal {
                b"null" if null == Null::Empty => Value::json_other(b"", Shape::Null),
                b"null" => Value::json_other(literal, Shape::Null),
                b"true" | b"false" => Value::json_other(literal, Shape::Boolean),
                _ => Value::json_other(literal, Shape::Number),
            }
        };
        place += 1;
        Some(Param { name: Value::plain(name), value, place: place - 1 })
    })
}

/// What stands in front of the first `byte`, and what behind it.
fn split(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|other| *other == byte)?;
    Some((&text[..at], &text[at + 1..]))
}
