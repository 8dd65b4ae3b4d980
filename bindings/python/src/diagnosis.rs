//! The diagnosis of a message: why its signature does not match.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use paysign_owned::Failure;

use crate::error::{made, text_or_bytes};

/// Why a signature does not match: findings, the best first. It holds neither a secret nor a right signature
/// of the message.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Diagnosis {
    text: String,
    findings: Py<PyTuple>,
    verdict: Result<usize, Failure>,
    is_complete: bool,
}

impl Diagnosis {
    /// Copies what the core has found.
    pub(crate) fn new(py: Python<'_>, found: &paysign_diagnose::Diagnosis) -> PyResult<Self> {
        let findings = found.findings.iter().map(|finding| Py::new(py, Finding::new(py, finding)?));
        Ok(Self {
            text: found.to_string(),
            findings: tuple(py, findings)?,
            verdict: found.verdict.map_err(Failure::from),
            is_complete: found.is_complete,
        })
    }
}

#[pymethods]
impl Diagnosis {
    /// What explains it, the best first. Empty for a message that is valid in every respect.
    #[getter]
    fn findings(&self, py: Python<'_>) -> Py<PyTuple> {
        self.findings.clone_ref(py)
    }

    /// Whether verification accepts the message.
    #[getter]
    fn is_valid(&self) -> bool {
        self.verdict.is_ok()
    }

    /// Which of the secrets has signed it.
    #[getter]
    fn secret_index(&self) -> Option<usize> {
        self.verdict.as_ref().ok().copied()
    }

    /// What verification would raise. `None` if it accepts the message.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.verdict.as_ref().err().map(|failure| made(py, failure)).transpose()
    }

    /// Whether all was tried, or something found before. Not so for a very long message.
    #[getter]
    fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<paysign.Diagnosis of {} findings; print it>", self.findings.bind(py).len())
    }
}

/// One explanation: a cause, or several that only together explain it.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Finding {
    text: String,
    is_certain: bool,
    reason: &'static str,
    causes: Py<PyTuple>,
    words: String,
    signed: Option<Py<PyBytes>>,
}

impl Finding {
    fn new(py: Python<'_>, found: &paysign_diagnose::Finding) -> PyResult<Self> {
        let words: Vec<&str> = found.factors.iter().map(|part| part.cause.as_str()).collect();
        Ok(Self {
            text: found.to_string(),
            is_certain: found.is_certain(),
            reason: found.reason(),
            causes: tuple(py, found.factors.iter().map(|part| Py::new(py, Cause::new(py, part)?)))?,
            words: words.join(", "),
            signed: found.signed.as_ref().map(|signed| PyBytes::new(py, signed).unbind()),
        })
    }
}

#[pymethods]
impl Finding {
    /// Whether the digest of what it describes is the claimed one; else it is possible.
    #[getter]
    fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// Why it is thought to be so.
    #[getter]
    fn reason(&self) -> &'static str {
        self.reason
    }

    /// The causes, in the order in which a message goes through them.
    #[getter]
    fn causes(&self, py: Python<'_>) -> Py<PyTuple> {
        self.causes.clone_ref(py)
    }

    /// If certain: the text that was signed, without the secret.
    #[getter]
    fn signed(&self, py: Python<'_>) -> Option<Py<PyBytes>> {
        self.signed.as_ref().map(|signed| signed.clone_ref(py))
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        let certainty = if self.is_certain { "certain" } else { "possible" };
        format!("<paysign.Finding {certainty}: {}; print it>", self.words)
    }
}

/// One cause in an explanation.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Cause {
    kind: paysign_diagnose::Cause,
    text: &'static str,
    cure: &'static str,
    printed: String,
    detail: String,
    evidence: Py<PyTuple>,
    look_for: Py<PyTuple>,
}

impl Cause {
    fn new(py: Python<'_>, part: &paysign_diagnose::Factor) -> PyResult<Self> {
        let look_for = part.cause.description().look_for.iter().map(|pair| pair.into_pyobject(py).map(Bound::unbind));
        Ok(Self {
            kind: part.cause,
            text: part.text(),
            cure: part.cure(),
            printed: part.to_string(),
            detail: part.detail.to_string(),
            evidence: tuple(py, part.evidence.iter().map(|evidence| Py::new(py, Evidence::new(py, evidence))))?,
            look_for: tuple(py, look_for)?,
        })
    }
}

#[pymethods]
impl Cause {
    /// The code, a stable word: the same in every language.
    #[getter]
    fn code(&self) -> &'static str {
        self.kind.as_str()
    }

    /// The code as a number.
    #[getter]
    fn number(&self) -> u16 {
        self.kind.number()
    }

    /// What it is, in a sentence.
    #[getter]
    fn text(&self) -> &'static str {
        self.text
    }

    /// What to change on the shop's side.
    #[getter]
    fn cure(&self) -> &'static str {
        self.cure
    }

    /// Which form of it. May be empty.
    #[getter]
    fn detail(&self) -> &str {
        &self.detail
    }

    /// What shows it.
    #[getter]
    fn evidence(&self, py: Python<'_>) -> Py<PyTuple> {
        self.evidence.clone_ref(py)
    }

    /// Lines of code to look for, each after the framework or language where it occurs.
    #[getter]
    fn look_for(&self, py: Python<'_>) -> Py<PyTuple> {
        self.look_for.clone_ref(py)
    }

    fn __str__(&self) -> &str {
        &self.printed
    }

    fn __repr__(&self) -> String {
        format!("<paysign.Cause {}; print it>", self.kind)
    }
}

/// What shows a cause: a field, or a part of the scheme.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Evidence {
    text: String,
    field: Option<Py<PyAny>>,
    offset: Option<usize>,
    here: Option<Py<PyAny>>,
    signed: Option<Py<PyAny>>,
}

impl Evidence {
    fn new(py: Python<'_>, found: &paysign_diagnose::Evidence) -> Self {
        let held = |bytes: &Option<Vec<u8>>| bytes.as_ref().map(|bytes| text_or_bytes(py, bytes).unbind());
        Self {
            text: found.to_string(),
            field: held(&found.field),
            offset: found.offset,
            here: held(&found.here),
            signed: held(&found.signed),
        }
    }
}

#[pymethods]
impl Evidence {
    /// The field's name as it is in the message. `None` if it is about the scheme.
    #[getter]
    fn field(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        shared(py, self.field.as_ref())
    }

    /// The byte of the body where it is.
    #[getter]
    fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// What is here: the value, or what the scheme says.
    #[getter]
    fn here(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        shared(py, self.here.as_ref())
    }

    /// What was signed in its place. `None` where it was left out.
    #[getter]
    fn signed(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        shared(py, self.signed.as_ref())
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    /// Of the message's values it shows none.
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        match &self.field {
            Some(field) => Ok(format!("<paysign.Evidence of the field {}; print it>", field.bind(py).repr()?)),
            None => Ok("<paysign.Evidence of the scheme; print it>".into()),
        }
    }
}

fn shared(py: Python<'_>, held: Option<&Py<PyAny>>) -> Option<Py<PyAny>> {
    held.map(|held| held.clone_ref(py))
}

/// A tuple of what may fail to be made.
fn tuple<T>(py: Python<'_>, items: impl Iterator<Item = PyResult<Py<T>>>) -> PyResult<Py<PyTuple>> {
    let items = items.map(|item| item.map(Py::into_any)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyTuple::new(py, items)?.unbind())
}
