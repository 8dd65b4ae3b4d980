//! What the core hands out borrows from the body; here both live together, so that Python can keep them.

use std::sync::Arc;

use paysign::{AnswerError, Options, Secret, VerifyError};
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;
use pyo3::{Py, PyResult, Python};
use self_cell::self_cell;

use crate::body::Body;
use crate::error::Raise;
use crate::params::Params;
use crate::target::Target;

/// Whose message a body is.
pub(crate) enum Of {
    /// A message, with the secrets and options of the call.
    Target(Target),
    /// A merchant's, whose secrets and options count.
    Merchant(Arc<paysign::Merchant<'static>>),
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
/// The verdict on each body, as soon as there is one. Errors are long and rare.
type Verdicts<'a> = Vec<Option<Result<paysign::Verified<'a>, Box<VerifyError>>>>;

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
    pub(crate) struct HeldBatch {
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

/// Verifies one body. `message` names a merchant's message, where it is not the notification.
#[inline]
pub(crate) fn verified(
    py: Python<'_>,
    raw: Raw,
    message: Option<&str>,
    secrets: &[Secret],
    options: &Options,
) -> PyResult<HeldVerified> {
    HeldVerified::try_new(raw, |Raw { body, of, .. }| {
        let body = body.bytes(py);
        match (of, message) {
            (Of::Target(target), _) => {
                target.message().verify_with(body, secrets, options).map_err(|error| error.raised(py))
            }
            (Of::Merchant(merchant), None) => merchant.notice(body).map_err(|error| error.raised(py)),
            (Of::Merchant(merchant), Some(message)) => {
                merchant.notice_of(message, body).map_err(|error| error.raised(py))
            }
        }
    })
}

/// Verifies many bodies while other threads run.
pub(crate) fn batch(py: Python<'_>, batch: RawBatch, secrets: &[Secret], options: &Options) -> HeldBatch {
    HeldBatch::new(batch, |RawBatch { bodies, target, .. }| {
        let bodies: Vec<&[u8]> = bodies.iter().map(|body| body.bytes(py)).collect();
        py.detach(|| {
            let mut verdicts: Verdicts<'_> = bodies.iter().map(|_| None).collect();
            // Verdicts come in any order.
            target.message().verify_batch(&bodies, secrets, options, |place, verdict| {
                verdicts[place] = Some(verdict.map_err(Box::new));
            });
            verdicts
        })
    })
}

/// Reads the answer to the request `message`, whose name counts for a merchant alone.
pub(crate) fn answered(
    py: Python<'_>,
    raw: Raw,
    message: &str,
    secrets: &[Secret],
    options: &Options,
) -> Result<HeldAnswer, AnswerError> {
    HeldAnswer::try_new(raw, |Raw { body, of, .. }| match of {
        Of::Target(target) => target.message().answer(body.bytes(py), secrets, options),
        Of::Merchant(merchant) => merchant.answer(message, body.bytes(py)),
    })
}

/// Signs parameters by one of the secrets.
#[inline]
pub(crate) fn signed(
    unsigned: Unsigned,
    secret: &Secret,
    secrets: &[Secret],
    options: &Options,
) -> Result<HeldSigned, paysign::SignError> {
    HeldSigned::try_new(unsigned, |Unsigned { params, target }| {
        target.message().sign_masking(params, secret, secrets, options)
    })
}
