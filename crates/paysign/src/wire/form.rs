//! The wire `a=1&b=2`: a form body, or the query of a URL.

use super::{BodyError, Param};
use crate::escape;
use crate::message::Limits;
use crate::params;
use crate::scan;
use crate::value::Value;

/// Reads a form, and hands its parameters to `with`, in the body's order.
///
/// `%XX` is decoded exactly once, `+` is a space, and every other byte stands for itself. An empty piece between two `&` is
/// nothing; a piece without `=` is a name with an empty value.
pub(crate) fn read<'a, R>(
    body: &'a [u8],
    limits: &Limits,
    with: impl FnOnce(&mut [Param<'a>]) -> R,
) -> Result<R, BodyError> {
    if body.len() > limits.body_len {
        return Err(BodyError::TooLong { limit: limits.body_len });
    }
    if body.is_empty() {
        return Err(BodyError::Empty);
    }
    let most = params::most(limits);
    let room = body.split(|byte| *byte == b'&').take(most).count();
    params::with_room(room, |room| {
        let mut read = 0;
        // A bad escape is reported even behind the last field that there is room for.
        for param in fields(body) {
            let param = param?;
            if let Some(place) = room.get_mut(read) {
                *place = param;
            }
            read += 1;
        }
        match room.get_mut(..read) {
            Some(params) => Ok(with(params)),
            None => Err(BodyError::TooManyFields { limit: most }),
        }
    })
}

/// The parameters of a form, in the body's order.
pub(crate) fn fields(body: &[u8]) -> impl Iterator<Item = Result<Param<'_>, BodyError>> + Clone {
    let (mut start, mut place) = (0, 0);
    core::iter::from_fn(move || {
        while body.get(start) == Some(&b'&') {
            start += 1;
        }
        if start >= body.len() {
            return None;
        }
        let param = part(body, start, true).and_then(|(name, name_end)| {
            let (value, end) = match body.get(name_end) {
                Some(b'=') => part(body, name_end + 1, false)?,
                _ => (Value::plain(b""), name_end),
            };
            start = end;
            place += 1;
            Ok(Param { name, value, place: place - 1 })
        });
        if param.is_err() {
            // Nothing behind a fault is read.
            start = body.len();
        }
        Some(param)
    })
}

/// The values of some names in a form whose escapes have been checked and in which no name stands twice; `None` if a name is
/// escaped, so that all of them have to be decoded.
pub(crate) fn look_up<'a, const N: usize>(body: &'a [u8], names: &[Option<&str>; N]) -> Option<[Option<Value<'a>>; N]> {
    let mut found = [None; N];
    let mut left = names.iter().flatten().count();
    let mut rest = body;
    while left > 0 && !rest.is_empty() {
        let name_len = scan::first_mark(rest);
        let (name, behind) = rest.split_at(name_len);
        let mut value_len = 0;
        let (value, is_escaped) = match behind {
            [b'%' | b'+', ..] => return None,
            [b'=', value @ ..] => {
                let mut is_escaped = false;
                loop {
                    value_len += scan::first_mark(&value[value_len..]);
                    match value.get(value_len) {
                        None | Some(b'&') => break,
                        Some(b'=') => {}
                        Some(_) => is_escaped = true,
                    }
                    value_len += 1;
                }
                (value, is_escaped)
            }
            [_, next @ ..] if name.is_empty() => {
                // Nothing between two `&`.
                rest = next;
                continue;
            }
            _ => (behind, false),
        };
        for (wanted, found) in names.iter().zip(&mut found) {
            if found.is_none() && wanted.is_some_and(|wanted| wanted.as_bytes() == name) {
                let raw = &value[..value_len];
                *found = Some(if is_escaped { Value::percent(raw) } else { Value::plain(raw) });
                left -= 1;
            }
        }
        rest = value.get(value_len + 1..).unwrap_or_default();
    }
    Some(found)
}

/// The name or value that begins at `start`, once its escapes are known to be well-formed, and where it ends.
#[inline]
fn part(body: &[u8], start: usize, is_name: bool) -> Result<(Value<'_>, usize), BodyError> {
    let (mut at, mut is_escaped) = (start, false);
    loop {
        at += scan::first_mark(&body[at..]);
        match body.get(at) {
            None | Some(b'&') => break,
            Some(b'=') if is_name => break,
            Some(b'=') => at += 1,
            Some(b'%') if escape::percent(&body[at..]).is_none() => return Err(BodyError::Malformed { offset: at }),
            Some(byte) => {
                is_escaped = true;
                at += if *byte == b'%' { 3 } else { 1 };
            }
        }
    }
    let raw = &body[start..at];
    Ok((if is_escaped { Value::percent(raw) } else { Value::plain(raw) }, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_looked_up_as_if_all_were_read() {
        for body in
            ["a=1", "&&a=1&b==&", "b=%41+c&a", "ab=1&a=2=&b=", "=1&a&&=", "&", "a=&b=0123456789abcdef=0123456789&c"]
        {
            let names = ["a", "b", "", "c"];
            let read = names.map(|name| {
                let param = fields(body.as_bytes()).filter_map(Result::ok).find(|param| param.name == *name);
                param.map(|param| param.value)
            });
            assert_eq!(look_up(body.as_bytes(), &names.map(Some)), Some(read), "{body}");
            assert_eq!(look_up(body.as_bytes(), &[None, Some("b")]), Some([None, read[1]]), "{body}");
        }
        assert_eq!(look_up(b"b=1&%61=2", &[Some("a")]), None);
    }
}
