//! The text form of a scheme: one clause an axis, none left to a default.

use super::Scheme;
use super::axes::Order;
use super::clause::Parser;
use super::draft::Draft;
use super::error::{SchemeError, SchemeProblem};
#[cfg(feature = "axes")]
use super::fit;
#[cfg(feature = "base64")]
use super::hash::Encoding;
use super::lexer::Lexer;

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
    /// With the feature `axes` there is more, for gateways that need it:
    ///
    /// ```text
    /// fields     starting PREFIX, … [but NAME, …]   flat [but NAME, …]   all in PATH [but NAME, …]
    ///            named by NAME "CUT"                the value of that field lists them
    ///            only ITEM, …                       NAME | FUNC(NAME) | either is KIND | "TEXT" | <secret>
    ///                                               | <PART> | PREFIX* | DIGEST(ITEM, …)
    /// empty      fill                               an absent field of the list leaves its place empty
    /// order      sent | nocase | upper | pair | value
    /// pair       NAME JOINT VALUE                   form(name)=form(value), NAME=value, name:value, …
    /// separator  "TEXT" | line-feed                 each with: last, also after the last field
    /// secret     each "JOINT" | within | named NAME | frame "TEXT" <secret> fields …
    ///            as hex | base64 | md5 | MD5 | …    what is made of it first
    /// digest     … of FUNC(text)                    what is done to the whole text first
    /// FUNC       form, java, dotnet, js, rfc3986 (URL-encodings), lower, upper, escaped, length, json;
    ///            of items: fixed1, fixed2, fixed3, fixed1-2, short, undotted
    /// KIND       digits [N], decimals N, letters N, hex N, length N, of A|B
    /// ```
    ///
    /// `docs/family.md` has the rules of 150 gateways in this form, and `tests/vectors/README.md` says what
    /// each value means, and which texts strict reading takes.
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
        fit::check(&draft)?;
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
