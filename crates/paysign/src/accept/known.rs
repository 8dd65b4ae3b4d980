//! A message of which the table knows all fields.

use super::asked_first::AskedFirst;
use super::candidate::{Candidate, SIGNATURE_LEN};
use super::form::{self, FormCut};
use super::known_fields::KnownFields;
use super::pieces::{InBody, Span};
use super::signature_fields::SignatureFields;
use super::text::Pairs;
use crate::canonical::{self, Sink, Whole};
use crate::digest;
use crate::message::{Message, Options, Signing, Strictness};
use crate::scan::Native;
use crate::scheme::{Empty, Scheme};
use crate::table::{Ranks, Table, ranks};
use crate::value::Value;

/// A message of known fields.
pub(super) struct Known<'a> {
    pub(super) body: &'a [u8],
    /// Whether all escapes of the body are undone.
    is_decoded: bool,
    pub(super) fields: KnownFields,
    pub(super) signed: Ranks,
    of_signature: SignatureFields,
}

impl<'a> Known<'a> {
    #[inline]
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self {
            body,
            is_decoded: false,
            fields: KnownFields::NONE,
            signed: 0,
            of_signature: SignatureFields { sign: 0, sign_type: 0 },
        }
    }

    /// The same for a form without its escapes.
    #[inline]
    pub(super) const fn of_decoded(body: &'a [u8]) -> Self {
        Self { is_decoded: true, ..Self::new(body) }
    }

    /// Reads a form of which all names are known; `None` if it is another one.
    #[inline]
    pub(super) fn cut_form(
        &mut self,
        message: &Message<'_>,
        signing: &Signing<'_>,
        options: &Options,
    ) -> Option<FormCut> {
        let runs_together = signing.scheme.separator.byte().is_none();
        match form::cut::<Native>(self.body, message.fields, self.is_decoded, runs_together, &mut self.fields)? {
            FormCut::Whole => self.settle(message, signing, options).then_some(FormCut::Whole),
            other => Some(other),
        }
    }

    /// The same fields of a body in which some bytes of values are others.
    #[inline]
    pub(super) const fn set_body(&mut self, body: &'a [u8]) {
        self.body = body;
    }

    /// The fields of a form that are noted so far, with their ranks.
    #[inline]
    pub(super) fn noted(&self, table: &Table<'_>) -> impl Iterator<Item = (usize, InBody<'a>)> {
        ranks(self.fields.there).map(|rank| (rank, self.field(table, rank, 1)))
    }

    /// Finds out what is signed; `false` if the complete path has to tell what is wrong.
    #[inline]
    pub(super) fn settle(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> bool {
        let (scheme, table) = (&signing.scheme, message.fields);
        let of_signature = SignatureFields::find(table, signing);
        self.of_signature = of_signature;
        let present = if scheme.empty == Empty::Skip { self.fields.filled } else { self.fields.there };
        self.signed = present & of_signature.signed_by(signing, table) & !of_signature.sign;
        // Without a separator it is the `=` after a known name that starts a field.
        let is_ambiguous = scheme.separator.byte().is_none() && self.signed & table.endings() != 0;
        options.strictness == Strictness::Lenient || !is_ambiguous && table.required() & !present == 0
    }

    /// The MD5 digest that the message claims, read by what gives the value of a rank, if that is a text.
    #[inline]
    pub(super) fn claimed(&self, signing: &Signing<'_>, text: impl Fn(usize) -> Option<&'a [u8]>) -> Option<[u8; 16]> {
        let hash = match signing.sign_type {
            None => signing.scheme.digest,
            Some(sign_type) => {
                let named = match ranks(self.of_signature.sign_type & self.fields.filled).next() {
                    Some(rank) => Some(Value::plain(text(rank)?)),
                    None => None,
                };
                sign_type.hash(named, signing.scheme.digest)?
            }
        };
        digest::read_md5(text(ranks(self.of_signature.sign & self.fields.there).next()?)?)
            .filter(|_| signing.scheme.writes_hex_md5(hash))
    }

    /// The field whose name has this rank.
    #[inline]
    pub(super) fn field(&self, table: &Table<'_>, rank: usize, gap: usize) -> InBody<'a> {
        let span = self.fields.spans[rank % Table::MAX_FIELDS];
        InBody { body: self.body, span, name_len: table.name_len(rank), gap, is_escaped: false }
    }
}

/// A form of known fields without escapes: each of its pieces is in the canonical string as it is in
/// the body.
pub(super) struct PlainForm<'k, 'a>(pub(super) &'k Known<'a>);

impl Candidate for PlainForm<'_, '_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.0.claimed(signing, |rank| Some(self.0.field(message.fields, rank, 1).raw_value()))
    }

    #[inline]
    fn note_asked_first(&self, message: &Message<'_>, asked_first: &mut AskedFirst) {
        let known = self.0;
        // Else it is not the body that the fields are in.
        if !known.is_decoded {
            *asked_first = AskedFirst::of_fields(&known.fields, known.signed, message.fields, |_| 1);
        }
    }
}

impl Pairs for PlainForm<'_, '_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.0.body.len().saturating_sub(SIGNATURE_LEN)
    }

    /// Nothing is called here: then the place that it writes to stays in a register.
    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let known = self.0;
        let whole = |span: Span| Whole(known.body, span.start(), span.len());
        canonical::write(
            scheme,
            ranks(known.signed).map(|rank| whole(known.fields.spans[rank % Table::MAX_FIELDS])),
            sink,
        );
    }
}
