//! Texts without a separator, read by the names that are known.

use crate::message::{Message, Signing};
use crate::param::Param;
use crate::scan;
use crate::scheme::{Fields, Names};
#[cfg(feature = "axes")]
use crate::scheme::{Items, Scheme};
use crate::value::Value;

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Whoever sends a message. Where fields run together, no value of it may hold a reserved name with the
    /// joint after it: the reader of the notification would see it.
    Signing,
    /// Whoever receives one.
    Verifying,
}

/// The fields of a list that holds more than names.
#[cfg(feature = "axes")]
pub(super) fn of_items<'a>(scheme: &Scheme<'a>) -> impl Iterator<Item = &'a str> + Clone {
    let items = match scheme.fields {
        Fields::Items(items) => Some(items),
        _ => None,
    };
    items.into_iter().flat_map(Items::fields).map(|(name, ..)| name)
}

/// The names that a reader without separators knows: those of the table, of the scheme's list, and those
/// that are added.
pub(super) fn known_names<'a>(message: &Message<'a>, signing: &Signing<'a>) -> impl Iterator<Item = &'a str> + Clone {
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

/// Whether a reader without separators would see another field start in the value, or in its end together
/// with the name that is next, or not see this one.
pub(super) fn runs_together(
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
