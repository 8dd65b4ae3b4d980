//! Bytes of the message under diagnosis: they may hold a secret, so they are wiped.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

use zeroize::Zeroize;

/// Bytes that are wiped on drop. Whoever makes them reserves room for all of them first: what grows leaves
/// copies behind.
#[derive(Clone, Default)]
pub(super) struct Wiped(Vec<u8>);

impl Wiped {
    /// What `write` puts into a vector with so much room.
    pub(super) fn written<R>(room: usize, write: impl FnOnce(&mut Vec<u8>) -> R) -> (Self, R) {
        let mut bytes = Self(Vec::with_capacity(room));
        let result = write(&mut bytes.0);
        (bytes, result)
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl From<Vec<u8>> for Wiped {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Wiped {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl Deref for Wiped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl<T: AsRef<[u8]> + ?Sized> PartialEq<T> for Wiped {
    fn eq(&self, other: &T) -> bool {
        self.0 == other.as_ref()
    }
}

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Shows nothing of them.
impl fmt::Debug for Wiped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}
