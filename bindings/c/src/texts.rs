//! All signed fields as one piece of bytes: for callers in languages in which each call is expensive.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::Value;

use crate::border::{self, Buffer};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::coded;
use crate::message::Message;
use crate::options::{Options, options};
use crate::secret::{self, Secrets};
use crate::verified::{Verified, core};

/// Writes all signed fields as one piece, decoded, in the body's order: for languages in which one call is
/// cheap and many are not. `paysign_verified_fields` has the same with a pointer to each.
///
/// The piece is a separator and a name, a separator and a value, and so on. Since a value may hold any byte,
/// the separator differs from piece to piece: a zero byte, one or more bytes of 1, and a zero byte, as they
/// occur in none of the texts. So it ends with the piece's second zero byte, and what is between two of them
/// is a text.
///
/// @param verified The verified message.
/// @param buffer Receives the piece; it is empty if there is no signed field.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_texts(
    verified: Option<&Verified<'_>>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        put(core(verified)?, unsafe { Buffer::new(buffer, capacity, len) }?)
    })
}

/// Verifies a raw body as `paysign_verify` does, and writes all signed fields as `paysign_verified_texts`
/// does, in one call. There is nothing to be freed.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param body The body exactly as it came off the socket.
/// @param options How it is checked; NULL for the defaults.
/// @param buffer Receives the piece.
/// @param len Receives its length.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_verify`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify_texts(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    options: Option<&Options>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length, and for a buffer.
        let (body, buffer) = unsafe { (border::bytes(body, body_len)?, Buffer::new(buffer, capacity, len)?) };
        let message = message.ok_or(Code::InvalidArgument)?;
        let verified = message.core().verify_with(body, secret::all(secrets), &self::options(options))?;
        Ok(put(&verified, buffer)?)
    })
}

const ONE: u8 = 1;
/// The separator, but for texts that hold it.
const SHORTEST: [u8; 3] = [0, ONE, 0];

fn put(verified: &paysign::Verified<'_>, mut buffer: Buffer<'_>) -> Result<(), Code> {
    // Longer ones are tried in the rare case that a text looks like the separator. Texts of n bytes hold runs
    // of at most the square root of 2n lengths, so a length is found soon.
    for ones in 1.. {
        let mut is_separating = true;
        for (name, value) in verified.fields() {
            for text in [name, value] {
                if ones == 1 {
                    buffer.put(&SHORTEST);
                } else {
                    buffer.put(&[0]);
                    (0..ones).for_each(|_| buffer.put(&[ONE]));
                    buffer.put(&[0]);
                }
                let may_hold_it = put_text(text, &mut buffer);
                is_separating &= !(may_hold_it && holds(text, ones));
            }
        }
        if is_separating {
            break;
        }
        buffer.clear();
    }
    buffer.finish()
}

/// Puts a text, and says whether it holds any byte of 1.
fn put_text(text: Value<'_>, buffer: &mut Buffer<'_>) -> bool {
    let mut has_one = false;
    text.for_each_chunk(|chunk| {
        buffer.put(chunk);
        has_one |= chunk.contains(&ONE);
    });
    has_one
}

/// Whether so many bytes of 1 are in a text by themselves, between two zero bytes or its ends.
fn holds(text: Value<'_>, ones: usize) -> bool {
    // How many of them are before this byte and after the last zero byte, if nothing else does.
    let mut run = Some(0);
    let mut is_found = false;
    for byte in text.bytes() {
        match byte {
            0 => is_found |= run.replace(0) == Some(ones),
            ONE => run = run.map(|run| run + 1),
            _ => run = None,
        }
    }
    is_found || run == Some(ones)
}
