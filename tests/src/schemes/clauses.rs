//! The clauses of a scheme but the fields.

use serde_json::{Value, json};

use super::family::Family;
use crate::choices::Choices;

/// One clause, as text and as a reading has it.
#[derive(Clone)]
pub(crate) struct Clause {
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl Clause {
    pub(crate) fn new(text: &str, json: Value) -> Clause {
        Clause { text: text.to_owned(), json }
    }

    /// A word that is the same in both.
    pub(crate) fn word(word: &str) -> Clause {
        Clause::new(word, json!(word))
    }
}

/// Two secrets that most places take.
pub(crate) const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "second-secret"];

/// The encoders.
pub(crate) const ENCODERS: [&str; 7] = ["form", "java", "dotnet", "js", "rfc3986", "form-lower", "rfc3986-lower"];

/// A pair that the reader of this family reads, mostly.
pub(crate) fn pair(choices: &mut Choices<'_>, family: Family) -> Clause {
    let encoder = choices.one_of(&ENCODERS);
    match family {
        Family::KnownNames => Clause::word(choices.one_of(&["name=value", "name=>value"])),
        Family::List => written(None, "", choices.one_of(&["value", "value", "escaped", encoder, "lower", "upper"])),
        Family::OneField => {
            written(None, "", choices.one_of(&["value", encoder, "lower", "upper", "escaped", "length", "json"]))
        }
        Family::Shapes => written(None, "", choices.one_of(&["value", "value", "lower", "upper"])),
        Family::Cut | Family::Wild => {
            let name = choices.one_of(&["name", "name", encoder]);
            let joint = choices.one_of(&["=", ":", "=>", ";", "->"]);
            written(Some(name), joint, choices.one_of(&["value", "value", encoder, "lower", "upper"]))
        }
    }
}

/// Any pair.
pub(crate) fn wild_pair(choices: &mut Choices<'_>) -> Clause {
    let encoder = choices.one_of(&ENCODERS);
    let name = choices.one_of(&[None, Some("name"), Some("NAME"), Some("lower"), Some("json"), Some(encoder)]);
    let joint = choices.one_of(&["", "=", "=>", ":", ";", "->"]);
    let value = choices.one_of(&["value", encoder, "lower", "upper", "escaped", "length", "json"]);
    written(name, if name.is_some() { joint } else { "" }, value)
}

fn written(name: Option<&str>, joint: &str, value: &str) -> Clause {
    let part = |word: &str, of: &str| match word {
        "name" | "NAME" | "value" => word.to_owned(),
        function => format!("{function}({of})"),
    };
    let name_text = name.map(|name| part(name, "name")).unwrap_or_default();
    let text = format!("{name_text}{joint}{}", part(value, "value"));
    let json = match (name, text.as_str()) {
        (_, "name=value" | "name=>value" | "namevalue" | "value") => json!(text),
        (Some(name), _) => json!({"name": name, "joint": joint, "value": value}),
        (None, _) => json!({"value": value}),
    };
    Clause { text: if joint == ";" { format!("\"{text}\"") } else { text }, json }
}

/// A separator that the reader of this family reads.
pub(crate) fn separator(choices: &mut Choices<'_>, family: Family) -> Clause {
    if matches!(family, Family::KnownNames | Family::OneField | Family::Shapes) {
        return Clause::new("none", json!(""));
    }
    let text = choices.one_of(&["&", "|", "::", ":", "-", "--", "%", "\n", "aba", "##", ";", "\\", "->", ":\\", "=&"]);
    closed(choices, text)
}

/// Any separator.
pub(crate) fn wild_separator(choices: &mut Choices<'_>) -> Clause {
    let text = choices.one_of(&["", "", "&", "::", "\n", "A", "ab", " ", "&&&&&&&&"]);
    // A single character is a sign.
    closed(choices, if text == "A" { "AB" } else { text })
}

fn closed(choices: &mut Choices<'_>, text: &str) -> Clause {
    let written = match text {
        "" => return Clause::new("none", json!("")),
        "\n" => "line-feed".to_owned(),
        _ => format!("\"{text}\""),
    };
    if choices.once_in(4) {
        return Clause::new(&format!("{written} last"), json!({"text": text, "last": true}));
    }
    Clause::new(&written, json!(text))
}

/// Where the secret goes. Within only in a list that may have other items than fields.
pub(crate) fn secret(choices: &mut Choices<'_>, has_items: bool, family: Family, is_listed: bool) -> Clause {
    let frames = [
        ("frame \"x&\" <secret> fields", json!({"frame": [{"text": "x&"}, {"secret": true}, "fields"]})),
        (
            "frame fields \"&\" <secret> \"&\"",
            json!({"frame": ["fields", {"text": "&"}, {"secret": true}, {"text": "&"}]}),
        ),
        (
            "frame \"K=\" <KEY> \"&\" fields <IV>",
            json!({"frame": [{"text": "K="}, {"secret": "KEY"}, {"text": "&"}, "fields", {"secret": "IV"}]}),
        ),
        ("frame digest \".\" <secret>", json!({"frame": ["digest", {"text": "."}, {"secret": true}]})),
        ("frame field a <secret> fields", json!({"frame": [{"field": "a"}, {"secret": true}, "fields"]})),
        ("hmac + frame fields \"&x\"", json!({"hmac": true, "frame": ["fields", {"text": "&x"}]})),
    ];
    let around = [
        ("append \"\"", json!({"append": ""})),
        ("prepend \"|\"", json!({"prepend": "|"})),
        ("hmac", json!({"hmac": true})),
    ];
    // What readers take, more often.
    let may_be_named = !is_listed && matches!(family, Family::Cut | Family::Wild);
    let (text, json) = match choices.below(8) {
        0 | 1 if has_items => ("within", json!({"within": true})),
        2 if has_items => ("prepend \"\" + within", json!({"prepend": "", "within": true})),
        0 | 1 if may_be_named => {
            let named = [("named p", json!({"named": "p"})), ("named Pw-1", json!({"named": "Pw-1"}))];
            choices.one_of(&named)
        }
        3 | 4 => choices.one_of(&frames),
        5 if family == Family::Wild => ("each \"*\"", json!({"each": "*"})),
        _ => choices.one_of(&around),
    };
    let how = [
        ("hex", json!("hex")),
        ("base64", json!("base64")),
        ("md5", json!("md5")),
        ("MD5", json!("MD5")),
        ("SHA512", json!("SHA512")),
        ("hmac \"Data\"", json!({"hmac": "Data"})),
    ];
    let mut clause = Clause::new(text, json);
    if choices.once_in(4) && !text.contains("<KEY>") {
        let (how, json) = choices.one_of(&how);
        clause.text = format!("{text} as {how}");
        clause.json["as"] = json;
    }
    clause
}

/// Two secrets that these places take, mostly.
pub(crate) fn secrets(choices: &mut Choices<'_>, fields: &Value, places: &Value) -> [&'static str; 2] {
    let has_parts = [fields, places].iter().any(|json| json.to_string().contains("KEY"));
    match (has_parts, places["as"].as_str()) {
        (true, _) => choices.one_of(&[["KEY=one&IV=two", "IV=b&KEY=a=c&x"], ["KEY=one&IV=two", "KEY=one&IV="]]),
        (_, Some("hex")) => ["7a3b1053780db61ebd3d7123e1b8d6c4", "6D6F7265"],
        (_, Some("base64")) => ["c2Vjb25kLXNlY3JldA==", "bW9yZQ=="],
        _ => choices.one_of(&[SECRETS, ["b", "m&p=1"], SECRETS, ["1", "0.1"]]),
    }
}

/// A digest, sometimes of what becomes of the text first.
pub(crate) fn digest(choices: &mut Choices<'_>, family: Family) -> Clause {
    let hash = choices.one_of(&["md5", "sha256"]);
    let encoder = choices.one_of(&ENCODERS);
    let of = |text: String, of: Value| Clause::new(&format!("{hash} of {text}"), json!({"hash": hash, "of": of}));
    match choices.below(16) {
        0 => of(format!("lower({encoder}(text))"), json!([encoder, "lower"])),
        1 => of(format!("{encoder}(text)"), json!([encoder])),
        2 => of("base64(text)".into(), json!(["base64"])),
        3 if family == Family::Wild => {
            let word = choices.one_of(&["upper", "lower", "md5", "sha1", "sha512"]);
            of(format!("{word}(text)"), json!([word]))
        }
        _ => Clause::word(hash),
    }
}

/// How the digest is written.
pub(crate) fn encoding(choices: &mut Choices<'_>) -> Clause {
    let all = [("hex lower", "lower"), ("hex upper", "upper"), ("base64", "base64")];
    let (text, word) = choices.one_of(&all);
    Clause::new(text, json!(word))
}
