//! The fast path of verification: a message of known fields, as gateways really send it, in one scan.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed,
//! ambiguous, too large, of another scheme or hash, is left to the complete path in `verify`, which gives the
//! same verdicts on these messages too; properties compare the two.

mod about;
mod again;
mod any_form;
#[cfg(feature = "json")]
mod any_object;
mod asked_first;
mod candidate;
mod copy;
mod decoded;
mod ends;
mod fields;
mod form;
mod joint;
#[cfg(feature = "json")]
mod json;
mod known;
mod long;
#[cfg(feature = "json")]
mod object;
mod pieces;
mod slot;
mod sorted;
mod text;

pub(crate) use about::About;
#[cfg(feature = "json")]
pub(crate) use again::note;
pub(crate) use again::{FormFields, look_up};
pub(crate) use asked_first::AskedFirst;
pub(crate) use candidate::{Candidate, Take};
#[cfg(feature = "json")]
pub(crate) use json::{FlatJson, value_at};
pub(crate) use slot::Slot;
pub(crate) use text::Pairs;

use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{self, Native};
use crate::scheme::{Fields, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::Table;
use any_form::AnyForm;
#[cfg(feature = "json")]
use any_object::AnyObject;
use decoded::{Decoded, Inner};
use form::Cut;
#[cfg(feature = "json")]
use json::Texts;
use known::{Known, PlainForm};
#[cfg(feature = "json")]
use object::{EscapedObject, Object};

/// Which of the secrets has signed a message, or `Err` if it is none of them; `None` if the complete path has
/// to tell. Where it has what a shop asks for first is noted in `asked_first`, if that is known.
#[inline]
pub(crate) fn verify(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    secrets: &[Secret],
    options: &Options,
    asked_first: &mut AskedFirst,
) -> Option<Result<usize, ()>> {
    read(message, signing, body, options, Verdict { message, signing, secrets, asked_first })?
}

/// Which secret has signed a candidate.
struct Verdict<'v> {
    message: &'v Message<'v>,
    signing: &'v Signing<'v>,
    secrets: &'v [Secret],
    asked_first: &'v mut AskedFirst,
}

impl Take for Verdict<'_> {
    type Output = Option<Result<usize, ()>>;

    #[inline]
    fn take(self, candidate: &impl Candidate) -> Self::Output {
        let Self { message, signing, secrets, asked_first } = self;
        for (index, secret) in secrets.iter().enumerate() {
            let claimed = || candidate.claimed(message, signing);
            if candidate.has_digest(message, &signing.scheme, secret, claimed)? {
                candidate.note_asked_first(message, asked_first);
                return Some(Ok(index));
            }
        }
        // Where there is no secret at all, it was not read yet.
        candidate.claimed(message, signing).map(|_| Err(()))
    }
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
            match known.cut_form(message, signing, options)? {
                Cut::Whole => Some(take.take(&PlainForm(&known))),
                Cut::Escaped => read_escaped(message, signing, body, options, take),
                Cut::Unknown(_) if decoded::has_escapes::<Native>(body) => {
                    read_escaped(message, signing, body, options, take)
                }
                Cut::Unknown(start) => read_any(message, signing, (&known, start), (body, body), options, take),
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
        && options.limits.depth > 0
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
    let mut room = json::ROOM;
    let mut texts = Texts::find(body, signing.scheme.separator.byte().is_none(), &mut room)?;
    let mut object = Object::new(body);
    match object.cut(&mut texts, message, signing, options)? {
        json::Cut::Whole if object.has_escapes() => Some(take.take(&EscapedObject(&object))),
        json::Cut::Whole => Some(take.take(&object)),
        json::Cut::Unknown => read_any_object(message, signing, (body, &object, texts), options, take),
    }
}

/// Reads an object by sorting its members, of which some are `noted`.
#[cfg(feature = "json")]
#[inline(never)]
fn read_any_object<'a, T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    (body, noted, mut texts): (&'a [u8], &Object<'a>, Texts<'_>),
    options: &Options,
    take: T,
) -> Option<T::Output> {
    let mut object = AnyObject::new(body);
    object.read(noted, &mut texts, message, signing, options)?;
    Some(take.take(&object))
}

/// Reads a form whose escapes have to be undone first, in a room on the stack. Where a form is longer than
/// the largest of these, its digest takes much more time than the complete path.
#[inline(never)]
fn read_escaped<T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    take: T,
) -> Option<T::Output> {
    decoded::with_room(body, |room| {
        let mut inner = Inner::NONE;
        let decoded = decoded::decode::<Native>(body, room, &mut inner)?;
        if !decoded.inner.is_empty() {
            return read_inner(message, signing, &decoded, options, take);
        }
        let mut known = Known::of_decoded(decoded.form);
        match known.cut_form(message, signing, options)? {
            Cut::Whole => Some(take.take(&PlainForm(&known))),
            Cut::Escaped => None,
            Cut::Unknown(start) => {
                read_any(message, signing, (&known, start), (decoded.form, decoded.form), options, take)
            }
        }
    })?
}

/// Reads a form with values that hold a `&`.
#[inline(never)]
fn read_inner<T: Take>(
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
    decoded::with_room(decoded.form, |room| {
        let whole = decoded.whole(room)?;
        let mut known = Known::of_decoded(decoded.form);
        match known.cut_form(message, signing, options)? {
            Cut::Whole => {
                known.set_body(whole);
                Some(take.take(&PlainForm(&known)))
            }
            Cut::Escaped => None,
            Cut::Unknown(start) => read_any(message, signing, (&known, start), (decoded.form, whole), options, take),
        }
    })?
}

/// Reads a form without escapes by sorting its fields, of which some are `noted`; `whole` is the same with
/// the `&` of its values.
#[inline(never)]
fn read_any<'a, T: Take>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    noted: (&Known<'a>, usize),
    (form, whole): (&'a [u8], &'a [u8]),
    options: &Options,
    take: T,
) -> Option<T::Output> {
    // Its first name is in no indexed table, so such a body gets here, and nowhere else.
    if scan::is_like_url(form) {
        return None;
    }
    let mut any = AnyForm::new(form);
    any.read(noted, message, signing, options)?;
    any.set_body(whole);
    Some(take.take(&any))
}

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
