//! Verification: a raw body in, a verified message or the reason against it out.

mod error;

use crate::accept::{self, AskedFirst};
use crate::beyond;
use crate::canonical;
#[cfg(feature = "axes")]
use crate::compose::Composed;
use crate::digest::{Digest, Hasher};
use crate::message::{Limits, Message, Options, Signing, Strictness, Wire};
use crate::name::Name;
use crate::params;
use crate::readback::{self, Side};
#[cfg(feature = "axes")]
use crate::scheme::{Element, Fields};
use crate::scheme::{Hash, Scheme};
use crate::secret::{Mask, Secret};
use crate::value::{Shape, Value};
use crate::verified::{Source, Verified};
#[cfg(any(feature = "axes", not(feature = "json")))]
use crate::wire::BodyError;
use crate::wire::{self, Param};
pub use error::VerifyError;

impl<'a> Message<'a> {
    /// Verifies a raw body (or query), exactly as it came off the socket, by strict reading.
    ///
    /// `body` is bytes, not text: a gateway may send GBK. `secrets` is one secret or several (rotation). A
    /// form is verified without allocating.
    ///
    /// # Errors
    ///
    /// [`VerifyError`] says what is wrong and where; the table of steps is in `tests/vectors/README.md`.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Secret, gateways::payindex};
    ///
    /// let secret = Secret::new("paebiyya4co5x0231zcm1novl8trustw")?;
    /// let body = b"memberid=221274714&orderid=E1&amount=5&true_amount=4.98&transaction_id=T1\
    ///     &datetime=20230306235024&returncode=00&attach=user+7&sign=9C9B3A5A4F6E26E7A21B40AFC7E3B6A2";
    /// let refused = payindex::NOTIFY.verify(body, &secret).unwrap_err();
    /// assert_eq!(refused.code().as_str(), "mismatch");
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn verify(
        &'a self,
        body: &'a [u8],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
    ) -> Result<Verified<'a>, VerifyError> {
        self.verify_with(body, secrets, &Options::DEFAULT)
    }

    /// Verifies with other limits, or leniently.
    ///
    /// # Errors
    ///
    /// As [`Message::verify`].
    pub fn verify_with(
        &'a self,
        body: &'a [u8],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        let secrets = secrets.as_ref();
        if self.signing.is_some() && secrets.is_empty() {
            return Err(VerifyError::NoSecret);
        }
        self.verify_by_any(body, secrets, options)
    }

    /// The same; without any secret, what is right otherwise is a [`VerifyError::Mismatch`].
    pub(crate) fn verify_by_any(
        &'a self,
        body: &'a [u8],
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        let signing = self.signing.as_ref().ok_or_else(|| self.without_headers())?;
        let part = beyond::shop_part(self, body, &options.limits)?;
        if part.len > 0 {
            let rest = body.get(part.len..).unwrap_or_default();
            let options = Options { limits: part.rest_of(&options.limits), ..*options };
            return self.verify_part(rest, signing, secrets, &options).map_err(|error| error.after(part.len));
        }
        self.verify_part(body, signing, secrets, options)
    }

    /// Why a message cannot be verified by its fields.
    #[cold]
    #[cfg_attr(not(feature = "raw"), allow(clippy::unused_self, reason = "a header never has it"))]
    fn without_headers(&self) -> VerifyError {
        #[cfg(feature = "raw")]
        if let Some(scheme) = self.raw {
            return VerifyError::MissingSignature { field: Name::new(scheme.signature.header.bytes()) };
        }
        VerifyError::UnsignedMessage
    }

    #[inline]
    fn verify_part(
        &'a self,
        body: &'a [u8],
        signing: &'a Signing<'a>,
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        let mut asked_first = AskedFirst::UNKNOWN;
        match accept::verify(self, signing, body, secrets, options, &mut asked_first) {
            Some(Ok(secret)) => {
                let source = Source::of(self, signing, body, asked_first);
                return Ok(Verified::new(self, source, secret, options.strictness));
            }
            Some(Err(())) => return Err(VerifyError::Mismatch),
            None => {}
        }
        self.verify_completely(body, signing, secrets, Mask::new(secrets), options)
    }

    /// The same, with more secrets masked in the error than are tried.
    #[cfg(feature = "alloc")]
    pub(crate) fn verify_masking(
        &'a self,
        body: &'a [u8],
        secrets: &[Secret],
        mask: Mask<'_>,
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        let verdict = self.verify_with(body, secrets, options);
        match (&self.signing, &verdict) {
            (Some(signing), Err(error)) if error.field().is_some() => {
                self.verify_completely(body, signing, secrets, mask, options)
            }
            _ => verdict,
        }
    }

    #[inline(never)]
    fn verify_completely(
        &'a self,
        body: &'a [u8],
        signing: &Signing<'a>,
        secrets: &[Secret],
        mask: Mask<'_>,
        options: &Options,
    ) -> Result<Verified<'a>, VerifyError> {
        #[cfg(feature = "axes")]
        if signing.scheme.is_composed() && !secrets.iter().all(|secret| secret.fits(&signing.scheme)) {
            return Err(VerifyError::MalformedSecret);
        }
        if options.strictness == Strictness::Strict && !readback::is_readable(self, signing) {
            return Err(VerifyError::UnreadableScheme);
        }
        let check = Check { message: self, signing, secrets, mask, strictness: options.strictness };
        let (secret, source) = match self.transport.wire {
            Wire::Form => {
                let stray_percent = self.transport.stray_percent;
                let secret = wire::form::read(body, stray_percent, &options.limits, |params| check.run(body, params))??;
                (secret, Source::Form(body, stray_percent))
            }
            Wire::Json => read_json(&check, body, &options.limits)?,
            wire @ (Wire::Xml | Wire::Multipart) => {
                let secret = wire::fields::read(body, wire, &options.limits, |params| check.run(body, params))??;
                (secret, Source::Fields(body, wire))
            }
        };
        Ok(Verified::new(self, source, secret, options.strictness))
    }
}

#[cfg(feature = "json")]
fn read_json<'a>(check: &Check<'_, 'a>, body: &'a [u8], limits: &Limits) -> Result<(usize, Source<'a>), VerifyError> {
    #[cfg(feature = "axes")]
    let outer = &wire::nested::outer(check.signing, limits);
    #[cfg(not(feature = "axes"))]
    let outer = limits;
    let mut params = wire::json::read(body, check.signing.scheme.null, outer)?;
    place_nested(check.message, body, limits, &mut params, check.mask)?;
    let secret = check.run(body, &mut params.clone())?;
    Ok((secret, Source::Json(params)))
}

#[cfg(not(feature = "json"))]
fn read_json<'a>(_: &Check<'_, 'a>, _: &'a [u8], _: &Limits) -> Result<(usize, Source<'a>), VerifyError> {
    Err(BodyError::NotThisWire.into())
}

/// One verification, once its body is parameters.
struct Check<'c, 'a> {
    message: &'a Message<'a>,
    signing: &'c Signing<'c>,
    secrets: &'c [Secret],
    mask: Mask<'c>,
    strictness: Strictness,
}

impl Check<'_, '_> {
    /// Which of the secrets has signed `params`, which are in the body's order.
    fn run(&self, body: &[u8], params: &mut [Param<'_>]) -> Result<usize, VerifyError> {
        if let Some(path) = missing_object(self.message, self.signing) {
            return Err(VerifyError::MissingField { field: Name::new(self.mask.part(path.bytes())) });
        }
        sort(self.message, body, params, self.mask)?;
        let (hash, claimed) = self.claim(params)?;
        let list = params::list(self.signing, params);
        let signed = params::arrange(self.message, params);
        let (covered, others) = params.split_at(signed);
        let others = if uses_more(self.signing) { others } else { &[] };
        let used = covered.iter().chain(others.iter().filter(|param| uses(self.signing, param.name)));
        let nested = used.filter(|param| param.value.shape() == Shape::Nested);
        if let Some(param) = nested.min_by_key(|param| param.place) {
            return Err(VerifyError::NestedValue { field: Name::new(self.mask.part(param.name.bytes())) });
        }
        if self.strictness == Strictness::Strict {
            self.all_there(params)?;
        }
        if let Some(field) = params::missing_in_list(self.signing, list) {
            return Err(VerifyError::MissingField { field: Name::new(self.mask.part(field.bytes())) });
        }
        if self.strictness == Strictness::Strict {
            self.read_back(body, params, signed)?;
        }
        for param in &mut params[..signed] {
            param.value = self.message.hashed(param).unwrap_or(param.value);
        }
        let signs = |secret: &Secret| {
            let digest = digest(&self.signing.scheme, hash, (params, signed), list, secret);
            digest.is_some_and(|digest| digest.matches(&claimed))
        };
        self.secrets.iter().position(signs).ok_or(VerifyError::Mismatch)
    }

    /// The signature that the message claims, and its hash.
    fn claim(&self, params: &[Param<'_>]) -> Result<(Hash, Digest), VerifyError> {
        let given = |name: &str| find(params, name).filter(|value| !value.is_empty() && value.shape() != Shape::Null);
        let field = Name::new(self.signing.field.bytes());
        let signature = given(self.signing.field).ok_or(VerifyError::MissingSignature { field })?;
        let hash = match self.signing.sign_type {
            None => self.signing.scheme.digest,
            Some(sign_type) => {
                let unsupported = || VerifyError::UnsupportedSignType { field: Name::new(sign_type.field.bytes()) };
                sign_type.hash(given(sign_type.field), self.signing.scheme.digest).ok_or_else(unsupported)?
            }
        };
        let claimed = Some(signature).filter(|value| value.shape() == Shape::Text);
        let claimed = claimed.and_then(|value| Digest::claimed_by(hash, self.signing.scheme.encoding, value));
        Ok((hash, claimed.ok_or(VerifyError::MalformedSignature { field })?))
    }

    /// Refuses a message that lacks a field.
    fn all_there(&self, params: &[Param<'_>]) -> Result<(), VerifyError> {
        let scheme = &self.signing.scheme;
        let is_there =
            |name: &str| params.iter().any(|param| param.name == *name && params::is_present(scheme, *param));
        if let Some(name) = self.message.first_missing(is_there, readback::whole_list(scheme)) {
            return Err(VerifyError::MissingField { field: Name::new(name.bytes()) });
        }
        Ok(())
    }

    /// Refuses a message of which another one could share the signature. The first `signed` of `params` are
    /// the signed ones.
    fn read_back(&self, body: &[u8], params: &[Param<'_>], signed: usize) -> Result<(), VerifyError> {
        if let Some(param) = params.iter().take(signed).find(|param| param.name.is_empty()) {
            return Err(VerifyError::EmptyName {
                offset: wire::name_offset(body, self.message.transport.wire, param.name),
            });
        }
        let is_wrong = |param: &Param<'_>| !self.message.is_written_so(param);
        match readback::first_ambiguous(self.message, self.signing, (params, signed), Side::Verifying, is_wrong) {
            Some(name) => Err(VerifyError::AmbiguousField { field: Name::new(self.mask.part(name.bytes())) }),
            None => Ok(()),
        }
    }
}

/// The digest of the first `signed` of these parameters, which are in canonical order; `None` if the secret
/// is not what the scheme takes.
#[allow(clippy::unnecessary_wraps, reason = "it is needed where the scheme is composed")]
pub(crate) fn digest(
    scheme: &Scheme<'_>,
    hash: Hash,
    (params, signed): (&[Param<'_>], usize),
    list: Option<Value<'_>>,
    secret: &Secret,
) -> Option<Digest> {
    #[cfg(feature = "axes")]
    if scheme.is_composed() {
        return secret.composed_digest(hash, &Composed { scheme, params, signed, list, hash });
    }
    #[cfg(not(feature = "axes"))]
    let _ = list;
    let write = |hasher: &mut Hasher| canonical::write(scheme, params.get(..signed).unwrap_or_default(), hasher);
    Some(secret.digest(&scheme.secret, hash, write))
}

/// The object that is the message, where a body cannot hold one.
#[cfg(feature = "axes")]
pub(crate) fn missing_object<'a>(message: &Message<'_>, signing: &Signing<'a>) -> Option<&'a str> {
    match signing.scheme.fields {
        Fields::AllIn(path, _) if message.transport.wire != Wire::Json => Some(path),
        _ => None,
    }
}

#[cfg(not(feature = "axes"))]
pub(crate) const fn missing_object<'a>(_: &Message<'_>, _: &Signing<'a>) -> Option<&'a str> {
    None
}

/// Whether the text may hold more than signed fields.
const fn uses_more(signing: &Signing<'_>) -> bool {
    #[cfg(feature = "axes")]
    return signing.scheme.secret.more().is_some() || matches!(signing.scheme.fields, Fields::NamedBy(..));
    #[cfg(not(feature = "axes"))]
    {
        let _ = signing;
        false
    }
}

/// Whether the text holds the value of a field, or is made by it, that need not be signed.
#[cfg(feature = "axes")]
fn uses(signing: &Signing<'_>, name: Value<'_>) -> bool {
    let frame = signing.scheme.secret.frame();
    signing.list_field().is_some_and(|field| name == *field)
        || frame
            .is_some_and(|frame| frame.iter().any(|element| matches!(element, Element::Field(field) if name == *field)))
}

#[cfg(not(feature = "axes"))]
const fn uses(_: &Signing<'_>, _: Value<'_>) -> bool {
    false
}

/// Puts nested members where a scheme looks for them.
#[cfg(feature = "json")]
#[cfg_attr(
    not(feature = "axes"),
    allow(unused_variables, clippy::unnecessary_wraps, clippy::ptr_arg, reason = "no scheme lists any")
)]
pub(crate) fn place_nested<'a>(
    message: &Message<'a>,
    body: &'a [u8],
    limits: &Limits,
    params: &mut alloc::vec::Vec<Param<'a>>,
    mask: Mask<'_>,
) -> Result<(), VerifyError> {
    #[cfg(feature = "axes")]
    if message.transport.wire == Wire::Json {
        let Some(signing) = &message.signing else { return Ok(()) };
        let members = params.len();
        let Err(fault) = wire::nested::place(signing, body, limits, params) else { return Ok(()) };
        let error = match fault {
            wire::nested::Fault::Twice { path, name } => VerifyError::DuplicateField {
                field: Name::new(mask.part(path.bytes())),
                offset: wire::name_offset(body, Wire::Json, name),
            },
            wire::nested::Fault::TooMany => BodyError::TooManyFields { limit: limits.fields }.into(),
            wire::nested::Fault::Missing { path } => {
                VerifyError::MissingField { field: Name::new(mask.part(path.bytes())) }
            }
        };
        // A repetition among the outer members comes first.
        params.truncate(members);
        return match sort(message, body, params, mask) {
            Err(twice) if !is_unwrapped(signing) => Err(twice),
            _ => Err(error),
        };
    }
    Ok(())
}

/// Whether a nested object is the message, so that what is beside it does not count.
#[cfg(all(feature = "axes", feature = "json"))]
const fn is_unwrapped(signing: &Signing<'_>) -> bool {
    matches!(signing.scheme.fields, Fields::AllIn(..))
}

/// Sorts by name; a name that occurs twice is an error, which masks secrets.
pub(crate) fn sort(
    message: &Message<'_>,
    body: &[u8],
    params: &mut [Param<'_>],
    mask: Mask<'_>,
) -> Result<(), VerifyError> {
    params::sort(params).map_err(|repeated| VerifyError::DuplicateField {
        field: Name::new(mask.part(repeated.name.bytes())),
        offset: wire::name_offset(body, message.transport.wire, repeated.name),
    })
}

/// The value of this name.
pub(crate) fn find<'a>(params: &[Param<'a>], name: &str) -> Option<Value<'a>> {
    params.iter().find(|param| param.name == *name).map(|param| param.value)
}
