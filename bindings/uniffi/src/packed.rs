//! What crosses in one piece of bytes where each call is dear. Numbers have four bytes, or eight, the highest first.
//!
//! An answer begins with a number: below zero it is a refusal, and what follows is the error as `UniFFI` writes it. Else, of a message:
//!
//! | bytes | |
//! |---|---|
//! | 4 | the index of the secret, which is the number that the answer begins with |
//! | 4, n | the length of the payment, and the payment: the language keeps it and hands it back, so that `expect` compares in the core |
//! | 4, n | the length of the acknowledgement, and its text |
//! | n | the body, for further questions |
//!
//! A payment begins with the length of the order number: -1 if there is none, else the complement (`!length`) for bytes that are not UTF-8.
//! The number of the status (4), the scale of the amount (4) and the amount in units of this scale (8) follow, then the bytes of the order number, and the
//! amount as a text if it does not fit into a number.

use paysign::{Amount, AmountError, Payment, Status};
use uniffi::Lower;

use crate::UniFfiTag;
use crate::error::PaysignError;

/// What a refusal begins with; and the length of an order number that is not there.
const NONE: i32 = -1;
/// In the place of a scale: the message tells no amount.
const NOT_TOLD: i32 = -1;
/// In the place of a scale: what it tells is not an amount.
const UNREADABLE: i32 = -2;
/// In the place of a scale: the amount is a text.
const AS_TEXT: i32 = -3;
/// Room for the numbers, the acknowledgement and most order numbers.
const ROOM: usize = 128;

/// A verified message.
pub(crate) fn notice(verified: &paysign::Verified<'_>, body: &[u8]) -> Vec<u8> {
    let (payment, ack) = (verified.payment(), verified.ack());
    let mut piece = Vec::with_capacity(body.len() + ROOM);
    put(&mut piece, number(verified.secret_index()));
    put(&mut piece, 0);
    let begin = piece.len();
    put_payment(&mut piece, &payment);
    let len = number(piece.len() - begin);
    piece[begin - 4..begin].copy_from_slice(&len.to_be_bytes());
    put(&mut piece, number(ack.len()));
    piece.extend_from_slice(ack.as_bytes());
    piece.extend_from_slice(body);
    piece
}

/// What a question was answered with, as `UniFFI` writes it.
pub(crate) fn reply<T: Lower<UniFfiTag>>(result: Result<T, PaysignError>) -> Vec<u8> {
    match result {
        Ok(value) => {
            let mut piece = 0i32.to_be_bytes().to_vec();
            T::write(value, &mut piece);
            piece
        }
        Err(error) => refusal(error),
    }
}

/// An error, as `UniFFI` writes it.
pub(crate) fn refusal(error: PaysignError) -> Vec<u8> {
    let mut piece = NONE.to_be_bytes().to_vec();
    <PaysignError as Lower<UniFfiTag>>::write(error, &mut piece);
    piece
}

/// Numbers, one after another.
pub(crate) fn numbers(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn put_payment(piece: &mut Vec<u8>, payment: &Payment<'_>) {
    let order_no = payment.order_no.map(paysign::Value::to_bytes);
    let (scale, units, text) = match payment.paid_amount {
        None => (NOT_TOLD, 0, None),
        Some(Err(_)) => (UNREADABLE, 0, None),
        Some(Ok(amount)) => match (2..=MOST_DIGITS).find_map(|scale| Some((scale, amount.minor(scale)?))) {
            Some((scale, units)) => (scale.into(), units, None),
            None => (AS_TEXT, 0, Some(amount)),
        },
    };
    put(piece, order_no.as_deref().map_or(NONE, length));
    put(piece, payment.status.number().into());
    put(piece, scale);
    piece.extend_from_slice(&units.to_be_bytes());
    piece.extend_from_slice(order_no.as_deref().unwrap_or_default());
    piece.extend(text.iter().flat_map(|amount| amount.to_string().into_bytes()));
}

/// As many digits as a number of eight bytes has.
const MOST_DIGITS: u8 = 19;

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

    /// Eight bytes.
    pub(crate) fn long(&mut self) -> Option<i64> {
        self.array().map(i64::from_be_bytes)
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

    /// A payment, which is all that is left.
    pub(crate) fn payment(mut self) -> Option<Payment<'a>> {
        let (len, status, scale) = (self.number()?, self.number()?, self.number()?);
        let units = self.array().map(u64::from_be_bytes)?;
        let order_no = if len == NONE { None } else { Some(self.bytes(len.max(!len))?) };
        let paid_amount = match scale {
            NOT_TOLD => None,
            UNREADABLE => Some(Err(AmountError::NotDecimal)),
            AS_TEXT => Some(Amount::parse(self.0.iter().copied())),
            scale => Some(Amount::from_minor(units, scale.try_into().ok()?)),
        };
        let status = Status::ALL.iter().find(|known| i32::from(known.number()) == status)?;
        Some(Payment::of_parts(order_no, *status, paid_amount))
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
        let mut piece = Vec::new();
        put_payment(&mut piece, &Payment::of_parts(order_no, status, amount));
        piece
    }

    #[test]
    fn a_payment_comes_back_as_it_was() {
        let large = "123456789012345678901234567890.123456";
        for amount in [None, Some("1.50"), Some("0.0000012"), Some(large), Some("abc"), Some("18446744073709551615")] {
            for order_no in [None, Some(&b""[..]), Some(b"E1"), Some(b"\xB2\xE2")] {
                for status in Status::ALL {
                    let piece = packed(order_no, *status, amount);
                    let read = Piece(&piece).payment().expect("a payment");
                    assert_eq!(read.order_no.map(|value| value.to_bytes().into_owned()).as_deref(), order_no);
                    assert_eq!(read.status, *status);
                    assert_eq!(read.paid_amount, amount.map(|text| Amount::parse(text.bytes())), "{amount:?}");
                }
            }
        }
    }

    #[test]
    fn a_payment_in_bytes() {
        let piece = packed(Some(b"\xB2\xE2"), Status::ALL[0], Some("1.5"));
        let status = i32::from(Status::ALL[0].number()).to_be_bytes();
        assert_eq!(piece, [b"\xff\xff\xff\xfd", &status[..], b"\0\0\0\x02\0\0\0\0\0\0\0\x96\xB2\xE2"].concat());
        assert_eq!(Piece(&piece[..piece.len() - 1]).payment().map(|_| ()), None);
    }
}
