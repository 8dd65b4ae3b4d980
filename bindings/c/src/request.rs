//! A request that is ready to be sent.

use std::mem::MaybeUninit;

use crate::border::Bytes;
use crate::code::Code;
use crate::guard::{coded, guard};

/// A request that is ready to be sent by whatever HTTP client the shop has. It is immutable and may be used
/// by any number of threads at once.
pub struct Request(paysign::Request);

impl Request {
    /// As a handle, which the caller frees.
    pub(crate) fn handed_out(request: paysign::Request) -> *mut Self {
        Box::into_raw(Box::new(Self(request)))
    }
}

fn part(request: Option<&Request>, part: impl FnOnce(&paysign::Request) -> Bytes) -> Bytes {
    guard(Bytes::NONE, || request.map_or(Bytes::NONE, |request| part(&request.0)))
}

/// The HTTP method: `GET` or `POST`.
///
/// @param request The request.
/// @return Bytes that live as long as the request.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_request_method(request: Option<&Request>) -> Bytes {
    part(request, |request| Bytes::of(request.method))
}

/// The URL, with the query if the message travels in it.
///
/// @param request The request.
/// @return Bytes that live as long as the request.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_request_url(request: Option<&Request>) -> Bytes {
    part(request, |request| Bytes::of(&request.url))
}

/// The body; empty for `GET`.
///
/// @param request The request.
/// @return Bytes that live as long as the request.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_request_body(request: Option<&Request>) -> Bytes {
    part(request, |request| Bytes::of(&request.body))
}

/// One header field of the request.
///
/// @param request The request.
/// @param index Which one, from 0.
/// @param name Receives its name, bytes that live as long as the request.
/// @param value Receives its value, bytes that live as long as the request.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_request_header(
    request: Option<&Request>,
    index: usize,
    name: Option<&mut MaybeUninit<Bytes>>,
    value: Option<&mut MaybeUninit<Bytes>>,
) -> Code {
    coded(|| {
        let (name, value) = (name.ok_or(Code::InvalidArgument)?, value.ok_or(Code::InvalidArgument)?);
        let headers = &request.ok_or(Code::InvalidArgument)?.0.headers;
        let (of_name, of_value) = headers.get(index).ok_or(Code::NotThere)?;
        name.write(Bytes::of(of_name));
        value.write(Bytes::of(of_value));
        Ok(())
    })
}

/// Frees a request.
///
/// @param request What `paysign_merchant_request` has made, not freed before; NULL does nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_request_free(request: Option<Box<Request>>) {
    guard((), || drop(request));
}
