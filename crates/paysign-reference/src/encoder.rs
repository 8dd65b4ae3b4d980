//! URL-encodings: every byte but ASCII letters, digits and the safe ones is written `%XX`.

use crate::hex;

/// A URL-encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoder {
    /// The bytes that stay as they are, beside letters and digits.
    safe: &'static [u8],
    /// Whether a space is `+`.
    has_plus: bool,
    /// Whether the digits are in upper case.
    is_upper: bool,
}

impl Encoder {
    /// The encoder that this word names.
    pub(crate) fn named(word: &str) -> Option<Encoder> {
        let (safe, has_plus, is_upper): (&[u8], _, _) = match word {
            "form" => (b"-_.", true, true),
            "form-lower" => (b"-_.", true, false),
            "java" => (b"-_.*", true, true),
            "dotnet" => (b"-_.!*()", true, false),
            "js" => (b"-_.!~*'()", false, true),
            "rfc3986" => (b"-_.~", false, true),
            "rfc3986-lower" => (b"-_.~", false, false),
            _ => return None,
        };
        Some(Encoder { safe, has_plus, is_upper })
    }

    /// Whether an encoded text may hold this byte.
    pub(crate) fn may_write(self, byte: u8) -> bool {
        byte == b'%' || (byte == b'+' && self.has_plus) || byte.is_ascii_alphanumeric() || self.safe.contains(&byte)
    }

    /// The encoded text.
    pub(crate) fn encode(self, text: &[u8]) -> Vec<u8> {
        let mut encoded = Vec::new();
        for byte in text {
            if byte.is_ascii_alphanumeric() || self.safe.contains(byte) {
                encoded.push(*byte);
            } else if *byte == b' ' && self.has_plus {
                encoded.push(b'+');
            } else {
                let digits = hex::write(&[*byte]);
                encoded.push(b'%');
                encoded.extend(if self.is_upper { digits.to_uppercase() } else { digits }.bytes());
            }
        }
        encoded
    }

    /// The text that was encoded; `None` where the encoder does not write this.
    pub(crate) fn decode(self, encoded: &[u8]) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        let mut at = 0;
        while let Some(byte) = encoded.get(at) {
            if *byte == b'%' {
                text.extend(hex::read(encoded.get(at + 1..at + 3)?)?);
                at += 3;
            } else {
                text.push(if *byte == b'+' { b' ' } else { *byte });
                at += 1;
            }
        }
        (self.encode(&text) == encoded).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the functions of these languages write, by their documentation.
    #[test]
    fn encoders_write_what_their_languages_write() {
        let text = " -_.!~*'()/A\u{e9}".as_bytes();
        for (word, encoded) in [
            ("form", "+-_.%21%7E%2A%27%28%29%2FA%C3%A9"),
            ("form-lower", "+-_.%21%7e%2a%27%28%29%2fA%c3%a9"),
            ("java", "+-_.%21%7E*%27%28%29%2FA%C3%A9"),
            ("dotnet", "+-_.!%7e*%27()%2fA%c3%a9"),
            ("js", "%20-_.!~*'()%2FA%C3%A9"),
            ("rfc3986", "%20-_.%21~%2A%27%28%29%2FA%C3%A9"),
            ("rfc3986-lower", "%20-_.%21~%2a%27%28%29%2fA%c3%a9"),
        ] {
            let encoder = Encoder::named(word).unwrap();
            assert_eq!(String::from_utf8(encoder.encode(text)).unwrap(), encoded, "{word}");
            assert_eq!(encoder.decode(encoded.as_bytes()).as_deref(), Some(text), "{word}");
        }
        assert_eq!(Encoder::named("php"), None);
    }

    #[test]
    fn what_an_encoder_does_not_write_is_not_decoded() {
        let form = Encoder::named("form").unwrap();
        for encoded in ["%", "%4", "%zz", "%2f", "%41", "%20", "a b", "~"] {
            assert_eq!(form.decode(encoded.as_bytes()), None, "{encoded}");
        }
        assert_eq!(Encoder::named("js").unwrap().decode(b"+"), None);
    }
}
