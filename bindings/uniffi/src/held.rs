//! What the core hands out borrows from the body; here both live together.

use std::sync::Arc;

use paysign::{AnswerError, NoticeError, Options, Secret, VerifyError};
use self_cell::self_cell;

use crate::message::Target;

/// Whose message a body is.
pub(crate) enum Of {
    /// A message, with the secrets and options of the call.
    Target(Arc<Target>),
    /// A merchant's, and the message's name where one was given.
    Merchant(Arc<paysign::Merchant<'static>>, Option<String>),
}

/// A body, and whose message it is.
pub(crate) struct Raw {
    /// The body.
    pub(crate) body: Vec<u8>,
    /// Whose message it is.
    pub(crate) of: Of,
}

/// Bodies of one kind of message.
pub(crate) struct RawBatch {
    /// The bodies.
    pub(crate) bodies: Vec<Vec<u8>>,
    /// What they are.
    pub(crate) target: Arc<Target>,
}

type Verified<'a> = paysign::Verified<'a>;
type Answer<'a> = paysign::Answer<'a>;
type Verdicts<'a> = Vec<Result<paysign::Verified<'a>, VerifyError>>;

self_cell! {
    /// A verified message beside its body.
    pub(crate) struct HeldVerified {
        owner: Raw,
        #[covariant]
        dependent: Verified,
    }
}

self_cell! {
    /// The verdicts on many bodies beside them.
    pub(crate) struct HeldVerdicts {
        owner: RawBatch,
        #[covariant]
        dependent: Verdicts,
    }
}

self_cell! {
    /// An answer beside its body.
    pub(crate) struct HeldAnswer {
        owner: Raw,
        #[covariant]
        dependent: Answer,
    }
}

/// Verifies one body.
pub(crate) fn verified(raw: Raw, secrets: &[Secret], options: &Options) -> Result<HeldVerified, NoticeError> {
    HeldVerified::try_new(raw, |Raw { body, of }| match of {
        Of::Target(target) => Ok(target.message().verify_with(body, secrets, options)?),
        Of::Merchant(merchant, None) => merchant.notice(body),
        Of::Merchant(merchant, Some(message)) => merchant.notice_of(message, body),
    })
}

/// Verifies many bodies.
pub(crate) fn verdicts(batch: RawBatch, secrets: &[Secret], options: &Options) -> HeldVerdicts {
    HeldVerdicts::new(batch, |RawBatch { bodies, target }| {
        let slices: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        // Verdicts come in any order.
        let mut verdicts: Vec<_> = slices.iter().map(|_| Err(VerifyError::Mismatch)).collect();
        target.message().verify_batch(&slices, secrets, options, |index, verdict| verdicts[index] = verdict);
        verdicts
    })
}

/// Reads an answer.
pub(crate) fn answered(raw: Raw, secrets: &[Secret], options: &Options) -> Result<HeldAnswer, AnswerError> {
    HeldAnswer::try_new(raw, |Raw { body, of }| match of {
        Of::Target(target) => target.message().answer(body, secrets, options),
        Of::Merchant(merchant, message) => merchant.answer(message.as_deref().unwrap_or_default(), body),
    })
}
