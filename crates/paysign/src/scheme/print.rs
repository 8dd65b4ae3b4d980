//! Prints a scheme in its text form.

use core::fmt;

use super::Scheme;
use super::axes::{Empty, Fields, Null, Order, Pair, Separator, Whole};
#[cfg(feature = "axes")]
use super::axes::{NameText, Written};
#[cfg(feature = "axes")]
use super::function::Function;
use super::hash::Encoding;
use super::names::Names;
#[cfg(feature = "axes")]
use super::placement::Inside;
use super::placement::Placement;
use super::quoted::Quoted;

/// The words for the orders.
pub(super) const ORDERS: &[(&str, Order)] = &[
    ("name", Order::ByName),
    ("listed", Order::Listed),
    #[cfg(feature = "axes")]
    ("sent", Order::Sent),
    #[cfg(feature = "axes")]
    ("nocase", Order::IgnoringCase),
    #[cfg(feature = "axes")]
    ("upper", Order::UpperCase),
    #[cfg(feature = "axes")]
    ("pair", Order::ByPair),
    #[cfg(feature = "axes")]
    ("value", Order::ByValue),
];

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
        let empty = match self.empty {
            Empty::Skip => "skip",
            Empty::Keep => "keep",
            #[cfg(feature = "axes")]
            Empty::Fill => "fill",
        };
        let null = if self.null == Null::Word { "word" } else { "empty" };
        let order = ORDERS.iter().find(|(_, order)| *order == self.order).map_or("", |(text, _)| text);
        write!(f, "fields {}; empty {empty}; null {null}; order {order}; pair {}", self.fields, self.pair)?;
        let encoding = ENCODINGS.iter().find(|(_, encoding)| *encoding == self.encoding).map_or("", |(text, _)| text);
        let digest = self.digest.as_str();
        write!(f, "; separator {}; secret {}; digest {digest}{}; {encoding}", self.separator, self.secret, self.whole)
    }
}

impl fmt::Display for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AllBut(names) => write!(f, "all{}", But(*names)),
            Self::Marked => f.write_str("marked"),
            Self::Only(names) => write!(f, "only {names}"),
            #[cfg(feature = "axes")]
            Self::Starting(prefixes, but) => write!(f, "starting {prefixes}{}", But(*but)),
            #[cfg(feature = "axes")]
            Self::FlatBut(names) => write!(f, "flat{}", But(*names)),
            #[cfg(feature = "axes")]
            Self::AllIn(path, names) => write!(f, "all in {path}{}", But(*names)),
            #[cfg(feature = "axes")]
            Self::Items(items) => write!(f, "only {items}"),
            #[cfg(feature = "axes")]
            Self::NamedBy(name, cut) => {
                let cut = [*cut];
                write!(f, "named by {name} {}", Quoted(core::str::from_utf8(&cut).unwrap_or_default()))
            }
        }
    }
}

/// `but NAME, …`, if there are names.
struct But<'a>(Names<'a>);

impl fmt::Display for But<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.iter().next().is_none() { Ok(()) } else { write!(f, " but {}", self.0) }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "axes")]
            Self::Written(written) => written.fmt(f),
            known => f.write_str(PAIRS.iter().find(|(_, pair)| pair == known).map_or("", |(text, _)| text)),
        }
    }
}

#[cfg(feature = "axes")]
impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.joint == ";" { "\"" } else { "" };
        f.write_str(mark)?;
        match self.name {
            NameText::Absent => {}
            NameText::AsIs => f.write_str("name")?,
            NameText::Upper => f.write_str("NAME")?,
            NameText::Through(function) => write!(f, "{}(name)", function.as_str())?,
        }
        f.write_str(self.joint)?;
        match self.value.map(Function::as_str) {
            None => f.write_str("value")?,
            Some(function) => write!(f, "{function}(value)")?,
        }
        f.write_str(mark)
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("none"),
            Self::Char(_) => self.byte().map_or(Ok(()), |byte| write!(f, "\"{}\"", char::from(byte))),
            #[cfg(feature = "axes")]
            Self::Text(text) => {
                match text.as_bytes() {
                    b"\n" => f.write_str("line-feed")?,
                    bytes => Quoted(core::str::from_utf8(bytes).unwrap_or_default()).fmt(f)?,
                }
                f.write_str(if text.is_last() { " last" } else { "" })
            }
        }
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsIs => f.write_str(""),
            #[cfg(feature = "axes")]
            Self::Upper => f.write_str(" of upper(text)"),
            #[cfg(feature = "axes")]
            Self::Lower => f.write_str(" of lower(text)"),
            #[cfg(feature = "axes")]
            Self::Encoded(encoder) => write!(f, " of {}(text)", Function::Encoded(*encoder).as_str()),
            #[cfg(feature = "axes")]
            Self::EncodedLower(encoder) => write!(f, " of lower({}(text))", Function::Encoded(*encoder).as_str()),
            #[cfg(all(feature = "axes", feature = "base64"))]
            Self::Base64 => f.write_str(" of base64(text)"),
            #[cfg(feature = "axes")]
            Self::Digest(hash) => write!(f, " of {}(text)", hash.as_str()),
        }
    }
}

/// The places of the secret, with ` + ` between them.
impl fmt::Display for Placement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plus = "";
        for (word, joint) in [("prepend", self.prepend), ("append", self.append)] {
            if let Some(joint) = joint {
                write!(f, "{plus}{word} {}", Quoted(joint))?;
                plus = " + ";
            }
        }
        if self.hmac {
            write!(f, "{plus}hmac")?;
        }
        #[cfg(feature = "axes")]
        if let Some(more) = self.more {
            plus = if self.hmac { " + " } else { plus };
            match more.inside {
                None => {}
                Some(Inside::Each(joint)) => write!(f, "{plus}each {}", Quoted(joint))?,
                Some(Inside::Listed) => write!(f, "{plus}within")?,
                Some(Inside::Named(name)) => write!(f, "{plus}named {name}")?,
            }
            plus = if more.inside.is_some() { " + " } else { plus };
            if let Some(frame) = more.frame {
                write!(f, "{plus}frame {frame}")?;
            }
            more.taken.fmt(f)?;
        }
        Ok(())
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
