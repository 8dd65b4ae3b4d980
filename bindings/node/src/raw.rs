//! Node's C interface, for the functions that a shop calls for every message.
//!
//! What napi-rs generates for such a function costs more than the verification itself: an argument of its own for what
//! the call is about, looked up behind a lock, and a `String` for each text. A function made here is bound to its target, and reads
//! texts into room that it has already. All code of this crate that is unsafe by itself stands in this file.

use std::ffi::{CStr, c_void};
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::rc::Rc;

use napi::bindgen_prelude::ToNapiValue;
use napi::sys;
use paysign::Value;

use crate::error::Failure;
use crate::target::Target;

/// Room for a text that is as long as most bodies. Node takes twice its time where there are not three bytes for each character.
const USUAL_ROOM: usize = 1024;
/// The bytes of the longest character in UTF-8.
const LONGEST_CHARACTER: usize = 4;

/// How a string is written as bytes.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    /// One character a byte; what is above U+00FF would be cut.
    Latin1,
}

/// What a function does. What it is called with may be anything.
pub type Action = fn(&Target, &Call<'_>) -> Answer;

/// A function of JavaScript that is bound to a target and looks at so many arguments; Node takes its time for each.
pub struct Function<const MOST: usize> {
    target: Rc<Target>,
    action: Action,
}

impl<const MOST: usize> Function<MOST> {
    /// A function that calls `action` with `target`, which it keeps as long as it exists itself.
    pub fn new(target: &Rc<Target>, action: Action) -> Self {
        Self { target: Rc::clone(target), action }
    }
}

impl<const MOST: usize> ToNapiValue for Function<MOST> {
    unsafe fn to_napi_value(env: sys::napi_env, function: Self) -> napi::Result<sys::napi_value> {
        let data = Box::into_raw(Box::new(function));
        let mut made = ptr::null_mut();
        // SAFETY: `env` is the one of this call; without a name, its length is zero. `data` is what `run` takes it for.
        let status =
            unsafe { sys::napi_create_function(env, ptr::null(), 0, Some(run::<MOST>), data.cast(), &raw mut made) };
        if status != sys::Status::napi_ok {
            // SAFETY: it comes from `Box::into_raw`, and nobody else knows it.
            drop(unsafe { Box::from_raw(data) });
            return Err(napi::Error::from_reason("Node has refused to make a function"));
        }
        let no_reference = ptr::null_mut();
        // SAFETY: `made` is an object, and `drop_function` is called once, when nobody can call it any more. If Node refuses, `data` is never dropped.
        unsafe {
            sys::napi_add_finalizer(env, made, data.cast(), Some(drop_function::<MOST>), ptr::null_mut(), no_reference);
        }
        Ok(made)
    }
}

unsafe extern "C" fn drop_function<const MOST: usize>(_: sys::napi_env, data: *mut c_void, _: *mut c_void) {
    // SAFETY: `data` comes from `Box::into_raw` in `to_napi_value`, and Node calls this once.
    drop(unsafe { Box::from_raw(data.cast::<Function<MOST>>()) });
}

unsafe extern "C" fn run<const MOST: usize>(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    let (mut data, mut count, no_this) = (ptr::null_mut(), MOST, ptr::null_mut());
    let mut arguments = [ptr::null_mut(); MOST];
    // SAFETY: there is room for `count` arguments, Node fills what was not given with `undefined`, and sets `count` to how many were. It leaves out
    // what it is given no place for.
    let status =
        unsafe { sys::napi_get_cb_info(env, info, &raw mut count, arguments.as_mut_ptr(), no_this, &raw mut data) };
    if status != sys::Status::napi_ok {
        return ptr::null_mut();
    }
    // SAFETY: `data` is the `Function` that this was made with, and lives as long as it can be called.
    let function = unsafe { &*data.cast::<Function<MOST>>() };
    let call = Call { env, count, arguments: &arguments };
    // A panic must not leave Rust. There is none; if there were one, nothing would be verified.
    catch_unwind(AssertUnwindSafe(|| (function.action)(&function.target, &call)))
        .map_or(ptr::null_mut(), |answer| answer.0)
}

/// What a function of JavaScript returns.
pub struct Answer(sys::napi_value);

impl Answer {
    /// `undefined`: there is no such thing, or the arguments are not what they must be, and JavaScript tells why.
    pub const UNDEFINED: Self = Self(ptr::null_mut());
}

/// One call of a function.
pub struct Call<'a> {
    env: sys::napi_env,
    count: usize,
    arguments: &'a [sys::napi_value],
}

/// What the bytes of an argument were.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A `Uint8Array`.
    Bytes,
}

impl Call<'_> {
    /// How many arguments were given, which may be more than can be looked at.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Puts the UTF-8 of a string or the bytes of a `Uint8Array` behind what stands in `bytes`. `None` if it is neither, or no text since half of a
    /// surrogate pair stands in it.
    pub fn read(&self, argument: usize, bytes: &mut Vec<u8>) -> Option<Kind> {
        match self.push_string(argument, Encoding::Utf8, bytes) {
            Some(start) => self.is_well_formed(argument, &bytes[start..]).then_some(Kind::Text),
            None => self.push_array(argument, bytes).then_some(Kind::Bytes),
        }
    }

    /// The same for a string, which may be a binary one: of one character a byte, as only this package makes them.
    pub fn read_as(&self, argument: usize, is_binary: bool, bytes: &mut Vec<u8>) -> Option<()> {
        if is_binary {
            return self.push_string(argument, Encoding::Latin1, bytes).map(|_| ());
        }
        let start = self.push_string(argument, Encoding::Utf8, bytes)?;
        self.is_well_formed(argument, &bytes[start..]).then_some(())
    }

    /// A string, as text.
    pub fn text(&self, argument: usize) -> Option<String> {
        let mut bytes = Vec::new();
        self.read_as(argument, false, &mut bytes)?;
        String::from_utf8(bytes).ok()
    }

    /// A number.
    pub fn number(&self, argument: usize) -> Option<u32> {
        let mut number = 0;
        // SAFETY: the argument is one of this call.
        let status = unsafe { sys::napi_get_value_uint32(self.env, self.arguments[argument], &raw mut number) };
        (status == sys::Status::napi_ok).then_some(number)
    }

    /// Whether it is `true`.
    pub fn is_true(&self, argument: usize) -> bool {
        let mut value = false;
        // SAFETY: the argument is one of this call.
        let status = unsafe { sys::napi_get_value_bool(self.env, self.arguments[argument], &raw mut value) };
        status == sys::Status::napi_ok && value
    }

    /// Puts a string behind what stands in `bytes`, and returns where it starts; `None` if it is none.
    fn push_string(&self, argument: usize, encoding: Encoding, bytes: &mut Vec<u8>) -> Option<usize> {
        let start = bytes.len();
        bytes.reserve(USUAL_ROOM);
        let mut written = self.write(argument, encoding, bytes.spare_capacity_mut())?;
        // Node stops where the next character does not fit: there may be more.
        if written + LONGEST_CHARACTER >= bytes.capacity() - start {
            bytes.reserve(self.write(argument, encoding, &mut [])? + 1);
            written = self.write(argument, encoding, bytes.spare_capacity_mut())?;
        }
        // SAFETY: Node has written so many bytes into the spare capacity.
        unsafe { bytes.set_len(start + written) };
        Some(start)
    }

    /// Writes a string and a zero behind it, and returns how many bytes it has in there, or without any room how many it would have; `None` if it
    /// is no string.
    fn write(&self, argument: usize, encoding: Encoding, into: &mut [MaybeUninit<u8>]) -> Option<usize> {
        let (env, value) = (self.env, self.arguments[argument]);
        let (room, len) = if into.is_empty() { (ptr::null_mut(), 0) } else { (into.as_mut_ptr().cast(), into.len()) };
        let mut written = 0;
        // SAFETY: Node writes at most `len` bytes, and says how many. Without a buffer it tells the length.
        let status = unsafe {
            match encoding {
                Encoding::Utf8 => sys::napi_get_value_string_utf8(env, value, room, len, &raw mut written),
                Encoding::Latin1 => sys::napi_get_value_string_latin1(env, value, room, len, &raw mut written),
            }
        };
        (status == sys::Status::napi_ok).then_some(written)
    }

    /// Whether `utf8` is what the string says. Node writes U+FFFD for half of a surrogate pair, and does not tell.
    fn is_well_formed(&self, argument: usize, utf8: &[u8]) -> bool {
        let replaced = "\u{fffd}".as_bytes();
        if utf8.is_ascii() || !utf8.windows(replaced.len()).any(|window| window == replaced) {
            return true;
        }
        // A string has no more units than its UTF-8 has bytes.
        let mut units = vec![0u16; utf8.len() + 1];
        let mut written = 0;
        // SAFETY: Node writes at most as many units as there is room for, and says how many.
        let status = unsafe {
            let value = self.arguments[argument];
            sys::napi_get_value_string_utf16(self.env, value, units.as_mut_ptr(), units.len(), &raw mut written)
        };
        units.truncate(written);
        status == sys::Status::napi_ok && char::decode_utf16(units).all(|character| character.is_ok())
    }

    /// Copies a `Uint8Array`: nobody can change the copy, whatever other threads do with the original.
    fn push_array(&self, argument: usize, bytes: &mut Vec<u8>) -> bool {
        self.with_array(argument, sys::TypedarrayType::uint8_array, |data, len| {
            bytes.reserve(len);
            // SAFETY: `data` has `len` bytes, `bytes` has room for them, and the two do not overlap.
            unsafe {
                ptr::copy_nonoverlapping(data.cast::<u8>(), bytes.as_mut_ptr().add(bytes.len()), len);
                bytes.set_len(bytes.len() + len);
            }
        })
        .is_some()
    }

    /// Looks at a typed array of this kind; what it holds may be nothing at all, and then has no address.
    fn with_array<R>(&self, argument: usize, kind: i32, with: impl FnOnce(*mut c_void, usize) -> R) -> Option<R> {
        let (mut is, mut len, mut data) = (-1, 0, ptr::null_mut());
        let none = ptr::null_mut();
        // SAFETY: the argument is one of this call, and Node checks that it is a typed array.
        let status = unsafe {
            let value = self.arguments[argument];
            sys::napi_get_typedarray_info(
                self.env,
                value,
                &raw mut is,
                &raw mut len,
                &raw mut data,
                none,
                ptr::null_mut(),
            )
        };
        if status != sys::Status::napi_ok || is != kind {
            return None;
        }
        if data.is_null() || len == 0 {
            data = ptr::NonNull::<u64>::dangling().as_ptr().cast();
            len = 0;
        }
        Some(with(data, len))
    }

    /// An array of signed numbers, which no other thread knows, to be read and written.
    pub fn with_numbers<R>(&self, argument: usize, with: impl FnOnce(&mut [i32]) -> R) -> Option<R> {
        self.with_array(argument, sys::TypedarrayType::int32_array, |data, len| {
            // SAFETY: `data` has `len` numbers, in their alignment. The package makes this array for the call, and no JavaScript runs during it.
            with(unsafe { std::slice::from_raw_parts_mut(data.cast::<i32>(), len) })
        })
    }

    /// `true` or `false`.
    pub fn boolean(&self, value: bool) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: where Node refuses, `made` stays null, which is `undefined`.
        unsafe { sys::napi_get_boolean(self.env, value, &raw mut made) };
        Answer(made)
    }

    /// `null`.
    pub fn null(&self) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: as for `boolean`.
        unsafe { sys::napi_get_null(self.env, &raw mut made) };
        Answer(made)
    }

    /// A binary string, of one character a byte.
    pub fn binary(&self, bytes: &[u8]) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: Node copies the bytes; as for `boolean`.
        unsafe { sys::napi_create_string_latin1(self.env, bytes.as_ptr().cast(), length(bytes), &raw mut made) };
        Answer(made)
    }

    /// A string.
    pub fn string(&self, text: &str) -> Answer {
        if text.is_ascii() {
            return self.binary(text.as_bytes());
        }
        let mut made = ptr::null_mut();
        // SAFETY: as for `binary`.
        unsafe { sys::napi_create_string_utf8(self.env, text.as_ptr().cast(), length(text.as_bytes()), &raw mut made) };
        Answer(made)
    }

    /// `{ error: … }`, with the error as JSON.
    pub fn failure(&self, failure: &Failure) -> Answer {
        self.object(c"error", self.string(&failure.text()))
    }

    /// A string, or `{ bytes: … }` with a binary string for what is not UTF-8; `undefined` if there is nothing.
    pub fn value(&self, value: Option<Value<'_>>) -> Answer {
        let Some(value) = value else { return Answer::UNDEFINED };
        let bytes = value.to_bytes();
        match std::str::from_utf8(&bytes) {
            Ok(text) => self.string(text),
            Err(_) => self.object(c"bytes", self.binary(&bytes)),
        }
    }

    fn object(&self, name: &CStr, value: Answer) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: as for `boolean`; both values are of this call.
        unsafe {
            if sys::napi_create_object(self.env, &raw mut made) == sys::Status::napi_ok {
                sys::napi_set_named_property(self.env, made, name.as_ptr(), value.0);
            }
        }
        Answer(made)
    }
}

/// A length as Node takes it; no slice is longer.
fn length(bytes: &[u8]) -> isize {
    isize::try_from(bytes.len()).unwrap_or(0)
}
