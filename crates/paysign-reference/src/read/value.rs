//! From a piece of a text to the value that was written.

use crate::canonical::Span;
use crate::function::{Function, Given};
use crate::scheme::{Empty, Listed, Scheme};
use crate::text::{Symbol, bytes};

/// Names and values, in the order of a text.
pub(crate) type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// The value of this field; `None` where no normal value of it is written so.
pub(crate) fn value(scheme: &Scheme, listed: Option<&Listed>, text: &[Symbol]) -> Option<Vec<u8>> {
    let text = bytes(text)?;
    let shape = listed.and_then(|listed| listed.shape.as_ref());
    let value = match scheme.function_of(listed) {
        Some(function) => function.undone(&text, &scheme.separator.text, shape)?,
        None => text,
    };
    shape.is_none_or(|shape| shape.fits(&value)).then_some(value)
}

/// Whether this is what is written of a listed field that is absent.
pub(crate) fn is_absent(scheme: &Scheme, listed: &Listed, text: &[Symbol]) -> bool {
    let nothing = Given { text: b"", bare: None };
    let function = scheme.function_of(Some(listed));
    let written = function.map_or(Vec::new(), |function| function.of(nothing, &scheme.separator.text));
    scheme.empty == Empty::Fill && bytes(text) == Some(written)
}

/// Whether the value of a field that is written so is read as what it is.
pub(crate) fn is_right(scheme: &Scheme, listed: Option<&Listed>, text: &[Symbol], span: &Span) -> bool {
    let is_absent = listed.is_some_and(|listed| is_absent(scheme, listed, text));
    if is_absent || !span.is_there {
        return is_absent && !span.is_there;
    }
    value(scheme, listed, text).as_ref() == Some(&span.value)
}

/// Whether what goes through this function may hold a byte at which a text is cut, although it is encoded.
pub(crate) fn may_write(function: Option<Function>, byte: Option<&u8>) -> bool {
    matches!((function, byte), (Some(Function::Encoded(encoder)), Some(byte)) if encoder.may_write(*byte))
}

/// Whether this function tells where a value ends only to who knows where it starts, or the other way round.
pub(crate) fn is_measured(function: Option<Function>) -> bool {
    matches!(function, Some(Function::Length | Function::Json))
}

/// The first place from `at` on where this is in a text.
pub(crate) fn find(text: &[Symbol], at: usize, part: &[Symbol]) -> Option<usize> {
    (at..text.len()).find(|at| text[*at..].starts_with(part))
}
