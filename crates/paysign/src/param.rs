//! One parameter.

use crate::value::Value;

/// One parameter of a message, borrowed from where it came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Param<'a> {
    pub(crate) name: Value<'a>,
    pub(crate) value: Value<'a>,
    /// Its place among the parameters as they were given.
    pub(crate) place: usize,
}

impl Param<'_> {
    pub(crate) const NONE: Self = Self { name: Value::plain(b""), value: Value::plain(b""), place: 0 };
}
