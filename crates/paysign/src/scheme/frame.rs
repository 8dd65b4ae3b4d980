//! What surrounds the fields where that is more than a secret and a joint, and what is made of a secret.

use super::error::{SchemeError, SchemeProblem};
use super::hash::Hash;
use super::lexer::{Lexer, is_blank};
use super::names::invalid_in_name;
use super::part::{Part, constant, part};
use super::quoted::Quoted;

/// The parts of a text around its fields, as a scheme's text holds them.
#[derive(Clone, Copy)]
pub struct Frame<'a>(&'a str);

/// One part of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element<'a> {
    /// A constant text.
    Text(&'a str),
    /// The secret, or a part of it.
    Secret(Part<'a>),
    /// The value of a field of the body; nothing where it is not there.
    Field(&'a str),
    /// The fields, joined.
    Fields,
    /// The hex digest of the fields, joined.
    Digest,
}

impl Element<'_> {
    /// Whether it stands for the fields.
    const fn is_body(&self) -> bool {
        matches!(self, Self::Fields | Self::Digest)
    }
}

impl<'a> Frame<'a> {
    /// A frame as a scheme's text has it.
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// Its parts, in their order.
    pub fn iter(self) -> impl Iterator<Item = Element<'a>> + Clone {
        let mut lexer = Lexer::new(self.0);
        Elements {
            lexer: {
                lexer.skip_blanks();
                lexer
            },
        }
    }
}

#[derive(Clone)]
struct Elements<'a> {
    lexer: Lexer<'a>,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        let read = element(&mut self.lexer).ok()?;
        self.lexer.skip_blanks();
        read
    }
}

const ELEMENT: &str = "a text in quotation marks, `<secret>`, `<PART>`, `field NAME`, `fields` or `digest`";

fn is_end(character: char) -> bool {
    is_blank(character) || matches!(character, ',' | ';' | '"' | '\'' | '+')
}

/// Reads one part, at its beginning; `None` where none begins.
fn element<'a>(lexer: &mut Lexer<'a>) -> Result<Option<Element<'a>>, SchemeError> {
    if lexer.is_at_quote() {
        return constant(lexer).map(|text| Some(Element::Text(text)));
    }
    let at = lexer.at;
    let wrong = |problem| Err(SchemeError { offset: at, problem });
    match lexer.word_until(is_end) {
        "fields" => Ok(Some(Element::Fields)),
        "digest" => Ok(Some(Element::Digest)),
        "field" => {
            lexer.skip_blanks();
            let at = lexer.at;
            let name = lexer.word_until(is_end);
            match name.find(invalid_in_name) {
                _ if name.is_empty() => Err(SchemeError { offset: at, problem: SchemeProblem::Expected("a name") }),
                None => Ok(Some(Element::Field(name))),
                Some(within) => Err(SchemeError { offset: at + within, problem: SchemeProblem::InvalidName }),
            }
        }
        "<secret>" => Ok(Some(Element::Secret(Part::Whole))),
        word if word.starts_with('<') => match part(word) {
            Some(part) => Ok(Some(Element::Secret(part))),
            None => wrong(SchemeProblem::Expected(ELEMENT)),
        },
        word => {
            lexer.at = at;
            if word.is_empty() || word == "as" { Ok(None) } else { wrong(SchemeProblem::Expected(ELEMENT)) }
        }
    }
}

/// Reads a frame.
pub(super) fn frame<'a>(lexer: &mut Lexer<'a>) -> Result<Frame<'a>, SchemeError> {
    lexer.skip_blanks();
    let from = lexer.at;
    let mut to = from;
    let mut bodies = 0;
    loop {
        let at = lexer.at;
        let Some(read) = element(lexer)? else { break };
        bodies += usize::from(read.is_body());
        if bodies > 1 {
            return Err(SchemeError { offset: at, problem: SchemeProblem::Expected("`fields` or `digest` once") });
        }
        to = lexer.at;
        lexer.skip_blanks();
    }
    if bodies == 0 {
        return Err(SchemeError {
            offset: lexer.at,
            problem: SchemeProblem::Expected("a frame with `fields` or `digest`"),
        });
    }
    lexer.at = to;
    Ok(Frame(&lexer.text[from..to]))
}

/// What is made of the secret before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken<'a> {
    /// Nothing: its bytes count.
    AsIs,
    /// It is hex of the bytes that count.
    FromHex,
    /// It is Base64 of the bytes that count.
    #[cfg(feature = "base64")]
    FromBase64,
    /// The hex of its digest counts, in upper case or not.
    Digest(Hash, bool),
    /// HMAC over it counts, of the scheme's hash and with this key.
    Hmac(&'a str),
}

/// The words of digests in upper case.
const UPPER: &[(&str, &str)] = &[("MD5", "md5"), ("SHA1", "sha1"), ("SHA256", "sha256"), ("SHA512", "sha512")];

const HOW: &str =
    "`hex`, `base64`, `md5`, `MD5`, `sha1`, `SHA1`, `sha256`, `SHA256`, `sha512`, `SHA512` or `hmac \"TEXT\"`";

/// Reads what is after `as`.
pub(super) fn taken<'a>(lexer: &mut Lexer<'a>) -> Result<Taken<'a>, SchemeError> {
    lexer.skip_blanks();
    let at = lexer.at;
    let word = lexer.word();
    let wrong = |problem| Err(SchemeError { offset: at, problem });
    match word {
        "hex" => Ok(Taken::FromHex),
        #[cfg(feature = "base64")]
        "base64" => Ok(Taken::FromBase64),
        #[cfg(not(feature = "base64"))]
        "base64" => wrong(SchemeProblem::LeftOut),
        "hmac" => {
            lexer.skip_blanks();
            constant(lexer).map(Taken::Hmac)
        }
        _ => {
            let upper = UPPER.iter().find(|(upper, _)| *upper == word);
            let name = upper.map_or(word, |(_, lower)| lower);
            match Hash::ALL.iter().find(|hash| hash.as_str() == name && name != "sha384") {
                Some(hash) => Ok(Taken::Digest(*hash, upper.is_some())),
                None if UPPER.iter().any(|(_, lower)| *lower == name) => wrong(SchemeProblem::LeftOut),
                None => wrong(SchemeProblem::Expected(HOW)),
            }
        }
    }
}

impl core::fmt::Display for Taken<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::AsIs => Ok(()),
            Self::FromHex => f.write_str(" as hex"),
            #[cfg(feature = "base64")]
            Self::FromBase64 => f.write_str(" as base64"),
            Self::Hmac(key) => write!(f, " as hmac {}", Quoted(key)),
            Self::Digest(hash, is_upper) => {
                let upper = UPPER.iter().find(|(_, lower)| *lower == hash.as_str()).filter(|_| *is_upper);
                write!(f, " as {}", upper.map_or(hash.as_str(), |(upper, _)| upper))
            }
        }
    }
}

impl PartialEq for Frame<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Frame<'_> {}

impl core::fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl core::fmt::Display for Frame<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (index, element) in self.iter().enumerate() {
            f.write_str(if index > 0 { " " } else { "" })?;
            match element {
                Element::Text(text) => Quoted(text).fmt(f)?,
                Element::Secret(part) => part.fmt(f)?,
                Element::Field(name) => write!(f, "field {name}")?,
                Element::Fields => f.write_str("fields")?,
                Element::Digest => f.write_str("digest")?,
            }
        }
        Ok(())
    }
}
