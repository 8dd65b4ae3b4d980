//! Letters that are one character, or a letter and its marks: Unicode's forms C and D.

use alloc::string::String;
use alloc::vec::Vec;

use crate::rule::{Input, changed};

/// Letters of Latin, Cyrillic and Japanese that can be taken apart: a line each, the letter first, after it
/// what it is taken apart into. From Python's `unicodedata`.
const COMPOSED: &str = include_str!("tables/composed.txt");

/// The syllables of Korean, which are worked out: the first one, and the first of each part.
const SYLLABLE: u32 = 0xac00;
const LEADING: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
/// That of no trailing consonant.
const TRAILING: u32 = 0x11a7;
const LEADINGS: u32 = 19;
const VOWELS: u32 = 21;
const TRAILINGS: u32 = 28;

/// Each letter with its marks as one character: form C.
pub(super) fn composed(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut rest = core::str::from_utf8(input.value).ok().filter(|text| !text.is_ascii())?;
    let mut out = String::with_capacity(rest.len());
    while let Some(first) = rest.chars().next() {
        let (character, len) = syllable(rest).or_else(|| letter(rest, first)).unwrap_or((first, first.len_utf8()));
        out.push(character);
        rest = &rest[len..];
    }
    changed(input.value, out.into_bytes())
}

/// The longest letter that a text starts with, taken apart.
fn letter(text: &str, first: char) -> Option<(char, usize)> {
    // Only a mark makes a letter more than itself.
    let is_mark = |character: char| matches!(character, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}');
    text[first.len_utf8()..].chars().next().filter(|next| is_mark(*next))?;
    let found = rows().filter(|(_, parts)| text.starts_with(parts));
    found.max_by_key(|(_, parts)| parts.len()).map(|(letter, parts)| (letter, parts.len()))
}

fn rows() -> impl Iterator<Item = (char, &'static str)> {
    COMPOSED.lines().filter_map(|line| {
        let mut characters = line.chars();
        Some((characters.next()?, characters.as_str()))
    })
}

fn syllable(text: &str) -> Option<(char, usize)> {
    let part = |start: usize, first: u32, count: u32| {
        let character = text.get(start..)?.chars().next()?;
        u32::from(character).checked_sub(first).filter(|at| *at < count)
    };
    let (leading, vowel) = (part(0, LEADING, LEADINGS)?, part(3, VOWEL, VOWELS)?);
    let trailing = part(6, TRAILING, TRAILINGS).unwrap_or(0);
    let syllable = SYLLABLE + (leading * VOWELS + vowel) * TRAILINGS + trailing;
    Some((char::from_u32(syllable)?, if trailing > 0 { 9 } else { 6 }))
}

/// Each letter taken apart: form D.
pub(super) fn decomposed(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok().filter(|text| !text.is_ascii())?;
    let mut out = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        let at = u32::from(character).checked_sub(SYLLABLE).filter(|at| *at < LEADINGS * VOWELS * TRAILINGS);
        if let Some(at) = at {
            let (leading, vowel, trailing) = (at / (VOWELS * TRAILINGS), at / TRAILINGS % VOWELS, at % TRAILINGS);
            let parts = [Some(LEADING + leading), Some(VOWEL + vowel), (trailing > 0).then_some(TRAILING + trailing)];
            out.extend(parts.into_iter().flatten().filter_map(char::from_u32));
        } else {
            match rows().find(|(letter, _)| !character.is_ascii() && *letter == character) {
                Some((_, parts)) => out.push_str(parts),
                None => out.push(character),
            }
        }
    }
    changed(input.value, out.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    #[test]
    fn letters_are_taken_apart_and_put_together() {
        let input = |value: &'static str| Input {
            value: value.as_bytes(),
            raw: value.as_bytes(),
            shape: Shape::Text,
            row: None,
        };
        let (c, d) = (
            "México ế が 한국 й 你 e",
            "Me\u{301}xico e\u{302}\u{301} か\u{3099} \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} и\u{306} 你 e",
        );
        assert_eq!(decomposed(&input(c)).as_deref(), Some(d.as_bytes()));
        assert_eq!(composed(&input(d)).as_deref(), Some(c.as_bytes()));
        assert_eq!(composed(&input(c)), None);
        assert_eq!(decomposed(&input("你")), None);
    }
}
