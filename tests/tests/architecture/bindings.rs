//! The bindings convert, call and map errors: they know no field, and sort nothing.

use std::collections::BTreeSet;

use crate::sorting::sorting_words;
use crate::sources::{code, raw_sources, words};

/// The sources of the bindings: what is written in their own languages too, without tests, examples and
/// types.
fn bindings() -> Vec<(String, String)> {
    let is_shipped =
        |name: &str| !["test", "example", "npm/", "types/", "scripts/", "bench"].iter().any(|part| name.contains(part));
    let endings = [
        ".rs", ".py", ".js", ".mjs", ".cjs", ".ts", ".mts", ".c", ".h", ".php", ".kt", ".kts", ".java", ".rb", ".swift",
    ];
    raw_sources("bindings", &endings)
        .into_iter()
        .filter(|(name, _)| is_shipped(name))
        .filter(|(_, text)| !text.contains("cargo xtask generate"))
        .map(|(name, text)| (name, code(&text)))
        .collect()
}

#[test]
fn bindings_know_no_field_and_sort_nothing() {
    let sources = bindings();
    for language in [".rs", ".py", ".js", ".c", ".php", ".kt", ".rb", ".swift"] {
        assert!(sources.iter().any(|(name, _)| name.ends_with(language)), "no source in {language}");
    }
    let fields = paysign::gateways::ALL.iter().flat_map(|gateway| gateway.messages).flat_map(|message| message.fields);
    // Names that are no words of their own: `out_trade_no`, `notifyUrl`.
    let is_telling =
        |name: &&str| name.contains('_') && *name != "error_code" || name.chars().skip(1).any(char::is_uppercase);
    let names: BTreeSet<&str> = fields.map(|field| field.name).filter(is_telling).collect();
    assert!(names.contains("out_trade_no") && names.contains("tradeNo"));
    for (name, code) in &sources {
        let used = words(code);
        let fields: Vec<_> =
            names.iter().filter(|field| used.contains(**field) && !PUBLIC_WORDS.contains(*field)).collect();
        assert!(fields.is_empty(), "{name} knows {fields:?}");
        let sorting = sorting_words(code);
        assert!(sorting.is_empty(), "{name} sorts: {sorting:?}");
    }
}

/// Names of fields that are words of the surface too.
const PUBLIC_WORDS: [&str; 5] = ["order_no", "trade_no", "sign_type", "tradeNo", "payUrl"];
