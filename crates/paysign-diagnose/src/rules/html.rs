//! HTML entities that a filter wrote or undid: by name, or by number.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::rule::{Input, changed};

/// One way to write entities: which bytes become what.
pub(super) type Entities = [(u8, &'static str)];

/// PHP's `htmlspecialchars` of before 8.1, and most of what copies it.
pub(super) const DOUBLE: &Entities = &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;")];
/// The same with single quotes, as PHP writes them.
pub(super) const QUOTES: &Entities =
    &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#039;")];
/// Java's and JavaScript's filters.
pub(super) const QUOTES_39: &Entities =
    &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#39;")];
/// Python's `html.escape`.
pub(super) const QUOTES_X27: &Entities =
    &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#x27;")];
/// No quotes: `ENT_NOQUOTES`.
pub(super) const PLAIN: &Entities = &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;")];
/// PHP's `FILTER_SANITIZE_SPECIAL_CHARS`.
pub(super) const NUMBERS: &Entities =
    &[(b'&', "&#38;"), (b'<', "&#60;"), (b'>', "&#62;"), (b'"', "&#34;"), (b'\'', "&#39;")];
/// Filters of addresses, and of JSON in an attribute.
pub(super) const AMPERSAND: &Entities = &[(b'&', "&amp;")];
pub(super) const AMPERSAND_38: &Entities = &[(b'&', "&#38;")];
pub(super) const ONLY_QUOTES: &Entities = &[(b'"', "&quot;")];
/// Go's `html/template`.
pub(super) const GO: &Entities =
    &[(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&#34;"), (b'\'', "&#39;"), (b'+', "&#43;")];
/// `esc_url` of `WordPress`, and hexadecimal ones of other filters of addresses.
pub(super) const ADDRESS: &Entities = &[(b'&', "&#038;"), (b'\'', "&#039;")];
pub(super) const HEX: &Entities =
    &[(b'&', "&#x26;"), (b'<', "&#x3C;"), (b'>', "&#x3E;"), (b'"', "&#x22;"), (b'\'', "&#x27;")];
/// Templates of the family of Mustache.
pub(super) const MUSTACHE: &Entities = &[
    (b'&', "&amp;"),
    (b'<', "&lt;"),
    (b'>', "&gt;"),
    (b'"', "&quot;"),
    (b'\'', "&#39;"),
    (b'/', "&#x2F;"),
    (b'`', "&#x60;"),
    (b'=', "&#x3D;"),
];

pub(super) fn escaped(input: &Input<'_>, entities: &Entities) -> Option<Vec<u8>> {
    changed(input.value, escape(input.value, entities))
}

fn escape(text: &[u8], entities: &Entities) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 16);
    for byte in text {
        match entities.iter().find(|(plain, _)| plain == byte) {
            Some((_, entity)) => out.extend_from_slice(entity.as_bytes()),
            None => out.push(*byte),
        }
    }
    out
}

/// Escaped twice, as by a filter and a template.
pub(super) fn escaped_twice(input: &Input<'_>) -> Option<Vec<u8>> {
    let once = escaped(input, QUOTES)?;
    changed(&once, escape(&once, QUOTES))
}

/// With what is not ASCII as numbers, as a browser sends what the page's charset lacks.
pub(super) fn numbered(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok().filter(|text| !text.is_ascii())?;
    let mut out = String::with_capacity(text.len() * 3);
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            out.extend(["&#", &u32::from(character).to_string(), ";"]);
        }
    }
    Some(out.into_bytes())
}

/// The characters that `htmlentities` knows by name beside the four of HTML, those of Latin-1 in their order.
const LATIN1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Others that are common in names of goods.
const OTHERS: [(&str, char); 17] = [
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("amp", '&'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("rarr", '→'),
    ("ensp", '\u{2002}'),
];

/// As PHP's `htmlentities` writes them: by name, whatever has one.
pub(super) fn named(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok().filter(|text| !text.is_ascii())?;
    let mut out = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        let of_latin1 = u32::from(character).checked_sub(0xa0).and_then(|at| LATIN1.get(usize::try_from(at).ok()?));
        let other = OTHERS.iter().find(|(name, other)| *other == character && *name != "apos").map(|(name, _)| name);
        match (of_latin1.or(other), character) {
            (_, '\'') => out.push_str("&#039;"),
            (Some(name), _) => out.extend(["&", name, ";"]),
            (None, _) => out.push(character),
        }
    }
    changed(input.value, out.into_bytes())
}

/// With entities of every kind undone, once.
pub(super) fn undone(input: &Input<'_>) -> Option<Vec<u8>> {
    changed(input.value, undo(input.value))
}

/// The same twice.
pub(super) fn undone_twice(input: &Input<'_>) -> Option<Vec<u8>> {
    let once = undone(input)?;
    changed(&once, undo(&once))
}

fn undo(text: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some((first, behind)) = rest.split_first() {
        if let Some((character, len)) = entity(rest) {
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[len..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

/// The longest entity that is read, with `&` and `;`.
const LONGEST: usize = 10;

/// The character of an entity that a text starts with, and how long that is.
fn entity(text: &[u8]) -> Option<(char, usize)> {
    let inner = text.strip_prefix(b"&")?;
    let end = inner.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = core::str::from_utf8(&inner[..end]).ok()?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            char::from_u32(hex.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16)).ok()?)
        }
        None => OTHERS.iter().find(|(known, _)| *known == name).map(|(_, character)| *character).or_else(|| {
            let at = LATIN1.iter().position(|known| *known == name)?;
            char::from_u32(0xa0 + u32::try_from(at).ok()?)
        }),
    };
    Some((character?, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    fn input(value: &str) -> Input<'_> {
        Input { value: value.as_bytes(), raw: value.as_bytes(), shape: Shape::Text, row: None }
    }

    #[test]
    fn entities_are_undone_once_and_only_whole_ones() {
        let text = "a&#038;b&#x26;c&#38;d&amp;lt;&eacute;&yuml;&nbsp&;&#xd800;&#20320;&middot;&unknown;";
        let plain = "a&b&c&d&lt;éÿ&nbsp&;&#xd800;你·&unknown;";
        assert_eq!(undone(&input(text)).as_deref(), Some(plain.as_bytes()));
        assert_eq!(undone_twice(&input("&amp;amp;")).as_deref(), Some(&b"&"[..]));
        assert_eq!(undone_twice(&input("&amp;")), None);
    }

    #[test]
    fn what_is_escaped_is_undone_again() {
        let text = "a&b<c>'d' \"e\" x/y=z+1 é你";
        for entities in [DOUBLE, QUOTES, QUOTES_39, QUOTES_X27, PLAIN, NUMBERS, GO, ADDRESS, HEX, MUSTACHE] {
            let escaped = escaped(&input(text), entities).unwrap_or_default();
            assert_eq!(undo(&escaped), text.as_bytes());
        }
        assert_eq!(numbered(&input("a你")).as_deref(), Some(&b"a&#20320;"[..]));
        assert_eq!(named(&input("é·'<")).as_deref(), Some(&b"&eacute;&middot;&#039;&lt;"[..]));
        assert_eq!(escaped_twice(&input("&")).as_deref(), Some(&b"&amp;amp;"[..]));
    }
}
