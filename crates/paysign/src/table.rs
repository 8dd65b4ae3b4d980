//! A message's table of fields, indexed when it is made so that a name is found without trying one field
//! after the other.
//!
//! Two numbers tell a field: its *row*, in the page's order, and its *rank*, in the order of the names. An
//! example is the table of `order` and `amount`:
//!
//! | | `order` | `amount` |
//! |---|---|---|
//! | row: the index in `names` | 0 | 1 |
//! | rank: the index in `openings` and `rows`, and the field's bit in a set (`Ranks`) | 1 | 0 |
//! | opening: the name and the `=` after it as a number, the first byte the lowest | `order=` | `amount=` |
//!
//! In the body `order=7&amount=1.00` the window at byte 0 is the number of its first 16 bytes. The lowest
//! six of them are the opening of `order`, so that row 0 begins here. The next row is tried first where the
//! next field begins, at byte 8; it is `amount`. Both are there, which is the set `0b11`, and its ranks in
//! order are the canonical order: `amount`, `order`. Where the next row does not begin, the window is cut
//! after the name, and the slot of its hash holds the rank, plus one, of the only name that it can be.

mod asked;
mod making;
mod opening;
mod ranks;
mod slice;

use crate::field::{Field, Role};
use crate::piece::is_plausible;
pub(crate) use asked::{ASKED_FIRST, Asked};
use making::{has_rewritten, is_ending, rank_among};
pub(crate) use opening::{IndexedName, Window};
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
    /// The names by their rows.
    names: [IndexedName; MAX_FIELDS],
    /// How the fields begin, by the rank of their names.
    openings: [Opening; MAX_FIELDS],
    /// The rows by the ranks of the names.
    rows: [u8; MAX_FIELDS],
    /// For each hash the rank of the name that has it, plus one.
    slots: [u8; 1 << SLOT_BITS],
    /// What the hash multiplies by, so that no two names share a slot; 0 if the table has no index.
    factor: u64,
    /// The fields of the first rows, by how many these are: all of them, where it has fewer.
    first_rows: [Ranks; MAX_FIELDS + 1],
    required: Ranks,
    marked: Ranks,
    endings: Ranks,
    /// The fields with the roles of [`ASKED_FIRST`].
    asked_first: [Asked; ASKED_FIRST.len()],
    /// Whether a number of it is written again before it is hashed.
    has_rewritten: bool,
}

const MAX_FIELDS: usize = Ranks::BITS as usize;
const SLOT_BITS: u32 = 7;
/// How often another factor is tried; with half as many names as slots, a few dozen tries are usual.
const TRIES: u64 = 4096;
/// The longest name that is indexed.
const LONGEST: usize = 255;

impl<'a> Table<'a> {
    /// How many fields a table has at most for its names to be indexed. A longer one works too, slower.
    pub const MAX_FIELDS: usize = MAX_FIELDS;

    /// The table of these fields.
    pub const fn new(fields: &'a [Field<'a>]) -> Self {
        let mut table = Self {
            fields,
            names: [IndexedName::NONE; MAX_FIELDS],
            openings: [Opening::NONE; MAX_FIELDS],
            rows: [0; MAX_FIELDS],
            slots: [0; 1 << SLOT_BITS],
            factor: 0,
            first_rows: [0; MAX_FIELDS + 1],
            required: 0,
            marked: 0,
            endings: 0,
            asked_first: [Asked::NONE; ASKED_FIRST.len()],
            has_rewritten: has_rewritten(fields),
        };
        if fields.len() > MAX_FIELDS {
            return table;
        }
        let mut row = 0;
        while row < fields.len() {
            let (field, name) = (&fields[row], fields[row].name.as_bytes());
            // What is found by the index starts a field wherever a text is cut at `&`.
            if name.len() > LONGEST || !is_plausible(name) {
                return table;
            }
            let rank = rank_among(fields, name);
            let is_taken = table.first_rows[row] >> rank & 1 == 1;
            if is_taken {
                return table;
            }
            table.first_rows[row + 1] = table.first_rows[row] | 1 << rank;
            #[expect(clippy::cast_possible_truncation, reason = "at most `MAX_FIELDS`")]
            let stored = row as u8;
            (table.names[row], table.openings[rank]) = (IndexedName::new(name, rank), Opening::of(name));
            table.rows[rank] = stored;
            table.required |= (field.is_required as Ranks) << rank;
            table.marked |= (field.is_signed as Ranks) << rank;
            table.endings |= (is_ending(fields, name) as Ranks) << rank;
            table.asked_first = asked::with(table.asked_first, field, rank);
            row += 1;
        }
        while row < MAX_FIELDS {
            table.first_rows[row + 1] = table.first_rows[row];
            row += 1;
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
            let len = self.fields[self.rows[rank] as usize].name.len();
            let slot = self.openings[rank].slot(len, factor, SLOT_BITS);
            if self.slots[slot] != 0 {
                return false;
            }
            rank += 1;
            #[expect(clippy::cast_possible_truncation, reason = "at most `MAX_FIELDS`")]
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

    /// The names by their rows; after them some that are found nowhere.
    #[inline]
    pub(crate) const fn names(&self) -> &[IndexedName; MAX_FIELDS] {
        &self.names
    }

    /// The fields of the first `count` rows.
    #[inline]
    pub(crate) fn first_rows(&self, count: usize) -> Ranks {
        self.first_rows.get(count).copied().unwrap_or_default()
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

    /// Only the field of this name, which may well be that of this row; nothing if there is none.
    #[inline]
    pub(crate) fn set_of(&self, row: usize, name: &str) -> Ranks {
        // A name that a table and its scheme share is mostly one text in the program.
        if self.fields.get(row).is_some_and(|field| core::ptr::eq(field.name, name)) {
            return self.names[row % MAX_FIELDS].bit();
        }
        self.set_of_name(name)
    }

    /// Only the field of this name; nothing if there is none.
    #[inline(never)]
    pub(crate) fn set_of_name(&self, name: &str) -> Ranks {
        self.find(name.as_bytes(), name.len()).map_or(0, |rank| 1 << rank)
    }

    /// The rank of a name that comes from elsewhere, and may well be that of this row.
    #[inline]
    pub(crate) fn find_bytes_near(&self, row: usize, name: &[u8]) -> Option<usize> {
        let (opening, known) = (Opening::of(name), &self.names[row % MAX_FIELDS]);
        if known.is(opening) {
            return Some(known.rank());
        }
        self.find_opening(opening, name, name.len())
    }

    /// The field whose name has this rank.
    #[inline]
    pub(crate) fn field(&self, rank: usize) -> Option<&'a Field<'a>> {
        self.fields.get(self.row(rank))
    }

    /// That name and the `=` after it, and the length of both; `None` if they do not fit.
    #[inline]
    pub(crate) fn opening(&self, rank: usize) -> Option<([u8; WIDTH], usize)> {
        let len = self.name_len(rank) + 1;
        (len <= WIDTH).then(|| (self.openings[rank % MAX_FIELDS].bytes(), len))
    }

    /// The row of that field.
    #[inline]
    pub(crate) fn row(&self, rank: usize) -> usize {
        usize::from(self.rows[rank % MAX_FIELDS])
    }

    /// The length of that name.
    #[inline]
    pub(crate) fn name_len(&self, rank: usize) -> usize {
        self.names[self.row(rank) % MAX_FIELDS].len()
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
            for (row, field) in table.iter().enumerate() {
                let (name, len) = (field.name, field.name.len());
                for name in [name, &name[1..], &name[..len - 1]] {
                    let rank = rank_of(name);
                    assert_eq!(table.set_of(row, name), rank.map_or(0, |rank| 1 << rank));
                    assert_eq!(table.find_bytes_near(row, name.as_bytes()), rank);
                    assert_eq!(rank.and_then(|rank| table.field(rank)), message.field(name));
                    assert!(rank.is_none_or(|rank| table.name_len(rank) == name.len()));
                    for behind in ["", "=", "=1", "=1&another=name&and=one&more"] {
                        let text = [name, behind].concat();
                        assert_eq!(table.find(text.as_bytes(), name.len()), rank);
                        for row in 0..Table::MAX_FIELDS {
                            let is_it = !behind.is_empty() && table.get(row).is_some_and(|field| field.name == name);
                            let known = &table.names()[row];
                            let opens = Window::at(text.as_bytes(), 0).map(|window| known.opens(window));
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
            for count in 0..=MAX_FIELDS {
                let first = table.iter().take(count).fold(0, |set, field| set | table.set_of(0, field.name));
                assert_eq!(table.first_rows(count), first);
            }
            let name = |rank| table.field(rank).map(|field| field.name);
            assert!(ranks(all).map(name).eq(names.iter().copied().map(Some)));
            assert!(ranks(table.required()).all(|rank| table.field(rank).is_some_and(|field| field.is_required)));
            assert_eq!(table.required().count_ones() as usize, table.iter().filter(|field| field.is_required).count());
        }
        assert!(ranks(0).next().is_none() && ranks(Ranks::MAX).eq(0..MAX_FIELDS));
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
        const LONG: &Table<'_> = &Table::new(&[Field::required("a", Kind::Text, ""); Table::MAX_FIELDS + 1]);
        assert!(!TWICE.is_indexed() && !LONG.is_indexed());
    }
}
