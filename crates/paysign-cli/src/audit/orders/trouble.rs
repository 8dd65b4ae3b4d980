//! Why records cannot be sorted or brought together.

use std::io;

use crate::failure::Failure;

/// A temporary file cannot be written or read.
pub(super) fn failed(error: &io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::io(&format!("sort the paid orders in a temporary file in {}", folder.display()), error)
        .hint("the environment variable TMPDIR names a folder with more room")
}

/// Why it ends before all records were seen.
pub(in super::super) enum Trouble {
    Temporary(io::Error),
    /// Whoever is given the records says so.
    Other(Failure),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Temporary(error)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Temporary(error) => failed(&error),
            Trouble::Other(failure) => failure,
        }
    }
}
