//! `unsafe` code: where it may be.

use crate::sources::{kept, raw_sources, sources, words};

#[test]
fn unsafe_code_stands_in_the_digest_and_at_the_borders_alone() {
    // Calls of functions for processors that have been asked, and loads and stores of vectors.
    // At the borders: all of C's, and the raw calls of the others.
    const ALLOWED: [&str; 7] = [
        "paysign-md5/src/chain_avx512.rs",
        "paysign-md5/src/lanes/x86.rs",
        "c/src/",
        "node/src/raw.rs",
        "node/src/raw/pinned.rs",
        "uniffi/src/raw.rs",
        "uniffi/src/raw/jni.rs",
    ];
    for folder in ["crates", "tests", "benches", "bindings"] {
        for (name, code) in sources(folder) {
            let may = name.contains("/architecture/")
                || name.starts_with("tests/architecture/")
                || ALLOWED.iter().any(|allowed| name.starts_with(allowed));
            assert!(may || !words(&code).contains("unsafe"), "{name} has unsafe code");
        }
    }
    for (name, code) in raw_sources("crates/paysign-md5/src", &[".rs"]) {
        let blocks = code.matches("unsafe {").count();
        assert_eq!(blocks, code.matches("// SAFETY:").count(), "{name}: an unsafe block without its reason");
    }
    let lib = kept("crates/paysign/src/lib.rs");
    assert!(lib.contains("#![forbid(unsafe_code)]") && lib.contains("#![no_std]"));
}
