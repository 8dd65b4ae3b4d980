//! The explanation: what was signed, field by field, and why the rest was not.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use zeroize::Zeroizing;

use crate::beyond;
use crate::canonical;
#[cfg(feature = "axes")]
use crate::compose::{Composed, Shown};
use crate::message::{Message, Options, Signing};
use crate::name::Name;
use crate::params;
use crate::scheme::{Fields, Pair, Scheme};
use crate::secret::{self, Mask, Secret, SecretFacts};
use crate::value::Value;
use crate::verify::{self, VerifyError};
use crate::visible::Visible;
use crate::wire::form::FormParams;
use crate::wire::{self, Param};
use crate::words::words;

/// How a message was read, for a developer's eyes: it shows the canonical string, without the secret, and
/// never a right signature.
///
/// Where the message itself holds a given secret, as a name, a value or a part of one, it says `<secret>`
/// instead: whatever the case of its letters, and URL-encoded, as HTML or with backslashes too. A secret of
/// less than four bytes is masked only where it is a whole name or value. `Display` prints it all.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The scheme that was used.
    pub scheme: Scheme<'a>,
    /// The signed fields in canonical order.
    pub included: Vec<Included<'a>>,
    /// All other fields, in the body's order.
    pub left_out: Vec<(Cow<'a, [u8]>, LeftOut)>,
    /// The canonical string, without the secret and its joint: what was signed, unless it holds a secret that
    /// is masked.
    pub canonical: Vec<u8>,
    /// What may be shown of each secret.
    pub secrets: Vec<SecretFacts>,
    /// What verification says: the index of the secret that matched, or the error. `None` if only the secret
    /// is missing to tell.
    pub verdict: Option<Result<usize, VerifyError>>,
    /// The scheme as text, and where the secret goes in it: somebody may have written the secret there.
    shown_scheme: [String; 2],
    /// The length of the canonical string, nothing masked.
    canonical_len: usize,
}

/// One field of the canonical string.
#[derive(Clone, Debug)]
pub struct Included<'a> {
    /// Its name, decoded.
    pub name: Cow<'a, [u8]>,
    /// What it adds to the canonical string, its separator included.
    pub text: Vec<u8>,
}

words! {
    /// Why a field is not signed.
    #[non_exhaustive]
    LeftOut {
        Signature = 1 "signature" "the signature itself";
        Excluded = 2 "excluded" "excluded by name";
        Unsigned = 3 "unsigned" "not among the signed fields: anyone can change it";
        Empty = 4 "empty" "left out, since its value is empty";
        Shop = 5 "shop" "the shop's own parameter: anyone can change it";
    }
}

impl<'a> Message<'a> {
    /// Explains how a raw body is read and what its signature covers, whether it is valid or not.
    ///
    /// # Errors
    ///
    /// [`VerifyError`] if the message has no signature, or the body cannot be taken apart into different
    /// fields.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{explain::LeftOut, Options, Secret, gateways::payindex};
    ///
    /// let secret = Secret::new("paebiyya4co5x0231zcm1novl8trustw")?;
    /// let body = b"pay_memberid=10002&pay_orderid=E1&pay_amount=&pay_md5sign=00";
    /// let explanation = payindex::QUERY.explain(body, &secret, &Options::DEFAULT)?;
    /// assert_eq!(explanation.canonical, b"pay_memberid=10002&pay_orderid=E1");
    /// assert_eq!(explanation.left_out[0].1, LeftOut::Unsigned);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(
        &self,
        body: &'a [u8],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Result<Explanation<'a>, VerifyError> {
        let signing = self.signing.ok_or(VerifyError::UnsignedMessage)?;
        let part = beyond::shop_part(self, body, &options.limits)?;
        let start = part.len;
        let (of_shop, rest) = body.split_at(start);
        let limits = part.rest_of(&options.limits);
        #[cfg(all(feature = "axes", feature = "json"))]
        let outer = &wire::nested::outer(&signing, &limits);
        #[cfg(not(all(feature = "axes", feature = "json")))]
        let outer = &limits;
        let mut params =
            wire::read(&self.transport, signing.scheme.null, rest, outer).map_err(|error| error.after(start))?;
        let mask = Mask::new(secrets.as_ref());
        if let Some(path) = verify::missing_object(self, &signing) {
            return Err(VerifyError::MissingField { field: Name::new(mask.part(path.bytes())) });
        }
        #[cfg(feature = "json")]
        verify::place_nested(self, rest, &limits, &mut params, mask).map_err(|error| error.after(start))?;
        let of_shop = FormParams::new(of_shop, self.transport.stray_percent).map_while(Result::ok);
        verify::sort(self, rest, &mut params, mask).map_err(|error| error.after(start))?;
        let list = params::list(&signing, &params);
        let signed = params::arrange(self, &mut params);
        for param in &mut params[..signed] {
            param.value = self.hashed(param).unwrap_or(param.value);
        }
        let text = Text::of(&signing.scheme, &params, signed, list, mask);
        let (signed, others) = params.split_at_mut(signed);
        others.sort_unstable_by_key(|param| param.place);
        let field = |(param, text): (&Param<'a>, Vec<u8>)| Included { name: shown(*param, mask), text };
        Ok(Explanation {
            scheme: signing.scheme,
            included: signed.iter().zip(text.fields).map(field).collect(),
            left_out: of_shop
                .chain(others.iter().copied())
                .map(|param| (shown(param, mask), reason(self, &signing, list, param)))
                .collect(),
            canonical_len: text.len,
            canonical: text.shown,
            secrets: secrets.as_ref().iter().map(Secret::facts).collect(),
            verdict: self.verdict(body, secrets.as_ref(), options),
            shown_scheme: [signing.scheme.to_string(), signing.scheme.secret.to_string()].map(|text| mask.text(&text)),
        })
    }
}

impl Explanation<'_> {
    /// The scheme as text; a secret that somebody has written into it is masked.
    pub fn scheme_text(&self) -> &str {
        &self.shown_scheme[0]
    }
}

impl Message<'_> {
    fn verdict(&self, body: &[u8], secrets: &[Secret], options: &Options) -> Option<Result<usize, VerifyError>> {
        match self.verify_by_any(body, secrets, options) {
            Err(VerifyError::Mismatch) if secrets.is_empty() => None,
            verdict => Some(verdict.map(|verified| verified.secret_index())),
        }
    }
}

/// A name as it is shown.
fn shown<'a>(param: Param<'a>, mask: Mask<'_>) -> Cow<'a, [u8]> {
    match param.name.as_plain() {
        Some(name) if !mask.is_in(name) => name.into(),
        _ => mask.part(param.name.bytes()).collect(),
    }
}

/// A canonical string as it is shown.
struct Text {
    /// How long it is.
    len: usize,
    shown: Vec<u8>,
    /// Each field, with the separator before it.
    fields: Vec<Vec<u8>>,
}

impl Text {
    /// That of the first `signed` of these parameters.
    #[cfg_attr(not(feature = "axes"), allow(unused_variables, reason = "no message lists its signed fields"))]
    fn of(scheme: &Scheme<'_>, params: &[Param<'_>], signed: usize, list: Option<Value<'_>>, mask: Mask<'_>) -> Self {
        #[cfg(feature = "axes")]
        if scheme.is_composed() {
            let hash = scheme.digest;
            return Self::composed(&Composed { scheme, params, signed, list, hash }, mask);
        }
        Self::joined(scheme, &params[..signed], mask)
    }

    #[cfg(feature = "axes")]
    fn composed(text: &Composed<'_, '_>, mask: Mask<'_>) -> Self {
        let masked =
            |shown: &Shown| secret::cut(&shown.text, 0..shown.text.len(), &mask.places(&shown.text, &shown.parts()));
        let mut whole = Shown::default();
        text.write_fields(&mut whole);
        let signed = text.params.iter().take(text.signed).enumerate();
        let fields = signed.map(|(index, param)| masked(&text.shown_field(param, index > 0))).collect();
        Self { len: whole.text.len(), shown: masked(&whole), fields }
    }

    fn joined(scheme: &Scheme<'_>, signed: &[Param<'_>], mask: Mask<'_>) -> Self {
        // In full size at once: a vector that grows leaves copies behind. It is wiped on drop.
        let room = signed.iter().map(|param| param.name.raw().len() + param.value.raw().len() + 4).sum();
        let mut bytes = Zeroizing::new(Vec::with_capacity(room));
        // Where each field is, with the separator before it, and each name and value.
        let (mut fields, mut parts) = (Vec::new(), Vec::new());
        for param in signed {
            let start = bytes.len();
            bytes.extend(scheme.separator.byte().filter(|_| start > 0 || !fields.is_empty()));
            let name = bytes.len();
            canonical::write_pair(scheme, param, &mut *bytes);
            let end = bytes.len();
            if scheme.pair != Pair::ValueOnly {
                parts.push(name..name + param.name.bytes().count());
            }
            parts.push(end - param.value.bytes().count()..end);
            fields.push(start..end);
        }
        let places = mask.places(&bytes, &parts);
        let shown = |range: Range<usize>| secret::cut(&bytes, range, &places);
        Self { len: bytes.len(), shown: shown(0..bytes.len()), fields: fields.into_iter().map(shown).collect() }
    }
}

/// Whether the scheme names the field as one that is not signed.
fn is_excluded(scheme: &Scheme<'_>, name: Value<'_>) -> bool {
    match scheme.fields {
        Fields::AllBut(names) => names.any(|other| name == *other),
        #[cfg(feature = "axes")]
        Fields::Starting(_, names) | Fields::FlatBut(names) | Fields::AllIn(_, names) => {
            names.any(|other| name == *other)
        }
        _ => false,
    }
}

fn reason(message: &Message<'_>, signing: &Signing<'_>, list: Option<Value<'_>>, param: Param<'_>) -> LeftOut {
    if param.name == *signing.field {
        LeftOut::Signature
    } else if signing.is_of_shop(param.name) {
        LeftOut::Shop
    } else if signing.covers(message.fields, param.name, list) && param.value.is_empty() {
        LeftOut::Empty
    } else if is_excluded(&signing.scheme, param.name) {
        LeftOut::Excluded
    } else {
        LeftOut::Unsigned
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [scheme, place] = &self.shown_scheme;
        writeln!(f, "scheme: {scheme}")?;
        writeln!(f, "\nsigned, in this order:")?;
        for field in &self.included {
            writeln!(f, "  {}", Visible(&field.text))?;
        }
        writeln!(f, "\nnot signed:")?;
        for (name, reason) in &self.left_out {
            writeln!(f, "  {}: {}", Visible(name), reason.text())?;
        }
        writeln!(f, "\ncanonical string, {} bytes, without the secret:", self.canonical_len)?;
        writeln!(f, "  {}", Visible(&self.canonical))?;
        for (index, secret) in self.secrets.iter().enumerate() {
            writeln!(f, "secret {index}: {secret} ({place})")?;
        }
        match &self.verdict {
            Some(Ok(index)) => writeln!(f, "\nvalid, with secret {index}"),
            Some(Err(error)) => writeln!(f, "\nnot valid: {}: {error}", error.code()),
            None => writeln!(f, "\nwhether the signature belongs to it, only the secret can tell"),
        }
    }
}
