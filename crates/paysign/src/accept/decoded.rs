//! A form without its escapes.

use crate::escape;
use crate::piece::begins_with_name;
use crate::scan::Scan;

/// Bytes that are copied at once.
const STEP: usize = 32;

/// Bytes of room for a usual form without its escapes, for one of many fields, and for a long one.
const ROOMS: [usize; 3] = [1 << 10, 2 << 10, 8 << 10];

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
    body.len() <= room_len
}

/// Whether there is a `%` or `+` in the form.
#[inline]
pub(super) fn has_escapes<S: Scan>(body: &[u8]) -> bool {
    let (steps, rest) = body.as_chunks::<STEP>();
    steps.iter().any(|step| S::escapes(step) != 0) || rest.iter().any(|byte| matches!(byte, b'%' | b'+'))
}

/// A form with all escapes undone, which is read like any form, but that `%` and `+` mean themselves.
pub(super) struct DecodedForm<'r> {
    /// The form, with a [`BLANK`] for each `&` that is part of a value, so that it ends nothing.
    pub(super) form: &'r [u8],
    /// Where these are.
    pub(super) inner: &'r [u16],
}

/// What no name holds, and no end.
const BLANK: u8 = 0;

/// How many `&` may be part of values here.
const MAX_INNER: usize = 16;

impl DecodedForm<'_> {
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

/// Writes the form with all escapes undone, and notes the `&` among them; `None` if one is malformed, or
/// stands for a byte that could mislead a reader of the form: zero, and `&` and `=` in a name. So the result
/// has the same fields. `None` too if it does not fit.
#[inline]
pub(super) fn decode<'r, S: Scan>(body: &[u8], room: &'r mut [u8], inner: &'r mut Inner) -> Option<DecodedForm<'r>> {
    if !fits(body, room.len()) {
        return None;
    }
    let (mut at, mut len) = (0, 0);
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let (done, free) = room.split_at_mut_checked(len)?;
        let (taken, put) = match (rest.first_chunk(), free.first_chunk_mut()) {
            (Some(from), Some(to)) => decode_step::<S>(from, to, done, inner)?,
            _ => decode_last::<S>(rest, free, done, inner)?,
        };
        (at, len) = (at + taken, len + put);
    }
    Some(DecodedForm { form: room.get(..len)?, inner: inner.places.get(..inner.len)? })
}

/// Undoes the escapes that begin in the first step of `from`, which is after the form so far, and returns how
/// much is taken of it, and how much is put to `to`.
///
/// Two steps are there of either, so that nothing is asked about lengths.
#[inline]
fn decode_step<S: Scan>(
    from: &[u8; 2 * STEP],
    to: &mut [u8; 2 * STEP],
    done: &[u8],
    inner: &mut Inner,
) -> Option<(usize, usize)> {
    let mut escapes = S::escapes(from.first_chunk()?);
    let (mut at, mut len) = (0, 0);
    while escapes != 0 {
        let next = escapes.trailing_zeros() as usize % STEP;
        copy_step(to, len, from, at);
        len += next - at;
        let (mut decoded, escape_len) =
            if from[next] == b'+' { (b' ', 1) } else { (escape::hex(from[next + 1], from[next + 2])?, 3) };
        if matches!(decoded, b'&' | b'=' | 0) {
            decoded = inner.note(done, to.get(..len)?, decoded)?;
        }
        to[len % STEP] = decoded;
        (at, len) = (next + escape_len, len + 1);
        // What an escape holds is none of its own, and never a `%` or `+`.
        escapes &= escapes - 1;
    }
    if at >= STEP {
        return Some((at, len));
    }
    copy_step(to, len, from, at);
    Some((STEP, len + STEP - at))
}

/// The same near the end of the body, of which no more is taken than there is, or of the room.
#[inline(never)]
fn decode_last<S: Scan>(rest: &[u8], free: &mut [u8], done: &[u8], inner: &mut Inner) -> Option<(usize, usize)> {
    let (mut from, mut to) = ([0; 2 * STEP], [0; 2 * STEP]);
    let there = rest.len().min(from.len());
    from.get_mut(..there)?.copy_from_slice(&rest[..there]);
    let (taken, put) = decode_step::<S>(&from, &mut to, done, inner)?;
    // After the body's end are zeros, and no escape is of them.
    let (taken, put) = (taken.min(there), put - taken.saturating_sub(there));
    free.get_mut(..put)?.copy_from_slice(&to[..put]);
    Some((taken, put))
}

/// Copies a step to a place in the first step of the room.
#[inline]
fn copy_step(to: &mut [u8; 2 * STEP], len: usize, from: &[u8; 2 * STEP], at: usize) {
    let (at, len) = (at % STEP, len % STEP);
    to[len..len + STEP].copy_from_slice(&from[at..at + STEP]);
}

/// The `&` that are part of values.
pub(super) struct Inner {
    places: [u16; MAX_INNER],
    len: usize,
    /// How much of the form is known to end within a value.
    value_from: Option<usize>,
}

impl Inner {
    pub(super) const NONE: Self = Self { places: [0; MAX_INNER], len: 0, value_from: None };

    /// What is written for this byte, `&`, `=` or zero, that an escape stands for after the form so far, of
    /// which there are two parts; `None` if it misleads.
    #[inline(never)]
    fn note(&mut self, done: &[u8], more: &[u8], decoded: u8) -> Option<u8> {
        let (from, len) = (self.value_from.unwrap_or(0), done.len() + more.len());
        let since = [done.get(from..).unwrap_or_default(), more.get(from.saturating_sub(done.len())..)?];
        if decoded == 0 || !is_in_value(since, self.value_from.is_some()) {
            return None;
        }
        self.value_from = Some(len + 1);
        if decoded != b'&' {
            return Some(decoded);
        }
        *self.places.get_mut(self.len)? = u16::try_from(len).ok()?;
        self.len += 1;
        Some(BLANK)
    }
}

/// Whether what comes next belongs to a value: whether the last piece holds a `=`. If there is none since it
/// did, it still does.
#[inline(never)]
fn is_in_value(since: [&[u8]; 2], did: bool) -> bool {
    since.into_iter().flatten().rev().find(|byte| matches!(byte, b'&' | b'=')).map_or(did, |last| *last == b'=')
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec;
    use std::vec::Vec;

    use super::{Inner, MAX_INNER, decode};
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
                    let (mut room, mut inner) = ([0; 300], Inner::NONE);
                    let by_vectors =
                        decode::<Native>(&body, &mut room, &mut inner).map(|decoded| decoded.form.to_vec());
                    assert_eq!(by_vectors, expected);
                    let mut inner = Inner::NONE;
                    let by_words = decode::<Words>(&body, &mut room, &mut inner).map(|decoded| decoded.form.to_vec());
                    assert_eq!(by_words, expected);
                    let mut inner = Inner::NONE;
                    assert!(
                        body.is_empty() || decode::<Native>(&body, &mut room[..body.len() - 1], &mut inner).is_none()
                    );
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
            let (mut room, mut inner) = ([0; 100], Inner::NONE);
            let decoded = decode::<Native>(body.as_bytes(), &mut room, &mut inner);
            let mut room = [0; 100];
            let decoded = decoded.map(|found| {
                let whole = found.whole(&mut room).and_then(|whole| core::str::from_utf8(whole).ok());
                (whole.expect("ASCII"), found.inner.to_vec(), found.is_misleading())
            });
            assert_eq!(decoded, expected, "{body}");
        }
        let (mut room, mut inner) = ([0; 200], Inner::NONE);
        let many = ["a=", &"%26".repeat(MAX_INNER + 1)].concat();
        assert!(decode::<Native>(many.as_bytes(), &mut room, &mut inner).is_none());
    }
}
