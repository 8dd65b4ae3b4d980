//! Texts with a separator, where a URL may have a query of its own.

use super::known::known_names;
use crate::field::{Field, Kind};
use crate::message::{Direction, Message, Signing};
use crate::param::Param;
use crate::piece::Cut;
use crate::value::Value;

/// Where a URL of a request holds a `?`, what follows it is the URL's own query, and only names that the
/// message or its gateway's notification has start a field there.
pub(super) struct Query<'q> {
    pub(super) message: &'q Message<'q>,
    pub(super) signing: &'q Signing<'q>,
    pub(super) cut: Cut,
}

impl Query<'_> {
    /// Whether the reader, after the field `before`, would see this one start, and no other one within its
    /// value.
    pub(super) fn gives_back(&self, param: Param<'_>, before: Option<&Param<'_>>) -> bool {
        let is_after_query = before.is_some_and(|before| self.may_hold_query(before.name) && before.value.holds(b'?'));
        let may_hold_query = self.may_hold_query(param.name);
        self.cut.takes_name(param.name)
            && !(is_after_query && self.taken_names().all(|name| param.name != *name))
            && !self.cut.starts_within(param.value, |start| {
                !(may_hold_query && start.is_in_query) || self.taken_names().any(|name| start.has_name(name))
            })
    }

    fn may_hold_query(&self, name: Value<'_>) -> bool {
        let is_url = |field: &Field<'_>| field.kind == Kind::Url && name == *field.name;
        self.message.direction == Direction::Request && self.message.fields.iter().any(is_url)
    }

    fn taken_names(&self) -> impl Iterator<Item = &str> {
        let names = known_names(self.message, self.signing).chain(self.signing.reserved_names());
        #[cfg(feature = "axes")]
        let names = names.chain(self.signing.secret_name());
        names
    }
}
