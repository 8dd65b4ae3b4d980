//! The text form of a scheme: one clause an axis, none left to a default.

use core::fmt;

use super::lexer::Lexer;
use super::{Empty, Encoding, Fields, Hash, Null, Order, Pair, Placement, Scheme, Separator, Whole};
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
    /// `order listed` without a list.
    NothingListed,
    /// A list holds something else than fields, and the order is not its own.
    NotListed,
    /// `empty fill` without `order listed`.
    NothingToFill,
    /// A place or a part of the secret does not go with the rest of the scheme.
    SecretPlace,
    /// An order that a list that is named by a field cannot have.
    OrderOfNamed,
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
            SchemeProblem::NotListed => {
                f.write_str("a list with texts, prefixes, digests or the secret needs `order listed`")
            }
            SchemeProblem::NothingToFill => f.write_str("`empty fill` needs `order listed`"),
            SchemeProblem::SecretPlace => {
                f.write_str("this place or part of the secret does not go with the rest of the scheme")
            }
            SchemeProblem::OrderOfNamed => {
                f.write_str("a list that is named by a field has order name, nocase or listed")
            }
            SchemeProblem::NoTable => f.write_str("`fields marked` needs a table; use `fields only`"),
            SchemeProblem::LeftOut => f.write_str("this build leaves it out"),
        }
    }
}

impl core::error::Error for SchemeError {}

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
        Parser { lexer: Lexer::new(text), has_table: false }.scheme()
    }

    /// The same for a message that has a table of fields, so that `fields marked` has a meaning.
    ///
    /// # Errors
    ///
    /// As [`Scheme::parse`].
    pub fn parse_with_table(text: &'a str) -> Result<Self, SchemeError> {
        Parser { lexer: Lexer::new(text), has_table: true }.scheme()
    }
}

/// The axes that have been read, those that others must fit with their places.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) fields: Option<(Fields<'a>, usize)>,
    pub(super) empty: Option<(Empty, usize)>,
    pub(super) null: Option<Null>,
    pub(super) order: Option<(Order, usize)>,
    pub(super) pair: Option<Pair>,
    pub(super) separator: Option<Separator>,
    pub(super) secret: Option<(Placement<'a>, usize)>,
    pub(super) digest: Option<(Hash, Whole)>,
    pub(super) encoding: Option<Encoding>,
}

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    /// Whether a table may say which fields are signed.
    pub(super) has_table: bool,
}

impl<'a> Parser<'a> {
    fn scheme(mut self) -> Result<Scheme<'a>, SchemeError> {
        let mut draft = Draft::default();
        let end = self.lexer.text.len();
        self.lexer.skip_blanks();
        while self.lexer.at < end {
            self.clause(&mut draft)?;
            self.lexer.skip_blanks();
            if self.lexer.take_symbol(';') {
                self.lexer.skip_blanks();
                if self.lexer.at == end {
                    return Err(self.lexer.error(SchemeProblem::UnknownAxis));
                }
            } else if self.lexer.at < end {
                return Err(self.lexer.error(SchemeProblem::Expected(END)));
            }
        }
        let missing = |axis| SchemeError { offset: end, problem: SchemeProblem::MissingAxis(axis) };
        let (fields, _) = draft.fields.ok_or(missing("fields"))?;
        let (empty, _) = draft.empty.ok_or(missing("empty"))?;
        let null = draft.null.ok_or(missing("null"))?;
        let (order, order_at) = draft.order.ok_or(missing("order"))?;
        let pair = draft.pair.ok_or(missing("pair"))?;
        let separator = draft.separator.ok_or(missing("separator"))?;
        let (secret, _) = draft.secret.ok_or(missing("secret"))?;
        let (digest, whole) = draft.digest.ok_or(missing("digest"))?;
        let encoding = draft.encoding.ok_or(missing("hex"))?;
        if order == Order::Listed && !fields.is_list() {
            return Err(SchemeError { offset: order_at, problem: SchemeProblem::NothingListed });
        }
        #[cfg(feature = "axes")]
        super::fit::check(&draft)?;
        Ok(Scheme { fields, empty, null, order, pair, separator, secret, digest, whole, encoding })
    }

    fn clause(&mut self, draft: &mut Draft<'a>) -> Result<(), SchemeError> {
        let at = self.lexer.at;
        let axis = self.lexer.word();
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
                draft.empty = Some(self.empty()?);
            }
            "null" => {
                set(draft.null.is_some(), "null")?;
                draft.null = Some(self.null()?);
            }
            "order" => {
                set(draft.order.is_some(), "order")?;
                draft.order = Some(self.order()?);
            }
            "pair" => {
                set(draft.pair.is_some(), "pair")?;
                draft.pair = Some(self.pair()?);
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
                draft.encoding = Some(self.hex()?);
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
}
