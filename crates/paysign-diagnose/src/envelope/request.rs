//! Requests: a URL, the line of a log, a whole request with its head, and a query with two question marks.

use alloc::vec::Vec;

use super::opened::Opened;
use super::plain::{find, form, is_name, knows, piece_of_form};
use crate::cause::Cause;
use crate::finding::{Evidence, Factor};
use crate::item::Of;

const METHODS: [&[u8]; 4] = [b"GET ", b"POST ", b"PUT ", b"HEAD "];

/// How many question marks are looked at.
const MAX_MARKS: usize = 8;

/// A URL, a path, or a query with its question mark.
pub(crate) fn url(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let starts = [&b"http://"[..], b"https://", b"/", b"?"];
    if !starts.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let line_end = text.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(text.len());
    query(of, &text[..line_end], Factor::new(Cause::WholeUrl))
}

/// The query of a URL. What comes after a `#` is not sent; but if the signature is there, nobody has sent
/// this text yet, and a value holds the `#`.
fn query(of: &Of<'_, '_>, target: &[u8], factor: Factor) -> Option<Opened> {
    let query = &target[target.iter().position(|byte| *byte == b'?')? + 1..];
    let Some(end) = query.iter().position(|byte| *byte == b'#') else { return Some(Opened::text(factor, query)) };
    let is_signature = |pair: &super::plain::Pair| pair.name == of.signing.field;
    if form(&query[..end]).iter().any(is_signature) || !form(query).iter().any(is_signature) {
        return Some(Opened::text(factor, &query[..end]));
    }
    let start = query[..end].iter().rposition(|byte| *byte == b'&').map_or(0, |at| at + 1);
    let piece = query[start..].split(|byte| *byte == b'&').next().unwrap_or_default();
    let torn = torn(of, &piece_of_form(piece, start), "a # that is not encoded");
    let mut opened = Opened::text(factor, query);
    opened.factors.push(torn);
    Some(opened)
}

/// A value that a character without its escape has torn.
pub(crate) fn torn(of: &Of<'_, '_>, pair: &super::plain::Pair, detail: &'static str) -> Factor {
    let evidence = Evidence {
        field: Some(of.mask.masked(&pair.name)),
        offset: pair.offset,
        here: None,
        signed: Some(of.mask.masked(&pair.value)),
    };
    Factor::new(Cause::ValueTorn).detail(detail).with(evidence)
}

/// A request as it travels: its first line, and perhaps a head and a body.
pub(crate) fn whole(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let target = target(text)?;
    let line_end = text.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
    let Some(line_end) = line_end else { return query(of, target, Factor::new(Cause::WholeUrl)) };
    let factor = Factor::new(Cause::WholeRequest);
    let body = find(text, b"\r\n\r\n").map(|at| at + 4).or_else(|| find(text, b"\n\n").map(|at| at + 2));
    let body = body.and_then(|at| text.get(at..)).unwrap_or_default().trim_ascii();
    if body.is_empty() || line_end < target.len() {
        return query(of, target, factor.detail("its query"));
    }
    Some(Opened::text(factor.detail("its body"), body))
}

/// Only the head of a request, without its first line, and a body.
pub(crate) fn headed(text: &[u8]) -> Option<Opened> {
    let (head, body) = match (find(text, b"\r\n\r\n"), find(text, b"\n\n")) {
        (Some(at), _) => (&text[..at], &text[at + 4..]),
        (None, Some(at)) => (&text[..at], &text[at + 2..]),
        (None, None) => return None,
    };
    let is_header = |line: &[u8]| {
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        name.len() < line.len() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let is_head = head.to_ascii_lowercase().windows(13).any(|part| part == b"content-type:");
    (is_head && lines.all(is_header))
        .then(|| Opened::text(Factor::new(Cause::WholeRequest).detail("its body"), body.trim_ascii()))
}

/// What comes after the method of a request line.
fn target(text: &[u8]) -> Option<&[u8]> {
    let rest = METHODS.iter().find_map(|method| text.strip_prefix(*method))?;
    let line = rest.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let end = find(line, b" HTTP/").unwrap_or_else(|| line.iter().position(|byte| *byte == b' ').unwrap_or(line.len()));
    Some(&line[..end])
}

/// A line of a log that holds a request line.
pub(crate) fn access_log(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let starts = |at: usize| METHODS.iter().any(|method| text[at..].starts_with(method));
    let is_start = |at: &usize| *at > 0 && !text[at - 1].is_ascii_alphanumeric() && starts(*at);
    let at = (0..text.len()).find(is_start)?;
    let target = target(&text[at..])?;
    let target = target.split(|byte| *byte == b'"').next().unwrap_or_default();
    query(of, target, Factor::new(Cause::LogLine).detail("a line of an access log"))
}

/// A word of a text that holds the whole message: a form or a URL among other words.
pub(crate) fn word(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let is_between = |byte: &u8| byte.is_ascii_whitespace() || b"\"'<>`".contains(byte);
    let holds_signature = |word: &[u8]| {
        let at = find(word, of.signing.field.as_bytes());
        at.is_some_and(|at| word.get(at + of.signing.field.len()) == Some(&b'='))
    };
    let word = text.split(is_between).filter(|word| word.contains(&b'&')).find(|word| holds_signature(word))?;
    if word.len() == text.len() {
        return None;
    }
    let brackets: &[u8] = b"()[]{},;";
    let start = word.iter().position(|byte| !brackets.contains(byte))?;
    let end = word.iter().rposition(|byte| !brackets.contains(byte))? + 1;
    let factor = Factor::new(Cause::LogLine).detail("a line of a log");
    let word = &word[start..end];
    let names = word.split(|byte| matches!(byte, b'&' | b'=')).next().unwrap_or_default();
    if names.contains(&b'?') {
        return query(of, word, factor);
    }
    // `body:pid=1` and `raw=pid=1` name what comes.
    let label = names.iter().rposition(|byte| matches!(byte, b':' | b'|')).map_or(0, |at| at + 1);
    Some(Opened::text(factor, &word[label..]))
}

/// A log's words, and the message after them with blanks in its values.
pub(crate) fn rest_of_line(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let first = text.split(|byte| *byte == b'&').next()?;
    let name_end = first.iter().position(|byte| *byte == b'=')?;
    let start = first[..name_end].iter().rposition(|byte| !is_name(&[b'_', *byte]))? + 1;
    let name = &first[start..name_end];
    knows(of, name).then(|| Opened::text(Factor::new(Cause::LogLine).detail("a line of a log"), &text[start..]))
}

/// A query whose address had one already: what comes before the second question mark is the shop's own.
pub(crate) fn second_mark(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let is_mark = |at: &usize| mark_len(&text[*at..]).is_some();
    for at in (0..text.len()).filter(is_mark).take(MAX_MARKS) {
        let (before, rest) = (&text[..at], &text[at + mark_len(&text[at..])?..]);
        let name = rest.split(|byte| matches!(byte, b'=' | b'&')).next().unwrap_or_default();
        let own = form(before);
        let is_own = own.iter().all(|pair| is_name(&pair.name) && !knows(of, &pair.name));
        if knows(of, name) && rest.get(name.len()) == Some(&b'=') && is_own {
            let evidence = own.iter().map(|pair| Evidence {
                field: Some(of.mask.masked(&pair.name)),
                offset: None,
                here: Some(of.mask.masked(&pair.value)),
                signed: None,
            });
            let evidence: Vec<Evidence> = evidence.collect();
            return Some(Opened::text(Factor { evidence, ..Factor::new(Cause::SecondQuestionMark) }, rest));
        }
        if own.iter().any(|pair| pair.name == of.signing.field) {
            break;
        }
    }
    None
}

/// How long the question mark is that a text begins with.
fn mark_len(text: &[u8]) -> Option<usize> {
    match text {
        [b'?', ..] => Some(1),
        [b'%', b'3', b'F' | b'f', ..] => Some(3),
        _ => None,
    }
}
