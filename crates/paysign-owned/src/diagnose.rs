//! Why a signature does not match, asked of a target: it knows which gateways a body may be of.

use paysign::{Options, Secret, gateways};
use paysign_diagnose::{Context, Diagnosis};

use crate::target::Target;

impl Target {
    /// Says why the signature of a raw body does not match. Other secrets that the merchant has are tried as
    /// well.
    pub fn diagnose(&self, body: &[u8], secrets: &[Secret], others: &[Secret], options: Options) -> Diagnosis {
        paysign_diagnose::diagnose(self.message(), body, secrets, &self.context(others, options))
    }

    /// Says whether a worked example on a vendor's page is consistent, and what would make it so.
    pub fn diagnose_document(
        &self,
        params: &[(impl AsRef<[u8]>, impl AsRef<[u8]>)],
        signature: &str,
        secrets: &[Secret],
        others: &[Secret],
    ) -> Diagnosis {
        let context = self.context(others, Options::DEFAULT);
        paysign_diagnose::diagnose_document(self.message(), params, signature, secrets, &context)
    }

    /// What a diagnosis may look at: all built-in gateways, and the message's own where it is not one of
    /// them.
    fn context<'a>(&'a self, other_secrets: &'a [Secret], options: Options) -> Context<'a> {
        Context { options, other_secrets, gateways: gateways::ALL, own: self.own_gateway(), ..Context::DEFAULT }
    }
}
