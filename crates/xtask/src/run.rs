//! Runs a command in the root of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A command, with its arguments separated by spaces, in the root of the repository.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let program = words.next().unwrap_or_default();
    let program =
        if program == "cargo" { std::env::var("CARGO").unwrap_or_else(|_| program.into()) } else { program.into() };
    let mut command = Command::new(program);
    command.args(words).current_dir(root());
    command
}

/// Runs it, and fails if it does.
pub(crate) fn run(mut command: Command) -> anyhow::Result<()> {
    let shown = shown(&command);
    let status = command.status().with_context(|| format!("cannot run {shown}"))?;
    if !status.success() {
        bail!("{shown} failed: {status}");
    }
    Ok(())
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let variables = command.get_envs().filter(|(name, _)| *name != "PATH");
    let variables = variables.filter_map(|(name, value)| Some(format!("{}='{}' ", name.display(), value?.display())));
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    variables.collect::<String>() + &words.map(|word| word.display().to_string()).collect::<Vec<_>>().join(" ")
}

/// Builds the program of a package with optimisation and without its default features, and returns where it
/// is.
pub(crate) fn built(package: &str) -> anyhow::Result<String> {
    let mut build =
        command("cargo build --quiet --release --locked --no-default-features --bins --message-format json --package");
    let output = build.arg(package).stderr(Stdio::inherit()).output()?;
    anyhow::ensure!(output.status.success(), "{package} cannot be built: {}", output.status);
    let messages = String::from_utf8(output.stdout)?;
    let executable = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(ToOwned::to_owned)
    });
    executable.with_context(|| format!("cargo does not tell where the program of {package} is"))
}
