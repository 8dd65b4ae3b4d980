//! Many bodies in one call, by several threads of the caller's pool.

use alloc::vec;
use alloc::vec::Vec;

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::message::{Message, Options};
use crate::secret::Secret;
use crate::verified::Verified;
use crate::verify::VerifyError;

/// How many bodies a thread takes at once: enough that what a batch begins and wipes is nothing beside them,
/// and few enough that no thread waits long for another one's last part.
const PART: usize = 512;

impl<'a> Message<'a> {
    /// Verifies many raw bodies of one kind, as [`Message::verify_batch`] does, by the threads of the rayon
    /// pool that it is called in (the global one, if it is called in none). The verdicts are in the order of
    /// the bodies.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Options, Secret, gateways::epay};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let bodies: [&[u8]; 2] = [b"pid=1&sign=", b"pid=%zz"];
    /// let verdicts = epay::NOTIFY.par_verify_batch(&bodies, &secret, &Options::DEFAULT);
    /// let codes = verdicts.iter().map(|verdict| verdict.as_ref().err().map(|error| error.code().as_str()));
    /// assert!(codes.eq([Some("missing_signature"), Some("malformed_body")]));
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn par_verify_batch(
        &'a self,
        bodies: &[&'a [u8]],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Vec<Result<Verified<'a>, VerifyError>> {
        let secrets = secrets.as_ref();
        // Every one is replaced. A verdict that were not would refuse.
        let mut verdicts = vec![Err(VerifyError::Mismatch); bodies.len()];
        verdicts.par_chunks_mut(PART).zip(bodies.par_chunks(PART)).for_each(|(verdicts, bodies)| {
            self.verify_batch(bodies, secrets, options, |index, verdict| verdicts[index] = verdict);
        });
        verdicts
    }
}
