//! What crosses in one piece of bytes where each call is expensive. Numbers have four bytes, units eight, the
//! highest first.
//!
//! An answer begins with a number: below zero it is a refusal, and what follows is the error as `UniFFI`
//! writes it. A verified message is these numbers, and then the bytes of the order number, the
//! acknowledgement, and the amount paid as a text, if it is one:
//!
//! | at | |
//! |---|---|
//! | 0 | the index of the secret, with which the answer begins |
//! | 4 | the length of the order number, as that of any value: see `put_value` |
//! | 8 | the number of the status |
//! | 12 | the scale of the amount paid |
//! | 16 | the amount paid, in units of this scale |
//! | 24 | the length of the acknowledgement |
//! | 28 | the length of the amount as a text, if `expect` agrees to it and this order; else `!length` |
//!
//! The language keeps this piece, which may have more bytes behind it, and hands it back as it is where the
//! core is to compare: where what is expected is not, byte by byte, what the core has agreed to beforehand.

use paysign::gateway::Role;
use paysign::{Amount, Code, Failure, Status, amount::AmountError, verified::Payment};
use paysign_owned::settled::Written;
use uniffi::Lower;

use crate::UniFfiTag;
use crate::error::PaysignError;

/// What a refusal begins with; and the length of a value that is not there.
const NONE: i32 = -1;
/// In the place of a scale: the message tells no amount.
const NOT_TOLD: i32 = -1;
/// In the place of a scale: what it tells is not an amount.
const UNREADABLE: i32 = -2;
/// In the place of a scale: the amount is a text.
const AS_TEXT: i32 = -3;
/// In the place of a scale: nothing can be expected of such a message.
const NO_ROLES: i32 = -4;
/// Room for most acknowledgements, order numbers and amounts.
const ROOM: usize = 64;

/// A verified message.
pub(crate) fn notice(verified: &paysign::Verified<'_>) -> Vec<u8> {
    let (ack, payment) = (verified.ack().to_text(), verified.payment());
    // One that tells an order has the role.
    let has_roles = payment.order_no.is_some() || verified.message().role(Role::OrderNo).is_some();
    piece(verified.secret_index(), &payment, has_roles, &ack)
}

fn piece(secret: usize, payment: &Payment<'_>, has_roles: bool, ack: &str) -> Vec<u8> {
    let order_no = payment.order_no.map(paysign::Value::to_bytes);
    let (scale, units, text) = match payment.paid_amount {
        _ if !has_roles => (NO_ROLES, 0, Text::None),
        None => (NOT_TOLD, 0, Text::None),
        Some(Err(_)) => (UNREADABLE, 0, Text::None),
        Some(Ok(amount)) => match Written::new(amount) {
            Some(written) => (written.units().1.into(), written.units().0, Text::Usual(written)),
            None => (AS_TEXT, 0, Text::Long(amount.to_string())),
        },
    };
    let text = match &text {
        Text::None => &[],
        Text::Usual(written) => written.as_bytes(),
        Text::Long(text) => text.as_bytes(),
    };
    let numbers = [number(secret), order_no.as_deref().map_or(NONE, length), payment.status.number().into(), scale];
    let mut piece = Vec::with_capacity(size_of_val(&numbers) + size_of_val(&units) + ROOM);
    piece.extend_from_slice(numbers.map(i32::to_be_bytes).as_flattened());
    piece.extend_from_slice(&units.to_be_bytes());
    put(&mut piece, number(ack.len()));
    put(&mut piece, if payment.settles().is_some() { number(text.len()) } else { !number(text.len()) });
    piece.extend_from_slice(order_no.as_deref().unwrap_or_default());
    piece.extend_from_slice(ack.as_bytes());
    piece.extend_from_slice(text);
    piece
}

/// An amount as a text.
enum Text {
    None,
    Usual(Written),
    /// One whose units do not fit into their number.
    Long(String),
}

/// An answer that is not a refusal, to which more is added.
pub(crate) fn told() -> Vec<u8> {
    let mut piece = Vec::with_capacity(ROOM);
    put(&mut piece, 0);
    piece
}

/// A value: its length and its bytes. The length is -1 if it is not there, and below that the complement
/// (`!length`) of that of bytes which are not UTF-8.
pub(crate) fn put_value(piece: &mut Vec<u8>, value: Option<paysign::Value<'_>>) {
    let bytes = value.map(paysign::Value::to_bytes);
    put(piece, bytes.as_deref().map_or(NONE, length));
    piece.extend_from_slice(bytes.as_deref().unwrap_or_default());
}

/// What `UniFFI` writes.
pub(crate) fn put_lowered<T: Lower<UniFfiTag>>(piece: &mut Vec<u8>, value: T) {
    T::write(value, piece);
}

/// An error.
pub(crate) fn refusal(error: PaysignError) -> Vec<u8> {
    let mut piece = NONE.to_be_bytes().to_vec();
    put_lowered(&mut piece, error);
    piece
}

/// A refusal without an error: the question was not understood.
pub(crate) fn nonsense() -> Vec<u8> {
    NONE.to_be_bytes().to_vec()
}

/// Numbers, one after another.
pub(crate) fn numbers(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn length(bytes: &[u8]) -> i32 {
    let length = number(bytes.len());
    if bytes.is_ascii() || std::str::from_utf8(bytes).is_ok() { length } else { !length }
}

/// A body is shorter than 2 GiB by the core's limits.
fn number(number: usize) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

fn put(piece: &mut Vec<u8>, number: i32) {
    piece.extend_from_slice(&number.to_be_bytes());
}

/// A piece that is taken apart from its beginning. None where it ends too early.
pub(crate) struct Piece<'a>(pub(crate) &'a [u8]);

impl<'a> Piece<'a> {
    /// Four bytes.
    pub(crate) fn number(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    /// Bytes of this length.
    pub(crate) fn bytes(&mut self, len: i32) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(len.try_into().ok()?)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A text after its length.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        std::str::from_utf8(self.bytes(len)?).ok()
    }

    /// Whether a verified message says: this order, paid, and this amount. What is left is its piece, or
    /// begins with it.
    pub(crate) fn expect(self, order_no: &str, amount: Amount) -> Option<Result<(), Failure>> {
        Some(self.payment()?.and_then(|payment| Ok(payment.expect(order_no, amount)?)))
    }

    fn payment(mut self) -> Option<Result<Payment<'a>, Failure>> {
        let _secret = self.number()?;
        let (len, status, scale) = (self.number()?, self.number()?, self.number()?);
        let units = self.array().map(u64::from_be_bytes)?;
        let (ack_len, text_len) = (self.number()?, self.number()?);
        let order_no = if len == NONE { None } else { Some(self.bytes(len.max(!len))?) };
        self.bytes(ack_len)?;
        let text = self.bytes(text_len.max(!text_len))?;
        let paid_amount = match scale {
            NO_ROLES => return Some(Err(Code::NoRoles.into())),
            NOT_TOLD => None,
            UNREADABLE => Some(Err(AmountError::NotDecimal)),
            AS_TEXT => Some(Amount::parse(text.iter().copied())),
            scale => Some(Amount::from_minor(units.into(), scale.try_into().ok()?)),
        };
        let status = Status::ALL.iter().find(|known| i32::from(known.number()) == status)?;
        Some(Ok(Payment::of_parts(order_no, *status, paid_amount)))
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(order_no: Option<&[u8]>, status: Status, amount: Option<&str>) -> Vec<u8> {
        let amount = amount.map(|text| Amount::parse(text.bytes()));
        piece(5, &Payment::of_parts(order_no, status, amount), true, "OK")
    }

    #[test]
    fn a_payment_comes_back_as_it_was() {
        let large = "123456789012345678901234567890.123456";
        for amount in [None, Some("1.50"), Some("0.0000012"), Some(large), Some("abc"), Some("18446744073709551615")] {
            for order_no in [None, Some(&b""[..]), Some(b"E1"), Some(b"\xB2\xE2")] {
                for status in Status::ALL {
                    let mut piece = packed(order_no, *status, amount);
                    piece.extend_from_slice(b"\0\0and what was in the room");
                    let read = Piece(&piece).payment().expect("a piece").expect("a payment");
                    assert_eq!(read.order_no.map(|value| value.to_bytes().into_owned()).as_deref(), order_no);
                    assert_eq!(read.status, *status);
                    let of_text = |text: &str| Amount::parse(text.bytes()).map_err(|_| AmountError::NotDecimal);
                    assert_eq!(read.paid_amount, amount.map(of_text), "{amount:?}");
                }
            }
        }
    }

    #[test]
    fn a_message_in_bytes() {
        let piece = packed(Some(b"\xB2\xE2"), Status::Paid, Some("1.5"));
        let numbers = b"\0\0\0\x05\xff\xff\xff\xfd\0\0\0\x01\0\0\0\x02\0\0\0\0\0\0\0\x96\0\0\0\x02\0\0\0\x04";
        assert_eq!(piece, [&numbers[..], b"\xB2\xE2OK1.50"].concat());
        let refused = packed(Some(b"E1"), Status::Refunded, Some("1.5"));
        assert_eq!(refused[28..], *b"\xff\xff\xff\xfbE1OK1.50");
        for end in 0..piece.len() {
            assert!(Piece(&piece[..end]).payment().is_none(), "{end}");
        }
    }

    #[test]
    fn nothing_is_expected_of_a_message_without_roles() {
        let of_none = piece(0, &Payment::of_parts(None, Status::Unstated, None), false, "");
        let refused = Piece(&of_none).expect("E1", Amount::ZERO).expect("a piece").expect_err("refused");
        assert_eq!(refused.code(), Code::NoRoles);
    }
}
