//! A verified message in the caller's own memory, for programs that allocate nothing.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use crate::border;
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::guard;
use crate::message::Message;
use crate::options::{Options, options};
use crate::secret::{self, Secrets};
use crate::verified::Verified;

/// Room for a verified message, on the caller's stack or wherever else. What is in it is the library's
/// business.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Room {
    /// Not to be read or written.
    pub words: [u64; 16],
}

/// Verifies a raw body as `paysign_verify` does, and puts the verified message into memory of the caller's.
/// For a form nothing is allocated.
///
/// @param message The kind of message. It must outlive the verified one.
/// @param secrets The secrets. They are used only during the call.
/// @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
///     unchanged, as long as the verified message is used.
/// @param options How it is checked; NULL for the defaults.
/// @param room Where the verified message is to be; aligned as its type is, and not moved or written
///     meanwhile.
/// @param verified Receives a pointer into `room`. The caller ends it with `paysign_verified_leave`, and does
///     not free it; then the room may be used again.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_verify`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify_in<'a>(
    message: Option<&'a Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    options: Option<&Options>,
    room: Option<&'a mut MaybeUninit<Room>>,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, verified.ok_or(Code::InvalidArgument)?);
        let room = room.ok_or(Code::InvalidArgument)?;
        let made = message.core().verify_with(body, secret::all(secrets), &self::options(options))?;
        to.write(border::placed(room, Verified::new(made)));
        Ok(())
    })
}

/// Ends a verified message in a caller's room: what a JSON body needed beside it is freed.
///
/// @param verified What `paysign_verify_in` has made, not ended before; NULL does nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_leave(verified: Option<&mut Verified<'_>>) {
    // SAFETY: the caller's promise: it is in a room, and nobody uses it again.
    guard((), || unsafe { border::left(verified) });
}
