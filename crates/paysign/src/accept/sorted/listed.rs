//! The names that a scheme lists, for fields that no table knows.

use crate::message::Signing;
use crate::scheme::{Fields, Names};

/// How many names a scheme may list here.
const MAX_NAMES: usize = 16;

/// Lengths that are told apart.
const LENS: usize = u64::BITS as usize;

/// Room for their list.
pub(super) const ROOM: [&str; MAX_NAMES] = [""; MAX_NAMES];

/// The names, and what it means that one is among them.
pub(super) struct Listed<'l> {
    names: &'l [&'l str],
    fields: Fields<'l>,
    /// The shop's own.
    shop: Names<'l>,
    /// A bit for each length that one of all these names has, or of a field about the signature.
    lens: u64,
}

impl<'l> Listed<'l> {
    /// Those of the scheme, whose text is read once, not for each field; `None` if they are too many.
    #[inline]
    pub(super) fn of<'s: 'l>(signing: &Signing<'s>, room: &'l mut [&'s str; MAX_NAMES]) -> Option<Self> {
        let fields = signing.scheme.fields;
        let names = match fields {
            Fields::Marked => &[],
            // Left to the complete path.
            #[cfg(feature = "axes")]
            Fields::Starting(..) | Fields::FlatBut(_) | Fields::AllIn(..) | Fields::Items(_) | Fields::NamedBy(..) => {
                return None;
            }
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
        let bit = |name: &str| 1 << (name.len() % LENS);
        let lens = names.iter().fold(bit(signing.field), |lens, name| lens | bit(name));
        let lens = signing.sign_type.map_or(lens, |sign_type| lens | bit(sign_type.field));
        let lens = signing.shop.fold(lens, |lens, name| lens | bit(name));
        Some(Self { names, fields, shop: signing.shop, lens })
    }

    /// Whether one of the names that matter here may have this length: mostly no name has to be compared.
    #[inline]
    pub(super) const fn has_name_of(&self, len: usize) -> bool {
        self.lens >> (len % LENS) & 1 == 1
    }

    /// Whether a field is signed whose name is not known at all.
    #[inline]
    pub(super) const fn covers_others(&self) -> bool {
        matches!(self.fields, Fields::AllBut(_))
    }

    /// Whether a field of this name, which the table does not know, is signed.
    #[inline]
    pub(super) fn covers(&self, name: &[u8]) -> bool {
        let is_listed = self.names.iter().any(|other| other.as_bytes() == name);
        match self.fields {
            Fields::AllBut(_) => !is_listed && !self.shop.any(|other| other.as_bytes() == name),
            Fields::Only(_) => is_listed,
            Fields::Marked => false,
            #[cfg(feature = "axes")]
            _ => false,
        }
    }
}
