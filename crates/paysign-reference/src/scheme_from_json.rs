//! Parses the scheme of a reading.

use serde_json::{Map, Value};

use crate::encoder::Encoder;
use crate::function::Function;
use crate::keys::{flag, list, object, text, texts, value, word};
use crate::scheme::{
    Digest, Element, Empty, Encoding, How, Item, Listed, NamePart, Order, Pair, Part, Scheme, SecretPlaces, Selection,
    Separator, SignType, Whole,
};
use crate::shape::Shape;

/// The scheme of the keys of a reading.
pub(crate) fn scheme(map: &Map<String, Value>, signature: Vec<u8>) -> Result<Scheme, String> {
    let (digest, of) = whole(value(map, "digest")?)?;
    Ok(Scheme {
        signature,
        sign_type: map.get("sign_type").map(sign_type).transpose()?,
        fields: selection(value(map, "fields")?)?,
        empty: match word(map, "empty")? {
            "skip" => Empty::Skip,
            "keep" => Empty::Keep,
            "fill" => Empty::Fill,
            other => return Err(format!("empty: unknown word {other:?}")),
        },
        order: match word(map, "order")? {
            "name" => Order::Name,
            "listed" => Order::Listed,
            "sent" => Order::Sent,
            "nocase" => Order::NoCase,
            "upper" => Order::UpperCase,
            "pair" => Order::Pair,
            "value" => Order::Value,
            other => return Err(format!("order: unknown word {other:?}")),
        },
        pair: pair(value(map, "pair")?)?,
        separator: separator(value(map, "separator")?)?,
        secret: secret(value(map, "secret")?)?,
        digest,
        of,
        encoding: encoding(word(map, "hex")?)?,
    })
}

fn sign_type(json: &Value) -> Result<SignType, String> {
    let map = object(json, "sign_type", &["field", "digests"])?;
    let digests = value(map, "digests")?.as_object().ok_or("digests: not an object")?;
    if digests.contains_key("") {
        return Err("digests: an empty text".into());
    }
    let digests = digests
        .iter()
        .map(|(name, named)| Ok((name.clone().into_bytes(), digest(named)?)))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(SignType { field: text(value(map, "field")?, "sign_type.field")?, digests })
}

fn selection(json: &Value) -> Result<Selection, String> {
    if json == "marked" {
        return Ok(Selection::Marked);
    }
    let map = object(json, "fields", &["all_but", "flat_but", "only", "starting", "but", "named_by", "cut", "in"])?;
    let mut keys: Vec<&str> = map.keys().map(String::as_str).collect();
    keys.sort_unstable();
    match keys[..] {
        ["all_but"] => Ok(Selection::AllBut(texts(&map["all_but"], "all_but")?)),
        ["all_but", "in"] => {
            Ok(Selection::InObject { path: text(&map["in"], "in")?, but: texts(&map["all_but"], "all_but")? })
        }
        ["flat_but"] => Ok(Selection::FlatBut(texts(&map["flat_but"], "flat_but")?)),
        ["only"] => Ok(Selection::Only(items(&map["only"], true)?)),
        ["starting"] | ["but", "starting"] => Ok(Selection::Starting {
            prefixes: texts(&map["starting"], "starting")?,
            but: map.get("but").map_or(Ok(Vec::new()), |names| texts(names, "but"))?,
        }),
        ["cut", "named_by"] => match text(&map["cut"], "cut")?[..] {
            [cut] => Ok(Selection::NamedBy { field: text(&map["named_by"], "named_by")?, cut }),
            _ => Err("cut: more than one character".into()),
        },
        _ => Err(format!("fields: not one way to select them: {keys:?}")),
    }
}

fn items(json: &Value, may_hash: bool) -> Result<Vec<Item>, String> {
    list(json, "only")?.iter().map(|json| item(json, may_hash)).collect()
}

fn item(json: &Value, may_hash: bool) -> Result<Item, String> {
    if json.is_string() {
        return Ok(Item::Field(Listed { name: text(json, "only")?, function: None, shape: None }));
    }
    let map = object(json, "only", &["field", "as", "is", "secret", "text", "starting", "digest", "of"])?;
    let mut keys: Vec<&str> = map.keys().map(String::as_str).collect();
    keys.sort_unstable();
    match keys[..] {
        ["secret"] => Ok(Item::Secret(part(&map["secret"])?)),
        ["text"] => Ok(Item::Text(word(map, "text")?.into())),
        ["starting"] => Ok(Item::Starting(text(&map["starting"], "starting")?)),
        ["digest", "of"] if may_hash => Ok(Item::Hash(digest(&map["digest"])?, items(&map["of"], false)?)),
        ["field"] | ["as", "field"] | ["field", "is"] | ["as", "field", "is"] => Ok(Item::Field(Listed {
            name: text(&map["field"], "field")?,
            function: map.get("as").map(function).transpose()?,
            shape: map.get("is").map(shape).transpose()?,
        })),
        _ => Err(format!("only: no place of a list: {keys:?}")),
    }
}

fn part(json: &Value) -> Result<Part, String> {
    match json {
        Value::Bool(true) => Ok(None),
        Value::String(name) if name == "secret" => Err("secret: no name of a part".into()),
        _ => text(json, "secret").map(Some),
    }
}

fn function(json: &Value) -> Result<Function, String> {
    json.as_str().and_then(Function::named).ok_or_else(|| format!("unknown function {json}"))
}

fn shape(json: &Value) -> Result<Shape, String> {
    json.as_str().and_then(Shape::parse).ok_or_else(|| format!("is: unknown {json}"))
}

fn pair(json: &Value) -> Result<Pair, String> {
    let plain = |joint: &str| Pair { name: Some(NamePart::Name), joint: joint.into(), value: None };
    match json.as_str() {
        Some("name=value") => return Ok(plain("=")),
        Some("name=>value") => return Ok(plain("=>")),
        Some("namevalue") => return Ok(plain("")),
        Some("value") => return Ok(Pair { name: None, joint: Vec::new(), value: None }),
        Some(other) => return Err(format!("pair: unknown word {other:?}")),
        None => {}
    }
    let map = object(json, "pair", &["name", "joint", "value"])?;
    let name = match map.get("name") {
        None => None,
        Some(word) if word == "name" => Some(NamePart::Name),
        Some(word) if word == "NAME" => Some(NamePart::UpperCased),
        Some(word) => match function(word)? {
            through @ (Function::Encoded(_) | Function::Lower | Function::Json) => Some(NamePart::Through(through)),
            _ => return Err(format!("pair: no name through {word}")),
        },
    };
    let joint = match map.get("joint").map_or(Some(""), Value::as_str) {
        Some(joint @ ("" | "=" | "=>" | ":" | ";" | "->")) if name.is_some() || joint.is_empty() => joint.into(),
        _ => return Err("pair: unknown joint, or one without a name".into()),
    };
    let value = match value(map, "value")? {
        word if word == "value" => None,
        word => Some(function(word)?).filter(|function| !function.is_for_decimals()),
    };
    if value.is_none() && map["value"] != "value" {
        return Err("pair: a function of listed fields".into());
    }
    Ok(Pair { name, joint, value })
}

fn separator(json: &Value) -> Result<Separator, String> {
    let (json, is_last) = if json.is_string() {
        (json, false)
    } else {
        let map = object(json, "separator", &["text", "last"])?;
        (value(map, "text")?, flag(map, "last", false)?)
    };
    let text = json.as_str().ok_or("separator: not a text")?;
    if !text.is_ascii() || text.len() > 8 || (is_last && text.is_empty()) {
        return Err("separator: not up to eight ASCII characters, or none after the last".into());
    }
    Ok(Separator { text: text.into(), is_last })
}

pub(crate) fn secret(json: &Value) -> Result<SecretPlaces, String> {
    let keys = ["prepend", "append", "hmac", "each", "within", "named", "frame", "as"];
    let map = object(json, "secret", &keys)?;
    let joint = |key: &str| match map.get(key) {
        None => Ok(None),
        Some(Value::String(joint)) => Ok(Some(joint.clone().into_bytes())),
        Some(_) => Err(format!("secret.{key}: not a text")),
    };
    let is_there = |key: &str| match map.get(key) {
        None => Ok(false),
        Some(Value::Bool(true)) => Ok(true),
        Some(_) => Err(format!("secret.{key}: can only be true")),
    };
    Ok(SecretPlaces {
        prepend: joint("prepend")?,
        append: joint("append")?,
        hmac: is_there("hmac")?,
        each: joint("each")?,
        within: is_there("within")?,
        named: map.get("named").map(|name| text(name, "named")).transpose()?,
        frame: map.get("frame").map(frame).transpose()?,
        how: map.get("as").map(how).transpose()?,
    })
}

fn frame(json: &Value) -> Result<Vec<Element>, String> {
    let element = |json: &Value| {
        match json.as_str() {
            Some("fields") => return Ok(Element::Fields),
            Some("digest") => return Ok(Element::Hash),
            _ => {}
        }
        let map = object(json, "frame", &["text", "secret", "field"])?;
        match map.iter().collect::<Vec<_>>()[..] {
            [(key, _)] if key == "text" => Ok(Element::Text(word(map, "text")?.into())),
            [(key, json)] if key == "secret" => Ok(Element::Secret(part(json)?)),
            [(key, json)] if key == "field" => Ok(Element::Field(text(json, "field")?)),
            _ => Err(format!("frame: no element {json}")),
        }
    };
    list(json, "frame")?.iter().map(element).collect()
}

fn how(json: &Value) -> Result<How, String> {
    let hashed = |digest, is_upper| Ok(How::Hashed { digest, is_upper });
    match json.as_str() {
        Some("hex") => Ok(How::Hex),
        Some("base64") => Ok(How::Base64),
        Some("md5") => hashed(Digest::Md5, false),
        Some("MD5") => hashed(Digest::Md5, true),
        Some("sha1") => hashed(Digest::Sha1, false),
        Some("SHA1") => hashed(Digest::Sha1, true),
        Some("sha256") => hashed(Digest::Sha256, false),
        Some("SHA256") => hashed(Digest::Sha256, true),
        Some("sha512") => hashed(Digest::Sha512, false),
        Some("SHA512") => hashed(Digest::Sha512, true),
        Some(other) => Err(format!("secret.as: unknown word {other:?}")),
        None => {
            let map = object(json, "secret.as", &["hmac"])?;
            let key = value(map, "hmac")?.as_str().ok_or("secret.as: not a text")?;
            Ok(How::Hmac(key.into()))
        }
    }
}

fn whole(json: &Value) -> Result<(Digest, Vec<Whole>), String> {
    if json.is_string() {
        return Ok((digest(json)?, Vec::new()));
    }
    let map = object(json, "digest", &["hash", "of"])?;
    let step = |json: &Value| match json.as_str() {
        Some("upper") => Ok(Whole::Upper),
        Some("lower") => Ok(Whole::Lower),
        Some("base64") => Ok(Whole::Base64),
        Some("md5" | "sha1" | "sha256" | "sha512") => Ok(Whole::Hashed(digest(json)?)),
        Some(word) => Encoder::named(word).map(Whole::Encoded).ok_or_else(|| format!("of: unknown word {word:?}")),
        None => Err("of: not a text".into()),
    };
    let of: Vec<Whole> = list(value(map, "of")?, "of")?.iter().map(step).collect::<Result<_, _>>()?;
    match of[..] {
        [_] | [Whole::Encoded(_), Whole::Lower] => Ok((digest(value(map, "hash")?)?, of)),
        _ => Err("of: not one function, nor lower case of an encoder".into()),
    }
}

pub(crate) fn encoding(word: &str) -> Result<Encoding, String> {
    match word {
        "lower" => Ok(Encoding::LowerHex),
        "upper" => Ok(Encoding::UpperHex),
        "base64" => Ok(Encoding::Base64),
        other => Err(format!("hex: unknown word {other:?}")),
    }
}

pub(crate) fn digest(json: &Value) -> Result<Digest, String> {
    match json.as_str() {
        Some("md5") => Ok(Digest::Md5),
        Some("sha1") => Ok(Digest::Sha1),
        Some("sha256") => Ok(Digest::Sha256),
        Some("sha384") => Ok(Digest::Sha384),
        Some("sha512") => Ok(Digest::Sha512),
        _ => Err(format!("digest: unknown {json}")),
    }
}
