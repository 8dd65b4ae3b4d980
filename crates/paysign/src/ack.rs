//! The body that stops a gateway from repeating a notification: a constant text, or one that repeats proved
//! values.

use core::fmt;

use crate::verified::Verified;

/// What to answer a notification with: shown, or compared, as text.
///
/// In the message's description `${name}` is the value of a proved field, which is written as it is; all else
/// is itself.
#[derive(Clone, Copy)]
pub struct Ack<'v, 'a> {
    verified: &'v Verified<'a>,
    template: &'a str,
}

impl<'a> Verified<'a> {
    /// The body to answer with, so that the gateway stops repeating the notification.
    pub fn ack(&self) -> Ack<'_, 'a> {
        Ack { verified: self, template: self.message().ack }
    }
}

impl<'a> Ack<'_, 'a> {
    /// The text.
    #[cfg(feature = "alloc")]
    pub fn to_text(&self) -> alloc::borrow::Cow<'a, str> {
        self.as_str().map_or_else(|| alloc::string::ToString::to_string(self).into(), Into::into)
    }

    /// The text, if it is a constant one, as that of most gateways is.
    pub fn as_str(&self) -> Option<&'a str> {
        (!self.template.contains("${")).then_some(self.template)
    }
}

impl fmt::Display for Ack<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else { break };
            f.write_str(before)?;
            if let Some(value) = self.verified.get(name) {
                value.fmt(f)?;
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

impl fmt::Debug for Ack<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.template, f)
    }
}

impl PartialEq<str> for Ack<'_, '_> {
    fn eq(&self, other: &str) -> bool {
        /// What is still to be written of the other text.
        struct Left<'t>(&'t str);
        impl fmt::Write for Left<'_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
                Ok(())
            }
        }
        let mut left = Left(other);
        fmt::write(&mut left, format_args!("{self}")).is_ok() && left.0.is_empty()
    }
}

impl PartialEq<&str> for Ack<'_, '_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}
