//! Money as an exact decimal.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use crate::code::Code;

/// An amount of money in major units (yuan, dollars), exact, never a float.
///
/// `1.5` and `1.50` are equal. It holds up to 36 digits and is never negative. The currency is the shop's to
/// know; these gateways seldom name it.
///
/// # Examples
///
/// ```
/// use paysign::Amount;
///
/// let ordered: Amount = "1.50".parse()?;
/// assert_eq!(ordered, Amount::from_minor(150, 2)?);
/// assert_eq!(ordered.minor(2), Ok(150));
/// assert_eq!(ordered.to_string(), "1.5");
/// # Ok::<(), paysign::amount::AmountError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Amount {
    /// The digits, without the point; no trailing zero after the point.
    digits: u128,
    /// How many of the digits are after the point.
    scale: u8,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AmountError {
    /// Not digits with at most one `.` that has digits on both sides; exponents, signs and thousands are
    /// refused.
    NotDecimal,
    /// More than 36 digits, or units than 128 bits can count.
    TooLong,
    /// Not a whole number of the unit that was asked for.
    NotWhole,
}

impl AmountError {
    /// The stable code.
    pub fn code(self) -> Code {
        match self {
            Self::NotDecimal | Self::TooLong => Code::InvalidAmount,
            Self::NotWhole => Code::NotWhole,
        }
    }
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotDecimal => "an amount is digits with at most one point between them, such as 12.50",
            Self::TooLong => "an amount has at most 36 digits, and its units are counted in 128 bits",
            Self::NotWhole => "the amount is not a whole number of this unit",
        })
    }
}

impl core::error::Error for AmountError {}

impl Amount {
    /// Nothing: where a sum begins.
    pub const ZERO: Self = Self { digits: 0, scale: 0 };
    const MAX_DIGITS: u8 = 36;
    /// The least number of more digits.
    const TOO_MANY_DIGITS: u128 = 10u128.pow(Self::MAX_DIGITS as u32);

    /// The amount of `minor` units, `scale` of whose digits are after the point: 150 with 2 is 1.5.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLong`] if it has more than 36 digits, zeros at the end of the fraction not counted.
    pub const fn from_minor(minor: u128, scale: u8) -> Result<Self, AmountError> {
        let amount = Self::new(minor, scale);
        if amount.scale > Self::MAX_DIGITS || amount.digits >= Self::TOO_MANY_DIGITS {
            return Err(AmountError::TooLong);
        }
        Ok(amount)
    }

    /// Without trailing zeros after the point.
    const fn new(mut digits: u128, mut scale: u8) -> Self {
        while scale > 0 && digits > u64::MAX as u128 && digits.is_multiple_of(10) {
            digits /= 10;
            scale -= 1;
        }
        if digits > u64::MAX as u128 {
            return Self { digits, scale };
        }
        // Nearly every amount fits into a register, where a division takes a tenth of the time.
        #[expect(clippy::cast_possible_truncation, reason = "just compared")]
        let mut digits = digits as u64;
        while scale > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            scale -= 1;
        }
        Self { digits: digits as u128, scale }
    }

    /// The amount in units of which `scale` digits are after the point: with 2 in cents, with 18 in wei.
    ///
    /// # Errors
    ///
    /// [`AmountError::NotWhole`] if that is not a whole number of them, [`AmountError::TooLong`] if it is
    /// more than 128 bits can count.
    pub fn minor(self, scale: u8) -> Result<u128, AmountError> {
        let zeros = scale.checked_sub(self.scale).ok_or(AmountError::NotWhole)?;
        match 10u128.checked_pow(u32::from(zeros)).and_then(|unit| self.digits.checked_mul(unit)) {
            Some(minor) => Ok(minor),
            None if self.digits == 0 => Ok(0),
            None => Err(AmountError::TooLong),
        }
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    ///
    /// [`AmountError::TooLong`] if it has more than 36 digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Amount, amount::AmountError};
    ///
    /// let paid: Vec<Amount> = ["0.10", "0.20"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    /// let sum = paid.into_iter().try_fold(Amount::ZERO, Amount::checked_add)?;
    /// assert_eq!(sum.to_string(), "0.3");
    ///
    /// let most: Amount = "999999999999999999999999999999999999".parse()?;
    /// assert_eq!(most.checked_add("0.01".parse()?), Err(AmountError::TooLong));
    /// # Ok::<(), AmountError>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, AmountError> {
        let scale = self.scale.max(other.scale);
        // Where one of them has to be aligned, the last digit of the other stays the last one of the sum: so
        // what is too long here cannot get shorter.
        let sum = self.minor(scale)?.checked_add(other.minor(scale)?).ok_or(AmountError::TooLong)?;
        Self::from_minor(sum, scale)
    }

    /// The same amount of a unit that is 100 times as small.
    pub(crate) fn hundredth(self) -> Result<Self, AmountError> {
        let scale = self.scale + 2;
        if scale > Self::MAX_DIGITS { Err(AmountError::TooLong) } else { Ok(Self::new(self.digits, scale)) }
    }

    /// Reads decimal bytes, as they are in a body.
    ///
    /// # Errors
    ///
    /// [`AmountError`] if they are not a decimal.
    pub fn parse(text: impl IntoIterator<Item = u8>) -> Result<Self, AmountError> {
        let (mut digits, mut read, mut scale, mut point) = (0u128, 0, 0u8, false);
        let mut last = None;
        for byte in text {
            match byte {
                b'0'..=b'9' => {
                    // Leading zeros are not digits of the number; after the point they count for its scale.
                    if digits > 0 || byte != b'0' || point {
                        read += 1;
                    }
                    if read > Self::MAX_DIGITS {
                        return Err(AmountError::TooLong);
                    }
                    digits = digits * 10 + u128::from(byte - b'0');
                    scale += u8::from(point);
                }
                b'.' if !point && last.is_some() => point = true,
                _ => return Err(AmountError::NotDecimal),
            }
            last = Some(byte);
        }
        match last {
            Some(b'0'..=b'9') => Ok(Self::new(digits, scale)),
            _ => Err(AmountError::NotDecimal),
        }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        Self::parse(text.bytes())
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.digits.cmp(&other.digits);
        }
        // The part after the point is below 10 to the scale, so that aligning two of them cannot overflow.
        let scale = self.scale.max(other.scale);
        let parts = |amount: &Self| {
            let unit = 10u128.pow(u32::from(amount.scale));
            (amount.digits / unit, amount.digits % unit * 10u128.pow(u32::from(scale - amount.scale)))
        };
        parts(self).cmp(&parts(other))
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

/// The decimal without trailing zeros: `1.5`, `300`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10u128.pow(u32::from(self.scale));
        write!(f, "{}", self.digits / unit)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", self.digits % unit, width = usize::from(self.scale))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::string::ToString;

    #[test]
    fn equal_amounts_are_equal_however_they_are_written() {
        for (left, right) in [("1.5", "1.50"), ("3.0000", "3"), ("007", "7"), ("0.10", "0.1"), ("0", "0.00")] {
            assert_eq!(left.parse::<Amount>().unwrap(), right.parse().unwrap(), "{left} {right}");
        }
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", ".", "1.", ".5", "1e2", "-1", "+1", "1,00", "1.2.3", " 1", "1 ", "１", "NaN"] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::NotDecimal), "{text:?}");
        }
        assert_eq!("1234567890123456789012345678901234567".parse::<Amount>(), Err(AmountError::TooLong));
        assert_eq!("0.0000000000000000000000000000000000001".parse::<Amount>(), Err(AmountError::TooLong));
    }

    #[test]
    fn cents_and_decimals_meet() {
        let amount: Amount = "0.05".parse().unwrap();
        assert_eq!(amount.minor(2), Ok(5));
        assert_eq!(amount.minor(1), Err(AmountError::NotWhole));
        assert_eq!(amount.to_string(), "0.05");
        assert_eq!(Amount::from_minor(12_345, 2).unwrap().to_string(), "123.45");
    }

    #[test]
    fn units_of_any_scale_are_counted_in_128_bits() {
        let of = |text: &str| text.parse::<Amount>().unwrap();
        assert_eq!(of("20.5").minor(18), Ok(20_500_000_000_000_000_000));
        assert_eq!(of("340282366920938463463").minor(18), Ok(340_282_366_920_938_463_463 * 10u128.pow(18)));
        assert_eq!(of("340282366920938463464").minor(18), Err(AmountError::TooLong));
        assert_eq!(of("1").minor(255), Err(AmountError::TooLong));
        assert_eq!(of("0.00").minor(255), Ok(0));
        assert_eq!(Amount::from_minor(0, 255), Ok(Amount::ZERO));
        assert_eq!(Amount::from_minor(10u128.pow(38), 38), Ok(of("1")));
        assert_eq!(Amount::from_minor(10u128.pow(36), 0), Err(AmountError::TooLong));
        assert_eq!(Amount::from_minor(u128::MAX, 18), Err(AmountError::TooLong));
        assert_eq!(Amount::from_minor(1, 37), Err(AmountError::TooLong));
    }

    #[test]
    fn a_sum_is_exact_or_an_error() {
        let of = |text: &str| text.parse::<Amount>().unwrap();
        let most = of("999999999999999999999999999999999999");
        for (left, right, sum) in [
            ("0.1", "0.2", "0.3"),
            ("0.99", "0.01", "1"),
            ("0", "7.50", "7.5"),
            ("0.000000000000000000000000000000000001", "0.999999999999999999999999999999999999", "1"),
            ("999999999999999999999999999999999998", "1", "999999999999999999999999999999999999"),
        ] {
            assert_eq!(of(left).checked_add(of(right)), Ok(of(sum)), "{left} {right}");
            assert_eq!(of(right).checked_add(of(left)), Ok(of(sum)), "{right} {left}");
        }
        for other in ["1", "0.1", "0.000000000000000000000000000000000001"] {
            assert_eq!(most.checked_add(of(other)), Err(AmountError::TooLong), "{other}");
            assert_eq!(of(other).checked_add(most), Err(AmountError::TooLong), "{other}");
        }
    }

    #[test]
    fn order_is_by_value() {
        let amounts = ["0.09", "0.1", "9.99", "10", "999999999999999999"].map(|text| text.parse::<Amount>().unwrap());
        assert!(amounts.is_sorted());
    }
}
