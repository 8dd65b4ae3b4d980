//! The diagnosis of a message: why its signature does not match.

use crate::value::Value;

/// Why a signature does not match. It shows neither a secret nor a right signature of the message; but it
/// says far more than "no", so no stranger is answered with it.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Diagnosis {
    /// All of it, to be printed.
    pub text: String,
    /// What explains it, the best first. Empty for a message that is valid in every respect.
    pub findings: Vec<Finding>,
    /// Which secret has signed the message, if it is valid.
    pub secret_index: Option<i32>,
    /// Why it is not accepted, if it is not valid.
    pub refusal: Option<Refusal>,
    /// Whether all was tried, or something found before. Not so for a very long message.
    pub is_complete: bool,
}

/// What verification says of a message that it does not accept.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Refusal {
    /// The code of the error as a word: `mismatch`.
    pub word: String,
    /// What it says, in one sentence.
    pub text: String,
    /// The field that it is about, its first 48 bytes.
    pub field: Option<Value>,
    /// The byte of the body that it is about.
    pub offset: Option<i64>,
}

/// One explanation: a cause, or several that only together explain it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Finding {
    /// Whether the digest of what it describes is the claimed one; else it is possible.
    pub is_certain: bool,
    /// Why it is thought to be so.
    pub reason: String,
    /// The causes, in the order in which a message goes through them.
    pub causes: Vec<Cause>,
    /// If certain: the text that was signed, without the secret.
    pub signed: Option<Vec<u8>>,
}

/// One cause in an explanation.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Cause {
    /// Its code, a stable word: the same in every language.
    pub word: String,
    /// Its code as a number.
    pub number: i32,
    /// What it is, in a sentence.
    pub text: String,
    /// What to change on the shop's side.
    pub cure: String,
    /// Which form of it. May be empty.
    pub detail: String,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Lines of code to look for.
    pub look_for: Vec<CodeLine>,
}

/// What shows a cause: a field, or a part of the scheme.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Evidence {
    /// The field's name as it is in the message; none if it is about the scheme.
    pub field: Option<Value>,
    /// The byte of the body where it is.
    pub offset: Option<i64>,
    /// What is here: the value, or what the scheme says.
    pub here: Option<Value>,
    /// What was signed in its place; none where it was left out.
    pub signed: Option<Value>,
}

/// A line of code to look for.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CodeLine {
    /// The framework or language where it occurs.
    pub place: String,
    /// The line.
    pub line: String,
}

impl Diagnosis {
    /// Copies what the core has found.
    pub(crate) fn new(found: &paysign_diagnose::Diagnosis) -> Self {
        Self {
            text: found.to_string(),
            findings: found.findings.iter().map(Finding::new).collect(),
            secret_index: found.verdict.ok().and_then(|index| index.try_into().ok()),
            refusal: found.verdict.err().map(Refusal::new),
            is_complete: found.is_complete,
        }
    }
}

impl Refusal {
    fn new(error: paysign::VerifyError) -> Self {
        Self {
            word: error.code().as_str().to_owned(),
            text: error.to_string(),
            field: error.field().map(|field| Value::of_bytes(field.as_bytes())),
            offset: error.offset().and_then(|offset| offset.try_into().ok()),
        }
    }
}

impl Finding {
    fn new(found: &paysign_diagnose::Finding) -> Self {
        Self {
            is_certain: found.is_certain(),
            reason: found.reason().to_owned(),
            causes: found.factors.iter().map(Cause::new).collect(),
            signed: found.signed.clone(),
        }
    }
}

impl Cause {
    fn new(part: &paysign_diagnose::Factor) -> Self {
        let look_for = part.cause.description().look_for.iter();
        Self {
            word: part.cause.as_str().to_owned(),
            number: part.cause.number().into(),
            text: part.text().to_owned(),
            cure: part.cure().to_owned(),
            detail: part.detail.to_string(),
            evidence: part.evidence.iter().map(Evidence::new).collect(),
            look_for: look_for
                .map(|(place, line)| CodeLine { place: (*place).to_owned(), line: (*line).to_owned() })
                .collect(),
        }
    }
}

impl Evidence {
    fn new(found: &paysign_diagnose::Evidence) -> Self {
        Self {
            field: found.field.as_deref().map(Value::of_bytes),
            offset: found.offset.and_then(|offset| offset.try_into().ok()),
            here: found.here.as_deref().map(Value::of_bytes),
            signed: found.signed.as_deref().map(Value::of_bytes),
        }
    }
}
