//! Where a message has what a shop asks for first, noted while it was read: then no question has to look for
//! it.

use super::known_fields::KnownFields;
use super::pieces::Span;
use crate::field::Role;
use crate::table::{ASKED_FIRST, Ranks, Table};

/// Where the values are of the fields with the roles of [`ASKED_FIRST`], of which none has an escape in a
/// form; no span for one that is not there, or is not signed. The merchant's number is noted even then, since
/// whose a message is comes first.
#[derive(Clone, Copy)]
pub(crate) struct AskedFirst([Span; ASKED_FIRST.len()]);

impl AskedFirst {
    /// Not known: each question has to look for it.
    pub(crate) const UNKNOWN: Self = Self([Span::UNKNOWN; ASKED_FIRST.len()]);

    /// Of values that were looked for.
    #[cfg(feature = "json")]
    pub(super) const fn new(values: [Span; ASKED_FIRST.len()]) -> Self {
        Self(values)
    }

    /// Of a body's fields, of which some are `signed`; `gap` tells how many bytes there are between the name
    /// of a rank and its value.
    #[inline]
    pub(super) fn of_fields(
        fields: &KnownFields,
        signed: Ranks,
        table: &Table<'_>,
        gap: impl Fn(usize) -> usize,
    ) -> Self {
        let asked = table.asked_first();
        Self(core::array::from_fn(|index| {
            let asked = asked[index];
            let noted = if ASKED_FIRST[index] == Role::MerchantId { fields.there } else { signed };
            let value = fields.spans[asked.rank() % Table::MAX_FIELDS].without(asked.name_len() + gap(asked.rank()));
            if noted & asked.set() == 0 { Span::NONE } else { value }
        }))
    }

    /// Whether it is known.
    #[inline]
    pub(crate) const fn is_known(&self) -> bool {
        !self.0[0].is_unknown()
    }

    /// Whether it is known of this role.
    #[inline]
    pub(crate) fn knows(&self, role: Role) -> bool {
        self.is_known() && ASKED_FIRST.contains(&role)
    }

    /// From where to where the value of this role is, which is known; `None` if there is none.
    #[inline]
    pub(crate) fn of_role(&self, role: Role) -> Option<(usize, usize)> {
        let value = self.0.get(ASKED_FIRST.iter().position(|asked| *asked == role)?)?;
        (!value.is_none()).then(|| (value.start(), value.end()))
    }

    /// Without the values of which `is_kept` does not say so; it is given a role, and from where to where its
    /// value is.
    #[cfg(feature = "json")]
    pub(crate) fn retain(&mut self, is_kept: impl Fn(Role, (usize, usize)) -> bool) {
        for (role, value) in ASKED_FIRST.into_iter().zip(&mut self.0) {
            if !value.is_none() && !is_kept(role, (value.start(), value.end())) {
                *value = Span::NONE;
            }
        }
    }
}
