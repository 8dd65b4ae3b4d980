//! The list of `fields only` where it holds more than names: functions, kinds, constant texts, the secret.

use super::error::{SchemeError, SchemeProblem};
use super::function::Function;
use super::hash::Hash;
use super::lexer::{Lexer, is_blank};
use super::names::invalid_in_name;
use super::part::{Part, constant, part};
use super::quoted::Quoted;

/// A list of items, as a scheme's text holds them: separated by commas.
#[derive(Clone, Copy)]
pub struct Items<'a>(&'a str);

/// One item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A field: what it is written through in place of the scheme's function, and what its value must look
    /// like.
    Field(&'a str, Option<Function>, Option<Kind<'a>>),
    /// The secret, or a part of it.
    Secret(Part<'a>),
    /// A constant text.
    Text(&'a str),
    /// All fields whose names begin so and are not listed, by name, as `name=value`.
    Prefix(&'a str),
    /// The hex digest of these items.
    Digest(Hash, Items<'a>),
}

/// What the value of a listed field must look like, so that values that are run together can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// One or more digits.
    Digits,
    /// So many digits.
    DigitsExactly(usize),
    /// Digits, a point and so many digits.
    Decimals(usize),
    /// So many ASCII letters.
    Letters(usize),
    /// So many hex digits.
    Hex(usize),
    /// So many bytes.
    Length(usize),
    /// One of the texts between `|`.
    OneOf(&'a str),
}

const KIND: &str = "`digits`, `digits N`, `decimals N`, `letters N`, `hex N`, `length N` or `of A|B`";

impl<'a> Items<'a> {
    /// A list as a scheme's text has it; what is no list ends where it is none.
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The items, in their order.
    pub fn iter(self) -> impl Iterator<Item = Item<'a>> + Clone {
        ItemIter { lexer: Lexer::new(self.0), is_first: true }
    }

    /// The fields, in their order, those inside digests too: name, function and kind.
    pub fn fields(self) -> impl Iterator<Item = (&'a str, Option<Function>, Option<Kind<'a>>)> + Clone {
        let inner = |item| match item {
            Item::Digest(_, items) => items.0,
            _ => "",
        };
        let field = |item| match item {
            Item::Field(name, function, kind) => Some((name, function, kind)),
            _ => None,
        };
        self.iter().flat_map(move |item| field(item).into_iter().chain(Items(inner(item)).iter().filter_map(field)))
    }

    /// The field of this name.
    pub(crate) fn field(self, name: impl Fn(&str) -> bool) -> Option<(Option<Function>, Option<Kind<'a>>)> {
        self.fields().find(|(field, ..)| name(field)).map(|(_, function, kind)| (function, kind))
    }

    /// Whether one of its prefixes begins a name.
    pub(crate) fn has_prefix(self, begins: impl Fn(&str) -> bool) -> bool {
        self.iter().any(|item| matches!(item, Item::Prefix(prefix) if begins(prefix)))
    }

    /// The text.
    pub(super) const fn text(self) -> &'a str {
        self.0
    }
}

#[derive(Clone)]
struct ItemIter<'a> {
    lexer: Lexer<'a>,
    is_first: bool,
}

impl<'a> Iterator for ItemIter<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        self.lexer.skip_blanks();
        if !self.is_first && !self.lexer.take_symbol(',') {
            return None;
        }
        self.is_first = false;
        self.lexer.skip_blanks();
        if self.lexer.rest().is_empty() {
            return None;
        }
        item(&mut self.lexer, false).ok()
    }
}

/// Whether a word of a list ends before this character.
fn is_end(character: char) -> bool {
    is_blank(character) || matches!(character, ',' | ';' | '"' | '\'' | '(' | ')' | '<' | '>' | '*')
}

/// Reads one item, at its beginning; `is_inside` a digest's parentheses.
pub(super) fn item<'a>(lexer: &mut Lexer<'a>, is_inside: bool) -> Result<Item<'a>, SchemeError> {
    let at = lexer.at;
    let wrong = |offset, problem| Err(SchemeError { offset, problem });
    if lexer.is_at_quote() {
        return constant(lexer).map(Item::Text);
    }
    if lexer.rest().starts_with('<') {
        let word = lexer.word_until(|end| is_blank(end) || matches!(end, ',' | ';' | ')'));
        return part(word).map(Item::Secret).ok_or(SchemeError { offset: at, problem: SchemeProblem::Expected(MARK) });
    }
    let word = lexer.word_until(is_end);
    if lexer.take_symbol('*') {
        let is_prefix = !word.is_empty() && !is_inside && !word.contains(invalid_in_name);
        return if is_prefix { Ok(Item::Prefix(word)) } else { wrong(at, SchemeProblem::InvalidName) };
    }
    if !lexer.take_symbol('(') {
        return field(lexer, (word, at), None);
    }
    if let Some(hash) = Hash::ALL.iter().find(|known| known.as_str() == word) {
        if is_inside {
            return wrong(at, SchemeProblem::Expected("a digest that is not inside another one"));
        }
        let inside = list(lexer, true)?;
        lexer.skip_blanks();
        let end = lexer.at;
        let is_closed = lexer.take_symbol(')');
        return if is_closed {
            Ok(Item::Digest(*hash, inside))
        } else {
            wrong(end, SchemeProblem::Expected("`,` or `)`"))
        };
    }
    let Some(function) = Function::of(word) else {
        let is_left_out = Hash::OPTIONAL.contains(&word);
        let expected = SchemeProblem::Expected("a function or a digest before the parenthesis");
        return wrong(at, if is_left_out { SchemeProblem::LeftOut } else { expected });
    };
    lexer.skip_blanks();
    let at = lexer.at;
    let word = lexer.word_until(is_end);
    lexer.skip_blanks();
    let end = lexer.at;
    if !word.is_empty() && !lexer.take_symbol(')') {
        return wrong(end, SchemeProblem::Expected("`)`"));
    }
    field(lexer, (word, at), Some(function))
}

const MARK: &str = "`<secret>` or `<PART>`";

/// A field, once its name is read.
fn field<'a>(
    lexer: &mut Lexer<'a>,
    (name, at): (&'a str, usize),
    function: Option<Function>,
) -> Result<Item<'a>, SchemeError> {
    let wrong = |offset, problem| Err(SchemeError { offset, problem });
    if name.is_empty() {
        return wrong(at, SchemeProblem::Expected("a name"));
    }
    if let Some(within) = name.find(invalid_in_name) {
        return wrong(at + within, SchemeProblem::InvalidName);
    }
    if name.contains('.') && name.split('.').any(str::is_empty) {
        return wrong(at, SchemeProblem::InvalidName);
    }
    Ok(Item::Field(name, function, kind(lexer)?))
}

/// Items up to what is no comma, of which no field occurs twice.
pub(super) fn list<'a>(lexer: &mut Lexer<'a>, is_inside: bool) -> Result<Items<'a>, SchemeError> {
    lexer.skip_blanks();
    let from = lexer.at;
    loop {
        lexer.skip_blanks();
        let at = lexer.at;
        let read = item(lexer, is_inside)?;
        let before = Items(&lexer.text[from..at]);
        let is_there = |name: &str| before.iter().any(|item| matches!(item, Item::Field(other, ..) if other == name));
        let begins = |prefix: &str| {
            Items(&lexer.text[from..at]).iter().any(
                |item| matches!(item, Item::Prefix(other) if other.starts_with(prefix) || prefix.starts_with(other)),
            )
        };
        match read {
            Item::Field(name, ..) if is_there(name) => {
                let name_at = name.as_ptr() as usize - lexer.text.as_ptr() as usize;
                return Err(SchemeError { offset: name_at, problem: SchemeProblem::RepeatedName });
            }
            Item::Digest(_, inside) => {
                let others =
                    before.iter().filter_map(|item| if let Item::Digest(_, other) = item { Some(other) } else { None });
                let has = |name: &str| others.clone().flat_map(Items::fields).any(|(other, ..)| other == name);
                if let Some((name, ..)) = inside.fields().find(|(name, ..)| has(name)) {
                    let name_at = name.as_ptr() as usize - lexer.text.as_ptr() as usize;
                    return Err(SchemeError { offset: name_at, problem: SchemeProblem::RepeatedName });
                }
            }
            Item::Prefix(prefix) if begins(prefix) => {
                return Err(SchemeError { offset: at, problem: SchemeProblem::RepeatedName });
            }
            _ => {}
        }
        let to = lexer.at;
        lexer.skip_blanks();
        if !lexer.take_symbol(',') {
            lexer.at = to;
            return Ok(Items(&lexer.text[from..to]));
        }
    }
}

/// `is KIND`, if it is there.
fn kind<'a>(lexer: &mut Lexer<'a>) -> Result<Option<Kind<'a>>, SchemeError> {
    let before = lexer.at;
    lexer.skip_blanks();
    if lexer.word_until(is_end) != "is" {
        lexer.at = before;
        return Ok(None);
    }
    lexer.skip_blanks();
    let at = lexer.at;
    let wrong = SchemeError { offset: at, problem: SchemeProblem::Expected(KIND) };
    let word = lexer.word_until(is_end);
    let after_word = lexer.at;
    lexer.skip_blanks();
    let argument_at = lexer.at;
    let argument = lexer.word_until(is_end);
    let no_number = SchemeError { offset: argument_at, problem: SchemeProblem::Expected("a number from 1 to 999") };
    let is_number = argument.bytes().all(|byte| byte.is_ascii_digit()) && !argument.starts_with('0');
    let number = argument.parse().ok().filter(|number| is_number && (1..1000).contains(number)).ok_or(no_number);
    Ok(Some(match word {
        "digits" if argument.is_empty() => {
            lexer.at = after_word;
            Kind::Digits
        }
        "digits" => Kind::DigitsExactly(number?),
        "decimals" => Kind::Decimals(number?),
        "letters" => Kind::Letters(number?),
        "hex" => Kind::Hex(number?),
        "length" => Kind::Length(number?),
        "of" if are_words(argument) => Kind::OneOf(argument),
        "of" => {
            return Err(SchemeError {
                offset: argument_at,
                problem: SchemeProblem::Expected("texts with `|` between them"),
            });
        }
        _ => return Err(wrong),
    }))
}

/// Whether these are different texts of printable ASCII with `|` between them.
fn are_words(texts: &str) -> bool {
    let is_printable = texts.bytes().all(|byte| matches!(byte, b'!'..=b'~') && !matches!(byte, b'(' | b')'));
    let mut words = texts.split('|').enumerate();
    is_printable && words.all(|(at, word)| !word.is_empty() && !texts.split('|').take(at).any(|other| other == word))
}

impl Kind<'_> {
    /// Whether a value is of this kind.
    pub(crate) fn fits(self, value: &(impl Iterator<Item = u8> + Clone)) -> bool {
        let is_all = |count: usize, is_one: fn(&u8) -> bool| {
            value.clone().count() == count && value.clone().all(|byte| is_one(&byte))
        };
        match self {
            Self::Digits => value.clone().next().is_some() && value.clone().all(|byte| byte.is_ascii_digit()),
            Self::DigitsExactly(count) => is_all(count, u8::is_ascii_digit),
            Self::Letters(count) => is_all(count, u8::is_ascii_alphabetic),
            Self::Hex(count) => is_all(count, u8::is_ascii_hexdigit),
            Self::Length(count) => is_all(count, |_| true),
            Self::Decimals(count) => {
                let whole = value.clone().take_while(u8::is_ascii_digit).count();
                let mut fraction = value.clone().skip(whole);
                whole > 0
                    && fraction.next() == Some(b'.')
                    && fraction.clone().count() == count
                    && fraction.all(|byte| byte.is_ascii_digit())
            }
            Self::OneOf(texts) => texts.split('|').any(|text| text.bytes().eq(value.clone())),
        }
    }

    /// How many bytes a value of it has, if that is one number.
    pub(crate) fn len(self) -> Option<usize> {
        match self {
            Self::Digits | Self::Decimals(_) => None,
            Self::DigitsExactly(count) | Self::Letters(count) | Self::Hex(count) | Self::Length(count) => Some(count),
            Self::OneOf(texts) => {
                let len = texts.split('|').next()?.len();
                texts.split('|').all(|text| text.len() == len).then_some(len)
            }
        }
    }
}

impl PartialEq for Items<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Items<'_> {}

impl core::fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl core::fmt::Display for Kind<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Digits => f.write_str("digits"),
            Self::DigitsExactly(count) => write!(f, "digits {count}"),
            Self::Decimals(count) => write!(f, "decimals {count}"),
            Self::Letters(count) => write!(f, "letters {count}"),
            Self::Hex(count) => write!(f, "hex {count}"),
            Self::Length(count) => write!(f, "length {count}"),
            Self::OneOf(texts) => write!(f, "of {texts}"),
        }
    }
}

impl core::fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Field(name, function, kind) => {
                match function {
                    Some(function) => write!(f, "{}({name})", function.as_str())?,
                    None => f.write_str(name)?,
                }
                kind.map_or(Ok(()), |kind| write!(f, " is {kind}"))
            }
            Self::Secret(part) => part.fmt(f),
            Self::Text(text) => Quoted(text).fmt(f),
            Self::Prefix(prefix) => write!(f, "{prefix}*"),
            Self::Digest(hash, items) => write!(f, "{}({items})", hash.as_str()),
        }
    }
}

impl core::fmt::Display for Items<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (index, item) in self.iter().enumerate() {
            write!(f, "{}{item}", if index > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}
