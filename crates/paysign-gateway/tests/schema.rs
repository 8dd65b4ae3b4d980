//! The schema for editors: it takes what the reader takes, and refuses what is not of the format.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use paysign_gateway::{GatewayFile, schema};
use serde_json::Value as Json;

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let text = serde_json::from_str(&schema::text()).expect("the schema is JSON");
        compiler.add_resource("gateway-file.schema.json", text).expect("a resource");
        let index = compiler.compile("gateway-file.schema.json", &mut schemas).expect("the schema is one");
        Self { schemas, index }
    }

    fn says(&self, file: &str) -> Result<(), String> {
        let file: Json = toml::from_str(file).expect("TOML");
        self.schemas.validate(&file, self.index).map_err(|error| format!("{error:#}"))
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The built-in gateways' files, and the one to begin with.
fn files() -> Vec<(String, String)> {
    let folder = fs::read_dir(root().join("gateways")).expect("the folder");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    paths.push(root().join("crates/paysign-cli/src/gateway/template.toml"));
    let read = |path: &std::path::PathBuf| (path.display().to_string(), fs::read_to_string(path).expect("a file"));
    paths.iter().map(read).collect()
}

#[test]
fn the_committed_one_is_this_one() {
    let committed = fs::read_to_string(root().join("docs/gateway-file.schema.json")).expect("the file");
    assert!(committed == schema::text(), "stale: `cargo xtask generate`");
}

#[test]
fn gateways_are_accepted() {
    let (schema, files) = (Schema::new(), files());
    assert!(files.len() > 5);
    for (path, text) in &files {
        schema.says(text).unwrap_or_else(|said| panic!("{path}: {said}"));
    }
}

#[test]
fn what_is_not_of_the_format_is_refused() {
    let schema = Schema::new();
    let (_, text) = files().pop().expect("a file");
    let changes = [
        ("id = \"samplepay\"", "id = 1"),
        ("title = \"Sample Pay\"", ""),
        ("source = ", "sources = "),
        ("[signing]\n", "[signing]\ndigest = \"md5\"\n"),
        ("direction = \"request\"", "direction = \"out\""),
        ("wire = \"json\"", "wire = \"jsno\""),
        ("ack = \"success\"", "ack = [\"success\"]"),
        ("signing = true\nanswer", "signing = \"yes\"\nanswer"),
        ("number = true", "number = \"true\""),
        ("max_chars = 32", "max_chars = 0"),
        ("max_chars = 32", "max_chars = 65536"),
        ("max_chars = 32", "max_chars = 1.5"),
        ("role = \"ordered_amount\"", "role = \"amount\""),
        ("values = [\"0\"]", "values = \"0\""),
        ("success = [{ field = \"code\", values = [\"0\"] }]", "success = [{ field = \"code\" }]"),
        ("status = \"pending\"", "status = \"waiting\""),
        ("{ value = \"1\", ", "{ "),
    ];
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from} is not once in the file");
        let broken = text.replace(from, to);
        assert!(schema.says(&broken).is_err(), "{to}");
        // Both are made of one description.
        assert!(GatewayFile::parse(&broken).is_err(), "{to}");
    }
}
