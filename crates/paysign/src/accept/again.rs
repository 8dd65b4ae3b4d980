//! A form that this path has read, read again for each question about its fields: that costs less than to
//! keep them.
//!
//! No name in it is empty, none occurs twice, and each has a `=` after it.

#[cfg(feature = "json")]
use super::asked_first::AskedFirst;
use super::ends::Ends;
use super::form::name_len;
use super::pieces::Span;
use crate::param::Param;
use crate::scan::{Native, first_mark};
#[cfg(feature = "json")]
use crate::table::Asked;
use crate::table::{Table, Window};
use crate::value::Value;

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
        let may_be_escaped = ends.has_escapes();
        Some(Param { name: decoded(name, may_be_escaped), value: decoded(value, may_be_escaped), place })
    }
}

/// The values of some fields of the table in such a form; `None` if not all were found.
///
/// No name of an indexed table looks like an escape, so a name that is found is one without escapes.
#[inline]
pub(crate) fn look_up<'a, const N: usize>(
    body: &'a [u8],
    table: &Table<'_>,
    rows: [Option<usize>; N],
) -> Option<[Option<Value<'a>>; N]> {
    let (spans, may_be_escaped) = find(body, table, rows)?;
    Some(spans.map(|span| {
        let value = body.get(span.start()..span.end()).unwrap_or_default();
        (!span.is_none()).then(|| decoded(value, may_be_escaped))
    }))
}

/// Looks for what a shop asks for first; `None` if not all that the table has is found, or a value has an
/// escape. That it is signed is still to be seen.
#[inline(never)]
#[cfg(feature = "json")]
pub(crate) fn note(body: &[u8], table: &Table<'_>) -> Option<AskedFirst> {
    let row = |asked: &Asked| (asked.set() != 0).then(|| table.row(asked.rank()));
    let (values, may_be_escaped) = find(body, table, table.asked_first().each_ref().map(row))?;
    // They are short.
    let has_escape = |value: &Span| {
        let value = body.get(value.start()..value.end()).unwrap_or_default();
        value.iter().any(|byte| matches!(byte, b'%' | b'+'))
    };
    (!may_be_escaped || !values.iter().any(has_escape)).then(|| AskedFirst::new(values))
}

/// Where these values are, and whether there may be an escape in one. What is not asked for has no span.
///
/// Like the first reading it calls nothing.
#[inline(never)]
fn find<const N: usize>(body: &[u8], table: &Table<'_>, rows: [Option<usize>; N]) -> Option<([Span; N], bool)> {
    let mut found = [Span::NONE; N];
    let mut ends = Ends::<Native>::new(body)?;
    let names = rows.map(|row| table.names().get(row?));
    let (mut start, mut left) = (0, rows.iter().flatten().count());
    while left > 0 {
        let (end, window) = (ends.next()?, Window::at(body, start)?);
        for (name, found) in names.iter().zip(&mut found) {
            if let Some(name) = name
                && name.opens(window)
            {
                *found = Span::new(start + name.len() + 1, end);
                left -= 1;
            }
        }
        start = end + 1;
    }
    Some((found, ends.has_escapes()))
}

/// The name or value, whose escapes are well-formed if it has any.
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
    use crate::message::StrayPercent;
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
        // A name that is longer than it is when decoded, and one that is not a name of the table until it is.
        let escaped = b"%61%62%63%64%65%66%67%68%69%6a%6b%6c%6d%6e=%41&a+b=@1&%61=2";
        for body in [&long[..], b"a=1", b"a=&b=1%2B", b"b=a+b&a=c", b"ab=1&a=2=", b"b=0123456789=%41&c=1", escaped] {
            let read: Vec<_> = form::FormParams::new(body, StrayPercent::Refused).filter_map(Result::ok).collect();
            let again: Vec<_> = FormFields::new(body).collect();
            let shown = |params: &[Param<'_>]| std::format!("{params:?}");
            assert_eq!(shown(&again), shown(&read));
            let value =
                |field: &Field<'_>| read.iter().find(|param| param.name == *field.name).map(|param| param.value);
            for (row, field) in TABLE.iter().enumerate() {
                let is_found = body.len() >= 16 && field.name.len() < 16 && !body.contains(&b'@');
                let expected = value(field).filter(|_| is_found).map(|value| [None, Some(value)]);
                assert_eq!(look_up(body, TABLE, [None, Some(row)]), expected);
            }
        }
    }
}
