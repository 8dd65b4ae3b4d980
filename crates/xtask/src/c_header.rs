//! The C header, made of the sources of `bindings/c` by cbindgen.

use anyhow::Context;

use crate::run::root;

/// Its path and its text.
pub(crate) fn files() -> anyhow::Result<Vec<(String, String)>> {
    let folder = root().join("bindings/c");
    let config = cbindgen::Config::from_file(folder.join("cbindgen.toml")).map_err(anyhow::Error::msg)?;
    let header = cbindgen::generate_with_config(&folder, config).context("cbindgen cannot read bindings/c")?;
    let mut text = Vec::new();
    header.write(&mut text);
    Ok(vec![("bindings/c/include/paysign.h".to_owned(), String::from_utf8(text)?)])
}
