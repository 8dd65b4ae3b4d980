//! Writes a signed message in its wire.

use core::fmt::{self, Write};

use super::Signed;
use crate::message::Wire;

/// The ready body, or query, of a signed message. `Display` writes it, so it needs no allocation.
///
/// A form leaves letters, digits and `-._~` as they are and writes all else as `%XX`. JSON is written without blanks.
#[derive(Clone, Copy)]
pub struct Body<'s, 'a, N, V> {
    signed: &'s Signed<'a, N, V>,
}

impl<'s, 'a, N, V> Body<'s, 'a, N, V> {
    pub(super) fn new(signed: &'s Signed<'a, N, V>) -> Self {
        Self { signed }
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> fmt::Display for Body<'_, '_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.signed.message.transport.wire {
            Wire::Form => self.form(f),
            Wire::Json => self.json(f),
        }
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Body<'_, '_, N, V> {
    fn form(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.signed.fields().enumerate() {
            f.write_str(if index > 0 { "&" } else { "" })?;
            form_part(name, f)?;
            f.write_char('=')?;
            form_part(value, f)?;
        }
        Ok(())
    }

    fn json(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = self.signed.message.fields;
        let is_number = |name: &[u8]| table.iter().any(|field| field.is_number && field.name.as_bytes() == name);
        for (index, (name, value)) in self.signed.fields().enumerate() {
            f.write_char(if index > 0 { ',' } else { '{' })?;
            json_text(name, f)?;
            f.write_char(':')?;
            if is_number(name) && !value.is_empty() {
                f.write_str(core::str::from_utf8(value).unwrap_or_default())?;
            } else {
                json_text(value, f)?;
            }
        }
        f.write_char('}')
    }
}

fn form_part(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let stays = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    for byte in bytes {
        if stays(byte) {
            f.write_char(char::from(*byte))?;
        } else {
            write!(f, "%{byte:02X}")?;
        }
    }
    Ok(())
}

/// A JSON string. Signing has made sure that the bytes are UTF-8.
fn json_text(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for character in core::str::from_utf8(bytes).unwrap_or_default().chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\u{8}' => f.write_str("\\b")?,
            '\u{c}' => f.write_str("\\f")?,
            '\0'..='\u{1f}' => write!(f, "\\u{:04x}", u32::from(character))?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}

impl<N, V> fmt::Debug for Body<'_, '_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.signed.fmt(f)
    }
}
