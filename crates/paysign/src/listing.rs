//! Names that a value lists, and names that begin alike.

use crate::value::{Bytes, Value};

/// Whether a name begins so.
pub(crate) fn starts_with(name: Value<'_>, prefix: &str) -> bool {
    name.bytes().take(prefix.len()).eq(prefix.bytes())
}

/// The names that a value lists.
#[derive(Clone)]
pub(crate) struct Listing<'a> {
    rest: Option<Bytes<'a>>,
    cut: u8,
}

/// One of them: the first bytes of what is left of the value.
#[derive(Clone)]
pub(crate) struct Listed<'a> {
    from: Bytes<'a>,
    len: usize,
}

impl<'a> Listing<'a> {
    pub(crate) fn new(list: Value<'a>, cut: u8) -> Self {
        Self { rest: Some(list.bytes()), cut }
    }

    /// Whether it lists this name.
    pub(crate) fn holds(mut self, name: Value<'_>) -> bool {
        self.any(|listed| listed.is(name))
    }
}

impl<'a> Iterator for Listing<'a> {
    type Item = Listed<'a>;

    fn next(&mut self) -> Option<Listed<'a>> {
        loop {
            let mut rest = self.rest.take()?;
            let mut from = rest.clone();
            // What is read without the blanks at both ends.
            let (mut len, mut blanks, mut is_cut) = (0, 0, false);
            for byte in rest.by_ref() {
                if byte == self.cut {
                    is_cut = true;
                    break;
                }
                match byte {
                    byte if byte.is_ascii_whitespace() && len == 0 => from.next().map_or((), drop),
                    byte if byte.is_ascii_whitespace() => blanks += 1,
                    _ => (len, blanks) = (len + blanks + 1, 0),
                }
            }
            self.rest = is_cut.then_some(rest);
            if len > 0 {
                return Some(Listed { from, len });
            }
        }
    }
}

impl Listed<'_> {
    /// Whether this is the name.
    pub(crate) fn is(&self, name: Value<'_>) -> bool {
        self.bytes().eq(name.bytes())
    }

    pub(crate) fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.from.clone().take(self.len)
    }
}
