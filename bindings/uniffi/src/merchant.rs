//! A merchant: one shop's account at one gateway.

use std::fmt;
use std::sync::Arc;

use crate::answer::Answer;
use crate::error::PaysignError;
use crate::held::{self, Of, Raw};
use crate::options::Options;
use crate::secret::{Secret, secrets};
use crate::signed::Request;
use crate::value::{Param, pairs};
use crate::verified::Verified;

/// A shop's account at a gateway: makes requests, reads answers, verifies notifications. It does no I/O.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Merchant {
    account: Arc<paysign::Merchant<'static>>,
    options: paysign::Options,
}

#[uniffi::export]
impl Merchant {
    /// An account at a built-in gateway, by its id, behind an `@` the variant that the site signs by.
    ///
    /// One secret, or several: while a secret is rotated, the new and the old one verify. The first one signs.
    #[uniffi::constructor(default(options = None))]
    pub fn new(
        gateway: String,
        merchant_id: String,
        secrets: Vec<Arc<Secret>>,
        base_url: String,
        options: Option<Options>,
    ) -> Result<Self, PaysignError> {
        let options = Options::core(options);
        let account = paysign::Merchant::new(&gateway, &merchant_id, self::secrets(&secrets), &base_url)?;
        Ok(Self { account: Arc::new(account.with_options(options)), options })
    }

    /// A request that is checked against the message's table and signed.
    pub fn request(&self, message: String, params: Vec<Param>) -> Result<Request, PaysignError> {
        Ok(self.account.request(&message, &pairs(&params))?.into())
    }

    /// The answer to the request `message`: verified where it is signed, and no error of the gateway.
    pub fn answer(&self, message: String, body: Vec<u8>) -> Result<Answer, PaysignError> {
        Ok(Answer::new(held::answered(self.raw(body, Some(message)), &[], &self.options)?))
    }

    /// The gateway's notification, from the raw body, or the raw query where it comes as one: authentic, or an error.
    pub fn notice(&self, raw: Vec<u8>) -> Result<Verified, PaysignError> {
        Ok(Verified::new(held::verified(self.raw(raw, None), &[], &self.options)?))
    }

    /// As `notice`, for a message by name: what comes with the buyer's browser (`return`).
    pub fn notice_of(&self, message: String, raw: Vec<u8>) -> Result<Verified, PaysignError> {
        Ok(Verified::new(held::verified(self.raw(raw, Some(message)), &[], &self.options)?))
    }
}

impl Merchant {
    fn raw(&self, body: Vec<u8>, message: Option<String>) -> Raw {
        Raw { body, of: Of::Merchant(Arc::clone(&self.account), message) }
    }
}

/// Without the secrets.
impl fmt::Display for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.account, f)
    }
}

impl fmt::Debug for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.account, f)
    }
}
