//! Reads flat XML: a root element, in it an element for each field.
//!
//! Every text is built: references are replaced, sections are unwrapped and line ends are made line feeds.

use crate::body::{Body, BodyField, Content};

/// Why a document cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The byte where it is malformed.
    Malformed(usize),
    /// An element is nested too deep.
    TooDeep,
}

/// Whatever the limit is, no more levels than these are read.
const MAX_LEVELS: usize = 32;

/// Takes a document apart, in which elements are nested at most `levels` deep.
pub(crate) fn read(body: &[u8], levels: usize) -> Result<Body, Fault> {
    let text = characters(body).map_err(Fault::Malformed)?;
    let mut document = Document { text, at: 0, levels: levels.min(MAX_LEVELS) };
    document.take("\u{feff}");
    document.declaration()?;
    document.between()?;
    let start = document.at;
    let root = document.start_tag()?.ok_or(Fault::Malformed(start))?;
    if document.levels == 0 {
        return Err(Fault::TooDeep);
    }
    let mut fields = Vec::new();
    if root.is_open {
        document.between()?;
        while !document.rest().starts_with("</") {
            fields.push(document.field()?);
            document.between()?;
        }
        document.end_tag(&root.name)?;
    }
    document.between()?;
    if document.rest().is_empty() { Ok(Body { fields, depth: 1 }) } else { document.malformed() }
}

/// The body as text; where it is not of characters that XML has, the first byte that is not.
fn characters(body: &[u8]) -> Result<&str, usize> {
    let (text, end) = match std::str::from_utf8(body) {
        Ok(text) => (text, None),
        Err(error) => {
            (std::str::from_utf8(&body[..error.valid_up_to()]).unwrap_or_default(), Some(error.valid_up_to()))
        }
    };
    match text.char_indices().find(|(_, character)| !is_allowed(*character)).map(|(at, _)| at).or(end) {
        Some(at) => Err(at),
        None => Ok(text),
    }
}

/// `Char` of XML 1.0.
pub(crate) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether an element can have this name.
pub(crate) fn is_name(name: &str) -> bool {
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || "_.-".contains(character);
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && name.chars().all(is_of_name)
}

/// A document, and how far it is read.
struct Document<'a> {
    text: &'a str,
    at: usize,
    levels: usize,
}

struct StartTag {
    name: String,
    /// Whether an end tag belongs to it.
    is_open: bool,
}

impl<'a> Document<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn malformed<T>(&self) -> Result<T, Fault> {
        Err(Fault::Malformed(self.at))
    }

    fn take(&mut self, wanted: &str) -> bool {
        let is_there = self.rest().starts_with(wanted);
        self.at += if is_there { wanted.len() } else { 0 };
        is_there
    }

    /// What is before this text, and steps over both.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (before, _) = self.rest().split_once(end)?;
        self.at += before.len() + end.len();
        Some(before)
    }

    fn declaration(&mut self) -> Result<(), Fault> {
        let start = self.at;
        if self.take("<?") {
            let inside = self.until("?>").filter(|inside| is_declaration(inside));
            inside.map(|_| ()).ok_or(Fault::Malformed(start))?;
        }
        Ok(())
    }

    /// White space and comments.
    fn between(&mut self) -> Result<(), Fault> {
        loop {
            self.at = self.text.len() - self.rest().trim_start_matches(SPACES).len();
            let start = self.at;
            if !self.take("<!--") {
                return Ok(());
            }
            self.until("--").ok_or(Fault::Malformed(start))?;
            if !self.take(">") {
                return Err(Fault::Malformed(start));
            }
        }
    }

    /// A start tag, if there is one at all.
    fn start_tag(&mut self) -> Result<Option<StartTag>, Fault> {
        let start = self.at;
        if !self.take("<") {
            return Ok(None);
        }
        let inside = self.until(">").ok_or(Fault::Malformed(start))?;
        let name = inside.strip_suffix('/').unwrap_or(inside).trim_end_matches(SPACES);
        if !is_name(name) {
            return Err(Fault::Malformed(start));
        }
        Ok(Some(StartTag { name: name.into(), is_open: !inside.ends_with('/') }))
    }

    fn end_tag(&mut self, name: &str) -> Result<(), Fault> {
        let start = self.at;
        let inside = if self.take("</") { self.until(">") } else { None };
        let is_its = inside.is_some_and(|inside| inside.trim_end_matches(SPACES) == name);
        if is_its { Ok(()) } else { Err(Fault::Malformed(start)) }
    }

    fn field(&mut self) -> Result<BodyField, Fault> {
        let start = self.at;
        let tag = self.start_tag()?.ok_or(Fault::Malformed(start))?;
        let offset = start + 1;
        let content_start = self.at;
        let mut text = String::new();
        let mut is_nested = false;
        let mut content_end = self.at;
        let mut open: Vec<String> = Vec::new();
        if tag.is_open {
            open.push(tag.name.clone());
        }
        while let Some(innermost) = open.last() {
            let at = self.at;
            if self.rest().starts_with("</") {
                content_end = at;
                let name = innermost.clone();
                self.end_tag(&name)?;
                open.pop();
            } else if self.take("<![CDATA[") {
                let section = self.until("]]>").ok_or(Fault::Malformed(at))?;
                text += &with_line_feeds(section);
            } else if let Some(inner) = self.start_tag()? {
                // The root is one level, and a field that holds an element the next.
                if open.len() + 1 > self.levels {
                    return Err(Fault::TooDeep);
                }
                is_nested = true;
                if inner.is_open {
                    open.push(inner.name);
                }
            } else if self.take("&") {
                let inside = self.until(";").ok_or(Fault::Malformed(at))?;
                text.push(referred(inside).ok_or(Fault::Malformed(at))?);
            } else {
                let len = self.rest().find(['<', '&']).ok_or(()).or_else(|()| self.unended())?;
                let run = &self.rest()[..len];
                if let Some(at) = run.find("]]>") {
                    return Err(Fault::Malformed(self.at + at));
                }
                text += &with_line_feeds(run);
                self.at += len;
            }
        }
        let content = if is_nested {
            Content::Nested(self.text.as_bytes()[content_start..content_end].to_vec())
        } else {
            Content::Text(text.into_bytes())
        };
        Ok(BodyField { name: tag.name.into_bytes(), offset, content, value_at: offset, is_member: false })
    }

    /// Text that nothing follows: malformed at its `]]>`, or else at the end.
    fn unended(&self) -> Result<usize, Fault> {
        Err(Fault::Malformed(self.rest().find("]]>").map_or(self.text.len(), |at| self.at + at)))
    }
}

const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The character that `amp`, `#65` or `#x41` refers to.
fn referred(inside: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        let are_digits = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
        let number = u32::from_str_radix(digits, radix).ok().filter(|_| are_digits)?;
        char::from_u32(number).filter(|character| is_allowed(*character))
    };
    match inside {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match inside.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(inside.strip_prefix('#')?, 10),
        },
    }
}

/// Whether this is between `<?` and `?>` of a declaration: its words are the version, and maybe the encoding
/// and whether the document stands alone.
fn is_declaration(inside: &str) -> bool {
    let Some(mut rest) = inside.strip_prefix("xml") else { return false };
    let mut words = Vec::new();
    loop {
        let trimmed = rest.trim_start_matches(SPACES);
        if trimmed.is_empty() {
            break;
        }
        let is_apart = trimmed.len() < rest.len();
        let Some((name, after)) = trimmed.split_once('=') else { return false };
        let after = after.trim_start_matches(SPACES);
        let Some(quote) = after.chars().next().filter(|quote| is_apart && "\"'".contains(*quote)) else { return false };
        let Some((value, others)) = after[1..].split_once(quote) else { return false };
        words.push((name.trim_end_matches(SPACES), value));
        rest = others;
    }
    let is_utf8 = |value: &str| ["utf-8", "utf8"].contains(&value.to_ascii_lowercase().as_str());
    match words.as_slice() {
        [("version", "1.0")] | [("version", "1.0"), ("standalone", "yes" | "no")] => true,
        [("version", "1.0"), ("encoding", value)]
        | [("version", "1.0"), ("encoding", value), ("standalone", "yes" | "no")] => is_utf8(value),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(body: &str) -> Result<Vec<(String, Content, usize)>, Fault> {
        let body = read(body.as_bytes(), 32)?;
        let field = |field: BodyField| (String::from_utf8_lossy(&field.name).into_owned(), field.content, field.offset);
        Ok(body.fields.into_iter().map(field).collect())
    }

    fn text(body: &str) -> Result<String, Fault> {
        match fields(&format!("<xml><a>{body}</a></xml>"))?.remove(0).1 {
            Content::Text(text) => Ok(String::from_utf8_lossy(&text).into_owned()),
            other => panic!("{other:?}"),
        }
    }

    /// What PHP's `simplexml_load_string`, Java's `DocumentBuilder` and Go's `encoding/xml` said.
    #[test]
    fn texts_are_those_that_other_readers_find() {
        for (body, expected) in [
            ("<![CDATA[x&y<z]]>", "x&y<z"),
            ("p<![CDATA[q]]>r<![CDATA[s]]>", "pqrs"),
            ("\n <![CDATA[x]]>\n", "\n x\n"),
            ("1\r\n2\r3", "1\n2\n3"),
            ("<![CDATA[1\r\n2\r3]]>", "1\n2\n3"),
            ("1&#13;&#10;2", "1\r\n2"),
            ("1\r<![CDATA[\n2]]>", "1\n\n2"),
            ("&amp;&lt;&gt;&quot;&apos;&#38;&#x26;&#20013;", "&<>\"'&&中"),
            ("&#0000000065;", "A"),
            ("x>y", "x>y"),
            ("<![CDATA[x]]]]><![CDATA[>y]]>", "x]]>y"),
        ] {
            assert_eq!(text(body), Ok(expected.into()), "{body}");
        }
        for body in [
            "&#X26;",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "&#1;",
            "&#xFFFF;",
            "&#x110000;",
            "x]]>y",
            "1<2",
            "1&2",
            "\u{1}",
            "\u{fffe}",
        ] {
            assert!(text(body).is_err(), "{body}");
        }
    }

    #[test]
    fn fields_have_places_and_nesting_is_counted() {
        let nested = Content::Nested(b"<c/>1".to_vec());
        let found = fields("<xml><a/><b><c/>1</b></xml>");
        assert_eq!(found, Ok(vec![("a".into(), Content::Text(vec![]), 6), ("b".into(), nested, 10)]));
        assert_eq!(read(b"<xml><b><c/></b></xml>", 1).err(), Some(Fault::TooDeep));
        assert_eq!(read(b"<xml><b><c></b></xml>", 2).err(), Some(Fault::Malformed(11)));
    }
}
