//! The slow and obviously right twin of `paysign`, for its tests.
//!
//! Written only from `tests/vectors/README.md`. It shares no code with the core and knows a gateway only
//! through a [`Reading`]: what the author of the vectors read on the vendor's page. Where the core streams,
//! this crate builds every text, sorts with a `BTreeMap`, and reads the canonical string back for real.

mod ambiguous;
mod body;
mod canonical;
mod consistent;
mod digest;
mod encoding;
#[cfg(test)]
mod fixture;
mod form;
mod from_json;
mod hex;
mod json;
mod json_scalar;
mod kind;
mod missing;
mod number;
mod raw;
mod read;
mod reading;
mod refusal;
mod sign;
mod verify;
mod write;

pub use ambiguous::reads_back;
pub use canonical::{canonical, signed};
pub use digest::digest;
pub use raw::{Came, Content, Layout, Part, Place, RawReading, RawVerdict, Value, raw_digest, verify_raw};
pub use read::read;
pub use reading::{
    Digest, Empty, Encoding, Fields, Kind, Null, OnlyWith, Order, Pair, Reading, Row, Scheme, SecretPlaces, Selection,
    SignType, Wire,
};
pub use refusal::{Limits, Refusal};
pub use sign::{Signed, sign};
pub use verify::{Verdict, verify};
