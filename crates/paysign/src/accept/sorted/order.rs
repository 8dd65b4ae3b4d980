//! The order of names.

/// How many fields a message may have here.
pub(super) const MAX_FIELDS: usize = 64;

/// The first seven bytes of a name as a number that sorts like them, and below it the place of the field: so
/// mostly nothing but numbers is compared.
pub(super) type Key = u64;

/// The key of the name at the front, which has this length.
#[inline]
pub(super) fn key(from: &[u8], len: usize, place: usize) -> Key {
    let bits = 8 * (8 - len.min(7));
    u64::from_be_bytes(front(from)) >> bits << bits | place as u64
}

/// The place in a key.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "less than `MAX_FIELDS`")]
pub(super) const fn place_of(key: Key) -> usize {
    key as usize % MAX_FIELDS
}

/// Whether two names agree as far as their keys tell: if not, they are not the same.
#[inline]
pub(super) const fn like(left: Key, right: Key) -> bool {
    (left ^ right) < MAX_FIELDS as u64
}

/// Sorts the keys of names of which some begin alike, by their first 15 bytes, and then as a whole; `None` if
/// a name is there twice.
///
/// `name` tells for a place what begins with its name, and the length of that.
#[inline(never)]
pub(super) fn sort_like<'n>(keys: &mut [Key], name: impl Fn(usize) -> Option<(&'n [u8], usize)>) -> Option<()> {
    let mut all = [0; MAX_FIELDS];
    let longer = all.get_mut(..keys.len())?;
    for (longer, key) in longer.iter_mut().zip(keys.iter()) {
        let place = place_of(*key);
        let (from, len) = name(place)?;
        let bits = 8 * (16 - len.min(15));
        *longer = u128::from_be_bytes(front(from)) >> bits << bits | place as u128;
    }
    longer.sort_unstable();
    #[expect(clippy::cast_possible_truncation, reason = "the lowest bits")]
    for (key, longer) in keys.iter_mut().zip(longer.iter()) {
        *key = *longer as u64 % MAX_FIELDS as u64;
    }
    if !longer.windows(2).any(|pair| (pair[0] ^ pair[1]) < MAX_FIELDS as u128) {
        return Some(());
    }
    let whole = |key: Key| name(place_of(key)).and_then(|(from, len)| from.get(..len)).unwrap_or_default();
    keys.sort_unstable_by(|left, right| whole(*left).cmp(whole(*right)));
    (!keys.windows(2).any(|pair| whole(pair[0]) == whole(pair[1]))).then_some(())
}

/// The first bytes, and zeros where there are no more.
#[inline]
fn front<const LEN: usize>(from: &[u8]) -> [u8; LEN] {
    match from.first_chunk() {
        Some(all) => *all,
        None => short_front(from),
    }
}

#[inline(never)]
fn short_front<const LEN: usize>(from: &[u8]) -> [u8; LEN] {
    let mut all = [0; LEN];
    if let Some(front) = all.get_mut(..from.len()) {
        front.copy_from_slice(from);
    }
    all
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::*;

    /// The names sorted here; `None` if one is there twice.
    fn sorted<'n>(names: &[&'n str]) -> Option<Vec<&'n str>> {
        let mut keys: Vec<Key> =
            names.iter().enumerate().map(|(place, name)| key(name.as_bytes(), name.len(), place)).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| like(pair[0], pair[1])) {
            sort_like(&mut keys, |place| names.get(place).map(|name| (name.as_bytes(), name.len())))?;
        }
        Some(keys.into_iter().map(|key| names[place_of(key)]).collect())
    }

    #[test]
    fn names_are_sorted_by_all_of_their_bytes() {
        let parts = ["x", "a", "b", "\0", "abcdefg", "abcdefgh", "0123456789abcde", "0123456789abcdef", "é"];
        let all: Vec<std::string::String> =
            parts.iter().flat_map(|left| parts.iter().map(move |right| [*left, *right].concat())).collect();
        let mut state = 7_usize;
        let (mut unique, mut repeated) = (0, 0);
        for count in 1..=MAX_FIELDS {
            for _ in 0..200 {
                let names: Vec<&str> = (0..count)
                    .map(|_| {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        all[(state >> 33) % all.len()].as_str()
                    })
                    .collect();
                let mut expected = names.clone();
                expected.sort_unstable();
                expected.dedup();
                let is_unique = expected.len() == names.len();
                assert_eq!(sorted(&names), is_unique.then_some(expected), "{names:?}");
                *(if is_unique { &mut unique } else { &mut repeated }) += 1;
            }
        }
        assert!(unique > 500 && repeated > 5_000, "{unique} {repeated}");
    }
}
