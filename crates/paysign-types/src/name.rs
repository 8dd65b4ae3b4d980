//! Names and texts as the languages write them.

use std::fmt::Write as _;

use paysign::Message;

/// The words of a name joined, each with a capital: `other_dialect` becomes `OtherDialect`.
pub fn pascal(name: &str) -> String {
    name.split(|character: char| !character.is_ascii_alphanumeric()).fold(String::new(), |mut all, word| {
        let (first, rest) = word.split_at(word.len().min(1));
        all.push_str(&first.to_ascii_uppercase());
        all.push_str(rest);
        all
    })
}

/// What a message is, in a few words: its name, where nobody wrote them.
pub(crate) fn title<'a>(message: &Message<'a>) -> &'a str {
    if message.title.is_empty() { message.name } else { message.title }
}

/// A text on one line.
pub fn on_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A text inside a comment of the languages that write `/* … */`.
pub fn in_comment(text: &str) -> String {
    on_one_line(text).replace("*/", "* /")
}

/// A text between quotation marks, in a language that escapes as C does.
pub(crate) fn quoted(text: &str, mark: char) -> String {
    let mut all = String::from(mark);
    for character in text.chars() {
        match character {
            '\\' => all.push_str("\\\\"),
            _ if character == mark => all.extend(['\\', mark]),
            '\n' => all.push_str("\\n"),
            // No other character of control is above U+009F.
            _ if character.is_control() => {
                // Writing into a string does not fail.
                let _ = write!(all, "\\x{:02x}", u32::from(character));
            }
            _ => all.push(character),
        }
    }
    all.push(mark);
    all
}

/// Whether the name can be written without quotation marks, in a language with these words of its own.
pub(crate) fn is_plain(name: &str, words: &[&str]) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.bytes().all(is_of_name)
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.is_empty()
        && !words.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_quotation_marks_or_its_comment() {
        assert_eq!(quoted("a'b\\\"\u{0}\n名", '\''), r#"'a\'b\\"\x00\n名'"#);
        assert_eq!(quoted("\"", '"'), r#""\"""#);
        assert_eq!(in_comment("a */ b\nc"), "a * / b c");
    }

    #[test]
    fn a_name_is_plain_if_it_is_an_identifier() {
        let plain = |name| is_plain(name, &["from"]);
        assert!(plain("order_no") && plain("_a1"));
        for name in ["", "1a", "a-b", "data.id", "list[0]", "from"] {
            assert!(!plain(name), "{name}");
        }
    }
}
