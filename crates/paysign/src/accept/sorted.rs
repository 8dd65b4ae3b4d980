//! Fields of any names, sorted: what is signed of them, and what they claim.

mod listed;
mod order;

use super::pieces::{InBody, Span};
use super::signature_fields::SignatureFields;
use crate::canonical::{self, Sink, Whole};
use crate::digest;
use crate::field::Kind;
use crate::message::{Direction, Message, Options, Signing, Strictness};
#[cfg(feature = "json")]
use crate::piece;
use crate::scan::bits;
use crate::scheme::{Empty, Scheme};
use crate::table::Table;
use crate::value::Value;
use listed::Listed;
use order::{Key, MAX_FIELDS, Named, place_of};

/// A rank that no known name has.
const UNKNOWN: u8 = 32;
const _: () = assert!(Table::MAX_FIELDS <= UNKNOWN as usize);

/// A field.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// Where it is, from the name's beginning to the value's end.
    span: Span,
    name_len: u16,
    /// How far after the name's end the value begins.
    gap: u16,
    /// The rank of its name in the table, or [`UNKNOWN`].
    rank: u8,
    /// Whether the value is a text with escapes.
    is_escaped: bool,
    /// Whether its name is one that starts a field wherever it is.
    is_plausible: bool,
}

impl Piece {
    const NONE: Self = Self { span: Span::NONE, name_len: 0, gap: 0, rank: 0, is_escaped: false, is_plausible: false };

    /// A field of a body, and the rank of its name, if that is known.
    #[inline]
    pub(super) fn known(field: &InBody<'_>, rank: usize) -> Self {
        Self::new(field, Some(rank), true)
    }

    /// The same; of a name that is not known it matters whether it is plausible.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "within the body, whose length fits; a rank is less than 32")]
    pub(super) fn new(field: &InBody<'_>, known: Option<usize>, is_plausible: bool) -> Self {
        Self {
            is_plausible: is_plausible || known.is_some(),
            span: field.span,
            name_len: field.name_len as u16,
            gap: field.gap as u16,
            rank: known.map_or(UNKNOWN, |rank| rank as u8),
            is_escaped: field.is_escaped,
        }
    }

    #[inline]
    fn in_body(self, body: &[u8]) -> InBody<'_> {
        let (name_len, gap) = (usize::from(self.name_len), usize::from(self.gap));
        InBody { body, span: self.span, name_len, gap, is_escaped: self.is_escaped }
    }
}

/// What is seen of the fields: sets of places, but for `present`.
#[derive(Default)]
struct Seen {
    /// The ranks of those that count as there.
    present: u64,
    /// Those that are signed, unless their names tell otherwise.
    signed: u64,
    /// Those whose names may be among the ones that matter.
    named: u64,
    /// Those of names that are not plausible.
    doubtful: u64,
}

/// The fields of a message.
pub(super) struct Sorted<'a> {
    body: &'a [u8],
    /// The fields, in the body's order.
    pieces: [Piece; MAX_FIELDS],
    /// The fields by name, but for the signature's; after settling the signed ones only.
    keys: [Key; MAX_FIELDS],
    count: usize,
    claimed: [u8; 16],
}

impl<'a> Sorted<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self { body, pieces: [Piece::NONE; MAX_FIELDS], keys: [0; MAX_FIELDS], count: 0, claimed: [0; 16] }
    }

    pub(super) const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The same fields of a body in which some bytes of values are others.
    pub(super) const fn set_body(&mut self, body: &'a [u8]) {
        self.body = body;
    }

    /// The digest that the message claims.
    pub(super) const fn claimed(&self) -> [u8; 16] {
        self.claimed
    }

    /// Notes a field; `None` if it has no name, or there are too many.
    #[inline]
    pub(super) fn add(&mut self, piece: Piece) -> Option<()> {
        if piece.name_len == 0 {
            return None;
        }
        *self.pieces.get_mut(self.count)? = piece;
        self.count += 1;
        Some(())
    }

    /// Sorts the fields, and finds out what is signed; `None` if the complete path has to tell what is wrong.
    ///
    /// `plain_text` tells the value of a field, if it is a text without escapes.
    #[inline]
    pub(super) fn settle(
        &mut self,
        message: &Message<'_>,
        signing: &Signing<'_>,
        options: &Options,
        plain_text: impl Fn(&InBody<'a>) -> Option<&'a [u8]>,
    ) -> Option<()> {
        let (scheme, table) = (&signing.scheme, message.fields);
        if scheme.separator.byte().is_none() || options.limits.fields < MAX_FIELDS {
            return None;
        }
        let mut room = listed::ROOM;
        let listed = Listed::of(signing, &mut room)?;
        let of_signature = SignatureFields::find(table, signing);
        let signed_known = of_signature.signed_by(signing, table) & !of_signature.sign;
        let is_strict = options.strictness == Strictness::Strict;
        let covered = u64::from(signed_known) | u64::from(listed.covers_others()) << UNKNOWN;
        let mut seen = self.look_at_each(covered, &listed, scheme.empty == Empty::Keep);
        let (mut claimed, mut named, mut signature) = (None, None, None);
        for place in bits(seen.named) {
            let (piece, bit) = (&self.pieces[place], 1 << place);
            let field = piece.in_body(self.body);
            let (name, is_filled) = (field.raw_name(), !field.raw_value().is_empty());
            let is_present = is_filled || scheme.empty == Empty::Keep;
            if is_filled && signing.sign_type.is_some_and(|sign_type| name == sign_type.field.as_bytes()) {
                named = Some(Value::plain(plain_text(&field)?));
            }
            if name == signing.field.as_bytes() {
                // It has no place in the order, so this is where it is seen to be there twice.
                if signature.replace(place).is_some() {
                    return None;
                }
                if is_present {
                    claimed = Some(digest::read_md5(plain_text(&field)?)?);
                }
                seen.signed &= !bit;
            } else if piece.rank == UNKNOWN {
                seen.signed &= !bit;
                seen.signed |= if is_present && listed.covers(name) { bit } else { 0 };
            }
        }
        // The complete path tells whether an unknown name starts a field where it is.
        if is_strict && seen.signed & seen.doubtful != 0 {
            return None;
        }
        self.claimed = claimed?;
        self.count -= 1;
        order::sort(
            self.keys.get_mut(..self.count)?,
            signature?,
            &InBodyOrder { body: self.body, pieces: &self.pieces },
        )?;
        self.keep(seen.signed);
        if is_strict && message.direction == Direction::Request && self.has_unknown_after_query(table) {
            return None;
        }
        let hash = match signing.sign_type {
            None => scheme.digest,
            Some(sign_type) => sign_type.hash(named, scheme.digest)?,
        };
        let is_complete = !is_strict || u64::from(table.required()) & !seen.present == 0;
        (scheme.writes_hex_md5(hash) && is_complete).then_some(())
    }

    /// Looks at each field, of which those of the ranks in `covered` are signed.
    #[inline]
    fn look_at_each(&self, covered: u64, listed: &Listed<'_>, keeps_empty: bool) -> Seen {
        let mut seen = Seen::default();
        // The last one first, so that each is at the lowest bit for a while.
        for piece in self.pieces.get(..self.count).unwrap_or_default().iter().rev() {
            let name_len = usize::from(piece.name_len);
            let is_present = u64::from(piece.span.len() + usize::from(keeps_empty) > name_len + usize::from(piece.gap));
            seen.present |= is_present << (piece.rank % 64);
            seen.signed = seen.signed << 1 | is_present & covered >> (piece.rank % 64);
            seen.named = seen.named << 1 | u64::from(listed.has_name_of(name_len));
            seen.doubtful = seen.doubtful << 1 | u64::from(!piece.is_plausible);
        }
        seen
    }

    /// Keeps the keys of these places only.
    #[inline]
    fn keep(&mut self, places: u64) {
        if places.count_ones() as usize == self.count {
            return;
        }
        let mut kept = 0;
        for index in 0..self.count.min(MAX_FIELDS) {
            let key = self.keys[index];
            self.keys[kept % MAX_FIELDS] = key;
            kept += (places >> place_of(key) & 1) as usize;
        }
        self.count = kept;
    }

    /// Whether a signed field of an unknown name comes after a URL with a query of its own, which it may be a
    /// part of: the complete path tells.
    #[inline(never)]
    fn has_unknown_after_query(&self, table: &Table<'_>) -> bool {
        let mut is_after_query = false;
        self.signed_pieces().any(|piece| {
            let is_doubtful = is_after_query && piece.rank == UNKNOWN;
            is_after_query = holds_query(table, piece.rank, piece.in_body(self.body).decoded());
            is_doubtful
        })
    }

    /// The signed fields, once they are settled.
    #[inline]
    fn signed_pieces(&self) -> impl Iterator<Item = Piece> {
        self.keys.iter().take(self.count).map(|key| self.pieces[place_of(*key) % MAX_FIELDS])
    }

    #[cfg(feature = "json")]
    #[inline]
    fn signed(&self) -> impl Iterator<Item = InBody<'a>> {
        self.signed_pieces().map(|piece| piece.in_body(self.body))
    }

    /// Whether one of them holds what reads like the start of a field.
    #[cfg(feature = "json")]
    #[inline(never)]
    pub(super) fn starts_a_field(&self) -> bool {
        let cut = piece::Cut { separator: b'&', joint: b"=" };
        self.signed().any(|field| cut.starts_within(field.decoded(), |_| true))
    }

    /// How long the canonical string is at most.
    #[inline(never)]
    #[cfg(feature = "json")]
    pub(super) fn text_len(&self) -> usize {
        self.signed().map(|field| field.text_len()).sum()
    }

    /// Writes the canonical string of fields without escapes: nothing else is asked for in the loop.
    #[inline]
    pub(super) fn write_plain(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        canonical::write(
            scheme,
            self.signed_pieces().map(|piece| Whole(self.body, piece.span.start(), piece.span.len())),
            sink,
        );
    }

    /// Writes it.
    #[cfg(feature = "json")]
    #[inline]
    pub(super) fn write(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        canonical::write(scheme, self.signed(), sink);
    }
}

/// The fields in the body's order, for sorting their places.
struct InBodyOrder<'a, 'p> {
    body: &'a [u8],
    pieces: &'p [Piece; MAX_FIELDS],
}

impl Named for InBodyOrder<'_, '_> {
    #[inline]
    fn name(&self, place: usize, depth: usize) -> Option<(&[u8], usize)> {
        let piece = &self.pieces[place % MAX_FIELDS];
        Some((self.body.get(piece.span.start() + depth..)?, usize::from(piece.name_len).checked_sub(depth)?))
    }
}

/// Whether the field of this rank is a URL with a query of its own.
#[inline(never)]
fn holds_query(table: &Table<'_>, rank: u8, value: Value<'_>) -> bool {
    let is_url = rank != UNKNOWN && table.field(usize::from(rank)).is_some_and(|field| field.kind == Kind::Url);
    is_url && value.holds(b'?')
}
