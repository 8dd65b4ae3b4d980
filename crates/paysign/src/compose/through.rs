//! Names and values through a function.

use super::decimal;
use super::sink::SecretSink;
use crate::scheme::Function;
use crate::value::{Shape, Value};

/// What a name or a value is written through.
#[derive(Clone, Copy)]
pub(crate) struct Through {
    pub(crate) function: Option<Function>,
    /// What `escaped` puts a backslash before, beside the backslash.
    pub(crate) special: Option<u8>,
}

impl Through {
    pub(crate) fn put(self, value: Value<'_>, sink: &mut dyn SecretSink) {
        match self.function {
            None => value.for_each_chunk(|chunk| sink.put(chunk)),
            Some(Function::Length) => {
                put_number(value.bytes().count(), sink);
                value.for_each_chunk(|chunk| sink.put(chunk));
            }
            Some(Function::Json) => put_json(value, sink),
            Some(function @ (Function::Fixed(_) | Function::FixedOneOrTwo | Function::Short)) => {
                if !decimal::put(function, value, |part| sink.put(part)) {
                    value.for_each_chunk(|chunk| sink.put(chunk));
                }
            }
            Some(_) => self.put_bytes(&mut value.bytes(), sink),
        }
    }

    /// The same of bytes one by one, where the function needs no more.
    pub(crate) fn put_bytes(self, bytes: &mut dyn Iterator<Item = u8>, sink: &mut dyn SecretSink) {
        if self.function == Some(Function::Json) {
            return put_json_text(bytes, sink);
        }
        for byte in bytes {
            match self.function {
                Some(Function::Encoded(encoder)) => {
                    let (text, len) = encoder.encode(byte);
                    sink.put(text.get(..len).unwrap_or_default());
                }
                Some(Function::Lower) => sink.put_byte(byte.to_ascii_lowercase()),
                Some(Function::Upper) => sink.put_byte(byte.to_ascii_uppercase()),
                Some(Function::Undotted) if matches!(byte, b'.' | b',') => {}
                Some(Function::Escaped) if byte == b'\\' || Some(byte) == self.special => sink.put(&[b'\\', byte]),
                _ => sink.put_byte(byte),
            }
        }
    }
}

fn put_number(mut number: usize, sink: &mut dyn SecretSink) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        // One digit.
        digits[at] = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    sink.put(&digits[at..]);
}

/// As JSON writes it, with the fewest escapes.
fn put_json(value: Value<'_>, sink: &mut dyn SecretSink) {
    let is_text = value.shape() == Shape::Text || value.shape() == Shape::Null && value.is_empty();
    if !is_text {
        return value.for_each_chunk(|chunk| sink.put(chunk));
    }
    put_json_text(&mut value.bytes(), sink);
}

fn put_json_text(bytes: &mut dyn Iterator<Item = u8>, sink: &mut dyn SecretSink) {
    sink.put_byte(b'"');
    for byte in bytes {
        match byte {
            b'"' => sink.put(b"\\\""),
            b'\\' => sink.put(b"\\\\"),
            b'\n' => sink.put(b"\\n"),
            b'\r' => sink.put(b"\\r"),
            b'\t' => sink.put(b"\\t"),
            8 => sink.put(b"\\b"),
            12 => sink.put(b"\\f"),
            0..b' ' => {
                let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
                sink.put(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            }
            _ => sink.put_byte(byte),
        }
    }
    sink.put_byte(b'"');
}
