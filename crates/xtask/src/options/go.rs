//! What the Go package declares: a structure whose zero is the core's default.

use std::fmt::Write as _;

use paysign_types::name::pascal;

use super::rows::{about, flags, limits, names};
use crate::surface::sentence;

/// The file after its head.
pub(crate) fn options() -> String {
    let mut text = String::from(
        "\n// Options are how messages are checked; what is zero is as the implementation has it: strict, sizes far above any\n\
         // real message, and no names beyond the gateway's tables. A size below zero admits nothing.\n\
         type Options struct {\n",
    );
    for flag in flags() {
        let _ = writeln!(
            text,
            "\t// Turns off what else {}\n\t{} bool",
            sentence(flag.text).replacen('A', "a", 1),
            pascal(flag.opposite)
        );
    }
    for limit in limits() {
        let _ = writeln!(text, "\t// {}\n\t{} int", about(limit), pascal(limit.word));
    }
    for list in names() {
        let _ = writeln!(text, "\t// {}\n\t{} []string", sentence(list.text), pascal(list.word));
    }
    text.push_str("}\n\nfunc (o *Options) copied() *Options {\n\tif o == nil {\n\t\treturn nil\n\t}\n\tcopied := *o\n");
    for list in names() {
        let name = pascal(list.word);
        let _ = writeln!(text, "\tcopied.{name} = append([]string(nil), o.{name}...)");
    }
    text.push_str("\treturn &copied\n}\n\nfunc (w *writer) options(o *Options) {\n\tif o == nil {\n\t\treturn\n\t}\n");
    for flag in flags() {
        let (name, word) = (pascal(flag.opposite), flag.word);
        let _ = writeln!(text, "\tif o.{name} {{\n\t\tw.text(\"{word}\")\n\t\tw.bool(false)\n\t}}");
    }
    for limit in limits() {
        let (name, word) = (pascal(limit.word), limit.word);
        let _ = writeln!(text, "\tif o.{name} != 0 {{\n\t\tw.number(\"{word}\", uint64(max(o.{name}, 0)))\n\t}}");
    }
    for list in names() {
        let _ = writeln!(text, "\tw.texts(\"{}\", o.{})", list.word, pascal(list.word));
    }
    text.push_str("}\n");
    text
}
