//! Parameters on their way in.

use std::ffi::c_char;

use crate::border;
use crate::code::Code;

/// A name and its value: bytes without a zero byte after them.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Param {
    /// The first byte of the name.
    pub name: *const c_char,
    /// How many bytes the name has.
    pub name_len: usize,
    /// The first byte of the value.
    pub value: *const c_char,
    /// How many bytes the value has.
    pub value_len: usize,
}

type Pair<'p> = (&'p [u8], &'p [u8]);

/// A message of a usual length finds its place on the stack.
const ON_STACK: usize = 32;

/// Calls `then` with the parameters at `first`.
///
/// # Safety
///
/// As [`border::elements`], also for the pointers in the elements.
pub(crate) unsafe fn with_params<T, E: From<Code>>(
    first: *const Param,
    count: usize,
    then: impl FnOnce(&[Pair<'_>]) -> Result<T, E>,
) -> Result<T, E> {
    // SAFETY: the caller's promise.
    let params = unsafe { border::elements(first, count) }?;
    let pair = |param: &Param| -> Result<Pair<'_>, Code> {
        // SAFETY: the caller's promise for the pointers in an element.
        unsafe { Ok((border::bytes(param.name, param.name_len)?, border::bytes(param.value, param.value_len)?)) }
    };
    let mut on_stack: [Pair<'_>; ON_STACK] = [(&[], &[]); ON_STACK];
    match on_stack.get_mut(..count) {
        Some(pairs) => {
            for (to, param) in pairs.iter_mut().zip(params) {
                *to = pair(param)?;
            }
            then(pairs)
        }
        None => then(&params.iter().map(pair).collect::<Result<Vec<_>, _>>()?),
    }
}
