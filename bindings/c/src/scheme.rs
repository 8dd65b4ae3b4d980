//! A scheme written as text, for gateways that are not built in.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign_owned::{Beyond, Description, Target};

use crate::border::{self, Buffer};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::{coded, guard};
use crate::message::Message;
use crate::words::Wire;

/// How a gateway that is not built in signs. It is immutable and may be used by any number of threads at
/// once.
pub struct Scheme(Message);

fn wire(number: i32) -> Result<paysign::Wire, Code> {
    Wire::numbered(number).map(|(_, core, _)| *core).ok_or(Code::InvalidArgument)
}

/// Reads the text form of a scheme: nine clauses, none left to a default. The documentation of paysign
/// describes them.
///
/// @param text The scheme.
/// @param sign_field The name of the field that holds the signature.
/// @param wire A `paysign_wire`.
/// @param scheme Receives the scheme; the caller frees it with `paysign_scheme_free`. The text is copied.
/// @param error Receives what is known of the error, with the byte of the text where it is wrong; may be
///     NULL.
/// @return `PAYSIGN_CODE_SCHEME_SYNTAX`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_scheme_parse(
    text: *const c_char,
    text_len: usize,
    sign_field: *const c_char,
    sign_field_len: usize,
    wire: i32,
    scheme: Option<&mut MaybeUninit<*mut Scheme>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (text, field) = unsafe { (border::text(text, text_len)?, border::text(sign_field, sign_field_len)?) };
        let (wire, to) = (self::wire(wire)?, scheme.ok_or(Code::InvalidArgument)?);
        let target = Target::described(&Description::new(text, field, wire), Beyond::default())?;
        to.write(Box::into_raw(Box::new(Scheme(Message(target)))));
        Ok(())
    })
}

/// The message that a scheme describes, which may be used wherever a message of a built-in gateway may. No
/// field is required in it, and none has a role.
///
/// @param scheme The scheme.
/// @return A message that lives as long as the scheme and is not freed by itself; NULL for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_scheme_message(scheme: Option<&Scheme>) -> Option<&Message> {
    guard(None, || scheme.map(|scheme| &scheme.0))
}

/// Writes the text form of a scheme as paysign prints it.
///
/// @param scheme The scheme.
/// @param buffer Receives the text.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_scheme_print(
    scheme: Option<&Scheme>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        let signing = scheme.and_then(|scheme| scheme.0.core().signing).ok_or(Code::InvalidArgument)?;
        write!(buffer, "{}", signing.scheme).map_err(|_| Code::Internal)?;
        buffer.finish()
    })
}

/// Frees a scheme, and the message that it describes.
///
/// @param scheme What `paysign_scheme_parse` has made, not freed before; NULL does nothing.
/// @threads Any, once no other thread uses the scheme or its message.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_scheme_free(scheme: Option<Box<Scheme>>) {
    guard((), || drop(scheme));
}
