//! The hashes that a scheme can name, as sinks for the canonical string.

use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
#[cfg(feature = "sha2")]
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::canonical::Sink;
use crate::scheme::{Hash, HexCase};

/// A hash that is under way. Its state is wiped on drop, since a secret may stand in it.
pub(crate) enum Hasher {
    Md5(Md5),
    HmacMd5(Hmac<Md5>),
    #[cfg(feature = "sha2")]
    Sha256(Sha256),
    #[cfg(feature = "sha2")]
    HmacSha256(Hmac<Sha256>),
}

impl Hasher {
    /// The plain hash.
    pub(crate) fn plain(hash: Hash) -> Self {
        match hash {
            Hash::Md5 => Self::Md5(Md5::new()),
            #[cfg(feature = "sha2")]
            Hash::Sha256 => Self::Sha256(Sha256::new()),
        }
    }

    /// HMAC with this key. Keys of any length are allowed, so the error that the trait provides for never comes.
    pub(crate) fn keyed(hash: Hash, key: &[u8]) -> Self {
        match hash {
            Hash::Md5 => Hmac::new_from_slice(key).map_or_else(|_| Self::plain(hash), Self::HmacMd5),
            #[cfg(feature = "sha2")]
            Hash::Sha256 => Hmac::new_from_slice(key).map_or_else(|_| Self::plain(hash), Self::HmacSha256),
        }
    }

    pub(crate) fn finish(self) -> Digest {
        match self {
            Self::Md5(hasher) => Digest::new(&hasher.finalize()),
            Self::HmacMd5(hasher) => Digest::new(&hasher.finalize().into_bytes()),
            #[cfg(feature = "sha2")]
            Self::Sha256(hasher) => Digest::new(&hasher.finalize()),
            #[cfg(feature = "sha2")]
            Self::HmacSha256(hasher) => Digest::new(&hasher.finalize().into_bytes()),
        }
    }
}

impl Sink for Hasher {
    fn put(&mut self, bytes: &[u8]) {
        match self {
            Self::Md5(hasher) => hasher.update(bytes),
            Self::HmacMd5(hasher) => hasher.update(bytes),
            #[cfg(feature = "sha2")]
            Self::Sha256(hasher) => hasher.update(bytes),
            #[cfg(feature = "sha2")]
            Self::HmacSha256(hasher) => hasher.update(bytes),
        }
    }
}

/// A digest: what a message claims, or what was computed. It shows itself to nobody.
#[derive(Clone, Copy)]
pub(crate) struct Digest {
    bytes: [u8; Self::LONGEST],
    len: usize,
}

impl Digest {
    /// Bytes of the longest digest.
    const LONGEST: usize = 32;

    fn new(digest: &[u8]) -> Self {
        let mut bytes = [0; Self::LONGEST];
        bytes[..digest.len()].copy_from_slice(digest);
        Self { bytes, len: digest.len() }
    }

    /// Reads the digest that a message claims: hex in either case, exactly of the hash's length.
    pub(crate) fn claimed(hash: Hash, hex: impl Iterator<Item = u8>) -> Option<Self> {
        let mut text = [0; 2 * Self::LONGEST];
        let mut len = 0;
        for digit in hex {
            *text.get_mut(len)? = digit;
            len += 1;
        }
        let mut bytes = [0; Self::LONGEST];
        hex::decode_to_slice(text.get(..len)?, bytes.get_mut(..hash.digest_len())?).ok()?;
        Some(Self { bytes, len: hash.digest_len() })
    }

    /// Compares in constant time.
    pub(crate) fn matches(&self, other: &Self) -> bool {
        self.len == other.len && self.bytes.ct_eq(&other.bytes).into()
    }

    /// The first 16 bits, for a fingerprint.
    pub(crate) fn first_two(&self) -> u16 {
        u16::from_be_bytes([self.bytes[0], self.bytes[1]])
    }

    pub(crate) fn to_signature(self, case: HexCase) -> Signature {
        let mut hex = [0; 2 * Self::LONGEST];
        let len = 2 * self.len;
        // The room is twice the digest's length, which is all that `encode_to_slice` asks for.
        let _ = hex::encode_to_slice(&self.bytes[..self.len], &mut hex[..len]);
        if case == HexCase::Upper {
            hex.make_ascii_uppercase();
        }
        Signature { hex, len }
    }
}

/// A signature that was made here, in hex, ready to be sent. `Debug` does not show it, since a log is no place for it.
#[derive(Clone, Copy)]
pub struct Signature {
    hex: [u8; 2 * Digest::LONGEST],
    len: usize,
}

impl Signature {
    /// The hex text, in the scheme's case.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.hex[..self.len]).unwrap_or_default()
    }
}

/// The hex text.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({} hex digits)", self.len)
    }
}
