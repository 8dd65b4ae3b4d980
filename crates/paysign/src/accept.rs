//! The fast path of verification: a message as gateways really send it, of known fields or of any, is read in
//! one scan; in two, where escapes have to be undone first.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed,
//! ambiguous, too large, of another scheme or hash, is left to the complete path in `verify`, which gives the
//! same verdicts on these messages too; properties compare the two.

mod again;
mod any_form;
#[cfg(feature = "json")]
mod any_object;
mod asked_first;
mod candidate;
mod copy;
mod decoded;
mod ends;
mod form;
mod joint;
#[cfg(feature = "json")]
mod json;
mod known;
mod known_fields;
mod long;
#[cfg(feature = "json")]
mod object;
mod pieces;
mod signature_fields;
mod sorted;
mod text;
mod text_buffer;

#[cfg(feature = "json")]
pub(crate) use again::note;
pub(crate) use again::{FormFields, look_up};
pub(crate) use asked_first::AskedFirst;
pub(crate) use candidate::{Candidate, CandidateVisitor};
#[cfg(feature = "json")]
pub(crate) use json::{FlatJson, value_at};
pub(crate) use signature_fields::SignatureFields;
pub(crate) use text::Pairs;
pub(crate) use text_buffer::TextBuffer;

use crate::message::{Message, Options, Signing, Strictness, Wire};
use crate::scan::{self, Native};
use crate::scheme::{Fields, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::Table;
use any_form::AnyForm;
#[cfg(feature = "json")]
use any_object::AnyObject;
use decoded::{DecodedForm, Inner};
use form::FormCut;
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

impl CandidateVisitor for Verdict<'_> {
    type Output = Option<Result<usize, ()>>;

    #[inline]
    fn visit(self, candidate: &impl Candidate) -> Self::Output {
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

/// Reads a message and shows it to the visitor; `None` if the complete path has to read it.
#[inline]
pub(crate) fn read<V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    match message.transport.wire {
        _ if !is_for_this_path(message, signing, body, options) => None,
        Wire::Form => {
            let mut known = Known::new(body);
            match known.cut_form(message, signing, options)? {
                FormCut::Whole => Some(visitor.visit(&PlainForm(&known))),
                FormCut::Escaped => read_escaped(message, signing, body, options, visitor),
                FormCut::Unknown(_) if decoded::has_escapes::<Native>(body) => {
                    read_escaped(message, signing, body, options, visitor)
                }
                FormCut::Unknown(start) => read_any(message, signing, (&known, start), (body, body), options, visitor),
            }
        }
        #[cfg(feature = "json")]
        Wire::Json => read_object(message, signing, body, options, visitor),
        #[cfg(not(feature = "json"))]
        Wire::Json => None,
        // These are short and rare: one reader is enough.
        Wire::Xml | Wire::Multipart => None,
    }
}

/// Whether this path knows such messages.
#[inline]
fn is_for_this_path(message: &Message<'_>, signing: &Signing<'_>, body: &[u8], options: &Options) -> bool {
    can_read(&signing.scheme, options.strictness)
        && message.fields.is_indexed()
        && !message.fields.has_rewritten()
        && message.one_of.is_empty()
        && body.len() <= options.limits.body_len
        && options.limits.fields >= Table::MAX_FIELDS
        && options.limits.depth > 0
}

#[cfg(feature = "json")]
#[inline(never)]
fn read_object<V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    let mut room = json::NO_QUOTES;
    let mut texts = Texts::find(body, signing.scheme.separator.byte().is_none(), &mut room)?;
    let mut object = Object::new(body);
    match object.cut(&mut texts, message, signing, options)? {
        json::ObjectCut::Whole if object.has_escapes() => Some(visitor.visit(&EscapedObject(&object))),
        json::ObjectCut::Whole => Some(visitor.visit(&object)),
        json::ObjectCut::Unknown => read_any_object(message, signing, (body, &object, texts), options, visitor),
    }
}

/// Reads an object by sorting its members, of which some are `noted`.
#[cfg(feature = "json")]
#[inline(never)]
fn read_any_object<'a, V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    (body, noted, mut texts): (&'a [u8], &Object<'a>, Texts<'_>),
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    let mut object = AnyObject::new(body);
    object.read(noted, &mut texts, message, signing, options)?;
    Some(visitor.visit(&object))
}

/// Reads a form whose escapes have to be undone first, in a room on the stack. Where a form is longer than
/// the largest of these, its digest takes much more time than the complete path.
#[inline(never)]
fn read_escaped<V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    decoded::with_room(body, |room| {
        let mut inner = Inner::NONE;
        let decoded = decoded::decode::<Native>(body, room, &mut inner)?;
        if !decoded.inner.is_empty() {
            return read_inner(message, signing, &decoded, options, visitor);
        }
        let mut known = Known::of_decoded(decoded.form);
        match known.cut_form(message, signing, options)? {
            FormCut::Whole => Some(visitor.visit(&PlainForm(&known))),
            FormCut::Escaped => None,
            FormCut::Unknown(start) => {
                read_any(message, signing, (&known, start), (decoded.form, decoded.form), options, visitor)
            }
        }
    })?
}

/// Reads a form with values that hold a `&`.
#[inline(never)]
fn read_inner<V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    decoded: &DecodedForm<'_>,
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    // Whether such a value is ambiguous depends on the message; the complete path tells.
    if options.strictness == Strictness::Strict && decoded.is_misleading() {
        return None;
    }
    decoded::with_room(decoded.form, |room| {
        let whole = decoded.whole(room)?;
        let mut known = Known::of_decoded(decoded.form);
        match known.cut_form(message, signing, options)? {
            FormCut::Whole => {
                known.set_body(whole);
                Some(visitor.visit(&PlainForm(&known)))
            }
            FormCut::Escaped => None,
            FormCut::Unknown(start) => {
                read_any(message, signing, (&known, start), (decoded.form, whole), options, visitor)
            }
        }
    })?
}

/// Reads a form without escapes by sorting its fields, of which some are `noted`; `whole` is the same with
/// the `&` of its values.
#[inline(never)]
fn read_any<'a, V: CandidateVisitor>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    noted: (&Known<'a>, usize),
    (form, whole): (&'a [u8], &'a [u8]),
    options: &Options,
    visitor: V,
) -> Option<V::Output> {
    // Its first name is in no indexed table, so such a body gets here, and nowhere else.
    if scan::is_like_url(form) {
        return None;
    }
    let mut any = AnyForm::new(form);
    any.read(noted, message, signing, options)?;
    any.set_body(whole);
    Some(visitor.visit(&any))
}

/// Whether this path knows the scheme.
#[inline]
pub(crate) fn can_read(scheme: &Scheme<'_>, strictness: Strictness) -> bool {
    let is_listed = matches!(scheme.fields, Fields::Only(_));
    !scheme.is_composed()
        && scheme.order == Order::ByName
        && scheme.pair == Pair::NameEqualsValue
        && !scheme.secret.is_hmac()
        && match scheme.separator.byte() {
            Some(separator) => separator == b'&',
            None => !is_listed,
        }
        && !(strictness == Strictness::Strict && scheme.secret.can_be_lengthened())
}
