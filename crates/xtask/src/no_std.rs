//! The proof that the core and the diagnosis need no `std`, and the core without the feature `alloc` no
//! allocator: both are built for targets that have none.

use std::process::Command;

use anyhow::Context;

use crate::run::{command, run};

/// A microcontroller and WebAssembly: neither has a `std` to fall back on.
const TARGETS: [&str; 2] = ["thumbv7em-none-eabi", "wasm32-unknown-unknown"];

/// What to build, with which features: nothing at all, an allocator, everything that does not need `std`.
const BUILDS: [(&str, &str); 7] = [
    ("paysign", ""),
    ("paysign", "gateways,sha2"),
    ("paysign", "alloc"),
    ("paysign", "gateways,schemes"),
    ("paysign", "gateways,json,wires,schemes"),
    ("paysign-diagnose", ""),
    ("paysign-diagnose", "json,schemes"),
];

/// Where Debian's packages put a compiler that comes with the sources of `core`.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Builds both for each target with each set of features.
///
/// # Errors
///
/// One cannot be built.
pub(crate) fn run_all() -> anyhow::Result<()> {
    for target in TARGETS {
        for (package, features) in BUILDS {
            let mut cargo = build(package, target, features);
            toolchain(target, &mut cargo)?;
            run(cargo).with_context(|| format!("{package} for {target} with [{features}]"))?;
            println!("  built {package} for {target} with [{features}]");
        }
    }
    println!("no_std: {} builds", TARGETS.len() * BUILDS.len());
    Ok(())
}

fn build(package: &str, target: &str, features: &str) -> Command {
    let mut build = command("cargo build --quiet --profile soon --no-default-features --target-dir target/no-std");
    build.args(["--package", package, "--target", target, "--features", features]);
    build
}

/// Takes the target's own `core` where rustup has installed it, else builds `core` from Debian's sources.
fn toolchain(target: &str, build: &mut Command) -> anyhow::Result<()> {
    let has_core = |rustc: &str| -> anyhow::Result<bool> {
        let output = Command::new(rustc).args(["--print", "target-libdir", "--target", target]).output();
        let folder = String::from_utf8(output.with_context(|| format!("cannot run {rustc}"))?.stdout)?;
        Ok(std::path::Path::new(folder.trim()).is_dir())
    };
    if has_core("rustc")? {
        return Ok(());
    }
    let sources = Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]).output().ok();
    let sources = sources.and_then(|output| String::from_utf8(output.stdout).ok());
    let sources = sources.map(|sysroot| std::path::Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"));
    if !sources.is_some_and(|sources| sources.is_dir()) {
        anyhow::bail!(
            "no `core` for {target}: run `rustup target add {target}`, or install Debian's rustc-web and rust-web-src"
        );
    }
    build.args(["-Z", "build-std=core,alloc"]).env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
    Ok(())
}
