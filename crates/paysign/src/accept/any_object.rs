//! A flat JSON object with names that its table does not know, or of a message without a table.

use super::candidate::Candidate;
use super::json::{self, Texts};
use super::object::Object;
use super::pieces::InBody;
use super::sorted::{Piece, Sorted};
use super::text::{self, Pairs};
use crate::canonical::Sink;
use crate::message::{Message, Options, Signing, Strictness};
use crate::piece::begins_plausibly;
use crate::scheme::Scheme;

/// An object of any names.
pub(super) struct AnyObject<'a>(Sorted<'a>);

impl<'a> AnyObject<'a> {
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self(Sorted::new(body))
    }

    /// Reads what is still to come after the members that are noted already; `None` if the complete path has
    /// to read it all.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        noted: &Object<'a>,
        texts: &mut Texts<'_>,
        message: &Message<'_>,
        signing: &Signing<'_>,
        options: &Options,
    ) -> Option<()> {
        let (sorted, table) = (&mut self.0, message.fields);
        for (rank, field) in noted.noted(table) {
            sorted.add(Piece::known(&field, rank))?;
        }
        let body = sorted.body();
        json::cut_any(body, texts, table, signing.scheme.null, |found, known| {
            let (span, name_len, gap) = (found.span, found.name_len, usize::from(found.gap) + 1);
            let is_plausible = known.is_some() || begins_plausibly(body.get(span.start()..)?, name_len);
            sorted.add(Piece::new(
                &InBody { body, span, name_len, gap, is_escaped: found.is_escaped },
                known,
                is_plausible,
            ))
        })?;
        sorted.settle(message, signing, options, InBody::plain_text)?;
        let is_misleading = texts.may_mislead() && options.strictness == Strictness::Strict && sorted.starts_a_field();
        (!is_misleading).then_some(())
    }
}

impl Candidate for AnyObject<'_> {
    #[inline]
    fn claimed(&self, _: &Message<'_>, _: &Signing<'_>) -> Option<[u8; 16]> {
        Some(self.0.claimed())
    }
}

impl Pairs for AnyObject<'_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        let len = self.0.body().len();
        // No more than some marks and white space of a long body is not in the text.
        if len > 4 * text::MAX_TEXT_BYTES { len } else { self.0.text_len() }
    }

    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        self.0.write(scheme, sink);
    }
}
