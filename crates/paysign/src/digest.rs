//! The hashes that a scheme can name, as sinks for the canonical string.

use core::fmt;

#[cfg(feature = "base64")]
use base64ct::{Base64, Encoding as _};
use paysign_md5::Md5;
#[cfg(all(feature = "sha1", not(any(feature = "sha2", feature = "sha512"))))]
use sha1::Digest as _;
#[cfg(feature = "sha1")]
use sha1::Sha1;
#[cfg(any(feature = "sha2", feature = "sha512"))]
use sha2::Digest as _;
#[cfg(feature = "sha2")]
use sha2::Sha256;
#[cfg(feature = "sha512")]
use sha2::{Sha384, Sha512};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::canonical::{OneWay, Sink};
use crate::scan::{Native, Scan};
#[cfg(feature = "axes")]
use crate::scheme::Whole;
use crate::scheme::{Encoding, Hash};
use crate::value::Value;

/// A hash that is under way, or HMAC. Its state is wiped on drop, since it may hold a secret; so it is
/// filled and finished where it is: a move would leave a copy behind.
pub(crate) struct Hasher {
    hash: Hash,
    inner: Plain,
    /// Of HMAC: what the inner digest goes into.
    outer: Option<Plain>,
}

/// A plain hash that is under way.
enum Plain {
    Md5(Md5),
    #[cfg(feature = "sha1")]
    Sha1(Sha1),
    #[cfg(feature = "sha2")]
    Sha256(Sha256),
    #[cfg(feature = "sha512")]
    Sha384(Sha384),
    #[cfg(feature = "sha512")]
    Sha512(Sha512),
}

/// Bytes of the longest block.
const LONGEST_BLOCK: usize = if cfg!(feature = "sha512") { 128 } else { 64 };

impl Hasher {
    /// The plain hash.
    #[inline]
    pub(crate) fn new(hash: Hash) -> Self {
        Self { hash, inner: Plain::new(hash), outer: None }
    }

    /// Makes it HMAC with this key (RFC 2104), before anything is put in.
    pub(crate) fn set_key(&mut self, key: &[u8]) {
        let mut block = Zeroizing::new([0; LONGEST_BLOCK]);
        let block = &mut block[..block_len(self.hash)];
        if let Some(room) = block.get_mut(..key.len()) {
            room.copy_from_slice(key);
        } else {
            let mut hasher = Plain::new(self.hash);
            hasher.update(key);
            let digest = Zeroizing::new(hasher.finish());
            block[..digest.len].copy_from_slice(&digest.bytes[..digest.len]);
        }
        let mut pad = |hasher: &mut Plain, pad: u8| {
            masked(block, pad);
            hasher.update(block);
            masked(block, pad);
        };
        pad(&mut self.inner, 0x36);
        pad(self.outer.insert(Plain::new(self.hash)), 0x5c);
    }

    /// The digest; afterwards it is of no use any more.
    pub(crate) fn finish(&mut self) -> Digest {
        let digest = self.inner.finish();
        let Some(outer) = &mut self.outer else { return digest };
        outer.update(&digest.bytes[..digest.len]);
        outer.finish()
    }
}

/// Adds `pad` to each byte, or takes it away again.
fn masked(block: &mut [u8], pad: u8) {
    for byte in block {
        *byte ^= pad;
    }
}

/// Bytes of a block, which is what HMAC's key fills.
const fn block_len(hash: Hash) -> usize {
    match hash {
        #[cfg(feature = "sha512")]
        Hash::Sha384 | Hash::Sha512 => 128,
        _ => 64,
    }
}

/// What each of them does, by the same words.
macro_rules! each {
    ($plain:expr, $hasher:ident => $does:expr) => {
        match $plain {
            Self::Md5($hasher) => $does,
            #[cfg(feature = "sha1")]
            Self::Sha1($hasher) => $does,
            #[cfg(feature = "sha2")]
            Self::Sha256($hasher) => $does,
            #[cfg(feature = "sha512")]
            Self::Sha384($hasher) => $does,
            #[cfg(feature = "sha512")]
            Self::Sha512($hasher) => $does,
        }
    };
}

impl Plain {
    fn new(hash: Hash) -> Self {
        match hash {
            Hash::Md5 => Self::Md5(Md5::new()),
            #[cfg(feature = "sha1")]
            Hash::Sha1 => Self::Sha1(Sha1::new()),
            #[cfg(feature = "sha2")]
            Hash::Sha256 => Self::Sha256(Sha256::new()),
            #[cfg(feature = "sha512")]
            Hash::Sha384 => Self::Sha384(Sha384::new()),
            #[cfg(feature = "sha512")]
            Hash::Sha512 => Self::Sha512(Sha512::new()),
        }
    }

    /// MD5 is what nearly all are, and the only one that is worth a place in the caller.
    #[inline]
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Md5(hasher) => hasher.update(bytes),
            #[cfg(any(feature = "sha1", feature = "sha2", feature = "sha512"))]
            other => other.update_other(bytes),
        }
    }

    #[cfg(any(feature = "sha1", feature = "sha2", feature = "sha512"))]
    #[inline(never)]
    fn update_other(&mut self, bytes: &[u8]) {
        each!(self, hasher => hasher.update(bytes));
    }

    fn finish(&mut self) -> Digest {
        each!(self, hasher => Digest::new(&hasher.finalize_reset()))
    }
}

impl Sink for Hasher {
    fn put(&mut self, bytes: &[u8]) {
        self.inner.update(bytes);
    }
}

impl OneWay for Hasher {}

/// What is done to a whole text, secret included, on its way into a digest.
#[cfg(feature = "axes")]
pub(crate) struct WholeText<'h> {
    hasher: &'h mut Hasher,
    whole: Whole,
    /// Of Base64: bytes that wait for others.
    waiting: [u8; 3],
    len: usize,
}

#[cfg(feature = "axes")]
impl<'h> WholeText<'h> {
    pub(crate) fn new(hasher: &'h mut Hasher, whole: Whole) -> Self {
        Self { hasher, whole, waiting: [0; 3], len: 0 }
    }

    /// Puts what is still waiting.
    pub(crate) fn finish(&mut self) {
        #[cfg(feature = "base64")]
        if self.len > 0 {
            let mut text = Zeroizing::new([0; 4]);
            let text = Base64::encode(&self.waiting[..self.len], &mut *text).map_or("", |text| text);
            self.hasher.put(text.as_bytes());
        }
        self.len = 0;
    }

    fn put_one(&mut self, byte: u8) {
        match self.whole {
            Whole::AsIs | Whole::Digest(_) => self.hasher.put(&[byte]),
            Whole::Upper => self.hasher.put(&[byte.to_ascii_uppercase()]),
            Whole::Lower => self.hasher.put(&[byte.to_ascii_lowercase()]),
            Whole::Encoded(encoder) | Whole::EncodedLower(encoder) => {
                let (mut text, len) = encoder.encode(byte);
                if matches!(self.whole, Whole::EncodedLower(_)) {
                    text.make_ascii_lowercase();
                }
                self.hasher.put(&text[..len]);
            }
            #[cfg(feature = "base64")]
            Whole::Base64 => {
                self.waiting[self.len] = byte;
                self.len += 1;
                if self.len == self.waiting.len() {
                    self.finish();
                }
            }
        }
    }
}

#[cfg(feature = "axes")]
impl Sink for WholeText<'_> {
    fn put(&mut self, bytes: &[u8]) {
        if self.whole == Whole::AsIs {
            return self.hasher.put(bytes);
        }
        for byte in bytes {
            self.put_one(*byte);
        }
    }
}

#[cfg(feature = "axes")]
impl OneWay for WholeText<'_> {}

/// What waits may be of a secret.
#[cfg(feature = "axes")]
impl Drop for WholeText<'_> {
    fn drop(&mut self) {
        self.waiting.zeroize();
    }
}

/// The digest of some bytes.
#[cfg(all(feature = "axes", feature = "alloc"))]
pub(crate) fn of_bytes(hash: Hash, bytes: &[u8]) -> Digest {
    let mut hasher = Hasher::new(hash);
    hasher.put(bytes);
    hasher.finish()
}

/// Reads the MD5 digest that a message claims: 32 hex digits in either case.
#[inline]
pub(crate) fn read_md5(hex: &[u8]) -> Option<[u8; 16]> {
    Native::unhex(hex.try_into().ok()?)
}

/// The eight hex digits of four bytes; `letters` is what a letter is more than it would be as a digit. No
/// table is looked into.
#[inline]
const fn eight_digits(bytes: u32, letters: u8) -> [u8; 8] {
    const LOW: u64 = 0x0101_0101_0101_0101;
    // Bytes, then pairs of nibbles, the higher one first.
    let quads = (bytes as u64 | (bytes as u64) << 16) & 0x0000_ffff_0000_ffff;
    let pairs = (quads | quads << 8) & 0x00ff_00ff_00ff_00ff;
    let nibbles = (pairs >> 4 | pairs << 8) & (LOW * 0x0f);
    let is_letter = (nibbles + LOW * 6) >> 4 & LOW;
    (nibbles + LOW * b'0' as u64 + is_letter * letters as u64).to_le_bytes()
}

/// A digest: what a message claims, or what was computed. It shows itself to nobody.
#[derive(Clone, Copy)]
pub struct Digest {
    bytes: [u8; Self::LONGEST],
    len: usize,
}

/// The digest of a key stands for the key.
impl Zeroize for Digest {
    fn zeroize(&mut self) {
        self.bytes.zeroize();
    }
}

impl Digest {
    /// Bytes of the longest digest.
    const LONGEST: usize = if cfg!(feature = "sha512") { 64 } else { 32 };

    fn new(digest: &[u8]) -> Self {
        let mut bytes = [0; Self::LONGEST];
        bytes[..digest.len()].copy_from_slice(digest);
        Self { bytes, len: digest.len() }
    }

    /// Reads the digest that a value claims.
    pub(crate) fn claimed_by(hash: Hash, encoding: Encoding, value: Value<'_>) -> Option<Self> {
        match value.as_plain() {
            Some(hex) if hash == Hash::Md5 && encoding.is_hex() => read_md5(hex).map(|digest| Self::new(&digest)),
            _ => Self::claimed(hash, encoding, value.bytes()),
        }
    }

    /// Reads the digest that a message claims, exactly of the hash's length: hex in either case, or Base64. A
    /// space in Base64 is the `+` that a sender has not escaped in a form.
    pub fn claimed(hash: Hash, encoding: Encoding, written: impl Iterator<Item = u8>) -> Option<Self> {
        let mut text = [0; 2 * Self::LONGEST];
        let mut len = 0;
        for byte in written {
            *text.get_mut(len)? = if byte == b' ' && !encoding.is_hex() { b'+' } else { byte };
            len += 1;
        }
        let mut bytes = [0; Self::LONGEST];
        let (text, digest) = (text.get(..len)?, bytes.get_mut(..hash.digest_len())?);
        match encoding {
            Encoding::LowerHex | Encoding::UpperHex => hex::decode_to_slice(text, digest).ok()?,
            #[cfg(feature = "base64")]
            Encoding::Base64 => {
                let read = Base64::decode(text, digest).ok()?.len();
                (read == hash.digest_len()).then_some(())?;
            }
        }
        Some(Self { bytes, len: hash.digest_len() })
    }

    /// Compares in constant time.
    pub fn matches(&self, other: &Self) -> bool {
        self.bytes[..self.len].ct_eq(&other.bytes[..other.len]).into()
    }

    /// Its bytes.
    #[cfg(feature = "axes")]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// The first 16 bits, for a fingerprint.
    pub(crate) fn first_two(&self) -> u16 {
        u16::from_be_bytes([self.bytes[0], self.bytes[1]])
    }

    /// As it is sent.
    pub fn to_signature(self, encoding: Encoding) -> Signature {
        let mut text = [0; 2 * Self::LONGEST];
        let digest = &self.bytes[..self.len];
        let len = match encoding {
            Encoding::LowerHex | Encoding::UpperHex => {
                // The room is twice the digest's length, which is all that `encode_to_slice` asks for.
                let _ = hex::encode_to_slice(digest, &mut text[..2 * self.len]);
                if encoding == Encoding::UpperHex {
                    text.make_ascii_uppercase();
                }
                2 * self.len
            }
            #[cfg(feature = "base64")]
            Encoding::Base64 => Base64::encode(digest, &mut text).map_or(0, str::len),
        };
        Signature { text, len }
    }
}

/// A signature that was made here, ready to be sent. `Debug` does not show it, since a log is no place for
/// it.
#[derive(Clone, Copy)]
pub struct Signature {
    text: [u8; 2 * Digest::LONGEST],
    len: usize,
}

impl Signature {
    /// The hex text of an MD5 digest.
    #[inline]
    pub(crate) fn of_md5(digest: [u8; 16], encoding: Encoding) -> Self {
        let mut signature = Self { text: [0; 2 * Digest::LONGEST], len: 32 };
        let letters = if encoding == Encoding::UpperHex { b'A' - b'9' - 1 } else { b'a' - b'9' - 1 };
        for (bytes, digits) in digest.as_chunks::<4>().0.iter().zip(signature.text.as_chunks_mut::<8>().0) {
            *digits = eight_digits(u32::from_le_bytes(*bytes), letters);
        }
        signature
    }

    /// The text, as the scheme writes it.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.text[..self.len]).unwrap_or_default()
    }
}

/// The text.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({} characters)", self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Signature, read_md5};

    #[test]
    fn a_claimed_digest_is_hex_and_nothing_else() {
        let mut hex = *b"00112233445566778899aAbBcCdDeEfF";
        let digest = [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff];
        assert_eq!(read_md5(&hex), Some(digest));
        for byte in 0..=u8::MAX {
            for place in 0..hex.len() {
                let before = core::mem::replace(&mut hex[place], byte);
                let nibble = char::from(byte).to_digit(16);
                let read = read_md5(&hex).map(|digest| u32::from(digest[place / 2] >> (4 * (1 - place % 2)) & 15));
                assert_eq!(read, nibble);
                hex[place] = before;
            }
        }
        assert_eq!((read_md5(&hex[..31]), read_md5(b"")), (None, None));
    }

    #[test]
    fn a_signature_is_the_hex_of_its_digest() {
        for byte in 0..=u8::MAX {
            let digest: [u8; 16] =
                core::array::from_fn(|place| byte.wrapping_add(u8::try_from(17 * place).unwrap_or(0)));
            let (lower, upper) =
                (Signature::of_md5(digest, Encoding::LowerHex), Signature::of_md5(digest, Encoding::UpperHex));
            assert!(lower.as_str().bytes().all(|digit| !digit.is_ascii_uppercase()));
            assert!(upper.as_str().eq_ignore_ascii_case(lower.as_str()));
            assert!(upper.as_str().bytes().all(|digit| !digit.is_ascii_lowercase()));
            assert_eq!(read_md5(lower.as_str().as_bytes()), Some(digest));
        }
    }
}
