//! The text form of a scheme of a raw body: one clause an axis, none left to a default.

use super::cursor::Cursor;
use super::error::{RawSchemeError, RawSchemeProblem};
use super::part::Part;
use super::parts::Parts;
use super::scheme::{Age, Carrier, Layout, Mark, RawScheme, Time, UNITS, Unit};
use crate::scheme::{Encoding, Hash, Placement};

const SECRET: &str = "`prepend \"JOINT\"`, `append \"JOINT\"`, `hmac`, or several of them joined by `+`";
const DIGEST: &str = "`md5`, `sha1`, `sha256`, `sha384` or `sha512`";
const HEX: &str = "`lower` or `upper`";
const SIGNATURE: &str =
    "`alone`, `after \"TEXT\"`, `before \"TEXT\"`, both, or `item KEY separator \"MARK\" joint \"MARK\"`";
const TIME: &str = "`none`, `header NAME UNIT` or `item KEY UNIT`";
const UNIT: &str = "`seconds` or `milliseconds`";
const AGE: &str = "`any` or `past SECONDS future SECONDS`";
const MARK: &str = "one punctuation character or a space in quotation marks";
const SECONDS: &str = "a number of seconds";
const END: &str = "`;` or the end";
/// The digests that a build may leave out.
const OPTIONAL: [&str; 4] = ["sha1", "sha256", "sha384", "sha512"];

impl<'a> RawScheme<'a> {
    /// Reads a scheme from its text form, in which a user describes a gateway that is not built in.
    ///
    /// Seven clauses, separated by `;`, in any order, each exactly once; spaces are free:
    ///
    /// ```text
    /// text       PART PART …      body | body base64 | timestamp | header NAME | lf | "CONSTANT"
    /// secret     append "JOINT" | prepend "JOINT" | hmac     several joined by +
    /// digest     md5 | sha1 | sha256 | sha384 | sha512
    /// hex        lower | upper                               or in its place: base64
    /// signature  NAME alone | NAME after "TEXT" | NAME before "TEXT" | NAME after "TEXT" before "TEXT"
    ///            NAME item KEY separator "MARK" joint "MARK"
    /// time       none | header NAME UNIT | item KEY UNIT     UNIT: seconds | milliseconds
    /// age        any | past SECONDS future SECONDS
    /// ```
    ///
    /// `NAME` is the name of a header, in any letter case. Nothing is allocated; printing a scheme gives this
    /// form back.
    ///
    /// # Errors
    ///
    /// [`RawSchemeError`] with the byte where the text is not a scheme.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::raw::RawScheme;
    /// use paysign::{Message, Options, Secret, Wire};
    ///
    /// let scheme = RawScheme::parse(
    ///     "text timestamp \".\" body; secret hmac; digest sha256; hex lower; \
    ///      signature Sample-Signature item v1 separator \",\" joint \"=\"; time item t seconds; \
    ///      age past 300 future 60",
    /// )?;
    /// let notify = Message::of_raw_scheme(&scheme, Wire::Json);
    /// let secret = Secret::new("whsec_sample")?;
    /// let headers = [("sample-signature", "t=1743890251,v1=00")];
    /// let refused = notify
    ///     .verify_with_headers(b"{}", &headers, Some(1743890252), &secret, &Options::DEFAULT)
    ///     .unwrap_err();
    /// assert_eq!(refused.code().as_str(), "malformed_signature");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, RawSchemeError> {
        Cursor::new(text).scheme()
    }
}

/// The axes that have been read.
#[derive(Default)]
struct Draft<'a> {
    text: Option<(Parts<'a>, usize)>,
    secret: Option<Placement<'a>>,
    digest: Option<Hash>,
    encoding: Option<Encoding>,
    signature: Option<Carrier<'a>>,
    time: Option<(Time<'a>, usize)>,
    age: Option<(Age, usize)>,
}

impl<'a> Cursor<'a> {
    fn scheme(mut self) -> Result<RawScheme<'a>, RawSchemeError> {
        let mut draft = Draft::default();
        self.lexer.skip_blanks();
        while self.lexer.at < self.lexer.text.len() {
            self.clause(&mut draft)?;
            self.lexer.skip_blanks();
            if self.lexer.take_symbol(';') {
                self.lexer.skip_blanks();
                if self.lexer.at == self.lexer.text.len() {
                    return Err(self.error(RawSchemeProblem::UnknownAxis));
                }
            } else if self.lexer.at < self.lexer.text.len() {
                return Err(self.error(RawSchemeProblem::Expected(END)));
            }
        }
        let missing = |axis| self.error(RawSchemeProblem::MissingAxis(axis));
        let (text, text_at) = draft.text.ok_or(missing("text"))?;
        let secret = draft.secret.ok_or(missing("secret"))?;
        let digest = draft.digest.ok_or(missing("digest"))?;
        let encoding = draft.encoding.ok_or(missing("hex"))?;
        let signature = draft.signature.ok_or(missing("signature"))?;
        let (time, time_at) = draft.time.ok_or(missing("time"))?;
        let (age, age_at) = draft.age.ok_or(missing("age"))?;
        let has_timestamp = text.iter().any(|part| part == Part::Timestamp);
        let at = |offset, problem| Err(RawSchemeError { offset, problem });
        match time {
            Time::None if has_timestamp => at(text_at, RawSchemeProblem::NoTime),
            Time::None if age != Age::Any => at(age_at, RawSchemeProblem::NoTime),
            Time::Header(..) | Time::Item(..) if !has_timestamp => at(time_at, RawSchemeProblem::UnsignedTime),
            Time::Item(..) if !matches!(signature.layout, Layout::Item { .. }) => {
                at(time_at, RawSchemeProblem::NoItems)
            }
            _ => Ok(RawScheme { text, secret, digest, encoding, signature, time, age }),
        }
    }

    fn clause(&mut self, draft: &mut Draft<'a>) -> Result<(), RawSchemeError> {
        let at = self.lexer.at;
        let axis = self.lexer.word();
        let set = |is_set: bool, axis| {
            let problem = RawSchemeProblem::RepeatedAxis(axis);
            if is_set { Err(RawSchemeError { offset: at, problem }) } else { Ok(()) }
        };
        match axis {
            "text" => {
                set(draft.text.is_some(), "text")?;
                draft.text = Some(self.placed(Self::parts)?);
            }
            "secret" => {
                set(draft.secret.is_some(), "secret")?;
                draft.secret = Some(self.secret()?);
            }
            "digest" => {
                set(draft.digest.is_some(), "digest")?;
                draft.digest = Some(self.digest()?);
            }
            "hex" => {
                set(draft.encoding.is_some(), "hex")?;
                let cases = [("lower", Encoding::LowerHex), ("upper", Encoding::UpperHex)];
                draft.encoding = Some(self.one_of(&cases, HEX)?);
            }
            "base64" => {
                set(draft.encoding.is_some(), "base64")?;
                #[cfg(feature = "base64")]
                {
                    draft.encoding = Some(Encoding::Base64);
                }
                #[cfg(not(feature = "base64"))]
                return Err(RawSchemeError { offset: at, problem: RawSchemeProblem::LeftOut });
            }
            "signature" => {
                set(draft.signature.is_some(), "signature")?;
                draft.signature = Some(self.carrier()?);
            }
            "time" => {
                set(draft.time.is_some(), "time")?;
                draft.time = Some(self.placed(Self::time)?);
            }
            "age" => {
                set(draft.age.is_some(), "age")?;
                draft.age = Some(self.placed(Self::age)?);
            }
            _ => return Err(RawSchemeError { offset: at, problem: RawSchemeProblem::UnknownAxis }),
        }
        Ok(())
    }

    /// The value of an axis, and where it begins.
    fn placed<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, RawSchemeError>,
    ) -> Result<(T, usize), RawSchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        Ok((read(self)?, at))
    }

    fn parts(&mut self) -> Result<Parts<'a>, RawSchemeError> {
        let from = self.lexer.at;
        let (mut has_body, mut has_timestamp) = (false, false);
        loop {
            self.lexer.skip_blanks();
            let at = self.lexer.at;
            let part = self.part()?;
            let had = match part {
                part if part.is_body() => core::mem::replace(&mut has_body, true),
                Part::Timestamp => core::mem::replace(&mut has_timestamp, true),
                _ => false,
            };
            if had {
                return Err(RawSchemeError { offset: at, problem: RawSchemeProblem::RepeatedPart });
            }
            let to = self.lexer.at;
            self.lexer.skip_blanks();
            if self.lexer.rest().is_empty() || self.lexer.rest().starts_with(';') {
                let problem = RawSchemeProblem::NoBody;
                let text = Parts::Text(&self.lexer.text[from..to]);
                return if has_body { Ok(text) } else { Err(RawSchemeError { offset: from, problem }) };
            }
        }
    }

    fn secret(&mut self) -> Result<Placement<'a>, RawSchemeError> {
        let (mut front, mut back, mut hmac) = (None, None, false);
        loop {
            self.lexer.skip_blanks();
            let wrong = self.error(RawSchemeProblem::Expected(SECRET));
            match self.lexer.word_before_plus() {
                "append" if back.is_none() => back = Some(self.quoted()?),
                "prepend" if front.is_none() => front = Some(self.quoted()?),
                "hmac" if !hmac => hmac = true,
                _ => return Err(wrong),
            }
            self.lexer.skip_blanks();
            if !self.lexer.take_symbol('+') {
                break;
            }
        }
        let placement = match (front, back) {
            (Some(front), Some(back)) => Placement::both(front, back),
            (Some(front), None) => Placement::prepend(front),
            (None, Some(back)) => Placement::append(back),
            (None, None) => return Ok(Placement::hmac()),
        };
        Ok(if hmac { placement.and_hmac() } else { placement })
    }

    fn digest(&mut self) -> Result<Hash, RawSchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let word = self.lexer.word();
        let is_known = OPTIONAL.contains(&word);
        let problem = if is_known { RawSchemeProblem::LeftOut } else { RawSchemeProblem::Expected(DIGEST) };
        let found = Hash::ALL.iter().find(|hash| hash.as_str() == word).copied();
        found.ok_or(RawSchemeError { offset: at, problem })
    }

    fn carrier(&mut self) -> Result<Carrier<'a>, RawSchemeError> {
        let header = self.name()?;
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(SIGNATURE));
        let layout = match self.lexer.word() {
            "alone" => Layout::Alone { before: "", after: "" },
            "before" => Layout::Alone { before: "", after: self.quoted()? },
            "after" => {
                let (before, mut then) = (self.quoted()?, self.clone());
                then.lexer.skip_blanks();
                let after = if then.lexer.word() == "before" {
                    *self = then;
                    self.quoted()?
                } else {
                    ""
                };
                Layout::Alone { before, after }
            }
            "item" => {
                let key = self.name()?;
                self.keyword("separator", SIGNATURE)?;
                let separator = self.mark()?;
                self.keyword("joint", SIGNATURE)?;
                Layout::Item { key, separator, joint: self.mark()? }
            }
            _ => return Err(wrong),
        };
        Ok(Carrier { header, layout })
    }

    fn time(&mut self) -> Result<Time<'a>, RawSchemeError> {
        let wrong = self.error(RawSchemeProblem::Expected(TIME));
        match self.lexer.word() {
            "none" => Ok(Time::None),
            "header" => Ok(Time::Header(self.name()?, self.unit()?)),
            "item" => Ok(Time::Item(self.name()?, self.unit()?)),
            _ => Err(wrong),
        }
    }

    fn unit(&mut self) -> Result<Unit, RawSchemeError> {
        self.one_of(&UNITS, UNIT)
    }

    fn age(&mut self) -> Result<Age, RawSchemeError> {
        let wrong = self.error(RawSchemeProblem::Expected(AGE));
        match self.lexer.word() {
            "any" => Ok(Age::Any),
            "past" => {
                let past_secs = self.seconds()?;
                self.keyword("future", AGE)?;
                Ok(Age::Within { past_secs, future_secs: self.seconds()? })
            }
            _ => Err(wrong),
        }
    }

    fn seconds(&mut self) -> Result<u32, RawSchemeError> {
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(SECONDS));
        let word = self.lexer.word();
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse().ok().filter(|_| is_number).ok_or(wrong)
    }

    fn keyword(&mut self, wanted: &str, expected: &'static str) -> Result<(), RawSchemeError> {
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(expected));
        if self.lexer.word() == wanted { Ok(()) } else { Err(wrong) }
    }

    fn mark(&mut self) -> Result<Mark, RawSchemeError> {
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(MARK));
        match self.quoted()?.as_bytes() {
            [mark] => Mark::new(*mark).ok_or(wrong),
            _ => Err(wrong),
        }
    }

    fn one_of<T: Copy>(&mut self, values: &[(&str, T)], expected: &'static str) -> Result<T, RawSchemeError> {
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(expected));
        let word = self.lexer.word();
        values.iter().find(|(text, _)| *text == word).map(|(_, value)| *value).ok_or(wrong)
    }
}
