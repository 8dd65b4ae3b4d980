#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod body;
mod case;
mod cause;
mod causes;
mod claim;
mod context;
mod description;
mod diagnose;
mod display;
mod draft;
mod edit;
mod edits;
mod envelope;
mod finding;
mod item;
mod others;
mod possible;
mod rule;
mod rules;
mod search;
mod tail;
mod wiped;

pub use cause::Cause;
pub use context::Context;
pub use description::{Common, Description, Sentence};
pub use diagnose::{diagnose, diagnose_document};
pub use finding::{Certainty, Diagnosis, Evidence, Factor, Finding};
