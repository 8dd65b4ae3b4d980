//! A kind of message: one of a gateway, or one of which little more than the scheme is known.

use std::fmt;
use std::sync::Arc;

use paysign::scheme::Names;
use paysign::{Code, Failure, Message, Secret, gateways};
use paysign_gateway::{Described, Description, DescriptionError};
use yoke::{Yoke, Yokeable};

use crate::came::Came;
use crate::gateway::{Beyond, Gateway};

/// A message of the core, and what keeps it alive. A copy costs a counter at most.
#[derive(Clone)]
pub struct Target(Kind);

#[derive(Clone)]
enum Kind {
    BuiltIn(&'static Message<'static>),
    Described(Arc<Yoke<MessageOf<'static>, Box<OfDescription>>>),
    OfGateway(Arc<Yoke<MessageOf<'static>, Box<Place>>>),
}

/// A message that somebody has described, in bodies that may hold names beyond its table.
struct OfDescription {
    described: Described,
    beyond: Beyond,
}

/// Where a message is that is not simply a built-in one.
struct Place {
    gateway: Gateway,
    beyond: Beyond,
}

#[derive(Yokeable)]
struct MessageOf<'a>(Message<'a>);

impl Target {
    /// A message by the names of its gateway and itself: `epay` or `epay@code200`, and `notify`.
    ///
    /// # Errors
    ///
    /// There is no such gateway, or it has no such message.
    pub fn named(gateway: &str, message: &str) -> Result<Self, Failure> {
        Ok(Self(Kind::BuiltIn(gateways::message(gateway, message)?)))
    }

    /// The message of this name at a gateway, in bodies that may hold names beyond its table.
    ///
    /// # Errors
    ///
    /// The gateway has no such message, or has a use for one of the names.
    pub fn at(gateway: &Gateway, name: &str, beyond: Beyond) -> Result<Self, Failure> {
        if beyond.is_empty()
            && let Some(message) = gateway.built_in(name)
        {
            return Ok(message?.into());
        }
        let gateway = gateway.clone();
        let place = Box::new(Place { gateway, beyond });
        let message = Yoke::try_attach_to_cart(place, |Place { gateway, beyond }| -> Result<_, Failure> {
            let message = gateway.get().message_by(gateway.own_variant(), name)?;
            gateway.get().check_shop_names(Names::Text(&beyond.shop))?;
            Ok(MessageOf(extended(message, beyond)?))
        })?;
        Ok(Self(Kind::OfGateway(Arc::new(message))))
    }

    /// A message of which somebody has described the scheme, and may be the roles of fields.
    ///
    /// # Errors
    ///
    /// The text is not a scheme; the byte of it where it is wrong. Or the roles do not fit.
    pub fn described(description: &Description, beyond: Beyond) -> Result<Self, Failure> {
        let described = Described::new(description).map_err(|error| match error {
            DescriptionError::Scheme(error) => Failure::from(error),
            DescriptionError::RawScheme(error) => Failure::from(error),
            other => Failure::with_text(Code::InvalidRoles, format!("{}: {other}", Code::InvalidRoles.text())),
        })?;
        let of = Box::new(OfDescription { described, beyond });
        let message = Yoke::try_attach_to_cart(of, |OfDescription { described, beyond }| {
            extended(described.message(), beyond).map(MessageOf)
        })?;
        Ok(Self(Kind::Described(Arc::new(message))))
    }

    /// The message.
    pub fn message(&self) -> &Message<'_> {
        match &self.0 {
            Kind::BuiltIn(message) => message,
            Kind::Described(described) => &described.get().0,
            Kind::OfGateway(message) => &message.get().0,
        }
    }

    /// The gateway that the message is of, if it was read from a file.
    pub(crate) fn own_gateway(&self) -> Option<&paysign::Gateway<'_>> {
        match &self.0 {
            Kind::OfGateway(message) => message.backing_cart().gateway.of_file(),
            Kind::BuiltIn(_) | Kind::Described(_) => None,
        }
    }

    /// The message's name within its gateway; `None` if only the scheme is known.
    pub fn name(&self) -> Option<&str> {
        Some(self.message().name).filter(|name| !name.is_empty())
    }

    /// The field that holds the signature; `None` for a message without one.
    pub fn sign_field(&self) -> Option<&str> {
        self.message().signing.map(|signing| signing.field)
    }

    /// Signs a raw body by the first of the secrets, where a header has the signature: the headers to send
    /// with it, names and values.
    ///
    /// # Errors
    ///
    /// The message is not signed by a header, there is no secret, or as
    /// [`RawScheme::sign`](paysign::raw::RawScheme::sign).
    pub fn sign_body<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        body: &[u8],
        Came { headers, now }: Came<'_, N, V>,
        secrets: &[Secret],
    ) -> Result<Vec<(String, String)>, Failure> {
        let scheme = self.message().raw.ok_or(Code::UnsignedMessage)?;
        let signed = scheme.sign(body, headers, now, secrets.first().ok_or(Code::NoSecret)?)?;
        let own = (signed.name().to_owned(), signed.value().to_string());
        let time = signed.time().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Ok([own].into_iter().chain(time).collect())
    }

    /// The scheme as the core prints it; `None` for a message without a signature.
    pub fn scheme(&self) -> Option<String> {
        let of_raw = || self.message().raw.map(ToString::to_string);
        self.message().signing.map(|signing| signing.scheme.to_string()).or_else(of_raw)
    }
}

/// The message in bodies that may hold names beyond its table.
fn extended<'a>(message: &Message<'a>, beyond: &'a Beyond) -> Result<Message<'a>, Failure> {
    let message = message.with_shop_names(Names::Text(&beyond.shop))?;
    Ok(message.with_added_names(Names::Text(&beyond.added))?)
}

/// All messages of all built-in gateways, each with its gateway's id, and those of each variant with the
/// variant's: `epay@code200`.
pub fn built_in() -> impl Iterator<Item = (String, &'static Message<'static>)> {
    gateways::ALL.iter().flat_map(|gateway| {
        let own = gateway.messages.iter().map(|message| (gateway.id.to_owned(), message));
        let of_variants = gateway.variants.iter().flat_map(|variant| {
            let id = format!("{}@{}", gateway.id, variant.name);
            variant.messages.iter().map(move |message| (id.clone(), message))
        });
        own.chain(of_variants)
    })
}

impl From<&'static Message<'static>> for Target {
    fn from(message: &'static Message<'static>) -> Self {
        Self(Kind::BuiltIn(message))
    }
}

/// The message's name, or the scheme as the core prints it.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::BuiltIn(_) | Kind::OfGateway(_) => f.write_str(self.message().name),
            Kind::Described(_) => f.write_str(&self.scheme().unwrap_or_default()),
        }
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::Wire;

    fn described(scheme: &str) -> Result<Target, Failure> {
        Target::described(&Description::new(scheme, "sign", Wire::Form), Beyond::default())
    }

    #[test]
    fn a_scheme_lives_as_long_as_its_message_and_says_where_it_is_wrong() {
        let text = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
            secret append \"&key=\"; digest md5; hex upper";
        let target = described(text).expect("a scheme");
        let copy = target.clone();
        drop(target);
        assert_eq!((copy.sign_field(), copy.name(), copy.to_string().as_str()), (Some("sign"), None, text));
        let wrong = described("fields all; empty maybe").expect_err("no scheme");
        assert_eq!((wrong.code(), wrong.offset()), (Code::SchemeSyntax, Some(18)));
    }

    #[test]
    fn a_name_that_is_not_known_says_which() {
        let code = |gateway, message| Target::named(gateway, message).map(|_| ()).map_err(|failure| failure.code());
        assert_eq!(code("epay", "notify"), Ok(()));
        assert_eq!(code("nowhere", "notify"), Err(Code::UnknownGateway));
        assert_eq!(code("epay", "nothing"), Err(Code::UnknownMessage));
    }
}
