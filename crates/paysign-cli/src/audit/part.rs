//! A part of a file, read by who cuts it: the lines that begin in it, each to its end.

use std::io;

use super::at::read_at;
use super::chunk::Part;

/// Bytes after a part that are read with it: nearly always its last line ends there.
const BEYOND: usize = 4 << 10;

impl Part {
    /// Reads the lines. Of one that is longer than `keep` no more is read than that. A line that goes far
    /// beyond the part is read when `wait` says so: then nobody else reads one.
    pub(super) fn read(&mut self, keep: usize, wait: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let Self { file, range, block } = self;
        // The byte before it tells whether a line begins with it.
        let lead = u64::from(range.start > 0);
        let own = usize::try_from(range.end - range.start + lead).unwrap_or(usize::MAX);
        block.reserve(own + BEYOND);
        block.lines = 0..0;
        let mut len = read_at(file, &mut block.room[..own + BEYOND], range.start - lead)?;
        let head = &block.room[..own.min(len)];
        let first = match lead {
            0 => Some(0),
            _ => memchr::memchr(b'\n', head).map(|at| at + 1).filter(|first| *first < own),
        };
        let Some(first) = first.filter(|first| *first < len) else { return Ok(()) };
        let mut is_whole = len < own + BEYOND;
        let (mut searched, mut wait) = (own - 1, Some(wait));
        let last = memchr::memrchr(b'\n', &block.room[first..own.min(len) - 1]).map_or(first, |at| first + at + 1);
        loop {
            if let Some(at) = block.room.get(searched..len).and_then(|beyond| memchr::memchr(b'\n', beyond)) {
                block.lines = first..searched + at + 1;
                return Ok(());
            }
            if is_whole || len - last > keep {
                block.lines = first..len;
                return Ok(());
            }
            wait.take().map_or(Ok(()), |wait| wait())?;
            searched = len;
            let more = len.min(keep + 1);
            block.reserve(len + more);
            let read = read_at(file, &mut block.room[len..len + more], range.start - lead + len as u64)?;
            is_whole = read < more;
            len += read;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Arc;

    use super::super::chunk::Block;
    use super::*;

    /// The lines of a file, part by part.
    fn parts(content: &[u8], part_len: u64, keep: usize) -> Vec<u8> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(content).expect("room");
        let (file, mut block, mut found) = (Arc::new(file), Block::default(), Vec::new());
        for number in 0..=content.len() as u64 / part_len {
            let range = number * part_len..(number + 1) * part_len;
            let mut part = Part { file: Arc::clone(&file), range, block };
            part.read(keep, || Ok(())).expect("a file");
            found.extend_from_slice(part.block.bytes());
            block = part.block;
        }
        found
    }

    #[test]
    fn each_line_is_in_the_part_that_it_begins_in() {
        for content in ["", "\n", "a", "a\n", "\n\na", "ab\ncde\n\nf", "abcdefghij\nk\n\n", "a\r\n\nbcdefg"] {
            for part_len in 1..=content.len() as u64 + 1 {
                assert_eq!(parts(content.as_bytes(), part_len, 100), content.as_bytes(), "{content:?} {part_len}");
            }
        }
        let long = [&vec![b'a'; 20_000][..], b"\n", &vec![b'b'; 10_000], b"\nc"].concat();
        for part_len in [1, 100, 4_096, 20_000, 20_001, 30_000] {
            assert!(parts(&long, part_len, 100_000) == long, "{part_len}");
        }
    }

    #[test]
    fn of_a_line_that_is_too_long_no_more_is_read_than_shows_it() {
        let long = [&vec![b'a'; 200_000][..], b"\nb\n"].concat();
        let found = parts(&long, 1_000, 10_000);
        assert!(found.starts_with(&[b'a'; 10_001]) && found.len() < 50_000, "{}", found.len());
        assert!(found.ends_with(b"ab\n"), "the next line is there");
    }
}
