//! The numbers of all results. Written by `cargo xtask generate` from the core; do not edit.

use std::ffi::CStr;

/// What a function says. 0 is success, all others are errors. A code keeps its number and its word for ever, and
/// neither is used again for something else; later versions may add some, so treat one that you do not know as an
/// error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub enum Code {
    /// No error.
    Ok = 0,
    /// The body is empty: something before this call has read it, or it was never sent.
    EmptyBody = 1,
    /// The body is not what the gateway sends: a bad escape in a form, or not a JSON object.
    MalformedBody = 2,
    /// The body is longer than the limit.
    BodyTooLong = 3,
    /// The message has more fields than the limit.
    TooManyFields = 4,
    /// Objects and arrays are nested deeper than the limit.
    TooDeep = 5,
    /// A field is there twice: which one was signed cannot be told.
    DuplicateField = 6,
    /// The field with the signature is missing or empty.
    MissingSignature = 7,
    /// The signature is not hex of the digest's length, or not the Base64 that the scheme asks for.
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
    /// The body begins like a path or a URL: give only the query, what is after the `?`.
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
    /// The secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between
    /// them.
    MalformedSecret = 33,
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
    /// The amount paid is not a decimal.
    UnreadableAmount = 48,
    /// The message proves no status or no amount: ask the gateway with the query.
    AskGateway = 49,
    /// There is no gateway of this name.
    UnknownGateway = 60,
    /// The gateway has no message of this name.
    UnknownMessage = 61,
    /// The text is not a scheme.
    SchemeSyntax = 62,
    /// This is not a decimal amount, or one of more digits than there is room for.
    InvalidAmount = 63,
    /// The base URL does not begin with http:// or https://.
    InvalidUrl = 64,
    /// No secret was given.
    NoSecret = 65,
    /// The message is for another merchant number.
    WrongMerchant = 66,
    /// The gateway answered with an error.
    GatewayError = 67,
    /// Bodies of this wire need a feature that this build leaves out.
    NotThisWire = 68,
    /// The answer means success in another dialect of this gateway: the site does not speak this one.
    OtherDialect = 69,
    /// This cannot be the name of a parameter of the shop's own, or one to be added.
    InvalidName = 70,
    /// The message's description does not say which field holds the order's number: give the roles of its
    /// fields.
    NoRoles = 71,
    /// The text is not a gateway file.
    GatewaySyntax = 72,
    /// The roles that are given do not fit the scheme, or not each other.
    InvalidRoles = 73,
    /// The amount is not a whole number of this unit.
    NotWhole = 74,
    /// There are no sentences in this language: `en` and `zh` are known.
    UnknownLanguage = 75,
    /// A header that is signed, or that tells the time, is missing or empty.
    MissingHeader = 80,
    /// A header that the signature needs is there twice: which one was signed cannot be told.
    RepeatedHeader = 81,
    /// The time in the header is missing, there twice, or not digits.
    MalformedTimestamp = 82,
    /// The message is authentic but older than allowed: it may be a replay, or this machine's clock is fast.
    Stale = 83,
    /// The message is authentic but from the future: this machine's clock is slow.
    FromFuture = 84,
    /// The description asks for the age of a message, and no time was given.
    NoTime = 85,
    /// A pointer is NULL that must not be, or a number is not one that the function knows. Of this library
    /// only, as all below.
    InvalidArgument = 900,
    /// The result is longer than the buffer; the length that is needed was written.
    BufferTooSmall = 901,
    /// The message holds no such field, or none with this role; or there is no element of this index.
    NotThere = 902,
    /// The text of an argument is not UTF-8.
    NotUtf8 = 903,
    /// The library failed in a way that it should never do: nothing is proved then.
    Internal = 999,
}

/// A code, its word and what it means.
pub(crate) struct Entry {
    pub(crate) code: Code,
    pub(crate) word: &'static CStr,
    pub(crate) text: &'static CStr,
}

/// All codes, in the order of their numbers.
pub(crate) const ENTRIES: &[Entry] = &[
    Entry { code: Code::Ok, word: c"ok", text: c"no error" },
    Entry {
        code: Code::EmptyBody,
        word: c"empty_body",
        text: c"the body is empty: something before this call has read it, or it was never sent",
    },
    Entry {
        code: Code::MalformedBody,
        word: c"malformed_body",
        text: c"the body is not what the gateway sends: a bad escape in a form, or not a JSON object",
    },
    Entry { code: Code::BodyTooLong, word: c"body_too_long", text: c"the body is longer than the limit" },
    Entry { code: Code::TooManyFields, word: c"too_many_fields", text: c"the message has more fields than the limit" },
    Entry { code: Code::TooDeep, word: c"too_deep", text: c"objects and arrays are nested deeper than the limit" },
    Entry {
        code: Code::DuplicateField,
        word: c"duplicate_field",
        text: c"a field is there twice: which one was signed cannot be told",
    },
    Entry {
        code: Code::MissingSignature,
        word: c"missing_signature",
        text: c"the field with the signature is missing or empty",
    },
    Entry {
        code: Code::MalformedSignature,
        word: c"malformed_signature",
        text: c"the signature is not hex of the digest's length, or not the Base64 that the scheme asks for",
    },
    Entry {
        code: Code::UnsupportedSignType,
        word: c"unsupported_sign_type",
        text: c"the field for the kind of signature names no digest of this message",
    },
    Entry {
        code: Code::MissingField,
        word: c"missing_field",
        text: c"a required field is missing, or empty where empty values are left out",
    },
    Entry { code: Code::EmptyName, word: c"empty_name", text: c"a field has no name" },
    Entry {
        code: Code::AmbiguousField,
        word: c"ambiguous_field",
        text: c"the signed text would read as different fields: another message could share its signature",
    },
    Entry {
        code: Code::NestedValue,
        word: c"nested_value",
        text: c"a signed field is an object or an array, whose text the gateways do not define",
    },
    Entry {
        code: Code::UnreadableScheme,
        word: c"unreadable_scheme",
        text: c"the scheme's text cannot be read back into fields, so nothing can be verified strictly by it",
    },
    Entry { code: Code::UnsignedMessage, word: c"unsigned_message", text: c"this message has no signature" },
    Entry {
        code: Code::Mismatch,
        word: c"mismatch",
        text: c"the signature does not belong to this message and secret",
    },
    Entry {
        code: Code::NotAQuery,
        word: c"not_a_query",
        text: c"the body begins like a path or a URL: give only the query, what is after the `?`",
    },
    Entry { code: Code::UnknownField, word: c"unknown_field", text: c"the message has no such field" },
    Entry { code: Code::SignatureGiven, word: c"signature_given", text: c"the signature is computed, not given" },
    Entry {
        code: Code::InvalidValue,
        word: c"invalid_value",
        text: c"the value does not fit the field's kind or codes",
    },
    Entry { code: Code::ValueTooLong, word: c"value_too_long", text: c"the value is longer than the field allows" },
    Entry {
        code: Code::ExclusiveFields,
        word: c"exclusive_fields",
        text: c"two fields are given of which only one is allowed",
    },
    Entry {
        code: Code::FieldNotAllowed,
        word: c"field_not_allowed",
        text: c"the field is not allowed together with the value of another one",
    },
    Entry {
        code: Code::CarriesSecret,
        word: c"carries_secret",
        text: c"this message carries the secret as a plain parameter; paysign never writes a secret into a message",
    },
    Entry { code: Code::EmptySecret, word: c"empty_secret", text: c"the secret is empty" },
    Entry { code: Code::SecretTooLong, word: c"secret_too_long", text: c"the secret is longer than 256 bytes" },
    Entry {
        code: Code::SecretHasBlanks,
        word: c"secret_has_blanks",
        text: c"the secret begins or ends with white space, as a copied or a read line does",
    },
    Entry {
        code: Code::MalformedSecret,
        word: c"malformed_secret",
        text:
            c"the secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between them",
    },
    Entry { code: Code::OrderDiffers, word: c"order_differs", text: c"the message is about another order" },
    Entry { code: Code::NotPaid, word: c"not_paid", text: c"the order is not paid" },
    Entry { code: Code::PartlyPaid, word: c"partly_paid", text: c"only a part is paid" },
    Entry { code: Code::Pending, word: c"pending", text: c"the payment is still under way" },
    Entry { code: Code::Refunded, word: c"refunded", text: c"the payment was given back" },
    Entry { code: Code::Closed, word: c"closed", text: c"the order was closed without a payment" },
    Entry { code: Code::PaidTooLittle, word: c"paid_too_little", text: c"less was paid than the order asks for" },
    Entry { code: Code::PaidTooMuch, word: c"paid_too_much", text: c"more was paid than the order asks for" },
    Entry { code: Code::UnreadableAmount, word: c"unreadable_amount", text: c"the amount paid is not a decimal" },
    Entry {
        code: Code::AskGateway,
        word: c"ask_gateway",
        text: c"the message proves no status or no amount: ask the gateway with the query",
    },
    Entry { code: Code::UnknownGateway, word: c"unknown_gateway", text: c"there is no gateway of this name" },
    Entry { code: Code::UnknownMessage, word: c"unknown_message", text: c"the gateway has no message of this name" },
    Entry { code: Code::SchemeSyntax, word: c"scheme_syntax", text: c"the text is not a scheme" },
    Entry {
        code: Code::InvalidAmount,
        word: c"invalid_amount",
        text: c"this is not a decimal amount, or one of more digits than there is room for",
    },
    Entry {
        code: Code::InvalidUrl,
        word: c"invalid_url",
        text: c"the base URL does not begin with http:// or https://",
    },
    Entry { code: Code::NoSecret, word: c"no_secret", text: c"no secret was given" },
    Entry { code: Code::WrongMerchant, word: c"wrong_merchant", text: c"the message is for another merchant number" },
    Entry { code: Code::GatewayError, word: c"gateway_error", text: c"the gateway answered with an error" },
    Entry {
        code: Code::NotThisWire,
        word: c"not_this_wire",
        text: c"bodies of this wire need a feature that this build leaves out",
    },
    Entry {
        code: Code::OtherDialect,
        word: c"other_dialect",
        text: c"the answer means success in another dialect of this gateway: the site does not speak this one",
    },
    Entry {
        code: Code::InvalidName,
        word: c"invalid_name",
        text: c"this cannot be the name of a parameter of the shop's own, or one to be added",
    },
    Entry {
        code: Code::NoRoles,
        word: c"no_roles",
        text:
            c"the message's description does not say which field holds the order's number: give the roles of its fields",
    },
    Entry { code: Code::GatewaySyntax, word: c"gateway_syntax", text: c"the text is not a gateway file" },
    Entry {
        code: Code::InvalidRoles,
        word: c"invalid_roles",
        text: c"the roles that are given do not fit the scheme, or not each other",
    },
    Entry { code: Code::NotWhole, word: c"not_whole", text: c"the amount is not a whole number of this unit" },
    Entry {
        code: Code::UnknownLanguage,
        word: c"unknown_language",
        text: c"there are no sentences in this language: `en` and `zh` are known",
    },
    Entry {
        code: Code::MissingHeader,
        word: c"missing_header",
        text: c"a header that is signed, or that tells the time, is missing or empty",
    },
    Entry {
        code: Code::RepeatedHeader,
        word: c"repeated_header",
        text: c"a header that the signature needs is there twice: which one was signed cannot be told",
    },
    Entry {
        code: Code::MalformedTimestamp,
        word: c"malformed_timestamp",
        text: c"the time in the header is missing, there twice, or not digits",
    },
    Entry {
        code: Code::Stale,
        word: c"stale",
        text: c"the message is authentic but older than allowed: it may be a replay, or this machine's clock is fast",
    },
    Entry {
        code: Code::FromFuture,
        word: c"from_future",
        text: c"the message is authentic but from the future: this machine's clock is slow",
    },
    Entry {
        code: Code::NoTime,
        word: c"no_time",
        text: c"the description asks for the age of a message, and no time was given",
    },
    Entry {
        code: Code::InvalidArgument,
        word: c"invalid_argument",
        text: c"a pointer is NULL that must not be, or a number is not one that the function knows",
    },
    Entry {
        code: Code::BufferTooSmall,
        word: c"buffer_too_small",
        text: c"the result is longer than the buffer; the length that is needed was written",
    },
    Entry {
        code: Code::NotThere,
        word: c"not_there",
        text: c"the message holds no such field, or none with this role; or there is no element of this index",
    },
    Entry { code: Code::NotUtf8, word: c"not_utf8", text: c"the text of an argument is not UTF-8" },
    Entry {
        code: Code::Internal,
        word: c"internal",
        text: c"the library failed in a way that it should never do: nothing is proved then",
    },
];
