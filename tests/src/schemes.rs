//! Schemes out of arbitrary bytes: each in its text form and as the reference reads it.

mod clauses;
mod family;
mod lists;

use serde_json::{Value, json};

use crate::choices::Choices;
use clauses::{Clause, SECRETS, digest, encoding, pair, separator, wild_pair, wild_separator};
use family::Family;
use lists::{fields_only, fields_other};

/// A scheme, in the text form and as the reference reads it.
pub struct Scheme {
    /// The text form.
    pub text: String,
    /// The name of the field with the signature.
    pub sign_field: &'static str,
    /// Form or JSON.
    pub wire: &'static str,
    /// The reading.
    pub reading: Value,
    /// Two secrets that the scheme takes.
    pub secrets: [&'static str; 2],
}

/// The nine clauses.
struct Clauses {
    fields: Clause,
    empty: &'static str,
    order: &'static str,
    pair: Clause,
    separator: Clause,
    secret: Clause,
    digest: Clause,
}

/// Any scheme that the text form can write: half of them of the usual axes.
pub fn scheme(choices: &mut Choices<'_>) -> Scheme {
    if choices.below(2) == 0 { usual(choices) } else { grown(choices) }
}

/// A scheme of what every gateway's page has.
fn usual(choices: &mut Choices<'_>) -> Scheme {
    let lists: [&[&str]; 4] = [&["a"], &["a", "b"], &["b", "ab", "a"], &["a1", "a", "a_", "b"]];
    let list = choices.one_of(&lists);
    let fields = match choices.below(3) {
        0 => Clause::new("all", json!({"all_but": []})),
        1 => Clause::new(&format!("all but {}", list.join(", ")), json!({"all_but": list})),
        _ => Clause::new(&format!("only {}", list.join(", ")), json!({"only": list})),
    };
    let is_listed = choices.once_in(2) && fields.json["only"].is_array();
    let empty = choices.one_of(&["skip", "keep"]);
    let order = if is_listed { "listed" } else { "name" };
    let word = choices.one_of(&["name=value", "name=>value", "namevalue", "value"]);
    let separator = choices.one_of(&["&", "", "|", " ", "-", "?"]);
    let secret = match choices.below(6) {
        0 => Clause::new("append \"\"", json!({"append": ""})),
        1 => Clause::new("append \"&key=\"", json!({"append": "&key="})),
        2 => Clause::new("prepend \"\"", json!({"prepend": ""})),
        3 => Clause::new("prepend \"k\" + append \"=\"", json!({"prepend": "k", "append": "="})),
        4 => Clause::new("hmac", json!({"hmac": true})),
        _ => Clause::new("append \"&key=\" + hmac", json!({"append": "&key=", "hmac": true})),
    };
    let digest = choices.one_of(&["md5", "md5", "sha1", "sha256", "sha384", "sha512"]);
    let separator_text = if separator.is_empty() { "none".to_owned() } else { format!("\"{separator}\"") };
    let clauses = Clauses {
        fields,
        empty,
        order,
        pair: Clause::word(word),
        separator: Clause::new(&separator_text, json!(separator)),
        secret,
        digest: Clause::word(digest),
    };
    let wire = choices.one_of(&["form", "json"]);
    finished(choices, clauses, wire, SECRETS)
}

/// A scheme of all axes.
fn grown(choices: &mut Choices<'_>) -> Scheme {
    let wire = choices.one_of(&["form", "json"]);
    let families =
        [Family::Cut, Family::KnownNames, Family::List, Family::OneField, Family::Shapes, Family::Wild, Family::Cut];
    let family = choices.one_of(&families);
    let is_listed = match family {
        Family::List | Family::Shapes => true,
        _ => choices.below(3) == 0,
    };
    let is_only = is_listed || family == Family::OneField || choices.once_in(3);
    let is_named_by = family == Family::Wild && choices.once_in(4);
    let has_items = is_listed && !matches!(family, Family::Cut | Family::KnownNames) && !is_named_by;
    let secret = clauses::secret(choices, has_items, family, is_listed);
    let fields = match (is_named_by, is_only) {
        (true, _) => Clause::new("named by v \",\"", json!({"named_by": "v", "cut": ","})),
        (_, true) => fields_only(choices, family, has_items, &secret.json),
        _ => fields_other(choices),
    };
    let order = match () {
        () if is_listed => "listed",
        () if is_named_by => choices.one_of(&["name", "nocase", "upper"]),
        () if secret.json["named"].is_string() => choices.one_of(&["name", "nocase", "upper", "value"]),
        () if family == Family::KnownNames => choices.one_of(&["name", "nocase", "sent"]),
        () => choices.one_of(&["name", "sent", "nocase", "upper", "pair", "value"]),
    };
    let empty = match (family, is_listed) {
        (Family::Shapes, _) => "keep",
        (Family::List, _) => choices.one_of(&["keep", "fill"]),
        (_, true) => choices.one_of(&["skip", "keep", "fill"]),
        (_, false) => choices.one_of(&["skip", "keep"]),
    };
    let (pair, separator) = match family {
        Family::Wild => (wild_pair(choices), wild_separator(choices)),
        _ => (pair(choices, family), separator(choices, family)),
    };
    let secrets = clauses::secrets(choices, &fields.json, &secret.json);
    let digest = digest(choices, family);
    let clauses = Clauses { fields, empty, order, pair, separator, secret, digest };
    finished(choices, clauses, wire, secrets)
}

fn finished(choices: &mut Choices<'_>, clauses: Clauses, wire: &'static str, secrets: [&'static str; 2]) -> Scheme {
    let null_counts_as = choices.one_of(&["word", "empty"]);
    let encoding = encoding(choices);
    let Clauses { fields, empty, order, pair, separator, secret, digest } = clauses;
    Scheme {
        text: format!(
            "fields {}; empty {empty}; null {null_counts_as}; order {order}; pair {}; separator {}; secret {}; digest {}; {}",
            fields.text, pair.text, separator.text, secret.text, digest.text, encoding.text
        ),
        sign_field: "sign",
        wire,
        reading: json!({
            "wire": wire, "signature": "sign", "fields": fields.json, "empty": empty, "null": null_counts_as, "order": order, "pair": pair.json,
            "separator": separator.json, "secret": secret.json, "digest": digest.json, "hex": encoding.json, "table": [],
        }),
        secrets,
    }
}
