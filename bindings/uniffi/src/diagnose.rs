//! Why a signature does not match, asked of a message.

use std::sync::Arc;

use paysign::gateways;
use paysign_diagnose::Context;

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
        let options = Options::core(options);
        let context = Context {
            options,
            other_secrets: &other_secrets,
            gateways: gateways::ALL,
            own: self.target().own_gateway(),
            ..Context::DEFAULT
        };
        Diagnosis::new(&paysign_diagnose::diagnose(self.target().message(), &body, &secrets, &context))
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
        let context = Context {
            other_secrets: &other_secrets,
            gateways: gateways::ALL,
            own: self.target().own_gateway(),
            ..Context::DEFAULT
        };
        Diagnosis::new(&paysign_diagnose::diagnose_document(
            self.target().message(),
            &pairs(&params),
            &signature,
            &secrets,
            &context,
        ))
    }
}
