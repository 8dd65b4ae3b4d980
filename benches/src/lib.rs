//! Measures contestants side by side: interleaved in one run, so that whatever disturbs the machine disturbs
//! all of them alike.
//!
//! `cargo xtask compare` runs this and the comparisons of the other languages.

pub mod by_hand;
pub mod counts;
pub mod growth;
pub mod inputs;
pub mod kernel;
pub mod measure;
pub mod route;
pub mod row;
pub mod rust;
pub mod unusual;
