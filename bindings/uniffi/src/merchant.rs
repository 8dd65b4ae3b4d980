//! A merchant: one shop's account at one gateway.

use std::fmt;
use std::sync::Arc;

use paysign_owned::{Arrival, Beyond, HeldAnswer, HeldMerchant, HeldVerified, Owner, Source};

use crate::answer::Answer;
use crate::error::{PaysignError, refused};
use crate::options::Options;
use crate::scheme::Gateway;
use crate::secret::{Secret, secrets};
use crate::signed::Request;
use crate::value::{Param, arrival, pairs};
use crate::verified::Verified;

/// A shop's account at a gateway: makes requests, reads answers, verifies notifications. It does no I/O.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Merchant {
    account: HeldMerchant,
    options: paysign::Options,
}

#[uniffi::export]
impl Merchant {
    /// An account at a built-in gateway, by its id, after an `@` the variant that the site signs by.
    ///
    /// One secret, or several: while a secret is rotated, the new and the old one verify. The first one
    /// signs.
    ///
    /// Shop names are the shop's own parameters, which a notification may hold beside the gateway's: they are
    /// neither signed nor handed out, and anyone can change them. Added names are what the gateway has begun
    /// to send, for schemes without a separator.
    #[uniffi::constructor(default(options = None, shop_names = [], added_names = []))]
    pub fn new(
        gateway: String,
        merchant_id: String,
        secrets: Vec<Arc<Secret>>,
        base_url: String,
        options: Option<Options>,
        shop_names: Vec<String>,
        added_names: Vec<String>,
    ) -> Result<Self, PaysignError> {
        let (gateway, beyond) = (paysign_owned::Gateway::named(&gateway)?, Beyond::new(&shop_names, &added_names)?);
        Self::at(gateway, &merchant_id, &secrets, &base_url, options, beyond)
    }

    /// An account at a gateway that was read from its file; all else as for a built-in one.
    #[uniffi::constructor(default(options = None, shop_names = [], added_names = []))]
    pub fn of_gateway(
        gateway: &Gateway,
        merchant_id: String,
        secrets: Vec<Arc<Secret>>,
        base_url: String,
        options: Option<Options>,
        shop_names: Vec<String>,
        added_names: Vec<String>,
    ) -> Result<Self, PaysignError> {
        let beyond = Beyond::new(&shop_names, &added_names)?;
        Self::at(gateway.held(), &merchant_id, &secrets, &base_url, options, beyond)
    }

    /// A request that is checked against the message's table and signed.
    pub fn request(&self, message: String, params: Vec<Param>) -> Result<Request, PaysignError> {
        Ok(self.account.get().request(&message, &pairs(&params)).map_err(refused)?.into())
    }

    /// The answer to the request `message`: verified where it is signed, and no error of the gateway.
    pub fn answer(&self, message: String, body: Vec<u8>) -> Result<Answer, PaysignError> {
        let owner = Owner { body, source: self.source(Some(message)) };
        Ok(Answer::new(HeldAnswer::new(owner, |body| body, &[], &self.options)?))
    }

    /// The gateway's notification, from the raw body, or the raw query where it comes as one: authentic, or
    /// an error.
    pub fn notice(&self, raw: Vec<u8>) -> Result<Verified, PaysignError> {
        self.verified(raw, None)
    }

    /// As `notice`, for a message by name: what comes with the buyer's browser (`return`).
    pub fn notice_of(&self, message: String, raw: Vec<u8>) -> Result<Verified, PaysignError> {
        self.verified(raw, Some(message))
    }

    /// As `notice`, with the headers that came with the notification, where one has the signature, and with
    /// the time in seconds from the beginning of 1970, where a message's age is checked.
    pub fn notice_with_headers(
        &self,
        raw: Vec<u8>,
        headers: Vec<Param>,
        now: Option<i64>,
    ) -> Result<Verified, PaysignError> {
        self.arrived(raw, None, &arrival(&headers, now))
    }

    /// As `notice_with_headers`, for a message by name.
    pub fn notice_of_with_headers(
        &self,
        message: String,
        raw: Vec<u8>,
        headers: Vec<Param>,
        now: Option<i64>,
    ) -> Result<Verified, PaysignError> {
        self.arrived(raw, Some(message), &arrival(&headers, now))
    }
}

impl Merchant {
    fn at(
        gateway: paysign_owned::Gateway,
        merchant_id: &str,
        secrets: &[Arc<Secret>],
        base_url: &str,
        options: Option<Options>,
        beyond: Beyond,
    ) -> Result<Self, PaysignError> {
        let options = Options::core(options);
        let account = HeldMerchant::new(gateway, merchant_id, self::secrets(secrets), base_url, options, beyond)?;
        Ok(Self { account, options })
    }

    /// Whose messages these are: the gateway's notification, or the message of this name.
    pub(crate) fn source(&self, message: Option<String>) -> Source {
        Source::Merchant(self.account.clone(), message)
    }

    fn verified(&self, body: Vec<u8>, message: Option<String>) -> Result<Verified, PaysignError> {
        let owner = Owner { body, source: self.source(message) };
        Ok(Verified::new(HeldVerified::new(owner, |body| body, &[], &self.options)?))
    }

    fn arrived(&self, body: Vec<u8>, message: Option<String>, arrival: &Arrival) -> Result<Verified, PaysignError> {
        let owner = Owner { body, source: self.source(message) };
        Ok(Verified::new(HeldVerified::with_headers(owner, |body| body, arrival.came(), &[], &self.options)?))
    }
}

/// Without the secrets.
impl fmt::Display for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.account, f)
    }
}

impl fmt::Debug for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.account, f)
    }
}
