//! Names the shared library, as Rust does by itself from 1.96 on: so it is the same by every Rust, and tested
//! by each.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is_named_by_us = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux");
    if is_named_by_us {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libpaysign_uniffi.so");
    }
}
