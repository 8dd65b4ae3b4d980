//! The built-in gateways, loaded from their own files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use paysign::gateways;
use paysign::tables::{self, Case};
use paysign_gateway::GatewayFile;

fn file_of(id: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../gateways/{id}.toml"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_file_gives_what_is_built_in() {
    for gateway in gateways::ALL {
        let text = file_of(gateway.id);
        let file = GatewayFile::parse(&text).unwrap_or_else(|problems| {
            panic!("{}: {:#?}", gateway.id, problems.iter().map(ToString::to_string).collect::<Vec<_>>())
        });
        let json = |gateway| tables::to_json(&[gateway], Case::Snake);
        let (read, built_in) = (json(*file.gateway()), json(*gateway));
        assert_eq!(read, built_in);
        assert_eq!(file.gateway(), gateway);
    }
}

/// A file, a line among the built-in ones and a feature of the core belong together.
#[test]
fn every_file_is_built_in_and_a_feature() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files: BTreeSet<String> = fs::read_dir(root.join("gateways"))
        .expect("the folder")
        .filter_map(|entry| {
            entry.expect("an entry").file_name().into_string().ok()?.strip_suffix(".toml").map(Into::into)
        })
        .collect();
    let built_in: BTreeSet<String> = gateways::ALL.iter().map(|gateway| gateway.id.to_owned()).collect();
    assert!(files.len() >= 5, "{files:?}");
    assert_eq!(files, built_in);
    let manifest = fs::read_to_string(root.join("crates/paysign/Cargo.toml")).expect("the manifest");
    let line = manifest.lines().find(|line| line.starts_with("gateways = [")).expect("the feature of all");
    let features: BTreeSet<String> = line.split('"').skip(1).step_by(2).map(Into::into).collect();
    assert_eq!(features, built_in);
}
