//! The Node package of paysign: converts, calls the core, maps errors, and decides nothing.
//!
//! JavaScript reaches these functions through `lib/native.js` alone. Bytes cross as *binary strings*, one character a byte: such a
//! string cannot change while it is looked at, and to hand one over costs less than a buffer. Everything but a verdict
//! crosses as JSON, in lists of pairs where names come from outside, so that no name can be one of JavaScript's own.

// What `#[napi]` generates talks to Node's C interface; no line of this crate itself is unsafe.
#![allow(unsafe_code, reason = "the glue that napi-derive generates")]
#![allow(clippy::needless_pass_by_value, reason = "the glue hands over what it has made")]

pub mod answer;
pub mod error;
pub mod merchant;
pub mod packed;
pub mod secret;
pub mod sign;
pub mod tables;
pub mod target;
pub mod text;
pub mod verify;
