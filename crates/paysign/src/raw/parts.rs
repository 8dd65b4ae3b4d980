//! The parts of the text that is hashed with a raw body, in order.

use super::cursor::Cursor;
use super::part::Part;

/// The parts of a text: a slice in a table, or a clause of a scheme's text.
#[derive(Clone, Copy)]
pub enum Parts<'a> {
    /// As a table holds them.
    List(&'a [Part<'a>]),
    /// As a scheme's text holds them; [`RawScheme::parse`](super::RawScheme::parse) has read it.
    Text(&'a str),
}

impl<'a> Parts<'a> {
    /// The parts, in their order.
    pub fn iter(self) -> impl Iterator<Item = Part<'a>> + Clone {
        let (list, text) = match self {
            Self::List(list) => (list, ""),
            Self::Text(text) => (&[][..], text),
        };
        list.iter().copied().chain(Written(Cursor::new(text)))
    }
}

impl PartialEq for Parts<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Parts<'_> {}

impl core::fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// The parts of a clause that has been read before.
#[derive(Clone)]
struct Written<'a>(Cursor<'a>);

impl<'a> Iterator for Written<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        self.0.part().ok()
    }
}
