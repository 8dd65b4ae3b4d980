//! A curl command, as browsers and Postman copy it and as people type it.

use alloc::vec::Vec;

use super::opened::Opened;
use crate::cause::Cause;
use crate::finding::Factor;
use crate::rules::escapes;
use crate::wiped::Wiped;

/// How many words of it are read.
const MAX_WORDS: usize = 256;

/// What a curl command sends: its data, or else the query of its address.
pub(crate) fn curl(text: &[u8]) -> Option<Opened> {
    let starts = [&b"curl "[..], b"curl.exe ", b"$ curl ", b"curl\t"];
    if !starts.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let words = words(text);
    let mut data: Vec<(Kind, &[u8])> = Vec::new();
    let mut address = None;
    let mut words = words.iter().map(|word| &word[..]).skip_while(|word| !word.starts_with(b"curl")).skip(1);
    while let Some(word) = words.next() {
        let (option, glued) = split_option(word);
        if let Some(kind) = Kind::of(option) {
            let value = if glued.is_empty() { words.next().unwrap_or_default() } else { glued };
            data.push((kind, value));
        } else if HAS_VALUE.contains(&option) && glued.is_empty() {
            words.next();
        } else if !word.starts_with(b"-") {
            address = address.or(Some(word));
        }
    }
    let factor = Factor::new(Cause::WholeRequest);
    if data.is_empty() {
        let address = address?;
        return Some(Opened::text(
            factor.detail("a curl command"),
            &address[address.iter().position(|byte| *byte == b'?')? + 1..],
        ));
    }
    Some(Opened::text(factor.detail("a curl command"), joined(&data)))
}

/// Options whose next word is not the address.
const HAS_VALUE: [&[u8]; 14] = [
    b"-H",
    b"--header",
    b"-X",
    b"--request",
    b"-A",
    b"--user-agent",
    b"-b",
    b"--cookie",
    b"-e",
    b"--referer",
    b"-u",
    b"-o",
    b"-m",
    b"-x",
];

/// How an option's data is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    AsItIs,
    /// `name=value`, of which the value is to be encoded.
    Encoded,
}

impl Kind {
    fn of(option: &[u8]) -> Option<Self> {
        match option {
            b"-d" | b"--data" | b"--data-raw" | b"--data-binary" | b"--data-ascii" | b"--json" => Some(Self::AsItIs),
            b"--data-urlencode" | b"-F" | b"--form" | b"--form-string" => Some(Self::Encoded),
            _ => None,
        }
    }
}

/// `-d'a=1'` and `--data=a=1` are an option with its value.
fn split_option(word: &[u8]) -> (&[u8], &[u8]) {
    if word.starts_with(b"--") {
        let end = word.iter().position(|byte| *byte == b'=').unwrap_or(word.len());
        return (&word[..end], word.get(end + 1..).unwrap_or_default());
    }
    if word.len() > 2 && (word.starts_with(b"-d") || word.starts_with(b"-F")) {
        return word.split_at(2);
    }
    (word, b"")
}

fn joined(data: &[(Kind, &[u8])]) -> Wiped {
    let room = data.iter().map(|(_, text)| 3 * text.len() + 1).sum();
    let write = |out: &mut Vec<u8>| {
        for (kind, text) in data {
            out.extend_from_slice(if out.is_empty() { b"" } else { b"&" });
            let name_end = text.iter().position(|byte| *byte == b'=');
            match (kind, name_end) {
                (Kind::Encoded, Some(end)) => {
                    let value = match &text[end + 1..] {
                        [b'"', inner @ .., b'"'] => inner,
                        value => value,
                    };
                    out.extend_from_slice(&text[..=end]);
                    out.extend_from_slice(&Wiped::from(escapes::url_encoded(value, &escapes::STRICT)));
                }
                _ => out.extend_from_slice(text),
            }
        }
    };
    Wiped::written(room, write).0
}

/// The words of a command of a shell, or of Windows' (`^` there is what `\` is here).
fn words(text: &[u8]) -> Vec<Wiped> {
    let mut words = Vec::new();
    let mut rest = text.trim_ascii_start();
    while !rest.is_empty() && words.len() < MAX_WORDS {
        let mut taken = 0;
        let (word, ()) = Wiped::written(rest.len(), |out| taken = word(rest, out));
        // Where a line goes on in the next one there is no word.
        if !matches!(&rest[..taken], b"\\\n" | b"\\\r\n" | b"^\n" | b"^\r\n") {
            words.push(word);
        }
        rest = rest[taken..].trim_ascii_start();
    }
    words
}

/// Writes the first word of a text; how many bytes it took.
fn word(text: &[u8], out: &mut Vec<u8>) -> usize {
    let (mut at, mut quote) = (0, None);
    while let Some(byte) = text.get(at) {
        let next = text.get(at + 1);
        match (quote, byte, next) {
            (None, byte, _) if byte.is_ascii_whitespace() => break,
            (None, b'$', Some(b'\'')) => {
                quote = Some(b'$');
                at += 1;
            }
            (None, b'\'' | b'"', _) => quote = Some(*byte),
            (Some(b'$'), b'\'', _) => quote = None,
            (Some(open), byte, _) if open == *byte => quote = None,
            (Some(b'$'), b'\\', Some(escaped)) => {
                match escaped {
                    b'n' => out.push(b'\n'),
                    b'\'' | b'"' | b'\\' => out.push(*escaped),
                    _ => out.extend_from_slice(&[b'\\', *escaped]),
                }
                at += 1;
            }
            (None, b'\\' | b'^', Some(b'\n')) => at += 1,
            (None, b'\\' | b'^', Some(b'\r')) => at += 1 + usize::from(text.get(at + 2) == Some(&b'\n')),
            (None, b'\\' | b'^', Some(escaped)) => {
                // A quote that is escaped for Windows is a quote.
                if *byte == b'^' && *escaped == b'"' {
                    quote = Some(b'"');
                } else {
                    out.push(*escaped);
                }
                at += 1;
            }
            (Some(b'"'), b'^', Some(b'"')) => {
                quote = None;
                at += 1;
            }
            (Some(b'"'), b'^', Some(escaped @ (b'&' | b'%' | b'^')))
            | (Some(b'"'), b'\\', Some(escaped @ (b'"' | b'\\' | b'$' | b'`'))) => {
                out.push(*escaped);
                at += 1;
            }
            _ => out.push(*byte),
        }
        at += 1;
    }
    at.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_a_shell() {
        let text = br#"curl 'a b'"c" \
            -d"x=\"1\"" $'it\'s'  ^"q^&r^" end"#;
        let words: Vec<Vec<u8>> = words(text).iter().map(|word| word.to_vec()).collect();
        let wanted: [&[u8]; 6] = [b"curl", b"a bc", b"-dx=\"1\"", b"it's", b"q&r", b"end"];
        assert_eq!(words, wanted);
    }
}
