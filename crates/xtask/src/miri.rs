//! Miri: the code that an interpreter can run which sees every access that no processor would mind. What it
//! cannot run, and so is not run here: the digest's vector code (`chain_avx512`, `lanes/x86`), and what calls
//! Node or a JVM (Node's `raw`, `raw/jni` of `UniFFI`).

use std::process::Stdio;

use crate::left_out::LeftOut;
use crate::run::{command, run};

/// What is run: a name, and the words after `cargo miri test`. Of the core, which has no unsafe code of its
/// own, these modules; tests that go through every byte at every place would take hours.
const RUNS: [(&str, &str); 3] = [
    ("the digest, in portable code", "--package paysign-md5 --lib"),
    (
        "the core, in portable code",
        "--package paysign --features json,wires,sha2 --lib -- amount:: digest:: escape:: failure:: name:: secret::list secret::tests value::",
    ),
    ("UniFFI's raw calls", "--package paysign-uniffi --lib raw::tests"),
];

/// Runs all of them.
///
/// # Errors
///
/// One fails; or there is no Miri, which only a nightly toolchain has.
pub(crate) fn run_all() -> anyhow::Result<()> {
    let version =
        command("rustup run nightly cargo miri --version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !version.is_ok_and(|status| status.success()) {
        let how = "no nightly toolchain with Miri (`rustup toolchain install nightly --component miri,rust-src`)";
        return Err(LeftOut(format!("{how}: nothing was run; the workflow `miri` does it")).into());
    }
    for (name, words) in RUNS {
        println!("  {name}");
        let mut miri = command("rustup run nightly cargo miri test --quiet --locked --target-dir target/miri");
        miri.args(words.split(' ')).env("RUSTFLAGS", "--cfg paysign_portable");
        // A verifier crosses to other languages as a number.
        miri.env("MIRIFLAGS", "-Zmiri-permissive-provenance -Zmiri-disable-isolation");
        run(miri)?;
    }
    Ok(())
}
