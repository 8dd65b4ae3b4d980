//! Many messages side by side, each in a lane of the processor's vectors.

mod job;
mod schedule;
mod work;
#[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
mod x86;

pub use job::Job;
use schedule::run;

/// How many messages run side by side, and by what instructions.
///
/// A value stands for instructions that this processor has: there is no way to make another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lanes(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Portable,
    #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
    Avx2,
    #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
    Avx512,
}

/// All kinds, the best first.
const KINDS: &[Kind] = &[
    #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
    Kind::Avx512,
    #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
    Kind::Avx2,
    Kind::Portable,
];

impl Lanes {
    /// Lanes that every processor has: two vectors of four where the target always has vectors (SSE2, NEON),
    /// else plain words.
    pub const PORTABLE: Self = Self(Kind::Portable);

    /// The fastest lanes of this processor.
    pub fn best() -> Self {
        Self::available().next().unwrap_or(Self::PORTABLE)
    }

    /// All lanes of this processor, the fastest first.
    pub fn available() -> impl Iterator<Item = Self> {
        KINDS.iter().filter(|kind| kind.is_available()).map(|kind| Self(*kind))
    }

    /// The name of the instructions: `avx512`, `avx2` or `portable`.
    pub const fn as_str(self) -> &'static str {
        match self.0 {
            Kind::Portable => "portable",
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx2 => "avx2",
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx512 => "avx512",
        }
    }

    /// How many messages run side by side. Batches of a few times this number, or more, keep the lanes full.
    pub const fn count(self) -> usize {
        match self.0 {
            Kind::Portable => work::PORTABLE_LANES,
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx2 => x86::AVX2_LANES,
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx512 => x86::AVX512_LANES,
        }
    }

    /// Writes the digest of each message to the same place in `digests`.
    ///
    /// Messages may differ in length: a lane takes the next one when its last one ends. They may overlap in
    /// the arena. A job without blocks gets the bytes of [`State::START`](crate::State::START). Time depends
    /// on the number of messages and on their lengths, and on nothing else.
    ///
    /// # Panics
    ///
    /// If `jobs` and `digests` differ in length, or a job reaches beyond the arena.
    pub fn digest(self, arena: &[[u8; 64]], jobs: &[Job], digests: &mut [[u8; 16]]) {
        assert_eq!(jobs.len(), digests.len(), "every job has its digest");
        match self.0 {
            Kind::Portable => run(arena, jobs, digests, work::compress_portable),
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx2 => x86::run_avx2(arena, jobs, digests),
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Kind::Avx512 => x86::run_avx512(arena, jobs, digests),
        }
    }
}

impl Kind {
    fn is_available(self) -> bool {
        match self {
            Self::Portable => true,
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Self::Avx2 => x86::has_avx2(),
            #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
            Self::Avx512 => x86::has_avx512(),
        }
    }
}
