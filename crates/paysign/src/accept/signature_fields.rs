//! The fields about the signature itself.

use crate::message::{SignType, Signing};
use crate::scheme::{Fields, Names};
use crate::table::{Ranks, Table};

/// The fields about the signature, each as the set of only this one, or of none if the table has no such
/// field.
#[derive(Clone, Copy)]
pub(crate) struct SignatureFields {
    /// That with the signature.
    pub(crate) sign: Ranks,
    /// That which names its digest.
    pub(crate) sign_type: Ranks,
}

impl SignatureFields {
    /// Finds them in a table.
    #[inline]
    pub(crate) fn find(table: &Table<'_>, signing: &Signing<'_>) -> Self {
        // They are mostly the last fields of a table.
        let row = table.len().wrapping_sub(1 + usize::from(signing.sign_type.is_some()));
        let sign_type = |sign_type: SignType<'_>| table.set_of(row.wrapping_add(1), sign_type.field);
        Self { sign: table.set_of(row, signing.field), sign_type: signing.sign_type.map_or(0, sign_type) }
    }

    /// The fields that the scheme covers, the signature among them.
    #[inline]
    pub(crate) fn signed_by(self, signing: &Signing<'_>, table: &Table<'_>) -> Ranks {
        let set = |names: Names<'_>| names.fold(0, |set, name| set | self.set_of(signing, table, name));
        match signing.scheme.fields {
            Fields::AllBut(names) => !set(names),
            Fields::Only(names) => set(names),
            Fields::Marked => table.marked(),
            // Left to the complete path.
            #[cfg(feature = "axes")]
            Fields::Starting(..) | Fields::FlatBut(_) | Fields::AllIn(..) | Fields::Items(_) | Fields::NamedBy(..) => 0,
        }
    }

    /// Only the field of this name.
    #[inline]
    fn set_of(self, signing: &Signing<'_>, table: &Table<'_>, name: &str) -> Ranks {
        // A name that a message and its scheme share is mostly one text in the program.
        match signing.sign_type {
            _ if core::ptr::eq(name, signing.field) => self.sign,
            Some(sign_type) if core::ptr::eq(name, sign_type.field) => self.sign_type,
            _ => table.set_of_name(name),
        }
    }
}
