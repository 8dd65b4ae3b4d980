//! A message, its secrets and options in one, for those who verify much.

use std::fmt;
use std::sync::Arc;

use paysign::{Code, VerifyError};

use crate::error::PaysignError;
use crate::held::{self, Of, Raw};
use crate::message::{Message, Target, some};
use crate::options::Options;
use crate::packed;
use crate::secret::Secret;
use crate::verified::Verified;

/// A message, its secrets and options, made once: each call costs little more than the core's own verification.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Verifier {
    target: Arc<Target>,
    secrets: Vec<paysign::Secret>,
    options: paysign::Options,
}

#[uniffi::export]
impl Verifier {
    /// Verifies bodies of this kind of message.
    #[uniffi::constructor(default(options = None))]
    pub fn new(message: &Message, secrets: Vec<Arc<Secret>>, options: Option<Options>) -> Result<Self, PaysignError> {
        Ok(Self { target: message.target(), secrets: some(&secrets)?, options: Options::core(options) })
    }

    /// The index of the secret that has signed the body, or less than zero: the number of the error's code, negated.
    pub fn verdict(&self, body: Vec<u8>) -> i32 {
        self.check(&body)
    }

    /// Verifies a raw body, as the message itself does.
    pub fn verify(&self, body: Vec<u8>) -> Result<Verified, PaysignError> {
        let raw = Raw { body, of: Of::Target(Arc::clone(&self.target)) };
        Ok(Verified::new(held::verified(raw, &self.secrets, &self.options)?))
    }

    /// The verdicts on many bodies, in their order.
    pub fn verdicts(&self, bodies: Vec<Vec<u8>>) -> Vec<i32> {
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let mut verdicts = vec![REFUSED; bodies.len()];
        self.check_all(&bodies, &mut verdicts);
        verdicts
    }

    /// Where this object stands in memory, for the raw calls of the language's own part. It holds as long as the object is not closed.
    pub fn address(&self) -> i64 {
        std::ptr::from_ref(self).expose_provenance().try_into().unwrap_or(0)
    }
}

/// What stands where there is no verdict yet.
pub(crate) const REFUSED: i32 = -(Code::Mismatch as i32);

impl Verifier {
    /// The verdict on one body.
    pub(crate) fn check(&self, body: &[u8]) -> i32 {
        verdict(self.target.message().verify_with(body, &self.secrets, &self.options))
    }

    /// The signed fields of one body in one piece, or the verdict that refuses it.
    pub(crate) fn fields(&self, body: &[u8]) -> Result<Vec<u8>, i32> {
        let verified = self.target.message().verify_with(body, &self.secrets, &self.options);
        verified.map(|verified| packed::fields(&verified)).map_err(|error| number(&error))
    }

    /// The verdicts on many bodies, of which there are as many as room for them.
    pub(crate) fn check_all(&self, bodies: &[&[u8]], verdicts: &mut [i32]) {
        let message = self.target.message();
        message.verify_batch(bodies, &self.secrets, &self.options, |index, result| verdicts[index] = verdict(result));
    }
}

fn verdict(result: Result<paysign::Verified<'_>, VerifyError>) -> i32 {
    match result {
        Ok(verified) => verified.secret_index().try_into().unwrap_or(i32::MAX),
        Err(error) => number(&error),
    }
}

/// An error as a verdict.
fn number(error: &VerifyError) -> i32 {
    -i32::from(error.code().number())
}

/// Without the secrets.
impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verifier({}, {} secrets)", self.target.message().name, self.secrets.len())
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
