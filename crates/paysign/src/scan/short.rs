//! A byte in a short text, which is mostly looked at as a few words of eight bytes.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// Whether `byte` is one of `bytes`: for short texts, which are mostly looked at as two words that overlap.
#[inline]
pub(crate) fn holds(bytes: &[u8], byte: u8) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return bytes.contains(&byte);
    };
    let middle = bytes.as_chunks().0.iter().skip(1).fold(0, |found, word| found | zero_in(*word, byte));
    zero_in(*first, byte) | middle | zero_in(*last, byte) != 0
}

/// Where the byte first is.
#[inline]
pub(crate) fn find(bytes: &[u8], byte: u8) -> Option<usize> {
    let (words, rest) = bytes.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let found = zero_in(*word, byte);
        if found != 0 {
            return Some(8 * index + (found.trailing_zeros() / 8) as usize);
        }
    }
    Some(8 * words.len() + rest.iter().position(|other| *other == byte)?)
}

/// Where the text first is.
#[cfg(any(feature = "xml", feature = "multipart"))]
pub(crate) fn find_text(bytes: &[u8], text: &[u8]) -> Option<usize> {
    let (mut from, first) = (0, *text.first()?);
    loop {
        from += find(bytes.get(from..)?, first)?;
        if bytes[from..].starts_with(text) {
            return Some(from);
        }
        from += 1;
    }
}

/// The high bit of the first byte of the word that is this one, and perhaps others above it; none if it holds
/// none.
#[inline]
const fn zero_in(word: [u8; 8], byte: u8) -> u64 {
    let word = u64::from_le_bytes(word) ^ (LOW * byte as u64);
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Whether all of them are decimal digits: for short texts, which are mostly looked at as two words that
/// overlap.
#[inline]
pub(crate) fn are_digits(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return bytes.iter().all(u8::is_ascii_digit);
    };
    // The digits are 0x30 to 0x39: the upper half of each byte is 3, and still is when 6 is added. What
    // carries over is none before.
    let others_in = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        ((word ^ (LOW * 0x30)) | (word.wrapping_add(LOW * 6) ^ (LOW * 0x30))) & (LOW * 0xf0)
    };
    let middle = bytes.as_chunks().0.iter().skip(1).fold(0, |others, word| others | others_in(word));
    others_in(first) | middle | others_in(last) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for len in 0..40 {
            for around in [0, b'&' - 1, b'&' + 1, 0x80 | b'&', 0xff] {
                let mut bytes = [around; 40];
                assert!(!holds(&bytes[..len], b'&') && find(&bytes[..len], b'&').is_none());
                for place in 0..len {
                    bytes[place] = b'&';
                    assert!(holds(&bytes[..len], b'&'));
                    assert_eq!(find(&bytes[..len], b'&'), Some(place));
                    bytes[place] = around;
                }
            }
        }
    }

    #[test]
    fn digits_are_digits_at_every_place() {
        for len in 0..40 {
            let mut bytes = [b'7'; 40];
            assert!(are_digits(&bytes[..len]));
            for place in 0..len {
                for byte in 0..=u8::MAX {
                    bytes[place] = byte;
                    assert_eq!(are_digits(&bytes[..len]), byte.is_ascii_digit());
                }
                bytes[place] = b'7';
            }
        }
    }
}
