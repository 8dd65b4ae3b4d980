//! A form that this path has read, read again for each question about its fields: that costs less than to keep them.
//!
//! No name in it is escaped, none is empty, none stands twice, and each has a `=` behind it.

use super::ends::Ends;
use super::form::name_len;
use super::pieces::Span;
use crate::scan::{Native, first_mark};
use crate::table::{Indexed, Table};
use crate::value::Value;
use crate::wire::Param;

/// The fields of such a form, in the body's order.
pub(crate) struct FormFields<'a> {
    /// `None` for a body that is too long for this path.
    ends: Option<Ends<'a, Native>>,
    /// Where the next field begins.
    start: usize,
    place: usize,
}

impl<'a> FormFields<'a> {
    #[inline]
    pub(crate) fn new(body: &'a [u8]) -> Self {
        Self { ends: Ends::new(body), start: 0, place: 0 }
    }
}

impl<'a> Iterator for FormFields<'a> {
    type Item = Param<'a>;

    #[inline]
    fn next(&mut self) -> Option<Param<'a>> {
        let ends = self.ends.as_mut()?;
        let (start, end, body) = (self.start, ends.next()?, ends.body());
        let name_end = start + name_len::<Native>(body, start, end)?;
        let (name, value) = (body.get(start..name_end)?, body.get(name_end + 1..end)?);
        let place = self.place;
        (self.start, self.place) = (end + 1, place + 1);
        Some(Param { name: Value::plain(name), value: decoded(value, ends.has_escapes()), place })
    }
}

/// The values of some fields of the table in such a form.
#[inline]
pub(crate) fn look_up<'a, const N: usize>(
    body: &'a [u8],
    table: &Table<'_>,
    places: [Option<usize>; N],
) -> [Option<Value<'a>>; N] {
    let (spans, may_be_escaped) = find(body, table, places);
    spans.map(|span| {
        let (value, len) = span.in_body(body);
        (!span.is_none()).then(|| decoded(value.get(..len).unwrap_or_default(), may_be_escaped))
    })
}

/// Where these values stand, and whether there may be an escape in one. What is not there has no span.
///
/// Like the first reading it calls nothing as long as names are short and stand in front of the last bytes.
#[inline(never)]
fn find<const N: usize>(body: &[u8], table: &Table<'_>, places: [Option<usize>; N]) -> ([Span; N], bool) {
    let mut found = [Span::NONE; N];
    let Some(mut ends) = Ends::<Native>::new(body) else { return (found, false) };
    let (mut start, mut left) = (0, places.iter().flatten().count());
    let heads = places.map(|place| table.names().get(place.unwrap_or(Table::MOST)).map_or((1, 0), Indexed::head));
    while left > 0
        && let Some(end) = ends.next()
        && let Some(from) = body.get(start..)
    {
        let head = match from.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => of_short(from),
        };
        for ((wanted, mask), (place, found)) in heads.iter().zip(places.iter().zip(&mut found)) {
            if head & mask == *wanted
                && let Some(len) = name_len_at(table, place.unwrap_or_default(), from)
            {
                *found = Span::new(start + len + 1, end);
                left -= 1;
            }
        }
        start = end + 1;
    }
    (found, ends.has_escapes())
}

/// How long the name of the field at `place` is, if it stands at the front.
#[inline]
fn name_len_at(table: &Table<'_>, place: usize, from: &[u8]) -> Option<usize> {
    match (table.names().get(place), from.first_chunk()) {
        (Some(name), Some(window)) if name.is_short() => name.len_if_at(window, b'='),
        _ => table.len_if_at(place, from, b'='),
    }
}

/// The bytes, of which there are less than eight, as a number.
#[inline(never)]
fn of_short(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The value, whose escapes are well-formed if it has any.
#[inline]
fn decoded(value: &[u8], may_be_escaped: bool) -> Value<'_> {
    if may_be_escaped && has_escape(value) { Value::percent(value) } else { Value::plain(value) }
}

#[inline(never)]
fn has_escape(value: &[u8]) -> bool {
    let mut rest = value;
    // A `=` stands for itself here, and there is no `&`.
    while let [b'=', behind @ ..] = &rest[first_mark(rest)..] {
        rest = behind;
    }
    first_mark(rest) < rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{Field, Kind};
    use crate::wire::form;
    extern crate std;
    use std::vec::Vec;

    const TABLE: &Table<'_> = &Table::new(&[
        Field::required("a", Kind::Text, ""),
        Field::required("b", Kind::Text, ""),
        Field::required("c", Kind::Text, ""),
        Field::required("money", Kind::Text, ""),
        Field::required("abcdefgh", Kind::Text, ""),
        Field::required("abcdefghi", Kind::Text, ""),
        Field::required("a_name_beyond_two_words", Kind::Text, ""),
        Field::required("missing", Kind::Text, ""),
    ]);

    #[test]
    fn a_form_is_read_again_as_the_wire_reads_it() {
        let long = [
            &[b'x'; 31][..],
            b"=1&b=",
            &[b'+'; 70],
            b"&money==&a=%41=&abcdefgh=1&abcdefghi=2&a_name_beyond_two_words=3&c=",
        ]
        .concat();
        for body in [&long[..], b"a=1", b"a=&b=1%2B", b"b=a+b&a=c", b"ab=1&a=2=", b"b=0123456789=%41&c=1"] {
            let read: Vec<_> = form::Fields::new(body).filter_map(Result::ok).collect();
            let again: Vec<_> = FormFields::new(body).collect();
            let shown = |params: &[Param<'_>]| std::format!("{params:?}");
            assert_eq!(shown(&again), shown(&read));
            for place in 0..=TABLE.len() {
                let value =
                    |field: &Field<'_>| read.iter().find(|param| param.name == *field.name).map(|param| param.value);
                let next = (place + 1) % TABLE.len();
                let expected = [TABLE.get(place).and_then(value), None, value(&TABLE[next])];
                let place = Some(place).filter(|place| *place < TABLE.len());
                assert_eq!(look_up(body, TABLE, [place, None, Some(next)]), expected);
            }
        }
    }
}
