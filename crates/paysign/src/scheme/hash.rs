//! The hashes, and how a digest is written.

/// The hash; inside HMAC if the secret is its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// MD5, 16 bytes.
    Md5,
    /// SHA-1, 20 bytes.
    #[cfg(feature = "sha1")]
    Sha1,
    /// SHA-256, 32 bytes.
    #[cfg(feature = "sha2")]
    Sha256,
    /// SHA-384, 48 bytes.
    #[cfg(feature = "sha512")]
    Sha384,
    /// SHA-512, 64 bytes.
    #[cfg(feature = "sha512")]
    Sha512,
}

impl Hash {
    /// All that this build has.
    pub const ALL: &'static [Self] = &[
        Self::Md5,
        #[cfg(feature = "sha1")]
        Self::Sha1,
        #[cfg(feature = "sha2")]
        Self::Sha256,
        #[cfg(feature = "sha512")]
        Self::Sha384,
        #[cfg(feature = "sha512")]
        Self::Sha512,
    ];

    /// The words of the hashes that a build may leave out.
    pub(super) const OPTIONAL: [&'static str; 4] = ["sha1", "sha256", "sha384", "sha512"];

    /// The hash as the text form of a scheme has it: `md5`, `sha256`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            #[cfg(feature = "sha1")]
            Self::Sha1 => "sha1",
            #[cfg(feature = "sha2")]
            Self::Sha256 => "sha256",
            #[cfg(feature = "sha512")]
            Self::Sha384 => "sha384",
            #[cfg(feature = "sha512")]
            Self::Sha512 => "sha512",
        }
    }

    /// How many bytes the digest has.
    pub const fn digest_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            #[cfg(feature = "sha1")]
            Self::Sha1 => 20,
            #[cfg(feature = "sha2")]
            Self::Sha256 => 32,
            #[cfg(feature = "sha512")]
            Self::Sha384 => 48,
            #[cfg(feature = "sha512")]
            Self::Sha512 => 64,
        }
    }
}

/// How a digest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `0a1b…`
    LowerHex,
    /// `0A1B…`
    UpperHex,
    /// Base64 with its padding, of the alphabet with `+` and `/`.
    #[cfg(feature = "base64")]
    Base64,
}

impl Encoding {
    /// Whether it is hex, of which verification reads both cases.
    #[inline]
    pub(crate) const fn is_hex(self) -> bool {
        match self {
            Self::LowerHex | Self::UpperHex => true,
            #[cfg(feature = "base64")]
            Self::Base64 => false,
        }
    }
}
