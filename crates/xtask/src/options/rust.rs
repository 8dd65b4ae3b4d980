//! What the bindings that are written in Rust declare: the structure of C, the records of `UniFFI`, and
//! Python's class.

use std::fmt::Write as _;

use anyhow::Context as _;

use super::rows::{GENERATED, about, flags, limits, listed};
use crate::rust_codes::{formatted, wrapped};
use crate::surface::sentence;

pub(super) fn files() -> anyhow::Result<Vec<(String, String)>> {
    let file = |binding: &str, text: String| {
        let path = format!("bindings/{binding}/src/given.rs");
        formatted(&text).with_context(|| path.clone()).map(|text| (path, text))
    };
    Ok(vec![file("c", c())?, file("python", python())?, file("uniffi", uniffi())?])
}

/// A comment before a member, and the member.
fn member(text: &mut String, about: &str, member: &str) {
    for line in wrapped(about, 110) {
        let _ = writeln!(text, "    /// {line}");
    }
    let _ = writeln!(text, "    {member}");
}

fn c() -> String {
    let mut text = format!("//! The options of calls, of which each may be left as it is. {GENERATED}\n\n");
    text.push_str(
        "/// How messages are checked. Let `paysign_options_default` fill it, then change what is to differ. Wherever a\n\
         /// function takes options, NULL stands for the defaults.\n\
         #[derive(Clone, Copy)]\n#[repr(C)]\npub struct Options {\n",
    );
    for flag in flags() {
        let about = format!("0 for {}, which {}. 1 for {}.", flag.word, flag.text, flag.opposite);
        member(&mut text, &about, &format!("pub {}: i32,", flag.opposite));
    }
    for limit in limits() {
        member(
            &mut text,
            &format!("{} By default {}.", about(limit), limit.default),
            &format!("pub {}: usize,", limit.word),
        );
    }
    let off = listed(flags(), |flag| format!("{}: 0,", flag.opposite), " ");
    let sizes = listed(limits(), |limit| format!("{}: limits.{},", limit.word, limit.word), " ");
    let _ = write!(
        text,
        "}}\n\nimpl Options {{\n    /// The core's.\n    pub(crate) const DEFAULT: Self = {{\n        \
         let limits = paysign::Limits::DEFAULT;\n        Self {{ {off} {sizes} }}\n    }};\n\n"
    );
    let on = listed(flags(), |flag| format!("Some(self.{} == 0)", flag.opposite), ", ");
    let given = listed(limits(), |limit| format!("Some(self.{})", limit.word), ", ");
    let _ = write!(
        text,
        "    /// As the core has them.\n    pub(crate) fn core(&self) -> paysign::Options {{\n        \
         paysign_owned::options(&[{on}], &[{given}])\n    }}\n}}\n"
    );
    text
}

fn uniffi() -> String {
    const DERIVED: &str = "#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]";
    let mut text = format!(
        "//! The options of calls, of which each may be left out. {GENERATED}\n\n\
         /// How messages are checked.\n{DERIVED}\npub struct Options {{\n"
    );
    for flag in flags() {
        member(&mut text, &sentence(flag.text), &format!("#[uniffi(default = true)]\n    pub {}: bool,", flag.word));
    }
    member(&mut text, "Other limits than the core's.", "#[uniffi(default = None)]\n    pub limits: Option<Limits>,");
    let _ = write!(
        text,
        "}}\n\n/// Greatest sizes; what is not given is as in the core. Beyond them a message is an error, never cut.\n\
         {DERIVED}\npub struct Limits {{\n"
    );
    for limit in limits() {
        let declared = format!("#[uniffi(default = None)]\n    pub {}: Option<i32>,", limit.word);
        member(&mut text, &format!("{} By default {}.", about(limit), limit.default), &declared);
    }
    let given = listed(flags(), |flag| format!("Some(self.{})", flag.word), ", ");
    let sizes = listed(limits(), |limit| format!("self.{}", limit.word), ", ");
    let _ = write!(
        text,
        "}}\n\nimpl Options {{\n    /// Those that are on or off, in the core's order.\n    \
         pub(crate) fn flags(&self) -> [Option<bool>; {}] {{\n        [{given}]\n    }}\n}}\n\n\
         impl Limits {{\n    /// In the core's order.\n    \
         pub(crate) fn sizes(&self) -> [Option<i32>; {}] {{\n        [{sizes}]\n    }}\n}}\n",
        flags().count(),
        limits().count()
    );
    text
}

fn python() -> String {
    let mut text = format!("//! The greatest sizes. {GENERATED}\n\nuse pyo3::prelude::*;\n\n");
    let words = listed(limits(), |limit| limit.word.to_owned(), ", ");
    let defaults = listed(limits(), |limit| format!("{} = None", limit.word), ", ");
    let params = listed(limits(), |limit| format!("{}: Option<usize>", limit.word), ", ");
    let _ = write!(
        text,
        "/// Greatest sizes; beyond them a message is an error, never cut.\n\
         #[pyclass(frozen, eq, module = \"paysign\")]\n#[derive(Clone, Copy, PartialEq, Eq)]\n\
         pub(crate) struct Limits {{\n    pub(crate) limits: paysign::Limits,\n}}\n\n\
         #[pymethods]\nimpl Limits {{\n    #[new]\n    #[pyo3(signature = (*, {defaults}))]\n    \
         fn new({params}) -> Self {{\n        \
         Self {{ limits: paysign::Limits::DEFAULT.with(&[{words}]) }}\n    }}\n"
    );
    for limit in limits() {
        text.push('\n');
        let declared = format!(
            "#[getter]\n    fn {word}(&self) -> usize {{\n        self.limits.{word}\n    }}",
            word = limit.word
        );
        member(&mut text, &about(limit), &declared);
    }
    let shown = listed(limits(), |limit| format!("{word}={{{word}}}", word = limit.word), ", ");
    let _ = write!(
        text,
        "\n    fn __repr__(&self) -> String {{\n        let paysign::Limits {{ {words} }} = self.limits;\n        \
         format!(\"Limits({shown})\")\n    }}\n}}\n"
    );
    text
}
