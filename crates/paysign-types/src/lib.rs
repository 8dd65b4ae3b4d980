//! The messages of gateways as types, so that an editor completes them and a checker finds a wrong name: what
//! `sign` and a merchant's request take, in each language whose package has such types.
//!
//! Those of the built-in gateways are written by `cargo xtask generate` into the packages, those of a file of
//! one's own by `paysign gateway types`.

#![forbid(unsafe_code)]

pub mod dialect;
pub mod go;
mod language;
pub mod name;
pub mod python;
pub mod typescript;

pub use dialect::Dialect;
pub use language::{Language, NameTaken, types};
