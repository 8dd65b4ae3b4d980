//! What is kept of a paid body, as bytes: in memory and in temporary files alike.

use paysign::Amount;

use super::super::money::Money;

/// Where a body is: the index of the log, and the line.
pub(in super::super) type Place = (u32, u64);

/// Lengths of the order number and of the amount, and the place.
pub(super) const HEADER: usize = 4 + 1 + 4 + 8;

/// In place of an amount's length: eight bytes of cents, as nearly all amounts are written.
const CENTS: u8 = u8::MAX;

/// A record, borrowed: `header order_no amount`, the amount as cents, as a decimal, or empty.
#[derive(Clone, Copy)]
pub(in super::super) struct Record<'r>(&'r [u8]);

/// A record that is still to be written.
pub(in super::super) struct NewRecord<'o> {
    order_no: &'o [u8],
    place: Place,
    money: NewMoney,
}

/// The amount as it is written.
enum NewMoney {
    Cents([u8; 8]),
    /// As a decimal; empty if it is not known.
    Text(String),
}

impl<'o> NewRecord<'o> {
    #[inline]
    pub(in super::super) fn new(order_no: &'o [u8], place: Place, money: Money) -> Self {
        let money = match money {
            Money::Cents(cents) => NewMoney::Cents(cents.to_le_bytes()),
            Money::Other(amount) => NewMoney::Text(amount.to_string()),
            Money::Unknown => NewMoney::Text(String::new()),
        };
        Self { order_no, place, money }
    }

    /// The order number.
    pub(in super::super) fn order_no(&self) -> &'o [u8] {
        self.order_no
    }

    fn amount(&self) -> &[u8] {
        match &self.money {
            NewMoney::Cents(cents) => cents,
            NewMoney::Text(text) => text.as_bytes(),
        }
    }

    /// How long it is.
    #[inline]
    pub(super) fn len(&self) -> usize {
        HEADER + self.order_no.len() + self.amount().len()
    }

    /// Writes it where there is room for exactly its length.
    #[inline]
    pub(super) fn write(&self, to: &mut [u8]) {
        let (header, rest) = to.split_at_mut(HEADER);
        // A body is far shorter than 4 GiB.
        header[..4].copy_from_slice(&u32::try_from(self.order_no.len()).unwrap_or(u32::MAX).to_le_bytes());
        header[4] = match &self.money {
            NewMoney::Cents(_) => CENTS,
            // An amount has 36 digits and a point.
            NewMoney::Text(text) => u8::try_from(text.len()).unwrap_or_default(),
        };
        header[5..9].copy_from_slice(&self.place.0.to_le_bytes());
        header[9..].copy_from_slice(&self.place.1.to_le_bytes());
        let (order_no, amount) = rest.split_at_mut(self.order_no.len());
        order_no.copy_from_slice(self.order_no);
        amount.copy_from_slice(self.amount());
    }

    /// Writes it after others.
    pub(super) fn append(&self, to: &mut Vec<u8>) {
        let start = to.len();
        to.resize(start + self.len(), 0);
        self.write(&mut to[start..]);
    }
}

/// How long the record is that begins with this header.
pub(super) fn len(header: &[u8]) -> usize {
    let amount_len = if header[4] == CENTS { size_of::<u64>() } else { usize::from(header[4]) };
    HEADER + order_no_len(header) + amount_len
}

fn order_no_len(header: &[u8]) -> usize {
    u32::from_le_bytes([header[0], header[1], header[2], header[3]]) as usize
}

impl<'r> Record<'r> {
    /// The record that `bytes` begin with.
    pub(super) fn first(bytes: &'r [u8]) -> Self {
        Self(&bytes[..len(bytes)])
    }

    /// All of it.
    pub(super) fn bytes(self) -> &'r [u8] {
        self.0
    }

    /// The order number.
    pub(in super::super) fn order_no(self) -> &'r [u8] {
        &self.0[HEADER..HEADER + order_no_len(self.0)]
    }

    /// Where the body is.
    pub(in super::super) fn place(self) -> Place {
        let mut log = [0; 4];
        log.copy_from_slice(&self.0[5..9]);
        let mut line = [0; 8];
        line.copy_from_slice(&self.0[9..HEADER]);
        (u32::from_le_bytes(log), u64::from_le_bytes(line))
    }

    /// What was paid, if the body says so.
    pub(in super::super) fn money(self) -> Money {
        let amount = &self.0[HEADER + order_no_len(self.0)..];
        match amount.first_chunk() {
            Some(cents) if self.0[4] == CENTS => Money::Cents(u64::from_le_bytes(*cents)),
            _ => Amount::parse(amount.iter().copied()).map_or(Money::Unknown, Money::Other),
        }
    }

    /// What records are sorted by.
    pub(super) fn key(self) -> (&'r [u8], Place) {
        (self.order_no(), self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_what_was_written() {
        let mut bytes = Vec::new();
        let place = (7, u64::from(u32::MAX) + 1);
        for amount in [None, Some("12.5"), Some("0.05"), Some("0.005"), Some("184467440737095516.16")] {
            for order_no in [&b"E\xc4\xe3"[..], &[b'1'; 100]] {
                bytes.clear();
                let amount: Option<Amount> = amount.map(|amount| amount.parse().expect("an amount"));
                NewRecord::new(order_no, place, Money::of(amount)).append(&mut bytes);
                let len = bytes.len();
                bytes.push(0);
                let record = Record::first(&bytes);
                assert_eq!(record.bytes().len(), len);
                assert_eq!((record.key(), record.money()), ((order_no, place), Money::of(amount)));
                assert_eq!(record.money().amount(), amount);
            }
        }
    }
}
