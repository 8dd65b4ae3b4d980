//! Secrets that differ from another one in the ways in which secrets get damaged, for the diagnosis.

mod parts;
mod recoded;

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::{Secret, remark};

/// What was done to a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// White space at its ends, lost or added.
    Blanks,
    /// White space only before it, which is rarer.
    BlanksInFront,
    /// Quotes around it.
    Quotes,
    /// A character without width, at one of its ends or inside.
    Mark,
    /// The case of its letters.
    Case,
    /// A character lost at an end.
    Cut,
    /// A part of it lost: at a sign that a shell, an `.env` reader or a query takes for its own.
    Part,
    /// All after its first characters lost.
    Prefix,
    /// A name or a number in front of it.
    Named,
    /// All of it written twice.
    Twice,
    /// Its digest, what it decodes to, or how it is written in a URL or in HTML.
    Recoded,
    /// A rarer form of these.
    RecodedRarely,
    /// A word in its place: `null`.
    Word,
}

impl Alteration {
    /// Whether what came of it may be shown: it is a part of the secret, by which that could be guessed byte
    /// by byte, or no secret at all.
    fn is_shown(self) -> bool {
        matches!(self, Self::Part | Self::Prefix | Self::Word)
    }
}

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

/// How many altered secrets there are at most.
pub const MAX_ALTERED: usize = 128;

impl Secret {
    /// Adds secrets that this one may have been damaged into, or from, to a list, and says what was done to
    /// each, and in which form. Those that `is_shown` or not: what may be shown is no secret.
    pub(crate) fn add_altered(&self, is_shown: bool, list: &mut Vec<Self>) -> Vec<(Alteration, &'static str)> {
        add(self.bytes(), is_shown, list)
    }
}

/// Adds the altered ones of a secret. Nothing of a secret is in the words.
fn add(secret: &[u8], is_shown: bool, list: &mut Vec<Secret>) -> Vec<(Alteration, &'static str)> {
    let mut all = Altered { of: secret, is_shown, start: list.len(), list, forms: Vec::new() };
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

/// Room in which a secret is written in another way; wiped.
struct Room {
    bytes: Zeroizing<[u8; Secret::MAX_LEN]>,
    len: usize,
    /// Whether it was too small.
    is_full: bool,
}

impl Room {
    fn new() -> Self {
        Self { bytes: Zeroizing::new([0; Secret::MAX_LEN]), len: 0, is_full: false }
    }

    fn push(&mut self, part: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + part.len()) {
            Some(room) => {
                room.copy_from_slice(part);
                self.len += part.len();
            }
            None => self.is_full = true,
        }
    }

    /// What was written; nothing if there was not room for all of it.
    fn bytes(&self) -> &[u8] {
        if self.is_full { &[] } else { &self.bytes[..self.len] }
    }
}

struct Altered<'s> {
    of: &'s [u8],
    /// Whether what may be shown is added, or what may not.
    is_shown: bool,
    list: &'s mut Vec<Secret>,
    /// Where the altered ones begin in the list.
    start: usize,
    forms: Vec<(Alteration, &'static str)>,
}

impl Altered<'_> {
    /// Adds what these parts make, unless it is the secret itself, empty or too long. It is made in its place
    /// in the list: what is moved there would leave a copy behind.
    fn add(&mut self, alteration: Alteration, form: &'static str, parts: &[&[u8]]) {
        if alteration.is_shown() != self.is_shown || self.forms.len() >= MAX_ALTERED / 2 {
            return;
        }
        let blank = Secret::BLANK;
        blank.add_to(self.list);
        let Some((made, others)) = self.list.split_last_mut() else { return };
        let is_made = parts.iter().all(|part| {
            let room = made.bytes.get_mut(made.len..made.len + part.len());
            made.len += part.len();
            room.map(|room| room.copy_from_slice(part)).is_some()
        });
        made.len = made.len.min(Secret::MAX_LEN);
        let is_new = !made.bytes().is_empty()
            && made.bytes() != self.of
            && others[self.start..].iter().all(|other| other.bytes() != made.bytes());
        if is_made && is_new {
            self.forms.push((alteration, form));
        } else {
            self.list.pop();
        }
    }
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
