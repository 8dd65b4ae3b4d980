//! Where each list goes: never to a file that is read, and never where another list goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::identity::{Identity, Kind};
use super::log::Log;
use crate::args::SecretArgs;
use crate::failure::Failure;

/// Where a list goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Nobody wants it.
    Nowhere,
    /// To standard output, so that the summary goes to standard error.
    Stdout,
    /// Into a pipe or to a device, line by line.
    Stream(PathBuf),
    /// Into a file, which is there as a whole or not at all.
    File(PathBuf),
}

/// The destinations of some lists.
pub(super) struct Destinations<const N: usize>(pub(super) [Destination; N]);

impl<const N: usize> Destinations<N> {
    /// Finds those of the options that name them, before anything is made.
    ///
    /// # Errors
    ///
    /// The options that clash with what is read, with each other or with `--json`.
    pub(super) fn find(
        wanted: [(&str, &Option<PathBuf>); N],
        as_json: bool,
        inputs: &[Identity],
    ) -> Result<Self, Failure> {
        let mut found = [const { Destination::Nowhere }; N];
        let mut taken: Vec<(&str, &Path, Option<Identity>)> = Vec::new();
        for (place, (option, path)) in found.iter_mut().zip(wanted) {
            let Some(path) = path else { continue };
            let identity = if is_stdout(path) { Identity::of_stdout() } else { Identity::of_path(path) };
            let is_same = |other: &Path, its: &Option<Identity>| {
                path == other || (is_stdout(path) && is_stdout(other)) || (its.is_some() && *its == identity)
            };
            if let Some((other, ..)) = taken.iter().find(|(_, other, its)| is_same(other, its)) {
                return Err(Failure::usage(format!("{option} and {other} cannot both go to {}", path.display())));
            }
            // Standard output too: a log that it is appended to would never end.
            if identity.as_ref().is_some_and(|identity| inputs.contains(identity)) {
                return Err(Failure::usage(format!("{option} would overwrite {}, which is read", path.display())));
            }
            *place = destination(option, path, identity.as_ref())?;
            taken.push((option, path, identity));
        }
        let found = Self(found);
        if as_json && found.take_stdout() {
            return Err(Failure::usage("a list and --json cannot both go to standard output"));
        }
        Ok(found)
    }

    /// Whether one of them is standard output.
    pub(super) fn take_stdout(&self) -> bool {
        self.0.contains(&Destination::Stdout)
    }
}

/// All that is read: logs, the files of secrets, and more files.
pub(super) fn inputs(logs: &[Log], secrets: &SecretArgs, more: &[&Path]) -> Vec<Identity> {
    let paths = logs.iter().filter_map(|log| log.path.as_deref()).chain(secrets.files()).chain(more.iter().copied());
    let reads_stdin = secrets.take_stdin() || logs.iter().any(|log| log.path.is_none());
    let of_stdin = if reads_stdin { Identity::of_stdin() } else { None };
    paths.filter_map(Identity::of_path).chain(of_stdin).collect()
}

fn destination(option: &str, path: &Path, identity: Option<&Identity>) -> Result<Destination, Failure> {
    let facts = match fs::metadata(path) {
        _ if is_stdout(path) => return Ok(Destination::Stdout),
        Ok(facts) => facts,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Destination::File(path.to_owned())),
        // Some devices have no facts; who opens it for real says what is wrong with it.
        Err(_) => return Ok(Destination::Stream(path.to_owned())),
    };
    // One more name of what standard output leads to.
    if identity.is_some() && identity == Identity::of_stdout().as_ref() {
        return Ok(Destination::Stdout);
    }
    match Kind::of(&facts) {
        Kind::File if identity == Identity::of_stderr().as_ref() => {
            Err(Failure::usage(format!("{option} would overwrite {}, which is standard error", path.display())))
        }
        Kind::File => Ok(Destination::File(path.to_owned())),
        Kind::Folder => Err(cannot_write(path, &io::ErrorKind::IsADirectory.into())),
        Kind::Pipe | Kind::Device => Ok(Destination::Stream(path.to_owned())),
    }
}

/// Whether a path means standard output, whatever that is.
fn is_stdout(path: &Path) -> bool {
    let names = if cfg!(unix) { &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"][..] } else { &["-"] };
    names.iter().any(|name| path == Path::new(name))
}

/// `path` cannot be written to.
pub(super) fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    cannot_write_to(&path.display().to_string(), error)
}

/// The same of a place that has a name of its own.
pub(super) fn cannot_write_to(name: &str, error: &io::Error) -> Failure {
    Failure::io(&format!("write to {name}"), error)
}
