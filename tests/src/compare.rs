//! The core's verdict beside the reference's.

use std::collections::BTreeMap;

use paysign::{Message, Options, Secret, Value, Verified, VerifyError, gateway::Role, name::Name, roles::Roles};
use paysign_reference::{Limits, Reading, Refusal, Verdict};

/// Both verdicts on one body, and whether it was accepted.
///
/// # Errors
///
/// What differs, with the body.
pub fn compare(
    message: &Message<'_>,
    reading: &Reading,
    body: &[u8],
    secrets: &[&[u8]],
    strict: bool,
) -> Result<bool, String> {
    let options = if strict { Options::DEFAULT } else { Options::LENIENT };
    let given = secrets.iter().map(|secret| Secret::exact(secret).map_err(|error| error.to_string()));
    let given: Vec<Secret> = given.collect::<Result<_, _>>()?;
    let core = message.verify_with(body, &given, &options);
    let reference = paysign_reference::verify(reading, body, secrets, strict, &Limits::default());
    let differs = match (&core, &reference) {
        (Ok(core), Ok(reference)) => first_difference(core, reference),
        (Err(core), Err(reference)) => differ(core, reference),
        _ => Some("the verdict"),
    };
    match differs {
        None => Ok(core.is_ok()),
        Some(what) => Err(format!(
            "{what} differs: core {core:?}, reference {reference:?}, strict {strict}: {}",
            body.escape_ascii()
        )),
    }
}

fn first_difference(core: &Verified<'_>, reference: &Verdict) -> Option<&'static str> {
    type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;
    let bytes = |value: Value<'_>| value.to_bytes().into_owned();
    let fields: Pairs = core.fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    let unproved: Pairs = core.unproved_fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    let checks = [
        (core.secret_index() == reference.secret, "the secret"),
        (fields == reference.fields, "a field"),
        (unproved == reference.unproved, "an unproved field"),
        (Role::ALL.iter().all(|role| has_role(core, *role)), "a role"),
    ];
    checks.into_iter().find(|(is_same, _)| !is_same).map(|(_, what)| what)
}

/// Whether the field with a role, wherever it is noted, is the one of that name.
fn has_role(core: &Verified<'_>, role: Role) -> bool {
    let fields = core.message().fields;
    let own = fields.iter().find(|field| field.role == Some(role)).and_then(|field| core.get(field.name));
    let stands_in = fields.iter().any(|field| field.stands_in_for == Some(role));
    let found = core.role(role);
    found == own || own.is_none() && stands_in
}

fn differ(core: &VerifyError, reference: &Refusal) -> Option<&'static str> {
    // A name in an error is cut after its first bytes.
    let kept = core.field().filter(|name| name.is_cut()).map_or(usize::MAX, |name| name.as_bytes().len());
    let expected = reference.field.as_deref().map(|name| &name[..name.len().min(kept)]);
    let checks = [
        (core.code().as_str() == reference.code, "the code"),
        (is_same_field(core.field().map(Name::as_bytes), expected), "the field"),
        (reference.offset.is_none() || core.offset() == reference.offset, "the offset"),
    ];
    checks.into_iter().find(|(is_same, _)| !is_same).map(|(_, what)| what)
}

/// Whether both name the same field. The core masks a secret in a name, and cuts it after that.
pub fn is_same_field(core: Option<&[u8]>, reference: Option<&[u8]>) -> bool {
    let is_masked = |core: &[u8], reference: &[u8]| {
        let mask = core.iter().position(|byte| *byte == b'<');
        mask.is_some_and(|at| {
            reference.starts_with(&core[..at]) && b"<secret>".starts_with(&core[at..][..core[at..].len().min(8)])
        })
    };
    core == reference || core.zip(reference).is_some_and(|(core, reference)| is_masked(core, reference))
}
