//! Secrets: read from files, environment variables or standard input into memory that is wiped.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use paysign::{Secret, SecretError};
use zeroize::{Zeroize, Zeroizing};

use crate::args::SecretArgs;
use crate::failure::Failure;
use crate::output;

/// The variable that is looked at if no secret is given.
const DEFAULT_VARIABLE: &str = "PAYSIGN_SECRET";

/// Bytes that are read of a file: the longest secret, a line ending, and one more to see that it is too long.
const ROOM: usize = Secret::MAX_LEN + 3;

impl SecretArgs {
    /// Whether a secret comes from standard input, so that nothing else can.
    pub(crate) fn take_stdin(&self) -> bool {
        self.files.iter().any(|path| is_stdin(path))
    }

    /// The files that secrets are read from.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path).filter(|path| !is_stdin(path))
    }

    /// As [`read`](Self::read), and none at all if nothing says where one is.
    pub(crate) fn read_if_given(&self) -> Result<Vec<Secret>, Failure> {
        let is_given =
            !self.files.is_empty() || !self.variables.is_empty() || std::env::var_os(DEFAULT_VARIABLE).is_some();
        if is_given { self.read() } else { Ok(Vec::new()) }
    }

    /// Reads all secrets: those of files first, then those of variables.
    ///
    /// # Errors
    ///
    /// There is none, one cannot be read, or one is refused by [`Secret::new`].
    pub(crate) fn read(&self) -> Result<Vec<Secret>, Failure> {
        if self.files.iter().filter(|path| is_stdin(path)).count() > 1 {
            return Err(Failure::usage("only one secret can come from standard input"));
        }
        if !self.files.is_empty() || !self.variables.is_empty() {
            let mut secrets = Vec::with_capacity(self.files.len() + self.variables.len());
            self.files.iter().try_for_each(|path| of_file(path).map(|secret| secret.add_to(&mut secrets)))?;
            self.variables.iter().try_for_each(|name| of_variable(name).map(|secret| secret.add_to(&mut secrets)))?;
            return Ok(secrets);
        }
        match std::env::var_os(DEFAULT_VARIABLE) {
            Some(_) => Ok(vec![of_variable(DEFAULT_VARIABLE)?]),
            None => Err(Failure::no_secret(
                "give --secret-file FILE or --secret-env VAR, or set the environment variable PAYSIGN_SECRET",
            )),
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn of_file(path: &Path) -> Result<Secret, Failure> {
    let mut room = Zeroizing::new([0_u8; ROOM]);
    let (len, origin) = if is_stdin(path) {
        output::note_waiting("the secret");
        let origin = String::from("standard input");
        let read = unbuffered_stdin().and_then(|file| fill(&file, room.as_mut_slice()));
        (read.map_err(|error| Failure::io("read the secret from standard input", &error))?, origin)
    } else {
        let origin = format!("secret file {}", path.display());
        let read = File::open(path).and_then(|file| fill(&file, room.as_mut_slice()));
        (read.map_err(|error| Failure::io(&format!("read the {origin}"), &error))?, origin)
    };
    let read = room.get(..len).unwrap_or_default();
    let line = read.strip_suffix(b"\n").map_or(read, |line| line.strip_suffix(b"\r").unwrap_or(line));
    of_bytes(line, &origin)
}

fn of_bytes(bytes: &[u8], origin: &str) -> Result<Secret, Failure> {
    // First of all: what is read of a file ends at `ROOM`, so its last byte need not be the secret's.
    let secret = if bytes.len() > Secret::MAX_LEN { Err(SecretError::TooLong) } else { Secret::new(bytes) };
    secret.map_err(|error| Failure::secret(error, origin))
}

/// Reads until the room is full or nothing more comes; returns how much came.
///
/// Without a buffer in between, and into room of a fixed size: a vector that grows leaves copies behind.
fn fill(mut file: &File, room: &mut [u8]) -> io::Result<usize> {
    let mut len = 0;
    while let Some(rest) = room.get_mut(len..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(read) => len += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(len)
}

/// Standard input without the buffer of [`std::io::Stdin`], which nobody could wipe.
fn unbuffered_stdin() -> io::Result<File> {
    #[cfg(unix)]
    let owned = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned();
    #[cfg(windows)]
    let owned = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned();
    owned.map(File::from)
}

fn of_variable(name: &str) -> Result<Secret, Failure> {
    let unset = || Failure::no_secret(&format!("the environment variable {name} is not set"));
    // The environment keeps its own copy for as long as the program runs; this one is wiped.
    let text = std::env::var_os(name).ok_or_else(unset)?;
    let mut bytes = text.into_encoded_bytes();
    let secret = of_bytes(&bytes, &format!("environment variable {name}"));
    bytes.zeroize();
    secret
}
