//! The format of a gateway file, as data: which members a table of it has, and what each may hold. What reads
//! a file, its schema for editors and its page are made of this.

use paysign::gateway::{Direction, Kind, Method, Rewritten, Role};
use paysign::scheme::Hash;
use paysign::{Status, Wire};

/// A kind of table in a file.
#[derive(Debug)]
pub struct Table {
    /// What one is called in sentences: `message`.
    pub name: &'static str,
    /// What it may have.
    pub members: &'static [Member],
}

/// What a table may have under a name.
#[derive(Debug)]
pub struct Member {
    /// The name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is for, in one or two sentences.
    pub about: &'static str,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number from 1 to this.
    Whole(i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A list of lists of texts.
    Groups,
    /// A table.
    Table(&'static Table),
    /// A list of tables.
    Tables(&'static Table),
    /// Tables in lists, by names that the author of the file chooses.
    Named(&'static Table),
    /// `true`, `false` or a table.
    FlagOrTable(&'static Table),
    /// The name of a list, or a list of tables.
    NameOrTables(&'static Table),
    /// A text or a list of texts.
    TextOrTexts,
}

impl Shape {
    /// The kind of table that is in it, if there is one.
    pub const fn table(self) -> Option<&'static Table> {
        match self {
            Self::Table(table)
            | Self::Tables(table)
            | Self::Named(table)
            | Self::FlagOrTable(table)
            | Self::NameOrTables(table) => Some(table),
            Self::Text
            | Self::Flag
            | Self::Whole(_)
            | Self::Word(_)
            | Self::Texts
            | Self::Groups
            | Self::TextOrTexts => None,
        }
    }
}

/// All kinds of tables, each once: the file, then what is found in it.
pub fn tables() -> Vec<&'static Table> {
    let mut tables = vec![&GATEWAY];
    let mut index = 0;
    while let Some(table) = tables.get(index) {
        for table in table.members.iter().filter_map(|member| member.shape.table()) {
            if !tables.iter().any(|known| known.name == table.name) {
                tables.push(table);
            }
        }
        index += 1;
    }
    tables
}

const fn member(name: &'static str, shape: Shape, about: &'static str) -> Member {
    Member { name, shape, is_required: false, about }
}

const fn required(name: &'static str, shape: Shape, about: &'static str) -> Member {
    Member { name, shape, is_required: true, about }
}

/// The whole file.
pub const GATEWAY: Table = Table {
    name: "gateway",
    members: &[
        required("id", Shape::Text, "Its name in programs: lower-case letters, digits and `_`."),
        required("title", Shape::Text, "Its name for people."),
        member("source", Shape::Text, "Where its rules were read: the page's name and address."),
        member("notes", Shape::Texts, "What a shop must know beyond the tables."),
        member(
            "signing",
            Shape::Table(&SIGNING),
            "How messages are signed that say `signing = true`, and what a message's own `signing` leaves out.",
        ),
        member("choices", Shape::Named(&CHOICE), "Lists of values that several fields share, by a name."),
        required("messages", Shape::Tables(&MESSAGE), "What the shop and the gateway send each other."),
        member("variants", Shape::Tables(&VARIANT), "What some of its sites speak in place of it."),
    ],
};

/// How a message is signed.
pub const SIGNING: Table = Table {
    name: "signing",
    members: &[
        member("scheme", Shape::Text, "The scheme as text, all nine axes."),
        member("field", Shape::Text, "The field that holds the signature."),
        member("sign_type", Shape::Table(&SIGN_TYPE), "The field that names the digest, where there is one."),
        member(
            "reserved",
            Shape::TextOrTexts,
            "Names that a request may not hold beyond its own table, since its signature could say \"paid\" then: a \
             list, or the name of a message whose names they are. Left out: all names of the notifications that \
             are signed by the same scheme, if it signs whatever is sent.",
        ),
    ],
};

/// The field that names the digest.
pub const SIGN_TYPE: Table = Table {
    name: "sign_type",
    members: &[
        required("field", Shape::Text, "Its name."),
        required(
            "choices",
            Shape::Tables(&SIGN_TYPE_CHOICE),
            "What it may hold, in any letter case. The first counts when a message lacks the field.",
        ),
    ],
};

/// A text that names a digest.
pub const SIGN_TYPE_CHOICE: Table = Table {
    name: "choice of sign_type",
    members: &[
        required("text", Shape::Text, "The text in the message: `MD5`."),
        required("digest", Shape::Word(DIGESTS), "The digest that it names."),
    ],
};

/// One kind of message.
pub const MESSAGE: Table = Table {
    name: "message",
    members: &[
        member("name", Shape::Text, "Its name: `pay`, `notify`. Left out, it is that of `like`."),
        member(
            "like",
            Shape::Text,
            "Another message, of this list or, in a variant, of the gateway: what is not said here is as there.",
        ),
        member("aliases", Shape::Texts, "Other names by which it is found."),
        member("title", Shape::Text, "What it is, in a few words."),
        member("direction", Shape::Word(DIRECTIONS), "Who sends it to whom. Required, unless `like` has it."),
        member("method", Shape::Word(METHODS), "The HTTP method. Required for requests."),
        member("path", Shape::Text, "For a request: the path below the gateway's base URL."),
        member("wire", Shape::Word(WIRES), "What the fields are written as. Required, unless `like` has it."),
        member("content_type", Shape::Text, "What `wire` says; read, so that what is printed can be read."),
        member("headers", Shape::Tables(&FIELD), "Header fields beside those of the wire, filled in by role."),
        member("carries_secret", Shape::Flag, "It carries the secret in plain text: it is described, never built."),
        member("stray_percent", Shape::Flag, "Its sender writes the form without escapes, so a `%` may be itself."),
        member("leaves_out_empty", Shape::Flag, "Parameters without a value are not sent."),
        member(
            "signing",
            Shape::FlagOrTable(&SIGNING),
            "`true`: as the gateway's `signing` says. A table: what differs from it. Left out or `false`: not signed.",
        ),
        member(
            "raw",
            Shape::Text,
            "How a header signs its raw body, as text: all seven axes. In place of `signing`; every field is proved.",
        ),
        member("fields", Shape::Tables(&FIELD), "Its fields, in the order of the vendor's page."),
        member("one_of", Shape::Groups, "Groups of fields of which it holds exactly one."),
        member("answer", Shape::Text, "For a request: the name of the message that answers it."),
        member(
            "ack",
            Shape::Text,
            "For a notification: the body that stops its repetition. `${name}` is the value of a signed field.",
        ),
        member("success", Shape::Tables(&SUCCESS), "For an answer: what must hold, else it is the gateway's error."),
        member("success_elsewhere", Shape::Tables(&ELSEWHERE), "For an answer: what means success in another dialect."),
        member("error_codes", Shape::Tables(&ERROR_CODE), "For an answer: the page's error codes."),
        member("source", Shape::Text, "Where this message was read, if not where the gateway was."),
    ],
};

/// A field of a message.
pub const FIELD: Table = Table {
    name: "field",
    members: &[
        required("name", Shape::Text, "Its name on the wire; in an answer with nested objects its path: `data.id`."),
        member("alias", Shape::Text, "Another spelling, accepted when an answer is read."),
        member("required", Shape::Flag, "A message without it is refused."),
        member(
            "signed",
            Shape::Flag,
            "Whether it is signed; it must agree with the scheme. Left out: as the scheme says.",
        ),
        member("marked", Shape::Flag, "Whether the page's table marks it as signed, where the scheme asks for that."),
        member("kind", Shape::Word(KINDS), "What its value is. Left out: `text`."),
        member("max_chars", Shape::Whole(65_535), "Its greatest length in characters."),
        member("number", Shape::Flag, "JSON holds it as a number."),
        member(
            "rewritten",
            Shape::Word(REWRITTEN),
            "Whoever hashes it decodes the number to a double and writes that again before, in this way.",
        ),
        member(
            "choices",
            Shape::NameOrTables(&CHOICE),
            "Values with a meaning, or the name of a list of them. A field of kind `code` takes no others.",
        ),
        member("role", Shape::Word(ROLES), "What it is for in every gateway."),
        member("stands_in_for", Shape::Word(ROLES), "A role that it plays where no field of that role is there."),
        member("only_with", Shape::Table(&ONLY_WITH), "It is allowed only together with a value of another field."),
        member("example", Shape::Text, "The page's example."),
        member("meaning", Shape::Text, "What the page says about it."),
    ],
};

/// A value with a meaning.
pub const CHOICE: Table = Table {
    name: "choice",
    members: &[
        required("value", Shape::Text, "The value on the wire."),
        member("meaning", Shape::Text, "What the page says about it."),
        member("status", Shape::Word(STATUSES), "In a field with the role `status`: what it says about the payment."),
    ],
};

/// Another field and its values.
pub const ONLY_WITH: Table = Table {
    name: "only_with",
    members: &[required("field", Shape::Text, "The other field."), required("values", Shape::Texts, "Its values.")],
};

/// What must hold for an answer not to be an error.
pub const SUCCESS: Table = Table {
    name: "success",
    members: &[
        required("field", Shape::Text, "The field that tells."),
        required("values", Shape::Texts, "The values that mean success."),
        member("code", Shape::Text, "The field that holds the error's code, where it is another one."),
    ],
};

/// What means success in another dialect.
pub const ELSEWHERE: Table = Table {
    name: "success_elsewhere",
    members: &[
        required("field", Shape::Text, "The field that tells."),
        required("value", Shape::Text, "The value that means success there."),
        required("gateway", Shape::Text, "The gateway there: `epay@code200`."),
    ],
};

/// An error code.
pub const ERROR_CODE: Table = Table {
    name: "error code",
    members: &[
        required("code", Shape::Text, "The code on the wire."),
        required("text", Shape::Text, "The page's text."),
    ],
};

/// What some sites speak in place of the gateway.
pub const VARIANT: Table = Table {
    name: "variant",
    members: &[
        required("name", Shape::Text, "Its name, written after the gateway's id: `key` in `epay@key`."),
        member("id", Shape::Text, "Both, with an `@` between them; read, so that what is printed can be read."),
        member("about", Shape::Text, "What it is, and where it was seen."),
        member("scheme", Shape::Text, "Its scheme, where that differs."),
        member("signing", Shape::Table(&SIGNING), "How its messages are signed, where more than the scheme differs."),
        member(
            "messages",
            Shape::Tables(&MESSAGE),
            "All its messages. Left out: the gateway's, signed by the variant's scheme.",
        ),
    ],
};

/// The words of an enumeration of the core, in its order.
macro_rules! words {
    ($name:ident) => {{
        const WORDS: [&str; $name::ALL.len()] = {
            let mut words = [""; $name::ALL.len()];
            let mut index = 0;
            while index < words.len() {
                words[index] = $name::ALL[index].as_str();
                index += 1;
            }
            words
        };
        &WORDS
    }};
}

const DIRECTIONS: &[&str] = words!(Direction);
const METHODS: &[&str] = words!(Method);
const WIRES: &[&str] = words!(Wire);
const DIGESTS: &[&str] = words!(Hash);
const REWRITTEN: &[&str] = words!(Rewritten);
const KINDS: &[&str] = words!(Kind);
const ROLES: &[&str] = words!(Role);
const STATUSES: &[&str] = words!(Status);
