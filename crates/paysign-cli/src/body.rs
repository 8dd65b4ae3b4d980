//! The raw body: bytes, exactly as they are in a file or come from standard input.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use paysign::{Message, Wire};

use crate::args::{BodyArgs, SecretArgs};
use crate::failure::Failure;
use crate::output;
use crate::target::Target;

/// Where the body comes from, and how its end is read.
pub(crate) struct BodySource<'a> {
    file: Option<&'a Path>,
    exact: bool,
}

impl<'a> BodySource<'a> {
    /// The source that the command line names; `before` are words that are before the body's own
    /// place.
    ///
    /// # Errors
    ///
    /// There are too many words, or the secret comes from standard input too.
    pub(crate) fn new(before: &[&'a OsString], args: &'a BodyArgs, secrets: &SecretArgs) -> Result<Self, Failure> {
        let mut words = before.iter().copied().chain(&args.file);
        let file = words.next().map(Path::new).filter(|path| *path != Path::new("-"));
        if words.next().is_some() {
            return Err(Failure::usage("with --scheme there is no GATEWAY and no MESSAGE, only a BODYFILE"));
        }
        if file.is_none() && secrets.take_stdin() {
            return Err(Failure::usage("the secret and the body cannot both come from standard input")
                .hint("give BODYFILE, or the secret by --secret-file FILE or --secret-env VAR"));
        }
        Ok(Self { file, exact: args.exact })
    }

    /// Reads the body, but no more of it than is needed to see that it is longer than `limit`.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(crate) fn read<'m>(&self, target: &Target<'m>, limit: usize) -> Result<(Vec<u8>, Message<'m>), Failure> {
        let mut body = if let Some(path) = self.file {
            of_file(path, limit)?
        } else {
            let mut body = Vec::new();
            output::note_waiting("the body");
            let read = io::stdin().lock().take(most(limit)).read_to_end(&mut body);
            read.map_err(|error| Failure::io("read the body from standard input", &error))?;
            body
        };
        let message = target.message_of(&body);
        if message.transport.wire == Wire::Form && !self.exact {
            take_off_line_ending(&mut body);
        }
        Ok((body, message))
    }
}

/// A line ending that is taken off, and one byte beyond the limit.
fn most(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(3)
}

fn of_file(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most(limit)).read_to_end(&mut body));
    read.map_err(|error| Failure::io(&format!("read the body from {}", path.display()), &error))?;
    Ok(body)
}

/// Another body of a file, which a diagnosis reads tolerantly.
///
/// # Errors
///
/// It cannot be read.
pub(crate) fn another(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut body = of_file(path, limit)?;
    take_off_line_ending(&mut body);
    Ok(body)
}

/// Takes off one line ending.
///
/// An editor ends the last line of a file, and in a form that would be the end of the last value: nothing but
/// `mismatch` would tell. No gateway ends a form like that; in JSON it is white space, which means nothing.
fn take_off_line_ending(body: &mut Vec<u8>) {
    if body.last() == Some(&b'\n') {
        body.pop();
        if body.last() == Some(&b'\r') {
            body.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_ending_is_taken_off_and_no_more() {
        for (before, after) in [("a\n", "a"), ("a\r\n", "a"), ("a\n\n", "a\n"), ("a\r", "a\r"), ("a", "a"), ("\n", "")]
        {
            let mut body = before.as_bytes().to_vec();
            take_off_line_ending(&mut body);
            assert_eq!(body, after.as_bytes());
        }
    }
}
