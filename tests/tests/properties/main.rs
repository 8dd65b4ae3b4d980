//! The laws: the core is the reference, only faster; what it signs it verifies; what is changed it refuses.
//! Each law counts what was accepted and what was refused, so that none holds on refusals only.

mod beyond;
mod sign;
mod verify;
mod wires;

use paysign::Secret;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "second-secret"];

/// The same messages in every run, so that a run is red only for a reason in the tree. `PROPTEST_RNG_SEED`
/// and `PROPTEST_CASES` look further.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_261_121);
    }
    config.failure_persistence = None;
    config
}

/// Bytes that a generator decides by.
fn choices() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..160)
}

fn secrets() -> Vec<Secret> {
    SECRETS.iter().map(|secret| Secret::new(secret).expect("a secret")).collect()
}

fn secret_bytes() -> Vec<&'static [u8]> {
    SECRETS.iter().map(|secret| secret.as_bytes()).collect()
}
