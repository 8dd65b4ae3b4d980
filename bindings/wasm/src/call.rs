//! The verbs: each takes its arguments by the names of the shared description, and `of`, the handle of what
//! it is asked of.

use paysign::verified::Payment;
use paysign::{Amount, Code, Status, Verified, amount::AmountError};
use paysign_owned::border::BorderCode;
use paysign_owned::{Beside, Gateway, Source};

use crate::args::{Args, bytes};
use crate::cbor::Writer;
use crate::error::{self, Refusal};
use crate::raw::Answers;
use crate::secret::secrets;
use crate::target::{Handles, Kept};
use crate::{answer, diagnosis, explanation, signed, tables, verified};

/// What a host has opened.
#[derive(Default)]
pub(crate) struct Session {
    handles: Handles,
}

/// What an answer begins with.
mod kind {
    /// What was asked for.
    pub(super) const TOLD: u8 = 0;
    /// An error.
    pub(super) const REFUSED: u8 = 1;
}

impl Answers for Session {
    fn call(&mut self, input: &[u8], answer: &mut Vec<u8>) {
        let mut to = Writer::default();
        match Args::new(input).and_then(|args| self.answer(&args, &mut to)) {
            Ok(()) => {
                answer.push(kind::TOLD);
                answer.extend_from_slice(&to.into_bytes());
            }
            Err(refusal) => refuse(answer, &refusal),
        }
    }

    fn verify(&mut self, handle: u32, body: &[u8], answer: &mut Vec<u8>) {
        let told = self.handles.get(handle.into()).and_then(|kept| {
            let tell = |verified: &Verified<'_>| verified::write_short(answer, verified);
            match kept {
                Kept::Merchant(merchant) => Ok(merchant.verify(None, body, None, tell)?),
                Kept::Message(message) => Ok(message.verify(None, body, None, tell)?),
                Kept::Gateway(_) => Err(BorderCode::InvalidArgument.into()),
            }
        });
        if let Err(refusal) = told {
            refuse(answer, &refusal);
        }
    }

    fn failed(answer: &mut Vec<u8>) {
        refuse(answer, &BorderCode::Internal.into());
    }
}

fn refuse(answer: &mut Vec<u8>, refusal: &Refusal) {
    let mut to = Writer::default();
    error::write(&mut to, refusal);
    answer.push(kind::REFUSED);
    answer.extend_from_slice(&to.into_bytes());
}

impl Session {
    fn answer(&mut self, args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
        match args.text("verb")? {
            "gateway" => self.keep_gateway(Gateway::parse(args.text("text")?)?, to),
            "variant" => self.keep_gateway(self.handles.gateway(args, "of")?.variant(args.text("name")?)?, to),
            "tables" => {
                let one = args.get("of").map(|_| self.handles.gateway(args, "of")).transpose()?;
                tables::write(to, one.as_ref());
            }
            "codes" => tables::write_codes(to),
            "message" => self.keep_message(args, to)?,
            "merchant" => {
                let merchant = Kept::Merchant(self.handles.new_merchant(args)?);
                to.number(self.handles.keep(merchant));
            }
            "close" => {
                self.handles.close(args.number("of")?.ok_or(BorderCode::InvalidArgument)?);
                to.null();
            }
            "verify" => {
                let (message, body) = (args.text_if_any("message")?, args.bytes("body")?);
                let arrival = args.arrival()?;
                let arrival = arrival.as_ref();
                let tell = |proved: &Verified<'_>| verified::write(to, proved);
                match self.handles.of(args)? {
                    Kept::Merchant(merchant) => merchant.verify(message, body, arrival, tell)?,
                    Kept::Message(reader) => reader.verify(None, body, arrival, tell)?,
                    Kept::Gateway(_) => return Err(BorderCode::InvalidArgument.into()),
                }
            }
            "verify_batch" => self.verify_batch(args, to)?,
            "answer" => self.read_answer(args, to)?,
            "expect" => expect(args, to)?,
            "minor" => {
                let amount: Amount = args.text("amount")?.parse()?;
                to.text(&amount.minor(args.scale()?)?.to_string());
            }
            "request" => {
                let params = args.text_params("params")?;
                let merchant = self.handles.merchant(args)?.of.get();
                signed::write_request(to, &merchant.request(args.text("message")?, &params)?);
            }
            _ => self.of_message(args, to)?,
        }
        Ok(())
    }

    /// The verbs of developers, and signing.
    fn of_message(&self, args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
        let message = self.handles.message(args)?;
        match args.text("verb")? {
            "sign" => {
                let first = message.secrets.first().ok_or(Code::NoSecret)?;
                let params = args.params("params")?;
                let made = message.of.message().sign_masking(&params, first, &message.secrets, &message.options)?;
                signed::write(to, &made);
            }
            "sign_body" => {
                let arrival = args.arrival()?.unwrap_or_default();
                let headers = message.of.sign_body(args.bytes("body")?, arrival.came(), &message.secrets)?;
                to.list(|list| headers.iter().flat_map(|(name, value)| [name, value]).for_each(|text| list.text(text)));
            }
            "explain" => {
                let body = args.bytes("body")?;
                explanation::write(to, &message.of.message().explain(body, &message.secrets, &message.options)?);
            }
            "diagnose" | "diagnose_document" => {
                let others = secrets(args, "other_secrets")?;
                let also = args.list("also")?.iter().map(bytes).collect::<Result<Vec<_>, _>>()?;
                let beside = Beside { other_secrets: &others, also: &also, lang: args.text_if_any("lang")? };
                let found = match args.text_if_any("signature")? {
                    None => message.of.diagnose(args.bytes("body")?, &message.secrets, &beside, message.options)?,
                    Some(signature) => {
                        let params = args.params("params")?;
                        message.of.diagnose_document(&params, signature, &message.secrets, &beside)?
                    }
                };
                diagnosis::write(to, &found);
            }
            _ => return Err(BorderCode::InvalidArgument.into()),
        }
        Ok(())
    }

    fn keep_gateway(&mut self, gateway: Gateway, to: &mut Writer) {
        to.map(|map| {
            map.entry("id").text(&gateway.to_string());
            map.entry("handle").number(self.handles.keep(Kept::Gateway(gateway)));
        });
    }

    fn keep_message(&mut self, args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
        let message = self.handles.new_message(args)?;
        to.map(|map| {
            map.entry("name").optional(message.of.name(), Writer::text);
            map.entry("direction").text(message.of.message().direction.as_str());
            map.entry("sign_field").optional(message.of.sign_field(), Writer::text);
            map.entry("scheme").optional(message.of.scheme().as_deref(), Writer::text);
            map.entry("handle").number(self.handles.keep(Kept::Message(message)));
        });
        Ok(())
    }

    fn verify_batch(&self, args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
        let bodies = args.list("bodies")?.iter().map(bytes).collect::<Result<Vec<_>, _>>()?;
        let (source, secrets, options) = match self.handles.of(args)? {
            Kept::Message(reader) if reader.secrets.is_empty() => return Err(Code::NoSecret.into()),
            Kept::Message(reader) => (&reader.source, &reader.secrets, &reader.options),
            Kept::Merchant(reader) => (&reader.source, &reader.secrets, &reader.options),
            Kept::Gateway(_) => return Err(BorderCode::InvalidArgument.into()),
        };
        let mut verdicts = Vec::new();
        verdicts.resize_with(bodies.len(), || None);
        source.verify_batch(&bodies, secrets, options, |index, verdict| verdicts[index] = Some(verdict));
        to.list(|list| verdicts.iter().flatten().for_each(|verdict| verified::write_verdict(list, verdict)));
        Ok(())
    }

    fn read_answer(&self, args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
        let (body, names) = (args.bytes("body")?, args.texts("names")?);
        match self.handles.of(args)? {
            Kept::Message(reader) => {
                answer::write(to, &reader.source.answer(body, &reader.secrets, &reader.options)?, &names);
            }
            Kept::Merchant(reader) => {
                let source = Source::Merchant(reader.of.clone(), Some(args.text("message")?.to_owned()));
                answer::write(to, &source.answer(body, &[], &reader.options)?, &names);
            }
            Kept::Gateway(_) => return Err(BorderCode::InvalidArgument.into()),
        }
        Ok(())
    }
}

/// Whether what was told of a message agrees to an order and an amount: `status`, `has_roles`, `told_order`,
/// `told_amount`, `is_unreadable` are of the message, `order_no` and `amount` (or `minor` and `scale`) what
/// is expected.
fn expect(args: &Args<'_>, to: &mut Writer) -> Result<(), Refusal> {
    let amount = match args.text_if_any("minor")? {
        Some(units) => Amount::from_minor(units.parse().map_err(|_| AmountError::TooLong)?, args.scale()?)?,
        None => args.text("amount")?.parse()?,
    };
    if args.bool("has_roles")? != Some(true) {
        return Err(Code::NoRoles.into());
    }
    let order_no = args.get("told_order").map(bytes).transpose()?;
    let status = Status::of_word(args.text("status")?).ok_or(BorderCode::InvalidArgument)?;
    let paid = args.text_if_any("told_amount")?.map(str::parse);
    let paid = if args.bool("is_unreadable")? == Some(true) { Some(Err(AmountError::NotDecimal)) } else { paid };
    Payment::of_parts(order_no, status, paid).expect(args.text("order_no")?, amount)?;
    to.null();
    Ok(())
}
