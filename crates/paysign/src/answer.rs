//! Answers: what the gateway says at once to a request, read into the same roles as a notification.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::amount::{Amount, AmountError};
use crate::code::Code;
use crate::field::{Field, Role, Status};
use crate::gateway::UnknownName;
use crate::message::{Elsewhere, ErrorCode, Message, Options, Strictness};
use crate::name::Name;
use crate::roles::{Roles, amount, roles, status};
use crate::scheme::Null;
use crate::secret::{Mask, Secret};
use crate::value::{Shape, Value};

use crate::verify::{self, VerifyError};
use crate::wire::{self, Param, json};

/// A gateway's answer that is not an error.
///
/// Most answers are not signed: they are worth what the TLS connection is worth that they came over. Nested
/// fields are named by their path, `data.status`.
#[derive(Clone)]
pub struct Answer<'a> {
    message: &'a Message<'a>,
    params: Vec<Param<'a>>,
    options: Options,
}

/// Why a shop cannot go on with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerError {
    /// The gateway has no such message, or none that answers it.
    UnknownName(UnknownName),
    /// It could not be read, lacks a field, or its signature is wrong.
    Verify(VerifyError),
    /// The gateway says that the request failed.
    Gateway(GatewayError),
    /// The gateway says that the request succeeded, in another dialect than the one that it was made in.
    OtherDialect(OtherDialect),
}

/// An error that the gateway answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayError {
    /// The gateway's code, as it is in the answer.
    pub gateway_code: String,
    /// What the vendor's page says about the code, where it lists it.
    pub text: Option<String>,
    /// The gateway's own words in this answer.
    pub said: Option<String>,
}

/// A success in another dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDialect {
    /// The field that tells.
    pub field: Name,
    /// The gateway's id there, which is the one to use: `epay@code200`.
    pub gateway: String,
}

impl AnswerError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownName(error) => error.code(),
            Self::Verify(error) => error.code(),
            Self::Gateway(_) => Code::GatewayError,
            Self::OtherDialect(_) => Code::OtherDialect,
        }
    }

    /// The field that it is about.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::Verify(error) => error.field(),
            Self::OtherDialect(error) => Some(&error.field),
            Self::UnknownName(_) | Self::Gateway(_) => None,
        }
    }

    /// The byte of the body that it is about.
    pub fn offset(&self) -> Option<usize> {
        match self {
            Self::Verify(error) => error.offset(),
            Self::UnknownName(_) | Self::Gateway(_) | Self::OtherDialect(_) => None,
        }
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(error) => error.fmt(f),
            Self::Verify(error) => error.fmt(f),
            Self::Gateway(error) => error.fmt(f),
            Self::OtherDialect(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Code::GatewayError.text(), self.gateway_code.escape_debug())?;
        for text in self.text.iter().chain(&self.said) {
            write!(f, ": {}", text.escape_debug())?;
        }
        Ok(())
    }
}

impl fmt::Display for OtherDialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; use `{}` (`{}`)", Code::OtherDialect.text(), self.gateway, self.field)
    }
}

impl core::error::Error for AnswerError {}
impl core::error::Error for GatewayError {}
impl core::error::Error for OtherDialect {}

impl From<UnknownName> for AnswerError {
    fn from(error: UnknownName) -> Self {
        Self::UnknownName(error)
    }
}

impl From<VerifyError> for AnswerError {
    fn from(error: VerifyError) -> Self {
        Self::Verify(error)
    }
}

impl<'a> Message<'a> {
    /// Reads an answer: verified where it is signed, complete, and no error of the gateway.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Gateway`] with the gateway's code if it is an error, [`AnswerError::OtherDialect`] if
    /// it is a success at sites of another dialect; else [`AnswerError::Verify`].
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{AnswerError, Options, Secret, gateways::epay};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let answer = br#"{"code":705,"msg":"repeated"}"#;
    /// match epay::code200::PAY_ANSWER.answer(answer, &secret, &Options::DEFAULT) {
    ///     Err(AnswerError::Gateway(error)) => {
    ///         assert_eq!(error.text.as_deref(), Some("Duplicate order number"));
    ///     }
    ///     other => panic!("{other:?}"),
    /// }
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn answer(
        &'a self,
        body: &'a [u8],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Result<Answer<'a>, AnswerError> {
        if self.signing.is_some() {
            self.verify_with(body, secrets, options)?;
        }
        let null = self.signing.map_or(Null::Empty, |signing| signing.scheme.null);
        let params = wire::read(&self.transport, null, body, &options.limits).map_err(VerifyError::from)?;
        let mask = Mask::new(secrets.as_ref());
        verify::sort(self, body, &mut params.clone(), mask)?;
        let answer = Answer { message: self, params, options: *options };
        answer
            .succeeded(mask)
            .map_err(|error| answer.elsewhere().map_or(AnswerError::Gateway(error), AnswerError::OtherDialect))?;
        let is_there = |name: &str| answer.get(name).is_some();
        match self.first_missing(is_there, core::iter::empty()) {
            Some(name) => Err(VerifyError::MissingField { field: Name::new(name.bytes()) }.into()),
            None => Ok(answer),
        }
    }
}

roles!(Answer);

impl<'a> Answer<'a> {
    /// A field by its name or path. `None` if it is not there, or `null`.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        let alias = self.message.field(name).and_then(|field| field.alias);
        let find = |path: &str| {
            json::member(&self.params, path, &self.options.limits).filter(|value| value.shape() != Shape::Null)
        };
        find(name).or_else(|| alias.and_then(find))
    }

    /// Whether the answer's signature was verified.
    pub fn is_proved(&self) -> bool {
        self.message.signing.is_some()
    }

    /// The kind of message that this is.
    pub fn message(&self) -> &'a Message<'a> {
        self.message
    }

    /// All fields of the message's table that the answer holds, in the table's order.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, Value<'a>)> + '_ {
        self.message.fields.fields().iter().filter_map(|field| Some((field.name, self.get(field.name)?)))
    }

    /// Where the buyer pays: a URL, or the text of a QR code.
    pub fn pay_url(&self) -> Option<Value<'a>> {
        self.with_role(Role::PayUrl).map(|(_, value)| value)
    }

    /// The first field with this role that the answer holds: an answer may offer one of several.
    fn with_role(&self, role: Role) -> Option<(&'a Field<'a>, Value<'a>)> {
        self.all_with_role(role).next()
    }

    fn all_with_role(&self, role: Role) -> impl Iterator<Item = (&'a Field<'a>, Value<'a>)> + '_ {
        let is_strict = self.options.strictness == Strictness::Strict || !self.is_proved();
        let own = self.message.fields.iter().filter(move |field| field.role == Some(role));
        let others = self.message.fields.iter().filter(move |field| is_strict && field.stands_in_for == Some(role));
        own.chain(others).filter_map(|field| Some((field, self.get(field.name)?)))
    }

    /// The other dialect that this is a success of.
    fn elsewhere(&self) -> Option<OtherDialect> {
        let is_told = |other: &&Elsewhere<'_>| self.get(other.field).is_some_and(|value| value == *other.value);
        let other = self.message.success_elsewhere.iter().find(is_told)?;
        Some(OtherDialect { field: Name::new(other.field.bytes()), gateway: String::from(other.gateway) })
    }

    /// Whether every field that tells success does.
    fn succeeded(&self, mask: Mask<'_>) -> Result<(), GatewayError> {
        let text = |value: Value<'a>| {
            let masked = mask.part(value.bytes()).collect::<Vec<u8>>();
            String::from_utf8(masked).unwrap_or_else(|error| alloc::format!("{}", Value::plain(error.as_bytes())))
        };
        for success in self.message.success {
            let Some(value) = self.get(success.field) else { continue };
            if success.values.iter().any(|wanted| value == **wanted) {
                continue;
            }
            let gateway_code = self.get(success.code).unwrap_or(value);
            let listed = self.message.error_codes.iter().find(|ErrorCode { code, .. }| gateway_code == **code);
            let gateway_code = text(gateway_code);
            return Err(GatewayError {
                text: listed.map(|code| String::from(code.text)),
                // The further in a text is, the more it is about this error.
                said: self.all_with_role(Role::ErrorText).last().map(|(_, value)| text(value)),
                gateway_code,
            });
        }
        Ok(())
    }
}

/// Names only.
impl fmt::Debug for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("message", &self.message.name)
            .field("fields", &self.params.len())
            .finish_non_exhaustive()
    }
}
