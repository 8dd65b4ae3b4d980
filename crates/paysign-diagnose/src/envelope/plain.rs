//! Fields as a body holds them, a form or a JSON object, and how much a reading of them explains.

use alloc::vec::Vec;

use crate::item::Of;
use crate::rules::escapes::url_decoded;
use crate::wiped::Wiped;
use paysign::scheme::Null;
use paysign::value::Shape;
use paysign::{Limits, Value, Wire, inside};

/// A name and its value as they were taken out of a body.
pub(crate) struct Pair {
    pub(crate) name: Wiped,
    pub(crate) value: Wiped,
    /// The value as it is in the body, with its escapes.
    pub(crate) raw: Wiped,
    pub(crate) shape: Shape,
    /// The byte of the body where it is, if it is there as it is.
    pub(crate) offset: Option<usize>,
}

impl Pair {
    /// One without any escape.
    pub(crate) fn plain(name: impl Into<Wiped>, value: impl Into<Wiped>, shape: Shape) -> Self {
        let value = value.into();
        Self { name: name.into(), raw: value.clone(), value, shape, offset: None }
    }
}

/// The fields of a form.
pub(crate) fn form(text: &[u8]) -> Vec<Pair> {
    let (mut pairs, mut start) = (Vec::new(), 0);
    for piece in text.split(|byte| *byte == b'&') {
        if !piece.is_empty() {
            pairs.push(piece_of_form(piece, start));
        }
        start += piece.len() + 1;
    }
    pairs
}

/// One field of a form, which begins at this byte.
pub(crate) fn piece_of_form(piece: &[u8], start: usize) -> Pair {
    let name_end = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
    let raw = piece.get(name_end + 1..).unwrap_or_default();
    Pair {
        name: url_decoded(&piece[..name_end], true).into(),
        value: url_decoded(raw, true).into(),
        raw: raw.into(),
        shape: Shape::Text,
        offset: Some(start),
    }
}

/// The members of a JSON object; `None` if it is not one.
pub(crate) fn json(text: &[u8], null: Null, limits: &Limits) -> Option<Vec<Pair>> {
    let limits = Limits { fields: usize::MAX, ..*limits };
    let bytes = |value: Value<'_>| {
        Wiped::written(value.raw().len(), |room| value.for_each_chunk(|chunk| room.extend_from_slice(chunk))).0
    };
    let pair = |(name, value, offset): (Value<'_>, Value<'_>, usize)| Pair {
        name: bytes(name),
        value: bytes(value),
        raw: value.raw().into(),
        shape: value.shape(),
        offset: Some(offset),
    };
    Some(inside::members(text, null, &limits)?.into_iter().map(pair).collect())
}

/// The fields of a text that is a form or a JSON object as it is.
pub(crate) fn fields(of: &Of<'_, '_>, text: &[u8], limits: &Limits) -> Option<Vec<Pair>> {
    if Wire::of(text) == Wire::Json { json(text, of.signing.scheme.null, limits) } else { Some(form(text)) }
}

/// The parameters of a body in XML or multipart, where that is the message's own wire.
pub(crate) fn of_wire(of: &Of<'_, '_>, body: &[u8], limits: &Limits) -> Option<Vec<Pair>> {
    let bytes = |value: Value<'_>| {
        Wiped::written(value.raw().len(), |room| value.for_each_chunk(|chunk| room.extend_from_slice(chunk))).0
    };
    let pair = |(name, value, offset): (Value<'_>, Value<'_>, usize)| Pair {
        name: bytes(name),
        value: bytes(value),
        raw: value.raw().into(),
        shape: value.shape(),
        offset: Some(offset),
    };
    let wire = of.message.transport.wire;
    let fields = match wire {
        Wire::Form | Wire::Json => return None,
        Wire::Xml | Wire::Multipart => inside::fields(body, wire, limits.depth)?,
    };
    Some(fields.into_iter().map(pair).collect())
}

/// Whether a name is one of the message's, or of its signature.
pub(crate) fn knows(of: &Of<'_, '_>, name: &[u8]) -> bool {
    name == of.signing.field.as_bytes() || of.message.fields.fields().iter().any(|field| name == field.name.as_bytes())
}

/// How much of the message a reading gives: its names, and before all a signature that can be one; less what
/// is written as no name is. Without a table any name counts that is written as names are.
pub(crate) fn score(of: &Of<'_, '_>, pairs: &[Pair]) -> usize {
    let has_table = !of.message.fields.is_empty();
    let is_known = |pair: &&Pair| knows(of, &pair.name) || !has_table && is_name(&pair.name);
    let is_signature = |pair: &Pair| pair.name == of.signing.field && may_be_digest(&pair.value);
    let signature = if pairs.iter().any(is_signature) { SIGNATURE } else { 0 };
    let odd = pairs.iter().filter(|pair| !is_name(&pair.name)).count();
    (2 * pairs.iter().filter(is_known).count() + signature).saturating_sub(odd)
}

/// What a signature counts.
const SIGNATURE: usize = 8;

/// Whether a text may be a digest: hex or Base64, with nothing around it.
fn may_be_digest(text: &[u8]) -> bool {
    text.len() >= 12 && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte))
}

/// Whether it is written as the names of fields are.
pub(crate) fn is_name(text: &[u8]) -> bool {
    let is_first = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
    text.first().is_some_and(is_first)
        && text.len() <= 64
        && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.-[]".contains(byte))
}

/// The place of a text in another one.
pub(crate) fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}
