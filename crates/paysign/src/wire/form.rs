//! The wire `a=1&b=2`: a form body, or the query of a URL.

use super::{BodyError, Param};
use crate::escape;
use crate::message::Limits;
use crate::params;
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
    let room = pieces(body).take(most).count();
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
    pieces(body).enumerate().map(move |(place, piece)| {
        let end = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
        let name = part(body, &piece[..end])?;
        let value = part(body, piece.get(end + 1..).unwrap_or_default())?;
        Ok(Param { name, value, place })
    })
}

fn pieces(body: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    body.split(|byte| *byte == b'&').filter(|piece| !piece.is_empty())
}

/// A name or a value, once its escapes are known to be well-formed.
fn part<'a>(body: &[u8], raw: &'a [u8]) -> Result<Value<'a>, BodyError> {
    let mut escaped = false;
    for (at, byte) in raw.iter().enumerate() {
        match byte {
            b'%' if escape::percent(&raw[at..]).is_none() => {
                return Err(BodyError::Malformed { offset: super::offset_in(body, raw) + at });
            }
            b'%' | b'+' => escaped = true,
            _ => {}
        }
    }
    Ok(if escaped { Value::percent(raw) } else { Value::plain(raw) })
}
