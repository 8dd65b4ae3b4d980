//! The explanation: what was signed, field by field, and why the rest was not.

use alloc::vec::Vec;
use core::fmt;

use crate::canonical;
use crate::message::{Message, Options, Signing};
use crate::params;
use crate::scheme::{Fields, Scheme};
use crate::secret::{Secret, SecretFacts};
use crate::value::Value;
use crate::verify::{self, VerifyError};
use crate::visible::Visible;
use crate::wire::{self, Param};

/// How a message was read, for a developer's eyes: it shows the canonical string, with the secret masked, and never a signature.
///
/// `Display` prints it.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The scheme that was used.
    pub scheme: Scheme<'a>,
    /// The signed fields in canonical order.
    pub included: Vec<Included<'a>>,
    /// All other fields, in the body's order.
    pub left_out: Vec<(Value<'a>, LeftOut)>,
    /// The canonical string, without the secret and its joint.
    pub canonical: Vec<u8>,
    /// What may be shown of each secret.
    pub secrets: Vec<SecretFacts>,
    /// What verification says: the index of the secret that matched, or the error. `None` if only the secret is missing to tell.
    pub verdict: Option<Result<usize, VerifyError>>,
}

/// One field of the canonical string.
#[derive(Clone, Debug)]
pub struct Included<'a> {
    /// Its name.
    pub name: Value<'a>,
    /// What it adds to the canonical string, its separator included.
    pub text: Vec<u8>,
}

/// Why a field is not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOut {
    /// It is the signature.
    Signature,
    /// The scheme excludes its name.
    Excluded,
    /// It is not among the fields that are signed.
    Unsigned,
    /// Its value is empty.
    Empty,
}

impl LeftOut {
    /// The reason as programs compare it: `signature`, `excluded`, `unsigned`, `empty`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Excluded => "excluded",
            Self::Unsigned => "unsigned",
            Self::Empty => "empty",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Signature => "the signature itself",
            Self::Excluded => "excluded by name",
            Self::Unsigned => "not among the signed fields: anyone can change it",
            Self::Empty => "left out, since its value is empty",
        }
    }
}

impl<'a> Message<'a> {
    /// Explains how a raw body is read and what its signature covers, whether it is valid or not.
    ///
    /// # Errors
    ///
    /// [`VerifyError`] if the message has no signature, or the body cannot be taken apart into different fields.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{LeftOut, Options, Secret, gateways::payindex};
    ///
    /// let secret = Secret::new("paebiyya4co5x0231zcm1novl8trustw")?;
    /// let body = b"pay_memberid=10002&pay_orderid=E1&pay_amount=&pay_md5sign=00";
    /// let explanation = payindex::QUERY.explain(body, &secret, &Options::DEFAULT)?;
    /// assert_eq!(explanation.canonical, b"pay_memberid=10002&pay_orderid=E1");
    /// assert_eq!(explanation.left_out[0].1, LeftOut::Unsigned);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(
        &self,
        body: &'a [u8],
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        options: &Options,
    ) -> Result<Explanation<'a>, VerifyError> {
        let signing = self.signing.ok_or(VerifyError::UnsignedMessage)?;
        let mut params = wire::read(&self.transport, signing.scheme.null, body, &options.limits)?;
        verify::sort(self, body, &mut params)?;
        let signed = params::arrange(self, &mut params);
        let (signed, others) = params.split_at_mut(signed);
        for param in &mut *signed {
            param.value = self.hashed(param).unwrap_or(param.value);
        }
        others.sort_unstable_by_key(|param| param.place);

        let mut canonical = Vec::new();
        canonical::write(&signing.scheme, &*signed, &mut canonical);
        Ok(Explanation {
            scheme: signing.scheme,
            included: included(&signing.scheme, signed),
            left_out: others.iter().map(|param| (param.name, reason(self, &signing, *param))).collect(),
            canonical,
            secrets: secrets.as_ref().iter().map(Secret::facts).collect(),
            verdict: self.verdict(body, secrets.as_ref(), options),
        })
    }
}

impl Message<'_> {
    fn verdict(&self, body: &[u8], secrets: &[Secret], options: &Options) -> Option<Result<usize, VerifyError>> {
        match self.verify_by_any(body, secrets, options) {
            Err(VerifyError::Mismatch) if secrets.is_empty() => None,
            verdict => Some(verdict.map(|verified| verified.secret_index())),
        }
    }
}

fn included<'a>(scheme: &Scheme<'_>, signed: &[Param<'a>]) -> Vec<Included<'a>> {
    let text = |(index, param): (usize, &Param<'a>)| {
        let mut text: Vec<u8> = scheme.separator.byte().filter(|_| index > 0).into_iter().collect();
        canonical::write_pair(scheme, param, &mut text);
        Included { name: param.name, text }
    };
    signed.iter().enumerate().map(text).collect()
}

fn reason(message: &Message<'_>, signing: &Signing<'_>, param: Param<'_>) -> LeftOut {
    if param.name == *signing.field {
        LeftOut::Signature
    } else if signing.covers(message.fields, param.name) {
        LeftOut::Empty
    } else if matches!(signing.scheme.fields, Fields::AllBut(_)) {
        LeftOut::Excluded
    } else {
        LeftOut::Unsigned
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "scheme: {}", self.scheme)?;
        writeln!(f, "\nsigned, in this order:")?;
        for field in &self.included {
            writeln!(f, "  {}", Visible(&field.text))?;
        }
        writeln!(f, "\nnot signed:")?;
        for (name, reason) in &self.left_out {
            writeln!(f, "  {}: {}", Visible(&name.to_bytes()), reason.text())?;
        }
        writeln!(f, "\ncanonical string, {} bytes, without the secret:", self.canonical.len())?;
        writeln!(f, "  {}", Visible(&self.canonical))?;
        for (index, secret) in self.secrets.iter().enumerate() {
            writeln!(f, "secret {index}: {secret} ({})", self.scheme.secret)?;
        }
        match &self.verdict {
            Some(Ok(index)) => writeln!(f, "\nvalid, with secret {index}"),
            Some(Err(error)) => writeln!(f, "\nnot valid: {}: {error}", error.code()),
            None => writeln!(f, "\nwhether the signature belongs to it, only the secret can tell"),
        }
    }
}
