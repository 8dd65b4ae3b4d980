//! The numbers of all results.

use std::ffi::{CStr, c_char};

/// What a function says. 0 is success, all others are errors. A number is never used again for something else; later
/// versions may add some, so treat one that you do not know as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub enum Code {
    /// No error.
    Ok = 0,
    /// The body is empty: something before this call has read it, or it was never sent.
    EmptyBody = 1,
    /// The body is not what the gateway sends: a bad escape in a form, or no JSON object.
    MalformedBody = 2,
    /// The body is longer than the limit.
    BodyTooLong = 3,
    /// The message has more fields than the limit.
    TooManyFields = 4,
    /// Objects and arrays are nested deeper than the limit.
    TooDeep = 5,
    /// A field stands twice: which one was signed cannot be told.
    DuplicateField = 6,
    /// The field with the signature is missing or empty.
    MissingSignature = 7,
    /// The signature is not hex of the digest's length.
    MalformedSignature = 8,
    /// The field for the kind of signature names no digest of this message.
    UnsupportedSignType = 9,
    /// A required field is missing, or empty where empty values are left out.
    MissingField = 10,
    /// A field has no name.
    EmptyName = 11,
    /// The signed text would read as different fields: another message could share its signature.
    AmbiguousField = 12,
    /// A signed field is an object or an array, whose text the gateways do not define.
    NestedValue = 13,
    /// The scheme's text cannot be read back into fields, so nothing can be verified strictly by it.
    UnreadableScheme = 14,
    /// This message has no signature.
    UnsignedMessage = 15,
    /// The signature does not belong to this message and secret.
    Mismatch = 16,
    /// The body begins like a path or a URL: give the query alone, what is after the `?`.
    NotAQuery = 17,
    /// The message has no such field.
    UnknownField = 20,
    /// The signature is computed, not given.
    SignatureGiven = 21,
    /// The value does not fit the field's kind or codes.
    InvalidValue = 22,
    /// The value is longer than the field allows.
    ValueTooLong = 23,
    /// Two fields are given of which only one is allowed.
    ExclusiveFields = 24,
    /// The field is not allowed together with the value of another one.
    FieldNotAllowed = 25,
    /// This message carries the secret as a plain parameter; paysign never writes a secret into a message.
    CarriesSecret = 26,
    /// The secret is empty.
    EmptySecret = 30,
    /// The secret is longer than 256 bytes.
    SecretTooLong = 31,
    /// The secret begins or ends with white space, as a copied or a read line does.
    SecretHasBlanks = 32,
    /// The message is about another order.
    OrderDiffers = 40,
    /// The order is not paid.
    NotPaid = 41,
    /// Only a part is paid.
    PartlyPaid = 42,
    /// The payment is still under way.
    Pending = 43,
    /// The payment was given back.
    Refunded = 44,
    /// The order was closed without a payment.
    Closed = 45,
    /// Less was paid than the order asks for.
    PaidTooLittle = 46,
    /// More was paid than the order asks for.
    PaidTooMuch = 47,
    /// The amount paid is no decimal.
    UnreadableAmount = 48,
    /// The message proves no status or no amount: ask the gateway with the query.
    AskGateway = 49,
    /// There is no gateway of this name.
    UnknownGateway = 60,
    /// The gateway has no message of this name.
    UnknownMessage = 61,
    /// The text is no scheme.
    SchemeSyntax = 62,
    /// The text is no decimal amount.
    InvalidAmount = 63,
    /// The base URL does not begin with `http://` or `https://`.
    InvalidUrl = 64,
    /// No secret was given.
    NoSecret = 65,
    /// The message is for another merchant number.
    WrongMerchant = 66,
    /// The gateway answered with an error.
    GatewayError = 67,
    /// Bodies of this wire need a feature that this build leaves out.
    NotThisWire = 68,
    /// The answer means success in another dialect of this gateway: this one is not what the site speaks.
    OtherDialect = 69,
    /// A pointer is NULL that must not be, or a number is none that the function knows. Of this library alone, as all
    /// below.
    InvalidArgument = 900,
    /// The result is longer than the buffer; the length that is needed was written.
    BufferTooSmall = 901,
    /// The message holds no such field, or none with this role; or there is no element of this index.
    NotThere = 902,
    /// The text of an argument is not UTF-8.
    NotUtf8 = 903,
    /// The amount is no whole number of this unit, or too great for 64 bits.
    NotWhole = 904,
    /// The library failed in a way that it should never do. Nothing is proved then.
    Internal = 999,
}

/// A text with a zero byte behind it.
const fn terminated<const N: usize>(text: &str) -> [u8; N] {
    assert!(text.len() + 1 == N);
    let (mut bytes, mut index) = ([0; N], 0);
    while index < text.len() {
        bytes[index] = text.as_bytes()[index];
        index += 1;
    }
    bytes
}

macro_rules! c_str {
    ($text:expr) => {{
        const TEXT: &str = $text;
        const BYTES: [u8; TEXT.len() + 1] = terminated(TEXT);
        match CStr::from_bytes_with_nul(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("a text holds no zero byte"),
        }
    }};
}

struct Entry {
    code: Code,
    word: &'static CStr,
    text: &'static CStr,
}

macro_rules! entries {
    (core: $( $variant:ident )*; own: $( $own:ident $word:literal $text:literal; )*) => {
        const ENTRIES: &[Entry] = &[
            $( Entry {
                code: Code::$variant,
                word: c_str!(paysign::Code::$variant.as_str()),
                text: c_str!(paysign::Code::$variant.text()),
            }, )*
            $( Entry { code: Code::$own, word: c_str!($word), text: c_str!($text) }, )*
        ];
    };
}

entries! {
    core:
        EmptyBody MalformedBody BodyTooLong TooManyFields TooDeep DuplicateField MissingSignature MalformedSignature
        UnsupportedSignType MissingField EmptyName AmbiguousField NestedValue UnreadableScheme UnsignedMessage Mismatch
        NotAQuery
        UnknownField SignatureGiven InvalidValue ValueTooLong ExclusiveFields FieldNotAllowed CarriesSecret
        EmptySecret SecretTooLong SecretHasBlanks
        OrderDiffers NotPaid PartlyPaid Pending Refunded Closed PaidTooLittle PaidTooMuch UnreadableAmount AskGateway
        UnknownGateway UnknownMessage SchemeSyntax InvalidAmount InvalidUrl NoSecret WrongMerchant GatewayError NotThisWire
        OtherDialect;
    own:
        Ok "ok" "no error";
        InvalidArgument "invalid_argument" "a pointer is NULL that must not be, or a number is none that the function knows";
        BufferTooSmall "buffer_too_small" "the result is longer than the buffer";
        NotThere "not_there" "the message holds no such field";
        NotUtf8 "not_utf8" "the text of an argument is not UTF-8";
        NotWhole "not_whole" "the amount is no whole number of this unit, or too great for 64 bits";
        Internal "internal" "the library failed in a way that it should never do";
}

const UNKNOWN_WORD: &CStr = c"unknown_code";
const UNKNOWN_TEXT: &CStr = c"this version of paysign has no such code";

impl From<paysign::Code> for Code {
    fn from(code: paysign::Code) -> Self {
        let number = i32::from(code.number());
        // A test sees to it that each code of the core has an entry.
        entry(number).map_or(Self::Internal, |entry| entry.code)
    }
}

impl Code {
    /// What it means, in one sentence.
    pub(crate) fn text(self) -> &'static str {
        entry(self as i32).and_then(|entry| entry.text.to_str().ok()).unwrap_or_default()
    }
}

fn entry(number: i32) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.code as i32 == number)
}

/// The stable word of a code, for example `mismatch`: the same in every language of paysign.
///
/// @param code A `paysign_code`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown_code` for a number
///     that this version does not have.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_error_code(code: i32) -> *const c_char {
    entry(code).map_or(UNKNOWN_WORD, |entry| entry.word).as_ptr()
}

/// What a code means, in one English sentence, for logs.
///
/// @param code A `paysign_code`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_error_text(code: i32) -> *const c_char {
    entry(code).map_or(UNKNOWN_TEXT, |entry| entry.text).as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a code, `16 mismatch`. Lines are added and never changed.
    const COMMITTED: &str = include_str!("../codes.txt");

    fn committed() -> Vec<(i32, &'static str)> {
        let line = |line: &'static str| {
            let (number, word) = line.split_once(' ').expect("a number and a word");
            (number.parse().expect("a number"), word)
        };
        COMMITTED.lines().map(line).collect()
    }

    #[test]
    fn no_number_changes_and_none_is_used_twice() {
        let committed = committed();
        assert!(committed.is_sorted_by(|left, right| left.0 < right.0));
        let present: Vec<_> = committed
            .iter()
            .map(|(number, _)| entry(*number).map(|entry| (entry.code as i32, entry.word.to_str().expect("a word"))))
            .collect();
        assert_eq!(present, committed.into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(ENTRIES.len(), present.len(), "a new code is added to codes.txt");
    }

    #[test]
    fn each_code_of_the_core_has_its_number_word_and_text_here() {
        for code in paysign::Code::ALL {
            let entry = entry(code.number().into()).unwrap_or_else(|| panic!("{code} has no entry"));
            assert_eq!(entry.word.to_str(), Ok(code.as_str()));
            assert_eq!(entry.text.to_str(), Ok(code.text()));
            assert_eq!(Code::from(*code) as i32, i32::from(code.number()));
        }
    }
}
