//! What is shown to people: every text of an error, an explanation or a diagnosis.

use paysign::explain::Explanation;
use paysign_diagnose::Diagnosis;

/// Every text and all bytes that were shown, so that a secret in them is found.
#[derive(Default)]
pub struct Shown(Vec<Vec<u8>>);

impl Shown {
    /// A text, and its debug form.
    pub fn text(&mut self, text: &(impl std::fmt::Display + std::fmt::Debug)) {
        self.0.push(text.to_string().into_bytes());
        self.0.push(format!("{text:?}").into_bytes());
    }

    /// An error, and the field that it names.
    pub fn error<E>(&mut self, error: &E, field: Option<&paysign::name::Name>)
    where
        E: std::fmt::Display + std::fmt::Debug,
    {
        self.text(error);
        self.0.extend(field.map(|field| field.as_bytes().to_vec()));
    }

    /// All of an explanation.
    pub fn explanation(&mut self, explained: &Explanation<'_>) {
        self.text(explained);
        self.0.push(explained.canonical.clone());
        self.0.push(explained.scheme_text().as_bytes().to_vec());
        for field in &explained.included {
            self.0.extend([field.name.to_vec(), field.text.clone()]);
        }
        self.0.extend(explained.left_out.iter().map(|(name, _)| name.to_vec()));
        if let Some(Err(error)) = &explained.verdict {
            self.error(error, error.field());
        }
    }

    /// All of a diagnosis.
    pub fn diagnosis(&mut self, diagnosis: &Diagnosis) {
        self.text(diagnosis);
        if let Err(error) = &diagnosis.verdict {
            self.error(error, error.field());
        }
        for finding in &diagnosis.findings {
            self.text(finding);
            self.0.extend(finding.signed.clone());
            for part in &finding.factors {
                self.text(part);
                for evidence in &part.evidence {
                    self.text(evidence);
                    let texts = [&evidence.field, &evidence.here, &evidence.signed];
                    self.0.extend(texts.into_iter().flatten().cloned());
                }
            }
        }
    }

    /// The debug form of what has no text.
    pub fn debug(&mut self, shown: &impl std::fmt::Debug) {
        self.0.push(format!("{shown:?}").into_bytes());
    }

    /// The first text that holds these bytes, whatever the case of its letters.
    pub fn first_with(&self, bytes: &[u8]) -> Option<&[u8]> {
        let is_in = |text: &&Vec<u8>| text.windows(bytes.len()).any(|part| part.eq_ignore_ascii_case(bytes));
        self.0.iter().find(is_in).map(Vec::as_slice)
    }

    /// Fails if a secret is in it, whatever the case of its letters.
    ///
    /// # Panics
    ///
    /// That is how it fails.
    pub fn holds_none_of(&self, secrets: &[&str], what: &str) {
        for secret in secrets {
            if let Some(text) = self.first_with(secret.as_bytes()) {
                panic!("{secret} is shown of {what}: {}", String::from_utf8_lossy(text));
            }
        }
    }
}
