//! Names that a body may hold beyond a gateway's tables.

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::error::Failure;

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
/// As [`texts`], for both lists.
pub(crate) unsafe fn beyond(given: Option<&Beyond>) -> Result<paysign_owned::Beyond, Failure> {
    let Some(given) = given else { return Ok(paysign_owned::Beyond::default()) };
    // SAFETY: the caller's promise.
    let shop = unsafe { texts(given.shop_names, given.shop_name_count) }?;
    // SAFETY: the caller's promise.
    let added = unsafe { texts(given.added_names, given.added_name_count) }?;
    Ok(paysign_owned::Beyond::new(&shop, &added)?)
}

/// The texts at `first`.
///
/// # Safety
///
/// As [`border::elements`], also for the pointers in the elements.
pub(crate) unsafe fn texts<'a>(first: *const Bytes, count: usize) -> Result<Vec<&'a str>, Code> {
    // SAFETY: the caller's promise.
    let texts = unsafe { border::elements(first, count) }?;
    // SAFETY: the caller's promise for the pointer and the length in each element.
    texts.iter().map(|text| unsafe { border::text(text.data, text.len) }).collect()
}
