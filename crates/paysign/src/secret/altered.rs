//! Secrets that differ from another one in the ways in which secrets get damaged, for the diagnosis.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::Secret;
use crate::base64;
use crate::canonical::Sink as _;
use crate::digest::Hasher;
use crate::scheme::{Encoding, Hash};

/// What was done to a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// White space at its ends, lost or added.
    Blanks,
    /// White space only before it, which is rarer.
    BlanksInFront,
    /// Quotes around it.
    Quotes,
    /// A mark without width at one of its ends.
    Mark,
    /// The case of its letters.
    Case,
    /// A character lost, or all of it written twice.
    Cut,
    /// Its digest, or what it decodes to.
    Recoded,
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

/// How many altered secrets there are at most.
pub const MAX_ALTERED: usize = 48;

impl Secret {
    /// Adds secrets that this one may have been damaged into, or from, to a list, and says what was done to
    /// each, and in which form.
    pub(crate) fn add_altered(&self, list: &mut Vec<Self>) -> Vec<(Alteration, &'static str)> {
        add(self.bytes(), list)
    }
}

/// Adds the altered ones of a secret. Nothing of a secret is in the words.
fn add(secret: &[u8], list: &mut Vec<Secret>) -> Vec<(Alteration, &'static str)> {
    let mut all = Altered { of: secret, start: list.len(), list, forms: Vec::new() };
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
    let mut case = Zeroizing::new([0; Secret::MAX_LEN]);
    let case = &mut case[..secret.len()];
    case.copy_from_slice(secret);
    case.make_ascii_lowercase();
    all.add(Alteration::Case, "in lower case", &[case]);
    case.make_ascii_uppercase();
    all.add(Alteration::Case, "in capitals", &[case]);
    all.add(Alteration::Cut, "without its last character", &[&secret[..secret.len() - 1]]);
    all.add(Alteration::Cut, "without its first character", &[&secret[1..]]);
    all.add(Alteration::Cut, "written twice", &[secret, secret]);
    for (case, form) in
        [(Encoding::LowerHex, "its MD5 in its place"), (Encoding::UpperHex, "its MD5 in capitals in its place")]
    {
        let mut hasher = Hasher::new(Hash::Md5);
        hasher.put(secret);
        all.add(Alteration::Recoded, form, &[hasher.finish().to_signature(case).as_str().as_bytes()]);
    }
    let mut bytes = Zeroizing::new([0; Secret::MAX_LEN]);
    let decoded = &mut bytes[..secret.len() / 2];
    if hex::decode_to_slice(secret, decoded).is_ok() {
        all.add(Alteration::Recoded, "decoded from hex", &[decoded]);
    }
    let mut bytes = Zeroizing::new([0; Secret::MAX_LEN]);
    let mut len = 0;
    let mut keep = |byte| {
        bytes[len] = byte;
        len += 1;
    };
    if secret.len().is_multiple_of(4) && base64::decode(secret, &mut keep).is_some() {
        all.add(Alteration::Recoded, "decoded from Base64", &[&bytes[..len]]);
    }
    all.forms
}

struct Altered<'s> {
    of: &'s [u8],
    list: &'s mut Vec<Secret>,
    /// Where the altered ones begin in the list.
    start: usize,
    forms: Vec<(Alteration, &'static str)>,
}

impl Altered<'_> {
    /// Adds what these parts make, unless it is the secret itself, empty or too long. It is made in its place
    /// in the list: what is moved there would leave a copy behind.
    fn add(&mut self, alteration: Alteration, form: &'static str, parts: &[&[u8]]) {
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

    #[test]
    fn every_alteration_makes_another_secret_and_none_twice() {
        for text in ["6b6579", " \"key\"\r\n", "k", "Key\u{a0}", "c2VjcmV0a2V5", &"k".repeat(Secret::MAX_LEN)] {
            let mut found = Vec::with_capacity(MAX_ALTERED);
            let (forms, room) = (add(text.as_bytes(), &mut found), found.capacity());
            assert_eq!((forms.len(), room), (found.len(), MAX_ALTERED));
            for (index, (secret, (_, form))) in found.iter().zip(&forms).enumerate() {
                assert!(secret.bytes() != text.as_bytes(), "{text:?} {form}");
                assert!(found[..index].iter().all(|other| other.bytes() != secret.bytes()), "{text:?} {form}");
            }
        }
        let forms =
            |text: &str| add(text.as_bytes(), &mut Vec::new()).into_iter().map(|(_, form)| form).collect::<Vec<_>>();
        assert!(forms("6b6579").contains(&"decoded from hex"));
        assert!(forms("c2VjcmV0").contains(&"decoded from Base64"));
        assert!(forms("'key'").contains(&"without its quotes"));
        assert!(forms("key\n").contains(&"without the white space around it"));
    }
}
