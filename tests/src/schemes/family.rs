//! The families of schemes: each has a reader of its own.

/// What the text of a scheme is read by, mostly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Cut,
    KnownNames,
    List,
    OneField,
    Shapes,
    Wild,
}
