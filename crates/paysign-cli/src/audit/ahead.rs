//! Packed logs, unpacked ahead of their turn: several at once, since none can be unpacked by more than one
//! thread.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::caught::caught;
use super::log::Log;
use super::packed::Input;
use crate::failure::Failure;

/// Bytes of a piece, and how many pieces of a log wait for its turn.
const PIECE: usize = 256 << 10;
const PIECES: usize = 8;

/// The most logs that are unpacked at once.
const MAX_LOGS: usize = 8;

/// Opens logs in their order.
pub(super) struct Ahead<'l> {
    logs: &'l [Log],
    /// How many are opened at once.
    most: usize,
    /// Those that are open, the next one first.
    open: Vec<(usize, Input)>,
}

impl<'l> Ahead<'l> {
    /// Of logs that so many threads verify.
    pub(super) fn new(logs: &'l [Log], threads: usize) -> Self {
        Self { logs, most: threads.min(MAX_LOGS), open: Vec::new() }
    }

    /// Opens the next log. Only now: a pipe (`<(zcat …)`) can be opened once, and there may be more logs than
    /// files may be open.
    ///
    /// # Errors
    ///
    /// It cannot be opened.
    pub(super) fn open(&mut self, index: usize) -> Result<Input, Failure> {
        let log = &self.logs[index];
        if log.packing.is_none() {
            return log.open();
        }
        let next = self.open.last().map_or(index, |(last, _)| last + 1);
        let packed = (next..self.logs.len()).filter(|next| self.logs[*next].packing.is_some());
        for next in packed.take(self.most - self.open.len().min(self.most)) {
            self.open.push((next, start(&self.logs[next])?));
        }
        match self.open.first() {
            Some((first, _)) if *first == index => Ok(self.open.remove(0).1),
            _ => log.open(),
        }
    }
}

/// Unpacks a log in a thread of its own, or here if none can be started.
fn start(log: &Log) -> Result<Input, Failure> {
    let Input { mut reader, read_len } = log.open()?;
    let (to, receiver) = sync_channel(PIECES);
    match thread::Builder::new().spawn(move || unpack(&mut *reader, &to)) {
        Ok(_) => Ok(Input { reader: Box::new(Pieces { receiver, piece: Vec::new(), at: 0 }), read_len }),
        Err(_) => log.open(),
    }
}

/// Sends what is read, until there is nothing more or nobody wants it.
fn unpack(reader: &mut dyn Read, to: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        let read = caught(|| reader.take(PIECE as u64).read_to_end(&mut piece));
        let read = read.unwrap_or_else(|| Err(io::Error::other(UNEXPECTED)));
        let is_end = !matches!(read, Ok(1..));
        if to.send(read.map(|_| piece)).is_err() || is_end {
            return;
        }
    }
}

/// Why a log cannot be read whose reader panics.
pub(super) const UNEXPECTED: &str = "it is damaged in a way that its reader does not expect";

/// Reads what another thread unpacks. An empty piece is the last one.
struct Pieces {
    receiver: Receiver<io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Pieces {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            // Who has gone away has sent the last one.
            self.piece = self.receiver.recv().unwrap_or_else(|_| Ok(Vec::new()))?;
            self.at = 0;
        }
        let rest = &self.piece[self.at..];
        let len = rest.len().min(to.len());
        to[..len].copy_from_slice(&rest[..len]);
        self.at += len;
        Ok(len)
    }
}
