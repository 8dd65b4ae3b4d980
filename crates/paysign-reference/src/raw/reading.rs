//! A reading of a signature in a header: what a vendor's page says about it, as data.

use crate::reading::{Row, Wire};
use crate::scheme::{Digest, Encoding, SecretPlaces};

/// What a vendor's page says about a signature in a header. Made by [`RawReading::from_json`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawReading {
    /// How the body is written.
    pub wire: Wire,
    /// The fields in the page's order, of which only whether they are required is looked at.
    pub table: Vec<Row>,
    /// What is hashed, in order.
    pub text: Vec<RawPart>,
    /// Where the secret goes.
    pub secret: SecretPlaces,
    /// The digest.
    pub digest: Digest,
    /// How it is written.
    pub encoding: Encoding,
    /// The header with the signature.
    pub header: String,
    /// How the header's value holds it.
    pub layout: Layout,
    /// Where the time is, and whether it is in milliseconds.
    pub time: Option<(Place, bool)>,
    /// The greatest age and the greatest distance into the future, in seconds.
    pub age: Option<(u64, u64)>,
}

/// A part of what is hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawPart {
    /// The body.
    Body,
    /// The body in Base64.
    BodyInBase64,
    /// The time as it is written.
    Timestamp,
    /// A header's value.
    Header(String),
    /// This.
    Constant(Vec<u8>),
}

/// How a header's value holds the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// Between these texts.
    Between(Vec<u8>, Vec<u8>),
    /// As items of this key, with these characters between items and after keys.
    Items(Vec<u8>, u8, u8),
}

/// Where a time is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a header of its own.
    Header(String),
    /// In an item beside the signature.
    Item(Vec<u8>),
}
