//! What the crate `paysign-diagnose` needs of the core, and no shop does.
//!
//! It is open to that crate, which asks for exactly this version, and is not covered by semantic versioning.
//! No byte of a secret goes through it: only whole secrets, digests, and whether a text holds one.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::canonical::Sink as _;
use crate::digest::Hasher;
use crate::field::Field;
#[cfg(feature = "alloc")]
use crate::field::Rewritten;
#[cfg(feature = "alloc")]
use crate::message::{Limits, Options, Wire};
use crate::message::{Message, SignType, Signing};
#[cfg(feature = "alloc")]
use crate::scheme::Null;
use crate::scheme::{Hash, Placement};
use crate::secret::Secret;
use crate::value::Value;
#[cfg(feature = "alloc")]
use crate::verify::VerifyError;
#[cfg(feature = "alloc")]
use crate::wire;

#[cfg(feature = "alloc")]
pub use crate::base64::decode as decode_base64;
pub use crate::digest::Digest;
pub use crate::escape::percent;
#[cfg(feature = "alloc")]
pub use crate::secret::altered::{Alteration, MAX_ALTERED};
pub use crate::secret::mask::Mask;
#[cfg(feature = "alloc")]
pub use crate::secret::remark::Remark;
/// For the benchmarks and tests, which try every set of vectors that a processor has.
pub use paysign_md5::Lanes;

/// The digest of these parts, one after the other.
pub fn hash(hash: Hash, parts: &[&[u8]]) -> Digest {
    let mut hasher = Hasher::new(hash);
    for part in parts {
        hasher.put(part);
    }
    hasher.finish()
}

/// The digest of a text, with the secret where it is placed.
pub fn digest(secret: &Secret, placement: &Placement<'_>, hash: Hash, text: &[u8]) -> Digest {
    secret.digest(placement, hash, |hasher| hasher.put(text))
}

/// Whether a scheme does more than join fields and put the secret before or after them: then only
/// [`composed_text`] and [`composed_digest`] know its text.
pub fn is_composed(signing: &Signing<'_>) -> bool {
    signing.scheme.is_composed()
}

/// The text of such a scheme over these names and values, with `<secret>` where the secret is in it.
#[cfg(all(feature = "axes", feature = "alloc"))]
pub fn composed_text(message: &Message<'_>, fields: &[(&[u8], &[u8])]) -> Vec<u8> {
    let shown = composed(message, fields, |text| {
        let mut shown = crate::compose::Shown::default();
        text.write_fields(&mut shown);
        shown.text.to_vec()
    });
    shown.unwrap_or_default()
}

/// The digest of such a text; `None` if the secret is not what the scheme takes.
#[cfg(all(feature = "axes", feature = "alloc"))]
pub fn composed_digest(
    message: &Message<'_>,
    fields: &[(&[u8], &[u8])],
    hash: Hash,
    secret: &Secret,
) -> Option<Digest> {
    composed(message, fields, |text| secret.composed_digest(hash, &crate::compose::Composed { hash, ..*text }))?
}

#[cfg(all(feature = "axes", feature = "alloc"))]
fn composed<R>(
    message: &Message<'_>,
    fields: &[(&[u8], &[u8])],
    with: impl FnOnce(&crate::compose::Composed<'_, '_>) -> R,
) -> Option<R> {
    let signing = message.signing?;
    let mut params = Vec::with_capacity(fields.len());
    for (place, (name, value)) in fields.iter().enumerate() {
        params.push(wire::Param { name: Value::plain(name), value: Value::plain(value), place });
    }
    params.sort_by(|left, right| left.name.cmp(&right.name));
    let list = crate::params::list(&signing, &params);
    let signed = crate::params::arrange(message, &mut params);
    Some(with(&crate::compose::Composed {
        scheme: &signing.scheme,
        params: &params,
        signed,
        list,
        hash: signing.scheme.digest,
    }))
}

/// The digest of a text that has the secret inside.
pub fn digest_around(secret: &Secret, hash: Hash, before: &[u8], after: &[u8]) -> Digest {
    let mut hasher = Hasher::new(hash);
    hasher.put(before);
    secret.put_front(&Placement::prepend(""), &mut hasher);
    hasher.put(after);
    hasher.finish()
}

/// Adds secrets that this one may have been damaged into, or from, to a list; and says what was done to each,
/// and in which form: those that must not be shown.
#[cfg(feature = "alloc")]
pub fn altered(secret: &Secret, list: &mut Vec<Secret>) -> Vec<(Alteration, &'static str)> {
    secret.add_altered(false, list)
}

/// The same, of those that are parts of it, or words in its place. They are not masked: by parts of a secret
/// that are, it could be guessed byte by byte.
#[cfg(feature = "alloc")]
pub fn parts(secret: &Secret, list: &mut Vec<Secret>) -> Vec<(Alteration, &'static str)> {
    secret.add_altered(true, list)
}

/// What strikes in a secret, the most telling first.
#[cfg(feature = "alloc")]
pub fn remarks(secret: &Secret) -> Vec<Remark> {
    secret.remarks().into_iter().flatten().collect()
}

/// Verifies with more secrets masked in the error than are tried; the index of the secret that matched.
///
/// # Errors
///
/// As [`Message::verify_with`].
#[cfg(feature = "alloc")]
pub fn verify_masking(
    message: &Message<'_>,
    body: &[u8],
    secrets: &[Secret],
    mask: Mask<'_>,
    options: &Options,
) -> Result<usize, VerifyError> {
    message.verify_masking(body, secrets, mask, options).map(|verified| verified.secret_index())
}

/// Whether a field of this name is signed.
pub fn covers(signing: &Signing<'_>, table: &[Field<'_>], name: &[u8]) -> bool {
    signing.covers(table, Value::plain(name), None)
}

/// The first required name of the table that is not there.
pub fn first_missing<'a>(message: &Message<'a>, is_there: impl Fn(&str) -> bool) -> Option<&'a str> {
    message.first_missing(is_there, core::iter::empty())
}

/// The hash that a text names; `by_default` if there is no text.
pub fn named_hash(sign_type: &SignType<'_>, named: Option<&[u8]>, by_default: Hash) -> Option<Hash> {
    sign_type.hash(named.map(Value::plain), by_default)
}

/// Whether a number that the receiver writes again is hashed as it is written here.
#[cfg(feature = "alloc")]
pub fn keeps(message: &Message<'_>, rewritten: Rewritten, number: &[u8]) -> bool {
    message.keeps(rewritten, number)
}

/// The fields of a body in XML or multipart, each with the byte where its name begins; `None` if the body is
/// not of that wire, or cannot be read.
#[cfg(feature = "alloc")]
pub fn fields<'a>(body: &'a [u8], wire: Wire, depth: usize) -> Option<Vec<(Value<'a>, Value<'a>, usize)>> {
    let field = |param: wire::Param<'a>| (param.name, param.value, wire::name_offset(body, wire, param.name));
    wire::fields::Fields::new(body, wire, depth).map(|param| param.ok().map(field)).collect()
}

/// The members of a JSON object, each with the byte where its name begins; `None` if it is not one, or in a
/// build without JSON.
#[cfg(feature = "alloc")]
#[cfg_attr(not(feature = "json"), allow(unused_variables, reason = "nothing is read"))]
pub fn members<'a>(text: &'a [u8], null: Null, limits: &Limits) -> Option<Vec<(Value<'a>, Value<'a>, usize)>> {
    #[cfg(feature = "json")]
    return wire::json::read(text, null, limits).ok().map(|params| {
        let member =
            |param: wire::Param<'a>| (param.name, param.value, wire::name_offset(text, Wire::Json, param.name));
        params.into_iter().map(member).collect()
    });
    #[cfg(not(feature = "json"))]
    None
}
