//! A signature over the raw body that a header carries, step by step as in `tests/vectors/README.md`.

mod from_json;
mod headers;
mod read;
mod reading;
mod text;
mod verify;

pub use read::{Content, Value};
pub use reading::{Layout, Place, RawPart, RawReading};
pub use verify::{Came, RawVerdict, raw_digest, verify_raw};
