//! The diagnosis for people.

use core::fmt;

use super::finding::{Diagnosis, Evidence, Factor, Finding};
use super::lang::Lang;
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
        let lang = self.factors.first().map_or(Lang::English, |factor| factor.lang);
        let certainty = lang.word(if self.is_certain() { "certain" } else { "possible" });
        writeln!(f, "{certainty}: {}", self.reason())?;
        for factor in &self.factors {
            write!(f, "{factor}")?;
        }
        match &self.signed {
            Some(text) => {
                writeln!(f, "   {}:\n     {}", lang.word("signed was, without the secret"), Visible(text))
            }
            None => Ok(()),
        }
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "   {}: {}", self.cause, self.text())?;
        if !self.detail.is_empty() {
            writeln!(f, "     {}: {}", self.lang.word("form"), self.detail)?;
        }
        for evidence in &self.evidence {
            writeln!(f, "     {evidence}")?;
        }
        writeln!(f, "     {}: {}", self.lang.word("change"), self.cure())?;
        for (place, line) in self.cause.description().look_for {
            writeln!(f, "     {}, {place}: {line}", self.lang.word("look for"))?;
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
