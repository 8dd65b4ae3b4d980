//! The diagnosis for people.

use core::fmt;

use super::finding::{Diagnosis, Evidence, Factor, Finding};
use super::lang::{Lang, Sentence};
use paysign::visible::Visible;

const VALID: Sentence = Sentence { en: "valid, with secret", zh: "有效，使用密钥" };
const NOT_VALID: Sentence = Sentence { en: "not valid", zh: "无效" };
const SECRET: Sentence = Sentence { en: "secret", zh: "密钥" };
const NOT_ALL: Sentence =
    Sentence { en: "not all was tried: the message is very long", zh: "消息太长，没有尝试所有可能" };
const FIELD: Sentence = Sentence { en: "field", zh: "字段" };
const AT_BYTE: Sentence = Sentence { en: "at byte", zh: "位于字节" };
const SCHEME: Sentence = Sentence { en: "scheme", zh: "签名规则" };
const HERE: Sentence = Sentence { en: "here", zh: "这里" };
const SIGNED: Sentence = Sentence { en: "signed", zh: "签名时" };

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.verdict, self.lang) {
            (Ok(index), lang) => writeln!(f, "{} {index}", lang.of(&VALID))?,
            (Err(error), Lang::English) => writeln!(f, "{}: {}: {error}", NOT_VALID.en, error.code())?,
            (Err(error), lang) => {
                let code = error.code();
                writeln!(f, "{}: {code}: {}", lang.of(&NOT_VALID), code.text_zh())?;
            }
        }
        for (index, secret) in self.secrets.iter().enumerate() {
            writeln!(f, "{} {index}: {secret}", self.lang.of(&SECRET))?;
        }
        for (index, finding) in self.findings.iter().enumerate() {
            write!(f, "\n{}. {finding}", index + 1)?;
        }
        if !self.is_complete {
            writeln!(f, "\n{}", self.lang.of(&NOT_ALL))?;
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
            f.write_str("     ")?;
            evidence.line(f, self.lang)?;
            f.write_str("\n")?;
        }
        writeln!(f, "     {}: {}", self.lang.word("change"), self.cure())?;
        for (place, line) in self.cause.description().look_for {
            writeln!(f, "     {}, {place}: {line}", self.lang.word("look for"))?;
        }
        Ok(())
    }
}

/// One line, in English.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.line(f, Lang::English)
    }
}

impl Evidence {
    fn line(&self, f: &mut fmt::Formatter<'_>, lang: Lang) -> fmt::Result {
        match (&self.field, self.offset) {
            (Some(field), offset) => {
                write!(f, "{} `{}`", lang.of(&FIELD), Visible(field))?;
                if let Some(offset) = offset {
                    write!(f, ", {} {offset}", lang.of(&AT_BYTE))?;
                }
            }
            (None, _) => f.write_str(lang.of(&SCHEME))?,
        }
        if let Some(here) = &self.here {
            write!(f, "; {} `{}`", lang.of(&HERE), Visible(here))?;
        }
        match &self.signed {
            Some(signed) => write!(f, "; {} `{}`", lang.of(&SIGNED), Visible(signed)),
            None => Ok(()),
        }
    }
}
