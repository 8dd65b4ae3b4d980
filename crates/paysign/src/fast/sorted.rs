//! A form with names that its table does not know, or of a message without a table: its fields are sorted.

use super::ends::Ends;
use super::form::{is_escaped, name_len};
use super::pieces::{InBody, Span};
use super::{ABOUT_SIGNATURE, Candidate, Pairs, can_read, signed_by};
use crate::canonical::{self, Sink};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{Native, Scan};
use crate::scheme::{Empty, Fields, Hash, Names, Scheme};
use crate::table::{Places, Table};
use crate::value::Value;

/// A field of a form.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it stands.
    span: Span,
    name_len: u16,
    /// Whether its value has an escape.
    is_escaped: bool,
    /// Its place in the table plus one; 0 if its name is not known.
    known: u8,
}

impl Piece {
    const NONE: Self = Self { span: Span::NONE, name_len: 0, is_escaped: false, known: 0 };

    /// Its bit in a set of the table's fields; none if its name is not known.
    #[inline]
    fn bit(self) -> Places {
        bit(usize::from(self.known).checked_sub(1))
    }

    #[inline]
    fn in_body(self, body: &[u8]) -> InBody<'_> {
        let (from, len) = self.span.in_body(body);
        InBody { from, name_len: usize::from(self.name_len), gap: 1, len, is_escaped: self.is_escaped }
    }
}

/// How many fields it may have here.
const MOST: usize = 64;

/// A form of any names.
pub(crate) struct Sorted<'a> {
    body: &'a [u8],
    /// The fields, in the body's order.
    pieces: [Piece; MOST],
    /// The first 16 bytes of each name as a number that sorts like them. They stand apart, and what is sorted are the places: so
    /// little has to be cleared and moved.
    prefixes: [u128; MOST],
    /// The places of the fields by name; after reading those of the signed ones alone.
    order: [u8; MOST],
    count: usize,
    claimed: [u8; 16],
}

impl<'a> Sorted<'a> {
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Self { body, pieces: [Piece::NONE; MOST], prefixes: [0; MOST], order: [0; MOST], count: 0, claimed: [0; 16] }
    }

    /// Reads a form of any names.
    #[inline]
    pub(crate) fn read(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        self.read_by::<Native>(message, signing, options)
    }

    #[inline(never)]
    fn read_by<S: Scan>(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        let (scheme, table) = (&signing.scheme, message.fields);
        let is_cut = message.transport.wire == Wire::Form && scheme.separator.byte().is_some();
        let is_indexed = table.is_indexed() && message.one_of.is_empty();
        let is_small = self.body.len() <= options.limits.body_len && options.limits.fields >= MOST;
        if !(can_read(scheme, options.reading) && is_cut && is_indexed && is_small) {
            return None;
        }
        self.cut::<S>(table)?;
        self.sort()?;
        let mut listed = [""; MOST_LISTED];
        let listed = listed_names(scheme, &mut listed)?;
        let sign = table.find_near(table.len().saturating_sub(1), signing.field);
        let signed_known = signed_by(scheme, table, sign.unwrap_or(0)) & !bit(sign);
        let (mut claimed, mut named) = (None, None);
        let (mut present, mut signed): (Places, usize) = (0, 0);
        for index in 0..self.count {
            let place = self.order[index];
            let piece = self.pieces[usize::from(place) % MOST];
            let (known, piece) = (piece.bit(), piece.in_body(self.body));
            let name = piece.raw_name();
            let is_filled = piece.len > name.len() + 1;
            if is_filled && signing.sign_type.is_some_and(|sign_type| name == sign_type.field.as_bytes()) {
                named = Some(Value::plain(piece.plain_value()?));
            }
            if is_filled || scheme.empty == Empty::Keep {
                present |= known;
                let is_signed = if known == 0 { covers(scheme, listed, name) } else { signed_known & known != 0 };
                if name == signing.field.as_bytes() {
                    claimed = Some(digest::read_md5(piece.plain_value()?)?);
                } else if is_signed {
                    self.order[signed] = place;
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
        let is_complete = options.reading == Reading::Lenient || table.required() & !present == 0;
        (hash == Hash::Md5 && is_complete).then_some(())
    }

    #[inline]
    fn cut<S: Scan>(&mut self, table: &Table<'_>) -> Option<()> {
        let body = self.body;
        let mut ends = Ends::<S>::new(body)?;
        let (mut start, mut count, mut next) = (0, 0, 0);
        while let Some(end) = ends.next() {
            let from = body.get(start..)?;
            let expected = match (table.names().get(next), from.first_chunk()) {
                (Some(name), Some(window)) if name.is_short() => name.len_if_at(window, b'='),
                _ => None,
            };
            let (name_len, known) = if let Some(len) = expected {
                (len, next + 1)
            } else {
                let len = name_len::<S>(body, start, end)?;
                let found = if table.is_empty() { None } else { table.find(from, len) };
                (len, found.map_or(0, |found| found.place + 1))
            };
            if known > 0 {
                next = known;
            }
            let (name, value) = (from.get(..name_len)?, body.get(start + name_len + 1..end)?);
            // What was looked at so far reaches beyond this piece.
            let may_be_escaped = ends.has_escapes();
            let is_plain =
                !name.is_empty() && (!may_be_escaped || !name.iter().any(|byte| matches!(byte, b'%' | b'+')));
            if !is_plain {
                return None;
            }
            let is_escaped = may_be_escaped && is_escaped(value, false)?;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "within the body, whose length fits; at most two `MOST`"
            )]
            let (name_len, known, place) = (name_len as u16, known as u8, count as u8);
            *self.pieces.get_mut(count)? = Piece { span: Span::new(start, end), name_len, is_escaped, known };
            *self.prefixes.get_mut(count)? = prefix(from, name.len());
            *self.order.get_mut(count)? = place;
            count += 1;
            start = end + 1;
        }
        self.count = count;
        Some(())
    }

    /// Sorts the places by name; `None` if a name stands twice.
    #[inline]
    fn sort(&mut self) -> Option<()> {
        let Self { body, pieces, prefixes, order, count, .. } = self;
        let prefix = |place: u8| prefixes[usize::from(place) % MOST];
        let name = |place: u8| pieces[usize::from(place) % MOST].in_body(body).raw_name();
        let order = order.get_mut(..*count)?;
        order.sort_unstable_by(|left, right| {
            prefix(*left).cmp(&prefix(*right)).then_with(|| name(*left).cmp(name(*right)))
        });
        let is_twice = |pair: &[u8]| prefix(pair[0]) == prefix(pair[1]) && name(pair[0]) == name(pair[1]);
        (!order.windows(2).any(is_twice)).then_some(())
    }
}

/// The first 16 bytes of the name at the front, which has this length, as a number that sorts like them.
#[inline]
fn prefix(from: &[u8], len: usize) -> u128 {
    let all = match from.first_chunk() {
        Some(all) => u128::from_be_bytes(*all),
        None => prefix_of_short(from),
    };
    let bits = 8 * (16 - len.min(16));
    all >> bits << bits
}

#[inline(never)]
fn prefix_of_short(from: &[u8]) -> u128 {
    let mut all = [0; 16];
    if let Some(front) = all.get_mut(..from.len()) {
        front.copy_from_slice(from);
    }
    u128::from_be_bytes(all)
}

/// How many names a scheme may list here.
const MOST_LISTED: usize = 16;

/// The names that the scheme lists: its text is read once, not for each field.
fn listed_names<'l, 's: 'l>(scheme: &Scheme<'s>, room: &'l mut [&'s str; MOST_LISTED]) -> Option<&'l [&'s str]> {
    let (Fields::AllBut(names) | Fields::Only(names)) = scheme.fields else { return Some(&[]) };
    if let Names::List(list) = names {
        return Some(list);
    }
    let mut count = 0;
    for name in names.iter() {
        *room.get_mut(count)? = name;
        count += 1;
    }
    room.get(..count)
}

/// Whether a field of this name, which the table does not know, is signed.
#[inline]
fn covers(scheme: &Scheme<'_>, listed: &[&str], name: &[u8]) -> bool {
    let is_listed = listed.iter().any(|other| other.as_bytes() == name);
    match scheme.fields {
        Fields::AllBut(_) => !is_listed,
        Fields::Only(_) => is_listed,
        Fields::Marked => false,
    }
}

/// The set of the field at this place alone; the empty one if there is none.
#[inline]
fn bit(place: Option<usize>) -> Places {
    place.map_or(0, |place| 1 << (place % Table::MOST))
}

impl Candidate for Sorted<'_> {
    #[inline]
    fn claimed(&self, _: &Message<'_>, _: &Signing<'_>) -> Option<[u8; 16]> {
        Some(self.claimed)
    }
}

impl Pairs for Sorted<'_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.body.len().saturating_sub(ABOUT_SIGNATURE)
    }

    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let signed = self.order.iter().take(self.count);
        canonical::write(scheme, signed.map(|place| self.pieces[usize::from(*place) % MOST].in_body(self.body)), sink);
    }
}
