//! From a piece of a text to the value that was written.

use crate::function::Function;
use crate::reading::Reading;
use crate::scheme::{Listed, Scheme};
use crate::text::{Symbol, bytes};

/// Names and values, in the order of a text.
pub(crate) type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// The value of this field; `None` where no normal value of it is written so.
pub(crate) fn value(reading: &Reading, scheme: &Scheme, listed: Option<&Listed>, text: &[Symbol]) -> Option<Vec<u8>> {
    let text = bytes(text)?;
    let shape = listed.and_then(|listed| listed.shape.as_ref());
    let value = match scheme.function_of(listed) {
        Some(function) => function.undone(&text, &scheme.separator.text, shape, reading.null)?,
        None => text,
    };
    shape.is_none_or(|shape| shape.fits(&value)).then_some(value)
}

/// Whether this function tells where a value ends only to who knows where it starts, or the other way round.
pub(crate) fn is_measured(function: Option<Function>) -> bool {
    matches!(function, Some(Function::Length | Function::Json))
}

/// The first place from `at` on where this is in a text.
pub(crate) fn find(text: &[Symbol], at: usize, part: &[Symbol]) -> Option<usize> {
    (at..text.len()).find(|at| text[*at..].starts_with(part))
}
