//! Bytes from outside as a line of text that cannot do anything to whoever reads it.

use core::fmt;

/// Bytes from outside, to be shown: text stays text, and what would steer a terminal, break a line of a log or show text in
/// another order than it has is escaped, as are bytes that are not UTF-8.
///
/// # Examples
///
/// ```
/// use paysign::visible::Visible;
///
/// assert_eq!(Visible("测试\n\u{202e}".as_bytes()).to_string(), r"测试\n\u{202e}");
/// assert_eq!(Visible(b"\xc4\xe3").to_string(), r"\xc4\xe3");
/// ```
#[derive(Clone, Copy)]
pub struct Visible<'a>(pub &'a [u8]);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            for character in chunk.valid().chars() {
                if character.is_control() || is_invisible(character) {
                    write!(f, "{}", character.escape_default())?;
                } else {
                    write!(f, "{character}")?;
                }
            }
            write!(f, "{}", chunk.invalid().escape_ascii())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

/// Marks of direction, line separators, and characters without width.
fn is_invisible(character: char) -> bool {
    let marks = ['\u{61c}', '\u{feff}'];
    marks.contains(&character)
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
