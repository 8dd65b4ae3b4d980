//! The unique reading: whether a canonical string reads back as the fields that it was written from.
//!
//! The reader is a function from text to fields, so no two messages that read back can share a canonical string, and no
//! signature can be moved from one to another. Here the text is never built: what the reader would see is worked out from the
//! fields. `crates/paysign-reference` does build and read it; a property test compares the two.

use crate::field::Kind;
use crate::message::{Message, Signing};
use crate::scheme::{Empty, Fields, Names, Order, Pair, Scheme};
use crate::value::Value;
use crate::wire::Param;

/// How the canonical strings of a scheme are read.
#[derive(Clone, Copy)]
enum Reader {
    /// Cut at the separator; a piece with the joint in it starts a field.
    Cut { separator: u8, joint: &'static [u8] },
    /// No separator: a known name with the joint behind it starts a field.
    KnownNames { joint: &'static [u8] },
    /// Cut at the separator; the pieces are the listed fields.
    Listed { separator: u8 },
}

/// Whether any function can read the canonical strings of the message back.
pub(crate) fn is_readable(message: &Message<'_>, signing: &Signing<'_>) -> bool {
    reader(message, signing).is_some()
}

/// Whether the fields of the scheme's list must all be there for their text to be read.
pub(crate) fn needs_whole_list<'a>(scheme: &Scheme<'a>) -> Option<Names<'a>> {
    match (scheme.pair, scheme.fields) {
        (Pair::ValueOnly, Fields::Only(names)) => Some(names),
        _ => None,
    }
}

fn reader(message: &Message<'_>, signing: &Signing<'_>) -> Option<Reader> {
    let scheme = &signing.scheme;
    match (scheme.pair.joint(), scheme.separator.byte()) {
        (Some(joint), Some(separator)) => Some(Reader::Cut { separator, joint }),
        (Some(joint), None) => known_names(message, signing).next().map(|_| Reader::KnownNames { joint }),
        (None, Some(separator)) => {
            let listed = scheme.pair == Pair::ValueOnly
                && scheme.empty == Empty::Keep
                && scheme.order == Order::Listed
                && matches!(scheme.fields, Fields::Only(_));
            listed.then_some(Reader::Listed { separator })
        }
        (None, None) => None,
    }
}

/// The names that a reader without separators knows: those of the table, or of the scheme's list.
fn known_names<'a>(message: &Message<'a>, signing: &Signing<'a>) -> impl Iterator<Item = &'a str> + Clone {
    let listed = match signing.scheme.fields {
        Fields::Only(names) => names,
        Fields::AllBut(_) | Fields::Marked => Names::NONE,
    };
    message.fields.iter().map(|field| field.name).chain(listed.iter())
}

/// Who asks: a URL may hold parameters of its own when it is sent, not when it is received.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Signing,
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
        // Whoever lengthens a text behind the secret leaves the hash's padding in it, and that has a zero byte.
        signing.scheme.secret.can_be_lengthened()
            && (param.name.bytes().chain(param.value.bytes())).any(|byte| byte == 0)
    };
    let next_names = signed.iter().skip(1).map(|param| Some(param.name)).chain([None]);
    let ambiguous = |(param, next): (&Param<'a>, Option<Value<'_>>)| {
        let unreadable = match reader {
            Reader::Cut { separator, joint } => {
                contains(param.name, &[separator])
                    || contains(param.name, joint)
                    || starts_a_field(message, signing, *param, (separator, joint), side)
            }
            Reader::KnownNames { joint } => {
                let known = known_names(message, signing);
                let taken = known.clone().chain(signing.reserved_names().filter(|_| side == Side::Signing));
                known.clone().all(|name| param.name != *name)
                    || taken.clone().any(|name| contains_name(param.value, name, joint))
                    || next.is_some_and(|next| taken.clone().any(|name| is_straddled(param.value, next, name)))
            }
            Reader::Listed { separator } => contains(param.value, &[separator]),
        };
        (unreadable || lengthened(param)).then_some(*param)
    };
    signed.iter().zip(next_names).find_map(ambiguous)
}

/// Whether a piece of the value behind a separator holds the joint, and so starts a field.
fn starts_a_field(
    message: &Message<'_>,
    signing: &Signing<'_>,
    param: Param<'_>,
    (separator, joint): (u8, &[u8]),
    side: Side,
) -> bool {
    let value = param.value;
    if !contains(value, &[separator]) {
        return false;
    }
    let is_url = || message.fields.iter().any(|field| field.kind == Kind::Url && param.name == *field.name);
    if let (Side::Signing, Some(url)) = (side, value.as_plain().filter(|_| is_url())) {
        let mut pieces = url.split(|byte| *byte == separator).skip(1);
        return pieces.any(|piece| {
            let name = piece.windows(joint.len()).position(|window| window == joint).map(|at| &piece[..at]);
            let mut taken = known_names(message, signing).chain(signing.reserved_names());
            name.is_some_and(|name| taken.any(|known| known.as_bytes() == name))
        });
    }
    let mut is_first_piece = true;
    let mut matched = 0;
    for byte in value.bytes() {
        if byte == separator {
            (is_first_piece, matched) = (false, 0);
            continue;
        }
        matched = advance(joint, matched, byte);
        if matched == joint.len() {
            if !is_first_piece {
                return true;
            }
            matched = 0;
        }
    }
    false
}

/// How much of `joint` is matched once `byte` has come. A joint's first character does not come again in it.
fn advance(joint: &[u8], matched: usize, byte: u8) -> usize {
    if joint[matched] == byte { matched + 1 } else { usize::from(joint[0] == byte) }
}

/// Whether the value holds `text`, a separator or a joint.
fn contains(value: Value<'_>, text: &[u8]) -> bool {
    let mut matched = 0;
    value.bytes().any(|byte| {
        matched = advance(text, matched, byte);
        matched == text.len()
    })
}

/// Whether the value holds `name` with the joint behind it.
fn contains_name(value: Value<'_>, name: &str, joint: &[u8]) -> bool {
    let wanted = || name.bytes().chain(joint.iter().copied());
    let wanted_len = name.len() + joint.len();
    if let Some(bytes) = value.as_plain() {
        return bytes.windows(wanted_len).any(|window| window.iter().copied().eq(wanted()));
    }
    let mut from = value.bytes();
    contains(value, joint)
        && loop {
            if from.clone().take(wanted_len).eq(wanted()) {
                break true;
            }
            if from.next().is_none() {
                break false;
            }
        }
}

/// Whether the end of the value and the name that follows it make up the longer `name`.
fn is_straddled(value: Value<'_>, next: Value<'_>, name: &str) -> bool {
    let next_len = next.bytes().count();
    let Some(front_len) = name.len().checked_sub(next_len).filter(|len| *len > 0) else { return false };
    let (front, back) = name.as_bytes().split_at(front_len);
    let value_len = value.bytes().count();
    next == *back && value_len >= front_len && value.bytes().skip(value_len - front_len).eq(front.iter().copied())
}
