//! The stable codes as an enum of every language.

macro_rules! codes {
    ($( $variant:ident = $number:tt $word:literal; )*) => {
        /// The stable code of an error, the same in every language. Its number is the one of the table in `docs/errors.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
        #[repr(i32)]
        #[allow(clippy::doc_markdown, reason = "the words of the codes, which are all that documents a variant")]
        pub enum Code {
            $( #[doc = $word] $variant = $number, )*
        }

        impl Code {
            #[cfg(test)]
            const ALL: &'static [(Self, &'static str)] = &[$( (Self::$variant, $word) ),*];
        }

        impl From<paysign::Code> for Code {
            fn from(code: paysign::Code) -> Self {
                match code {
                    $( paysign::Code::$variant => Self::$variant, )*
                    _ => unreachable!("a test sees to it that no code is forgotten"),
                }
            }
        }
    };
}

codes! {
    EmptyBody = 1 "empty_body";
    MalformedBody = 2 "malformed_body";
    BodyTooLong = 3 "body_too_long";
    TooManyFields = 4 "too_many_fields";
    TooDeep = 5 "too_deep";
    DuplicateField = 6 "duplicate_field";
    MissingSignature = 7 "missing_signature";
    MalformedSignature = 8 "malformed_signature";
    UnsupportedSignType = 9 "unsupported_sign_type";
    MissingField = 10 "missing_field";
    EmptyName = 11 "empty_name";
    AmbiguousField = 12 "ambiguous_field";
    NestedValue = 13 "nested_value";
    UnreadableScheme = 14 "unreadable_scheme";
    UnsignedMessage = 15 "unsigned_message";
    Mismatch = 16 "mismatch";
    NotAQuery = 17 "not_a_query";
    UnknownField = 20 "unknown_field";
    SignatureGiven = 21 "signature_given";
    InvalidValue = 22 "invalid_value";
    ValueTooLong = 23 "value_too_long";
    ExclusiveFields = 24 "exclusive_fields";
    FieldNotAllowed = 25 "field_not_allowed";
    CarriesSecret = 26 "carries_secret";
    EmptySecret = 30 "empty_secret";
    SecretTooLong = 31 "secret_too_long";
    SecretHasBlanks = 32 "secret_has_blanks";
    OrderDiffers = 40 "order_differs";
    NotPaid = 41 "not_paid";
    PartlyPaid = 42 "partly_paid";
    Pending = 43 "pending";
    Refunded = 44 "refunded";
    Closed = 45 "closed";
    PaidTooLittle = 46 "paid_too_little";
    PaidTooMuch = 47 "paid_too_much";
    UnreadableAmount = 48 "unreadable_amount";
    AskGateway = 49 "ask_gateway";
    UnknownGateway = 60 "unknown_gateway";
    UnknownMessage = 61 "unknown_message";
    SchemeSyntax = 62 "scheme_syntax";
    InvalidAmount = 63 "invalid_amount";
    InvalidUrl = 64 "invalid_url";
    NoSecret = 65 "no_secret";
    WrongMerchant = 66 "wrong_merchant";
    GatewayError = 67 "gateway_error";
    NotThisWire = 68 "not_this_wire";
    OtherDialect = 69 "other_dialect";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_of_the_core_is_forgotten_and_none_differs() {
        let core = paysign::Code::ALL.iter().map(|code| (i32::from(code.number()), code.as_str()));
        let ours = Code::ALL.iter().map(|(code, word)| (*code as i32, *word));
        assert_eq!(core.collect::<Vec<_>>(), ours.collect::<Vec<_>>());
        for code in paysign::Code::ALL {
            assert_eq!(Code::from(*code) as i32, i32::from(code.number()));
        }
    }
}
