//! What a Rust file says of others: the modules it declares, what it imports, and the paths in its code.

use std::collections::BTreeSet;

use super::tokens::{Token, tokens};

/// A path, as it is written, and the inline modules that it is written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    pub(crate) within: Vec<String>,
}

/// One name that a `use` brings in.
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) path: Path,
    /// The name in this file; `None` for `*`.
    pub(crate) name: Option<String>,
    /// Whether others may take it from here.
    pub(crate) is_public: bool,
}

/// A file.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// The modules in files of their own, with the path where it is given.
    pub(crate) children: Vec<(String, Option<String>)>,
    /// Whether a macro declares modules, of names that are elsewhere in the file.
    pub(crate) has_macro_children: bool,
    pub(crate) imports: Vec<Import>,
    pub(crate) paths: Vec<Path>,
    /// What it defines.
    pub(crate) items: BTreeSet<String>,
    /// All words of its code, imports left out.
    pub(crate) words: BTreeSet<String>,
}

const ITEMS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

/// Reads a file.
pub(crate) fn file(text: &str) -> File {
    let tokens = tokens(text);
    let mut file = File::default();
    let (mut at, mut depth) = (0, 0);
    let mut inline: Vec<(String, i32)> = Vec::new();
    let mut is_public = false;
    let mut given_path = None;
    while at < tokens.len() {
        let within: Vec<String> = inline.iter().map(|(name, _)| name.clone()).collect();
        match &tokens[at..] {
            [Token::Word("pub"), Token::Mark('('), ..] => {
                is_public = true;
                at += tokens[at..].iter().position(|token| *token == Token::Mark(')')).unwrap_or(0);
            }
            [Token::Word("pub"), ..] => is_public = true,
            [Token::Word("path"), Token::Mark('='), Token::Text(path), ..] => {
                given_path = Some((*path).to_owned());
                at += 2;
            }
            [Token::Word("mod"), Token::Word(name), Token::Mark(';'), ..] => {
                file.children.push(((*name).to_owned(), given_path.take()));
                is_public = false;
                at += 2;
            }
            // A unit test may use what uses its file.
            [
                Token::Mark('#'),
                Token::Mark('['),
                Token::Word("cfg"),
                Token::Mark('('),
                Token::Word("test"),
                Token::Mark(')'),
                Token::Mark(']'),
                Token::Word("mod"),
                Token::Word(_),
                Token::Mark('{'),
                ..,
            ] => at += 9 + block_len(&tokens[at + 9..]),
            [Token::Word("mod"), Token::Mark('$'), ..] => file.has_macro_children = true,
            [Token::Word("mod"), Token::Word(name), Token::Mark('{'), ..] => {
                inline.push(((*name).to_owned(), depth));
                depth += 1;
                is_public = false;
                at += 2;
            }
            [Token::Word("use"), Token::Word(_) | Token::Mark('{') | Token::Then, ..] => {
                let len = tokens[at..].iter().position(|token| *token == Token::Mark(';')).unwrap_or(tokens.len() - at);
                let mut found = Vec::new();
                tree(&tokens[at + 1..at + len], &mut 0, &[], &mut found);
                file.imports.extend(found.into_iter().map(|(segments, name)| Import {
                    path: Path { segments, within: within.clone() },
                    name,
                    is_public,
                }));
                is_public = false;
                at += len;
            }
            [Token::Mark(mark @ ('{' | '}')), ..] => {
                depth += if *mark == '{' { 1 } else { -1 };
                if inline.last().is_some_and(|(_, outside)| *outside == depth) {
                    inline.pop();
                }
                is_public = false;
            }
            [Token::Word("macro_rules"), Token::Mark('!'), Token::Word(name), ..] => {
                file.items.insert((*name).to_owned());
                at += 2;
            }
            [Token::Word(word), Token::Word(name), ..] if ITEMS.contains(word) => {
                file.items.insert((*name).to_owned());
                file.words.insert((*name).to_owned());
                is_public = false;
                at += 1;
            }
            [Token::Word(_), Token::Then, ..] => {
                let (segments, len) = segments(&tokens[at..]);
                file.words.insert(segments[0].clone());
                file.paths.push(Path { segments, within });
                at += len - 1;
            }
            [Token::Word(word), ..] => {
                file.words.insert((*word).to_owned());
            }
            _ => {}
        }
        at += 1;
    }
    file
}

/// How many tokens lie between the opening brace in front and the one that closes it.
fn block_len(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0;
    let is_last = |token: &Token<'_>| {
        depth += match token {
            Token::Mark('{') => 1,
            Token::Mark('}') => -1,
            _ => 0,
        };
        depth == 0
    };
    tokens.iter().position(is_last).unwrap_or(tokens.len())
}

/// The words of a path, and how many tokens it has.
fn segments(tokens: &[Token<'_>]) -> (Vec<String>, usize) {
    let (mut segments, mut len) = (Vec::new(), 0);
    while let Some(Token::Word(word)) = tokens.get(len) {
        segments.push((*word).to_owned());
        len += 1;
        match (tokens.get(len), tokens.get(len + 1)) {
            (Some(Token::Then), Some(Token::Word(_))) => len += 1,
            _ => break,
        }
    }
    (segments, len)
}

/// The paths of a `use`, each with the name that it brings in; `None` for all.
fn tree(tokens: &[Token<'_>], at: &mut usize, front: &[String], found: &mut Vec<(Vec<String>, Option<String>)>) {
    let mut path = front.to_vec();
    while *at < tokens.len() {
        match tokens[*at] {
            Token::Word("as") => {
                if let Some(Token::Word(name)) = tokens.get(*at + 1) {
                    found.push((std::mem::take(&mut path), Some((*name).to_owned())));
                }
                *at += 1;
            }
            Token::Word("self") if !front.is_empty() => {}
            Token::Word(word) => path.push(word.to_owned()),
            Token::Mark('*') => found.push((std::mem::take(&mut path), None)),
            Token::Mark('{') => {
                *at += 1;
                tree(tokens, at, &path, found);
                path.clear();
            }
            Token::Mark(mark @ (',' | '}')) => {
                leaf(&mut path, found);
                if mark == '}' {
                    return;
                }
                path = front.to_vec();
            }
            _ => {}
        }
        *at += 1;
    }
    leaf(&mut path, found);
}

fn leaf(path: &mut Vec<String>, found: &mut Vec<(Vec<String>, Option<String>)>) {
    let path = std::mem::take(path);
    if let Some(name) = path.last().cloned() {
        found.push((path, Some(name)));
    }
}

#[test]
fn a_file_is_read() {
    let source = "
        mod child;
        #[path = \"../other.rs\"] mod other;
        pub(crate) use child::{Kept, deep::{self, Deep as Deeper}};
        use super::*;
        fn here() { child::call(Kept::new()); }
        mod tests { use super::here; fn inner() { super::super::up(); } }
    ";
    let file = file(source);
    assert_eq!(file.children, [("child".into(), None), ("other".into(), Some("../other.rs".into()))]);
    let imports: Vec<(String, Option<&str>, bool, usize)> = file
        .imports
        .iter()
        .map(|import| {
            (import.path.segments.join("::"), import.name.as_deref(), import.is_public, import.path.within.len())
        })
        .collect();
    assert_eq!(
        imports,
        [
            ("child::Kept".into(), Some("Kept"), true, 0),
            ("child::deep".into(), Some("deep"), true, 0),
            ("child::deep::Deep".into(), Some("Deeper"), true, 0),
            ("super".into(), None, false, 0),
            ("super::here".into(), Some("here"), false, 1),
        ]
    );
    let paths: Vec<(String, usize)> =
        file.paths.iter().map(|path| (path.segments.join("::"), path.within.len())).collect();
    assert_eq!(paths, [("child::call".into(), 0), ("Kept::new".into(), 0), ("super::super::up".into(), 1)]);
    assert!(file.items.contains("here") && file.words.contains("Kept") && !file.words.contains("Deeper"));
}
