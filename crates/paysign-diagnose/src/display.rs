//! The diagnosis for people.

use core::fmt;

use super::finding::{Diagnosis, Evidence, Factor, Finding};
use paysign::visible::Visible;

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.verdict {
            Ok(index) => writeln!(f, "valid, with secret {index}")?,
            Err(error) => writeln!(f, "not valid: {}: {error}", error.code())?,
        }
        for (index, secret) in self.secrets.iter().enumerate() {
            writeln!(f, "secret {index}: {secret}")?;
        }
        for (index, finding) in self.findings.iter().enumerate() {
            write!(f, "\n{}. {finding}", index + 1)?;
        }
        if !self.is_complete {
            writeln!(f, "\nnot all was tried: the message is very long")?;
        }
        Ok(())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let certainty = if self.is_certain() { "certain" } else { "possible" };
        writeln!(f, "{certainty}: {}", self.reason())?;
        for factor in &self.factors {
            write!(f, "{factor}")?;
        }
        match &self.signed {
            Some(text) => writeln!(f, "   signed was, without the secret:\n     {}", Visible(text)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "   {}: {}", self.cause, self.cause.text())?;
        if !self.detail.is_empty() {
            writeln!(f, "     form: {}", self.detail)?;
        }
        for evidence in &self.evidence {
            writeln!(f, "     {evidence}")?;
        }
        writeln!(f, "     change: {}", self.cause.cure())?;
        for (place, line) in self.cause.description().look_for {
            writeln!(f, "     look for, {place}: {line}")?;
        }
        Ok(())
    }
}

/// One line.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.field, self.offset) {
            (Some(field), Some(offset)) => write!(f, "field `{}`, at byte {offset}", Visible(field))?,
            (Some(field), None) => write!(f, "field `{}`", Visible(field))?,
            (None, _) => f.write_str("scheme")?,
        }
        if let Some(here) = &self.here {
            write!(f, "; here `{}`", Visible(here))?;
        }
        match &self.signed {
            Some(signed) => write!(f, "; signed `{}`", Visible(signed)),
            None => Ok(()),
        }
    }
}
