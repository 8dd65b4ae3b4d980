//! How an audit goes about its logs.

use std::num::NonZeroUsize;
use std::thread;

use super::chunk::ROOM;
use super::feed::Lens;
use super::line::MAX_BLOCK_LEN;
use super::orders::Wanted;
use crate::args::LogArgs;

/// How to go about it.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    pub(super) threads: usize,
    pub(super) lens: Lens,
    /// Whether anybody wants to know each place that does not hold a valid body.
    pub(super) wants_failed: bool,
    pub(super) wanted: Wanted,
}

impl Plan {
    /// As the command line says; of a body no more is read than it may have.
    pub(super) fn new(args: &LogArgs, body_len: usize, wants_failed: bool, wanted: Wanted) -> Self {
        let threads = args.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        // What comes of a block does not depend on its length.
        let block = args.block_len.map_or(ROOM, NonZeroUsize::get).min(MAX_BLOCK_LEN);
        Self { threads, lens: Lens { body: body_len, block }, wants_failed, wanted }
    }
}
