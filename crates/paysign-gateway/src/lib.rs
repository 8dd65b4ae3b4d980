//! A payment gateway as a file: its messages, fields, roles, scheme and acknowledgement, in TOML or JSON.
//!
//! [`GatewayFile::parse`] gives the same tables that the built-in gateways have, or everything that is wrong
//! with the file, each at its line. [`mod@format`] is the format as data, of which its page and its schema
//! are made.
//!
//! A file is configuration, trusted like a program: it is never taken from a message.

#![forbid(unsafe_code)]

mod ack;
mod build;
mod check;
mod described;
mod file;
pub mod format;
mod node;
mod problem;
pub mod schema;
mod shape;

pub use described::{Described, Description, DescriptionError};
pub use file::GatewayFile;
pub use problem::{Place, Problem, Problems};
