//! No file needs, over whatever way, a file that needs it.

use crate::arrows::graph::{Arrows, circles, shown};
use crate::arrows::{rust, scripts};
use crate::sources::{kept, names, sources_of};

/// Packages whose circles are known, as the files in them. What is listed here must still be one: a circle
/// that is gone is taken out, so that it cannot come back.
const NOT_YET: &[(&str, &[&str])] = &[
    ("crates/paysign", &["src/gateways/epay.rs", "src/gateways/epay/code200.rs"]),
    ("crates/paysign", &["src/gateways/epusdt.rs", "src/gateways/epusdt/bepusdt.rs", "src/gateways/epusdt/hmac.rs"]),
];

/// The endings of languages whose files name what they import.
const SCRIPTS: [&str; 9] = [".js", ".mjs", ".cjs", ".ts", ".mts", ".py", ".pyi", ".php", ".rb"];

/// A package of Rust: its folder, and the name of its library if other crates of it use that.
struct Package {
    folder: String,
    library: Option<String>,
}

/// Every package of the repository, so that a new one is read without being listed.
fn packages() -> Vec<Package> {
    let manifests = names().into_iter().filter_map(|name| name.strip_suffix("/Cargo.toml").map(ToOwned::to_owned));
    let packages = manifests.map(|folder| {
        let manifest = kept(&format!("{folder}/Cargo.toml"));
        let name = manifest.split("name = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let library = names().contains(&format!("{folder}/src/lib.rs")).then(|| name.replace('-', "_"));
        Package { folder, library }
    });
    packages.collect()
}

fn rust_arrows(package: &Package) -> Arrows {
    let sources = sources_of(&package.folder, &[".rs"]);
    // Programs, tests, benchmarks and examples are crates of their own: files at the top of their folders, or
    // `main.rs`.
    let is_root = |name: &&String| {
        let inside = &name[package.folder.len() + 1..];
        let parts: Vec<&str> = inside.split('/').collect();
        match parts.as_slice() {
            ["src", "main.rs"] | ["src", "bin", _] | ["fuzz_targets", _] | [_] => true,
            ["tests" | "benches" | "examples", rest @ ..] => rest.len() == 1 || rest.len() == 2 && rest[1] == "main.rs",
            _ => false,
        }
    };
    let roots: Vec<&str> = sources.keys().filter(is_root).map(String::as_str).collect();
    let lib = format!("{}/src/lib.rs", package.folder);
    let library = package.library.as_ref().map(|name| (name.as_str(), lib.as_str()));
    rust::arrows(&sources, library, &roots)
}

#[test]
fn no_package_has_a_circle_among_its_files() {
    let mut found: Vec<(String, Vec<String>, String)> = Vec::new();
    let mut add = |package: &str, arrows: &Arrows| {
        for circle in circles(arrows) {
            let text = shown(&circle, arrows);
            found.push((package.to_owned(), circle, text));
        }
    };
    let packages = packages();
    for package in &packages {
        let arrows = rust_arrows(package);
        assert!(!arrows.is_empty(), "no sources of {}", package.folder);
        // Every file is read: a module that is not found would hide its arrows.
        let unread: Vec<String> = sources_of(&format!("{}/src", package.folder), &[".rs"])
            .into_keys()
            .filter(|name| !arrows.contains_key(name))
            .collect();
        assert!(unread.is_empty(), "{}: {unread:?} are in no module that was read", package.folder);
        add(&package.folder, &arrows);
    }
    assert!(packages.len() >= 11, "only {} packages", packages.len());
    for folder in ["python", "node", "php", "php-ext", "c", "uniffi"].map(|name| format!("bindings/{name}")) {
        add(&folder, &scripts::arrows(&sources_of(&folder, &SCRIPTS)));
    }
    let scripts = sources_of("tests", &SCRIPTS);
    assert!(scripts.len() > 10, "only {} files", scripts.len());
    add("tests", &scripts::arrows(&scripts));

    let is = |known: &(&str, &[&str]), package: &str, circle: &[String]| {
        known.0 == package
            && known.1.len() == circle.len()
            && known.1.iter().zip(circle).all(|(file, of)| of.ends_with(file))
    };
    let new: Vec<String> = found
        .iter()
        .filter(|(package, circle, _)| !NOT_YET.iter().any(|known| is(known, package, circle)))
        .map(|(package, circle, arrows)| {
            let files: Vec<&str> = circle.iter().map(|file| &file[package.len() + 1..]).collect();
            format!("(\"{package}\", &{files:?}),\n  {arrows}")
        })
        .collect();
    let is_gone = |known: &&(&str, &[&str])| !found.iter().any(|(package, circle, _)| is(known, package, circle));
    let gone: Vec<_> = NOT_YET.iter().filter(is_gone).collect();
    assert!(new.is_empty(), "circles among files:\n{}\nof NOT_YET are gone: {gone:?}", new.join("\n\n"));
    assert!(gone.is_empty(), "no circles any more, take them out of NOT_YET: {gone:?}");
}
