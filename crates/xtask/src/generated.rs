//! The files that are generated: pages, and the types, codes and words of the bindings.

use std::fs;

use anyhow::{Context, bail};

use crate::run::{self, command, root};
use crate::{c_header, family, gateway_format, gateway_tables, options, pages, rust_codes, sign_error};
use crate::{go_types, node_types, php_types, python_types};

/// Writes those that differ from what the core says; with `check` it writes nothing and fails if there is
/// one.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let mut files = Files { check, written: Vec::new(), stale: Vec::new() };
    files.take(&gateway_tables::files()?)?;
    if !check && !files.stale.is_empty() {
        // All else is made of the core, which has just become another one.
        return run::run(command("cargo run -q -p xtask -- generate"));
    }
    files.take(&rust_codes::files()?)?;
    files.take(&options::sources()?)?;
    // It is made of the sources of the C library, which have just been written.
    let header = c_header::files()?;
    files.take(&header)?;
    files.take(&php_types::files(&header[0].1)?)?;
    files.take(&family::files()?)?;
    let pages = [gateway_format::files(), pages::files(), sign_error::files()];
    for more in
        pages.into_iter().chain([options::files(), python_types::files(), node_types::files(), go_types::files()])
    {
        files.take(&more)?;
    }
    files.remove(&php_types::no_longer_written(&files.written)?)?;
    if check && !files.stale.is_empty() {
        bail!("stale: {}; run `cargo xtask generate`", files.stale.join(", "));
    }
    let did = if check { "stale" } else { "written again" };
    println!("{} generated files, {} {did}", files.written.len(), files.stale.len());
    Ok(())
}

/// The files so far.
struct Files {
    check: bool,
    written: Vec<String>,
    stale: Vec<String>,
}

impl Files {
    fn take(&mut self, files: &[(String, String)]) -> anyhow::Result<()> {
        for (path, text) in files {
            let on_disk = root().join(path);
            if fs::read_to_string(&on_disk).ok().as_ref() != Some(text) {
                self.stale.push(path.clone());
                if !self.check {
                    fs::write(&on_disk, text).with_context(|| format!("cannot write {path}"))?;
                }
            }
            self.written.push(path.clone());
        }
        Ok(())
    }

    fn remove(&mut self, paths: &[String]) -> anyhow::Result<()> {
        for path in paths {
            self.stale.push(format!("{path} (to be removed)"));
            if !self.check {
                fs::remove_file(root().join(path)).with_context(|| format!("cannot remove {path}"))?;
            }
        }
        Ok(())
    }
}
