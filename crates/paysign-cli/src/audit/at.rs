//! Reading at a place of a file, without a position that others share.

use std::fs::File;
use std::io;

/// Reads from `at` on what there is room for; less only where the file ends.
pub(super) fn read_at(file: &File, mut to: &mut [u8], mut at: u64) -> io::Result<usize> {
    let mut len = 0;
    while !to.is_empty() {
        match read_once(file, to, at) {
            Ok(0) => break,
            Ok(read) => {
                to = &mut to[read..];
                at += read as u64;
                len += read;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(len)
}

#[cfg(unix)]
fn read_once(file: &File, to: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, to, at)
}

#[cfg(windows)]
fn read_once(file: &File, to: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, to, at)
}
