//! The fast path of verification: a form of known fields, as gateways really send it, in one scan.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed, ambiguous, too large, of another
//! scheme or hash, is left to the complete path in `verify`, which gives the same verdicts on these messages too; properties compare the two.

mod pieces;
mod scan;
mod slot;
mod text;

pub(crate) use slot::Slot;
pub(crate) use text::Text;

use crate::canonical::{self, OneWay};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing};
use crate::scheme::{Empty, Fields, Hash, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::{Ranks, Table};
use crate::value::Value;
use pieces::{Ends, InBody, Piece};
use scan::{Native, Scan};

/// Which of the secrets has signed a form, or `Err` if it is none of them; `None` if the complete path has to tell.
#[inline]
pub(crate) fn verify(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    secrets: &[Secret],
    options: &Options,
) -> Option<Result<usize, ()>> {
    let mut form = Form::new(body);
    form.read(message, signing, options)?;
    let signs = |secret: &Secret| {
        let mut text = Text::new();
        form.write(&signing.scheme, secret, &mut text);
        text.has_digest(&form.claimed)
    };
    Some(secrets.iter().position(signs).ok_or(()))
}

/// A form of known fields.
pub(crate) struct Form<'a> {
    body: &'a [u8],
    by_rank: [Piece; Table::MOST],
    signed: Ranks,
    claimed: [u8; 16],
}

impl<'a> Form<'a> {
    #[inline]
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Self { body, by_rank: [Piece::NONE; Table::MOST], signed: 0, claimed: [0; 16] }
    }

    /// The digest that the form claims.
    pub(crate) const fn claimed(&self) -> [u8; 16] {
        self.claimed
    }

    /// Reads a form that is right but for its signature, which is still to be compared.
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
        let body = self.body;
        let mut ends = Ends::NONE;
        let (ends, has_escapes) = ends.find::<S>(body)?;
        let looks_into_values = has_escapes || runs_together;
        let (mut seen, mut twice, mut filled): (Ranks, Ranks, Ranks) = (0, 0, 0);
        let (mut start, mut next, mut misses) = (0, 0, 0);
        for end in ends {
            let end = usize::from(*end);
            let found = match if misses < MISSES { table.is_next(body, start, next) } else { None } {
                Some(found) => found,
                None => {
                    misses += 1;
                    table.find(body.get(start..)?, name_len::<S>(body, start, end)?)?
                }
            };
            let name_end = start + found.len;
            // The name may only seem to go on behind the end.
            let value_len = end.checked_sub(name_end + 1)?;
            let is_escaped = looks_into_values && pieces::is_escaped(&body[name_end + 1..end], runs_together)?;
            let bit = 1 << (found.rank % Table::MOST);
            twice |= seen & bit;
            seen |= bit;
            filled |= if value_len > 0 { bit } else { 0 };
            self.by_rank[found.rank % Table::MOST] = Piece::new(start, name_end, end, is_escaped);
            start = end + 1;
            next = found.place + 1;
        }
        if twice != 0 {
            return None;
        }
        // The signature is mostly the last field of a table, or stands in front of its `sign_type`.
        let sign = table.find_near(
            table.len().saturating_sub(1 + usize::from(signing.sign_type.is_some())),
            signing.field.as_bytes(),
        )?;
        self.claimed = digest::read_md5(self.plain_value(sign.rank)?)?;
        if self.hash(signing, table, sign.place, filled)? != Hash::Md5 {
            return None;
        }
        let present = if scheme.empty == Empty::Skip { filled } else { seen };
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

    /// The hash that the form names.
    #[inline]
    fn hash(&self, signing: &Signing<'_>, table: &Table<'_>, sign: usize, filled: Ranks) -> Option<Hash> {
        let Some(sign_type) = signing.sign_type else { return Some(signing.scheme.digest) };
        let named = match table.find_near(sign + 1, sign_type.field.as_bytes()) {
            Some(field) if filled >> field.rank & 1 == 1 => Some(Value::plain(self.plain_value(field.rank)?)),
            _ => None,
        };
        sign_type.hash(named, signing.scheme.digest)
    }

    #[inline]
    fn plain_value(&self, rank: usize) -> Option<&'a [u8]> {
        self.by_rank.get(rank)?.in_body(self.body).plain_value()
    }

    #[inline]
    pub(crate) fn write(&self, scheme: &Scheme<'_>, secret: &Secret, sink: &mut impl OneWay) {
        secret.put_front(&scheme.secret, sink);
        canonical::write(scheme, InOrder { form: self, left: self.signed }, sink);
        secret.put_back(&scheme.secret, sink);
    }
}

/// The signed pieces by name.
struct InOrder<'f, 'a> {
    form: &'f Form<'a>,
    left: Ranks,
}

impl<'a> Iterator for InOrder<'_, 'a> {
    type Item = InBody<'a>;

    #[inline]
    fn next(&mut self) -> Option<InBody<'a>> {
        let rank = self.left.trailing_zeros() as usize;
        self.left &= self.left.wrapping_sub(1);
        Some(self.form.by_rank.get(rank)?.in_body(self.form.body))
    }
}

/// How often a field is expected behind the one before, as the table has them, until the order is taken for another one.
const MISSES: u32 = 2;

/// How long the name is that stands at `start`, in front of the `=` of the piece.
#[inline]
fn name_len<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<usize> {
    match body.get(start..)?.first_chunk() {
        Some(window) => Some(S::first_equals(window)),
        None => body.get(start..end)?.iter().position(|byte| *byte == b'='),
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
