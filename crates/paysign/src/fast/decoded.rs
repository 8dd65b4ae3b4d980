//! A form without its escapes.

use crate::escape;
use crate::piece::begins_with_name;
use crate::scan::Scan;

/// Bytes that are copied at once.
const STEP: usize = 32;

/// Bytes of room for a usual form without its escapes, for one of many fields, and for a long one.
const ROOMS: [usize; 3] = [1 << 10, 3 << 10, 8 << 10];

/// Calls `with` with room for the form without its escapes; `None` if it is too long.
#[inline]
pub(super) fn with_room<R>(form: &[u8], with: impl FnOnce(&mut [u8]) -> R) -> Option<R> {
    Some(match form {
        _ if fits(form, ROOMS[0]) => with(&mut [0; ROOMS[0]]),
        _ if fits(form, ROOMS[1]) => with(&mut [0; ROOMS[1]]),
        _ if fits(form, ROOMS[2]) => with(&mut [0; ROOMS[2]]),
        _ => return None,
    })
}

/// Whether a room of this length is enough for a form.
#[inline]
const fn fits(body: &[u8], room_len: usize) -> bool {
    body.len() + STEP <= room_len
}

/// Whether there is a `%` or `+` in the form.
#[inline]
pub(super) fn has_escapes<S: Scan>(body: &[u8]) -> bool {
    let (steps, rest) = body.as_chunks::<STEP>();
    steps.iter().any(|step| S::first_escape(step) < STEP) || rest.iter().any(|byte| matches!(byte, b'%' | b'+'))
}

/// A form with all escapes undone, which is read like any form, but that `%` and `+` mean themselves.
pub(super) struct Decoded<'r> {
    /// The form, with a [`BLANK`] for each `&` that is part of a value, so that it ends nothing.
    pub(super) form: &'r [u8],
    /// Where these are.
    pub(super) inner: &'r [u16],
}

/// What no name holds, and no end.
const BLANK: u8 = 0;

/// How many `&` may be part of values here.
pub(super) const MOST_INNER: usize = 16;

/// Room for their places.
pub(super) const NO_INNER: [u16; MOST_INNER] = [0; MOST_INNER];

impl Decoded<'_> {
    /// Whether what is after a `&` that is part of a value reads like a field.
    #[inline(never)]
    pub(super) fn is_misleading(&self) -> bool {
        self.inner.iter().any(|at| begins_with_name(self.form.get(usize::from(*at) + 1..).unwrap_or_default()))
    }

    /// The form with these `&` in it, once it is cut.
    #[inline]
    pub(super) fn whole<'w>(&self, room: &'w mut [u8]) -> Option<&'w [u8]> {
        let whole = room.get_mut(..self.form.len())?;
        whole.copy_from_slice(self.form);
        for at in self.inner {
            *whole.get_mut(usize::from(*at))? = b'&';
        }
        Some(whole)
    }
}

/// Writes the form with all escapes undone, and notes the `&` among them; `None` if one is malformed, or stands for a byte that could
/// mislead a reader of the form: zero, and `&` and `=` in a name. So the result has the same fields. `None` too if it does not fit.
#[inline]
pub(super) fn decode<'r, S: Scan>(
    body: &[u8],
    room: &'r mut [u8],
    inner: &'r mut [u16; MOST_INNER],
) -> Option<Decoded<'r>> {
    if !fits(body, room.len()) {
        return None;
    }
    let (mut at, mut len, mut inner_len) = (0, 0, 0);
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let step = room.get_mut(len..)?.first_chunk_mut::<STEP>()?;
        if let Some(chunk) = rest.first_chunk() {
            *step = *chunk;
        } else {
            *step = [0; STEP];
            step.get_mut(..rest.len())?.copy_from_slice(rest);
        }
        let plain = S::first_escape(step).min(rest.len());
        at += plain;
        len += plain;
        // They come one after another: a character is several bytes.
        while let Some(byte) = body.get(at) {
            let mut decoded = match byte {
                b'+' => b' ',
                b'%' => escape::percent(&body[at..])?,
                _ => break,
            };
            if matches!(decoded, b'&' | b'=' | 0) {
                if decoded == 0 || !is_in_value(room.get(..len)?) {
                    return None;
                }
                if decoded == b'&' {
                    *inner.get_mut(inner_len)? = u16::try_from(len).ok()?;
                    inner_len += 1;
                    decoded = BLANK;
                }
            }
            *room.get_mut(len)? = decoded;
            at += if *byte == b'%' { 3 } else { 1 };
            len += 1;
        }
    }
    Some(Decoded { form: room.get(..len)?, inner: inner.get(..inner_len)? })
}

/// Whether what comes next belongs to a value: whether the last piece holds a `=`.
#[inline(never)]
fn is_in_value(form: &[u8]) -> bool {
    form.iter().rev().find(|byte| matches!(byte, b'&' | b'=')) == Some(&b'=')
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec;
    use std::vec::Vec;

    use super::{MOST_INNER, STEP, decode};
    use crate::scan::{Native, Words};
    use crate::value::Value;

    #[test]
    fn escapes_are_undone_wherever_they_stand() {
        for len in 0..80 {
            for step in [1, 2, 3, 7, 31, 32, 33, 100] {
                let text: Vec<u8> =
                    (0..len).map(|at| if at % step == step - 1 { b'~' } else { b'g' + at % 20 }).collect();
                for escape in ["%e4", "%00", "%26", "%3D", "%2B", "+", "%25", "%4", "%zz", "%"] {
                    let body: Vec<u8> = text
                        .iter()
                        .flat_map(|byte| {
                            if *byte == b'~' { escape.as_bytes() } else { core::slice::from_ref(byte) }.to_vec()
                        })
                        .collect();
                    // In the front piece there is no `=`, so all of it is a name.
                    let is_refused = len >= step && matches!(escape, "%00" | "%26" | "%3D" | "%4" | "%zz" | "%");
                    let expected = (!is_refused).then(|| Value::percent(&body).bytes().collect::<Vec<_>>());
                    let (mut room, mut inner) = ([0; 300], [0; MOST_INNER]);
                    let by_vectors =
                        decode::<Native>(&body, &mut room, &mut inner).map(|decoded| decoded.form.to_vec());
                    assert_eq!(by_vectors, expected);
                    let by_words = decode::<Words>(&body, &mut room, &mut inner).map(|decoded| decoded.form.to_vec());
                    assert_eq!(by_words, expected);
                    assert!(decode::<Native>(&body, &mut room[..body.len() + STEP - 1], &mut inner).is_none());
                }
            }
        }
    }

    #[test]
    fn an_ampersand_is_kept_apart_only_in_a_value() {
        for (body, expected) in [
            ("a=x%26y&b=%3D", Some(("a=x&y&b==", vec![3], false))),
            ("a=%26%26b=1&c=%26x", Some(("a=&&b=1&c=&x", vec![2, 3, 10], true))),
            ("a=%26quot%3Bb%3D1", Some(("a=&quot;b=1", vec![2], false))),
            ("a%26b=1", None),
            ("a=1&b%3D=1", None),
            ("a=%26&%26=1", None),
            ("a=%26&b%26=1", None),
        ] {
            let (mut room, mut inner) = ([0; 100], [0; MOST_INNER]);
            let decoded = decode::<Native>(body.as_bytes(), &mut room, &mut inner);
            let mut room = [0; 100];
            let decoded = decoded.map(|found| {
                let whole = found.whole(&mut room).and_then(|whole| core::str::from_utf8(whole).ok());
                (whole.expect("ASCII"), found.inner.to_vec(), found.is_misleading())
            });
            assert_eq!(decoded, expected, "{body}");
        }
        let (mut room, mut inner) = ([0; 200], [0; MOST_INNER]);
        let many = ["a=", &"%26".repeat(MOST_INNER + 1)].concat();
        assert!(decode::<Native>(many.as_bytes(), &mut room, &mut inner).is_none());
    }
}
