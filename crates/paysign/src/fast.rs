//! The fast path of verification: a message of known fields, as gateways really send it, in one scan.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed, ambiguous, too large, of another
//! scheme or hash, is left to the complete path in `verify`, which gives the same verdicts on these messages too; properties compare the two.

mod copy;
mod form;
#[cfg(feature = "json")]
mod json;
mod pieces;
mod slot;
mod sorted;
mod text;

#[cfg(feature = "json")]
pub(crate) use json::fields as flat_json;
pub(crate) use slot::Slot;
pub(crate) use sorted::Sorted;
pub(crate) use text::Text;

use crate::canonical::{self, OneWay};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{Native, Scan};
use crate::scheme::{Empty, Fields, Hash, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::{Found, Ranks, Table};
use crate::value::Value;
use pieces::{InBody, Piece};

/// Which of the secrets has signed a message, or `Err` if it is none of them; `None` if the complete path has to tell.
#[inline]
pub(crate) fn verify(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    secrets: &[Secret],
    options: &Options,
) -> Option<Result<usize, ()>> {
    let mut known = Known::new(body);
    match known.read(message, signing, options) {
        Some(()) => Some(verdict(&known, &signing.scheme, secrets)),
        None => verify_sorted(message, signing, body, secrets, options),
    }
}

#[inline(never)]
fn verify_sorted(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    secrets: &[Secret],
    options: &Options,
) -> Option<Result<usize, ()>> {
    let mut sorted = Sorted::new(body);
    sorted.read(message, signing, options)?;
    Some(verdict(&sorted, &signing.scheme, secrets))
}

#[inline]
fn verdict(message: &impl Candidate, scheme: &Scheme<'_>, secrets: &[Secret]) -> Result<usize, ()> {
    let signs = |secret: &Secret| {
        let mut text = Text::new();
        message.write(scheme, secret, &mut text);
        text.has_digest(message.claimed())
    };
    secrets.iter().position(signs).ok_or(())
}

/// A message that is right but for its signature, which is still to be compared.
pub(crate) trait Candidate {
    /// The digest that it claims.
    fn claimed(&self) -> &[u8; 16];

    /// Writes the text that the digest is of.
    fn write(&self, scheme: &Scheme<'_>, secret: &Secret, sink: &mut impl OneWay);
}

/// The fields of a message as they are found one after the other.
struct Seen {
    by_rank: [Piece; Table::MOST],
    /// Those that are there.
    there: Ranks,
    /// Those of which a name stands again.
    twice: Ranks,
    /// Those that are not empty.
    filled: Ranks,
    /// The place in the table of the field that is expected next.
    next: usize,
    /// How often another one came.
    misses: u32,
}

/// How often a field may be missing, or out of the table's order, until none is expected any more.
const MISSES: u32 = 2;

impl Seen {
    const NONE: Self = Self { by_rank: [Piece::NONE; Table::MOST], there: 0, twice: 0, filled: 0, next: 0, misses: 0 };

    /// The field that follows the last one in the table, if it is the one at `start`.
    #[inline]
    fn expected(&mut self, table: &Table<'_>, body: &[u8], start: usize, behind: u8) -> Option<Found> {
        if self.misses >= MISSES {
            return None;
        }
        let found = table.is_next(body, start, self.next, behind);
        self.misses += u32::from(found.is_none());
        found
    }

    #[inline]
    fn note(&mut self, found: Found, is_filled: bool, piece: Piece) {
        let bit = 1 << (found.rank % Table::MOST);
        self.twice |= self.there & bit;
        self.there |= bit;
        self.filled |= if is_filled { bit } else { 0 };
        self.by_rank[found.rank % Table::MOST] = piece;
        self.next = found.place + 1;
    }
}

/// A message of known fields.
pub(crate) struct Known<'a> {
    body: &'a [u8],
    seen: Seen,
    signed: Ranks,
    claimed: [u8; 16],
}

impl<'a> Known<'a> {
    #[inline]
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Self { body, seen: Seen::NONE, signed: 0, claimed: [0; 16] }
    }

    /// Reads a message of which all names are known.
    #[inline]
    pub(crate) fn read(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        self.read_by::<Native>(message, signing, options)
    }

    #[inline(never)]
    fn read_by<S: Scan>(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        let (scheme, table) = (&signing.scheme, message.fields);
        let runs_together = scheme.separator.byte().is_none();
        let is_known = can_read(scheme, options.reading) && table.is_indexed() && message.one_of.is_empty();
        if !is_known || self.body.len() > options.limits.body_len || options.limits.fields < Table::MOST {
            return None;
        }
        match message.transport.wire {
            Wire::Form => form::cut::<S>(self.body, table, runs_together, &mut self.seen)?,
            #[cfg(feature = "json")]
            Wire::Json => json::cut::<S>(self.body, table, scheme.null, runs_together, &mut self.seen)?,
            #[cfg(not(feature = "json"))]
            Wire::Json => return None,
        }
        let Seen { there, filled, twice, .. } = self.seen;
        if twice != 0 {
            return None;
        }
        // The signature is mostly the last field of a table, or stands in front of its `sign_type`.
        let sign = table.find_near(
            table.len().saturating_sub(1 + usize::from(signing.sign_type.is_some())),
            signing.field.as_bytes(),
        )?;
        self.claimed = digest::read_md5(self.text(message.transport.wire, sign.rank)?)?;
        if self.hash(message, signing, sign.place)? != Hash::Md5 {
            return None;
        }
        let present = if scheme.empty == Empty::Skip { filled } else { there };
        self.signed = present & signed_by(scheme, table, sign.place) & !(1 << sign.rank);
        if options.reading == Reading::Strict {
            // Without a separator it is the `=` behind a known name that starts a field.
            let is_ambiguous = runs_together && self.signed & table.endings() != 0;
            if is_ambiguous || table.required() & !present != 0 {
                return None;
            }
        }
        Some(())
    }

    /// The hash that the message names.
    #[inline]
    fn hash(&self, message: &Message<'_>, signing: &Signing<'_>, sign: usize) -> Option<Hash> {
        let Some(sign_type) = signing.sign_type else { return Some(signing.scheme.digest) };
        let named = match message.fields.find_near(sign + 1, sign_type.field.as_bytes()) {
            Some(field) if self.seen.filled >> field.rank & 1 == 1 => {
                Some(Value::plain(self.text(message.transport.wire, field.rank)?))
            }
            _ => None,
        };
        sign_type.hash(named, signing.scheme.digest)
    }

    /// The value of this rank, if it is a text, and no escape has to be undone to read it.
    #[inline]
    fn text(&self, wire: Wire, rank: usize) -> Option<&'a [u8]> {
        let piece = self.seen.by_rank.get(rank)?.in_body(self.body);
        #[cfg(feature = "json")]
        if wire == Wire::Json && piece.before_value() != Some(b'"') {
            return None;
        }
        #[cfg(not(feature = "json"))]
        let _ = wire;
        piece.plain_value()
    }
}

impl Candidate for Known<'_> {
    fn claimed(&self) -> &[u8; 16] {
        &self.claimed
    }

    #[inline]
    fn write(&self, scheme: &Scheme<'_>, secret: &Secret, sink: &mut impl OneWay) {
        secret.put_front(&scheme.secret, sink);
        canonical::write(scheme, InOrder { message: self, left: self.signed }, sink);
        secret.put_back(&scheme.secret, sink);
    }
}

/// The signed pieces by name.
struct InOrder<'f, 'a> {
    message: &'f Known<'a>,
    left: Ranks,
}

impl<'a> Iterator for InOrder<'_, 'a> {
    type Item = InBody<'a>;

    #[inline]
    fn next(&mut self) -> Option<InBody<'a>> {
        let rank = self.left.trailing_zeros() as usize;
        self.left &= self.left.wrapping_sub(1);
        Some(self.message.seen.by_rank.get(rank)?.in_body(self.message.body))
    }
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

/// The ranks that the scheme covers, the signature among them.
#[inline]
pub(crate) fn signed_by(scheme: &Scheme<'_>, table: &Table<'_>, sign: usize) -> Ranks {
    match scheme.fields {
        Fields::AllBut(names) => !table.set_near(sign, names),
        Fields::Only(names) => table.set_near(0, names),
        Fields::Marked => table.marked(),
    }
}
