//! The slow and obviously right twin of `paysign`, for its tests.
//!
//! Written only from `tests/vectors/README.md`. It shares no code with the core and knows a gateway only
//! through a [`Reading`]: what the author of the vectors read on the vendor's page. Where the core streams,
//! this crate builds every text, sorts with a `BTreeMap`, and reads the canonical string back for real.

mod ambiguous;
mod body;
mod canonical;
mod consistent;
mod decimal;
mod digest;
mod encoder;
mod encoding;
#[cfg(test)]
mod fixture;
mod form;
mod from_json;
mod function;
mod hex;
mod json;
mod json_scalar;
mod keys;
mod kind;
mod message;
mod missing;
mod multipart;
mod null;
mod number;
mod path;
mod plausible;
mod quoted;
mod raw;
mod read;
mod reading;
mod refusal;
mod scheme;
mod scheme_from_json;
mod secret;
mod shape;
mod sign;
mod text;
mod verify;
mod whole;
mod write;
mod xml;

pub use ambiguous::reads_back;
pub use canonical::{canonical, signed};
pub use encoder::Encoder;
pub use function::Function;
pub use null::Null;
pub use raw::{Came, Content, Layout, Place, RawPart, RawReading, RawVerdict, Value, raw_digest, verify_raw};
pub use read::read;
pub use reading::{Fields, Kind, OnlyWith, Reading, Row, Wire};
pub use refusal::{Limits, Refusal};
pub use scheme::{
    Digest, Element, Empty, Encoding, How, Item, Listed, NamePart, Order, Pair, Part, Scheme, SecretPlaces, Selection,
    Separator, SignType, Whole,
};
pub use shape::Shape;
pub use sign::{Signed, sign};
pub use verify::{Verdict, genuine, verify};
pub use whole::digest;
