//! A message: a table of fields, how it travels, and how it is signed.

use crate::field::{Field, Role};
pub(crate) use crate::limits::Limits;
#[cfg(feature = "axes")]
use crate::listing;
#[cfg(feature = "raw")]
use crate::raw::RawScheme;
#[cfg(feature = "axes")]
use crate::scheme::Inside;
use crate::scheme::{Empty, Fields, Hash, Names, Scheme};
use crate::table::Table;
use crate::value::Value;
use crate::words::words;

/// A kind of message that a gateway sends or takes, as data: `epay`'s notification, `payindex`'s query, ….
///
/// The messages of the built-in gateways are in [`gateways`](crate::gateways). One for another gateway is a
/// value of this type, or, without a table of fields, [`Message::of_scheme`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// Its id within the gateway: `notify`.
    pub name: &'a str,
    /// Other names by which it is found.
    pub aliases: &'a [&'a str],
    /// What it is, in a few words.
    pub title: &'a str,
    /// Who sends it to whom.
    pub direction: Direction,
    /// How it travels.
    pub transport: Transport<'a>,
    /// How it is signed, if it is.
    pub signing: Option<Signing<'a>>,
    /// How its raw body is signed by a header, in place of `signing`.
    #[cfg(feature = "raw")]
    pub raw: Option<&'a RawScheme<'a>>,
    /// The fields in the page's order; none at all if they are not known.
    pub fields: &'a Table<'a>,
    /// Groups of fields of which a message holds exactly one.
    pub one_of: &'a [&'a [&'a str]],
    /// For a request: the name of the message that answers it.
    pub answer: Option<&'a str>,
    /// For a notification: the body that tells the gateway to stop repeating it; `${name}` in it is the value
    /// of a proved field.
    pub ack: &'a str,
    /// For an answer: fields that must have one of the values; else the answer is the gateway's error.
    pub success: &'a [Success<'a>],
    /// For an answer: values that mean success in another dialect of the gateway, and so that the account is
    /// for the wrong one.
    pub success_elsewhere: &'a [Elsewhere<'a>],
    /// The page's error codes.
    pub error_codes: &'a [ErrorCode<'a>],
    /// Where this was read.
    pub source: &'a str,
}

/// Who sends a message to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The shop asks the gateway.
    Request,
    /// The gateway answers at once, on the same connection.
    Answer,
    /// The gateway calls the shop.
    Notification,
    /// The gateway sends the buyer's browser to the shop.
    Redirect,
}

impl Direction {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Request, Self::Answer, Self::Notification, Self::Redirect];

    /// The direction as programs compare it: `request`, `answer`, ….
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Answer => "answer",
            Self::Notification => "notification",
            Self::Redirect => "redirect",
        }
    }
}

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transport<'a> {
    /// The HTTP method.
    pub method: Method,
    /// For a request: the path below the gateway's base URL.
    pub path: &'a str,
    /// What the fields are written as.
    pub wire: Wire,
    /// Header fields beside those that the wire needs, filled in by role.
    pub headers: &'a [Field<'a>],
    /// Whether the message carries the secret as a plain parameter, as some queries do. Such a message is
    /// only described, never built.
    pub carries_secret: bool,
    /// What a `%` that begins no escape is in a form.
    pub stray_percent: StrayPercent,
    /// Whether parameters without a value are not sent. Then they must count for nothing in the scheme too,
    /// so this has a meaning with [`Empty::Skip`](crate::scheme::Empty::Skip) only.
    pub leaves_out_empty: bool,
}

impl<'a> Transport<'a> {
    /// A message that travels by `method` to `path`, written as `wire`, without further headers.
    pub const fn new(method: Method, path: &'a str, wire: Wire) -> Self {
        Self {
            method,
            path,
            wire,
            headers: &[],
            carries_secret: false,
            stray_percent: StrayPercent::Refused,
            leaves_out_empty: false,
        }
    }

    /// The sender writes the form without any escape, so that a `%` may be one or not.
    #[must_use]
    pub const fn with_stray_percent(self) -> Self {
        Self { stray_percent: StrayPercent::Itself, ..self }
    }

    /// The receiver would sign a parameter without a value, so none is sent.
    #[must_use]
    pub const fn without_empty(self) -> Self {
        Self { leaves_out_empty: true, ..self }
    }
}

/// What a `%` without two hex digits after it is in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayPercent {
    /// A malformed escape: the form is refused.
    Refused,
    /// A `%`, as the form readers of PHP and of browsers take it.
    Itself,
}

/// The HTTP method of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The fields are the URL's query.
    Get,
    /// The fields are the body.
    Post,
}

impl Method {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Get, Self::Post];

    /// `GET` or `POST`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

words! {
    /// How the fields of a message are written.
    Wire {
        Form = 1 "form" "`a=1&b=2` with percent-escapes: a form body, or a URL's query.";
        Json = 2 "json" "One JSON object.";
        Xml = 3 "xml" "Flat XML: one root element, in it an element for each field.";
        Multipart = 4 "multipart" "`multipart/form-data`: a part for each field, and no files.";
    }
}

impl Wire {
    /// The wire of a raw body of which nothing is known: JSON or XML if its first character that is not white
    /// space is `{` or `<`, multipart if it begins with `--`.
    pub fn of(body: &[u8]) -> Self {
        let text = body.trim_ascii_start();
        match text {
            [b'{', ..] => Self::Json,
            // A byte order mark may be before it.
            [b'<', ..] | [0xef, 0xbb, 0xbf, b'<', ..] => Self::Xml,
            [b'-', b'-', ..] if text.len() == body.len() => Self::Multipart,
            _ => Self::Form,
        }
    }

    /// The HTTP content type; of multipart with the boundary that [`Signed::body`](crate::sign::Signed::body)
    /// writes.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Form => "application/x-www-form-urlencoded",
            Self::Json => "application/json",
            Self::Xml => "text/xml; charset=utf-8",
            Self::Multipart => "multipart/form-data; boundary=paysign-2b7e151628aed2a6abf7158809cf4f3c",
        }
    }

    /// Where the boundary is in the content type of multipart.
    #[cfg(feature = "multipart")]
    pub(crate) fn boundary() -> &'static str {
        Self::Multipart.content_type().rsplit('=').next().unwrap_or_default()
    }
}

/// How a message is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signing<'a> {
    /// The scheme.
    pub scheme: Scheme<'a>,
    /// The name of the field that holds the signature.
    pub field: &'a str,
    /// The field that names the digest, where the message has one.
    pub sign_type: Option<SignType<'a>>,
    /// The names of the notification that the gateway signs with the same secret by the same scheme. A
    /// request that holds one of them beyond its own is not signed: its signature, which a buyer's browser
    /// may see, could say "paid".
    pub reserved: Names<'a>,
    /// Names of the shop's own parameters: see [`Message::with_shop_names`].
    pub shop: Names<'a>,
    /// Names that the gateway has begun to send: see [`Message::with_added_names`].
    pub added: Names<'a>,
}

/// The field that names the digest. It is not signed itself, so only digests of its list are ever tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignType<'a> {
    /// The field's name.
    pub field: &'a str,
    /// The texts it may hold, in any letter case, and what they stand for. The first counts when a message
    /// lacks the field.
    pub choices: &'a [(&'a str, Hash)],
}

/// What must hold for an answer not to be an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Success<'a> {
    /// The field that tells.
    pub field: &'a str,
    /// The values that mean success.
    pub values: &'a [&'a str],
    /// The field that holds the error's code, where it is another one.
    pub code: &'a str,
}

/// What means success in another dialect of a gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere<'a> {
    /// The field that tells.
    pub field: &'a str,
    /// The value that means success there.
    pub value: &'a str,
    /// The gateway's id there: `epay@code200`.
    pub gateway: &'a str,
}

/// An error code of a gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCode<'a> {
    /// The code on the wire.
    pub code: &'a str,
    /// The page's text.
    pub text: &'a str,
}

/// Whether a message must be the only one that can have its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Only if the signed text reads back as the message. The default.
    Strict,
    /// Only the signature counts, as in the vendors' own samples. A genuine signature can then be moved to a
    /// forged message.
    Lenient,
}

/// How a message is checked, where the defaults are not wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Strict or lenient.
    pub strictness: Strictness,
    /// The greatest sizes.
    pub limits: Limits,
}

impl Options {
    /// Strict, with [`Limits::DEFAULT`].
    pub const DEFAULT: Self = Self { strictness: Strictness::Strict, limits: Limits::DEFAULT };

    /// Lenient, with [`Limits::DEFAULT`].
    pub const LENIENT: Self = Self { strictness: Strictness::Lenient, ..Self::DEFAULT };
}

impl Default for Options {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl<'a> Message<'a> {
    /// A message without name, table and signature: what a table leaves out is taken from here.
    pub const BLANK: Self = Self {
        name: "",
        aliases: &[],
        title: "",
        direction: Direction::Notification,
        transport: Transport::new(Method::Post, "", Wire::Form),
        signing: None,
        #[cfg(feature = "raw")]
        raw: None,
        fields: &Table::new(&[]),
        one_of: &[],
        answer: None,
        ack: "",
        success: &[],
        success_elsewhere: &[],
        error_codes: &[],
        source: "",
    };

    /// A message of which only the scheme is known: no table, so no field is required and none has a role.
    pub const fn of_scheme(scheme: Scheme<'a>, signature_field: &'a str, wire: Wire) -> Self {
        Self {
            transport: Transport::new(Method::Post, "", wire),
            signing: Some(Signing::new(scheme, signature_field)),
            ..Self::BLANK
        }
    }

    /// A message of which only is known how its raw body is signed by a header.
    #[cfg(feature = "raw")]
    pub const fn of_raw_scheme(scheme: &'a RawScheme<'a>, wire: Wire) -> Self {
        Self { transport: Transport::new(Method::Post, "", wire), raw: Some(scheme), ..Self::BLANK }
    }

    /// Whether its signature is in a header, and covers the whole body.
    #[cfg_attr(not(feature = "raw"), allow(clippy::unused_self, reason = "no message is"))]
    pub(crate) const fn is_raw(&self) -> bool {
        #[cfg(feature = "raw")]
        return self.raw.is_some() && self.signing.is_none();
        #[cfg(not(feature = "raw"))]
        false
    }

    /// The field of this name in the table.
    pub fn field(&self, name: &str) -> Option<&'a Field<'a>> {
        self.fields.fields().iter().find(|field| field.name == name)
    }

    /// The field with this role.
    pub fn role(&self, role: Role) -> Option<&'a Field<'a>> {
        self.fields.fields().iter().find(|field| field.role == Some(role))
    }

    /// Whether a parameter without a value is not sent.
    pub(crate) fn leaves_out_empty(&self) -> bool {
        let skips = self.signing.is_some_and(|signing| signing.scheme.empty == Empty::Skip);
        self.transport.leaves_out_empty && skips
    }

    /// Whether the signature covers the field of this name, if the message holds it.
    pub fn signs(&self, name: &str) -> bool {
        let signing = self.signing.as_ref();
        self.is_raw() || signing.is_some_and(|signing| signing.covers(self.fields, Value::plain(name.as_bytes()), None))
    }
}

impl<'a> Message<'a> {
    /// The first required name, in the order of the table, that is not there; then one of `listed`, which
    /// must all be there.
    pub(crate) fn first_missing(
        &self,
        is_there: impl Fn(&str) -> bool,
        mut listed: impl Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let group = |name: &str| self.one_of.iter().find(|group| group.contains(&name));
        let missing = |field: &&Field<'_>| match group(field.name) {
            Some(group) => group.first() == Some(&field.name) && !group.iter().any(|name| is_there(name)),
            None => field.is_required && !is_there(field.name),
        };
        let of_table = self.fields.fields().iter().find(missing).map(|field| field.name);
        of_table.or_else(|| listed.find(|name| !is_there(name)))
    }
}

impl SignType<'_> {
    /// The hash that a text names, in any letter case; `by_default` if there is no text.
    #[inline]
    pub(crate) fn hash(&self, named: Option<Value<'_>>, by_default: Hash) -> Option<Hash> {
        let Some(named) = named else {
            return Some(self.choices.first().map_or(by_default, |(_, hash)| *hash));
        };
        match self.choices {
            // Mostly the first one, as it is written there.
            [(text, hash), ..] if named.as_plain() == Some(text.as_bytes()) => Some(*hash),
            _ => self.hash_in_any_case(named),
        }
    }

    #[inline(never)]
    fn hash_in_any_case(&self, named: Value<'_>) -> Option<Hash> {
        let lower = |byte: u8| byte.to_ascii_lowercase();
        let is_named = |text: &str| named.bytes().map(lower).eq(text.bytes().map(lower));
        self.choices.iter().find(|(text, _)| is_named(text)).map(|(_, hash)| *hash)
    }
}

impl<'a> Signing<'a> {
    /// Signed by this scheme, with the signature in this field.
    pub const fn new(scheme: Scheme<'a>, field: &'a str) -> Self {
        let none = Names::NONE;
        Self { scheme, field, sign_type: None, reserved: none, shop: none, added: none }
    }

    /// The same with a field that names the digest.
    #[must_use]
    pub const fn with_sign_type(self, sign_type: SignType<'a>) -> Self {
        Self { sign_type: Some(sign_type), ..self }
    }

    /// The same with names that a request may not hold beyond its own.
    #[must_use]
    pub const fn with_reserved(self, reserved: Names<'a>) -> Self {
        Self { reserved, ..self }
    }

    /// The names that a request may not hold beyond those of its own table: those of the notification.
    pub fn reserved_names(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.reserved.iter()
    }

    /// Whether a field of this name is signed; `list` is the value of the [`list_field`](Self::list_field).
    #[inline]
    pub(crate) fn covers(&self, table: &[Field<'_>], name: Value<'_>, list: Option<Value<'_>>) -> bool {
        #[cfg(feature = "axes")]
        if !matches!(self.scheme.fields, Fields::AllBut(_) | Fields::Only(_) | Fields::Marked) {
            return self.covers_composed(name, list);
        }
        #[cfg(feature = "axes")]
        if self.secret_name().is_some_and(|secret| name == *secret) {
            return false;
        }
        #[cfg(not(feature = "axes"))]
        let _ = list;
        match name.as_plain() {
            Some(plain) => self.covers_plain(table, plain),
            None => self.covers_decoded(table, name),
        }
    }

    fn covers_plain(&self, table: &[Field<'_>], name: &[u8]) -> bool {
        self.covers_by(table, |other| name == other.as_bytes())
    }

    #[cold]
    fn covers_decoded(&self, table: &[Field<'_>], name: Value<'_>) -> bool {
        self.covers_by(table, |other| name == *other)
    }

    #[inline]
    fn covers_by(&self, table: &[Field<'_>], is_name: impl Fn(&str) -> bool) -> bool {
        if is_name(self.field) || self.shop.any(&is_name) {
            return false;
        }
        match self.scheme.fields {
            Fields::AllBut(names) => !names.any(is_name),
            Fields::Only(names) => names.any(is_name),
            Fields::Marked => table.iter().any(|field| field.is_signed && is_name(field.name)),
            // What these cover needs more than a name that is compared.
            #[cfg(feature = "axes")]
            _ => false,
        }
    }

    /// Whether a field of this name is signed; `list` is the value that lists the names, where a message has
    /// one.
    #[cfg(feature = "axes")]
    fn covers_composed(&self, name: Value<'_>, list: Option<Value<'_>>) -> bool {
        let is_name = |other: &str| name == *other;
        if is_name(self.field) || self.shop.any(is_name) || self.secret_name().is_some_and(is_name) {
            return false;
        }
        let begins = |prefix: &str| listing::starts_with(name, prefix);
        match self.scheme.fields {
            Fields::Starting(prefixes, but) => prefixes.any(begins) && !but.any(is_name),
            Fields::FlatBut(names) | Fields::AllIn(_, names) => !names.any(is_name),
            Fields::Items(items) => items.field(is_name).is_some() || items.has_prefix(begins),
            Fields::NamedBy(_, cut) => list.is_some_and(|list| listing::Listing::new(list, cut).holds(name)),
            Fields::AllBut(_) | Fields::Only(_) | Fields::Marked => false,
        }
    }

    /// The name under which the secret is a field, if it is one.
    #[cfg(feature = "axes")]
    pub(crate) fn secret_name(&self) -> Option<&'a str> {
        match self.scheme.secret.inside() {
            Some(Inside::Named(name)) => Some(name),
            _ => None,
        }
    }

    /// The field whose value lists the signed ones.
    #[cfg(feature = "axes")]
    pub(crate) fn list_field(&self) -> Option<&'a str> {
        match self.scheme.fields {
            Fields::NamedBy(field, _) => Some(field),
            _ => None,
        }
    }

    #[cfg(not(feature = "axes"))]
    #[allow(clippy::unused_self, reason = "no scheme has one in such a build")]
    pub(crate) const fn list_field(&self) -> Option<&'a str> {
        None
    }
}
