//! The C library of paysign: converts, calls the core, maps errors, and decides nothing.
//!
//! The header is made of these files by cbindgen, and what a C programmer reads there are the comments of the
//! functions here. The conventions are written once, at the top of the header (`cbindgen.toml`).
//!
//! A handle that comes in is an `Option<&T>`, a result that goes out an `Option<&mut MaybeUninit<T>>`, and a
//! handle that comes back to be freed an `Option<Box<T>>`: NULL is `None`, and none of them needs `unsafe`.
//! What does, a pointer with a length, goes through `border`.

// What this crate is for: functions that C calls, with pointers from there.
#![allow(unsafe_code, reason = "the border to C")]
#![warn(clippy::undocumented_unsafe_blocks, clippy::unnecessary_safety_comment)]
#![allow(clippy::doc_markdown, reason = "the names of parameters are those of the header")]
#![allow(clippy::missing_safety_doc, reason = "the header states once what the caller promises")]

// What the header holds, in its order.
/// The number of the ABI.
pub mod abi;
pub mod version;

pub mod code;
pub mod codes;
pub mod error;

pub mod gateway;
mod given;

pub mod message;
pub mod scheme;
pub mod tables;

pub mod secret;

pub mod options;

pub mod verify;

pub mod verified;

pub mod texts;

pub mod verifier;

pub mod room;

pub mod roles;
pub mod words;

pub mod param;
pub mod sign;

pub mod explanation;

pub mod diagnose;
pub mod diagnosis;

pub mod merchant;
pub mod request;

pub mod headers;

pub mod answer;

// What they share.
pub mod border;
mod guard;
mod list;

#[cfg(test)]
mod header;

/// The header says of every handle that threads may share it.
const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    is_shared::<answer::Answer<'_>>();
    is_shared::<answer::GatewayError>();
    is_shared::<diagnosis::Diagnosis>();
    is_shared::<explanation::Explanation>();
    is_shared::<gateway::Gateway>();
    is_shared::<merchant::Merchant>();
    is_shared::<message::Message>();
    is_shared::<request::Request>();
    is_shared::<scheme::Scheme>();
    is_shared::<secret::Secrets>();
    is_shared::<verified::Verified<'_>>();
};
