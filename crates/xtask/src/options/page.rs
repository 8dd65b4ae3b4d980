//! The page of all options and verbs.

use std::fmt::Write as _;

use paysign_owned::verbs::{MERCHANT, OF_MERCHANT, OF_MESSAGE, OF_RAW_SCHEME, Verb};

use super::rows::{flags, limits, listed, names};
use crate::surface::camel;

pub(super) fn files() -> Vec<(String, String)> {
    vec![("docs/options.md".to_owned(), page())]
}

fn page() -> String {
    let mut page = String::from(
        "<!-- Written by `cargo xtask generate` from the description of the surface. -->\n\n# Options and verbs\n\n\
         The same in every language, in the case that its names have: `body_len` in Rust, Python, Ruby and C, `bodyLen` in Node,\n\
         PHP, Kotlin, Java and Swift. What is left out is the default.\n\n## Options\n\n\
         | option | as | default | program | what it does | 含义 |\n|---|---|---|---|---|---|\n",
    );
    let mut row = |word: &str, default: &str, program: &str, about: &str, zh: &str| {
        let _ = writeln!(page, "| `{word}` | `{}` | {default} | `{program}` | {about} | {zh} |", camel(word));
    };
    for flag in flags() {
        row(flag.word, "on", &format!("--{}", flag.opposite), flag.text, flag.text_zh);
    }
    for limit in limits() {
        let program = format!("--max-{}", limit.word.replace('_', "-"));
        row(limit.word, &limit.default.to_string(), &program, &format!("the greatest {}", limit.text), limit.text_zh);
    }
    for list in names() {
        let program = format!("--{}", list.word.trim_end_matches('s').replace('_', "-"));
        row(list.word, "none", &program, list.text, list.text_zh);
    }
    page.push_str(
        "\nLimits are in a structure of their own, `Limits`, but for C and PHP. C has the opposite of what is on by default: \
         `lenient` for `strict`, so that a\nstructure of zeros is strict. Names belong to the calls of what an address of the \
         shop is called with, to `Merchant`, and to a scheme.\n\n## Verbs of a message\n\n\
         Asked of a gateway and one of its messages, by their names or as a `Message`, or of a scheme.\n\n",
    );
    verbs(&mut page, OF_MESSAGE.iter());
    page.push_str(
        "\n`headers` and `now` are for [signatures in a header](headers.md). Node has them in the options of `verify`; C has \
         functions of their own, whose names\nend with `_with_headers`, and Rust methods. Kotlin, Java, Ruby and Swift do not \
         have them yet.\n\n## Verbs of a scheme by which a header signs\n\nC's is `paysign_sign_headers`, Rust's `RawScheme::sign`.\n\n",
    );
    verbs(&mut page, OF_RAW_SCHEME.iter());
    page.push_str("\n## A shop's account\n\n");
    verbs(&mut page, std::iter::once(&MERCHANT).chain(OF_MERCHANT));
    page
}

fn verbs(page: &mut String, all: impl Iterator<Item = &'static Verb>) {
    page.push_str(
        "| verb | as | arguments | options | names | gives | what it does |\n|---|---|---|---|---|---|---|\n",
    );
    let yes = |is: bool| if is { "yes" } else { "no" };
    for verb in all {
        let arguments = listed(
            verb.takes.iter(),
            |argument| format!("`{}`{}", argument.word, if argument.is_optional { " (optional)" } else { "" }),
            ", ",
        );
        let (options, names) = (yes(verb.takes_options), yes(verb.takes_names));
        let _ = writeln!(
            page,
            "| `{}` | `{}` | {arguments} | {options} | {names} | {} | {} |",
            verb.word,
            camel(verb.word),
            verb.gives,
            verb.text
        );
    }
}
