//! The Node package of paysign: converts, calls the core, maps errors, and decides nothing.
//!
//! JavaScript reaches these functions only through `lib/native.js`. What a shop calls for every message is a
//! function that takes few arguments or none (`raw`), since most of what it is about is written before the
//! call (`registers`): the number of its target, and the bytes of a body, of which JavaScript makes one copy,
//! so that it cannot change while it is looked at. What was verified or signed last is kept (`kept`,
//! `ready`), so that it is read without doing it again. Everything else crosses as JSON, in lists of pairs
//! where names come from outside, so that no name can be one of JavaScript's own.

// What `#[napi]` generates talks to Node's C interface. Of this crate's own lines only those of `raw` do.
#![allow(unsafe_code, reason = "the glue that napi-derive generates, and `raw`")]
#![allow(clippy::needless_pass_by_value, reason = "the glue hands over what it has made")]

pub mod amount;
pub mod answer;
pub mod came;
pub mod diagnose;
pub mod error;
pub mod explanation;
pub mod gateway;
pub mod kept;
pub mod merchant;
pub mod options;
pub mod packed;
pub mod raw;
pub mod ready;
pub mod registers;
pub mod scheme;
pub mod secret;
pub mod sign;
pub mod subject;
pub mod tables;
pub mod target;
pub mod value;
pub mod verify;
