//! The order of names.

/// How many fields a message may have here.
pub(super) const MAX_FIELDS: usize = 64;

/// Seven bytes of a name as a number that sorts like them, and below it the place of the field: so nothing
/// but numbers is compared.
pub(super) type Key = u64;

/// How many bytes of a name are in a key.
const BYTES: usize = 7;

/// What the place of a field takes of a key.
const PLACES: Key = 0xff;

/// How many keys are not parted before they are compared.
const FEW: usize = 16;

/// The place in a key.
#[inline]
pub(super) const fn place_of(key: Key) -> usize {
    (key & PLACES) as usize
}

/// The names of a message by the places of their fields.
pub(super) trait Named {
    /// The body from a name's byte at this depth on, and how long the name is from there on; `None` if it
    /// ends before. What comes after a name is never a byte of a name.
    fn name(&self, place: usize, depth: usize) -> Option<(&[u8], usize)>;
}

/// Fills the keys with all these places but one, sorted by the names of their fields; `None` if a name is
/// there twice, or but for zeros after it.
#[inline]
pub(super) fn sort(keys: &mut [Key], without: usize, names: &impl Named) -> Option<()> {
    let place_at = |index: usize| index + usize::from(index >= without);
    let depth = if keys.len() > FEW { common_len((0..keys.len()).map(place_at), names)? } else { 0 };
    let mut index = 0;
    let differing = read_keys(keys, depth, names, |_| {
        index += 1;
        place_at(index - 1)
    })?;
    sort_keys(keys, depth, differing, names)
}

/// Sorts keys that begin alike up to `depth`, from where on they are read already, and differ from each other
/// in these bits. Those that do not are compared further on, by this function too: it calls itself less often
/// than there are keys.
#[inline(never)]
fn sort_keys(keys: &mut [Key], mut depth: usize, mut differing: Key, names: &impl Named) -> Option<()> {
    if keys.len() < 2 {
        return Some(());
    }
    while differing <= PLACES {
        depth += BYTES;
        differing = read_keys(keys, depth, names, place_of)?;
    }
    order(keys, differing);
    if keys.windows(2).any(|pair| are_alike(pair[0], pair[1])) {
        for alike in keys.chunk_by_mut(|left, right| are_alike(*left, *right)) {
            sort_keys(alike, depth, 0, names)?;
        }
    }
    Some(())
}

/// Whether two names agree as far as their keys tell.
#[inline]
const fn are_alike(left: Key, right: Key) -> bool {
    (left ^ right) <= PLACES
}

/// How many bytes all names have in common at their front, up to eight.
#[inline]
fn common_len(places: impl Iterator<Item = usize>, names: &impl Named) -> Option<usize> {
    let (mut first, mut differing) = (None, 0);
    for place in places {
        let front = u64::from_be_bytes(front(names.name(place, 0)?.0));
        differing |= front ^ *first.get_or_insert(front);
    }
    Some(differing.leading_zeros() as usize / 8)
}

/// For each number of bytes their bits in a key.
const MASKS: [Key; 1 + BYTES] = {
    let (mut masks, mut len) = ([0; 1 + BYTES], 0);
    while len <= BYTES {
        masks[len] = !(Key::MAX >> (8 * len));
        len += 1;
    }
    masks
};

/// Reads keys from the bytes of the names after `depth`, and returns the bits in which one of them differs
/// from the first; `None` if a name has ended before, so that it is like another one.
///
/// `place` tells of each key, as it was, the place that it is for.
#[inline]
fn read_keys(keys: &mut [Key], depth: usize, names: &impl Named, mut place: impl FnMut(Key) -> usize) -> Option<Key> {
    let (mut first, mut differing) = (None, 0);
    for key in keys {
        let place = place(*key);
        let (from, len) = names.name(place, depth)?;
        *key = u64::from_be_bytes(front(from)) & MASKS[len.min(BYTES)] | place as Key;
        differing |= *key ^ *first.get_or_insert(*key);
    }
    Some(differing)
}

/// Sorts keys, of which one differs from the first in these bits.
#[inline]
fn order(keys: &mut [Key], differing: Key) {
    if keys.len() > FEW {
        if keys.is_sorted() {
            return;
        }
        part(keys, differing);
    }
    for index in 1..keys.len() {
        let (key, mut at) = (keys[index], index);
        while at > 0 && keys[at - 1] > key {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = key;
    }
}

/// Puts the keys in the order of the six highest bits in which they differ: then few of them are far from
/// their place.
///
/// Not a part of what calls itself, so that its room is there once.
#[inline(never)]
fn part(keys: &mut [Key], differing: Key) {
    let shift = Key::BITS - 6 - differing.leading_zeros();
    let part_of = |key: Key| (key >> shift & 0x3f) as usize;
    let mut places = [0_u8; 64];
    for key in &*keys {
        places[part_of(*key)] += 1;
    }
    // The sums of the counts before each, eight at a time.
    let mut sum = 0;
    for counts in places.as_chunks_mut().0 {
        let ends = u64::from_le_bytes(*counts).wrapping_mul(0x0101_0101_0101_0101);
        *counts = (ends << 8).wrapping_add(sum * 0x0101_0101_0101_0101).to_le_bytes();
        sum += ends >> 56;
    }
    let mut parted = [0; MAX_FIELDS];
    for key in &*keys {
        let place = &mut places[part_of(*key)];
        parted[usize::from(*place) % MAX_FIELDS] = *key;
        *place += 1;
    }
    keys.copy_from_slice(&parted[..keys.len()]);
}

/// The first bytes, and zeros where there are no more.
#[inline]
fn front(from: &[u8]) -> [u8; 8] {
    match from.first_chunk() {
        Some(all) => *all,
        None => short_front(from),
    }
}

#[inline(never)]
fn short_front(from: &[u8]) -> [u8; 8] {
    let mut all = [0; 8];
    if let Some(front) = all.get_mut(..from.len()) {
        front.copy_from_slice(from);
    }
    all
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::collections::BTreeSet;
    use std::format;
    use std::string::String;
    use std::vec::Vec;

    use super::*;

    /// Names as in a form: a `=` after each, and others after that.
    struct OfForm<'n>(&'n [&'n [u8]]);

    impl Named for OfForm<'_> {
        fn name(&self, place: usize, depth: usize) -> Option<(&[u8], usize)> {
            let name = self.0.get(place)?;
            Some((name.get(depth..)?, name.len().checked_sub(depth + 1)?))
        }
    }

    /// The names sorted here; `None` if one is there twice.
    fn sorted<'n>(names: &[&'n str], without: usize) -> Option<Vec<&'n str>> {
        let all: Vec<Vec<u8>> = names.iter().map(|name| [name.as_bytes(), b"="].concat()).collect();
        let all: Vec<&[u8]> = all.iter().map(Vec::as_slice).collect();
        let mut keys = [0; MAX_FIELDS];
        let keys = &mut keys[..names.len() - 1];
        sort(keys, without, &OfForm(&all))?;
        Some(keys.iter().map(|key| names[place_of(*key)]).collect())
    }

    #[test]
    fn names_are_sorted_by_all_of_their_bytes() {
        let parts = ["x", "a", "b", "\0", "abcdefg", "abcdefgh", "0123456789abcde", "0123456789abcdef", "é"];
        let all: Vec<String> =
            parts.iter().flat_map(|left| parts.iter().map(move |right| [*left, *right].concat())).collect();
        let many: Vec<String> = (0..90).map(|index| format!("a_name_beyond_two_words_{index:02}")).collect();
        let mut state = 7_usize;
        let mut below = |count: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % count
        };
        let (mut unique, mut repeated, mut left_out) = (0, 0, 0);
        for (count, round) in (1..=MAX_FIELDS).flat_map(|count| (0..300).map(move |round| (count, round))) {
            // All of them, those that begin alike, or some of either; the last ones are in order.
            let mut names: Vec<&str> = (0..count)
                .map(|_| match round % 3 {
                    0 => all[below(all.len())].as_str(),
                    1 => many[below(many.len())].as_str(),
                    _ if below(5) == 0 => all[below(all.len())].as_str(),
                    _ => many[below(many.len())].as_str(),
                })
                .collect();
            if round % 2 == 0 {
                let mut seen = BTreeSet::new();
                names.retain(|name| seen.insert(*name));
            }
            if round % 5 == 0 {
                names.sort_unstable();
            }
            let without = below(names.len());
            let mut expected = names.clone();
            expected.remove(without);
            expected.sort_unstable();
            let is_repeated = expected.windows(2).any(|pair| pair[0] == pair[1]);
            let has_zero = expected.iter().any(|name| name.contains('\0'));
            match sorted(&names, without) {
                Some(sorted) => {
                    assert_eq!(sorted, expected);
                    assert!(!is_repeated, "{names:?}");
                    unique += 1;
                }
                None if is_repeated => repeated += 1,
                None => {
                    assert!(has_zero, "{names:?}");
                    left_out += 1;
                }
            }
        }
        assert!(unique > 8_000 && repeated > 5_000 && left_out < 1_000, "{unique} {repeated} {left_out}");
    }
}
