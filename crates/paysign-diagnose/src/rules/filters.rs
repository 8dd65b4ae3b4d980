//! What filters of frameworks take out of a value, or put another form in its place: tags, blanks inside,
//! full-width characters.

use alloc::string::String;
use alloc::vec::Vec;

use crate::rule::{Input, changed};
use paysign::value::Shape;

/// Without tags, as PHP's `strip_tags` leaves it.
pub(super) fn without_tags(input: &Input<'_>) -> Option<Vec<u8>> {
    if !input.value.contains(&b'<') {
        return None;
    }
    let mut out = Vec::with_capacity(input.value.len());
    let mut rest = input.value;
    while let Some((first, behind)) = rest.split_first() {
        // What white space or nothing comes after is no tag.
        let is_tag = *first == b'<' && behind.first().is_some_and(|byte| !byte.is_ascii_whitespace());
        if !is_tag {
            out.push(*first);
            rest = behind;
            continue;
        }
        let end = behind.iter().position(|byte| *byte == b'>').map_or(behind.len(), |at| at + 1);
        rest = &behind[end..];
    }
    changed(input.value, out)
}

/// Without these bytes.
pub(super) fn without(input: &Input<'_>, bytes: &[u8]) -> Option<Vec<u8>> {
    changed(input.value, input.value.iter().copied().filter(|byte| !bytes.contains(byte)).collect())
}

/// A text's white space at its beginning, its inside, and its white space at the end: what is at the ends is
/// another cause, and so are the blanks of an object.
fn inside<'i>(input: &Input<'i>) -> Option<(&'i str, &'i str, &'i str)> {
    let is_nested = input.shape == Shape::Nested || matches!(input.value, [b'{', .., b'}'] | [b'[', .., b']']);
    let text = core::str::from_utf8(input.value).ok().filter(|_| !is_nested)?;
    let inner = text.trim_matches(is_blank);
    let start = text.find(inner)?;
    Some((&text[..start], inner, &text[start + inner.len()..]))
}

/// Without any white space inside, that of other scripts too, or only without spaces.
pub(super) fn without_blanks(input: &Input<'_>, is_blank: fn(char) -> bool) -> Option<Vec<u8>> {
    let (front, inner, back) = inside(input)?;
    let plain: String = inner.chars().filter(|character| !is_blank(*character)).collect();
    changed(input.value, [front, &plain, back].concat().into_bytes())
}

/// With one space inside for white space of any length.
pub(super) fn collapsed(input: &Input<'_>) -> Option<Vec<u8>> {
    let (front, inner, back) = inside(input)?;
    let mut out = String::with_capacity(inner.len());
    for character in inner.chars() {
        if !is_blank(character) {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    changed(input.value, [front, &out, back].concat().into_bytes())
}

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

/// Two spaces for the one at a place, where a browser or a filter has left one.
pub(super) fn widened(input: &Input<'_>, which: usize) -> Option<Vec<u8>> {
    let inner = input.value.trim_ascii();
    let (at, _) = inner.iter().enumerate().filter(|(_, byte)| **byte == b' ').nth(which)?;
    let at = at + (input.value.len() - input.value.trim_ascii_start().len());
    Some([&input.value[..at], b" ", &input.value[at..]].concat())
}

/// With ASCII characters for full-width ones.
pub(super) fn half_width(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok()?;
    let half = |character: char| match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    };
    changed(input.value, text.chars().map(half).collect::<String>().into_bytes())
}

/// With full-width characters for those of ASCII that are among `which`.
pub(super) fn full_width(input: &Input<'_>, which: fn(char) -> bool) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok()?;
    let full = |character: char| match character {
        ' ' if which(' ') => '\u{3000}',
        '!'..='~' if which(character) => char::from_u32(u32::from(character) + 0xfee0).unwrap_or(character),
        _ => character,
    };
    changed(input.value, text.chars().map(full).collect::<String>().into_bytes())
}

pub(super) fn is_bracket(character: char) -> bool {
    matches!(character, '(' | ')')
}

pub(super) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
}

/// Base64 without the padding that it had.
pub(super) fn padded(input: &Input<'_>, padding: &str) -> Option<Vec<u8>> {
    let is_base64 = input.value.len() >= 4
        && input.value.len() % 4 + padding.len() == 4
        && input.value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte));
    is_base64.then(|| [input.value, padding.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(value: &str) -> Input<'_> {
        Input { value: value.as_bytes(), raw: value.as_bytes(), shape: Shape::Text, row: None }
    }

    #[test]
    fn filters_take_out_what_they_say() {
        let text = |value: Option<Vec<u8>>| value.map(|value| String::from_utf8_lossy(&value).into_owned());
        assert_eq!(text(without_tags(&input("<p>a < b</p> <br/>c"))).as_deref(), Some("a < b c"));
        assert_eq!(text(without_blanks(&input("a  b\u{3000}c\n"), is_blank)).as_deref(), Some("abc\n"));
        assert_eq!(text(collapsed(&input(" a  b\u{a0}\tc"))).as_deref(), Some(" a b c"));
        assert_eq!(text(half_width(&input("（年）ＡＢ"))).as_deref(), Some("(年)AB"));
        assert_eq!(text(full_width(&input("(a b)"), is_bracket)).as_deref(), Some("（a b）"));
        assert_eq!(text(padded(&input("eyJ1aWQiOjQyMDd9Cg"), "==")).as_deref(), Some("eyJ1aWQiOjQyMDd9Cg=="));
        assert_eq!(padded(&input("eyJ1aWQiOjQyMDd9Cg"), "="), None);
        assert_eq!(text(widened(&input(" a b c"), 1)).as_deref(), Some(" a b  c"));
    }
}
