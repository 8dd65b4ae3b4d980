//! One message in vector registers.
//!
//! AVX-512 has any function of three operands as one instruction, so that a step takes 4 cycles in every
//! round, and a block 256 instead of 288. All four elements of a vector hold the same word.

#![allow(unsafe_code, reason = "calls a function that needs processor features, once these were detected")]

use core::arch::x86_64::{
    __m128i, _mm_add_epi32, _mm_cvtsi128_si32, _mm_rolv_epi32, _mm_set1_epi32, _mm_ternarylogic_epi32,
};

use crate::step::{CONSTANTS, for_each_step, registers, rotation, word, word_index};

cpufeatures::new!(avx512vl, "avx512f", "avx512vl");

/// Compresses whole blocks into the chaining value, or says that this processor cannot.
#[inline]
pub(crate) fn compress(chain: &mut [u32; 4], blocks: &[[u8; 64]]) -> bool {
    if !avx512vl::get() {
        return false;
    }
    // SAFETY: the processor and the operating system have both features; this was detected just now.
    unsafe { compress_detected(chain, blocks) };
    true
}

#[target_feature(enable = "avx512f,avx512vl")]
fn compress_detected(chain: &mut [u32; 4], blocks: &[[u8; 64]]) {
    let mut state = [splat(chain[0]), splat(chain[1]), splat(chain[2]), splat(chain[3])];
    for block in blocks {
        let before = state;
        for_each_step!(STEP => forward::<STEP>(&mut state, block));
        for (new, old) in state.iter_mut().zip(before) {
            *new = _mm_add_epi32(*new, old);
        }
    }
    for (word, vector) in chain.iter_mut().zip(state) {
        *word = _mm_cvtsi128_si32(vector).cast_unsigned();
    }
}

#[inline]
#[target_feature(enable = "avx512f,avx512vl")]
fn splat(word: u32) -> __m128i {
    _mm_set1_epi32(word.cast_signed())
}

#[inline]
#[target_feature(enable = "avx512f,avx512vl")]
fn forward<const STEP: usize>(state: &mut [__m128i; 4], block: &[u8; 64]) {
    let [at, b, c, d] = registers(STEP);
    let (a, b, c, d) = (state[at], state[b], state[c], state[d]);
    // The tables of the functions: the bit for b, c, d is at place 4b + 2c + d.
    let function = match STEP / 16 {
        0 => _mm_ternarylogic_epi32::<0b1100_1010>(b, c, d),
        1 => _mm_ternarylogic_epi32::<0b1110_0100>(b, c, d),
        2 => _mm_ternarylogic_epi32::<0b1001_0110>(b, c, d),
        _ => _mm_ternarylogic_epi32::<0b0011_1001>(b, c, d),
    };
    let early = _mm_add_epi32(a, _mm_add_epi32(splat(word(block, word_index(STEP))), splat(CONSTANTS[STEP])));
    let sum = _mm_add_epi32(early, function);
    state[at] = _mm_add_epi32(_mm_rolv_epi32(sum, splat(rotation(STEP))), b);
}
