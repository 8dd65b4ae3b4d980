//! The signature that a message claims, read more tolerantly than verification does.

use super::wiped::Wiped;
use paysign::inside::{Digest, decode_base64};
use paysign::scheme::{Encoding, Hash};

/// What is claimed.
pub(super) enum Claim {
    /// A digest, and what was wrong with how it is written.
    Whole(Hash, Digest, Option<&'static str>),
    /// A part of a digest, in small hex digits.
    Cut(Wiped),
    /// Nothing that could be compared.
    Nothing,
}

/// Hex digits of a cut signature below which a match could be chance.
const LEAST_DIGITS: usize = 12;

/// The digits of the old habit of 16: the middle of an MD5.
const MIDDLE: core::ops::Range<usize> = 8..24;

impl Claim {
    /// Reads what is there in place of a digest that is written so.
    pub(super) fn read(text: &[u8], encoding: Encoding) -> Self {
        let whole = |encoding, text: &[u8]| {
            let claimed = |hash: &Hash| Some((*hash, Digest::claimed(*hash, encoding, text.iter().copied())?));
            Hash::ALL.iter().find_map(claimed)
        };
        let is_hex = matches!(encoding, Encoding::LowerHex | Encoding::UpperHex);
        if let Some((hash, digest)) = whole(encoding, text) {
            return Self::Whole(hash, digest, None);
        }
        let plain = text.iter().filter(|byte| !b" \t\r\n-\"'".contains(byte)).map(u8::to_ascii_lowercase);
        let (trimmed, ()) = Wiped::written(text.len(), |room| room.extend(plain));
        if let Some((hash, digest)) = whole(Encoding::LowerHex, &trimmed) {
            return Self::Whole(hash, digest, Some(if is_hex { "white space, dashes or quotes in it" } else { "hex" }));
        }
        let hex = base64(text).map(|bytes| {
            Wiped::written(2 * bytes.len(), |room| bytes.iter().for_each(|byte| room.extend(hex_of(*byte)))).0
        });
        if let Some((hash, digest)) = hex.and_then(|hex| whole(Encoding::LowerHex, &hex)) {
            let form = if is_hex { "Base64" } else { "Base64 without its padding, or of another alphabet" };
            return Self::Whole(hash, digest, Some(form));
        }
        if trimmed.len() >= LEAST_DIGITS && trimmed.iter().all(u8::is_ascii_hexdigit) && trimmed.len() < 64 {
            return Self::Cut(trimmed);
        }
        Self::Nothing
    }

    /// Whether a digest of this hash is worth computing.
    pub(super) fn is_of(&self, hash: Hash) -> bool {
        match self {
            Self::Whole(claimed, ..) => *claimed == hash,
            Self::Cut(digits) => digits.len() < 2 * hash.digest_len(),
            Self::Nothing => false,
        }
    }

    /// Whether the beginning of a longer digest is claimed as a whole one.
    pub(super) fn matches_cut(&self, computed: Digest) -> bool {
        let Self::Whole(_, digest, _) = self else { return false };
        let (whole, claimed) = (computed.to_signature(Encoding::LowerHex), digest.to_signature(Encoding::LowerHex));
        whole.as_str().starts_with(claimed.as_str())
    }

    pub(super) fn matches(&self, computed: Digest) -> bool {
        match self {
            Self::Whole(_, digest, _) => computed.matches(digest),
            Self::Cut(digits) => {
                let whole = computed.to_signature(Encoding::LowerHex);
                let whole = whole.as_str().as_bytes();
                whole.starts_with(digits) || whole.ends_with(digits) || whole.get(MIDDLE) == Some(&digits[..])
            }
            Self::Nothing => false,
        }
    }
}

fn hex_of(byte: u8) -> [u8; 2] {
    let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
    [digit(byte >> 4), digit(byte & 15)]
}

/// Base64 of either alphabet; `None` if it is none.
pub(super) fn base64(text: &[u8]) -> Option<Wiped> {
    let (bytes, is_base64) =
        Wiped::written(text.len(), |bytes| decode_base64(text.trim_ascii(), |byte| bytes.push(byte)));
    is_base64.map(|()| bytes)
}
