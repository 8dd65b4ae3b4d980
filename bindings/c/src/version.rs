//! Which library this is.

use std::ffi::{CStr, c_char};

use crate::abi::PAYSIGN_ABI;

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => panic!("a version holds no zero byte"),
};

/// The version of the library, for example `0.1.0`.
///
/// @return A text that ends with a zero byte and lives as long as the library is loaded.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The ABI number of the library, to be compared with `PAYSIGN_ABI` of the header that a program was compiled
/// with.
///
/// @return The number.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_abi() -> u32 {
    PAYSIGN_ABI
}
