//! The built-in gateways, loaded from their own files.

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
        if read != built_in {
            std::fs::write("/tmp/a.json", &read).unwrap();
            std::fs::write("/tmp/b.json", &built_in).unwrap();
        }
        assert_eq!(read, built_in);
        assert_eq!(file.gateway(), gateway);
    }
}
