//! The parts of the checks. To add one, add a row.

use anyhow::Context;

use crate::part::Part;
use crate::run::{command, run};
use crate::{counts, fuzz, generated, miri, no_std, rust_versions, tools};

// What both tables have.
const FORMAT: Part = Part { name: "format", minutes: 0.1, what: "rustfmt", run: format };
const GENERATED: Part =
    Part { name: "generated", minutes: 0.1, what: "what `cargo xtask generate` writes", run: generated_files };
const VECTORS: Part = Part { name: "vectors", minutes: 0.1, what: "the shared vectors, by Python", run: vectors };

/// What `cargo xtask test` runs, in this order: what is quick and fails often is first, so format, lints and
/// the tests in Rust; other compilers, and a tool that takes minutes to build, are last. The minutes are
/// those of a fresh clone on two processors.
pub(crate) const PARTS: &[Part] = &[
    FORMAT,
    GENERATED,
    VECTORS,
    Part { name: "lints", minutes: 2.3, what: "clippy of all packages", run: lints },
    Part { name: "rust", minutes: 12.0, what: "all tests in Rust", run: rust },
    Part { name: "features", minutes: 1.3, what: "clippy of the core with each set of features", run: features },
    Part { name: "docs", minutes: 0.5, what: "rustdoc, without a warning", run: docs },
    Part { name: "portable", minutes: 2.0, what: "the core with `--cfg paysign_portable`", run: portable },
    Part { name: "no-std", minutes: 2.0, what: "the core for targets that have no `std`", run: no_std::run_all },
    Part { name: "python", minutes: 3.6, what: "the Python package", run: || script("bindings/python/test") },
    Part { name: "node", minutes: 0.8, what: "the npm package", run: || script("bindings/node/test") },
    Part { name: "c", minutes: 7.3, what: "the C library, as it is shipped", run: || script("bindings/c/test") },
    Part { name: "php", minutes: 0.5, what: "the PHP package, over FFI", run: || script("bindings/php/test") },
    Part { name: "php-ext", minutes: 0.9, what: "the PHP extension", run: || script("bindings/php-ext/test") },
    Part { name: "uniffi", minutes: 4.3, what: "Kotlin, Java, Ruby, Swift", run: || script("bindings/uniffi/test") },
    Part { name: "wasm", minutes: 1.8, what: "the WebAssembly module", run: || script("bindings/wasm/test") },
    Part { name: "go", minutes: 2.8, what: "the Go package", run: || script("bindings/go/test") },
    Part { name: "peers", minutes: 0.7, what: "packages of other authors", run: || script("tests/interop/test") },
    Part { name: "counts", minutes: 1.2, what: "instructions of the hot calls", run: || counts::run(false) },
    Part { name: "fuzzing", minutes: 4.3, what: "each fuzz target for a minute, with a fixed seed", run: fuzz::short },
    Part { name: "miri", minutes: 1.5, what: "what Miri can run", run: miri::run_all },
    Part { name: "oldest", minutes: 1.1, what: "what is shipped, by the oldest Rust", run: rust_versions::oldest },
    Part { name: "newest", minutes: 2.5, what: "core and libraries, by the newest Rust", run: rust_versions::newest },
    Part { name: "licences", minutes: 0.2, what: "what dependencies may be, by cargo-deny", run: licences },
    Part {
        name: "advisories",
        minutes: 0.1,
        what: "weaknesses of dependencies, by cargo-deny",
        run: tools::advisories,
    },
];

/// What `cargo xtask quick` runs: the mistakes that are made each day, in less than two minutes where all is
/// compiled already.
pub(crate) const QUICK: &[Part] = &[
    FORMAT,
    GENERATED,
    VECTORS,
    Part { name: "core-lints", minutes: 0.5, what: "clippy of the core", run: core_lints },
    Part {
        name: "core-tests",
        minutes: 1.0,
        what: "the shared vectors and the architecture, in Rust",
        run: core_tests,
    },
];

fn format() -> anyhow::Result<()> {
    run(command("cargo fmt --all --check"))
}

fn generated_files() -> anyhow::Result<()> {
    generated::run(true)
}

fn vectors() -> anyhow::Result<()> {
    run(command("python3 tests/vectors/lint.py"))
}

fn lints() -> anyhow::Result<()> {
    run(command("cargo clippy --quiet --workspace --all-targets --locked -- -D warnings"))
}

fn core_lints() -> anyhow::Result<()> {
    run(command("cargo clippy --quiet --package paysign --all-features --all-targets --locked -- -D warnings"))
}

fn rust() -> anyhow::Result<()> {
    run(command("cargo test --quiet --workspace --locked"))
}

fn core_tests() -> anyhow::Result<()> {
    run(command("cargo test --quiet --package paysign-tests --test vectors --test architecture --locked"))
}

/// The core, and the diagnosis, with each set of features that differs from the others in what is compiled.
fn features() -> anyhow::Result<()> {
    for features in [
        "",
        "alloc",
        "sha2",
        "json",
        "xml",
        "multipart",
        "json,wires",
        "gateways",
        "epay",
        "epusdt",
        "epusdt,sha2",
        "gateways,json",
        "std,gateways,json,sha2",
        "sha1",
        "sha512",
        "base64",
        "raw",
        "json,raw",
        "std,gateways,json,wires,schemes",
        "rayon",
    ] {
        let mut clippy = command("cargo clippy --quiet --package paysign --no-default-features --locked");
        clippy.args(["--features", features, "--", "-D", "warnings"]);
        run(clippy).with_context(|| format!("with [{features}]"))?;
    }
    for features in ["", "json", "sha2", "schemes"] {
        let mut clippy = command("cargo clippy --quiet --package paysign-diagnose --no-default-features --locked");
        clippy.args(["--features", features, "--", "-D", "warnings"]);
        run(clippy).with_context(|| format!("the diagnosis with [{features}]"))?;
    }
    Ok(())
}

fn docs() -> anyhow::Result<()> {
    let mut doc = command("cargo doc --quiet --workspace --no-deps --locked");
    doc.env("RUSTDOCFLAGS", "-D warnings");
    run(doc)
}

/// The code without vectors and without a choice at run time, which a machine that has better would never
/// run.
fn portable() -> anyhow::Result<()> {
    // One call, so that the core is compiled once; by their names, since properties and brute force show
    // nothing new here.
    let mut test = command("cargo test --quiet --locked --target-dir target/portable");
    test.args("--package paysign --package paysign-md5 --package paysign-tests --lib".split(' '));
    test.args("--test single --test lanes --test vectors --test batch".split(' '));
    test.env("RUSTFLAGS", "--cfg paysign_portable");
    run(test)
}

fn licences() -> anyhow::Result<()> {
    run(tools::deny("--log-level error check bans licenses sources")?)
}

/// The tests of a package, which are a script of its own.
fn script(path: &str) -> anyhow::Result<()> {
    let mut script = command(&format!("sh {path}"));
    script.env("PATH", tools::path()?);
    run(script)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::{PARTS, QUICK};
    use crate::run::root;
    use crate::soak::SOAKS;

    #[test]
    fn a_part_has_a_name_of_its_own_that_a_shell_takes_as_one_word() {
        for table in [PARTS, QUICK] {
            let names: BTreeSet<&str> = table.iter().map(|part| part.name).collect();
            assert_eq!(names.len(), table.len());
            let is_word = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            assert!(names.iter().all(is_word), "{names:?}");
        }
    }

    #[test]
    fn a_part_runs_the_short_form_of_each_soak() {
        for soak in SOAKS {
            assert!(PARTS.iter().any(|part| part.name == soak.short), "{}: no part {}", soak.name, soak.short);
        }
    }

    #[test]
    fn contributing_describes_each_part_and_each_soak() {
        let page = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("the page");
        let names = PARTS.iter().chain(QUICK).map(|part| part.name).chain(SOAKS.iter().map(|soak| soak.name));
        let missing: Vec<&str> = names.filter(|name| !page.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty(), "CONTRIBUTING.md does not name {missing:?}");
    }
}
