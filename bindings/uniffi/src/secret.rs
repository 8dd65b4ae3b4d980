//! The shared secret, which cannot be read back.

use std::fmt;
use std::sync::Arc;

use paysign::Code;
use zeroize::Zeroizing;

use crate::error::{PaysignError, refused};

/// A shared secret: the merchant's key. It shows its length only, and is wiped when it goes.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Secret {
    secret: paysign::Secret,
}

#[uniffi::export]
impl Secret {
    /// The secret as the gateway's merchant page shows it; white space around it is an error.
    #[uniffi::constructor]
    pub fn new(text: String) -> Result<Self, PaysignError> {
        let secret = paysign::Secret::new(Zeroizing::new(text).as_str()).map_err(refused)?;
        Ok(Self { secret })
    }

    /// The secret byte by byte, white space included.
    #[uniffi::constructor]
    pub fn exact(bytes: Vec<u8>) -> Result<Self, PaysignError> {
        let secret = paysign::Secret::exact(Zeroizing::new(bytes).as_slice()).map_err(refused)?;
        Ok(Self { secret })
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.secret, f)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.secret, f)
    }
}

/// The core's secrets.
pub(crate) fn secrets(given: &[Arc<Secret>]) -> Vec<paysign::Secret> {
    let mut secrets = Vec::with_capacity(given.len());
    for secret in given {
        secret.secret.add_to(&mut secrets);
    }
    secrets
}

/// The core's secrets, where none at all cannot work.
pub(crate) fn some(given: &[Arc<Secret>]) -> Result<Vec<paysign::Secret>, PaysignError> {
    if given.is_empty() { Err(refused(Code::NoSecret)) } else { Ok(secrets(given)) }
}

impl Secret {
    /// The core's secret.
    pub(crate) fn core(&self) -> &paysign::Secret {
        &self.secret
    }
}
