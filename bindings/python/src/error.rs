//! The core's errors as Python's exceptions.

use paysign::{
    AmountError, AnswerError, Code, ExpectError, MerchantError, Name, NoticeError, RequestError, SchemeError,
    SecretError, SignError, UnknownName, VerifyError,
};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyString, PyType};

/// What an exception is made of.
pub(crate) struct Failure {
    /// Its code, which decides the class.
    pub(crate) code: Code,
    /// What it says.
    pub(crate) text: String,
    /// The field that it is about.
    pub(crate) field: Option<Name>,
    /// The byte that it is about.
    pub(crate) offset: Option<usize>,
}

static CLASSES: PyOnceLock<Vec<(Code, Py<PyType>)>> = PyOnceLock::new();

/// The class of each code, from the generated module.
///
/// # Errors
///
/// If the module lacks a class: then it is older than the core.
pub(crate) fn classes(py: Python<'_>) -> PyResult<&Vec<(Code, Py<PyType>)>> {
    CLASSES.get_or_try_init(py, || {
        let module = py.import("paysign.errors")?;
        let class = |code: &Code| {
            let class = module.getattr(class_name(*code).as_str())?.cast_into::<PyType>()?;
            Ok((*code, class.unbind()))
        };
        Code::ALL.iter().map(class).collect()
    })
}

/// The exception of a failure.
pub(crate) fn raise(py: Python<'_>, failure: &Failure) -> PyErr {
    made(py, failure).map_or_else(|error| error, |exception| PyErr::from_value(exception))
}

/// The exception as an object, for a list of verdicts.
pub(crate) fn made<'py>(py: Python<'py>, failure: &Failure) -> PyResult<Bound<'py, PyAny>> {
    let classes = classes(py)?;
    let found = classes.iter().find(|(code, _)| *code == failure.code);
    let (_, class) = found.ok_or_else(|| pyo3::exceptions::PyRuntimeError::new_err(failure.code.as_str()))?;
    let field = failure.field.as_ref().map(|field| text_or_bytes(py, field.as_bytes()));
    class.bind(py).call1((failure.text.as_str(), field, failure.offset))
}

/// Text where it is text, else the bytes.
pub(crate) fn text_or_bytes<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyAny> {
    match std::str::from_utf8(bytes) {
        Ok(text) => PyString::new(py, text).into_any(),
        Err(_) => PyBytes::new(py, bytes).into_any(),
    }
}

/// Makes exceptions of the core's errors.
pub(crate) trait Raise {
    /// What the exception is made of.
    fn failure(&self) -> Failure;

    /// The exception. It is made out of the way of what succeeds.
    #[cold]
    fn raised(&self, py: Python<'_>) -> PyErr {
        raise(py, &self.failure())
    }
}

/// `Raise` by the methods that the core's errors have.
macro_rules! raise {
    ($( $error:ty: $field:expr, $offset:expr; )*) => {
        $( impl Raise for $error {
            fn failure(&self) -> Failure {
                let field: fn(&$error) -> Option<Name> = $field;
                let offset: fn(&$error) -> Option<usize> = $offset;
                Failure { code: self.code(), text: self.to_string(), field: field(self), offset: offset(self) }
            }
        } )*
    };
}

raise! {
    VerifyError: |error| error.field().copied(), VerifyError::offset;
    SignError: |error| error.field().copied(), |_| None;
    RequestError: |error| error.field().copied(), |_| None;
    NoticeError: |error| error.field().copied(), |error| match error {
        NoticeError::Verify(error) => error.offset(),
        _ => None,
    };
    SchemeError: |_| None, |error| Some(error.offset);
    SecretError: |_| None, |_| None;
    MerchantError: |_| None, |_| None;
    UnknownName: |_| None, |_| None;
    AmountError: |_| None, |_| None;
    ExpectError: |_| None, |_| None;
    AnswerError: |error| error.field().copied(), AnswerError::offset;
}

/// The exception of an answer, with the gateway's words where it is the gateway's error.
pub(crate) fn of_answer(py: Python<'_>, error: &AnswerError) -> PyErr {
    let raised = error.raised(py);
    if let AnswerError::Gateway(said) = error {
        let exception = raised.value(py);
        let set = exception
            .setattr("gateway_code", &said.gateway_code)
            .and_then(|()| exception.setattr("text", &said.text))
            .and_then(|()| exception.setattr("said", &said.said));
        if let Err(error) = set {
            return error;
        }
    }
    raised
}

/// The exception of a code without further facts.
pub(crate) fn of_code(py: Python<'_>, code: Code) -> PyErr {
    raise(py, &Failure { code, text: code.text().into(), field: None, offset: None })
}
