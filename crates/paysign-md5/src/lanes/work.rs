//! The 64 steps for all lanes at once.
//!
//! This is plain code in a loop over the lanes. The compiler makes one vector instruction of each operation,
//! in the instructions of the function that it is in: SSE2 or NEON in portable code, AVX2 and AVX-512 in
//! the functions of the module `x86`.

use core::hint::black_box;

use crate::state::State;
use crate::step::{CONSTANTS, for_each_step, registers, rotation, word, word_index};
use crate::wipe::wipe;

/// Two vectors of 128 bits.
pub(super) const PORTABLE_LANES: usize = 8;

/// What the lanes compute on, word by word: a row holds the same word of every lane. It is wiped on drop.
#[repr(align(64))]
pub(super) struct Work<const N: usize> {
    /// The chaining values.
    chains: [[u32; N]; 4],
    /// The blocks under way.
    pub(super) words: [[u32; N]; 16],
}

impl<const N: usize> Work<N> {
    pub(super) fn new() -> Self {
        Self { chains: [[0; N]; 4], words: [[0; N]; 16] }
    }

    /// The chaining value of a lane.
    pub(super) fn chain(&self, lane: usize) -> State {
        State::from_words(column(&self.chains, lane))
    }

    /// Starts a message in a lane.
    pub(super) fn start(&mut self, lane: usize) {
        for (row, word) in self.chains.iter_mut().zip(State::START.words()) {
            row[lane] = *word;
        }
    }

    /// Compresses the block of each lane into its chaining value.
    #[inline(always)]
    pub(super) fn compress(&mut self) {
        // Hidden from the compiler, as in `chain::Rounds`: else it keeps words on the stack from one round to
        // the next.
        let [first, second, third, fourth] = [&self.words; 4].map(black_box);
        let mut after = [[0; N]; 4];
        all_steps(&self.chains, &mut after, first, second, third, fourth);
        self.chains = after;
        wipe(&mut after, [[0; N]; 4]);
    }
}

impl<const N: usize> Drop for Work<N> {
    fn drop(&mut self) {
        wipe(&mut self.chains, [[0; N]; 4]);
        wipe(&mut self.words, [[0; N]; 16]);
    }
}

/// The 64 steps of all lanes. That these are references of their own tells the compiler that nothing overlaps
/// `after`.
#[inline(always)]
fn all_steps<const N: usize>(
    before: &[[u32; N]; 4],
    after: &mut [[u32; N]; 4],
    first: &[[u32; N]; 16],
    second: &[[u32; N]; 16],
    third: &[[u32; N]; 16],
    fourth: &[[u32; N]; 16],
) {
    let half = N / 2;
    // A step waits for the one before it, so two sets of lanes take turns.
    for lane in 0..half {
        let old = [column(before, lane), column(before, half + lane)];
        let [mut left, mut right] = old;
        for_each_step!(STEP => {
            let row = &[first, second, third, fourth][STEP / 16][word_index(STEP)];
            forward::<STEP>(&mut left, row[lane]);
            forward::<STEP>(&mut right, row[half + lane]);
        });
        for row in 0..4 {
            after[row][lane] = old[0][row].wrapping_add(left[row]);
            after[row][half + lane] = old[1][row].wrapping_add(right[row]);
        }
    }
}

/// The words of one lane.
#[inline(always)]
fn column<const N: usize>(rows: &[[u32; N]; 4], lane: usize) -> [u32; 4] {
    [rows[0][lane], rows[1][lane], rows[2][lane], rows[3][lane]]
}

/// One step of one lane.
#[inline(always)]
fn forward<const STEP: usize>(state: &mut [u32; 4], word: u32) {
    let [at, b, c, d] = registers(STEP);
    let (a, b, c, d) = (state[at], state[b], state[c], state[d]);
    let function = match STEP / 16 {
        0 => d ^ (b & (c ^ d)),
        1 => c ^ (d & (b ^ c)),
        2 => b ^ c ^ d,
        _ => c ^ (b | !d),
    };
    let sum = a.wrapping_add(word.wrapping_add(CONSTANTS[STEP])).wrapping_add(function);
    state[at] = sum.rotate_left(rotation(STEP)).wrapping_add(b);
}

/// Loads and compresses one block for each lane, by the instructions of the target.
pub(super) fn compress_portable(work: &mut Work<PORTABLE_LANES>, arena: &[[u8; 64]], blocks: &[u32; PORTABLE_LANES]) {
    for (lane, block) in blocks.iter().enumerate() {
        let block = &arena[*block as usize];
        for (index, row) in work.words.iter_mut().enumerate() {
            row[lane] = word(block, index);
        }
    }
    work.compress();
}
