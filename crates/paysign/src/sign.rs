//! Signing: parameters in, checked against the message's table; the signature and the ready body out.

mod body;
mod check;
mod fast;

use core::fmt;

pub use body::Body;

use crate::canonical;
use crate::code::Code;
use crate::digest::{Hasher, Signature};
use crate::message::{Limits, Message, Options, Reading, Signing};
use crate::name::Name;
use crate::params;
use crate::scheme::Hash;
use crate::secret::{Mask, Secret};
use crate::unique::{self, Side};
use crate::value::Value;
use crate::wire::Param;

/// Why parameters are not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The message has no signature.
    UnsignedMessage,
    /// The message carries the secret as a plain parameter; it is described, but never built here.
    CarriesSecret,
    /// The scheme's text cannot be read back, so nothing signed by it can be verified strictly.
    UnreadableScheme,
    /// More fields to be sent than [`Limits::fields`].
    TooManyFields,
    /// Names and values together are longer than [`Limits::body_len`].
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
            Self::UnsignedMessage => Code::UnsignedMessage,
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
            Self::UnsignedMessage
            | Self::CarriesSecret
            | Self::UnreadableScheme
            | Self::TooManyFields
            | Self::TooLong
            | Self::EmptyName => None,
        }
    }
}

impl SignError {
    /// The same without the secrets, should they stand in the field's name.
    fn masked<N: AsRef<[u8]>, V>(mut self, params: &[(N, V)], mask: Mask<'_>) -> Self {
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
            Self::UnsignedMessage
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

/// Parameters with their signature.
#[derive(Clone, Copy)]
pub struct Signed<'a, N, V> {
    message: &'a Message<'a>,
    params: &'a [(N, V)],
    signature: Signature,
    added_sign_type: Option<(&'a str, &'a str)>,
    signature_field: &'a str,
    /// Whether not all is sent as it was given.
    is_rewritten: bool,
}

/// A signature, and the `sign_type` that is sent though it was not given.
type Made<'a> = (Signature, Option<(&'a str, &'a str)>);

impl<'a> Message<'a> {
    /// Signs parameters, in any order, and checks them against the message's table.
    ///
    /// Values are signed as the text that they are: write an amount as the gateway is to see it. Nothing is allocated.
    ///
    /// # Errors
    ///
    /// [`SignError`] says what is wrong with which parameter; the table of steps stands in `tests/vectors/README.md`.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Secret, gateways::epay::code200};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let signed = code200::PAY.sign(
    ///     &[
    ///         ("pid", "152787"),
    ///         ("type", "wxpay"),
    ///         ("out_trade_no", "20240125193935458"),
    ///         ("notify_url", "1"),
    ///         ("return_url", "2"),
    ///         ("name", "测试支付20240125193935458"),
    ///         ("money", "0.1"),
    ///     ],
    ///     &secret,
    /// )?;
    /// assert_eq!(signed.signature().as_str(), "5af4287ea6c3ab4505e9dc8d2e3a148c");
    /// assert!(signed.body().to_string().ends_with("&sign=5af4287ea6c3ab4505e9dc8d2e3a148c&sign_type=MD5"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        params: &'a [(N, V)],
        secret: &Secret,
    ) -> Result<Signed<'a, N, V>, SignError> {
        self.sign_with(params, secret, &Options::DEFAULT)
    }

    /// Signs with other limits, or leniently: then values are signed that another message could share.
    ///
    /// # Errors
    ///
    /// As [`Message::sign`].
    pub fn sign_with<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        params: &'a [(N, V)],
        secret: &Secret,
        options: &Options,
    ) -> Result<Signed<'a, N, V>, SignError> {
        self.sign_masking(params, secret, secret.as_ref(), options)
    }

    /// The same; an error masks all of `secrets`: the one that signs, and those that the merchant has beside it.
    ///
    /// # Errors
    ///
    /// As [`Message::sign`].
    pub fn sign_masking<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        params: &'a [(N, V)],
        secret: &Secret,
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Signed<'a, N, V>, SignError> {
        if self.transport.carries_secret {
            return Err(SignError::CarriesSecret);
        }
        let signing = self.signing.as_ref().ok_or(SignError::UnsignedMessage)?;
        let by_fast = fast::signature(self, signing, params, secret, options);
        let is_rewritten = by_fast.is_none() && self.fields.has_rewritten();
        let (signature, added_sign_type) = if let Some(made) = by_fast {
            made
        } else {
            let made = self.sign_completely(signing, params, secret, options);
            made.map_err(|error| error.masked(params, Mask::new(secrets)))?
        };
        let signature_field = signing.field;
        Ok(Signed { message: self, params, signature, added_sign_type, signature_field, is_rewritten })
    }

    /// The signature, and the `sign_type` that is sent though it was not given.
    #[inline(never)]
    fn sign_completely<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        signing: &Signing<'a>,
        params: &[(N, V)],
        secret: &Secret,
        options: &Options,
    ) -> Result<Made<'a>, SignError> {
        if options.reading == Reading::Strict && !unique::is_readable(self, signing) {
            return Err(SignError::UnreadableScheme);
        }
        let added_sign_type = added_sign_type(signing, params);
        check_size(params, 1 + usize::from(added_sign_type.is_some()), &options.limits)?;
        let given = params.iter().map(|(name, value)| (name.as_ref(), self.sent(name.as_ref(), value.as_ref())));
        let all = given.chain(added_sign_type.map(|(name, value)| (name.as_bytes(), value.as_bytes())));
        let param = |(place, (name, value))| Param { name: Value::plain(name), value: Value::plain(value), place };
        let given = all.enumerate().map(param);
        let signature = params::with_room(given.clone().count(), |room| {
            for (to, param) in room.iter_mut().zip(given.clone()) {
                *to = param;
            }
            self.signature(signing, room, &given, secret, options.reading)
        })?;
        Ok((signature, added_sign_type))
    }

    /// `params` and `given` are the same, and `given` stays in its order.
    fn signature<'p>(
        &self,
        signing: &Signing<'_>,
        params: &mut [Param<'p>],
        given: &(impl Iterator<Item = Param<'p>> + Clone),
        secret: &Secret,
        reading: Reading,
    ) -> Result<Signature, SignError> {
        let named = |param: Param<'_>| Name::new(param.name.bytes());
        params::sort(params).map_err(|repeated| SignError::DuplicateField(named(repeated)))?;
        let hash = check::params(self, signing, params, given, reading)?;
        let signed = params::arrange(self, params);
        let signed = &mut params[..signed];
        if reading == Reading::Strict
            && let Some(param) = unique::first_ambiguous(self, signing, signed, Side::Signing)
        {
            return Err(SignError::AmbiguousField(named(param)));
        }
        for param in &mut *signed {
            param.value = self.hashed_of_sent(param);
        }
        Ok(sign_by(signing, hash, signed, secret))
    }
}

fn sign_by(signing: &Signing<'_>, hash: Hash, signed: &[Param<'_>], secret: &Secret) -> Signature {
    let write = |hasher: &mut Hasher| canonical::write(&signing.scheme, signed, hasher);
    secret.digest(&signing.scheme.secret, hash, write).to_signature(signing.scheme.hex)
}

/// The `sign_type` that is sent though it was not given: only where there is no other one.
fn added_sign_type<'a, N: AsRef<[u8]>, V>(signing: &Signing<'a>, params: &[(N, V)]) -> Option<(&'a str, &'a str)> {
    let sign_type = signing.sign_type?;
    let is_given = params.iter().any(|(name, _)| name.as_ref() == sign_type.field.as_bytes());
    match sign_type.choices {
        [(only, _)] if !is_given => Some((sign_type.field, only)),
        _ => None,
    }
}

fn check_size<N: AsRef<[u8]>, V: AsRef<[u8]>>(
    params: &[(N, V)],
    added: usize,
    limits: &Limits,
) -> Result<(), SignError> {
    if params.len() + added > params::most(limits) {
        return Err(SignError::TooManyFields);
    }
    let len: usize = params.iter().map(|(name, value)| name.as_ref().len() + value.as_ref().len()).sum();
    if len > limits.body_len { Err(SignError::TooLong) } else { Ok(()) }
}

impl<'a, N: AsRef<[u8]>, V: AsRef<[u8]>> Signed<'a, N, V> {
    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The name of the field that the signature is sent in.
    pub fn signature_field(&self) -> &'a str {
        self.signature_field
    }

    /// All fields to send: the parameters as given, the signature, and the `sign_type` where the message has one.
    ///
    /// Where the receiver writes numbers again, they are sent as it writes them; where it would sign a parameter without a value,
    /// that is not sent.
    pub fn fields(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let leaves_out = self.message.leaves_out_empty();
        let given = self.params.iter().filter_map(move |(name, value)| {
            let (name, value) = (name.as_ref(), value.as_ref());
            let value = if self.is_rewritten { self.message.sent(name, value) } else { value };
            (!(leaves_out && value.is_empty())).then_some((name, value))
        });
        let signature = (self.signature_field.as_bytes(), self.signature.as_str().as_bytes());
        let sign_type = self.added_sign_type.map(|(name, value)| (name.as_bytes(), value.as_bytes()));
        given.chain([signature]).chain(sign_type)
    }

    /// The ready body, or query, in the message's wire; write it or call `to_string`.
    pub fn body(&self) -> Body<'_, 'a, N, V> {
        Body::new(self)
    }
}

/// Without the signature and the values.
impl<N, V> fmt::Debug for Signed<'_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("message", &self.message.name)
            .field("params", &self.params.len())
            .finish_non_exhaustive()
    }
}
