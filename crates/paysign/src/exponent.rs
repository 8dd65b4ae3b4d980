//! A large or small decimal as Go's `%v` writes it, with an exponent: `1e+06`, `1.2345678e+06`, `1e-05`.

/// The longest such text of a decimal of 15 digits.
const MAX_BYTES: usize = 24;

/// A text with an exponent.
pub(crate) struct Exponential {
    bytes: [u8; MAX_BYTES],
    len: usize,
}

impl Exponential {
    /// The text of a decimal in its shortest form, of digits and at most one point; `None` if it is written without an exponent.
    pub(crate) fn of(decimal: &[u8]) -> Option<Self> {
        let whole_len = decimal.iter().position(|byte| *byte == b'.').unwrap_or(decimal.len());
        let (whole, fraction) = (decimal.get(..whole_len)?, decimal.get(whole_len + 1..).unwrap_or_default());
        let zeros = fraction.iter().take_while(|byte| **byte == b'0').count();
        let is_small = whole == b"0" && zeros >= 4 && zeros < fraction.len();
        if !is_small && whole.len() <= 6 {
            return None;
        }
        let (sign, exponent) = if is_small { (b'-', zeros + 1) } else { (b'+', whole.len() - 1) };
        let digits = if is_small { fraction.get(zeros..)?.iter().chain(&[]) } else { whole.iter().chain(fraction) };
        let significant =
            digits.clone().enumerate().filter(|(_, digit)| **digit != b'0').map(|(at, _)| at + 1).last()?;
        let mut text = Self { bytes: [0; MAX_BYTES], len: 0 };
        for (at, digit) in digits.take(significant).enumerate() {
            if at == 1 {
                text.put(b'.')?;
            }
            text.put(*digit)?;
        }
        text.put(b'e')?;
        text.put(sign)?;
        text.put(b'0' + u8::try_from(exponent / 10).ok().filter(|tens| *tens < 10)?)?;
        text.put(b'0' + u8::try_from(exponent % 10).ok()?)?;
        Some(text)
    }

    fn put(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponent_is_written_where_go_writes_one() {
        for (decimal, text) in [
            ("1000000", "1e+06"),
            ("1234567", "1.234567e+06"),
            ("1234567.8", "1.2345678e+06"),
            ("1000000.5", "1.0000005e+06"),
            ("10000000", "1e+07"),
            ("123456789012345", "1.23456789012345e+14"),
            ("0.00001", "1e-05"),
            ("0.0000125", "1.25e-05"),
            ("0.00000000000001", "1e-14"),
        ] {
            assert_eq!(
                Exponential::of(decimal.as_bytes()).expect("an exponent").as_bytes(),
                text.as_bytes(),
                "{decimal}"
            );
        }
        for decimal in ["0", "1", "9.9", "100000", "999999.99", "0.0001", "0.00012", "0.5", ""] {
            assert!(Exponential::of(decimal.as_bytes()).is_none(), "{decimal}");
        }
    }
}
