//! Verification of a body by the signature in a header: first that it is authentic, and only then what it
//! says.

use super::claim::Claim;
use super::headers::{Headers, Listed};
use super::signed_text::{SignedText, is_readable};
use crate::message::{Message, Options, Strictness, Wire};
use crate::name::Name;
use crate::raw::{Age, HeaderError, RawScheme};
use crate::secret::{Mask, Secret};
use crate::verified::{Source, Verified};
use crate::verify::{VerifyError, sort};
use crate::wire::{self, BodyError, Param};

impl<'a> Message<'a> {
    /// Verifies a raw body with the headers that came with it: where the signature is in one, by that; any
    /// other message as [`Message::verify_with`] does.
    ///
    /// `headers` are pairs of name and value; letter case does not matter in names. `now` is the time in
    /// seconds from the beginning of 1970, which a message's age is checked by if its description asks for
    /// that. Where the signature is in a header it covers the whole body, so every field is proved; one
    /// inside an object is found by its path, `data.status`.
    ///
    /// # Errors
    ///
    /// [`VerifyError`] says what is wrong and where; the table of steps is in `tests/vectors/README.md`.
    pub fn verify_with_headers<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        body: &'a [u8],
        headers: &[(N, V)],
        now: Option<u64>,
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        match self.raw {
            Some(scheme) if self.is_raw() => {
                self.verify_raw(scheme, body, (&Listed(headers), now), secrets.as_ref(), options)
            }
            _ => self.verify_with(body, secrets, options),
        }
    }

    fn verify_raw(
        &'a self,
        scheme: &RawScheme<'_>,
        body: &'a [u8],
        (headers, now): (&dyn Headers, Option<u64>),
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        if secrets.is_empty() {
            return Err(VerifyError::NoSecret);
        }
        let is_strict = options.strictness == Strictness::Strict;
        if !scheme.is_whole() || is_strict && !is_readable(scheme) {
            return Err(VerifyError::UnreadableScheme);
        }
        if scheme.age != Age::Any && now.is_none() {
            return Err(HeaderError::NoTime.into());
        }
        if body.len() > options.limits.body_len {
            return Err(BodyError::TooLong { limit: options.limits.body_len }.into());
        }
        if body.is_empty() {
            return Err(BodyError::Empty.into());
        }
        let claim = Claim::read(scheme, headers)?;
        let text = SignedText { scheme, body, timestamp: claim.timestamp, headers };
        text.check_headers()?;
        if is_strict {
            text.read_back()?;
        }
        let signs = |secret: &Secret| {
            let digest = secret.digest(&scheme.secret, scheme.digest, |hasher| text.write(hasher));
            claim.has(&digest)
        };
        let secret = secrets.iter().position(signs).ok_or(VerifyError::Mismatch)?;
        claim.check_age(scheme.age, now)?;
        let source = self.read_proved(body, Mask::new(secrets), options)?;
        Ok(Verified::new(self, source, secret, options.strictness))
    }

    /// What a proved body says.
    fn read_proved(&self, body: &'a [u8], mask: Mask<'_>, options: &Options) -> Result<Source<'a>, VerifyError> {
        let limits = &options.limits;
        match self.transport.wire {
            Wire::Form => {
                let stray_percent = self.transport.stray_percent;
                let check = |params: &mut [Param<'_>]| self.check_params(body, params, mask, options);
                wire::form::read(body, stray_percent, limits, check)??;
                Ok(Source::Form(body, stray_percent))
            }
            Wire::Json => self.read_proved_json(body, mask, options),
            wire @ (Wire::Xml | Wire::Multipart) => {
                let check = |params: &mut [Param<'_>]| self.check_params(body, params, mask, options);
                wire::fields::read(body, wire, limits, check)??;
                Ok(Source::Fields(body, wire))
            }
        }
    }

    /// Whether every name is there once, and all required ones are.
    fn check_params(
        &self,
        body: &[u8],
        params: &mut [Param<'_>],
        mask: Mask<'_>,
        options: &Options,
    ) -> Result<(), VerifyError> {
        sort(self, body, params, mask)?;
        self.check_fields(options, |name| params.iter().any(|param| param.name == *name))
    }

    #[cfg(feature = "json")]
    fn read_proved_json(&self, body: &'a [u8], mask: Mask<'_>, options: &Options) -> Result<Source<'a>, VerifyError> {
        let params = wire::json::read(body, crate::scheme::Null::Empty, &options.limits)?;
        sort(self, body, &mut params.clone(), mask)?;
        let source = Source::NestedJson(params, options.limits);
        self.check_fields(options, |name| source.has(name))?;
        Ok(source)
    }

    #[cfg(not(feature = "json"))]
    #[allow(clippy::unused_self, reason = "there is no JSON")]
    fn read_proved_json(&self, _: &'a [u8], _: Mask<'_>, _: &Options) -> Result<Source<'a>, VerifyError> {
        Err(BodyError::NotThisWire.into())
    }

    /// Whether all required fields are there.
    fn check_fields(&self, options: &Options, is_there: impl Fn(&str) -> bool) -> Result<(), VerifyError> {
        match self.first_missing(is_there, core::iter::empty()) {
            Some(name) if options.strictness == Strictness::Strict => {
                Err(VerifyError::MissingField { field: Name::new(name.bytes()) })
            }
            _ => Ok(()),
        }
    }
}
