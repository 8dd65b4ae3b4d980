//! A flat JSON object of which the table knows all members.

use super::asked_first::AskedFirst;
use super::candidate::{Candidate, SIGNATURE_LEN};
use super::joint;
use super::json::{self, ObjectCut, Texts};
use super::known::Known;
use super::pieces::InBody;
use super::text::{self, Pairs};
use crate::canonical::{self, Sink};
use crate::message::{Message, Options, Signing, Strictness};
use crate::piece;
use crate::scheme::Scheme;
use crate::table::{Ranks, Table, ranks};

/// An object of which no signed text has escapes.
pub(super) struct Object<'a> {
    known: Known<'a>,
    /// How many bytes there are between the name and the value of each, beyond one.
    gaps: [u16; Table::MAX_FIELDS],
    /// The members whose texts have escapes.
    escaped: Ranks,
}

impl<'a> Object<'a> {
    #[inline]
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self { known: Known::new(body), gaps: [0; Table::MAX_FIELDS], escaped: 0 }
    }

    /// Reads an object of known names; `None` if the complete path has to.
    #[inline]
    pub(super) fn cut(
        &mut self,
        texts: &mut Texts<'_>,
        message: &Message<'_>,
        signing: &Signing<'_>,
        options: &Options,
    ) -> Option<ObjectCut> {
        let known = &mut self.known;
        let (null, more) = (signing.scheme.null, (&mut self.gaps, &mut self.escaped));
        if json::cut(known.body, texts, message.fields, null, &mut known.fields, more)? == ObjectCut::Unknown {
            return Some(ObjectCut::Unknown);
        }
        if !known.settle(message, signing, options) {
            return None;
        }
        let is_misleading = texts.may_mislead()
            && options.strictness == Strictness::Strict
            && self.starts_a_field(message.fields, signing.scheme.separator.byte().is_none());
        (!is_misleading).then_some(ObjectCut::Whole)
    }

    /// The members that are noted so far, with their ranks.
    #[inline]
    pub(super) fn noted(&self, table: &Table<'_>) -> impl Iterator<Item = (usize, InBody<'a>)> {
        ranks(self.known.fields.there).map(|rank| (rank, self.field(table, rank)))
    }

    /// Whether a signed value holds what the reader of the canonical string would take for the start of a
    /// field.
    #[inline(never)]
    fn starts_a_field(&self, table: &Table<'_>, runs_together: bool) -> bool {
        let cut = piece::Cut { separator: b'&', joint: b"=" };
        ranks(self.known.signed).map(|rank| self.field(table, rank).decoded()).any(|value| {
            if runs_together { joint::holds_name(table, value) } else { cut.starts_within(value, |_| true) }
        })
    }

    /// Whether a signed text has escapes, so that it has to be decoded when it is written.
    #[inline]
    pub(super) fn has_escapes(&self) -> bool {
        self.escaped & self.known.signed != 0
    }

    /// The member whose name has this rank.
    #[inline]
    fn field(&self, table: &Table<'_>, rank: usize) -> InBody<'a> {
        InBody { is_escaped: self.escaped >> rank & 1 == 1, ..self.plain_field(table, rank) }
    }

    #[inline]
    fn plain_field(&self, table: &Table<'_>, rank: usize) -> InBody<'a> {
        self.known.field(table, rank, 1 + usize::from(self.gaps[rank % Table::MAX_FIELDS]))
    }

    /// How long the canonical string is at most.
    #[inline(never)]
    fn exact_len(&self, table: &Table<'_>) -> usize {
        ranks(self.known.signed).map(|rank| self.plain_field(table, rank).text_len()).sum()
    }
}

impl Candidate for Object<'_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.known.claimed(signing, |rank| self.field(message.fields, rank).plain_text())
    }

    #[inline]
    fn note_asked_first(&self, message: &Message<'_>, asked_first: &mut AskedFirst) {
        let gap = |rank: usize| 1 + usize::from(self.gaps[rank % Table::MAX_FIELDS]);
        *asked_first = AskedFirst::of_fields(&self.known.fields, self.known.signed, message.fields, gap);
    }
}

impl Pairs for Object<'_> {
    #[inline]
    fn text_len(&self, message: &Message<'_>) -> usize {
        // There are quotation marks around names and values.
        let quotes = 4 * self.known.fields.there.count_ones() as usize;
        let len = self.known.body.len().saturating_sub(SIGNATURE_LEN + quotes);
        if len > text::MAX_TEXT_BYTES { self.exact_len(message.fields) } else { len }
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let fields = ranks(self.known.signed).map(|rank| self.plain_field(message.fields, rank));
        canonical::write(scheme, fields, sink);
    }
}

/// An object of which some texts have escapes.
pub(super) struct EscapedObject<'o, 'a>(pub(super) &'o Object<'a>);

impl Candidate for EscapedObject<'_, '_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.0.claimed(message, signing)
    }

    #[inline]
    fn note_asked_first(&self, message: &Message<'_>, asked_first: &mut AskedFirst) {
        self.0.note_asked_first(message, asked_first);
    }
}

impl Pairs for EscapedObject<'_, '_> {
    #[inline]
    fn text_len(&self, message: &Message<'_>) -> usize {
        self.0.text_len(message)
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let fields = ranks(self.0.known.signed).map(|rank| self.0.field(message.fields, rank));
        canonical::write(scheme, fields, sink);
    }
}
