//! Names the shared library: programs that link it ask for this name when they start.

#[allow(unreachable_pub, reason = "it is public where it is a part of the library")]
mod abi {
    include!("src/abi.rs");
}

fn main() {
    println!("cargo:rerun-if-changed=src/abi.rs");
    let number = abi::PAYSIGN_ABI;
    match std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default().as_str() {
        "macos" => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libpaysign.{number}.dylib"),
        "windows" => {}
        _ => println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libpaysign.so.{number}"),
    }
}
