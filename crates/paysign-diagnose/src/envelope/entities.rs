//! The entities of XML and HTML that a filter or a page writes.

use alloc::vec::Vec;

use crate::wiped::Wiped;

/// The longest entity that is read, `&#1114111;`.
const MAX_LEN: usize = 10;

/// Without its entities; what is none stays.
pub(super) fn undone(text: &[u8]) -> Wiped {
    Wiped::written(text.len(), |out| write(text, out)).0
}

fn write(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let end = behind.iter().take(MAX_LEN).position(|byte| *byte == b';').filter(|_| *first == b'&');
        let character = end.and_then(|end| character(&behind[..end]));
        if let (Some(end), Some(character)) = (end, character) {
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &behind[end + 1..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
}

fn character(name: &[u8]) -> Option<char> {
    let name = core::str::from_utf8(name).ok()?;
    let Some(number) = name.strip_prefix('#') else {
        let names = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
        return names.into_iter().find(|(other, _)| *other == name).map(|(_, character)| character);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(number).filter(|character| *character != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_undone_once_and_all_else_stays() {
        let text = b"a&amp;lt;b&#39;c&#x26;d&quot;e&nbsp;f&#0;&";
        assert_eq!(undone(text), b"a&lt;b'c&d\"e&nbsp;f&#0;&");
    }
}
