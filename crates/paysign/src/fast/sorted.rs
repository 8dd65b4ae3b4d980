//! A form with names that its table does not know, or of a message without a table: its fields are sorted.

use super::ends::Ends;
use super::form::{is_escaped, name_len};
use super::pieces::{InBody, Span};
use super::{ABOUT_SIGNATURE, Candidate, Pairs, can_read};
use crate::canonical::{self, Joined, Sink};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{Native, Scan};
use crate::scheme::{Empty, Fields, Hash, Scheme};
use crate::table::{Ranks, Table};
use crate::value::Value;

/// A field of a form: where it stands, how long its name is, and whether its value has an escape.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    name_len: u16,
    is_escaped: bool,
}

impl Piece {
    const NONE: Self = Self { span: Span::NONE, name_len: 0, is_escaped: false };

    #[inline]
    fn in_body(self, body: &[u8]) -> InBody<'_> {
        let name_len = usize::from(self.name_len);
        InBody { body, span: self.span, name_len, gap: 1, is_escaped: self.is_escaped }
    }
}

/// How many fields it may have here.
const MOST: usize = 64;

/// A form of any names.
pub(crate) struct Sorted<'a> {
    body: &'a [u8],
    /// The fields by name, after reading the signed ones alone: each with the first eight bytes of its name, as a number that
    /// sorts like them.
    fields: [(u64, Piece); MOST],
    count: usize,
    claimed: [u8; 16],
}

impl<'a> Sorted<'a> {
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Self { body, fields: [(0, Piece::NONE); MOST], count: 0, claimed: [0; 16] }
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
        self.cut::<S>()?;
        let body = self.body;
        let name = |piece: Piece| piece.in_body(body).raw_name();
        let fields = &mut self.fields[..self.count];
        fields.sort_unstable_by(|left, right| left.0.cmp(&right.0).then_with(|| name(left.1).cmp(name(right.1))));
        if fields.windows(2).any(|pair| pair[0].0 == pair[1].0 && name(pair[0].1) == name(pair[1].1)) {
            return None;
        }
        let mut listed = [""; MOST_LISTED];
        let listed = listed_names(scheme, &mut listed)?;
        let (mut claimed, mut named) = (None, None);
        let (mut present, mut signed): (Ranks, usize) = (0, 0);
        for index in 0..self.count {
            let field = self.fields[index];
            let piece = field.1.in_body(body);
            let name = piece.raw_name();
            let known = table.find(name, name.len());
            let is_filled = !piece.value().is_empty();
            if is_filled && signing.sign_type.is_some_and(|sign_type| name == sign_type.field.as_bytes()) {
                named = Some(Value::plain(piece.plain_value()?));
            }
            if is_filled || scheme.empty == Empty::Keep {
                present |= known.map_or(0, |rank| 1 << rank);
                if name == signing.field.as_bytes() {
                    claimed = Some(digest::read_md5(piece.plain_value()?)?);
                } else if covers(scheme, listed, table, name, known) {
                    self.fields[signed] = field;
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
    fn cut<S: Scan>(&mut self) -> Option<()> {
        let body = self.body;
        let mut ends = Ends::<S>::new(body)?;
        let mut start = 0;
        while let Some(end) = ends.next() {
            let name_end = start + name_len::<S>(body, start, end)?;
            let (name, value) = (body.get(start..name_end)?, body.get(name_end + 1..end)?);
            // What was looked at so far reaches beyond this piece.
            let may_be_escaped = ends.has_escapes();
            let is_plain =
                !name.is_empty() && (!may_be_escaped || !name.iter().any(|byte| matches!(byte, b'%' | b'+')));
            if !is_plain {
                return None;
            }
            let is_escaped = may_be_escaped && is_escaped(value, false)?;
            let name_len = u16::try_from(name.len()).ok()?;
            let piece = Piece { span: Span::new(start, end), name_len, is_escaped };
            *self.fields.get_mut(self.count)? = (prefix(body, start, name.len()), piece);
            self.count += 1;
            start = end + 1;
        }
        Some(())
    }
}

/// The first eight bytes of a name as a number that sorts like them.
#[inline]
fn prefix(body: &[u8], start: usize, len: usize) -> u64 {
    let kept = len.min(8);
    let mut eight = [0; 8];
    match body.get(start..).and_then(|from| from.first_chunk()) {
        Some(all) => eight = *all,
        None => eight[..kept].copy_from_slice(&body[start..start + kept]),
    }
    let bits = u32::try_from(8 * (8 - kept)).unwrap_or(0);
    u64::from_be_bytes(eight) >> bits << bits
}

/// How many names a scheme may list here.
const MOST_LISTED: usize = 16;

/// The names that the scheme lists: its text is read once, not for each field.
fn listed_names<'l, 's>(scheme: &Scheme<'s>, room: &'l mut [&'s str; MOST_LISTED]) -> Option<&'l [&'s str]> {
    let (Fields::AllBut(names) | Fields::Only(names)) = scheme.fields else { return Some(&[]) };
    let mut count = 0;
    for name in names.iter() {
        *room.get_mut(count)? = name;
        count += 1;
    }
    room.get(..count)
}

/// Whether a field of this name, which has this rank in the table, is signed.
#[inline]
fn covers(scheme: &Scheme<'_>, listed: &[&str], table: &Table<'_>, name: &[u8], known: Option<usize>) -> bool {
    let is_listed = listed.iter().any(|other| other.as_bytes() == name);
    match scheme.fields {
        Fields::AllBut(_) => !is_listed,
        Fields::Only(_) => is_listed,
        Fields::Marked => known.is_some_and(|rank| table.marked() >> rank & 1 == 1),
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
        canonical::write(scheme, self.fields.iter().take(self.count).map(|field| field.1.in_body(self.body)), sink);
    }
}
