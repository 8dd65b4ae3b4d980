//! Many bodies in one call: their digests are computed side by side.

use paysign_md5::{Job, Lanes, pad, padded_blocks};
use subtle::ConstantTimeEq;
use zeroize::optimization_barrier;

use crate::accept::{self, AskedFirst, Candidate, CandidateVisitor, TextBuffer};
use crate::beyond;
use crate::message::{Message, Options, Signing};
use crate::secret::Secret;
use crate::verified::{Source, Verified};
use crate::verify::VerifyError;

/// How many messages are hashed at once: a multiple of all numbers of lanes.
const JOBS: usize = 96;
/// Blocks of canonical strings that wait for it, 24 KiB: with everything else less than a processor's first
/// cache.
const BLOCKS: usize = 4 * JOBS;
/// From this many bodies on it is worth it.
const FEWEST: usize = 8;

impl<'a> Message<'a> {
    /// Verifies many raw bodies of one kind, and calls `verdict` once for each, with its index.
    ///
    /// Every verdict is the one that [`Message::verify_with`] gives; they come in any order. The digests of
    /// ordinary messages are computed side by side, with the widest instructions that the processor has. What
    /// it takes of memory, some 30 KiB of stack, does not grow with the bodies. For several threads, give
    /// each a part of the bodies, or see the feature `rayon`.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Options, Secret, gateways::epay};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let bodies: [&[u8]; 2] = [b"pid=1&sign=", b"pid=%zz"];
    /// let mut refused = 0;
    /// epay::NOTIFY.verify_batch(&bodies, &secret, &Options::DEFAULT, |_, verdict| {
    ///     refused += u32::from(verdict.is_err());
    /// });
    /// assert_eq!(refused, 2);
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn verify_batch(
        &'a self,
        bodies: &[&'a [u8]],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
        verdict: impl FnMut(usize, Result<Verified<'a>, VerifyError>),
    ) {
        self.verify_batch_by(Lanes::best(), bodies, secrets, options, verdict);
    }

    /// The same with these lanes: for tests and measurements.
    #[doc(hidden)]
    pub fn verify_batch_by(
        &'a self,
        lanes: Lanes,
        bodies: &[&'a [u8]],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
        mut verdict: impl FnMut(usize, Result<Verified<'a>, VerifyError>),
    ) {
        let secrets = secrets.as_ref();
        let singly = |index: usize| self.verify_with(bodies[index], secrets, options);
        let (signing, first) = match (&self.signing, secrets.first()) {
            (Some(signing), Some(first)) if bodies.len() >= FEWEST => (signing, first),
            _ => return (0..bodies.len()).for_each(|index| verdict(index, singly(index))),
        };
        let mut settle = |index: usize, outcome: Outcome| {
            verdict(
                index,
                match outcome {
                    Outcome::Signed(asked_first) => Ok(Verified::new(
                        self,
                        Source::of(self, signing, bodies[index], asked_first),
                        0,
                        options.strictness,
                    )),
                    Outcome::Mismatch if secrets.len() == 1 => Err(VerifyError::Mismatch),
                    // Another secret may have signed it, or it is a message for the complete path.
                    Outcome::Mismatch | Outcome::Unread => singly(index),
                },
            );
        };
        let mut waiting = Waiting::new();
        for (index, body) in bodies.iter().enumerate() {
            let by = (self, signing, first);
            let entry = BatchEntry { waiting: &mut waiting, index, by, lanes, settle: &mut settle };
            let is_whole = beyond::shop_part(self, body, &options.limits).is_ok_and(|part| part.len == 0);
            if !is_whole || accept::read(self, signing, body, options, entry) != Some(true) {
                settle(index, Outcome::Unread);
            }
        }
        waiting.hash(lanes, &mut settle);
    }
}

/// What is known of a body.
enum Outcome {
    /// The first secret has signed it, and this is where it has what a shop asks for first.
    Signed(AskedFirst),
    /// The first secret has not.
    Mismatch,
    /// It has to be verified by itself.
    Unread,
}

/// The place of a body in a batch: its message, signed by the secret or not, waits there for its digest.
/// Those before it are hashed if they take the room. `false` if it is too long.
struct BatchEntry<'e, 'm, S> {
    waiting: &'e mut Waiting,
    index: usize,
    by: (&'e Message<'m>, &'e Signing<'m>, &'e Secret),
    lanes: Lanes,
    settle: &'e mut S,
}

impl<S: FnMut(usize, Outcome)> CandidateVisitor for BatchEntry<'_, '_, S> {
    type Output = bool;

    #[inline]
    fn visit(self, candidate: &impl Candidate) -> bool {
        let Self { waiting, index, by, lanes, settle } = self;
        waiting.add(index, candidate, by) || {
            waiting.hash(lanes, settle);
            waiting.add(index, candidate, by)
        }
    }
}

/// Messages that wait for their digests. The secret is in their texts, so these are wiped on drop.
struct Waiting {
    arena: [[u8; 64]; BLOCKS],
    /// How many blocks are taken.
    taken: usize,
    jobs: [Job; JOBS],
    /// For each job its body.
    claims: [Claim; JOBS],
    count: usize,
}

/// A body whose message waits.
#[derive(Clone, Copy)]
struct Claim {
    index: usize,
    /// The digest that it claims.
    digest: [u8; 16],
    asked_first: AskedFirst,
}

#[allow(clippy::large_stack_arrays, reason = "24 KiB, so that a batch needs no allocator")]
impl Waiting {
    fn new() -> Self {
        Self {
            arena: [[0; 64]; BLOCKS],
            taken: 0,
            jobs: [Job { first_block: 0, blocks: 0 }; JOBS],
            claims: [Claim { index: 0, digest: [0; 16], asked_first: AskedFirst::UNKNOWN }; JOBS],
            count: 0,
        }
    }

    /// Writes a message's text; `false` if there is no room for it.
    #[inline]
    fn add(
        &mut self,
        index: usize,
        candidate: &impl Candidate,
        (message, signing, secret): (&Message<'_>, &Signing<'_>, &Secret),
    ) -> bool {
        let Some(claimed) = candidate.claimed(message, signing) else { return false };
        let (Some(job), Some(claim), Some(room)) =
            (self.jobs.get_mut(self.count), self.claims.get_mut(self.count), self.arena.get_mut(self.taken..))
        else {
            return false;
        };
        let mut buffer = TextBuffer::new(room.as_flattened_mut());
        candidate.write(message, &signing.scheme, secret, &mut buffer);
        let Some(len) = buffer.finish().filter(|len| padded_blocks(*len) <= room.len()) else { return false };
        let blocks = pad(room, len, len as u64);
        #[expect(clippy::cast_possible_truncation, reason = "at most `BLOCKS`")]
        let job_of_blocks = Job { first_block: self.taken as u32, blocks: blocks as u32 };
        *job = job_of_blocks;
        (claim.index, claim.digest, claim.asked_first) = (index, claimed, AskedFirst::UNKNOWN);
        candidate.note_asked_first(message, &mut claim.asked_first);
        self.taken += blocks;
        self.count += 1;
        true
    }

    /// Computes the digests, and tells which are the claimed ones.
    fn hash(&mut self, lanes: Lanes, settle: &mut impl FnMut(usize, Outcome)) {
        let mut digests = [[0; 16]; JOBS];
        lanes.digest(&self.arena[..self.taken], &self.jobs[..self.count], &mut digests[..self.count]);
        for (claim, digest) in self.claims[..self.count].iter().zip(&digests) {
            let is_signed = halves(&claim.digest).ct_eq(&halves(digest)).into();
            settle(claim.index, if is_signed { Outcome::Signed(claim.asked_first) } else { Outcome::Mismatch });
        }
        (self.taken, self.count) = (0, 0);
        // The right signatures of all messages.
        digests = [[0; 16]; JOBS];
        optimization_barrier(&digests);
    }
}

/// A digest as two numbers: sixteen bytes would be compared one by one.
fn halves(digest: &[u8; 16]) -> [u64; 2] {
    let number = u128::from_ne_bytes(*digest);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    [number as u64, (number >> 64) as u64]
}

#[allow(clippy::large_stack_arrays, reason = "as above")]
impl Drop for Waiting {
    fn drop(&mut self) {
        self.arena = [[0; 64]; BLOCKS];
        optimization_barrier(&self.arena);
    }
}
