//! The wire `multipart/form-data`: parts between boundary lines, one for each field.
//!
//! The body says itself what its boundary is, in its first line. A value is the bytes of its part as they
//! are. Where readers differ a body is refused: files, a `Content-Transfer-Encoding` that some undo, a
//! backslash in a name, a boundary inside a value, line ends that are not CRLF, anything before the first
//! boundary or after the last.

use super::error::BodyError;
use crate::message::Wire;
use crate::param::Param;
use crate::scan::find_text;
use crate::value::Value;

/// Bytes of a boundary, by RFC 2046.
const MAX_BOUNDARY_LEN: usize = 70;

/// The fields of a body, in its order. Nothing after a fault is read.
#[derive(Clone)]
pub(crate) struct Parts<'a> {
    body: &'a [u8],
    /// Two hyphens and the boundary; nothing where the body is read to its end.
    delimiter: Option<&'a [u8]>,
    at: usize,
    place: usize,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Self {
        // A first line that is no boundary is a fault of the body's first byte.
        let delimiter = first_line(body).unwrap_or_default();
        let at = if delimiter.is_empty() { 0 } else { delimiter.len() + 2 };
        Self { body, delimiter: Some(delimiter), at, place: 0 }
    }

    fn read(&mut self) -> Result<Option<Param<'a>>, BodyError> {
        let malformed = |offset| Err(BodyError::Malformed { offset });
        let Some(delimiter) = self.delimiter else { return Ok(None) };
        if delimiter.is_empty() {
            return malformed(0);
        }
        let name = self.head()?;
        let start = self.at;
        let Some(len) = find_text(&self.body[start..], delimiter) else { return malformed(self.body.len()) };
        let at = start + len;
        let Some(value) = self.body[start..at].strip_suffix(b"\r\n") else { return malformed(at) };
        match &self.body[at + delimiter.len()..] {
            b"--" | b"--\r\n" => self.delimiter = None,
            [b'\r', b'\n', ..] => self.at = at + delimiter.len() + 2,
            _ => return malformed(at),
        }
        self.place += 1;
        Ok(Some(Param { name: Value::plain(name), value: Value::plain(value), place: self.place - 1 }))
    }

    /// The name that the head of a part tells.
    fn head(&mut self) -> Result<&'a [u8], BodyError> {
        let part_start = self.at;
        let mut name = None;
        loop {
            let line_start = self.at;
            let rest = &self.body[line_start..];
            let Some(len) = find_text(rest, b"\r\n") else { return Err(BodyError::Malformed { offset: line_start }) };
            self.at += len + 2;
            if len == 0 {
                return name.ok_or(BodyError::Malformed { offset: part_start });
            }
            match header(&rest[..len]) {
                Some(Header::Name(told)) if name.is_none() => name = Some(told),
                Some(Header::Other) => {}
                _ => return Err(BodyError::Malformed { offset: line_start }),
            }
        }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Result<Param<'a>, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.read();
        if part.is_err() {
            self.delimiter = None;
        }
        part.transpose()
    }
}

/// The first line, if it is a boundary.
fn first_line(body: &[u8]) -> Option<&[u8]> {
    let is_of_boundary = |byte: &u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(byte);
    let line = &body[..find_text(body, b"\r\n")?];
    let boundary = line.strip_prefix(b"--")?;
    let is_one = boundary.len() <= MAX_BOUNDARY_LEN
        && boundary.last().is_some_and(|last| *last != b' ')
        && boundary.iter().all(is_of_boundary);
    is_one.then_some(line)
}

/// A line of the head of a part.
enum Header<'a> {
    /// It tells the name of the field.
    Name(&'a [u8]),
    /// It has no meaning here.
    Other,
}

/// `None` if it is none, or has a meaning that this wire does not have.
fn header(line: &[u8]) -> Option<Header<'_>> {
    let is_control = |byte: &u8| byte.is_ascii_control() && *byte != b'\t';
    let (name, rest) = line.split_at(token_len(line));
    let value = rest.strip_prefix(b":").filter(|value| !name.is_empty() && !value.iter().any(is_control))?;
    let value = trimmed(value);
    if name.eq_ignore_ascii_case(b"content-disposition") {
        return disposition(value).map(Header::Name);
    }
    let is_undone = name.eq_ignore_ascii_case(b"content-transfer-encoding")
        && ![&b"7bit"[..], b"8bit", b"binary"].iter().any(|kept| value.eq_ignore_ascii_case(kept));
    (!is_undone).then_some(Header::Other)
}

/// The name of `form-data; name="…"`, and nothing more.
fn disposition(value: &[u8]) -> Option<&[u8]> {
    let (kind, rest) = value.split_at(token_len(value));
    let parameter = trimmed(trimmed(rest).strip_prefix(b";")?);
    let (attribute, rest) = parameter.split_at(token_len(parameter));
    let name = rest.strip_prefix(b"=")?;
    if !kind.eq_ignore_ascii_case(b"form-data") || !attribute.eq_ignore_ascii_case(b"name") {
        return None;
    }
    match name {
        [b'"', inside @ .., b'"'] => Some(inside).filter(|name| is_quotable(name)),
        _ => Some(name).filter(|name| !name.is_empty() && token_len(name) == name.len()),
    }
}

/// Whether a name can be between quotation marks without any escape.
fn is_quotable(name: &[u8]) -> bool {
    !name.iter().any(|byte| byte.is_ascii_control() || matches!(byte, b'"' | b'\\'))
}

fn token_len(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte)).count()
}

/// Without spaces and tabs around it.
fn trimmed(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

/// Whether a part can have this name and this value, which must not hold the boundary that is written.
pub(super) fn can_hold(name: &[u8], value: &[u8]) -> bool {
    is_quotable(name) && find_text(value, Wire::boundary().as_bytes()).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    /// The fields as `name=value`, or the fault. A line feed in `body` is CRLF.
    fn read(body: &str) -> Result<Vec<String>, BodyError> {
        let text = |field: Param<'_>| format!("{}={}", field.name, field.value);
        Parts::new(body.replace('\n', "\r\n").as_bytes()).map(|field| field.map(text)).collect()
    }

    #[test]
    fn parts_are_read_as_the_usual_senders_write_them() {
        let expected = Ok(["a=1".to_string(), "b=".to_string()].to_vec());
        for body in [
            "--x\nContent-Disposition: form-data; name=\"a\"\n\n1\n--x\nContent-Disposition: form-data; name=\"b\"\n\n\n--x--\n",
            "--x y\ncontent-disposition:FORM-DATA;NAME=a\nContent-Type: text/plain\nContent-Length: 1\n\n1\n--x y\n\
             Content-Transfer-Encoding: 8bit\nContent-Disposition: form-data ; name=\"b\" \n\n\n--x y--",
        ] {
            assert_eq!(read(body), expected, "{body}");
        }
        assert_eq!(
            read("--x\nContent-Disposition: form-data; name=a\n\n1\n--\n2\n-x\n--x--"),
            Ok([String::from("a=1\r\n--\r\n2\r\n-x")].to_vec())
        );
    }

    #[test]
    fn what_readers_differ_on_is_refused_where_it_is() {
        let head = "--x\nContent-Disposition: form-data; name=a\n";
        for (body, offset) in [
            ("", 0),
            ("a=1", 0),
            ("--\n", 0),
            ("--x \n", 0),
            ("\n--x\n", 0),
            ("--x--\n", 7),
            ("--x\n\n1\n--x--", 5),
            ("--x\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\n\n1\n--x--", 5),
            ("--x\nContent-Disposition: form-data; name=\"a\\\"\"\n\n1\n--x--", 5),
            ("--x\nContent-Disposition: attachment; name=a\n\n1\n--x--", 5),
            (&format!("{head}Content-Disposition: form-data; name=b\n\n1\n--x--"), 45),
            (&format!("{head}Content-Transfer-Encoding: base64\n\nMQ==\n--x--"), 45),
            (&format!("{head} folded\n\n1\n--x--"), 45),
            (&format!("{head}\n1"), 48),
            (&format!("{head}\n1--x--"), 48),
            (&format!("{head}\n--x--"), 47),
            (&format!("{head}\n1\n--xy\n--x--"), 50),
            (&format!("{head}\n1\n--x--\n\n"), 50),
        ] {
            assert_eq!(read(body), Err(BodyError::Malformed { offset }), "{body}");
        }
    }
}
