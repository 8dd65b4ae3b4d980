//! The known fields of a message, as they are found one after the other.

use super::pieces::Span;
use crate::table::{Ranks, Table};

/// The known fields of a message.
pub(super) struct KnownFields {
    /// Where each field is in the body, by the rank of its name, from the name's beginning to the value's
    /// end.
    pub(super) spans: [Span; Table::MAX_FIELDS],
    /// Those that are there.
    pub(super) there: Ranks,
    /// Those that are not empty.
    pub(super) filled: Ranks,
}

impl KnownFields {
    pub(super) const NONE: Self = Self { spans: [Span::NONE; Table::MAX_FIELDS], there: 0, filled: 0 };
}
