//! The readers that drawn schemes are for.

/// What its text is read by, mostly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Cut,
    KnownNames,
    List,
    OneField,
    Shapes,
    Wild,
}
