//! A part of the text that is hashed with a raw body.

/// A part of the text that is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The raw body, byte by byte. A text has exactly one body.
    Body,
    /// The raw body, written in Base64.
    #[cfg(feature = "base64")]
    BodyInBase64,
    /// The time, as the message writes it.
    Timestamp,
    /// The value of the header of this name.
    Header(&'a str),
    /// This text.
    Constant(&'a str),
}

impl Part<'_> {
    /// Whether it is the body, in whatever way.
    pub(crate) const fn is_body(&self) -> bool {
        match self {
            Self::Body => true,
            #[cfg(feature = "base64")]
            Self::BodyInBase64 => true,
            Self::Timestamp | Self::Header(_) | Self::Constant(_) => false,
        }
    }
}
