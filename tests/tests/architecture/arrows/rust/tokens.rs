//! Rust's tokens, as far as paths need them: words, texts and marks, without comments, numbers and lifetimes.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    Word(&'t str),
    /// A string literal, without its quotes.
    Text(&'t str),
    /// `::`
    Then,
    Mark(char),
}

/// The tokens of a file.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_len(rest)
        } else if let Some((front, inner, end)) = text_len(rest) {
            tokens.push(Token::Text(&rest[front..front + inner]));
            end
        } else if first == '\'' {
            quote_len(rest)
        } else if first == '_' || first.is_alphanumeric() {
            let len = rest.find(|letter: char| letter != '_' && !letter.is_alphanumeric()).unwrap_or(rest.len());
            if !first.is_ascii_digit() {
                tokens.push(Token::Word(&rest[..len]));
            }
            len
        } else if rest.starts_with("::") {
            tokens.push(Token::Then);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[len..];
    }
    tokens
}

/// How long a comment in asterisks is; they may be nested.
fn comment_len(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        depth = match rest {
            [b'/', b'*', ..] => depth + 1,
            [b'*', b'/', ..] => depth - 1,
            _ => {
                at += 1;
                continue;
            }
        };
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at.min(text.len())
}

/// A string literal at the front: where its text begins, how long that is, and where the literal ends.
fn text_len(text: &str) -> Option<(usize, usize, usize)> {
    let prefix = text.find(|letter| !matches!(letter, 'b' | 'c' | 'r'))?;
    let rest = &text[prefix..];
    let is_raw = text[..prefix].ends_with('r');
    if prefix > 2 || !(rest.starts_with('"') || is_raw && rest.starts_with('#')) {
        return None;
    }
    if is_raw {
        let hashes = rest.find(|letter| letter != '#')?;
        let inner = rest[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", &rest[..hashes]);
        let len = inner.find(&end).unwrap_or(inner.len());
        let front = prefix + hashes + 1;
        return Some((front, len, (front + len + end.len()).min(text.len())));
    }
    let (mut at, inner) = (0, &rest.as_bytes()[1..]);
    while at < inner.len() && inner[at] != b'"' {
        at += if inner[at] == b'\\' { 2 } else { 1 };
    }
    let len = at.min(inner.len());
    Some((prefix + 1, len, (prefix + len + 2).min(text.len())))
}

/// A character literal, or the mark of a lifetime.
fn quote_len(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((at, '\\')) => text[at + 2..].find('\'').map_or(text.len(), |end| at + 2 + end + 1),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[test]
fn words_in_texts_comments_and_characters_are_no_words() {
    let source = r##"// one
        /* two /* three */ */ fn four<'a>() { "five \" six"; r#"se"ven"#; b'x'; '\''; '"'; a::b; 8u8; }"##;
    let words: Vec<&str> = tokens(source)
        .iter()
        .filter_map(|token| if let Token::Word(word) = token { Some(*word) } else { None })
        .collect();
    assert_eq!(words, ["fn", "four", "a", "b", "a", "b"]);
    assert!(tokens(source).contains(&Token::Text("se\"ven")));
    assert!(tokens(source).contains(&Token::Then));
}
