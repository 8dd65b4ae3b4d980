//! Which file of a package uses which, read off the sources.

pub(crate) mod graph;
pub(crate) mod rust;
pub(crate) mod scripts;
