//! A merchant: one shop's account at one gateway, with everything that its messages have in common. No I/O.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

mod error;

pub use error::{MerchantError, NoticeError, RequestError};

use crate::answer::{Answer, AnswerError};
use crate::beyond::{self, NameError};
use crate::field::{Field, Kind, Role};
use crate::gateway::{Gateway, UnknownName, Variant};
use crate::message::{Direction, Limits, Message, Method, Options};
use crate::name::Name;
use crate::scheme::Names;
use crate::secret::Secret;
use crate::value::Value;
use crate::verified::Verified;
use crate::verify::{VerifyError, find};
use crate::wire;

/// A shop's account at a gateway: makes requests, reads answers, verifies notifications.
///
/// The shop keeps its HTTP client, its framework and its database.
///
/// # Examples
///
/// ```
/// use paysign::{Merchant, Secret};
///
/// let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
/// let merchant = Merchant::new("epay", "152787", secret, "https://pay.example.com")?;
/// let request = merchant.request("pay", &[
///     ("type", "wxpay"),
///     ("out_trade_no", "20240125193935458"),
///     ("notify_url", "https://shop.example.com/notify"),
///     ("return_url", "https://shop.example.com/thanks"),
///     ("name", "An Oreo"),
///     ("money", "1.00"),
///     ("clientip", "203.0.113.7"),
/// ])?;
/// assert_eq!(request.url, "https://pay.example.com/mapi.php");
/// assert!(request.body.starts_with(b"pid=152787&type=wxpay"));
///
/// let forged = b"pid=152787&out_trade_no=1&money=1.00&trade_status=TRADE_SUCCESS&type=wxpay\
///     &name=x&trade_no=2&sign=00000000000000000000000000000000";
/// assert_eq!(merchant.notice(forged).unwrap_err().code().as_str(), "mismatch");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Merchant<'g> {
    gateway: &'g Gateway<'g>,
    variant: Option<&'g Variant<'g>>,
    id: String,
    /// What the gateway notifies by; `None` if it does not.
    notification: Option<&'g Message<'g>>,
    /// Never empty; the first one signs.
    secrets: Vec<Secret>,
    base_url: String,
    options: Options,
    /// The messages where bodies may hold names beyond the gateway's; empty where they may not.
    extended: Vec<Message<'g>>,
}

/// A request that is ready to be sent by whatever HTTP client the shop has. `Debug` shows neither query nor
/// body.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The URL, with the query if the message travels in it.
    pub url: String,
    /// Header fields, names and values.
    pub headers: Vec<(String, String)>,
    /// The body; empty for `GET`.
    pub body: Vec<u8>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url.split('?').next().unwrap_or_default())
            .field("body_len", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Merchant<'static> {
    /// An account at a built-in gateway, by its id, after an `@` the variant that the site speaks:
    /// `epay@code200`.
    ///
    /// `secrets` is one secret or several: while a secret is rotated, the new and the old one verify. The
    /// first one signs.
    ///
    /// # Errors
    ///
    /// [`MerchantError`].
    pub fn new(
        gateway: &str,
        merchant_id: &str,
        secrets: impl Into<Vec<Secret>>,
        base_url: &str,
    ) -> Result<Self, MerchantError> {
        let (gateway, variant) = crate::gateways::find(gateway)?;
        Self::of_gateway(gateway, variant, merchant_id, secrets, base_url)
    }
}

impl<'g> Merchant<'g> {
    /// An account at any gateway.
    ///
    /// # Errors
    ///
    /// [`MerchantError`].
    pub fn of_gateway(
        gateway: &'g Gateway<'g>,
        variant: Option<&'g Variant<'g>>,
        merchant_id: &str,
        secrets: impl Into<Vec<Secret>>,
        base_url: &str,
    ) -> Result<Self, MerchantError> {
        let secrets = secrets.into();
        if secrets.is_empty() {
            return Err(MerchantError::NoSecret);
        }
        let has_host = |scheme: &str| base_url.strip_prefix(scheme).is_some_and(|host| !host.is_empty());
        if !has_host("https://") && !has_host("http://") {
            return Err(MerchantError::InvalidUrl);
        }
        let base_url = base_url.trim_end_matches('/').to_owned();
        let is_notification = |message: &&Message<'_>| message.direction == Direction::Notification;
        let notification = gateway.messages.iter().find(is_notification);
        let notification = notification.and_then(|message| gateway.message_by(variant, message.name).ok());
        let (id, options) = (merchant_id.to_owned(), Options::DEFAULT);
        Ok(Self { gateway, variant, id, notification, secrets, base_url, options, extended: Vec::new() })
    }

    /// The same merchant with other options: lenient reading, other limits.
    #[must_use]
    pub fn with_options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// The same merchant, whose address for notifications has parameters of the shop's own in its query:
    /// these exact names. They are neither signed nor handed out; see [`Message::with_shop_names`].
    ///
    /// # Errors
    ///
    /// [`NameError`]: a name that a message of the gateway has a use for, among others.
    pub fn with_shop_names(self, names: Names<'g>) -> Result<Self, NameError> {
        self.gateway.check_shop_names(names)?;
        self.extended_by(|message| message.with_shop_names(names))
    }

    /// The same merchant, whose gateway has begun to send these names; see [`Message::with_added_names`].
    ///
    /// # Errors
    ///
    /// [`NameError`].
    pub fn with_added_names(self, names: Names<'g>) -> Result<Self, NameError> {
        self.extended_by(|message| message.with_added_names(names))
    }

    /// The messages that come from the gateway, each changed in this way.
    fn extended_by(
        mut self,
        change: impl Fn(Message<'g>) -> Result<Message<'g>, NameError>,
    ) -> Result<Self, NameError> {
        let messages = if self.extended.is_empty() {
            self.variant.map_or(self.gateway.messages, |variant| variant.messages)
        } else {
            self.extended.as_slice()
        };
        let change = |message: &Message<'g>| match message.direction {
            Direction::Notification | Direction::Redirect => change(*message),
            Direction::Request | Direction::Answer => Ok(*message),
        };
        self.extended = messages.iter().map(change).collect::<Result<_, _>>()?;
        Ok(self)
    }

    /// A request that is checked against the message's table and signed.
    ///
    /// The merchant number, and codes that have only one value, are filled in where they are not given.
    ///
    /// # Errors
    ///
    /// [`RequestError`] says which parameter is wrong.
    pub fn request(&self, message: &str, params: &[(&str, &str)]) -> Result<Request, RequestError> {
        let message = self.message(message)?;
        if message.direction != Direction::Request {
            return Err(UnknownName::Message.into());
        }
        let params = self.complete(message, params)?;
        let signed = message.sign_masking(&params, &self.secrets[0], &self.secrets, &self.options)?;
        let (transport, mut fields) = (message.transport, String::new());
        signed.body().append_to(&mut fields);
        let url = format!("{}{}", self.base_url, transport.path);
        let own = transport.headers.iter().filter(|header| header.role == Some(Role::MerchantId));
        let mut headers: Vec<_> = own.map(|header| (header.name.to_owned(), self.id.clone())).collect();
        if transport.method == Method::Get {
            return Ok(Request { method: "GET", url: format!("{url}?{fields}"), headers, body: Vec::new() });
        }
        headers.insert(0, ("Content-Type".to_owned(), transport.wire.content_type().to_owned()));
        Ok(Request { method: "POST", url, headers, body: fields.into_bytes() })
    }

    /// The parameters in the table's order, with what the merchant knows by itself.
    fn complete<'p>(
        &'p self,
        message: &'p Message<'p>,
        params: &[(&'p str, &'p str)],
    ) -> Result<Vec<(&'p str, &'p str)>, RequestError> {
        let given = |name: &str| params.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        let sign_type = message.signing.and_then(|signing| signing.sign_type).map(|sign_type| sign_type.field);
        let mut complete = Vec::with_capacity(params.len() + 2);
        for field in message.fields {
            match (field.role, field.kind, field.choices) {
                (Some(Role::MerchantId), ..) => match given(field.name) {
                    Some(id) if id != self.id => {
                        return Err(RequestError::WrongMerchant(Name::new(field.name.bytes())));
                    }
                    Some(_) => {}
                    None => complete.push((field.name, self.id.as_str())),
                },
                (_, Kind::Code, [only])
                    if field.is_required && Some(field.name) != sign_type && given(field.name).is_none() =>
                {
                    complete.push((field.name, only.value));
                }
                _ => {}
            }
        }
        complete.extend_from_slice(params);
        Ok(complete)
    }

    /// The answer to the request `message`: verified where it is signed, typed, and no error of the gateway.
    ///
    /// # Errors
    ///
    /// [`AnswerError`]: the gateway's error with its code and text, what is wrong with the answer, or that it
    /// is a success of another dialect of the gateway, which the error names.
    pub fn answer<'a>(&'a self, message: &str, body: &'a [u8]) -> Result<Answer<'a>, AnswerError> {
        let answer = self.message(message)?.answer.ok_or(UnknownName::Message)?;
        self.message(answer)?.answer(body, self.secrets.as_slice(), &self.options)
    }

    /// The gateway's notification, from the raw body, or the raw query where it comes as one: authentic, or
    /// an error.
    ///
    /// # Errors
    ///
    /// [`NoticeError`]. Nothing may be processed then, and nothing acknowledged.
    pub fn notice<'a>(&'a self, raw: &'a [u8]) -> Result<Verified<'a>, NoticeError> {
        let notification = self.notification.ok_or(UnknownName::Message)?;
        self.noticed(self.own(notification), raw)
    }

    /// As [`notice`](Self::notice), for a message by name: what comes with the buyer's browser (`return`).
    ///
    /// # Errors
    ///
    /// As [`notice`](Self::notice).
    pub fn notice_of<'a>(&'a self, message: &str, raw: &'a [u8]) -> Result<Verified<'a>, NoticeError> {
        self.noticed(self.message(message)?, raw)
    }

    /// As [`notice`](Self::notice), with the headers that came with the body, for gateways that carry the
    /// signature there; others have no use for them. `now` is the time in seconds from the beginning of 1970:
    /// a message's age is checked by it where the gateway's description asks for that.
    ///
    /// # Errors
    ///
    /// As [`notice`](Self::notice).
    #[cfg(feature = "raw")]
    pub fn notice_with_headers<'a, N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        raw: &'a [u8],
        headers: &[(N, V)],
        now: Option<u64>,
    ) -> Result<Verified<'a>, NoticeError> {
        let notification = self.own(self.notification.ok_or(UnknownName::Message)?);
        let verdict = notification.verify_with_headers(raw, headers, now, self.secrets.as_slice(), &self.options);
        self.judged(notification, raw, verdict)
    }

    /// As [`notice_with_headers`](Self::notice_with_headers), for a message by name.
    ///
    /// # Errors
    ///
    /// As [`notice`](Self::notice).
    #[cfg(feature = "raw")]
    pub fn notice_of_with_headers<'a, N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &'a self,
        message: &str,
        raw: &'a [u8],
        headers: &[(N, V)],
        now: Option<u64>,
    ) -> Result<Verified<'a>, NoticeError> {
        let message = self.message(message)?;
        let verdict = message.verify_with_headers(raw, headers, now, self.secrets.as_slice(), &self.options);
        self.judged(message, raw, verdict)
    }

    fn noticed<'a>(&'a self, message: &'a Message<'a>, raw: &'a [u8]) -> Result<Verified<'a>, NoticeError> {
        self.judged(message, raw, message.verify_with(raw, self.secrets.as_slice(), &self.options))
    }

    #[inline]
    fn judged<'a>(
        &'a self,
        message: &'a Message<'a>,
        raw: &'a [u8],
        mut verdict: Result<Verified<'a>, VerifyError>,
    ) -> Result<Verified<'a>, NoticeError> {
        let merchant = match &mut verdict {
            Ok(verified) => {
                verified.note();
                verified.merchant_even_unproved()
            }
            Err(_) => claimed_merchant(message, raw, &self.options.limits),
        };
        // That it is another merchant's comes before what is wrong with it, since its signature is another
        // one's too.
        match merchant.filter(|(_, id)| *id != *self.id) {
            Some((field, _)) => Err(NoticeError::WrongMerchant(Name::new(field.name.bytes()))),
            None => Ok(verdict?),
        }
    }

    fn message(&self, name: &str) -> Result<&Message<'g>, UnknownName> {
        self.gateway.message_by(self.variant, name).map(|message| self.own(message))
    }

    /// The same message in bodies that may hold names beyond the gateway's.
    #[inline]
    fn own<'s>(&'s self, message: &'s Message<'g>) -> &'s Message<'g> {
        self.extended.iter().find(|extended| extended.name == message.name).unwrap_or(message)
    }
}

/// The merchant that a refused message is about; `None` if it cannot be read, or tells none.
fn claimed_merchant<'a>(
    message: &'a Message<'a>,
    raw: &'a [u8],
    limits: &Limits,
) -> Option<(&'a Field<'a>, Value<'a>)> {
    let (field, signing) = (message.role(Role::MerchantId)?, message.signing.as_ref()?);
    let raw = raw.get(beyond::shop_part(message, raw, limits).ok()?.len..)?;
    let params = wire::read(&message.transport, signing.scheme.null, raw, limits).ok()?;
    Some((field, find(&params, field.name)?))
}

/// Without the secrets.
impl fmt::Debug for Merchant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merchant")
            .field("gateway", &self.gateway.id)
            .field("variant", &self.variant.map(|variant| variant.name))
            .field("id", &self.id)
            .field("secrets", &self.secrets.len())
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
