//! The faults: each breaks a message in one way, and names the cause that should be found.

use crate::broken::{Broken, Digest, Order, hex};
use crate::param::Param;
use crate::random::Random;
use crate::text;

/// Breaks a message; `false` where there is nothing to break.
type Break = fn(&mut Broken, &mut Random) -> bool;

/// A fault.
pub(crate) struct Fault {
    pub(crate) cause: &'static str,
    pub(crate) form: &'static str,
    /// What two faults cannot both change.
    pub(crate) axis: &'static str,
    pub(crate) apply: Break,
}

macro_rules! faults {
    ($( $cause:literal $form:literal $axis:literal $apply:expr; )*) => {
        &[$( Fault { cause: $cause, form: $form, axis: $axis, apply: $apply } ),*]
    };
}

/// Changes the values that were signed.
fn signed(broken: &mut Broken, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    broken.signed.iter_mut().for_each(|param| param.value = change(&param.value));
    true
}

/// Changes the values that arrive.
fn here(broken: &mut Broken, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    broken.here.iter_mut().for_each(|param| {
        param.value = change(&param.value);
        param.is_bare &= param.value.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    });
    true
}

fn is_amount(name: &[u8]) -> bool {
    [&b"amount"[..], b"money", b"true_amount", b"pay_amount"].contains(&name)
}

/// Changes the amounts of one side.
fn amounts(params: &mut [Param], change: impl Fn(&str) -> Option<String>) -> bool {
    let mut done = false;
    for param in params.iter_mut().filter(|param| is_amount(&param.name)) {
        if let Some(value) = std::str::from_utf8(&param.value).ok().and_then(&change) {
            param.value = value.into_bytes();
            done = true;
        }
    }
    done
}

fn decimals(text: &str, places: usize) -> Option<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    (part.len() <= places && whole.parse::<u64>().is_ok())
        .then(|| if places == 0 { whole.into() } else { format!("{whole}.{part:0<places$}") })
}

/// Picks a signed parameter with a value.
fn pick(broken: &Broken, random: &mut Random) -> usize {
    let all: Vec<usize> = (0..broken.signed.len())
        .filter(|at| broken.signed[*at].is_signed && !broken.signed[*at].value.is_empty())
        .collect();
    random.one_of(&all)
}

fn one_here(broken: &mut Broken, random: &mut Random, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    let name = broken.signed[pick(broken, random)].name.clone();
    broken.here.iter_mut().filter(|param| param.name == name).for_each(|param| {
        param.value = change(&param.value);
        param.is_bare = false;
    });
    true
}

fn one_signed(broken: &mut Broken, random: &mut Random, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    let at = pick(broken, random);
    broken.signed[at].value = change(&broken.signed[at].value);
    true
}

fn add_here(broken: &mut Broken, name: &str, value: &str) -> bool {
    let is_all = broken.signed.iter().all(|param| param.is_signed) || broken.gateway == "epay";
    let param = Param { name: name.into(), value: value.into(), is_bare: false, is_signed: true };
    broken.here.insert(0, param);
    is_all
}

/// Whether the gateway signs whatever is sent.
fn signs_all(broken: &Broken) -> bool {
    broken.gateway == "epay" || broken.gateway == "paypro" || broken.message == "online" || broken.message == "refund"
}

fn secret(broken: &mut Broken, change: impl Fn(&str) -> String) -> bool {
    broken.signed_with = change(&broken.secret).into_bytes();
    true
}

/// The merchant's configured secret is damaged, the gateway's is right.
fn configured(broken: &mut Broken, change: impl Fn(&str) -> String) -> bool {
    broken.secret = change(&broken.secret);
    true
}

#[rustfmt::skip]
pub(crate) const FAULTS: &[Fault] = faults! {
    "parameter_added"   "a framework's route"            "added"   |b, _| signs_all(b) && add_here(b, "s", "/pay/notify");
    "parameter_added"   "a name that nobody knows"       "added"   |b, r| { let (name, value) = (r.letters(7), r.letters(5)); signs_all(b) && add_here(b, &name, &value) };
    "parameter_added"   "two of them"                    "added"   |b, _| signs_all(b) && add_here(b, "_url", "/index") && add_here(b, "utm_source", "mail");
    "parameter_dropped" "the kind of signature, signed"  "dropped" |b, _| { let has = b.sign_type.take().is_some() || b.gateway != "mypaynz"; b.signed.push(param("sign_type", "MD5")); has && b.message != "v3_payment" };
    "parameter_dropped" "a charset, signed"              "dropped" |b, _| { b.signed.push(param("_input_charset", "utf-8")); signs_all(b) };
    "parameter_dropped" "an empty value, signed"         "dropped" |b, r| { let at = pick(b, r); let name = b.signed[at].name.clone(); b.signed[at].value.clear(); b.here.retain(|param| param.name != name); b.keeps_empty && b.message != "v3_payment" && !is_needed(&name) };
    "parameter_renamed" "camel case"                     "names"   |b, _| rename(b, camel);
    "parameter_renamed" "lower case"                     "names"   |b, _| rename(b, str::to_lowercase);
    "parameter_renamed" "one name"                       "names"   |b, r| { let at = pick(b, r); let name = b.signed[at].name.clone(); let other = [&name[..], b"X"].concat(); b.here.iter_mut().filter(|param| param.name == name).for_each(|param| param.name.clone_from(&other)); true };
    "parameter_twice"   "merged from query and body"     "twice"   |b, r| { let at = pick(b, r); let param = b.signed[at].clone(); b.here.push(Param { value: b"other".to_vec(), is_bare: false, ..param }); true };
    "unsigned_included" "one"                            "unsigned" |b, r| include(b, r, false);
    "unsigned_included" "all"                            "unsigned" |b, r| include(b, r, true);
    "signed_left_out"   "an optional one"                "left"    |b, r| { let at = pick(b, r); let is_known = b.table.iter().any(|name| name.as_bytes() == b.signed[at].name); b.signed.remove(at); is_known };
    "empty_kept"        ""                               "empty"   |b, _| { let (was, name) = (b.keeps_empty, spare(b)); b.keeps_empty = true; name.is_some_and(|name| { b.both(&name, "", true); !was }) };
    "empty_skipped"     ""                               "empty"   |b, _| { let (was, name) = (b.keeps_empty, spare(b)); b.keeps_empty = false; name.is_some_and(|name| { b.both(&name, "", true); was }) };
    "zero_skipped"      ""                               "zero"    |b, r| { let at = pick(b, r); let name = b.signed[at].name.clone(); b.here.iter_mut().filter(|param| param.name == name).for_each(|param| param.value = b"0".to_vec()); b.signed.retain(|param| param.name != name && param.value != b"0"); true };
    "null_text"         "nothing for null"               "null"    |b, _| null(b, "");
    "null_text"         "None for null"                  "null"    |b, _| null(b, "None");
    "url_encoded"       "as http_build_query"            "url"     |b, _| signed(b, |value| text::percent(value, "-._", true));
    "url_encoded"       "as encodeURIComponent"          "url"     |b, _| signed(b, |value| text::percent(value, "-_.!~*'()", false));
    "url_encoded"       "decoded here once too often"    "url"     |b, r| { let at = pick(b, r); let name = b.signed[at].name.clone(); let plain = b.signed[at].value.clone(); b.signed[at].value = text::percent(&plain, "-._~", false); let keeps = !plain.contains(&b'+') && !plain.contains(&b'%'); b.here.iter().any(|param| param.name == name) && keeps };
    "url_decoded"       "encoded here twice"             "url"     |b, _| here(b, |value| text::percent(value, "-._~", false));
    "plus_and_space"    "a plus became a space"          "plus"    |b, _| { let has = b.signed.iter().any(|param| param.is_signed && param.value.contains(&b'+')); here(b, |value| text::replace(value, "+", " ")) && has };
    "plus_and_space"    "a space became a plus"          "plus"    |b, _| { let has = b.signed.iter().any(|param| param.is_signed && param.value.contains(&b' ')); here(b, |value| text::replace(value, " ", "+")) && has };
    "plus_and_space"    "a space signed as a plus"       "plus"    |b, _| { let has = b.signed.iter().any(|param| param.is_signed && param.value.contains(&b' ')); signed(b, |value| text::replace(value, " ", "+")) && has };
    "html_escaped"      "before it was signed"           "html"    |b, _| signed(b, text::html);
    "html_unescaped"    "by a filter, here"              "html"    |b, _| here(b, text::html);
    "entity_damage"     "in what was signed"             "wrap"    |b, _| { b.wrap = |text| [("&not", "¬"), ("&curren", "¤"), ("&para", "¶")].iter().fold(text, |text, (from, to)| text::replace(&text, from, to)); true };
    "entity_damage"     "in the body"                    "body"    |b, _| { b.wrap_body = |_, body| text::replace(&body, "&not", "¬"); !b.is_json };
    "trimmed"           "a space at the end, lost here"  "space"   |b, r| one_signed(b, r, |value| [value, b" "].concat());
    "trimmed"           "a line feed at the end, lost"   "space"   |b, r| one_signed(b, r, |value| [value, b"\n"].concat());
    "untrimmed"         "a space at the end, here only"  "space"   |b, r| one_here(b, r, |value| [value, b" "].concat());
    "untrimmed"         "a line feed after the body"     "space"   |b, r| one_here(b, r, |value| [value, b"\r\n"].concat());
    "backslashes"       "added here"                     "slash"   |b, _| here(b, |value| text::replace(&text::replace(&text::replace(value, "\\", "\\\\"), "'", "\\'"), "\"", "\\\""));
    "backslashes"       "signed, before slashes"         "slash"   |b, _| signed(b, |value| text::replace(value, "/", "\\/"));
    "line_endings"      "CR LF for LF"                   "lines"   |b, _| here(b, |value| text::replace(value, "\n", "\r\n"));
    "number_text"       "two decimals, signed"           "number"  |b, _| amounts(&mut b.signed, |text| decimals(text, 2));
    "number_text"       "no zeros at the end, here"      "number"  |b, _| amounts(&mut b.here, |text| decimals(text, 0).or(decimals(text, 1)));
    "number_text"       "one decimal, signed"            "number"  |b, _| amounts(&mut b.signed, |text| decimals(text, 1));
    "number_text"       "thousands, signed"              "number"  |b, _| amounts(&mut b.signed, |text| { let (whole, part) = text.split_once('.').unwrap_or((text, "")); let cut = whole.len().checked_sub(3).filter(|cut| (1..=3).contains(cut))?; Some(format!("{},{}{}{part}", &whole[..cut], &whole[cut..], if part.is_empty() { "" } else { "." })) });
    "number_text"       "an exponent, signed"            "number"  |b, _| amounts(&mut b.signed, |text| (text == "25000000").then(|| "2.5E7".into()));
    "number_text"       "a zero lost at the beginning"   "number"  |b, _| { let is = |name: &[u8]| name == b"returncode" || name == b"status"; b.here.iter_mut().filter(|param| is(&param.name)).map(|param| param.value = b"0".to_vec()).count() > 0 };
    "number_text"       "a long number by a float"       "number"  |b, _| { let mut done = false; for param in &mut b.signed { let text = String::from_utf8_lossy(&param.value).into_owned(); if text.len() > 16 && text.bytes().all(|byte| byte.is_ascii_digit()) { param.value = format!("{}", text.parse::<f64>().expect("a number")).into_bytes(); done = true; } } done };
    "boolean_text"      "1 for true"                     "boolean" |b, _| boolean(b, "1");
    "boolean_text"      "True for true"                  "boolean" |b, _| boolean(b, "True");
    "time_unit"         "seconds here"                   "time"    |b, _| { let mut done = false; for side in [&mut b.here, &mut b.signed] { for param in side.iter_mut().filter(|param| param.name == b"timestamp") { param.value.truncate(10); param.value.extend(b"000"); done = true; } } b.here.iter_mut().filter(|param| param.name == b"timestamp").for_each(|param| param.value.truncate(10)); done };
    "charset_gbk"       "signed as GBK"                  "charset" |b, _| { let can = b.signed.iter().all(|param| text::gbk(&param.value).is_some()); signed(b, |value| text::gbk(value).unwrap_or_default()) && can };
    "charset_gbk"       "GBK here"                       "charset" |b, _| { let can = !b.is_json && b.here.iter().all(|param| text::gbk(&param.value).is_some()); here(b, |value| text::gbk(value).unwrap_or_default()) && can };
    "charset_latin1"    "encoded once more, signed"      "charset" |b, _| signed(b, text::latin1_twice);
    "charset_latin1"    "encoded once more, here"        "charset" |b, _| here(b, text::latin1_twice);
    "charset_lossy"     "question marks, signed"         "charset" |b, _| signed(b, |value| String::from_utf8_lossy(value).chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect::<String>().into_bytes());
    "charset_lossy"     "no four-byte characters"        "charset" |b, _| signed(b, |value| String::from_utf8_lossy(value).replace('😀', "").into_bytes());
    "byte_order_mark"   "before the text"                "wrap"    |b, _| { b.wrap = |text| [b"\xef\xbb\xbf", &text[..]].concat(); true };
    "byte_order_mark"   "before a value, here"           "space"   |b, r| one_here(b, r, |value| [b"\xef\xbb\xbf", value].concat());
    "json_escapes"      "in quotes, signed"              "json"    |b, _| signed(b, |value| text::json_string(value).into_bytes());
    "json_escapes"      "\\u, signed"                    "json"    |b, _| signed(b, |value| String::from_utf8_lossy(value).encode_utf16().map(|unit| char::from_u32(unit.into()).filter(char::is_ascii).map_or_else(|| format!("\\u{unit:04x}"), String::from)).collect::<String>().into_bytes()) && b.signed.iter().all(|param| !param.value.windows(2).any(|two| two == b"\\\"" || two == b"\\z"));
    "nested_value"      "written without spaces, signed" "nested"  |b, _| nested(b, "{\"a\":1,\"b\":[1,2]}");
    "nested_value"      "sorted, signed"                 "nested"  |b, _| { let done = nested(b, "{\"a\":1,\"b\":\"x\"}"); b.here.iter_mut().filter(|param| param.name == b"extra").for_each(|param| param.value = b"{\"b\":\"x\",\"a\":1}".to_vec()); done };
    "letter_case"       "the text in lower case"         "wrap"    |b, _| { b.wrap = |text| text.to_ascii_lowercase(); true };
    "letter_case"       "the text in capitals"           "wrap"    |b, _| { b.wrap = |text| text.to_ascii_uppercase(); true };
    "value_cut"         "after 127 bytes"                "cut"     |b, _| { let name = "name"; let has = b.here.iter().any(|param| param.name == b"name"); for (side, len) in [(&mut b.here, 140), (&mut b.signed, 127)] { side.iter_mut().filter(|param| param.name == name.as_bytes()).for_each(|param| param.value = vec![b'n'; len]); } has };
    "order_as_sent"     ""                               "order"   |b, _| { b.order = Order::AsSent; true };
    "order_ignoring_case" ""                             "order"   |b, _| { b.order = Order::IgnoringCase; let name = "Zone"; b.both(name, "x", true); signs_all(b) };
    "order_by_pair"     ""                               "order"   |b, _| { b.order = Order::ByPair; let name = if b.gateway == "paypro" { "amount2" } else { "pid2" }; b.both(name, "x", true); signs_all(b) && b.table.iter().any(|row| name.starts_with(row.as_str())) };
    "order_locale"      ""                               "order"   |b, _| { b.order = Order::Locale; true };
    "order_of_table"    ""                               "order"   |b, _| { b.order = Order::OfTable; true };
    "order_reversed"    ""                               "order"   |b, _| { b.order = Order::Reversed; true };
    "pair_writing"      "name=>value"                    "pair"    |b, _| { b.pair = Some("=>"); true };
    "pair_writing"      "run together"                   "pair"    |b, _| { b.pair = Some(""); true };
    "pair_writing"      "only the value"                 "pair"    |b, _| { b.pair = None; true };
    "separator"         "none, or &"                     "separator" |b, _| { b.separator = if b.separator.is_empty() { "&" } else { "" }; true };
    "separator"         "a comma"                        "separator" |b, _| { b.separator = ","; true };
    "trailing_separator" ""                              "wrap"    |b, _| { b.wrap = |text| [&text[..], b"&"].concat(); b.separator == "&" };
    "json_signed"       "sorted"                         "pair"    |b, _| { b.as_json = true; true };
    "algorithm"         "SHA-256"                        "digest"  |b, _| { b.digest = Digest::Sha256; true };
    "hmac"              "HMAC-MD5"                       "secret place" |b, _| { b.digest = Digest::HmacMd5; b.back = None; true };
    "hashed_twice"      "the digest of the digest"       "digest"  |b, _| { b.digest = Digest::Twice; true };
    "hashed_twice"      "the digest of the text"         "digest"  |b, _| { b.digest = Digest::OfText; true };
    "signature_cut"     "16 digits"                      "written" |b, _| { b.write_digest = |digest| digest[8..24].into(); true };
    "signature_cut"     "the first 20 digits"            "written" |b, _| { b.write_digest = |digest| digest[..20].into(); true };
    "secret_joint"      "&key= or nothing"               "secret place" |b, _| { b.back = Some(if b.gateway == "payindex" { String::new() } else { "&key=".into() }); true };
    "secret_joint"      "&secret="                       "secret place" |b, _| { b.back = Some("&secret=".into()); true };
    "secret_joint"      "key="                           "secret place" |b, _| { b.back = Some("key=".into()); true };
    "secret_place"      "in front"                       "secret place" |b, _| { b.front = Some(String::new()); b.back = None; true };
    "secret_place"      "at both ends"                   "secret place" |b, _| { b.front = Some(String::new()); b.back = Some(String::new()); true };
    "secret_as_field"   "key"                            "secret place" |b, _| { b.secret_name = Some("key"); true };
    "secret_left_out"   ""                               "secret"  |b, _| secret(b, |_| String::new());
    "secret_blanks"     "a line feed, signed"            "secret"  |b, _| secret(b, |secret| format!("{secret}\n"));
    "secret_blanks"     "a leading space, configured"    "secret"  |b, _| configured(b, |secret| format!(" {secret}"));
    "secret_blanks"     "CR LF, configured"              "secret"  |b, _| configured(b, |secret| format!("{secret}\r\n"));
    "secret_quotes"     "signed"                         "secret"  |b, _| secret(b, |secret| format!("\"{secret}\""));
    "secret_quotes"     "configured"                     "secret"  |b, _| configured(b, |secret| format!("'{secret}'"));
    "secret_mark"       "a byte order mark, configured"  "secret"  |b, _| configured(b, |secret| format!("\u{feff}{secret}"));
    "secret_mark"       "a no-break space, signed"       "secret"  |b, _| secret(b, |secret| format!("{secret}\u{a0}"));
    "secret_case"       "lower case, signed"             "secret"  |b, _| secret(b, str::to_lowercase);
    "secret_cut"        "the last character lost"        "secret"  |b, _| secret(b, |secret| secret[..secret.len() - 1].into());
    "secret_recoded"    "its MD5"                        "secret"  |b, _| secret(b, |secret| { use md5::Digest as _; hex(&md5::Md5::digest(secret)) });
    "other_secret"      ""                               "secret"  |b, _| { b.signed_with = b.other_secret.clone().into_bytes(); true };
    "other_gateway"     ""                               "message" |b, _| { b.taken_for = if b.gateway == "payindex" { ("epay", "notify") } else { ("payindex", "notify") }; true };
    "other_message"     ""                               "message" |b, _| { b.taken_for.1 = match b.message { "pay" => "notify", "online" => "pay", "v3_payment" => "v3_query", _ => return false }; b.message != "v3_payment" };
    "json_for_form"     ""                               "body"    |b, _| { let was = b.is_json; b.is_json = true; !was };
    "form_for_json"     ""                               "body"    |b, _| { let was = b.is_json; b.is_json = false; was };
    "whole_url"         ""                               "body"    |b, _| { b.wrap_body = |_, body| [b"https://shop.example/pay/notify?", &body[..]].concat(); !b.is_json };
    "other_format"      "multipart"                      "body"    |b, _| { b.wrap_body = |b, _| multipart(b); !b.is_json };
    "other_format"      "XML"                            "body"    |b, _| { b.wrap_body = |b, _| xml(b); !b.is_json && b.here.iter().all(|param| !param.value.windows(3).any(|three| three == b"]]>")) };
    "body_reserialised" "a printed array"                "body"    |b, _| { b.wrap_body = |b, _| printed(b); !b.is_json && b.here.iter().all(|param| !param.value.contains(&b'\n')) };
    "body_reserialised" "JSON inside a JSON string"      "body"    |b, _| { b.wrap_body = |_, body| text::json_string(&body).into_bytes(); b.is_json };
    "sign_type_unsupported" "RSA"                        "sign_type" |b, _| { let has = b.sign_type.is_some(); b.sign_type = Some("RSA".into()); has };
};

/// Faults that leave nothing to compute with, or no trace: the cause can be possible at best.
#[rustfmt::skip]
pub(crate) const POSSIBLE: &[Fault] = faults! {
    "body_empty"        ""                               "" |b, _| { b.wrap_body = |_, _| Vec::new(); true };
    "signature_missing" "no such field"                  "" |b, _| { b.has_signature = false; true };
    "signature_missing" "empty"                          "" |b, _| { b.write_digest = |_| String::new(); true };
    "parameter_dropped" "a required one, by its name"    "" |b, r| { let required = ["out_trade_no", "orderid", "tradeNo", "pay_orderid", "money", "mid"]; let name = r.one_of(&required); let had = b.here.len(); b.here.retain(|param| param.name != name.as_bytes()); b.here.len() < had && b.signed.iter().any(|param| param.name == name.as_bytes() && param.is_signed) };
    "wrong_secret"      ""                               "" |b, r| { b.signed_with = r.letters(32).into_bytes(); true };
    "message_changed"   "an amount"                      "" |b, _| amounts(&mut b.here, |_| Some("4321.09".into()));
    "message_changed"   "the signature of another order" "" |b, r| one_signed(b, r, |_| b"another".to_vec());
};

fn param(name: &str, value: &str) -> Param {
    Param { name: name.into(), value: value.into(), is_bare: false, is_signed: true }
}

/// Names whose value must not be lost, or the message would be another one.
fn is_needed(name: &[u8]) -> bool {
    [&b"mid"[..], b"out_trade_no"].contains(&name)
}

/// A name of the table that the message lacks and that is signed.
fn spare(broken: &Broken) -> Option<String> {
    let is_free = |name: &&String| {
        let is_here = broken.here.iter().any(|param| param.name == name.as_bytes());
        !is_here
            && [
                "param",
                "ext",
                "sitename",
                "remark",
                "message",
                "utr",
                "expired",
                "return_url",
                "reference",
                "notify_url",
                "tid",
            ]
            .contains(&name.as_str())
    };
    broken.table.iter().find(is_free).cloned()
}

fn rename(broken: &mut Broken, rename: fn(&str) -> String) -> bool {
    for param in &mut broken.here {
        param.name = rename(std::str::from_utf8(&param.name).expect("a name")).into_bytes();
    }
    true
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (head, rest) = word.split_at(word.len().min(1));
        name + &head.to_uppercase() + rest
    })
}

fn include(broken: &mut Broken, random: &mut Random, all: bool) -> bool {
    if broken.gateway == "epay" {
        broken.signed.push(param("sign_type", "MD5"));
        return !all;
    }
    let unsigned: Vec<usize> = (0..broken.signed.len()).filter(|at| !broken.signed[*at].is_signed).collect();
    if unsigned.is_empty() || (all && unsigned.len() < 2) {
        return false;
    }
    let one = random.one_of(&unsigned);
    for at in unsigned {
        broken.signed[at].is_signed |= all || at == one;
    }
    if all && let Some(sign_type) = &broken.sign_type {
        broken.signed.push(param("sign_type", sign_type));
    }
    true
}

fn null(broken: &mut Broken, word: &str) -> bool {
    if broken.gateway != "paypro" {
        return false;
    }
    let Some(name) = spare(broken) else { return false };
    broken.here.push(Param { is_bare: true, ..param(&name, "null") });
    broken.signed.push(param(&name, word));
    true
}

fn boolean(broken: &mut Broken, word: &str) -> bool {
    if broken.gateway != "paypro" {
        return false;
    }
    broken.here.push(Param { is_bare: true, ..param("test", "true") });
    broken.signed.push(param("test", word));
    true
}

fn nested(broken: &mut Broken, signed: &str) -> bool {
    if broken.gateway != "paypro" {
        return false;
    }
    broken.here.push(Param { is_bare: true, ..param("extra", "{ \"a\" : 1, \"b\" : [1, 2] }") });
    broken.signed.push(param("extra", signed));
    true
}

/// The parameters with the signature, as they would arrive.
fn arriving(broken: &Broken) -> Vec<(String, Vec<u8>)> {
    let text = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let mut all: Vec<_> = broken.here.iter().map(|param| (text(&param.name), param.value.clone())).collect();
    all.push((broken.sign_field.into(), broken.signature().into_bytes()));
    all.extend(broken.sign_type.iter().map(|sign_type| ("sign_type".to_owned(), sign_type.clone().into_bytes())));
    all
}

fn multipart(broken: &Broken) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in arriving(broken) {
        out.extend(format!("--xYzBoundary\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes());
        out.extend(value);
        out.extend(b"\r\n");
    }
    out.extend(b"--xYzBoundary--\r\n");
    out
}

fn xml(broken: &Broken) -> Vec<u8> {
    let mut out = b"<?xml version=\"1.0\"?><xml>".to_vec();
    for (name, value) in arriving(broken) {
        out.extend(format!("<{name}><![CDATA[").bytes());
        out.extend(value);
        out.extend(format!("]]></{name}>").bytes());
    }
    out.extend(b"</xml>");
    out
}

fn printed(broken: &Broken) -> Vec<u8> {
    let mut out = b"Array\n(\n".to_vec();
    for (name, value) in arriving(broken) {
        out.extend(format!("    [{name}] => ").bytes());
        out.extend(value);
        out.push(b'\n');
    }
    out.extend(b")\n");
    out
}
