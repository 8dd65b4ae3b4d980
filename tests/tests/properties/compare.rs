//! The core's verdict beside the reference's.

use std::collections::BTreeMap;

use paysign::{Message, Options, Reading as Strictness, Secret, Verified, VerifyError};
use paysign_reference::{Limits, Reading, Refusal, Verdict};
use proptest::prelude::*;

/// Both verdicts on one body; whether it was accepted.
pub(crate) fn compare(
    message: &Message<'_>,
    reading: &Reading,
    body: &[u8],
    secrets: &[&[u8]],
    strict: bool,
) -> Result<bool, TestCaseError> {
    let options =
        Options { reading: if strict { Strictness::Strict } else { Strictness::Lenient }, ..Options::DEFAULT };
    let given: Vec<Secret> = secrets.iter().map(|secret| Secret::exact(secret).expect("a secret")).collect();
    let core = message.verify_with(body, &given, &options);
    let reference = paysign_reference::verify(reading, body, secrets, strict, &Limits::default());
    let shown = String::from_utf8_lossy(body).into_owned();
    match (&core, &reference) {
        (Ok(core), Ok(reference)) => same_verdict(core, reference, &shown)?,
        (Err(core), Err(reference)) => same_refusal(core, reference, &shown)?,
        _ => prop_assert!(false, "core {core:?}, reference {reference:?}: {shown}"),
    }
    Ok(core.is_ok())
}

fn same_verdict(core: &Verified<'_>, reference: &Verdict, body: &str) -> Result<(), TestCaseError> {
    type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;
    let bytes = |value: paysign::Value<'_>| value.to_bytes().into_owned();
    let fields: Pairs = core.fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    let unproved: Pairs = core.unproved_fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    prop_assert_eq!(core.secret_index(), reference.secret, "{}", body);
    prop_assert_eq!(&fields, &reference.fields, "{}", body);
    prop_assert_eq!(&unproved, &reference.unproved, "{}", body);
    Ok(())
}

fn same_refusal(core: &VerifyError, reference: &Refusal, body: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(core.code().as_str(), reference.code, "{}", body);
    let field = core.field().map(paysign::Name::as_bytes);
    // A name in an error is cut behind its first bytes.
    let kept = core.field().filter(|name| name.is_cut()).map_or(usize::MAX, |name| name.as_bytes().len());
    let expected = reference.field.as_deref().map(|name| &name[..name.len().min(kept)]);
    prop_assert_eq!(field, expected, "{}: {}", core.code(), body);
    if reference.offset.is_some() {
        prop_assert_eq!(core.offset(), reference.offset, "{}: {}", core.code(), body);
    }
    Ok(())
}
