//! Exact sums of amounts.

use std::fmt;

use paysign::Amount;

use super::money::Money;

/// Digits after the point: the most that an [`Amount`] has.
const SCALE: usize = 36;
/// One major unit.
const UNIT: u128 = 10u128.pow(36);
/// A hundredth of it.
const CENT: u128 = UNIT / 100;

/// A sum of amounts. It never rounds, and knows when it has become too great to be shown.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Sum {
    /// Cents that are not yet among the others: nearly all amounts are whole cents, of which 2⁶⁴ times 2⁶⁴
    /// have room here.
    cents: u128,
    /// Major units.
    whole: u128,
    /// What is after the point, in units of 10⁻³⁶; less than a major unit.
    fraction: u128,
    has_overflown: bool,
}

impl Sum {
    /// Adds an amount.
    pub(super) fn add(&mut self, amount: Amount) {
        if let Money::Cents(cents) = Money::of(Some(amount)) {
            self.add_cents(cents);
        } else {
            let (whole, fraction) = parts(amount);
            self.add_parts(whole, fraction);
        }
    }

    /// Adds what is told of an amount.
    pub(super) fn add_money(&mut self, money: Money) {
        match money {
            Money::Cents(cents) => self.add_cents(cents),
            Money::Other(amount) => self.add(amount),
            Money::Unknown => {}
        }
    }

    fn add_cents(&mut self, cents: u64) {
        self.cents += u128::from(cents);
    }

    /// Adds another sum.
    pub(super) fn merge(&mut self, other: &Self) {
        let other = other.settled();
        *self = self.settled();
        self.add_parts(other.whole, other.fraction);
        self.has_overflown |= other.has_overflown;
    }

    /// The same without cents that are kept apart.
    fn settled(mut self) -> Self {
        let cents = std::mem::take(&mut self.cents);
        self.add_parts(cents / 100, cents % 100 * CENT);
        self
    }

    fn add_parts(&mut self, whole: u128, fraction: u128) {
        // Two fractions are below 2 × 10³⁶, far below 2¹²⁸. So they hold one unit at most, and nothing is
        // divided.
        let fraction = self.fraction + fraction;
        let (carried, fraction) = fraction.checked_sub(UNIT).map_or((0, fraction), |rest| (1, rest));
        let sum = self.whole.checked_add(whole).and_then(|sum| sum.checked_add(carried));
        self.has_overflown |= sum.is_none();
        self.whole = sum.unwrap_or_default();
        self.fraction = fraction;
    }

    /// Whether it has become greater than there is room for, 3 × 10³⁸.
    pub(super) fn has_overflown(&self) -> bool {
        self.settled().has_overflown
    }
}

/// What is before the point, and what after it in units of 10⁻³⁶.
fn parts(amount: Amount) -> (u128, u128) {
    let text = amount.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().fold(0u128, |number, digit| number * 10 + u128::from(digit - b'0'));
    (digits(whole), digits(&format!("{fraction:0<SCALE$}")))
}

/// A decimal without trailing zeros, as an [`Amount`] is shown.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { whole, fraction, .. } = self.settled();
        write!(f, "{whole}")?;
        match fraction {
            0 => Ok(()),
            fraction => write!(f, ".{}", format!("{fraction:0SCALE$}").trim_end_matches('0')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(amounts: &[&str]) -> Sum {
        let mut sum = Sum::default();
        for amount in amounts {
            sum.add(amount.parse().expect("an amount"));
        }
        sum
    }

    #[test]
    fn a_sum_is_exact_however_far_the_digits_are_apart() {
        for (amounts, shown) in [
            (&[][..], "0"),
            (&["0.1", "0.2"], "0.3"),
            (&["0.99", "0.01"], "1"),
            (&["0.000000000000000000000000000000000001", "0.999999999999999999999999999999999999"], "1"),
            (
                &["999999999999999999999999999999999999", "0.000000000000000000000000000000000001", "1.005"],
                "1000000000000000000000000000000000000.005000000000000000000000000000000001",
            ),
            (&["184467440737095516.16", "0.005", "12.34"], "184467440737095528.505"),
        ] {
            assert_eq!(sum(amounts).to_string(), shown);
        }
    }

    #[test]
    fn sums_add_up_like_their_amounts() {
        let (mut left, right) = (sum(&["1.75", "0.005"]), sum(&["2.5", "0.995"]));
        left.merge(&right);
        assert_eq!(left.to_string(), "5.25");
    }

    #[test]
    fn a_sum_that_does_not_fit_says_so_and_goes_on_saying_so() {
        let greatest = "9".repeat(36);
        let mut much = sum(&vec![greatest.as_str(); 340]);
        assert!(!much.has_overflown());
        much.add(greatest.parse().expect("an amount"));
        assert!(much.has_overflown());
        much.add("1".parse().expect("an amount"));
        assert!(much.has_overflown());
        let mut other = sum(&["1"]);
        other.merge(&much);
        assert!(other.has_overflown());
    }
}
