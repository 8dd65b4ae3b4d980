//! A list of texts in one string, which JavaScript splits: far cheaper than JSON for what is read of every
//! notification.

use paysign::Value;
use paysign_owned::Failure;

use crate::error::text_of_failure;

/// What a message with all its fields mostly takes.
pub const USUAL_LEN: usize = 1024;

/// Parts with a zero byte before each. The first character of a part says what the rest is: `t` a text,
/// `b` bytes as the JSON of a binary string, `j` a text as JSON since it holds a zero byte, `e` an error as
/// JSON.
#[derive(Default)]
pub struct Packed {
    text: String,
}

impl Packed {
    /// The string.
    pub fn finish(self) -> String {
        self.text
    }

    /// Room for so many bytes.
    pub fn with_capacity(len: usize) -> Self {
        Self { text: String::with_capacity(len) }
    }

    /// A name and its value.
    pub fn pair(&mut self, (name, value): (Value<'_>, Value<'_>)) {
        self.bytes(&name.to_bytes());
        self.bytes(&value.to_bytes());
    }

    /// An error.
    pub fn error(&mut self, failure: &Failure) {
        self.part('e', &text_of_failure(failure));
    }

    /// A text, or bytes where they are not UTF-8.
    pub fn bytes(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.contains('\0') => self.part('j', &serde_json::Value::from(text).to_string()),
            Ok(text) => self.part('t', text),
            // A character of each byte; JSON, since a zero byte may be one of them.
            Err(_) => {
                let binary: String = bytes.iter().copied().map(char::from).collect();
                self.part('b', &serde_json::Value::from(binary).to_string());
            }
        }
    }

    fn part(&mut self, what: char, rest: &str) {
        self.text.push('\0');
        self.text.push(what);
        self.text.push_str(rest);
    }
}
