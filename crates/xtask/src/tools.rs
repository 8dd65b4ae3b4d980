//! The tools that are kept inside the project, below `target/tools`: Node, which `scripts/setup` puts there
//! where the system's is too old, and cargo-deny, which no system has.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use anyhow::Context;

use crate::left_out::LeftOut;
use crate::run::{command, root, run, shown};

/// Where they are. What is compiled for cargo-deny is in `build`, until it is built.
const FOLDER: &str = "target/tools";
/// The build of cargo-deny that is under way.
static BUILD: Mutex<Option<Child>> = Mutex::new(None);

/// The paths of programs, with those inside the project first.
///
/// # Errors
///
/// A path has a character that separates paths.
pub(crate) fn path() -> anyhow::Result<OsString> {
    let own = ["bin", "node/bin"].map(|folder| root().join(FOLDER).join(folder));
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(own.into_iter().chain(std::env::split_paths(&path)))?)
}

/// Starts to build cargo-deny if it is not here, in what is left of the processors: the part that needs it
/// waits for it.
///
/// # Errors
///
/// The build cannot be started.
pub(crate) fn build_deny() -> anyhow::Result<()> {
    let mut build = BUILD.lock().expect("no panic");
    if build.is_some() || tool("--version")?.output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    fs::create_dir_all(root().join(FOLDER))?;
    let log = File::create(log()).with_context(|| format!("cannot write {}", log().display()))?;
    // As it is published it is linked as one piece, which takes minutes, for an answer that takes seconds.
    let mut install = command("nice -n 19 cargo install --quiet --locked --jobs 1 --profile dev cargo-deny");
    install.args(["--root", FOLDER, "--target-dir", &format!("{FOLDER}/build")]);
    install.envs([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_PROFILE_DEV_OPT_LEVEL", "0"), ("CARGO_INCREMENTAL", "0")]);
    install.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    println!("cargo-deny is built beside the other parts");
    *build = Some(install.spawn().with_context(|| format!("cannot run {}", shown(&install)))?);
    Ok(())
}

/// `cargo deny` with these words, by what `deny.toml` allows.
///
/// # Errors
///
/// It could not be built.
pub(crate) fn deny(words: &str) -> anyhow::Result<Command> {
    build_deny()?;
    let build = BUILD.lock().expect("no panic").take();
    if let Some(mut build) = build {
        println!("waiting until cargo-deny is built");
        let status = build.wait()?;
        let said = fs::read_to_string(log()).unwrap_or_default();
        anyhow::ensure!(status.success(), "cargo-deny cannot be built: {status}\n{said}");
        fs::remove_dir_all(root().join(FOLDER).join("build"))
            .context("cannot remove what was compiled for cargo-deny")?;
    }
    tool(words)
}

/// Known weaknesses of what `Cargo.lock` names, by the copy of the `RustSec` database that is here. No
/// registry of packages has that database, so it is not fetched here; the workflow `advisories` does that
/// each day, and asks for the packages of npm and Python too.
///
/// # Errors
///
/// There is one; or the part is left out, for want of a database.
pub(crate) fn advisories() -> anyhow::Result<()> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let copies = home.and_then(|home| home.join("advisory-dbs").read_dir().ok());
    // cargo-deny makes the folder, empty, where it finds none.
    if !copies.into_iter().flatten().flatten().any(|entry| entry.path().is_dir()) {
        let how = "no advisory database is here (`cargo deny fetch db`): nothing was checked; the workflow `advisories` does it";
        return Err(LeftOut(how.to_owned()).into());
    }
    run(deny("--log-level warn --offline check advisories")?)
}

/// What the build has said.
fn log() -> PathBuf {
    root().join(FOLDER).join("cargo-deny.log")
}

fn tool(words: &str) -> anyhow::Result<Command> {
    let mut deny = command(&format!("cargo deny {words}"));
    deny.env("PATH", path()?);
    Ok(deny)
}
