//! What is wrong with a file, and at which line.

use std::fmt;
use std::ops::Range;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: the bytes of the text that are to be changed.
    pub at: Range<usize>,
    /// Where as people count.
    pub place: Place,
    /// What is wrong and what would be right, in the terms of the format: one line.
    pub text: String,
}

/// Everything that was found to be wrong with a file, by its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// How many are kept: a person mends the first few, and the rest often follows from them.
    pub const MAX_COUNT: usize = 100;

    pub(crate) fn say(&mut self, at: Range<usize>, text: impl Into<String>) {
        let problem = Problem { at, place: Place { line: 1, column: 1 }, text: text.into() };
        if self.found.len() < Self::MAX_COUNT && !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What was found, by place.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.found.iter()
    }

    /// The same in the order of their places in this text, of which `skipped` bytes were not read.
    pub(crate) fn placed(mut self, text: &str, skipped: usize) -> Self {
        self.found.sort_by_key(|problem| problem.at.start);
        for problem in &mut self.found {
            problem.at = problem.at.start + skipped..problem.at.end + skipped;
            problem.place = Place::of(text, problem.at.start);
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

/// The first one, and how many there are beside it.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, others)) = self.found.split_first() else { return Ok(()) };
        first.fmt(f)?;
        if others.is_empty() { Ok(()) } else { write!(f, " (and {} more)", others.len()) }
    }
}

impl std::error::Error for Problems {}

impl FromIterator<(Range<usize>, String)> for Problems {
    fn from_iter<T: IntoIterator<Item = (Range<usize>, String)>>(found: T) -> Self {
        let mut problems = Self::default();
        found.into_iter().for_each(|(at, text)| problems.say(at, text));
        problems
    }
}

/// A place in a text as people count: lines and characters, from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Place {
    /// Where this byte of the text is.
    pub fn of(text: &str, byte: usize) -> Self {
        let before = &text.as_bytes()[..byte.min(text.len())];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        // The first byte of each character: those of which the two highest bits are not `10`.
        let characters = before[line_start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        Self { line: before.split(|byte| *byte == b'\n').count(), column: characters + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters() {
        let text = "a = 1\n名 = 2\n";
        assert_eq!(Place::of(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(text, 6), Place { line: 2, column: 1 });
        assert_eq!(Place::of(text, 9), Place { line: 2, column: 2 });
        assert_eq!(Place::of(text, 99), Place { line: 3, column: 1 });
    }
}
