//! The format as a JSON Schema, by which editors complete and check a gateway file while it is written.
//!
//! It is of draft 7, which all editors know. It says what each member may hold, and not how members fit
//! together: that is for `GatewayFile::parse`. A member that is `null` is not in it, since TOML has no
//! `null`.

use serde_json::{Value as Json, json};

use crate::format::{self, Shape, Table};
use crate::shape::MAX_ELEMENTS;

/// The schema, a member a line, in the order of the format.
pub fn text() -> String {
    let mut text = String::from(
        "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": \"A gateway file of paysign\",\n",
    );
    let mut tables = format::tables().into_iter();
    if let Some(file) = tables.next() {
        object(&mut text, file, "  ");
    }
    text.push_str(",\n  \"definitions\": {\n");
    for (index, table) in tables.enumerate() {
        let comma = if index == 0 { "" } else { ",\n" };
        text.extend([comma, "    \"", &definition(table), "\": {\n"]);
        object(&mut text, table, "      ");
        text.push_str("\n    }");
    }
    text.push_str("\n  }\n}\n");
    text
}

fn object(text: &mut String, table: &Table, indent: &str) {
    let required: Vec<_> = table.members.iter().filter(|member| member.is_required).map(|member| member.name).collect();
    text.extend([indent, "\"type\": \"object\",\n"]);
    if !required.is_empty() {
        text.extend([indent, "\"required\": ", &json!(required).to_string(), ",\n"]);
    }
    text.extend([indent, "\"additionalProperties\": false,\n", indent, "\"properties\": {\n"]);
    for (index, member) in table.members.iter().enumerate() {
        let comma = if index == 0 { "" } else { ",\n" };
        let about = json!(member.about).to_string();
        let held = held(member.shape).to_string();
        // Both are objects; the description is first, since people read it.
        let rest = held.strip_prefix('{').unwrap_or_default();
        text.extend([comma, indent, "  \"", member.name, "\": {\"description\":", &about, ",", rest]);
    }
    text.extend(["\n", indent, "}"]);
}

/// What a member holds.
fn held(shape: Shape) -> Json {
    let one = |table: &Table| json!({ "$ref": format!("#/definitions/{}", definition(table)) });
    let list = |items: Json| json!({ "type": "array", "maxItems": MAX_ELEMENTS, "items": items });
    let text = || json!({ "type": "string" });
    match shape {
        Shape::Text => text(),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Texts => list(text()),
        Shape::Groups => list(list(text())),
        // What is beside a `$ref` is not looked at in draft 7.
        Shape::Table(table) => json!({ "allOf": [one(table)] }),
        Shape::Tables(table) => list(one(table)),
        Shape::Named(table) => {
            json!({ "type": "object", "maxProperties": MAX_ELEMENTS, "additionalProperties": list(one(table)) })
        }
        Shape::FlagOrTable(table) => json!({ "anyOf": [{ "type": "boolean" }, one(table)] }),
        Shape::NameOrTables(table) => json!({ "anyOf": [text(), list(one(table))] }),
        Shape::TextOrTexts => json!({ "anyOf": [text(), list(text())] }),
    }
}

fn definition(table: &Table) -> String {
    table.name.replace(' ', "_")
}
