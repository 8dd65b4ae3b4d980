//! Room for the parameters of one message, on the stack, and the order in which they are signed.

use crate::message::{Limits, Message};
use crate::param::Param;
use crate::scheme::{Empty, Fields, Order, Scheme};

/// How many parameters fit without an allocator.
pub(crate) const MAX_WITHOUT_ALLOC: usize = 1024;

/// How many parameters a message may have: without an allocator no more than there is room for on the stack.
pub(crate) fn most(limits: &Limits) -> usize {
    if cfg!(feature = "alloc") { limits.fields } else { limits.fields.min(MAX_WITHOUT_ALLOC) }
}

/// Calls `with` with room for `count` parameters, which are at most [`most`]: on the stack up to [`MAX_WITHOUT_ALLOC`], beyond
/// that on the heap.
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

/// Sorts by name and finds a name that stands twice: of all repetitions the first in the message.
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
/// `params` must be sorted. What is left behind them has no order.
pub(crate) fn arrange(message: &Message<'_>, params: &mut [Param<'_>]) -> usize {
    let Some(signing) = message.signing else { return 0 };
    let mut signed = 0;
    for index in 0..params.len() {
        let param = params[index];
        if signing.covers(message.fields, param.name) && is_present(&signing.scheme, param) {
            params.swap(signed, index);
            signed += 1;
        }
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

/// Whether the scheme sees the parameter at all: an empty one may count as absent.
pub(crate) fn is_present(scheme: &Scheme<'_>, param: Param<'_>) -> bool {
    scheme.empty == Empty::Keep || !param.value.is_empty()
}
