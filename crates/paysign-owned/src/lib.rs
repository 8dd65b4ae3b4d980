//! The core with everything owned: what borrows from a body or from a scheme's text is kept beside it, errors
//! are one type, and what may be left out has its default. Every binding is built on it, so that it only
//! converts, calls and maps.
//!
//! | module | what it is |
//! |---|---|
//! | [`gateway`] | a gateway, built in or read from a file, and a merchant at one |
//! | [`target`] | a kind of message, of a gateway or of which only the scheme is known |
//! | `diagnose` | why a signature does not match, asked of a target |
//! | [`source`] | whose messages bodies are: a target's, or a merchant's |
//! | [`came`] | the headers that came with a body, and the time |
//! | [`held`] | verified messages, verdicts and answers beside the bodies that they borrow from |
//! | [`settled`] | what `expect` agrees to, told beforehand: where a call is dear, it need not be asked |
//! | [`mod@options`] | options of which each may be left out |
//! | [`verbs`] | the verbs of every language, with their arguments |
//! | [`border`] | the codes of what can go wrong between a language and the core only |
//!
//! It is for the bindings of this repository: its names may change with any version.

#![forbid(unsafe_code)]

pub mod border;
pub mod came;
mod diagnose;
pub mod gateway;
pub mod held;
pub mod options;
pub mod settled;
pub mod source;
pub mod target;
pub mod verbs;

pub use came::{Arrival, Came};
pub use diagnose::Beside;
pub use gateway::{Beyond, Gateway, HeldMerchant};
pub use held::{Batch, HeldAnswer, HeldSigned, HeldVerdicts, HeldVerified, Owner, Unsigned, Verdicts};
pub use options::options;
pub use paysign::Failure;
pub use paysign_gateway::Description;
pub use settled::Settled;
pub use source::Source;
pub use target::Target;
