//! Reading back: whether a canonical string reads as the fields that it was written from.
//!
//! The reader is a function from text to fields, so no two messages that read back can share a canonical
//! string, and no signature can be moved from one to another. Here the text is never built: what the reader
//! would see is worked out from the fields. `crates/paysign-reference` does build and read it; a property
//! test compares the two.

#[cfg(feature = "axes")]
mod composed;
#[cfg(feature = "axes")]
mod functions;
#[cfg(feature = "axes")]
mod kinds;
mod known;
mod query;

use crate::message::{Message, Signing};
use crate::piece::Cut;
use crate::scheme::{Empty, Fields, Names, Order, Pair, Scheme};
use crate::wire::Param;
pub(crate) use known::Side;
#[cfg(feature = "axes")]
use known::of_items;
use known::{known_names, runs_together};
use query::Query;

/// How the canonical strings of a scheme are read.
#[derive(Clone, Copy)]
enum Reader {
    /// Cut at the separator; a piece that begins with a plausible name and the joint starts a field.
    Cut(Cut),
    /// No separator: a known name with the joint after it starts a field.
    KnownNames { joint: &'static [u8] },
    /// Cut at the separator; the pieces are the listed fields.
    Listed { separator: u8 },
    /// The text is one field.
    One,
    /// That of a composed text.
    #[cfg(feature = "axes")]
    Composed(composed::Composed),
}

/// Whether any function can read the canonical strings of the message back.
pub(crate) fn is_readable(message: &Message<'_>, signing: &Signing<'_>) -> bool {
    reader(message, signing).is_some()
}

impl Message<'_> {
    /// Whether its signed text can be read back as its fields. A message with another one is refused by
    /// strict reading, whatever it holds; so is one without a signature.
    pub fn is_readable(&self) -> bool {
        self.signing.is_some_and(|signing| is_readable(self, &signing))
    }
}

/// The fields of the scheme's list, where they must all be there for their text to be read.
pub(crate) fn whole_list<'a>(scheme: &Scheme<'a>) -> impl Iterator<Item = &'a str> {
    let has_places = !scheme.pair.has_name();
    #[cfg(feature = "axes")]
    let has_places = has_places && scheme.empty != Empty::Fill;
    let names = match scheme.fields {
        Fields::Only(names) if has_places => names,
        _ => Names::NONE,
    };
    #[cfg(feature = "axes")]
    let names = names.iter().chain(of_items(scheme).filter(move |_| has_places));
    #[cfg(not(feature = "axes"))]
    let names = names.iter();
    names
}

fn reader(message: &Message<'_>, signing: &Signing<'_>) -> Option<Reader> {
    let scheme = &signing.scheme;
    #[cfg(feature = "axes")]
    if scheme.is_composed() {
        return composed::reader(message, signing).map(Reader::Composed);
    }
    match (scheme.pair.joint(), scheme.separator.byte()) {
        (Some(joint), Some(separator)) => Some(Reader::Cut(Cut { separator, joint })),
        (Some(joint), None) => known_names(message, signing).next().map(|_| Reader::KnownNames { joint }),
        (None, Some(separator)) => {
            let listed = scheme.pair == Pair::ValueOnly
                && scheme.empty == Empty::Keep
                && scheme.order == Order::Listed
                && matches!(scheme.fields, Fields::Only(_));
            listed.then_some(Reader::Listed { separator })
        }
        (None, None) => {
            let is_one = matches!(scheme.fields, Fields::Only(names) if names.iter().nth(1).is_none());
            (scheme.pair == Pair::ValueOnly && is_one).then_some(Reader::One)
        }
    }
}

/// Whether someone without the secret can compute the digest of a longer text from the digest of this one.
fn can_be_lengthened(scheme: &Scheme<'_>) -> bool {
    #[cfg(feature = "axes")]
    if scheme.is_composed() {
        return composed::can_be_lengthened(scheme);
    }
    scheme.secret.can_be_lengthened()
}

/// A field that has the name under which the secret is one.
#[cfg(feature = "axes")]
pub(crate) fn secrets_own<'a>(signing: &Signing<'_>, unsigned: &[Param<'a>]) -> Option<Param<'a>> {
    let name = signing.secret_name()?;
    unsigned.iter().find(|param| param.name == *name).copied()
}

#[cfg(not(feature = "axes"))]
pub(crate) const fn secrets_own<'a>(_: &Signing<'_>, _: &[Param<'a>]) -> Option<Param<'a>> {
    None
}

/// The first listed field that is not there, and that its empty place would not be read back as; with the
/// number of signed fields before it.
#[cfg(feature = "axes")]
pub(crate) fn first_ambiguous_absence<'s>(
    message: &Message<'_>,
    signing: &Signing<'s>,
    signed: &[Param<'_>],
) -> Option<(&'s str, usize)> {
    if signing.scheme.empty != Empty::Fill {
        return None;
    }
    match reader(message, signing) {
        Some(Reader::Composed(reader)) => reader.first_ambiguous_absence(message, signing, signed),
        _ => None,
    }
}

#[cfg(not(feature = "axes"))]
pub(crate) const fn first_ambiguous_absence<'s>(
    _: &Message<'_>,
    _: &Signing<'s>,
    _: &[Param<'_>],
) -> Option<(&'s str, usize)> {
    None
}

/// The first of `signed`, in canonical order, that the reader would not give back.
pub(crate) fn first_ambiguous<'a>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    signed: &[Param<'a>],
    side: Side,
) -> Option<Param<'a>> {
    let reader = reader(message, signing)?;
    let is_lengthened = can_be_lengthened(&signing.scheme);
    let lengthened = |param: &Param<'_>| {
        // Whoever lengthens a text that begins with the secret leaves the hash's padding in it, and that has
        // a zero byte.
        is_lengthened && (param.name.bytes().chain(param.value.bytes())).any(|byte| byte == 0)
    };
    let neighbours = |index: usize| (index.checked_sub(1).and_then(|before| signed.get(before)), signed.get(index + 1));
    let ambiguous = |(index, param): (usize, &Param<'a>)| {
        let (before, next) = neighbours(index);
        let unreadable = match reader {
            Reader::Cut(cut) => !Query { message, signing, cut }.gives_back(*param, before),
            Reader::KnownNames { joint } => runs_together((message, signing, joint), param, next, side),
            Reader::Listed { separator } => param.value.holds(separator),
            Reader::One => false,
            #[cfg(feature = "axes")]
            Reader::Composed(reader) => {
                let joint = match reader {
                    composed::Composed::KnownNames => signing.scheme.pair.joint(),
                    _ => None,
                };
                joint.is_some_and(|joint| runs_together((message, signing, joint), param, next, side))
                    || reader.is_ambiguous(message, signing, param, before)
            }
        };
        (unreadable || lengthened(param)).then_some(*param)
    };
    signed.iter().enumerate().find_map(ambiguous)
}
