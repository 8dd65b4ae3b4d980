//! Node's C interface, for the functions that a shop calls for every message.
//!
//! What napi-rs generates for such a function costs more than the verification itself: an argument of its own for what
//! the call is about, looked up behind a lock, and a `String` for each text. A function made here knows a state, of whatever type, and reads
//! texts into room that is there already. All code of this crate that is unsafe by itself is in this file, and in `pinned` beside it; it knows
//! nothing of the rest.

mod pinned;

use std::ffi::{CStr, c_void};
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::rc::Rc;

use napi::bindgen_prelude::ToNapiValue;
use napi::sys;

pub use pinned::Pinned;

/// Room for a text that is as long as most bodies. Node takes twice its time where there are not three bytes for each character.
const USUAL_ROOM: usize = 1024;
/// Units of a string, with the zero behind them, up to which it is short: Node hands out units sooner than bytes.
const SHORT: usize = 128;
/// The bytes of the longest character in UTF-8.
const LONGEST_CHARACTER: usize = 4;

/// What a function does. What it is called with may be anything.
pub type Action<S> = fn(&S, &Call<'_>) -> Answer;

/// A function of JavaScript that knows a state and looks at so many arguments; Node takes its time for each.
pub struct Function<S, const MAX_ARGUMENTS: usize> {
    state: Rc<S>,
    action: Action<S>,
}

impl<S, const MAX_ARGUMENTS: usize> Function<S, MAX_ARGUMENTS> {
    /// A function that calls `action` with `state`, which it keeps as long as it exists itself.
    pub fn new(state: &Rc<S>, action: Action<S>) -> Self {
        Self { state: Rc::clone(state), action }
    }
}

impl<S: 'static, const MAX_ARGUMENTS: usize> ToNapiValue for Function<S, MAX_ARGUMENTS> {
    unsafe fn to_napi_value(env: sys::napi_env, function: Self) -> napi::Result<sys::napi_value> {
        let data = Box::into_raw(Box::new(function));
        let mut made = ptr::null_mut();
        // SAFETY: `env` is the one of this call; without a name, its length is zero. `data` is what `run` takes it for.
        let status = unsafe {
            sys::napi_create_function(env, ptr::null(), 0, Some(run::<S, MAX_ARGUMENTS>), data.cast(), &raw mut made)
        };
        if status != sys::Status::napi_ok {
            // SAFETY: it comes from `Box::into_raw`, and nobody else knows it.
            drop(unsafe { Box::from_raw(data) });
            return Err(napi::Error::from_reason("Node has refused to make a function"));
        }
        let no_reference = ptr::null_mut();
        // SAFETY: `made` is an object, and `drop_function` is called once, when nobody can call it any more. If Node refuses, `data` is never dropped.
        unsafe {
            sys::napi_add_finalizer(
                env,
                made,
                data.cast(),
                Some(drop_function::<S, MAX_ARGUMENTS>),
                ptr::null_mut(),
                no_reference,
            );
        }
        Ok(made)
    }
}

unsafe extern "C" fn drop_function<S, const MAX_ARGUMENTS: usize>(_: sys::napi_env, data: *mut c_void, _: *mut c_void) {
    // SAFETY: `data` comes from `Box::into_raw` in `to_napi_value`, and Node calls this once.
    drop(unsafe { Box::from_raw(data.cast::<Function<S, MAX_ARGUMENTS>>()) });
}

unsafe extern "C" fn run<S, const MAX_ARGUMENTS: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
) -> sys::napi_value {
    let (mut data, mut count, no_this) = (ptr::null_mut(), MAX_ARGUMENTS, ptr::null_mut());
    let mut arguments = [ptr::null_mut(); MAX_ARGUMENTS];
    // Without arguments Node is not asked for any.
    let (counted, places) =
        if MAX_ARGUMENTS == 0 { (ptr::null_mut(), ptr::null_mut()) } else { (&raw mut count, arguments.as_mut_ptr()) };
    // SAFETY: there is room for `count` arguments, Node fills what was not given with `undefined`. It leaves out what it is given no
    // place for.
    let status = unsafe { sys::napi_get_cb_info(env, info, counted, places, no_this, &raw mut data) };
    if status != sys::Status::napi_ok {
        return ptr::null_mut();
    }
    // SAFETY: `data` is the `Function` that this was made with, and lives as long as it can be called.
    let function = unsafe { &*data.cast::<Function<S, MAX_ARGUMENTS>>() };
    let call = Call { env, arguments: &arguments };
    // A panic must not leave Rust. There is none; if there were one, nothing would be verified.
    catch_unwind(AssertUnwindSafe(|| (function.action)(&function.state, &call)))
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
    arguments: &'a [sys::napi_value],
}

impl Call<'_> {
    /// Puts the UTF-8 of a short string behind what stands in `bytes`, and returns how many bytes it has. `None` if it is no string, or no text since half of
    /// a surrogate pair stands in it.
    pub fn read(&self, argument: usize, bytes: &mut Vec<u8>) -> Option<usize> {
        let mut room = [MaybeUninit::uninit(); SHORT];
        let units = self.units(argument, &mut room)?;
        // Node has stopped there: it may be longer.
        if units.len() == SHORT - 1 {
            return self.read_long(argument, 0, bytes);
        }
        let start = bytes.len();
        // All at once, not one after another until one is none.
        if units.iter().fold(0, |all, unit| all | unit) < 0x80 {
            #[expect(clippy::cast_possible_truncation, reason = "it is ASCII")]
            bytes.extend(units.iter().map(|unit| *unit as u8));
        } else {
            for character in char::decode_utf16(units.iter().copied()) {
                bytes.extend_from_slice(character.ok()?.encode_utf8(&mut [0; LONGEST_CHARACTER]).as_bytes());
            }
        }
        Some(bytes.len() - start)
    }

    /// The same for a string of about so many characters, or of any number: it takes longer for a short one, and less for each character.
    pub fn read_long(&self, argument: usize, characters: usize, bytes: &mut Vec<u8>) -> Option<usize> {
        let start = bytes.len();
        // Three bytes for each character: then Node need not look whether there is room.
        bytes.reserve(USUAL_ROOM.max(characters.saturating_mul(3)));
        let mut written = self.write(argument, bytes.spare_capacity_mut())?;
        // Node stops where the next character does not fit: there may be more.
        if written + LONGEST_CHARACTER >= bytes.capacity() - start {
            bytes.reserve(self.write(argument, &mut [])? + 1);
            written = self.write(argument, bytes.spare_capacity_mut())?;
        }
        // SAFETY: Node has written so many bytes into the spare capacity.
        unsafe { bytes.set_len(start + written) };
        self.is_well_formed(argument, &bytes[start..]).then_some(written)
    }

    /// Writes a string and a zero behind it, and returns how many bytes it has in there, or without any room how many it would have; `None` if it
    /// is no string.
    fn write(&self, argument: usize, into: &mut [MaybeUninit<u8>]) -> Option<usize> {
        let (env, value) = (self.env, self.arguments[argument]);
        let (room, len) = if into.is_empty() { (ptr::null_mut(), 0) } else { (into.as_mut_ptr().cast(), into.len()) };
        let mut written = 0;
        // SAFETY: Node writes at most `len` bytes, and says how many. Without a buffer it tells the length.
        let status = unsafe { sys::napi_get_value_string_utf8(env, value, room, len, &raw mut written) };
        (status == sys::Status::napi_ok).then_some(written)
    }

    /// Whether `utf8` is what the string says. Node writes U+FFFD for half of a surrogate pair, and does not tell.
    fn is_well_formed(&self, argument: usize, utf8: &[u8]) -> bool {
        let replaced = "\u{fffd}".as_bytes();
        if utf8.is_ascii() || !utf8.windows(replaced.len()).any(|window| window == replaced) {
            return true;
        }
        // A string has no more units than its UTF-8 has bytes.
        let mut room = vec![MaybeUninit::uninit(); utf8.len() + 1];
        self.units(argument, &mut room)
            .is_some_and(|units| char::decode_utf16(units.iter().copied()).all(|character| character.is_ok()))
    }

    /// The units of a string, as many as there is room for but one, which Node needs for a zero; `None` if it is no string.
    fn units<'r>(&self, argument: usize, room: &'r mut [MaybeUninit<u16>]) -> Option<&'r [u16]> {
        let mut written = 0;
        // SAFETY: Node writes at most as many units as there is room for, a zero behind them, and says how many without it; so many are read.
        unsafe {
            let (value, to) = (self.arguments[argument], room.as_mut_ptr().cast());
            let status = sys::napi_get_value_string_utf16(self.env, value, to, room.len(), &raw mut written);
            (status == sys::Status::napi_ok).then(|| std::slice::from_raw_parts(to.cast_const(), written))
        }
    }

    /// An array of signed numbers, which no other thread knows, to be read and written.
    pub fn with_numbers<R>(&self, argument: usize, with: impl FnOnce(&mut [i32]) -> R) -> Option<R> {
        let (data, len) = pinned::array::<i32>(self.env, self.arguments[argument])?;
        // SAFETY: `data` has `len` numbers, in their alignment. The package makes this array for the call, and no JavaScript runs during it.
        Some(with(unsafe { std::slice::from_raw_parts_mut(data.as_ptr(), len) }))
    }

    /// `true` or `false`.
    pub fn boolean(&self, value: bool) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: where Node refuses, `made` stays null, which is `undefined`.
        unsafe { sys::napi_get_boolean(self.env, value, &raw mut made) };
        Answer(made)
    }

    /// A number.
    pub fn number(&self, value: usize) -> Answer {
        let mut made = ptr::null_mut();
        // SAFETY: as for `boolean`. No length and no index is so great that it is not exact.
        #[expect(clippy::cast_precision_loss, reason = "memory is smaller")]
        unsafe {
            sys::napi_create_double(self.env, value as f64, &raw mut made)
        };
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

    /// `{ error: text }`.
    pub fn error(&self, text: &str) -> Answer {
        self.object(c"error", self.string(text))
    }

    /// A string, or `{ bytes: … }` with a binary string for what is not UTF-8.
    pub fn text_or_bytes(&self, bytes: &[u8]) -> Answer {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.string(text),
            Err(_) => self.object(c"bytes", self.binary(bytes)),
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
