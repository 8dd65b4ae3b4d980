//! A kind of message: one of a built-in gateway, or one of which only the scheme is known.

use std::fmt;
use std::sync::Arc;

use paysign::{Code, gateways};
use self_cell::self_cell;

use crate::answer::Answer;
use crate::codes::BodyWire;
use crate::error::PaysignError;
use crate::explanation::Explanation;
use crate::held::{self, Of, Raw, RawBatch};
use crate::options::Options;
use crate::secret::{Secret, secrets};
use crate::signed::Signed;
use crate::value::{Param, pairs};
use crate::verdicts::Verdicts;
use crate::verified::Verified;

/// A message of the core, and what keeps it alive.
pub(crate) enum Target {
    /// A built-in one.
    Named(&'static paysign::Message<'static>),
    /// One of which only the scheme is known.
    Scheme(Described),
}

/// A scheme's text, and the name of the field with the signature.
pub(crate) struct Text {
    scheme: String,
    sign_field: String,
}

type MessageOf<'a> = paysign::Message<'a>;

self_cell! {
    /// A message that is known by its scheme alone, beside the text that describes it.
    pub(crate) struct Described {
        owner: Text,
        #[covariant]
        dependent: MessageOf,
    }
}

impl Target {
    /// The message.
    pub(crate) fn message(&self) -> &paysign::Message<'_> {
        match self {
            Self::Named(message) => message,
            Self::Scheme(described) => described.borrow_dependent(),
        }
    }
}

/// A kind of message that a gateway sends or takes: signs, verifies and explains.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Message {
    target: Arc<Target>,
}

#[uniffi::export]
impl Message {
    /// A message of a built-in gateway, by the gateway's id, behind an `@` the variant that the site signs by, and its own name.
    #[uniffi::constructor]
    pub fn new(gateway: String, name: String) -> Result<Self, PaysignError> {
        let message = gateways::message(&gateway, &name)?;
        Ok(Self { target: Arc::new(Target::Named(message)) })
    }

    /// A message of any other gateway: its scheme as text, nine clauses of which none is left to a default, and the field with the
    /// signature.
    #[uniffi::constructor]
    pub fn of_scheme(scheme: String, sign_field: String, wire: BodyWire) -> Result<Self, PaysignError> {
        let described = Described::try_new(Text { scheme, sign_field }, |text| {
            let scheme = paysign::Scheme::parse(&text.scheme)?;
            Ok::<_, PaysignError>(paysign::Message::of_scheme(scheme, &text.sign_field, wire.into()))
        })?;
        Ok(Self { target: Arc::new(Target::Scheme(described)) })
    }

    /// Verifies a raw body (or query), exactly as it came off the socket. Several secrets may be given, while one is rotated.
    #[uniffi::method(default(options = None))]
    pub fn verify(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Verified, PaysignError> {
        let held = held::verified(self.raw(body), &some(&secrets)?, &Options::core(options))?;
        Ok(Verified::new(held))
    }

    /// Verifies many raw bodies of this kind.
    #[uniffi::method(default(options = None))]
    pub fn verify_batch(
        &self,
        bodies: Vec<Vec<u8>>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Verdicts, PaysignError> {
        let batch = RawBatch { bodies, target: Arc::clone(&self.target) };
        Ok(Verdicts::new(held::verdicts(batch, &some(&secrets)?, &Options::core(options))))
    }

    /// Signs parameters, in any order, and checks them against the message's table.
    #[uniffi::method(default(options = None))]
    pub fn sign(&self, params: Vec<Param>, secret: &Secret, options: Option<Options>) -> Result<Signed, PaysignError> {
        let params = pairs(&params);
        Ok(Signed::new(&self.target.message().sign_with(&params, secret.core(), &Options::core(options))?))
    }

    /// Explains how a raw body is read and what its signature covers, whether it is valid or not. The secrets may be left out.
    #[uniffi::method(default(secrets = [], options = None))]
    pub fn explain(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Explanation, PaysignError> {
        let secrets = self::secrets(&secrets);
        Ok(Explanation::new(&self.target.message().explain(&body, &secrets, &Options::core(options))?))
    }

    /// Reads a gateway's answer: verified where it is signed, complete, and no error of the gateway.
    #[uniffi::method(default(secrets = [], options = None))]
    pub fn answer(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Answer, PaysignError> {
        let held = held::answered(self.raw(body), &self::secrets(&secrets), &Options::core(options))?;
        Ok(Answer::new(held))
    }

    /// The message's name within its gateway; none if only the scheme is known.
    pub fn name(&self) -> Option<String> {
        Some(self.target.message().name).filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// Who sends it to whom: `request`, `answer`, `notification` or `redirect`.
    pub fn direction(&self) -> String {
        self.target.message().direction.as_str().to_owned()
    }

    /// The scheme as text; none for a message without a signature.
    pub fn scheme(&self) -> Option<String> {
        self.target.message().signing.map(|signing| signing.scheme.to_string())
    }
}

impl Message {
    /// What the core knows it by.
    pub(crate) fn target(&self) -> Arc<Target> {
        Arc::clone(&self.target)
    }

    fn raw(&self, body: Vec<u8>) -> Raw {
        Raw { body, of: Of::Target(self.target()) }
    }
}

/// The secrets, where none at all cannot work.
pub(crate) fn some(given: &[Arc<Secret>]) -> Result<Vec<paysign::Secret>, PaysignError> {
    if given.is_empty() { Err(PaysignError::of_code(Code::NoSecret)) } else { Ok(secrets(given)) }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.target {
            Target::Named(message) => write!(f, "Message({})", message.name),
            Target::Scheme(described) => write!(f, "Message({})", described.borrow_owner().scheme),
        }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
