//! A form without its escapes.

use crate::escape;
use crate::scan::Scan;

/// Bytes that are copied at once.
const STEP: usize = 32;

/// Whether a room of this length is enough for a form.
#[inline]
pub(super) const fn fits(body: &[u8], room_len: usize) -> bool {
    body.len() + STEP <= room_len
}

/// Whether there is a `%` or `+` in the form.
#[inline]
pub(super) fn has_escapes<S: Scan>(body: &[u8]) -> bool {
    let (steps, rest) = body.as_chunks::<STEP>();
    steps.iter().any(|step| S::first_escape(step) < STEP) || rest.iter().any(|byte| matches!(byte, b'%' | b'+'))
}

/// Writes the form with all escapes undone; `None` if one is malformed, or stands for a byte that could mislead a reader of the form or
/// of the canonical string: `&`, `=`, zero. So the result has the same fields, and is read like any form, but that `%` and `+` mean
/// themselves. `None` too if it does not fit.
#[inline]
pub(super) fn decode<'r, S: Scan>(body: &[u8], room: &'r mut [u8]) -> Option<&'r [u8]> {
    if !fits(body, room.len()) {
        return None;
    }
    let (mut at, mut len) = (0, 0);
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
        // They come one behind another: a character is several bytes.
        while let Some(byte) = body.get(at) {
            let decoded = match byte {
                b'+' => b' ',
                b'%' => escape::percent(&body[at..])?,
                _ => break,
            };
            if matches!(decoded, b'&' | b'=' | 0) {
                return None;
            }
            *room.get_mut(len)? = decoded;
            at += if *byte == b'%' { 3 } else { 1 };
            len += 1;
        }
    }
    room.get(..len)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::{STEP, decode};
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
                    let is_refused = len >= step && matches!(escape, "%00" | "%26" | "%3D" | "%4" | "%zz" | "%");
                    let expected = (!is_refused).then(|| Value::percent(&body).bytes().collect::<Vec<_>>());
                    let mut room = [0; 300];
                    assert_eq!(decode::<Native>(&body, &mut room).map(<[u8]>::to_vec), expected);
                    assert_eq!(decode::<Words>(&body, &mut room).map(<[u8]>::to_vec), expected);
                    assert!(decode::<Native>(&body, &mut room[..body.len() + STEP - 1]).is_none());
                }
            }
        }
    }
}
