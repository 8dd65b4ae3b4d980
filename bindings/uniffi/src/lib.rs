//! Kotlin, Swift and Ruby over paysign: converts, calls the core, maps errors, and decides nothing.
//!
//! `UniFFI` writes the sources of the three languages from what is exported here
//! (`bindings/uniffi/generate`). Numbers are signed, since Java cannot call what Kotlin makes of unsigned
//! ones. What hands out borrowed parts of a body is an object that keeps the body; everything else is a
//! record.

// What UniFFI generates talks to C; the crate's own unsafe lines are in `raw` and `raw::jni` only.
#![allow(unsafe_code, reason = "the glue that uniffi generates")]
#![allow(clippy::needless_pass_by_value, reason = "the glue hands over what it has made")]
#![allow(clippy::result_large_err, reason = "an error is copied into another language at once")]
#![allow(
    clippy::missing_errors_doc,
    reason = "there is one error; the documentation goes to languages without this section"
)]

uniffi::setup_scaffolding!("paysign");

pub mod answer;
pub mod codes;
pub mod diagnose;
pub mod diagnosis;
pub mod error;
pub mod explanation;
mod given;
pub mod merchant;
pub mod message;
pub mod options;
pub mod packed;
pub mod raw;
pub mod scheme;
pub mod secret;
pub mod signed;
pub mod tables;
pub mod value;
pub mod verdicts;
pub mod verified;
pub mod verifier;
