//! Reading back: whether a canonical string reads as the fields that it was written from.
//!
//! The reader is a function from text to fields, so no two messages that read back can share a canonical
//! string, and no signature can be moved from one to another. Here the text is never built: what the reader
//! would see is worked out from the fields. `crates/paysign-reference` does build and read it; a property
//! test compares the two.

#[cfg(feature = "axes")]
mod composed;

use crate::field::{Field, Kind};
use crate::message::{Direction, Message, Signing};
use crate::piece::Cut;
use crate::scan;
use crate::scheme::{Empty, Fields, Names, Order, Pair, Scheme};
use crate::value::Value;
use crate::wire::Param;

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

/// The fields of a list that holds more than names.
#[cfg(feature = "axes")]
fn of_items<'a>(scheme: &Scheme<'a>) -> impl Iterator<Item = &'a str> + Clone {
    let items = match scheme.fields {
        Fields::Items(items) => Some(items),
        _ => None,
    };
    items.into_iter().flat_map(|items| items.fields()).map(|(name, ..)| name)
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

/// The names that a reader without separators knows: those of the table, of the scheme's list, and those
/// that are added.
fn known_names<'a>(message: &Message<'a>, signing: &Signing<'a>) -> impl Iterator<Item = &'a str> + Clone {
    let listed = match signing.scheme.fields {
        Fields::Only(names) => names,
        _ => Names::NONE,
    };
    let names = message.fields.iter().map(|field| field.name).chain(listed.iter()).chain(signing.added.iter());
    #[cfg(feature = "axes")]
    let names = names.chain(of_items(&signing.scheme));
    names
}

/// Whether it is one of them.
fn is_known(message: &Message<'_>, signing: &Signing<'_>, name: Value<'_>) -> bool {
    let is_in_table = name
        .as_plain()
        .is_some_and(|name| message.fields.is_indexed() && message.fields.find(name, name.len()).is_some());
    is_in_table || known_names(message, signing).any(|known| name == *known)
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

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Whoever sends a message. Where fields run together, no value of it may hold a reserved name with the
    /// joint after it: the reader of the notification would see it.
    Signing,
    /// Whoever receives one.
    Verifying,
}

/// The first of `signed`, in canonical order, that the reader would not give back.
pub(crate) fn first_ambiguous<'a>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    signed: &[Param<'a>],
    side: Side,
) -> Option<Param<'a>> {
    let reader = reader(message, signing)?;
    let lengthened = |param: &Param<'_>| {
        // Whoever lengthens a text that begins with the secret leaves the hash's padding in it, and that has
        // a zero byte.
        can_be_lengthened(&signing.scheme) && (param.name.bytes().chain(param.value.bytes())).any(|byte| byte == 0)
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

/// Whether a reader without separators would see another field start in the value, or in its end together
/// with the name that is next, or not see this one.
fn runs_together(
    (message, signing, joint): (&Message<'_>, &Signing<'_>, &[u8]),
    param: &Param<'_>,
    next: Option<&Param<'_>>,
    side: Side,
) -> bool {
    let reserved = signing.reserved_names().filter(|_| side == Side::Signing);
    let taken = known_names(message, signing).chain(reserved);
    let holds_joint = joint.first().is_some_and(|first| param.value.holds(*first));
    !is_known(message, signing, param.name)
        || holds_joint && taken.clone().any(|name| contains_name(param.value, name, joint))
        || next.is_some_and(|next| {
            may_be_straddled(message, signing, next.name, side) && is_straddled(param.value, next.name, taken)
        })
}

/// Where a URL of a request holds a `?`, what follows it is the URL's own query, and only names that the
/// message or its gateway's notification has start a field there.
struct Query<'q> {
    message: &'q Message<'q>,
    signing: &'q Signing<'q>,
    cut: Cut,
}

impl Query<'_> {
    /// Whether the reader, after the field `before`, would see this one start, and no other one within its
    /// value.
    fn gives_back(&self, param: Param<'_>, before: Option<&Param<'_>>) -> bool {
        let is_after_query = before.is_some_and(|before| self.may_hold_query(before.name) && before.value.holds(b'?'));
        let may_hold_query = self.may_hold_query(param.name);
        self.cut.takes_name(param.name)
            && !(is_after_query && self.taken_names().all(|name| param.name != *name))
            && !self.cut.starts_within(param.value, |start| {
                !(may_hold_query && start.is_in_query) || self.taken_names().any(|name| start.has_name(name))
            })
    }

    fn may_hold_query(&self, name: Value<'_>) -> bool {
        let is_url = |field: &Field<'_>| field.kind == Kind::Url && name == *field.name;
        self.message.direction == Direction::Request && self.message.fields.iter().any(is_url)
    }

    fn taken_names(&self) -> impl Iterator<Item = &str> {
        let names = known_names(self.message, self.signing).chain(self.signing.reserved_names());
        #[cfg(feature = "axes")]
        let names = names.chain(self.signing.secret_name());
        names
    }
}

/// Whether the value, which holds the joint's first character, holds `name` with the joint after it.
fn contains_name(value: Value<'_>, name: &str, joint: &[u8]) -> bool {
    let wanted = || name.bytes().chain(joint.iter().copied());
    let wanted_len = name.len() + joint.len();
    if let Some(bytes) = value.as_plain() {
        // The joint is rare; what is before it may be the name.
        let Some((first, others)) = joint.split_first() else { return false };
        let mut from = 0;
        while let Some(at) = bytes.get(from..).and_then(|rest| scan::find(rest, *first)) {
            let (before, after) = (&bytes[..from + at], &bytes[from + at + 1..]);
            if before.ends_with(name.as_bytes()) && after.starts_with(others) {
                return true;
            }
            from += at + 1;
        }
        return false;
    }
    let mut from = value.bytes();
    loop {
        if from.clone().take(wanted_len).eq(wanted()) {
            return true;
        }
        if from.next().is_none() {
            return false;
        }
    }
}

/// Whether a longer name that the reader knows may end with this one.
fn may_be_straddled(message: &Message<'_>, signing: &Signing<'_>, next: Value<'_>, side: Side) -> bool {
    let table = message.fields;
    let has_others = side == Side::Signing || signing.scheme.fields.is_list();
    match next.as_plain().filter(|_| table.is_indexed() && !has_others) {
        Some(name) => table.find(name, name.len()).is_none_or(|rank| table.endings() >> rank & 1 == 1),
        None => true,
    }
}

/// Whether the end of the value and the name that follows it make up one of these `names`, a longer one.
fn is_straddled<'n>(value: Value<'_>, next: Value<'_>, names: impl Iterator<Item = &'n str>) -> bool {
    let (next_len, last) = match next.as_plain() {
        Some(plain) => (plain.len(), plain.last().copied()),
        None => (next.bytes().count(), next.bytes().last()),
    };
    let is_longer = |name: &&str| name.len() > next_len && (last.is_none() || name.bytes().last() == last);
    // Counted once there is a name to compare.
    let mut value_len = None;
    names.filter(is_longer).any(|name| {
        let (front, back) = name.as_bytes().split_at(name.len() - next_len);
        if next != *back {
            return false;
        }
        let value_len = *value_len.get_or_insert_with(|| value.bytes().count());
        value_len >= front.len() && value.bytes().skip(value_len - front.len()).eq(front.iter().copied())
    })
}
