//! Wiping at the price of a few stores.

/// Overwrites a value in a way that the compiler must not leave out.
///
/// This is a plain store after which the compiler is told that somebody reads the memory. Volatile stores,
/// one for each word, would cost more than all the rest of dropping a chaining value.
#[inline(always)]
pub(crate) fn wipe<T: Copy>(value: &mut T, blank: T) {
    *value = blank;
    zeroize::optimization_barrier(value);
}
