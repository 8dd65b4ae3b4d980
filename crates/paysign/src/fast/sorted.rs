//! A form with names that its table does not know, or of a message without a table: its fields are sorted.

use super::form::{Ends, is_escaped, name_len};
use super::pieces::Piece;
use super::{Candidate, can_read};
use crate::canonical::{self, Joined, OneWay};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan::{Native, Scan};
use crate::scheme::{Empty, Fields, Hash, Scheme};
use crate::secret::Secret;
use crate::table::{Ranks, Table};
use crate::value::Value;

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
            let known = table.find(name, name.len()).map(|found| found.rank % Table::MOST);
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
        let mut ends = Ends::<MOST>::NONE;
        let (ends, has_escapes) = ends.find::<S>(body)?;
        let mut start = 0;
        for (end, field) in ends.iter().zip(&mut self.fields) {
            let end = usize::from(*end);
            let name_end = start + name_len::<S>(body, start, end)?;
            let (name, value) = (body.get(start..name_end)?, body.get(name_end + 1..end)?);
            let is_plain = !name.is_empty() && (!has_escapes || !name.iter().any(|byte| matches!(byte, b'%' | b'+')));
            if !is_plain {
                return None;
            }
            let is_escaped = has_escapes && is_escaped(value, false)?;
            *field = (prefix(body, start, name.len()), Piece::of_form(start, name_end, end, is_escaped));
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
    fn claimed(&self) -> &[u8; 16] {
        &self.claimed
    }

    #[inline]
    fn write(&self, scheme: &Scheme<'_>, secret: &Secret, sink: &mut impl OneWay) {
        secret.put_front(&scheme.secret, sink);
        canonical::write(scheme, self.fields.iter().take(self.count).map(|field| field.1.in_body(self.body)), sink);
        secret.put_back(&scheme.secret, sink);
    }
}
