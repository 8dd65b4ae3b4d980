//! The invariants of ARCHITECTURE.md, read off the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The source files below `folder`, with what they hold, comments and tests left out.
fn sources(folder: &str) -> Vec<(String, String)> {
    raw_sources(folder).into_iter().map(|(name, text)| (name, code(&text))).collect()
}

fn raw_sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_path_buf();
    let mut found = Vec::new();
    collect(&root.join(folder), &mut found);
    assert!(!found.is_empty(), "no sources in {folder}");
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a source file");
        let name = path.strip_prefix(root.join(folder)).expect("a path").to_string_lossy().into_owned();
        (name, text)
    };
    found.iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let is_left_out = path.ends_with("node_modules") || path.ends_with("target");
        if path.is_dir() && !is_left_out {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code alone: no comments, nothing from the tests on.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = before_tests.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn words(code: &str) -> BTreeSet<&str> {
    code.split(|character: char| !(character.is_alphanumeric() || character == '_')).collect()
}

#[test]
fn one_module_alone_sees_the_bytes_of_the_secret() {
    let sources = sources("crates/paysign/src");
    let secret = &sources.iter().find(|(name, _)| name == "secret.rs").expect("secret.rs").1;
    // Its fields and its one way to the bytes are private, so the compiler keeps all other modules out.
    assert!(secret.contains("pub struct Secret {\n    bytes: [u8; Secret::MAX_LEN],\n    len: usize,\n}"));
    assert!(secret.contains("\n    fn bytes(&self) -> &[u8] {"));
    // A `OneWay` sink is a digest under way.
    let uses = secret.matches("self.bytes()").count() + secret.matches("&self.bytes,").count();
    // The diagnosis makes damaged secrets out of one, and what is shown is compared with it, in parts of the module.
    let into_digest = [
        "hasher.put(self.bytes())",
        "hasher.set_key(self.bytes())",
        "hasher.put_part(&self.bytes, 0, self.len)",
        "altered::add(self.bytes(), list)",
    ];
    let into_digest: usize = into_digest.iter().map(|text| secret.matches(text).count()).sum();
    assert_eq!(uses, into_digest, "the bytes of a secret go into a digest or another secret, and nowhere else");
    assert!(uses > 0);
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
            let may = name.ends_with("architecture.rs") || ALLOWED.iter().any(|allowed| name.starts_with(allowed));
            assert!(may || !words(&code).contains("unsafe"), "{name} has unsafe code");
        }
    }
    for (name, code) in raw_sources("crates/paysign-md5/src") {
        let blocks = code.matches("unsafe {").count();
        assert_eq!(blocks, code.matches("// SAFETY:").count(), "{name}: an unsafe block without its reason");
    }
    for name in ["paysign", "paysign-diagnose"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(name).join("src/lib.rs");
        let lib = fs::read_to_string(path).expect("lib.rs");
        assert!(lib.contains("#![forbid(unsafe_code)]") && lib.contains("#![no_std]"), "{name}");
    }
}

/// The sources of the bindings: what is written in their own languages too, without tests, examples and types.
fn bindings() -> Vec<(String, String)> {
    let is_shipped = |name: &str| {
        !["test", "example", "node_modules", "npm", "target", "types", "scripts", "bench"]
            .iter()
            .any(|part| name.contains(part))
    };
    let is_code = |name: &str| {
        [".rs", ".py", ".js", ".mjs", ".c", ".h", ".php", ".kt", ".rb", ".swift"]
            .iter()
            .any(|ending| name.ends_with(ending))
            && !name.contains("bench")
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings");
    let mut found = Vec::new();
    collect_all(&root, &mut found);
    let names =
        found.iter().map(|path| (path, path.strip_prefix(&root).expect("a path").to_string_lossy().into_owned()));
    names
        .filter(|(_, name)| is_shipped(name) && is_code(name))
        .map(|(path, name)| (name, fs::read_to_string(path).expect("a source file")))
        .filter(|(_, text)| !text.contains("cargo xtask generate"))
        .map(|(name, text)| (name, code(&text)))
        .collect()
}

fn collect_all(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let is_left_out = path.ends_with("node_modules") || path.ends_with("target");
        match path.is_dir() {
            true if !is_left_out => collect_all(&path, found),
            true => {}
            false => found.push(path),
        }
    }
}

#[test]
fn bindings_know_no_field_and_sort_nothing() {
    let sources = bindings();
    assert!(sources.len() > 10, "only {} sources", sources.len());
    let fields = paysign::gateways::ALL.iter().flat_map(|gateway| gateway.messages).flat_map(|message| message.fields);
    // Names that are no words of their own: `out_trade_no`, `notifyUrl`.
    let is_telling =
        |name: &&str| name.contains('_') && *name != "error_code" || name.chars().skip(1).any(char::is_uppercase);
    let names: BTreeSet<&str> = fields.map(|field| field.name).filter(is_telling).collect();
    assert!(names.contains("out_trade_no") && names.contains("tradeNo"));
    for (name, code) in &sources {
        let used = words(code);
        let fields: Vec<_> =
            names.iter().filter(|field| used.contains(**field) && !PUBLIC_WORDS.contains(*field)).collect();
        assert!(fields.is_empty(), "{name} knows {fields:?}");
        for sorting in ["sort", "sorted", "toSorted", "sort_by", "sort_unstable", "BTreeMap"] {
            assert!(!used.contains(sorting), "{name} sorts");
        }
    }
}

/// Names of fields that are words of the surface too.
const PUBLIC_WORDS: [&str; 5] = ["order_no", "trade_no", "sign_type", "tradeNo", "payUrl"];

#[test]
fn the_core_and_the_reference_share_no_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    for (of, other) in [
        ("paysign", "paysign-reference"),
        ("paysign-reference", "paysign"),
        ("paysign-reference", "paysign-diagnose"),
        // The diagnosis is built on the core, so that this would be a circle.
        ("paysign", "paysign-diagnose"),
        ("paysign-diagnose", "paysign-reference"),
    ] {
        let manifest = fs::read_to_string(root.join(of).join("Cargo.toml")).expect("a manifest");
        let dependencies = manifest.split("[dependencies]").nth(1).expect("dependencies");
        let named = dependencies.lines().filter_map(|line| line.split(['=', '.', ' ']).next());
        assert!(named.clone().all(|name| name != other), "{of} depends on {other}");
    }
}

/// Arrows only downwards: what a module may use stands below it.
#[test]
fn the_layers_of_the_core_have_arrows_only_downwards() {
    const LAYERS: [&[&str]; 12] = [
        &["failure", "gateways", "merchant"],
        &["answer", "batch", "explain", "expect", "inside", "parallel", "tables"],
        &["gateway"],
        &["sign", "verify", "verified"],
        &["fast"],
        &["unique", "params", "shortest", "secret", "digest"],
        &["canonical", "wire"],
        &["message"],
        &["table"],
        &["piece", "roles"],
        &["field", "value"],
        &["escape", "exponent", "scan", "scheme", "amount", "name", "code", "visible", "words"],
    ];
    // A form is read into room that `params` makes; a value knows its text, a message knows a value's.
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
            assert!(is_allowed, "{module} uses {used}, which stands above it");
        }
    }
}
