//! Any error of the core as one: what programs compare, and what people read. For bindings, and for shops
//! that log.

use alloc::borrow::Cow;
use core::fmt;

use crate::amount::AmountError;
use crate::answer::{AnswerError, GatewayError};
use crate::beyond::NameError;
use crate::code::Code;
use crate::expect::ExpectError;
use crate::gateway::UnknownName;
use crate::merchant::{MerchantError, NoticeError, RequestError};
use crate::name::Name;
#[cfg(feature = "raw")]
use crate::raw::RawSchemeError;
use crate::scheme::SchemeError;
use crate::secret::SecretError;
use crate::sign::SignError;
use crate::verify::VerifyError;

/// Any error of paysign. It never holds a secret, nor what the right signature would be.
///
/// # Examples
///
/// ```
/// use paysign::{Code, Failure, Merchant, Secret};
///
/// fn notified(raw: &[u8]) -> Result<(), Failure> {
///     let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
///     let merchant = Merchant::new("epay", "152787", secret, "https://pay.example.com")?;
///     let notice = merchant.notice(raw)?;
///     Ok(notice.expect("E20240125", "1.00".parse()?)?)
/// }
///
/// let refused = notified(b"pid=152787&pid=1").unwrap_err();
/// assert_eq!((refused.code(), refused.offset()), (Code::DuplicateField, Some(11)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(Cause);

impl Failure {
    /// One that is found in another place than the core: `text` is one line, fit for a log.
    pub fn with_text(code: Code, text: impl Into<Cow<'static, str>>) -> Self {
        Self(Cause::Text(code, text.into()))
    }

    /// What the gateway answered, with [`Code::GatewayError`] only.
    pub fn gateway(&self) -> Option<&GatewayError> {
        if let Cause::Answer(AnswerError::Gateway(said)) = &self.0 { Some(said) } else { None }
    }
}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::with_text(code, code.text())
    }
}

impl core::error::Error for Failure {}

/// The error that a failure is: kept as it is, so that a refusal allocates nothing and its text is written
/// only where it is asked for. Of each, how it tells its field and its byte.
macro_rules! causes {
    ($( $( #[$when:meta] )? $variant:ident($error:ty): $field:expr, $offset:expr; )*) => {
        #[derive(Clone, Debug, PartialEq, Eq)]
        enum Cause {
            Text(Code, Cow<'static, str>),
            $( $( #[$when] )? $variant($error), )*
        }

        impl Failure {
            /// What programs compare.
            pub fn code(&self) -> Code {
                match &self.0 {
                    Cause::Text(code, _) => *code,
                    $( $( #[$when] )? Cause::$variant(error) => error.code(), )*
                }
            }

            /// The field that it is about: the beginning of its name.
            pub fn field(&self) -> Option<&Name> {
                match &self.0 {
                    Cause::Text(..) => None,
                    $( $( #[$when] )? Cause::$variant(error) => {
                        let field: fn(&$error) -> Option<&Name> = $field;
                        field(error)
                    } )*
                }
            }

            /// The byte of the body, or of a scheme's text, that it is about.
            pub fn offset(&self) -> Option<usize> {
                match &self.0 {
                    Cause::Text(..) => None,
                    $( $( #[$when] )? Cause::$variant(error) => {
                        let offset: fn(&$error) -> Option<usize> = $offset;
                        offset(error)
                    } )*
                }
            }
        }

        /// What it says, as one line that is fit for a log.
        impl fmt::Display for Failure {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Cause::Text(_, text) => f.write_str(text),
                    $( $( #[$when] )? Cause::$variant(error) => error.fmt(f), )*
                }
            }
        }

        $( $( #[$when] )? impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self(Cause::$variant(error))
            }
        } )*
    };
}

causes! {
    Verify(VerifyError): VerifyError::field, VerifyError::offset;
    Notice(NoticeError): NoticeError::field, NoticeError::offset;
    Answer(AnswerError): AnswerError::field, AnswerError::offset;
    Sign(SignError): SignError::field, |_| None;
    Request(RequestError): RequestError::field, |_| None;
    Scheme(SchemeError): |_| None, |error| Some(error.offset);
    Amount(AmountError): |_| None, |_| None;
    Expect(ExpectError): |_| None, |_| None;
    Merchant(MerchantError): |_| None, |_| None;
    Secret(SecretError): |_| None, |_| None;
    UnknownName(UnknownName): |_| None, |_| None;
    Name(NameError): NameError::field, |_| None;
    #[cfg(feature = "raw")]
    RawScheme(RawSchemeError): |_| None, |error| Some(error.offset);
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_failure_says_what_its_error_says() {
        let error = VerifyError::EmptyName { offset: 7 };
        let failure = Failure::from(error);
        assert_eq!((failure.to_string(), failure.offset()), (error.to_string(), Some(7)));
        assert_eq!(Failure::from(Code::NoSecret).to_string(), Code::NoSecret.text());
        // A result that may be one is handed on by value.
        assert!(size_of::<Failure>() <= 128);
    }
}
