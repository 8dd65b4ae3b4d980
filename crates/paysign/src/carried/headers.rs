//! The headers that came with a body.

use crate::name::Name;
use crate::raw::HeaderError;

/// Headers as pairs of name and value, of whatever type a program has them.
pub(super) trait Headers {
    /// The pair of this index.
    fn at(&self, index: usize) -> Option<(&[u8], &[u8])>;
}

/// A list of pairs.
pub(super) struct Listed<'h, N, V>(pub(super) &'h [(N, V)]);

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Headers for Listed<'_, N, V> {
    fn at(&self, index: usize) -> Option<(&[u8], &[u8])> {
        self.0.get(index).map(|(name, value)| (name.as_ref(), value.as_ref()))
    }
}

/// The value of the header of this name, without the white space around it; `None` if it is not there or
/// empty.
///
/// # Errors
///
/// It is there twice: proxies and servers differ in which one they take.
pub(super) fn find<'h>(headers: &'h dyn Headers, name: &str) -> Result<Option<&'h [u8]>, HeaderError> {
    let all = (0..).map_while(|index| headers.at(index));
    let mut found = all.filter(|(other, _)| other.eq_ignore_ascii_case(name.as_bytes()));
    let first = found.next().map(|(_, value)| value.trim_ascii());
    if found.next().is_some() {
        return Err(HeaderError::Repeated { header: shown(name) });
    }
    Ok(first.filter(|value| !value.is_empty()))
}

/// The same, where the header must be there.
pub(super) fn need<'h>(headers: &'h dyn Headers, name: &str) -> Result<&'h [u8], HeaderError> {
    find(headers, name)?.ok_or_else(|| HeaderError::Missing { header: shown(name) })
}

/// A header's name as an error carries it.
pub(super) fn shown(name: &str) -> Name {
    Name::new(name.bytes())
}
