//! A message that was encoded once more as a whole: Base64, URL-encoded, with entities, with a mark before
//! it.

use super::entities;
use super::opened::Opened;
use crate::cause::Cause;
use crate::claim::base64;
use crate::finding::Factor;
use crate::rules::escapes::url_decoded;
use crate::wiped::Wiped;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// How long a text in Base64 is at least: shorter ones are words.
const LEAST_BASE64: usize = 24;

pub(crate) fn mark(text: &[u8]) -> Option<Opened> {
    let rest = text.strip_prefix(MARK)?;
    Some(Opened::text(Factor::new(Cause::ByteOrderMark).detail("before the body"), rest))
}

pub(crate) fn entities(text: &[u8]) -> Option<Opened> {
    let starts = [&b"{&quot;"[..], b"{&#34;", b"[{&quot;", b"&quot;"];
    starts.iter().any(|start| text.starts_with(start)).then(|| {
        let factor = Factor::new(Cause::BodyReserialised).detail("JSON with HTML entities");
        Opened::text(factor, entities::undone(text))
    })
}

pub(crate) fn url_encoded(text: &[u8]) -> Option<Opened> {
    let is_object = text.starts_with(b"%7B") || text.starts_with(b"%7b");
    let is_left = |byte: &u8| byte.is_ascii_alphanumeric() || b"%+-._~*!()'".contains(byte);
    if !text.contains(&b'%') || !is_object && !text.iter().all(is_left) {
        return None;
    }
    let decoded = Wiped::from(url_decoded(text, true));
    let inner = if decoded.starts_with(b"{") { decoded.strip_suffix(b"=").unwrap_or(&decoded) } else { &decoded };
    let factor = Factor::new(Cause::BodyReserialised).detail("URL-encoded as a whole");
    (decoded != text).then(|| Opened::text(factor, inner))
}

/// A JSON body that was read as a form is one name without a value.
pub(crate) fn json_as_name(text: &[u8]) -> Option<Opened> {
    let inner = text.strip_suffix(b"=").filter(|inner| inner.starts_with(b"{"))?;
    let factor = Factor::new(Cause::BodyReserialised).detail("JSON as the name of a form's field");
    Some(Opened::text(factor, inner))
}

pub(crate) fn in_base64(text: &[u8]) -> Option<Opened> {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(byte);
    if text.len() < LEAST_BASE64 || !text.iter().all(is_base64) {
        return None;
    }
    let (packed, ()) = Wiped::written(text.len(), |out| {
        out.extend(text.iter().filter(|byte| !byte.is_ascii_whitespace()));
    });
    let decoded = base64(&packed)?;
    let is_text = core::str::from_utf8(&decoded).is_ok();
    let may_be_message = decoded.contains(&b'=') || decoded.starts_with(b"{") || decoded.starts_with(b"<");
    (is_text && may_be_message).then(|| Opened::text(Factor::new(Cause::BodyBase64), decoded))
}
