//! Why a signature does not match, asked of a message.

use std::sync::Arc;

use paysign_owned::Beside;

use crate::diagnosis::Diagnosis;
use crate::error::PaysignError;
use crate::message::Message;
use crate::options::Options;
use crate::secret::{Secret, secrets};
use crate::value::{Param, pairs};

#[uniffi::export]
impl Message {
    /// Says why the signature of a raw body does not match: for a developer's machine, where no stranger can
    /// ask. Other secrets that the merchant has are tried as well.
    ///
    /// `also` are raw bodies of other messages that were signed with the same secret: whether one of them
    /// verifies tells a wrong secret from a changed message. What is told to people is in the language
    /// `lang`, `en` or `zh`; English if none is given.
    #[uniffi::method(default(other_secrets = [], options = None, also = [], lang = None))]
    pub fn diagnose(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        other_secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
        also: Vec<Vec<u8>>,
        lang: Option<String>,
    ) -> Result<Diagnosis, PaysignError> {
        let (secrets, other_secrets) = (self::secrets(&secrets), self::secrets(&other_secrets));
        let also = bytes(&also);
        let beside = Beside { other_secrets: &other_secrets, also: &also, lang: lang.as_deref() };
        Ok(Diagnosis::new(&self.target().diagnose(&body, &secrets, &beside, Options::core(options))?))
    }

    /// Says whether a worked example on a vendor's page is consistent, and what would make it so: parameters
    /// and signature are as printed. The rest is as for `diagnose`.
    #[uniffi::method(default(other_secrets = [], also = [], lang = None))]
    pub fn diagnose_document(
        &self,
        params: Vec<Param>,
        signature: String,
        secrets: Vec<Arc<Secret>>,
        other_secrets: Vec<Arc<Secret>>,
        also: Vec<Vec<u8>>,
        lang: Option<String>,
    ) -> Result<Diagnosis, PaysignError> {
        let (secrets, other_secrets) = (self::secrets(&secrets), self::secrets(&other_secrets));
        let also = bytes(&also);
        let beside = Beside { other_secrets: &other_secrets, also: &also, lang: lang.as_deref() };
        let found = self.target().diagnose_document(&pairs(&params), &signature, &secrets, &beside)?;
        Ok(Diagnosis::new(&found))
    }
}

fn bytes(bodies: &[Vec<u8>]) -> Vec<&[u8]> {
    bodies.iter().map(Vec::as_slice).collect()
}
