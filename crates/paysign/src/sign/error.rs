//! Why parameters are not signed.

use core::fmt;

use crate::code::Code;
use crate::name::Name;
use crate::secret::Mask;

/// Why parameters are not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The secret is not what the scheme takes: hex, Base64, or several parts.
    MalformedSecret,
    /// The message has no signature.
    UnsignedMessage,
    /// XML or multipart, in a build without the feature of that name.
    NotThisWire,
    /// The message carries the secret as a plain parameter; it is described, but never built here.
    CarriesSecret,
    /// The scheme's text cannot be read back, so nothing signed by it can be verified strictly.
    UnreadableScheme,
    /// More fields to be sent than [`Limits::fields`](crate::Limits::fields).
    TooManyFields,
    /// Names and values together are longer than [`Limits::body_len`](crate::Limits::body_len).
    TooLong,
    /// A name is given twice.
    DuplicateField(Name),
    /// The signature is given, but it is computed.
    SignatureGiven(Name),
    /// `sign_type` names no digest of this message.
    UnsupportedSignType(Name),
    /// A parameter has no name.
    EmptyName,
    /// The message has no field of this name.
    UnknownField(Name),
    /// The value does not fit the field's kind or codes.
    InvalidValue(Name),
    /// The value has more characters than the field allows.
    ValueTooLong(Name),
    /// Of two fields only one may be given.
    ExclusiveFields(Name),
    /// The field is not allowed with the value of another one.
    FieldNotAllowed(Name),
    /// A required field is missing or empty.
    MissingField(Name),
    /// The signed text would read as other fields: the signature could be moved to another message.
    AmbiguousField(Name),
}

impl SignError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::MalformedSecret => Code::MalformedSecret,
            Self::UnsignedMessage => Code::UnsignedMessage,
            Self::NotThisWire => Code::NotThisWire,
            Self::CarriesSecret => Code::CarriesSecret,
            Self::UnreadableScheme => Code::UnreadableScheme,
            Self::TooManyFields => Code::TooManyFields,
            Self::TooLong => Code::BodyTooLong,
            Self::DuplicateField(_) => Code::DuplicateField,
            Self::SignatureGiven(_) => Code::SignatureGiven,
            Self::UnsupportedSignType(_) => Code::UnsupportedSignType,
            Self::EmptyName => Code::EmptyName,
            Self::UnknownField(_) => Code::UnknownField,
            Self::InvalidValue(_) => Code::InvalidValue,
            Self::ValueTooLong(_) => Code::ValueTooLong,
            Self::ExclusiveFields(_) => Code::ExclusiveFields,
            Self::FieldNotAllowed(_) => Code::FieldNotAllowed,
            Self::MissingField(_) => Code::MissingField,
            Self::AmbiguousField(_) => Code::AmbiguousField,
        }
    }

    /// The field that it is about.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::DuplicateField(field)
            | Self::SignatureGiven(field)
            | Self::UnsupportedSignType(field)
            | Self::UnknownField(field)
            | Self::InvalidValue(field)
            | Self::ValueTooLong(field)
            | Self::ExclusiveFields(field)
            | Self::FieldNotAllowed(field)
            | Self::MissingField(field)
            | Self::AmbiguousField(field) => Some(field),
            Self::MalformedSecret
            | Self::UnsignedMessage
            | Self::NotThisWire
            | Self::CarriesSecret
            | Self::UnreadableScheme
            | Self::TooManyFields
            | Self::TooLong
            | Self::EmptyName => None,
        }
    }
}

impl SignError {
    /// The same without the secrets, should the field's name hold them.
    pub(super) fn masked<N: AsRef<[u8]>, V>(mut self, params: &[(N, V)], mask: Mask<'_>) -> Self {
        if let Some(field) = self.field_mut() {
            // The error keeps only the beginning of a name.
            let names = params.iter().map(|(name, _)| name.as_ref().iter().copied());
            let meant = names.filter(|name| Name::new(name.clone()) == *field);
            let mut masked = meant.map(|name| Name::new(mask.part(name)));
            *field = masked.find(|name| name != field).unwrap_or(*field);
        }
        self
    }

    fn field_mut(&mut self) -> Option<&mut Name> {
        match self {
            Self::DuplicateField(field)
            | Self::SignatureGiven(field)
            | Self::UnsupportedSignType(field)
            | Self::UnknownField(field)
            | Self::InvalidValue(field)
            | Self::ValueTooLong(field)
            | Self::ExclusiveFields(field)
            | Self::FieldNotAllowed(field)
            | Self::MissingField(field)
            | Self::AmbiguousField(field) => Some(field),
            Self::MalformedSecret
            | Self::UnsignedMessage
            | Self::NotThisWire
            | Self::CarriesSecret
            | Self::UnreadableScheme
            | Self::TooManyFields
            | Self::TooLong
            | Self::EmptyName => None,
        }
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())?;
        self.field().map_or(Ok(()), |field| write!(f, " (`{field}`)"))
    }
}

impl core::error::Error for SignError {}
