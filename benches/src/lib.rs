//! Measures contestants side by side: interleaved in one run, so that whatever disturbs the machine disturbs all of them alike.

pub mod by_hand;
pub mod measure;
