//! Which file a path or a standard stream leads to, whatever it is called there: hard links, symbolic links
//! and other spellings of a path have one identity.

use std::fs;
use std::io;
use std::path::Path;

/// The identity of a file that is there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity(Inner);

/// Device and inode.
#[cfg(unix)]
type Inner = (u64, u64);

/// Volume and index; the file stays open, so that nobody else gets its index.
#[cfg(not(unix))]
type Inner = same_file::Handle;

/// What it is, as far as writing to it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Holds what was written to it.
    File,
    Folder,
    /// What goes in comes out once.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix tells it from a device"))]
    Pipe,
    /// A terminal, `/dev/null`, a socket: many may write to it, also who reads it.
    Device,
}

impl Kind {
    /// The kind of what the facts are about.
    pub(super) fn of(facts: &fs::Metadata) -> Self {
        if facts.is_file() {
            return Self::File;
        }
        if facts.is_dir() {
            return Self::Folder;
        }
        #[cfg(unix)]
        if std::os::unix::fs::FileTypeExt::is_fifo(&facts.file_type()) {
            return Self::Pipe;
        }
        Self::Device
    }

    /// Whether two who use it are in each other's way.
    fn is_exclusive(self) -> bool {
        matches!(self, Self::File | Self::Pipe)
    }
}

impl Identity {
    /// Of a path; `None` of what is not there, and of what two may use.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let facts = fs::metadata(path).ok()?;
        #[cfg(unix)]
        return Self::of_facts(&facts);
        #[cfg(not(unix))]
        return Kind::of(&facts).is_exclusive().then(|| same_file::Handle::from_path(path).ok())?.map(Self);
    }

    /// Of standard input.
    pub(super) fn of_stdin() -> Option<Self> {
        #[cfg(unix)]
        return Self::of_stream(&io::stdin());
        #[cfg(not(unix))]
        return Self::of_handle(same_file::Handle::stdin());
    }

    /// Of standard output.
    pub(super) fn of_stdout() -> Option<Self> {
        #[cfg(unix)]
        return Self::of_stream(&io::stdout());
        #[cfg(not(unix))]
        return Self::of_handle(same_file::Handle::stdout());
    }

    /// Of standard error.
    pub(super) fn of_stderr() -> Option<Self> {
        #[cfg(unix)]
        return Self::of_stream(&io::stderr());
        #[cfg(not(unix))]
        return Self::of_handle(same_file::Handle::stderr());
    }

    #[cfg(unix)]
    fn of_stream(stream: &impl std::os::fd::AsFd) -> Option<Self> {
        let file = fs::File::from(stream.as_fd().try_clone_to_owned().ok()?);
        Self::of_facts(&file.metadata().ok()?)
    }

    #[cfg(unix)]
    fn of_facts(facts: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Kind::of(facts).is_exclusive().then(|| Self((facts.dev(), facts.ino())))
    }

    #[cfg(not(unix))]
    fn of_handle(handle: io::Result<same_file::Handle>) -> Option<Self> {
        let handle = handle.ok()?;
        let facts = handle.as_file().metadata().ok()?;
        Kind::of(&facts).is_exclusive().then_some(Self(handle))
    }
}
