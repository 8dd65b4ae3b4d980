//! What may wrap the parameters: a URL, a line of a request, an encoding too much, multipart, XML, a printed
//! array.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::finding::Factor;
use crate::rules::escapes::{self, url_decoded};
use crate::wiped::Wiped;
use paysign::Wire;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether a text is one of those that [`unwrapped`] takes apart, and no form for sure.
pub(super) fn is_wrapped(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let starts =
        [&b"http://"[..], b"https://", b"GET ", b"POST ", b"--", b"<", b"?", b"/", b"\"", MARK, b"Array", b"{&quot;"];
    starts.iter().any(|start| text.starts_with(start))
}

/// Takes one layer off.
pub(super) fn unwrapped(text: &[u8], wire: Wire) -> Option<(Factor, Wiped)> {
    let text = text.trim_ascii();
    let reserialised = |detail: &'static str| Factor::new(Cause::BodyReserialised).detail(detail);
    if let Some(rest) = text.strip_prefix(MARK) {
        return Some((Factor::new(Cause::ByteOrderMark).detail("before the body"), rest.into()));
    }
    if let Some(query) = query_of_url(text) {
        return Some((Factor::new(Cause::WholeUrl), query.into()));
    }
    if text.starts_with(b"--") {
        return Some((marked(wire, Wire::Multipart, "multipart/form-data"), multipart(text)?));
    }
    if text.starts_with(b"<") {
        return Some((marked(wire, Wire::Xml, "XML"), xml(text)?));
    }
    if text.starts_with(b"Array") {
        return Some((reserialised("a printed array"), printed_array(text)?));
    }
    if let [b'"', inner @ .., b'"'] = text {
        return Some((reserialised("JSON inside a JSON string"), escapes::json_decoded(inner).into()));
    }
    if text.starts_with(b"{&quot;") {
        return Some((reserialised("JSON with HTML entities"), escapes::replaced(text, b"&quot;", b"\"").into()));
    }
    let decoded = Wiped::from(url_decoded(text, true));
    let is_encoded = decoded != text && (!text.contains(&b'=') || !text.contains(&b'&') || text.starts_with(b"%7B"));
    if is_encoded {
        let inner = if decoded.starts_with(b"{") { decoded.strip_suffix(b"=").unwrap_or(&decoded) } else { &decoded };
        return Some((reserialised("URL-encoded as a whole"), inner.into()));
    }
    // A JSON body that was read as a form is one name without a value.
    match (wire, text.strip_suffix(b"=")) {
        (_, Some(inner)) if inner.starts_with(b"{") => {
            Some((reserialised("JSON as the name of a form's field"), inner.into()))
        }
        _ => None,
    }
}

/// That a text is of another wire than the message, or is of its wire and read tolerantly.
fn marked(wire: Wire, found: Wire, called: &'static str) -> Factor {
    Factor::new(if wire == found { Cause::BodyDamaged } else { Cause::OtherFormat }).detail(called)
}

/// What comes after the question mark of a URL, a path, or the first line of a request.
fn query_of_url(text: &[u8]) -> Option<&[u8]> {
    let is_url = text.starts_with(b"http") || text.starts_with(b"/") || text.starts_with(b"?");
    let is_line = text.starts_with(b"GET ") || text.starts_with(b"POST ");
    if !is_url && !is_line {
        return None;
    }
    let query = &text[text.iter().position(|byte| *byte == b'?')? + 1..];
    let stops: &[u8] = if is_line { b" \r\n#" } else { b"#\r\n" };
    let end = query.iter().position(|byte| stops.contains(byte)).unwrap_or(query.len());
    Some(&query[..end])
}

/// The parameters of multipart/form-data, as a form.
fn multipart(text: &[u8]) -> Option<Wiped> {
    let line_end = text.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let boundary = &text[..line_end];
    let mut pairs = Vec::new();
    let mut rest = &text[line_end..];
    while let Some(at) = find(rest, b"name=\"") {
        rest = &rest[at + 6..];
        let name = &rest[..rest.iter().position(|byte| *byte == b'"')?];
        let body_at = find(rest, b"\r\n\r\n").map(|at| at + 4).or_else(|| find(rest, b"\n\n").map(|at| at + 2))?;
        rest = &rest[body_at..];
        let end = find(rest, boundary).unwrap_or(rest.len());
        let value = &rest[..end];
        let value = value.strip_suffix(b"\n").map_or(value, |value| value.strip_suffix(b"\r").unwrap_or(value));
        pairs.push((name, value));
        rest = &rest[end..];
    }
    as_form(&pairs)
}

/// The elements of a flat XML document, as a form.
fn xml(text: &[u8]) -> Option<Wiped> {
    let mut pairs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        let Some(end) = rest[start..].iter().position(|byte| *byte == b'>') else { break };
        let name = &rest[start + 1..start + end];
        rest = &rest[start + end + 1..];
        let close = Wiped::from([b"</", name, b">"].concat());
        if let Some(end) = find(rest, &close).filter(|_| !name.is_empty() && !name.starts_with(b"?")) {
            let value = &rest[..end];
            let plain = value.strip_prefix(b"<![CDATA[").and_then(|value| value.strip_suffix(b"]]>"));
            if plain.is_some() || !value.contains(&b'<') {
                pairs.push((name, plain.unwrap_or(value)));
                rest = &rest[end + close.len()..];
            }
        }
    }
    as_form(&pairs)
}

/// `[name] => value`, a line each, as PHP prints it.
fn printed_array(text: &[u8]) -> Option<Wiped> {
    let mut pairs = Vec::new();
    for line in text.split(|byte| *byte == b'\n') {
        let Some(entry) = line.trim_ascii_start().strip_prefix(b"[") else { continue };
        let at = find(entry, b"] => ").or_else(|| find(entry, b"] =>"))?;
        let value = entry.get(at + 5..).unwrap_or_default();
        pairs.push((&entry[..at], value.strip_suffix(b"\r").unwrap_or(value)));
    }
    as_form(&pairs)
}

fn as_form(pairs: &[(&[u8], &[u8])]) -> Option<Wiped> {
    // A byte becomes three at most.
    let room = pairs.iter().map(|(name, value)| 3 * (name.len() + value.len()) + 2).sum();
    let write = |form: &mut Vec<u8>| {
        for (name, value) in pairs {
            form.extend_from_slice(if form.is_empty() { b"" } else { b"&" });
            form.extend_from_slice(&Wiped::from(escapes::url_encoded(name, &escapes::STRICT)));
            form.push(b'=');
            form.extend_from_slice(&Wiped::from(escapes::url_encoded(value, &escapes::STRICT)));
        }
    };
    (!pairs.is_empty()).then(|| Wiped::written(room, write).0)
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
