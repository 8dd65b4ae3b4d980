//! The text form of a scheme: one clause an axis, none left to a default.

use core::fmt;

use super::print::PAIRS;
use super::{Empty, Encoding, Fields, Hash, Names, Null, Order, Pair, Placement, Scheme, Separator};
use crate::code::Code;

/// Why a text is not a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemeError {
    /// The byte of the text where the offending word begins; the text's length where something is missing.
    pub offset: usize,
    /// What is wrong there.
    pub problem: SchemeProblem,
}

/// What is wrong with a text that is not a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeProblem {
    /// A clause begins with a word that is not an axis.
    UnknownAxis,
    /// The axis has been given already.
    RepeatedAxis(&'static str),
    /// The axis is not given, and there are no defaults.
    MissingAxis(&'static str),
    /// The axis has no such value; these are its values.
    Expected(&'static str),
    /// A name holds a character that no name may have.
    InvalidName,
    /// A list holds a name twice.
    RepeatedName,
    /// A joint is longer than 32 bytes or holds something else than printable ASCII.
    InvalidJoint,
    /// A quotation mark without a second one.
    OpenQuote,
    /// `order listed` without `fields only`.
    NothingListed,
    /// `fields marked` without a table that marks them.
    NoTable,
    /// A digest, or a way to write one, that this build leaves out.
    LeftOut,
}

impl SchemeError {
    /// The stable code.
    pub fn code(&self) -> Code {
        Code::SchemeSyntax
    }
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {} of the scheme: ", self.offset)?;
        match self.problem {
            SchemeProblem::UnknownAxis => {
                f.write_str("expected one of fields, empty, null, order, pair, separator, secret, digest, hex, base64")
            }
            SchemeProblem::RepeatedAxis(axis) => write!(f, "`{axis}` is given twice"),
            SchemeProblem::MissingAxis(axis) => write!(f, "`{axis}` is missing; no axis has a default"),
            SchemeProblem::Expected(values) => write!(f, "expected {values}"),
            SchemeProblem::InvalidName => {
                f.write_str("a name holds none of the characters = & and no control character")
            }
            SchemeProblem::RepeatedName => f.write_str("this name is in the list already"),
            SchemeProblem::InvalidJoint => f.write_str("a joint is at most 32 printable ASCII characters"),
            SchemeProblem::OpenQuote => f.write_str("the quotation mark is not closed"),
            SchemeProblem::NothingListed => f.write_str("`order listed` needs `fields only` with the list"),
            SchemeProblem::NoTable => f.write_str("`fields marked` needs a table; use `fields only`"),
            SchemeProblem::LeftOut => f.write_str("this build leaves it out"),
        }
    }
}

impl core::error::Error for SchemeError {}

const FIELDS: &str = "`all`, `all but NAME, …` or `only NAME, …`";
const EMPTY: &str = "`skip` or `keep`";
const NULL: &str = "`word` or `empty`";
const ORDER: &str = "`name` or `listed`";
const PAIR: &str = "`name=value`, `name=>value`, `namevalue` or `value`";
const SEPARATOR: &str = "`none` or one punctuation character in quotes, such as \"&\"";
const SECRET: &str = "`prepend \"JOINT\"`, `append \"JOINT\"`, `hmac`, or several of them joined by `+`";
const DIGEST: &str = "`md5`, `sha1`, `sha256`, `sha384` or `sha512`";
const HEX: &str = "`lower` or `upper`";
const END: &str = "`;` or the end";

impl<'a> Scheme<'a> {
    /// Reads a scheme from its text form, in which a user describes a gateway that is not built in.
    ///
    /// Nine clauses, separated by `;`, in any order, each exactly once; spaces are free:
    ///
    /// ```text
    /// fields     all | all but NAME, … | only NAME, …        (marked: only with a table that marks them)
    /// empty      skip | keep
    /// null       word | empty
    /// order      name | listed
    /// pair       name=value | name=>value | namevalue | value
    /// separator  "&" | none                                  one punctuation character but = > "
    /// secret     append "JOINT" | prepend "JOINT" | hmac     several joined by +
    /// digest     md5 | sha1 | sha256 | sha384 | sha512
    /// hex        lower | upper                               or in its place: base64
    /// ```
    ///
    /// Nothing is allocated; the scheme borrows its names and joints from the text. Printing a scheme gives
    /// this form back.
    ///
    /// # Errors
    ///
    /// [`SchemeError`] with the byte where the text is not a scheme.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Message, Scheme, Secret, Wire};
    ///
    /// let scheme = Scheme::parse(
    ///     "fields all but sign; empty skip; null word; order name; pair name=value; \
    ///      separator \"&\"; secret append \"&key=\"; digest md5; hex upper",
    /// )?;
    /// let notify = Message::of_scheme(scheme, "sign", Wire::Form);
    /// let secret = Secret::new("192006250b4c09247ec02edce69f6a2d")?;
    /// let body = b"appid=wxd930ea5d5a258f4f&mch_id=10000100&device_info=1000&body=test\
    ///     &nonce_str=ibuaiVcKdpRxkhJA&sign=9A0A8659F005D6984697E2CA0A9CF3B7";
    /// let verified = notify.verify(body, &secret)?;
    /// assert!(verified.get("mch_id").is_some_and(|value| value == "10000100"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, SchemeError> {
        Parser { text, at: 0, has_table: false }.scheme()
    }

    /// The same for a message that has a table of fields, so that `fields marked` has a meaning.
    ///
    /// # Errors
    ///
    /// As [`Scheme::parse`].
    pub fn parse_with_table(text: &'a str) -> Result<Self, SchemeError> {
        Parser { text, at: 0, has_table: true }.scheme()
    }
}

/// The axes that have been read.
#[derive(Default)]
struct Draft<'a> {
    fields: Option<Fields<'a>>,
    empty: Option<Empty>,
    null: Option<Null>,
    order: Option<(Order, usize)>,
    pair: Option<Pair>,
    separator: Option<Separator>,
    secret: Option<Placement<'a>>,
    digest: Option<Hash>,
    encoding: Option<Encoding>,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Whether a table may say which fields are signed.
    has_table: bool,
}

impl<'a> Parser<'a> {
    /// Bytes of the longest joint.
    const LONGEST_JOINT: usize = 32;

    fn scheme(mut self) -> Result<Scheme<'a>, SchemeError> {
        let mut draft = Draft::default();
        self.skip_blanks();
        while self.at < self.text.len() {
            self.clause(&mut draft)?;
            self.skip_blanks();
            if self.take_symbol(';') {
                self.skip_blanks();
                if self.at == self.text.len() {
                    return Err(self.error(SchemeProblem::UnknownAxis));
                }
            } else if self.at < self.text.len() {
                return Err(self.error(SchemeProblem::Expected(END)));
            }
        }
        let missing = |axis| SchemeError { offset: self.text.len(), problem: SchemeProblem::MissingAxis(axis) };
        let fields = draft.fields.ok_or(missing("fields"))?;
        let empty = draft.empty.ok_or(missing("empty"))?;
        let null = draft.null.ok_or(missing("null"))?;
        let (order, order_at) = draft.order.ok_or(missing("order"))?;
        let scheme = Scheme {
            fields,
            empty,
            null,
            order,
            pair: draft.pair.ok_or(missing("pair"))?,
            separator: draft.separator.ok_or(missing("separator"))?,
            secret: draft.secret.ok_or(missing("secret"))?,
            digest: draft.digest.ok_or(missing("digest"))?,
            encoding: draft.encoding.ok_or(missing("hex"))?,
        };
        if order == Order::Listed && !matches!(fields, Fields::Only(_)) {
            return Err(SchemeError { offset: order_at, problem: SchemeProblem::NothingListed });
        }
        Ok(scheme)
    }

    fn clause(&mut self, draft: &mut Draft<'a>) -> Result<(), SchemeError> {
        let at = self.at;
        let axis = self.word();
        let set = |is_set: bool, axis| {
            let problem = SchemeProblem::RepeatedAxis(axis);
            if is_set { Err(SchemeError { offset: at, problem }) } else { Ok(()) }
        };
        match axis {
            "fields" => {
                set(draft.fields.is_some(), "fields")?;
                draft.fields = Some(self.fields()?);
            }
            "empty" => {
                set(draft.empty.is_some(), "empty")?;
                draft.empty = Some(self.one_of(&[("skip", Empty::Skip), ("keep", Empty::Keep)], EMPTY)?);
            }
            "null" => {
                set(draft.null.is_some(), "null")?;
                draft.null = Some(self.one_of(&[("word", Null::Word), ("empty", Null::Empty)], NULL)?);
            }
            "order" => {
                set(draft.order.is_some(), "order")?;
                let order = self.one_of(&[("name", Order::ByName), ("listed", Order::Listed)], ORDER)?;
                draft.order = Some((order, self.at - if order == Order::Listed { "listed".len() } else { 0 }));
            }
            "pair" => {
                set(draft.pair.is_some(), "pair")?;
                draft.pair = Some(self.one_of(&PAIRS, PAIR)?);
            }
            "separator" => {
                set(draft.separator.is_some(), "separator")?;
                draft.separator = Some(self.separator()?);
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
                return Err(SchemeError { offset: at, problem: SchemeProblem::LeftOut });
            }
            _ => return Err(SchemeError { offset: at, problem: SchemeProblem::UnknownAxis }),
        }
        Ok(())
    }

    fn fields(&mut self) -> Result<Fields<'a>, SchemeError> {
        self.skip_blanks();
        let at = self.at;
        match self.word() {
            "all" => {
                self.skip_blanks();
                let at = self.at;
                match self.word() {
                    "but" => Ok(Fields::AllBut(self.names()?)),
                    "" => Ok(Fields::AllBut(Names::NONE)),
                    _ => Err(SchemeError { offset: at, problem: SchemeProblem::Expected(FIELDS) }),
                }
            }
            "only" => Ok(Fields::Only(self.names()?)),
            "marked" if self.has_table => Ok(Fields::Marked),
            "marked" => Err(SchemeError { offset: at, problem: SchemeProblem::NoTable }),
            _ => Err(SchemeError { offset: at, problem: SchemeProblem::Expected(FIELDS) }),
        }
    }

    fn names(&mut self) -> Result<Names<'a>, SchemeError> {
        self.skip_blanks();
        let from = self.at;
        loop {
            self.skip_blanks();
            let at = self.at;
            let name = self.word();
            if name.is_empty() {
                return Err(SchemeError { offset: at, problem: SchemeProblem::Expected("a name") });
            }
            let invalid = |character: char| matches!(character, '=' | '&') || character.is_control();
            if let Some(within) = name.find(invalid) {
                return Err(SchemeError { offset: at + within, problem: SchemeProblem::InvalidName });
            }
            if Names::Text(&self.text[from..at]).iter().any(|earlier| earlier == name) {
                return Err(SchemeError { offset: at, problem: SchemeProblem::RepeatedName });
            }
            let to = self.at;
            self.skip_blanks();
            if !self.take_symbol(',') {
                return Ok(Names::Text(&self.text[from..to]));
            }
        }
    }

    fn separator(&mut self) -> Result<Separator, SchemeError> {
        self.skip_blanks();
        let at = self.at;
        let wrong = SchemeError { offset: at, problem: SchemeProblem::Expected(SEPARATOR) };
        if !self.rest().starts_with('"') {
            return if self.word() == "none" { Ok(Separator::Nothing) } else { Err(wrong) };
        }
        let inside = SchemeError { offset: at + 1, ..wrong };
        match self.quoted()?.as_bytes() {
            [character, rest @ ..] => match Separator::new(*character).ok_or(inside)? {
                separator if rest.is_empty() => Ok(separator),
                _ => Err(SchemeError { offset: at + 2, ..wrong }),
            },
            [] => Err(inside),
        }
    }

    fn secret(&mut self) -> Result<Placement<'a>, SchemeError> {
        let mut placement = Placement { prepend: None, append: None, hmac: false };
        loop {
            self.skip_blanks();
            let wrong = self.error(SchemeProblem::Expected(SECRET));
            match self.word_before_plus() {
                "append" if placement.append.is_none() => placement.append = Some(self.joint()?),
                "prepend" if placement.prepend.is_none() => placement.prepend = Some(self.joint()?),
                "hmac" if !placement.hmac => placement.hmac = true,
                _ => return Err(wrong),
            }
            self.skip_blanks();
            if !self.take_symbol('+') {
                return Ok(placement);
            }
        }
    }

    fn joint(&mut self) -> Result<&'a str, SchemeError> {
        self.skip_blanks();
        let at = self.at;
        let joint = self.quoted()?;
        let invalid = |(within, byte): (usize, u8)| within >= Self::LONGEST_JOINT || !matches!(byte, b' '..=b'~');
        match joint.bytes().enumerate().position(invalid) {
            None => Ok(joint),
            Some(within) => Err(SchemeError { offset: at + 1 + within, problem: SchemeProblem::InvalidJoint }),
        }
    }

    fn digest(&mut self) -> Result<Hash, SchemeError> {
        self.skip_blanks();
        let at = self.at;
        let word = self.word();
        let left_out = || {
            let is_known = Hash::OPTIONAL.contains(&word);
            let problem = if is_known { SchemeProblem::LeftOut } else { SchemeProblem::Expected(DIGEST) };
            SchemeError { offset: at, problem }
        };
        Hash::ALL.iter().find(|hash| hash.as_str() == word).copied().ok_or_else(left_out)
    }

    fn one_of<T: Copy>(&mut self, values: &[(&str, T)], expected: &'static str) -> Result<T, SchemeError> {
        self.skip_blanks();
        let wrong = self.error(SchemeProblem::Expected(expected));
        let word = self.word();
        values.iter().find(|(text, _)| *text == word).map(|(_, value)| *value).ok_or(wrong)
    }

    /// A text in quotation marks; at its beginning.
    fn quoted(&mut self) -> Result<&'a str, SchemeError> {
        let Some(inside) = self.rest().strip_prefix('"') else {
            return Err(self.error(SchemeProblem::Expected("a text in quotation marks")));
        };
        let Some((quoted, _)) = inside.split_once('"') else {
            return Err(SchemeError { offset: self.text.len(), problem: SchemeProblem::OpenQuote });
        };
        self.at += quoted.len() + 2;
        Ok(quoted)
    }

    fn word(&mut self) -> &'a str {
        self.word_until(|character| is_blank(character) || matches!(character, ',' | ';' | '"'))
    }

    fn word_before_plus(&mut self) -> &'a str {
        self.word_until(|character| is_blank(character) || matches!(character, ',' | ';' | '"' | '+'))
    }

    fn word_until(&mut self, is_end: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn take_symbol(&mut self, symbol: char) -> bool {
        let is_there = self.rest().starts_with(symbol);
        self.at += if is_there { symbol.len_utf8() } else { 0 };
        is_there
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, problem: SchemeProblem) -> SchemeError {
        SchemeError { offset: self.at, problem }
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}
