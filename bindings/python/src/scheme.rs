//! Gateways that are not built in: a gateway's file, or a scheme written as text.

use paysign::Wire;
use paysign::gateway::Role;
use paysign::tables::Case;
use paysign_owned::{Beyond, Description, Failure, Target};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyMapping, PyString};

use crate::answer::Answer;
use crate::calls::{self, Limited, Told};
use crate::came::{Headers, arrival};
use crate::diagnosis::Diagnosis;
use crate::error::Raise;
use crate::explanation::Explanation;
use crate::options::{Names, beyond, options};
use crate::signed::Signed;
use crate::value::texts;
use crate::verified::Verified;

/// A gateway that is not built in, read from its file. It may be given wherever the id of a gateway may be.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Gateway {
    held: paysign_owned::Gateway,
    id: Py<PyString>,
    /// Its messages by each of their names, so that none is made anew for each body.
    targets: Vec<(String, Target)>,
    tables: PyOnceLock<Py<PyAny>>,
}

impl Gateway {
    fn new(py: Python<'_>, gateway: paysign_owned::Gateway) -> Self {
        let of_variants = gateway.get().variants.iter().flat_map(|variant| variant.messages);
        let messages = gateway.get().messages.iter().chain(of_variants);
        let names = messages.flat_map(|message| std::iter::once(message.name).chain(message.aliases.iter().copied()));
        let mut targets: Vec<(String, Target)> = Vec::new();
        for name in names {
            if targets.iter().all(|(known, _)| known != name)
                && let Ok(target) = Target::at(&gateway, name, Beyond::default())
            {
                targets.push((name.to_owned(), target));
            }
        }
        let id = PyString::new(py, &gateway.to_string()).unbind();
        Self { held: gateway, id, targets, tables: PyOnceLock::new() }
    }

    /// The message of this name, in bodies that may hold names beyond its table.
    pub(crate) fn target(&self, name: &str, beyond: Beyond) -> Result<Target, Failure> {
        match self.targets.iter().find(|(known, _)| known == name) {
            Some((_, target)) if beyond.is_empty() => Ok(target.clone()),
            _ => Target::at(&self.held, name, beyond),
        }
    }

    /// The gateway itself.
    pub(crate) fn gateway(&self) -> paysign_owned::Gateway {
        self.held.clone()
    }

    /// Its id, to be shown by what is verified.
    pub(crate) fn shown(&self, py: Python<'_>) -> Py<PyString> {
        self.id.clone_ref(py)
    }
}

#[pymethods]
impl Gateway {
    /// Reads a gateway's file, TOML or JSON. It is trusted configuration: never take one from a message.
    #[staticmethod]
    fn parse(py: Python<'_>, text: &str) -> PyResult<Self> {
        let gateway = paysign_owned::Gateway::parse(text).map_err(|failure| failure.raised(py))?;
        Ok(Self::new(py, gateway))
    }

    /// The same as sites of this variant speak it.
    fn variant(&self, py: Python<'_>, name: &str) -> PyResult<Self> {
        let gateway = self.held.variant(name).map_err(|failure| failure.raised(py))?;
        Ok(Self::new(py, gateway))
    }

    /// Its id; after an `@` the variant, if one was chosen.
    #[getter]
    fn id(&self, py: Python<'_>) -> Py<PyString> {
        self.shown(py)
    }

    /// Everything that is in its tables, as one of `paysign.gateways()`.
    #[getter]
    fn tables(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let tables = self.tables.get_or_try_init(py, || {
            let read = py.import("paysign.tables")?.getattr("gateway_of")?;
            read.call1((self.held.tables(Case::Snake),)).map(Bound::unbind)
        })?;
        Ok(tables.clone_ref(py))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<paysign.Gateway {}>", self.id.bind(py))
    }
}

/// How a gateway that is not built in signs. It has the same verbs, and may be given in place of gateway and
/// message.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Scheme {
    target: Target,
}

impl Scheme {
    /// The message.
    pub(crate) fn target(&self) -> Target {
        self.target.clone()
    }
}

#[pymethods]
impl Scheme {
    /// Reads the text form, of which no clause is left to a default: nine of them with a `sign_field`, seven
    /// where a header has the signature.
    #[staticmethod]
    #[pyo3(
        signature = (text, *, wire, sign_field = None, roles = None, paid_values = None, ack = String::new(), shop_names = None, added_names = None),
        text_signature = "(text, *, wire, sign_field=None, roles=None, paid_values=(), ack='', shop_names=(), added_names=())"
    )]
    #[expect(clippy::too_many_arguments, reason = "Python names them")]
    fn parse(
        py: Python<'_>,
        text: String,
        wire: &str,
        sign_field: Option<String>,
        roles: Option<&Bound<'_, PyAny>>,
        paid_values: Option<&Bound<'_, PyAny>>,
        ack: String,
        shop_names: Names<'_, '_>,
        added_names: Names<'_, '_>,
    ) -> PyResult<Self> {
        let wire =
            Wire::of_word(wire).ok_or_else(|| PyValueError::new_err("wire is 'form', 'json', 'xml' or 'multipart'"))?;
        let description = Description {
            roles: roles.map_or_else(|| Ok(Vec::new()), self::roles)?,
            paid_values: paid_values.map_or_else(|| Ok(Vec::new()), |values| texts(values, "paid_values"))?,
            ack,
            ..Description::new(text, sign_field.unwrap_or_default(), wire)
        };
        let target = Target::described(&description, beyond(shop_names, added_names)?);
        Ok(Self { target: target.map_err(|error| error.raised(py))? })
    }

    /// As `verify` of the package.
    #[pyo3(signature = (body, secret, *, headers = None, now = None, strict = true, limits = None))]
    fn verify(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        headers: Headers<'_, '_>,
        now: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Verified> {
        match arrival(headers, now)? {
            None => calls::verify(self.target(), None, body, secret, strict, limits),
            Some(arrival) => {
                calls::verify_arrived(self.target(), None, body, secret, &arrival, &options(strict, limits))
            }
        }
    }

    /// Signs a raw body, where a header has the signature: the headers to send with it.
    #[pyo3(signature = (body, secret, *, headers = None, now = None))]
    fn sign_body<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        secret: &Bound<'_, PyAny>,
        headers: Headers<'_, '_>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        calls::sign_body(&self.target, body, secret, &arrival(headers, now)?.unwrap_or_default())
    }

    /// As `sign` of the package.
    #[pyo3(signature = (params, secret, *, strict = true, limits = None))]
    fn sign(
        &self,
        params: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Signed> {
        calls::sign(self.target(), params, secret, strict, limits)
    }

    /// As `explain` of the package.
    #[pyo3(signature = (body, secret = None, *, strict = true, limits = None))]
    fn explain(
        &self,
        body: &Bound<'_, PyAny>,
        secret: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Explanation> {
        calls::explain(&self.target, body, secret, strict, limits)
    }

    /// As `diagnose` of the package.
    #[pyo3(signature = (body, secret, *, other_secrets = None, also = None, lang = None, strict = true, limits = None))]
    #[expect(clippy::too_many_arguments, reason = "Python names them")]
    fn diagnose(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        other_secrets: Option<&Bound<'_, PyAny>>,
        also: Option<&Bound<'_, PyAny>>,
        lang: Option<&str>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Diagnosis> {
        calls::diagnose(&self.target, body, secret, &Told { other_secrets, also, lang }, strict, limits)
    }

    /// As `diagnose_document` of the package.
    #[pyo3(signature = (params, signature, secret, *, other_secrets = None, also = None, lang = None))]
    fn diagnose_document(
        &self,
        params: &Bound<'_, PyAny>,
        signature: &str,
        secret: &Bound<'_, PyAny>,
        other_secrets: Option<&Bound<'_, PyAny>>,
        also: Option<&Bound<'_, PyAny>>,
        lang: Option<&str>,
    ) -> PyResult<Diagnosis> {
        calls::diagnose_document(&self.target, params, signature, secret, &Told { other_secrets, also, lang })
    }

    /// As `answer` of the package.
    #[pyo3(signature = (body, secret = None, *, strict = true, limits = None))]
    fn answer(
        &self,
        body: &Bound<'_, PyAny>,
        secret: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Answer> {
        calls::answer(self.target(), body, secret, strict, limits)
    }

    /// As `verify_batch` of the package.
    #[pyo3(signature = (bodies, secret, *, strict = true, limits = None))]
    fn verify_batch<'py>(
        &self,
        bodies: &Bound<'py, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Bound<'py, PyList>> {
        calls::verify_batch(self.target(), None, bodies, secret, strict, limits)
    }

    /// The name of the field that holds the signature; empty where a header has it.
    #[getter]
    fn sign_field(&self) -> &str {
        self.target.sign_field().unwrap_or_default()
    }

    /// `form`, `json`, `xml` or `multipart`.
    #[getter]
    fn wire(&self) -> &'static str {
        self.target.message().transport.wire.as_str()
    }

    fn __str__(&self) -> String {
        self.target.scheme().unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        match self.sign_field() {
            "" => format!("Scheme.parse({:?}, wire={:?})", self.__str__(), self.wire()),
            field => format!("Scheme.parse({:?}, sign_field={field:?}, wire={:?})", self.__str__(), self.wire()),
        }
    }
}

/// Which field has which role, by the words of the roles.
fn roles(given: &Bound<'_, PyAny>) -> PyResult<Vec<(Role, String)>> {
    let wrong = || PyTypeError::new_err("roles are a mapping of str to str: of a role to its field");
    let given = given.cast::<PyMapping>().map_err(|_| wrong())?;
    let mut roles = Vec::new();
    for item in given.items()?.iter() {
        let (role, field) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let role = role.cast::<PyString>().map_err(|_| wrong())?;
        let field = field.cast::<PyString>().map_err(|_| wrong())?;
        let Some(role) = Role::of_word(role.to_str()?) else {
            let words: Vec<&str> = Role::ALL.iter().map(|known| known.as_str()).collect();
            let words = words.join(", ");
            return Err(PyValueError::new_err(format!("{} is not a role: {words}", role.repr()?)));
        };
        roles.push((role, field.to_str()?.to_owned()));
    }
    Ok(roles)
}
