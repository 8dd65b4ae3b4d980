//! The files that are generated from the tables: pages, and the types of the bindings.

use std::fs;

use anyhow::{Context, bail};

use crate::run::root;
use crate::{c_header, node_types, pages, python_types, sign_error};

/// Writes those that differ from what the tables say; with `check` it writes nothing and fails if there is one.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let files =
        [pages::files(), sign_error::files(), python_types::files(), node_types::files(), c_header::files()?].concat();
    let mut stale = Vec::new();
    for (path, text) in &files {
        let on_disk = root().join(path);
        if fs::read_to_string(&on_disk).ok().as_ref() != Some(text) {
            stale.push(path.as_str());
            if !check {
                fs::write(&on_disk, text).with_context(|| format!("cannot write {path}"))?;
            }
        }
    }
    if check && !stale.is_empty() {
        bail!("stale: {}; run `cargo xtask generate`", stale.join(", "));
    }
    println!("{} generated files, {} {}", files.len(), stale.len(), if check { "stale" } else { "written anew" });
    Ok(())
}
