//! Fields of any names, sorted: what is signed of them, and what they claim.

mod listed;
mod order;

use super::pieces::{InBody, Span};
use super::signature_fields::SignatureFields;
use crate::canonical::{self, Sink};
use crate::digest;
use crate::field::Kind;
use crate::message::{Direction, Message, Options, Signing, Strictness};
#[cfg(feature = "json")]
use crate::piece;
use crate::piece::begins_plausibly;
use crate::scheme::{Empty, Scheme};
use crate::table::{Ranks, Table, ranks};
use crate::value::Value;
use listed::Listed;
use order::{Key, MAX_FIELDS, like, place_of, sort_like};

/// A field.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// Where it is, from the name's beginning to the value's end.
    span: Span,
    name_len: u16,
    /// How far after the name's end the value begins.
    gap: u16,
    /// The rank of its name in the table plus one; 0 if its name is not known.
    known: u8,
    /// Whether the value is a text with escapes.
    is_escaped: bool,
}

impl Piece {
    const NONE: Self = Self { span: Span::NONE, name_len: 0, gap: 0, known: 0, is_escaped: false };

    /// A field of a body, and the rank of its name, if that is known.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "within the body, whose length fits; a rank is less than 32")]
    pub(super) fn new(field: &InBody<'_>, known: Option<usize>) -> Self {
        Self {
            span: field.span,
            name_len: field.name_len as u16,
            gap: field.gap as u16,
            known: known.map_or(0, |rank| rank as u8 + 1),
            is_escaped: field.is_escaped,
        }
    }

    /// Its bit in a set of the table's fields; none if its name is not known.
    #[inline]
    fn bit(self) -> Ranks {
        usize::from(self.known).checked_sub(1).map_or(0, |rank| 1 << (rank % Table::MAX_FIELDS))
    }

    #[inline]
    fn in_body(self, body: &[u8]) -> InBody<'_> {
        let (name_len, gap) = (usize::from(self.name_len), usize::from(self.gap));
        InBody { body, span: self.span, name_len, gap, is_escaped: self.is_escaped }
    }
}

/// The fields of a message.
pub(super) struct Sorted<'a> {
    body: &'a [u8],
    /// The fields, in the body's order.
    pieces: [Piece; MAX_FIELDS],
    /// The fields by name, after settling the signed ones only.
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
        let key = order::key(self.body.get(piece.span.start()..)?, usize::from(piece.name_len), self.count);
        *self.pieces.get_mut(self.count)? = piece;
        *self.keys.get_mut(self.count)? = key;
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
        self.sort()?;
        let mut room = listed::ROOM;
        let listed = Listed::of(signing, &mut room)?;
        let of_signature = SignatureFields::find(table, signing);
        let signed_known = of_signature.signed_by(signing, table) & !of_signature.sign;
        let (mut claimed, mut named) = (None, None);
        let (mut present, mut signed): (Ranks, usize) = (0, 0);
        let (is_strict, is_request) =
            (options.strictness == Strictness::Strict, message.direction == Direction::Request);
        let mut is_after_query = false;
        for index in 0..self.count {
            let key = self.keys[index];
            let piece = self.pieces[place_of(key)];
            let (known, piece) = (piece.bit(), piece.in_body(self.body));
            let name = piece.raw_name();
            let is_filled = piece.span.len() > name.len() + piece.gap;
            if is_filled && signing.sign_type.is_some_and(|sign_type| name == sign_type.field.as_bytes()) {
                named = Some(Value::plain(plain_text(&piece)?));
            }
            if is_filled || scheme.empty == Empty::Keep {
                present |= known;
                let is_signed = if known == 0 { listed.covers(name) } else { signed_known & known != 0 };
                if name == signing.field.as_bytes() {
                    claimed = Some(digest::read_md5(plain_text(&piece)?)?);
                } else if is_signed {
                    // The complete path tells whether an unknown name starts a field where it is.
                    if is_strict
                        && known == 0
                        && (is_after_query
                            || !self
                                .body
                                .get(piece.span.start()..)
                                .is_some_and(|from| begins_plausibly(from, name.len())))
                    {
                        return None;
                    }
                    is_after_query = is_request && holds_query(table, known, piece.decoded());
                    self.keys[signed] = key;
                    signed += 1;
                }
            }
        }
        self.count = signed;
        self.claimed = claimed?;
        let hash = match signing.sign_type {
            None => scheme.digest,
            Some(sign_type) => sign_type.hash(named, scheme.digest)?,
        };
        let is_complete = options.strictness == Strictness::Lenient || table.required() & !present == 0;
        (scheme.writes_hex_md5(hash) && is_complete).then_some(())
    }

    /// Sorts the keys by name; `None` if a name is there twice.
    #[inline]
    fn sort(&mut self) -> Option<()> {
        let keys = self.keys.get_mut(..self.count)?;
        keys.sort_unstable();
        if !keys.windows(2).any(|pair| like(pair[0], pair[1])) {
            return Some(());
        }
        let (pieces, body) = (&self.pieces, self.body);
        sort_like(keys, |place| {
            let piece = pieces[place % MAX_FIELDS];
            body.get(piece.span.start()..).map(|from| (from, usize::from(piece.name_len)))
        })
    }

    /// The signed fields, once they are settled.
    #[inline]
    fn signed(&self) -> impl Iterator<Item = InBody<'a>> {
        self.keys.iter().take(self.count).map(|key| self.pieces[place_of(*key)].in_body(self.body))
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
        canonical::write(scheme, self.signed().map(|field| InBody { is_escaped: false, gap: 1, ..field }), sink);
    }

    /// Writes it.
    #[cfg(feature = "json")]
    #[inline]
    pub(super) fn write(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        canonical::write(scheme, self.signed(), sink);
    }
}

/// Whether this known field is a URL with a query of its own.
#[inline(never)]
fn holds_query(table: &Table<'_>, known: Ranks, value: Value<'_>) -> bool {
    let is_url = ranks(known).next().and_then(|rank| table.field(rank)).is_some_and(|field| field.kind == Kind::Url);
    is_url && value.holds(b'?')
}
