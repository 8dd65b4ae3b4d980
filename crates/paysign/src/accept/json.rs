//! One flat JSON object cut into names and values in one scan.

mod again;
mod member;
mod quotes;

use super::known_fields::KnownFields;
use super::pieces::Span;
use crate::escape;
use crate::scan::{self, Native};
use crate::scheme::Null;
use crate::table::{Ranks, Table, Window};
pub(crate) use again::{FlatJson, value_at};
use member::{first_member, member};
use quotes::{MAX_QUOTES, Scanned, all_quotes};

/// Room for the places of quotation marks.
pub(super) type QuotePlaces = [u16; MAX_QUOTES];

/// None yet.
pub(super) const NO_QUOTES: QuotePlaces = [0; MAX_QUOTES];

/// The texts of an object, names and values, and what was seen in them.
pub(super) struct Texts<'r> {
    /// Where the quotation marks are of those that are still to come.
    quotes: &'r [u16],
    /// Where the next member begins.
    at: usize,
    scanned: Scanned,
}

impl<'r> Texts<'r> {
    /// Finds them; `None` if there are too many, or the body is not a text or cannot be JSON.
    #[inline]
    pub(super) fn find(body: &[u8], runs_together: bool, room: &'r mut QuotePlaces) -> Option<Self> {
        let mut scanned = Scanned::new(if runs_together { b'=' } else { b'&' });
        let quotes = all_quotes::<Native>(body, &mut scanned, room)?;
        core::str::from_utf8(body).ok()?;
        Some(Self { quotes, at: first_member(body)?, scanned })
    }

    /// Whether a value may hold what the reader of the canonical string would take for the start of a field.
    #[inline]
    pub(super) const fn may_mislead(&self) -> bool {
        self.scanned.is_misleading
    }

    /// Whether there is an escape in a part of a text of the body; `None` if one is malformed.
    #[inline]
    fn is_escaped(&mut self, part: &[u8]) -> Option<bool> {
        if scan::holds(part, b'\\') { self.check_escapes(part).map(|()| true) } else { Some(false) }
    }

    /// Checks the escapes of a text, and whether what they stand for misleads.
    #[inline(never)]
    fn check_escapes(&mut self, text: &[u8]) -> Option<()> {
        let mut rest = text;
        while let Some(at) = scan::find(rest, b'\\') {
            let (character, len) = escape::json(&rest[at..])?;
            self.scanned.is_misleading |= character == char::from(self.scanned.misleading());
            rest = &rest[at + len..];
        }
        Some(())
    }
}

/// What is found of a member.
pub(super) struct Found {
    /// From the name's beginning to the end of what counts of the value.
    pub(super) span: Span,
    pub(super) name_len: usize,
    /// How many bytes there are between the name and the value, beyond one.
    pub(super) gap: u16,
    /// Whether the value is a text with escapes.
    pub(super) is_escaped: bool,
    /// Whether the value is more than the empty text.
    pub(super) is_filled: bool,
}

/// Goes through the members of an object that are still to come; `None` if the complete path has to read it,
/// since it is nested or malformed, or `each` says so: then the member that it was given is still to come.
#[inline(always)]
#[allow(clippy::inline_always, reason = "a call for each member costs a tenth of a verification")]
fn members(
    body: &[u8],
    texts: &mut Texts<'_>,
    null: Null,
    mut each: impl FnMut(&mut Texts<'_>, Found) -> Option<()>,
) -> Option<()> {
    let (mut rest, mut at) = (texts.quotes, texts.at);
    let has_escapes = texts.scanned.has_escapes;
    while at < body.len() {
        let mut next_text = || {
            let [open, close, others @ ..] = rest else { return None };
            rest = others;
            Some((usize::from(*open), usize::from(*close)))
        };
        let (member, behind) = member(body, at, &mut next_text)?;
        let kept = member.kept_end(null);
        let found = Found {
            span: Span::new(member.name, kept),
            name_len: member.name_end - member.name,
            gap: member.gap(),
            is_escaped: has_escapes && texts.is_escaped(body.get(member.value..kept)?)?,
            is_filled: kept > member.value,
        };
        if each(texts, found).is_none() {
            let done = texts.quotes.partition_point(|quote| usize::from(*quote) < at);
            (texts.quotes, texts.at) = (texts.quotes.get(done..)?, at);
            return None;
        }
        at = behind;
    }
    Some(())
}

/// How cutting an object ended, if the fast path can go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectCut {
    /// All members are noted.
    Whole,
    /// The next name is not known.
    Unknown,
}

/// Notes the members of an object, how many bytes there are between the name and the value of each beyond
/// one, and which have escapes;
/// `None` if the complete path has to read it.
#[inline(never)]
pub(super) fn cut(
    body: &[u8],
    texts: &mut Texts<'_>,
    table: &Table<'_>,
    null: Null,
    fields: &mut KnownFields,
    (gaps, escaped): (&mut [u16; Table::MAX_FIELDS], &mut Ranks),
) -> Option<ObjectCut> {
    let (mut there, mut filled, mut with_escapes): (Ranks, Ranks, Ranks) = (0, 0, 0);
    let mut is_unknown = false;
    let whole = members(body, texts, null, |_, found| {
        let (start, len) = (found.span.start(), found.name_len);
        let from = body.get(start..)?;
        let rank = match Window::at(body, start) {
            Some(window) => table.find_at(window, from, len),
            None => table.find(from, len),
        };
        let Some(rank) = rank else {
            is_unknown = true;
            return None;
        };
        let bit = 1 << (rank % Table::MAX_FIELDS);
        if there & bit != 0 {
            return None;
        }
        there |= bit;
        filled |= if found.is_filled { bit } else { 0 };
        with_escapes |= if found.is_escaped { bit } else { 0 };
        fields.spans[rank % Table::MAX_FIELDS] = found.span;
        gaps[rank % Table::MAX_FIELDS] = found.gap;
        Some(())
    });
    (fields.there, fields.filled, *escaped) = (there, filled, with_escapes);
    if is_unknown { Some(ObjectCut::Unknown) } else { whole.map(|()| ObjectCut::Whole) }
}

/// Gives the members that are still to come, of any names, to `each`, with the rank of each name that is
/// known. No name has an escape.
#[inline(never)]
pub(super) fn cut_any(
    body: &[u8],
    texts: &mut Texts<'_>,
    table: &Table<'_>,
    null: Null,
    mut each: impl FnMut(Found, Option<usize>) -> Option<()>,
) -> Option<()> {
    members(body, texts, null, |texts, found| {
        let from = body.get(found.span.start()..)?;
        let known = if table.is_empty() { None } else { table.find(from, found.name_len) };
        if known.is_none() && texts.scanned.has_escapes && scan::holds(from.get(..found.name_len)?, b'\\') {
            return None;
        }
        each(found, known)
    })
}
