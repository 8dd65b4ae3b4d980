//! Texts in quotation marks.

use core::fmt;

/// A text in quotation marks that it does not hold.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.0.contains('"') { '\'' } else { '"' };
        write!(f, "{mark}{}{mark}", self.0)
    }
}
