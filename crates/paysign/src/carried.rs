//! A signature that a header carries: verified with the raw body that it covers, and made for one.

mod claim;
mod headers;
mod sign;
mod signed_text;
mod verify;

pub use sign::SignedHeaders;
