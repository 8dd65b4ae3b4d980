//! The codes and words of the core as enumerations of every language. Written by `cargo xtask generate` from the core; do not edit.

/// The stable code of an error, the same in every language, with the number of `docs/errors.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
#[repr(i32)]
pub enum Code {
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
}

impl From<paysign::Code> for Code {
    fn from(core: paysign::Code) -> Self {
        match core {
            paysign::Code::EmptyBody => Self::EmptyBody,
            paysign::Code::MalformedBody => Self::MalformedBody,
            paysign::Code::BodyTooLong => Self::BodyTooLong,
            paysign::Code::TooManyFields => Self::TooManyFields,
            paysign::Code::TooDeep => Self::TooDeep,
            paysign::Code::DuplicateField => Self::DuplicateField,
            paysign::Code::MissingSignature => Self::MissingSignature,
            paysign::Code::MalformedSignature => Self::MalformedSignature,
            paysign::Code::UnsupportedSignType => Self::UnsupportedSignType,
            paysign::Code::MissingField => Self::MissingField,
            paysign::Code::EmptyName => Self::EmptyName,
            paysign::Code::AmbiguousField => Self::AmbiguousField,
            paysign::Code::NestedValue => Self::NestedValue,
            paysign::Code::UnreadableScheme => Self::UnreadableScheme,
            paysign::Code::UnsignedMessage => Self::UnsignedMessage,
            paysign::Code::Mismatch => Self::Mismatch,
            paysign::Code::NotAQuery => Self::NotAQuery,
            paysign::Code::UnknownField => Self::UnknownField,
            paysign::Code::SignatureGiven => Self::SignatureGiven,
            paysign::Code::InvalidValue => Self::InvalidValue,
            paysign::Code::ValueTooLong => Self::ValueTooLong,
            paysign::Code::ExclusiveFields => Self::ExclusiveFields,
            paysign::Code::FieldNotAllowed => Self::FieldNotAllowed,
            paysign::Code::CarriesSecret => Self::CarriesSecret,
            paysign::Code::EmptySecret => Self::EmptySecret,
            paysign::Code::SecretTooLong => Self::SecretTooLong,
            paysign::Code::SecretHasBlanks => Self::SecretHasBlanks,
            paysign::Code::MalformedSecret => Self::MalformedSecret,
            paysign::Code::OrderDiffers => Self::OrderDiffers,
            paysign::Code::NotPaid => Self::NotPaid,
            paysign::Code::PartlyPaid => Self::PartlyPaid,
            paysign::Code::Pending => Self::Pending,
            paysign::Code::Refunded => Self::Refunded,
            paysign::Code::Closed => Self::Closed,
            paysign::Code::PaidTooLittle => Self::PaidTooLittle,
            paysign::Code::PaidTooMuch => Self::PaidTooMuch,
            paysign::Code::UnreadableAmount => Self::UnreadableAmount,
            paysign::Code::AskGateway => Self::AskGateway,
            paysign::Code::UnknownGateway => Self::UnknownGateway,
            paysign::Code::UnknownMessage => Self::UnknownMessage,
            paysign::Code::SchemeSyntax => Self::SchemeSyntax,
            paysign::Code::InvalidAmount => Self::InvalidAmount,
            paysign::Code::InvalidUrl => Self::InvalidUrl,
            paysign::Code::NoSecret => Self::NoSecret,
            paysign::Code::WrongMerchant => Self::WrongMerchant,
            paysign::Code::GatewayError => Self::GatewayError,
            paysign::Code::NotThisWire => Self::NotThisWire,
            paysign::Code::OtherDialect => Self::OtherDialect,
            paysign::Code::InvalidName => Self::InvalidName,
            paysign::Code::NoRoles => Self::NoRoles,
            paysign::Code::GatewaySyntax => Self::GatewaySyntax,
            paysign::Code::InvalidRoles => Self::InvalidRoles,
            paysign::Code::NotWhole => Self::NotWhole,
            paysign::Code::UnknownLanguage => Self::UnknownLanguage,
            paysign::Code::MissingHeader => Self::MissingHeader,
            paysign::Code::RepeatedHeader => Self::RepeatedHeader,
            paysign::Code::MalformedTimestamp => Self::MalformedTimestamp,
            paysign::Code::Stale => Self::Stale,
            paysign::Code::FromFuture => Self::FromFuture,
            paysign::Code::NoTime => Self::NoTime,
            // Also a code that a later core adds, and this file does not have yet.
            _ => unreachable!("generated from all codes"),
        }
    }
}

/// What a message says about a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
#[repr(i32)]
pub enum PaymentStatus {
    /// Nothing: ask the gateway with the query.
    Unstated = 0,
    /// Paid.
    Paid = 1,
    /// Only a part is paid.
    PartlyPaid = 2,
    /// The payment is still under way.
    Pending = 3,
    /// Not paid, or a word that the vendor's page does not list.
    NotPaid = 4,
    /// The payment was given back.
    Refunded = 5,
    /// The order was closed without a payment.
    Closed = 6,
}

impl From<paysign::Status> for PaymentStatus {
    fn from(core: paysign::Status) -> Self {
        match core {
            paysign::Status::Unstated => Self::Unstated,
            paysign::Status::Paid => Self::Paid,
            paysign::Status::PartlyPaid => Self::PartlyPaid,
            paysign::Status::Pending => Self::Pending,
            paysign::Status::Refunded => Self::Refunded,
            paysign::Status::Closed => Self::Closed,
            // Also a status that a later core adds, and this file does not have yet.
            _ => Self::NotPaid,
        }
    }
}

/// How the fields of a message are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
#[repr(i32)]
pub enum BodyWire {
    /// `a=1&b=2` with percent-escapes: a form body, or a URL's query.
    Form = 1,
    /// One JSON object.
    Json = 2,
    /// Flat XML: one root element, in it an element for each field.
    Xml = 3,
    /// `multipart/form-data`: a part for each field, and no files.
    Multipart = 4,
}

impl From<BodyWire> for paysign::Wire {
    fn from(given: BodyWire) -> Self {
        match given {
            BodyWire::Form => Self::Form,
            BodyWire::Json => Self::Json,
            BodyWire::Xml => Self::Xml,
            BodyWire::Multipart => Self::Multipart,
        }
    }
}

/// What a field is for in every gateway, so that one shop's code serves them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
#[repr(i32)]
pub enum Role {
    /// The merchant's order number.
    OrderNo = 1,
    /// The gateway's order number.
    TradeNo = 2,
    /// The amount that was ordered.
    OrderedAmount = 3,
    /// The amount that was really paid.
    PaidAmount = 4,
    /// Where the buyer pays: a URL, or the text of a QR code.
    PayUrl = 5,
    /// The merchant's number at the gateway.
    MerchantId = 6,
    /// What the message says about the payment.
    Status = 7,
    /// The gateway's own words about an error.
    ErrorText = 8,
}

impl From<Role> for paysign::gateway::Role {
    fn from(given: Role) -> Self {
        match given {
            Role::OrderNo => Self::OrderNo,
            Role::TradeNo => Self::TradeNo,
            Role::OrderedAmount => Self::OrderedAmount,
            Role::PaidAmount => Self::PaidAmount,
            Role::PayUrl => Self::PayUrl,
            Role::MerchantId => Self::MerchantId,
            Role::Status => Self::Status,
            Role::ErrorText => Self::ErrorText,
        }
    }
}
