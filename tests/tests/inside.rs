//! What the core hands to the diagnosis, read off the sources: whole secrets, digests and answers, never the
//! bytes of a secret.

use std::fs;
use std::path::Path;

fn source(of_crates: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(of_crates);
    let text = fs::read_to_string(path).expect("a source file");
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// What is after each `start`, up to the next `end`.
fn pieces<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

#[test]
fn what_is_open_to_the_diagnosis_is_listed_here() {
    let inside = source("paysign/src/inside.rs");
    let opened = pieces(&inside, "pub use ", ";");
    let expected = [
        "crate::base64::decode as decode_base64",
        "crate::digest::Digest",
        "crate::escape::percent",
        "crate::secret::altered::{Alteration, MAX_ALTERED}",
        "crate::secret::mask::Mask",
        "crate::secret::remark::Remark",
        "paysign_md5::Lanes",
    ];
    assert_eq!(opened, expected);
    // A sink that could keep what is put in can be made only in the core.
    assert!(source("paysign/src/canonical.rs").contains("pub(crate) trait OneWay: Sink {}"));
    assert!(source("paysign/src/digest.rs").contains("pub(crate) struct Hasher {"));
}

#[test]
fn whoever_gives_a_secret_gets_digests_and_answers() {
    let inside = source("paysign/src/inside.rs");
    let signatures = pieces(&inside, "pub fn ", "{\n");
    let of_secrets: Vec<_> = signatures.iter().filter(|signature| signature.contains("Secret")).collect();
    assert_eq!(of_secrets.len(), 6, "{of_secrets:?}");
    for signature in of_secrets {
        let answer = signature.rsplit("->").next().unwrap_or_default().trim();
        let allowed = ["Digest", "Vec<(Alteration, &'static str)>", "Vec<Remark>", "Result<usize, VerifyError>"];
        assert!(allowed.contains(&answer), "{signature}");
    }
    let mask = source("paysign/src/secret/mask.rs");
    let of_mask: Vec<&str> =
        pieces(&mask, "    pub fn ", "(").into_iter().chain(pieces(&mask, "    pub const fn ", "(")).collect();
    assert_eq!(of_mask, ["masked", "is_in", "new"]);
}

#[test]
fn the_diagnosis_needs_the_core_and_what_wipes_memory() {
    let manifest = source("paysign-diagnose/Cargo.toml");
    let dependencies = pieces(&manifest, "[dependencies]\n", "\n\n")[0];
    let named = dependencies.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next());
    assert_eq!(named.collect::<Vec<_>>(), ["paysign", "zeroize"]);
    assert!(dependencies.contains("version = \"=0."), "the core is asked for by its exact version");
}
