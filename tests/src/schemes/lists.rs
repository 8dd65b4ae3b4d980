//! The clause of the fields.

use serde_json::{Value, json};

use super::clauses::{Clause, ENCODERS};
use super::family::Family;
use crate::choices::Choices;

/// All, or those that begin so, but a few.
pub(crate) fn fields_other(choices: &mut Choices<'_>) -> Clause {
    let lists: [&[&str]; 3] = [&[], &["a"], &["ab", "x"]];
    let but = choices.one_of(&lists);
    let but_text = if but.is_empty() { String::new() } else { format!(" but {}", but.join(", ")) };
    match choices.below(3) {
        0 => Clause::new(&format!("all{but_text}"), json!({"all_but": but})),
        1 => Clause::new(&format!("flat{but_text}"), json!({"flat_but": but})),
        _ => Clause::new(&format!("starting a, b{but_text}"), json!({"starting": ["a", "b"], "but": but})),
    }
}

/// A list, with other items than fields if `has_items`.
pub(crate) fn fields_only(choices: &mut Choices<'_>, family: Family, has_items: bool, secret: &Value) -> Clause {
    let one: [&[&str]; 3] = [&["a"], &["b"], &["o.x"]];
    let more: [&[&str]; 6] =
        [&["b", "a"], &["b", "ab", "a"], &["c", "b", "a"], &["a", "o.x"], &["o.x", "b", "o.y.z"], &["ab", "c"]];
    let names = if family == Family::OneField { choices.one_of(&one) } else { choices.one_of(&more) };
    let mut items: Vec<Clause> = names.iter().map(|name| field(choices, family, name)).collect();
    let insert = |choices: &mut Choices<'_>, items: &mut Vec<Clause>, item: Clause| {
        let at = choices.below(items.len() + 1);
        items.insert(at, item);
    };
    if has_items {
        if choices.once_in(3) {
            let text = choices.one_of(&["x", "|", "-1", "a:"]);
            insert(choices, &mut items, Clause::new(&format!("\"{text}\""), json!({"text": text})));
        }
        if secret["within"] == true {
            let may_have_parts = secret.as_object().is_some_and(|places| places.len() == 1);
            if may_have_parts && choices.once_in(4) {
                insert(choices, &mut items, Clause::new("<KEY>", json!({"secret": "KEY"})));
                insert(choices, &mut items, Clause::new("<IV>", json!({"secret": "IV"})));
            } else {
                insert(choices, &mut items, Clause::new("<secret>", json!({"secret": true})));
            }
        }
        let may_hash = family == Family::Wild && secret["within"] != true;
        if may_hash && choices.once_in(2) {
            let inner = Clause::new("md5(a, \"x\", d)", json!({"digest": "md5", "of": ["a", {"text": "x"}, "d"]}));
            insert(choices, &mut items, inner);
        }
        let may_start = matches!(family, Family::List | Family::Wild);
        if may_start && choices.once_in(3) {
            items.push(Clause::new("p_*", json!({"starting": "p_"})));
        }
    }
    let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
    let jsons: Vec<&Value> = items.iter().map(|item| &item.json).collect();
    Clause::new(&format!("only {}", texts.join(", ")), json!({"only": jsons}))
}

fn field(choices: &mut Choices<'_>, family: Family, name: &str) -> Clause {
    let encoder = choices.one_of(&ENCODERS);
    let decimals = ["fixed1", "fixed2", "fixed3", "fixed1-2", "short", "undotted"];
    let function = match family {
        Family::Shapes if choices.once_in(6) => Some(choices.one_of(&["lower", "upper", "fixed2"])),
        Family::Shapes | Family::KnownNames => None,
        _ if choices.once_in(3) => Some(choices.one_of(&decimals)),
        Family::Cut if choices.once_in(6) => Some(choices.one_of(&["lower", "upper", encoder])),
        Family::List if choices.once_in(6) => Some(choices.one_of(&["lower", "upper", "escaped", encoder])),
        Family::OneField | Family::Wild if choices.once_in(3) => {
            Some(choices.one_of(&["lower", "upper", "escaped", "length", "json", encoder]))
        }
        _ => None,
    };
    let shapes =
        ["digits", "digits 2", "decimals 1", "decimals 2", "letters 2", "hex 3", "length 2", "of a|xy|1", "of 0a|a|ba"];
    let has_shape = match family {
        Family::Shapes => !choices.once_in(4),
        _ => choices.once_in(6),
    };
    let shape = match function {
        Some("undotted") => Some(choices.one_of(&["digits", "decimals 1", "decimals 2", "digits 2"])),
        Some("fixed1" | "fixed2" | "fixed3" | "fixed1-2" | "short") if has_shape => {
            Some(choices.one_of(&["decimals 2", "decimals 1", "digits"]))
        }
        _ => has_shape.then(|| choices.one_of(&shapes)),
    };
    if function.is_none() && shape.is_none() {
        return Clause::word(name);
    }
    let mut item = Clause::new(name, json!({"field": name}));
    if let Some(function) = function {
        item.text = format!("{function}({name})");
        item.json["as"] = json!(function);
    }
    if let Some(shape) = shape {
        item.text = format!("{} is {shape}", item.text);
        item.json["is"] = json!(shape);
    }
    item
}
