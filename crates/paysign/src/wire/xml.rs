//! The wire of flat XML, `<xml><a>1</a><b><![CDATA[2]]></b></xml>`: one root element of any name, in it an
//! element for each field.
//!
//! What is read is what readers of XML agree on: libxml2 (PHP's `simplexml_load_string`), Java's DOM and
//! Go's `encoding/xml` were run beside this one. Text and CDATA sections are one value; a carriage return,
//! and one with a line feed after it, is a line feed, in CDATA too; white space is kept. Where they differ,
//! or where a document could say more than its fields, it is refused: a DTD, processing instructions,
//! attributes, names that are not ASCII or have a `:`, comments inside a field, text between the fields.
//!
//! The reader is one of our own. Of those without allocation the well-known one, `xmlparser`, only cuts
//! tokens (its last release is of 2023): it compares no end tag with its start, decodes no reference and
//! takes DTDs, so that more had to be written around it than this.

use super::error::BodyError;
use crate::escape::{self, CDATA, CDATA_END};
use crate::param::Param;
use crate::scan::find_text;
use crate::value::{Shape, Value};

/// How deep elements may be nested, whatever the limit: the names of those that are open are noted, without
/// an allocator.
const MAX_DEPTH: usize = 32;

/// The fields of a document, in its order. Nothing after a fault is read.
#[derive(Clone)]
pub(crate) struct XmlFields<'a> {
    body: &'a [u8],
    at: usize,
    /// Nesting that is allowed; the root is one level, and a field another if it holds elements.
    depth: usize,
    /// The root's name, once its start tag is read; nothing after its end tag.
    root: Root<'a>,
    place: usize,
}

#[derive(Clone, Copy)]
enum Root<'a> {
    Ahead,
    Open(&'a [u8]),
    Closed,
}

/// A start tag.
struct Tag<'a> {
    name: &'a [u8],
    /// `<a/>`
    is_empty: bool,
    len: usize,
}

impl<'a> XmlFields<'a> {
    pub(crate) fn new(body: &'a [u8], depth: usize) -> Self {
        Self { body, at: 0, depth: depth.min(MAX_DEPTH), root: Root::Ahead, place: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.body.get(self.at..).unwrap_or_default()
    }

    /// What is at this place cannot be there.
    fn malformed<T>(&self) -> Result<T, BodyError> {
        Err(BodyError::Malformed { offset: self.at })
    }

    fn read(&mut self) -> Result<Option<Param<'a>>, BodyError> {
        if matches!(self.root, Root::Ahead) {
            self.open()?;
        }
        let Root::Open(root) = self.root else { return Ok(None) };
        self.between()?;
        if let Some(len) = end_tag(self.rest(), root) {
            self.at += len;
            self.close()?;
            return Ok(None);
        }
        let Some(tag) = start_tag(self.rest()) else { return self.malformed() };
        self.at += tag.len;
        let value = if tag.is_empty { Value::plain(b"") } else { self.value(tag.name)? };
        self.place += 1;
        Ok(Some(Param { name: Value::plain(tag.name), value, place: self.place - 1 }))
    }

    /// What comes before the fields.
    fn open(&mut self) -> Result<(), BodyError> {
        if let Some(offset) = escape::first_not_of_xml(self.body) {
            return Err(BodyError::Malformed { offset });
        }
        if self.rest().starts_with("\u{feff}".as_bytes()) {
            self.at += 3;
        }
        if matches!(self.rest(), [b'<', b'?', b'x', b'm', b'l', space, ..] if is_space(*space)) {
            let Some(len) = declaration(self.rest()) else { return self.malformed() };
            self.at += len;
        }
        self.between()?;
        let Some(tag) = start_tag(self.rest()) else { return self.malformed() };
        if self.depth == 0 {
            return Err(BodyError::TooDeep { limit: 0 });
        }
        self.at += tag.len;
        if tag.is_empty {
            return self.close();
        }
        self.root = Root::Open(tag.name);
        Ok(())
    }

    /// What comes after the root: white space and comments.
    fn close(&mut self) -> Result<(), BodyError> {
        self.root = Root::Closed;
        self.between()?;
        if self.at < self.body.len() { self.malformed() } else { Ok(()) }
    }

    /// Steps over white space and comments.
    fn between(&mut self) -> Result<(), BodyError> {
        loop {
            self.at += space_len(self.rest());
            let Some(comment) = self.rest().strip_prefix(b"<!--") else { return Ok(()) };
            // Inside it `--` is not allowed.
            match find_text(comment, b"--") {
                Some(end) if comment.get(end + 2) == Some(&b'>') => self.at += end + 7,
                _ => return self.malformed(),
            }
        }
    }

    /// The value of the field of this name, of which the start tag is read.
    fn value(&mut self, name: &'a [u8]) -> Result<Value<'a>, BodyError> {
        let start = self.at;
        let (mut open, mut depth) = ([name; MAX_DEPTH], 1);
        let (mut is_nested, mut is_plain, mut is_empty) = (false, true, true);
        let mut only_section = None;
        let end = loop {
            let rest = self.rest();
            match rest {
                [b'<', b'/', ..] => {
                    let Some(len) = end_tag(rest, open[depth - 1]) else { return self.malformed() };
                    let end = self.at;
                    self.at += len;
                    depth -= 1;
                    if depth == 0 {
                        break end;
                    }
                }
                _ if rest.starts_with(CDATA) => {
                    let section = &rest[CDATA.len()..];
                    let Some(len) = find_text(section, CDATA_END) else { return self.malformed() };
                    only_section = (self.at == start).then_some(&section[..len]);
                    is_plain = false;
                    is_empty &= len == 0;
                    self.at += CDATA.len() + len + CDATA_END.len();
                }
                [b'<', ..] => {
                    let Some(tag) = start_tag(rest) else { return self.malformed() };
                    if depth >= self.depth {
                        return Err(BodyError::TooDeep { limit: self.depth });
                    }
                    is_nested = true;
                    self.at += tag.len;
                    if !tag.is_empty {
                        open[depth] = tag.name;
                        depth += 1;
                    }
                }
                [b'&', ..] => {
                    let Some((_, len)) = escape::xml(rest) else { return self.malformed() };
                    (is_plain, is_empty, only_section) = (false, false, None);
                    self.at += len;
                }
                [] => return self.malformed(),
                _ if rest.starts_with(CDATA_END) => return self.malformed(),
                [byte, ..] => {
                    is_plain &= *byte != b'\r';
                    (is_empty, only_section) = (false, None);
                    self.at += 1;
                }
            }
        };
        let raw = &self.body[start..end];
        Ok(match only_section {
            _ if is_nested => Value::other(raw, Shape::Nested),
            _ if is_empty => Value::plain(&raw[..0]),
            Some(section) if !section.contains(&b'\r') => Value::plain(section),
            _ if is_plain => Value::plain(raw),
            _ => Value::xml_text(raw),
        })
    }
}

impl<'a> Iterator for XmlFields<'a> {
    type Item = Result<Param<'a>, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        let field = self.read();
        if field.is_err() {
            self.root = Root::Closed;
        }
        field.transpose()
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn space_len(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_space(**byte)).count()
}

/// A letter or `_`, then letters, digits, `_`, `.` and `-`.
fn name_len(text: &[u8]) -> usize {
    let is_first = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    if !text.first().is_some_and(|first| is_first(*first)) {
        return 0;
    }
    text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')).count()
}

/// The start tag that a text begins with, without attributes.
fn start_tag(text: &[u8]) -> Option<Tag<'_>> {
    let inside = text.strip_prefix(b"<")?;
    let (name, rest) = inside.split_at(name_len(inside));
    let space = space_len(rest);
    let (is_empty, end) = match &rest[space..] {
        _ if name.is_empty() => return None,
        [b'>', ..] => (false, 1),
        [b'/', b'>', ..] => (true, 2),
        _ => return None,
    };
    Some(Tag { name, is_empty, len: 1 + name.len() + space + end })
}

/// The length of the end tag of this name that a text begins with.
fn end_tag(text: &[u8], name: &[u8]) -> Option<usize> {
    let rest = text.strip_prefix(b"</")?.strip_prefix(name)?;
    let space = space_len(rest);
    (rest.get(space) == Some(&b'>')).then_some(3 + name.len() + space)
}

/// The length of an XML declaration of version 1.0 in UTF-8.
fn declaration(text: &[u8]) -> Option<usize> {
    let is_utf8 = |value: &[u8]| value.eq_ignore_ascii_case(b"utf-8") || value.eq_ignore_ascii_case(b"utf8");
    let mut rest = attribute(text.strip_prefix(b"<?xml")?, b"version", |value| value == b"1.0")?;
    rest = attribute(rest, b"encoding", is_utf8).unwrap_or(rest);
    rest = attribute(rest, b"standalone", |value| value == b"yes" || value == b"no").unwrap_or(rest);
    let rest = rest[space_len(rest)..].strip_prefix(b"?>")?;
    Some(text.len() - rest.len())
}

/// What comes after an attribute of a declaration, with white space before it, that has such a value.
fn attribute<'a>(text: &'a [u8], name: &[u8], is_allowed: impl Fn(&[u8]) -> bool) -> Option<&'a [u8]> {
    let after_space = |text: &'a [u8]| &text[space_len(text)..];
    let rest = after_space(text).strip_prefix(name).filter(|_| space_len(text) > 0)?;
    let quoted = after_space(after_space(rest).strip_prefix(b"=")?);
    let (quote, inside) = quoted.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    let value = &inside[..inside.iter().position(|byte| byte == quote)?];
    is_allowed(value).then(|| &inside[value.len() + 1..])
}

/// Whether an element can have this name and this text.
pub(super) fn can_hold(name: &[u8], text: &[u8]) -> bool {
    name_len(name) == name.len() && escape::first_not_of_xml(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::format;
    use std::string::{String, ToString};
    use std::vec::Vec;

    /// The fields as `name=value`, or the fault.
    fn read(body: &str) -> Result<Vec<String>, BodyError> {
        let text = |field: Param<'_>| format!("{}={}", field.name, field.value);
        XmlFields::new(body.as_bytes(), 32).map(|field| field.map(text)).collect()
    }

    #[test]
    fn all_that_is_harmless_around_the_fields_is_read() {
        let expected = Ok(["a=1".to_string(), "b=".to_string()].to_vec());
        for body in [
            "<xml><a>1</a><b/></xml>",
            "\u{feff}<?xml version=\"1.0\" encoding='utf-8' standalone = \"no\" ?>\r\n<xml><a>1</a><b></b></xml>\n",
            "<!-- <a>2</a> -->\n<root >\n\t<a >1</a\n>\n<!----><b /> </root ><!-- & -->",
            "<xml><a><![CDATA[1]]></a><b><![CDATA[]]><![CDATA[]]></b></xml>",
        ] {
            assert_eq!(read(body), expected, "{body}");
        }
        assert_eq!(read("<xml/>"), Ok(Vec::new()));
    }

    #[test]
    fn a_fault_is_where_its_markup_begins() {
        for (body, offset) in [
            ("<!DOCTYPE xml><xml/>", 0),
            ("<xml><?p?></xml>", 5),
            ("<xml a='1'/>", 0),
            ("<xml><a b='1'/></xml>", 5),
            ("<xml><a>1</b></xml>", 9),
            ("<xml><a>1<2</a></xml>", 9),
            ("<xml><a>1&2</a></xml>", 9),
            ("<xml><a>1]]></a></xml>", 9),
            ("<xml><a>1<!-- --></a></xml>", 9),
            ("<xml><a><![CDATA[1</a></xml>", 8),
            ("<xml>1<a/></xml>", 5),
            ("<xml><a/>", 9),
            ("<xml><a>1", 9),
            ("<xml/><xml/>", 6),
            ("<xml><!-- -- --></xml>", 5),
            ("<xml><p:a/></xml>", 5),
            ("<?xml version='1.1'?><xml/>", 0),
            ("<?xml version='1.0' encoding='GBK'?><xml/>", 0),
            ("x", 0),
        ] {
            assert_eq!(read(body), Err(BodyError::Malformed { offset }), "{body}");
        }
    }

    #[test]
    fn what_is_nested_is_balanced_and_bounded() {
        assert_eq!(read("<xml><a> <b>1</b>2<c/></a></xml>"), Ok(["a= <b>1</b>2<c/>".to_string()].to_vec()));
        assert_eq!(read("<xml><a><b></a></b></xml>"), Err(BodyError::Malformed { offset: 11 }));
        for depth in [1, 2, 32, 33, 1000] {
            let body = format!("<xml><a>{}{}</a></xml>", "<b>".repeat(depth - 1), "</b>".repeat(depth - 1));
            assert_eq!(read(&body).is_ok(), depth <= 32, "{depth}");
        }
        let flat = |depth| XmlFields::new(b"<xml><a><b/></a></xml>", depth).last();
        assert!(matches!(flat(1), Some(Err(BodyError::TooDeep { limit: 1 }))));
        assert!(matches!(flat(2), Some(Ok(_))));
    }
}
