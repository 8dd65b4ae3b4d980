//! Writes a signed message in its wire.

use core::fmt;

use super::signed::Signed;
use crate::message::Wire;

/// The ready body, or query, of a signed message. `Display` writes it without an allocation; `append_to` is
/// the faster way.
///
/// A form leaves letters, digits and `-._~` as they are and writes all else as `%XX`. JSON is written without
/// spaces. XML has the root `xml`, no declaration, and entities where a text needs them: every reader of XML
/// takes these, while a CDATA section can hold neither `]]>` nor a carriage return.
#[derive(Clone, Copy)]
pub struct Body<'s, 'a, N, V> {
    signed: &'s Signed<'a, N, V>,
}

impl<'a, N: AsRef<[u8]>, V: AsRef<[u8]>> Signed<'a, N, V> {
    /// The ready body, or query, in the message's wire; write it or call `to_string`.
    pub fn body(&self) -> Body<'_, 'a, N, V> {
        Body { signed: self }
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> fmt::Display for Body<'_, '_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&mut |text| f.write_str(text))
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Body<'_, '_, N, V> {
    /// Appends it to a text: a good deal faster than `to_string`.
    #[cfg(feature = "alloc")]
    pub fn append_to(&self, text: &mut alloc::string::String) {
        let fields = self.signed.fields();
        // What most fields take; a text with many escapes grows.
        text.reserve(fields.map(|(name, value)| name.len() + value.len() + 6).sum());
        let _ = self.write(&mut |part| {
            text.push_str(part);
            Ok::<_, core::convert::Infallible>(())
        });
    }

    fn write<E>(&self, put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        match self.signed.message.transport.wire {
            Wire::Form => self.form(put),
            Wire::Json => self.json(put),
            #[cfg(feature = "xml")]
            Wire::Xml => self.xml(put),
            #[cfg(feature = "multipart")]
            Wire::Multipart => self.multipart(put),
            // Signing has refused it.
            #[cfg(not(all(feature = "xml", feature = "multipart")))]
            _ => Ok(()),
        }
    }

    fn form<E>(&self, put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        for (index, (name, value)) in self.signed.fields().enumerate() {
            if index > 0 {
                put("&")?;
            }
            form_part(name, put)?;
            put("=")?;
            form_part(value, put)?;
        }
        Ok(())
    }

    fn json<E>(&self, put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        let table = self.signed.message.fields;
        let is_number = |name: &[u8]| table.iter().any(|field| field.is_number && field.name.as_bytes() == name);
        for (index, (name, value)) in self.signed.fields().enumerate() {
            put(if index > 0 { "," } else { "{" })?;
            json_text(name, put)?;
            put(":")?;
            if is_number(name) && !value.is_empty() {
                put(core::str::from_utf8(value).unwrap_or_default())?;
            } else {
                json_text(value, put)?;
            }
        }
        put("}")
    }

    #[cfg(feature = "xml")]
    fn xml<E>(&self, put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        put("<xml>")?;
        for (name, value) in self.signed.fields() {
            let name = core::str::from_utf8(name).unwrap_or_default();
            for part in ["<", name, ">"] {
                put(part)?;
            }
            xml_text(value, put)?;
            for part in ["</", name, ">"] {
                put(part)?;
            }
        }
        put("</xml>")
    }

    #[cfg(feature = "multipart")]
    fn multipart<E>(&self, put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        let boundary = Wire::boundary();
        for (name, value) in self.signed.fields() {
            let [name, value] = [name, value].map(|part| core::str::from_utf8(part).unwrap_or_default());
            let head = "\r\nContent-Disposition: form-data; name=\"";
            for part in ["--", boundary, head, name, "\"\r\n\r\n", value, "\r\n"] {
                put(part)?;
            }
        }
        for part in ["--", boundary, "--\r\n"] {
            put(part)?;
        }
        Ok(())
    }
}

/// The text of an element. Signing has made sure that XML has its characters.
#[cfg(feature = "xml")]
fn xml_text<E>(bytes: &[u8], put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut rest = core::str::from_utf8(bytes).unwrap_or_default();
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'\r')) {
        let (kept, escaped) = rest.split_at(at);
        put(kept)?;
        put(match escaped.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&#13;",
        })?;
        rest = &escaped[1..];
    }
    put(rest)
}

fn form_part<E>(mut bytes: &[u8], put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    while !bytes.is_empty() {
        let kept = bytes.iter().position(|byte| !STAYS[usize::from(*byte)]).unwrap_or(bytes.len());
        // What stays as it is is ASCII.
        put(core::str::from_utf8(&bytes[..kept]).unwrap_or_default())?;
        bytes = &bytes[kept..];
        if let [escaped, rest @ ..] = bytes {
            let digit = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
            let text = [b'%', digit(escaped >> 4), digit(escaped & 15)];
            put(core::str::from_utf8(&text).unwrap_or_default())?;
            bytes = rest;
        }
    }
    Ok(())
}

/// The bytes that a form holds as they are.
const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        #[expect(clippy::cast_possible_truncation, reason = "below 128")]
        let character = byte as u8;
        stays[byte] = character.is_ascii_alphanumeric() || matches!(character, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    stays
};

/// A JSON string. Signing has made sure that the bytes are UTF-8.
fn json_text<E>(bytes: &[u8], put: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    put("\"")?;
    let mut rest = core::str::from_utf8(bytes).unwrap_or_default();
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (kept, escaped) = rest.split_at(at);
        put(kept)?;
        match escaped.as_bytes()[0] {
            b'"' => put("\\\"")?,
            b'\\' => put("\\\\")?,
            b'\n' => put("\\n")?,
            b'\r' => put("\\r")?,
            b'\t' => put("\\t")?,
            8 => put("\\b")?,
            12 => put("\\f")?,
            control => {
                let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
                let text = [b'\\', b'u', b'0', b'0', digit(control >> 4), digit(control & 15)];
                put(core::str::from_utf8(&text).unwrap_or_default())?;
            }
        }
        rest = &escaped[1..];
    }
    put(rest)?;
    put("\"")
}

impl<N, V> fmt::Debug for Body<'_, '_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.signed.fmt(f)
    }
}
