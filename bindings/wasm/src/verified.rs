//! A verified message: what every shop asks for in one short piece, or everything.
//!
//! The short piece has these numbers, of four bytes with the lowest first where they are not one byte, and
//! after them the bytes of the order number, the acknowledgement, and the amount paid twice:
//!
//! | at | |
//! |---|---|
//! | 0 | 0 |
//! | 1 | the number of the status |
//! | 2 | a sum, see below |
//! | 3 | 0 |
//! | 4 | the index of the secret |
//! | 8 | the length of the order number |
//! | 12 | that of the acknowledgement |
//! | 16 | that of the amount, without zeros at its end: `1.5` |
//! | 20 | that of the amount as shops mostly write it: `1.50` |
//!
//! The sum is of: 1, there is an order number; 2, an amount paid; 4, but what is told is not an amount; 8,
//! `expect` agrees to this order and amount; 16, the message has roles.

use paysign::gateway::Role;
use paysign::{Amount, Failure, Verified};
use paysign_owned::settled::Written;

use crate::cbor::Writer;
use crate::value::{amount, fields, value};

/// How long the numbers are.
const HEAD: usize = 24;

/// Writes the short piece.
pub(crate) fn write_short(answer: &mut Vec<u8>, verified: &Verified<'_>) {
    let (ack, payment) = (verified.ack().to_text(), verified.payment());
    let order_no = payment.order_no.map(paysign::Value::to_bytes);
    let written = payment.paid_amount.and_then(Result::ok).map(texts).unwrap_or_default();
    let flags = u8::from(order_no.is_some())
        | u8::from(payment.paid_amount.is_some()) << 1
        | u8::from(matches!(payment.paid_amount, Some(Err(_)))) << 2
        | u8::from(payment.settles().is_some()) << 3
        | u8::from(has_roles(verified)) << 4;
    let order_no = order_no.as_deref().unwrap_or_default();
    answer.reserve(HEAD + order_no.len() + ack.len() + 2 * written.1.len());
    answer.extend_from_slice(&[0, payment.status.number(), flags, 0]);
    for number in [verified.secret_index(), order_no.len(), ack.len(), written.0.len(), written.1.len()] {
        answer.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
    answer.extend_from_slice(order_no);
    answer.extend_from_slice(ack.as_bytes());
    answer.extend_from_slice(written.0.as_bytes());
    answer.extend_from_slice(written.1.as_bytes());
}

/// An amount without zeros at its end, and as shops mostly write it. The one is cut from the other: to print
/// 128 bits is slow where a processor has 32.
fn texts(amount: Amount) -> (String, String) {
    let usual = Written::new(amount).and_then(|written| String::from_utf8(written.as_bytes().to_vec()).ok());
    let Some(usual) = usual else {
        let text = amount.to_string();
        return (text.clone(), text);
    };
    (usual.trim_end_matches('0').trim_end_matches('.').to_owned(), usual)
}

/// Whether anything can be expected of such a message.
fn has_roles(verified: &Verified<'_>) -> bool {
    verified.message().role(Role::OrderNo).is_some()
}

/// Writes everything.
pub(crate) fn write(to: &mut Writer, verified: &Verified<'_>) {
    let facts = verified.facts();
    to.map(|map| {
        map.entry("secret_index").number(verified.secret_index() as u64);
        fields(map.entry("fields"), verified.fields());
        fields(map.entry("unproved"), verified.unproved_fields());
        value(map.entry("order_no"), facts.order_no);
        value(map.entry("trade_no"), facts.trade_no);
        amount(map.entry("ordered_amount"), facts.ordered_amount);
        amount(map.entry("paid_amount"), facts.paid_amount);
        map.entry("status").text(facts.status.as_str());
        map.entry("has_roles").bool(has_roles(verified));
        map.entry("ack").text(&verified.ack().to_text());
    });
}

/// Writes a verdict of a batch: everything about the message, or the error.
pub(crate) fn write_verdict(to: &mut Writer, verdict: &Result<Verified<'_>, Failure>) {
    match verdict {
        Ok(verified) => write(to, verified),
        Err(failure) => to.map(|map| crate::error::write_failure(map.entry("error"), failure)),
    }
}
