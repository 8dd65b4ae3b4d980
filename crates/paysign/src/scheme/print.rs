//! Prints a scheme in its text form.

use core::fmt;

use super::{Empty, Encoding, Fields, Names, Null, Order, Pair, Placement, Scheme};

/// The words for the ways to write a field.
pub(super) const PAIRS: [(&str, Pair); 4] = [
    ("name=value", Pair::NameEqualsValue),
    ("name=>value", Pair::NameArrowValue),
    ("namevalue", Pair::NameThenValue),
    ("value", Pair::ValueOnly),
];

/// The clauses for the ways to write a digest.
const ENCODINGS: &[(&str, Encoding)] = &[
    ("hex lower", Encoding::LowerHex),
    ("hex upper", Encoding::UpperHex),
    #[cfg(feature = "base64")]
    ("base64", Encoding::Base64),
];

/// The text form, with the axes in their usual order.
impl fmt::Display for Scheme<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fields {
            Fields::AllBut(names) if names.iter().next().is_none() => f.write_str("fields all")?,
            Fields::AllBut(names) => write!(f, "fields all but {names}")?,
            Fields::Marked => f.write_str("fields marked")?,
            Fields::Only(names) => write!(f, "fields only {names}")?,
        }
        let empty = if self.empty == Empty::Skip { "skip" } else { "keep" };
        let null = if self.null == Null::Word { "word" } else { "empty" };
        let order = if self.order == Order::ByName { "name" } else { "listed" };
        let pair = PAIRS.iter().find(|(_, pair)| *pair == self.pair).map_or("", |(text, _)| text);
        write!(f, "; empty {empty}; null {null}; order {order}; pair {pair}; separator ")?;
        match self.separator.byte() {
            Some(byte) => write!(f, "\"{}\"", char::from(byte))?,
            None => f.write_str("none")?,
        }
        let encoding = ENCODINGS.iter().find(|(_, encoding)| *encoding == self.encoding).map_or("", |(text, _)| text);
        write!(f, "; secret {}; digest {}; {encoding}", self.secret, self.digest.as_str())
    }
}

impl fmt::Display for Placement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plus = "";
        for (word, joint) in [("prepend", self.prepend), ("append", self.append)] {
            if let Some(joint) = joint {
                write!(f, "{plus}{word} \"{joint}\"")?;
                plus = " + ";
            }
        }
        f.write_str(if self.hmac { plus } else { "" })?;
        f.write_str(if self.hmac { "hmac" } else { "" })
    }
}

/// Names with a comma and a space between them.
impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.iter().enumerate() {
            f.write_str(if index > 0 { ", " } else { "" })?;
            f.write_str(name)?;
        }
        Ok(())
    }
}
