//! The name of a field inside an error: a short copy, so that an error borrows nothing.

use core::fmt;

use crate::visible::Visible;

/// A field's name as an error carries it: its first 48 bytes, on the stack.
///
/// Names of real gateways are shorter. A longer one is cut, and [`Display`](fmt::Display) says so with `…`;
/// the error's offset still points at the whole name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name {
    bytes: [u8; Name::KEPT],
    kept: u8,
    cut: bool,
}

impl Name {
    /// How many bytes of a name are kept.
    pub const KEPT: usize = 48;

    pub(crate) fn new(decoded: impl IntoIterator<Item = u8>) -> Self {
        let mut name = Self { bytes: [0; Self::KEPT], kept: 0, cut: false };
        for byte in decoded {
            let Some(place) = name.bytes.get_mut(usize::from(name.kept)) else {
                name.cut = true;
                break;
            };
            *place = byte;
            name.kept += 1;
        }
        name
    }

    /// The bytes that are kept, decoded: not always UTF-8, since a body is bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.kept)]
    }

    /// Whether the name was longer than what is kept.
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        !self.cut && self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

/// As [`Visible`] shows it, so that a log stays one line.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Visible(self.as_bytes()), if self.cut { "…" } else { "" })
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::string::ToString;

    #[test]
    fn a_name_from_outside_cannot_break_a_log_line() {
        assert_eq!(Name::new(*b"a\nb\xff").to_string(), "a\\nb\\xff");
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        let name = Name::new([b'n'; 60]);
        assert!(name.is_cut());
        assert!(name.to_string().ends_with("n…"));
        assert_eq!(name.as_bytes().len(), Name::KEPT);
    }
}
