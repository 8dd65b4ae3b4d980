//! Memory of JavaScript's that both sides know for longer than a call.

use std::ffi::c_void;
use std::ptr::{self, NonNull};

use napi::bindgen_prelude::{FromNapiValue, TypeName, ValidateNapiValue};
use napi::{ValueType, sys};

/// A number that a typed array may hold.
pub trait Element: Copy + 'static {
    /// How Node calls such an array.
    const KIND: i32;
}

impl Element for u8 {
    const KIND: i32 = sys::TypedarrayType::uint8_array;
}

impl Element for i32 {
    const KIND: i32 = sys::TypedarrayType::int32_array;
}

impl Element for u32 {
    const KIND: i32 = sys::TypedarrayType::uint32_array;
}

/// Where the numbers of a typed array are, and how many; `None` if it is none of this kind. What holds
/// nothing may have no address.
pub(super) fn array<T: Element>(env: sys::napi_env, value: sys::napi_value) -> Option<(NonNull<T>, usize)> {
    let (mut kind, mut len, mut data): (_, _, *mut c_void) = (-1, 0, ptr::null_mut());
    let (no_buffer, no_offset) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: `value` is one of this call, and Node checks that it is a typed array.
    let status = unsafe {
        sys::napi_get_typedarray_info(env, value, &raw mut kind, &raw mut len, &raw mut data, no_buffer, no_offset)
    };
    if status != sys::Status::napi_ok || kind != T::KIND {
        return None;
    }
    Some(NonNull::new(data.cast()).map_or((NonNull::dangling(), 0), |data| (data, len)))
}

/// A typed array that only this package knows. It stays where it is, since Node moves no memory that it has
/// told the address of, and it lives as long as this: the package gives it to no function that could take its
/// memory away.
pub struct Pinned<T> {
    env: sys::napi_env,
    reference: sys::napi_ref,
    data: NonNull<T>,
    len: usize,
}

impl<T: Element> Pinned<T> {
    /// Lets JavaScript have the array back. To be called while JavaScript runs: when the process ends, Node
    /// does it by itself.
    pub fn release(self) {
        // SAFETY: the reference is of this environment, and nobody else deletes it.
        unsafe { sys::napi_delete_reference(self.env, self.reference) };
    }

    /// A number; `None` after the end.
    pub fn get(&self, place: usize) -> Option<T> {
        // SAFETY: `data` has `len` numbers in their alignment, which live as long as `self`. JavaScript,
        // which writes them, does not run meanwhile.
        (place < self.len).then(|| unsafe { self.data.add(place).read() })
    }

    /// Looks at some of them, and calls nothing of JavaScript's meanwhile. `None` if they are not there.
    pub fn with<R>(&self, start: usize, len: usize, with: impl FnOnce(&[T]) -> R) -> Option<R> {
        let is_there = start.checked_add(len).is_some_and(|end| end <= self.len);
        // SAFETY: as for `get`; `start` and `len` lie within.
        is_there.then(|| with(unsafe { std::slice::from_raw_parts(self.data.add(start).as_ptr(), len) }))
    }
}

impl<T: Element> TypeName for Pinned<T> {
    fn type_name() -> &'static str {
        "TypedArray"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl<T: Element> ValidateNapiValue for Pinned<T> {}

impl<T: Element> FromNapiValue for Pinned<T> {
    unsafe fn from_napi_value(env: sys::napi_env, value: sys::napi_value) -> napi::Result<Self> {
        let refused = || napi::Error::from_reason("this must be a typed array of another kind");
        let (data, len) = array(env, value).ok_or_else(refused)?;
        let mut reference = ptr::null_mut();
        // SAFETY: `value` is an object of this call, and with a count of one it stays alive.
        let status = unsafe { sys::napi_create_reference(env, value, 1, &raw mut reference) };
        if status == sys::Status::napi_ok { Ok(Self { env, reference, data, len }) } else { Err(refused()) }
    }
}
