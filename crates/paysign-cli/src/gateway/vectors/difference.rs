//! One way in which a gateway does not do what a case says.

use paysign_diagnose::Diagnosis;

/// One way in which it does not.
#[derive(Debug)]
pub(super) struct Difference {
    /// What is different: one line.
    pub(super) text: String,
    /// Where a signature is not the expected one, what explains that best: lines of the diagnosis.
    pub(super) cause: String,
    /// The codes of those causes.
    pub(super) codes: Vec<&'static str>,
}

impl Difference {
    /// Only what is different.
    pub(super) fn new(text: String) -> Self {
        Self { text, cause: String::new(), codes: Vec::new() }
    }

    /// The same, with what a diagnosis says about it first.
    pub(super) fn because(mut self, diagnosis: &Diagnosis) -> Self {
        if let Some(first) = diagnosis.findings.first() {
            self.cause = first.to_string();
            self.codes = first.factors.iter().map(|factor| factor.cause.as_str()).collect();
        }
        self
    }
}
