//! The invariants of ARCHITECTURE.md, read off the sources.

mod arrows;
mod bindings;
mod borders;
mod circles;
mod comments;
mod core;
mod sorting;
mod sources;
