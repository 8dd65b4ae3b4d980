//! How the bytes of a digest are written.

use crate::hex;
use crate::scheme::{Encoding, Scheme};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Scheme {
    /// The text of a digest, as it is sent.
    pub fn written(&self, digest: &[u8]) -> String {
        write(digest, self.encoding)
    }
}

/// The bytes of a digest that is written so; of hex in either case.
pub(crate) fn read(text: &[u8], encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::LowerHex | Encoding::UpperHex => hex::read(text),
        // A space is the `+` that a sender has not escaped in a form.
        Encoding::Base64 => {
            read_base64(&text.iter().map(|byte| if *byte == b' ' { b'+' } else { *byte }).collect::<Vec<_>>())
        }
    }
}

/// The text of these bytes.
pub(crate) fn write(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::LowerHex => hex::write(bytes),
        Encoding::UpperHex => hex::write(bytes).to_uppercase(),
        Encoding::Base64 => write_base64(bytes),
    }
}

pub(crate) fn write_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0, |number, at| number << 8 | usize::from(*group.get(at).unwrap_or(&0)));
        for place in 0..4 {
            let digit = char::from(ALPHABET[number >> (18 - 6 * place) & 63]);
            text.push(if place > group.len() { '=' } else { digit });
        }
    }
    text
}

/// Only what `write_base64` writes is read.
pub(crate) fn read_base64(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.iter().take_while(|byte| **byte != b'=');
    let mut bits = Vec::new();
    for digit in digits {
        let six = ALPHABET.iter().position(|other| other == digit)?;
        bits.extend((0..6).rev().map(|bit| six >> bit & 1 == 1));
    }
    let bytes: Vec<u8> =
        bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect();
    (write_base64(&bytes).into_bytes() == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10.
    #[test]
    fn base64_is_that_of_its_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(write(bytes.as_bytes(), Encoding::Base64), text);
            assert_eq!(read(text.as_bytes(), Encoding::Base64), Some(bytes.as_bytes().to_vec()));
        }
        for text in ["Zg", "Zg=", "Zh==", "Zm9v====", "Zm-_", "Zm9v\n", "="] {
            assert_eq!(read(text.as_bytes(), Encoding::Base64), None, "{text}");
        }
        assert_eq!(read(b"ab c", Encoding::Base64), read(b"ab+c", Encoding::Base64));
        assert_eq!(read_base64(b"ab c"), None);
    }
}
