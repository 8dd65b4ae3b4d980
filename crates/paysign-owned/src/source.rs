//! Whose messages bodies are.

use paysign::{Answer, Failure, Options, Secret, Verified};

use crate::came::Came;
use crate::gateway::HeldMerchant;
use crate::target::Target;

/// Whose messages bodies are: it decides by which secrets and options they are read.
#[derive(Clone)]
pub enum Source {
    /// A kind of message, by the secrets and options of the call.
    Target(Target),
    /// A merchant's, by its own: the gateway's notification, or the message of this name.
    Merchant(HeldMerchant, Option<String>),
}

impl Source {
    /// Verifies a body.
    ///
    /// # Errors
    ///
    /// As [`Message::verify_with`](paysign::Message::verify_with) and
    /// [`Merchant::notice_of`](paysign::Merchant::notice_of).
    #[inline]
    pub fn verify<'a>(
        &'a self,
        body: &'a [u8],
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Verified<'a>, Failure> {
        match self {
            Self::Target(target) => Ok(target.message().verify_with(body, secrets, options)?),
            Self::Merchant(merchant, None) => Ok(merchant.get().notice(body)?),
            Self::Merchant(merchant, Some(message)) => Ok(merchant.get().notice_of(message, body)?),
        }
    }

    /// Verifies a body with what came with it.
    ///
    /// # Errors
    ///
    /// As [`Message::verify_with_headers`](paysign::Message::verify_with_headers) and
    /// [`Merchant::notice_of_with_headers`](paysign::Merchant::notice_of_with_headers).
    pub fn verify_with_headers<'a, N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        body: &'a [u8],
        Came { headers, now }: Came<'_, N, V>,
        secrets: &[Secret],
        options: &Options,
    ) -> Result<Verified<'a>, Failure> {
        match self {
            Self::Target(target) => Ok(target.message().verify_with_headers(body, headers, now, secrets, options)?),
            Self::Merchant(merchant, None) => Ok(merchant.get().notice_with_headers(body, headers, now)?),
            Self::Merchant(merchant, Some(message)) => {
                Ok(merchant.get().notice_of_with_headers(message, body, headers, now)?)
            }
        }
    }

    /// Verifies many bodies, and calls `verdict` once for each, in any order, with its index.
    pub fn verify_batch<'a>(
        &'a self,
        bodies: &[&'a [u8]],
        secrets: &[Secret],
        options: &Options,
        mut verdict: impl FnMut(usize, Result<Verified<'a>, Failure>),
    ) {
        if let Self::Target(target) = self {
            let each = |index, result: Result<_, _>| verdict(index, result.map_err(Failure::from));
            target.message().verify_batch(bodies, secrets, options, each);
        } else {
            bodies.iter().enumerate().for_each(|(index, body)| verdict(index, self.verify(body, secrets, options)));
        }
    }

    /// Reads an answer: of a merchant, to the request of this name.
    ///
    /// # Errors
    ///
    /// As [`Message::answer`](paysign::Message::answer) and [`Merchant::answer`](paysign::Merchant::answer).
    pub fn answer<'a>(&'a self, body: &'a [u8], secrets: &[Secret], options: &Options) -> Result<Answer<'a>, Failure> {
        match self {
            Self::Target(target) => Ok(target.message().answer(body, secrets, options)?),
            Self::Merchant(merchant, message) => {
                Ok(merchant.get().answer(message.as_deref().unwrap_or_default(), body)?)
            }
        }
    }
}

impl From<Target> for Source {
    fn from(target: Target) -> Self {
        Self::Target(target)
    }
}
