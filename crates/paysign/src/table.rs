//! A message's table of fields, indexed when it is made so that a name is found without trying one field
//! after the other.

mod asked;
mod making;
mod opening;
mod ranks;
mod slice;

use crate::field::{Field, Role};
use crate::piece::is_plausible;
pub(crate) use asked::{ASKED_FIRST, Asked};
use making::{has_rewritten, is_ending, rank_among};
pub(crate) use opening::{Expected, Window};
use opening::{Opening, WIDTH};
pub(crate) use ranks::{Ranks, ranks};

/// The fields of a message in the page's order.
///
/// Made once, mostly in a constant, it also knows the fields by name and in the order of their names. It can
/// be used like the slice of its fields.
///
/// # Examples
///
/// ```
/// use paysign::gateway::{Field, Kind, Table};
/// use paysign::Message;
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
    /// The names, in the table's order.
    expected: [Expected; MOST],
    /// How the fields begin, by the rank of their names.
    openings: [Opening; MOST],
    /// Where each field stands in the table, by the rank of its name.
    places: [u8; MOST],
    /// For each hash the rank of the name that has it, plus one.
    slots: [u8; 1 << SLOT_BITS],
    /// What the hash multiplies by, so that no two names share a slot; 0 if the table has no index.
    factor: u64,
    /// The first fields of the table, by how many they are: all of them, where it has fewer.
    first: [Ranks; MOST + 1],
    required: Ranks,
    marked: Ranks,
    endings: Ranks,
    /// The fields with the roles of [`ASKED_FIRST`].
    asked_first: [Asked; ASKED_FIRST.len()],
    /// Whether a number of it is written again before it is hashed.
    has_rewritten: bool,
}

const MOST: usize = Ranks::BITS as usize;
const SLOT_BITS: u32 = 7;
/// How often another factor is tried; with half as many names as slots, a few dozen tries are usual.
const TRIES: u64 = 4096;
/// The longest name that is indexed.
const LONGEST: usize = 255;

impl<'a> Table<'a> {
    /// How many fields a table has at most for its names to be indexed. A longer one works too, slower.
    pub const MOST: usize = MOST;

    /// The table of these fields.
    pub const fn new(fields: &'a [Field<'a>]) -> Self {
        let mut table = Self {
            fields,
            expected: [Expected::NONE; MOST],
            openings: [Opening::NONE; MOST],
            places: [0; MOST],
            slots: [0; 1 << SLOT_BITS],
            factor: 0,
            first: [0; MOST + 1],
            required: 0,
            marked: 0,
            endings: 0,
            asked_first: [Asked::NONE; ASKED_FIRST.len()],
            has_rewritten: has_rewritten(fields),
        };
        if fields.len() > MOST {
            return table;
        }
        let mut place = 0;
        while place < fields.len() {
            let (field, name) = (&fields[place], fields[place].name.as_bytes());
            // What is found by the index starts a field wherever a text is cut at `&`.
            if name.len() > LONGEST || !is_plausible(name) {
                return table;
            }
            let rank = rank_among(fields, name);
            let is_taken = table.first[place] >> rank & 1 == 1;
            if is_taken {
                return table;
            }
            table.first[place + 1] = table.first[place] | 1 << rank;
            #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
            let stored = place as u8;
            (table.expected[place], table.openings[rank]) = (Expected::new(name, rank), Opening::of(name));
            table.places[rank] = stored;
            table.required |= (field.is_required as Ranks) << rank;
            table.marked |= (field.is_signed as Ranks) << rank;
            table.endings |= (is_ending(fields, name) as Ranks) << rank;
            table.asked_first = asked::with(table.asked_first, field, rank);
            place += 1;
        }
        while place < MOST {
            table.first[place + 1] = table.first[place];
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
        self.slots = [0; 1 << SLOT_BITS];
        let mut rank = 0;
        while rank < self.fields.len() {
            let len = self.fields[self.places[rank] as usize].name.len();
            let slot = self.openings[rank].slot(len, factor, SLOT_BITS);
            if self.slots[slot] != 0 {
                return false;
            }
            rank += 1;
            #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
            let stored = rank as u8;
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

    /// The names in the table's order; behind them some that are found nowhere.
    #[inline]
    pub(crate) const fn expected(&self) -> &[Expected; MOST] {
        &self.expected
    }

    /// The first `count` fields.
    #[inline]
    pub(crate) fn first(&self, count: usize) -> Ranks {
        self.first.get(count).copied().unwrap_or_default()
    }

    /// The rank of the name that is the first `len` bytes of `from`.
    #[inline]
    pub(crate) fn find(&self, from: &[u8], len: usize) -> Option<usize> {
        let opening = match Window::at(from, 0) {
            Some(window) => window.opening(len),
            None => Opening::of(from.get(..len)?),
        };
        self.find_opening(opening, from, len)
    }

    /// The same, where the window at the front of `from` is known.
    #[inline]
    pub(crate) fn find_at(&self, window: Window, from: &[u8], len: usize) -> Option<usize> {
        self.find_opening(window.opening(len), from, len)
    }

    #[inline]
    fn find_opening(&self, opening: Opening, from: &[u8], len: usize) -> Option<usize> {
        let rank = usize::from(*self.slots.get(opening.slot(len, self.factor, SLOT_BITS))?).checked_sub(1)?;
        let is_it = *self.openings.get(rank)? == opening && (len < WIDTH || from.get(..len)? == self.name(rank));
        is_it.then_some(rank)
    }

    #[inline(never)]
    fn name(&self, rank: usize) -> &'a [u8] {
        self.field(rank).map(|field| field.name.as_bytes()).unwrap_or_default()
    }

    /// The field of this name alone, which may well stand at `place`; nothing if there is none.
    #[inline]
    pub(crate) fn set_of(&self, place: usize, name: &str) -> Ranks {
        // A name that a table and its scheme share is mostly one text in the program.
        if self.fields.get(place).is_some_and(|field| core::ptr::eq(field.name, name)) {
            return self.expected[place % MOST].bit();
        }
        self.set_of_name(name)
    }

    /// The field of this name alone; nothing if there is none.
    #[inline(never)]
    pub(crate) fn set_of_name(&self, name: &str) -> Ranks {
        self.find(name.as_bytes(), name.len()).map_or(0, |rank| 1 << rank)
    }

    /// The rank of a name that comes from elsewhere, and may well be that at `place`.
    #[inline]
    pub(crate) fn find_bytes_near(&self, place: usize, name: &[u8]) -> Option<usize> {
        let (opening, expected) = (Opening::of(name), &self.expected[place % MOST]);
        if expected.is(opening) {
            return Some(expected.rank());
        }
        self.find_opening(opening, name, name.len())
    }

    /// The field whose name has this rank.
    #[inline]
    pub(crate) fn field(&self, rank: usize) -> Option<&'a Field<'a>> {
        self.fields.get(self.place(rank))
    }

    /// That name and the `=` behind it, and the length of both; `None` if they do not fit.
    #[inline]
    pub(crate) fn opening(&self, rank: usize) -> Option<([u8; WIDTH], usize)> {
        let len = self.name_len(rank) + 1;
        (len <= WIDTH).then(|| (self.openings[rank % MOST].bytes(), len))
    }

    /// Where that field stands in the table.
    #[inline]
    pub(crate) fn place(&self, rank: usize) -> usize {
        usize::from(self.places[rank % MOST])
    }

    /// The length of that name.
    #[inline]
    pub(crate) fn name_len(&self, rank: usize) -> usize {
        self.expected[self.place(rank) % MOST].len()
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

    /// The fields with the roles of [`ASKED_FIRST`], where they are indexed.
    #[inline]
    pub(crate) const fn asked_first(&self) -> &[Asked; ASKED_FIRST.len()] {
        &self.asked_first
    }

    /// The first field with this role of [`ASKED_FIRST`], where it is indexed.
    #[inline]
    pub(crate) fn asked(&self, role: Role) -> Option<&'a Field<'a>> {
        let index = ASKED_FIRST.iter().position(|asked| *asked == role)?;
        let asked = self.asked_first.get(index)?;
        if asked.set() == 0 { None } else { self.field(asked.rank()) }
    }

    /// Whether a number of it is written again before it is hashed.
    pub(crate) const fn has_rewritten(&self) -> bool {
        self.has_rewritten
    }

    /// The fields, for as long as they live.
    pub const fn fields(&self) -> &'a [Field<'a>] {
        self.fields
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
            let rank_of = |name: &str| {
                let is_there = table.iter().any(|field| field.name == name);
                is_there.then(|| table.iter().filter(|field| field.name < name).count())
            };
            for (place, field) in table.iter().enumerate() {
                let (name, len) = (field.name, field.name.len());
                for name in [name, &name[1..], &name[..len - 1]] {
                    let rank = rank_of(name);
                    assert_eq!(table.set_of(place, name), rank.map_or(0, |rank| 1 << rank));
                    assert_eq!(table.find_bytes_near(place, name.as_bytes()), rank);
                    assert_eq!(rank.and_then(|rank| table.field(rank)), message.field(name));
                    assert!(rank.is_none_or(|rank| table.name_len(rank) == name.len()));
                    for behind in ["", "=", "=1", "=1&another=name&and=one&more"] {
                        let text = [name, behind].concat();
                        assert_eq!(table.find(text.as_bytes(), name.len()), rank);
                        for place in 0..Table::MOST {
                            let is_it = !behind.is_empty() && table.get(place).is_some_and(|field| field.name == name);
                            let expected = &table.expected()[place];
                            let opens = Window::at(text.as_bytes(), 0).map(|window| expected.opens(window));
                            assert!(opens.is_none_or(|opens| opens == (is_it && name.len() < WIDTH)));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_set_is_gone_through_in_the_order_of_the_names() {
        for table in gateways::ALL.iter().flat_map(|gateway| gateway.messages).map(|message| message.fields) {
            let all = table.iter().fold(0, |set, field| set | table.set_of(0, field.name));
            let mut names: Vec<_> = table.iter().map(|field| field.name).collect();
            names.sort_unstable();
            for count in 0..=MOST {
                let first = table.iter().take(count).fold(0, |set, field| set | table.set_of(0, field.name));
                assert_eq!(table.first(count), first);
            }
            let name = |rank| table.field(rank).map(|field| field.name);
            assert!(ranks(all).map(name).eq(names.iter().copied().map(Some)));
            assert!(ranks(table.required()).all(|rank| table.field(rank).is_some_and(|field| field.is_required)));
            assert_eq!(table.required().count_ones() as usize, table.iter().filter(|field| field.is_required).count());
        }
        assert!(ranks(0).next().is_none() && ranks(Ranks::MAX).eq(0..MOST));
    }

    #[test]
    fn names_that_agree_at_the_front_are_told_apart() {
        const LONG: &str = "notification_url_of_our";
        const TABLE: &Table<'_> =
            &Table::new(&[Field::required(LONG, Kind::Url, ""), Field::optional("a", Kind::Text, "")]);
        assert_eq!(TABLE.set_of_name(LONG), 2);
        for other in [LONG.replace("our", "oux"), LONG.replace("_our", ""), [LONG, "s"].concat()] {
            assert_eq!(TABLE.set_of_name(&other), 0);
            assert!(TABLE.find_bytes_near(0, other.as_bytes()).is_none());
        }
        assert_eq!((TABLE.set_of(1, "a"), TABLE.set_of(0, "a"), TABLE.set_of_name("")), (1, 1, 0));
    }

    #[test]
    fn a_table_that_cannot_be_indexed_says_so() {
        const TWICE: &Table<'_> =
            &Table::new(&[Field::required("a", Kind::Text, ""), Field::optional("a", Kind::Text, "")]);
        const LONG: &Table<'_> = &Table::new(&[Field::required("a", Kind::Text, ""); Table::MOST + 1]);
        assert!(!TWICE.is_indexed() && !LONG.is_indexed());
    }
}
