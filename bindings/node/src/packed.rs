//! A list of texts in one string, which JavaScript splits: far cheaper than JSON for what is read of every notification.

use std::fmt::{Display, Write};

use paysign::{Amount, AmountError, Value};

use crate::error::Failure;

/// Parts with a zero byte between. The first character of each says what the rest is: `t` a text, `b` bytes as the
/// JSON of a binary string, `j` a text as JSON since a zero byte stands in it, `e` an error as JSON, `n` nothing at all.
#[derive(Default)]
pub struct Packed {
    text: String,
}

impl Packed {
    /// The string.
    pub fn finish(self) -> String {
        self.text
    }

    /// A text of the tables or of this crate.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// A signature or a ready body: no zero byte can be in it.
    pub fn display(&mut self, shown: impl Display) {
        self.part('t', "");
        // A `String` takes whatever is written.
        let _ = write!(self.text, "{shown}");
    }

    /// A value, if it is there.
    pub fn value(&mut self, value: Option<Value<'_>>) {
        match value {
            Some(value) => self.bytes(&value.to_bytes()),
            None => self.part('n', ""),
        }
    }

    /// A name and its value.
    pub fn pair(&mut self, (name, value): (Value<'_>, Value<'_>)) {
        self.value(Some(name));
        self.value(Some(value));
    }

    /// An amount in two parts: its decimal, and its cents where it is a whole number of them.
    pub fn amount(&mut self, amount: Option<Result<Amount, AmountError>>) {
        match amount {
            Some(Ok(amount)) => {
                self.text(&amount.to_string());
                match amount.minor(2) {
                    Some(minor) => self.text(&minor.to_string()),
                    None => self.part('n', ""),
                }
            }
            Some(Err(error)) => {
                let error = Failure::from(error).text();
                self.part('e', &error);
                self.part('e', &error);
            }
            None => {
                self.part('n', "");
                self.part('n', "");
            }
        }
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
        if !self.text.is_empty() {
            self.text.push('\0');
        }
        self.text.push(what);
        self.text.push_str(rest);
    }
}
