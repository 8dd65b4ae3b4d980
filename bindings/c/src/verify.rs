//! Verification: of one body, and of many.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::Secret;

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::coded;
use crate::message::Message;
use crate::options::{Options, options};
use crate::secret::{self, Secrets};
use crate::verified::Verified;

/// Says whether a raw body is authentic, by strict reading, and nothing else: the fastest way to a verdict.
/// Nothing is allocated for a form.
///
/// @param message The kind of message, from `paysign_message_find`, `paysign_message_at` or
///     `paysign_scheme_message`.
/// @param secrets The secrets.
/// @param body The body exactly as it came off the socket, or the raw query where the message comes as one.
/// @return `PAYSIGN_CODE_OK` if one of the secrets has signed it; else what is wrong, most often
///     `PAYSIGN_CODE_MISMATCH`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_check(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let message = message.ok_or(Code::InvalidArgument)?;
        message.core().verify(body, secret::all(secrets)).map(|_| ()).map_err(|error| error.code().into())
    })
}

/// Verifies a raw body, and hands it out as a verified message.
///
/// Authentic is not yet paid, and paid is not yet your order: see `paysign_verified_expect`.
///
/// @param message The kind of message. It must outlive the verified one.
/// @param secrets The secrets. They are used only during the call.
/// @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
///     unchanged, until the verified message is freed.
/// @param options How it is checked; NULL for the defaults.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_OK` if one of the secrets has signed it; else what is wrong, most often
///     `PAYSIGN_CODE_MISMATCH`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify<'a>(
    message: Option<&'a Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    options: Option<&Options>,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, verified.ok_or(Code::InvalidArgument)?);
        to.write(Verified::handed_out(message.core().verify_with(
            body,
            secret::all(secrets),
            &self::options(options),
        )?));
        Ok(())
    })
}

/// Says of many raw bodies of one kind which are authentic. Nothing is allocated for forms.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param bodies `count` bodies.
/// @param count How many there are.
/// @param options How they are checked; NULL for the defaults.
/// @param codes Receives `count` codes: what `paysign_verify` would say of each body.
/// @return `PAYSIGN_CODE_OK` if all `codes` were written, whatever they say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify_batch(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    bodies: *const Bytes,
    count: usize,
    options: Option<&Options>,
    codes: *mut Code,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for pointers with a count.
        let (bodies, codes) = unsafe { (border::elements(bodies, count)?, border::room(codes, count)?) };
        let mut batch = Batch::new(message, secrets, options)?;
        for (body, code) in bodies.iter().zip(codes) {
            // SAFETY: the caller's promise for the pointer and the length in each element.
            match unsafe { border::bytes(body.data, body.len) } {
                Ok(body) => batch.push(body, code),
                Err(error) => drop(code.write(error)),
            }
        }
        batch.flush();
        Ok(())
    })
}

/// As `paysign_verify_batch`, for bodies that follow one another: for callers in languages that would have to
/// build an array of pointers first.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param bodies All bodies, `bodies_len` bytes together.
/// @param lens The length of each of the `count` bodies.
/// @param count How many there are.
/// @param options How they are checked; NULL for the defaults.
/// @param codes Receives `count` codes.
/// @return `PAYSIGN_CODE_INVALID_ARGUMENT`, and no code is written, if the lengths are together not
///     `bodies_len`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify_joined(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    bodies: *const c_char,
    bodies_len: usize,
    lens: *const u32,
    count: usize,
    options: Option<&Options>,
    codes: *mut Code,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for pointers with a length or a count.
        let (mut rest, lens) = unsafe { (border::bytes(bodies, bodies_len)?, border::elements(lens, count)?) };
        // SAFETY: the caller's promise for a pointer with a count.
        let codes = unsafe { border::room(codes, count) }?;
        let sum = lens.iter().try_fold(0usize, |sum, len| sum.checked_add(usize::try_from(*len).ok()?));
        if sum != Some(rest.len()) {
            return Err(Code::InvalidArgument);
        }
        let mut batch = Batch::new(message, secrets, options)?;
        for (len, code) in lens.iter().zip(codes) {
            let len = usize::try_from(*len).map_err(|_| Code::InvalidArgument)?;
            let (body, behind) = rest.split_at_checked(len).ok_or(Code::InvalidArgument)?;
            batch.push(body, code);
            rest = behind;
        }
        batch.flush();
        Ok(())
    })
}

/// As many bodies as the core is given at once: enough to fill its lanes, and few enough for the stack.
const AT_ONCE: usize = 128;

/// Bodies on their way to the core.
struct Batch<'b> {
    message: &'b paysign::Message<'b>,
    secrets: &'b [Secret],
    options: paysign::Options,
    bodies: [&'b [u8]; AT_ONCE],
    codes: [Option<&'b mut MaybeUninit<Code>>; AT_ONCE],
    waiting: usize,
}

impl<'b> Batch<'b> {
    fn new(message: Option<&'b Message>, secrets: Option<&'b Secrets>, given: Option<&Options>) -> Result<Self, Code> {
        Ok(Self {
            message: message.ok_or(Code::InvalidArgument)?.core(),
            secrets: secret::all(secrets),
            options: options(given),
            bodies: [&[]; AT_ONCE],
            codes: [const { None }; AT_ONCE],
            waiting: 0,
        })
    }

    fn push(&mut self, body: &'b [u8], code: &'b mut MaybeUninit<Code>) {
        if self.waiting == AT_ONCE {
            self.flush();
        }
        self.bodies[self.waiting] = body;
        self.codes[self.waiting] = Some(code);
        self.waiting += 1;
    }

    fn flush(&mut self) {
        let Self { message, secrets, options, bodies, codes, waiting } = self;
        message.verify_batch(&bodies[..*waiting], *secrets, options, |index, verdict| {
            if let Some(code) = codes[index].take() {
                code.write(verdict.map_or_else(|error| error.code().into(), |_| Code::Ok));
            }
        });
        *waiting = 0;
    }
}
