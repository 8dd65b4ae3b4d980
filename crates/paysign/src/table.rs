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
    /// The places of the fields in the order of their names.
    by_name: [u8; MOST],
    required: Places,
    marked: Places,
    endings: Places,
}

/// A set of fields: the number of a field's bit is its place in the table.
pub(crate) type Places = u32;

const MOST: usize = Places::BITS as usize;
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
pub(crate) struct Indexed {
    key: Key,
    mask: u64,
    len: u8,
    /// Where the last eight bytes begin.
    tail_at: u8,
}

impl Indexed {
    /// Is found nowhere: no name that begins with this byte ends where it begins.
    const NONE: Self = Self { key: Key { head: u64::MAX, tail: 0 }, mask: u64::MAX, len: u8::MAX, tail_at: 0 };

    /// Whether the two ends of the name are the whole of it, so that it can be compared by these.
    #[inline]
    pub(crate) const fn is_short(&self) -> bool {
        self.len <= 16
    }

    /// What the first eight bytes of a text are that begins with the name, but for those behind it; and which these are not.
    #[inline]
    pub(crate) const fn head(&self) -> (u64, u64) {
        (self.key.head & self.mask, self.mask)
    }

    /// The length of a short name, if it stands at the front, and `behind` it.
    #[inline]
    pub(crate) fn len_if_at(&self, window: &[u8; 32], behind: u8) -> Option<usize> {
        // These lengths are below the remainders' divisors anyway; so no bound has to be checked.
        let (len, tail_at) = (usize::from(self.len) % 32, usize::from(self.tail_at) % 16);
        let eight = |at: usize| u64::from_le_bytes(*window[at..].first_chunk().unwrap_or(&[0; 8]));
        let differs = (eight(0) ^ self.key.head) | (eight(tail_at) ^ self.key.tail);
        (differs & self.mask == 0 && window[len] == behind).then_some(len)
    }
}

/// The longest name that is indexed: its last eight bytes begin among the first sixteen.
const LONGEST: usize = 23;

/// A name that was found.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// The field's place in the table, less than [`Table::MOST`].
    pub(crate) place: usize,
    pub(crate) len: usize,
}

impl<'a> Table<'a> {
    /// How many fields a table has at most for its names to be indexed. A longer one works too, slower.
    pub const MOST: usize = MOST;

    /// The table of these fields.
    pub const fn new(fields: &'a [Field<'a>]) -> Self {
        let (names, slots) = ([Indexed::NONE; MOST], [0; SLOTS]);
        let by_name = [0; MOST];
        let mut table = Self { fields, names, slots, factor: 0, by_name, required: 0, marked: 0, endings: 0 };
        if fields.len() > MOST {
            return table;
        }
        let mut place = 0;
        while place < fields.len() {
            let (field, name) = (&fields[place], fields[place].name.as_bytes());
            if name.is_empty() || name.len() > LONGEST || holds(name, b'&') || holds(name, b'=') {
                return table;
            }
            table.required |= (field.is_required as Places) << place;
            table.marked |= (field.is_signed as Places) << place;
            table.endings |= (is_ending(fields, name) as Places) << place;
            #[expect(clippy::cast_possible_truncation, reason = "at most `LONGEST`, and at most `MOST`")]
            let (len, stored) = (name.len() as u8, place as u8);
            table.by_name[rank_among(fields, name)] = stored;
            let tail_at = len.saturating_sub(8);
            table.names[place] = Indexed { key: Key::of(name), mask: mask(name.len()), len, tail_at };
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

    /// The names as they are compared, in the table's order; behind these some that are compared with nothing.
    #[inline]
    pub(crate) const fn names(&self) -> &[Indexed; MOST] {
        &self.names
    }

    /// How long the name of the field at `place` is, if it stands at the front, and `behind` it.
    pub(crate) fn len_if_at(&self, place: usize, from: &[u8], behind: u8) -> Option<usize> {
        let name = self.fields.get(place)?.name.as_bytes();
        let is_it = from.starts_with(name) && from.get(name.len()) == Some(&behind);
        is_it.then_some(name.len())
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
        (is_it && self.has_middle(from, place, len)).then_some(Found { place, len })
    }

    /// Whether what stands between the first and the last eight bytes is the same too.
    #[inline]
    fn has_middle(&self, from: &[u8], place: usize, len: usize) -> bool {
        len <= 16 || self.fields.get(place).is_some_and(|field| from.starts_with(field.name.as_bytes()))
    }

    /// The place of the field of this name; `None` too if the table is not indexed.
    #[inline]
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        if self.is_indexed() { self.find_elsewhere(name) } else { None }
    }

    /// The place of the field of this name, which may well be `place`.
    #[inline]
    pub(crate) fn find_near(&self, place: usize, name: &str) -> Option<usize> {
        let expected = self.fields.get(place).map(|field| field.name);
        // A name that a table and its scheme share is mostly one text in the program.
        if expected.is_some_and(|expected| core::ptr::eq(expected, name)) {
            return Some(place % MOST);
        }
        self.find_elsewhere(name)
    }

    #[inline(never)]
    fn find_elsewhere(&self, name: &str) -> Option<usize> {
        Some(self.find(name.as_bytes(), name.len())?.place)
    }

    /// The same for a name that comes from elsewhere.
    #[inline]
    pub(crate) fn find_bytes_near(&self, place: usize, name: &[u8]) -> Option<usize> {
        let (expected, key, len) = (&self.names[place % MOST], Key::of(name), name.len());
        let is_it = (expected.key.head, expected.key.tail, usize::from(expected.len)) == (key.head, key.tail, len);
        if is_it && len <= 16 {
            return Some(place % MOST);
        }
        Some(self.find(name, len)?.place % MOST)
    }

    /// The set of all fields with these names, of which the first may well stand at `place` and the others behind it.
    #[inline]
    pub(crate) fn set_near(&self, mut place: usize, names: Names<'_>) -> Places {
        names.fold(0, |set, name| match self.find_near(place, name) {
            Some(found) => {
                place = found + 1;
                set | 1 << found
            }
            None => set,
        })
    }

    /// The places of a set, in the order of their names.
    #[inline]
    pub(crate) fn in_order<'r>(&self, set: Places, room: &'r mut [u8; MOST]) -> &'r [u8] {
        let mut count = 0;
        // Every place is stored, and stays if it is one of the set: no branch depends on that.
        for place in self.by_name.iter().take(self.fields.len()) {
            room[count % MOST] = *place;
            count += (set >> (place % 32) & 1) as usize;
        }
        room.get(..count).unwrap_or_default()
    }

    /// How long the name of the field at `place` is.
    #[inline]
    pub(crate) fn name_len(&self, place: usize) -> usize {
        usize::from(self.names[place % MOST].len)
    }

    /// The required fields.
    pub(crate) const fn required(&self) -> Places {
        self.required
    }

    /// The fields that are marked as signed.
    pub(crate) const fn marked(&self) -> Places {
        self.marked
    }

    /// The fields with whose name a longer name of the table ends.
    pub(crate) const fn endings(&self) -> Places {
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
const fn rank_among(fields: &[Field<'_>], name: &[u8]) -> usize {
    let (mut rank, mut place) = (0, 0);
    while place < fields.len() {
        rank += is_less(fields[place].name.as_bytes(), name) as usize;
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
                    let is_at = table.len_if_at(place, text.as_bytes(), b'=');
                    assert_eq!(is_at, Some(len).filter(|_| !behind.is_empty()));
                    if let Some(window) = text.as_bytes().first_chunk().filter(|_| table.names()[place].is_short()) {
                        assert_eq!(table.names()[place].len_if_at(window, b'='), Some(len));
                    }
                }
                for other in [&field.name[1..], &field.name[..len - 1]] {
                    assert_eq!(table.find_near(place, other).is_some(), message.field(other).is_some());
                    for behind in ["=", "=1&another=name&and=one&more=and=one"] {
                        let text = [other, behind].concat();
                        assert!((0..Table::MOST).all(|place| {
                            let names = (&table.names()[place], text.as_bytes().first_chunk());
                            let by_ends = match names {
                                (name, Some(window)) if name.is_short() => name.len_if_at(window, b'='),
                                _ => None,
                            };
                            let found = by_ends.or(table.len_if_at(place, text.as_bytes(), b'='));
                            found
                                .is_none_or(|found| found == other.len() && message.field(other) == Some(&table[place]))
                        }));
                    }
                }
            }
        }
    }

    #[test]
    fn a_set_is_gone_through_in_the_order_of_the_names() {
        for table in gateways::ALL.iter().flat_map(|gateway| gateway.messages).map(|message| message.fields) {
            for set in [Places::MAX, 0x5555_5555, 0xcccc_3333, table.required(), 0] {
                let mut room = [0; MOST];
                let places = table.in_order(set, &mut room).iter();
                let names: Vec<_> = places.map(|place| table[usize::from(*place)].name).collect();
                let mut expected: Vec<_> = table.iter().map(|field| field.name).collect();
                expected.retain(|name| table.find_near(0, name).is_some_and(|place| set >> place & 1 == 1));
                expected.sort_unstable();
                assert_eq!(names, expected);
            }
        }
    }

    #[test]
    fn names_that_agree_at_both_ends_are_told_apart() {
        const LONG: &str = "notification_url_of_our";
        const TABLE: &Table<'_> =
            &Table::new(&[Field::required(LONG, Kind::Url, ""), Field::optional("a", Kind::Text, "")]);
        let other = LONG.replace("ion_", "ioX_");
        let is_first = |name: &str| TABLE.len_if_at(0, [name, "=1234567890"].concat().as_bytes(), b'=').is_some();
        assert!(TABLE.find_near(0, LONG).is_some() && is_first(LONG));
        assert!(TABLE.find_near(0, &other).is_none() && !is_first(&other));
        assert_eq!((TABLE.find_near(1, "a"), TABLE.find_near(0, "a")), (Some(1), Some(1)));
        assert!(TABLE.find_near(0, "").is_none());
    }

    #[test]
    fn a_table_that_cannot_be_indexed_says_so() {
        const TWICE: &Table<'_> =
            &Table::new(&[Field::required("a", Kind::Text, ""), Field::optional("a", Kind::Text, "")]);
        const LONG: &Table<'_> = &Table::new(&[Field::required("a", Kind::Text, ""); Table::MOST + 1]);
        assert!(!TWICE.is_indexed() && !LONG.is_indexed());
    }
}
