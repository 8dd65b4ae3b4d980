//! What a call is about: whose messages bodies are, by which secrets and options.

use paysign::{Answer, Message, Options, Secret, Verified, gateway::UnknownName};
use paysign_owned::{Arrival, Failure, Source, Target};

/// What a call is about.
pub struct Subject {
    /// Whose messages.
    pub source: Source,
    /// The secrets; a merchant has its own.
    pub secrets: Vec<Secret>,
    /// The options; a merchant has its own.
    pub options: Options,
    /// What came with the body.
    pub arrival: Option<Arrival>,
}

impl Subject {
    /// The kind of message; a notification is known to its merchant only.
    pub(crate) fn target(&self) -> Result<&Target, Failure> {
        match &self.source {
            Source::Target(target) => Ok(target),
            Source::Merchant(..) => Err(UnknownName::Message.into()),
        }
    }

    /// The message.
    pub(crate) fn message(&self) -> Result<&Message<'_>, Failure> {
        Ok(self.target()?.message())
    }

    /// Reads an answer.
    pub(crate) fn answer<'a>(&'a self, body: &'a [u8]) -> Result<Answer<'a>, Failure> {
        self.source.answer(body, &self.secrets, &self.options)
    }

    /// Verifies a body.
    pub(crate) fn verify<'a>(&'a self, body: &'a [u8]) -> Result<Verified<'a>, Failure> {
        match &self.arrival {
            None => self.source.verify(body, &self.secrets, &self.options),
            Some(arrival) => self.source.verify_with_headers(body, arrival.came(), &self.secrets, &self.options),
        }
    }

    /// The headers that sign a body.
    pub(crate) fn sign_body(&self, body: &[u8], arrival: &Arrival) -> Result<Vec<(String, String)>, Failure> {
        self.target()?.sign_body(body, arrival.came(), &self.secrets)
    }

    /// Verifies many bodies, and calls `verdict` once for each, with its index.
    pub(crate) fn verify_batch<'a>(
        &'a self,
        bodies: &[&'a [u8]],
        verdict: impl FnMut(usize, Result<Verified<'a>, Failure>),
    ) {
        self.source.verify_batch(bodies, &self.secrets, &self.options, verdict);
    }
}
