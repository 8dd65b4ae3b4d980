//! Which message runs in which lane.

use super::job::Job;
use super::work::Work;
use crate::state::State;

/// The lanes and what they are at.
struct Schedule<'a, const N: usize> {
    arena: &'a [[u8; 64]],
    jobs: &'a [Job],
    /// The first job that no lane has taken.
    next_job: usize,
    /// The job of each lane.
    job: [usize; N],
    /// The block of each lane.
    block: [u32; N],
    /// How many blocks each lane has to go. A lane without a job has one, for ever: it repeats some block,
    /// and nobody asks for its result.
    left: [u32; N],
    /// How many blocks each lane goes at once: one, or none without a job.
    stride: [u32; N],
    /// One bit for each lane that has a job.
    busy: u64,
}

/// Runs all jobs, with `compress` to load and compress one block for each lane.
pub(super) fn run<const N: usize>(
    arena: &[[u8; 64]],
    jobs: &[Job],
    digests: &mut [[u8; 16]],
    compress: impl Fn(&mut Work<N>, &[[u8; 64]], &[u32; N]),
) {
    let mut work = Work::new();
    let mut schedule =
        Schedule { arena, jobs, next_job: 0, job: [0; N], block: [0; N], left: [1; N], stride: [0; N], busy: 0 };
    for lane in 0..N.min(jobs.len()) {
        schedule.take_job(lane, &mut work, digests);
    }
    // A single message is faster without lanes.
    while schedule.busy.count_ones() > 1 {
        compress(&mut work, arena, &schedule.block);
        schedule.advance();
        for first in (0..N).step_by(8) {
            let mut ended = schedule.ended(first);
            while ended != 0 {
                let lane = first + ended.trailing_zeros() as usize / 8;
                ended &= ended - 1;
                digests[schedule.job[lane]] = work.chain(lane).digest();
                schedule.take_job(lane, &mut work, digests);
            }
        }
    }
    schedule.finish_last(&work, digests);
}

impl<const N: usize> Schedule<'_, N> {
    /// Gives a lane the next job that has blocks, if there is one.
    fn take_job(&mut self, lane: usize, work: &mut Work<N>, digests: &mut [[u8; 16]]) {
        while let Some(job) = self.jobs.get(self.next_job) {
            let index = self.next_job;
            self.next_job += 1;
            if job.blocks == 0 {
                digests[index] = State::START.digest();
                continue;
            }
            let end = u64::from(job.first_block) + u64::from(job.blocks);
            assert!(end <= self.arena.len() as u64, "a job lies within the arena");
            self.job[lane] = index;
            self.block[lane] = job.first_block;
            self.left[lane] = job.blocks;
            self.stride[lane] = 1;
            self.busy |= 1 << lane;
            work.start(lane);
            return;
        }
        self.block[lane] = 0;
        self.left[lane] = 1;
        self.stride[lane] = 0;
        self.busy &= !(1 << lane);
    }

    /// Moves each lane to its next block.
    fn advance(&mut self) {
        for lane in 0..N {
            self.block[lane] = self.block[lane].wrapping_add(self.stride[lane]);
            self.left[lane] -= self.stride[lane];
        }
    }

    /// Which of eight lanes have come to the end of their message: a byte for each, 0 or 1.
    ///
    /// Bytes, because the compiler makes them of a vector of words in few instructions.
    fn ended(&self, first: usize) -> u64 {
        u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|lane: usize| u8::from(self.left[first + lane] == 0)))
    }

    /// Runs what is left when one lane or none has a job.
    fn finish_last(&self, work: &Work<N>, digests: &mut [[u8; 16]]) {
        if self.busy == 0 {
            return;
        }
        let lane = self.busy.trailing_zeros() as usize;
        let first = self.block[lane] as usize;
        let mut chain = work.chain(lane);
        chain.compress(&self.arena[first..first + self.left[lane] as usize]);
        digests[self.job[lane]] = chain.digest();
    }
}
