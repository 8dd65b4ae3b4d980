//! Why a signature does not match, asked of a message.

use std::sync::Arc;

use crate::diagnosis::Diagnosis;
use crate::message::Message;
use crate::options::Options;
use crate::secret::{Secret, secrets};
use crate::value::{Param, pairs};

#[uniffi::export]
impl Message {
    /// Says why the signature of a raw body does not match: for a developer's machine, where no stranger can
    /// ask. Other secrets that the merchant has are tried as well.
    #[uniffi::method(default(other_secrets = [], options = None))]
    pub fn diagnose(
        &self,
        body: Vec<u8>,
        secrets: Vec<Arc<Secret>>,
        other_secrets: Vec<Arc<Secret>>,
        options: Option<Options>,
    ) -> Diagnosis {
        let (secrets, other_secrets) = (self::secrets(&secrets), self::secrets(&other_secrets));
        Diagnosis::new(&self.target().diagnose(&body, &secrets, &other_secrets, Options::core(options)))
    }

    /// Says whether a worked example on a vendor's page is consistent, and what would make it so: parameters
    /// and signature are as printed.
    #[uniffi::method(default(other_secrets = []))]
    pub fn diagnose_document(
        &self,
        params: Vec<Param>,
        signature: String,
        secrets: Vec<Arc<Secret>>,
        other_secrets: Vec<Arc<Secret>>,
    ) -> Diagnosis {
        let (secrets, other_secrets) = (self::secrets(&secrets), self::secrets(&other_secrets));
        let found = self.target().diagnose_document(&pairs(&params), &signature, &secrets, &other_secrets);
        Diagnosis::new(&found)
    }
}
