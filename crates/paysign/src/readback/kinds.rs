//! Values that are run together, told apart by their kinds.

use super::functions::{functions_fit, items_have};
use crate::scheme::{Empty, Fields, Function, Item, Items, Kind, Order, Scheme};

/// Whether the values of a list without a separator can be told apart.
///
/// A reader goes from the left as long as it knows where an item ends, then from the right as long as it
/// knows where one begins; what is left between is one field at most.
pub(super) fn are_readable(scheme: &Scheme<'_>) -> bool {
    let items = match scheme.fields {
        // Only names: one field.
        Fields::Only(names) => return names.iter().nth(1).is_none(),
        Fields::Items(items) => items,
        _ => return false,
    };
    if items_have(scheme, |item| matches!(item, Item::Prefix(_))) {
        return false;
    }
    let count = items.fields().count();
    if count == 1 {
        return true;
    }
    scheme.order == Order::Listed
        && scheme.empty == Empty::Keep
        && functions_fit(scheme, |function| matches!(function, Function::Lower | Function::Upper))
        && is_delimited(items)
}

fn is_delimited(items: Items<'_>) -> bool {
    let count = items.iter().count();
    let item = |at: usize| items.iter().nth(at);
    let mut left = 0;
    while let Some(this) = item(left)
        && ends_where_it_is_known(this, item(left + 1))
    {
        left += 1;
    }
    let mut right = count;
    while right > left
        && let Some(this) = item(right - 1)
        && begins_where_it_is_known(this, right.checked_sub(2).and_then(item))
    {
        right -= 1;
    }
    right - left <= 1
}

/// Whether a reader that knows where the item begins knows where it ends.
fn ends_where_it_is_known(item: Item<'_>, next: Option<Item<'_>>) -> bool {
    match item {
        Item::Text(_) | Item::Secret(_) | Item::Field(.., Some(Kind::Decimals(_))) => true,
        Item::Field(.., Some(Kind::Digits)) => next.is_some_and(|next| is_beside_digits(next, <[u8]>::first)),
        Item::Field(.., Some(Kind::OneOf(texts))) => {
            texts.split('|').all(|text| !texts.split('|').any(|other| other != text && other.starts_with(text)))
        }
        Item::Field(.., Some(kind)) => kind.len().is_some(),
        Item::Field(.., None) | Item::Prefix(_) | Item::Digest(..) => false,
    }
}

/// Whether a reader that knows where the item ends knows where it begins.
fn begins_where_it_is_known(item: Item<'_>, before: Option<Item<'_>>) -> bool {
    match item {
        Item::Text(_) | Item::Secret(_) => true,
        Item::Field(.., Some(Kind::Digits | Kind::Decimals(_))) => {
            before.is_some_and(|before| is_beside_digits(before, <[u8]>::last))
        }
        Item::Field(.., Some(Kind::OneOf(texts))) => {
            let is_told_by_letters = matches!(before, Some(Item::Field(.., Some(Kind::Letters(_)))))
                && !texts.bytes().any(|byte| byte.is_ascii_alphabetic());
            let is_end_of_other = |text: &str| texts.split('|').any(|other| other != text && other.ends_with(text));
            is_told_by_letters || !texts.split('|').any(is_end_of_other)
        }
        Item::Field(.., Some(kind)) => kind.len().is_some(),
        Item::Field(.., None) | Item::Prefix(_) | Item::Digest(..) => false,
    }
}

/// Whether what is beside digits begins, or ends, with a byte that is none for sure.
fn is_beside_digits(item: Item<'_>, edge: impl Fn(&[u8]) -> Option<&u8>) -> bool {
    let is_no_digit = |text: &str| edge(text.as_bytes()).is_some_and(|byte| !byte.is_ascii_digit());
    match item {
        Item::Field(.., Some(Kind::Letters(_))) => true,
        Item::Field(.., Some(Kind::OneOf(texts))) => texts.split('|').all(is_no_digit),
        Item::Text(text) => is_no_digit(text),
        _ => false,
    }
}
