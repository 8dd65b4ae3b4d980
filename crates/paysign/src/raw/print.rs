//! Prints a scheme of a raw body in its text form.

use core::fmt;

use super::part::Part;
use super::parts::Parts;
use super::scheme::{Age, Carrier, Layout, RawScheme, Time};
use crate::scheme::Encoding;

/// The text form, with the axes in their usual order.
impl fmt::Display for RawScheme<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoding = match self.encoding {
            Encoding::LowerHex => "hex lower",
            Encoding::UpperHex => "hex upper",
            #[cfg(feature = "base64")]
            Encoding::Base64 => "base64",
        };
        write!(f, "text {}; secret {}; digest {}; {encoding}", self.text, self.secret, self.digest.as_str())?;
        write!(f, "; signature {}; time {}; age {}", self.signature, self.time, self.age)
    }
}

/// With a space between them.
impl fmt::Display for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.iter().enumerate() {
            f.write_str(if index > 0 { " " } else { "" })?;
            match part {
                Part::Body => f.write_str("body")?,
                #[cfg(feature = "base64")]
                Part::BodyInBase64 => f.write_str("body base64")?,
                Part::Timestamp => f.write_str("timestamp")?,
                Part::Header(name) => write!(f, "header {name}")?,
                Part::Constant("\n") => f.write_str("lf")?,
                Part::Constant(text) => write!(f, "\"{text}\"")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Carrier<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.header)?;
        match self.layout {
            Layout::Alone { before: "", after: "" } => f.write_str(" alone"),
            Layout::Alone { before, after } => {
                for (word, text) in [("after", before), ("before", after)] {
                    if !text.is_empty() {
                        write!(f, " {word} \"{text}\"")?;
                    }
                }
                Ok(())
            }
            Layout::Item { key, separator, joint } => {
                let [separator, joint] = [separator, joint].map(|mark| char::from(mark.byte()));
                write!(f, " item {key} separator \"{separator}\" joint \"{joint}\"")
            }
        }
    }
}

impl fmt::Display for Time<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Header(name, unit) => write!(f, "header {name} {}", unit.as_str()),
            Self::Item(key, unit) => write!(f, "item {key} {}", unit.as_str()),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::Within { past_secs, future_secs } => write!(f, "past {past_secs} future {future_secs}"),
        }
    }
}
