//! Lanes by AVX2 and AVX-512.
//!
//! The steps are the portable ones, compiled for these instructions. What the compiler does not find by
//! itself is the way from blocks, whose words are side by side, to rows, where the same word of every lane
//! does: that is written out here, four words at a time.

#![allow(
    unsafe_code,
    reason = "calls functions that need processor features, once these were detected; loads and stores vectors"
)]

use core::arch::x86_64::{
    __m128i, __m256i, __m512i, _mm_loadu_si128, _mm256_castsi128_si256, _mm256_inserti128_si256, _mm256_storeu_si256,
    _mm256_unpackhi_epi32, _mm256_unpackhi_epi64, _mm256_unpacklo_epi32, _mm256_unpacklo_epi64, _mm512_castsi128_si512,
    _mm512_inserti32x4, _mm512_storeu_si512, _mm512_unpackhi_epi32, _mm512_unpackhi_epi64, _mm512_unpacklo_epi32,
    _mm512_unpacklo_epi64,
};

use super::job::Job;
use super::schedule::run;
use super::work::Work;

/// Two vectors of 256 bits.
pub(super) const AVX2_LANES: usize = 16;

/// Two vectors of 512 bits.
pub(super) const AVX512_LANES: usize = 32;

cpufeatures::new!(avx2, "avx2");
cpufeatures::new!(avx512, "avx512f");

pub(super) fn has_avx2() -> bool {
    avx2::get()
}

pub(super) fn has_avx512() -> bool {
    avx512::get()
}

/// Only for `Lanes` of this kind, which are made where the processor has AVX2.
pub(super) fn run_avx2(arena: &[[u8; 64]], jobs: &[Job], digests: &mut [[u8; 16]]) {
    run(arena, jobs, digests, |work, arena, blocks| {
        // SAFETY: the processor has AVX2; the value of `Lanes` that led here was made after detecting it.
        unsafe { compress_avx2(work, arena, blocks) }
    });
}

/// Only for `Lanes` of this kind, which are made where the processor has AVX-512.
pub(super) fn run_avx512(arena: &[[u8; 64]], jobs: &[Job], digests: &mut [[u8; 16]]) {
    run(arena, jobs, digests, |work, arena, blocks| {
        // SAFETY: the processor has AVX-512; the value of `Lanes` that led here was made after detecting it.
        unsafe { compress_avx512(work, arena, blocks) }
    });
}

#[target_feature(enable = "avx2")]
fn compress_avx2(work: &mut Work<AVX2_LANES>, arena: &[[u8; 64]], blocks: &[u32; AVX2_LANES]) {
    for first in (0..AVX2_LANES).step_by(8) {
        let block = |lane: usize| &arena[blocks[first + lane] as usize];
        let pairs = [0, 1, 2, 3].map(|lane| [block(lane), block(lane + 4)]);
        for quarter in 0..4 {
            let [a, b, c, d] = pairs.map(|[low, high]| {
                let low = _mm256_castsi128_si256(load(low, quarter));
                _mm256_inserti128_si256::<1>(low, load(high, quarter))
            });
            let (ab_low, ab_high) = (_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
            let (cd_low, cd_high) = (_mm256_unpacklo_epi32(c, d), _mm256_unpackhi_epi32(c, d));
            let rows = [
                _mm256_unpacklo_epi64(ab_low, cd_low),
                _mm256_unpackhi_epi64(ab_low, cd_low),
                _mm256_unpacklo_epi64(ab_high, cd_high),
                _mm256_unpackhi_epi64(ab_high, cd_high),
            ];
            for (index, row) in rows.into_iter().enumerate() {
                store_avx2(&mut work.words[4 * quarter + index], first, row);
            }
        }
    }
    work.compress();
}

#[target_feature(enable = "avx512f")]
fn compress_avx512(work: &mut Work<AVX512_LANES>, arena: &[[u8; 64]], blocks: &[u32; AVX512_LANES]) {
    for first in (0..AVX512_LANES).step_by(16) {
        let block = |lane: usize| &arena[blocks[first + lane] as usize];
        let fours = [0, 1, 2, 3].map(|lane| [block(lane), block(lane + 4), block(lane + 8), block(lane + 12)]);
        for quarter in 0..4 {
            let [a, b, c, d] = fours.map(|[first, second, third, fourth]| {
                let vector = _mm512_castsi128_si512(load(first, quarter));
                let vector = _mm512_inserti32x4::<1>(vector, load(second, quarter));
                let vector = _mm512_inserti32x4::<2>(vector, load(third, quarter));
                _mm512_inserti32x4::<3>(vector, load(fourth, quarter))
            });
            let (ab_low, ab_high) = (_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
            let (cd_low, cd_high) = (_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
            let rows = [
                _mm512_unpacklo_epi64(ab_low, cd_low),
                _mm512_unpackhi_epi64(ab_low, cd_low),
                _mm512_unpacklo_epi64(ab_high, cd_high),
                _mm512_unpackhi_epi64(ab_high, cd_high),
            ];
            for (index, row) in rows.into_iter().enumerate() {
                store_avx512(&mut work.words[4 * quarter + index], first, row);
            }
        }
    }
    work.compress();
}

/// Four words of a block.
#[inline(always)]
fn load(block: &[u8; 64], quarter: usize) -> __m128i {
    let bytes: &[u8] = &block[16 * quarter..][..16];
    // SAFETY: `bytes` are the 16 bytes that are read, and this load asks for no alignment.
    unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
}

/// Eight lanes of a row.
#[inline]
#[target_feature(enable = "avx2")]
fn store_avx2(row: &mut [u32; AVX2_LANES], first: usize, lanes: __m256i) {
    let words: &mut [u32] = &mut row[first..][..8];
    // SAFETY: `words` are the 32 bytes that are written, and this store asks for no alignment.
    unsafe { _mm256_storeu_si256(words.as_mut_ptr().cast(), lanes) }
}

/// Sixteen lanes of a row.
#[inline]
#[target_feature(enable = "avx512f")]
fn store_avx512(row: &mut [u32; AVX512_LANES], first: usize, lanes: __m512i) {
    let words: &mut [u32] = &mut row[first..][..16];
    // SAFETY: `words` are the 64 bytes that are written, and this store asks for no alignment.
    unsafe { _mm512_storeu_si512(words.as_mut_ptr().cast(), lanes) }
}
