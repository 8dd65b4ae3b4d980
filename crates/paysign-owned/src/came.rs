//! What came with a body.

/// What came with a body.
#[derive(Clone, Copy)]
pub struct Came<'c, N, V> {
    /// Headers, as pairs of name and value.
    pub headers: &'c [(N, V)],
    /// When, in seconds from the beginning of 1970, if a language was told.
    pub now: Option<u64>,
}

/// The same, owned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// Headers, as pairs of name and value.
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
    /// When, in seconds from the beginning of 1970.
    pub now: Option<u64>,
}

impl Arrival {
    /// As the core takes it.
    pub fn came(&self) -> Came<'_, Vec<u8>, Vec<u8>> {
        Came { headers: &self.headers, now: self.now }
    }
}

/// The bytes of a header that a language has as text. HTTP servers hand out a character for each byte; what
/// holds another one can only have been UTF-8.
pub fn bytes_of_text(text: &str) -> Vec<u8> {
    let of_bytes: Option<Vec<u8>> = text.chars().map(|character| u8::try_from(character).ok()).collect();
    of_bytes.unwrap_or_else(|| text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::bytes_of_text;

    #[test]
    fn a_character_is_a_byte_unless_it_can_be_none() {
        assert_eq!(bytes_of_text("a\u{fc}"), b"a\xfc");
        assert_eq!(bytes_of_text("\u{4f60}\u{fc}"), "\u{4f60}\u{fc}".as_bytes());
    }
}
