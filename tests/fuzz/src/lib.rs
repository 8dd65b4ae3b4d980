//! What is fuzzed. Each target judges some bytes, and panics where something is wrong with what comes of
//! them.

mod audit;
mod body;
mod diagnosis;
mod scheme;

pub use audit::audit;
pub use body::{form, json, multipart, xml};
pub use diagnosis::diagnosis;
pub use scheme::scheme;

/// A target: its name, and what judges its input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 7] = [
    ("form", form),
    ("json", json),
    ("xml", xml),
    ("multipart", multipart),
    ("scheme", scheme),
    ("diagnosis", diagnosis),
    ("audit", audit),
];
