//! The types of the Python package: every gateway, message and field, so that an editor completes them; and
//! one exception a code.

use std::fmt::Write;

use paysign::{code::Group, gateway::Direction, gateways};
use paysign_types::name::pascal;
use paysign_types::python::{self, class, literal, names};
use paysign_types::{dialect, python::signable};

use crate::{python_verbs, surface};

const PACKAGE: &str = "bindings/python/python/paysign";
const ORIGIN: &str = "Written by `cargo xtask generate`";

/// The stub of the native module, without what comes from the tables.
const STUB: &str = include_str!("../../../bindings/python/stubs/_paysign.pyi");

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let file =
        |name: &str, text: Result<String, std::fmt::Error>| (format!("{PACKAGE}/{name}"), text.unwrap_or_default());
    vec![
        file("errors.py", errors()),
        (format!("{PACKAGE}/messages.py"), python::messages(gateways::ALL, ORIGIN)),
        file("_paysign.pyi", stub()),
    ]
}

/// The classes of groups, joined; of none that of all errors.
fn classes(groups: &[Group]) -> String {
    let names: Vec<_> = groups.iter().map(|group| format!("{group:?}Error")).collect();
    if names.is_empty() { "PaysignError".to_owned() } else { names.join(", ") }
}

fn errors() -> Result<String, std::fmt::Error> {
    let codes = surface::codes();
    let mut names: Vec<String> = codes.iter().map(|code| code.class().to_owned()).collect();
    names.extend(Group::ALL.iter().map(|group| format!("{group:?}Error")));
    names.extend(["ErrorCode".to_owned(), "PaysignError".to_owned()]);
    names.sort();
    let mut text = format!(
        "\"\"\"One exception for each code, and the groups that they belong to. {ORIGIN}; do not edit.\"\"\"\n\n"
    );
    text.push_str("from typing import Literal\n\nfrom ._base import PaysignError\n\n__all__ = [\n");
    for name in &names {
        writeln!(text, "    \"{name}\",")?;
    }
    text.push_str("]\n\nErrorCode = Literal[\n");
    for code in &codes {
        writeln!(text, "    \"{}\",", code.word)?;
    }
    text.push_str("]\n");
    // A group comes after the one that it is a part of.
    for group in Group::ALL {
        let parent = classes(group.parent().as_slice());
        write!(text, "\n\nclass {group:?}Error({parent}):\n    \"\"\"{}\"\"\"\n", group.text())?;
    }
    for code in &codes {
        write!(text, "\n\nclass {}({}):\n", code.class(), classes(code.groups))?;
        write!(text, "    \"\"\"`{}`: {}.\"\"\"\n\n", code.word, code.text)?;
        writeln!(text, "    code = \"{}\"\n    number = {}", code.word, code.number)?;
        if code.word == "gateway_error" {
            text.push_str("    gateway_code: str\n    text: str | None\n    said: str | None\n");
        }
    }
    text.push_str("\n\n_BY_CODE: dict[str, type[PaysignError]] = {\n");
    for code in &codes {
        writeln!(text, "    \"{}\": {},", code.word, code.class())?;
    }
    text.push_str("}\n");
    Ok(text)
}

fn stub() -> Result<String, std::fmt::Error> {
    let (mut signs, mut news, mut requests, mut imports) = (String::new(), String::new(), String::new(), Vec::new());
    for (dialect, message) in signable(gateways::ALL) {
        let (class, id) = (class(dialect.owner(message), message.name), format!("{}Id", pascal(&dialect.name())));
        writeln!(
            signs,
            "@overload\ndef sign(\n    gateway: {id},\n    message: {},\n    params: {class},\n    \
             secret: _Secrets,\n    *,\n{}) -> Signed: ...",
            literal(names(message)),
            python_verbs::lines(&python_verbs::options(), "    ")
        )?;
        if message.direction == Direction::Request {
            writeln!(
                requests,
                "    @overload\n    def request(self: Merchant[{id}], message: {}, params: {class}Request) -> Request: ...",
                literal(names(message))
            )?;
            imports.push(format!("{class}Request"));
        }
        imports.push(class);
    }
    let options = python_verbs::lines(&python_verbs::options(), "        ");
    let name_lists = python_verbs::lines(&python_verbs::names(), "        ");
    for dialect in dialect::all(gateways::ALL) {
        let id = format!("{}Id", pascal(&dialect.name()));
        writeln!(
            news,
            "    @overload\n    def __new__(  # pyright: ignore[reportOverlappingOverload]\n        cls,\n        gateway: {id},\n        \
             merchant_id: str,\n        secret: _Secrets,\n        base_url: str,\n        *,\n{options}{name_lists}    \
             ) -> Merchant[{id}]: ..."
        )?;
        imports.push(id);
    }
    imports.extend(["GatewayId".into(), "MessageId".into()]);
    imports.sort();
    imports.dedup();
    let imports = format!("from .messages import (\n    {},\n)\n", imports.join(",\n    "));
    let filled = STUB.replace("# <imports>\n", &imports).replace("# <verbs>\n", &python_verbs::functions(&signs));
    let filled = filled.replace("# <limits>\n", &python_verbs::limits());
    let filled = filled.replace("    # <methods>\n", &python_verbs::methods());
    let filled = filled.replace("        # <options>\n", &options).replace("        # <names>\n", &name_lists);
    let filled = filled.replace("    # <merchant>\n", &news).replace("    # <request>\n", &requests);
    Ok(format!("# {ORIGIN}; do not edit. The rest is in bindings/python/stubs.\n\n{filled}"))
}
