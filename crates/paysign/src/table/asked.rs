//! The fields that a shop asks for first, found when a table is made.

use super::ranks::Ranks;
use crate::field::{Field, Role};

/// What a shop asks for first of every message, in this order: whose it is, of which order, whether it is
/// paid and how much.
pub(crate) const ASKED_FIRST: [Role; 4] = [Role::MerchantId, Role::OrderNo, Role::Status, Role::PaidAmount];

/// A field that plays one of these roles.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// The set of this field alone; nothing if there is none.
    set: Ranks,
    rank: u8,
    name_len: u8,
}

impl Asked {
    /// There is no such field.
    pub(super) const NONE: Self = Self { set: 0, rank: 0, name_len: 0 };

    /// The set of this field alone; nothing if there is none.
    #[inline]
    pub(crate) const fn set(self) -> Ranks {
        self.set
    }

    /// The rank of its name.
    #[inline]
    pub(crate) const fn rank(self) -> usize {
        self.rank as usize
    }

    /// The length of its name.
    #[inline]
    pub(crate) const fn name_len(self) -> usize {
        self.name_len as usize
    }
}

/// With this field too, if it is the first one that plays its role.
#[expect(clippy::cast_possible_truncation, reason = "a name of a table has less than 256 bytes, and a lower rank")]
pub(super) const fn with(
    mut all: [Asked; ASKED_FIRST.len()],
    field: &Field<'_>,
    rank: usize,
) -> [Asked; ASKED_FIRST.len()] {
    let Some(role) = field.role else { return all };
    let mut index = 0;
    while index < all.len() {
        if ASKED_FIRST[index] as u8 == role as u8 && all[index].set == 0 {
            all[index] = Asked { set: 1 << rank, rank: rank as u8, name_len: field.name.len() as u8 };
        }
        index += 1;
    }
    all
}
