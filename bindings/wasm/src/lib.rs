//! paysign as one WebAssembly module without imports, and as a static library of the same calls, for Go.
//!
//! Where every call and every value that crosses is dear, one call does a whole verb: its arguments and its
//! answer are one piece of bytes each, CBOR (`cbor`) by the names of the shared description. What a shop does
//! most, to verify a notification, has a call and an answer of its own (`verified`).

mod answer;
mod args;
mod call;
mod cbor;
mod diagnosis;
mod error;
mod explanation;
mod options;
mod raw;
mod secret;
mod signed;
mod tables;
mod target;
mod value;
mod verified;

raw::exports!(crate::call::Session);
