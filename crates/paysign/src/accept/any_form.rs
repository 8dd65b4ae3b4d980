//! A form with names that its table does not know, or of a message without a table.

use super::candidate::{Candidate, SIGNATURE_LEN};
use super::ends::Ends;
use super::form::name_len;
use super::known::Known;
use super::pieces::{InBody, Span};
use super::sorted::{Piece, Sorted};
use super::text::Pairs;
use crate::canonical::Sink;
use crate::message::{Message, Options, Signing};
use crate::piece::begins_plausibly;
use crate::scan::{Native, Scan};
use crate::scheme::Scheme;
use crate::table::{IndexedName, Table, Window};

/// A form of any names, without escapes, or without them any more: `%` and `+` mean themselves.
pub(super) struct AnyForm<'a>(Sorted<'a>);

impl<'a> AnyForm<'a> {
    pub(super) const fn new(form: &'a [u8]) -> Self {
        Self(Sorted::new(form))
    }

    /// The same fields of a body in which some bytes of values are others.
    pub(super) const fn set_body(&mut self, body: &'a [u8]) {
        self.0.set_body(body);
    }

    /// Reads what begins at `start`; what comes before is noted already. `None` if the complete path has to
    /// read it all.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        (noted, start): (&Known<'a>, usize),
        message: &Message<'_>,
        signing: &Signing<'_>,
        options: &Options,
    ) -> Option<()> {
        for (rank, field) in noted.noted(message.fields) {
            self.0.add(Piece::known(&field, rank))?;
        }
        if message.fields.is_empty() {
            self.cut::<Native, false>(message.fields, start)?;
        } else {
            self.cut::<Native, true>(message.fields, start)?;
        }
        self.0.settle(message, signing, options, |field| Some(field.raw_value()))
    }

    #[inline]
    fn cut<S: Scan, const HAS_TABLE: bool>(&mut self, table: &Table<'_>, first: usize) -> Option<()> {
        let body = self.0.body();
        let mut ends = Ends::<S>::new(body.get(first..)?)?;
        let (mut start, mut next) = (first, 0);
        while let Some(end) = ends.next() {
            let end = first + end;
            let opens = |name: &&IndexedName| Window::at(body, start).is_some_and(|window| name.opens(window));
            let expected = table.names().get(next).filter(|_| HAS_TABLE).filter(opens);
            let (len, is_plausible, known) = if let Some(name) = expected {
                (name.len(), true, Some(name.rank()))
            } else {
                let (len, is_plausible) = any_name::<S>(body, start, end)?;
                let known = if HAS_TABLE { table.find(body.get(start..)?, len) } else { None };
                (len, is_plausible, known)
            };
            if let Some(rank) = known {
                next = table.row(rank) + 1;
            }
            if start + len >= end {
                return None;
            }
            let field = InBody { body, span: Span::new(start, end), name_len: len, gap: 1, is_escaped: false };
            self.0.add(Piece::new(&field, known, is_plausible))?;
            start = end + 1;
        }
        Some(())
    }
}

/// How long the name is that begins at `start`, and whether it starts a field wherever it is.
#[inline]
fn any_name<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<(usize, bool)> {
    let from = body.get(start..)?;
    let plausible = from.first_chunk().map_or(0, S::names);
    if plausible > 0 && from.get(plausible) == Some(&b'=') {
        return Some((plausible, true));
    }
    long_name::<S>(body, start, end)
}

/// The same of a name that is long, or not plausible.
#[inline(never)]
fn long_name<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<(usize, bool)> {
    let len = name_len::<S>(body, start, end)?;
    Some((len, begins_plausibly(body.get(start..)?, len)))
}

impl Candidate for AnyForm<'_> {
    #[inline]
    fn claimed(&self, _: &Message<'_>, _: &Signing<'_>) -> Option<[u8; 16]> {
        Some(self.0.claimed())
    }
}

impl Pairs for AnyForm<'_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.0.body().len().saturating_sub(SIGNATURE_LEN)
    }

    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        self.0.write_plain(scheme, sink);
    }
}
