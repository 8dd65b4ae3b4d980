//! A value of a file and where it is written: the same tree for TOML and JSON.

use std::borrow::Cow;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::Problems;

/// A value, and the bytes of the file that it takes.
pub(crate) struct Node {
    pub(crate) at: Range<usize>,
    pub(crate) value: Value,
}

/// What a value is.
pub(crate) enum Value {
    /// JSON only: as if the member were not there.
    Null,
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Vec<Member>),
    /// What no member can be: a date, a number with a fraction.
    Other,
}

/// A member of a table.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) name_at: Range<usize>,
    pub(crate) node: Node,
}

impl Node {
    /// The member of this name, if it is there and not `null`.
    pub(crate) fn member(&self, name: &str) -> Option<&Node> {
        let member = self.members().iter().find(|member| member.name == name)?;
        Some(&member.node).filter(|node| !matches!(node.value, Value::Null))
    }

    /// The members of a table.
    pub(crate) fn members(&self) -> &[Member] {
        if let Value::Table(members) = &self.value { members } else { &[] }
    }

    /// The elements of a list.
    pub(crate) fn elements(&self) -> &[Node] {
        if let Value::List(elements) = &self.value { elements } else { &[] }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The flag, if it is one.
    pub(crate) fn flag(&self) -> Option<bool> {
        if let Value::Flag(flag) = self.value { Some(flag) } else { None }
    }

    /// The text of the member of this name; nothing if it is not there.
    pub(crate) fn text_of(&self, name: &str) -> &str {
        self.member(name).and_then(Node::text).unwrap_or_default()
    }

    /// Whether the member of this name is `true`.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.member(name).and_then(Node::flag).unwrap_or_default()
    }

    /// The elements of the member of this name.
    pub(crate) fn list_of(&self, name: &str) -> &[Node] {
        self.member(name).map(Node::elements).unwrap_or_default()
    }
}

/// Reads a file: JSON if its first character is `{`, which no TOML begins with, else TOML.
///
/// # Errors
///
/// Where it is not well-formed.
pub(crate) fn read(text: &str) -> Result<Node, Problems> {
    if text.trim_start().starts_with('{') { of_json(text) } else { of_toml(text) }
}

fn of_toml(text: &str) -> Result<Node, Problems> {
    // One fault is enough: what comes after it is mostly read wrongly.
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().unwrap_or(0..0);
        Problems::from_iter([(at, format!("not TOML: {}", error.message()))])
    })?;
    Ok(Node { at: table.span(), value: table_of_toml(table.get_ref()) })
}

fn table_of_toml(table: &DeTable<'_>) -> Value {
    let mut members: Vec<_> = table
        .iter()
        .map(|(name, value)| Member {
            name: name.get_ref().clone().into_owned(),
            name_at: name.span(),
            node: value_of_toml(value),
        })
        .collect();
    members.sort_by_key(|member| member.name_at.start);
    Value::Table(members)
}

fn value_of_toml(value: &Spanned<DeValue<'_>>) -> Node {
    let read = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Whole)
        }
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Array(list) => Value::List(list.iter().map(value_of_toml).collect()),
        DeValue::Table(table) => table_of_toml(table),
        DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    };
    Node { at: value.span(), value: read }
}

/// Exactly JSON, with none of what its readers allow beyond it.
const JSON: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn of_json(text: &str) -> Result<Node, Problems> {
    let collected = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    let parsed = parse_to_ast(text, &collected, &JSON).map_err(|error| {
        let range = error.range();
        Problems::from_iter([(range.start..range.end, format!("not JSON: {}", error.kind()))])
    })?;
    let mut problems = Problems::default();
    let node = parsed.value.as_ref().map(|value| value_of_json(value, &mut problems));
    match node {
        Some(node) if problems.is_empty() => Ok(node),
        _ => Err(problems),
    }
}

fn value_of_json(value: &ast::Value<'_>, problems: &mut Problems) -> Node {
    use jsonc_parser::common::Ranged as _;
    let range = value.range();
    let read = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::StringLit(text) => Value::Text(text.value.clone().into_owned()),
        ast::Value::NumberLit(number) => number.value.parse().map_or(Value::Other, Value::Whole),
        ast::Value::BooleanLit(flag) => Value::Flag(flag.value),
        ast::Value::Array(list) => {
            Value::List(list.elements.iter().map(|element| value_of_json(element, problems)).collect())
        }
        ast::Value::Object(object) => {
            let mut members: Vec<Member> = Vec::with_capacity(object.properties.len());
            for property in &object.properties {
                let (name, range) = (Cow::from(property.name.as_str()), property.name.range());
                let name_at = range.start..range.end;
                if members.iter().any(|member| member.name == name) {
                    problems.say(name_at.clone(), format!("`{name}` is written twice"));
                }
                members.push(Member {
                    name: name.into_owned(),
                    name_at,
                    node: value_of_json(&property.value, problems),
                });
            }
            Value::Table(members)
        }
    };
    Node { at: range.start..range.end, value: read }
}
