//! The diagnosis: why a signature does not match, as ranked causes.

mod body;
mod case;
mod cause;
mod causes;
mod claim;
mod display;
mod draft;
mod edit;
mod edits;
mod finding;
mod item;
mod others;
mod possible;
mod rule;
mod rules;
mod search;
mod tail;
mod wiped;

use alloc::string::String;
use alloc::vec::Vec;

pub use cause::{Cause, Common, Row, Words};
pub use finding::{Certainty, Diagnosis, Evidence, Finding, Part};

use crate::gateway::Gateway;
use crate::message::{Message, Options};
use crate::secret::Secret;
use crate::verify::VerifyError;
use case::{Case, Secrets};
use item::Of;
use search::Search;

/// What a diagnosis may look at beside the message and its secrets.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// How verification reads the message.
    pub options: Options,
    /// Other secrets that the merchant has: for payouts, for tests, old ones.
    pub other_secrets: &'a [Secret],
    /// Gateways whose messages the body may be one of: [`gateways::ALL`](crate::gateways::ALL).
    pub gateways: &'a [Gateway<'a>],
}

impl Around<'_> {
    /// Nothing, and the default options.
    pub const NOTHING: Self = Self { options: Options::DEFAULT, other_secrets: &[], gateways: &[] };
}

/// How many digests a diagnosis computes at most.
pub(crate) const MOST_DIGESTS: usize = 60_000;

/// How many bytes it hashes and writes at most.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// How many explanations are handed out.
const MOST_FINDINGS: usize = 6;

impl Message<'_> {
    /// Says why the signature of a raw body does not match: ranked causes, each with what to change.
    ///
    /// For a developer's machine, with the secret at hand. It shows neither the secret, not even where the message holds it
    /// ([`Explanation`](crate::Explanation) says how it is masked), nor a right signature of the message, but it answers far more than "no": it must not stand where a stranger can ask. A cause is *certain* when the digest of what it
    /// describes is the claimed one, else *possible*. At most two causes together are looked for, by at most 60,000 digests over
    /// 16 MiB; [`Diagnosis::is_complete`] says whether that was enough to try all.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Around, Cause, Secret, gateways};
    ///
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// // The framework has added its route as `s`.
    /// let query = b"s=/pay/notify&pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay\
    ///     &name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS\
    ///     &sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5";
    /// let around = Around { gateways: gateways::ALL, ..Around::NOTHING };
    /// let diagnosis = gateways::epay::NOTIFY.diagnose(query, &secret, &around);
    /// let first = &diagnosis.findings[0];
    /// assert!(first.is_certain());
    /// assert_eq!(first.parts[0].cause, Cause::ParameterAdded);
    /// assert_eq!(first.parts[0].evidence[0].field.as_deref(), Some(&b"s"[..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn diagnose(&self, body: &[u8], secrets: &(impl AsRef<[Secret]> + ?Sized), around: &Around<'_>) -> Diagnosis {
        let secrets = secrets.as_ref();
        let tried = Secrets::new(secrets, around.other_secrets);
        let verdict = self.verify_masking(body, secrets, tried.mask(), &around.options);
        let verdict = verdict.map(|verified| verified.secret_index());
        let read = match &self.signing {
            Some(signing) => {
                body::read(&Of { message: self, signing, mask: tried.mask() }, body, &around.options.limits)
            }
            None => body::Read::NOTHING,
        };
        self.explain_verdict(verdict, read, secrets, &tried, around)
    }

    /// Says whether a worked example on a vendor's page is consistent, and what would make it so.
    ///
    /// `params` are names and values as printed, `expected` is the printed signature. Nothing is asked of the table: pages shorten
    /// their examples. The verdict is about the digest alone.
    pub fn diagnose_document(
        &self,
        params: &[(impl AsRef<[u8]>, impl AsRef<[u8]>)],
        expected: &str,
        secrets: &(impl AsRef<[Secret]> + ?Sized),
        around: &Around<'_>,
    ) -> Diagnosis {
        let secrets = secrets.as_ref();
        let tried = Secrets::new(secrets, around.other_secrets);
        let Some(signing) = self.signing else {
            return self.explain_verdict(
                Err(VerifyError::UnsignedMessage),
                body::Read::NOTHING,
                secrets,
                &tried,
                around,
            );
        };
        let params = params.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        let read = body::printed(&Of { message: self, signing: &signing, mask: tried.mask() }, params, expected);
        let case = Case::new(self, &signing, &read.items, read.implied.clone(), &tried);
        let none = if secrets.is_empty() { VerifyError::NoSecret } else { VerifyError::Mismatch };
        let verdict = case.base_match().filter(|_| case.implied.is_empty()).ok_or(none);
        self.explain_verdict(verdict, read, secrets, &tried, around)
    }

    fn explain_verdict(
        &self,
        verdict: Result<usize, VerifyError>,
        read: body::Read<'_>,
        secrets: &[Secret],
        tried: &Secrets,
        around: &Around<'_>,
    ) -> Diagnosis {
        let facts = secrets.iter().map(Secret::facts).collect();
        let mut diagnosis = Diagnosis { verdict, findings: Vec::new(), secrets: facts, digests: 0, is_complete: true };
        let Some(signing) = self.signing else { return diagnosis };
        if verdict.is_err() {
            let case = Case::new(self, &signing, &read.items, read.implied, tried);
            let mut search = Search::new(&case);
            for other in others::find(self, &read.items, tried, around) {
                search.add(0, other);
            }
            if case.is_computable() {
                match case.base_match() {
                    Some(_) => search.explain_base(verdict),
                    None => search.run(),
                }
            }
            (diagnosis.digests, diagnosis.is_complete) = (search.digests, search.is_complete);
            diagnosis.findings = search.into_findings();
            diagnosis.findings.truncate(MOST_FINDINGS);
            if diagnosis.findings.is_empty() {
                diagnosis.findings = read.remarks;
                possible::add(&case, verdict, secrets, &mut diagnosis.findings);
            } else {
                diagnosis.is_complete = true;
            }
        }
        diagnosis.findings.extend(possible::remarks(self, &signing, &read.items));
        diagnosis
    }
}

/// Bytes as the text of an evidence or a line.
fn shown(bytes: &[u8]) -> String {
    alloc::format!("{}", crate::visible::Visible(bytes))
}

/// Whether `new` differs from `old`; then it.
fn changed(old: &[u8], new: Vec<u8>) -> Option<Vec<u8>> {
    (old != new).then_some(new)
}
