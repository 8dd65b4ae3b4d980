//! A table is used like the slice of its fields.

use core::fmt;
use core::ops::Deref;

use super::Table;
use crate::field::Field;

impl<'a> Deref for Table<'a> {
    type Target = [Field<'a>];

    fn deref(&self) -> &[Field<'a>] {
        self.fields()
    }
}

impl<'a> IntoIterator for &Table<'a> {
    type Item = &'a Field<'a>;
    type IntoIter = core::slice::Iter<'a, Field<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields().iter()
    }
}

/// By their fields; all else follows from these.
impl PartialEq for Table<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields()
    }
}

impl Eq for Table<'_> {}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields()).finish()
    }
}
