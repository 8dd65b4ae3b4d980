//! What can go wrong between a merchant and its gateway.

use core::fmt;

use crate::code::Code;
use crate::gateway::UnknownName;
use crate::name::Name;
use crate::sign::SignError;
use crate::verify::VerifyError;

/// Why a merchant could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MerchantError {
    /// There is no such gateway.
    UnknownName(UnknownName),
    /// No secret was given.
    NoSecret,
    /// The base URL does not begin with `http://` or `https://`.
    InvalidUrl,
}

/// Why a request could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// The gateway has no such message, or it is none that a shop sends.
    UnknownName(UnknownName),
    /// The parameters name another merchant.
    WrongMerchant(Name),
    /// The parameters are not those of the message.
    Sign(SignError),
}

/// Why a notification is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeError {
    /// The gateway has no such message.
    UnknownName(UnknownName),
    /// It is for another merchant number, so another secret has signed it. The field that tells.
    WrongMerchant(Name),
    /// It is not authentic.
    Verify(VerifyError),
}

impl MerchantError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownName(error) => error.code(),
            Self::NoSecret => Code::NoSecret,
            Self::InvalidUrl => Code::InvalidUrl,
        }
    }
}

impl RequestError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownName(error) => error.code(),
            Self::WrongMerchant(_) => Code::WrongMerchant,
            Self::Sign(error) => error.code(),
        }
    }

    /// The parameter that it is about.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::UnknownName(_) => None,
            Self::WrongMerchant(field) => Some(field),
            Self::Sign(error) => error.field(),
        }
    }
}

impl NoticeError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownName(error) => error.code(),
            Self::WrongMerchant(_) => Code::WrongMerchant,
            Self::Verify(error) => error.code(),
        }
    }

    /// The field that it is about.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::UnknownName(_) => None,
            Self::WrongMerchant(field) => Some(field),
            Self::Verify(error) => error.field(),
        }
    }

    /// The byte of the body that it is about.
    pub fn offset(&self) -> Option<usize> {
        match self {
            Self::UnknownName(_) | Self::WrongMerchant(_) => None,
            Self::Verify(error) => error.offset(),
        }
    }
}

impl fmt::Display for MerchantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(error) => error.fmt(f),
            Self::WrongMerchant(field) => write!(f, "{} (`{field}`)", self.code().text()),
            Self::Sign(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for NoticeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(error) => error.fmt(f),
            Self::WrongMerchant(field) => write!(f, "{} (`{field}`)", self.code().text()),
            Self::Verify(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for MerchantError {}
impl core::error::Error for RequestError {}
impl core::error::Error for NoticeError {}

impl From<UnknownName> for MerchantError {
    fn from(error: UnknownName) -> Self {
        Self::UnknownName(error)
    }
}

impl From<UnknownName> for RequestError {
    fn from(error: UnknownName) -> Self {
        Self::UnknownName(error)
    }
}

impl From<SignError> for RequestError {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}

impl From<UnknownName> for NoticeError {
    fn from(error: UnknownName) -> Self {
        Self::UnknownName(error)
    }
}

impl From<VerifyError> for NoticeError {
    fn from(error: VerifyError) -> Self {
        Self::Verify(error)
    }
}
