//! `unsafe` code: where it may be.

use crate::arrows::rust;
use crate::sources::{code, kept, raw_sources, sources, sources_of, words};

#[test]
fn unsafe_code_stands_in_the_digest_and_at_the_borders_alone() {
    // Calls of functions for processors that have been asked, and loads and stores of vectors.
    // At the borders: all of C's, and the raw calls of the others.
    const ALLOWED: [&str; 11] = [
        "paysign-arrow/src/ffi.rs",
        "paysign-md5/src/chain_avx512.rs",
        "paysign-md5/src/lanes/x86.rs",
        "c/src/",
        "node/src/raw.rs",
        "node/src/raw/pinned.rs",
        "python/src/capsule.rs",
        "python/src/untracked.rs",
        "uniffi/src/raw.rs",
        "uniffi/src/raw/jni.rs",
        "wasm/src/raw.rs",
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
    for name in ["paysign", "paysign-diagnose"] {
        let lib = kept(&format!("crates/{name}/src/lib.rs"));
        assert!(lib.contains("#![forbid(unsafe_code)]") && lib.contains("#![no_std]"), "{name}");
    }
}

/// A file with `unsafe` code is read by itself when it is audited: of its package it uses only files that
/// have such code too. Not of C, where every function is one of the border.
#[test]
fn unsafe_files_of_the_bindings_know_no_types_of_the_application() {
    let mut seen = 0;
    for package in ["bindings/node", "bindings/python", "bindings/uniffi", "bindings/wasm"] {
        let sources = sources_of(package, &[".rs"]);
        let is_unsafe = |name: &String| words(&code(&sources[name])).contains("unsafe");
        let lib = format!("{package}/src/lib.rs");
        for (from, targets) in rust::arrows(&sources, Some(("", &lib)), &[]) {
            if !is_unsafe(&from) {
                continue;
            }
            seen += 1;
            let used: Vec<&str> = targets
                .iter()
                .filter(|target| !is_unsafe(target))
                .map(|target| &target[package.len() + "/src/".len()..])
                .collect();
            assert!(used.is_empty(), "{from} has unsafe code and uses files without: {used:?}");
        }
    }
    assert!(seen >= 2, "only {seen} files have unsafe code");
}
