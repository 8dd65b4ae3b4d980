//! A diagnosis for people: the findings as wide as the terminal, and the cause once more, last and plain.

use std::fmt::{Display, Write};
use std::io::{self, IsTerminal};

use anstyle::Style;
use paysign::visible::Visible;
use paysign_diagnose::{Diagnosis, Evidence, Factor, Finding};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::words;
use crate::lang::Lang;
use crate::output::{BAD, BOLD, CARE, GOOD};

/// Columns below which nothing is wrapped any more: a terminal that narrow is not read.
const LEAST_WIDTH: usize = 40;

/// The whole text.
pub(super) fn text(diagnosis: &Diagnosis, lang: Lang) -> String {
    Page { lang, width: width(), text: String::new() }.of(diagnosis)
}

/// The columns of the terminal; without one those that `COLUMNS` says, or no end.
fn width() -> usize {
    let of_terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let told = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = if io::stdout().is_terminal() { of_terminal() } else { told() };
    width.map_or(usize::MAX, |width: usize| width.max(LEAST_WIDTH))
}

struct Page {
    lang: Lang,
    width: usize,
    text: String,
}

impl Page {
    fn of(mut self, diagnosis: &Diagnosis) -> String {
        match &diagnosis.verdict {
            Ok(index) => {
                let valid = self.lang.of(words::VALID).replace("{}", &index.to_string());
                self.line(0, 0, GOOD, &valid, "");
            }
            Err(error) => {
                let code = error.code();
                let told = if self.lang == Lang::Zh { code.text_zh().into() } else { error.to_string() };
                let head = self.lang.of(words::NOT_VALID);
                self.line(0, 0, BAD, head, &format!("{code}: {}", Visible(told.as_bytes())));
            }
        }
        for (index, secret) in diagnosis.secrets.iter().enumerate() {
            let head = format!("{} {index}: ", self.lang.of(words::SECRET));
            self.line(0, 0, Style::new(), "", &format!("{head}{secret}"));
        }
        for (index, finding) in diagnosis.findings.iter().enumerate() {
            self.text.push('\n');
            self.finding(index + 1, finding);
        }
        if !diagnosis.is_complete {
            self.text.push('\n');
            self.line(0, 0, CARE, "", self.lang.of(words::NOT_ALL));
        }
        if let Some(first) = diagnosis.findings.first() {
            self.text.push('\n');
            self.last(first);
        }
        self.text
    }

    fn finding(&mut self, number: usize, finding: &Finding) {
        let (style, certainty) = if finding.is_certain() { (GOOD, words::CERTAIN) } else { (CARE, words::POSSIBLE) };
        let head = format!("{number}. {}", self.lang.of(certainty));
        self.line(0, 3, style, &head, finding.reason());
        for factor in &finding.factors {
            self.factor(factor);
        }
        if let Some(signed) = &finding.signed {
            self.line(3, 5, BOLD, self.lang.of(words::SIGNED), "");
            self.line(5, 5, Style::new(), "", &Visible(signed).to_string());
        }
    }

    fn factor(&mut self, factor: &Factor) {
        self.line(3, 5, BOLD, &format!("{}: ", factor.cause), factor.text());
        if !factor.detail.is_empty() {
            self.line(5, 7, Style::new(), "", &format!("{}{}", self.lang.of(words::FORM), factor.detail));
        }
        for evidence in &factor.evidence {
            let line = self.evidence(evidence);
            self.line(5, 7, Style::new(), "", &line);
        }
        self.line(5, 7, BOLD, self.lang.of(words::CHANGE), factor.cure());
        for (place, line) in factor.cause.description().look_for {
            let head = self.lang.of(words::LOOK_FOR).replace("{}", place);
            self.line(5, 7, Style::new().dimmed(), &head, line);
        }
    }

    /// What shows a cause, in one line.
    fn evidence(&self, evidence: &Evidence) -> String {
        if self.lang == Lang::En {
            return evidence.to_string();
        }
        let mut line = match (&evidence.field, evidence.offset) {
            (Some(field), Some(offset)) => format!("字段 `{}`，第 {offset} 字节", Visible(field)),
            (Some(field), None) => format!("字段 `{}`", Visible(field)),
            (None, _) => String::from("签名规则"),
        };
        for (word, text) in [("这里", &evidence.here), ("签名时", &evidence.signed)] {
            if let Some(text) = text {
                // Writing into a string does not fail.
                let _ = write!(line, "；{word} `{}`", Visible(text));
            }
        }
        line
    }

    /// The cause once more, so that who only reads the end has read it.
    fn last(&mut self, first: &Finding) {
        let causes: Vec<&str> = first.factors.iter().map(|factor| factor.cause.as_str()).collect();
        let certainty = if first.is_certain() { words::CERTAIN_CAUSE } else { words::POSSIBLE_CAUSE };
        let style = if first.is_certain() { GOOD } else { CARE };
        self.line(0, 2, style, self.lang.of(certainty), &causes.join(" + "));
        for factor in &first.factors {
            self.line(0, 2, Style::new(), "", factor.text());
            self.line(0, 2, BOLD, self.lang.of(words::CHANGE), factor.cure());
        }
    }

    /// A head and a text, indented, in as many lines as it takes.
    fn line(&mut self, indent: usize, hanging: usize, style: Style, head: &str, text: &str) {
        let whole = format!("{head}{text}");
        for (index, part) in wrapped(&whole, self.width, indent, hanging).into_iter().enumerate() {
            let spaces = " ".repeat(if index == 0 { indent } else { hanging });
            self.text.push_str(&spaces);
            match part.strip_prefix(head).filter(|_| index == 0 && !head.is_empty()) {
                Some(rest) => self.push(&format!("{style}{head}{style:#}{rest}")),
                None => self.push(&part),
            }
            self.text.push('\n');
        }
    }

    fn push(&mut self, text: &dyn Display) {
        self.text.push_str(&text.to_string());
    }
}

/// The lines of a text: broken at spaces and after Chinese characters, and a word that is longer than a line
/// anywhere.
fn wrapped(text: &str, width: usize, indent: usize, hanging: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    loop {
        let room = width.saturating_sub(if lines.is_empty() { indent } else { hanging }).max(1);
        if rest.width() <= room {
            lines.push(rest.to_owned());
            return lines;
        }
        let end = end_of_line(rest, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start_matches(' ');
    }
}

/// Where a line ends that has so many columns.
fn end_of_line(text: &str, room: usize) -> usize {
    let (mut columns, mut fits, mut good) = (0, 0, 0);
    for (at, character) in text.char_indices() {
        columns += character.width().unwrap_or(0);
        if columns > room {
            break;
        }
        fits = at + character.len_utf8();
        let next = text[fits..].chars().next();
        // Chinese may be broken anywhere, but not before what ends a sentence.
        let is_wide = |character: char| character.width() == Some(2);
        let is_before_mark = next.is_some_and(|next| "，。；：、）”》".contains(next));
        if character == ' ' || is_wide(character) && !is_before_mark && !"（“《".contains(character) {
            good = fits;
        }
    }
    let first = text.chars().next().map_or(text.len(), char::len_utf8);
    // A break that leaves half a line empty is worse than one within a word.
    if good * 2 > fits { good } else { fits.max(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_lost() {
        let text = "the body is JSON, but 网关收发的是表单，请使用原样的表单。 https://shop.example/notify?pid=1001&sign=13ea5a9c";
        for width in 1..60 {
            let lines = wrapped(text, width, 0, 2);
            for (index, line) in lines.iter().enumerate() {
                let room = width.saturating_sub(if index == 0 { 0 } else { 2 }).max(1);
                assert!(line.width() <= room.max(2), "{width}: {line}");
            }
            let joined: String = lines.concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""), "{width}");
        }
    }
}
