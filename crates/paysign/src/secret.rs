//! The shared secret. Only this module sees its bytes, and writes them only into a digest under way, or for a
//! diagnosis into a damaged copy. What is shown is compared with them here.

#[cfg(feature = "alloc")]
pub(crate) mod altered;
#[cfg(feature = "axes")]
mod keyed;
#[cfg(feature = "alloc")]
mod list;
pub(crate) mod mask;
#[cfg(feature = "alloc")]
pub(crate) mod remark;

use core::fmt;

use zeroize::Zeroize;

use crate::canonical::OneWay;
use crate::canonical::Sink as _;
use crate::code::Code;
use crate::digest::{Digest, Hasher};
use crate::scheme::{Hash, Placement};
pub(crate) use mask::Mask;
#[cfg(feature = "alloc")]
pub(crate) use mask::cut;

/// A shared secret: the merchant's key. Wiped on drop; `Debug` shows only its length.
///
/// # Examples
///
/// ```
/// use paysign::{Secret, SecretError};
///
/// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
/// assert_eq!(format!("{secret:?}"), "Secret(32 bytes)");
/// assert_eq!(Secret::new("copied with a line feed\n").unwrap_err(), SecretError::Blanks);
/// # Ok::<(), SecretError>(())
/// ```
pub struct Secret {
    bytes: [u8; Secret::MAX_LEN],
    len: usize,
}

/// Why a text is not a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SecretError {
    /// Nothing in it. With an empty secret anyone could sign.
    Empty,
    /// Longer than [`Secret::MAX_LEN`].
    TooLong,
    /// White space at its beginning or end, as a copied or a read line has; see [`Secret::exact`] for the
    /// rare secret that has it.
    Blanks,
}

impl SecretError {
    /// The stable code.
    pub fn code(self) -> Code {
        match self {
            Self::Empty => Code::EmptySecret,
            Self::TooLong => Code::SecretTooLong,
            Self::Blanks => Code::SecretHasBlanks,
        }
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())
    }
}

impl core::error::Error for SecretError {}

impl Secret {
    /// Greatest length of a secret, in bytes.
    pub const MAX_LEN: usize = 256;

    /// The secret as the gateway's merchant page shows it.
    ///
    /// # Errors
    ///
    /// [`SecretError`] if it is empty, too long, or has white space at its beginning or end.
    pub fn new(secret: impl AsRef<[u8]>) -> Result<Self, SecretError> {
        let bytes = secret.as_ref();
        if bytes.trim_ascii().len() < bytes.len() {
            return Err(if bytes.trim_ascii().is_empty() { SecretError::Empty } else { SecretError::Blanks });
        }
        Self::exact(bytes)
    }

    /// The secret byte by byte, white space included.
    ///
    /// # Errors
    ///
    /// [`SecretError`] if it is empty or too long.
    pub fn exact(secret: impl AsRef<[u8]>) -> Result<Self, SecretError> {
        let given = secret.as_ref();
        if given.is_empty() {
            return Err(SecretError::Empty);
        }
        let mut secret = Self { bytes: [0; Self::MAX_LEN], len: 0 };
        secret.bytes.get_mut(..given.len()).ok_or(SecretError::TooLong)?.copy_from_slice(given);
        secret.len = given.len();
        Ok(secret)
    }

    /// What may be shown of it to the one who configured it: its length, and 16 bits to tell two secrets
    /// apart.
    pub fn facts(&self) -> SecretFacts {
        let mut hasher = Hasher::new(Hash::Md5);
        hasher.put(b"paysign: fingerprint of a secret\0");
        hasher.put(self.bytes());
        SecretFacts { len: self.len, fingerprint: hasher.finish().first_two() }
    }

    /// The digest of the text that `write` puts, with the secret where it belongs: before the text, after it,
    /// or as the key of HMAC.
    pub(crate) fn digest(&self, placement: &Placement<'_>, hash: Hash, write: impl FnOnce(&mut Hasher)) -> Digest {
        let mut hasher = Hasher::new(hash);
        if placement.is_hmac() {
            hasher.set_key(self.bytes());
        }
        self.put_front(placement, &mut hasher);
        write(&mut hasher);
        self.put_back(placement, &mut hasher);
        hasher.finish()
    }

    /// Puts the secret, if it belongs before the text.
    #[inline]
    pub(crate) fn put_front(&self, placement: &Placement<'_>, hasher: &mut impl OneWay) {
        if let Some(joint) = placement.front() {
            hasher.put_part(&self.bytes, 0, self.len);
            hasher.put_joint(joint);
        }
    }

    /// Puts it, if it belongs after the text.
    #[inline]
    pub(crate) fn put_back(&self, placement: &Placement<'_>, hasher: &mut impl OneWay) {
        if let Some(joint) = placement.back() {
            hasher.put_joint(joint);
            hasher.put_part(&self.bytes, 0, self.len);
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Room for a secret.
    #[cfg(feature = "alloc")]
    const BLANK: Self = Self { bytes: [0; Self::MAX_LEN], len: 0 };
}

/// What may be shown of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretFacts {
    /// Its length in bytes.
    pub len: usize,
    /// 16 bits of a digest over it: two secrets with different ones are different.
    pub fingerprint: u16,
}

/// `32 bytes, fingerprint 1f3a`
impl fmt::Display for SecretFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes, fingerprint {:04x}", self.len, self.fingerprint)
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes, len: self.len }
    }

    fn clone_from(&mut self, other: &Self) {
        (self.bytes, self.len) = (other.bytes, other.len);
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.bytes[..self.len].zeroize();
        self.len.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} bytes)", self.len)
    }
}

/// One secret may be given where several may.
impl AsRef<[Secret]> for Secret {
    fn as_ref(&self) -> &[Secret] {
        core::slice::from_ref(self)
    }
}

/// One secret may be given where several may.
#[cfg(feature = "alloc")]
impl From<Secret> for alloc::vec::Vec<Secret> {
    fn from(secret: Secret) -> Self {
        alloc::vec![secret]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_a_length_within_bounds() {
        let text = [b's'; Secret::MAX_LEN + 1];
        assert_eq!(Secret::new(&text[..Secret::MAX_LEN]).map(|secret| secret.len), Ok(Secret::MAX_LEN));
        assert_eq!(Secret::new(text).map(|_| ()), Err(SecretError::TooLong));
        assert_eq!(Secret::exact(text).map(|_| ()), Err(SecretError::TooLong));
        for empty in ["", " ", "\n"] {
            assert_eq!(Secret::new(empty).map(|_| ()), Err(SecretError::Empty));
        }
    }

    #[test]
    fn white_space_at_the_ends_is_refused_unless_asked_for() {
        for text in [" key", "key ", "key\n", "key\r\n", "\tkey"] {
            assert_eq!(Secret::new(text).map(|_| ()), Err(SecretError::Blanks));
            assert!(Secret::exact(text).is_ok());
        }
        assert!(Secret::new("a key with spaces inside").is_ok());
    }

    #[test]
    fn different_secrets_have_different_fingerprints() {
        let facts = |text: &str| Secret::exact(text).map(|secret| secret.facts());
        assert_ne!(facts("key"), facts("kex"));
        assert_eq!(facts("key"), facts("key"));
    }
}
