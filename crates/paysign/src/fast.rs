//! The fast path of verification: a message of known fields, as gateways really send it, in one scan.
//!
//! It answers only where the answer is "valid" or "mismatch". Whatever else a message may be, malformed, ambiguous, too large, of another
//! scheme or hash, is left to the complete path in `verify`, which gives the same verdicts on these messages too; properties compare the two.

mod again;
mod copy;
mod ends;
mod form;
#[cfg(feature = "json")]
mod json;
mod pieces;
mod slot;
mod sorted;
mod text;

pub(crate) use again::{FormFields, look_up};
#[cfg(feature = "json")]
pub(crate) use json::FlatJson;
pub(crate) use slot::Slot;
pub(crate) use sorted::Sorted;
pub(crate) use text::Pairs;

use crate::canonical::{self, Sink};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::Native;
use crate::scheme::{self, Empty, Hash, Order, Pair, Scheme};
use crate::secret::Secret;
use crate::table::{Places, Table};
use crate::value::Value;
use pieces::{InBody, Plain, Span};

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
    if known.read(message, signing, options).is_none() {
        return verify_sorted(message, signing, body, secrets, options);
    }
    match known.as_plain_form(message) {
        Some(plain) => verdict(&plain, message, signing, secrets),
        None => verify_other(&known, message, signing, secrets),
    }
}

#[inline(never)]
fn verify_other(
    known: &Known<'_>,
    message: &Message<'_>,
    signing: &Signing<'_>,
    secrets: &[Secret],
) -> Option<Result<usize, ()>> {
    verdict(known, message, signing, secrets)
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
    verdict(&sorted, message, signing, secrets)
}

/// Which secret has signed the candidate, or `Err` if it is none of them; `None` if it is not for this path.
#[inline]
fn verdict(
    candidate: &impl Candidate,
    message: &Message<'_>,
    signing: &Signing<'_>,
    secrets: &[Secret],
) -> Option<Result<usize, ()>> {
    for (index, secret) in secrets.iter().enumerate() {
        let claimed = || candidate.claimed(message, signing);
        let is_signed = candidate.has_digest(message, &signing.scheme, secret, claimed)?;
        if is_signed {
            return Some(Ok(index));
        }
    }
    candidate.claimed(message, signing).map(|_| Err(()))
}

/// A message that is right but for its signature, which is still to be read and compared.
pub(crate) trait Candidate: Pairs {
    /// The MD5 digest that it claims; `None` if it claims another one, or none.
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]>;
}

/// Bytes of a message that are not signed: `sign=` and an MD5 digest.
const ABOUT_SIGNATURE: usize = 37;

/// How often a field may be missing, or out of the table's order, until none is expected any more.
const MISSES: u32 = 2;

/// The known fields of a message, as they are found one after the other.
struct Fields {
    /// Where each field of the table stands in the body, from the name's beginning to the value's end.
    spans: [Span; Table::MOST],
    /// How many bytes there are between the name and the value of each, beyond one.
    gaps: [u16; Table::MOST],
    /// Those that are there.
    there: Places,
    /// Those that are not empty.
    filled: Places,
    /// Those with an escape in the value.
    escaped: Places,
}

impl Fields {
    const NONE: Self =
        Self { spans: [Span::NONE; Table::MOST], gaps: [0; Table::MOST], there: 0, filled: 0, escaped: 0 };

    /// Notes a field; `None` if it was there before.
    #[inline]
    fn note(&mut self, place: usize, span: Span, is_filled: bool) -> Option<()> {
        let bit = 1 << (place % Table::MOST);
        self.spans[place % Table::MOST] = span;
        self.filled |= Places::from(is_filled) << (place % Table::MOST);
        (self.there & bit == 0).then(|| self.there |= bit)
    }
}

/// A message of known fields.
pub(crate) struct Known<'a> {
    body: &'a [u8],
    fields: Fields,
    signed: Places,
    /// The place of the signature.
    sign: usize,
}

impl<'a> Known<'a> {
    #[inline]
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Self { body, fields: Fields::NONE, signed: 0, sign: 0 }
    }

    /// Reads a message of which all names are known.
    #[inline]
    pub(crate) fn read(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        let (scheme, table) = (&signing.scheme, message.fields);
        let is_known = can_read(scheme, options.reading) && table.is_indexed() && message.one_of.is_empty();
        if !is_known || self.body.len() > options.limits.body_len || options.limits.fields < Table::MOST {
            return None;
        }
        let runs_together = scheme.separator.byte().is_none();
        match message.transport.wire {
            Wire::Form => form::cut::<Native>(self.body, table, runs_together, &mut self.fields)?,
            #[cfg(feature = "json")]
            Wire::Json => json::cut::<Native>(self.body, table, scheme.null, runs_together, &mut self.fields)?,
            #[cfg(not(feature = "json"))]
            Wire::Json => return None,
        }
        // The signature is mostly the last field of a table, or stands in front of its `sign_type`.
        let sign =
            table.find_near(table.len().saturating_sub(1 + usize::from(signing.sign_type.is_some())), signing.field)?;
        self.sign = sign;
        let present = if scheme.empty == Empty::Skip { self.fields.filled } else { self.fields.there };
        self.signed = present & signed_by(scheme, table, sign) & !(1 << sign);
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
    fn hash(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<Hash> {
        let Some(sign_type) = signing.sign_type else { return Some(signing.scheme.digest) };
        let named = match message.fields.find_near(self.sign + 1, sign_type.field) {
            Some(place) if self.fields.filled >> place & 1 == 1 => Some(Value::plain(self.text(message, place)?)),
            _ => None,
        };
        sign_type.hash(named, signing.scheme.digest)
    }

    /// The value at this place, if it is a text, and no escape has to be undone to read it.
    #[inline]
    fn text(&self, message: &Message<'_>, place: usize) -> Option<&'a [u8]> {
        let piece = self.piece(message.fields, place);
        #[cfg(feature = "json")]
        if message.transport.wire == Wire::Json && piece.before_value() != Some(b'"') {
            return None;
        }
        piece.plain_value()
    }

    /// The same as a form without escapes, if it is one.
    #[inline]
    pub(crate) fn as_plain_form(&self, message: &Message<'_>) -> Option<PlainForm<'_, 'a>> {
        (message.transport.wire == Wire::Form && self.fields.escaped == 0).then_some(PlainForm(self))
    }

    #[inline]
    fn piece(&self, table: &Table<'_>, place: usize) -> InBody<'a> {
        let (from, len) = self.fields.spans[place % Table::MOST].in_body(self.body);
        let gap = 1 + usize::from(self.fields.gaps[place % Table::MOST]);
        InBody { from, name_len: table.name_len(place), gap, len, is_escaped: self.fields.escaped >> place & 1 == 1 }
    }
}

impl Candidate for Known<'_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        let is_md5 = self.hash(message, signing)? == Hash::Md5;
        digest::read_md5(self.text(message, self.sign)?).filter(|_| is_md5)
    }
}

impl Pairs for Known<'_> {
    #[inline]
    fn text_len(&self, message: &Message<'_>) -> usize {
        // JSON has quotation marks around names and values.
        let quotes = if message.transport.wire == Wire::Json { 4 * self.fields.there.count_ones() as usize } else { 0 };
        self.body.len().saturating_sub(ABOUT_SIGNATURE + quotes)
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let (table, mut room) = (message.fields, [0; Table::MOST]);
        let places = table.in_order(self.signed, &mut room).iter().map(|place| usize::from(*place));
        canonical::write(scheme, places.map(|place| self.piece(table, place)), sink);
    }
}

/// A form of known fields without escapes: each of its pieces stands in the canonical string as it stands in the body.
///
/// It is a type of its own so that its writer calls nothing: then the place that it writes to stays in a register.
pub(crate) struct PlainForm<'k, 'a>(&'k Known<'a>);

impl Candidate for PlainForm<'_, '_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.0.claimed(message, signing)
    }
}

impl Pairs for PlainForm<'_, '_> {
    #[inline]
    fn text_len(&self, message: &Message<'_>) -> usize {
        self.0.text_len(message)
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let (known, mut room) = (self.0, [0; Table::MOST]);
        let places = message.fields.in_order(known.signed, &mut room).iter().map(|place| usize::from(*place));
        canonical::write(
            scheme,
            places.map(|place| Plain::new(known.fields.spans[place % Table::MOST], known.body)),
            sink,
        );
    }
}

/// Whether this path knows the scheme.
#[inline]
pub(crate) fn can_read(scheme: &Scheme<'_>, reading: Reading) -> bool {
    let is_listed = matches!(scheme.fields, scheme::Fields::Only(_));
    scheme.order == Order::ByName
        && scheme.pair == Pair::NameEqualsValue
        && !scheme.secret.is_hmac()
        && match scheme.separator.byte() {
            Some(separator) => separator == b'&',
            None => !is_listed,
        }
        && !(reading == Reading::Strict && scheme.secret.can_be_lengthened())
}

/// The fields that the scheme covers, the signature among them.
#[inline]
pub(crate) fn signed_by(scheme: &Scheme<'_>, table: &Table<'_>, sign: usize) -> Places {
    match scheme.fields {
        scheme::Fields::AllBut(names) => !table.set_near(sign, names),
        scheme::Fields::Only(names) => table.set_near(0, names),
        scheme::Fields::Marked => table.marked(),
    }
}
