//! The options of calls as every language declares them: flags, limits, and names beyond a gateway's tables.

mod go;
mod node;
mod page;
mod php;
mod rows;
mod rust;

pub(crate) use go::options as go_options;

/// The files that are made before the C header, by their paths from the root of the repository.
pub(crate) fn sources() -> anyhow::Result<Vec<(String, String)>> {
    rust::files()
}

/// All others.
pub(crate) fn files() -> Vec<(String, String)> {
    [node::files(), php::files(), page::files()].concat()
}
