//! The core's constant tables of a gateway, from its file.

use std::fmt::{self, Write as _};
use std::fs;

use anyhow::{Context, anyhow, bail};
use paysign::gateway::{
    Choice, Direction, Elsewhere, ErrorCode, Field, SignType, Signing, StrayPercent, Success, Transport, Variant,
};
use paysign::scheme::{Fields, Hash, Names, Scheme};
use paysign::{Gateway, Message};
use paysign_gateway::GatewayFile;

use crate::run::root;
use crate::rust_codes::formatted;

/// The folder of the files.
pub(crate) const FILES: &str = "gateways";

/// The tables of all built-in gateways, by their paths from the root of the repository.
pub(crate) fn files() -> anyhow::Result<Vec<(String, String)>> {
    let mut ids = Vec::new();
    for entry in fs::read_dir(root().join(FILES)).context(FILES)? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        ids.extend(name.strip_suffix(".toml").map(ToOwned::to_owned));
    }
    ids.sort();
    ids.iter().map(|id| file(id)).collect()
}

fn file(id: &str) -> anyhow::Result<(String, String)> {
    let path = format!("{FILES}/{id}.toml");
    let text = fs::read_to_string(root().join(&path)).with_context(|| path.clone())?;
    let file = GatewayFile::parse(&text).map_err(|problems| {
        let problems: Vec<_> = problems.iter().map(|problem| format!("{path}:{problem}")).collect();
        anyhow!("{}", problems.join("\n"))
    })?;
    let gateway = file.gateway();
    let messages = gateway.messages.iter().chain(gateway.variants.iter().flat_map(|variant| variant.messages));
    for message in messages {
        if message.raw.is_some() {
            bail!("{path}: {} is signed in a header: such tables are not written yet", message.name);
        }
        if message.signing.as_ref().is_some_and(paysign::inside::is_composed) {
            bail!("{path}: the scheme of {} does more than join fields: such tables are not written yet", message.name);
        }
    }
    let tables = Module::of(gateway).written(gateway)?;
    Ok((format!("crates/paysign/src/gateways/{id}.rs"), formatted(&tables)?))
}

/// What several messages share, each under a name.
struct Shared<T> {
    all: Vec<Named<T>>,
}

struct Named<T> {
    name: String,
    value: T,
    /// Whether only what is signed by SHA-2 uses it.
    is_of_sha2: bool,
}

impl<T: PartialEq + Copy> Shared<T> {
    const NONE: Self = Self { all: Vec::new() };

    /// Under which name it is, if it is there.
    fn name(&self, value: &T) -> Option<&str> {
        self.all.iter().find(|known| known.value == *value).map(|known| known.name.as_str())
    }

    fn add(&mut self, name: &str, value: T, is_of_sha2: bool) {
        if let Some(known) = self.all.iter_mut().find(|known| known.value == value) {
            known.is_of_sha2 &= is_of_sha2;
            return;
        }
        let is_free = |name: &str| !self.all.iter().any(|known| known.name == name);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let name = std::iter::once(name.to_owned()).chain(numbered).find(|name| is_free(name));
        self.all.extend(name.map(|name| Named { name, value, is_of_sha2 }));
    }
}

/// The constants of a gateway's module.
struct Module<'a> {
    schemes: Shared<Scheme<'a>>,
    tables: Shared<&'a [Field<'a>]>,
    choices: Shared<&'a [Choice<'a>]>,
}

impl<'a> Module<'a> {
    fn of(gateway: &Gateway<'a>) -> Self {
        let mut module = Self { schemes: Shared::NONE, tables: Shared::NONE, choices: Shared::NONE };
        let notification = gateway.messages.iter().find(|message| message.direction == Direction::Notification);
        if let Some(signing) = notification.and_then(|message| message.signing) {
            module.schemes.add("SCHEME", signing.scheme, is_sha2(&signing.scheme));
        }
        module.take(gateway.messages, "", false);
        for variant in gateway.variants {
            let name = variant.name.to_uppercase();
            module.schemes.add(&format!("{name}_SCHEME"), variant.scheme, is_of_sha2(variant));
            module.take(variant.messages, &format!("{name}_"), is_of_sha2(variant));
        }
        module
    }

    fn take(&mut self, messages: &[Message<'a>], prefix: &str, is_of_sha2: bool) {
        for message in messages {
            let name = format!("{prefix}{}", message.name.to_uppercase());
            let sign_type = message.signing.and_then(|signing| signing.sign_type);
            // What names a digest differs with the digests that a build has.
            let names_digest = |field: &Field<'_>| sign_type.is_some_and(|sign_type| sign_type.field == field.name);
            let is_shared = |field: &&Field<'_>| field.choices.len() > 1 && !names_digest(field);
            if let Some(signing) = message.signing {
                self.schemes.add(&format!("{name}_SCHEME"), signing.scheme, is_sha2(&signing.scheme));
            }
            for field in message.fields.iter().filter(is_shared) {
                let field_name: String = field.name.to_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
                self.choices.add(&format!("{prefix}{field_name}_CHOICES"), field.choices, is_of_sha2);
            }
            self.tables.add(&format!("{name}_FIELDS"), message.fields.fields(), is_of_sha2);
        }
    }

    fn written(&self, gateway: &Gateway<'a>) -> Result<String, fmt::Error> {
        let (title, id) = (gateway.title, gateway.id);
        let mut text = format!(
            "//! {title}. Written by `cargo xtask generate` from `{FILES}/{id}.toml`; do not edit.\n\n\
             use super::prelude::*;\n\n"
        );
        for Named { name, value: scheme, is_of_sha2 } in &self.schemes.all {
            let about = if name == "SCHEME" { "How it signs." } else { "Another way of signing." };
            let (cfg, scheme) = (cfg(*is_of_sha2), scheme_of(scheme));
            writeln!(text, "/// {about}\n{cfg}pub const {name}: Scheme<'static> = {scheme};\n")?;
        }
        for Named { name, value: choices, is_of_sha2 } in &self.choices.all {
            let choices = choice_rows(choices, None);
            writeln!(text, "{}#[rustfmt::skip]\nconst {name}: &[Choice<'static>] = {choices};\n", cfg(*is_of_sha2))?;
        }
        for Named { name, value: fields, is_of_sha2 } in &self.tables.all {
            let sign_type = sign_type_of(gateway, fields);
            writeln!(text, "{}#[rustfmt::skip]\nconst {name}: &Table<'static> = &Table::new(&[", cfg(*is_of_sha2))?;
            for field in *fields {
                writeln!(text, "    {},", self.field(field, sign_type))?;
            }
            text.push_str("]);\n\n");
        }
        for message in gateway.messages {
            self.message(&mut text, message, "")?;
        }
        for variant in gateway.variants.iter().filter(|variant| gateway.own_messages(variant).next().is_some()) {
            let (cfg, name) = (cfg(is_of_sha2(variant)), variant.name);
            writeln!(text, "/// {}\n{cfg}pub mod {name} {{\n    use super::super::prelude::*;\n", doc(variant.about))?;
            for message in variant.messages {
                self.message(&mut text, message, "super::")?;
            }
            text.push_str("}\n\n");
        }
        self.gateway(&mut text, gateway)?;
        Ok(text)
    }

    fn gateway(&self, text: &mut String, gateway: &Gateway<'a>) -> fmt::Result {
        writeln!(
            text,
            "/// {}.\n#[rustfmt::skip]\npub const GATEWAY: Gateway<'static> = Gateway {{",
            doc(gateway.title)
        )?;
        writeln!(text, "    id: {:?},\n    title: {:?},\n    notes: &[", gateway.id, gateway.title)?;
        for note in gateway.notes {
            writeln!(text, "        {note:?},")?;
        }
        let names =
            |messages: &[Message<'_>]| messages.iter().map(|message| constant(message.name)).collect::<Vec<_>>();
        writeln!(text, "    ],\n    messages: &[{}],\n    variants: &[", names(gateway.messages).join(", "))?;
        for variant in gateway.variants {
            let has_own = gateway.own_messages(variant).next().is_some();
            let scheme = self.schemes.name(&variant.scheme).unwrap_or_default();
            let messages: Vec<_> = if has_own {
                names(variant.messages).iter().map(|name| format!("{}::{name}", variant.name)).collect()
            } else {
                names(variant.messages).iter().map(|name| format!("{name}.with_scheme({scheme})")).collect()
            };
            let (cfg, name, about) = (cfg(is_of_sha2(variant)), variant.name, variant.about);
            writeln!(text, "        {cfg}Variant {{\n            name: {name:?},\n            scheme: {scheme},")?;
            writeln!(
                text,
                "            messages: &[{}],\n            about: {about:?},\n        }},",
                messages.join(", ")
            )?;
        }
        writeln!(text, "    ],\n    source: {:?},\n}};", gateway.source)
    }

    /// The constant of a message; `above` is how the module that holds what it shares is named from where it
    /// is.
    fn message(&self, text: &mut String, message: &Message<'a>, above: &str) -> fmt::Result {
        let (name, blank) = (constant(message.name), Message::BLANK);
        writeln!(
            text,
            "/// {}.\n#[rustfmt::skip]\npub const {name}: Message<'static> = Message {{",
            doc(message.title)
        )?;
        writeln!(text, "    name: {:?},", message.name)?;
        if !message.aliases.is_empty() {
            writeln!(text, "    aliases: &{:?},", message.aliases)?;
        }
        writeln!(text, "    title: {:?},\n    direction: Direction::{:?},", message.title, message.direction)?;
        writeln!(text, "    transport: {},", self.transport(&message.transport))?;
        if let Some(signing) = &message.signing {
            writeln!(text, "    signing: Some({}),", self.signing(signing, above))?;
        }
        if let Some(table) = self.tables.name(&message.fields.fields()).filter(|_| !message.fields.is_empty()) {
            writeln!(text, "    fields: {above}{table},")?;
        }
        if message.one_of != blank.one_of {
            let groups: Vec<_> = message.one_of.iter().map(|group| format!("&{group:?}")).collect();
            writeln!(text, "    one_of: &[{}],", groups.join(", "))?;
        }
        if message.answer != blank.answer {
            writeln!(text, "    answer: {:?},", message.answer)?;
        }
        if message.ack != blank.ack {
            writeln!(text, "    ack: {:?},", message.ack)?;
        }
        if !message.success.is_empty() {
            let success = message.success.iter().map(|Success { field, values, code }| {
                format!("Success {{ field: {field:?}, values: &{values:?}, code: {code:?} }}")
            });
            writeln!(text, "    success: &[{}],", success.collect::<Vec<_>>().join(", "))?;
        }
        if !message.success_elsewhere.is_empty() {
            let elsewhere = message.success_elsewhere.iter().map(|Elsewhere { field, value, gateway }| {
                format!("Elsewhere {{ field: {field:?}, value: {value:?}, gateway: {gateway:?} }}")
            });
            writeln!(text, "    success_elsewhere: &[{}],", elsewhere.collect::<Vec<_>>().join(", "))?;
        }
        if !message.error_codes.is_empty() {
            text.push_str("    error_codes: &[\n");
            for ErrorCode { code, text: about } in message.error_codes {
                writeln!(text, "        ErrorCode {{ code: {code:?}, text: {about:?} }},")?;
            }
            text.push_str("    ],\n");
        }
        writeln!(text, "    source: {:?},\n    ..Message::BLANK\n}};\n", message.source)
    }

    fn transport(&self, transport: &Transport<'a>) -> String {
        let Transport { method, path, wire, headers, carries_secret, stray_percent, leaves_out_empty } = *transport;
        let mut text = format!("Transport::new(Method::{method:?}, {path:?}, Wire::{wire:?})");
        if stray_percent == StrayPercent::Itself {
            text.push_str(".with_stray_percent()");
        }
        if leaves_out_empty {
            text.push_str(".without_empty()");
        }
        if headers.is_empty() && !carries_secret {
            return text;
        }
        let headers: Vec<_> = headers.iter().map(|header| self.field(header, None)).collect();
        format!("Transport {{ headers: &[{}], carries_secret: {carries_secret}, ..{text} }}", headers.join(", "))
    }

    fn signing(&self, signing: &Signing<'a>, above: &str) -> String {
        let scheme = self.schemes.name(&signing.scheme).unwrap_or_default();
        let mut text = format!("Signing::new({above}{scheme}, {:?})", signing.field);
        if let Some(SignType { field, choices }) = signing.sign_type {
            let choice =
                |(text, hash): &(&str, Hash)| format!("{}({text:?}, Hash::{hash:?})", cfg(*hash == Hash::Sha256));
            let choices: Vec<_> = choices.iter().map(choice).collect();
            let sign_type = format!("SignType {{ field: {field:?}, choices: &[{}] }}", choices.join(", "));
            text.extend([".with_sign_type(", &sign_type, ")"]);
        }
        if signing.reserved != Names::NONE {
            text.extend([".with_reserved(", &names_of(signing.reserved), ")"]);
        }
        text
    }

    fn field(&self, field: &Field<'a>, sign_type: Option<SignType<'a>>) -> String {
        let made = if field.is_required { "required" } else { "optional" };
        let mut text = format!("Field::{made}({:?}, Kind::{:?}, {:?})", field.name, field.kind, field.meaning);
        let mut add = |method: &str, value: String| text.extend([".", method, "(", &value, ")"]);
        if !field.example.is_empty() {
            add("example", format!("{:?}", field.example));
        }
        if let Some(chars) = field.max_chars {
            add("max", chars.to_string());
        }
        if !field.is_signed {
            add("unsigned", String::new());
        }
        if !field.choices.is_empty() {
            let names_digest = sign_type.filter(|sign_type| sign_type.field == field.name);
            let shared = self.choices.name(&field.choices).filter(|_| names_digest.is_none());
            add("choices", shared.map_or_else(|| choice_rows(field.choices, names_digest), ToOwned::to_owned));
        }
        if let Some(role) = field.role {
            add("role", format!("Role::{role:?}"));
        }
        if let Some(role) = field.stands_in_for {
            add("stands_in_for", format!("Role::{role:?}"));
        }
        if let Some(alias) = field.alias {
            add("alias", format!("{alias:?}"));
        }
        if let Some((name, values)) = field.only_with {
            add("only_with", format!("{name:?}, &{values:?}"));
        }
        match field.rewritten {
            Some(rewritten) => add("rewritten_number", format!("Rewritten::{rewritten:?}")),
            None if field.is_number => add("number", String::new()),
            None => {}
        }
        text
    }
}

/// The sign type of a message that has this table.
fn sign_type_of<'a>(gateway: &Gateway<'a>, fields: &[Field<'_>]) -> Option<SignType<'a>> {
    let of_variants = gateway.variants.iter().flat_map(|variant| variant.messages);
    let mut all = gateway.messages.iter().chain(of_variants);
    all.find(|message| message.fields.fields() == fields)?.signing?.sign_type
}

fn choice_rows(choices: &[Choice<'_>], sign_type: Option<SignType<'_>>) -> String {
    let row = |choice: &Choice<'_>| {
        let names_sha2 = |sign_type: SignType<'_>| sign_type.choices.contains(&(choice.value, Hash::Sha256));
        let cfg = cfg(sign_type.is_some_and(names_sha2));
        match choice.status {
            Some(status) => {
                format!("{cfg}Choice::status({:?}, Status::{status:?}, {:?})", choice.value, choice.meaning)
            }
            None => format!("{cfg}Choice::new({:?}, {:?})", choice.value, choice.meaning),
        }
    };
    format!("&[{}]", choices.iter().map(row).collect::<Vec<_>>().join(", "))
}

fn scheme_of(scheme: &Scheme<'_>) -> String {
    let Scheme { fields, empty, null, order, pair, separator, secret, digest, whole, encoding } = *scheme;
    let fields = match fields {
        Fields::AllBut(names) => format!("Fields::AllBut({})", names_of(names)),
        Fields::Marked => "Fields::Marked".to_owned(),
        Fields::Only(names) => format!("Fields::Only({})", names_of(names)),
        // `file` has refused all others.
        _ => String::new(),
    };
    let separator = match separator.byte() {
        None => "Separator::Nothing".to_owned(),
        Some(b'&') => "Separator::AMPERSAND".to_owned(),
        Some(byte) => format!("Separator::new(b{:?}).expect(\"a separator\")", char::from(byte)),
    };
    let mut secret_text = match (secret.front(), secret.back()) {
        (Some(front), Some(back)) => format!("Placement::both({front:?}, {back:?})"),
        (Some(front), None) => format!("Placement::prepend({front:?})"),
        (None, Some(back)) => format!("Placement::append({back:?})"),
        (None, None) => "Placement::hmac()".to_owned(),
    };
    if secret.is_hmac() && (secret.front().is_some() || secret.back().is_some()) {
        secret_text.push_str(".and_hmac()");
    }
    format!(
        "Scheme {{ fields: {fields}, empty: Empty::{empty:?}, null: Null::{null:?}, order: Order::{order:?}, \
         pair: Pair::{pair:?}, separator: {separator}, secret: {secret_text}, digest: Hash::{digest:?}, \
         whole: Whole::{whole:?}, encoding: Encoding::{encoding:?} }}"
    )
}

fn names_of(names: Names<'_>) -> String {
    let names: Vec<_> = names.iter().collect();
    if names.is_empty() { "Names::NONE".to_owned() } else { format!("Names::List(&{names:?})") }
}

fn constant(name: &str) -> String {
    name.to_uppercase()
}

/// A text of a file as documentation: what is in brackets there is not a link.
fn doc(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let (mut escaped, mut is_code) = (String::new(), false);
    for letter in text.chars() {
        is_code ^= letter == '`';
        if !is_code && "[]<>*_".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn is_sha2(scheme: &Scheme<'_>) -> bool {
    scheme.digest == Hash::Sha256
}

fn is_of_sha2(variant: &Variant<'_>) -> bool {
    is_sha2(&variant.scheme)
}

fn cfg(is_sha2: bool) -> &'static str {
    if is_sha2 { "#[cfg(feature = \"sha2\")]\n" } else { "" }
}
