//! The names that a scheme lists, for fields that no table knows.

use crate::scheme::{Fields, Names, Scheme};

/// How many names a scheme may list here.
const MAX_NAMES: usize = 16;

/// Room for their list.
pub(super) const ROOM: [&str; MAX_NAMES] = [""; MAX_NAMES];

/// The names, and what it means that one is among them.
pub(super) struct Listed<'l> {
    names: &'l [&'l str],
    fields: Fields<'l>,
}

impl<'l> Listed<'l> {
    /// Those of the scheme, whose text is read once, not for each field; `None` if they are too many.
    #[inline]
    pub(super) fn of<'s: 'l>(scheme: &Scheme<'s>, room: &'l mut [&'s str; MAX_NAMES]) -> Option<Self> {
        let fields = scheme.fields;
        let names = match fields {
            Fields::Marked => &[],
            Fields::AllBut(Names::List(list)) | Fields::Only(Names::List(list)) => list,
            Fields::AllBut(names) | Fields::Only(names) => {
                let mut count = 0;
                for name in names.iter() {
                    *room.get_mut(count)? = name;
                    count += 1;
                }
                room.get(..count)?
            }
        };
        Some(Self { names, fields })
    }

    /// Whether a field of this name, which the table does not know, is signed.
    #[inline]
    pub(super) fn covers(&self, name: &[u8]) -> bool {
        let is_listed = self.names.iter().any(|other| other.as_bytes() == name);
        match self.fields {
            Fields::AllBut(_) => !is_listed,
            Fields::Only(_) => is_listed,
            Fields::Marked => false,
        }
    }
}
