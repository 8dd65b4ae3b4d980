//! Literals of languages: what Python, JavaScript, Ruby and PHP write of a map so that it could be read
//! again.

use alloc::vec::Vec;
use core::ops::Range;

use super::opened::Opened;
use super::plain::{Pair, find, is_name};
use crate::item::Of;
use crate::wiped::Wiped;
use paysign::scheme::Null;
use paysign::value::Shape;

/// How many tokens are read.
const MAX_TOKENS: usize = 8_192;

/// A token, and where it begins and ends.
#[derive(Clone, Copy)]
struct Token<'t> {
    kind: Kind<'t>,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind<'t> {
    /// What is between two quotes.
    Quoted(&'t [u8]),
    /// A word without quotes.
    Bare(&'t [u8]),
    /// `:`, `=>` or `=`.
    Joint,
    Open,
    Close,
    Comma,
}

/// The entries of a literal: `{'pid': '1'}`, `{pid: "1"}`, `{"pid"=>"1"}`, `array('pid' => '1')`,
/// `[('pid', '1')]`.
pub(crate) fn literal(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    if !text.iter().any(|byte| matches!(byte, b'{' | b'[' | b'(')) || !text.iter().any(|byte| b"'\"".contains(byte)) {
        return None;
    }
    // What Node prints of an object that has no class.
    let text = text.strip_prefix(b"[Object: null prototype]").unwrap_or(text);
    let tokens = tokens(text);
    let tokens = &tokens[of_message(of, text, &tokens)];
    let (mut pairs, mut objects): (Vec<Pair>, Vec<Pair>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let Some(name) = name_of(token) else {
            at += 1;
            continue;
        };
        let joint = tokens.get(at + 1).map(|token| token.kind);
        let is_entry = match joint {
            Some(Kind::Joint) => true,
            // A pair of a list of pairs.
            Some(Kind::Comma) => {
                at > 0
                    && tokens[at - 1].kind == Kind::Open
                    && text[tokens[at - 1].start] == b'('
                    && tokens.get(at + 3).is_some_and(|token| token.kind == Kind::Close)
            }
            _ => false,
        };
        if !is_entry {
            at += 1;
            continue;
        }
        let (value, next) = value(of, text, tokens, at + 2);
        if let Some((pair, next)) = named(of, text, tokens, at, next) {
            objects.push(pair);
            at = next;
            continue;
        }
        if let Some((value, shape)) = value {
            pairs.push(Pair::plain(unescaped(name), value, shape));
        }
        at = next.max(at + 1);
    }
    // What else is around such objects is not of the message.
    let is_of_objects = objects.iter().any(|pair| pair.name == of.signing.field);
    Opened::printed("the literal of a language", if is_of_objects { objects } else { pairs })
}

/// A field that is an object of its own, `{"name": "pid", "value": "1"}`, as browsers and Postman write it;
/// and the token after it.
fn named(of: &Of<'_, '_>, text: &[u8], tokens: &[Token<'_>], at: usize, next: usize) -> Option<(Pair, usize)> {
    let is_word =
        |at: usize, words: [&[u8]; 2]| tokens.get(at).and_then(name_of).is_some_and(|name| words.contains(&name));
    let is = |at: usize, kind: Kind<'_>| tokens.get(at).is_some_and(|token| token.kind == kind);
    let is_pair = is_word(at, [b"name", b"key"])
        && is(next, Kind::Comma)
        && is_word(next + 1, [b"value", b"value"])
        && is(next + 2, Kind::Joint);
    let name = tokens.get(at + 2).filter(|_| is_pair).and_then(name_of)?;
    let (value, end) = value(of, text, tokens, next + 3);
    value.map(|(value, shape)| (Pair::plain(unescaped(name), value, shape), end))
}

/// The tokens between the brackets that hold the signature; all of them where none does.
fn of_message(of: &Of<'_, '_>, text: &[u8], tokens: &[Token<'_>]) -> Range<usize> {
    let is_signature = |at: &usize| {
        let next = tokens.get(at + 1).map(|token| token.kind);
        name_of(&tokens[*at]) == Some(of.signing.field.as_bytes()) && matches!(next, Some(Kind::Joint | Kind::Comma))
    };
    let Some(at) = (0..tokens.len()).find(is_signature) else { return 0..tokens.len() };
    let Some(open) = opening(tokens, at) else { return 0..tokens.len() };
    // Each pair of a list of pairs has brackets of its own.
    let is_pair = open + 1 == at
        && text[tokens[open].start] == b'('
        && tokens.get(at + 1).map(|next| next.kind) == Some(Kind::Comma);
    match if is_pair { opening(tokens, open) } else { Some(open) } {
        Some(open) => open + 1..closing(tokens, open),
        None => 0..tokens.len(),
    }
}

/// The token that opens the brackets around this one.
fn opening(tokens: &[Token<'_>], inside: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in (0..inside).rev() {
        match tokens[at].kind {
            Kind::Close => depth += 1,
            Kind::Open if depth == 0 => return Some(at),
            Kind::Open => depth -= 1,
            _ => {}
        }
    }
    None
}

fn name_of<'t>(token: &Token<'t>) -> Option<&'t [u8]> {
    match token.kind {
        Kind::Quoted(name) if !name.is_empty() => Some(name),
        Kind::Bare(name) if is_name(name) => Some(name),
        _ => None,
    }
}

/// The value that begins at a token, and the token after it; no value for what holds the message itself.
fn value(of: &Of<'_, '_>, text: &[u8], tokens: &[Token<'_>], at: usize) -> (Option<(Wiped, Shape)>, usize) {
    let Some(token) = tokens.get(at) else { return (None, at) };
    match token.kind {
        Kind::Quoted(inner) => (Some((unescaped(inner), Shape::Text)), at + 1),
        Kind::Bare(word) => match (tokens.get(at + 1).map(|next| next.kind), tokens.get(at + 2)) {
            // `Decimal('1.50')`, `u'1'`; and what else has brackets is not a value.
            (Some(Kind::Open), Some(Token { kind: Kind::Quoted(inner), .. }))
                if tokens.get(at + 3).is_some_and(|token| token.kind == Kind::Close) =>
            {
                (Some((unescaped(inner), Shape::Number)), at + 4)
            }
            (Some(Kind::Open), _) => (None, at + 1),
            (Some(Kind::Quoted(inner)), _) if word.len() < 3 => (Some((unescaped(inner), Shape::Text)), at + 2),
            _ => (Some(bare(word, of.signing.scheme.null)), at + 1),
        },
        Kind::Open => {
            let close = closing(tokens, at);
            // `[]string{"1"}`, as Go writes a list.
            let is_kind = close == at + 1 && matches!(tokens.get(at + 2).map(|word| word.kind), Some(Kind::Bare(_)));
            if is_kind && tokens.get(at + 3).is_some_and(|open| open.kind == Kind::Open) {
                return value(of, text, tokens, at + 3);
            }
            let inside = &tokens[at + 1..close.min(tokens.len())];
            let end = tokens.get(close).map_or(text.len(), |token| token.end);
            match inside {
                // A list of one.
                [Token { kind: Kind::Quoted(inner), .. }] => (Some((unescaped(inner), Shape::Text)), close + 1),
                [Token { kind: Kind::Bare(word), .. }] => (Some(bare(word, of.signing.scheme.null)), close + 1),
                _ if find(&text[token.start..end], of.signing.field.as_bytes()).is_some() => (None, at + 1),
                _ => (Some((text[token.start..end].into(), Shape::Nested)), close + 1),
            }
        }
        Kind::Joint | Kind::Close | Kind::Comma => (Some((Wiped::default(), Shape::Text)), at),
    }
}

/// The token that closes the bracket at this one; beyond the last one if none does.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// A word without quotes: a number, a truth value, or nothing.
pub(super) fn bare(word: &[u8], null: Null) -> (Wiped, Shape) {
    match word {
        b"None" | b"null" | b"NULL" | b"nil" | b"undefined" => {
            let text: &[u8] = if null == Null::Word { b"null" } else { b"" };
            (text.into(), Shape::Null)
        }
        b"True" | b"true" | b"TRUE" => (b"true"[..].into(), Shape::Boolean),
        b"False" | b"false" | b"FALSE" => (b"false"[..].into(), Shape::Boolean),
        _ if word.iter().all(|byte| byte.is_ascii_digit() || b".-+eE".contains(byte)) => (word.into(), Shape::Number),
        _ => (word.into(), Shape::Text),
    }
}

fn tokens(text: &[u8]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at).filter(|_| tokens.len() < MAX_TOKENS) {
        let start = at;
        let kind = match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'\'' | b'"' => {
                let end = quote_end(text, at + 1, *byte);
                at = end;
                Kind::Quoted(&text[start + 1..end])
            }
            b'{' | b'[' | b'(' => Kind::Open,
            b'}' | b']' | b')' => Kind::Close,
            b',' => Kind::Comma,
            b':' => Kind::Joint,
            b'=' => {
                at += usize::from(text.get(at + 1) == Some(&b'>'));
                Kind::Joint
            }
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"{}[](),:='\"".contains(byte);
                let end = text[at..].iter().position(is_end).map_or(text.len(), |len| at + len);
                at = end - 1;
                Kind::Bare(&text[start..end])
            }
        };
        at += 1;
        tokens.push(Token { kind, start, end: at.min(text.len()) });
    }
    tokens
}

/// Where a quoted text ends, from the byte after its quote.
fn quote_end(text: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            _ if *byte == quote => return at,
            _ => at += 1,
        }
    }
    text.len()
}

/// Undoes `\'`, `\"`, `\\`, `\n`, `\/`, `\xe5` and `\u5b63`; what is none of them stays.
fn unescaped(text: &[u8]) -> Wiped {
    let write = |out: &mut Vec<u8>| {
        let mut rest = text;
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            let plain = match (first, behind.first()) {
                (b'\\', Some(b'n')) => b'\n',
                (b'\\', Some(b'r')) => b'\r',
                (b'\\', Some(b't')) => b'\t',
                (b'\\', Some(escaped @ (b'\'' | b'"' | b'\\' | b'/'))) => *escaped,
                (b'\\', Some(b'x')) if hex(behind, 1, 2).is_some() => {
                    out.extend(hex(behind, 1, 2).and_then(|byte| u8::try_from(byte).ok()));
                    rest = &behind[3..];
                    continue;
                }
                (b'\\', Some(b'u')) => match hex(behind, 1, 4).and_then(char::from_u32) {
                    Some(character) => {
                        out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                        rest = &behind[5..];
                        continue;
                    }
                    None => b'u',
                },
                _ => {
                    out.push(*first);
                    continue;
                }
            };
            out.push(plain);
            rest = &behind[1..];
        }
    };
    Wiped::written(text.len(), write).0
}

/// A number of so many hex digits at a place.
fn hex(text: &[u8], at: usize, len: usize) -> Option<u32> {
    let digits = text.get(at..at + len)?;
    digits.iter().try_fold(0, |number, digit| Some(number << 4 | char::from(*digit).to_digit(16)?))
}
