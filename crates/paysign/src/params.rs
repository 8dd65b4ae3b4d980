//! Room for the parameters of one message, on the stack, and the order in which they are signed.

use crate::message::{Limits, Message, Signing};
use crate::param::Param;
use crate::scheme::{Empty, Fields, Order, Scheme};
#[cfg(feature = "axes")]
use crate::value::Shape;
use crate::value::Value;
#[cfg(feature = "axes")]
use crate::{compose, listing};

/// How many parameters fit without an allocator.
pub(crate) const MAX_WITHOUT_ALLOC: usize = 1024;

/// How many parameters a message may have: without an allocator no more than there is room for on the stack.
pub(crate) fn most(limits: &Limits) -> usize {
    if cfg!(feature = "alloc") { limits.fields } else { limits.fields.min(MAX_WITHOUT_ALLOC) }
}

/// Calls `with` with room for `count` parameters, which are at most [`most`]: on the stack up to
/// [`MAX_WITHOUT_ALLOC`], beyond that on the heap.
#[allow(clippy::large_stack_arrays, reason = "56 KiB for a thousand fields, so that no message needs an allocator")]
pub(crate) fn with_room<'a, R>(count: usize, with: impl FnOnce(&mut [Param<'a>]) -> R) -> R {
    // Sizes of their own, so that a short message need not pay for clearing the room of a long one.
    match count {
        0..=16 => with(&mut [Param::NONE; 16][..count]),
        17..=64 => with(&mut [Param::NONE; 64][..count]),
        65..=256 => with(&mut [Param::NONE; 256][..count]),
        #[cfg(feature = "alloc")]
        257..=MAX_WITHOUT_ALLOC => with(&mut [Param::NONE; MAX_WITHOUT_ALLOC][..count]),
        #[cfg(feature = "alloc")]
        _ => with(&mut alloc::vec![Param::NONE; count]),
        #[cfg(not(feature = "alloc"))]
        _ => with(&mut [Param::NONE; MAX_WITHOUT_ALLOC][..count.min(MAX_WITHOUT_ALLOC)]),
    }
}

/// Sorts by name and finds a name that occurs twice: of all repetitions the first in the message.
pub(crate) fn sort<'a>(params: &mut [Param<'a>]) -> Result<(), Param<'a>> {
    params.sort_unstable_by(|left, right| left.name.cmp(&right.name).then(left.place.cmp(&right.place)));
    let repeated = params.windows(2).filter(|pair| pair[0].name == pair[1].name).map(|pair| pair[1]);
    match repeated.min_by_key(|param| param.place) {
        None => Ok(()),
        Some(param) => Err(param),
    }
}

/// Moves the signed parameters to the front, in canonical order, and returns how many they are.
///
/// `params` must be sorted. What is left after them has no order.
pub(crate) fn arrange(message: &Message<'_>, params: &mut [Param<'_>]) -> usize {
    let Some(signing) = message.signing else { return 0 };
    let list = list(&signing, params);
    let mut signed = 0;
    for index in 0..params.len() {
        let param = params[index];
        if signing.covers(message.fields, param.name, list) && is_present(&signing.scheme, param) {
            params.swap(signed, index);
            signed += 1;
        }
    }
    #[cfg(feature = "axes")]
    if signing.scheme.is_composed() {
        compose::arrange(&signing.scheme, params.get_mut(..signed).unwrap_or_default(), list);
        return signed;
    }
    if let (Order::Listed, Fields::Only(names)) = (signing.scheme.order, signing.scheme.fields) {
        let mut placed = 0;
        for name in names.iter() {
            if let Some(at) = params[placed..signed].iter().position(|param| param.name == *name) {
                params.swap(placed, placed + at);
                placed += 1;
            }
        }
    }
    signed
}

/// The value that lists the signed fields, where the scheme says that a message does.
pub(crate) fn list<'a>(signing: &Signing<'_>, params: &[Param<'a>]) -> Option<Value<'a>> {
    let field = signing.list_field()?;
    params.iter().find(|param| param.name == *field).map(|param| param.value)
}

/// What a message lacks that lists its own signed fields: the list, or the secret's name in it, without which
/// anyone could sign.
#[cfg(feature = "axes")]
pub(crate) fn missing_in_list<'a>(signing: &Signing<'a>, list: Option<Value<'_>>) -> Option<&'a str> {
    let field = signing.list_field()?;
    let Fields::NamedBy(_, cut) = signing.scheme.fields else { return None };
    let Some(list) = list.filter(|list| !list.is_empty() && list.shape() != Shape::Null) else { return Some(field) };
    let secret = signing.secret_name().filter(|_| signing.scheme.order == Order::Listed)?;
    let is_there = listing::Listing::new(list, cut).holds(Value::plain(secret.as_bytes()));
    (!is_there).then_some(secret)
}

#[cfg(not(feature = "axes"))]
pub(crate) const fn missing_in_list<'a>(_: &Signing<'a>, _: Option<Value<'_>>) -> Option<&'a str> {
    None
}

/// Whether the scheme sees the parameter at all: an empty one may count as absent, and a nested one too.
pub(crate) fn is_present(scheme: &Scheme<'_>, param: Param<'_>) -> bool {
    #[cfg(feature = "axes")]
    if matches!(scheme.fields, Fields::FlatBut(_)) && param.value.shape() == Shape::Nested {
        return false;
    }
    scheme.empty == Empty::Keep || !param.value.is_empty()
}
