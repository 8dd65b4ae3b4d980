//! What is kept of a paid body, as bytes: in memory and in temporary files alike.

use paysign::Amount;

/// Where a body is: the index of the log, and the line.
pub(in super::super) type Place = (u32, u64);

/// Lengths of the order number and of the amount, and the place.
pub(super) const HEADER: usize = 4 + 1 + 4 + 8;

/// In place of an amount's length: eight bytes of cents, as nearly all amounts are written.
const CENTS: u8 = u8::MAX;

/// A record, borrowed: `header order_no amount`, the amount as cents, as a decimal, or empty.
#[derive(Clone, Copy)]
pub(super) struct Record<'r>(&'r [u8]);

/// Writes a record.
pub(super) fn write(to: &mut Vec<u8>, order_no: &[u8], (log, line): Place, amount: Option<Amount>) {
    let cents = amount.and_then(|amount| u64::try_from(amount.minor(2).ok()?).ok());
    let text = amount.filter(|_| cents.is_none()).map(|amount| amount.to_string()).unwrap_or_default();
    // An amount has 36 digits and a point.
    let amount_len = if cents.is_some() { CENTS } else { u8::try_from(text.len()).unwrap_or_default() };
    let mut header = [0; HEADER];
    // A body is far shorter than 4 GiB.
    header[..4].copy_from_slice(&u32::try_from(order_no.len()).unwrap_or(u32::MAX).to_le_bytes());
    header[4] = amount_len;
    header[5..9].copy_from_slice(&log.to_le_bytes());
    header[9..].copy_from_slice(&line.to_le_bytes());
    to.extend_from_slice(&header);
    to.extend_from_slice(order_no);
    match cents {
        Some(cents) => to.extend_from_slice(&cents.to_le_bytes()),
        None => to.extend_from_slice(text.as_bytes()),
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
    pub(super) fn order_no(self) -> &'r [u8] {
        &self.0[HEADER..HEADER + order_no_len(self.0)]
    }

    /// Where the body is.
    pub(super) fn place(self) -> Place {
        let mut log = [0; 4];
        log.copy_from_slice(&self.0[5..9]);
        let mut line = [0; 8];
        line.copy_from_slice(&self.0[9..HEADER]);
        (u32::from_le_bytes(log), u64::from_le_bytes(line))
    }

    /// What was paid, if the body says so.
    pub(super) fn amount(self) -> Option<Amount> {
        let amount = &self.0[HEADER + order_no_len(self.0)..];
        match amount.first_chunk() {
            Some(cents) if self.0[4] == CENTS => Amount::from_minor(u64::from_le_bytes(*cents).into(), 2).ok(),
            _ => Amount::parse(amount.iter().copied()).ok(),
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
            bytes.clear();
            let amount: Option<Amount> = amount.map(|amount| amount.parse().expect("an amount"));
            write(&mut bytes, b"E\xc4\xe3", place, amount);
            let len = bytes.len();
            bytes.push(0);
            let record = Record::first(&bytes);
            assert_eq!(record.bytes().len(), len);
            assert_eq!((record.key(), record.amount()), ((&b"E\xc4\xe3"[..], place), amount));
        }
    }
}
