//! The page of the format of a gateway file, and its schema for editors, from the format as data.

use paysign_gateway::format::{self, Shape};
use paysign_gateway::schema;

const HEAD: &str = include_str!("gateway_format.md");

/// A whole file, which the shared vectors run.
const EXAMPLE: &str = include_str!("../../../tests/vectors/xunhupay.toml");

/// Both, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let mut page = HEAD.replace("<example>", EXAMPLE);
    for table in format::tables() {
        page.extend(["\n## ", table.name, "\n\n| member | holds | |\n|---|---|---|\n"]);
        for member in table.members {
            let required = if member.is_required { "**Required.** " } else { "" };
            let about = member.about.replace('|', "\\|");
            page.extend(["| `", member.name, "` | ", &shown(member.shape), " | ", required, &about, " |\n"]);
        }
    }
    vec![("docs/gateway-file.md".to_owned(), page), ("docs/gateway-file.schema.json".to_owned(), schema::text())]
}

fn shown(shape: Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Flag => "`true`, `false`".to_owned(),
        Shape::Whole(most) => format!("1 to {most}"),
        Shape::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Shape::Texts => "list of texts".to_owned(),
        Shape::Groups => "list of lists of texts".to_owned(),
        Shape::Table(_) => "table".to_owned(),
        Shape::Tables(_) => "list of tables".to_owned(),
        Shape::Named(_) => "lists of tables by name".to_owned(),
        Shape::FlagOrTable(_) => "`true`, `false` or table".to_owned(),
        Shape::NameOrTables(_) => "name of a list, or list of tables".to_owned(),
        Shape::TextOrTexts => "text or list of texts".to_owned(),
    }
}
