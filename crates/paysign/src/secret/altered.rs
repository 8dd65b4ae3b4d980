//! Secrets that differ from another one in the ways in which secrets get damaged, for the diagnosis.

mod alteration;
mod parts;
mod recoded;
mod room;

use alloc::vec::Vec;

use zeroize::Zeroizing;

use self::alteration::Altered;
pub use self::alteration::{Alteration, MAX_ALTERED};
use self::room::Room;
use super::{Secret, remark};

/// White space that gets after a secret, and before it.
const BLANKS: [(&str, &str, &str); 8] = [
    ("", "\n", "a line feed after it"),
    ("", "\r\n", "CR LF after it"),
    ("", " ", "a space after it"),
    (" ", "", "a space before it"),
    (" ", " ", "a space at both ends"),
    ("", "\t", "a tab after it"),
    ("", "\r", "a CR after it"),
    ("\t", "", "a tab before it"),
];

const QUOTES: [(&str, &str); 3] = [("\"", "in double quotes"), ("'", "in single quotes"), ("`", "in backquotes")];

const MARKS: [(&str, &str); 4] = [
    ("\u{feff}", "a byte order mark"),
    ("\u{a0}", "a no-break space"),
    ("\u{200b}", "a zero-width space"),
    ("\u{3000}", "an ideographic space"),
];

/// Words that are signed with where a setting is missing.
const WORDS: [(&str, &str); 8] = [
    ("null", "the word null in its place"),
    ("undefined", "the word undefined in its place"),
    ("None", "the word None in its place"),
    ("NULL", "the word NULL in its place"),
    ("nil", "the word nil in its place"),
    ("false", "the word false in its place"),
    ("0", "a zero in its place"),
    ("[object Object]", "[object Object] in its place"),
];

impl Secret {
    /// Adds secrets that this one may have been damaged into, or from, to a list, and says what was done to
    /// each, and in which form. Those that `is_shown` or not: what may be shown is no secret.
    pub(crate) fn add_altered(&self, is_shown: bool, list: &mut Vec<Self>) -> Vec<(Alteration, &'static str)> {
        add(self.bytes(), is_shown, list)
    }
}

/// Adds the altered ones of a secret. Nothing of a secret is in the words.
fn add(secret: &[u8], is_shown: bool, list: &mut Vec<Secret>) -> Vec<(Alteration, &'static str)> {
    let mut all = Altered::new(secret, is_shown, list);
    ends(&mut all);
    inside(&mut all);
    recoded::add(&mut all);
    parts::add(&mut all);
    for (word, form) in WORDS {
        all.add(Alteration::Word, form, &[word.as_bytes()]);
    }
    all.forms
}

/// What is at the ends of it.
fn ends(all: &mut Altered<'_>) {
    let secret = all.of;
    let trimmed = secret.trim_ascii();
    all.add(Alteration::Blanks, "without the white space around it", &[trimmed]);
    all.add(Alteration::Blanks, "without the white space after it", &[secret.trim_ascii_end()]);
    for (front, back, form) in BLANKS {
        let alteration = if back.is_empty() { Alteration::BlanksInFront } else { Alteration::Blanks };
        all.add(alteration, form, &[front.as_bytes(), trimmed, back.as_bytes()]);
    }
    for (quote, form) in QUOTES {
        let quote = quote.as_bytes();
        all.add(Alteration::Quotes, form, &[quote, trimmed, quote]);
        if let Some(inner) = trimmed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            all.add(Alteration::Quotes, "without its quotes", &[inner]);
        }
    }
    for (mark, form) in MARKS {
        let mark = mark.as_bytes();
        all.add(Alteration::Mark, form, &[mark, trimmed]);
        all.add(Alteration::Mark, form, &[trimmed, mark]);
        let inner = trimmed.strip_prefix(mark).unwrap_or(trimmed);
        all.add(Alteration::Mark, "without the mark at its end", &[inner.strip_suffix(mark).unwrap_or(inner)]);
    }
    if let Some(rest) = remark::named(trimmed) {
        all.add(Alteration::Named, "without what is in front of it", &[rest]);
    }
    all.add(Alteration::Twice, "written twice", &[secret, secret]);
    if let Some(half) = remark::half(trimmed) {
        all.add(Alteration::Twice, "written once", &[half]);
    }
    all.add(Alteration::Cut, "without its last character", &[&secret[..secret.len() - 1]]);
    all.add(Alteration::Cut, "without its first character", &[&secret[1..]]);
}

/// Its letters, and what nobody sees among them.
fn inside(all: &mut Altered<'_>) {
    let secret = all.of;
    let mut case = Zeroizing::new([0; Secret::MAX_LEN]);
    let case = &mut case[..secret.len()];
    case.copy_from_slice(secret);
    case.make_ascii_lowercase();
    all.add(Alteration::Case, "in lower case", &[case]);
    case.make_ascii_uppercase();
    all.add(Alteration::Case, "in capitals", &[case]);
    let mut visible = Room::new();
    let mut rest = secret.trim_ascii();
    while let Some(first) = rest.first() {
        if let Some(len) = remark::invisible_at(rest) {
            rest = &rest[len..];
        } else {
            visible.push(&[*first]);
            rest = &rest[1..];
        }
    }
    all.add(Alteration::Mark, "without what nobody sees inside", &[visible.bytes()]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        let mut forms = add(text.as_bytes(), false, &mut found);
        forms.extend(add(text.as_bytes(), true, &mut found));
        forms.into_iter().map(|(_, form)| form).collect()
    }

    #[test]
    fn every_alteration_makes_another_secret_and_none_twice() {
        for text in [
            "6b6579",
            " \"key\"\r\n",
            "k",
            "Key\u{a0}",
            "c2VjcmV0a2V5",
            "a$b#c&d;e|f%g+h i=j:k",
            &"k".repeat(Secret::MAX_LEN),
            &"$#&".repeat(Secret::MAX_LEN / 3),
        ] {
            for is_shown in [false, true] {
                let mut found = Vec::with_capacity(MAX_ALTERED / 2 + 1);
                let (forms, room) = (add(text.as_bytes(), is_shown, &mut found), found.capacity());
                assert_eq!((forms.len(), room), (found.len(), MAX_ALTERED / 2 + 1));
                for (index, (secret, (_, form))) in found.iter().zip(&forms).enumerate() {
                    assert!(secret.bytes() != text.as_bytes(), "{text:?} {form}");
                    assert!(found[..index].iter().all(|other| other.bytes() != secret.bytes()), "{text:?} {form}");
                }
            }
        }
    }

    #[test]
    fn a_secret_is_altered_in_the_ways_of_shells_and_forms() {
        for (from, to) in [
            ("6b6579", "key"),
            ("c2VjcmV0", "secret"),
            ("'key'", "key"),
            ("key\n", "key"),
            ("KEY=Rk2vQ8pL", "Rk2vQ8pL"),
            ("41207:Rk2vQ8pL", "Rk2vQ8pL"),
            ("Rk2vQ8pLRk2vQ8pL", "Rk2vQ8pL"),
            ("Rk2v\u{200b}Q8pL", "Rk2vQ8pL"),
            ("Kq7m$Zt9bL!w4Rs", "Kq7m!w4Rs"),
            ("A$QEsdXNWTK0Qc+iSAl", "A+iSAl"),
            ("Xb19iJGhq$o$sdfjSflshdD", "Xb19iJGhq"),
            ("v9gAh7&m9C*&@x6$h5^4hksFS", "v9gAh7"),
            ("abc #def", "abc"),
            ("Qm+7/aB9=Xk3", "Qm%2B7%2FaB9%3DXk3"),
            ("Qm+7/aB9=Xk3", "Qm 7/aB9=Xk3"),
            ("Qm%2B7", "Qm+7"),
            (">Zx3&y", "&gt;Zx3&amp;y"),
            ("a&amp;b", "a&b"),
            ("a\\b", "ab"),
            ("Rk2vQ8pLx7Tn", "Rk2vQ8pL"),
            ("key", "null"),
        ] {
            let mut found = Vec::new();
            add(from.as_bytes(), false, &mut found);
            add(from.as_bytes(), true, &mut found);
            assert!(found.iter().any(|secret| secret.bytes() == to.as_bytes()), "{from:?} {to:?}");
        }
        assert!(forms("6b6579").contains(&"decoded from hex"));
        assert!(forms("'key'").contains(&"without its quotes"));
        assert!(forms("key\n").contains(&"without the white space around it"));
    }

    #[test]
    fn a_part_of_a_secret_is_not_among_those_that_are_masked() {
        let mut found = Vec::new();
        let forms = add(b"Rk2vQ8pLx7TnWc4H$abc", false, &mut found);
        let is_part = |alteration: &Alteration| matches!(alteration, Alteration::Part | Alteration::Prefix);
        assert!(!forms.iter().any(|(alteration, _)| is_part(alteration)));
    }
}
