//! What is fuzzed. Each target is a function that judges some bytes, and panics where something is wrong with what came of
//! them.

// Files of the program, which is no library; what of them is not called here is no concern of this package.
#[allow(dead_code, unused_imports, missing_docs)]
#[path = "../../../crates/paysign-cli/src/args.rs"]
mod args;
pub mod audit;
pub mod diagnosis;
#[allow(dead_code, unused_imports, missing_docs)]
#[path = "../../../crates/paysign-cli/src/failure.rs"]
mod failure;
pub mod form;
mod input;
#[allow(dead_code, unused_imports, missing_docs)]
#[path = "../../../crates/paysign-cli/src/json.rs"]
mod json_text;
pub mod json;
mod message;
#[allow(dead_code, unused_imports, missing_docs)]
#[path = "../../../crates/paysign-cli/src/output.rs"]
mod output;
pub mod scheme;

/// A target: its name, and what judges its input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 5] = [
    ("form", form::judge),
    ("json", json::judge),
    ("scheme", scheme::judge),
    ("diagnosis", diagnosis::judge),
    ("audit", audit::judge),
];
