//! The fast path of verification: a message of known fields, as gateways really send it, in one scan.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed, ambiguous, too large, of another
//! scheme or hash, is left to the complete path in `verify`, which gives the same verdicts on these messages too; properties compare the two.

mod about;
mod again;
mod copy;
mod decoded;
mod ends;
mod form;
#[cfg(feature = "json")]
mod json;
mod known;
mod pieces;
mod slot;
mod sorted;
mod text;

pub(crate) use about::About;
pub(crate) use again::{FormFields, look_up};
#[cfg(feature = "json")]
pub(crate) use json::FlatJson;
pub(crate) use slot::Slot;
pub(crate) use text::Pairs;

use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{self, Native};
use crate::scheme::{Fields, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::Table;
use decoded::Decoded;
use form::Cut;
#[cfg(feature = "json")]
use known::{EscapedObject, Object};
use known::{Known, PlainForm};
use sorted::Sorted;

/// Which of the secrets has signed a message, or `Err` if it is none of them; `None` if the complete path has to tell.
#[inline]
pub(crate) fn verify(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    secrets: &[Secret],
    options: &Options,
) -> Option<Result<usize, ()>> {
    read(message, signing, body, options, Verdict { message, signing, secrets })?
}

/// Which secret has signed a candidate.
struct Verdict<'v> {
    message: &'v Message<'v>,
    signing: &'v Signing<'v>,
    secrets: &'v [Secret],
}

impl Take for Verdict<'_> {
    type Output = Option<Result<usize, ()>>;

    #[inline]
    fn take(self, candidate: &impl Candidate) -> Self::Output {
        let Self { message, signing, secrets } = self;
        for (index, secret) in secrets.iter().enumerate() {
            let claimed = || candidate.claimed(message, signing);
            if candidate.has_digest(message, &signing.scheme, secret, claimed)? {
                return Some(Ok(index));
            }
        }
        // Where there is no secret at all, it was not read yet.
        candidate.claimed(message, signing).map(|_| Err(()))
    }
}

/// Bytes of room for a usual form without its escapes.
const ROOM: usize = 1 << 10;
/// Bytes of room for a long one. Where one is longer still, its digest takes much more time than the complete path.
const LARGE_ROOM: usize = 8 << 10;

/// What is done with a candidate, of whichever type it is.
pub(crate) trait Take {
    /// What comes of it.
    type Output;

    /// Does it.
    fn take(self, candidate: &impl Candidate) -> Self::Output;
}

/// Reads a message and has it taken; `None` if the complete path has to read it.
#[inline]
pub(crate) fn read<T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    take: T,
) -> Option<T::Output> {
    match message.transport.wire {
        _ if !is_for_this_path(message, signing, body, options) => None,
        Wire::Form => {
            let mut known = Known::new(body);
            match known.cut_form(message, signing, options) {
                Some(Cut::Whole) => Some(take.take(&PlainForm(&known))),
                None if !decoded::has_escapes::<Native>(body) => {
                    read_sorted(message, signing, body, body, options, take)
                }
                _ if decoded::fits(body, ROOM) => read_escaped::<ROOM, T>(message, signing, body, options, take),
                _ if decoded::fits(body, LARGE_ROOM) => {
                    read_escaped::<LARGE_ROOM, T>(message, signing, body, options, take)
                }
                _ => None,
            }
        }
        #[cfg(feature = "json")]
        Wire::Json => read_object(message, signing, body, options, take),
        #[cfg(not(feature = "json"))]
        Wire::Json => None,
    }
}

/// Whether this path knows such messages.
#[inline]
fn is_for_this_path(message: &Message<'_>, signing: &Signing<'_>, body: &[u8], options: &Options) -> bool {
    can_read(&signing.scheme, options.reading)
        && message.fields.is_indexed()
        && !message.fields.has_rewritten()
        && message.one_of.is_empty()
        && body.len() <= options.limits.body_len
        && options.limits.fields >= Table::MOST
}

#[cfg(feature = "json")]
#[inline(never)]
fn read_object<T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    take: T,
) -> Option<T::Output> {
    let mut object = Object::new(body);
    object.cut(message, signing, options)?;
    Some(if object.has_escapes() { take.take(&EscapedObject(&object)) } else { take.take(&object) })
}

/// Reads a form whose escapes have to be undone first, in a room of so many bytes.
#[inline(never)]
fn read_escaped<const ROOM: usize, T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    take: T,
) -> Option<T::Output> {
    let (mut room, mut inner) = ([0; ROOM], [0; decoded::MOST_INNER]);
    let decoded = decoded::decode::<Native>(body, &mut room, &mut inner)?;
    if !decoded.inner.is_empty() {
        return read_inner::<ROOM, T>(message, signing, &decoded, options, take);
    }
    let mut known = Known::of_decoded(decoded.form);
    match known.cut_form(message, signing, options) {
        Some(Cut::Whole) => Some(take.take(&PlainForm(&known))),
        _ => read_sorted(message, signing, decoded.form, decoded.form, options, take),
    }
}

/// Reads a form with values that hold a `&`.
#[inline(never)]
fn read_inner<const ROOM: usize, T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    decoded: &Decoded<'_>,
    options: &Options,
    take: T,
) -> Option<T::Output> {
    // Whether such a value is ambiguous depends on the message; the complete path tells.
    if options.reading == Reading::Strict && decoded.is_misleading() {
        return None;
    }
    let mut room = [0; ROOM];
    let whole = decoded.whole(&mut room)?;
    let mut known = Known::of_decoded(decoded.form);
    match known.cut_form(message, signing, options) {
        Some(Cut::Whole) => {
            known.set_body(whole);
            Some(take.take(&PlainForm(&known)))
        }
        _ => read_sorted(message, signing, decoded.form, whole, options, take),
    }
}

/// Reads a form without escapes by sorting its fields; `whole` is the same with the `&` of its values.
#[inline(never)]
fn read_sorted<T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    form: &[u8],
    whole: &[u8],
    options: &Options,
    take: T,
) -> Option<T::Output> {
    // Its first name is in no indexed table, so such a body gets here, and nowhere else.
    if scan::is_like_url(form) {
        return None;
    }
    let mut sorted = Sorted::new(form);
    sorted.read(message, signing, options)?;
    sorted.set_body(whole);
    Some(take.take(&sorted))
}

/// A message that is right but for its signature, which is still to be read and compared.
pub(crate) trait Candidate: Pairs {
    /// The MD5 digest that it claims; `None` if it claims another one, or none.
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]>;
}

/// Bytes of a message that are not signed: `sign=` and an MD5 digest.
const ABOUT_SIGNATURE: usize = 37;

/// Whether this path knows the scheme.
#[inline]
pub(crate) fn can_read(scheme: &Scheme<'_>, reading: Reading) -> bool {
    let is_listed = matches!(scheme.fields, Fields::Only(_));
    scheme.order == Order::ByName
        && scheme.pair == Pair::NameEqualsValue
        && !scheme.secret.is_hmac()
        && match scheme.separator.byte() {
            Some(separator) => separator == b'&',
            None => !is_listed,
        }
        && !(reading == Reading::Strict && scheme.secret.can_be_lengthened())
}
