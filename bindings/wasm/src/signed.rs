//! Signed parameters, and a request that is ready to be sent.

use paysign::Request;
use paysign::sign::Signed;

use crate::args::shown;
use crate::cbor::Writer;

/// Writes signed parameters.
pub(crate) fn write(to: &mut Writer, signed: &Signed<'_, &[u8], &[u8]>) {
    to.map(|map| {
        map.entry("body").text(&signed.body().to_string());
        map.entry("signature").text(signed.signature().as_str());
        map.entry("signature_field").text(signed.signature_field());
        map.entry("fields").list(|list| {
            for (name, value) in signed.fields() {
                list.text(&shown(name));
                list.value(value);
            }
        });
    });
}

/// Writes a request.
pub(crate) fn write_request(to: &mut Writer, request: &Request) {
    to.map(|map| {
        map.entry("method").text(request.method);
        map.entry("url").text(&request.url);
        map.entry("headers").list(|list| {
            for (name, value) in &request.headers {
                list.text(name);
                list.text(value);
            }
        });
        map.entry("body").bytes(&request.body);
    });
}
