//! Many bodies in one call.

use crate::message::{Message, Options};
use crate::secret::Secret;
use crate::verified::Verified;
use crate::verify::VerifyError;

impl<'a> Message<'a> {
    /// Verifies many raw bodies of one kind, and calls `verdict` once for each, with its index.
    ///
    /// Every verdict is the one that [`Message::verify_with`] gives. They may come in any order.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Options, Secret, gateways::epay};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let bodies: [&[u8]; 2] = [b"pid=1&sign=", b"pid=%zz"];
    /// let mut refused = 0;
    /// epay::NOTIFY.verify_batch(&bodies, &secret, &Options::DEFAULT, |_, verdict| refused += u32::from(verdict.is_err()));
    /// assert_eq!(refused, 2);
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn verify_batch(
        &'a self,
        bodies: &[&'a [u8]],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
        mut verdict: impl FnMut(usize, Result<Verified<'a>, VerifyError>),
    ) {
        for (index, body) in bodies.iter().enumerate() {
            verdict(index, self.verify_with(body, secrets, options));
        }
    }
}
