//! What the core hands out borrows from the body; here both live together, so that Python can keep them.

use std::sync::Arc;

use paysign::{AnswerError, NoticeError, Options, Secret, VerifyError};
use pyo3::Py;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;
use self_cell::self_cell;

use crate::body::Body;
use crate::params::Params;
use crate::target::Target;

/// Whose message a body is.
pub(crate) enum Of {
    /// A message, with the secrets and options of the call.
    Target(Target),
    /// A merchant's, and the message's name where one was given.
    Merchant(Arc<paysign::Merchant<'static>>, Option<String>),
}

/// A body, and whose message it is.
pub(crate) struct Raw {
    /// The body.
    pub(crate) body: Body,
    /// Whose message it is.
    pub(crate) of: Of,
    /// The gateway as it was named, to be shown.
    pub(crate) gateway: Option<Py<PyString>>,
}

/// Bodies of one kind of message.
pub(crate) struct RawBatch {
    /// The bodies.
    pub(crate) bodies: Vec<Body>,
    /// What they are.
    pub(crate) target: Target,
    /// The gateway as it was named, to be shown.
    pub(crate) gateway: Option<Py<PyString>>,
}

/// Parameters, and what they are signed as.
pub(crate) struct Unsigned {
    /// The parameters.
    pub(crate) params: Params,
    /// What they are.
    pub(crate) target: Target,
}

type Verified<'a> = paysign::Verified<'a>;
type Answer<'a> = paysign::Answer<'a>;
type Signed<'a> = paysign::Signed<'a, PyBackedStr, PyBackedStr>;
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

self_cell! {
    /// Signed parameters beside what they were.
    pub(crate) struct HeldSigned {
        owner: Unsigned,
        #[covariant]
        dependent: Signed,
    }
}

/// Verifies one body.
#[inline]
pub(crate) fn verified(raw: Raw, secrets: &[Secret], options: &Options) -> Result<HeldVerified, NoticeError> {
    HeldVerified::try_new(raw, |Raw { body, of, .. }| match of {
        Of::Target(target) => Ok(target.message().verify_with(body.bytes(), secrets, options)?),
        Of::Merchant(merchant, None) => merchant.notice(body.bytes()),
        Of::Merchant(merchant, Some(message)) => merchant.notice_of(message, body.bytes()),
    })
}

/// Verifies many bodies.
pub(crate) fn verdicts(batch: RawBatch, secrets: &[Secret], options: &Options) -> HeldVerdicts {
    HeldVerdicts::new(batch, |RawBatch { bodies, target, .. }| {
        let slices: Vec<&[u8]> = bodies.iter().map(Body::bytes).collect();
        // Verdicts come in any order.
        let mut verdicts: Vec<_> = slices.iter().map(|_| Err(VerifyError::Mismatch)).collect();
        target.message().verify_batch(&slices, secrets, options, |index, verdict| verdicts[index] = verdict);
        verdicts
    })
}

/// Reads an answer.
pub(crate) fn answered(raw: Raw, secrets: &[Secret], options: &Options) -> Result<HeldAnswer, AnswerError> {
    HeldAnswer::try_new(raw, |Raw { body, of, .. }| match of {
        Of::Target(target) => target.message().answer(body.bytes(), secrets, options),
        Of::Merchant(merchant, message) => merchant.answer(message.as_deref().unwrap_or_default(), body.bytes()),
    })
}

/// Signs parameters.
#[inline]
pub(crate) fn signed(unsigned: Unsigned, secret: &Secret, options: &Options) -> Result<HeldSigned, paysign::SignError> {
    HeldSigned::try_new(unsigned, |Unsigned { params, target }| target.message().sign_with(params, secret, options))
}
