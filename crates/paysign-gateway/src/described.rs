//! A message of which the scheme is known and, if somebody gives them, the roles of some fields.

use std::fmt;
use std::sync::Arc;

use bumpalo_herd::{Herd, Member as Arena};
use paysign::gateway::{Choice, Field, Kind, Role, Table};
use paysign::raw::{RawScheme, RawSchemeError};
use paysign::scheme::SchemeError;
use paysign::{Message, Scheme, Status, Wire};
use yoke::{Yoke, Yokeable};

/// What is known of a message whose gateway has no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its scheme, as text.
    pub scheme: String,
    /// The field that holds the signature. Empty where a header has it: then the text is a
    /// [`RawScheme`](paysign::raw::RawScheme).
    pub sign_field: String,
    /// What it is written as.
    pub wire: Wire,
    /// Which fields have a role, and what it is. An amount is in major units.
    pub roles: Vec<(Role, String)>,
    /// The values of the field with the role [`Role::Status`] that mean paid; any other one is "not paid".
    pub paid_values: Vec<String>,
    /// The body that stops the gateway from repeating a notification; `${name}` is the value of a signed
    /// field.
    pub ack: String,
}

impl Description {
    /// Only a scheme: nothing can be expected of such a message.
    pub fn new(scheme: impl Into<String>, sign_field: impl Into<String>, wire: Wire) -> Self {
        Self {
            scheme: scheme.into(),
            sign_field: sign_field.into(),
            wire,
            roles: Vec::new(),
            paid_values: Vec::new(),
            ack: String::new(),
        }
    }
}

/// Why a description cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DescriptionError {
    /// The text is not a scheme.
    Scheme(SchemeError),
    /// The text is not a scheme of a raw body.
    RawScheme(RawSchemeError),
    /// A role is given twice, or a field has two of them.
    RoleTwice(String),
    /// A role is given to the field that holds the signature, or to one that the scheme does not sign.
    NotSigned(String),
    /// There are values that mean paid and no field with the role of the status, or the other way round.
    PaidValues,
}

impl fmt::Display for DescriptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme(error) => error.fmt(f),
            Self::RawScheme(error) => error.fmt(f),
            Self::RoleTwice(field) => write!(f, "a role has one field, and a field one role (`{field}`)"),
            Self::NotSigned(field) => write!(f, "only a signed field has a role (`{field}`)"),
            Self::PaidValues => f.write_str("the values that mean paid are those of the field with the role `status`"),
        }
    }
}

impl std::error::Error for DescriptionError {}

/// A message that somebody has described. A copy costs a counter.
#[derive(Clone)]
pub struct Described(Arc<Yoke<MessageOf<'static>, Box<Herd>>>);

#[derive(Yokeable)]
struct MessageOf<'a>(Message<'a>);

impl Described {
    /// The message of this description.
    ///
    /// # Errors
    ///
    /// [`DescriptionError`].
    pub fn new(description: &Description) -> Result<Self, DescriptionError> {
        let message = Yoke::try_attach_to_cart(Box::new(Herd::new()), |herd: &Herd| {
            message(description, &herd.get()).map(MessageOf)
        })?;
        Ok(Self(Arc::new(message)))
    }

    /// The message.
    pub fn message(&self) -> &Message<'_> {
        &self.0.get().0
    }
}

fn message<'a>(description: &Description, arena: &Arena<'a>) -> Result<Message<'a>, DescriptionError> {
    let text = |text: &str| -> &'a str { arena.alloc_str(text) };
    let signed = signed(description, arena)?;
    let tells_status = description.roles.iter().any(|(role, _)| *role == Role::Status);
    if tells_status == description.paid_values.is_empty() {
        return Err(DescriptionError::PaidValues);
    }
    let paid = |value: &String| Choice::status(text(value), Status::Paid, "Paid.");
    let paid: &[Choice<'a>] = arena.alloc_slice_copy(&description.paid_values.iter().map(paid).collect::<Vec<_>>());
    let field = |(role, name): &(Role, String)| {
        let kind = match role {
            Role::OrderedAmount | Role::PaidAmount => Kind::Amount,
            _ => Kind::Text,
        };
        let field = Field::optional(text(name), kind, "").role(*role);
        if *role == Role::Status { field.choices(paid) } else { field }
    };
    let fields: Vec<Field<'a>> = description.roles.iter().map(field).collect();
    let message = Message {
        fields: arena.alloc(Table::new(arena.alloc_slice_copy(&fields))),
        ack: text(&description.ack),
        ..signed
    };
    for (index, field) in fields.iter().enumerate() {
        let is_twice = |earlier: &Field<'_>| earlier.name == field.name || earlier.role == field.role;
        if fields[..index].iter().any(is_twice) {
            return Err(DescriptionError::RoleTwice(field.name.to_owned()));
        }
        if !message.signs(field.name) {
            return Err(DescriptionError::NotSigned(field.name.to_owned()));
        }
    }
    Ok(message)
}

/// The message, of which only is known how it is signed.
fn signed<'a>(description: &Description, arena: &Arena<'a>) -> Result<Message<'a>, DescriptionError> {
    let (text, field): (&str, &str) = (arena.alloc_str(&description.scheme), arena.alloc_str(&description.sign_field));
    if field.is_empty() {
        let scheme = RawScheme::parse(text).map_err(DescriptionError::RawScheme)?;
        return Ok(Message::of_raw_scheme(arena.alloc(scheme), description.wire));
    }
    let scheme = Scheme::parse(text).map_err(DescriptionError::Scheme)?;
    Ok(Message::of_scheme(scheme, field, description.wire))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEME: &str = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
        secret append \"&key=\"; digest md5; hex upper";

    fn description(roles: &[(Role, &str)], paid: &[&str]) -> Description {
        Description {
            roles: roles.iter().map(|(role, field)| (*role, (*field).to_owned())).collect(),
            paid_values: paid.iter().map(|value| (*value).to_owned()).collect(),
            ..Description::new(SCHEME, "sign", Wire::Form)
        }
    }

    #[test]
    fn roles_make_a_table() {
        let roles = [(Role::OrderNo, "order"), (Role::PaidAmount, "money"), (Role::Status, "state")];
        let described = Described::new(&description(&roles, &["1"])).expect("it fits");
        let message = described.message();
        assert_eq!(message.role(Role::OrderNo).map(|field| field.name), Some("order"));
        assert_eq!(message.fields.len(), 3);
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let error = |roles: &[(Role, &str)], paid: &[&str]| Described::new(&description(roles, paid)).err();
        let status = (Role::Status, "state");
        assert_eq!(error(&[status], &[]), Some(DescriptionError::PaidValues));
        assert_eq!(error(&[], &["1"]), Some(DescriptionError::PaidValues));
        let twice = Some(DescriptionError::RoleTwice("b".to_owned()));
        assert_eq!(error(&[(Role::OrderNo, "a"), (Role::OrderNo, "b")], &[]), twice);
        let signature = Some(DescriptionError::NotSigned("sign".to_owned()));
        assert_eq!(error(&[(Role::OrderNo, "sign")], &[]), signature);
        assert_eq!(error(&[], &[]), None);
    }
}
