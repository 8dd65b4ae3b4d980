//! What is known of an error beyond its code.

use std::ffi::c_char;
use std::fmt::{self, Write};
use std::mem::{self, MaybeUninit};

use paysign::{
    AnswerError, ExpectError, MerchantError, NoticeError, RequestError, SecretError, SignError, VerifyError,
    amount::AmountError, gateway::UnknownName, name::Name, scheme::SchemeError,
};

use crate::code::Code;
use crate::guard::guard;

/// What is known of an error beyond its code. The caller owns it; nothing in it has to be freed.
///
/// It holds no secret and no signature. `message` is fit for a log; `field` comes from outside and is not.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Error {
    /// The code that the function has returned.
    pub code: Code,
    /// How many bytes of `field` are the name; -1 if the error is about no field.
    pub field_len: i32,
    /// The byte of the raw body that the error is about, or the byte of the text of a scheme; -1 if it is about none.
    pub offset: i64,
    /// 1 if the name was longer than `field`, else 0.
    pub field_is_cut: i32,
    /// The name of the field that the error is about: decoded bytes, at most 48 of them, not always UTF-8, and no zero
    /// byte behind them.
    pub field: [c_char; 48],
    /// What is wrong, with all that is known of it, as one line that is fit for a log: a text in UTF-8 that ends with a
    /// zero byte, cut where it would be longer.
    pub message: [c_char; 320],
}

impl Error {
    /// One of which the code alone is known.
    fn plain(code: Code) -> Self {
        Self { code, field_len: -1, offset: -1, field_is_cut: 0, field: [0; Name::KEPT], message: [0; 320] }
    }
}

/// Runs a call, writes its error if it has one, and says the code.
pub(crate) fn reported(error: Option<&mut MaybeUninit<Error>>, call: impl FnOnce() -> Result<(), Failure>) -> Code {
    match guard(Err(Code::Internal.into()), call) {
        Ok(()) => Code::Ok,
        Err(failure) => {
            let code = failure.code();
            if let Some(error) = error {
                error.write(guard(Error::plain(code), || failure.written()));
            }
            code
        }
    }
}

/// An error on its way out: of this library, or of the core.
pub(crate) enum Failure {
    Own(Code),
    Core(paysign::Failure),
}

macro_rules! of_core {
    ($( $error:ty ),*) => {
        $( impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Core(error.into())
            }
        } )*
    };
}

of_core!(
    AmountError,
    AnswerError,
    ExpectError,
    MerchantError,
    NoticeError,
    RequestError,
    SchemeError,
    SecretError,
    SignError,
    UnknownName,
    VerifyError,
    paysign::Failure
);

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::Own(code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(code) => f.write_str(code.text()),
            Self::Core(failure) => failure.fmt(f),
        }
    }
}

impl Failure {
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Own(code) => *code,
            Self::Core(failure) => failure.code().into(),
        }
    }

    fn written(&self) -> Error {
        let mut error = Error::plain(self.code());
        let core = if let Self::Core(failure) = self { Some(failure) } else { None };
        let offset = core.and_then(paysign::Failure::offset);
        error.offset = offset.and_then(|offset| offset.try_into().ok()).unwrap_or(-1);
        if let Some(name) = core.and_then(paysign::Failure::field) {
            copy(name.as_bytes(), &mut error.field);
            error.field_len = i32::try_from(name.as_bytes().len()).unwrap_or(-1);
            error.field_is_cut = name.is_cut().into();
        }
        // The last byte stays zero.
        let [room @ .., _] = &mut error.message;
        // A message that is too long for it is cut, and that is no error.
        let _ = write!(Remaining { room }, "{self}");
        error
    }
}

fn copy(bytes: &[u8], to: &mut [c_char]) {
    for (to, byte) in to.iter_mut().zip(bytes) {
        *to = c_char::from_ne_bytes([*byte]);
    }
}

/// What is left of the room for an error's text.
struct Remaining<'m> {
    room: &'m mut [c_char],
}

/// As many whole characters as there is room for.
impl fmt::Write for Remaining<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let most = text.len().min(self.room.len());
        let fitting = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        copy(&text.as_bytes()[..fitting], self.room);
        self.room = &mut mem::take(&mut self.room)[fitting..];
        if fitting == text.len() { Ok(()) } else { Err(fmt::Error) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::CStr;

    fn message_of(failure: &Failure) -> String {
        let error = failure.written();
        // SAFETY: the last byte of a message is zero.
        let text = unsafe { CStr::from_ptr(error.message.as_ptr()) };
        text.to_str().expect("UTF-8").to_owned()
    }

    #[test]
    fn a_message_says_what_the_error_of_the_core_says() {
        let error = paysign::Scheme::parse("fields all; empty maybe").expect_err("no scheme");
        assert_eq!(message_of(&error.into()), error.to_string());
        assert_eq!(message_of(&Code::NotThere.into()), Code::NotThere.text());
    }

    #[test]
    fn a_long_message_is_cut_between_two_characters() {
        let error =
            paysign::answer::GatewayError { gateway_code: "1".into(), text: None, said: Some("\u{4f60}".repeat(400)) };
        let cut = message_of(&AnswerError::Gateway(error.clone()).into());
        assert!(cut.len() > 310 && cut.len() < 320, "{} bytes", cut.len());
        assert!(error.to_string().starts_with(&cut));
    }
}
