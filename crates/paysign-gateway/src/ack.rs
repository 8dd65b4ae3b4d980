//! An acknowledgement that repeats values of the notification.

/// The names between `${` and `}`, in their order; `None` for one that is not closed.
pub(crate) fn names(ack: &str) -> impl Iterator<Item = Option<&str>> {
    ack.split("${").skip(1).map(|rest| rest.split_once('}').map(|(name, _)| name))
}
