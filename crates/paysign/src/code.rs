//! The stable codes of all errors: a word, a number, and a sentence, the same in every language.

use core::fmt;

macro_rules! codes {
    ($( $variant:ident = $number:literal $word:literal $text:literal; )*) => {
        /// The stable code of an error, the same in every language: never renamed, its number never used again.
        ///
        /// # Examples
        ///
        /// ```
        /// use paysign::Code;
        ///
        /// assert_eq!(Code::Mismatch.as_str(), "mismatch");
        /// assert_eq!(Code::Mismatch.number(), 16);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum Code {
            $( #[doc = $text] $variant = $number, )*
        }

        impl Code {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The code as programs compare it.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// What it means, in one sentence.
            pub const fn text(self) -> &'static str {
                match self { $( Self::$variant => $text, )* }
            }
        }
    };
}

codes! {
    // The body.
    EmptyBody = 1 "empty_body" "the body is empty: something before this call has read it, or it was never sent";
    MalformedBody = 2 "malformed_body" "the body is not what the gateway sends: a bad escape in a form, or no JSON object";
    BodyTooLong = 3 "body_too_long" "the body is longer than the limit";
    TooManyFields = 4 "too_many_fields" "the message has more fields than the limit";
    TooDeep = 5 "too_deep" "objects and arrays are nested deeper than the limit";
    DuplicateField = 6 "duplicate_field" "a field stands twice: which one was signed cannot be told";
    // The signature.
    MissingSignature = 7 "missing_signature" "the field with the signature is missing or empty";
    MalformedSignature = 8 "malformed_signature" "the signature is not hex of the digest's length";
    UnsupportedSignType = 9 "unsupported_sign_type" "the field for the kind of signature names no digest of this message";
    // What was signed.
    MissingField = 10 "missing_field" "a required field is missing, or empty where empty values are left out";
    EmptyName = 11 "empty_name" "a field has no name";
    AmbiguousField = 12 "ambiguous_field" "the signed text would read as different fields: another message could share its signature";
    NestedValue = 13 "nested_value" "a signed field is an object or an array, whose text the gateways do not define";
    UnreadableScheme = 14 "unreadable_scheme" "the scheme's text cannot be read back into fields, so nothing can be verified strictly by it";
    UnsignedMessage = 15 "unsigned_message" "this message has no signature";
    Mismatch = 16 "mismatch" "the signature does not belong to this message and secret";
    NotAQuery = 17 "not_a_query" "the body begins like a path or a URL: give the query alone, what is after the `?`";
    // Signing.
    UnknownField = 20 "unknown_field" "the message has no such field";
    SignatureGiven = 21 "signature_given" "the signature is computed, not given";
    InvalidValue = 22 "invalid_value" "the value does not fit the field's kind or codes";
    ValueTooLong = 23 "value_too_long" "the value is longer than the field allows";
    ExclusiveFields = 24 "exclusive_fields" "two fields are given of which only one is allowed";
    FieldNotAllowed = 25 "field_not_allowed" "the field is not allowed together with the value of another one";
    CarriesSecret = 26 "carries_secret" "this message carries the secret as a plain parameter; paysign never writes a secret into a message";
    // The secret.
    EmptySecret = 30 "empty_secret" "the secret is empty";
    SecretTooLong = 31 "secret_too_long" "the secret is longer than 256 bytes";
    SecretHasBlanks = 32 "secret_has_blanks" "the secret begins or ends with white space, as a copied or a read line does";
    // Paid, mine, and the right amount.
    OrderDiffers = 40 "order_differs" "the message is about another order";
    NotPaid = 41 "not_paid" "the order is not paid";
    PartlyPaid = 42 "partly_paid" "only a part is paid";
    Pending = 43 "pending" "the payment is still under way";
    Refunded = 44 "refunded" "the payment was given back";
    Closed = 45 "closed" "the order was closed without a payment";
    PaidTooLittle = 46 "paid_too_little" "less was paid than the order asks for";
    PaidTooMuch = 47 "paid_too_much" "more was paid than the order asks for";
    UnreadableAmount = 48 "unreadable_amount" "the amount paid is no decimal";
    AskGateway = 49 "ask_gateway" "the message proves no status or no amount: ask the gateway with the query";
    // Names, schemes, merchants, answers.
    UnknownGateway = 60 "unknown_gateway" "there is no gateway of this name";
    UnknownMessage = 61 "unknown_message" "the gateway has no message of this name";
    SchemeSyntax = 62 "scheme_syntax" "the text is no scheme";
    InvalidAmount = 63 "invalid_amount" "the text is no decimal amount";
    InvalidUrl = 64 "invalid_url" "the base URL does not begin with http:// or https://";
    NoSecret = 65 "no_secret" "no secret was given";
    WrongMerchant = 66 "wrong_merchant" "the message is for another merchant number";
    GatewayError = 67 "gateway_error" "the gateway answered with an error";
    NotThisWire = 68 "not_this_wire" "bodies of this wire need a feature that this build leaves out";
    OtherDialect = 69 "other_dialect" "the answer means success in another dialect of this gateway: this one is not what the site speaks";
}

impl Code {
    /// The code as a number, for C and for tables.
    pub const fn number(self) -> u16 {
        self as u16
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_used_once_and_numbers_rise() {
        assert!(Code::ALL.is_sorted_by(|left, right| left.number() < right.number()));
        for (index, code) in Code::ALL.iter().enumerate() {
            assert!(Code::ALL[..index].iter().all(|earlier| earlier.as_str() != code.as_str()), "{code}");
        }
    }
}
