//! Messages and how they are signed.

use paysign::gateway::{
    Direction, Elsewhere, ErrorCode, Method, SignType, Signing, StrayPercent, Success, Table, Transport,
};
use paysign::raw::RawScheme;
use paysign::scheme::{Fields, Hash, Names, Scheme};
use paysign::{Message, Wire};

use super::builder::{Builder, word};
use crate::node::Node;
use crate::shape::nearest;

/// A message and what it is written as.
#[derive(Clone, Copy)]
pub(super) struct Built<'n, 'a> {
    pub(super) message: Message<'a>,
    pub(super) node: &'n Node,
    reserved: Option<&'n Node>,
}

/// What is said of a scheme.
#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    /// Nothing.
    Nothing,
    /// A text that is not a scheme, of which there is a problem already.
    Wrong,
    /// This.
    Scheme(&'a Scheme<'a>),
}

impl<'a> Said<'a> {
    /// The scheme, if there is one.
    pub(super) const fn scheme(self) -> Option<Scheme<'a>> {
        if let Self::Scheme(scheme) = self { Some(*scheme) } else { None }
    }
}

/// How messages are signed, as far as it is said.
#[derive(Clone, Copy)]
pub(super) struct Way<'n, 'a> {
    pub(super) scheme: Said<'a>,
    field: Option<&'a str>,
    sign_type: Option<SignType<'a>>,
    reserved: Option<&'n Node>,
}

impl Way<'_, '_> {
    pub(super) const NONE: Self = Self { scheme: Said::Nothing, field: None, sign_type: None, reserved: None };
}

impl<'n, 'a> Builder<'_, 'n, 'a> {
    /// What `node` says, and what `way` says where it says nothing.
    pub(super) fn way(&mut self, node: &'n Node, way: Way<'n, 'a>) -> Way<'n, 'a> {
        Way {
            scheme: node.member("scheme").map_or(way.scheme, |text| self.scheme(text)),
            field: node.member("field").and_then(Node::text).map(|field| self.text(field)).or(way.field),
            sign_type: node.member("sign_type").map(|node| self.sign_type(node)).or(way.sign_type),
            reserved: node.member("reserved").or(way.reserved),
        }
    }

    pub(super) fn scheme(&mut self, node: &Node) -> Said<'a> {
        let text = self.text(node.text().unwrap_or_default());
        match Scheme::parse_with_table(text) {
            Ok(scheme) => {
                let fields = match scheme.fields {
                    Fields::AllBut(names) => Fields::AllBut(self.names(names)),
                    Fields::Only(names) => Fields::Only(self.names(names)),
                    // These are short, or read once for each message.
                    fields => fields,
                };
                Said::Scheme(self.arena.alloc(Scheme { fields, ..scheme }))
            }
            Err(error) => {
                self.problems.say(node.at.clone(), error.to_string());
                Said::Wrong
            }
        }
    }

    fn raw_scheme(&mut self, node: &Node) -> Option<&'a RawScheme<'a>> {
        match RawScheme::parse(self.text(node.text().unwrap_or_default())) {
            Ok(scheme) => Some(self.arena.alloc(scheme)),
            Err(error) => {
                self.problems.say(node.at.clone(), error.to_string());
                None
            }
        }
    }

    fn sign_type(&mut self, node: &Node) -> SignType<'a> {
        let choice = |node: &Node| {
            let digest = word(Hash::ALL, Hash::as_str, node.member("digest")).unwrap_or(Hash::Md5);
            (self.text(node.text_of("text")), digest)
        };
        let choices: Vec<_> = node.list_of("choices").iter().map(choice).collect();
        SignType { field: self.text(node.text_of("field")), choices: self.slice(&choices) }
    }

    /// The messages of a list, of which each may be like one before it, or like one of `others`.
    pub(super) fn messages(
        &mut self,
        nodes: &'n [Node],
        others: &[Built<'n, 'a>],
        way: Way<'n, 'a>,
        source: &'a str,
    ) -> Vec<Built<'n, 'a>> {
        let mut messages: Vec<Built<'n, 'a>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let like = node.member("like").and_then(|like| {
                let of_name = |built: &&Built<'_, '_>| Some(built.message.name) == like.text();
                // A message that is like one of its own name is like the gateway's.
                let found = messages.iter().chain(others).find(of_name).copied();
                if found.is_none() {
                    let names = messages.iter().chain(others).map(|built| built.message.name);
                    let near = nearest(like.text().unwrap_or_default(), names);
                    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                    let name = like.text().unwrap_or_default();
                    self.problems.say(like.at.clone(), format!("there is no message `{name}` before this one{near}"));
                }
                found
            });
            let built = self.message(node, like.as_ref(), way, source);
            messages.push(built);
        }
        self.reserve(&mut messages);
        messages
    }

    fn message(
        &mut self,
        node: &'n Node,
        like: Option<&Built<'n, 'a>>,
        way: Way<'n, 'a>,
        source: &'a str,
    ) -> Built<'n, 'a> {
        let base = like.map_or(Message { source, ..Message::BLANK }, |like| like.message);
        let text = |name: &str, otherwise: &'a str| {
            node.member(name).and_then(Node::text).map_or(otherwise, |text| self.text(text))
        };
        let mut message = Message {
            name: text("name", base.name),
            title: text("title", base.title),
            ack: text("ack", base.ack),
            source: text("source", base.source),
            direction: word(Direction::ALL, Direction::as_str, node.member("direction")).unwrap_or(base.direction),
            answer: node.member("answer").and_then(Node::text).map(|answer| self.text(answer)).or(base.answer),
            ..base
        };
        // A redirect has nothing to acknowledge, also where it is like a notification; an answer has none
        // either.
        if message.direction != Direction::Notification && node.member("ack").is_none() {
            message.ack = "";
        }
        message.transport = self.transport(node, base.transport);
        let (signing, reserved) = match node.member("signing") {
            None => (base.signing, like.and_then(|like| like.reserved)),
            Some(said) if said.flag() == Some(false) => (None, None),
            Some(said) => {
                let way = if said.flag().is_some() { way } else { self.way(said, way) };
                (self.signing(said, way), way.reserved)
            }
        };
        message.signing = signing;
        // One of the two that is said here takes the place of the other one of `like`.
        match (node.member("raw"), node.member("signing")) {
            (Some(text), own) => {
                message.raw = self.raw_scheme(text);
                message.signing = own.and(signing);
            }
            (None, Some(_)) => message.raw = None,
            (None, None) => {}
        }
        if let Some(names) = node.member("aliases") {
            message.aliases = self.texts(names.elements());
        } else if like.is_some() && node.member("name").is_some() {
            message.aliases = &[];
        }
        if let Some(fields) = node.member("fields") {
            let fields = self.fields(fields.elements());
            message.fields = self.arena.alloc(Table::new(fields));
        }
        if let Some(groups) = node.member("one_of") {
            let groups: Vec<_> = groups.elements().iter().map(|group| self.texts(group.elements())).collect();
            message.one_of = self.slice(&groups);
        }
        self.outcome(node, &mut message);
        Built { message, node, reserved }
    }

    fn transport(&mut self, node: &'n Node, base: Transport<'a>) -> Transport<'a> {
        let flag = |name: &str, otherwise: bool| node.member(name).and_then(Node::flag).unwrap_or(otherwise);
        let is_itself = flag("stray_percent", base.stray_percent == StrayPercent::Itself);
        let (carries_secret, leaves_out_empty) =
            (flag("carries_secret", base.carries_secret), flag("leaves_out_empty", base.leaves_out_empty));
        let headers = node.member("headers").map(|headers| self.fields(headers.elements()));
        Transport {
            method: word(Method::ALL, Method::as_str, node.member("method")).unwrap_or(base.method),
            path: node.member("path").and_then(Node::text).map_or(base.path, |path| self.text(path)),
            wire: word(Wire::ALL, Wire::as_str, node.member("wire")).unwrap_or(base.wire),
            headers: headers.unwrap_or(base.headers),
            carries_secret,
            stray_percent: if is_itself { StrayPercent::Itself } else { StrayPercent::Refused },
            leaves_out_empty,
        }
    }

    /// What an answer says of success and failure.
    fn outcome(&mut self, node: &Node, message: &mut Message<'a>) {
        if let Some(list) = node.member("success") {
            let success = |node: &Node| {
                let (field, code) = (self.text(node.text_of("field")), node.text_of("code"));
                // The field that tells success tells the error too, unless there is one of its own for that.
                let code = if code == field { "" } else { self.text(code) };
                Success { field, values: self.texts(node.list_of("values")), code }
            };
            message.success = self.slice(&list.elements().iter().map(success).collect::<Vec<_>>());
        }
        if let Some(list) = node.member("success_elsewhere") {
            let elsewhere = |node: &Node| Elsewhere {
                field: self.text(node.text_of("field")),
                value: self.text(node.text_of("value")),
                gateway: self.text(node.text_of("gateway")),
            };
            message.success_elsewhere = self.slice(&list.elements().iter().map(elsewhere).collect::<Vec<_>>());
        }
        if let Some(list) = node.member("error_codes") {
            let code = |node: &Node| ErrorCode {
                code: self.text(node.text_of("code")),
                text: self.text(node.text_of("text")),
            };
            message.error_codes = self.slice(&list.elements().iter().map(code).collect::<Vec<_>>());
        }
    }

    fn signing(&mut self, node: &Node, way: Way<'n, 'a>) -> Option<Signing<'a>> {
        let missing = match (way.scheme, way.field) {
            (Said::Scheme(scheme), Some(field)) => {
                return Some(Signing { sign_type: way.sign_type, ..Signing::new(*scheme, field) });
            }
            (Said::Wrong, _) => return None,
            (Said::Nothing, _) => "scheme",
            (_, None) => "field",
        };
        self.problems.say(node.at.clone(), format!("no `{missing}`, neither here nor in `signing` of the gateway"));
        None
    }

    /// The same messages, signed by the scheme of `way`.
    pub(super) fn signed_by(&mut self, own: &[Built<'n, 'a>], way: Way<'n, 'a>) -> Vec<Built<'n, 'a>> {
        let again = |built: &Built<'n, 'a>| {
            let message = way.scheme.scheme().map_or(built.message, |scheme| built.message.with_scheme(scheme));
            Built { message, ..*built }
        };
        let mut messages: Vec<_> = own.iter().map(again).collect();
        self.reserve(&mut messages);
        messages
    }

    /// Says which names requests may not hold.
    fn reserve(&mut self, messages: &mut [Built<'n, 'a>]) {
        let all: Vec<Message<'a>> = messages.iter().map(|built| built.message).collect();
        for built in messages {
            let Some(signing) = &mut built.message.signing else { continue };
            let names: Vec<&'a str> = match built.reserved {
                None => of_notifications(&all, &signing.scheme),
                Some(node) => match node.text() {
                    None => self.texts(node.elements()).to_vec(),
                    Some(name) => {
                        let found = all.iter().find(|message| message.name == name);
                        if found.is_none() {
                            self.problems.say(node.at.clone(), format!("there is no message `{name}`"));
                        }
                        found.map(|message| message.fields.iter().map(|field| field.name).collect()).unwrap_or_default()
                    }
                },
            };
            signing.reserved = Names::List(self.slice(&names));
        }
    }
}

/// The names of all notifications that are signed by this scheme, if it signs whatever is sent: else a
/// request's signature covers none of them beyond its own.
fn of_notifications<'a>(messages: &[Message<'a>], scheme: &Scheme<'a>) -> Vec<&'a str> {
    let mut names = Vec::new();
    if !matches!(scheme.fields, Fields::AllBut(_)) {
        return names;
    }
    let is_one = |message: &&Message<'_>| {
        message.direction == Direction::Notification && message.signing.is_some_and(|signing| signing.scheme == *scheme)
    };
    for field in messages.iter().filter(is_one).flat_map(|message| message.fields.iter()) {
        if !names.contains(&field.name) {
            names.push(field.name);
        }
    }
    names
}
