//! Which names a page could have.

/// Whether a name is one that a page could have: not empty, of letters, digits and `_ . [ ] -`.
pub(crate) fn is_plausible(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]-".contains(byte))
}
