//! Gateways: built-in ones, and those of the shop's own that are read from a file.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::tables::Case;

use crate::border::{self, Buffer, Bytes};
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::guard::{coded, guard};

/// A gateway: a built-in one, or one of your own that was read from its file. It is immutable and may be used
/// by any number of threads at once.
pub struct Gateway {
    core: paysign_owned::Gateway,
    id: String,
}

fn hand_out(to: Option<&mut MaybeUninit<*mut Gateway>>, core: paysign_owned::Gateway) -> Result<(), Failure> {
    let id = core.to_string();
    to.ok_or(Code::InvalidArgument)?.write(Box::into_raw(Box::new(Gateway { core, id })));
    Ok(())
}

/// Reads a gateway of your own from the text of its file, TOML or JSON; the page "gateway file" of the
/// documentation has the format. The file is trusted as the program is: never take one from a message.
///
/// @param text The text of the file.
/// @param gateway Receives the gateway; the caller frees it with `paysign_gateway_free`. The text is copied.
/// @param error Receives what is known of the error; its message names the line that is wrong. May be NULL.
/// @return `PAYSIGN_CODE_GATEWAY_SYNTAX`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateway_parse(
    text: *const c_char,
    text_len: usize,
    gateway: Option<&mut MaybeUninit<*mut Gateway>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let text = unsafe { border::text(text, text_len) }?;
        hand_out(gateway, paysign_owned::Gateway::parse(text)?)
    })
}

/// Finds a built-in gateway, for the functions that take one. Those that take an id need none.
///
/// @param id The gateway's id, for example `epay`, and after an `@` the variant that the site speaks:
///     `epay@code200`.
/// @param gateway Receives the gateway; the caller frees it with `paysign_gateway_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateway_named(
    id: *const c_char,
    id_len: usize,
    gateway: Option<&mut MaybeUninit<*mut Gateway>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let id = unsafe { border::text(id, id_len) }?;
        hand_out(gateway, paysign_owned::Gateway::named(id)?)
    })
}

/// The same gateway as sites of one of its variants speak it.
///
/// @param gateway The gateway. It may be freed before the variant.
/// @param name The variant's name.
/// @param variant Receives the variant, a gateway; the caller frees it with `paysign_gateway_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNKNOWN_GATEWAY` if there is no such variant.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateway_variant(
    gateway: Option<&Gateway>,
    name: *const c_char,
    name_len: usize,
    variant: Option<&mut MaybeUninit<*mut Gateway>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let name = unsafe { border::text(name, name_len) }?;
        hand_out(variant, core(gateway)?.variant(name)?)
    })
}

/// The id of a gateway, for example `epay`; after an `@` the variant, if one was chosen.
///
/// @param gateway The gateway.
/// @return Bytes that live as long as the gateway; nothing for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_id(gateway: Option<&Gateway>) -> Bytes {
    guard(Bytes::NONE, || gateway.map_or(Bytes::NONE, |gateway| Bytes::of(&gateway.id)))
}

/// Writes the tables of a gateway as JSON, as `paysign_gateways` does: one gateway of that list.
///
/// @param gateway The gateway.
/// @param buffer Receives the JSON, in UTF-8.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateway_tables(
    gateway: Option<&Gateway>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        buffer.put(core(gateway)?.tables(Case::Snake).as_bytes());
        buffer.finish()
    })
}

/// Frees a gateway.
///
/// @param gateway What `paysign_gateway_parse`, `paysign_gateway_named` or `paysign_gateway_variant` has
///     made, not freed before; NULL does nothing. Its messages and accounts may be used on.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_free(gateway: Option<Box<Gateway>>) {
    guard((), || drop(gateway));
}

pub(crate) fn core(gateway: Option<&Gateway>) -> Result<&paysign_owned::Gateway, Code> {
    gateway.map(|gateway| &gateway.core).ok_or(Code::InvalidArgument)
}
