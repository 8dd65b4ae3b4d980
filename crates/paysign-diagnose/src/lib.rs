#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod also;
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
mod lang;
mod look;
mod others;
mod possible;
mod rule;
mod rules;
mod search;
mod tail;
mod translated;
mod wiped;

pub use cause::Cause;
pub use context::Context;
pub use description::{Common, Description, Side};
pub use diagnose::{diagnose, diagnose_document};
pub use finding::{Certainty, Diagnosis, Evidence, Factor, Finding};
pub use lang::{Lang, Sentence};
pub use look::look_at;
