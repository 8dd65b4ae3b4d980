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
/// assert_eq!((refused.code, refused.offset), (Code::DuplicateField, Some(11)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// What programs compare.
    pub code: Code,
    /// The field that it is about: the beginning of its name.
    pub field: Option<Name>,
    /// The byte of the body, or of a scheme's text, that it is about.
    pub offset: Option<usize>,
    /// What the gateway answered, with [`Code::GatewayError`] only.
    pub gateway: Option<Box<GatewayError>>,
    text: Cow<'static, str>,
}

impl Failure {
    /// What it says, as one line that is fit for a log.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is made of in another place than the core: `text` is one line, fit for a log.
    pub fn with_text(code: Code, text: impl Into<Cow<'static, str>>) -> Self {
        Self { code, field: None, offset: None, gateway: None, text: text.into() }
    }

    fn new(code: Code, error: &dyn fmt::Display) -> Self {
        let mut left = Left(code.text());
        let text = match fmt::write(&mut left, format_args!("{error}")) {
            Ok(()) if left.0.is_empty() => Cow::Borrowed(code.text()),
            _ => Cow::Owned(error.to_string()),
        };
        Self { code, field: None, offset: None, gateway: None, text }
    }

    fn about(self, field: Option<&Name>, offset: Option<usize>) -> Self {
        Self { field: field.copied(), offset, ..self }
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
        f.write_str(&self.text)
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
        let failure = Self::new(error.code(), &error).about(error.field(), error.offset());
        let gateway = if let AnswerError::Gateway(said) = error { Some(Box::new(said)) } else { None };
        Self { gateway, ..failure }
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
        assert!(matches!(Failure::from(VerifyError::Mismatch).text, Cow::Borrowed(_)));
        let error = VerifyError::EmptyName { offset: 7 };
        let failure = Failure::from(error);
        assert!(matches!(failure.text, Cow::Owned(_)));
        assert_eq!((failure.text(), failure.offset), (error.to_string().as_str(), Some(7)));
    }
}
