//! Signed parameters, and a request that is ready to be sent.

use std::fmt;

use crate::value::Param;

/// Parameters with their signature. Shown without values and signature.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Signed {
    /// The ready body, or query.
    pub body: String,
    /// The signature.
    pub signature: String,
    /// The name of the field that the signature is sent in.
    pub signature_field: String,
    /// All fields to send, in the body's order.
    pub fields: Vec<Param>,
}

impl Signed {
    /// Copies what the core has signed.
    pub(crate) fn new(signed: &paysign::sign::Signed<'_, &str, &str>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            body: signed.body().to_string(),
            signature: signed.signature().as_str().to_owned(),
            signature_field: signed.signature_field().to_owned(),
            fields: signed.fields().map(|(name, value)| Param { name: text(name), value: text(value) }).collect(),
        }
    }
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signed({} fields)", self.fields.len())
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A request for whatever HTTP client the shop has. Shown without query and body.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: String,
    /// The URL, with the query if the message travels in it.
    pub url: String,
    /// Header fields.
    pub headers: Vec<Param>,
    /// The body; empty for `GET`.
    pub body: Vec<u8>,
}

impl From<paysign::Request> for Request {
    fn from(request: paysign::Request) -> Self {
        Self {
            method: request.method.to_owned(),
            url: request.url,
            headers: request.headers.into_iter().map(|(name, value)| Param { name, value }).collect(),
            body: request.body,
        }
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url.split('?').next().unwrap_or_default();
        write!(f, "Request({} {url})", self.method)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
