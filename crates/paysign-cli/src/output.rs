//! What the program prints, and the status that it ends with.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use paysign::visible::Visible;
use serde::Serialize;

use crate::failure::{Failure, FailureJson, Status};

/// Headings.
pub(crate) const BOLD: Style = Style::new().bold();
/// What is proved, or good.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What is refused.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What wants a second look.
pub(crate) const CARE: Style = AnsiColor::Yellow.on_default().bold();

/// The outcome of a command.
#[derive(Debug)]
pub(crate) struct Report {
    text: Printed,
    failure: Option<Failure>,
    /// Whether the text says what is wrong, so that a terminal need not show it twice.
    tells: bool,
}

/// What is printed, and where.
#[derive(Debug)]
enum Printed {
    /// For people: styled, if standard output is a terminal.
    Styled(String),
    /// The same, on standard error.
    Aside(String),
    /// For programs: these bytes and no others.
    Exact(String),
}

impl Report {
    /// For people.
    pub(crate) fn styled(text: String) -> Self {
        Self { text: Printed::Styled(text), failure: None, tells: false }
    }

    /// For people, on standard error, since programs read standard output.
    pub(crate) fn aside(text: String) -> Self {
        Self { text: Printed::Aside(text), failure: None, tells: false }
    }

    /// For programs, as it is.
    pub(crate) fn exact(text: String) -> Self {
        Self { text: Printed::Exact(text), failure: None, tells: false }
    }

    /// One JSON value on a line of its own.
    ///
    /// # Errors
    ///
    /// None that is known: it is written into memory, and all names are texts.
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let json = serde_json::to_string(value).map_err(|error| Failure::usage(error.to_string()))?;
        Ok(Self::exact(json + "\n"))
    }

    /// A command that has nothing else to say than its failure.
    pub(crate) fn failed(failure: Failure, as_json: bool) -> Self {
        let text = if as_json { refusal_json(&failure) } else { String::new() };
        Self { text: Printed::Exact(text), failure: Some(failure), tells: false }
    }

    /// The same output, and a failure.
    pub(crate) fn with(self, failure: Option<Failure>) -> Self {
        Self { failure, ..self }
    }

    /// The same output, which says what is wrong itself.
    pub(crate) fn that_tells_its_failure(self) -> Self {
        Self { tells: true, ..self }
    }

    /// Writes it all.
    ///
    /// A reader that has gone away (`paysign gateways | head`) is not an error; the status stays the one of
    /// the verdict.
    pub(crate) fn write(&self) -> Status {
        let written = match &self.text {
            Printed::Styled(text) => write_all(anstream::stdout().lock(), text),
            Printed::Aside(text) => write_all(anstream::stderr().lock(), text),
            Printed::Exact(text) => write_all(io::stdout().lock(), text),
        };
        let status = self.failure.as_ref().map_or(Status::Valid, Failure::status);
        let is_told = self.tells && io::stdout().is_terminal() && io::stderr().is_terminal();
        if let Some(failure) = self.failure.as_ref().filter(|_| !is_told) {
            complain(failure);
        }
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                complain(&Failure::io("write to standard output", &error));
                Status::Unusable
            }
            _ => status,
        }
    }
}

fn write_all(mut to: impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

/// Says on standard error what is wrong. If that fails too there is nobody to tell.
fn complain(failure: &Failure) {
    let hint = failure.hint_text().map_or_else(String::new, |hint| format!("hint: {}\n", visible(hint)));
    let text = format!("{BAD}paysign:{BAD:#} {}\n{hint}", visible(&failure.to_string()));
    let _ = write_all(anstream::stderr().lock(), &text);
}

/// Says on standard error that the program waits for its user, if it does.
pub(crate) fn note_waiting(what: &str) {
    if io::stdin().is_terminal() {
        let _ = write_all(io::stderr().lock(), &format!("reading {what} from standard input\n"));
    }
}

/// `{"valid":false,"error":{…}}`; without `valid` where nothing was judged.
fn refusal_json(failure: &Failure) -> String {
    #[derive(Serialize)]
    struct Refusal<'f> {
        #[serde(skip_serializing_if = "Option::is_none")]
        valid: Option<bool>,
        error: FailureJson<'f>,
    }
    let valid = (failure.status() == Status::NotValid).then_some(false);
    let refusal = Refusal { valid, error: failure.to_json() };
    serde_json::to_string(&refusal).map_or_else(|_| String::new(), |json| json + "\n")
}

/// A text from outside, for a terminal: characters that would steer it, or that show text in another order
/// than it has, are escaped. Line feeds too, so that no value can pretend to be a line of the program's own.
pub(crate) fn visible(text: &str) -> String {
    Visible(text.as_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_all_else_stays() {
        assert_eq!(visible("a\u{1b}[31m\nb\u{202e}"), r"a\u{1b}[31m\nb\u{202e}");
        assert_eq!(visible("测试 é \\n"), "测试 é \\n");
    }
}
