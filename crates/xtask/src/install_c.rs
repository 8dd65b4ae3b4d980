//! Installs the C library: shared and static library, header, pkg-config file and `CMake` package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::run::{command, root};

/// Installs below `prefix`, which need not be there yet.
pub(crate) fn run_in(prefix: &Path) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("install-c knows only the linker and the names of libraries of Linux");
    }
    let static_libs = build()?;
    let built = target_folder()?.join("release");
    let abi = abi()?;
    fs::create_dir_all(prefix).with_context(|| format!("cannot make {}", prefix.display()))?;
    let prefix = &prefix.canonicalize()?;
    let (lib, include) = (prefix.join("lib"), prefix.join("include"));
    for folder in [&include, &lib.join("pkgconfig"), &lib.join("cmake/paysign")] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    copy(&root().join("bindings/c/include/paysign.h"), &include.join("paysign.h"))?;
    let shared = format!("libpaysign.so.{abi}");
    copy(&built.join("libpaysign_c.so"), &lib.join(&shared))?;
    link(&shared, &lib.join("libpaysign.so"))?;
    one_object(&built.join("libpaysign_c.a"), &lib.join("libpaysign.a"))?;
    let values = [
        ("VERSION", env!("CARGO_PKG_VERSION").to_owned()),
        ("ABI", abi),
        ("STATIC_LIBS_LIST", static_libs.replace(' ', ";")),
        ("STATIC_LIBS", static_libs),
    ];
    for (template, to) in [
        ("paysign.pc.in", "pkgconfig/paysign.pc"),
        ("paysignConfig.cmake.in", "cmake/paysign/paysignConfig.cmake"),
        ("paysignConfigVersion.cmake.in", "cmake/paysign/paysignConfigVersion.cmake"),
    ] {
        let template = root().join("bindings/c/install").join(template);
        let text = fs::read_to_string(&template).with_context(|| format!("cannot read {}", template.display()))?;
        let text = values.iter().fold(text, |text, (name, value)| text.replace(&format!("@{name}@"), value));
        fs::write(lib.join(to), text).with_context(|| format!("cannot write {to}"))?;
    }
    println!("installed below {}", prefix.display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    // A program that runs may have the old file mapped, so it is not written over.
    if to.symlink_metadata().is_ok() {
        fs::remove_file(to).with_context(|| format!("cannot remove {}", to.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(unix)]
fn link(target: &str, at: &Path) -> anyhow::Result<()> {
    if at.symlink_metadata().is_ok() {
        fs::remove_file(at)?;
    }
    std::os::unix::fs::symlink(target, at).with_context(|| format!("cannot make {}", at.display()))
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) -> anyhow::Result<()> {
    bail!("no symbolic links here")
}

/// Where cargo puts what it builds.
fn target_folder() -> anyhow::Result<PathBuf> {
    let output = command("cargo metadata --format-version 1 --no-deps --locked --quiet").output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")?;
    Ok(metadata["target_directory"].as_str().context("cargo metadata names no target folder")?.into())
}

/// The number in the name of the shared library.
fn abi() -> anyhow::Result<String> {
    let header = fs::read_to_string(root().join("bindings/c/include/paysign.h"))?;
    let (_, behind) = header.split_once("#define PAYSIGN_ABI ").context("the header has no PAYSIGN_ABI")?;
    Ok(behind.lines().next().unwrap_or_default().to_owned())
}

/// Makes the archive one object of what the library needs, with no other names to be seen than the library's
/// own: two Rust libraries in one program would else meet in their names.
fn one_object(archive: &Path, to: &Path) -> anyhow::Result<()> {
    let object = to.with_file_name("paysign.o");
    let mut ld = command("ld --relocatable --gc-sections");
    for name in functions()? {
        ld.args(["--undefined", &name]);
    }
    run_quietly(ld.arg("--output").arg(&object).arg(archive))?;
    // A linker that knows LLVM takes an object with bitcode in it for bitcode, and finds no names there.
    let mut objcopy = command("objcopy --strip-debug --remove-section=.llvmbc --remove-section=.llvmcmd");
    run_quietly(objcopy.args(["--wildcard", "--keep-global-symbol=paysign_*"]).arg(&object))?;
    if to.exists() {
        fs::remove_file(to)?;
    }
    run_quietly(command("ar rcs").arg(to).arg(&object))?;
    fs::remove_file(object)?;
    Ok(())
}

/// Runs a tool of the linker's kind, and shows what it said only if it fails: some complain of bitcode that
/// they skip.
fn run_quietly(command: &mut Command) -> anyhow::Result<()> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// The names of all functions of the header.
fn functions() -> anyhow::Result<Vec<String>> {
    let header = fs::read_to_string(root().join("bindings/c/include/paysign.h"))?;
    let declared = header.lines().filter(|line| !line.starts_with([' ', '#', '/', '}']));
    let name = |line: &str| {
        let (before, _) = line.split_once('(')?;
        Some(before.rsplit([' ', '*']).next()?.to_owned())
    };
    Ok(declared.filter_map(name).collect())
}

/// Builds the library, and says what a program that links the static one must link beside it.
fn build() -> anyhow::Result<String> {
    let mut rustc = command("cargo rustc --release --locked --package paysign-c -- --print native-static-libs");
    let output = rustc.output().context("cannot run cargo")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("cargo cannot build the library:\n{said}");
    }
    let (_, behind) =
        said.split_once("native-static-libs: ").with_context(|| format!("rustc names no libraries:\n{said}"))?;
    Ok(behind.lines().next().unwrap_or_default().to_owned())
}
