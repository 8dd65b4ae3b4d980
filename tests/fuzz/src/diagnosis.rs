//! A diagnosis shows no secret and no right signature of the message, and ends.

use paysign::{Options, Secret, Wire, gateways};
use paysign_diagnose::{Context, diagnose};
use paysign_reference::{Digest, Limits};
use paysign_tests::shown::Shown;

use crate::body::{Input, SECRETS, with_input};

/// A secret that the merchant has beside those that are given.
const OTHER: &str = "an0therSecret+of/theShop";

/// What is longer shows nothing new, and takes its time.
const MAX_LEN: usize = 2_048;

/// Findings that are more than anybody reads.
const MAX_FINDINGS: usize = 64;

/// A body as in `form` or `json`; the highest bit of the first byte chooses which.
pub fn diagnosis(data: &[u8]) {
    let Some((first, rest)) = data.split_first().filter(|_| data.len() <= MAX_LEN) else { return };
    let wire = if first & 0x80 == 0 { Wire::Form } else { Wire::Json };
    with_input(&[&[first & 0x7f], rest].concat(), wire, judge);
}

fn judge(input: &Input<'_>) {
    let secret = Secret::new(SECRETS[0]).expect("a secret");
    let others = [SECRETS[1], OTHER].map(|secret| Secret::new(secret).expect("a secret"));
    let options = if input.is_strict { Options::DEFAULT } else { Options::LENIENT };
    let context = Context { options, other_secrets: &others, gateways: gateways::ALL, own: None, ..Context::DEFAULT };
    let diagnosis = diagnose(&input.message, &input.body, &secret, &context);
    assert!(diagnosis.findings.len() <= MAX_FINDINGS, "{} findings", diagnosis.findings.len());
    let mut shown = Shown::default();
    shown.diagnosis(&diagnosis);
    for text in [SECRETS[0], SECRETS[1], OTHER] {
        assert!(shown.first_with(text.as_bytes()).is_none(), "{text} is shown of {}", input.body.escape_ascii());
    }
    for signature in right_signatures(input) {
        let is_given = input.body.windows(signature.len()).any(|part| part.eq_ignore_ascii_case(signature.as_bytes()));
        let is_shown = !is_given && shown.first_with(signature.as_bytes()).is_some();
        assert!(!is_shown, "the right signature is shown of {}", input.body.escape_ascii());
    }
}

/// The signatures that the message would have, by the reference.
fn right_signatures(input: &Input<'_>) -> Vec<String> {
    let Some(scheme) = &input.reading.scheme else { return Vec::new() };
    let none: [&[u8]; 1] = [b"not the secret"];
    let refused = paysign_reference::verify(input.reading, &input.body, &none, false, &Limits::default()).err();
    let Some(canonical) = refused.and_then(|refusal| refusal.canonical) else { return Vec::new() };
    let digests = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512].into_iter();
    let all = digests.flat_map(|digest| [SECRETS[0], SECRETS[1], OTHER].map(|secret| (digest, secret)));
    all.map(|(digest, secret)| {
        let bytes = paysign_reference::digest(scheme, digest, secret.as_bytes(), &canonical);
        scheme.written(&bytes)
    })
    .collect()
}
