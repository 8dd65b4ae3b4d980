//! The clauses of a scheme's text, one axis each.

use super::axes::{Empty, Fields, Null, Order, Pair, Separator, Whole};
#[cfg(feature = "axes")]
use super::axes::{NameText, SeparatorText, Written};
use super::error::{SchemeError, SchemeProblem};
#[cfg(feature = "axes")]
use super::frame::{self, Taken};
#[cfg(feature = "axes")]
use super::function::Function;
use super::hash::{Encoding, Hash};
#[cfg(feature = "axes")]
use super::item::{self, Item};
use super::lexer::Lexer;
use super::names::{Names, invalid_in_name};
#[cfg(feature = "axes")]
use super::part;
use super::placement::Placement;
#[cfg(feature = "axes")]
use super::placement::{Inside, More};
use super::print::{ORDERS, PAIRS};

const FIELDS: &str = if cfg!(feature = "axes") {
    "`all`, `all but NAME, …`, `all in PATH`, `only NAME, …`, `starting PREFIX, …`, `flat` or `named by NAME \"CUT\"`"
} else {
    "`all`, `all but NAME, …` or `only NAME, …`"
};
const EMPTY: &str = if cfg!(feature = "axes") { "`skip`, `keep` or `fill`" } else { "`skip` or `keep`" };
const NULL: &str = "`word` or `empty`";
const ORDER: &str = if cfg!(feature = "axes") {
    "`name`, `listed`, `sent`, `nocase`, `upper`, `pair` or `value`"
} else {
    "`name` or `listed`"
};
const PAIR: &str = if cfg!(feature = "axes") {
    "`name=value`, `name=>value`, `namevalue`, `value`, or a name, a joint and a value with functions, such as `form(name)=form(value)`"
} else {
    "`name=value`, `name=>value`, `namevalue` or `value`"
};
const SEPARATOR: &str = if cfg!(feature = "axes") {
    "`none`, `line-feed`, or at most eight characters in quotes, such as \"&\""
} else {
    "`none` or one punctuation character in quotes, such as \"&\""
};
const SECRET: &str = if cfg!(feature = "axes") {
    "`prepend \"JOINT\"`, `append \"JOINT\"`, `hmac`, `each \"JOINT\"`, `within`, `named NAME`, `frame …`, or several of them joined by `+`"
} else {
    "`prepend \"JOINT\"`, `append \"JOINT\"`, `hmac`, or several of them joined by `+`"
};
const DIGEST: &str = "`md5`, `sha1`, `sha256`, `sha384` or `sha512`";
const HEX: &str = "`lower` or `upper`";

/// Bytes of the longest joint.
const LONGEST_JOINT: usize = 32;

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    /// Whether a table may say which fields are signed.
    pub(super) has_table: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn fields(&mut self) -> Result<(Fields<'a>, usize), SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let fields = match self.lexer.word() {
            "all" => self.all()?,
            "only" => self.list()?,
            "marked" if self.has_table => Fields::Marked,
            "marked" => return Err(SchemeError { offset: at, problem: SchemeProblem::NoTable }),
            #[cfg(feature = "axes")]
            "starting" => {
                let prefixes = self.names()?;
                Fields::Starting(prefixes, self.but()?)
            }
            #[cfg(feature = "axes")]
            "flat" => Fields::FlatBut(self.but()?),
            #[cfg(feature = "axes")]
            "named" => self.named_by()?,
            _ => return Err(SchemeError { offset: at, problem: SchemeProblem::Expected(FIELDS) }),
        };
        Ok((fields, at))
    }

    #[cfg(not(feature = "axes"))]
    fn all(&mut self) -> Result<Fields<'a>, SchemeError> {
        self.but().map(Fields::AllBut)
    }

    /// What is after `all`.
    #[cfg(feature = "axes")]
    fn all(&mut self) -> Result<Fields<'a>, SchemeError> {
        let before = self.lexer.at;
        self.lexer.skip_blanks();
        if self.lexer.word() != "in" {
            self.lexer.at = before;
            return self.but().map(Fields::AllBut);
        }
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let path = self.name()?;
        if path.split('.').any(str::is_empty) {
            return Err(SchemeError { offset: at, problem: SchemeProblem::InvalidName });
        }
        Ok(Fields::AllIn(path, self.but()?))
    }

    /// `but NAME, …`, or nothing.
    fn but(&mut self) -> Result<Names<'a>, SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        match self.lexer.word() {
            "but" => self.names(),
            "" => Ok(Names::NONE),
            _ => Err(SchemeError { offset: at, problem: SchemeProblem::Expected(FIELDS) }),
        }
    }

    #[cfg(not(feature = "axes"))]
    fn list(&mut self) -> Result<Fields<'a>, SchemeError> {
        self.names().map(Fields::Only)
    }

    /// A list, as names if it holds nothing else.
    #[cfg(feature = "axes")]
    fn list(&mut self) -> Result<Fields<'a>, SchemeError> {
        let items = item::list(&mut self.lexer, false)?;
        // A name with a point in it may be the way to a nested member.
        let is_name = |item| matches!(item, Item::Field(name, None, None) if !name.contains('.'));
        Ok(if items.iter().all(is_name) { Fields::Only(Names::Text(items.text())) } else { Fields::Items(items) })
    }

    #[cfg(feature = "axes")]
    fn named_by(&mut self) -> Result<Fields<'a>, SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        if self.lexer.word() != "by" {
            return Err(SchemeError { offset: at, problem: SchemeProblem::Expected("`by NAME \"CUT\"`") });
        }
        self.lexer.skip_blanks();
        let name = self.name()?;
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        match part::constant(&mut self.lexer)?.as_bytes() {
            [cut] => Ok(Fields::NamedBy(name, *cut)),
            text => {
                let offset = at + 1 + usize::from(text.len() > 1);
                Err(SchemeError { offset, problem: SchemeProblem::Expected("one character") })
            }
        }
    }

    fn names(&mut self) -> Result<Names<'a>, SchemeError> {
        self.lexer.skip_blanks();
        let from = self.lexer.at;
        loop {
            self.lexer.skip_blanks();
            let at = self.lexer.at;
            let name = self.name()?;
            if Names::Text(&self.lexer.text[from..at]).iter().any(|earlier| earlier == name) {
                return Err(SchemeError { offset: at, problem: SchemeProblem::RepeatedName });
            }
            let to = self.lexer.at;
            self.lexer.skip_blanks();
            if !self.lexer.take_symbol(',') {
                return Ok(Names::Text(&self.lexer.text[from..to]));
            }
        }
    }

    fn name(&mut self) -> Result<&'a str, SchemeError> {
        let at = self.lexer.at;
        let name = self.lexer.word();
        if name.is_empty() {
            return Err(SchemeError { offset: at, problem: SchemeProblem::Expected("a name") });
        }
        match name.find(invalid_in_name) {
            None => Ok(name),
            Some(within) => Err(SchemeError { offset: at + within, problem: SchemeProblem::InvalidName }),
        }
    }

    pub(super) fn empty(&mut self) -> Result<(Empty, usize), SchemeError> {
        let values = [
            ("skip", Empty::Skip),
            ("keep", Empty::Keep),
            #[cfg(feature = "axes")]
            ("fill", Empty::Fill),
        ];
        self.one_of(&values, EMPTY)
    }

    pub(super) fn null(&mut self) -> Result<Null, SchemeError> {
        Ok(self.one_of(&[("word", Null::Word), ("empty", Null::Empty)], NULL)?.0)
    }

    pub(super) fn order(&mut self) -> Result<(Order, usize), SchemeError> {
        self.one_of(ORDERS, ORDER)
    }

    #[cfg(not(feature = "axes"))]
    pub(super) fn pair(&mut self) -> Result<Pair, SchemeError> {
        Ok(self.one_of(&PAIRS, PAIR)?.0)
    }

    #[cfg(feature = "axes")]
    pub(super) fn pair(&mut self) -> Result<Pair, SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let text = if self.lexer.is_at_quote() { self.lexer.quoted()? } else { self.lexer.word() };
        let known = PAIRS.iter().find(|(word, _)| *word == text).map(|(_, pair)| *pair);
        let wrong = SchemeError { offset: at, problem: SchemeProblem::Expected(PAIR) };
        known.or_else(|| written(text).map(Pair::Written)).ok_or(wrong)
    }

    pub(super) fn separator(&mut self) -> Result<Separator, SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let wrong = SchemeError { offset: at, problem: SchemeProblem::Expected(SEPARATOR) };
        let text = if self.lexer.is_at_quote() {
            self.lexer.quoted()?
        } else {
            match self.lexer.word() {
                "none" => return Ok(Separator::Nothing),
                #[cfg(feature = "axes")]
                "line-feed" => "\n",
                _ => return Err(wrong),
            }
        };
        #[cfg(feature = "axes")]
        return self.separator_text(at, text);
        #[cfg(not(feature = "axes"))]
        {
            let inside = SchemeError { offset: at + 1, ..wrong };
            match text.as_bytes() {
                [character, rest @ ..] => match Separator::new(*character).ok_or(inside)? {
                    separator if rest.is_empty() => Ok(separator),
                    _ => Err(SchemeError { offset: at + 2, ..wrong }),
                },
                [] => Err(inside),
            }
        }
    }

    #[cfg(feature = "axes")]
    fn separator_text(&mut self, at: usize, text: &str) -> Result<Separator, SchemeError> {
        let before = self.lexer.at;
        self.lexer.skip_blanks();
        let is_last = self.lexer.word() == "last";
        if !is_last {
            self.lexer.at = before;
        }
        if let ([character], false) = (text.as_bytes(), is_last)
            && let Some(separator) = Separator::new(*character)
        {
            return Ok(separator);
        }
        // A line feed has a word of its own.
        let is_quoted = self.lexer.text.get(at..).is_some_and(|text| text.starts_with(['"', '\'']));
        let bad = text.bytes().position(|byte| is_quoted && !matches!(byte, b' '..=b'~'));
        let offset =
            at + 1 + bad.unwrap_or(if text.len() > SeparatorText::MAX_LEN { SeparatorText::MAX_LEN } else { 0 });
        let wrong = SchemeError { offset, problem: SchemeProblem::Expected(SEPARATOR) };
        SeparatorText::new(text, is_last).filter(|_| bad.is_none()).map(Separator::Text).ok_or(wrong)
    }

    pub(super) fn secret(&mut self) -> Result<(Placement<'a>, usize), SchemeError> {
        let mut placement = Placement::NOWHERE;
        #[cfg(feature = "axes")]
        let mut more = More { inside: None, frame: None, taken: Taken::AsIs };
        self.lexer.skip_blanks();
        let start = self.lexer.at;
        loop {
            self.lexer.skip_blanks();
            let wrong = self.lexer.error(SchemeProblem::Expected(SECRET));
            match self.lexer.word_before_plus() {
                "append" if placement.append.is_none() => placement.append = Some(self.joint()?),
                "prepend" if placement.prepend.is_none() => placement.prepend = Some(self.joint()?),
                "hmac" if !placement.hmac => placement.hmac = true,
                #[cfg(feature = "axes")]
                "each" if more.inside.is_none() => more.inside = Some(Inside::Each(self.joint()?)),
                #[cfg(feature = "axes")]
                "within" if more.inside.is_none() => more.inside = Some(Inside::Listed),
                #[cfg(feature = "axes")]
                "named" if more.inside.is_none() => {
                    self.lexer.skip_blanks();
                    more.inside = Some(Inside::Named(self.name()?));
                }
                #[cfg(feature = "axes")]
                "frame" if more.frame.is_none() => more.frame = Some(frame::frame(&mut self.lexer)?),
                _ => return Err(wrong),
            }
            self.lexer.skip_blanks();
            if !self.lexer.take_symbol('+') {
                break;
            }
        }
        #[cfg(feature = "axes")]
        {
            let before = self.lexer.at;
            if self.lexer.word() == "as" {
                more.taken = frame::taken(&mut self.lexer)?;
            } else {
                self.lexer.at = before;
            }
            if more != (More { inside: None, frame: None, taken: Taken::AsIs }) {
                placement.more = Some(more);
            }
        }
        Ok((placement, start))
    }

    fn joint(&mut self) -> Result<&'a str, SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let joint = self.lexer.quoted()?;
        let invalid = |(within, byte): (usize, u8)| within >= LONGEST_JOINT || !matches!(byte, b' '..=b'~');
        match joint.bytes().enumerate().position(invalid) {
            None => Ok(joint),
            Some(within) => Err(SchemeError { offset: at + 1 + within, problem: SchemeProblem::InvalidJoint }),
        }
    }

    pub(super) fn digest(&mut self) -> Result<(Hash, Whole), SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let word = self.lexer.word();
        let hash = hash(word).map_err(|problem| SchemeError { offset: at, problem })?;
        Ok((hash, self.whole()?))
    }

    #[cfg(not(feature = "axes"))]
    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "with the feature there is something to read")]
    fn whole(&mut self) -> Result<Whole, SchemeError> {
        Ok(Whole::AsIs)
    }

    /// `of FUNCTION(text)`, or nothing.
    #[cfg(feature = "axes")]
    fn whole(&mut self) -> Result<Whole, SchemeError> {
        let before = self.lexer.at;
        self.lexer.skip_blanks();
        if self.lexer.word() != "of" {
            self.lexer.at = before;
            return Ok(Whole::AsIs);
        }
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let word = self.lexer.word();
        let called = word.strip_suffix("(text)");
        let lowered = word.strip_prefix("lower(").and_then(|inner| inner.strip_suffix("(text))"));
        let whole = match (called, lowered.and_then(Function::of)) {
            (_, Some(Function::Encoded(encoder))) => Some(Whole::EncodedLower(encoder)),
            #[cfg(feature = "base64")]
            (Some("base64"), _) => Some(Whole::Base64),
            (Some(function), _) => match (Function::of(function), hash(function)) {
                (Some(Function::Encoded(encoder)), _) => Some(Whole::Encoded(encoder)),
                (Some(Function::Lower), _) => Some(Whole::Lower),
                (Some(Function::Upper), _) => Some(Whole::Upper),
                (_, Ok(hash)) if function != "sha384" => Some(Whole::Digest(hash)),
                (_, Err(SchemeProblem::LeftOut)) => {
                    return Err(SchemeError { offset: at, problem: SchemeProblem::LeftOut });
                }
                _ => None,
            },
            _ => None,
        };
        let expected = "a function of `text`, such as `upper(text)` or `lower(dotnet(text))`";
        whole.ok_or(SchemeError { offset: at, problem: SchemeProblem::Expected(expected) })
    }

    pub(super) fn hex(&mut self) -> Result<Encoding, SchemeError> {
        Ok(self.one_of(&[("lower", Encoding::LowerHex), ("upper", Encoding::UpperHex)], HEX)?.0)
    }

    /// One of these words, and where it is.
    fn one_of<T: Copy>(&mut self, values: &[(&str, T)], expected: &'static str) -> Result<(T, usize), SchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let wrong = self.lexer.error(SchemeProblem::Expected(expected));
        let word = self.lexer.word();
        values.iter().find(|(text, _)| *text == word).map(|(_, value)| (*value, at)).ok_or(wrong)
    }
}

fn hash(word: &str) -> Result<Hash, SchemeProblem> {
    let is_known = Hash::OPTIONAL.contains(&word);
    let left_out = if is_known { SchemeProblem::LeftOut } else { SchemeProblem::Expected(DIGEST) };
    Hash::ALL.iter().find(|hash| hash.as_str() == word).copied().ok_or(left_out)
}

/// The joints that a pair may have.
#[cfg(feature = "axes")]
const JOINTS: [&str; 6] = ["=>", "->", "=", ":", ";", ""];

/// A name, a joint and a value.
#[cfg(feature = "axes")]
fn written(text: &str) -> Option<Written> {
    let (before, value) = if let Some(before) = text.strip_suffix("value") {
        (before, None)
    } else {
        let inside = text.strip_suffix("(value)")?;
        // The longest function's word, since some end with others.
        let words = Function::ALL.iter().filter(|(word, _)| inside.ends_with(word));
        let (word, function) = words.max_by_key(|(word, _)| word.len())?;
        (inside.strip_suffix(word)?, Some(*function).filter(|function| !function.is_of_items()))
    };
    if value.is_none() && text.ends_with(')') {
        return None;
    }
    let joint = JOINTS.iter().find(|joint| before.ends_with(**joint))?;
    let name = match before.strip_suffix(joint)? {
        "" if joint.is_empty() => NameText::Absent,
        "name" => NameText::AsIs,
        "NAME" => NameText::Upper,
        called => {
            let function = Function::of(called.strip_suffix("(name)")?)?;
            NameText::Through(Some(function).filter(|function| function.is_of_names())?)
        }
    };
    Some(Written { name, joint, value })
}
