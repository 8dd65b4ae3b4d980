//! By brute force: of all small messages over a tiny alphabet, no two that strict verification accepts have
//! one signature, and it is the one with the secret in its place that is compared.

use std::collections::BTreeMap;

use paysign_reference::{Fields, Limits, Reading, genuine, verify};
use serde_json::{Value, json};

/// All texts of up to this many of these bytes.
fn texts(alphabet: &str, longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        last = last.iter().flat_map(|text| alphabet.chars().map(move |letter| format!("{text}{letter}"))).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// All messages: each of the names is absent or has one of the values.
fn messages(names: &[&str], values: &[String]) -> Vec<Vec<(String, String)>> {
    let mut all = vec![Vec::new()];
    for name in names {
        let with = |message: &Vec<(String, String)>| {
            let mut longer = vec![message.clone()];
            longer.extend(values.iter().map(|value| {
                let mut message = message.clone();
                message.push(((*name).to_owned(), value.clone()));
                message
            }));
            longer
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

fn body(message: &[(String, String)], sign: &str) -> Vec<u8> {
    let escaped = |text: &str| text.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"));
    let pairs = message.iter().map(|(name, value)| format!("{}={}&", escaped(name), escaped(value)));
    (pairs.collect::<String>() + "sign=" + sign).into_bytes()
}

fn reading(change: &Value) -> Reading {
    let mut reading = json!({
        "wire": "form", "signature": "sign", "fields": {"all_but": []}, "empty": "keep", "order": "name", "pair": "name=value",
        "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower",
    });
    for (key, value) in change.as_object().into_iter().flatten() {
        reading[key] = value.clone();
    }
    Reading::from_json(&reading).unwrap_or_else(|error| panic!("{error}: {change}"))
}

/// How many signatures the messages have that are accepted.
fn accepted(change: &Value, secret: &str, names: &[&str], values: &[String]) -> usize {
    let reading = reading(change);
    let limits = Limits::default();
    let mut accepted: BTreeMap<String, Fields> = BTreeMap::new();
    for message in messages(names, values) {
        let unsigned = body(&message, "");
        let Some(sign) = genuine(&reading, &unsigned, secret.as_bytes(), &limits) else { continue };
        match verify(&reading, &body(&message, &sign), &[secret.as_bytes()], true, &limits) {
            Ok(verdict) => {
                let before = accepted.insert(sign, verdict.fields.clone());
                assert!(
                    before.as_ref().is_none_or(|before| *before == verdict.fields),
                    "{change}: {message:?} {before:?}"
                );
            }
            Err(refusal) => {
                assert!(matches!(refusal.code, "ambiguous_field" | "missing_field"), "{refusal:?} {change}");
                // The reader and the one who looks for the field to blame agree.
                assert!(refusal.field.is_some_and(|name| !name.is_empty()), "{change}: {message:?}");
            }
        }
    }
    println!("{}: {change}", accepted.len());
    accepted.len()
}

#[test]
fn cut_at_separators_by_joints() {
    let pair = |name: &str, joint: &str, value: &str| json!({"name": name, "joint": joint, "value": value});
    for (change, names, alphabet, least) in [
        (json!({"pair": pair("name", ":", "value"), "separator": "::"}), vec!["a", "b", "c:"], "a:1", 10),
        (json!({"pair": pair("name", "->", "value"), "separator": "--"}), vec!["a", "a-", "-b"], "a->", 10),
        (json!({"pair": pair("name", "=", "value"), "separator": "aba"}), vec!["a", "aba", "bc"], "ab=", 10),
        (
            json!({"pair": pair("name", "=", "value"), "separator": {"text": ";", "last": true}}),
            vec!["a", "b"],
            "b;=",
            10,
        ),
        (
            json!({"pair": pair("name", ";", "value"), "separator": {"text": "&;", "last": true}}),
            vec!["a", "b"],
            "b;&",
            10,
        ),
        (json!({"pair": pair("form", "=", "value"), "separator": "&"}), vec!["a", "a[", "a%5B"], "&[=%", 10),
        (json!({"pair": pair("name", "=", "form")}), vec!["a", "b", "c&"], "&b=%", 10),
        (json!({"pair": pair("js", "=", "js"), "separator": "&"}), vec!["a", "b", "c-d"], "&b=%", 10),
        (json!({"pair": pair("name", "=", "lower")}), vec!["a", "B", "c"], "&b=B", 10),
        (json!({"order": "sent"}), vec!["b", "a"], "&b=a", 10),
        (
            json!({"order": "upper", "pair": pair("name", ";", "value"), "separator": {"text": ";", "last": true}}),
            vec!["b", "B;", "a_"],
            "b;",
            10,
        ),
        (json!({"order": "pair"}), vec!["b", "a", "B"], "&b=B", 10),
        (json!({"order": "value"}), vec!["b", "a"], "&b=a", 10),
        (json!({"separator": "\n"}), vec!["b", "a"], "\nb=a", 10),
        (
            json!({"fields": {"only": [{"field": "a", "as": "fixed1"}, {"field": "b", "is": "digits"}]}, "order": "listed"}),
            vec!["b", "a"],
            "01.",
            10,
        ),
        (
            json!({"fields": {"only": ["b", {"field": "a", "as": "fixed1-2"}]}, "order": "listed", "empty": "fill"}),
            vec!["b", "a"],
            "01.",
            10,
        ),
        (json!({"fields": {"starting": ["a"], "but": ["ab"]}}), vec!["a", "ab", "ac"], "a&=", 10),
        (
            json!({"fields": {"flat_but": ["a"]}, "secret": {"frame": [{"text": "x"}, "fields", {"text": "&b="}, {"secret": true}]}}),
            vec!["a", "b"],
            "xb&=",
            10,
        ),
        (
            json!({"digest": {"hash": "md5", "of": ["dotnet", "lower"]}, "secret": {"prepend": "&"}}),
            vec!["a", "B", "c"],
            "c&=C",
            10,
        ),
        (json!({"digest": {"hash": "md5", "of": ["form"]}}), vec!["a", "b"], "b&=%", 10),
        (json!({"digest": {"hash": "md5", "of": ["base64"]}}), vec!["a", "b"], "b&=%", 10),
        (json!({"secret": {"prepend": ""}}), vec!["a", "b"], "b&=\0", 10),
        (json!({"secret": {"named": "p"}}), vec!["a", "p", "q"], "&p=s", 10),
        (json!({"secret": {"named": "p"}, "order": "value"}), vec!["a", "p", "q"], "&p=s", 10),
        (
            json!({"secret": {"named": "P"}, "order": "nocase", "digest": {"hash": "md5", "of": ["java", "lower"]}}),
            vec!["a", "p", "q"],
            "&p=s",
            10,
        ),
        (
            json!({"secret": {"named": "p"}, "separator": "::", "pair": pair("form", "=", "form-lower")}),
            vec!["a", "p", "q"],
            ":p=s",
            10,
        ),
    ] {
        let longest = if names.len() > 2 { 2 } else { 3 };
        // A secret that looks like fields matters where it is one.
        let is_named = !change["secret"]["named"].is_null();
        for secret in ["s", "&", "s&p=s"].into_iter().take(if is_named { 3 } else { 1 }) {
            let found = accepted(&change, secret, &names, &texts(alphabet, longest));
            assert!(found >= least, "only {found}: {change}");
        }
    }
}

#[test]
fn cut_at_separators_into_a_list() {
    let of = |only: Value, value: &str, separator: Value| json!({"fields": {"only": only}, "order": "listed", "pair": {"value": value}, "separator": separator});
    let within = |mut reading: Value| {
        reading["secret"] = json!({"within": true});
        reading
    };
    let with = |mut reading: Value, key: &str, value: Value| {
        reading[key] = value;
        reading
    };
    for (change, names, alphabet, least) in [
        (of(json!(["b", "a"]), "value", json!("::")), vec!["a", "b"], "a:1", 10),
        (of(json!(["b", "a"]), "value", json!("aba")), vec!["a", "b"], "ab", 10),
        (of(json!(["b", "a"]), "value", json!({"text": ";", "last": true})), vec!["a", "b"], "a;1", 10),
        (of(json!(["a"]), "value", json!({"text": "::", "last": true})), vec!["a"], "a:1", 10),
        (of(json!(["b", "a"]), "escaped", json!(":")), vec!["a", "b"], "\\:1", 10),
        (of(json!(["b", "a"]), "escaped", json!("::")), vec!["a", "b"], "\\:1", 10),
        (of(json!(["b", "a"]), "escaped", json!(":\\")), vec!["a", "b"], "\\:1", 10),
        (of(json!(["b", "a", "c"]), "form", json!("~")), vec!["a", "b", "c"], "~&", 10),
        (of(json!(["b", "a", "c"]), "form", json!("&%2")), vec!["a", "b", "c"], "%2", 10),
        (of(json!(["b", {"field": "a", "as": "upper"}]), "lower", json!("|")), vec!["a", "b"], "aA|", 10),
        (
            with(of(json!(["b", "a", {"text": "x"}]), "value", json!("|")), "empty", json!("fill")),
            vec!["a", "b"],
            "x|",
            10,
        ),
        (within(of(json!(["a", {"secret": true}, "b"]), "value", json!("|"))), vec!["a", "b"], "s|", 10),
        (
            within(of(json!(["a", {"text": "|"}, {"secret": true}, {"starting": "p"}]), "value", json!("|"))),
            vec!["a", "pb", "p"],
            "p|=",
            10,
        ),
        (of(json!(["a", {"starting": "p"}]), "escaped", json!(":")), vec!["a", "pb", "p:"], "p:\\", 10),
        (of(json!([{"starting": "p"}]), "form", json!({"text": "=p", "last": true})), vec!["a", "pb", "p"], "p=", 10),
        (of(json!(["a", {"starting": "p"}]), "value", json!("--")), vec!["a", "p-", "p--", "p"], "p-", 10),
        (
            of(
                json!([{"field": "a", "is": "decimals 1"}, {"field": "b", "as": "undotted", "is": "decimals 1"}]),
                "value",
                json!("|"),
            ),
            vec!["a", "b"],
            "0.1",
            2,
        ),
    ] {
        let is_within = !change["secret"]["within"].is_null();
        for secret in ["s", "|", "s|p=1"].into_iter().take(if is_within { 3 } else { 1 }) {
            let longest = if names.len() > 2 { 2 } else { 3 };
            let found = accepted(&change, secret, &names, &texts(alphabet, longest));
            assert!(found >= least, "only {found}: {change}");
        }
    }
}

#[test]
fn one_value_alone() {
    for function in ["value", "form", "lower", "upper", "escaped", "length", "json"] {
        for empty in ["keep", "skip", "fill"] {
            let order = if empty == "fill" { "listed" } else { "name" };
            let change = json!({"fields": {"only": ["a"]}, "pair": {"value": function}, "separator": "", "order": order, "empty": empty});
            assert!(accepted(&change, "1", &["a"], &texts("1aA\"\\.", 3)) > 20, "{change}");
        }
    }
    for (function, shape) in [
        ("fixed1", "length 1"),
        ("fixed2", "decimals 1"),
        ("fixed1-2", "digits"),
        ("short", "length 3"),
        ("undotted", "decimals 1"),
        ("undotted", "digits 2"),
    ] {
        let list = json!([{"text": "0"}, {"secret": true}, {"field": "a", "as": function, "is": shape}, {"text": "1"}]);
        let change = json!({"fields": {"only": list}, "pair": "value", "separator": "", "order": "listed", "secret": {"within": true}});
        assert!(accepted(&change, "10", &["a"], &texts("10.", 4)) >= 2, "{change}");
    }
}

#[test]
fn values_of_known_shapes_run_together() {
    let a = |shape: &str| json!({"field": "a", "is": shape});
    let b = |shape: &str| json!({"field": "b", "is": shape});
    let c = |shape: &str| json!({"field": "c", "is": shape});
    for list in [
        json!([a("digits 1"), "b", c("digits 1")]),
        json!([a("digits"), b("letters 1"), "c"]),
        json!([a("digits"), {"text": "x"}, "b", {"text": "1x"}, c("digits")]),
        json!([a("decimals 1"), "b", {"text": "a"}, c("decimals 1")]),
        json!([a("decimals 1"), {"secret": true}, "b", {"secret": true}, c("hex 1")]),
        json!([a("of 1|0a|a"), "b", {"text": "-"}, c("of 1|a0")]),
        json!(["b", a("of aa|1a"), c("digits")]),
        json!(["b", a("letters 1"), c("decimals 1")]),
        json!([a("length 1"), b("digits"), c("of a|x1")]),
        json!([{"field": "a", "is": "hex 1", "as": "upper"}, b("digits")]),
    ] {
        let within = list.to_string().contains("secret");
        let secret = if within { json!({"within": true}) } else { json!({"append": ""}) };
        let change =
            json!({"fields": {"only": list}, "pair": "value", "separator": "", "order": "listed", "secret": secret});
        let mut values = texts("01a.", 2);
        values.extend(["0.1", "1.0", "11.1", "a0.1", "aa1", "x1"].map(String::from));
        let found = accepted(&change, "1", &["a", "b", "c"], &values);
        assert!(found >= 4, "only {found}: {change}");
    }
}

#[test]
fn known_names_in_orders() {
    let table = json!([{"name": "a"}, {"name": "B"}, {"name": "ab"}, {"name": "sign"}]);
    for order in ["name", "nocase", "sent"] {
        for fields in [
            json!({"all_but": []}),
            json!({"starting": ["a", "B"]}),
            json!({"only": ["a", {"field": "B", "is": "length 1"}]}),
        ] {
            let change = json!({"separator": "", "order": order, "table": table, "fields": fields});
            assert!(accepted(&change, "s", &["B", "a", "ab"], &texts("aB=", 2)) > 20, "{change}");
        }
    }
}

#[test]
fn what_has_no_reader() {
    let pair = |name: &str, joint: &str, value: &str| json!({"name": name, "joint": joint, "value": value});
    let of = |only: Value, separator: &str| json!({"fields": {"only": only}, "order": "listed", "pair": "value", "separator": separator});
    let with = |mut reading: Value, key: &str, value: Value| {
        reading[key] = value;
        reading
    };
    let hash = json!({"digest": "md5", "of": ["b"]});
    for change in [
        json!({"pair": pair("NAME", "=", "value")}),
        json!({"pair": pair("lower", "=", "value")}),
        json!({"pair": pair("json", ":", "json")}),
        json!({"pair": pair("name", "=", "escaped")}),
        json!({"pair": pair("name", "=", "form"), "separator": "-"}),
        json!({"pair": pair("name", "->", "form")}),
        json!({"pair": pair("name", "->", "value"), "separator": "->"}),
        json!({"pair": pair("form", ";", "value"), "separator": ";"}),
        json!({"pair": pair("name", "=", "length")}),
        json!({"pair": pair("name", ":", "value"), "separator": "", "added": ["a"]}),
        json!({"pair": pair("name", "=", "form"), "separator": "", "added": ["a"]}),
        json!({"separator": "", "order": "value", "added": ["a"]}),
        json!({"secret": {"each": ""}}),
        json!({"secret": {"frame": [{"secret": true}, "digest"]}}),
        json!({"secret": {"frame": [{"secret": true}, "fields", {"field": "a"}]}}),
        json!({"secret": {"named": "a b"}}),
        json!({"secret": {"named": "a-b"}, "separator": "-"}),
        json!({"secret": {"named": "a"}, "separator": "", "added": ["b"]}),
        json!({"fields": {"named_by": "x", "cut": ","}}),
        json!({"digest": {"hash": "md5", "of": ["sha1"]}}),
        json!({"digest": {"hash": "md5", "of": ["upper"]}}),
        json!({"digest": {"hash": "md5", "of": ["lower"]}}),
        json!({"digest": {"hash": "md5", "of": ["form", "lower"]}, "separator": "AB"}),
        json!({"pair": "value", "fields": {"only": ["a"]}, "separator": "", "secret": {"named": "p"}}),
        of(json!(["a", hash]), "|"),
        of(json!([{"starting": "p"}, "a"]), "|"),
        of(json!(["a", {"starting": "p"}]), ""),
        of(json!(["a", "b"]), ""),
        of(json!([{"field": "a", "is": "digits"}, {"field": "b", "is": "digits"}]), ""),
        of(json!([{"field": "a", "is": "digits 1"}, {"field": "b", "as": "fixed2"}]), ""),
        of(json!(["a", {"field": "b", "as": "escaped"}]), "\\|"),
        of(json!(["a", {"field": "b", "as": "length"}]), "|"),
        of(json!(["a", {"field": "b", "as": "form"}]), "%2"),
        with(of(json!(["a", "b"]), "|"), "empty", json!("skip")),
        with(of(json!([{"field": "a", "is": "digits 1"}, "b"]), ""), "empty", json!("fill")),
        with(of(json!(["a", {"field": "b", "as": "fixed2"}]), ""), "pair", json!("name=value")),
    ] {
        let refusal = verify(&reading(&change), b"a=1", &[b"s"], true, &Limits::default()).unwrap_err();
        assert_eq!(refusal.code, "unreadable_scheme", "{change}");
    }
}
