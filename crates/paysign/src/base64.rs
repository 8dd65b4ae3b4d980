//! Base64 as people write it: for guesses about what a text is, which no verdict depends on.

/// Hands out the bytes that a text of Base64 stands for, in either alphabet, with its padding or without;
/// `None` if another character is in it.
pub fn decode(text: &[u8], mut byte: impl FnMut(u8)) -> Option<()> {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let (mut bits, mut count) = (0u32, 0);
    for letter in &text[..text.len() - padding] {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            byte(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(())
}
