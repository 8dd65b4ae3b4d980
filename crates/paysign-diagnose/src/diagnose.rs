//! The two questions: about a raw body, and about the worked example of a vendor's page.

use alloc::vec::Vec;

use paysign::gateway::Direction;
use paysign::{Message, Secret, VerifyError, inside};

use super::also;
use super::body;
use super::case::{Case, Secrets};
use super::context::Context;
use super::description::Side;
use super::edit::Given;
use super::edits;
use super::finding::Diagnosis;
use super::item::Of;
use super::others;
use super::possible;
use super::search::Search;

/// How many explanations are handed out.
const MAX_FINDINGS: usize = 6;

/// Says why the signature of a raw body does not match: ranked causes, each with what to change.
///
/// For a developer's machine, with the secret at hand. It shows neither the secret, not even where the
/// message holds it ([`Explanation`](paysign::explain::Explanation) says how it is masked), nor a right
/// signature of the message, but it answers far more than "no": it must not be where a stranger can ask. A
/// cause is *certain* when the digest of what it describes is the claimed one, else *possible*. Two causes
/// together are looked for, and more where some of them go together, as a framework's filters do; by at most
/// 60,000 digests over 16 MiB. [`Diagnosis::is_complete`] says whether that was enough to try all.
///
/// # Examples
///
/// ```
/// use paysign::{Secret, gateways};
/// use paysign_diagnose::{Cause, Context, diagnose};
///
/// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
/// // The framework has added its route as `s`.
/// let query = b"s=/pay/notify&pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay\
///     &name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS\
///     &sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5";
/// let context = Context { gateways: gateways::ALL, ..Context::DEFAULT };
/// let diagnosis = diagnose(&gateways::epay::NOTIFY, query, &secret, &context);
/// let first = &diagnosis.findings[0];
/// assert!(first.is_certain());
/// assert_eq!(first.factors[0].cause, Cause::ParameterAdded);
/// assert_eq!(first.factors[0].evidence[0].field.as_deref(), Some(&b"s"[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diagnose(
    message: &Message<'_>,
    body: &[u8],
    secrets: &(impl AsRef<[Secret]> + ?Sized),
    context: &Context<'_>,
) -> Diagnosis {
    let secrets = secrets.as_ref();
    let tried = Secrets::new(secrets, context.other_secrets);
    let verdict = inside::verify_masking(message, body, secrets, tried.mask(), &context.options);
    let read = match &message.signing {
        Some(signing) => body::read(&Of { message, signing, mask: tried.mask() }, body, &context.options.limits),
        None => body::Read::NOTHING,
    };
    let side = if message.direction == Direction::Request { Side::Sends } else { Side::Receives };
    explain(message, verdict, read, secrets, &tried, context).told(side, context)
}

/// Says whether a worked example on a vendor's page is consistent, and what would make it so.
///
/// `params` are names and values as printed, `expected` is the printed signature. Nothing is asked of the
/// table: pages shorten their examples. The verdict is only about the digest.
pub fn diagnose_document(
    message: &Message<'_>,
    params: &[(impl AsRef<[u8]>, impl AsRef<[u8]>)],
    expected: &str,
    secrets: &(impl AsRef<[Secret]> + ?Sized),
    context: &Context<'_>,
) -> Diagnosis {
    let secrets = secrets.as_ref();
    let tried = Secrets::new(secrets, context.other_secrets);
    let Some(signing) = &message.signing else {
        let verdict = Err(VerifyError::UnsignedMessage);
        return explain(message, verdict, body::Read::NOTHING, secrets, &tried, context).told(Side::Example, context);
    };
    let params = params.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
    let read = body::printed(&Of { message, signing, mask: tried.mask() }, params, expected);
    let case = Case::new(message, signing, &read.items, read.implied.clone(), &tried);
    let none = if secrets.is_empty() { VerifyError::NoSecret } else { VerifyError::Mismatch };
    let verdict = case.base_match().filter(|_| case.implied.is_empty()).ok_or(none);
    explain(message, verdict, read, secrets, &tried, context).told(Side::Example, context)
}

impl Diagnosis {
    /// The same for this reader.
    fn told(self, side: Side, context: &Context<'_>) -> Self {
        let findings = self.findings.into_iter().map(|finding| finding.told(side, context.lang)).collect();
        Self { findings, ..self }
    }
}

fn explain(
    message: &Message<'_>,
    verdict: Result<usize, VerifyError>,
    read: body::Read<'_>,
    secrets: &[Secret],
    tried: &Secrets,
    context: &Context<'_>,
) -> Diagnosis {
    let facts = secrets.iter().map(Secret::facts).collect();
    let (findings, lang) = (Vec::new(), context.lang);
    let mut diagnosis = Diagnosis { verdict, findings, secrets: facts, digests: 0, is_complete: true, lang };
    let Some(signing) = &message.signing else { return diagnosis };
    if verdict.is_err() {
        let case = Case::new(message, signing, &read.items, read.implied, tried);
        let mut search = Search::new(&case);
        for other in others::find(message, &read.items, tried, context) {
            search.add(0, other);
        }
        if case.is_computable() {
            match case.base_match() {
                Some(_) => search.explain_base(verdict),
                None if search.reads_otherwise(&read.others, true) => {}
                None if search.reads_otherwise_edited(&read.others, true) => {}
                #[cfg(feature = "schemes")]
                None if search.reads_as_neighbour() => {}
                None => {
                    let edits = edits::all(&Given { message, signing, items: &read.items }, tried);
                    search.run(&edits);
                    if !search.has_found() && !search.reads_otherwise(&read.others, false) {
                        search.run_rare(&edits);
                    }
                }
            }
        }
        (diagnosis.digests, diagnosis.is_complete) = (search.digests, search.is_complete);
        diagnosis.findings = search.into_findings();
        diagnosis.findings.truncate(MAX_FINDINGS);
        if diagnosis.findings.is_empty() {
            diagnosis.findings = read.remarks;
            possible::add(&case, verdict, secrets, also::said(&case, context), &mut diagnosis.findings);
        } else {
            diagnosis.is_complete = true;
        }
    }
    diagnosis.findings.extend(possible::remarks(message, signing, &read.items));
    diagnosis
}
