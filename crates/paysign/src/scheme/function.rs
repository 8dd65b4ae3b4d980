//! What gateways do to a value, or a name, before they join it.

/// A function over a name or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// URL-encoded.
    Encoded(Encoder),
    /// ASCII letters in lower case.
    Lower,
    /// ASCII letters in upper case.
    Upper,
    /// A `\` before each `\` and before each byte that is the first of the separator.
    Escaped,
    /// The number of its bytes, then the value.
    Length,
    /// As JSON writes it: texts in quotation marks, numbers and words as they are.
    Json,
    /// A decimal with exactly so many digits after the point, which zeros are added to or taken from.
    Fixed(u8),
    /// A decimal with two digits after the point, but one if the second is 0.
    FixedOneOrTwo,
    /// A decimal without zeros at the end of its fraction.
    Short,
    /// Without `.` and `,`.
    Undotted,
}

impl Function {
    /// All of them, each with its word.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("form", Self::Encoded(Encoder::Form)),
        ("form-lower", Self::Encoded(Encoder::FormLower)),
        ("rfc3986", Self::Encoded(Encoder::Rfc3986)),
        ("rfc3986-lower", Self::Encoded(Encoder::Rfc3986Lower)),
        ("java", Self::Encoded(Encoder::Java)),
        ("dotnet", Self::Encoded(Encoder::DotNet)),
        ("js", Self::Encoded(Encoder::Js)),
        ("lower", Self::Lower),
        ("upper", Self::Upper),
        ("escaped", Self::Escaped),
        ("length", Self::Length),
        ("json", Self::Json),
        ("fixed1", Self::Fixed(1)),
        ("fixed2", Self::Fixed(2)),
        ("fixed3", Self::Fixed(3)),
        ("fixed1-2", Self::FixedOneOrTwo),
        ("short", Self::Short),
        ("undotted", Self::Undotted),
    ];

    /// The word for it in a scheme's text.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, function)| *function == self).map_or("", |(word, _)| word)
    }

    /// The function of this word.
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(text, _)| *text == word).map(|(_, function)| *function)
    }

    /// Whether it is about decimals, so that it belongs to single fields.
    pub(super) const fn is_of_items(self) -> bool {
        matches!(self, Self::Fixed(_) | Self::FixedOneOrTwo | Self::Short | Self::Undotted)
    }

    /// Whether a name may be written through it.
    pub(super) const fn is_of_names(self) -> bool {
        matches!(self, Self::Encoded(_) | Self::Lower | Self::Json)
    }

    /// Whether two values may come out of it as one text.
    pub(crate) const fn loses(self) -> bool {
        match self {
            Self::Encoded(_) | Self::Escaped | Self::Length | Self::Json => false,
            Self::Lower | Self::Upper | Self::Fixed(_) | Self::FixedOneOrTwo | Self::Short | Self::Undotted => true,
        }
    }
}

/// How a language's library URL-encodes: which bytes stay as they are, what a blank becomes, and the case of
/// hex digits. ASCII letters and digits always stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoder {
    /// PHP's `urlencode`, Python's `quote_plus`: `-_.` stay, a blank is `+`.
    Form,
    /// The same with hex digits in lower case.
    FormLower,
    /// RFC 3986, PHP's `rawurlencode`: `-_.~` stay, a blank is `%20`.
    Rfc3986,
    /// The same with hex digits in lower case.
    Rfc3986Lower,
    /// Java's `URLEncoder`: `-_.*` stay, a blank is `+`.
    Java,
    /// .NET's `HttpUtility.UrlEncode`: `-_.!*()` stay, a blank is `+`, hex digits are in lower case.
    DotNet,
    /// JavaScript's `encodeURIComponent`: `-_.!~*'()` stay, a blank is `%20`.
    Js,
}

impl Encoder {
    const fn safe(self) -> &'static [u8] {
        match self {
            Self::Form | Self::FormLower => b"-_.",
            Self::Rfc3986 | Self::Rfc3986Lower => b"-_.~",
            Self::Java => b"-_.*",
            Self::DotNet => b"-_.!*()",
            Self::Js => b"-_.!~*'()",
        }
    }

    const fn has_plus(self) -> bool {
        matches!(self, Self::Form | Self::FormLower | Self::Java | Self::DotNet)
    }

    /// Whether such a byte occurs in what it writes.
    pub(crate) fn may_write(self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || byte == b'%' || byte == b'+' && self.has_plus() || self.safe().contains(&byte)
    }

    /// What it makes of one byte.
    pub(crate) fn encode(self, byte: u8) -> ([u8; 3], usize) {
        if byte.is_ascii_alphanumeric() || self.safe().contains(&byte) {
            return ([byte, 0, 0], 1);
        }
        if byte == b' ' && self.has_plus() {
            return ([b'+', 0, 0], 1);
        }
        let is_lower = matches!(self, Self::FormLower | Self::Rfc3986Lower | Self::DotNet);
        let digits: &[u8; 16] = if is_lower { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
        ([b'%', digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]], 3)
    }
}
