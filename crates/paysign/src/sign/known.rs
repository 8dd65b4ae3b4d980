//! Known fields that are all right are signed at once: each is looked up once.
//!
//! Here is a signature or nothing; what is wrong with parameters, and all that is unusual, is for the
//! complete path to tell.

#![allow(clippy::inline_always, reason = "a call for each field costs a quarter of a signature")]

use super::check;
use super::signed::Made;
use crate::accept::{Pairs, SignatureFields, can_read};
use crate::canonical::{self, CanonicalField, Sink};
use crate::digest::Signature;
use crate::message::{Message, Options, Signing, Strictness, Wire};
use crate::scan;
use crate::scheme::{Empty, Pair, Scheme};
use crate::secret::Secret;
use crate::table::{Ranks, Table, ranks};
use crate::value::Value;

/// The signature of these parameters, and the `sign_type` that is sent though it was not given; `None` if the
/// complete path has to tell.
#[inline]
pub(super) fn signature<'a, N: AsRef<[u8]>, V: AsRef<[u8]>>(
    message: &Message<'_>,
    signing: &Signing<'a>,
    params: &[(N, V)],
    secret: &Secret,
    options: &Options,
) -> Option<Made<'a>> {
    let (scheme, table, limits) = (&signing.scheme, message.fields, &options.limits);
    let (is_form, is_json) = (message.transport.wire == Wire::Form, message.transport.wire == Wire::Json);
    let is_known =
        can_read(scheme, options.strictness) && table.is_indexed() && message.one_of.is_empty() && (is_form || is_json);
    if !is_known || params.len() > Table::MAX_FIELDS || limits.fields <= Table::MAX_FIELDS {
        return None;
    }
    // The index of each field's parameter, by the rank of its name.
    let mut by_rank = [0; Table::MAX_FIELDS];
    let (mut there, mut twice, mut filled): (Ranks, Ranks, Ranks) = (0, 0, 0);
    let (mut next, mut len) = (0, 0);
    let misleading = if scheme.separator.byte().is_none() { b'=' } else { b'&' };
    for (index, (name, value)) in (0u8..).zip(params) {
        let (name, value) = (name.as_ref(), value.as_ref());
        let rank = table.find_bytes_near(next, name)?;
        let bit = 1 << rank;
        twice |= there & bit;
        there |= bit;
        len += name.len() + value.len();
        if !value.is_empty() {
            filled |= bit;
            let field = table.field(rank)?;
            let is_plain =
                field.only_with.is_none() && field.rewritten.is_none() && check::value(field, value).is_none();
            let is_text = is_form || core::str::from_utf8(value).is_ok();
            if !is_plain || !is_text || scan::holds(value, misleading) {
                return None;
            }
        }
        by_rank[rank % Table::MAX_FIELDS] = index;
        next = table.row(rank) + 1;
    }
    let of_signature = SignatureFields::find(table, signing);
    let mut given = Given { params, by_rank, signed: 0, table, len };
    let (hash, added) = match signing.sign_type {
        None => (scheme.digest, None),
        Some(_) if of_signature.sign_type == 0 => return None,
        Some(sign_type) => match (ranks(there & of_signature.sign_type).next(), sign_type.choices) {
            (Some(rank), _) => (sign_type.hash(Some(Value::plain(given.value(rank))), scheme.digest)?, None),
            (None, [(only, hash)]) => (*hash, Some((sign_type.field, *only))),
            _ => return None,
        },
    };
    let made = of_signature.sign | if added.is_some() { of_signature.sign_type } else { 0 };
    let present = if scheme.empty == Empty::Skip { filled } else { there };
    given.signed = present & of_signature.signed_by(signing, table) & !made;
    let is_ambiguous = options.strictness == Strictness::Strict
        && scheme.separator.byte().is_none()
        && given.signed & table.endings() != 0;
    let is_wrong = twice | there & made | table.required() & !filled & !made;
    if of_signature.sign == 0 || !scheme.writes_hex_md5(hash) || is_wrong != 0 || is_ambiguous || len > limits.body_len
    {
        return None;
    }
    Some((Signature::of_md5(given.digest(message, scheme, secret), scheme.encoding), added))
}

/// The parameters.
struct Given<'p, N, V> {
    params: &'p [(N, V)],
    by_rank: [u8; Table::MAX_FIELDS],
    signed: Ranks,
    table: &'p Table<'p>,
    /// Bytes of all names and values.
    len: usize,
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Given<'_, N, V> {
    /// The value of the field whose name has this rank.
    #[inline]
    fn value(&self, rank: usize) -> &[u8] {
        let index = usize::from(self.by_rank[rank % Table::MAX_FIELDS]);
        self.params.get(index).map_or(&[], |(_, value)| value.as_ref())
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Pairs for Given<'_, N, V> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.len + 2 * self.params.len()
    }

    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let field = |rank| Named { table: self.table, rank, value: self.value(rank) };
        canonical::write(scheme, ranks(self.signed).map(field), sink);
    }
}

/// A known name and its value.
struct Named<'p> {
    table: &'p Table<'p>,
    rank: usize,
    value: &'p [u8],
}

impl CanonicalField for Named<'_> {
    #[inline(always)]
    fn write_to(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        debug_assert!(scheme.pair == Pair::NameEqualsValue);
        if let Some((opening, len)) = self.table.opening(self.rank) {
            sink.put_opening(&opening, len);
        } else {
            sink.put(self.table.field(self.rank).map(|field| field.name.as_bytes()).unwrap_or_default());
            sink.put_byte(b'=');
        }
        sink.put(self.value);
    }
}
