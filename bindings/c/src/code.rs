//! What the codes are called and what they mean.

use std::ffi::{CStr, c_char};

pub(crate) use crate::codes::Code;
use crate::codes::{ENTRIES, Entry};

const UNKNOWN_WORD: &CStr = c"unknown_code";
const UNKNOWN_TEXT: &CStr = c"this version of paysign has no such code";

impl From<paysign::Code> for Code {
    fn from(code: paysign::Code) -> Self {
        let number = i32::from(code.number());
        // A test sees to it that each code of the core has an entry.
        entry(number).map_or(Self::Internal, |entry| entry.code)
    }
}

impl Code {
    /// What it means, in one sentence.
    pub(crate) fn text(self) -> &'static str {
        entry(self as i32).and_then(|entry| entry.text.to_str().ok()).unwrap_or_default()
    }
}

fn entry(number: i32) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.code as i32 == number)
}

/// The stable word of a code, for example `mismatch`: the same in every language of paysign.
///
/// @param code A `paysign_code`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown_code` for a
///     number that this version does not have.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_error_code(code: i32) -> *const c_char {
    entry(code).map_or(UNKNOWN_WORD, |entry| entry.word).as_ptr()
}

/// What a code means, in one English sentence, for logs.
///
/// @param code A `paysign_code`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_error_text(code: i32) -> *const c_char {
    entry(code).map_or(UNKNOWN_TEXT, |entry| entry.text).as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a code, `16 mismatch`. Lines are added and never changed.
    const COMMITTED: &str = include_str!("../codes.txt");

    fn committed() -> Vec<(i32, &'static str)> {
        let line = |line: &'static str| {
            let (number, word) = line.split_once(' ').expect("a number and a word");
            (number.parse().expect("a number"), word)
        };
        COMMITTED.lines().map(line).collect()
    }

    #[test]
    fn no_number_changes_and_none_is_used_twice() {
        let committed = committed();
        assert!(committed.is_sorted_by(|left, right| left.0 < right.0));
        let present: Vec<_> = committed
            .iter()
            .map(|(number, _)| entry(*number).map(|entry| (entry.code as i32, entry.word.to_str().expect("a word"))))
            .collect();
        assert_eq!(present, committed.into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(ENTRIES.len(), present.len(), "a new code is added to codes.txt");
    }

    #[test]
    fn each_code_of_the_core_has_its_number_word_and_text_here() {
        for code in paysign::Code::ALL {
            let entry = entry(code.number().into()).unwrap_or_else(|| panic!("{code} has no entry"));
            assert_eq!(entry.word.to_str(), Ok(code.as_str()));
            assert_eq!(entry.text.to_str(), Ok(code.text()));
            assert_eq!(Code::from(*code) as i32, i32::from(code.number()));
        }
    }
}
