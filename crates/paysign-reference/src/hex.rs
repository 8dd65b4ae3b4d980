//! Hexadecimal digits.

/// The bytes that hexadecimal digits of either case stand for.
pub(crate) fn read(digits: &[u8]) -> Option<Vec<u8>> {
    let digits = digits.iter().map(|digit| char::from(*digit).to_digit(16)).collect::<Option<Vec<u32>>>()?;
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(high * 16 + low).ok(),
            _ => None,
        })
        .collect()
}

/// The digits of these bytes, in lower case.
pub(crate) fn write(bytes: &[u8]) -> String {
    let digit = |number: u8| char::from(b"0123456789abcdef"[usize::from(number)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_in_pairs_of_either_case() {
        assert_eq!(read(b"0aFf"), Some(vec![0x0a, 0xff]));
        assert_eq!(read(b"0a1"), None);
        assert_eq!(read(b"+1"), None);
        assert_eq!(read(b"0g"), None);
        assert_eq!(write(&[0x0a, 0xff]), "0aff");
    }
}
