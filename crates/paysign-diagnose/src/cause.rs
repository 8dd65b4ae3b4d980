//! The causes: what can make a signature fail, each with a stable code.

use core::fmt;

use super::causes::{body, envelope, fields, scheme, secret, values};
use super::description::Description;

macro_rules! causes {
    ($( $variant:ident = $number:literal $word:literal $row:path; )*) => {
        /// A cause of a signature that does not match. Its code is the same in every language: never renamed,
        /// its number never used again.
        ///
        /// # Examples
        ///
        /// ```
        /// use paysign_diagnose::Cause;
        ///
        /// assert_eq!(Cause::ParameterAdded.as_str(), "parameter_added");
        /// assert!(Cause::ALL.iter().all(|cause| !cause.text().is_empty()));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum Cause {
            $( #[doc = concat!("`", $word, "`; [`Cause::text`] says what it is.")] $variant = $number, )*
        }

        impl Cause {
            /// All causes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The code as programs compare it.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// What is known about it.
            pub const fn description(self) -> &'static Description {
                match self { $( Self::$variant => &$row, )* }
            }
        }
    };
}

causes! {
    // The body, before anything is computed.
    BodyEmpty = 1 "body_empty" body::BODY_EMPTY;
    JsonForForm = 2 "json_for_form" body::JSON_FOR_FORM;
    FormForJson = 3 "form_for_json" body::FORM_FOR_JSON;
    WholeUrl = 4 "whole_url" body::WHOLE_URL;
    OtherFormat = 5 "other_format" body::OTHER_FORMAT;
    BodyReserialised = 6 "body_reserialised" body::BODY_RESERIALISED;
    BodyDamaged = 7 "body_damaged" body::BODY_DAMAGED;
    SignatureMissing = 8 "signature_missing" body::SIGNATURE_MISSING;
    SignatureMalformed = 9 "signature_malformed" body::SIGNATURE_MALFORMED;
    SignTypeUnsupported = 10 "sign_type_unsupported" body::SIGN_TYPE_UNSUPPORTED;
    StrictRefused = 11 "strict_refused" body::STRICT_REFUSED;
    OtherGateway = 12 "other_gateway" body::OTHER_GATEWAY;
    OtherMessage = 13 "other_message" body::OTHER_MESSAGE;
    MessageChanged = 14 "message_changed" body::MESSAGE_CHANGED;
    // Which fields were signed.
    ParameterAdded = 20 "parameter_added" fields::PARAMETER_ADDED;
    ParameterDropped = 21 "parameter_dropped" fields::PARAMETER_DROPPED;
    ParameterRenamed = 22 "parameter_renamed" fields::PARAMETER_RENAMED;
    ParameterTwice = 23 "parameter_twice" fields::PARAMETER_TWICE;
    UnsignedIncluded = 24 "unsigned_included" fields::UNSIGNED_INCLUDED;
    SignedLeftOut = 25 "signed_left_out" fields::SIGNED_LEFT_OUT;
    EmptyKept = 26 "empty_kept" fields::EMPTY_KEPT;
    EmptySkipped = 27 "empty_skipped" fields::EMPTY_SKIPPED;
    ZeroSkipped = 28 "zero_skipped" fields::ZERO_SKIPPED;
    NullText = 29 "null_text" fields::NULL_TEXT;
    // How their values were written.
    UrlEncoded = 40 "url_encoded" values::URL_ENCODED;
    UrlDecoded = 41 "url_decoded" values::URL_DECODED;
    PlusAndSpace = 42 "plus_and_space" values::PLUS_AND_SPACE;
    HtmlEscaped = 43 "html_escaped" values::HTML_ESCAPED;
    HtmlUnescaped = 44 "html_unescaped" values::HTML_UNESCAPED;
    EntityDamage = 45 "entity_damage" values::ENTITY_DAMAGE;
    Trimmed = 46 "trimmed" values::TRIMMED;
    Untrimmed = 47 "untrimmed" values::UNTRIMMED;
    Backslashes = 48 "backslashes" values::BACKSLASHES;
    LineEndings = 49 "line_endings" values::LINE_ENDINGS;
    NumberText = 50 "number_text" values::NUMBER_TEXT;
    BooleanText = 51 "boolean_text" values::BOOLEAN_TEXT;
    TimeUnit = 52 "time_unit" values::TIME_UNIT;
    CharsetGbk = 53 "charset_gbk" values::CHARSET_GBK;
    CharsetLatin1 = 54 "charset_latin1" values::CHARSET_LATIN1;
    CharsetLossy = 55 "charset_lossy" values::CHARSET_LOSSY;
    ByteOrderMark = 56 "byte_order_mark" values::BYTE_ORDER_MARK;
    JsonEscapes = 57 "json_escapes" values::JSON_ESCAPES;
    NestedValue = 58 "nested_value" values::NESTED_VALUE;
    LetterCase = 59 "letter_case" values::LETTER_CASE;
    ValueCut = 60 "value_cut" values::VALUE_CUT;
    BlanksChanged = 61 "blanks_changed" values::BLANKS_CHANGED;
    TagsStripped = 62 "tags_stripped" values::TAGS_STRIPPED;
    AddressRewritten = 63 "address_rewritten" values::ADDRESS_REWRITTEN;
    CharsetOther = 64 "charset_other" values::CHARSET_OTHER;
    LetterForms = 65 "letter_forms" values::LETTER_FORMS;
    // The scheme.
    OrderAsSent = 70 "order_as_sent" scheme::ORDER_AS_SENT;
    OrderIgnoringCase = 71 "order_ignoring_case" scheme::ORDER_IGNORING_CASE;
    OrderByPair = 72 "order_by_pair" scheme::ORDER_BY_PAIR;
    OrderLocale = 73 "order_locale" scheme::ORDER_LOCALE;
    OrderOfTable = 74 "order_of_table" scheme::ORDER_OF_TABLE;
    OrderReversed = 75 "order_reversed" scheme::ORDER_REVERSED;
    PairWriting = 76 "pair_writing" scheme::PAIR_WRITING;
    Separator = 77 "separator" scheme::SEPARATOR;
    TrailingSeparator = 78 "trailing_separator" scheme::TRAILING_SEPARATOR;
    JsonSigned = 79 "json_signed" scheme::JSON_SIGNED;
    Algorithm = 80 "algorithm" scheme::ALGORITHM;
    Hmac = 81 "hmac" scheme::HMAC;
    HashedTwice = 82 "hashed_twice" scheme::HASHED_TWICE;
    SignatureCut = 83 "signature_cut" scheme::SIGNATURE_CUT;
    HexCase = 84 "hex_case" scheme::HEX_CASE;
    OrderListed = 85 "order_listed" scheme::ORDER_LISTED;
    OrderByValue = 86 "order_by_value" scheme::ORDER_BY_VALUE;
    OrderByName = 87 "order_by_name" scheme::ORDER_BY_NAME;
    // The secret.
    SecretJoint = 100 "secret_joint" secret::SECRET_JOINT;
    SecretPlace = 101 "secret_place" secret::SECRET_PLACE;
    SecretAsField = 102 "secret_as_field" secret::SECRET_AS_FIELD;
    SecretLeftOut = 103 "secret_left_out" secret::SECRET_LEFT_OUT;
    SecretBlanks = 104 "secret_blanks" secret::SECRET_BLANKS;
    SecretQuotes = 105 "secret_quotes" secret::SECRET_QUOTES;
    SecretMark = 106 "secret_mark" secret::SECRET_MARK;
    SecretCase = 107 "secret_case" secret::SECRET_CASE;
    SecretCut = 108 "secret_cut" secret::SECRET_CUT;
    SecretRecoded = 109 "secret_recoded" secret::SECRET_RECODED;
    OtherSecret = 110 "other_secret" secret::OTHER_SECRET;
    WrongSecret = 111 "wrong_secret" secret::WRONG_SECRET;
    SecretNamed = 112 "secret_named" secret::SECRET_NAMED;
    SecretTwice = 113 "secret_twice" secret::SECRET_TWICE;
    SecretPlaceholder = 114 "secret_placeholder" secret::SECRET_PLACEHOLDER;
    // What was pasted around the message, or cut of it.
    LogLine = 130 "log_line" envelope::LOG_LINE;
    WholeRequest = 131 "whole_request" envelope::WHOLE_REQUEST;
    SecondQuestionMark = 132 "second_question_mark" envelope::SECOND_QUESTION_MARK;
    ValueTorn = 133 "value_torn" envelope::VALUE_TORN;
    CopiedTable = 134 "copied_table" envelope::COPIED_TABLE;
    BodyBase64 = 135 "body_base64" envelope::BODY_BASE64;
    EventEnvelope = 136 "event_envelope" envelope::EVENT_ENVELOPE;
}

impl Cause {
    /// The code as a number, for C and for tables.
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// What it is, in a sentence.
    pub const fn text(self) -> &'static str {
        self.description().text.en
    }

    /// What to change on the shop's side.
    pub const fn cure(self) -> &'static str {
        self.description().cure.en
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_used_once_and_every_text_is_there() {
        assert!(Cause::ALL.is_sorted_by(|left, right| left.number() < right.number()));
        for (index, cause) in Cause::ALL.iter().enumerate() {
            let row = cause.description();
            let earlier = &Cause::ALL[..index];
            assert!(
                earlier.iter().all(|other| other.as_str() != cause.as_str() && other.description() != row),
                "{cause}"
            );
            for text in [row.text.en, row.text.zh, row.cure.en, row.cure.zh] {
                assert!(text.len() > 10 && !text.ends_with(['.', '。']) && !text.contains('|'), "{cause}: {text}");
            }
            assert!(row.text.en.is_ascii() && !row.text.zh.is_ascii() && !row.cure.zh.is_ascii(), "{cause}");
        }
    }
}
