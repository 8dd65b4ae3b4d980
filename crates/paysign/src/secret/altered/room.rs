//! Room for one altered secret.

use zeroize::Zeroizing;

use crate::secret::Secret;

/// Room in which a secret is written in another way; wiped.
pub(super) struct Room {
    bytes: Zeroizing<[u8; Secret::MAX_LEN]>,
    len: usize,
    /// Whether it was too small.
    is_full: bool,
}

impl Room {
    pub(super) fn new() -> Self {
        Self { bytes: Zeroizing::new([0; Secret::MAX_LEN]), len: 0, is_full: false }
    }

    pub(super) fn push(&mut self, part: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + part.len()) {
            Some(room) => {
                room.copy_from_slice(part);
                self.len += part.len();
            }
            None => self.is_full = true,
        }
    }

    /// What was written; nothing if there was not room for all of it.
    pub(super) fn bytes(&self) -> &[u8] {
        if self.is_full { &[] } else { &self.bytes[..self.len] }
    }
}
