//! Packed logs: gzip and Zstandard, told by how they begin and not by their names, unpacked as they are read.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// What may be unpacked of any log, in bytes.
const MIN_BOUND: u64 = 4 << 30;

/// How many times its length may be unpacked of a larger one.
const TIMES: u64 = 1_000;

/// How a log is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// Of what begins so. No body begins like either.
    pub(super) fn of(beginning: &[u8]) -> Option<Self> {
        match beginning {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            // Frames, and what may be skipped.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// A log as it is read.
pub(super) struct Input {
    pub(super) reader: Box<dyn Read + Send>,
    /// How much of the log itself was read so far, if that is not what comes out of the reader.
    pub(super) read_len: Option<Arc<AtomicU64>>,
}

impl Input {
    /// Unpacks what is packed.
    pub(super) fn new(input: impl Read + Send + 'static) -> io::Result<Self> {
        let mut input = BufReader::with_capacity(BUFFER, Counted { input, len: Arc::default() });
        let read_len = Arc::clone(&input.get_ref().len);
        let packing = loop {
            match input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                beginning => break Packing::of(beginning?),
            }
        };
        let Some(packing) = packing else { return Ok(Self { reader: Box::new(input), read_len: None }) };
        let reader = unpacked(packing, input)?;
        let bounded = Bounded { input: reader, len: 0, packed_len: Arc::clone(&read_len) };
        Ok(Self { reader: Box::new(bounded), read_len: Some(read_len) })
    }
}

#[cfg(feature = "packed")]
#[expect(clippy::unnecessary_wraps, reason = "it fails without the feature")]
fn unpacked(packing: Packing, input: impl BufRead + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    Ok(match packing {
        Packing::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(input)),
        Packing::Zstd => Box::new(zstd::Frames::new(input)),
    })
}

#[cfg(not(feature = "packed"))]
fn unpacked(packing: Packing, _: impl BufRead + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let name = match packing {
        Packing::Gzip => "gzip",
        Packing::Zstd => "zstd",
    };
    Err(io::Error::other(format!(
        "this build of the program does not unpack {name}: build it with the feature `packed`"
    )))
}

/// Counts what is read.
struct Counted<R> {
    input: R,
    len: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let len = self.input.read(to)?;
        self.len.fetch_add(len as u64, Relaxed);
        Ok(len)
    }
}

/// Ends what becomes far longer than any log does.
struct Bounded<R> {
    input: R,
    len: u64,
    packed_len: Arc<AtomicU64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let len = self.input.read(to)?;
        self.len += len as u64;
        if self.len > MIN_BOUND && self.len / TIMES > self.packed_len.load(Relaxed) {
            return Err(io::Error::other("it unpacks to more than 4 GiB and 1,000 times its length"));
        }
        Ok(len)
    }
}

#[cfg(feature = "packed")]
mod zstd {
    use std::io::{self, BufRead, Read};

    use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
    use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

    /// The greatest window, in bytes: up to so much is kept in memory. Level 19 has 8 MiB.
    const MAX_WINDOW: u64 = 32 << 20;

    /// Frames, one after the other.
    pub(super) struct Frames<R> {
        input: R,
        decoder: FrameDecoder,
        is_open: bool,
    }

    impl<R: BufRead> Frames<R> {
        pub(super) fn new(input: R) -> Self {
            let mut decoder = FrameDecoder::new();
            decoder.set_max_window_size(MAX_WINDOW);
            Self { input, decoder, is_open: false }
        }

        /// Opens the next frame; `false` if there is none.
        fn open(&mut self) -> io::Result<bool> {
            while !self.input.fill_buf()?.is_empty() {
                match self.decoder.reset(&mut self.input) {
                    Ok(()) => return Ok(true),
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                        length, ..
                    })) => {
                        let skipped = io::copy(&mut self.input.by_ref().take(length.into()), &mut io::sink())?;
                        if skipped < length.into() {
                            return Err(io::ErrorKind::UnexpectedEof.into());
                        }
                    }
                    Err(error) => return Err(io::Error::other(error)),
                }
            }
            Ok(false)
        }

        fn check(&self) -> io::Result<()> {
            match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
                (Some(claimed), Some(found)) if claimed != found => {
                    Err(io::Error::new(io::ErrorKind::InvalidData, "the checksum of a frame does not match"))
                }
                _ => Ok(()),
            }
        }
    }

    impl<R: BufRead> Read for Frames<R> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            loop {
                if !self.is_open {
                    self.is_open = self.open()?;
                    if !self.is_open {
                        return Ok(0);
                    }
                }
                while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                    self.decoder
                        .decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1))
                        .map_err(io::Error::other)?;
                }
                let len = self.decoder.read(to)?;
                if len > 0 || to.is_empty() {
                    return Ok(len);
                }
                self.check()?;
                self.is_open = false;
            }
        }
    }
}

#[cfg(all(test, feature = "packed"))]
mod tests {
    use super::*;

    /// `printf 'a=1\nb=2\n'`, by `zstd -c --check` and by `gzip -nc`.
    const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd\x04\x58\x41\x00\x00a=1\nb=2\n\x26\x19\x23\xc8";
    const GZIP: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\xb4\x35\xe4\x4a\xb2\x35\xe2\x02\0\x53\x83\x78\x85\x08\0\0\0";
    /// Three bytes that are skipped.
    const SKIPPED: &[u8] = b"\x51\x2a\x4d\x18\x03\0\0\0abc";

    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut found = Vec::new();
        Input::new(io::Cursor::new(bytes.to_vec()))?.reader.read_to_end(&mut found)?;
        Ok(found)
    }

    #[test]
    fn packed_logs_of_several_parts_are_read_to_their_end() {
        for packed in [ZSTD.to_vec(), [SKIPPED, ZSTD, SKIPPED].concat(), GZIP.to_vec()] {
            assert_eq!(read(&packed).expect("a log"), b"a=1\nb=2\n");
        }
        for packed in [[ZSTD, ZSTD].concat(), [GZIP, GZIP].concat()] {
            assert_eq!(read(&packed).expect("a log"), b"a=1\nb=2\na=1\nb=2\n");
        }
        for plain in [&b""[..], b"a", b"a=1\n", b"(\xb5/"] {
            assert_eq!(read(plain).expect("a log"), plain);
        }
    }

    #[test]
    fn a_packed_log_that_is_cut_or_changed_is_an_error() {
        for packed in [ZSTD, GZIP] {
            for len in 4..packed.len() {
                assert!(read(&packed[..len]).is_err(), "{len} of {packed:?}");
            }
            for at in packed.len() - 8..packed.len() {
                let mut changed = packed.to_vec();
                changed[at] ^= 1;
                assert!(read(&changed).is_err(), "{at} of {packed:?}");
            }
        }
        assert!(read(&[ZSTD, b"a=1\n"].concat()).is_err());
        assert!(read(&SKIPPED[..10]).is_err());
    }

    #[test]
    fn a_few_bytes_do_not_become_terabytes() {
        let mut bounded =
            Bounded { input: io::repeat(b'x'), len: MIN_BOUND, packed_len: Arc::new(AtomicU64::new(5 << 20)) };
        assert!(bounded.read(&mut [0; 100]).is_ok());
        bounded.len = 5 << 30;
        assert!(bounded.read(&mut [0; 100]).is_err());
    }
}
