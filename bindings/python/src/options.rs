//! Strict or lenient, the greatest sizes, and names beyond a gateway's tables.

use paysign::{Options, Strictness};
use paysign_owned::Beyond;
use pyo3::prelude::*;

use crate::error::Raise;
pub(crate) use crate::given::Limits;
use crate::value::texts;

/// The core's options.
pub(crate) fn options(strict: bool, limits: Option<&Bound<'_, Limits>>) -> Options {
    Options {
        strictness: if strict { Strictness::Strict } else { Strictness::Lenient },
        limits: limits.map_or(paysign::Limits::DEFAULT, |limits| limits.get().limits),
    }
}

/// Names, where any are given.
pub(crate) type Names<'n, 'py> = Option<&'n Bound<'py, PyAny>>;

/// The names that bodies may hold beyond the gateway's tables: the shop's own, and what the gateway has begun
/// to send.
#[inline]
pub(crate) fn beyond(shop_names: Names<'_, '_>, added_names: Names<'_, '_>) -> PyResult<Beyond> {
    let Some(given) = shop_names.or(added_names) else { return Ok(Beyond::default()) };
    let listed = |names: Names<'_, '_>, what| names.map_or_else(|| Ok(Vec::new()), |names| texts(names, what));
    let (shop, added) = (listed(shop_names, "shop_names")?, listed(added_names, "added_names")?);
    Beyond::new(&shop, &added).map_err(|failure| failure.raised(given.py()))
}
