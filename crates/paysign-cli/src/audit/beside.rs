//! A file that is written beside its destination and takes its place when it is complete, so that nobody ever
//! sees a part of it: `sort -o`, `sed -i` and rsync do the same.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufWriter, Write};
use std::path::{self, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What the files of one run are called beside their destinations.
///
/// All have the same ending. So two destinations that a file system takes for one (`List` and `list` on some)
/// want one file beside them, which is made once: the second one finds it there.
pub(super) struct Ending(String);

/// A file that is being written. Dropped, it is gone and its destination is as it was.
pub(super) struct Beside {
    file: BufWriter<NamedTempFile>,
    to: PathBuf,
}

/// A file that is written to its end, and safe on the disk.
pub(super) struct Complete {
    file: NamedTempFile,
    to: PathBuf,
}

impl Ending {
    /// One that no other run has, also not one that was killed and left its files.
    pub(super) fn new() -> Self {
        Self(format!(".{:016x}{ENDING}", RandomState::new().hash_one(std::process::id())))
    }
}

/// How the names of all runs end.
const ENDING: &str = ".part";

/// Creates a file, and locks it so that whoever removes leftovers sees that it is none. Where there are no
/// locks nothing is removed.
fn create_locked(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    loop {
        let file = builder.tempfile_in(folder)?;
        if let Err(TryLockError::WouldBlock) = file.as_file().try_lock() {
            // Another run was faster, and removes it.
            let _ = file.as_file().lock();
        }
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes what killed runs have left beside this destination: files that nobody has locked.
fn remove_leftovers(folder: &Path, hidden: &OsStr) {
    let is_ours = |name: &OsStr| {
        let rest = name.as_encoded_bytes().strip_prefix(hidden.as_encoded_bytes())?.strip_prefix(b".")?;
        let token = rest.strip_suffix(ENDING.as_bytes())?;
        (token.len() == 16 && token.iter().all(u8::is_ascii_hexdigit)).then_some(())
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_ours(&entry.file_name()).is_some() {
            // If it cannot be removed it is in nobody's way.
            if let Ok(file) = File::options().write(true).open(entry.path())
                && file.try_lock().is_ok()
            {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Beside {
    /// Begins a file for this destination, with the rights of what it replaces.
    ///
    /// # Errors
    ///
    /// The folder or what stands there cannot be written to, or another file of this run has the same
    /// destination.
    pub(super) fn create(path: &Path, ending: &Ending) -> io::Result<Self> {
        let to = follow_links(path)?;
        // What may not be written to is not replaced either.
        let old = match File::options().write(true).open(&to) {
            Ok(file) => Some(file.metadata()?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let is_folder = to.as_os_str().as_encoded_bytes().last().is_some_and(|end| path::is_separator((*end).into()));
        let name = to.file_name().filter(|_| !is_folder).ok_or(io::ErrorKind::IsADirectory)?;
        let mut hidden = OsString::from(".");
        hidden.push(name);
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        remove_leftovers(folder, &hidden);
        let mut builder = Builder::new();
        builder.prefix(&hidden).suffix(&ending.0).rand_bytes(0);
        #[cfg(unix)]
        if old.is_none() {
            // Without what the umask takes away.
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        let file = create_locked(&builder, folder)?;
        if let Some(old) = old {
            keep_rights(file.as_file(), &old)?;
        }
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), to })
    }

    /// Writes what is left, down to the disk: a name must not lead to what is lost with the machine's power.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn complete(self) -> io::Result<Complete> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(Complete { file, to: self.to })
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Complete {
    /// Takes the destination's place, in one step.
    ///
    /// # Errors
    ///
    /// It cannot be renamed.
    pub(super) fn publish(self) -> io::Result<()> {
        self.file.persist(&self.to).map(drop).map_err(|error| error.error)
    }
}

/// The path behind symbolic links, also where there is no file yet: the file is replaced, and not a link to
/// it.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Gives a file the owner and the rights of another one. Only root may give files away: if it fails, the file
/// stays ours.
#[cfg(unix)]
fn keep_rights(file: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    file.set_permissions(fs::Permissions::from_mode(old.mode() & 0o777))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Unix")]
fn keep_rights(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
