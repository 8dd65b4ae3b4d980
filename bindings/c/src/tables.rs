//! The tables of the gateways as JSON, for tools.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::gateways;
use paysign::tables::{self, Case};

use crate::border::Buffer;
use crate::code::Code;
use crate::guard::coded;

/// Writes all built-in gateways as JSON, with their messages and the table of fields of each: for tools that
/// make forms, types or documentation. The same data as `gateways()` of the other languages.
///
/// It is a list of gateways with `id`, `title`, `source`, `notes`, `variants` and `messages`; new members may
/// come. `paysign_gateway_tables` has one of them, and your own.
///
/// @param buffer Receives the JSON, in UTF-8.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateways(
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        buffer.put(tables::to_json(gateways::ALL, Case::Snake).as_bytes());
        buffer.finish()
    })
}
