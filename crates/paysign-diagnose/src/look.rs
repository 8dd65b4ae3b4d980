//! What can be said of a secret by looking at it, without a digest.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use super::cause::Cause;
use super::finding::{Factor, Finding};
use paysign::Secret;
use paysign::inside::{self, Remark};

/// What strikes in the secrets themselves, as possible causes; nothing for most secrets. It holds no byte of
/// one, and needs no message.
///
/// # Examples
///
/// ```
/// use paysign::Secret;
/// use paysign_diagnose::{Cause, look_at};
///
/// let found = look_at(&[Secret::new("EPAY_KEY=7a3b1053780db61ebd3d7123e1b8d6c4")?]);
/// assert_eq!(found[0].factors[0].cause, Cause::SecretNamed);
/// assert!(look_at(&[Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?]).is_empty());
/// # Ok::<(), paysign::SecretError>(())
/// ```
pub fn look_at(secrets: &[Secret]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, secret) in secrets.iter().enumerate() {
        for remark in inside::remarks(secret) {
            let (cause, form) = told(remark);
            let detail = if secrets.len() > 1 { format!("secret {index}: {form}").into() } else { form };
            let reason = "that is how the secret looks that was given";
            found.push(Finding::possible(Factor::new(cause).detail(detail), reason));
        }
    }
    found
}

fn told(remark: Remark) -> (Cause, Cow<'static, str>) {
    let (cause, form) = match remark {
        Remark::Invisible(place) => {
            let form = format!("a character that nobody sees, or white space, is at place {place}");
            return (Cause::SecretMark, form.into());
        }
        Remark::Masked => (Cause::SecretPlaceholder, "it is masked"),
        Remark::Placeholder => (Cause::SecretPlaceholder, "it is a word in the place of a secret"),
        Remark::Named => (Cause::SecretNamed, "a name or a number is in front of it"),
        Remark::Twice => (Cause::SecretTwice, "it is the same text twice"),
        Remark::Quoted => (Cause::SecretQuotes, "it is in quotation marks"),
        Remark::Blanks => (Cause::SecretBlanks, "white space is at an end of it"),
        Remark::Shell => {
            (Cause::SecretCut, "it holds signs that a shell, a settings file or a query takes for its own")
        }
        Remark::Escaped => (Cause::SecretRecoded, "it holds escapes of HTML or of URLs"),
    };
    (cause, form.into())
}
