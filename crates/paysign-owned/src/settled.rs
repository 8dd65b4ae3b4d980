//! What `expect` agrees to, told beforehand: where a call is expensive, who expects exactly that need not
//! ask. Everything else is asked, and only the core compares amounts.

use paysign::{Amount, Value, verified::Payment};

/// The digits of the largest number of units, a point, and a zero before it.
const MAX_LEN: usize = 22;
/// As many digits after the point as units of 64 bits have.
const MAX_SCALE: u8 = 19;

/// The one order and amount that `expect` agrees to.
pub struct Settled<'a> {
    /// The order number.
    pub order_no: Value<'a>,
    /// The amount as shops mostly write it.
    pub amount: Written,
}

/// An amount with two digits after the point, or with as many as it needs.
pub struct Written {
    /// How many units it has, and how many of their digits are after the point.
    units: (u64, u8),
    room: [u8; MAX_LEN],
    start: usize,
}

impl<'a> Settled<'a> {
    /// Of what a message proves; `None` if `expect` refuses everything, or the amount has more digits than
    /// are written here.
    pub fn new(payment: &Payment<'a>) -> Option<Self> {
        let (order_no, amount) = payment.settles()?;
        Some(Self { order_no, amount: Written::new(amount)? })
    }
}

impl Written {
    /// `None` if its units do not fit into 64 bits.
    pub fn new(amount: Amount) -> Option<Self> {
        let units = (2..=MAX_SCALE).find_map(|scale| Some((u64::try_from(amount.minor(scale).ok()?).ok()?, scale)))?;
        let (mut left, mut room, mut start, mut digits) = (units.0, [0; MAX_LEN], MAX_LEN, 0);
        while digits <= units.1 || left > 0 {
            if digits == units.1 {
                start = start.checked_sub(1)?;
                *room.get_mut(start)? = b'.';
            }
            start = start.checked_sub(1)?;
            *room.get_mut(start)? = b'0' + u8::try_from(left % 10).ok()?;
            left /= 10;
            digits += 1;
        }
        Some(Self { units, room, start })
    }

    /// How many units it has, and how many of their digits are after the point.
    pub fn units(&self) -> (u64, u8) {
        self.units
    }

    /// The text: `1.00`.
    pub fn as_bytes(&self) -> &[u8] {
        self.room.get(self.start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::{Status, amount::AmountError};

    #[test]
    fn an_amount_is_written_so_that_it_reads_back() {
        let most = u64::MAX.to_string();
        for (text, written) in [
            ("1", "1.00"),
            ("1.5", "1.50"),
            ("0", "0.00"),
            ("0.05", "0.05"),
            ("12.345", "12.345"),
            ("0.0000000000000000001", "0.0000000000000000001"),
            ("184467440737095516.15", "184467440737095516.15"),
            ("1.8446744073709551615", "1.8446744073709551615"),
        ] {
            let amount: Amount = text.parse().expect("an amount");
            let found = Written::new(amount).expect("it fits");
            assert_eq!(std::str::from_utf8(found.as_bytes()), Ok(written));
            assert_eq!(std::str::from_utf8(found.as_bytes()).map(str::parse), Ok(Ok(amount)));
            assert_eq!(Amount::from_minor(found.units().0.into(), found.units().1), Ok(amount));
        }
        for text in [most.as_str(), "0.00000000000000000001"] {
            assert!(Written::new(text.parse().expect("an amount")).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_settled_is_what_is_expected() {
        let amount = Amount::from_minor(150, 2).expect("an amount");
        for status in Status::ALL {
            for order_no in [None, Some(&b"E1"[..])] {
                for paid in [None, Some(Ok(amount)), Some(Err(AmountError::NotDecimal))] {
                    let payment = Payment::of_parts(order_no, *status, paid);
                    assert_eq!(Settled::new(&payment).is_some(), payment.expect("E1", amount).is_ok());
                }
            }
        }
    }
}
