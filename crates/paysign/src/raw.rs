//! A signature over the raw body that is carried in a header, as data: which text is hashed, and where the
//! headers have the signature and the time.

mod cursor;
mod error;
mod part;
mod parts;
mod print;
mod scheme;
mod text;

pub use error::{HeaderError, RawSchemeError, RawSchemeProblem};
pub use part::Part;
pub use parts::Parts;
pub use scheme::{Age, Carrier, Layout, Mark, RawScheme, Time, Unit};
