//! Strict or lenient, the greatest sizes, and names beyond a gateway's tables.

use std::mem::MaybeUninit;

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::error::Failure;
pub(crate) use crate::given::Options;
use crate::guard::coded;

/// The core's options.
pub(crate) fn options(given: Option<&Options>) -> paysign::Options {
    given.map_or(paysign::Options::DEFAULT, Options::core)
}

/// Fills in the defaults: strict, and sizes far above any real message.
///
/// @param options Receives the defaults.
/// @return `PAYSIGN_CODE_OK`.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_options_default(options: Option<&mut MaybeUninit<Options>>) -> Code {
    coded(|| {
        options.ok_or(Code::InvalidArgument)?.write(Options::DEFAULT);
        Ok(())
    })
}

/// Names that a body may hold beyond the gateway's tables. Wherever a function takes them, NULL means that
/// there are none, and names are copied.
///
/// They are listed exactly as they are in a body, decoded. One that is not made of `A-Z a-z 0-9 _ . [ ] -`,
/// that is given twice or that the gateway has a use for is `PAYSIGN_CODE_INVALID_NAME`.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Beyond {
    /// The shop's own parameters: what its address for notifications has in its query, such as `route`. They
    /// are neither signed nor handed out; anyone can change them, so nothing may be decided by them.
    pub shop_names: *const Bytes,
    /// How many there are.
    pub shop_name_count: usize,
    /// What the gateway has begun to send. Only a scheme without a separator needs that.
    pub added_names: *const Bytes,
    /// How many there are.
    pub added_name_count: usize,
}

/// The names as the core has them.
///
/// # Safety
///
/// As [`border::texts`], for both lists.
pub(crate) unsafe fn beyond(given: Option<&Beyond>) -> Result<paysign_owned::Beyond, Failure> {
    let Some(given) = given else { return Ok(paysign_owned::Beyond::default()) };
    // SAFETY: the caller's promise.
    let shop = unsafe { border::texts(given.shop_names, given.shop_name_count) }?;
    // SAFETY: the caller's promise.
    let added = unsafe { border::texts(given.added_names, given.added_name_count) }?;
    Ok(paysign_owned::Beyond::new(&shop, &added)?)
}
