//! The types of the Node package: every gateway, message and field, so that an editor completes them.

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    Vec::new()
}
