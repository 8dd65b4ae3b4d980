//! A signature over a raw body, ready to be sent in a header.

use core::fmt;

use super::headers::{Listed, shown};
use super::signed_text::{SignedText, is_readable};
use crate::digest::Signature;
use crate::raw::{Carrier, HeaderError, Layout, RawScheme, Time, Unit};
use crate::secret::Secret;
use crate::verify::VerifyError;

/// The headers that carry a signature that was made here. `Debug` does not show it.
#[derive(Clone, Copy)]
pub struct SignedHeaders<'a> {
    carrier: Carrier<'a>,
    time: Time<'a>,
    signature: Signature,
    timestamp: Timestamp,
}

impl<'a> RawScheme<'a> {
    /// Signs a raw body, which is sent as it is here. `headers` are those that are signed too; `now` is the
    /// time in seconds from the beginning of 1970, for a scheme that has a time.
    ///
    /// # Errors
    ///
    /// What verification would refuse, and a scheme with a time without one.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::Secret;
    /// use paysign::raw::RawScheme;
    ///
    /// let scheme = RawScheme::parse(
    ///     "text body; secret hmac; digest sha256; hex lower; \
    ///      signature X-Sample-Signature after \"sha256=\"; time none; age any",
    /// )?;
    /// let secret = Secret::new("It's a Secret to Everybody")?;
    /// let signed = scheme.sign(b"Hello, World!", &[] as &[(&str, &str)], None, &secret)?;
    /// assert_eq!(signed.name(), "X-Sample-Signature");
    /// assert!(signed.value().to_string().starts_with("sha256=757107ea0eb2509f"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sign<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        body: &[u8],
        headers: &[(N, V)],
        now: Option<u64>,
        secret: &Secret,
    ) -> Result<SignedHeaders<'a>, VerifyError> {
        if !self.is_whole() || !is_readable(self) {
            return Err(VerifyError::UnreadableScheme);
        }
        let timestamp = match self.time {
            Time::None => Timestamp::NONE,
            Time::Header(_, unit) | Time::Item(_, unit) => {
                let now = now.ok_or(HeaderError::NoTime)?;
                let malformed = HeaderError::MalformedTimestamp { header: shown(self.signature.header) };
                Timestamp::new(now, unit).ok_or(malformed)?
            }
        };
        let listed = Listed(headers);
        let text = SignedText { scheme: self, body, timestamp: timestamp.as_bytes(), headers: &listed };
        text.check_headers()?;
        text.read_back()?;
        let digest = secret.digest(&self.secret, self.digest, |hasher| text.write(hasher));
        let signature = digest.to_signature(self.encoding);
        Ok(SignedHeaders { carrier: self.signature, time: self.time, signature, timestamp })
    }
}

impl<'a> SignedHeaders<'a> {
    /// The name of the header that carries the signature.
    pub fn name(&self) -> &'a str {
        self.carrier.header
    }

    /// Its value: the signature with what is around it.
    pub fn value(&self) -> impl fmt::Display {
        *self
    }

    /// The header that carries the time, with its value, where that is one of its own.
    pub fn time(&self) -> Option<(&'a str, &str)> {
        match self.time {
            Time::Header(name, _) => Some((name, self.timestamp.as_str())),
            Time::None | Time::Item(..) => None,
        }
    }
}

/// The value of the header that carries the signature.
impl fmt::Display for SignedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.carrier.layout {
            Layout::Alone { before, after } => write!(f, "{before}{}{after}", self.signature),
            Layout::Item { key, separator, joint } => {
                let [separator, joint] = [separator, joint].map(|mark| char::from(mark.byte()));
                if let Time::Item(time, _) = self.time {
                    write!(f, "{time}{joint}{}{separator}", self.timestamp.as_str())?;
                }
                write!(f, "{key}{joint}{}", self.signature)
            }
        }
    }
}

impl fmt::Debug for SignedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedHeaders").field("name", &self.name()).field("signature", &self.signature).finish()
    }
}

/// A time, written in digits.
#[derive(Clone, Copy)]
struct Timestamp {
    digits: [u8; Self::MAX_LEN],
    len: usize,
}

impl Timestamp {
    /// How many digits a time may have.
    const MAX_LEN: usize = 15;
    const NONE: Self = Self { digits: [0; Self::MAX_LEN], len: 0 };

    /// The time in its unit; `None` if it has too many digits.
    fn new(seconds: u64, unit: Unit) -> Option<Self> {
        let mut rest = match unit {
            Unit::Seconds => seconds,
            Unit::Milliseconds => seconds.checked_mul(1000)?,
        };
        let len = rest.checked_ilog10().map_or(1, |log| log as usize + 1);
        let mut digits = [b'0'; Self::MAX_LEN];
        for digit in digits.get_mut(..len)?.iter_mut().rev() {
            *digit = b"0123456789"[(rest % 10) as usize];
            rest /= 10;
        }
        Some(Self { digits, len })
    }

    fn as_bytes(&self) -> &[u8] {
        &self.digits[..self.len]
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}
