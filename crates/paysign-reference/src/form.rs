//! Reads a form body or a query string.

use crate::body::{Body, BodyField, Content};
use crate::hex;
use crate::plausible::is_plausible;
use crate::reading::Reading;

/// The body with an `&` in place of the `?` that begins the gateway's part, where there is one: in the value
/// of the last of the shop's own parameters that it begins with.
pub(crate) fn cut(reading: &Reading, body: &[u8]) -> Vec<u8> {
    let mut cut = body.to_vec();
    let mut offset = 0;
    let mut last = None;
    for piece in body.split(|byte| *byte == b'&') {
        let name = piece.split(|byte| *byte == b'=').next().unwrap_or_default();
        let name = decode(name, 0, reading.stray_percent);
        let is_readable = piece.is_empty() || read(piece, reading.stray_percent).is_ok();
        if !is_readable || !(piece.is_empty() || name.is_ok_and(|name| reading.is_of_shop(&name))) {
            break;
        }
        if !piece.is_empty() {
            last = Some((offset, piece));
        }
        offset += piece.len() + 1;
    }
    if let Some((offset, piece)) = last
        && let Some(joint) = piece.iter().position(|byte| *byte == b'=')
        && let Some(at) = piece[joint..].iter().position(|byte| *byte == b'?').map(|at| joint + at)
    {
        let rest = &piece[at + 1..];
        if rest.iter().position(|byte| *byte == b'=').is_some_and(|len| is_plausible(&rest[..len])) {
            cut[offset + at] = b'&';
        }
    }
    cut
}

/// Takes a form apart; the offset of the first bad `%` where there is one, unless such a one means itself.
pub(crate) fn read(body: &[u8], stray_percent: bool) -> Result<Body, usize> {
    let mut fields = Vec::new();
    let mut offset = 0;
    for piece in body.split(|byte| *byte == b'&') {
        if !piece.is_empty() {
            let name_len = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
            let value_at = usize::min(name_len + 1, piece.len());
            let name = decode(&piece[..name_len], offset, stray_percent)?;
            let value = decode(&piece[value_at..], offset + value_at, stray_percent)?;
            fields.push(BodyField {
                name,
                offset,
                content: Content::Text(value),
                value_at: offset + value_at,
                is_member: false,
            });
        }
        offset += piece.len() + 1;
    }
    Ok(Body { fields, depth: 0 })
}

fn decode(text: &[u8], offset: usize, stray_percent: bool) -> Result<Vec<u8>, usize> {
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'%' => {
                let byte = text.get(at + 1..at + 3).and_then(|digits| match hex::read(digits)?[..] {
                    [byte] => Some(byte),
                    _ => None,
                });
                match byte {
                    Some(byte) => decoded.push(byte),
                    None if stray_percent => decoded.push(b'%'),
                    None => return Err(offset + at),
                }
                at += if byte.is_some() { 3 } else { 1 };
            }
            b'+' => {
                decoded.push(b' ');
                at += 1;
            }
            byte => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, value and offset.
    type Field = (Vec<u8>, Vec<u8>, usize);

    fn pairs(body: &[u8]) -> Result<Vec<Field>, usize> {
        let text = |field: BodyField| match field.content {
            Content::Text(text) => (field.name, text, field.offset),
            other => panic!("a form has only texts: {other:?}"),
        };
        Ok(read(body, false)?.fields.into_iter().map(text).collect())
    }

    fn pair(name: &str, value: &str, offset: usize) -> Field {
        (name.into(), value.into(), offset)
    }

    #[test]
    fn empty_pieces_are_nothing_and_a_lone_name_has_an_empty_value() {
        let expected = vec![pair("a", "1=2", 1), pair("b", "", 8), pair("", "x", 10), pair("", "", 13)];
        assert_eq!(pairs(b"&a=1=2&&b&=x&="), Ok(expected));
    }

    #[test]
    fn escapes_are_decoded_once() {
        assert_eq!(pairs(b"%61+=%2541%e4%B8%AD+%26"), Ok(vec![pair("a ", "%41\u{4e2d} &", 0)]));
        assert_eq!(pairs(b"a=\xff"), Ok(vec![(b"a".to_vec(), b"\xff".to_vec(), 0)]));
    }

    #[test]
    fn a_percent_sign_may_mean_itself() {
        let read = |body: &[u8]| read(body, true).unwrap().fields.into_iter().map(|field| (field.name, field.content));
        let text = |text: &str| Content::Text(text.into());
        let expected = [(b"a%".to_vec(), text("100% x%2%zz%A%")), (b"%41%z".to_vec(), text("A"))];
        assert!(read(b"a%=100% x%2%zz%%41%&%2541%z=%41").eq(expected));
    }

    #[test]
    fn the_first_bad_escape_is_pointed_at() {
        assert_eq!(pairs(b"a=1&b%=%zz"), Err(5));
        assert_eq!(pairs(b"a=1&b=%4&c=1"), Err(6));
        assert_eq!(pairs(b"a=1&b=x%+1"), Err(7));
        assert_eq!(pairs(b"a=%4"), Err(2));
    }
}
