//! A form with names that its table does not know, or of a message without a table: its fields are sorted.

use super::ends::Ends;
use super::form::name_len;
use super::pieces::{InBody, Span};
use super::{ABOUT_SIGNATURE, About, Candidate, Pairs};
use crate::canonical::{self, Sink};
use crate::digest;
use crate::field::Kind;
use crate::message::{Direction, Message, Options, Reading, Signing};
use crate::piece::is_plausible;
use crate::scan::{Native, Scan};
use crate::scheme::{Empty, Fields, Hash, Names, Scheme};
use crate::table::{Ranks, Table, Window, ranks};
use crate::value::Value;

/// A field of a form.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it stands.
    span: Span,
    name_len: u16,
    /// The rank of its name in the table plus one; 0 if its name is not known.
    known: u8,
}

impl Piece {
    const NONE: Self = Self { span: Span::NONE, name_len: 0, known: 0 };

    /// Its bit in a set of the table's fields; none if its name is not known.
    #[inline]
    fn bit(self) -> Ranks {
        usize::from(self.known).checked_sub(1).map_or(0, |rank| 1 << (rank % Table::MOST))
    }

    #[inline]
    fn in_body(self, body: &[u8]) -> InBody<'_> {
        InBody { body, span: self.span, name_len: usize::from(self.name_len), gap: 1 }
    }
}

/// How many fields it may have here.
const MOST: usize = 64;

/// A form of any names.
pub(crate) struct Sorted<'a> {
    body: &'a [u8],
    /// The fields, in the body's order.
    pieces: [Piece; MOST],
    /// The fields by name, after reading the signed ones alone. A key is the first seven bytes of the name as a number that sorts like
    /// them, and below it the place among `pieces`: so mostly nothing but numbers is compared.
    keys: [u64; MOST],
    count: usize,
    claimed: [u8; 16],
}

impl<'a> Sorted<'a> {
    /// Of a form without escapes, or without them any more: `%` and `+` mean themselves.
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self { body, pieces: [Piece::NONE; MOST], keys: [0; MOST], count: 0, claimed: [0; 16] }
    }

    /// The same fields of a body in which some bytes of values are others.
    pub(super) const fn set_body(&mut self, body: &'a [u8]) {
        self.body = body;
    }

    /// Reads a form of any names, if it is for this path otherwise.
    #[inline]
    pub(crate) fn read(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        self.read_by::<Native>(message, signing, options)
    }

    #[inline(never)]
    fn read_by<S: Scan>(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        let (scheme, table) = (&signing.scheme, message.fields);
        if scheme.separator.byte().is_none() || options.limits.fields < MOST {
            return None;
        }
        self.cut::<S>(table)?;
        self.sort()?;
        let mut listed = [""; MOST_LISTED];
        let listed = listed_names(scheme, &mut listed)?;
        let about = About::find(table, signing);
        let signed_known = about.signed_by(signing, table) & !about.sign;
        let (mut claimed, mut named) = (None, None);
        let (mut present, mut signed): (Ranks, usize) = (0, 0);
        let (is_strict, is_request) = (options.reading == Reading::Strict, message.direction == Direction::Request);
        let mut is_after_query = false;
        for index in 0..self.count {
            let key = self.keys[index];
            let piece = self.pieces[place_of(key)];
            let (known, piece) = (piece.bit(), piece.in_body(self.body));
            let name = piece.raw_name();
            let is_filled = piece.span.len() > name.len() + 1;
            if is_filled && signing.sign_type.is_some_and(|sign_type| name == sign_type.field.as_bytes()) {
                named = Some(Value::plain(piece.raw_value()));
            }
            if is_filled || scheme.empty == Empty::Keep {
                present |= known;
                let is_signed = if known == 0 { covers(scheme, listed, name) } else { signed_known & known != 0 };
                if name == signing.field.as_bytes() {
                    claimed = Some(digest::read_md5(piece.raw_value())?);
                } else if is_signed {
                    // The complete path tells whether an unknown name starts a field where it is.
                    if is_strict && known == 0 && (is_after_query || !is_plausible(name)) {
                        return None;
                    }
                    is_after_query = is_request && holds_query(table, known, piece.raw_value());
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
            let window = Window::at(body, start);
            let expected = table.expected().get(next).filter(|name| window.is_some_and(|window| name.opens(window)));
            let (name_len, known) = if let Some(name) = expected {
                (name.len(), Some(name.rank()))
            } else {
                let len = name_len::<S>(body, start, end)?;
                (len, if table.is_empty() { None } else { table.find(from, len) })
            };
            if let Some(rank) = known {
                next = table.place(rank) + 1;
            }
            if name_len == 0 || start + name_len >= end {
                return None;
            }
            #[expect(clippy::cast_possible_truncation, reason = "within the body, whose length fits")]
            let stored = name_len as u16;
            let known = u8::try_from(known.map_or(0, |rank| rank + 1)).ok()?;
            *self.pieces.get_mut(count)? = Piece { span: Span::new(start, end), name_len: stored, known };
            *self.keys.get_mut(count)? = first_seven(from, name_len) | count as u64;
            count += 1;
            start = end + 1;
        }
        self.count = count;
        Some(())
    }

    /// Sorts the keys by name; `None` if a name stands twice.
    #[inline]
    fn sort(&mut self) -> Option<()> {
        let keys = self.keys.get_mut(..self.count)?;
        keys.sort_unstable();
        // Names that differ this early are not the same.
        if keys.windows(2).all(|pair| (pair[0] ^ pair[1]) >= MOST as u64) { Some(()) } else { self.sort_like_names() }
    }

    /// The same for names of which some begin alike: by 16 bytes, and then as a whole.
    #[inline(never)]
    fn sort_like_names(&mut self) -> Option<()> {
        let name = |key: u64| self.pieces[place_of(key)].in_body(self.body).raw_name();
        let mut prefixes = [0; MOST];
        for (prefix, piece) in prefixes.iter_mut().zip(self.pieces.iter().take(self.count)) {
            *prefix = first_sixteen(self.body.get(piece.span.start()..)?, usize::from(piece.name_len));
        }
        let keys = self.keys.get_mut(..self.count)?;
        let prefix = |key: u64| prefixes[place_of(key)];
        keys.sort_unstable_by(|left, right| {
            prefix(*left).cmp(&prefix(*right)).then_with(|| name(*left).cmp(name(*right)))
        });
        let is_twice = |pair: &[u64]| prefix(pair[0]) == prefix(pair[1]) && name(pair[0]) == name(pair[1]);
        (!keys.windows(2).any(is_twice)).then_some(())
    }
}

/// The place in a key.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "less than `MOST`")]
const fn place_of(key: u64) -> usize {
    key as usize % MOST
}

/// The first seven bytes of the name at the front, which has this length, as a number that sorts like them; its lowest byte is 0.
#[inline]
fn first_seven(from: &[u8], len: usize) -> u64 {
    let bits = 8 * (8 - len.min(7));
    u64::from_be_bytes(front(from)) >> bits << bits
}

/// The first 16 bytes.
#[inline]
fn first_sixteen(from: &[u8], len: usize) -> u128 {
    let bits = 8 * (16 - len.min(16));
    u128::from_be_bytes(front(from)) >> bits << bits
}

/// The first bytes, and zeros where there are no more.
#[inline]
fn front<const LEN: usize>(from: &[u8]) -> [u8; LEN] {
    match from.first_chunk() {
        Some(all) => *all,
        None => short_front(from),
    }
}

#[inline(never)]
fn short_front<const LEN: usize>(from: &[u8]) -> [u8; LEN] {
    let mut all = [0; LEN];
    if let Some(front) = all.get_mut(..from.len()) {
        front.copy_from_slice(from);
    }
    all
}

/// Whether this known field is a URL with a query of its own.
#[inline(never)]
fn holds_query(table: &Table<'_>, known: Ranks, value: &[u8]) -> bool {
    let is_url = ranks(known).next().and_then(|rank| table.field(rank)).is_some_and(|field| field.kind == Kind::Url);
    is_url && value.contains(&b'?')
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
        let signed = self.keys.iter().take(self.count);
        canonical::write(scheme, signed.map(|key| self.pieces[place_of(*key)].in_body(self.body)), sink);
    }
}
