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
        let text = text(&signing.scheme, &params, signed, list, mask);
        let places = mask.places(&text.bytes, &text.parts);
        let (signed, others) = params.split_at_mut(signed);
        others.sort_unstable_by_key(|param| param.place);
        let field = |(param, text): (&Param<'a>, Vec<u8>)| Included { name: shown(*param, mask), text };
        Ok(Explanation {
            scheme: signing.scheme,
            included: signed.iter().zip(text.fields(&places)).map(field).collect(),
            left_out: of_shop
                .chain(others.iter().copied())
                .map(|param| (shown(param, mask), reason(self, &signing, list, param)))
                .collect(),
            canonical_len: text.bytes.len(),
            canonical: secret::cut(&text.bytes, 0..text.bytes.len(), &places),
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

/// A canonical string, which is wiped on drop, and where its fields are in it.
struct Text {
    bytes: Zeroizing<Vec<u8>>,
    /// Each field, with the separator before it.
    fields: Vec<Range<usize>>,
    /// Of a composed text: each field as it is written, masked.
    #[cfg(feature = "axes")]
    composed: Vec<Vec<u8>>,
    /// Each name and value.
    parts: Vec<Range<usize>>,
}

/// The canonical string of the first `signed` of these parameters.
#[cfg(feature = "axes")]
fn text(scheme: &Scheme<'_>, params: &[Param<'_>], signed: usize, list: Option<Value<'_>>, mask: Mask<'_>) -> Text {
    if !scheme.is_composed() {
        return Text::new(scheme, &params[..signed]);
    }
    let composed = Composed { scheme, params, signed, list, hash: scheme.digest };
    let mut shown = Shown::default();
    composed.write_fields(&mut shown);
    let field = |(index, param): (usize, &Param<'_>)| {
        let field = composed.shown_field(param, index > 0);
        secret::cut(&field.text, 0..field.text.len(), &mask.places(&field.text, &field.parts()))
    };
    let fields = params[..signed].iter().enumerate().map(field).collect();
    let parts = shown.parts();
    Text { bytes: shown.text, fields: Vec::new(), composed: fields, parts }
}

#[cfg(not(feature = "axes"))]
fn text(scheme: &Scheme<'_>, params: &[Param<'_>], signed: usize, _: Option<Value<'_>>, _: Mask<'_>) -> Text {
    Text::new(scheme, &params[..signed])
}

impl Text {
    fn new(scheme: &Scheme<'_>, signed: &[Param<'_>]) -> Self {
        // In full size at once: a vector that grows leaves copies behind.
        let room = signed.iter().map(|param| param.name.raw().len() + param.value.raw().len() + 4).sum();
        let mut text = Self {
            bytes: Vec::with_capacity(room).into(),
            fields: Vec::new(),
            #[cfg(feature = "axes")]
            composed: Vec::new(),
            parts: Vec::new(),
        };
        for param in signed {
            let start = text.bytes.len();
            text.bytes.extend(scheme.separator.byte().filter(|_| start > 0 || !text.fields.is_empty()));
            let name = text.bytes.len();
            canonical::write_pair(scheme, param, &mut *text.bytes);
            let end = text.bytes.len();
            if scheme.pair != Pair::ValueOnly {
                text.parts.push(name..name + param.name.bytes().count());
            }
            text.parts.push(end - param.value.bytes().count()..end);
            text.fields.push(start..end);
        }
        text
    }

    /// Each field as it is shown, where secrets are at these places.
    fn fields(&self, places: &[Range<usize>]) -> impl Iterator<Item = Vec<u8>> {
        let fields = self.fields.iter().map(|range| secret::cut(&self.bytes, range.clone(), places));
        #[cfg(feature = "axes")]
        let fields = fields.chain(self.composed.iter().cloned());
        fields
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
