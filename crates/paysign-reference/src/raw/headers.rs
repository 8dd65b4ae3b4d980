//! Headers by their names.

use crate::refusal::Refusal;

/// The value of a header, which is there once.
pub(super) fn header(headers: &[(Vec<u8>, Vec<u8>)], name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let lower = |name: &[u8]| name.to_ascii_lowercase();
    let mut values = Vec::new();
    for (other, value) in headers {
        if lower(other) == lower(name.as_bytes()) {
            values.push(value.trim_ascii().to_vec());
        }
    }
    match values.len() {
        0 => Ok(None),
        1 => Ok(values.pop().filter(|value| !value.is_empty())),
        _ => Err(Refusal::of("repeated_header").naming(name.as_bytes())),
    }
}
