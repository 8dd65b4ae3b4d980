//! A message's table of fields, indexed when it is made so that a name is found without trying one field after the other.

use core::fmt;
use core::ops::Deref;

use crate::field::Field;
use crate::scheme::Names;

/// The fields of a message in the page's order.
///
/// Made once, mostly in a constant, it also knows the fields by name and in the order of their names. It can be used like the slice
/// of its fields.
///
/// # Examples
///
/// ```
/// use paysign::{Field, Kind, Message, Table};
///
/// const NOTIFY: Message<'static> = Message {
///     fields: &Table::new(&[
///         Field::required("order", Kind::Text, "The order's number."),
///         Field::required("amount", Kind::Amount, "What was paid."),
///     ]),
///     ..Message::BLANK
/// };
/// assert_eq!(NOTIFY.fields[1].name, "amount");
/// ```
#[derive(Clone, Copy)]
pub struct Table<'a> {
    fields: &'a [Field<'a>],
    /// The names of the fields, in the table's order.
    names: [Indexed; MOST],
    /// For each hash the place of the field whose name has it, plus one.
    slots: [u8; SLOTS],
    /// What the hash multiplies by, so that no two names share a slot; 0 if the table has no index.
    factor: u64,
    required: Ranks,
    marked: Ranks,
    endings: Ranks,
}

/// A set of fields, a bit for each. A field's *rank*, its place in the order of the names, is the number of its bit.
pub(crate) type Ranks = u32;

const MOST: usize = Ranks::BITS as usize;
const SLOTS: usize = 128;
/// How often another factor is tried; with half as many names as slots, a few dozen tries are usual.
const TRIES: u64 = 4096;

/// A name as it is looked up: its first and its last eight bytes, which overlap in a name of up to 15.
#[derive(Clone, Copy)]
struct Key {
    head: u64,
    tail: u64,
}

/// The bytes of head and tail that belong to a name of this length.
#[inline]
const fn mask(len: usize) -> u64 {
    if len < 8 { !(u64::MAX << (8 * len)) } else { u64::MAX }
}

impl Key {
    /// The key of the first `len` bytes of `from`, as long as there are eight bytes there.
    #[inline]
    fn in_body(from: &[u8], len: usize) -> Option<Self> {
        let (head, tail) = (from.first_chunk::<8>()?, from.get(len.max(8) - 8..)?.first_chunk::<8>()?);
        Some(Self { head: u64::from_le_bytes(*head) & mask(len), tail: u64::from_le_bytes(*tail) & mask(len) })
    }

    /// The key of a name with nothing behind it.
    #[inline]
    const fn of(name: &[u8]) -> Self {
        if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
            return Self { head: u64::from_le_bytes(*head), tail: u64::from_le_bytes(*tail) };
        }
        // Parts that overlap agree where they do.
        let all = if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
            u32::from_le_bytes(*head) as u64 | (u32::from_le_bytes(*tail) as u64) << (8 * (name.len() - 4))
        } else if let [first, ..] = name {
            let middle = name.len() / 2;
            *first as u64
                | (name[middle] as u64) << (8 * middle)
                | (name[name.len() - 1] as u64) << (8 * (name.len() - 1))
        } else {
            0
        };
        Self { head: all, tail: all }
    }

    #[inline]
    const fn slot(self, len: usize, factor: u64) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(29)).wrapping_add(len as u64).wrapping_mul(factor);
        #[expect(clippy::cast_possible_truncation, reason = "less than `SLOTS`")]
        let slot = (mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize;
        slot
    }
}

/// A name of the table.
#[derive(Clone, Copy)]
struct Indexed {
    key: Key,
    mask: u64,
    len: u8,
    /// Where the last eight bytes begin.
    tail_at: u8,
    rank: u8,
}

impl Indexed {
    /// Is found nowhere: no name that begins with this byte ends where it begins.
    const NONE: Self = Self { key: Key { head: u64::MAX, tail: 0 }, mask: u64::MAX, len: 0, tail_at: 0, rank: 0 };
}

/// The longest name that is indexed: its last eight bytes begin among the first sixteen.
const LONGEST: usize = 23;

/// A name that was found.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// The field's place in the table.
    pub(crate) place: usize,
    pub(crate) rank: usize,
    pub(crate) len: usize,
}

impl<'a> Table<'a> {
    /// How many fields a table has at most for its names to be indexed. A longer one works too, slower.
    pub const MOST: usize = MOST;

    /// The table of these fields.
    pub const fn new(fields: &'a [Field<'a>]) -> Self {
        let (names, slots) = ([Indexed::NONE; MOST], [0; SLOTS]);
        let mut table = Self { fields, names, slots, factor: 0, required: 0, marked: 0, endings: 0 };
        if fields.len() > MOST {
            return table;
        }
        let mut place = 0;
        while place < fields.len() {
            let (field, name) = (&fields[place], fields[place].name.as_bytes());
            if name.is_empty() || name.len() > LONGEST || holds(name, b'&') || holds(name, b'=') {
                return table;
            }
            let rank = rank_among(fields, name);
            table.required |= (field.is_required as Ranks) << rank;
            table.marked |= (field.is_signed as Ranks) << rank;
            table.endings |= (is_ending(fields, name) as Ranks) << rank;
            #[expect(clippy::cast_possible_truncation, reason = "at most `LONGEST`, and at most `MOST`")]
            let (len, rank) = (name.len() as u8, rank as u8);
            let tail_at = len.saturating_sub(8);
            table.names[place] = Indexed { key: Key::of(name), mask: mask(name.len()), len, tail_at, rank };
            place += 1;
        }
        let mut tries = 0;
        // The odd multiples of 2^64 divided by the golden ratio spread well.
        while tries < TRIES && !table.is_hashed_by(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * tries + 1)) {
            tries += 1;
        }
        table
    }

    /// Fills the slots by this factor; `false` if two names share one.
    const fn is_hashed_by(&mut self, factor: u64) -> bool {
        self.slots = [0; SLOTS];
        let mut place = 0;
        while place < self.fields.len() {
            let len = self.fields[place].name.len();
            let slot = self.names[place].key.slot(len, factor);
            if self.slots[slot] != 0 {
                return false;
            }
            place += 1;
            #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
            let stored = place as u8;
            self.slots[slot] = stored;
        }
        self.factor = factor;
        true
    }

    /// Whether names can be found by the functions below.
    #[inline]
    pub(crate) const fn is_indexed(&self) -> bool {
        self.factor != 0
    }

    /// The field at `place`, if its name stands at `start` in the body, and `behind` it. `None` also if too few bytes follow to tell
    /// at once.
    #[inline]
    pub(crate) fn is_next(&self, body: &[u8], start: usize, place: usize, behind: u8) -> Option<Found> {
        let window: &[u8; 32] = body.get(start..)?.first_chunk()?;
        let name = &self.names[place % MOST];
        // These lengths are below the remainders' divisors anyway; so no bound has to be checked.
        let (len, tail_at) = (usize::from(name.len) % 32, usize::from(name.tail_at) % 16);
        let eight = |at: usize| u64::from_le_bytes(*window[at..].first_chunk().unwrap_or(&[0; 8]));
        let differs = (eight(0) ^ name.key.head) | (eight(tail_at) ^ name.key.tail);
        let is_it = differs & name.mask == 0 && window[len] == behind && self.has_middle(window, place, len);
        is_it.then_some(Found { place, rank: usize::from(name.rank), len })
    }

    /// The field whose name is the first `len` bytes of `from`.
    #[inline]
    pub(crate) fn find(&self, from: &[u8], len: usize) -> Option<Found> {
        let key = match Key::in_body(from, len) {
            Some(key) => key,
            None => Key::of(from.get(..len)?),
        };
        let place = usize::from(*self.slots.get(key.slot(len, self.factor))?).checked_sub(1)?;
        let name = self.names.get(place)?;
        let is_it = (name.key.head, name.key.tail, usize::from(name.len)) == (key.head, key.tail, len);
        (is_it && self.has_middle(from, place, len)).then_some(Found { place, rank: usize::from(name.rank), len })
    }

    /// Whether what stands between the first and the last eight bytes is the same too.
    #[inline]
    fn has_middle(&self, from: &[u8], place: usize, len: usize) -> bool {
        len <= 16 || self.fields.get(place).is_some_and(|field| from.starts_with(field.name.as_bytes()))
    }

    /// The field of this name, which may well stand at `place`.
    #[inline]
    pub(crate) fn find_near(&self, place: usize, name: &[u8]) -> Option<Found> {
        let (expected, key, len) = (&self.names[place % MOST], Key::of(name), name.len());
        let is_it = (expected.key.head, expected.key.tail, usize::from(expected.len)) == (key.head, key.tail, len);
        if is_it && len <= 16 {
            return Some(Found { place, rank: usize::from(expected.rank), len });
        }
        self.find(name, len)
    }

    /// The set of all fields with these names, of which the first may well stand at `place` and the others behind it.
    #[inline]
    pub(crate) fn set_near(&self, mut place: usize, names: Names<'_>) -> Ranks {
        names.fold(0, |set, name| match self.find_near(place, name.as_bytes()) {
            Some(found) => {
                place = found.place + 1;
                set | 1 << (found.rank % MOST)
            }
            None => set,
        })
    }

    /// The required fields.
    pub(crate) const fn required(&self) -> Ranks {
        self.required
    }

    /// The fields that are marked as signed.
    pub(crate) const fn marked(&self) -> Ranks {
        self.marked
    }

    /// The fields with whose name a longer name of the table ends.
    pub(crate) const fn endings(&self) -> Ranks {
        self.endings
    }

    /// The fields, for as long as they live.
    pub const fn fields(&self) -> &'a [Field<'a>] {
        self.fields
    }
}

const fn holds(name: &[u8], byte: u8) -> bool {
    let mut at = 0;
    while at < name.len() && name[at] != byte {
        at += 1;
    }
    at < name.len()
}

/// How many names come before this one.
const fn rank_among(fields: &[Field<'_>], name: &[u8]) -> u32 {
    let (mut rank, mut place) = (0, 0);
    while place < fields.len() {
        rank += is_less(fields[place].name.as_bytes(), name) as u32;
        place += 1;
    }
    rank
}

/// Whether a longer name of the table ends with this one.
const fn is_ending(fields: &[Field<'_>], ending: &[u8]) -> bool {
    let mut place = 0;
    while place < fields.len() {
        let name = fields[place].name.as_bytes();
        let mut same = 0;
        while same < ending.len() && same < name.len() && name[name.len() - 1 - same] == ending[ending.len() - 1 - same]
        {
            same += 1;
        }
        if same == ending.len() && same < name.len() {
            return true;
        }
        place += 1;
    }
    false
}

/// Whether `left` comes before `right`.
const fn is_less(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}

impl<'a> Deref for Table<'a> {
    type Target = [Field<'a>];

    fn deref(&self) -> &[Field<'a>] {
        self.fields
    }
}

impl<'a> IntoIterator for &Table<'a> {
    type Item = &'a Field<'a>;
    type IntoIter = core::slice::Iter<'a, Field<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.iter()
    }
}

/// By their fields; all else follows from these.
impl PartialEq for Table<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
    }
}

impl Eq for Table<'_> {}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields).finish()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::*;
    use crate::field::Kind;
    use crate::gateways;

    #[test]
    fn every_table_finds_its_names_and_no_others() {
        for message in gateways::ALL.iter().flat_map(|gateway| gateway.messages) {
            let table = message.fields;
            assert!(table.is_indexed(), "{}", message.name);
            for (place, field) in table.iter().enumerate() {
                let len = field.name.len();
                for behind in ["", "=", "=1", "=1&another=name&and=one&more="] {
                    let text = [field.name, behind].concat();
                    assert_eq!(table.find(text.as_bytes(), len).map(|found| found.place), Some(place));
                    let is_next = table.is_next(text.as_bytes(), 0, place, b'=');
                    assert_eq!(is_next.map(|found| found.len), Some(len).filter(|_| text.len() >= 32));
                }
                for other in [&field.name[1..], &field.name[..len - 1]] {
                    assert_eq!(table.find_near(place, other.as_bytes()).is_some(), message.field(other).is_some());
                    let text = [other, "=1&another=name&and=one&more=and=one"].concat();
                    assert!((0..Table::MOST).all(|place| {
                        table
                            .is_next(text.as_bytes(), 0, place, b'=')
                            .is_none_or(|found| found.len == other.len() && message.field(other) == Some(&table[place]))
                    }));
                }
            }
        }
    }

    #[test]
    fn ranks_are_in_the_order_of_the_names() {
        for message in gateways::ALL.iter().flat_map(|gateway| gateway.messages) {
            let mut names: Vec<_> = message.fields.iter().map(|field| field.name).collect();
            names.sort_by_key(|name| message.fields.find_near(0, name.as_bytes()).map(|found| found.rank));
            assert!(names.is_sorted());
        }
    }

    #[test]
    fn names_that_agree_at_both_ends_are_told_apart() {
        const LONG: &str = "notification_url_of_our";
        const TABLE: &Table<'_> =
            &Table::new(&[Field::required(LONG, Kind::Url, ""), Field::optional("a", Kind::Text, "")]);
        let other = LONG.replace("ion_", "ioX_");
        let is_next = |name: &str| TABLE.is_next([name, "=1234567890"].concat().as_bytes(), 0, 0, b'=').is_some();
        assert!(TABLE.find_near(0, LONG.as_bytes()).is_some() && is_next(LONG));
        assert!(TABLE.find_near(0, other.as_bytes()).is_none() && !is_next(&other));
        assert_eq!(TABLE.find_near(1, b"a").map(|found| found.rank), Some(0));
        assert!(TABLE.find_near(0, b"").is_none());
    }

    #[test]
    fn a_table_that_cannot_be_indexed_says_so() {
        const TWICE: &Table<'_> =
            &Table::new(&[Field::required("a", Kind::Text, ""), Field::optional("a", Kind::Text, "")]);
        const LONG: &Table<'_> = &Table::new(&[Field::required("a", Kind::Text, ""); Table::MOST + 1]);
        assert!(!TWICE.is_indexed() && !LONG.is_indexed());
    }
}
