//! What has a handle: gateways from files, kinds of message with their secrets and options, merchants.

use std::rc::Rc;

use paysign::gateway::Role;
use paysign::{Code, Failure, Options, Secret, Verified, Wire};
use paysign_owned::border::BorderCode;
use paysign_owned::{Arrival, Beyond, Description, Gateway, HeldMerchant, Source, Target};

use crate::args::Args;
use crate::cbor::Item;
use crate::error::Refusal;
use crate::options::{beyond, given};
use crate::secret::secrets;

/// What has a handle.
pub(crate) enum Kept {
    /// A gateway from its file.
    Gateway(Gateway),
    /// A kind of message, read by these secrets and options.
    Message(Reader<Target>),
    /// A merchant, by its own.
    Merchant(Reader<HeldMerchant>),
}

/// What reads messages, and by what.
pub(crate) struct Reader<T> {
    /// Of whom they are.
    pub(crate) of: T,
    /// As the core has it.
    pub(crate) source: Source,
    /// The secrets; none of a merchant, which has its own.
    pub(crate) secrets: Vec<Secret>,
    /// The options.
    pub(crate) options: Options,
}

impl<T> Reader<T> {
    /// Verifies a body, with what came with it: of a merchant its notification, or the message of this name.
    pub(crate) fn verify<R>(
        &self,
        message: Option<&str>,
        body: &[u8],
        arrival: Option<&Arrival>,
        tell: impl FnOnce(&Verified<'_>) -> R,
    ) -> Result<R, Failure> {
        let is_without = self.secrets.is_empty() && matches!(self.source, Source::Target(_));
        if is_without {
            return Err(Code::NoSecret.into());
        }
        let named = match (&self.source, message) {
            (Source::Merchant(merchant, _), Some(message)) => {
                Some(Source::Merchant(merchant.clone(), Some(message.to_owned())))
            }
            _ => None,
        };
        let source = named.as_ref().unwrap_or(&self.source);
        let verified = match arrival {
            None => source.verify(body, &self.secrets, &self.options),
            Some(arrival) => source.verify_with_headers(body, arrival.came(), &self.secrets, &self.options),
        };
        verified.map(|verified| tell(&verified))
    }
}

/// All that has a handle. A handle is never used again: one that was closed is refused for ever.
#[derive(Default)]
pub(crate) struct Handles(Vec<Option<Rc<Kept>>>);

impl Handles {
    /// Keeps something.
    pub(crate) fn keep(&mut self, kept: Kept) -> u32 {
        self.0.push(Some(Rc::new(kept)));
        u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX)
    }

    /// What has this handle.
    pub(crate) fn get(&self, handle: u64) -> Result<&Kept, Refusal> {
        let index = usize::try_from(handle).ok();
        let kept = index.and_then(|index| self.0.get(index)?.as_deref());
        kept.ok_or(BorderCode::InvalidArgument.into())
    }

    /// Lets go of what has this handle: its secrets are wiped.
    pub(crate) fn close(&mut self, handle: u64) {
        if let Some(kept) = usize::try_from(handle).ok().and_then(|index| self.0.get_mut(index)) {
            *kept = None;
        }
    }

    /// What the argument `of` names.
    pub(crate) fn of(&self, args: &Args<'_>) -> Result<&Kept, Refusal> {
        self.get(args.number("of")?.ok_or(BorderCode::InvalidArgument)?)
    }

    /// The message that it names.
    pub(crate) fn message(&self, args: &Args<'_>) -> Result<&Reader<Target>, Refusal> {
        match self.of(args)? {
            Kept::Message(message) => Ok(message),
            _ => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// The merchant that it names.
    pub(crate) fn merchant(&self, args: &Args<'_>) -> Result<&Reader<HeldMerchant>, Refusal> {
        match self.of(args)? {
            Kept::Merchant(merchant) => Ok(merchant),
            _ => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// The gateway that the argument `of` or `gateway` names: by its handle, or by the id of a built-in one.
    pub(crate) fn gateway(&self, args: &Args<'_>, name: &str) -> Result<Gateway, Refusal> {
        match args.get(name) {
            Some(Item::Text(id)) => Ok(Gateway::named(id)?),
            Some(Item::Number(handle)) => match self.get(*handle)? {
                Kept::Gateway(gateway) => Ok(gateway.clone()),
                _ => Err(BorderCode::InvalidArgument.into()),
            },
            _ => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// A kind of message, of a gateway or of a scheme as text.
    pub(crate) fn new_message(&self, args: &Args<'_>) -> Result<Reader<Target>, Refusal> {
        let beyond = beyond(args)?;
        let of = match args.text_if_any("scheme")? {
            Some(scheme) => described(scheme, args, beyond)?,
            None => Target::at(&self.gateway(args, "gateway")?, args.text("message")?, beyond)?,
        };
        Ok(Reader { source: of.clone().into(), of, secrets: secrets(args, "secret")?, options: given(args)? })
    }

    /// A merchant.
    pub(crate) fn new_merchant(&self, args: &Args<'_>) -> Result<Reader<HeldMerchant>, Refusal> {
        let (gateway, secrets, options) = (self.gateway(args, "gateway")?, secrets(args, "secret")?, given(args)?);
        let (id, base_url) = (args.text("merchant_id")?, args.text("base_url")?);
        let of = HeldMerchant::new(gateway, id, secrets, base_url, options, beyond(args)?)?;
        Ok(Reader { source: Source::Merchant(of.clone(), None), of, secrets: Vec::new(), options })
    }
}

/// A message of which somebody has described the scheme.
fn described(scheme: &str, args: &Args<'_>, beyond: Beyond) -> Result<Target, Refusal> {
    let wire = Wire::of_word(args.text("wire")?).ok_or(BorderCode::InvalidArgument)?;
    let role =
        |(role, field): (&str, &str)| Ok((Role::of_word(role).ok_or(BorderCode::InvalidArgument)?, field.to_owned()));
    let description = Description {
        roles: args.named_texts("roles")?.into_iter().map(role).collect::<Result<_, Refusal>>()?,
        paid_values: args.texts("paid_values")?.into_iter().map(str::to_owned).collect(),
        ack: args.text_if_any("ack")?.unwrap_or_default().to_owned(),
        ..Description::new(scheme, args.text_if_any("sign_field")?.unwrap_or_default(), wire)
    };
    Ok(Target::described(&description, beyond)?)
}
