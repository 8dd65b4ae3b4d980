//! Why a signature does not match, asked of a target: it knows which gateways a body may be of.

use paysign::{Code, Failure, Options, Secret, gateways};
use paysign_diagnose::{Context, Diagnosis, Lang};

use crate::target::Target;

/// What a diagnosis is told beside the message and its secrets. All of it may be left out.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Other secrets that the merchant has, to be tried as well.
    pub other_secrets: &'a [Secret],
    /// Raw bodies of other messages that were signed with the same secret.
    pub also: &'a [&'a [u8]],
    /// The language of what is told to people, by its code; English where it is left out.
    pub lang: Option<&'a str>,
}

impl Target {
    /// Says why the signature of a raw body does not match.
    ///
    /// # Errors
    ///
    /// [`Code::UnknownLanguage`].
    pub fn diagnose(
        &self,
        body: &[u8],
        secrets: &[Secret],
        beside: &Beside<'_>,
        options: Options,
    ) -> Result<Diagnosis, Failure> {
        let context = self.context(beside, options)?;
        Ok(paysign_diagnose::diagnose(self.message(), body, secrets, &context))
    }

    /// Says whether a worked example on a vendor's page is consistent, and what would make it so.
    ///
    /// # Errors
    ///
    /// As [`Target::diagnose`].
    pub fn diagnose_document(
        &self,
        params: &[(impl AsRef<[u8]>, impl AsRef<[u8]>)],
        signature: &str,
        secrets: &[Secret],
        beside: &Beside<'_>,
    ) -> Result<Diagnosis, Failure> {
        let context = self.context(beside, Options::DEFAULT)?;
        Ok(paysign_diagnose::diagnose_document(self.message(), params, signature, secrets, &context))
    }

    /// What a diagnosis may look at: all built-in gateways, and the message's own where it is not one of
    /// them.
    fn context<'a>(&'a self, beside: &Beside<'a>, options: Options) -> Result<Context<'a>, Failure> {
        let lang = match beside.lang {
            None => Lang::default(),
            Some(code) => Lang::of_code(code).ok_or(Code::UnknownLanguage)?,
        };
        let (other_secrets, also) = (beside.other_secrets, beside.also);
        Ok(Context { options, other_secrets, also, lang, gateways: gateways::ALL, own: self.own_gateway() })
    }
}
