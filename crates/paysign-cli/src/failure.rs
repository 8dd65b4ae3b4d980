//! Why the program ends with another status than 0: one sentence with a stable code, for people and for
//! programs.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use paysign::beyond::NameError;
use paysign::raw::RawSchemeError;
use paysign::{
    Code, ExpectError, SecretError, SignError, VerifyError, amount::AmountError, gateway::UnknownName, name::Name,
    scheme::SchemeError,
};
use paysign_gateway::Problems;
use serde::Serialize;

use crate::json::Text;

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// The message is valid, or what was asked for was printed.
    Valid = 0,
    /// The message or the parameters are refused.
    NotValid = 1,
    /// The question could not be asked: wrong usage, or something could not be read.
    Unusable = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// One failure.
#[derive(Debug)]
pub(crate) struct Failure {
    status: Status,
    code: Option<Code>,
    message: String,
    field: Option<FieldName>,
    offset: Option<usize>,
    hint: Option<String>,
}

/// A field's name as an error of the core carries it.
#[derive(Debug)]
struct FieldName {
    bytes: Vec<u8>,
    is_cut: bool,
}

impl Failure {
    /// The message or the parameters are refused.
    fn refused(code: Code, message: &dyn fmt::Display) -> Self {
        Self { status: Status::NotValid, ..Self::with_code(code, message) }
    }

    /// Some of many messages are refused, each for a reason of its own.
    pub(crate) fn some_refused(message: String) -> Self {
        Self { status: Status::NotValid, ..Self::usage(message) }
    }

    /// The question cannot be asked; `code` says why, the same in every language.
    fn with_code(code: Code, message: &dyn fmt::Display) -> Self {
        Self { code: Some(code), ..Self::usage(message.to_string()) }
    }

    /// The question cannot be asked, for a reason that only a program on a command line knows.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { status: Status::Unusable, code: None, message: message.into(), field: None, offset: None, hint: None }
    }

    /// Something cannot be read or written.
    pub(crate) fn io(doing: &str, error: &io::Error) -> Self {
        Self::usage(format!("cannot {doing}: {error}"))
    }

    /// No secret was given.
    pub(crate) fn no_secret(hint: &str) -> Self {
        Self::with_code(Code::NoSecret, &Code::NoSecret.text()).hint(hint)
    }

    /// The text is not a scheme.
    pub(crate) fn scheme(error: SchemeError) -> Self {
        let message = format!("{} ({error})", error.code().text());
        Self { offset: Some(error.offset), ..Self::with_code(error.code(), &message) }
    }

    /// The text is not a scheme of a raw body.
    pub(crate) fn raw_scheme(error: RawSchemeError) -> Self {
        let message = format!("{} ({error})", error.code().text());
        Self { offset: Some(error.offset), ..Self::with_code(error.code(), &message) }
    }

    /// A file is not a gateway.
    pub(crate) fn gateway(path: &Path, problems: &Problems) -> Self {
        let code = Code::GatewaySyntax;
        let hint = format!("`paysign gateway check {}` says all that is wrong", path.display());
        Self::with_code(code, &format!("{} ({}, {problems})", code.text(), path.display())).hint(hint)
    }

    /// A name cannot be the shop's own, or be added.
    pub(crate) fn name(error: NameError) -> Self {
        Self::with_code(error.code(), &error).about(error.field(), None)
    }

    /// The text is not a secret; `origin` says where it came from, and never what it is.
    pub(crate) fn secret(error: SecretError, origin: &str) -> Self {
        let failure = Self::with_code(error.code(), &format!("{error} ({origin})"));
        match error {
            SecretError::Blanks => failure.hint(
                "of a file or standard input, one line ending at the end is taken off already: remove what else \
                 there is before the secret or after it",
            ),
            _ => failure,
        }
    }

    /// The same, with what to do about it.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    fn about(self, field: Option<&Name>, offset: Option<usize>) -> Self {
        let field = field.map(|name| FieldName { bytes: name.as_bytes().to_vec(), is_cut: name.is_cut() });
        Self { field, offset, ..self }
    }

    /// The exit status.
    pub(crate) fn status(&self) -> Status {
        self.status
    }

    /// What to do about it.
    pub(crate) fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The failure as programs read it.
    pub(crate) fn to_json(&self) -> FailureJson<'_> {
        FailureJson {
            code: self.code.map(Code::as_str),
            number: self.code.map(Code::number),
            message: &self.message,
            field: self.field.as_ref().map(|field| Text::from(field.bytes.as_slice())),
            field_is_cut: self.field.as_ref().is_some_and(|field| field.is_cut),
            offset: self.offset,
        }
    }
}

/// `mismatch: the signature does not belong to this message and secret`
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        if error.code() == Code::NoTime {
            let hint = "give --now SECONDS: `--now $(date +%s)` for a message of this moment";
            return Self::with_code(error.code(), &error).hint(hint);
        }
        Self::refused(error.code(), &error).about(error.field(), error.offset())
    }
}

impl From<SignError> for Failure {
    fn from(error: SignError) -> Self {
        Self::refused(error.code(), &error).about(error.field(), None)
    }
}

impl From<ExpectError> for Failure {
    fn from(error: ExpectError) -> Self {
        match error {
            ExpectError::NoRoles => Self::with_code(error.code(), &error),
            _ => Self::refused(error.code(), &error),
        }
    }
}

impl From<UnknownName> for Failure {
    fn from(error: UnknownName) -> Self {
        Self::with_code(error.code(), &error)
    }
}

impl From<AmountError> for Failure {
    fn from(error: AmountError) -> Self {
        Self::with_code(error.code(), &error)
    }
}

/// A failure as programs read it.
#[derive(Serialize)]
pub(crate) struct FailureJson<'f> {
    code: Option<&'static str>,
    number: Option<u16>,
    message: &'f str,
    field: Option<Text<'f>>,
    /// Only where it is so: an error keeps the first bytes of a very long name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    field_is_cut: bool,
    offset: Option<usize>,
}
