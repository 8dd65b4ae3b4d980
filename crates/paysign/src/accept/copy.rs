//! Copies of a few bytes without a call.

/// Copies `from`, which is at most 32 bytes long, to the front of `to`. What stands behind it there may change too.
#[inline]
pub(super) fn short(to: &mut [u8; 32], from: &[u8]) {
    fn both_ends<const LEN: usize>(to: &mut [u8; 32], from: &[u8]) -> bool {
        let (Some(front), Some(back)) = (from.first_chunk::<LEN>(), from.last_chunk::<LEN>()) else { return false };
        // The two overlap; together they are all of it, as long as it has no more than twice the length.
        to[..LEN].copy_from_slice(front);
        if let Some(place) = to.get_mut(from.len() - LEN..from.len()) {
            place.copy_from_slice(back);
        }
        true
    }
    if !(both_ends::<16>(to, from) || both_ends::<8>(to, from) || both_ends::<4>(to, from)) {
        for (to, byte) in to.iter_mut().zip(from) {
            *to = *byte;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_length_is_copied_whole() {
        let from: [u8; 32] = core::array::from_fn(|place| u8::try_from(place + 1).unwrap_or(0));
        for len in 0..=from.len() {
            let mut to = [0; 32];
            super::short(&mut to, &from[..len]);
            assert_eq!(to[..len], from[..len]);
        }
    }
}
