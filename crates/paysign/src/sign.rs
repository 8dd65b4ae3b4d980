//! Signing: parameters in, checked against the message's table; the signature and the ready body out.

mod body;
mod check;
mod error;
mod known;
mod signed;

pub use body::Body;
pub use error::SignError;
use signed::Made;
pub use signed::Signed;

pub use crate::digest::Signature;
use crate::message::{Limits, Message, Options, Signing, Strictness};
use crate::name::Name;
use crate::params;
use crate::readback::{self, Side};
use crate::secret::{Mask, Secret};
use crate::value::Value;
use crate::verify;
use crate::wire::{self, Param};

impl<'a> Message<'a> {
    /// Signs parameters, in any order, and checks them against the message's table.
    ///
    /// Values are signed as the text that they are: write an amount as the gateway is to see it. Nothing is
    /// allocated.
    ///
    /// # Errors
    ///
    /// [`SignError`] says what is wrong with which parameter; the table of steps is in
    /// `tests/vectors/README.md`.
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

    /// The same; an error masks all of `secrets`: the one that signs, and those that the merchant has beside
    /// it.
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
        let by_known = known::signature(self, signing, params, secret, options);
        let is_rewritten = by_known.is_none() && self.fields.has_rewritten();
        let (signature, added_sign_type) = if let Some(made) = by_known {
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
        #[cfg(feature = "axes")]
        if signing.scheme.is_composed() && !secret.fits(&signing.scheme) {
            return Err(SignError::MalformedSecret);
        }
        if options.strictness == Strictness::Strict && !readback::is_readable(self, signing) {
            return Err(SignError::UnreadableScheme);
        }
        if !wire::is_there(self.transport.wire) {
            return Err(SignError::NotThisWire);
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
            self.signature(signing, room, &given, secret, options.strictness)
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
        strictness: Strictness,
    ) -> Result<Signature, SignError> {
        let named = |param: Param<'_>| Name::new(param.name.bytes());
        params::sort(params).map_err(|repeated| SignError::DuplicateField(named(repeated)))?;
        let hash = check::params(self, signing, params, given, strictness)?;
        let list = params::list(signing, params);
        if let Some(field) = params::missing_in_list(signing, list) {
            return Err(SignError::MissingField(Name::new(field.bytes())));
        }
        let signed = params::arrange(self, params);
        if strictness == Strictness::Strict
            && let Some(param) = readback::secrets_own(signing, &params[signed..])
        {
            return Err(SignError::AmbiguousField(named(param)));
        }
        if strictness == Strictness::Strict {
            let signed = &params[..signed];
            let ambiguous = readback::first_ambiguous(self, signing, signed, Side::Signing);
            let place = |param: Param<'_>| signed.iter().position(|other| other.place == param.place);
            if let Some((name, before)) = readback::first_ambiguous_absence(self, signing, signed)
                && ambiguous.and_then(place).is_none_or(|place| place >= before)
            {
                return Err(SignError::AmbiguousField(Name::new(name.bytes())));
            }
            if let Some(param) = ambiguous {
                return Err(SignError::AmbiguousField(named(param)));
            }
        }
        for param in &mut params[..signed] {
            param.value = self.hashed_of_sent(param);
        }
        let digest = verify::digest(&signing.scheme, hash, (params, signed), list, secret);
        digest.map(|digest| digest.to_signature(signing.scheme.encoding)).ok_or(SignError::MalformedSecret)
    }
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
