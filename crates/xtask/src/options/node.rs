//! What the Node package declares.

use std::fmt::Write as _;

use super::rows::{GENERATED, about, flags, limits, listed, names};
use crate::surface::{camel, sentence};

pub(super) fn files() -> Vec<(String, String)> {
    vec![("bindings/node/options.js".to_owned(), lists()), ("bindings/node/types/options.d.ts".to_owned(), types())]
}

/// The names in the order in which the core takes what is given.
fn lists() -> String {
    let quoted = |word: &str| format!("'{}'", camel(word));
    format!(
        "'use strict';\n\n// {GENERATED}\n\n/** The names of all options, in the order in which the core takes them. */\n\
         module.exports = {{\n  flags: [{}],\n  limits: [{}],\n  names: [{}],\n}};\n",
        listed(flags(), |flag| quoted(flag.word), ", "),
        listed(limits(), |limit| quoted(limit.word), ", "),
        listed(names(), |list| quoted(list.word), ", "),
    )
}

fn member(text: &mut String, indent: &str, about: &str, declared: &str) {
    let _ = writeln!(text, "{indent}/** {about} */\n{indent}readonly {declared};");
}

fn types() -> String {
    let mut text = format!("// {GENERATED}\n");
    text.push_str(
        "\n/** How messages are checked; what is left out is as the core has it. */\nexport interface Options {\n",
    );
    for flag in flags() {
        member(
            &mut text,
            "  ",
            &format!("{} On by default.", sentence(flag.text)),
            &format!("{}?: boolean", camel(flag.word)),
        );
    }
    text.push_str(
        "  /** Greatest sizes; beyond them a message is an error, never cut. */\n  readonly limits?: Limits;\n}\n",
    );
    text.push_str("\n/** Greatest sizes; what is left out is as the core has it. */\nexport interface Limits {\n");
    for limit in limits() {
        let about = format!("{} By default {}.", about(limit), limit.default);
        member(&mut text, "  ", &about, &format!("{}?: number", camel(limit.word)));
    }
    text.push_str(
        "}\n\n/**\n * Names that bodies may hold beyond the gateway's tables. The gateway has a use for none of them.\n */\n\
         export interface Names {\n",
    );
    for list in names() {
        member(&mut text, "  ", &sentence(list.text), &format!("{}?: readonly string[]", camel(list.word)));
    }
    text.push_str("}\n");
    text
}
