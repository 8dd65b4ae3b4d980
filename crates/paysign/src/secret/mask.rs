//! What is shown masks the secrets that were given: every occurrence, wherever it is.

#[cfg(feature = "alloc")]
use core::ops::Range;

use super::Secret;

/// What is shown in the place of a secret.
const MARK: &[u8] = b"<secret>";

/// A secret of fewer bytes is masked only where it is a whole name or a whole value: else hardly anything
/// could be read any more.
const SHORTEST: usize = 4;

/// Secrets that must not be shown.
///
/// An occurrence counts whatever the case of its letters, and URL-encoded, as HTML or with backslashes too;
/// white space around the secret is left aside. A *part* of a secret is not masked: whoever may look at what
/// is masked could guess the secret byte by byte.
#[derive(Clone, Copy)]
pub struct Mask<'s>(&'s [Secret]);

impl<'s> Mask<'s> {
    /// These secrets.
    pub const fn new(secrets: &'s [Secret]) -> Self {
        Self(secrets)
    }

    /// A name or a value, masked.
    pub(crate) fn part<I: Iterator<Item = u8> + Clone>(self, text: I) -> Masked<'s, I> {
        let is_whole = self.is_whole(&text);
        Masked { mask: self, rest: text, is_whole, mark: &[] }
    }

    /// The same, written out.
    #[cfg(feature = "alloc")]
    pub fn masked(self, text: &[u8]) -> alloc::vec::Vec<u8> {
        self.part(text.iter().copied()).collect()
    }

    /// A text of ours that somebody may have written a secret into, masked.
    #[cfg(feature = "alloc")]
    pub(crate) fn text(self, text: &str) -> alloc::string::String {
        let masked = self.part(text.bytes()).collect::<alloc::vec::Vec<u8>>();
        alloc::string::String::from_utf8_lossy(&masked).into_owned()
    }

    /// Whether a name or a value holds a secret.
    #[cfg(feature = "alloc")]
    pub fn is_in(self, text: &[u8]) -> bool {
        self.is_whole(&text.iter().copied()) || (0..text.len()).any(|at| self.covered(text[at..].iter().copied()) > 0)
    }

    /// Where secrets are in a text, in order and apart; `parts` are its names and values.
    #[cfg(feature = "alloc")]
    pub(crate) fn places(self, text: &[u8], parts: &[Range<usize>]) -> alloc::vec::Vec<Range<usize>> {
        let whole = parts.iter().filter(|part| self.is_whole(&text[(*part).clone()].iter().copied()));
        let mut found: alloc::vec::Vec<Range<usize>> = whole.cloned().collect();
        let mut at = 0;
        while at < text.len() {
            let len = self.covered(text[at..].iter().copied());
            if len > 0 {
                found.push(at..at + len);
            }
            at += len.max(1);
        }
        found.sort_unstable_by_key(|place| place.start);
        found.dedup_by(|next, before| {
            let is_one = next.start < before.end;
            if is_one {
                before.end = before.end.max(next.end);
            }
            is_one
        });
        found
    }

    /// Whether the text is a secret and nothing else.
    fn is_whole(self, text: &(impl Iterator<Item = u8> + Clone)) -> bool {
        let is_one = |core: &[u8]| {
            let mut lens = SPELLINGS.iter().filter_map(|spelling| spelling.len_of(core, text.clone()));
            lens.any(|len| text.clone().nth(len).is_none())
        };
        self.cores().any(is_one)
    }

    /// How many bytes are secrets from here on: one, or several that overlap.
    fn covered(self, mut text: impl Iterator<Item = u8> + Clone) -> usize {
        let (mut at, mut end) = (0, 0);
        loop {
            end = end.max(at + self.found_at(&text));
            at += 1;
            if at >= end {
                return end;
            }
            text.next();
        }
    }

    /// How long the longest secret is that begins here.
    fn found_at(self, text: &(impl Iterator<Item = u8> + Clone)) -> usize {
        let Some(first) = text.clone().next() else { return 0 };
        let may_be = |core: &&[u8]| {
            core.len() >= SHORTEST && (b"%+&\\".contains(&first) || core[0].eq_ignore_ascii_case(&first))
        };
        let spelled = |core: &[u8]| SPELLINGS.iter().filter_map(|spelling| spelling.len_of(core, text.clone())).max();
        self.cores().filter(may_be).filter_map(spelled).max().unwrap_or(0)
    }
}

impl<'s> Mask<'s> {
    /// What is not shown: the secrets, and the parts of those that have several.
    fn cores(self) -> impl Iterator<Item = &'s [u8]> {
        self.0.iter().flat_map(|secret| core::iter::once(secret.core()).chain(secret.parts()))
    }
}

impl Secret {
    /// The parts of `NAME=VALUE&NAME=VALUE`, if there are several.
    fn parts(&self) -> impl Iterator<Item = &[u8]> {
        let part =
            |part: &'_ [u8]| part.iter().position(|byte| *byte == b'=').is_some_and(|at| at > 0 && at + 1 < part.len());
        let parts = self.bytes().split(|byte| *byte == b'&');
        let has_several = cfg!(feature = "axes") && parts.clone().count() > 1 && parts.clone().all(part);
        let value = |part: &'_ [u8]| part.iter().position(|byte| *byte == b'=').map_or(0, |at| at + 1);
        parts.filter(move |_| has_several).filter_map(move |part| part.get(value(part)..))
    }

    /// Without the white space around it, if anything is left then.
    fn core(&self) -> &[u8] {
        let trimmed = self.bytes().trim_ascii();
        if trimmed.is_empty() { self.bytes() } else { trimmed }
    }
}

/// A part of a text, masked where it belongs to one of the places. All parts together are the masked text: a
/// place that began before this part was marked there.
#[cfg(feature = "alloc")]
pub(crate) fn cut(text: &[u8], part: Range<usize>, places: &[Range<usize>]) -> alloc::vec::Vec<u8> {
    let (mut masked, mut at) = (alloc::vec::Vec::with_capacity(part.len() + MARK.len()), part.start);
    for place in places.iter().filter(|place| place.end > part.start && place.start < part.end) {
        if place.start >= part.start {
            masked.extend_from_slice(&text[at..place.start]);
            masked.extend_from_slice(MARK);
        }
        at = place.end.min(part.end);
    }
    masked.extend_from_slice(&text[at..part.end]);
    masked
}

/// How a text may spell the bytes of a secret. What differs from a spelling to the next is only what some
/// bytes become.
#[derive(Clone, Copy)]
enum Spelling {
    Plain,
    Url,
    Html,
    /// As JSON and `addslashes` write it.
    Slashed,
}

const SPELLINGS: [Spelling; 4] = [Spelling::Plain, Spelling::Url, Spelling::Html, Spelling::Slashed];

impl Spelling {
    /// How many bytes of the text spell the secret.
    fn len_of(self, secret: &[u8], mut text: impl Iterator<Item = u8> + Clone) -> Option<usize> {
        let mut len = 0;
        for byte in secret {
            let step = self.step(*byte, &text)?;
            text.nth(step - 1);
            len += step;
        }
        Some(len)
    }

    /// How many bytes of the text spell this one.
    fn step(self, byte: u8, text: &(impl Iterator<Item = u8> + Clone)) -> Option<usize> {
        let begins = |wanted: &[u8]| {
            let mut text = text.clone();
            wanted.iter().all(|wanted| text.next().is_some_and(|byte| byte.eq_ignore_ascii_case(wanted)))
        };
        let as_it_is = |is_allowed: bool| (is_allowed && begins(&[byte])).then_some(1);
        let digit = |nibble: u8| b"0123456789abcdef"[usize::from(nibble)];
        match self {
            Self::Plain => as_it_is(true),
            Self::Url if begins(&[b'%', digit(byte >> 4), digit(byte & 15)]) => Some(3),
            Self::Url if byte == b' ' && begins(b"+") => Some(1),
            Self::Url => as_it_is(byte != b'%'),
            Self::Html => {
                let entity = entities(byte).iter().find(|entity| begins(entity.as_bytes())).map(|entity| entity.len());
                entity.or_else(|| as_it_is(byte != b'&'))
            }
            Self::Slashed if b"\"'/\\".contains(&byte) && begins(&[b'\\', byte]) => Some(2),
            Self::Slashed => as_it_is(byte != b'\\'),
        }
    }
}

fn entities(byte: u8) -> &'static [&'static str] {
    match byte {
        b'&' => &["&amp;"],
        b'<' => &["&lt;"],
        b'>' => &["&gt;"],
        b'"' => &["&quot;", "&#34;"],
        b'\'' => &["&#039;", "&#39;", "&#x27;", "&apos;"],
        _ => &[],
    }
}

/// A name or a value with its secrets masked.
#[derive(Clone)]
pub(crate) struct Masked<'s, I> {
    mask: Mask<'s>,
    rest: I,
    /// Whether all of it is a secret.
    is_whole: bool,
    /// What is left of a mark.
    mark: &'static [u8],
}

impl<I: Iterator<Item = u8> + Clone> Iterator for Masked<'_, I> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.mark.is_empty() {
            if core::mem::take(&mut self.is_whole) {
                self.rest.by_ref().for_each(drop);
                self.mark = MARK;
            } else if let Some(last) = self.mask.covered(self.rest.clone()).checked_sub(1) {
                self.rest.nth(last);
                self.mark = MARK;
            }
        }
        match self.mark.split_first() {
            Some((first, rest)) => {
                self.mark = rest;
                Some(*first)
            }
            None => self.rest.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::string::String;
    use std::vec::Vec;

    use super::*;

    fn secrets(texts: &[&str]) -> Vec<Secret> {
        texts.iter().map(|text| Secret::exact(text).expect("a secret")).collect()
    }

    fn masked(text: &str, given: &[&str]) -> String {
        let secrets = secrets(given);
        let bytes = Mask::new(&secrets).part(text.bytes()).collect::<Vec<u8>>();
        assert_eq!(Mask::new(&secrets).is_in(text.as_bytes()), bytes != text.as_bytes());
        let whole = 0..text.len();
        let places = Mask::new(&secrets).places(text.as_bytes(), core::slice::from_ref(&whole));
        assert_eq!(cut(text.as_bytes(), whole, &places), bytes, "{text}");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn every_occurrence_is_masked() {
        assert_eq!(masked("k3y!", &["k3y!"]), "<secret>");
        assert_eq!(masked("a k3y! b K3Y! k3y", &["k3y!"]), "a <secret> b <secret> k3y");
        assert_eq!(masked("k3y!k3y!", &["k3y!"]), "<secret><secret>");
        assert_eq!(masked("the k3y! x", &[" k3y!\r\n"]), "the <secret> x");
    }

    #[test]
    fn what_overlaps_is_masked_as_one() {
        assert_eq!(masked("xababab!", &["abab"]), "x<secret>!");
        assert_eq!(masked("x-first-second-y", &["-first-", "-second-"]), "x<secret>y");
        assert_eq!(masked("the-long-one", &["the-long", "the-long-one"]), "<secret>");
    }

    #[test]
    fn a_secret_in_other_spellings_is_masked() {
        for text in
            [r#"a+b/&"c'"#, "a%2Bb%2f%26%22c%27", "a%2Bb/%26%22c%27", r#"a+b\/&\"c\'"#, "a+b/&amp;&quot;c&#039;"]
        {
            assert_eq!(masked(&std::format!("<{text}>"), &[r#"a+b/&"c'"#]), "<<secret>>", "{text}");
        }
        assert_eq!(masked("50%25 off+now", &["50%25 off+now"]), "<secret>");
        assert_eq!(masked("50%25+off+now", &["50% off now"]), "<secret>");
    }

    #[test]
    fn a_very_short_secret_is_masked_as_a_whole_alone() {
        assert_eq!(masked("key", &["key"]), "<secret>");
        assert_eq!(masked("KEY", &["key"]), "<secret>");
        assert_eq!(masked("keys", &["key"]), "keys");
    }
}
