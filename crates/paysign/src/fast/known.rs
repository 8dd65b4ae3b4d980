//! A message of which the table knows all fields.

use super::about::About;
use super::form::{self, Cut};
#[cfg(feature = "json")]
use super::json;
use super::pieces::{InBody, Span};
use super::{ABOUT_SIGNATURE, Candidate, Pairs};
use crate::canonical::{self, Sink, Whole};
use crate::digest;
use crate::message::{Message, Options, Reading, Signing};
use crate::scan::Native;
use crate::scheme::{Empty, Hash, Scheme};
use crate::table::{Ranks, Table, ranks};
use crate::value::Value;
#[cfg(feature = "json")]
use crate::{piece, wire::Param};

/// How often a field may be missing, or out of the table's order, until none is expected any more.
pub(super) const MISSES: u32 = 2;

/// The known fields of a message, as they are found one after the other.
pub(super) struct Fields {
    /// Where each field stands in the body, by the rank of its name, from the name's beginning to the value's end.
    pub(super) spans: [Span; Table::MOST],
    /// Those that are there.
    pub(super) there: Ranks,
    /// Those that are not empty.
    pub(super) filled: Ranks,
}

impl Fields {
    const NONE: Self = Self { spans: [Span::NONE; Table::MOST], there: 0, filled: 0 };
}

/// A message of known fields.
pub(super) struct Known<'a> {
    body: &'a [u8],
    /// Whether all escapes of the body are undone.
    is_decoded: bool,
    fields: Fields,
    signed: Ranks,
    about: About,
}

impl<'a> Known<'a> {
    #[inline]
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self { body, is_decoded: false, fields: Fields::NONE, signed: 0, about: About { sign: 0, sign_type: 0 } }
    }

    /// The same for a form without its escapes.
    #[inline]
    pub(super) const fn of_decoded(body: &'a [u8]) -> Self {
        Self { is_decoded: true, ..Self::new(body) }
    }

    /// Reads a form of which all names are known; `None` if it is another one.
    #[inline]
    pub(super) fn cut_form(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<Cut> {
        let runs_together = signing.scheme.separator.byte().is_none();
        match form::cut::<Native>(self.body, message.fields, self.is_decoded, runs_together, &mut self.fields)? {
            Cut::Whole => self.settle(message, signing, options).then_some(Cut::Whole),
            Cut::Escaped => Some(Cut::Escaped),
        }
    }

    /// The same fields of a body in which some bytes of values are others.
    #[inline]
    pub(super) const fn set_body(&mut self, body: &'a [u8]) {
        self.body = body;
    }

    /// Finds out what is signed; `false` if the complete path has to tell what is wrong.
    #[inline]
    fn settle(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> bool {
        let (scheme, table) = (&signing.scheme, message.fields);
        let about = About::find(table, signing);
        self.about = about;
        let present = if scheme.empty == Empty::Skip { self.fields.filled } else { self.fields.there };
        self.signed = present & about.signed_by(signing, table) & !about.sign;
        // Without a separator it is the `=` behind a known name that starts a field.
        let is_ambiguous = scheme.separator.byte().is_none() && self.signed & table.endings() != 0;
        options.reading == Reading::Lenient || !is_ambiguous && table.required() & !present == 0
    }

    /// The MD5 digest that the message claims, read by what gives the value of a rank, if that is a text.
    #[inline]
    fn claimed(&self, signing: &Signing<'_>, text: impl Fn(usize) -> Option<&'a [u8]>) -> Option<[u8; 16]> {
        let hash = match signing.sign_type {
            None => signing.scheme.digest,
            Some(sign_type) => {
                let named = match ranks(self.about.sign_type & self.fields.filled).next() {
                    Some(rank) => Some(Value::plain(text(rank)?)),
                    None => None,
                };
                sign_type.hash(named, signing.scheme.digest)?
            }
        };
        digest::read_md5(text(ranks(self.about.sign & self.fields.there).next()?)?).filter(|_| hash == Hash::Md5)
    }

    /// The field whose name has this rank.
    #[inline]
    fn field(&self, table: &Table<'_>, rank: usize, gap: usize) -> InBody<'a> {
        let span = self.fields.spans[rank % Table::MOST];
        InBody { body: self.body, span, name_len: table.name_len(rank), gap }
    }
}

/// A form of known fields without escapes: each of its pieces stands in the canonical string as it stands in the body.
pub(super) struct PlainForm<'k, 'a>(pub(super) &'k Known<'a>);

impl Candidate for PlainForm<'_, '_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.0.claimed(signing, |rank| Some(self.0.field(message.fields, rank, 1).raw_value()))
    }
}

impl Pairs for PlainForm<'_, '_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.0.body.len().saturating_sub(ABOUT_SIGNATURE)
    }

    /// Nothing is called here: then the place that it writes to stays in a register.
    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let known = self.0;
        let whole = |span: Span| Whole(known.body, span.start(), span.len());
        canonical::write(scheme, ranks(known.signed).map(|rank| whole(known.fields.spans[rank % Table::MOST])), sink);
    }
}

/// A flat JSON object of known fields.
#[cfg(feature = "json")]
pub(super) struct Object<'a> {
    known: Known<'a>,
    /// How many bytes there are between the name and the value of each, beyond one.
    gaps: [u16; Table::MOST],
    /// The members whose texts have escapes.
    escaped: Ranks,
}

#[cfg(feature = "json")]
impl<'a> Object<'a> {
    #[inline]
    pub(super) const fn new(body: &'a [u8]) -> Self {
        Self { known: Known::new(body), gaps: [0; Table::MOST], escaped: 0 }
    }

    /// Reads an object of which all names are known; `None` if it is another one.
    #[inline]
    pub(super) fn cut(&mut self, message: &Message<'_>, signing: &Signing<'_>, options: &Options) -> Option<()> {
        let runs_together = signing.scheme.separator.byte().is_none();
        let (known, null) = (&mut self.known, signing.scheme.null);
        let unusual =
            json::cut::<Native>(known.body, message.fields, null, runs_together, &mut known.fields, &mut self.gaps)?;
        self.escaped = unusual.escaped;
        if !known.settle(message, signing, options) {
            return None;
        }
        // Whether such a value is ambiguous depends on the message; the complete path tells.
        let is_misleading = unusual.may_mislead
            && options.reading == Reading::Strict
            && self.starts_a_field(message.fields, runs_together);
        (!is_misleading).then_some(())
    }

    /// Whether a signed value holds what reads like the start of a field.
    #[inline(never)]
    fn starts_a_field(&self, table: &Table<'_>, runs_together: bool) -> bool {
        let cut = piece::Cut { separator: b'&', joint: b"=" };
        ranks(self.known.signed)
            .map(|rank| self.value(table, rank))
            .any(|value| if runs_together { value.holds(b'=') } else { cut.starts_within(value, |_| true) })
    }

    /// Whether a signed text has escapes, so that it has to be decoded when it is written.
    #[inline]
    pub(super) fn has_escapes(&self) -> bool {
        self.escaped & self.known.signed != 0
    }

    /// The value of the field whose name has this rank, escaped or not.
    #[inline]
    fn value(&self, table: &Table<'_>, rank: usize) -> Value<'a> {
        let raw = self.field(table, rank).raw_value();
        if self.escaped >> rank & 1 == 1 { Value::json_text(raw) } else { Value::plain(raw) }
    }

    #[inline]
    fn field(&self, table: &Table<'_>, rank: usize) -> InBody<'a> {
        self.known.field(table, rank, 1 + usize::from(self.gaps[rank % Table::MOST]))
    }
}

#[cfg(feature = "json")]
impl Candidate for Object<'_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.known.claimed(signing, |rank| {
            let field = self.field(message.fields, rank);
            (field.before_value() == Some(b'"')).then(|| field.raw_value())
        })
    }
}

#[cfg(feature = "json")]
impl Pairs for Object<'_> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        // There are quotation marks around names and values.
        let quotes = 4 * self.known.fields.there.count_ones() as usize;
        self.known.body.len().saturating_sub(ABOUT_SIGNATURE + quotes)
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let fields = ranks(self.known.signed).map(|rank| self.field(message.fields, rank));
        canonical::write(scheme, fields, sink);
    }
}

/// An object of which some texts have escapes.
#[cfg(feature = "json")]
pub(super) struct EscapedObject<'o, 'a>(pub(super) &'o Object<'a>);

#[cfg(feature = "json")]
impl Candidate for EscapedObject<'_, '_> {
    #[inline]
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]> {
        self.0.claimed(message, signing)
    }
}

#[cfg(feature = "json")]
impl Pairs for EscapedObject<'_, '_> {
    #[inline]
    fn text_len(&self, message: &Message<'_>) -> usize {
        self.0.text_len(message)
    }

    #[inline]
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let field = |rank| Param {
            name: Value::plain(self.0.field(message.fields, rank).raw_name()),
            value: self.0.value(message.fields, rank),
            place: rank,
        };
        canonical::write(scheme, ranks(self.0.known.signed).map(field), sink);
    }
}
