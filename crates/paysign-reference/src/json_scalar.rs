//! A place in a JSON text, and what is there: white space, strings, numbers, `true`, `false` and `null`.

use crate::body::Content;

/// Whether this is the text of a JSON number.
pub(crate) fn is_number(text: &[u8]) -> bool {
    let mut cursor = Cursor { text, at: 0 };
    cursor.number().is_some() && cursor.at == text.len()
}

/// A place in a JSON text.
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) at: usize,
}

impl Cursor<'_> {
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    pub(crate) fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over white space, and over this byte if it comes next.
    pub(crate) fn takes(&mut self, byte: u8) -> bool {
        self.blanks();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub(crate) fn expect(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    pub(crate) fn scalar(&mut self) -> Option<Content> {
        match self.peek()? {
            b'"' => Some(Content::Text(self.string()?)),
            b't' => self.literal(b"true", Content::Bare(b"true".to_vec())),
            b'f' => self.literal(b"false", Content::Bare(b"false".to_vec())),
            b'n' => self.literal(b"null", Content::Null),
            _ => {
                let start = self.at;
                self.number()?;
                Some(Content::Bare(self.text[start..self.at].to_vec()))
            }
        }
    }

    fn literal(&mut self, word: &[u8], content: Content) -> Option<Content> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            content
        })
    }

    fn number(&mut self) -> Option<()> {
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    pub(crate) fn string(&mut self) -> Option<Vec<u8>> {
        if self.next()? != b'"' {
            return None;
        }
        let mut text = Vec::new();
        loop {
            match self.next()? {
                b'"' => return Some(text),
                b'\\' => self.escape(&mut text)?,
                0..=0x1f => return None,
                byte => text.push(byte),
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => byte,
            b'b' => 0x08,
            b'f' => 0x0c,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let character = self.escaped_character()?;
                text.extend(character.to_string().into_bytes());
                return Some(());
            }
            _ => return None,
        };
        text.push(byte);
        Some(())
    }

    fn escaped_character(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(u32::from(first));
        }
        if self.next()? != b'\\' || self.next()? != b'u' {
            return None;
        }
        let second = self.four_digits()?;
        char::decode_utf16([first, second]).next()?.ok()
    }

    fn four_digits(&mut self) -> Option<u16> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.next()?).to_digit(16)?;
        }
        u16::try_from(number).ok()
    }
}
