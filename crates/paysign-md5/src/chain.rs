//! One message in general registers, forward and backward.
//!
//! The steps of MD5 form one chain of 288 operations a block, and nothing shortens it but care for what
//! rests on it. The compiler does not know which operand comes last: it adds the step's constant and word
//! after the round's function, and turns the sum that makes the second round short back into an `or`. So
//! what is known early is kept together by an exclusive or with a zero that the compiler takes for an unknown
//! number; that costs an operation beside the chain and saves one or two on it.

use core::hint::black_box;

use crate::step::{CONSTANTS, for_each_step, registers, rotation, word, word_index};

/// How many of the last block's steps are computed forward; the others are computed backward, from the
/// expected digest.
///
/// A step forward takes 4 or 5 cycles and a step backward 2 or 3, but the processor has to get both through:
/// every number from 18 to 32 measured alike.
const FORWARD: usize = 22;

/// A block as each of the four rounds sees it.
///
/// Each reference is hidden from the compiler. Else it would load a word once, keep it on the stack until the
/// next round, and leave it there for whoever comes next; reading the block again is also faster.
struct Rounds<'a>([&'a [u8; 64]; 4]);

impl<'a> Rounds<'a> {
    #[inline(always)]
    fn new(block: &'a [u8; 64]) -> Self {
        Self([block; 4].map(black_box))
    }

    /// What a step adds beside its function: the word and the constant.
    #[inline(always)]
    fn addend<const STEP: usize>(&self) -> u32 {
        word(self.0[STEP / 16], word_index(STEP)).wrapping_add(CONSTANTS[STEP])
    }
}

/// Compresses whole blocks into the chaining value.
pub(crate) fn compress(chain: &mut [u32; 4], blocks: &[[u8; 64]]) {
    let zero = black_box(0);
    for block in blocks {
        let rounds = Rounds::new(block);
        let mut registers = *chain;
        for_each_step!(STEP => forward::<STEP>(&mut registers, &rounds, zero));
        *chain = sum(chain, &registers);
    }
}

/// The bits in which forward and backward computation differ in the middle of this block: none if and only if
/// compressing it gives `expected`.
pub(crate) fn difference(chain: &[u32; 4], block: &[u8; 64], expected: &[u32; 4]) -> u32 {
    let zero = black_box(0);
    let rounds = Rounds::new(block);
    let mut front = *chain;
    let mut back = [0, 1, 2, 3].map(|index: usize| expected[index].wrapping_sub(chain[index]));
    // In turns, so that both chains stand in the processor's window.
    for_each_step!(TURN => if steps_forward(TURN + 1) > steps_forward(TURN) {
        forward::<{ steps_forward(TURN) }>(&mut front, &rounds, zero);
    } else {
        backward::<{ 63 - (TURN - steps_forward(TURN)) }>(&mut back, &rounds, zero);
    });
    (front[0] ^ back[0]) | (front[1] ^ back[1]) | (front[2] ^ back[2]) | (front[3] ^ back[3])
}

/// How many steps forward the first turns contain.
const fn steps_forward(turns: usize) -> usize {
    FORWARD * turns / 64
}

/// Word by word.
#[inline(always)]
fn sum(left: &[u32; 4], right: &[u32; 4]) -> [u32; 4] {
    [0, 1, 2, 3].map(|index: usize| left[index].wrapping_add(right[index]))
}

/// One step. b is the operand that comes last, so it is used last.
#[inline(always)]
fn forward<const STEP: usize>(state: &mut [u32; 4], rounds: &Rounds<'_>, zero: u32) {
    let [at, b, c, d] = registers(STEP);
    let (a, b, c, d) = (state[at], state[b], state[c], state[d]);
    let early = a.wrapping_add(rounds.addend::<STEP>());
    let sum = match STEP / 16 {
        0 => (early ^ zero).wrapping_add(d ^ (b & (c ^ d))),
        // The two parts of this function have no bit in common, so they may be added one by one.
        1 => (early.wrapping_add(c & !d) ^ zero).wrapping_add(b & d),
        2 => (early ^ zero).wrapping_add(b ^ (c ^ d)),
        _ => (early ^ zero).wrapping_add(c ^ (b | !d)),
    };
    state[at] = sum.rotate_left(rotation(STEP)).wrapping_add(b);
}

/// Undoes one step. Here d is the operand that comes last.
#[inline(always)]
fn backward<const STEP: usize>(state: &mut [u32; 4], rounds: &Rounds<'_>, zero: u32) {
    let [at, b, c, d] = registers(STEP);
    let (new, b, c, d) = (state[at], state[b], state[c], state[d]);
    let early = new.wrapping_sub(b).rotate_right(rotation(STEP)).wrapping_sub(rounds.addend::<STEP>());
    state[at] = match STEP / 16 {
        0 => (early.wrapping_sub(b & c) ^ zero).wrapping_sub(!b & d),
        1 => (early ^ zero).wrapping_sub(c ^ (d & (b ^ c))),
        2 => (early ^ zero).wrapping_sub((b ^ c) ^ d),
        // The function is the complement of `c ^ (d & !b)`, and the complement of x is -x - 1.
        _ => (early.wrapping_add(1) ^ zero).wrapping_add(c ^ (d & !b)),
    };
}
