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
