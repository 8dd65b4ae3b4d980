//! The types of the Node package: every gateway, message, field and error code, so that an editor completes
//! them.

use std::fmt::{self, Write};

use paysign::gateways;
use paysign_types::typescript;

use crate::surface::{self, CodeRow, camel};

const GENERATED: &str = "Written by `cargo xtask generate` from the tables of the core";

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let file = |path: &str, text: Result<String, fmt::Error>| {
        (format!("bindings/node/{path}"), format!("// {GENERATED}.\n{}", text.unwrap_or_default()))
    };
    let messages = typescript::messages(gateways::ALL, GENERATED);
    vec![
        file("codes.js", code_list()),
        file("errors.mjs", error_exports()),
        file("types/errors.d.ts", error_types()),
        ("bindings/node/types/messages.d.ts".to_owned(), messages),
        file("types/words.d.ts", word_types()),
    ]
}

/// The name of a code's exception: `MismatchError`.
fn class(code: &CodeRow) -> String {
    if code.variant.ends_with("Error") { code.variant.clone() } else { format!("{}Error", code.variant) }
}

fn code_list() -> Result<String, fmt::Error> {
    let mut text =
        String::from("'use strict';\n\n/** All codes, their numbers and the names of their exceptions. */\n");
    text.push_str("module.exports = [\n");
    for code in &surface::codes() {
        writeln!(text, "  ['{}', {}, '{}'],", code.word, code.number, class(code))?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn error_exports() -> Result<String, fmt::Error> {
    let mut text = String::from("\nimport paysign from './index.js';\n\nexport const {\n  PaysignError,\n");
    for code in &surface::codes() {
        writeln!(text, "  {},", class(code))?;
    }
    text.push_str("} = paysign;\n");
    Ok(text)
}

const BASE_ERROR: &str = "/** An error of paysign. It holds no secret and no signature. */
export declare class PaysignError extends Error {
  protected constructor();
  /** The stable code. */
  readonly code: ErrorCode;
  /** The code as a number, the same in every language. */
  readonly number: number;
  /** The field that it is about: bytes where its name is not UTF-8. */
  readonly field: string | Uint8Array | undefined;
  /** Whether `field` is only the beginning of a long name. */
  readonly fieldIsCut: boolean;
  /** The byte of the body, or of a scheme's text, that it is about. */
  readonly offset: number | undefined;
}
";

const GATEWAY_ERROR: &str = "  /** The gateway's code, as it is in the answer. */
  readonly gatewayCode: string;
  /** What the vendor's page says about the code, where it lists it. */
  readonly text: string | undefined;
  /** The gateway's own words in this answer. */
  readonly said: string | undefined;
";

fn error_types() -> Result<String, fmt::Error> {
    let mut text = String::from("\n/** The stable codes, the same in every language. */\nexport type ErrorCode =\n");
    for code in &surface::codes() {
        writeln!(text, "  | '{}'", code.word)?;
    }
    write!(text, "  ;\n\n{BASE_ERROR}")?;
    for code in &surface::codes() {
        writeln!(text, "\n/** {} */", code.sentence())?;
        writeln!(text, "export declare class {} extends PaysignError {{", class(code))?;
        writeln!(text, "  readonly code: '{}';", code.word)?;
        if code.word == "gateway_error" {
            text.push_str(GATEWAY_ERROR);
        }
        text.push_str("}\n");
    }
    Ok(text)
}

fn word_types() -> Result<String, fmt::Error> {
    let mut text = String::new();
    let mut union = |about: &str, name: &str, words: &[String]| {
        writeln!(text, "\n/** {about} */\nexport type {name} = {};", words.join(" | "))
    };
    let quoted = |words: Vec<surface::Word>| words.iter().map(|one| format!("'{}'", one.word)).collect::<Vec<_>>();
    // A role is the name of a property, so it is written as those are.
    let roles: Vec<_> = surface::roles().iter().map(|role| format!("'{}'", camel(role.word))).collect();
    union("What a field is for.", "Role", &roles)?;
    union("What a message says about a payment.", "Status", &quoted(surface::statuses()))?;
    union("Why a field is not signed.", "LeftOut", &quoted(surface::reasons()))?;
    union("How the fields of a message are written.", "Wire", &quoted(surface::wires()))?;
    Ok(text)
}
