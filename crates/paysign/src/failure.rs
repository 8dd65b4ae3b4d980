//! Any error of the core as one: what programs compare, and what people read. For bindings, and for shops that log.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use crate::amount::AmountError;
use crate::answer::{AnswerError, GatewayError};
use crate::code::Code;
use crate::expect::ExpectError;
use crate::gateway::UnknownName;
use crate::merchant::{MerchantError, NoticeError, RequestError};
use crate::name::Name;
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
pub struct Failure(Box<Facts>);

/// Behind a pointer, so that what may fail is handed on as fast as what may not.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    code: Code,
    field: Option<Name>,
    offset: Option<usize>,
    gateway: Option<GatewayError>,
    text: Cow<'static, str>,
}

impl Failure {
    /// What programs compare.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The field that it is about: the beginning of its name.
    pub fn field(&self) -> Option<&Name> {
        self.0.field.as_ref()
    }

    /// The byte of the body, or of a scheme's text, that it is about.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// What the gateway answered, with [`Code::GatewayError`] only.
    pub fn gateway(&self) -> Option<&GatewayError> {
        self.0.gateway.as_ref()
    }

    /// What it says, as one line that is fit for a log.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// One that is found in another place than the core: `text` is one line, fit for a log.
    pub fn with_text(code: Code, text: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Facts { code, field: None, offset: None, gateway: None, text: text.into() }))
    }

    fn new(code: Code, error: &dyn fmt::Display) -> Self {
        let mut left = Left(code.text());
        match fmt::write(&mut left, format_args!("{error}")) {
            Ok(()) if left.0.is_empty() => Self::with_text(code, code.text()),
            _ => Self::with_text(code, error.to_string()),
        }
    }

    fn about(mut self, field: Option<&Name>, offset: Option<usize>) -> Self {
        (self.0.field, self.0.offset) = (field.copied(), offset);
        self
    }
}

/// What is left of a text that is compared as it is written, so that most errors make none of their own.
struct Left(&'static str);

impl fmt::Write for Left {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl core::error::Error for Failure {}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::with_text(code, code.text())
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        let mut failure = Self::new(error.code(), &error).about(error.field(), error.offset());
        if let AnswerError::Gateway(said) = error {
            failure.0.gateway = Some(said);
        }
        failure
    }
}

macro_rules! failures {
    ($( $error:ty: $field:expr, $offset:expr; )*) => {
        $( impl From<$error> for Failure {
            #[cold]
            fn from(error: $error) -> Self {
                let field: fn(&$error) -> Option<&Name> = $field;
                let offset: fn(&$error) -> Option<usize> = $offset;
                Self::new(error.code(), &error).about(field(&error), offset(&error))
            }
        } )*
    };
}

failures! {
    VerifyError: VerifyError::field, VerifyError::offset;
    NoticeError: NoticeError::field, NoticeError::offset;
    SignError: SignError::field, |_| None;
    RequestError: RequestError::field, |_| None;
    SchemeError: |_| None, |error| Some(error.offset);
    AmountError: |_| None, |_| None;
    ExpectError: |_| None, |_| None;
    MerchantError: |_| None, |_| None;
    SecretError: |_| None, |_| None;
    UnknownName: |_| None, |_| None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_made_only_where_it_says_more_than_the_code() {
        assert!(matches!(Failure::from(VerifyError::Mismatch).0.text, Cow::Borrowed(_)));
        let error = VerifyError::EmptyName { offset: 7 };
        let failure = Failure::from(error);
        assert!(matches!(failure.0.text, Cow::Owned(_)));
        assert_eq!((failure.text(), failure.offset()), (error.to_string().as_str(), Some(7)));
    }
}
