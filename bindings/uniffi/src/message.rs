//! A kind of message: one of a gateway, or one of which little more than the scheme is known.

use std::fmt;
use std::sync::Arc;

use paysign_owned::{Beyond, Gateway, HeldAnswer, HeldVerdicts, HeldVerified, Owner, Target, held};

use crate::answer::Answer;
use crate::error::{PaysignError, refused};
use crate::explanation::Explanation;
use crate::options::Options;
use crate::secret::{Secret, secrets, some};
use crate::signed::Signed;
use crate::value::{Param, arrival, pairs};
use crate::verdicts::Verdicts;
use crate::verified::Verified;

/// A kind of message that a gateway sends or takes: signs, verifies and explains.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Message {
    target: Target,
}

#[uniffi::export]
impl Message {
    /// A message of a built-in gateway, by the gateway's id, after an `@` the variant that the site signs by,
    /// and its own name.
    ///
    /// Shop names are the shop's own parameters, which a body may hold beside the gateway's: they are neither
    /// signed nor handed out, and anyone can change them. Added names are what a gateway has begun to send,
    /// for schemes without a separator.
    #[uniffi::constructor(default(shop_names = [], added_names = []))]
    pub fn new(
        gateway: String,
        name: String,
        shop_names: Vec<String>,
        added_names: Vec<String>,
    ) -> Result<Self, PaysignError> {
        let beyond = Beyond::new(&shop_names, &added_names)?;
        Ok(Self::of_target(Target::at(&Gateway::named(&gateway)?, &name, beyond)?))
    }

    /// Verifies a raw body (or query), exactly as it came off the socket. Several secrets may be given, while
    /// one is rotated.
    #[uniffi::method(default(options = None))]
    pub fn verify(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Verified, PaysignError> {
        let (secrets, options) = (some(&secrets)?, Options::core(options));
        Ok(Verified::new(HeldVerified::new(self.owner(body), |body| body, &secrets, &options)?))
    }

    /// Verifies a raw body with the headers that came with it, where one has the signature, and with the time
    /// in seconds from the beginning of 1970, where a message's age is checked. For all other messages it is
    /// as `verify`.
    #[uniffi::method(default(options = None))]
    pub fn verify_with_headers(
        &self,
        body: Vec<u8>,
        headers: Vec<Param>,
        now: Option<i64>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Verified, PaysignError> {
        let (secrets, options, arrival) = (some(&secrets)?, Options::core(options), arrival(&headers, now));
        let held = HeldVerified::with_headers(self.owner(body), |body| body, arrival.came(), &secrets, &options);
        Ok(Verified::new(held?))
    }

    /// Signs a raw body, where a header has the signature: the headers to send with it. `headers` are those
    /// that are signed too, `now` is the time in seconds, where the message has one.
    #[uniffi::method(default(headers = [], now = None))]
    pub fn sign_body(
        &self,
        body: Vec<u8>,
        secret: &Secret,
        headers: Vec<Param>,
        now: Option<i64>,
    ) -> Result<Vec<Param>, PaysignError> {
        let arrival = arrival(&headers, now);
        let signed = self.target.sign_body(&body, arrival.came(), std::slice::from_ref(secret.core()))?;
        Ok(signed.into_iter().map(|(name, value)| Param { name, value }).collect())
    }

    /// Verifies many raw bodies of this kind.
    #[uniffi::method(default(options = None))]
    pub fn verify_batch(
        &self,
        bodies: Vec<Vec<u8>>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Verdicts, PaysignError> {
        let (secrets, options) = (some(&secrets)?, Options::core(options));
        let owner = self.owner(bodies);
        Ok(Verdicts::new(HeldVerdicts::new(owner, |body| body, &secrets, &options, held::run)))
    }

    /// Signs parameters, in any order, and checks them against the message's table.
    #[uniffi::method(default(options = None))]
    pub fn sign(&self, params: Vec<Param>, secret: &Secret, options: Option<Options>) -> Result<Signed, PaysignError> {
        let (message, params) = (self.target.message(), pairs(&params));
        let signed = message.sign_with(&params, secret.core(), &Options::core(options)).map_err(refused)?;
        Ok(Signed::new(&signed))
    }

    /// Explains how a raw body is read and what its signature covers, whether it is valid or not. The secrets
    /// may be left out.
    #[uniffi::method(default(secrets = [], options = None))]
    pub fn explain(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Explanation, PaysignError> {
        let (secrets, options) = (self::secrets(&secrets), Options::core(options));
        let explained = self.target.message().explain(&body, &secrets, &options).map_err(refused)?;
        Ok(Explanation::new(&explained))
    }

    /// Reads a gateway's answer: verified where it is signed, complete, and no error of the gateway.
    #[uniffi::method(default(secrets = [], options = None))]
    pub fn answer(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Result<Answer, PaysignError> {
        let (secrets, options) = (self::secrets(&secrets), Options::core(options));
        Ok(Answer::new(HeldAnswer::new(self.owner(body), |body| body, &secrets, &options)?))
    }

    /// The message's name within its gateway; none if only the scheme is known.
    pub fn name(&self) -> Option<String> {
        self.target.name().map(str::to_owned)
    }

    /// Who sends it to whom: `request`, `answer`, `notification` or `redirect`.
    pub fn direction(&self) -> String {
        self.target.message().direction.as_str().to_owned()
    }

    /// The scheme as text; none for a message without a signature.
    pub fn scheme(&self) -> Option<String> {
        self.target.scheme()
    }
}

impl Message {
    /// Of what the core knows it by.
    pub(crate) fn of_target(target: Target) -> Self {
        Self { target }
    }

    /// What the core knows it by.
    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    fn owner<B>(&self, body: B) -> Owner<B> {
        Owner { body, source: self.target.clone().into() }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.target)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
