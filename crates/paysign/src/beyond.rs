//! Names that a body may hold beyond the gateway's tables: the shop's own parameters, and what a gateway has
//! begun to send.

use core::fmt;

use crate::code::Code;
use crate::message::{Limits, Message, Signing, Wire};
use crate::name::Name;
use crate::params;
use crate::piece::is_plausible;
use crate::scheme::{Fields, Names};
use crate::value::Value;
use crate::wire::{form::FormParams, offset_in};

/// Why a list of names cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameError {
    /// It is not made of the characters that names have: `A-Z a-z 0-9 _ . [ ] -`.
    Implausible(Name),
    /// It is in the list twice.
    Repeated(Name),
    /// The gateway has a use for it.
    Taken(Name),
}

impl NameError {
    /// The stable code.
    pub fn code(&self) -> Code {
        Code::InvalidName
    }

    /// The name.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::Implausible(name) | Self::Repeated(name) | Self::Taken(name) => Some(name),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Implausible(name) => write!(f, "a name is made of `A-Z a-z 0-9 _ . [ ] -` (`{name}`)"),
            Self::Repeated(name) => write!(f, "the name is in the list twice (`{name}`)"),
            Self::Taken(name) => write!(f, "a message of the gateway has this name (`{name}`)"),
        }
    }
}

impl core::error::Error for NameError {}

impl<'a> Message<'a> {
    /// The same message in bodies that may hold parameters of the shop's own beside the gateway's: what the
    /// address that the gateway calls has in its query, such as `route` of `?route=payment/notify`.
    ///
    /// A parameter of such a name is not signed and is never handed out: anyone can change it, so nothing may
    /// be decided by it. In a form, a second `?` inside the value of the last one before the gateway's begins
    /// the gateway's part: `order_id=117?pid=…`.
    ///
    /// # Errors
    ///
    /// [`NameError`]: the list is of exact names, none of which the message has a use for.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Secret, gateways::epay, scheme::Names};
    ///
    /// let notify = epay::NOTIFY.with_shop_names(Names::List(&["route"]))?;
    /// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
    /// let forged = b"route=payment/epay/notify&pid=1&trade_no=2&out_trade_no=3&type=alipay&money=1.00\
    ///     &trade_status=TRADE_SUCCESS&sign=00000000000000000000000000000000";
    /// assert_eq!(notify.verify(forged, &secret).unwrap_err().code().as_str(), "mismatch");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_shop_names(self, names: Names<'a>) -> Result<Self, NameError> {
        check(names, |name| self.has_use_for(name))?;
        Ok(self.with(|signing| Signing { shop: names, ..signing }))
    }

    /// The same message with names that the gateway has begun to send and the table lacks. Only a scheme
    /// without a separator needs that: its reader knows where a field starts by the names.
    ///
    /// # Errors
    ///
    /// [`NameError`].
    pub fn with_added_names(self, names: Names<'a>) -> Result<Self, NameError> {
        check(names, |name| self.has_use_for(name))?;
        Ok(self.with(|signing| Signing { added: names, ..signing }))
    }

    fn with(self, change: impl FnOnce(Signing<'a>) -> Signing<'a>) -> Self {
        Self { signing: self.signing.map(change), ..self }
    }

    /// Whether a field of this name has a meaning for the gateway.
    pub(crate) fn has_use_for(&self, name: &str) -> bool {
        let is_it = |other: &str| other == name;
        self.fields.iter().any(|field| field.name == name || field.alias == Some(name))
            || self.signing.is_some_and(|signing| {
                let listed = match signing.scheme.fields {
                    Fields::AllBut(names) | Fields::Only(names) => names,
                    Fields::Marked => Names::NONE,
                    #[cfg(feature = "axes")]
                    Fields::Starting(_, names) | Fields::FlatBut(names) | Fields::AllIn(_, names) => names,
                    #[cfg(feature = "axes")]
                    Fields::Items(_) | Fields::NamedBy(..) => Names::NONE,
                };
                let lists = [listed, signing.reserved, signing.shop, signing.added];
                #[cfg(feature = "axes")]
                if signing.covers(&[], Value::plain(name.as_bytes()), None)
                    && !matches!(signing.scheme.fields, Fields::FlatBut(_) | Fields::AllBut(_) | Fields::AllIn(..))
                    || signing.list_field().is_some_and(is_it)
                    || signing.secret_name().is_some_and(is_it)
                {
                    return true;
                }
                is_it(signing.field)
                    || signing.sign_type.is_some_and(|sign_type| is_it(sign_type.field))
                    || lists.into_iter().any(|names| names.any(is_it))
            })
    }
}

/// Whether a text can be a name at all: `A-Z a-z 0-9 _ . [ ] -`.
///
/// # Errors
///
/// [`NameError::Implausible`].
pub fn check_name(name: &str) -> Result<(), NameError> {
    if is_plausible(name.as_bytes()) { Ok(()) } else { Err(NameError::Implausible(Name::new(name.bytes()))) }
}

/// Whether these can be used, where none is taken.
pub(crate) fn check(names: Names<'_>, is_taken: impl Fn(&str) -> bool) -> Result<(), NameError> {
    for (index, name) in names.iter().enumerate() {
        check_name(name)?;
        let short = Name::new(name.bytes());
        if names.iter().take(index).any(|earlier| earlier == name) {
            return Err(NameError::Repeated(short));
        }
        if is_taken(name) {
            return Err(NameError::Taken(short));
        }
    }
    Ok(())
}

impl Signing<'_> {
    /// Whether this is a parameter of the shop's own.
    #[inline]
    pub(crate) fn is_of_shop(&self, name: Value<'_>) -> bool {
        self.shop.any(|shop| name == *shop)
    }
}

/// A name of the shop's that is there twice.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Repeated {
    pub(crate) field: Name,
    /// The byte of the body where it is again.
    pub(crate) offset: usize,
}

/// What of a body comes before the gateway's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShopPart {
    /// Its bytes, with the `?` at its end.
    pub(crate) len: usize,
    /// Its parameters.
    fields: usize,
}

impl ShopPart {
    /// Nothing.
    const NONE: Self = Self { len: 0, fields: 0 };

    /// What is left of the limits for the gateway's part.
    pub(crate) fn rest_of(self, limits: &Limits) -> Limits {
        Limits {
            body_len: limits.body_len.saturating_sub(self.len),
            fields: limits.fields.saturating_sub(self.fields),
            ..*limits
        }
    }
}

/// What comes before the gateway's part of a body, if these are the shop's own parameters and a `?` is
/// between the two.
///
/// # Errors
///
/// The first name that is there twice is one of the shop's, and nothing is wrong with the body before that
/// would be seen.
#[inline]
pub(crate) fn shop_part(message: &Message<'_>, body: &[u8], limits: &Limits) -> Result<ShopPart, Repeated> {
    match &message.signing {
        Some(signing) if !signing.shop.is_empty() && message.transport.wire == Wire::Form => {
            before_gateway(message, signing, body, limits)
        }
        _ => Ok(ShopPart::NONE),
    }
}

#[cold]
fn before_gateway(
    message: &Message<'_>,
    signing: &Signing<'_>,
    body: &[u8],
    limits: &Limits,
) -> Result<ShopPart, Repeated> {
    let stray_percent = message.transport.stray_percent;
    let read = |part| FormParams::new(part, stray_percent);
    let of_shop = read(body).map_while(Result::ok).take_while(|param| signing.is_of_shop(param.name));
    let Some(last) = of_shop.clone().last() else { return Ok(ShopPart::NONE) };
    let value = last.value.raw();
    let begins = |at: usize| {
        let rest = value.get(at + 1..).unwrap_or_default();
        let name = rest.split(|byte| *byte == b'=').next().unwrap_or_default();
        name.len() < rest.len() && is_plausible(name)
    };
    let Some(at) = value.iter().position(|byte| *byte == b'?').filter(|at| begins(*at)) else {
        return Ok(ShopPart::NONE);
    };
    let len = offset_in(body, value) + at + 1;
    let part = ShopPart { len, fields: of_shop.clone().count() };
    // Nobody looks at this part again, so this is where its repetitions are seen; the other faults are those
    // of the part that is read.
    let rest = read(body.get(len..).unwrap_or_default());
    let fields = part.fields + rest.clone().count();
    if body.len() > limits.body_len || fields > params::most(limits) || rest.clone().any(|param| param.is_err()) {
        return Ok(part);
    }
    let all = of_shop.chain(rest.map_while(Result::ok));
    let is_repeated = |index: usize, name: Value<'_>| all.clone().take(index).any(|earlier| earlier.name == name);
    let first = all.clone().enumerate().find(|(index, param)| is_repeated(*index, param.name));
    match first.filter(|(_, param)| signing.is_of_shop(param.name)) {
        Some((_, param)) => {
            Err(Repeated { field: Name::new(param.name.bytes()), offset: offset_in(body, param.name.raw()) })
        }
        None => Ok(part),
    }
}
