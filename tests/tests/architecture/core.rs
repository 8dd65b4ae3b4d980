//! The core's invariants.

use crate::sources::{kept, sources, words};

/// Where `secret/keyed.rs` takes the bytes of a secret: into a text under way and two digests, as a key,
/// decoded from hex and from Base64, compared, and cut into parts.
const KEYED_USES: usize = 8;

#[test]
fn one_module_alone_sees_the_bytes_of_the_secret() {
    let sources = sources("crates/paysign/src");
    let file = |wanted: &str| &sources.iter().find(|(name, _)| name == wanted).expect("a file").1;
    let secret = file("secret.rs");
    // Its fields and its one way to the bytes are private, so the compiler keeps all other modules out.
    assert!(secret.contains("pub struct Secret {\n    bytes: [u8; Secret::MAX_LEN],\n    len: usize,\n}"));
    assert!(secret.contains("\n    fn bytes(&self) -> &[u8] {"));
    // A `OneWay` sink is a digest under way.
    let uses = secret.matches("self.bytes()").count() + secret.matches("&self.bytes,").count();
    let into_digest =
        ["hasher.put(self.bytes())", "hasher.set_key(self.bytes())", "hasher.put_part(&self.bytes, 0, self.len)"];
    let into_digest: usize = into_digest.iter().map(|text| secret.matches(text).count()).sum();
    assert_eq!(uses, into_digest, "the bytes of a secret go into a digest, and nowhere else");
    assert!(uses > 0);
    // In parts of the module damaged secrets are made of one, for the diagnosis, and what is shown is
    // compared with it.
    let altered = file("secret/altered.rs");
    assert_eq!(altered.matches("self.bytes()").count(), 1, "the bytes of a secret go into another secret");
    assert!(altered.contains("add(self.bytes(), is_shown, list)"));
    // Where the secret is inside a text, a digest under way is all that it is put into; the rest is what is
    // made of it first, and compared with a value in as many steps whatever it is.
    let keyed = file("secret/keyed.rs");
    for text in ["impl<S: OneWay> SecretSink for Keyed<'_, S>", "Part::Whole => self.secret.bytes()"] {
        assert!(keyed.contains(text), "{text}");
    }
    assert_eq!(keyed.matches(".bytes()").count() - keyed.matches("value.bytes()").count(), KEYED_USES);
    let remark = file("secret/remark.rs");
    assert_eq!(remark.matches("self.bytes()").count(), 1, "what is said of a secret holds no byte of it");
    assert!(remark.contains("of(self.bytes())") && remark.contains("-> [Option<Remark>; 9]"));
}

/// The core and the diagnosis, which keep the same rules; names begin with the crate.
fn core_and_diagnosis() -> Vec<(String, String)> {
    let of_crate = |name: &'static str| {
        sources(&format!("crates/{name}/src")).into_iter().map(move |(file, code)| (format!("{name}/src/{file}"), code))
    };
    of_crate("paysign").chain(of_crate("paysign-diagnose")).collect()
}

#[test]
fn no_error_can_hold_a_signature_or_a_secret() {
    for (name, code) in core_and_diagnosis() {
        for (at, _) in code.match_indices("pub enum ").chain(code.match_indices("pub struct ")) {
            let item = &code[at..];
            let item = &item[..item.find("\n}").unwrap_or(item.len())];
            let name_of = item.split_whitespace().nth(2).unwrap_or_default();
            let is_error = name_of.split('<').next().is_some_and(|name| name.ends_with("Error"));
            let types = words(item);
            let held =
                ["Digest", "Signature", "Secret", "u8", "Vec", "Cow"].into_iter().find(|held| types.contains(held));
            assert!(!is_error || held.is_none(), "{name}: an error holds {held:?}:\n{item}");
        }
    }
}

#[test]
fn the_root_exports_what_a_shop_types_and_no_more() {
    const MAX_NAMES: usize = 25;
    let lib = kept("crates/paysign/src/lib.rs");
    let exported = lib.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names: Vec<&str> = exported
        .flat_map(|path| path.rsplit("::").next().unwrap_or_default().trim_matches(['{', '}']).split(", "))
        .collect();
    assert!(names.contains(&"Secret") && names.contains(&"Limits") && names.len() <= MAX_NAMES, "{names:?}");
}

#[test]
fn nothing_below_the_gateway_tables_names_a_gateway() {
    let ids: Vec<&str> = paysign::gateways::ALL.iter().map(|gateway| gateway.id).collect();
    for (name, code) in core_and_diagnosis() {
        if name.starts_with("paysign/src/gateways") {
            continue;
        }
        for id in &ids {
            assert!(!words(&code).contains(id), "{name} names {id}");
        }
    }
}

#[test]
fn the_core_has_no_io_no_clock_no_randomness_and_no_global_state() {
    let forbidden = [
        "std",
        "File",
        "SystemTime",
        "Instant",
        "rand",
        "getrandom",
        "thread_local",
        "OnceLock",
        "OnceCell",
        "Mutex",
        "AtomicUsize",
        "AtomicBool",
        "println",
        "env",
    ];
    for (name, code) in core_and_diagnosis() {
        if name.starts_with("paysign-diagnose/src/causes/") {
            // Nothing but texts for people: lines of code in other languages to look for.
            assert!(!code.contains("fn ") && !code.contains("mod "), "{name} is more than a table");
            continue;
        }
        let used = words(&code);
        let found: Vec<_> = forbidden.iter().filter(|word| used.contains(**word)).collect();
        assert!(found.is_empty(), "{name} uses {found:?}");
        assert!(!code.contains("static mut") && !code.contains("\nstatic "), "{name} has global state");
    }
}

#[test]
fn the_core_and_the_reference_share_no_code() {
    for (of, other) in [
        ("paysign", "paysign-reference"),
        ("paysign-reference", "paysign"),
        ("paysign-reference", "paysign-diagnose"),
        // The diagnosis is built on the core, so that this would be a circle.
        ("paysign", "paysign-diagnose"),
        ("paysign-diagnose", "paysign-reference"),
    ] {
        let manifest = kept(&format!("crates/{of}/Cargo.toml"));
        let dependencies = manifest.split("[dependencies]").nth(1).expect("dependencies");
        let named = dependencies.lines().filter_map(|line| line.split(['=', '.', ' ']).next());
        assert!(named.clone().all(|name| name != other), "{of} depends on {other}");
    }
}

/// Arrows only downwards: what a module may use is below it.
#[test]
fn the_layers_of_the_core_have_arrows_only_downwards() {
    const LAYERS: [&[&str]; 13] = [
        &["failure", "gateways", "merchant"],
        &["ack", "answer", "batch", "explain", "expect", "facts", "inside", "parallel", "tables"],
        &["gateway"],
        &["carried", "sign", "verify", "verified"],
        &["accept", "beyond"],
        &["readback", "params", "compose", "shortest", "secret", "digest"],
        &["canonical", "wire"],
        &["message"],
        &["table"],
        &["piece", "roles", "listing"],
        &["param"],
        &["field", "value"],
        &[
            "base64", "escape", "exponent", "raw", "scan", "scheme", "amount", "name", "code", "limits", "visible",
            "words",
        ],
    ];
    // The one arrow upwards: a form is read into room that `params` makes. The others stay within a layer.
    const SIDEWAYS: [(&str, &str); 3] = [("wire", "params"), ("verify", "verified"), ("secret", "digest")];
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    for (name, code) in sources("crates/paysign/src") {
        let module = name.trim_end_matches(".rs").split(['/', '\\']).next().unwrap_or_default().to_owned();
        if module == "lib" {
            continue;
        }
        let from = layer(&module).unwrap_or_else(|| panic!("{module} has no layer"));
        for used in code.split("crate::").skip(1) {
            let used = used
                .split(|character: char| !(character.is_alphanumeric() || character == '_'))
                .next()
                .unwrap_or_default();
            let Some(to) = layer(used) else { continue };
            let is_allowed = to > from || used == module || SIDEWAYS.contains(&(module.as_str(), used)) || to == from;
            assert!(is_allowed, "{module} uses {used}, which is above it");
        }
    }
}
