//! Fields and their values.

use paysign::Status;
use paysign::gateway::{Choice, Field, Kind, Rewritten, Role};

use super::{Builder, word};
use crate::node::{Node, Value};

impl<'n, 'a> Builder<'_, 'n, 'a> {
    pub(super) fn fields(&mut self, nodes: &'n [Node]) -> &'a [Field<'a>] {
        let fields: Vec<_> = nodes.iter().map(|node| self.field(node)).collect();
        self.slice(&fields)
    }

    fn field(&mut self, node: &'n Node) -> Field<'a> {
        let role = |name| word(Role::ALL, Role::as_str, node.member(name));
        let marked = node.member("marked").or_else(|| node.member("signed")).and_then(Node::flag);
        let only_with = node.member("only_with").map(|only| {
            let values = self.texts(only.list_of("values"));
            (self.text(only.text_of("field")), values)
        });
        Field {
            name: self.text(node.text_of("name")),
            alias: node.member("alias").and_then(Node::text).map(|alias| self.text(alias)),
            is_required: node.is("required"),
            is_signed: marked.unwrap_or(true),
            kind: word(Kind::ALL, Kind::as_str, node.member("kind")).unwrap_or(Kind::Text),
            max_chars: node.member("max_chars").and_then(whole),
            choices: self.choices_of(node),
            role: role("role"),
            stands_in_for: role("stands_in_for"),
            only_with,
            is_number: node.is("number"),
            rewritten: word(Rewritten::ALL, Rewritten::as_str, node.member("rewritten")),
            example: self.text(node.text_of("example")),
            meaning: self.text(node.text_of("meaning")),
        }
    }

    fn choices_of(&mut self, field: &'n Node) -> &'a [Choice<'a>] {
        let Some(node) = field.member("choices") else { return &[] };
        let Some(name) = node.text() else { return self.choices(node.elements()) };
        self.lists.get(name).copied().unwrap_or_else(|| {
            self.problems.say(node.at.clone(), format!("`choices` of the gateway has no list `{name}`"));
            &[]
        })
    }

    pub(super) fn choices(&mut self, nodes: &[Node]) -> &'a [Choice<'a>] {
        let choice = |node: &Node| Choice {
            value: self.text(node.text_of("value")),
            meaning: self.text(node.text_of("meaning")),
            status: word(Status::ALL, Status::as_str, node.member("status")),
        };
        let choices: Vec<_> = nodes.iter().map(choice).collect();
        self.slice(&choices)
    }
}

fn whole(node: &Node) -> Option<u16> {
    if let Value::Whole(number) = node.value { number.try_into().ok() } else { None }
}
